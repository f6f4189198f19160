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

CREDITS = [
    Case(
        "what lies on account of another of the group",
        items,
        text,
        amount,
        payer,
        truth,
        why,
        partners=(MOTHER, DAUGHTER),
    )
    for items, text, amount, payer, truth, why in (
        (
            "GS-3009 mother -50.10 note; RE-4001 daughter 300",
            "RE-4001",
            "249.90",
            "Tessera Glaswerke GmbH",
            "! RE-4001 300; GS-3009 -50.10",
            "the mother's credit note explains what is missing, and nothing names it",
        ),
        (
            "GS-4009 daughter -50.10 note; RE-3001 mother 700",
            "RE-3001",
            "649.90",
            "Aurelia Holding SE",
            "! RE-3001 700; GS-4009 -50.10",
            "and the daughter's what the mother leaves out",
        ),
        (
            "GS-5009 kirch -50.10 note; RE-4001 daughter 300",
            "RE-4001",
            "249.90",
            "Tessera Glaswerke GmbH",
            "! RE-4001 249.90",
            "a stranger's credit note explains nothing: a part is paid",
        ),
        (
            "GS-3009 mother -50.10 note; GS-3010 mother -50.10 note; "
            "RE-4001 daughter 300",
            "RE-4001",
            "249.90",
            "Tessera Glaswerke GmbH",
            "-",
            "two credit notes explain it alike",
        ),
        (
            "GS-4009 daughter -50.10 note; GS-3009 mother -50.10 note; "
            "RE-4001 daughter 300",
            "RE-4001 less GS-4009",
            "249.90",
            "Tessera Glaswerke GmbH",
            "RE-4001 300; GS-4009 -50.10",
            "her own, which is named, comes before the mother's",
        ),
        (
            "RE-4001 daughter 312.77",
            "Zahlung Oktober",
            "312.77",
            "Aurelia Holding SE",
            "! RE-4001 312.77",
            "the mother owes nothing, and the daughter exactly that",
        ),
        (
            "RE-4001 daughter 312.77; RE-3001 mother 312.77",
            "Zahlung Oktober",
            "312.77",
            "Aurelia Holding SE",
            "RE-3001 312.77",
            "the payer's own comes first",
        ),
        (
            "GS-4001 daughter -312.77 note",
            "Gutschrift Oktober",
            "-312.77",
            "Aurelia Holding SE",
            "! GS-4001 -312.77",
            "the mother is paid what the daughter was credited",
        ),
        (
            "RE-5001 kirch 312.77",
            "Zahlung Oktober",
            "312.77",
            "Aurelia Holding SE",
            "-",
            "a stranger owes it, and is no part of the group",
        ),
        (
            "RE-3001 mother 812.35; GS-4001 daughter -99.90 note",
            "Zahlung abzgl. Gutschrift",
            "712.45",
            "Aurelia Holding SE",
            "! RE-3001 812.35; GS-4001 -99.90",
            "the mother's invoice less the daughter's credit note",
        ),
    )
]

_PAID = "RE-1001 nord 500; RE-2001 fjord 500"
RETURNS = [
    Case(
        "a payment that comes back",
        items,
        text,
        amount,
        payer,
        truth,
        why,
        more=more,
        earlier=earlier,
    )
    for items, earlier, text, amount, payer, more, truth, why in (
        (
            "RE-9 nord 1",
            _PAID,
            "RUECKLASTSCHRIFT RE-1001",
            "-500",
            "nord",
            {},
            "! back nord -500",
            "the bank takes back what paid the invoice named",
        ),
        (
            "RE-9 nord 1",
            _PAID,
            "Chargeback RE-2001",
            "-500",
            "",
            {},
            "! back fjord -500",
            "nobody is told: the number tells whose payment it is",
        ),
        (
            "RE-9 nord 1",
            "RE-1001 nord 500 id=E2E-77001; RE-1002 nord 500 id=E2E-77002",
            "Retoure SEPA Lastschrift",
            "-500",
            "nord",
            {"end_to_end_id": "E2E-77001"},
            "! back nord -500",
            "the id is that of one of two",
        ),
        (
            "RE-9 nord 1",
            _PAID,
            "direct debit RE-1001",
            "-500",
            "nord",
            {"transaction_type": "PMNT-RDDT-UPDD"},
            "! back nord -500",
            "the bank's code says that it was not paid",
        ),
        (
            "F-1 kirch -1 bill",
            "ER-88 kirch -640.20",
            "RUECKUEBERWEISUNG Konto erloschen ER-88",
            "640.20",
            "",
            {},
            "! back kirch 640.20",
            "what we paid to a closed account comes back",
        ),
        (
            "RE-9 nord 1",
            _PAID,
            "Rueckerstattung RE-1001",
            "-500",
            "nord",
            {},
            "! back nord -500",
            "money given back, and nothing is open the other way",
        ),
        (
            "GS-1 nord -500 note",
            _PAID,
            "Rueckerstattung",
            "-500",
            "nord",
            {},
            "GS-1 -500",
            "the credit note of the amount is what is given back",
        ),
        (
            "GS-1 nord -500 note",
            _PAID,
            "Ruecklastschrift RE-1001",
            "-500",
            "nord",
            {},
            "! GS-1 -500",
            "a credit note of the amount lies there: a person decides",
        ),
        (
            "RE-9 nord 1",
            _PAID,
            "Ruecklastschrift RE-1001",
            "-480",
            "nord",
            {},
            "-",
            "another amount than was paid",
        ),
        (
            "RE-9 nord 1",
            "RE-1001 nord 500 2026-11-20",
            "Ruecklastschrift RE-1001",
            "-500",
            "nord",
            {},
            "-",
            "the payment is of a later day",
        ),
        (
            "RE-1001 nord 500",
            _PAID,
            "Retour RE-1001",
            "500",
            "nord",
            {},
            "! RE-1001 500",
            "what came in is not returned by what comes in: a person looks",
        ),
        (
            "RE-9 nord 1",
            "RE-1001 nord 500 from=DE89370400440532013000",
            "Ruecklastschrift",
            "-500",
            "nord",
            {},
            "! back nord -500",
            "the account of the payment, its amount, and the bank's word",
        ),
        (
            "RE-9 nord 1",
            "RE-1001 nord 500 from=DE89370400440532013000",
            "Gehalt Oktober",
            "-500",
            "nord",
            {},
            "-",
            "no word says that anything comes back",
        ),
        (
            "RE-9 nord 1",
            "RE-1001 nord 500; 1001 fjord 500",
            "Ruecklastschrift 1001",
            "-500",
            "",
            {},
            "-",
            "the number is that of two partners' payments",
        ),
    )
]

_LATER = {"later_days": 14}
AHEAD = [
    Case(
        "a payment ahead of its document",
        items,
        text,
        amount,
        payer,
        truth,
        why,
        drafts=drafts,
        terms=_LATER,
    )
    for items, drafts, text, amount, payer, truth, why in (
        (
            "RE-1501 nord 300 2026-11-20",
            "",
            "RE-1501",
            "300",
            "nord",
            "! RE-1501 300",
            "named, to the cent, ten days later",
        ),
        (
            "RE-1501 nord 300 2026-11-25",
            "",
            "RE-1501",
            "300",
            "nord",
            "-",
            "fifteen days later: it is not even proposed",
        ),
        (
            "RE-1501 nord 300 2026-11-20; RE-1401 nord 300",
            "",
            "RE-1501",
            "300",
            "nord",
            "! RE-1501 300",
            "the number decides between two of the amount",
        ),
        (
            "RE-1501 nord 300 2026-11-20; RE-1401 nord 300",
            "",
            "Zahlung",
            "300",
            "nord",
            "RE-1401 300",
            "what is dated later and not named is no rival",
        ),
        (
            "RE-1501 nord 300 2026-11-20",
            "",
            "RE-1501",
            "290",
            "nord",
            "-",
            "named and another amount",
        ),
        (
            "RE-1501 nord 100 2026-11-20; RE-1401 nord 200",
            "",
            "RE-1401 RE-1501",
            "300",
            "nord",
            "! RE-1501 100; RE-1401 200",
            "one of two named is dated later",
        ),
        (
            "RE-1501 fjord 300 2026-11-20",
            "",
            "RE-1501",
            "300",
            "nord",
            "! RE-1501 300",
            "named and another's: a person looks twice",
        ),
        (
            "RE-9 nord 1",
            "RE-1777 nord 300",
            "RE-1777",
            "300",
            "nord",
            "-",
            "a draft is told and nothing is paid",
        ),
        (
            "RE-1401 nord 300",
            "RE-1777 nord 300",
            "RE-1777",
            "300",
            "nord",
            "! RE-1401 300",
            "the draft is named, and another of the amount is open: a person looks",
        ),
        (
            "RE-1401 nord 300",
            "RE-1777 nord 300",
            "Zahlung",
            "300",
            "nord",
            "RE-1401 300",
            "a draft of the amount is no rival of what is open",
        ),
    )
]

_RUN = (
    "PAY/0101 kirch -510.10 run=BATCH/2026/0007; PAY/0102 dijk -220.35 "
    "run=BATCH/2026/0007; PAY/0103 alba -99.99 run=BATCH/2026/0007"
)
_DAY = (
    "PAY/0201 kirch -510.10 by=sepa; PAY/0202 dijk -220.35 by=sepa; "
    "PAY/0203 alba -99.99 by=sepa; PAY/0204 holm -75.50 by=check"
)
_ALL = "PAY/0101 -510.10; PAY/0102 -220.35; PAY/0103 -99.99"
RUNS = [
    Case(
        "one line for several payments registered",
        "F-1 peral -1 bill",
        text,
        amount,
        payer,
        truth,
        why,
        payments=payments,
    )
    for payments, text, amount, payer, truth, why in (
        (
            _RUN,
            "SEPA Sammler BATCH/2026/0007",
            "-830.44",
            "",
            _ALL,
            "the run's id and its sum",
        ),
        (
            _RUN,
            "SEPA Sammler BATCH/2026/0007",
            "-610.09",
            "",
            "! PAY/0101 -510.10; PAY/0103 -99.99",
            "the run less one that was rejected",
        ),
        (
            _RUN,
            "SEPA Sammler BATCH/2026/0008",
            "-610.09",
            "",
            "-",
            "the id of another run: what is left of this one by accident",
        ),
        (
            _RUN,
            "BATCH/2026/0007",
            "-600",
            "",
            "-",
            "the id and a sum that no choice of its payments has",
        ),
        (
            _RUN,
            "PAY/0101 PAY/0103",
            "-610.09",
            "",
            "PAY/0101 -510.10; PAY/0103 -99.99",
            "two payments named by their ids",
        ),
        (
            _RUN,
            "PAY/0101 PAY/0102 PAY/0103",
            "-610.09",
            "",
            "! PAY/0101 -510.10; PAY/0103 -99.99",
            "three are named, and one of them was rejected",
        ),
        (
            _DAY,
            "Sammelueberweisung",
            "-830.44",
            "",
            "! PAY/0201 -510.10; PAY/0202 -220.35; PAY/0203 -99.99",
            "all of one day by one method: only the sum says so",
        ),
        (
            _DAY,
            "Sammelueberweisung",
            "-905.94",
            "",
            "-",
            "all of the day by two methods are no set",
        ),
        (
            _DAY,
            "Sammelueberweisung",
            "-730.45",
            "",
            "! PAY/0201 -510.10; PAY/0202 -220.35",
            "the day's less one",
        ),
        (
            _DAY,
            "Sammelueberweisung",
            "830.44",
            "",
            "-",
            "money comes in and these went out",
        ),
        (
            f"{_DAY}; PAY/0301 las -800 by=sepa on=2026-11-06; "
            "PAY/0302 nord -30.44 by=sepa on=2026-11-06",
            "Sammelueberweisung",
            "-830.44",
            "",
            "-",
            "two days have the sum",
        ),
        (
            "PAY/0201 kirch -500 by=sepa; PAY/0202 dijk -220 by=sepa; "
            "PAY/0203 alba -220 by=sepa",
            "Sammelueberweisung",
            "-720",
            "",
            "-",
            "two of one amount may have been rejected",
        ),
        (
            "PAY/0201 kirch -500 by=sepa on=2026-10-05; "
            "PAY/0202 dijk -220 by=sepa on=2026-10-05",
            "Sammelueberweisung",
            "-720",
            "",
            "-",
            "a month ago: a bank shows a run within days",
        ),
        (
            _DAY,
            "Ueberweisung",
            "-830.44",
            "holm",
            "-",
            "all goes to one payee, who is in none of them",
        ),
    )
]

CASES = STRANGERS + GROUPS + TRUSTEES + CREDITS + RETURNS + AHEAD + RUNS
