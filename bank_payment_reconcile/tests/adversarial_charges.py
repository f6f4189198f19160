"""What the bank's file says was deducted: it explains an amount, and proves nothing.

What a line keeps for the bank is an application of its own, under the line's key (0).
"""

from __future__ import annotations

from typing import Any

from .adversarial_case import Case

_ONE = "RE-1001 nord 1000; RE-1002 nord 250.40; RE-2001 fjord 777"


def _case(
    kind: str,
    items: str,
    text: str,
    amount: str,
    payer: str,
    truth: str,
    why: str,
    kept: int,
    **more: Any,
) -> Case:
    """kept: what the bank's file says it kept, in minor units, positive."""
    values = {"charges": -kept, **more.pop("values", {})}
    return Case(kind, items, text, amount, payer, truth, why, more=values, **more)


DEDUCTED = [
    _case(
        "charges that came off",
        items,
        text,
        amount,
        payer,
        truth,
        why,
        kept,
    )
    for items, text, amount, payer, truth, kept, why in (
        (
            _ONE,
            "RE-1001",
            "990",
            "nord",
            "RE-1001 1000; 0 -10",
            1000,
            "1,000 were paid and 10 kept",
        ),
        (
            _ONE,
            "RE-1001 RE-1002",
            "1240.40",
            "nord",
            "RE-1001 1000; RE-1002 250.40; 0 -10",
            1000,
            "both were paid in full and 10 kept",
        ),
        (
            _ONE,
            "many thanks",
            "767",
            "fjord",
            "RE-2001 777; 0 -10",
            1000,
            "the payer's only invoice is of what was paid",
        ),
        (
            "RE-1001 nord 1000; C-7 nord -200 note",
            "RE-1001 less C-7",
            "795",
            "nord",
            "RE-1001 1000; C-7 -200; 0 -5",
            500,
            "the invoice less the credit note, and 5 kept",
        ),
        (
            "B-31 kirch -1000 bill",
            "B-31",
            "-1010",
            "kirch",
            "B-31 -1000; 0 -10",
            1000,
            "the vendor got 1,000 and the bank 10",
        ),
        (
            _ONE,
            "RE-1001",
            "995",
            "nord",
            "RE-1001 1000; 0 -5",
            500,
            "what a fee might explain anyway is explained by the one that is named",
        ),
    )
]

APART = [
    _case(
        "charges that are booked by themselves",
        items,
        text,
        amount,
        payer,
        truth,
        why,
        1000,
    )
    for items, text, amount, payer, truth, why in (
        (_ONE, "RE-1001", "1000", "nord", "RE-1001 1000", "the amount fits without"),
        (_ONE, "", "777", "fjord", "RE-2001 777", "the payer's only invoice fits"),
        (
            "B-31 kirch -1000 bill",
            "B-31",
            "-1000",
            "kirch",
            "B-31 -1000",
            "our payment fits without",
        ),
        (
            "RE-1001 nord 990; RE-1002 nord 1000",
            "RE-1001",
            "990",
            "nord",
            "RE-1001 990",
            "the one that is named fits, and another by what would have been paid",
        ),
        (
            "RE-1001 nord 990; RE-1002 nord 1000",
            "transfer",
            "990",
            "nord",
            "-",
            "one fits with the charges and one without",
        ),
    )
]

NO_ANSWER = [
    _case(
        "charges that explain nothing",
        _ONE,
        text,
        amount,
        "nord",
        truth,
        why,
        kept,
        **more,
    )
    for text, amount, kept, truth, why, more in (
        (
            "RE-1001",
            "985",
            2000,
            "-",
            "20 were kept and 15 are missing: somebody is wrong",
            {},
        ),
        (
            "RE-1001",
            "490",
            1000,
            "! RE-1001 500; 0 -10",
            "500 of it were paid, 10 of which the bank kept",
            {},
        ),
        (
            "RE-1001",
            "400",
            60000,
            "! RE-1001 1000; 0 -600",
            "the file says that most of it was kept, which a person has to see",
            {},
        ),
        (
            "RE-1001",
            "1010",
            -1000,
            "! RE-1001 1000; 0 10",
            "charges that come back with a payment are for a person to see",
            {},
        ),
        (
            "RE-1001",
            "990",
            0,
            "! RE-1001 990",
            "charges in another currency may be the 10, or not",
            {"values": {"charges_unclear": "11.00 USD"}},
        ),
        (
            "RE-9999",
            "990",
            1000,
            "-",
            "what would have been paid is the amount of an invoice that is not named",
            {},
        ),
    )
] + [
    _case(
        "charges that explain nothing",
        "B-31 kirch -20 bill",
        "B-31",
        "-20",
        "kirch",
        "B-31 -20",
        "more was kept than paid, which cannot be, and the amount fits without",
        5000,
    ),
    _case(
        "charges that explain nothing",
        "B-31 kirch -1000 bill",
        "B-31",
        "-20",
        "kirch",
        "-",
        "more was kept than paid, which cannot be",
        5000,
    ),
    _case(
        "charges beside a mapped text",
        _ONE,
        "rent of the office",
        "990",
        "Landlord Ltd",
        "rent 990",
        "a mapped text takes what was booked; that a stranger paid what an invoice has "
        "open says nothing",
        1000,
        mappings=("rent",),
    ),
    _case(
        "two lines of one payer, one of them less charges",
        "RE-1001 nord 1000; RE-1002 nord 1000",
        "RE-1001",
        "990",
        "nord",
        "RE-1001 1000; 0 -10",
        "each names its own",
        1000,
        others=(("RE-1002", "1000", "nord", "RE-1002 1000"),),
    ),
]

CASES = [*DEDUCTED, *APART, *NO_ANSWER]
