"""Mappings that see the payer: look-alikes, exceptions, expressions, several rows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from odoo.addons.bank_payment_reconcile.matching import Condition, Mapping, MappingRow

from .adversarial_case import Case

_ITEMS = "RE-1001 nord 1000; 48213 fjord 500; LR-7 kirch -300 bill"


def _named(text: str, account: str, *conditions: Condition, **more: Any) -> Mapping:
    """A mapping that looks for its words in text and name, for money in and out."""
    values = {"look_in": "both", "account_in": account, "account_out": account, **more}
    return Mapping(account, text, conditions=conditions, **values)


def _not(words: str, subject: Any = "text") -> Condition:
    return Condition(subject, "not_contains", words)


def _like(pattern: str, subject: Any = "text") -> Condition:
    return Condition(subject, "matches", pattern)


POWER = _named("Stadtwerke Musterstadt", "energy")
#: The landlord also delivers: rent is what says so.
RENT = _named(
    "Kirchner", "rent", Condition("text", "contains", "Miete"), look_in="name"
)
FEES = _named("Payout Ltd", "fees", _not("refund"), _not("chargeback"), look_in="name")
SMALL = _named("Telefonica", "phone", amount_to=10_000)
LARGE = _named("Telefonica", "devices", amount_from=10_001)
LOAN = _named("Kredit", "loan", _like(r"\bKRD-\d{6}\b"), look_in="text")
TAX = _named("Tax", "tax", _like(r"^Finanzamt\b", "name"), look_in="nowhere")

NAMED = [
    Case(
        "the payee's name is mapped",
        _ITEMS,
        text,
        amount,
        payer,
        truth,
        why,
        mappings=(POWER,),
    )
    for text, amount, payer, truth, why in (
        (
            "Abschlag 11/26",
            "-80",
            "STADTWERKE MUSTERSTADT AG",
            "energy -80",
            "the name is the payee's, whatever the text says",
        ),
        (
            "Stadtwerke Musterstadt Abschlag",
            "-80",
            "",
            "energy -80",
            "the bank gives no name, and the text says it",
        ),
        (
            "?20Abschlag?32STADTWERKE MUSTERSTADT",
            "-80",
            "",
            "energy -80",
            "the name stands in its field of the text",
        ),
        (
            "Guthaben 2025",
            "44.10",
            "Stadtwerke Musterstadt AG",
            "energy 44.10",
            "a credit of the same company",
        ),
        (
            "Abschlag 11/26",
            "-80",
            "Stadtwerke Neustadt AG",
            "-",
            "another town's company is another company",
        ),
        (
            "Abschlag 11/26",
            "-80",
            "Stadtwerk Musterstadt",
            "-",
            "a letter less is not what was mapped",
        ),
        (
            "48213",
            "500",
            "Stadtwerke Musterstadt AG",
            "-",
            "the company pays the amount of an open invoice and names its number",
        ),
        (
            "RE-1001",
            "1000",
            "nord",
            "RE-1001 1000",
            "nobody's mapping is meant: the customer pays his invoice",
        ),
    )
]

EXCEPT = [
    Case(
        "a condition says what is not meant",
        _ITEMS,
        text,
        amount,
        payer,
        truth,
        why,
        mappings=(FEES, RENT),
    )
    for text, amount, payer, truth, why in (
        ("Payout 4711", "97", "Payout Ltd", "fees 97", "nothing speaks against it"),
        ("Payout 4711 REFUND", "97", "Payout Ltd", "-", "a refund is not meant"),
        ("Chargeback 4711", "-97", "Payout Ltd", "-", "nor is a chargeback"),
        ("Payout rückfund", "97", "Payout Ltd", "fees 97", "no word of the two"),
        (
            "Miete November",
            "-300",
            "kirch",
            "-",
            "rent, but a bill of that amount is open with the same company",
        ),
        (
            "Lieferung November",
            "-300",
            "kirch",
            "LR-7 -300",
            "no rent: the bill that is open with that amount",
        ),
        (
            "Miete November",
            "-650",
            "Hausverwaltung Kirchner",
            "rent -650",
            "rent of that amount, and no document",
        ),
        (
            "Untermiete",
            "-650",
            "Hausverwaltung Kirchner",
            "!rent -650",
            "the word is a part of another here",
        ),
        (
            "Miete",
            "-650",
            "Mehrkirchnerin",
            "!rent -650",
            "the name is a part of another here",
        ),
    )
]

SIZES = [
    Case(
        "an amount tells two mappings of one word apart",
        _ITEMS,
        text,
        amount,
        payer,
        truth,
        why,
        mappings=(SMALL, LARGE),
    )
    for text, amount, payer, truth, why in (
        ("Rechnung", "-39.99", "Telefonica Germany", "phone -39.99", "small"),
        ("Rechnung", "-100", "Telefonica Germany", "phone -100", "to 100.00, included"),
        ("Rechnung", "-100.01", "Telefonica Germany", "devices -100.01", "above"),
        ("Telefonica", "-1299", "", "devices -1299", "above, by the text"),
        (
            "Gutschrift",
            "12",
            "Telefonica Germany",
            "phone 12",
            "a size has no sign, and no direction was given",
        ),
    )
]

EXPRESSIONS = [
    Case(
        "an expression decides",
        _ITEMS,
        text,
        amount,
        payer,
        truth,
        why,
        mappings=(LOAN, TAX),
    )
    for text, amount, payer, truth, why in (
        ("Kredit KRD-004711 Rate 3", "-250", "Bank", "loan -250", "the loan's number"),
        ("kredit krd-004711", "-250", "Bank", "loan -250", "case counts the same"),
        ("Kredit KRD-4711", "-250", "Bank", "-", "too few digits"),
        ("Kreditkarte XKRD-004711", "-250", "Bank", "-", "no number of its own"),
        ("Kredit KRD-0047110", "-250", "Bank", "-", "a longer number is another one"),
        ("USt 10/26", "-120", "Finanzamt Nord", "tax -120", "the name begins so"),
        ("USt 10/26", "-120", "Kasse Finanzamt Nord", "-", "the name begins otherwise"),
        (
            "USt 48213",
            "500",
            "Finanzamt Nord",
            "-",
            "a refund with a number that is an open invoice's, of that amount",
        ),
    )
]

_HOSTILE = _named("Zins", "interest", _like(r"(?:(?:x|xx)+)+y"), look_in="text")
_PLAIN = _named("Zins", "costs")
SLOW = [
    Case(
        "an expression that takes too long",
        _ITEMS,
        text,
        amount,
        "Bank",
        truth,
        why,
        mappings=(_HOSTILE, _PLAIN),
    )
    for text, amount, truth, why in (
        ("Zins 3. Quartal", "-9", "costs -9", "it does not hold, quickly"),
        (f"Zins {'x' * 60}y", "-9", "interest -9", "it holds, quickly"),
        (
            f"Zins {'x' * 400}y{'x' * 400}z",
            "-9",
            "interest -9",
            "it holds before the long part",
        ),
        (
            f"Zins y {'x' * 900}",
            "-9",
            "!costs -9",
            "nobody knows whether it would hold: a person looks",
        ),
    )
]


def _rows(*rows: MappingRow) -> tuple[Mapping, ...]:
    return (Mapping("split", "Split", look_in="both", rows=rows),)


def _percent(account: str, percent: str) -> MappingRow:
    return MappingRow(account, account, "percent", percent=Decimal(percent))


def _fixed(account: str, amount: int) -> MappingRow:
    return MappingRow(account, account, "fixed", fixed=amount)


_REST = MappingRow("rest", "rest")
ROWS = [
    Case(
        "a mapping of several rows",
        _ITEMS,
        "Split",
        amount,
        "A",
        truth,
        why,
        mappings=_rows(*rows),
    )
    for rows, amount, truth, why in (
        ((_percent("a", "33.33"), _REST), "-0.01", "rest -0.01", "a third of a cent"),
        ((_percent("a", "50"), _REST), "0.01", "a 0.01", "half a cent, rounded up"),
        (
            (_percent("a", "60"), _REST),
            "-99.99",
            "a -59.99; rest -40.00",
            "59.994 and what it leaves",
        ),
        ((_percent("a", "60"),), "100", "!a 60", "40.00 are nobody's"),
        ((_fixed("a", 12_000), _REST), "100", "!a 120; rest -20", "more than there is"),
        ((_fixed("a", -300), _REST), "97", "a -3; rest 100", "a fee that was kept"),
        ((_fixed("a", 10_000), _REST), "100", "a 100", "nothing is left"),
        (
            (_percent("a", "50"), _percent("b", "50")),
            "-0.03",
            "a -0.02; b -0.01",
            "percentages of the whole leave nothing",
        ),
    )
]

CASES = NAMED + EXCEPT + SIZES + EXPRESSIONS + SLOW + ROWS
