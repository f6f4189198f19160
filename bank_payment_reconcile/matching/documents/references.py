"""Structured payment references and their check digits.

RF (ISO 11649), Belgian, Swiss QRR/ESR, Norwegian KID, Finnish, Swedish OCR and
Danish FIK references. A reference that validates was printed by the creditor's
own system and copied by a machine, so it is the strongest naming of a document.
"""

from __future__ import annotations

from stdnum import iso11649, luhn
from stdnum.be import ogm_vcs
from stdnum.ch import esr

from ..text.normalise import compact


def reference_key(reference: str) -> str:
    """Spelling-independent key: no separators, no leading zeros of numbers."""
    if reference.isdigit() and reference.isascii() and len(reference) < 64:
        return reference.lstrip("0") or reference
    plain = reference.isascii() and reference.isalnum()
    key = reference[:64].upper() if plain else compact(reference[:64])
    return (key.lstrip("0") or key) if key.isdigit() else key


def structured_kind(reference: str) -> str | None:
    """Name of the scheme whose check digits hold, None when none does."""
    key = compact(reference[:64])
    if key.startswith("RF") and iso11649.is_valid(key):
        return "RF"
    if not key.isdigit() or not 4 <= len(key) <= 27:
        return None
    for kind, check in _NUMERIC:
        if check(key):
            return kind
    return None


def is_norwegian_mod11(digits: str) -> bool:
    """Norwegian KID with a modulus 11 check digit (weights 2..7 from the right)."""
    body, check = digits[:-1], digits[-1]
    total = sum(int(d) * (2 + i % 6) for i, d in enumerate(reversed(body)))
    return check == str((11 - total % 11) % 11)


def is_finnish(digits: str) -> bool:
    """Finnish and Estonian reference: weights 7, 3, 1 from the right."""
    if not 4 <= len(digits) <= 20:
        return False
    total = sum(int(d) * (7, 3, 1)[i % 3] for i, d in enumerate(reversed(digits[:-1])))
    return digits[-1] == str(-total % 10)


def _belgian(digits: str) -> bool:
    return len(digits) == 12 and ogm_vcs.is_valid(digits)


def _swiss(digits: str) -> bool:
    return len(digits) == 27 and esr.is_valid(digits)


def _luhn(digits: str) -> bool:
    return luhn.is_valid(digits)


_NUMERIC = (
    ("Belgian", _belgian),
    ("Swiss", _swiss),
    ("OCR/KID/FIK", _luhn),
    ("Finnish", is_finnish),
    ("KID", is_norwegian_mod11),
)
