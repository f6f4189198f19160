"""Reads QIF: an account's records as a statement."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ...sentences import _, one_of
from ..shared.amounts import AmountError, AmountReader
from ..shared.dates import ORDERS, DateError, DateReader, Undecided
from ..shared.encodings import decode
from ..shared.model import DateOrderUndecided, Statement, StatementError, Transaction
from ..shared.records import LineError, RecordError, identify, refusal, squeeze
from ..shared.registry import Format
from .records import QifAccount, QifRecord, to_accounts

_KIND = "QIF"
_HEADER = re.compile(
    rb"^[ \t]*!(?:Type[ \t]*:|Account|Option[ \t]*:|Clear[ \t]*:)",
    re.IGNORECASE | re.MULTILINE,
)
_ORDER = re.compile(
    r"^[ \t]*!Option[ \t]*:[ \t]*(MDY|DMY|YMD)", re.IGNORECASE | re.MULTILINE
)
#: Records without any header: a date, and an end.
_BARE = re.compile(
    rb"\A\s*D[^\r\n]*[0-9][^\r\n]*[\r\n]+(?:[A-Z$%][^\r\n]*[\r\n]+){1,20}\^"
)
_OPENING = re.compile("opening balance", re.IGNORECASE)
#: Quicken writes words for the kind of a transaction where others write a number.
_CHECK_NUMBER = re.compile("[0-9]{1,12}")
_KINDS = re.compile("[A-Za-z ]+")
_NUMBER = re.compile(r"(?:[^0-9]*[0-9]){6}")


def recognise(data: bytes) -> bool:
    """Whether the bytes are a QIF file, by one of its headers."""
    head = data[:4000].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    return bool(_HEADER.search(head.replace(b"\r", b"\n")) or _BARE.match(head))


def read(
    data: bytes, filename: str, date_order: str = "", currency: str = ""
) -> list[Statement]:
    """One statement per account.

    date_order is "dmy", "mdy" or "ymd" where a person chose it; without it,
    DateOrderUndecided is raised if all dates of the file fit several orders.
    currency: the account's, since QIF tells none.
    Raises StatementError.
    """
    try:
        text = decode(data)
        accounts, left_out, warnings = to_accounts(text)
    except LineError as error:
        raise refusal(_KIND, filename, error.number, error.sentence) from error
    if not any(each.records for each in accounts):
        if left_out:
            raise StatementError(
                _(
                    "The QIF file “%(filename)s” contains no transactions of a bank "
                    "account (only: %(kinds)s). Download the transactions of the bank "
                    "account or card.",
                    filename=filename,
                    kinds=tuple(left_out),
                )
            )
        raise StatementError(
            _(
                "The QIF file “%(filename)s” contains no transactions. Download the "
                "transactions of the bank account or card.",
                filename=filename,
            )
        )
    told = _ORDER.search(text)
    order = date_order or (told[1].lower() if told else "")
    found = _QifFile(filename, accounts, order, currency).statements()
    found[0].warnings += warnings
    if left_out:
        found[0].warnings.append(
            _(
                "Parts of the file that are not bank transactions, left out: "
                "%(kinds)s.",
                kinds=tuple(left_out),
            )
        )
    return found


class _QifFile:
    """The accounts of a file, with how it writes amounts and dates."""

    def __init__(
        self, filename: str, accounts: list[QifAccount], date_order: str, currency: str
    ) -> None:
        self.filename = filename
        self.accounts = [each for each in accounts if each.records]
        records = [record for each in self.accounts for record in each.records]
        samples = (text for each in records for _code, text in each.amounts())
        self.amounts = AmountReader(samples, currency)
        self.dates = DateReader((each.first("D") for each in records), date_order)
        self.first_dates = tuple(each.first("D") for each in records[:3])

    def statements(self) -> list[Statement]:
        """The statements; raises StatementError."""
        return [self._statement(each) for each in self.accounts]

    def _statement(self, account: QifAccount) -> Statement:
        statement = Statement(name=account.name)
        # With several accounts the name is all that tells them apart.
        if len(self.accounts) > 1 or _NUMBER.match(account.name):
            statement.account_number = account.name
        for record in account.records:
            try:
                self._add(statement, record, account)
            except RecordError as error:
                raise refusal(
                    _KIND, self.filename, record.number, error.sentence
                ) from error
            # What was read is not kept twice.
            record.lines.clear()
        identify(statement.transactions)
        days = [each.date for each in statement.transactions]
        statement.date = max(days, default=None)
        return statement

    def _add(
        self, statement: Statement, record: QifRecord, account: QifAccount
    ) -> None:
        transaction = self._transaction(record)
        category = record.first("L")
        own = category.startswith("[") and (
            not account.name or category[1:].partition("]")[0] == account.name
        )
        if own and _OPENING.fullmatch(record.first("P")):
            # Quicken's way to say what was on the account before the first line.
            statement.balance_start = transaction.amount
        else:
            statement.transactions.append(transaction)

    def _transaction(self, record: QifRecord) -> Transaction:
        payee, memo = record.first("P"), squeeze(record.first("M"))
        texts = dict.fromkeys([payee, memo, *map(squeeze, record.every("E"))])
        number = record.first("N")
        transaction = Transaction(
            date=self._date(record),
            amount=self._amount(record),
            text=" ".join(filter(None, texts)),
            partner_name=payee,
            partner_address=", ".join(filter(None, record.every("A"))),
            raw=record.raw(),
            line=record.number,
        )
        if _CHECK_NUMBER.fullmatch(number):
            transaction.check_number = number.lstrip("0")
        elif _KINDS.fullmatch(number):
            transaction.transaction_type = number
        else:
            transaction.reference = number
        return transaction

    def _date(self, record: QifRecord) -> date:
        raw = record.first("D")
        if not raw:
            raise RecordError(_("the date (%(field)s) is missing", field="D"))
        try:
            return self.dates.read(raw)
        except Undecided as error:
            raise DateOrderUndecided(
                _(
                    "The dates in the QIF file “%(filename)s” can be %(orders)s (such "
                    "as “%(text)s” in line %(line)s), and no other date in the file "
                    "shows which. Choose the order of its dates, or download a longer "
                    "period.",
                    filename=self.filename,
                    orders=one_of([ORDERS[each] for each in self.dates.orders]),
                    text=raw[:40],
                    line=record.line("D"),
                ),
                self.dates.orders,
                self.first_dates,
            ) from error
        except DateError as error:
            raise RecordError(error.of(raw)) from error

    def _amount(self, record: QifRecord) -> Decimal:
        for _code, raw in record.amounts():
            try:
                return self.amounts.read(raw)
            except AmountError as error:
                raise RecordError(error.of(raw)) from error
        raise RecordError(_("the amount (%(field)s) is missing", field="T"))


FORMAT = Format(
    _KIND, recognise, read, rank=30, asks_date_order=True, asks_currency=True
)
