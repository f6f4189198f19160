"""By what the columns of a table were recognised, as a person is told."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ...sentences import Sentence, _
from ..shared.enumeration import Code


class By(Code):
    """What a column was recognised by."""

    BALANCE = "balance"
    NAME = "name"
    CONTENT = "content"
    #: A word in its name, or what is left for it.
    WORD = "word"


#: How sure each is, from 0 to 1.
_SURE = {
    By.BALANCE: Decimal("1.00"),
    By.NAME: Decimal("0.95"),
    By.CONTENT: Decimal("0.80"),
    By.WORD: Decimal("0.75"),
}
_TOLD = {
    By.BALANCE: _("by the balances, which follow from one another"),
    By.NAME: _("by its name"),
    By.CONTENT: _("by what stands in it"),
    By.WORD: _("by a word in its name"),
}
#: What a person calls the fields of a description.
_FIELDS = {
    "date": _("date"),
    "value_date": _("value date"),
    "amount": _("amount"),
    "debit": _("money out"),
    "credit": _("money in"),
    "sign": _("direction"),
    "balance": _("balance"),
    "fee": _("fee"),
    "currency": _("currency"),
    "account_number": _("own account"),
    "partner_account": _("account of the other party"),
    "partner_name": _("name of the other party"),
    "text": _("text"),
}
#: Without these there is no transaction.
_NEEDED = ("date", "amount", "debit", "credit", "sign")


@dataclass(frozen=True, slots=True)
class ColumnReason:
    """Why a column is taken for a field."""

    field: str
    column: str
    by: By

    def sentence(self) -> Sentence:
        """The reason for a person."""
        return _(
            "Column “%(column)s” is the %(field)s: recognised %(by)s.",
            column=self.column[:60],
            field=_FIELDS[self.field],
            by=_TOLD[self.by],
        )


def sentences(reasons: list[ColumnReason]) -> list[Sentence]:
    """What is told to a person, in the order of the fields."""
    order = list(_FIELDS)
    told = [each for each in reasons if each.field in order]
    told.sort(key=lambda each: order.index(each.field))
    return [each.sentence() for each in told]


def confidence(reasons: list[ColumnReason]) -> Decimal:
    """How sure date and amount are, from 0 to 1: as the least sure of them."""
    needed = [_SURE[each.by] for each in reasons if each.field in _NEEDED]
    return min(needed, default=Decimal(0))
