"""Measures the comparison of names on public sets of company names.

    python3 benchmarks/names.py FOLDER

* DNB: 500 corrupted names; how often the right one comes first.
* PATSTAT: spellings of firms; best F1 over pairs that share a candidate.
* EMM: pairs labelled by hand, mostly of different firms; none of those may be
  judged to be fully the same.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "bank_payment_reconcile"))

from matching import Ledger, Line, Partner  # noqa: E402
from matching.evidence.parties import identify  # noqa: E402
from matching.names.index import NameIndex  # noqa: E402
from matching.text.bank_text import read_text  # noqa: E402


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def dnb(folder: Path) -> float:
    """Share of corrupted names whose original comes first."""
    clean = rows(folder / "dnb_test_names.csv")
    index = NameIndex((n, row["company_name"]) for n, row in enumerate(clean))
    right = 0
    dirty = rows(folder / "dnb_adjusted_test_names.csv")
    for number, row in enumerate(dirty):
        hits = index.find(row["company_name"], spelled=True)
        right += bool(hits) and hits[0].owner == number
    return right / len(dirty)


def patstat(folder: Path) -> tuple[float, float]:
    """Best F1 over all pairs of spellings, and the score at which it is reached."""
    spellings = rows(folder / "dedupe_patstat_input.csv")
    firms = {
        row["person_id"]: row["leuven_id"]
        for row in rows(folder / "dedupe_patstat_reference.csv")
    }
    written: dict[str, Counter[str]] = {}
    for row in spellings:
        written.setdefault(row["Name"], Counter())[firms[row["person_id"]]] += 1
    names = list(written)
    pairs = {(n, n): 1.0 for n in range(len(names))}
    index = NameIndex(enumerate(names))
    for number, name in enumerate(names):
        for hit in index.alike(name):
            pair = (min(number, hit.owner), max(number, hit.owner))
            pairs[pair] = max(pairs.get(pair, 0.0), hit.score)
    sizes = sum(written.values(), Counter[str]())
    same = sum(size * (size - 1) // 2 for size in sizes.values())
    best, level, hits, taken = 0.0, 1.0, 0, 0
    for (one, two), score in sorted(pairs.items(), key=lambda p: (-p[1], p[0])):
        good, all_of = _pairs_of(written[names[one]], written[names[two]], one == two)
        hits, taken = hits + good, taken + all_of
        f1 = 2 * hits / (taken + same)
        if f1 > best:
            best, level = f1, score
    return best, level


def _pairs_of(one: Counter[str], two: Counter[str], identical: bool) -> tuple[int, int]:
    """Pairs of records of one firm, and all pairs, between two spellings."""
    if identical:
        count = one.total()
        good = sum(size * (size - 1) // 2 for size in one.values())
        return good, count * (count - 1) // 2
    return sum(
        size * two[firm] for firm, size in one.items()
    ), one.total() * two.total()


def emm(folder: Path) -> tuple[int, int, int]:
    """Different firms judged fully the same, of how many; same ones found."""
    wrong = different = found = 0
    for row in rows(folder / "emm_unittest_namepairs.csv"):
        ledger = Ledger([Partner(1, row["gt_name"])])
        line = Line("x", date(2026, 1, 1), 1, "", row["name"])
        level = identify(ledger, line, read_text("")).level
        if row["correct"] == "True":
            found += level != "no"
        else:
            different += 1
            wrong += level == "fully"
            if level == "fully":
                print("  fully:", row["name"], "|", row["gt_name"], file=sys.stderr)
    return wrong, different, found


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    f1, level = patstat(options.folder)
    wrong, different, found = emm(options.folder)
    print(
        json.dumps(
            {
                "dnb_top1": dnb(options.folder),
                "patstat_f1": round(f1, 3),
                "patstat_score": round(level, 3),
                "emm_different_fully": wrong,
                "emm_different": different,
                "emm_same_found": found,
            }
        )
    )


if __name__ == "__main__":
    main()
