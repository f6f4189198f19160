"""Reads CAMT: the statements of a file, account by account."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import chain

from lxml import etree

from ...sentences import Sentence, _
from ..shared.checks import check_balances, left_out
from ..shared.identifiers import number_repeated
from ..shared.model import Statement, StatementError, Transaction
from ..shared.records import named_account
from ..shared.registry import Format
from .balance import CamtBalance, opening_and_closing, read_balances
from .entry import CamtContext, is_booked, read_entry, to_transactions
from .fields import CamtFieldError, CamtFields, CamtPaths, parse_date
from .party import account_number
from .safe_xml import local_name, parse

_MESSAGES = {
    "BkToCstmrAcctRpt": "Rpt",
    "BkToCstmrAcctRptV01": "Rpt",
    "BkToCstmrStmt": "Stmt",
    "BkToCstmrStmtV01": "Stmt",
    "BkToCstmrDbtCdtNtfctn": "Ntfctn",
    "BkToCstmrDbtCdtNtfctnV01": "Ntfctn",
}
_MARK = re.compile(
    rb"camt\.05[234]\.\d{3}|<(?:\w{1,30}:)?BkToCstmr(?:AcctRpt|Stmt|DbtCdtNtfctn)"
)
_DETAILS = {"NtryDtls", "TxDtls"}
_HEAD = 20_000


def recognise(data: bytes) -> bool:
    """Whether the bytes are a CAMT file, by its namespace or first message."""
    head = data[:_HEAD].replace(b"\x00", b"")
    return b"<" in head and bool(_MARK.search(head))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per account, period and currency; raises StatementError."""
    root = parse(data, filename, "CAMT")
    return _CamtFile(root, filename).statements()


class _CamtFile:
    """A file's tree of tags."""

    def __init__(self, root: etree._Element, filename: str) -> None:
        self.root = root
        self.filename = filename
        self.paths = CamtPaths()

    def statements(self) -> list[Statement]:
        """The statements of all messages in the file, in its order."""
        found: list[Statement] = []
        messages = self.root.iter(*(f"{{*}}{name}" for name in _MESSAGES))
        for message in messages:
            kind = _MESSAGES[local_name(message.tag)]
            created = message.findtext("{*}GrpHdr/{*}CreDtTm") or ""
            for element in message.iterchildren(f"{{*}}{kind}"):
                found += self._account(element, parse_date(created.strip()))
        if not found:
            raise StatementError(
                _(
                    "The CAMT file “%(filename)s” contains no account statement. "
                    "Download the account statement (camt.053) from the bank.",
                    filename=self.filename,
                )
            )
        return found

    def _account(self, element: etree._Element, day: date | None) -> list[Statement]:
        """The statements of one account, one for every currency in it."""
        try:
            header = CamtFields.of(element, self.paths, {"Ntry", "Bal", "TxsSummry"})
            balances = read_balances(element, self.paths)
        except CamtFieldError as error:
            raise self._refusal(element, _("A statement"), error) from error
        context = CamtContext(
            paths=self.paths,
            account=account_number(header, "Acct"),
            currency=_currency(header, balances, element),
            day=_last_day(header, balances) or day,
            is_report=local_name(element.tag) != "Stmt",
        )
        found = self._statements(element, header, balances, context)
        if len(found) == 1 and check_balances(found[0]) and _has_reversals(element):
            context = replace(context, turns_reversals=True)
            [turned] = self._statements(element, header, balances, context)
            if not check_balances(turned):
                turned.warnings.append(
                    _(
                        "Reversals in the file have the side of what they reverse. "
                        "They were turned, as the balances prove."
                    )
                )
                return [turned]
        return found

    def _statements(
        self,
        element: etree._Element,
        header: CamtFields,
        balances: list[CamtBalance],
        context: CamtContext,
    ) -> list[Statement]:
        parts: dict[str, list[Transaction]] = {}
        pending = 0
        for number, entry in enumerate(element.iterchildren("{*}Ntry"), 1):
            try:
                fields = CamtFields.of(entry, self.paths, _DETAILS)
                if not is_booked(fields):
                    pending += 1
                    continue
                read = read_entry(entry, fields, context)
                lines = to_transactions(read, context)
            except CamtFieldError as error:
                place = _(
                    "Entry %(number)s of account %(account)s",
                    number=number,
                    account=named_account(context.account),
                )
                raise self._refusal(entry, place, error) from error
            for each in lines:
                each.line = entry.sourceline or 0
            parts.setdefault(read.currency, []).extend(lines)
        if not parts:
            # Not the currency of entries that were left out, if there is another.
            known = (each.currency for each in balances if each.currency)
            parts[header.get("Acct.Ccy").upper() or next(known, context.currency)] = []
        alone = len(parts) == 1
        found = [
            _statement(header, balances, context, *part, alone=alone)
            for part in parts.items()
        ]
        found[0].warnings += left_out(pending)
        return found

    def _refusal(
        self, element: etree._Element, what: Sentence, error: CamtFieldError
    ) -> StatementError:
        return StatementError(
            _(
                "%(what)s in the CAMT file “%(filename)s” (line %(line)s) cannot be "
                "read: %(problem)s. Correct it, or download the file from the bank "
                "again. Nothing was imported.",
                what=what,
                filename=self.filename,
                line=element.sourceline or 0,
                problem=error.sentence,
            )
        )


def _has_reversals(element: etree._Element) -> bool:
    told = (entry.findtext("{*}RvslInd") for entry in element.iterchildren("{*}Ntry"))
    return any(each and each.strip().lower() in ("true", "1") for each in told)


def _statement(
    header: CamtFields,
    balances: list[CamtBalance],
    context: CamtContext,
    currency: str,
    transactions: list[Transaction],
    alone: bool,
) -> Statement:
    number_repeated(transactions)
    opening, closing = opening_and_closing(balances, currency, alone)
    statement = Statement(
        account_number=context.account,
        currency=currency,
        date=(closing.day if closing else None) or context.day,
        balance_start=opening.amount if opening else None,
        balance_end=closing.amount if closing else None,
        transactions=transactions,
    )
    if statement.date is None:
        statement.date = max((each.date for each in transactions), default=None)
    statement.number = header.get("LglSeqNb", "ElctrncSeqNb")[:20]
    statement.name = _name(statement)
    # Some banks send the day's statement as a report, with its closing balance.
    closed = opening is not None and closing is not None and closing.code == "CLBD"
    statement.is_interim = context.is_report and not closed
    statement.warnings = check_balances(statement)
    if not all(each.signed for each in (opening, closing) if each):
        statement.warnings.append(
            _(
                "The bank does not state whether its balances are credit or debit. "
                "They were read as credit."
            )
        )
    for each in (opening, closing):
        if each and each.currency not in ("", currency):
            statement.warnings.append(
                _(
                    "The balance %(amount)s is in %(currency)s, not in %(own)s. It "
                    "was imported as it is; please check it.",
                    amount=each.amount,
                    currency=each.currency[:10],
                    own=currency[:10],
                )
            )
    return statement


def _currency(
    header: CamtFields, balances: list[CamtBalance], element: etree._Element
) -> str:
    """The account's; where it is not told, the first entry's or the balances'."""
    told = header.get("Acct.Ccy").upper()
    if told:
        return told
    amounts = (entry.find("{*}Amt") for entry in element.iterchildren("{*}Ntry"))
    entries = (each.get("Ccy", "").upper() for each in amounts if each is not None)
    known = (each.currency for each in balances)
    return next(filter(None, chain(entries, known)), "")


def _last_day(header: CamtFields, balances: list[CamtBalance]) -> date | None:
    """The day an entry was booked on at the latest."""
    days = [each.day for each in balances if each.code == "CLBD" and each.day]
    if days:
        return max(days)
    for path in ("FrToDt.ToDtTm", "FrToDt.ToDt", "CreDtTm"):
        day = parse_date(header.get(path))
        if day:
            return day
    return None


def _name(statement: Statement) -> str:
    day = statement.date.isoformat() if statement.date else ""
    number = statement.number and f"({statement.number})"
    parts = (statement.account_number, day, number)
    return " ".join(filter(None, parts))


FORMAT = Format("CAMT", recognise, read, rank=20)
