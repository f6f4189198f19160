"""OFX 1 and 2 (also QFX and QBO): statements of accounts and cards."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from decimal import Decimal

from ...sentences import Param, Sentence, _
from ..shared.amounts import AmountError, AmountReader
from ..shared.checks import left_out
from ..shared.model import Statement, StatementError, Transaction
from ..shared.registry import Format
from .identify import identify
from .normalise import STATEMENTS, TRANSACTION, is_ofx, to_elements, to_text
from .parser import parse_account
from .tags import Element, MarkupError
from .transaction import RecordError, parse_date, read_transaction

_ACCOUNTS = ("BANKACCTFROM", "CCACCTFROM", "INVACCTFROM")
_LISTS = ("BANKTRANLIST", "INVTRANLIST")


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
            _(
                "The OFX file “%(filename)s” is cut off or damaged (%(problem)s, line "
                "%(line)s). Download it from the bank again; nothing was imported.",
                filename=filename,
                problem=error.sentence,
                line=line,
            )
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

    def _refuse_stray_transactions(self, statements: list[Element]) -> None:
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
        transaction.line = self._line(element)
        return transaction

    def _refusal(
        self, element: Element, number: int, error: RecordError
    ) -> StatementError:
        """A sentence that lets a person find the transaction in the file."""
        place = _("line %(line)s", line=self._line(element))
        day = parse_date(element.value("DTPOSTED"))
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

    def _line(self, element: Element) -> int:
        return bisect_left(self.line_ends, element.position) + 1

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
                    _(
                        "The closing balance “%(text)s” %(problem)s and was left out.",
                        text=raw[:40],
                        problem=error.sentence,
                    )
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


def _other_warnings(
    element: Element, transactions: list[Transaction]
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
