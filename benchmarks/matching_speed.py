"""Speed of the matcher alone: builds books and lines, then loads, indexes, matches.

    python3 benchmarks/matching_speed.py --items 100000 --lines 10000

Prints JSON: seconds for the dataclasses, the index and the matching, and
milliseconds a line in all.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "bank_payment_reconcile"))

from matching import Ledger, Line, OpenItem, Partner, propose  # noqa: E402

TODAY = date(2026, 11, 10)
SYLLABLES = "ka lo mi ne ru sta ber gen hol man ski dal ven tor wik per sol fin".split()
FORMS = ("GmbH", "AB", "Oy", "B.V.", "S.r.l.", "Ltd", "SA", "& Sohn", "Logistics AS")


def partner_rows(count: int, chance: random.Random) -> list[dict[str, Any]]:
    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()

    return [
        {
            "key": key,
            "name": f"{word()} {word()} {chance.choice(FORMS)}",
            "accounts": (f"DE{chance.randrange(10**20):020d}",) if key % 2 else (),
        }
        for key in range(count)
    ]


def item_rows(count: int, partners: int, chance: random.Random) -> list[dict[str, Any]]:
    rows = []
    for key in range(count):
        day = TODAY - timedelta(days=chance.randrange(90))
        rows.append(
            {
                "key": key,
                "amount": chance.randrange(5_000, 900_000),
                "side": "receivable",
                "date": day,
                "partner": chance.randrange(partners),
                "due_date": day + timedelta(days=30),
                "number": f"INV/2026/{key + 1:06d}",
                "payment_reference": f"{chance.randrange(10**11):012d}",
            }
        )
    return rows


def line_rows(
    count: int,
    items: list[dict[str, Any]],
    partners: list[dict[str, Any]],
    chance: random.Random,
) -> list[dict[str, Any]]:
    """Lines as banks write them: numbers, names, accounts, sums, and nothing."""
    rows = []
    for key in range(count):
        item = chance.choice(items)
        partner = partners[item["partner"]]
        name, number = partner["name"], item["number"]
        account = partner["accounts"][0] if partner["accounts"] else ""
        kinds: tuple[dict[str, Any], ...] = (
            {"text": f"Rechnung Nr. {number} vom 12.10.2026 KD-Nr. 5512"},
            {"text": f"GUTSCHRIFT {name.upper()} SVWZ+{number[4:]} EREF+NOTPROVIDED"},
            {"text": "payment", "partner_name": name[:27].upper()},
            {"text": "account 5512", "partner_account": account},
            {"text": f"ACH CREDIT {name[:22]} DES:PAYMENT ID:thank you CCD"},
            {"text": f"payment of {item['payment_reference']}"},
            {"text": "CARD 4411 SHELL 5650", "off": 37},
            {"text": f"{name} Zahlung", "off": 1},
        )
        row = dict(chance.choice(kinds))
        amount = item["amount"] + row.pop("off", 0)
        rows.append({"key": key, "date": TODAY, "amount": amount, **row})
    return rows


def measure(items: int, lines: int, seed: int = 1) -> dict[str, Any]:
    chance = random.Random(seed)
    partners = partner_rows(max(items // 10, 1), chance)
    entries = item_rows(items, len(partners), chance)
    bank = line_rows(lines, entries, partners, chance)
    clock = [time.process_time()]
    books = [Partner(**row) for row in partners]
    opened = [OpenItem(**row) for row in entries]
    shown = [Line(**row) for row in bank]
    clock.append(time.process_time())
    ledger = Ledger(partners=books, items=opened)
    clock.append(time.process_time())
    proposals = propose(ledger, shown)
    clock.append(time.process_time())
    build, index, match = (b - a for a, b in zip(clock, clock[1:], strict=False))
    return {
        "items": items,
        "lines": lines,
        "build_seconds": round(build, 3),
        "index_seconds": round(index, 3),
        "match_seconds": round(match, 3),
        "ms_per_line": round((clock[-1] - clock[0]) * 1000 / lines, 3),
        "match_ms_per_line": round(match * 1000 / lines, 3),
        "applied": sum(bool(p.applications) for p in proposals),
        "without_review": sum(not p.needs_review for p in proposals),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--lines", type=int, default=10_000)
    options = parser.parse_args(arguments)
    print(json.dumps(measure(options.items, options.lines)))


if __name__ == "__main__":
    main()
