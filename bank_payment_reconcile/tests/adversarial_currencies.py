"""Items in other currencies: named they are paid at a rate, and never by an amount.

The lines are in euro; a dollar is worth 0.80 on the day, a Polish zloty 0.25. A rate
may be off by 3 per cent.
"""

from __future__ import annotations

from odoo.addons.bank_payment_reconcile.matching import Rate

from .adversarial_case import Case

_DAY: dict[str, float | Rate] = {"USD": 0.8, "PLN": 0.25}
_FAR: dict[str, float | Rate] = {"USD": Rate(0.9, is_banks=True, of_day=0.8)}
_OWN: dict[str, float | Rate] = {"USD": Rate(0.81, is_banks=True, of_day=0.8)}
_ONE = "RE-7001 nord 1000 USD"

NAMED = [
    Case(
        "an item in another currency, named",
        "RE-1001 nord 55",
        text,
        amount,
        payer,
        truth,
        why,
        foreign=foreign,
        rates=rates,
    )
    for foreign, text, amount, payer, truth, why, rates in (
        (_ONE, "RE-7001", "800", "nord", "RE-7001 800", "to the cent", _DAY),
        (_ONE, "RE-7001", "795", "nord", "RE-7001 795", "a rate 0.6 % off", _DAY),
        (_ONE, "RE-7001", "823", "nord", "RE-7001 823", "a rate 2.9 % off", _DAY),
        (_ONE, "RE-7001", "810", "nord", "RE-7001 810", "at the bank's rate", _OWN),
        (
            _ONE,
            "RE-7001",
            "900",
            "nord",
            "! RE-7001 900",
            "at the bank's rate, which is far from that of the day",
            _FAR,
        ),
        (
            "RE-7001 nord 1000 USD less 20",
            "RE-7001",
            "784",
            "nord",
            "RE-7001 784",
            "980 dollars, after the discount",
            _DAY,
        ),
        (
            "RE-7001 nord 1000 USD less 20",
            "RE-7001",
            "790",
            "nord",
            "! RE-7001 790",
            "after the discount or before, at another rate",
            _DAY,
        ),
        (
            "RE-7001 nord 1000 USD; RE-7002 nord 500 USD",
            "RE-7001 RE-7002",
            "1200",
            "nord",
            "RE-7001 800; RE-7002 400",
            "both, to the cent",
            _DAY,
        ),
        (
            "RE-7001 nord 1000 USD; RE-7002 nord 500 USD",
            "RE-7001 RE-7002",
            "1215",
            "nord",
            "RE-7001 810; RE-7002 405",
            "both, at a rate 1.25 % off",
            _DAY,
        ),
        (
            "B-31 kirch -400 PLN",
            "invoice B-31",
            "-100",
            "kirch",
            "B-31 -100",
            "our own payment",
            _DAY,
        ),
    )
]

DOUBTED = [
    Case(
        "an item in another currency, doubted",
        items,
        text,
        amount,
        payer,
        truth,
        why,
        foreign=foreign,
        rates=rates,
    )
    for items, foreign, text, amount, payer, truth, why, rates in (
        ("", _ONE, "RE-7001", "400", "nord", "! RE-7001 400", "a half of it", _DAY),
        ("", _ONE, "RE-7001", "760", "nord", "! RE-7001 760", "5 % less", _DAY),
        ("", _ONE, "RE-7001", "850", "nord", "! RE-7001 800", "6 % more", _DAY),
        ("", _ONE, "RE-7001", "1000", "nord", "-", "the figures, not the worth", _DAY),
        ("", _ONE, "thank you", "800", "nord", "-", "not named", _DAY),
        ("", _ONE, "7001", "800", "Somebody", "-", "a bare number", _DAY),
        ("", _ONE, "RE-7001", "800", "fjord", "-", "another's", _DAY),
        ("", _ONE, "RE-7001", "800", "nord", "-", "no rate", {}),
        (
            "",
            _ONE,
            "RE-7001",
            "800.10",
            "Somebody",
            "! RE-7001 800.10",
            "a stranger, and not to the cent",
            _DAY,
        ),
        (
            "",
            "RE-7001 nord 1000 USD; RE-7002 nord 500 USD",
            "RE-7001 RE-7002",
            "800",
            "nord",
            "! RE-7001 800",
            "two are named and one of them paid",
            _DAY,
        ),
        (
            "RE-1001 nord 800",
            _ONE,
            "RE-7001",
            "800",
            "nord",
            "RE-7001 800",
            "what is named comes before another of the amount",
            _DAY,
        ),
        (
            "RE-1001 nord 800",
            _ONE,
            "RE-1001 and RE-7001",
            "800",
            "nord",
            "! RE-1001 800",
            "the one in euro to the cent, and another is named",
            _DAY,
        ),
        ("", _ONE, "2. Rate RE-7001", "800", "nord", "-", "an instalment", _DAY),
        ("", _ONE, "Kd 118 RE-7001", "-800", "nord", "-", "the wrong way", _DAY),
    )
] + [
    Case(
        "two lines that name one item in another currency",
        "",
        "RE-7001",
        "800",
        "nord",
        "-",
        "both claim it and one of them is wrong",
        foreign=_ONE,
        rates=_DAY,
        others=(("RE-7001", "800", "nord", "-"),),
    ),
    Case(
        "charges and another currency",
        "",
        "RE-7001",
        "790",
        "nord",
        "RE-7001 800; 0 -10",
        "800 were paid and 10 kept, as the file says",
        more={"charges": -1000},
        foreign=_ONE,
        rates=_DAY,
    ),
]

CASES = [*NAMED, *DOUBTED]
