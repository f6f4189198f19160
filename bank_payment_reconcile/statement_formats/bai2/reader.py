"""Reads BAI2: groups of accounts, with what each of them received and paid."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ...sentences import Sentence, _
from ..shared.amounts import currency_decimals
from ..shared.checks import check_balances
from ..shared.encodings import decode
from ..shared.model import Statement, StatementError
from ..shared.records import (
    LineError,
    RecordError,
    identify,
    refusal,
    short_date,
)
from ..shared.registry import Format
from .records import (
    Bai2Code,
    Bai2Fields,
    Bai2Record,
    read_amount,
    read_funds,
    to_records,
)
from .transaction import read_payment, to_transaction

# Bound once: looking a member up takes longer than the rest of a record.
_FILE_END = Bai2Code.FILE_END.value
_FILE = Bai2Code.FILE.value
_GROUP = Bai2Code.GROUP.value
_ACCOUNT = Bai2Code.ACCOUNT.value
_TRANSACTION = Bai2Code.TRANSACTION.value
_ACCOUNT_END = Bai2Code.ACCOUNT_END.value
_KIND = "BAI2"
_HEADER = re.compile(rb"\s*01\s*,[^,\r\n]*,[^,\r\n]*,\s*\d{6}(\d\d)?\s*,[^,\r\n]*,")
_STATUS_LEFT_OUT = {"2": _("deletes an earlier one"), "4": _("is a test")}
_OPENING, _CLOSING = "010", "015"
_OPENING_AVAILABLE, _CLOSING_AVAILABLE = "040", "045"


@dataclass(slots=True)
class _Bai2Account:
    """An account from its record 03 on."""

    statement: Statement
    #: The line of that record.
    number: int
    #: By the type of the balance.
    balances: dict[str, Decimal] = field(default_factory=dict)
    #: The sum of all its amounts without their signs' meaning, in cents.
    control: int = 0


def recognise(data: bytes) -> bool:
    """Whether the bytes are a BAI2 file, by its header record."""
    return bool(_HEADER.match(data[:2000].removeprefix(b"\xef\xbb\xbf")))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per account of each group; raises StatementError."""
    return _Bai2File(decode(data), filename).statements()


class _Bai2File:
    """A file's records, read one after the other."""

    def __init__(self, text: str, filename: str) -> None:
        self.filename = filename
        self.found: list[Statement] = []
        self.account: _Bai2Account | None = None
        self.day: date | None = None
        self.currency = ""
        self.left_out: Sentence | None = None
        self.warnings: list[Sentence] = []
        self.records = self._records(text)

    def _records(self, text: str) -> list[Bai2Record]:
        try:
            return to_records(text)
        except LineError as error:
            raise refusal(_KIND, self.filename, error.number, error.sentence) from error

    def statements(self) -> list[Statement]:
        """The statements; raises StatementError where the file is cut or empty."""
        if not self.records or self.records[-1].code != _FILE_END:
            last = self.records[-1].number if self.records else 1
            raise StatementError(
                _(
                    "The BAI2 file “%(filename)s” ends at line %(line)s without its "
                    "closing record 99, so a part of it is missing. Download it from "
                    "the bank again; nothing was imported.",
                    filename=self.filename,
                    line=last,
                )
            )
        for record in self.records:
            try:
                self._read_record(record)
            except RecordError as error:
                raise refusal(
                    _KIND, self.filename, record.number, error.sentence, record.code
                ) from error
            # What was read is not kept twice.
            record.pieces.clear()
        self._close(None)
        if not self.found:
            reason = self.warnings[0] if self.warnings else _("It contains no account.")
            raise StatementError(
                _(
                    "The BAI2 file “%(filename)s” contains nothing to import. "
                    "%(reason)s Download the transactions of the account.",
                    filename=self.filename,
                    reason=reason,
                )
            )
        self.found[0].warnings += self.warnings
        return self.found

    def _read_record(self, record: Bai2Record) -> None:
        fields = Bai2Fields(record)
        if record.code == _FILE:
            self._check_version(fields)
        elif record.code == _GROUP:
            self._open_group(fields, record)
        elif record.code == _ACCOUNT:
            self._open_account(fields, record)
        elif record.code == _TRANSACTION:
            self._add_transaction(fields, record.number)
        elif record.code == _ACCOUNT_END:
            self._close(fields)

    def _check_version(self, fields: Bai2Fields) -> None:
        version = fields.take(8)[7].strip()
        if version not in ("", "2"):
            raise RecordError(
                _(
                    "it uses version %(version)s of the format, but only version 2 "
                    "can be read",
                    version=version[:10],
                )
            )

    def _open_group(self, fields: Bai2Fields, record: Bai2Record) -> None:
        self._close(None)
        _to, _from, status, day, _time, currency = fields.take(6)
        self.currency = currency.strip().upper()
        day = day.strip()
        self.day = short_date(day[2:] if len(day) == 8 else day, "ymd")
        self.left_out = _STATUS_LEFT_OUT.get(status.strip())
        if self.left_out:
            self.warnings.append(
                _(
                    "The group in line %(line)s %(reason)s and was left out.",
                    line=record.number,
                    reason=self.left_out,
                )
            )

    def _open_account(self, fields: Bai2Fields, record: Bai2Record) -> None:
        self._close(None)
        if self.day is None:
            raise RecordError(_("it is not part of a group (record 02)"))
        name, currency = (each.strip() for each in fields.take(2))
        if not name:
            raise RecordError(_("the account number is missing"))
        code = currency.upper() or self.currency or "USD"
        if not re.fullmatch("[A-Z]{3}", code):
            raise RecordError(_("“%(code)s” is not a currency code", code=code[:10]))
        statement = Statement(account_number=name, currency=code, date=self.day)
        self.account = account = _Bai2Account(statement, record.number)
        decimals = currency_decimals(code)
        while not fields.done():
            kind, amount, _count = (each.strip() for each in fields.take(3))
            value = read_amount(amount, decimals)
            read_funds(fields, decimals)
            if value is not None:
                account.balances[kind] = value
                account.control += int(value.scaleb(decimals))

    def _add_transaction(self, fields: Bai2Fields, number: int) -> None:
        account = self.account
        if account is None or self.day is None:
            raise RecordError(_("it does not belong to an account (record 03)"))
        statement = account.statement
        decimals = currency_decimals(statement.currency)
        payment = read_payment(fields, decimals)
        account.control += int((payment.amount or Decimal(0)).scaleb(decimals))
        transaction = to_transaction(payment, self.day)
        if transaction is None:
            statement.warnings.append(
                _("Message from the bank: %(text)s", text=" ".join(payment.lines))
            )
        else:
            transaction.line = number
            statement.transactions.append(transaction)

    def _close(self, fields: Bai2Fields | None) -> None:
        """Ends the account at hand; record 49 brings its control total."""
        account, self.account = self.account, None
        if account is None:
            return
        statement = account.statement
        identify(statement.transactions)
        _set_balances(statement, account.balances)
        if fields is None:
            statement.warnings.append(
                _(
                    "Account %(account)s (line %(line)s) has no closing record 49. "
                    "Please check that no transaction is missing.",
                    account=statement.account_number,
                    line=account.number,
                )
            )
        else:
            self._check_control(account, fields)
        statement.warnings += check_balances(statement)
        if not self.left_out:
            self.found.append(statement)

    def _check_control(self, account: _Bai2Account, fields: Bai2Fields) -> None:
        control = read_amount(fields.take(1)[0].strip(), 0)
        if control is not None and control != account.control:
            account.statement.warnings.append(
                _(
                    "The control total of account %(account)s is %(control)s, but its "
                    "records add up to %(total)s. Please check that no transaction is "
                    "missing.",
                    account=account.statement.account_number,
                    control=control,
                    total=account.control,
                )
            )


def _set_balances(statement: Statement, balances: dict[str, Decimal]) -> None:
    """The ledger's; the available ones only where they agree with the transactions."""
    statement.balance_start = balances.get(_OPENING)
    statement.balance_end = balances.get(_CLOSING)
    if statement.balance_start is not None or statement.balance_end is not None:
        return
    start, end = balances.get(_OPENING_AVAILABLE), balances.get(_CLOSING_AVAILABLE)
    moved = sum((each.amount for each in statement.transactions), Decimal(0))
    if start is not None and end is not None and start + moved == end:
        statement.balance_start, statement.balance_end = start, end


FORMAT = Format(_KIND, recognise, read, rank=20)
