"""Who pays what for whom: mappings, parts, withholding, payouts, others' debts."""

from __future__ import annotations

from .adversarial_case import Case

_TWO = "RE-1001 nord 1000; RE-1002 nord 250.40; RE-2001 fjord 1000"

MAPPED = [
    Case(
        "a mapped text and an invoice's number",
        "48213 fjord 500; 48300 kirch -500 bill",
        text,
        amount,
        payer,
        "-",
        "the text is mapped, and its number happens to be an invoice's",
        mappings=(mapping,),
    )
    for mapping, text, amount, payer in (
        ("finanzamt", "Finanzamt Steuernr 48213", "500", "Finanzamt Nord"),
        ("finanzamt", "Finanzamt Erstattung 48213", "500", ""),
        ("allianz", "Allianz Versicherung 48300", "-500", "Allianz"),
        ("lohn", "Lohn 11/2026 Personal 48300", "-500", ""),
        ("miete", "Miete Objekt 48213", "500", ""),
        ("electricity", "electricity 48300", "-500", "City Power"),
    )
] + [
    Case(
        "a mapped text and a number that is nobody's",
        "48213 fjord 77; RE-1 kirch -12 bill",
        text,
        amount,
        "",
        f"{mapping} {amount}",
        "the mapping tells the account, and no invoice has the amount",
        mappings=(mapping,),
    )
    for mapping, text, amount in (
        ("kontofuehrung", "Kontofuehrung 48213", "-9.90"),
        ("salary", "salary 2026-10 staff 48213", "-1840.22"),
        ("zinsen", "Zinsen 3. Quartal 48213", "1.12"),
    )
]

OWN_FIRST = [
    Case(
        "a bare or foreign number and the payer's own invoice",
        items,
        text,
        "90",
        "nord",
        "! RE-4210 90",
        "a number that is another's does not beat the payer's own of the amount",
    )
    for items, text in (
        ("RE-4210 nord 90; 48213 fjord 90", "48213"),
        ("RE-4210 nord 90; RE-48213 fjord 90", "48213"),
        ("RE-4210 nord 90; 2026-48213 fjord 90", "order 48213"),
        ("RE-4210 nord 90; 7788990 fjord 90", "7788990"),
        ("RE-4210 nord 90; RE-551 fjord 90", "551"),
        ("RE-4210 nord 90; 48213 fjord 90", "invoice 48213"),
    )
]

PARTS = [
    Case("a part payment", items, text, amount, payer, truth, why)
    for items, text, amount, payer, truth, why in (
        (
            _TWO,
            "RE-1001 RE-1001",
            "600",
            "nord",
            "! RE-1001 600",
            "named twice it is one invoice still, paid in part",
        ),
        (
            _TWO,
            "part of RE-1001, rest of RE-1001 next month",
            "600",
            "nord",
            "! RE-1001 600",
            "named twice it is one invoice still, paid in part",
        ),
        (
            _TWO,
            "RE-1001 u. RE-1001",
            "1000",
            "nord",
            "RE-1001 1000",
            "named twice and paid once, to the cent",
        ),
        (
            _TWO,
            "RE-1001 less retention",
            "950",
            "nord",
            "! RE-1001 950",
            "what is held back stays open",
        ),
        (
            _TWO,
            "RE-1001",
            "1100",
            "nord",
            "! RE-1001 1000",
            "what is too much is left over",
        ),
        (
            _TWO,
            "RE-1001",
            "900",
            "nord",
            "! RE-1001 900",
            "ten per cent withheld: a part, and the rest for a person",
        ),
        (
            _TWO,
            "ritenuta d'acconto 20% RE-1001",
            "800",
            "nord",
            "-",
            "tax withheld: how it is booked is a person's",
        ),
        (
            _TWO,
            "RE-1001 less WHT 15%",
            "850",
            "nord",
            "! RE-1001 850",
            "tax withheld: a part, and the rest for a person",
        ),
        (
            "RE-1001 nord 1000; RE-1003 nord 840.34",
            "RE-1001 netto",
            "840.34",
            "nord",
            "-",
            "the net amount of the one named is that of another: VAT is paid apart",
        ),
        (
            "RE-1001 nord 1190",
            "split payment VAT RE-1001",
            "190",
            "nord",
            "! RE-1001 190",
            "the tax of the invoice, paid apart",
        ),
        (
            "RE-1001 nord 1000; RE-1002 nord 970",
            "RE-1001 minus 3% Skonto",
            "970",
            "nord",
            "-",
            "the discounted amount of the one named is that of another",
        ),
    )
]

SHARED = [
    Case(
        "two lines of one invoice",
        items,
        text,
        amount,
        "nord",
        truth,
        "the first takes its share, the next what is left; the rest is for a person",
        others=others,
    )
    for items, text, amount, truth, others in (
        (
            _TWO,
            "RE-1001",
            "700",
            "! RE-1001 700",
            (("RE-1001 rest", "600", "nord", "! RE-1001 300"),),
        ),
        (
            _TWO,
            "RE-1001",
            "700",
            "! RE-1001 700",
            (("RE-1001", "300", "nord", "! RE-1001 300"),),
        ),
        (
            _TWO,
            "RE-1001",
            "400",
            "! RE-1001 400",
            (
                ("RE-1001", "400", "nord", "! RE-1001 400"),
                ("RE-1001", "400", "nord", "! RE-1001 200"),
            ),
        ),
        (_TWO, "RE-1001", "1000", "-", (("RE-1001", "1000", "nord", "-"),)),
    )
]

FOR_OTHERS = [
    Case("paying for others", items, text, amount, payer, truth, why)
    for items, text, amount, payer, truth, why in (
        (
            "RE-1001 nord 300",
            "RE-1001",
            "300",
            "fjord",
            "! RE-1001 300",
            "a customer pays another's invoice: right, and worth a look",
        ),
        (
            "RE-1001 nord 300",
            "RE-1001 Nordlicht",
            "300",
            "Hedwig Brandt",
            "RE-1001 300",
            "a stranger names the whole number, the customer and pays to the cent",
        ),
        (
            "RE-1001 nord 300; RE-1002 fjord 300",
            "for Nordlicht",
            "300",
            "fjord",
            "-",
            "whose of the two is meant a person has to say",
        ),
        (
            "RE-1001 nord 300; RE-1002 fjord 450.10",
            "RE-1001 + RE-1002",
            "750.10",
            "fjord",
            "-",
            "invoices of two customers are not posted without a person",
        ),
    )
]

PAYOUTS = [
    Case(
        "payouts, wages, rents",
        "48213 fjord 1840.22; 20261031 kirch -1840.22 bill; 1031 nord 1840.22",
        text,
        amount,
        payer,
        "-",
        "a run of cards, wages or rents that happens to have an invoice's amount",
    )
    for text, amount, payer in (
        ("STRIPE PAYOUT 48213", "1840.22", "Stripe"),
        ("SumUp Auszahlung 31.10.2026 PID48213", "1840.22", "SumUp Payments"),
        ("card settlement terminal 48213", "1840.22", "Worldline"),
        ("Nets udbetaling aftale 48213", "1840.22", "Nets"),
        ("ADYEN batch 48213", "1840.22", "Adyen N.V."),
        ("salary October 20261031", "-1840.22", "A. Berg"),
        ("Lohn 10/2026 Persnr 48213", "-1840.22", "A. Berg"),
        ("loyer octobre appartement 48213", "1840.22", "SCI du Port"),
        ("huur oktober unit 48213", "1840.22", "Huurder Jansen"),
        ("hyra lägenhet 1031", "1840.22", "Lars Ek"),
    )
]

MISSING = [
    Case(
        "named and not open",
        "INV/2026/00042 nord 300; INV/2026/00043 fjord 120",
        text,
        "300",
        payer,
        "-",
        "the invoice named is not open: another of the amount is another",
    )
    for text, payer in (
        ("INV/2026/00017", "nord"),
        ("INV/2026/00017", ""),
        ("Rechnung 00017", "nord"),
        ("facture n° 2026/00017", "nord"),
        ("faktura 17/2026", "nord"),
        ("RE 2025-0017", "nord"),
    )
] + [
    Case(
        "named and dated later",
        "INV/2026/00042 nord 300 2026-11-20; INV/2026/00043 nord 300",
        "INV/2026/00042",
        "300",
        "nord",
        "-",
        "the invoice named is dated later: the other one of the amount is another",
    )
]

CASES = [
    *MAPPED,
    *OWN_FIRST,
    *PARTS,
    *SHARED,
    *FOR_OTHERS,
    *PAYOUTS,
    *MISSING,
]
