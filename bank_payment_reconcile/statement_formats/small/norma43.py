"""Norma 43 (AEB43, Cuaderno 43) of Spanish banks.

The public description is "Información normalizada de cuenta corriente", Cuaderno 43, of
the Asociación Española de Banca.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from stdnum.es import ccc

from ...sentences import _
from ..returns import spanish
from ..shared.checks import check_balances
from ..shared.encodings import decode
from ..shared.enumeration import Code
from ..shared.identifiers import given
from ..shared.iso4217 import BY_NUMBER
from ..shared.model import Statement, StatementError, Transaction
from ..shared.records import (
    RecordError,
    fixed_amount,
    identify,
    refusal,
    short_date,
    split_records,
    squeeze,
)
from ..shared.registry import Format


class Norma43Code(Code):
    """What a record is, by its first two characters."""

    #: The file's header, of some banks only.
    FILE = "00"
    ACCOUNT = "11"
    TRANSACTION = "22"
    CONCEPT = "23"
    #: The amount in another currency.
    ORIGINAL = "24"
    ACCOUNT_END = "33"
    FILE_END = "88"


# Bound once: looking a member up takes longer than the rest of a record.
_TRANSACTION = Norma43Code.TRANSACTION.value
_CONCEPT = Norma43Code.CONCEPT.value
_ORIGINAL = Norma43Code.ORIGINAL.value
_FILE_END = Norma43Code.FILE_END.value
_FILE = Norma43Code.FILE.value
_ACCOUNT = Norma43Code.ACCOUNT.value
_ACCOUNT_END = Norma43Code.ACCOUNT_END.value
_KIND = "Norma 43"
_WIDTH = 80
#: The standard's amounts have two decimals, whatever the currency.
_DECIMALS = 2
_HEADER = re.compile(
    rb"\s*(?:00[^\r\n]*\s+)?11[0-9]{4}[0-9A-Z]{4}[0-9A-Z]{10}[0-9]{12}[0-2][0-9]{14}"
)
_CHECK = "01"
#: A transaction, and what may follow it and belong to it.
_OF_TRANSACTION = (_TRANSACTION, _CONCEPT, _ORIGINAL)


def recognise(data: bytes) -> bool:
    """Whether the bytes are a Norma 43 file, by its first record."""
    return bool(_HEADER.match(data[:1000].removeprefix(b"\xef\xbb\xbf")))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per account record (11); raises StatementError."""
    text = decode(data).lstrip("\ufeff")
    return _Norma43File(filename).statements(split_records(text, _WIDTH))


class _Norma43File:
    """A file's records, read one after the other."""

    def __init__(self, filename: str) -> None:
        self.filename = filename
        self.found: list[Statement] = []
        #: The account's statement while its record 33 has not come.
        self.current: Statement | None = None
        #: Whether the account at hand has its closing record.
        self.is_closed = False
        self.concepts: list[str] = []
        self.last = ""
        self.count = 0
        #: The line at hand.
        self.number = 0

    def statements(self, lines: list[str]) -> list[Statement]:
        """The statements in a file's records; raises StatementError."""
        for number, line in enumerate(lines, 1):
            if not line.strip(" \t\x00\x1a\f"):
                continue
            self.number = number
            try:
                self._read_line(line.ljust(_WIDTH))
            except RecordError as error:
                raise refusal(
                    _KIND, self.filename, number, error.sentence, line[:2].strip()
                ) from error
        self._end_account()
        if not self.found:
            raise StatementError(
                _(
                    "The Norma 43 file “%(filename)s” contains no account. Download "
                    "the transactions of the account.",
                    filename=self.filename,
                )
            )
        return self.found

    def _read_line(self, line: str) -> None:
        kind = line[:2]
        if kind == _FILE_END:
            self._read_trailer(line)
            return
        self.count += 1
        if kind == _FILE and not self.found:
            return
        if kind == _ACCOUNT:
            self._end_account()
            self._open_account(line)
        elif kind == _TRANSACTION:
            self._add_transaction(line)
        elif kind == _CONCEPT:
            self._add_concept(line)
        elif kind == _ORIGINAL:
            self._add_original(line)
        elif kind == _ACCOUNT_END:
            self._close_account(line)
        else:
            raise RecordError(_("“%(text)s” is not a record code", text=kind.strip()))
        self.last = kind

    def _open_account(self, line: str) -> None:
        account = line[2:20].strip()
        statement = Statement(
            account_number=_ccc(account),
            currency=BY_NUMBER.get(line[47:50], ""),
            date=short_date(line[26:32], "ymd"),
        )
        statement.balance_start = _balance(line[32], line[33:47], statement)
        if not statement.currency:
            statement.warnings.append(
                _(
                    "The currency “%(currency)s” of account %(account)s is unknown. "
                    "The currency of the bank was used.",
                    currency=line[47:50].strip(),
                    account=account,
                )
            )
        self.found.append(statement)
        self.current = statement

    def _account(self) -> Statement:
        if self.current is None:
            raise RecordError(_("it does not belong to an account (record 11)"))
        return self.current

    def _add_transaction(self, line: str) -> None:
        statement = self._account()
        self._end_transaction()
        code = line[22:27].strip()
        # Both references are one field of 28 to many banks.
        references = squeeze(line[52:80])
        document = given(line[42:52])
        value_date = line[16:22]
        transaction = Transaction(
            date=short_date(line[10:16], "ymd"),
            value_date=short_date(value_date, "ymd") if given(value_date) else None,
            amount=_signed(line[27], line[28:42]),
            transaction_type=code,
            reference=_reference(line[64:80]) or _reference(line[52:64]),
            text=references if given(references) else "",
            returned=spanish.returned(code, references),
            raw={"22": line.rstrip()},
            line=self.number,
        )
        if code[:2] == _CHECK and transaction.amount < 0:
            transaction.check_number = document.lstrip("0")
        statement.transactions.append(transaction)

    def _transaction(self) -> Transaction:
        statement = self._account()
        if not statement.transactions or self.last not in _OF_TRANSACTION:
            raise RecordError(_("it does not belong to a transaction (record 22)"))
        return statement.transactions[-1]

    def _add_concept(self, line: str) -> None:
        self._transaction()
        # Text goes on from one field of 38 to the next, within words.
        self.concepts.append(line[4:80])

    def _add_original(self, line: str) -> None:
        transaction = self._transaction()
        amount = fixed_amount(line[7:21], _DECIMALS)
        transaction.original_currency = BY_NUMBER.get(line[4:7], "")
        transaction.raw["24"] = line.rstrip()
        if transaction.original_currency and amount:
            transaction.original_amount = amount.copy_sign(transaction.amount)

    def _end_transaction(self) -> None:
        """Puts the texts of the last transaction's records together."""
        lines, self.concepts = self.concepts, []
        if lines and self.current and self.current.transactions:
            transaction = self.current.transactions[-1]
            concepts = squeeze("".join(lines))
            code, told = transaction.transaction_type, f"{concepts} {transaction.text}"
            transaction.returned = spanish.returned(code, told)
            transaction.text = f"{transaction.text} {concepts}".strip()
            transaction.raw["23"] = "\n".join(each.rstrip() for each in lines)

    def _close_account(self, line: str) -> None:
        statement = self._account()
        self._end_transaction()
        statement.balance_end = _balance(line[58], line[59:73], statement)
        self.is_closed = True
        counts = Counter(each.amount < 0 for each in statement.transactions)
        told_counts = (_count(line[20:25]), _count(line[39:44]))
        if told_counts != (counts[True], counts[False]):
            statement.warnings.append(
                _(
                    "The closing record of account %(account)s counts %(payments)s "
                    "payments and %(receipts)s receipts, but the file has "
                    "%(found_payments)s and %(found_receipts)s. Please check that no "
                    "transaction is missing.",
                    account=statement.account_number,
                    payments=told_counts[0],
                    receipts=told_counts[1],
                    found_payments=counts[True],
                    found_receipts=counts[False],
                )
            )
        self._end_account()

    def _end_account(self) -> None:
        statement = self.current
        if statement is None:
            return
        self._end_transaction()
        self.current, is_closed = None, self.is_closed
        self.is_closed = False
        identify(statement.transactions)
        if not is_closed:
            statement.warnings.append(
                _(
                    "The closing record 33 of account %(account)s is missing, so the "
                    "file may be cut off. Please check that no transaction is missing.",
                    account=statement.account_number,
                )
            )
        statement.warnings += check_balances(statement)

    def _read_trailer(self, line: str) -> None:
        count = line[20:26]
        if self.found and count.isdigit() and int(count) not in (0, self.count):
            self.found[0].warnings.append(
                _(
                    "The closing record 88 of the file counts %(told)s records, but "
                    "there are %(found)s. Please check that no transaction is missing.",
                    told=int(count),
                    found=self.count,
                )
            )


def _ccc(account: str) -> str:
    """The account with its two check digits, as it ends an IBAN."""
    if not re.fullmatch("[0-9]{18}", account):
        return account
    number = f"{account[:8]}00{account[8:]}"
    return number[:8] + ccc.calc_check_digits(number) + number[10:]


def _balance(sign: str, digits: str, statement: Statement) -> Decimal | None:
    """A balance, which no payment depends on: left out where its sign is none."""
    try:
        return _signed(sign, digits)
    except RecordError as error:
        statement.warnings.append(
            _(
                "A balance of account %(account)s was left out: %(problem)s.",
                account=statement.account_number,
                problem=error.sentence,
            )
        )
        return None


def _signed(sign: str, digits: str) -> Decimal:
    if sign not in "12":
        raise RecordError(
            _("“%(sign)s” is neither 1 (debit) nor 2 (credit)", sign=sign)
        )
    amount = fixed_amount(digits, _DECIMALS)
    return -amount if sign == "1" else amount


def _reference(raw: str) -> str:
    """A reference has digits; else the banks continue their text there."""
    text = given(raw)
    return text if any(each.isdigit() for each in text) else ""


def _count(raw: str) -> int:
    return int(fixed_amount(raw.strip() or "0", 0))


FORMAT = Format(_KIND, recognise, read, rank=20)
