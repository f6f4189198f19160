"""What a line of a report is: a row of an advice, and the payout it belongs to."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from ...sentences import Sentence, _
from ...statement_formats import spend
from ..shared.model import ZERO, Row
from .references import References, named_in
from .table import ReportLine, ReportTable, code_of

#: Bytes that an entry takes.
_WEIGHT = 2_500
FEES = ("fee", "fee_refund")
PAID_OUT = _("the payout itself")
NO_MONEY = _("no money moved")


@dataclass(slots=True, eq=False)
class ReportEntry:
    """A row before it is known with which others it is paid.

    payout: what its report calls the payout, "" where it tells none.
    parent: the id of the entry to which it belongs.
    state: "", "pending".
    paid_on: the day of the payout as the provider writes it.
    total: what the report says that the payout is.
    """

    row: Row
    line: ReportLine
    currency: str = ""
    payout: str = ""
    parent: str = ""
    state: str = ""
    paid_on: date | None = None
    total: Decimal | None = None
    marks: tuple[str, ...] = ()
    remarks: list[Sentence] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The provider's id of it."""
        return self.row.transactions[0] if self.row.transactions else ""

    @property
    def amount(self) -> Decimal:
        """What it adds to the payout, or would if it counted."""
        return self.row.gross + self.row.fee + self.row.fee_tax

    def change(self, **values: Any) -> None:
        """Sets fields of its row."""
        self.row = replace(self.row, **values)

    def ignore(self, reason: Sentence) -> None:
        """Has it not counted."""
        self.row = replace(self.row, ignored=reason)


@dataclass(slots=True)
class Amounts:
    """What a line adds to the payout: plus raises it."""

    gross: Decimal = ZERO
    fee: Decimal = ZERO
    tax: Decimal = ZERO
    net: Decimal | None = None

    @property
    def missing(self) -> Decimal:
        """What gross, fee and tax lack to the net that the report tells."""
        if self.net is None:
            return ZERO
        return self.net - self.gross - self.fee - self.tax


def read_entry(
    table: ReportTable, line: ReportLine, kind: str = "", amounts: Amounts | None = None
) -> ReportEntry | None:
    """The entry of a line; None where it is no row at all.

    kind, amounts: where the report's own reader knows better than its columns.
    """
    spend(_WEIGHT, "records")
    if line.is_total:
        row = Row("total", line=line.number, ignored=_("total"))
        return ReportEntry(row, line)
    if line.is_blank and amounts is None:
        return None
    amounts = amounts or read_amounts(line)
    kind = kind or kind_of(line, amounts)
    remarks = []
    if table.report.is_unsigned:
        _sign(amounts, kind, line)
    _settle_tax(amounts)
    if amounts.missing and line.state != "ignored":
        remarks.append(_disagreeing(table, line, amounts.missing))
    if kind in FEES:
        amounts.fee, amounts.gross = amounts.gross + amounts.fee, ZERO
    row = _row(table, line, kind, amounts)
    entry = ReportEntry(
        row,
        line,
        line.currency,
        line.text("payout"),
        line.text("parent"),
        line.state,
        line.written_day("payout_date"),
        line.amount("payout_total"),
        line.texts("mark"),
        remarks,
    )
    if kind == "payout":
        entry.ignore(PAID_OUT)
    elif entry.state == "ignored":
        entry.ignore(NO_MONEY)
    return entry


def read_amounts(line: ReportLine) -> Amounts:
    """The amounts of a line by its columns."""
    gross, net = line.amount("gross"), line.amount("net")
    if gross is None and (line.has("credit") or line.has("debit")):
        credit, debit = line.amount("credit"), line.amount("debit")
        if credit is not None or debit is not None:
            gross = abs(credit or ZERO) - abs(debit or ZERO)
    sign = -1 if line.table.report.fee_is_cost else 1
    # A negative zero shows where nothing is.
    fee = sign * line.total("fee") + ZERO
    tax = sign * line.total("tax") + ZERO
    if gross is None:
        gross = ZERO if net is None else net - fee - tax
    return Amounts(gross, fee, tax, net)


def kind_of(line: ReportLine, amounts: Amounts) -> str:
    """The kind by the words for the type, else by the sign where no type is told."""
    if line.kind:
        return line.kind
    if line.has("type") and line.text("type"):
        return "other"
    return "charge" if amounts.gross >= 0 else "refund"


def _sign(amounts: Amounts, kind: str, line: ReportLine) -> None:
    """Gives amounts without a sign the one of their kind. A report that has a minus
    where the payout is lowered has its signs."""
    if not line.table.is_signed:
        amounts.gross = abs(amounts.gross)
        if line.lowers:
            amounts.gross = -amounts.gross
    is_back = kind in FEES and amounts.gross > 0
    amounts.tax = abs(amounts.tax) if is_back else ZERO - abs(amounts.tax)


def _settle_tax(amounts: Amounts) -> None:
    """The tax is apart from the fee, or in it, as the net shows."""
    if not amounts.tax or amounts.net is None or not amounts.missing:
        return
    if amounts.gross + amounts.fee == amounts.net:
        amounts.fee -= amounts.tax


def _disagreeing(table: ReportTable, line: ReportLine, missing: Decimal) -> Sentence:
    return _(
        "Line %(line)s of the %(provider)s report: gross and fee differ from its net "
        "amount by %(difference)s. The gross amount and the fee count.",
        line=line.number,
        provider=table.report.sender,
        difference=missing,
    )


def _row(table: ReportTable, line: ReportLine, kind: str, amounts: Amounts) -> Row:
    found = _references(line)
    original, original_currency = _original(line, amounts)
    return Row(
        kind,
        gross=amounts.gross,
        fee=amounts.fee,
        fee_tax=amounts.tax,
        numbers=found.numbers,
        orders=found.orders,
        transactions=found.transactions,
        partner_name=line.text("name"),
        partner_email=line.text("email"),
        text=" ".join(line.texts("text"))[:500],
        date=line.day(),
        original_amount=original,
        original_currency=original_currency,
        line=line.number,
    )


def _references(line: ReportLine) -> References:
    """What its columns name, and what their texts do; ids of the row go first."""
    told = [named_in(each) for each in line.texts("text")]
    own = (*line.texts("id"), *line.texts("transaction"), *line.texts("parent"))
    numbers: tuple[str, ...] = ()
    for each in line.texts("number"):
        numbers += (each,) if len(each.split()) == 1 else named_in(each).numbers or ()
    return References(
        _once(numbers, *(each.numbers for each in told)),
        _once(line.texts("order"), *(each.orders for each in told)),
        _once(own, *(each.transactions for each in told)),
    )


def _once(*found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for group in found for each in group if each))


def _original(line: ReportLine, amounts: Amounts) -> tuple[Decimal | None, str]:
    """What the customer paid, where that was in another currency."""
    currency = code_of(line.text("original_currency"))
    amount = line.amount("original")
    if amount is None or not currency or currency == line.currency:
        return None, ""
    if (amount < 0) != (amounts.gross < 0) and amounts.gross:
        amount = -amount
    return amount, currency
