"""Field :25: (account identification) as banks fill it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_IBAN = re.compile(r"([A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}?)(?:[ /]*([A-Z]{3}))?")
_CURRENCY = re.compile(r"(.*[0-9])[ /.]*([A-Z]{3})")
_MAX_LENGTH = 70
_GERMAN = re.compile(r"([0-9]{8})/([0-9]{1,10})")


@dataclass(frozen=True, slots=True)
class Mt940Account:
    """The account of a statement, as field :25: tells it."""

    #: IBAN; German bank code and ten digits; else the bank's number without its code.
    number: str = ""
    #: Where the bank writes it behind the number.
    currency: str = ""


def read_account(text: str) -> Mt940Account:
    """The account's number and currency.

    `51210600/9223382012EUR`, `BPHKPLPK/320000546101`, `NL71 RABO 0123 4567 89 EUR`.
    """
    raw = text.strip()[:_MAX_LENGTH].upper()
    compact = raw.replace(" ", "")
    match = _IBAN.fullmatch(compact)
    if match:
        return Mt940Account(match[1], match[2] or "")
    match = _CURRENCY.fullmatch(raw)
    number, currency = (match[1], match[2]) if match else (raw, "")
    number = number.strip(" /")
    german = _GERMAN.fullmatch(number.replace(" ", ""))
    if german:
        return Mt940Account(f"{german[1]}/{german[2]:0>10}", currency)
    bank, _slash, own = number.partition("/")
    if own and re.search("[0-9]", own) and "/" not in own:
        number = own
    return Mt940Account(number.strip(), currency)
