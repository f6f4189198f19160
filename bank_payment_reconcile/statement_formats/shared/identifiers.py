"""The banks' identifications: which are none, and how they become unique."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal

from stdnum.iso7064 import mod_97_10

from .model import Transaction

#: A shorter one counts from 1 again in the next file and would hide payments.
MIN_BANK_ID = 6

# What banks write where they have nothing to write.
_PLACEHOLDER = re.compile(
    r"[0\s]*|[-*./X ]+|NONE|NULL|N/?A|NIL|NOT ?PROVIDED|NON ?REF|NOREF|KEINE"
    r"|UNKNOWN|STARTUMSE?",
    re.IGNORECASE,
)

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


def given(text: str) -> str:
    """The reference, or "" where the bank only says that there is none."""
    text = text.strip()
    return "" if not text or _PLACEHOLDER.fullmatch(text) else text


def bank_id(*candidates: str) -> str:
    """The first that can tell a transaction from others, else ""."""
    for each in candidates:
        found = given(each)
        if len(found) >= MIN_BANK_ID:
            return found
    return ""


def number_repeated(transactions: list[Transaction]) -> None:
    """Makes identification, date and amount unique together, in the file's order.

    Those without an identification stay without: whoever stores them compares
    their content.
    """
    taken: Counter[tuple[str, date, Decimal]] = Counter()
    for each in transactions:
        if each.bank_id:
            key = (each.bank_id, each.date, each.amount)
            taken[key] += 1
            if taken[key] > 1:
                each.bank_id = f"{each.bank_id}-{taken[key]}"


def iban_of(text: str) -> str:
    """The IBAN (ISO 13616) without blanks, "" where its check digits are not right."""
    number = "".join(text.split()).upper()
    if not _IBAN.fullmatch(number):
        return ""
    return number if mod_97_10.is_valid(number[4:] + number[:4]) else ""
