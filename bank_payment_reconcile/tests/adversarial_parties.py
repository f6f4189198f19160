"""Lines of several partners: who may pay for whom, and who may not."""

from __future__ import annotations

from odoo.addons.bank_payment_reconcile.matching import Partner

from .adversarial_case import Case

MOTHER = Partner(
    "mother", "Aurelia Holding SE", accounts=("DE44500105175407324931",), group="aur"
)
DAUGHTER = Partner("daughter", "Tessera Glaswerke GmbH", group="aur")
#: One account, noted with both: a trustee pays for them.
TRUSTED = (
    Partner("ost", "Ostkamm Forst eG", accounts=("DE21500500009876543210",)),
    Partner("west", "Westhang Weine eG", accounts=("DE21500500009876543210",)),
)
_TWO = "RE-1001 nord 1000; RE-2001 fjord 500"
_GROUP = "RE-3001 mother 700; RE-4001 daughter 300; RE-5001 kirch 300"
_TRUST = "RE-6001 ost 120.50; RE-7001 west 79.50"


def _of_group(text, amount, payer, truth, why, items=_GROUP, **more):
    return Case(
        "documents of one commercial group",
        items,
        text,
        amount,
        payer,
        truth,
        why,
        partners=(MOTHER, DAUGHTER),
        more=more,
    )


STRANGERS = [
    Case("documents of several partners", items, text, amount, payer, truth, why)
    for items, text, amount, payer, truth, why in (
        (
            _TWO,
            "RE-1001, RE-2001",
            "1500",
            "nord",
            "! RE-1001 1000; RE-2001 500",
            "one of them pays for both, to the cent: a person looks",
        ),
        (
            _TWO,
            "invoices RE-1001 and RE-2001",
            "1500",
            "kirch",
            "! RE-1001 1000; RE-2001 500",
            "neither of them pays for both",
        ),
        (
            _TWO,
            "RE-1001 RE-2001",
            "1500",
            "Treuhand Sued GmbH",
            "! RE-1001 1000; RE-2001 500",
            "an unknown payer pays for both",
        ),
        (
            _TWO,
            "RE-1001 RE-2001",
            "1500",
            "",
            "! RE-1001 1000; RE-2001 500",
            "nobody is told, and two partners are named",
        ),
        (
            "RE-1001 kirch -1000 bill; RE-2001 dijk -500 bill",
            "RE-1001 RE-2001",
            "-1500",
            "Inkasso Nord",
            "! RE-1001 -1000; RE-2001 -500",
            "a collector is paid what two vendors are owed",
        ),
        (
            "RE-1001 nord 1000; RE-2001 fjord 500; RE-1601 las 300",
            "RE-1001 RE-2001 RE-1601",
            "1800",
            "nord",
            "! RE-1001 1000; RE-2001 500; RE-1601 300",
            "of three partners one pays for all",
        ),
        (
            "RE-1001 nord 1000; GS-2001 fjord -200 note",
            "RE-1001 less GS-2001",
            "800",
            "nord",
            "! RE-1001 1000; GS-2001 -200",
            "another's credit note is deducted: only a person may allow that",
        ),
        (
            _TWO,
            "RE-1001 RE-2001",
            "1490",
            "nord",
            "-",
            "the sum is short: who is paid how much nobody knows",
        ),
        (
            "RE-1001 nord 1000; RE-2001 fjord 500; RE-1601 las 300",
            "RE-1001 RE-2001 RE-1601",
            "1500",
            "nord",
            "-",
            "of the three named only two add up",
        ),
        (
            "4711 nord 500 twin; 4711 fjord 500 twin; RE-9 alba 1",
            "invoice 4711",
            "1000",
            "alba",
            "-",
            "one number of two partners names one of them, not both",
        ),
        (
            _TWO,
            "payment October",
            "1500",
            "",
            "-",
            "that two partners owe as much together is an accident",
        ),
        (
            _TWO,
            "RE-1001 instead of RE-2001",
            "1500",
            "nord",
            "-",
            "one of the two is not meant",
        ),
        (
            "RE-1001 nord 1000; 12345 fjord 500",
            "RE-1001 customer no. 12345",
            "1500",
            "nord",
            "-",
            "the other number is a customer's",
        ),
    )
]

GROUPS = [
    _of_group(
        "RE-3001 RE-4001",
        "1000",
        "Aurelia Holding SE",
        "RE-3001 700; RE-4001 300",
        "the mother pays for her daughter",
        partner_account="DE44500105175407324931",
    ),
    _of_group(
        "RE-3001, RE-4001",
        "1000",
        "Tessera Glaswerke GmbH",
        "RE-3001 700; RE-4001 300",
        "the daughter pays for her mother",
    ),
    _of_group(
        "RE-3001 RE-5001",
        "1000",
        "Aurelia Holding SE",
        "! RE-3001 700; RE-5001 300",
        "the other one is not of the group",
    ),
    _of_group(
        "RE-3001 RE-4001",
        "1000",
        "kirch",
        "! RE-3001 700; RE-4001 300",
        "who pays for the group is not of it",
    ),
    _of_group(
        "RE-3001 RE-4001",
        "1000",
        "Aurelia Holding SE",
        "! RE-3001 700; RE-4001 300",
        "the account is known as a stranger's",
        partner_account="DE02120300000000202051",
    ),
    _of_group(
        "2. Rate RE-3001 RE-4001",
        "1000",
        "Aurelia Holding SE",
        "! RE-3001 700; RE-4001 300",
        "an instalment is said to be paid",
    ),
    _of_group(
        "RE-4001 minus GS-3002",
        "250",
        "Tessera Glaswerke GmbH",
        "RE-4001 300; GS-3002 -50",
        "the mother's credit note is deducted, named, from the daughter's invoice",
        items="GS-3002 mother -50 note; RE-4001 daughter 300",
    ),
    _of_group(
        "RE-3001 RE-4001",
        "990",
        "Aurelia Holding SE",
        "-",
        "short: which of the two is not paid nobody says",
    ),
]

TRUSTEES = [
    Case(
        "an account that is known of several partners",
        _TRUST,
        text,
        amount,
        payer,
        truth,
        why,
        partners=TRUSTED,
        more={"partner_account": account},
    )
    for text, amount, payer, account, truth, why in (
        (
            "RE-6001 RE-7001",
            "200",
            "Treuhand Sued",
            "DE21500500009876543210",
            "RE-6001 120.50; RE-7001 79.50",
            "the account is noted with both",
        ),
        (
            "RE-6001 RE-7001",
            "200",
            "Treuhand Sued",
            "DE11500500001234567890",
            "! RE-6001 120.50; RE-7001 79.50",
            "the account is nobody's",
        ),
        (
            "RE-6001 RE-7001",
            "200",
            "",
            "DE89370400440532013000",
            "! RE-6001 120.50; RE-7001 79.50",
            "the account is somebody else's",
        ),
        (
            "October",
            "200",
            "Treuhand Sued",
            "DE21500500009876543210",
            "-",
            "without numbers a sum over two partners is an accident",
        ),
    )
]

CASES = STRANGERS + GROUPS + TRUSTEES
