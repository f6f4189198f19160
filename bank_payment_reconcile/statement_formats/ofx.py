"""OFX 1 and 2 (also QFX and QBO): statements of accounts and cards."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from decimal import Decimal

from .amounts import AmountError, AmountReader
from .model import Statement, StatementError, Transaction
from .ofx_normalise import STATEMENTS, TRANSACTION, is_ofx, to_elements, to_text
from .ofx_parser import parse_account
from .ofx_tags import Element, MarkupError
from .ofx_transaction import RecordError, identify, parse_date, read_transaction
from .registry import Format

_ACCOUNTS = ("BANKACCTFROM", "CCACCTFROM", "INVACCTFROM")
_LISTS = ("BANKTRANLIST", "INVTRANLIST")
_AGAIN = "download the file from the bank again; nothing was imported."


def read(data: bytes, filename: str, currency: str = "") -> list[Statement]:
    """One statement per account (and period) of the file.

    currency: the account's, where the file tells none.
    """
    text = to_text(data)
    try:
        root = to_elements(text)
    except MarkupError as error:
        line = text.count("\n", 0, error.position) + 1
        raise StatementError(
            f"The OFX file “{filename}” is cut off or damaged ({error}, line {line}): "
            f"{_AGAIN}"
        ) from error
    return _File(text, root, filename, currency).statements()


class _File:
    def __init__(self, text: str, root: Element, filename: str, currency: str) -> None:
        self.text = text
        self.root = root
        self.filename = filename
        self.line_ends = [each.start() for each in re.finditer("\n", text)]
        self.amounts = AmountReader(_amount_samples(root), currency)

    def statements(self) -> list[Statement]:
        elements = list(self.root.walk(*STATEMENTS))
        self._refuse_stray_transactions(elements)
        found = [
            self._statement(each) for each in elements if not _only_securities(each)
        ]
        if not found:
            raise StatementError(self._nothing_to_read(bool(elements)))
        if len(found) < len(elements):
            found[0].warnings.append(
                f"{len(elements) - len(found)} securities accounts of the file hold no "
                "bank transactions and were left out."
            )
        return found

    def _refuse_stray_transactions(self, statements: list[Element]) -> None:
        inside = sum(1 for each in statements for _record in each.walk(TRANSACTION))
        every = list(self.root.walk(TRANSACTION))
        if len(every) != inside:
            raise StatementError(
                f"The OFX file “{self.filename}” has transactions outside of any "
                f"account's statement: {_AGAIN}"
            )

    def _nothing_to_read(self, securities: bool) -> str:
        message = next(
            (
                status.value("MESSAGE") or f"code {status.value('CODE')}"
                for status in self.root.walk("STATUS")
                if status.value("SEVERITY").upper() == "ERROR"
            ),
            "",
        )
        if message:
            problem = (
                f"holds no statement but the bank's error message “{message[:200]}”"
            )
        elif securities:
            problem = "holds securities only, no transactions of a bank account"
        else:
            problem = "holds no statement of an account"
        return (
            f"The OFX file “{self.filename}” {problem}: download the transactions of "
            "the bank account or card."
        )

    def _statement(self, element: Element) -> Statement:
        currency = _currency(element)
        account = parse_account(_account_leaves(element))
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
        self._set_period_and_balances(statement, element)
        statement.warnings += _other_warnings(element, statement.transactions)
        return statement

    def _transaction(self, element: Element, number: int, currency: str) -> Transaction:
        try:
            transaction = read_transaction(element, self.amounts, currency)
        except RecordError as error:
            raise self._refusal(element, number, error) from error
        transaction.place = f"Transaction {number} ({self._place(element)})"
        return transaction

    def _refusal(
        self, element: Element, number: int, error: RecordError
    ) -> StatementError:
        """A sentence that lets a person find the transaction in the file."""
        return StatementError(
            f"Transaction {number} of the OFX file “{self.filename}” "
            f"({self._place(element)}) cannot be read: {error}; correct it or {_AGAIN}"
        )

    def _place(self, element: Element) -> str:
        places = [f"line {bisect_left(self.line_ends, element.position) + 1}"]
        day = parse_date(element.value("DTPOSTED"))
        places += [f"of {day:%Y-%m-%d}"] if day else []
        fitid = element.value("FITID")
        places += [f"FITID {fitid[:60]}"] if fitid else []
        return ", ".join(places)

    def _set_period_and_balances(self, statement: Statement, element: Element) -> None:
        start, end = _period(element)
        balance = element.child("LEDGERBAL")
        raw = balance.value("BALAMT") if balance else ""
        as_of = parse_date(balance.value("DTASOF")) if balance else None
        if raw:
            try:
                statement.balance_end = self.amounts.read(raw, statement.currency)
            except AmountError as error:
                statement.warnings.append(
                    f"The closing balance “{raw[:40]}” {error} and was left out."
                )
        days = [each.date for each in statement.transactions]
        statement.date = end or as_of or max(days, default=None)
        # A balance of another day includes movements that are not in the file.
        if statement.balance_end is not None and end and end == as_of:
            total = sum((each.amount for each in statement.transactions), Decimal(0))
            statement.balance_start = statement.balance_end - total
            statement.is_start_derived = True
        first = start or min(days, default=None)
        statement.name = _name(statement.account_number, first, statement.date)


def _amount_samples(root: Element) -> list[str]:
    transactions = (each.value("TRNAMT") for each in root.walk(TRANSACTION))
    balances = (each.value("BALAMT") for each in root.walk("LEDGERBAL", "AVAILBAL"))
    return [*transactions, *balances]


def _only_securities(element: Element) -> bool:
    return element.name == "INVSTMTRS" and not next(element.walk(TRANSACTION), None)


def _account_leaves(element: Element) -> dict[str, str]:
    leaves = {"CURDEF": element.value("CURDEF")}
    for name in ("BANKID", "BRANCHID", "ACCTID", "ACCTTYPE"):
        found = (element.value(account, name) for account in _ACCOUNTS)
        leaves[name] = next(filter(None, found), "")
    return leaves


def _currency(element: Element) -> str:
    """The account's currency; where it is not told, that of its transactions."""
    told = element.value("CURDEF").upper()
    if told:
        return told
    found = {each.value("CURSYM").upper() for each in element.walk("CURRENCY")} - {""}
    return found.pop() if len(found) == 1 else ""


def _period(element: Element) -> tuple[date | None, date | None]:
    for name in _LISTS:
        listing = element.child(name)
        if listing is not None:
            return (
                parse_date(listing.value("DTSTART")),
                parse_date(listing.value("DTEND")),
            )
    return None, None


def _name(account: str, first: date | None, last: date | None) -> str:
    days = [each.isoformat() for each in (first, last) if each]
    return " ".join(filter(None, [account, " – ".join(dict.fromkeys(days))]))


def _other_warnings(element: Element, transactions: list[Transaction]) -> list[str]:
    warnings = []
    pending = sum(1 for _each in element.walk("STMTTRNP"))
    if pending:
        warnings.append(
            f"{pending} transactions that the bank has not booked yet were left out."
        )
    corrections = [each for each in transactions if "CORRECTFITID" in each.raw]
    for each in corrections[:3]:
        warnings.append(
            f"Transaction {each.bank_id[:60]} of {each.date} corrects the earlier one "
            f"{each.raw['CORRECTFITID'][:60]}: please check both."
        )
    converted = [each for each in transactions if "CURRENCY.CURSYM" in each.raw]
    converted = [each for each in converted if each.original_amount is not None]
    if converted:
        warnings.append(
            f"{len(converted)} transactions are in another currency and were converted "
            "at the rate the bank gives."
        )
    return warnings


FORMAT = Format("OFX", is_ofx, read, rank=10, asks_currency=True)
