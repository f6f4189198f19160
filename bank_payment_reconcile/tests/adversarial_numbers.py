"""Numbers that mislead: pairs, ranges, telephones, dates, and what goes on behind."""

from __future__ import annotations

from .adversarial_case import Case

#: Two invoices of one customer, and another's of the amount of both.
_PAIR = "00612 nord 300; 00613 nord 450.10; 00700 fjord 750.10"
_BOTH = "00612 300; 00613 450.10"
_LONG = "2026100612 nord 300; 2026100613 nord 450.10; 2026100700 fjord 750.10"
_LONG_BOTH = "2026100612 300; 2026100613 450.10"


def _pairs() -> list[Case]:
    why = "both numbers are open and add up to the cent"
    rows = [
        (_PAIR, text, _BOTH)
        for text in (
            "00612/00613",
            "00612-00613",
            "00612 / 00613",
            "00612+00613",
            "00612, 00613",
            "00612;00613",
            "00612 & 00613",
            "00612 und 00613",
            "00612 et 00613",
            "00612 y 00613",
            "00612 i 00613",
            "00612 og 00613",
            "Rechnungen 00612/13",
            "SVWZ+00612/00613 EREF+NOTPROVIDED",
            "fakturanr 612 og 613",
        )
    ]
    rows += [
        (_LONG, text, _LONG_BOTH)
        for text in (
            "SVWZ+2026100612/2026100613",
            "2026100612-2026100613",
            "SVWZ+2026100612/2026100613EREF+NOTPROVIDED",
            "2026100612/613",
            "factures 2026100612 et 2026100613",
            "facturas 2026100612 y 2026100613",
        )
    ]
    return [
        Case(
            "two numbers with a sign between", items, text, "750.10", payer, truth, why
        )
        for items, text, truth in rows
        for payer in (("nord", "") if "/" in text else ("nord",))
    ]


PAIRS = _pairs()

RANGES = [
    Case(
        "a range", items, text, "600.30", "nord", truth, "the ends and what is between"
    )
    for items, text, truth in (
        (
            "RE-1001 nord 100.10; RE-1002 nord 200.10; RE-1003 nord 300.10",
            text,
            "RE-1001 100.10; RE-1002 200.10; RE-1003 300.10",
        )
        for text in (
            "RE-1001 bis RE-1003",
            "RE-1001 - 1003",
            "Rechnungen 1001-1003",
            "invoices RE-1001 to RE-1003",
            "factures RE-1001 à RE-1003",
            "RE-1001 t/m RE-1003",
        )
    )
]

PHONES = [
    Case(
        "a telephone number",
        f"{number} fjord 80; 900100 nord 80",
        text,
        "80",
        "nord",
        truth,
        "the telephone's digits are another's invoice; the payer's own is due",
    )
    for number, text, truth in (
        ("1234567", "Danke Tel. 030/1234567", "900100 80"),
        ("1234567", "thanks +49 30 1234567", "900100 80"),
        ("1234567", "Rückfragen Tel 0049 30 1234567", "900100 80"),
        ("456789", "appelez le +33 1 42 456789", "900100 80"),
        ("2079460", "phone +44 20 2079460", "900100 80"),
        ("5550100", "call (+1) 212 5550100", "900100 80"),
        ("334455", "tlf. 334455", "900100 80"),
        ("204567", "tel. +31 20 204567", "900100 80"),
        ("123456", "GSM +32 475 123456", "900100 80"),
        ("765432", "puh. +358 9 765432", "900100 80"),
        ("612345", "móvil +34 612345", "900100 80"),
        ("987654", "cell. +39 333 987654", "900100 80"),
        ("700800", "kom. +48 601 700800", "900100 80"),
    )
]

DATES = [
    Case(
        "a date",
        f"{number} fjord 80; INV/2026/00042 nord 80",
        text,
        "80",
        "nord",
        "INV/2026/00042 80",
        "the digits are a date; the payer's only invoice has the amount",
    )
    for number, text in (
        ("261023", "payment 261023"),
        ("261023", "Zahlung vom 261023"),
        ("231026", "betaling 231026"),
        ("20261023", "EREF+20261023 SVWZ+Zahlung"),
        ("1026", "payment FP 26/10/26"),
        ("3110", "pagamento del 31.10.2026/EREF"),
        ("3110", "pagamento del 31.10.2026/EREF+NOTPROVIDED"),
        ("2026", "Zahlung 31.10.2026EREF+NOTPROVIDED"),
        ("2310", "Überweisung 2026-10-23"),
        ("2310", "valuta 23-10-2026"),
        ("102026", "Oktober 10/2026"),
        ("2026", "01.10.2026-31.10.2026"),
        ("3110", "periode 01.10.-31.10.2026"),
        ("1432", "2026-10-23T14:32:46 payment"),
        ("1629", "Zahlung 23.10. 16:29"),
    )
] + [
    Case(
        "a date beside the number",
        "RE-4711 nord 80; RE-3110 fjord 30; RE-2026 fjord 80",
        text,
        "80",
        "nord",
        "RE-4711 80",
        "the date is no further invoice",
    )
    for text in (
        "RE-4711 vom 31.10.2026/EREF+NOTPROVIDED",
        "RE-4711/31.10.2026",
        "RE-4711 31.10.",
        "RE-4711-31.10.2026",
        "SVWZ+RE-4711 31.10.2026EREF+X",
        "fattura RE-4711 del 31.10.2026/EREF",
    )
]

CONTINUED = [
    Case(
        "a number behind a hyphen",
        "RE-4711 nord 80; RE-4718 fjord 30; RE-4713 kirch 20; RE-118 kirch 80",
        text,
        "80",
        "nord",
        "RE-4711 80",
        "the customer's own number behind the invoice is no further invoice",
    )
    for text in (
        "RE-4711-118",
        "RE-4711 - 18",
        "RE 4711/18",
        "RE-4711, 13",
        "RE-4711 / 118 / 13",
        "Rechnung 4711 + 18",
    )
]

CASES = [*PAIRS, *RANGES, *PHONES, *DATES, *CONTINUED]
