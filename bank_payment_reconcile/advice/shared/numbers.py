"""Amounts of one document, all written in the same manner.

A minus stands before, behind, or is a pair of brackets; signs and codes of currencies
stand anywhere; the decimal mark is found from all amounts, never from one.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from ...sentences import _
from ...statement_formats import CODES, AmountError, AmountReader, Cell

_SIGNS = "€$£¥₤₣₩₹₺₽₴₫₱฿₪"
_ABBREVIATIONS = "kr|sfr|fr|fs|zł|zl|kč|kc|ft|lei|us|rs|r|a|c|hk|nz"
_MONEY = re.compile(
    rf"[{_SIGNS}]|(?<![^\W\d_])(?:{'|'.join(sorted(set(CODES)))}"
    rf"|(?:{_ABBREVIATIONS})\.?)(?![^\W\d_])",
    re.IGNORECASE,
)
_MINUS = str.maketrans("\u2212\u2013\u2014\ufe63\uff0d", "-----")
#: Swiss and German: no cents.
_ROUND = re.compile(r"(?<=[0-9])[.,](?:-{1,2}|\u2014|\u2013)(?![0-9])")
_NUMBER = re.compile(r"[-+(]?\s*[0-9.,][0-9.,'\u2019\s\u00a0\u2009\u202f]*\s*[-+)]?")
_PLAIN = re.compile(r"-?[0-9]{1,20}(?:[.,][0-9]{1,10})?")
_DIGIT = re.compile("[0-9]")
_EXPONENT = re.compile(r"([0-9]+)[.,]?([0-9]*)[eE]([+-]?[0-9]{1,2})")
_DEBITS = ("dr", "db", "s", "d")
_TAIL = re.compile(r"(?<=[0-9\s])(CR|DR|DB|H|S|C|D)$", re.IGNORECASE)
_MAX_LENGTH = 60


class WrittenAmounts:
    """Reads the amounts of a document."""

    def __init__(self, samples: Iterable[Cell], currency: str = "") -> None:
        """samples: its amounts as they are written; what is none is passed over.

        currency: their code where it is known; it may have no decimals or three.
        """
        written = (bare(each) for each in samples if isinstance(each, str))
        self._reader = AmountReader([each for each in written if each])
        self._currency = currency.upper()

    @property
    def decimal_mark(self) -> str:
        """ "." or "," where the amounts show it, else ""."""
        return self._reader.decimal_mark

    def read(self, cell: Cell | None) -> Decimal | None:
        """The amount as it is signed; None of an empty cell or of a dash.

        Raises AmountError where something else stands there.
        """
        if isinstance(cell, Decimal):
            return cell
        text = str(cell or "").strip()
        if not text or not _DIGIT.search(text) and not text.strip("-–— \u00a0"):
            return None
        number = bare(text)
        if not number:
            raise AmountError(_("is not a number"))
        try:
            return self._reader.read(number)
        except AmountError:
            if _is_grouped(number):
                return self._grouped(number)
            raise

    def may_read(self, cell: Cell | None) -> Decimal | None:
        """The amount, None also where something else stands there."""
        try:
            return self.read(cell)
        except AmountError:
            return None

    def _grouped(self, number: str) -> Decimal:
        """Of "1,234" where no amount shows what the mark is: money has no three
        decimals, save of a few currencies."""
        mark = "." if "." in number else ","
        if self._currency in ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"):
            return Decimal(number.replace(mark, "."))
        return Decimal(number.replace(mark, ""))


@lru_cache(maxsize=20_000)
def bare(text: str) -> str:
    """The number of a text with its minus before it, without currency and blanks; ""
    where the text is no single number."""
    text = text.strip().strip("'\u2019")
    if _PLAIN.fullmatch(text):
        return text
    if not text or len(text) > _MAX_LENGTH or not _DIGIT.search(text):
        return ""
    small = _EXPONENT.fullmatch(text.lstrip("-"))
    if small:
        return _written_out(small, text.startswith("-"))
    text = _ROUND.sub("", text.translate(_MINUS))
    tail = _TAIL.search(text)
    debit = bool(tail) and tail is not None and tail[1].lower() in _DEBITS
    text = text[: tail.start()] if tail else text
    text = _MONEY.sub(" ", text).strip()
    # "- 12.00", "$ -12.00", "-($12.00)" and "12.00 -" are all one.
    minus = "-" in text or debit or text.startswith("(") and text.endswith(")")
    text = re.sub(r"(?<![0-9.,])[-+(]|[-+)](?![0-9.,])", " ", text).strip()
    if not _NUMBER.fullmatch(text):
        return ""
    return f"-{text}" if minus else text


def is_amount(text: str) -> bool:
    """Whether a text is one number, with or without a currency."""
    return bool(bare(text))


def _written_out(match: re.Match[str], minus: bool) -> str:
    """What a spreadsheet wrote with an exponent."""
    whole, fraction, power = match[1], match[2], int(match[3])
    value = Decimal(f"{whole}.{fraction or 0}").scaleb(power)
    return f"{'-' if minus else ''}{value:f}"


def _is_grouped(number: str) -> bool:
    return bool(re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", number))
