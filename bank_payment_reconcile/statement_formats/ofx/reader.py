"""Reads OFX: the statements of accounts and cards in a file."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ...sentences import Param, Sentence, _
from ..shared.amounts import AmountReader
from ..shared.checks import left_out
from ..shared.model import Statement, StatementError, Transaction
from ..shared.records import RecordError
from ..shared.registry import Format
from .identify import identify
from .normalise import (
    STATEMENTS,
    TRANSACTION,
    amount_samples,
    is_ofx,
    mend_date,
    mend_statement,
    to_elements,
    to_text,
)
from .parser import parse_account, parse_day
from .tags import OfxElement, OfxMarkupError
from .transaction import read_transaction


def read(data: bytes, filename: str, currency: str = "") -> list[Statement]:
    """One statement per account (and period) of the file.

    currency: the account's, where the file tells none.
    Raises StatementError.
    """
    text = to_text(data)
    try:
        root = to_elements(text)
    except OfxMarkupError as error:
        line = text.count("\n", 0, error.position) + 1
        raise StatementError(
            _(
                "The OFX file “%(filename)s” is cut off or damaged (%(problem)s, line "
                "%(line)s). Download it from the bank again; nothing was imported.",
                filename=filename,
                problem=error.sentence,
                line=line,
            )
        ) from error
    return _OfxFile(text, root, filename, currency).statements()


class _OfxFile:
    """A file's elements, with how it writes its amounts."""

    def __init__(
        self, text: str, root: OfxElement, filename: str, currency: str
    ) -> None:
        self.text = text
        self.root = root
        self.filename = filename
        #: Up to where the lines of the file were counted, and how many they are.
        self.counted, self.lines = 0, 1
        self.amounts = AmountReader(amount_samples(root), currency)

    def statements(self) -> list[Statement]:
        """The statements; raises StatementError."""
        elements = list(self.root.walk(*STATEMENTS))
        self._refuse_stray_transactions(elements)
        found = [
            self._statement(each) for each in elements if not _only_securities(each)
        ]
        if not found:
            raise self._nothing_to_read(bool(elements))
        if len(found) < len(elements):
            found[0].warnings.append(
                _(
                    "Securities accounts without bank transactions, left out: "
                    "%(count)s.",
                    count=len(elements) - len(found),
                )
            )
        return found

    def _refuse_stray_transactions(self, statements: list[OfxElement]) -> None:
        inside = sum(1 for each in statements for _record in each.walk(TRANSACTION))
        every = list(self.root.walk(TRANSACTION))
        if len(every) != inside:
            raise StatementError(
                _(
                    "The OFX file “%(filename)s” has transactions outside of any "
                    "account statement. Download it from the bank again; nothing was "
                    "imported.",
                    filename=self.filename,
                )
            )

    def _nothing_to_read(self, securities: bool) -> StatementError:
        message = next(
            (
                status.value("MESSAGE") or status.value("CODE") or "?"
                for status in self.root.walk("STATUS")
                if status.value("SEVERITY").upper() == "ERROR"
            ),
            "",
        )
        if message:
            problem = _(
                "contains no statement, but the error message “%(message)s” of the "
                "bank",
                message=message[:200],
            )
        elif securities:
            problem = _("contains securities only, no transactions of a bank account")
        else:
            problem = _("contains no account statement")
        return StatementError(
            _(
                "The OFX file “%(filename)s” %(problem)s. Download the transactions "
                "of the bank account or card.",
                filename=self.filename,
                problem=problem,
            )
        )

    def _statement(self, element: OfxElement) -> Statement:
        values, remarks = mend_statement(element, self.amounts)
        account = parse_account(values)
        currency = account.curdef or ""
        transactions = [
            self._transaction(each, number, currency)
            for number, each in enumerate(element.walk(TRANSACTION), 1)
        ]
        statement = Statement(
            account_number=account.account_id,
            currency=currency,
            fractions=element.child("INVACCTFROM") is not None,
            is_card=element.name == "CCSTMTRS",
        )
        statement.transactions, statement.warnings = identify(transactions)
        _set_period_and_balances(statement, account.statement)
        statement.warnings += remarks
        statement.warnings += _other_warnings(element, statement.transactions)
        return statement

    def _transaction(
        self, element: OfxElement, number: int, currency: str
    ) -> Transaction:
        try:
            transaction = read_transaction(element, self.amounts, currency)
        except RecordError as error:
            raise self._refusal(element, number, error) from error
        transaction.line = self._line(element)
        return transaction

    def _refusal(
        self, element: OfxElement, number: int, error: RecordError
    ) -> StatementError:
        """A sentence that lets a person find the transaction in the file."""
        place = _("line %(line)s", line=self._line(element))
        day = parse_day(mend_date(element.value("DTPOSTED")))
        found: list[Param] = [place]
        found += [day] if day else []
        fitid = element.value("FITID")
        found += [f"FITID {fitid[:60]}"] if fitid else []
        return StatementError(
            _(
                "Transaction %(number)s of the OFX file “%(filename)s” (%(place)s) "
                "cannot be read: %(problem)s. Correct it, or download the file from "
                "the bank again. Nothing was imported.",
                number=number,
                filename=self.filename,
                place=tuple(found),
                problem=error.sentence,
            )
        )

    def _line(self, element: OfxElement) -> int:
        """The line in which a tag stands; tags are asked for in the file's order."""
        self.lines += self.text.count("\n", self.counted, element.position)
        self.counted = element.position
        return self.lines


def _set_period_and_balances(statement: Statement, parsed: Any) -> None:
    """Sets date, name and balances.

    parsed: ofxparse's statement.
    """
    days = [each.date for each in statement.transactions]
    start, end = parsed.start_date or None, parsed.end_date or None
    # ofxparse sets them only where the file tells them.
    as_of = getattr(parsed, "balance_date", None)
    statement.balance_end = getattr(parsed, "balance", None)
    statement.date = end or as_of or max(days, default=None)
    # A balance of another day includes movements that are not in the file.
    if statement.balance_end is not None and end and end == as_of:
        total = sum((each.amount for each in statement.transactions), Decimal(0))
        statement.balance_start = statement.balance_end - total
        statement.is_start_derived = True
    first = start or min(days, default=None)
    statement.name = _name(statement.account_number, first, statement.date)


def _only_securities(element: OfxElement) -> bool:
    return element.name == "INVSTMTRS" and not next(element.walk(TRANSACTION), None)


def _name(account: str, first: date | None, last: date | None) -> str:
    days = [each.isoformat() for each in (first, last) if each]
    return " ".join(filter(None, [account, " – ".join(dict.fromkeys(days))]))


def _other_warnings(
    element: OfxElement, transactions: list[Transaction]
) -> list[Sentence]:
    warnings = []
    pending = sum(1 for _each in element.walk("STMTTRNP"))
    if pending:
        warnings += left_out(pending)
    corrections = [each for each in transactions if "CORRECTFITID" in each.raw]
    for each in corrections[:3]:
        warnings.append(
            _(
                "Transaction %(id)s of %(date)s corrects the earlier transaction "
                "%(earlier)s. Please check both.",
                id=each.bank_id[:60],
                date=each.date,
                earlier=each.raw["CORRECTFITID"][:60],
            )
        )
    converted = [each for each in transactions if "CURRENCY.CURSYM" in each.raw]
    converted = [each for each in converted if each.original_amount is not None]
    if converted:
        warnings.append(
            _(
                "Transactions in another currency, converted at the rate of the bank: "
                "%(count)s.",
                count=len(converted),
            )
        )
    return warnings


FORMAT = Format("OFX", is_ofx, read, rank=10, asks_currency=True)
