"""Runs the NAV acceptance cases on the matcher and reports per area.

    python3 benchmarks/nav_cases.py NAV_CASES.json [--all]

A case is right when the rule and what is applied are those expected. `BETTER`
names the cases where the matcher deliberately answers otherwise, and why.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "bank_payment_reconcile"))

from matching import (  # noqa: E402
    DEFAULT_RULES,
    NO_DATE,
    Discount,
    Ledger,
    Line,
    Mapping,
    OpenItem,
    OutstandingPayment,
    Partner,
    Proposal,
    Rule,
    Settings,
    match_entries,
    propose,
    propose_account,
)
from matching.amounts.tolerance import window  # noqa: E402
from matching.books.rules import Facts, best_rule, mapping_score, score  # noqa: E402

AREAS = (
    "payment_matching",
    "one_payment_many_invoices",
    "many_payments_one_invoice",
    "payment_discount",
    "direct_debit",
    "text_mapping",
    "rules",
    "tolerance",
    "bank_reconciliation_matching",
    "copilot_matching",
)
#: Columns of the cases told in short, and the days in which an assistant looks.
ENTRY_COLUMNS = ("id", "amount", "date", "description")
ASSISTED_DAYS = 15
#: NAV's word -> the setting.
NAME_MATCHING = {"nearness": "fuzzy", "permutation": "exact", "disabled": "off"}
#: Collections in these states still stand for the money.
LIVE = {"file_created", "posted", "closed"}

BY_DOCUMENT = (
    "a document named in full and paid to the cent identifies its partner in part, "
    "so that third-party payers need no review"
)
WITHIN_PARTNER = "entries of the amount are counted within the partner, not over all"
ON_ACCOUNT = (
    "the payer is certain though nothing fits, so a payment on account is proposed "
    "for review"
)
TIED = "equal answers are shown as rivals and not applied"
#: case -> why we answer better than Business Central
BETTER: dict[str, str] = {
    "PM-026": BY_DOCUMENT,
    "DC-005": BY_DOCUMENT,
    "DD-008": BY_DOCUMENT,
    "PM-027": WITHIN_PARTNER + "; " + BY_DOCUMENT,
    "PM-073": WITHIN_PARTNER + "; the number tells which of two equal amounts",
    "OM-008": WITHIN_PARTNER,
    "OM-012": WITHIN_PARTNER + "; the numbers tell which of two equal sums",
    "PM-056": "the number tells which of the partner's equal amounts it is",
    "PM-023": "every occurrence of a number is read, not only the first",
    "PM-044": "banks write upper case, so names are compared without case",
    "OM-015": "the sum of the partner's two items is proposed",
    "PM-063": ON_ACCOUNT,
    "PM-010": TIED,
    "PM-011": TIED,
    "PM-046": TIED,
    "PM-055": TIED,
    "PM-070": TIED,
    "OM-007": TIED,
    "MO-002": TIED,
}


def minor(amount: Any) -> int:
    return int((Decimal(str(amount)) * 100).to_integral_value())


def read_settings(data: dict[str, Any]) -> Settings:
    kind, value = data.get("tolerance_type"), data.get("tolerance_value", 0)
    return Settings(
        tolerance_percent=Decimal(str(value)) if kind == "percentage" else Decimal(0),
        tolerance_amount=minor(value) if kind == "amount" else 0,
        name_matching=NAME_MATCHING[data.get("name_matching", "nearness")],  # type: ignore[arg-type]
        match_receivable=data.get("customer", True),
        match_payable=data.get("vendor", True),
        match_payments=data.get("bank", True),
    )


def read_entry(data: dict[str, Any], collected: dict[str, list[str]]) -> OpenItem:
    amount = minor(data["remaining"])
    discount = None
    if data.get("discount"):
        kept = minor(data["discount"]) * (1 if amount >= 0 else -1)
        discount = Discount(kept, date.fromisoformat(data["discount_date"]))
    return OpenItem(
        key=data["id"],
        amount=amount,
        side="payable" if data.get("type") == "vendor" else "receivable",
        date=date.fromisoformat(data.get("posting_date", "2026-01-02")),
        partner=data.get("partner"),
        due_date=date.fromisoformat(data["due_date"]) if data.get("due_date") else None,
        number=data.get("doc") or "",
        references=(data["ext_doc"],) if data.get("ext_doc") else (),
        payment_reference=data.get("payment_reference") or "",
        discount=discount,
        collection_ids=tuple(collected.get(data["id"], ())),
    )


def read_ledger(setup: dict[str, Any]) -> Ledger:
    """The matcher's ledger of a case."""
    collected: dict[str, list[str]] = {}
    for debit in setup.get("direct_debits", ()):
        if {debit["status"], debit["collection_status"]} <= LIVE:
            collected.setdefault(debit["entry"], []).append(debit["transaction_id"])
    entries = setup.get("entries", ())
    return Ledger(
        partners=[
            Partner(
                key=p["id"],
                name=p["name"],
                street=p.get("address") or "",
                city=p.get("city") or "",
                accounts=tuple(p.get("bank_accounts", ())),
            )
            for p in setup.get("partners", ())
        ],
        items=[read_entry(e, collected) for e in entries if e.get("type") != "bank"],
        payments=[
            OutstandingPayment(
                key=e["id"],
                amount=minor(e["remaining"]),
                date=date.fromisoformat(e.get("posting_date", "2026-01-02")),
                partner=e.get("partner"),
                number=e.get("doc") or "",
                memo=e.get("description") or "",
                references=(e["ext_doc"],) if e.get("ext_doc") else (),
            )
            for e in entries
            if e.get("type") == "bank"
        ],
        mappings=[
            Mapping(
                key=number,
                text=m["text"],
                account_in=m.get("debit") or m.get("source"),
                account_out=m.get("credit") or m.get("source"),
            )
            for number, m in enumerate(setup.get("mappings", ()))
        ],
        settings=read_settings(setup.get("settings", {})),
    )


def read_line(number: int, data: dict[str, Any]) -> Line:
    return Line(
        key=number,
        date=date.fromisoformat(data.get("date", "2026-01-15")),
        amount=minor(data["amount"]),
        text=" ".join(t for t in (data.get("text"), data.get("additional")) if t),
        partner_name=data.get("partner_name") or "",
        partner_account=data.get("partner_bank_account") or "",
        partner_street=data.get("partner_address") or "",
        partner_city=data.get("partner_city") or "",
        reference=data.get("payment_reference") or "",
        end_to_end_id=data.get("transaction_id") or "",
    )


def differences(expected: dict[str, Any], got: Proposal) -> list[str]:
    """What of a proposal is not as expected."""
    rule = "TEXT" if got.mapping is not None else got.rule
    found = []
    wanted: Counter[Any] = Counter()
    for applied in expected.get("applied", ()):
        wanted[applied.get("entry") or applied.get("account")] += minor(
            applied["amount"]
        )
    have: Counter[Any] = Counter()
    for application in got.applications:
        have[application.key] += application.amount
    if wanted != have:
        found.append(f"applied {dict(have)} not {dict(wanted)}")
    if "rule" in expected and expected["rule"] != rule:
        found.append(f"rule {rule} not {expected['rule']}")
    confidence = expected.get("match_confidence")
    if confidence and confidence != got.confidence:
        found.append(f"confidence {got.confidence} not {confidence}")
    return found


def run_case(case: dict[str, Any]) -> list[str]:
    """The differences of one case; empty when it is right."""
    if case["area"] in ("bank_reconciliation_matching", "copilot_matching"):
        return run_entries(case)
    if "lines" not in case:
        return run_statement(case)
    ledger = read_ledger(case.get("setup", {}))
    lines = [read_line(n, line) for n, line in enumerate(case["lines"])]
    proposals = propose(ledger, lines)
    found = []
    for expected in case["expected"]:
        found += differences(expected, proposals[expected["line"]])
    return found


def run_entries(case: dict[str, Any]) -> list[str]:
    """Cases of bank lines against our own bank entries."""
    given = case.get("given", {})
    if "accounts" in given:
        found = [propose_account(text, given["accounts"]) for text in given["lines"]]
        got = [answer and answer[0] for answer in found]
        return [] if got == case["then"]["accounts"] else [f"accounts {got}"]
    wanted = case.get("expected", case.get("then"))["matches"]
    if given:
        rows = [dict(zip(ENTRY_COLUMNS, row, strict=True)) for row in given["entries"]]
        shown = [dict(zip(ENTRY_COLUMNS, row, strict=True)) for row in given["lines"]]
        expected = {tuple(pair) for pair in wanted}
    else:
        rows, shown = case["setup"]["bank_entries"], case["lines"]
        expected = {(match["line"], match["entry"]) for match in wanted}
    entries = [
        OutstandingPayment(
            key=row["id"],
            amount=minor(row["amount"]),
            date=date.fromisoformat(row["date"]),
            number=row.get("doc", ""),
            memo=row["description"],
            references=(row["ext_doc"],) if row.get("ext_doc") else (),
        )
        for row in rows
    ]
    lines = [
        Line(
            key=row["id"],
            date=date.fromisoformat(row["date"]) if row["date"] else NO_DATE,
            amount=minor(row["amount"]),
            text=" ".join(t for t in (row["description"], row.get("additional")) if t),
            partner_name=row.get("partner_name", ""),
        )
        for row in shown
    ]
    days = case.get("setup", {}).get("days_tolerance", ASSISTED_DAYS)
    proposals = match_entries(Ledger(payments=entries), lines, days)
    got = {(p.line, use.key) for p in proposals for use in p.applications}
    return [] if got == expected else [f"matches {sorted(got)} not {sorted(expected)}"]


def run_statement(case: dict[str, Any]) -> list[str]:
    """Cases about the rule table and the tolerance window, told as data."""
    given, then = case["given"], case["then"]
    if case["area"] == "tolerance":
        value = given["value"]
        percent = given["type"] == "percentage"
        settings = Settings(
            tolerance_percent=Decimal(value) if percent else Decimal(0),
            tolerance_amount=0 if percent else minor(value),
        )
        low, high = window(minor(given["amount"]), settings)
        good = (low, high) == (minor(then["min"]), minor(then["max"]))
        return [] if good else [f"window {low}..{high}"]
    answer = _statement_answer(case, given)
    if answer is None:
        return ["not run: told in words"]
    wrong = {k: v for k, v in then.items() if k in answer and answer[k] != v}
    return [f"{k} {answer[k]} not {v}" for k, v in wrong.items()]


def _statement_answer(case: dict[str, Any], given: dict[str, Any]) -> Any:
    rules = given.get("rules")
    if isinstance(rules, list):
        table = [_read_rule(n, row) for n, row in enumerate(rules)]
        if case["when"] == "insert":
            return {"scores": [score(rule) for rule in table]}
        words = case["when"].replace("criteria ", "").split("/")
        facts = Facts("no", "yes_multiple", "none")
        if len(words) == 3:
            facts = Facts(*words)  # type: ignore[arg-type]
        best = best_rule(table, facts)
        return {"score": score(best) if best else 0}
    if rules == "H4 deleted":
        left = [rule for rule in DEFAULT_RULES if rule.code != "H4"]
        best = best_rule(left, Facts("fully", "yes", "one"))
        return {"rule": best.code, "score": score(best)} if best else {}
    if "medium_max" in given:
        return {"text_mapping_base": 3000, "text_mapping_max": mapping_score(10_000)}
    if "confidence" in given:
        return {"review_required": [c != "high" for c in given["confidence"]]}
    if "invoices" in given:
        return _only_multiple(given)
    return None


def _read_rule(number: int, row: Sequence[Any]) -> Rule:
    party, document, amount = (
        (None if value == "nc" else value) for value in (list(row[2:]) + ["nc"] * 3)[:3]
    )
    return Rule(number, row[0], row[1], party, document, amount)


def _only_multiple(given: dict[str, Any]) -> dict[str, Any]:
    day = date(2026, 1, 2)
    items = [
        OpenItem(f"I{n}", minor(amount), "receivable", day, "C", number=f"INV1023{n}")
        for n, amount in enumerate(given["invoices"])
    ]
    ledger = Ledger(
        [Partner("C", "Kirchner Maschinenbau")],
        items,
        rules=[r for r in DEFAULT_RULES if r.document == "yes_multiple"],
    )
    text = " ".join(item.number for item in items)
    line = Line(1, date(2026, 1, 15), minor(given["line"]), text, partner="C")
    got = propose(ledger, [line])[0]
    applied = [a.amount // 100 for a in got.applications]
    return {
        "rule": got.rule,
        "applied": applied,
        "difference": given["line"] - sum(applied),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--all", action="store_true", help="show the better ones too")
    options = parser.parse_args(arguments)
    table = {area: Counter[str]() for area in AREAS}
    for case in json.loads(options.cases.read_text())["cases"]:
        if case["area"] not in table:
            continue
        found = run_case(case)
        listed = BETTER.get(case["id"])
        result = "right" if not found else "better" if listed else "different"
        table[case["area"]][result] += 1
        if result == "different" or (found and options.all):
            print(f"{case['id']} {case['title']}: {'; '.join(found)}")
            if listed:
                print(f"    better: {listed}")
    for area, counts in table.items():
        print(f"{area:28s}", "  ".join(f"{k} {v}" for k, v in sorted(counts.items())))


if __name__ == "__main__":
    main()
