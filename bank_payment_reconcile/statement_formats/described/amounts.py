"""Amounts of tables: with currencies and words around them, or strictly as told."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from decimal import Decimal

from ...sentences import _
from ..shared.amounts import CURRENCY_DECIMALS, AmountError

# Those of Unicode for money, from the dollar to the bitcoin.
_SYMBOLS = "$\u00a2-\u00a5\u058f\u060b\u0e3f\u20a0-\u20c0\ufdfc\ufe69\uff04"
_CURRENCY = (
    rf"(?:[A-Z]{{0,2}}[{_SYMBOLS}]|[Kk]r\.?|zł\.?|Kč|Fr\.?|SFr\.?|Ft|[Ll]ei|TL|лв\.?"
    rf"|Rs\.?"
    r"|R(?=[ 0-9-])|KM|ден\.?|дин\.?|din\.?|р\.|руб\.?|грн\.?"
    r"|円|元|원|บาท|ש\"ח|د\.إ|Rp\.?"
    r"|[A-Z]{3})"
)
_BEFORE = re.compile(rf"^([-+(]?)\s*{_CURRENCY}\s*(?=[-+(]?\s*[0-9.,])")
_BEHIND = re.compile(rf"(?<=[0-9.,)+-])\s*{_CURRENCY}$")
# German Soll and Haben, English debit and credit.
_WORD = re.compile(r"(?<=[0-9.,])\s*(CR|DR|DB|Cr|Dr|Db|cr|dr|C|D|H|S|\([CD]\))$")
_OUT = ("DR", "DB", "D", "S", "(D)")
_SIGNS = str.maketrans("\u2212\u2013\ufe63\uff0d", "----")
_MAX_LENGTH = 40
#: Most amounts are nothing but a number.
_BARE = re.compile("[-+]?[0-9.,]+")


def clean_amount(raw: str) -> str:
    """The number with its sign, without currency and words for debit and credit."""
    if _BARE.fullmatch(raw):
        return raw
    text = raw.translate(_SIGNS).strip()
    if len(text) > _MAX_LENGTH:
        return text
    word = _WORD.search(text)
    if word:
        text = text[: word.start()]
        text = f"-{text}" if word[1].upper() in _OUT else text
    text = _BEHIND.sub("", text)
    text = _BEFORE.sub(r"\1", text)
    # What a spreadsheet writes so that it keeps a text.
    return text.removeprefix("'").strip()


class StrictAmounts:
    """Reads amounts with the marks that a description tells."""

    def __init__(
        self, decimal_mark: str, thousands_mark: str = "", currency: str = ""
    ) -> None:
        """Reads amounts with these marks.

        thousands_mark: what groups digits; "" for whatever usually does.
        currency: the account's, for files that tell none.
        """
        self.currency = currency
        group = thousands_mark or {",": ".", ".": ","}[decimal_mark]
        blanks = "" if thousands_mark else "\\s\u00a0\u202f'\u2019"
        self._number = re.compile(
            # Lakhs have two digits, but the last group has three: 12,50 is no number
            # with a decimal point.
            rf"[0-9]+|[0-9]{{1,3}}(?:[{re.escape(group)}{blanks}][0-9]{{2,3}})*"
            rf"[{re.escape(group)}{blanks}][0-9]{{3}}"
        )
        self.decimal_mark = decimal_mark

    def read(self, raw: str, currency: str = "") -> Decimal:
        """The amount, signed as written; raises AmountError where it is not so.

        currency: its code, where the row tells it.
        """
        text = raw.translate(_SIGNS).strip()
        negative = False
        if text.startswith("(") and text.endswith(")"):
            negative, text = True, text[1:-1].strip()
        elif text[:1] in ("-", "+"):
            negative, text = text[0] == "-", text[1:].strip()
        elif text[-1:] in ("-", "+"):
            negative, text = text[-1] == "-", text[:-1].strip()
        whole, _mark, fraction = text.partition(self.decimal_mark)
        if (
            len(raw) > _MAX_LENGTH
            or not (self._number.fullmatch(whole) or (not whole and fraction))
            or not re.fullmatch("[0-9]*", fraction)
        ):
            raise AmountError(_("is not a number as the statement format expects it"))
        code = (currency or self.currency).upper()
        if len(fraction) == 3 and CURRENCY_DECIMALS.get(code) == 0 and whole:
            # Nobody writes a thousandth of a yen: the mark groups, and it is told
            # to be another one.
            raise AmountError(
                _(
                    "has the decimal separator “%(mark)s” of the statement format, "
                    "but %(currency)s has no decimals: correct the decimal separator "
                    "of the format",
                    mark=self.decimal_mark,
                    currency=code,
                )
            )
        digits = re.sub("[^0-9]", "", whole) or "0"
        value = Decimal(f"{digits}.{fraction}" if fraction else digits)
        return -value if negative else value
