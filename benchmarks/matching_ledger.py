"""Runs the matcher on ledgers with known answers, without Odoo or a database.

    python3 benchmarks/matching_ledger.py LEDGER.json [--out predictions.json]

Reads neither `truth` nor `kind`. The predictions are in the format of the
ledgers' `score.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "bank_payment_reconcile"))

from matching import (  # noqa: E402
    Discount,
    Ledger,
    Line,
    Mapping,
    OpenItem,
    OutstandingPayment,
    Partner,
    Proposal,
    propose,
)

SIGN = {"out_invoice": 1, "in_refund": 1, "out_refund": -1, "in_invoice": -1}


def cents(amount: str) -> int:
    """An amount as the ledgers write it, in minor units."""
    return int((Decimal(amount) * 100).to_integral_value())


def read_partner(data: dict[str, Any]) -> Partner:
    return Partner(
        key=data["key"],
        name=data["name"],
        street=data.get("street") or "",
        city=data.get("city") or "",
        accounts=(data["iban"],) if data.get("iban") else (),
    )


def read_item(data: dict[str, Any], paid: int) -> OpenItem:
    """An open item; `paid` is what a registered payment has settled of it."""
    sign = SIGN[data["type"]]
    amount, day = cents(data["amount"]), date.fromisoformat(data["date"])
    terms, discount = data.get("discount"), None
    if terms:
        kept = amount * Decimal(str(terms["percent"])) / 100
        until = day + timedelta(days=terms["days"])
        discount = Discount(sign * int(round(kept)), until)
    return OpenItem(
        key=data["key"],
        amount=sign * (amount - paid),
        side="receivable" if data["type"].startswith("out") else "payable",
        date=day,
        partner=data["partner"],
        due_date=date.fromisoformat(data["due_date"]),
        number=data["number"],
        references=(data["ref"],) if data.get("ref") else (),
        payment_reference=data.get("payment_reference") or "",
        discount=discount,
    )


def read_payment(data: dict[str, Any], numbers: dict[str, str]) -> OutstandingPayment:
    sign = 1 if data["direction"] == "inbound" else -1
    return OutstandingPayment(
        key=data["key"],
        amount=sign * cents(data["amount"]),
        date=date.fromisoformat(data["date"]),
        partner=data["partner"],
        memo=data.get("memo") or "",
        references=(numbers[data["pays"]],),
        check_number=data.get("check_number") or "",
    )


def read_ledger(data: dict[str, Any]) -> Ledger:
    """The matcher's ledger of a ledger file."""
    paid: dict[str, int] = {}
    for payment in data["payments"]:
        paid[payment["pays"]] = paid.get(payment["pays"], 0) + cents(payment["amount"])
    numbers = {item["key"]: item["number"] for item in data["open_items"]}
    items = [read_item(i, paid.get(i["key"], 0)) for i in data["open_items"]]
    return Ledger(
        partners=[read_partner(p) for p in data["partners"]],
        items=[item for item in items if item.amount],
        payments=[read_payment(p, numbers) for p in data["payments"]],
        mappings=[
            Mapping(
                key=number,
                text=mapping["text"],
                account_in=mapping["account"],
                account_out=mapping["account"],
            )
            for number, mapping in enumerate(data["mappings"])
        ],
    )


def read_lines(data: dict[str, Any]) -> list[Line]:
    return [
        Line(
            key=line["key"],
            date=date.fromisoformat(line["date"]),
            amount=cents(line["amount"]),
            text=line.get("text") or "",
            partner_name=line.get("partner_name") or "",
            partner_account=line.get("partner_iban") or "",
            end_to_end_id=line.get("end_to_end_id") or "",
            check_number=line.get("check_number") or "",
        )
        for line in data["lines"]
    ]


def prediction(line: Line, proposal: Proposal) -> dict[str, Any]:
    """A proposal in the format of `score.py`."""
    sign = 1 if line.amount > 0 else -1
    used = proposal.applications
    return {
        "confidence": proposal.confidence,
        "auto": bool(used) and not proposal.needs_review,
        "apply": [
            {"item": a.key, "amount": str(Decimal(sign * a.amount) / 100)}
            for a in used
            if a.kind == "item"
        ],
        "payment": next((a.key for a in used if a.kind == "payment"), None),
        "account": next((a.key for a in used if a.kind == "account"), None),
        "partner": proposal.partner,
    }


def predict(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Predictions per line key."""
    lines = read_lines(data)
    proposals = propose(read_ledger(data), lines)
    return {
        str(line.key): prediction(line, proposal)
        for line, proposal in zip(lines, proposals, strict=True)
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    data = json.loads(options.ledger.read_text())
    started = time.perf_counter()
    predictions = predict(data)
    seconds = time.perf_counter() - started
    if options.out:
        options.out.write_text(json.dumps(predictions, indent=1))
    auto = sum(p["auto"] for p in predictions.values())
    print(f"{len(predictions)} lines, {auto} without review, {seconds:.2f} s")


if __name__ == "__main__":
    main()
