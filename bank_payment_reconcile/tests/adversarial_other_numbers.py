"""Numbers that are others': customers', contracts', parts of longer ones, mistyped."""

from __future__ import annotations

from .adversarial_case import Case

PREFIXES = [
    Case("a customer's number before a hyphen", items, text, amount, payer, truth, why)
    for items, text, amount, payer, truth, why in (
        (
            "118-4 nord 100; 118-5 nord 40; 118-6 nord 60; 120-1 fjord 100",
            "118-4, 118-9",
            "200",
            "nord",
            "-",
            "118-9 is not open, and 100 + 40 + 60 is an accident",
        ),
        (
            "118-4 nord 100; 118-5 nord 40.07; 118-6 nord 60.11",
            "118-9",
            "100.18",
            "nord",
            "-",
            "118-9 is not open; the sum of two others is an accident",
        ),
        (
            "118-4 nord 100",
            "118-9",
            "100",
            "nord",
            "-",
            "118-9 is not open: 118-4 is another invoice",
        ),
        (
            "118-4 nord 100",
            "118-9",
            "100",
            "",
            "-",
            "118-9 is not open: 118-4 is another invoice",
        ),
        (
            "118-4 nord 100; 118-5 nord 40",
            "118-4",
            "100",
            "",
            "118-4 100",
            "the whole number, and the amount to the cent",
        ),
        (
            "118-4 nord 100; 118-5 nord 40.10",
            "118-4, 118-5",
            "140.10",
            "nord",
            "118-4 100; 118-5 40.10",
            "both numbers are open and add up",
        ),
        (
            "118-4 nord 100; 118-5 nord 40.10; 118-6 nord 40.10",
            "118-4/118-6",
            "140.10",
            "",
            "118-4 100; 118-6 40.10",
            "the numbers say which of the equal ones",
        ),
        (
            "2026-118-4 nord 100; 2026-118-5 nord 100",
            "2026-118-5",
            "100",
            "nord",
            "2026-118-5 100",
            "the whole number",
        ),
        (
            "118/4 nord 100; 118/5 nord 40",
            "118/7",
            "140",
            "nord",
            "-",
            "118/7 is not open, and the sum of all others an accident",
        ),
    )
]

_OTHER_WORDS = (
    "Kundennr. 48213",
    "Vertrag 48213",
    "Zählernummer 48213",
    "Steuernummer 48213",
    "Versicherungsschein 48213",
    "contrat 48213",
    "compteur 48213",
    "n° client 48213",
    "police 48213",
    "contratto 48213",
    "codice cliente 48213",
    "contatore 48213",
    "contrato 48213",
    "póliza 48213",
    "contador 48213",
    "klantnummer 48213",
    "polisnummer 48213",
    "meternummer 48213",
    "måler 48213",
    "forsikring 48213",
    "mätare 48213",
    "försäkring 48213",
    "umowa 48213",
    "licznik 48213",
    "polisa 48213",
    "customer 48213",
    "meter 48213",
    "membership 48213",
    "tax number 48213",
    "Wohnung 48213",
    "Aktenzeichen 48213",
    "reservation 48213",
)
OTHER_NUMBERS = [
    Case(
        "another's number that is an invoice's",
        "48213 fjord 90; 48300 kirch 70",
        text,
        "90",
        "Hausverwaltung Ost",
        "-",
        "a stranger's contract, meter or customer number is no invoice",
    )
    for text in _OTHER_WORDS
] + [
    Case(
        "a customer's number beside equal invoices",
        "48213 nord 90; 48300 nord 90",
        text,
        "90",
        "nord",
        "-",
        "the word says that it is no invoice, so nothing says which of the two",
    )
    for text in ("Kundennr. 48213", "contrat 48213", "contract 48213", "Zähler 48213")
]

INSIDE = [
    Case("digits inside a longer number", items, text, amount, payer, truth, why)
    for items, text, amount, payer, truth, why in (
        (
            "42117 fjord 90",
            "Ref 99004211788",
            "90",
            "Somebody Ltd",
            "-",
            "the digits are inside another number",
        ),
        (
            "INV/2026/00042 fjord 90",
            "mandate 420004217",
            "90",
            "Somebody Ltd",
            "-",
            "the digits are inside another number",
        ),
        (
            "INV/2026/00042 fjord 90; INV/2026/00420 nord 90",
            "INV/2026/00420",
            "90",
            "nord",
            "INV/2026/00420 90",
            "the longer number is the whole one",
        ),
        (
            "1042 fjord 90; 31042 nord 90",
            "31042",
            "90",
            "nord",
            "31042 90",
            "the longer number is the whole one",
        ),
        (
            "1250 fjord 1250; 900100 nord 1250",
            "payment 1250 EUR",
            "1250",
            "nord",
            "900100 1250",
            "the text says the amount, not another's number",
        ),
        (
            "1250 fjord 1250; 900100 nord 1250",
            "EUR 1.250,00",
            "1250",
            "nord",
            "900100 1250",
            "the text says the amount, not another's number",
        ),
        (
            "00042 fjord 90; 900100 nord 90",
            "iban DE89370400440532013000 42",
            "90",
            "nord",
            "900100 90",
            "two digits are no invoice of another's",
        ),
        (
            "4455 fjord 90; 900100 nord 90",
            "card ending 4455",
            "90",
            "nord",
            "900100 90",
            "the end of a card is no invoice",
        ),
    )
]

SWAPPED = [
    Case("digits swapped", items, text, amount, payer, truth, why)
    for items, text, amount, payer, truth, why in (
        (
            "F26-04210 nord 90; F26-04300 fjord 70",
            "F26-04201",
            "90",
            "nord",
            "! F26-04210 90",
            "not open as written; the payer's only one of the amount, to be looked at",
        ),
        (
            "F26-04210 nord 90; F26-04201 fjord 70",
            "F26-04201",
            "90",
            "nord",
            "! F26-04210 90",
            "another's number with another amount; the payer's own fits",
        ),
        (
            "F26-04210 nord 90; F26-04201 fjord 90",
            "F26-04201",
            "90",
            "nord",
            "-",
            "another's number and amount, or the payer's own: a person has to say",
        ),
        (
            "F26-04210 nord 90; F26-04201 fjord 90",
            "4201",
            "90",
            "nord",
            "! F26-04210 90",
            "four digits of another's number do not beat the payer's own",
        ),
        (
            "F26-04210 nord 90",
            "F26-04201",
            "90",
            "",
            "-",
            "not open as written, and nobody is known",
        ),
        (
            "20260421 nord 90; 20260412 fjord 90",
            "20260412",
            "90",
            "nord",
            "! 20260421 90",
            "a bare number of another does not beat the payer's own",
        ),
    )
]

CASES = [*PREFIXES, *OTHER_NUMBERS, *INSIDE, *SWAPPED]
