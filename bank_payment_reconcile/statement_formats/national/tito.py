"""TITO: account statements of Finnish banks ("konekielinen tiliote").

The public description is "Konekielinen tiliote, palvelukuvaus" of Finanssialan
Keskusliitto (version 1.4). Each record begins with T, its code and its length.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ...sentences import _
from ..layouts.record_file import (
    RECORDS,
    RecordFile,
    and_more,
    missing_before,
    must_agree,
    must_balance,
    told_count,
    unknown_code,
)
from ..returns import codes, words
from ..shared.amounts import currency_decimals
from ..shared.checks import left_out
from ..shared.encodings import decode
from ..shared.enumeration import Code
from ..shared.identifiers import given
from ..shared.memory import LINE, spend
from ..shared.model import Statement, Transaction
from ..shared.records import (
    RecordError,
    fixed_amount,
    short_date,
    split_lines,
    squeeze,
)
from ..shared.registry import Format
from .iban import finnish


class TitoCode(Code):
    """What a record is, by its first three characters."""

    ACCOUNT = "T00"
    TRANSACTION = "T10"
    DETAIL = "T11"
    BALANCE = "T40"


_KIND = "TITO"
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}T00[0-9]{3}[0-9 ]{3}[0-9A-Z ]{14}")
_ANY = re.compile("T[0-9]{2}")
#: Letters of the Finnish variant of ISO 646, in files that have no others.
_FINNISH = str.maketrans("[\\]{|}", "ÄÖÅäöå")
#: A transaction that was rejected and moved nothing.
_REJECTED = "9"
#: A deposit that is corrected and a withdrawal, where no sign is told.
_NEGATIVE = ("2", "3")
_MESSAGE, _CURRENCY, _PAYER, _BANK, _SEPA = "00", "05", "06", "07", "11"
_EQUIVALENT = re.compile(r"[+ -]?([0-9]{18}) ?([A-Z]{3})")
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}\b")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def recognise(data: bytes) -> bool:
    """Whether the bytes are a TITO file, by its first record."""
    return bool(_HEADER.match(data[:300]))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per basic record (T00); raises StatementError."""
    text = decode(data, "iso-8859-1").lstrip("\ufeff \t\r\n")
    if text.isascii():
        text = text.translate(_FINNISH)
    return _TitoFile(filename).statements(_records(text))


def _records(text: str) -> list[str]:
    """The lines, or of a file without line ends what the lengths in it tell."""
    lines = split_lines(text)
    filled = [each for each in lines if each.strip()]
    if len(filled) != 1 or not filled[0][3:6].isdecimal():
        return lines
    block, at = filled[0], 0
    if len(block.rstrip()) <= int(block[3:6]):
        return lines
    records = []
    while at < len(block):
        length = block[at + 3 : at + 6]
        # Where there is no length, what is left is refused as a record.
        width = int(length) if length.isdecimal() and int(length) > 6 else len(block)
        spend(LINE, "records")
        records.append(block[at : at + width])
        at += width
    return records


class _TitoFile(RecordFile):
    kind = _KIND
    width = 322
    code = slice(0, 3)

    def __init__(self, filename: str) -> None:
        super().__init__(filename)
        self.current: Statement | None = None
        #: Transactions with the level of each: what belongs to one, follows it.
        self.levels: list[tuple[int, Transaction]] = []
        self.rejected = 0
        #: Whether the details at hand are of a rejected transaction.
        self.is_rejected = False
        #: How many records the basic record tells, and how many there are.
        self.told = self.records = 0

    def take(self, line: str) -> None:
        """Reads a record; raises RecordError."""
        kind = line[:3]
        self.records += kind != TitoCode.ACCOUNT
        if kind == TitoCode.ACCOUNT:
            self._close()
            self._open(line)
        elif kind == TitoCode.TRANSACTION:
            self._add_transaction(line)
        elif kind == TitoCode.DETAIL:
            self._add_detail(line)
        elif kind == TitoCode.BALANCE:
            statement = self._statement()
            decimals = currency_decimals(statement.currency)
            statement.balance_end = _signed(line[12:31], decimals)
            statement.date = short_date(line[6:12], "ymd")
        elif not _ANY.fullmatch(kind):
            raise unknown_code(kind)

    def end(self) -> None:
        """Checks the last statement."""
        statement = self.current
        if statement is not None and statement.balance_end is None and not self.told:
            raise self.cut_off(TitoCode.BALANCE.value)
        try:
            self._close()
        except RecordError as error:
            raise self.refusal(error) from error

    def _statement(self) -> Statement:
        if self.current is None:
            raise missing_before(TitoCode.ACCOUNT.value)
        return self.current

    def _open(self, line: str) -> None:
        currency = line[96:99].strip() or "EUR"
        told = _IBAN.search(line[262:322])
        number = line[23:26].strip().lstrip("0")
        self.current = Statement(
            account_number=told[0] if told else finnish(line[9:23].strip()),
            currency=currency,
            number=number,
            date=short_date(line[32:38], "ymd") if given(line[32:38]) else None,
            balance_start=_signed(line[71:90], currency_decimals(currency))
            if line[71:90].strip()
            else None,
        )
        self.told, self.records = told_count(line[90:96]), 1
        self.found.append(self.current)

    def _add_transaction(self, line: str) -> None:
        statement = self._statement()
        event = line[48]
        self.is_rejected = event == _REJECTED
        if self.is_rejected:
            self.rejected += 1
            return
        level = int(line[187]) if line[187] in "123456789" else 0
        amount = _signed(line[87:106], currency_decimals(statement.currency))
        if line[87] == " " and event in _NEGATIVE:
            amount = -amount
        value_date, text = line[36:42], squeeze(line[52:87])
        transaction = Transaction(
            date=short_date(line[30:36], "ymd"),
            value_date=short_date(value_date, "ymd") if given(value_date) else None,
            amount=amount,
            partner_name=squeeze(line[108:143]),
            partner_account=finnish(given(line[144:158])),
            reference=given(line[159:179]).lstrip("0"),
            bank_id=given(line[12:30]),
            transaction_type=line[49:52].strip(),
            returned=codes.reason(codes.find_code(text), "", "return")
            if words.names_return(text)
            else None,
            raw={"T10": line.rstrip(), "text": text},
            line=self.number,
        )
        self.levels.append((level, transaction))

    def _add_detail(self, line: str) -> None:
        self._statement()
        if self.is_rejected:
            return
        if not self.levels:
            raise missing_before(TitoCode.TRANSACTION.value)
        transaction, kind = self.levels[-1][1], line[6:8]
        name, content = f"T11 {kind}".strip(), line[8:].rstrip()
        told = transaction.raw.get(name, "")
        transaction.raw[name] = and_more(told, content, "\n")
        if kind in (_MESSAGE, _PAYER, _BANK):
            pieces = (content[at : at + 35] for at in range(0, len(content), 35))
            text = squeeze(" ".join(pieces))
            transaction.text = and_more(transaction.text, text)
        elif kind == _SEPA:
            _set_sepa(transaction, content)
        elif kind == _CURRENCY:
            self._set_original(transaction, content)

    def _set_original(self, transaction: Transaction, content: str) -> None:
        match = _EQUIVALENT.match(content)
        if match and match[2] != self._statement().currency and int(match[1]):
            amount = fixed_amount(match[1], currency_decimals(match[2]))
            transaction.original_amount = amount.copy_sign(transaction.amount)
            transaction.original_currency = match[2]

    def _close(self) -> None:
        statement, self.current = self.current, None
        if statement is None:
            return
        main = [each for level, each in self.levels if not level]
        statement.transactions = list(_singled(self.levels))
        for each in statement.transactions:
            each.text = f"{each.text} {each.raw['text']}".strip()
            del each.raw["text"]
        counts = (len(main), len(self.levels), len(main) + self.rejected)
        # Records are counted, by some banks the transactions alone.
        if statement.balance_end is None or self.told not in counts:
            must_agree(RECORDS, self.told, self.records)
        statement.warnings += left_out(self.rejected)
        self.levels, self.rejected = [], 0
        must_balance(statement)


def _set_sepa(transaction: Transaction, content: str) -> None:
    """What a SEPA transfer tells: the payer's reference, account and bank of the other
    party, further names."""
    account, bic = content[35:70].strip(), content[70:105].strip()
    end_to_end = given(content[:35])
    transaction.end_to_end_id = end_to_end or transaction.end_to_end_id
    if _IBAN.fullmatch(account):
        transaction.partner_account = account
    if _BIC.fullmatch(bic):
        transaction.partner_bic = bic
    if not transaction.partner_name:
        is_receipt = transaction.amount >= 0
        names = content[175:245] if is_receipt else content[105:175]
        transaction.partner_name = squeeze(names)


def _signed(raw: str, decimals: int) -> Decimal:
    """A sign and the digits behind it."""
    if raw[:1] not in "+- ":
        raise RecordError(
            _("the amount “%(text)s” is not a number", text=raw.strip()[:40])
        )
    amount = fixed_amount(raw[1:].strip() or "0", decimals)
    return -amount if raw[0] == "-" else amount


def _singled(levels: list[tuple[int, Transaction]]) -> Iterator[Transaction]:
    """What was booked, and in place of a sum that is itemised its items.

    levels: the level of each transaction, 0 for what was booked, and it.
    """
    at = 0
    while at < len(levels):
        level, booked = levels[at]
        items: list[tuple[int, Transaction]] = []
        at += 1
        while at < len(levels) and levels[at][0] > level:
            items.append(levels[at])
            at += 1
        first = min((each for each, _item in items), default=0)
        own = [item for each, item in items if each == first]
        if own and sum(each.amount for each in own) == booked.amount:
            for each in own:
                each.batch_id = booked.bank_id
                each.batch_amount = booked.amount
                each.is_part = len(own) > 1
            yield from _singled(items)
        else:
            yield booked


FORMAT = Format(_KIND, recognise, read, rank=20)
