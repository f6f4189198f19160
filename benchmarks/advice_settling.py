#!/usr/bin/env python3
"""Score what becomes of the rows of random payouts among the items of a ledger.

    benchmarks/advice_settling.py LEDGER... [--payouts 200] [--rows 2000] [--seed 1]

LEDGER is a JSON file with `partners` and `open_items`. Payouts of 1 to so many rows are
made of its invoices and credit notes, named as providers and customers name them: by
number, set one way or another, by order, by the provider's id, by address and amount,
by the end of the number, or wrongly. Prints JSON: rows right, rows that ask a person,
and rows that are wrong and ask nobody, which must be none.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "setup"))

from bank_setup.without_odoo import load  # noqa: E402

advice = load("advice")

#: How a row names its document, and how many of a hundred do so.
WAYS = {
    "number": 50,
    "number set otherwise": 15,
    "order": 12,
    "provider's id": 10,
    "number among others": 5,
    "address": 3,
    "end of the number": 2,
    "number unknown": 2,
    "no number": 1,
}
TYPES = ("out_invoice", "out_refund")


class Ledger:
    """Customers' documents of a ledger, as the core wants them."""

    def __init__(self, path):
        data = json.loads(Path(path).read_text())
        partners = {each["key"]: at for at, each in enumerate(data["partners"], 1)}
        documents = [each for each in data["open_items"] if each["type"] in TYPES]
        self.items = [
            advice.BookItem(
                key=at,
                document=at,
                residual=Decimal(each["amount"])
                * (-1 if each["type"] == "out_refund" else 1),
                currency="EUR",
                partner=partners[each["partner"]],
                numbers=tuple(
                    filter(None, (each["number"], each.get("payment_reference")))
                ),
                orders=(f"S{at:05d}",),
                transactions=(f"pi_{at * 7919:012x}",),
                due=at,
                email=f"p{partners[each['partner']]}@shop.example",
            )
            for at, each in enumerate(documents, 1)
        ]


def name_row(rng, item, way, items):
    """How a row tells its document: fields of `advice.Row`."""
    number = item.numbers[0]
    if way == "number set otherwise":
        choices = (
            number.lower(),
            number.replace("/", "-"),
            number.replace("/", " ").replace("-", " "),
            f" {number} ",
        )
        return {"numbers": (rng.choice(choices),)}
    if way == "order":
        return {"orders": item.orders}
    if way == "provider's id":
        return {"transactions": item.transactions}
    if way == "number among others":
        return {"numbers": (f"REFUND-{rng.randrange(10**6)}", number)}
    if way == "address":
        return {"partner_email": item.email.upper()}
    if way == "end of the number":
        return {"numbers": (number[-4:],)}
    if way == "number unknown":
        return {"numbers": (f"X{rng.randrange(10**9)}",)}
    return {} if way == "no number" else {"numbers": (number,)}


def make_payout(rng, ledger, count):
    """A payout and, for each row, the keys of the items that it is; None for what is no
    matter of items."""
    chosen = rng.sample(ledger.items, min(count, len(ledger.items)))
    rows, truth, ways = [], [], []
    for item in chosen:
        way = rng.choices(list(WAYS), WAYS.values())[0]
        fee = -(item.residual * 2 / 100).quantize(Decimal("0.01"))
        rows.append(
            advice.Row(
                kind="charge" if item.residual > 0 else "refund",
                gross=item.residual,
                fee=fee,
                line=len(rows) + 2,
                **name_row(rng, item, way, ledger.items),
            )
        )
        truth.append({item.key})
        ways.append(way)
    for kind, gross in (("fee", "0"), ("reserve", "-5.00")):
        if rng.random() < 0.5:
            rows.append(advice.Row(kind=kind, gross=Decimal(gross)))
            truth.append(None)
            ways.append(kind)
    said = advice.Advice(kind="payout", source="test", currency="EUR", rows=rows)
    return said, truth, ways


def score(rng, ledger, payouts, most, books):
    """:return: Counter of what became of the rows"""
    result = Counter()
    for _number in range(payouts):
        count = round(most ** rng.random())
        said, truth, ways = make_payout(rng, ledger, count)
        begin = time.process_time()
        found = advice.settle(said, books)
        result["seconds"] += time.process_time() - begin
        for settlement, right, way in zip(found, truth, ways, strict=True):
            keys = {share.item.key for share in settlement.uses}
            # Nobody can find what is not named: to ask is right.
            told = right if way not in ("number unknown", "no number") else keys
            is_right = keys == (told or set())
            if way in ("number unknown", "no number"):
                is_right = not settlement.is_sure
            result["rows"] += 1
            result["right"] += is_right
            result["sure"] += settlement.is_sure
            result["wrong and sure"] += settlement.is_sure and not is_right
            if not is_right:
                result[f"not right: {way}"] += 1
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledgers", nargs="+", metavar="LEDGER")
    parser.add_argument("--payouts", type=int, default=200)
    parser.add_argument("--rows", type=int, default=2000, help="of the largest")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    figures = {}
    for path in arguments.ledgers:
        rng = random.Random(arguments.seed)
        ledger = Ledger(path)
        found = score(
            rng,
            ledger,
            arguments.payouts,
            min(arguments.rows, len(ledger.items)),
            advice.Books(ledger.items),
        )
        found["seconds"] = round(found["seconds"], 2)
        figures[Path(path).stem] = dict(found)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
