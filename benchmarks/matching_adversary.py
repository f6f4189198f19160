"""Counts wrong automatic posts on ledgers changed to mislead the matcher.

    python3 benchmarks/matching_adversary.py LEDGER.json... [--seeds 3]

Every change is tried with the books whole and with 10, 30, 50 and 80 % of the
open items taken away: a payment whose invoice is not in the books must not
settle another one. Two figures per change:

* wrong: posted without a person, and not what was paid;
* equal: as wrong, but the books that were left have exactly one open item of
  that payer and that amount, and the text says nothing against it. No evidence
  in the data tells such a payment from a right one.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from matching_ledger import predict  # noqa: E402
from matching_variants import _FOUND, _in_text, reworded  # noqa: E402

Data = dict[str, Any]
Change = Callable[[Data, random.Random], Data]

RATES = (0.0, 0.1, 0.3, 0.5, 0.8)
#: What is added to a partner's name to make another one of it.
TAILS = "GmbH AG Holding Bremen Nord Group Logistics 2 SARL International".split()
PRICES = [Decimal(p) for p in ("19.90", "49.00", "99.00", "100.00", "150.00", "250.00")]


def unchanged(data: Data, chance: random.Random) -> Data:
    return data


def numbered_per_partner(data: Data, chance: random.Random) -> Data:
    """Numbers of the form customer-running: 123-1, 123-2."""
    place = {p["key"]: n + 100 for n, p in enumerate(data["partners"])}
    return _renumbered(data, lambda partner, n: f"{place[partner]}-{n}")


def numbered_alike(data: Data, chance: random.Random) -> Data:
    """Every customer's invoices begin at RE-1001."""
    return _renumbered(data, lambda partner, n: f"RE-{1000 + n}")


def _renumbered(data: Data, style: Callable[[str, int], str]) -> Data:
    count: Counter[str] = Counter()
    numbers: dict[int, str] = {}
    for item in data["open_items"]:
        found = _FOUND.fullmatch(item["number"])
        if found:
            count[item["partner"]] += 1
            number = style(item["partner"], count[item["partner"]])
            numbers[int(found[1])] = item["number"] = number

    def known(running: int) -> str:
        return numbers.get(running, f"X-{running}")

    for line in data["lines"]:
        line["text"] = _in_text(line["text"], numbers, known)
    for payment in data["payments"]:
        payment["memo"] = _in_text(payment.get("memo"), numbers, known)
    return data


def accounts_of_others(data: Data, chance: random.Random) -> Data:
    """Half of the payers' accounts are those of other partners."""
    accounts = [p["iban"] for p in data["partners"] if p["iban"]]
    for line in data["lines"]:
        if line["partner_iban"] and line["partner_name"] and chance.random() < 0.5:
            line["partner_iban"] = chance.choice(accounts)
    return data


def accounts_shared(data: Data, chance: random.Random) -> Data:
    """Many partners are noted with the account of another one."""
    accounts = [p["iban"] for p in data["partners"] if p["iban"]]
    for partner in data["partners"]:
        if partner["iban"] and chance.random() < 0.3:
            partner["iban"] = chance.choice(accounts)
    return data


def few_prices(data: Data, chance: random.Random) -> Data:
    """Every open item has one of six amounts; lines that paid items whole follow."""
    paid = {payment["pays"] for payment in data["payments"]}
    new: dict[str, tuple[Decimal, Decimal]] = {}
    for item in data["open_items"]:
        if item["key"] not in paid and not item.get("discount"):
            new[item["key"]] = (Decimal(item["amount"]), chance.choice(PRICES))
            item["amount"] = str(new[item["key"]][1])
    for line in data["lines"]:
        uses = line["truth"].get("apply", ())
        old = {use["item"]: Decimal(str(use["amount"])) for use in uses}
        whole = all(k in new and abs(a) == new[k][0] for k, a in old.items())
        total = sum((a.copy_sign(a) for a in old.values()), Decimal(0))
        if uses and whole and total == abs(Decimal(line["amount"])):
            signed = {k: new[k][1].copy_sign(a) for k, a in old.items()}
            money = sum(signed.values(), Decimal(0))
            line["truth"]["apply"] = [
                {"item": k, "amount": str(a)} for k, a in signed.items()
            ]
            line["amount"] = str(money.copy_sign(Decimal(line["amount"])))
            whole = money > 0
        if "ambiguous" in line["truth"] or uses and not whole:
            line["truth"] = {"left": True}
    return data


def names_mistyped(data: Data, chance: random.Random) -> Data:
    for line in data["lines"]:
        line["partner_name"] = _mistyped(line["partner_name"], chance)
        words = re.findall(r"[^\W\d_]{5,}", line["text"] or "")
        if words:
            word = chance.choice(words)
            line["text"] = line["text"].replace(word, _mistyped(word, chance) or "", 1)
    return data


def _mistyped(name: str | None, chance: random.Random) -> str | None:
    if not name or len(name) < 5 or chance.random() < 0.5:
        return name
    at = chance.randrange(1, len(name) - 1)
    letter = chance.choice(["", name[at + 1], "E"])
    return name[:at] + letter + name[at + 1 :]


def namesakes(data: Data, chance: random.Random) -> Data:
    """Partners of longer names who owe the same amounts under other numbers."""
    of: dict[str, list[Data]] = defaultdict(list)
    for item in data["open_items"]:
        of[item["partner"]].append(item)
    running = 50_000
    for partner in list(data["partners"]):
        if chance.random() < 0.6:
            continue
        key, name = partner["key"] + "s", f"{partner['name']} {chance.choice(TAILS)}"
        data["partners"].append({**partner, "key": key, "name": name, "iban": None})
        for item in of[partner["key"]]:
            running += 1
            own = {"key": item["key"] + "s", "partner": key, "ref": None}
            number = {"number": f"F26-{running}", "payment_reference": None}
            data["open_items"].append({**item, **own, **number})
    return data


def numbers_left_out(data: Data, chance: random.Random) -> Data:
    """Most texts do not name the document."""
    for line in data["lines"]:
        if line["text"] and chance.random() < 0.7:
            line["text"] = _FOUND.sub("", line["text"])
    return data


def advances(data: Data, chance: random.Random) -> Data:
    """Advance payments of the amount of an invoice that is open."""
    of: dict[str, list[str]] = defaultdict(list)
    for item in data["open_items"]:
        if item["type"] == "out_invoice":
            of[item["partner"]].append(item["amount"])
    for line in data["lines"]:
        if amounts := of.get(line["truth"].get("partner_only", "")):
            line["amount"] = chance.choice(amounts)
    return data


def other_words(data: Data, chance: random.Random) -> Data:
    return reworded(data, chance.randrange(10**6))


CHANGES: tuple[Change, ...] = (
    unchanged,
    numbered_per_partner,
    numbered_alike,
    accounts_of_others,
    accounts_shared,
    few_prices,
    names_mistyped,
    namesakes,
    numbers_left_out,
    advances,
    other_words,
)


def thinned(data: Data, rate: float, chance: random.Random) -> Data:
    """Without a share of the open items; those a registered payment pays stay."""
    paid = {payment["pays"] for payment in data["payments"]}
    kept = [
        item
        for item in data["open_items"]
        if item["key"] in paid or chance.random() >= rate
    ]
    return {**data, "open_items": kept}


def judged(line: Data, given: Data, items: dict[str, Data], left: set[str]) -> str:
    """What an automatic post of a line is: right, wrong or equal.

    left: the items that are in the books still.
    """
    truth = line["truth"]
    used = {u["item"]: Decimal(u["amount"]) for u in given["apply"]}
    if "left" in truth:
        return "right"
    if "payment" in truth or "account" in truth:
        kind = "payment" if "payment" in truth else "account"
        return "right" if given[kind] == truth[kind] else "wrong"
    answers = [
        {u["item"]: Decimal(str(u["amount"])) for u in answer}
        for answer in truth.get("ambiguous") or [truth.get("apply", [])]
    ]
    open_answers = [answer for answer in answers if answer.keys() <= left]
    if not used or len(open_answers) > 1:
        return "wrong"
    if any(used.items() <= answer.items() for answer in answers):
        return "right"
    same = any(_worth(used, items) == _worth(answer, items) for answer in answers)
    return "equal" if same else "wrong"


def _worth(keys: dict[str, Decimal], items: dict[str, Data]) -> list[tuple[str, str]]:
    return sorted((items[key]["partner"], items[key]["amount"]) for key in keys)


def posted(data: Data, rate: float, chance: random.Random) -> Counter[str]:
    """How many automatic posts are right, wrong, equal."""
    books = thinned(data, rate, chance)
    predictions = predict(books)
    left = {item["key"] for item in books["open_items"]}
    items = {item["key"]: item for item in data["open_items"]}
    return Counter(
        judged(line, predictions[line["key"]], items, left)
        for line in data["lines"]
        if predictions[line["key"]]["auto"]
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledgers", type=Path, nargs="+")
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args(arguments)
    for path in options.ledgers:
        data = json.loads(path.read_text())
        for change in CHANGES:
            found: Counter[str] = Counter()
            for seed in range(options.seeds):
                chance = random.Random(f"{change.__name__} {seed}")
                changed = change(copy.deepcopy(data), chance)
                for rate in RATES:
                    found += posted(changed, rate, chance)
            print(
                f"{path.stem:14s} {change.__name__:22s} right {found['right']:6d}  "
                f"wrong {found['wrong']:3d}  equal {found['equal']:3d}"
            )


if __name__ == "__main__":
    main()
