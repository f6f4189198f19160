"""References that a payee's books read: which kind one is, and whether it is right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdnum import iso11649, luhn
from stdnum.be import ogm_vcs
from stdnum.ch import esr

from .countries import SWISS


@dataclass(frozen=True, slots=True)
class StructuredReference:
    """A reference that is sent apart from the text.

    kind: iso (RF of ISO 11649), qrr (Swiss), be, fi, no (KID) or se (OCR).
    value: as it stands in the file.
    """

    kind: str
    value: str

    @property
    def code(self) -> str:
        """Its code of ISO 20022; a Swiss one has only a name of its own."""
        return "" if self.kind == "qrr" else "SCOR"

    @property
    def issuer(self) -> str:
        """Who makes the rules of the kind, where the file has to say so."""
        return {"iso": "ISO", "be": "BBA"}.get(self.kind, "")


_ISO = re.compile(r"RF[0-9]{2}[A-Z0-9]{1,21}")
_BELGIAN = re.compile(r"[+*]{0,3}[0-9]{3}/[0-9]{4}/[0-9]{5}[+*]{0,3}")
_NORWEGIAN = re.compile(r"[0-9]{1,24}[0-9-]")
_QR_BANKS = range(30000, 32000)


def find_reference(text: str, country: str) -> tuple[StructuredReference | None, str]:
    """The reference that a text is, and the kind it would be if it were right.

    country: of the payee's bank; one of digits alone is known by it.
    Returns (reference, kind), (None, kind) where its check digits are wrong, and
    (None, "") where it is a text like others.
    """
    compact = "".join(text.split()).upper()
    if _ISO.fullmatch(compact):
        return _checked("iso", compact, iso11649.is_valid(compact))
    if _BELGIAN.fullmatch(compact) or (country == "BE" and _is_digits(compact, 12, 12)):
        digits = re.sub("[^0-9]", "", compact)
        return _checked("be", digits, ogm_vcs.is_valid(digits))
    if country in SWISS and _is_digits(compact, 27, 27):
        valid = compact.strip("0") != "" and esr.is_valid(compact)
        return _checked("qrr", compact, valid)
    if country == "FI" and _is_digits(compact, 4, 20):
        return _checked("fi", compact.lstrip("0"), _is_finnish(compact))
    if country == "NO" and _NORWEGIAN.fullmatch(compact):
        return _checked("no", compact, _is_norwegian(compact))
    if country == "SE" and _is_digits(compact, 2, 25):
        return _checked("se", compact, luhn.is_valid(compact))
    return None, ""


def is_qr_iban(number: str) -> bool:
    """Whether an IBAN is one of those that take Swiss QR references only."""
    bank = number[4:9]
    return number[:2] in SWISS and _is_digits(bank, 5, 5) and int(bank) in _QR_BANKS


def _checked(
    kind: str, value: str, valid: bool
) -> tuple[StructuredReference | None, str]:
    return (StructuredReference(kind, value) if valid else None), kind


def _is_digits(text: str, least: int, most: int) -> bool:
    return least <= len(text) <= most and text.isascii() and text.isdigit()


def _is_finnish(digits: str) -> bool:
    """Weights 7, 3, 1 from the right; the check digit fills up to ten."""
    total = sum(
        int(digit) * (7, 3, 1)[place % 3]
        for place, digit in enumerate(reversed(digits[:-1]))
    )
    return digits.strip("0") != "" and -total % 10 == int(digits[-1])


def _is_norwegian(number: str) -> bool:
    """A KID has its check digit by modulus 10, or by modulus 11 with weights 2 to 7,
    where a dash stands for ten."""
    if number[-1] != "-" and luhn.is_valid(number):
        return True
    total = sum(
        int(digit) * (2 + place % 6)
        for place, digit in enumerate(reversed(number[:-1]))
    )
    check = -total % 11
    return number[-1] == ("-" if check == 10 else str(check))
