"""The codes of the reasons for which payments come back, found in banks' texts."""

from __future__ import annotations

import re

from ..shared.model import ReturnReason

#: What is read of a text.
_MAX_TEXT = 2_000
#: External return reasons of ISO 20022 and of the SEPA schemes, which no word is.
CODES = frozenset(
    """AC01 AC02 AC03 AC04 AC06 AC13 AG01 AG02 AG07 AM01 AM02 AM03 AM04 AM05 AM06 AM07
    AM09 AM10 BE01 BE04 BE05 BE06 BE07 BE08 DT01 ED01 ED03 ED05 FF01 FF05 FR01 MD01 MD02
    MD06 MD07 MS02 MS03 PY01 RC01 RC07 RF01 RR01 RR02 RR03 RR04 SL01 SL02 SL11 SL12 SL13
    SL14 TM01""".split()
)
#: Those that may be words of a text.
CODES_LIKE_WORDS = frozenset(
    """ARDT CNOR CURR CUST DNOR DUPL FOCR FRAD NARR NOAS NOOR SVNR TECH""".split()
)
#: The returns of Nacha.
NACHA_CODES = frozenset(
    f"R{number:02}"
    for number in (
        *range(1, 48),
        *range(50, 54),
        61,
        62,
        *range(67, 78),
        *range(80, 86),
    )
)
_BEFORE = (
    r"(?:REASON|RETURN|CODE|GRUND|RUECKGABEGRUND|RÜCKGABEGRUND|REDEN|REDENCODE|MOTIF"
    r"|MOTIVO|CAUSALE|POWOD|POWÓD|RTRN|/)"
)
_CODE = r"([A-Z]{2}[0-9]{2}|[A-Z]{4}|R[0-9]{2})"
_LABELLED = re.compile(rf"{_BEFORE}[ :./+\"=-]{{0,4}}{_CODE}(?![A-Z0-9])")
_BARE = re.compile(r"(?<![A-Z0-9])([A-Z]{2}[0-9]{2})(?![A-Z0-9])")
_RTYP = re.compile(r"/RTYP/([A-Z]{4})/?")
#: What the kinds of R-transactions are called there.
_KINDS = {"RJCT": "reject", "RTRN": "return", "RFND": "refund", "RVSL": "reverse"}
#: The debtor's right of eight weeks.
_REFUND = "MD06"


def is_code(text: str) -> bool:
    """Whether a text is a reason's code of ISO 20022 or of Nacha."""
    return text in CODES or text in CODES_LIKE_WORDS or text in NACHA_CODES


def find_code(*texts: str) -> str:
    """The reason's code in what is said of a payment that comes back; "" without one.

    texts: of the bank, the most certain first. Codes that may be words, or numbers of
        something else, count only behind a word for reason.
    """
    kept = [text[:_MAX_TEXT].upper() for text in texts if text]
    for text in kept:
        for match in _LABELLED.finditer(text):
            if is_code(match[1]):
                return match[1]
    for text in kept:
        for match in _BARE.finditer(text):
            if match[1] in CODES:
                return match[1]
    return ""


def reason(code: str, text: str = "", kind: str = "") -> ReturnReason:
    """A reason; what a bank writes of the kind into its text is taken out of it."""
    told = _RTYP.search(text[:_MAX_TEXT])
    if told:
        kind = _KINDS.get(told[1], kind)
        text = f"{text[: told.start()]}{text[told.end() :]}".strip()
    return ReturnReason(code, text, "refund" if code == _REFUND else kind)
