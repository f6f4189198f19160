"""Numbers in every form that people give them, and words of protest and mistake."""

from __future__ import annotations

from .adversarial_case import Case

_INV = "INV/2026/00099 nord 300"
_RE = "RE1001 nord 100.10; RE1002 nord 200.20; RE1003 fjord 300.30"
_RE_BOTH = "RE1001 100.10; RE1002 200.20"
_YYMM = "261001 nord 100.10; 261002 nord 200.20; 261003 fjord 300.30"
_FV = "FV/42/11/2026 nord 50; FV/43/11/2026 nord 50"

NOT_OPEN = [
    Case(
        "a number in another form, and not open",
        items,
        text,
        "300",
        "nord",
        "-",
        "it names a document that is not open: the one of the amount is another",
    )
    for items, text in (
        (_INV, "payment DL/2026/00042"),
        (_INV, "invoice DL/2026/00042"),
        (_INV, "your invoice number 00042"),
        (_INV, "0042"),
        (_INV, "00259"),
        (_INV, "Rg 42"),
        (_INV, "doc. A42"),
        (_INV, "RE: 2026-00042"),
        (_INV, "INV 00042 Nordlicht"),
        (_INV, "rec.no. 2026/42"),
        (f"{_INV}; INV/2026/00259 fjord 120", "00259"),
        (f"{_INV}; INV/2026/00259 nord 120", "00259"),
        (f"{_INV}; INV/2026/00100 nord 300", "INV/2026/00042"),
    )
]

FORMS = [
    Case("numbers in another form", items, text, amount, payer, truth, why)
    for items, text, amount, payer, truth in (
        (_RE, "RE1001/RE1002", "300.30", "", _RE_BOTH),
        (_RE, "RE1001-1002", "300.30", "", _RE_BOTH),
        (_RE, "RE1001/02", "300.30", "", _RE_BOTH),
        (_RE, "fact. 1001 1002", "300.30", "", _RE_BOTH),
        (_RE, "fakt nr: 1001, 1002", "300.30", "", _RE_BOTH),
        (_RE, "1001 1002", "300.30", "", _RE_BOTH),
        (_RE, "#1001 #1002", "300.30", "nord", _RE_BOTH),
        (_RE, "No. 1001 & No. 1002", "300.30", "nord", _RE_BOTH),
        (_RE, "1001\\1002", "300.30", "nord", _RE_BOTH),
        (_YYMM, "261001/261002", "300.30", "", "261001 100.10; 261002 200.20"),
        (_YYMM, "261001-261002", "300.30", "nord", "261001 100.10; 261002 200.20"),
        (
            "0012 nord 50; 0013 nord 60.10; 0099 fjord 110.10",
            "0012/0013",
            "110.10",
            "",
            "0012 50; 0013 60.10",
        ),
        (
            "12/2026 nord 50; 13/2026 nord 60.10; 99/2026 fjord 110.10",
            "12/2026 + 13/2026",
            "110.10",
            "nord",
            "12/2026 50; 13/2026 60.10",
        ),
        (_FV, "FV/43/11/2026", "50", "", "FV/43/11/2026 50"),
        (_FV, "43/11/2026", "50", "nord", "FV/43/11/2026 50"),
        (_FV, "FV 43/11", "50", "nord", "FV/43/11/2026 50"),
        (_INV, "your order S00042", "300", "nord", "INV/2026/00099 300"),
    )
    for why in ("the number is written as people write it",)
]

PREFIXES = [
    Case(
        "a customer's number before another hyphen",
        items,
        text,
        amount,
        payer,
        "-",
        "the whole number is not open, and its beginning names nothing",
    )
    for items, text, amount, payer in (
        ("118-26 nord 100", "118-9", "100", "nord"),
        ("118-26 nord 100", "118-9", "100", ""),
        ("A118/4 nord 100; A118/5 nord 40.13", "A118/9", "100", "nord"),
        (
            "2026-118-4 nord 100; 2026-118-5 nord 40.13; 2026-118-6 nord 60.14",
            "118-9",
            "100.27",
            "nord",
        ),
    )
]

MISTAKES = [
    Case(
        "mistakes and protests",
        "RE-1001 nord 300; RE-1002 nord 120",
        text,
        "300",
        "nord",
        "-",
        "the payer says that it is not to be booked as it looks",
    )
    for text in (
        "RE-1001 not accepted",
        "don't book on RE-1001",
        "RE-1001 paid twice, please return",
        "doppelt bezahlt RE-1001",
        "versehentlich RE-1001",
        "payé par erreur RE-1001",
        "pagato per errore RE-1001",
        "pagado dos veces RE-1001",
        "per vergissing RE-1001",
        "betalt to gange RE-1001",
        "betalad av misstag RE-1001",
        "omyłkowo RE-1001",
        "bis auf RE-1001",
        "in lieu of RE-1001",
        "with the exception of RE-1001",
        "dritte Rate",
        "last instalment",
        "RE-1001 mensualité 3/12",
        "payment 2 of 3",
        "forudbetaling",
        "pago adelantado",
    )
]

STRANGERS = [
    Case(
        "a stranger's bare number",
        "48213 fjord 90; 2026-0042 fjord 91",
        text,
        amount,
        payer,
        "-",
        "nothing but figures tells the invoice, and the payer is somebody else",
    )
    for text, amount, payer in (
        ("48213", "90", "Rossi Assicurazioni"),
        ("Kaltmiete 48213", "90", "Unbekannt GmbH"),
        ("Lebensversicherung 48213", "90", "Unbekannt GmbH"),
        ("n° contrat : 48213", "90", "Inconnu SARL"),
        ("abbonamento 48213", "90", "Rossi"),
        ("gas 48213 / water 7788", "90", "City Works"),
        ("contract 2026-0042", "91", "Stranger Inc"),
        ("Police 2026-0042", "91", "Stranger Inc"),
    )
]

CASES = [*NOT_OPEN, *FORMS, *PREFIXES, *MISTAKES, *STRANGERS]
