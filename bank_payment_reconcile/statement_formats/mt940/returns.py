"""Payments that come back, in the dialects of MT940.

SWIFT has a code for returned items (RTI); German banks have transaction codes, Dutch
ones a field /RTRN/; others say it in the name of the transaction or in their text.
"""

from __future__ import annotations

import re

from ..returns import codes, german, words
from ..shared.model import ReturnReason
from .line import Mt940Line

# The German standard's mark; other banks have three digits of their own before others.
_GERMAN = re.compile(r"\s{0,3}[0-9]{3}\s?\?")
#: What is the bank's own name of a transaction.
_NAMES = ("posting", "TRTP")
#: Whatever else marks a field as laid out in parts, so that its text is the payer's.
_STRUCTURED = ("code", "REMI", "SVWZ", "TRTP", "CNTP", "BENM", "ORDP", "EREF", "IBAN")


def returned(
    line: Mt940Line, parts: dict[str, str], information: str
) -> ReturnReason | None:
    """Why a transaction comes back; None where nothing says that it does.

    line: its field :61:. parts: of field :86:, see `details.parse`.
    information: that field, whole.
    """
    code = parts.get("code", "") if _GERMAN.match(information) else ""
    found = german.of_codes(line.type, code, parts.get("?34", ""))
    told = parts.get("RTRN", "")
    if not (found or told or _is_named(line, parts)):
        return None
    reason, text = _told(told)
    known = reason or (found.code if found else "")
    if not codes.is_code(known):
        said = (told, parts.get("posting", ""), *line.details, parts.get("text", ""))
        known = codes.find_code(*said) or known
    return codes.reason(known, text, found.kind if found else "return")


def _told(told: str) -> tuple[str, str]:
    """The code and the words behind it: AC04, AC04/Account closed."""
    code, _mark, text = told.replace("/", " ").strip().partition(" ")
    return (code, text.strip()) if codes.is_code(code) else ("", told.strip())


def _is_named(line: Mt940Line, parts: dict[str, str]) -> bool:
    if any(words.names_return(parts.get(name, "")) for name in _NAMES):
        return True
    if any(parts.get(name) for name in _STRUCTURED):
        return False
    return any(map(words.opens_with_return, [*line.details[:1], parts.get("text", "")]))
