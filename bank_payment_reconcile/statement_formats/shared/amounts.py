"""Reads amounts as banks write them, without guessing.

The decimal mark is decided from all amounts of a file: `12,50` elsewhere tells
what `1,234` means, and so does a currency that has no decimals or three of them.
What stays undecidable is refused, since a factor of a thousand is the worst of errors.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from ...sentences import Sentence, SentenceError, _

#: Decimals of the currencies that do not have two.
CURRENCY_DECIMALS = {
    **dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0
    ),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
}

# Blanks and apostrophes only ever group digits.
_GROUPING = re.compile(r"(?<=[0-9])[\s\u00a0\u2007\u2009\u202f'\u2019](?=[0-9]{3})")
_NUMBER = re.compile(r"[0-9][0-9.,]*|[.,][0-9]+")
_MINUS = str.maketrans("\u2212\u2013\ufe63\uff0d", "----")
_MAX_LENGTH = 40


class AmountError(SentenceError, ValueError):
    """An amount that cannot be read; the message completes "the amount “x” …"."""

    def of(self, raw: str) -> Sentence:
        """What is wrong, with the amount as the file has it."""
        return _(
            "the amount “%(text)s” %(problem)s",
            text=raw[:40],
            problem=self.sentence,
        )


def currency_decimals(currency: str) -> int:
    """Number of decimals in which a currency is counted (ISO 4217)."""
    return CURRENCY_DECIMALS.get(currency.upper(), 2)


class AmountReader:
    """Reads the amounts of one file, all written in the same manner."""

    def __init__(self, samples: Iterable[str], currency: str = "") -> None:
        """Finds the file's manner from its amounts.

        samples: all of them, as written. currency: the account's, for files that tell
        none.
        """
        written = {_split_sign(sample)[1] for sample in samples}
        marks = {_evident_mark(digits) for digits in written} - {""}
        groups = {_evident_group(digits) for digits in written} - {""}
        #: The file's decimal mark where its amounts agree on one, else "".
        self.decimal_mark = marks.pop() if len(marks) == 1 else ""
        #: What groups digits in it, where its amounts agree on that.
        self.group_mark = groups.pop() if len(groups) == 1 else ""
        self.currency = currency

    def read(self, raw: str, currency: str = "") -> Decimal:
        """The amount, exactly, signed as written.

        currency: its code, where the record tells it.
        Raises AmountError where it is none or may be two.
        """
        negative, digits = _split_sign(raw)
        if len(raw) > _MAX_LENGTH or not _NUMBER.fullmatch(digits):
            raise AmountError(_("is not a number"))
        mark = _evident_mark(digits)
        if not mark and re.search("[.,]", digits):
            mark = self._decide(digits, currency or self.currency)
        whole, _mark, fraction = digits.rpartition(mark) if mark else (digits, "", "")
        if not _well_grouped(whole) or not (fraction.isdigit() or not fraction):
            raise AmountError(_("is not a number"))
        value = Decimal(f"{re.sub('[.,]', '', whole) or '0'}.{fraction or '0'}")
        if not fraction:
            value = value.to_integral_value()
        return -value if negative else value

    def _decide(self, digits: str, currency: str) -> str:
        """The decimal mark of `1,234` or `1,234,567`; "" where it groups."""
        found = set(re.sub("[0-9]", "", digits))
        if len(found) != 1:
            raise AmountError(_("is not a number"))
        mark = found.pop()
        if digits.count(mark) > 1:
            return ""
        if self.decimal_mark:
            return mark if mark == self.decimal_mark else ""
        if mark == self.group_mark:
            return ""
        decimals = CURRENCY_DECIMALS.get(currency.upper())
        if decimals is not None:
            return mark if decimals else ""
        whole, _mark, rest = digits.partition(mark)
        raise AmountError(
            _(
                "can mean %(large)s or %(small)s, and no other amount in the file "
                "shows which",
                large=f"{whole}{rest}",
                small=f"{whole}.{rest}",
            )
        )


def _split_sign(raw: str) -> tuple[bool, str]:
    """Sign and digits; signs stand before, behind, or are parentheses."""
    text = _GROUPING.sub("", raw.translate(_MINUS).strip())
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1].strip()
    if text[:1] in ("-", "+"):
        return text[0] == "-", text[1:].strip()
    if text[-1:] in ("-", "+"):
        return text[-1] == "-", text[:-1].strip()
    return False, text


def _evident_mark(digits: str) -> str:
    """The decimal mark where this amount alone shows it, else ""."""
    if not _NUMBER.fullmatch(digits):
        return ""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return ""
    mark, whole, fraction = digits[last], digits[:last], digits[last + 1 :]
    if mark in whole:
        return ""
    grouped = "." in whole or "," in whole
    if grouped or len(fraction) != 3:
        return mark
    # Thousands are never grouped after four digits nor after a leading zero.
    return mark if len(whole) > 3 or whole in ("", "0", "00", "000") else ""


def _evident_group(digits: str) -> str:
    """The mark that groups digits where this amount alone shows it, else ""."""
    if not _NUMBER.fullmatch(digits):
        return ""
    repeated = [mark for mark in ".," if digits.count(mark) > 1]
    if len(repeated) == 1:
        return repeated[0]
    both = "." in digits and "," in digits
    return min(".,", key=digits.find) if both and not repeated else ""


def _well_grouped(whole: str) -> bool:
    """Whether the whole part is plain or grouped by one mark (also as in India)."""
    return not whole or bool(
        re.fullmatch(r"[0-9]+|[0-9]{1,3}(?:([.,])(?:[0-9]{2,3}\1)*[0-9]{3})", whole)
    )
