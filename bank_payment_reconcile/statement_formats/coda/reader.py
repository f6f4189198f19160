"""Reads CODA: from records to statements with the parts of batches."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...sentences import Sentence, _
from ..shared.checks import check_balances
from ..shared.encodings import decode
from ..shared.model import Statement, StatementError
from ..shared.records import RecordError, identify, refusal, split_lines, squeeze
from ..shared.registry import Format
from .batches import grouped, resolve
from .records import (
    WIDTH,
    CodaBalance,
    CodaMovement,
    CodaRecord,
    add_information,
    continue_movement,
    read_movement,
    read_new_balance,
    read_old_balance,
)

# Bound once: looking a member up takes longer than the rest of a record.
_MOVEMENT = CodaRecord.MOVEMENT.value
_INFORMATION = CodaRecord.INFORMATION.value
_MESSAGE = CodaRecord.MESSAGE.value
_NEW_BALANCE = CodaRecord.NEW_BALANCE.value
_END = CodaRecord.END.value
_FILE_HEADER = CodaRecord.HEADER.value
_OLD_BALANCE = CodaRecord.OLD_BALANCE.value
_KIND = "CODA"
_HEADER = re.compile(
    rb"\s*0{5}[0-9]{6}[0-9A-Z ]{3}(?:05[ D]|[0-9]{2}[ D][^\r\n]{90,111}\r?\n1[0-3])"
)
#: What a statement consists of, behind its old balance.
_BODY = (
    _MOVEMENT,
    _INFORMATION,
    _MESSAGE,
    _NEW_BALANCE,
)
#: What may stand last in a file, or before the next statement.
_MAY_END = (_NEW_BALANCE, _MESSAGE, _END)
_BETWEEN = (_FILE_HEADER, _END)


@dataclass(slots=True)
class _OpenCodaStatement:
    """A statement from its record 1 on."""

    number: int
    structure: str
    old: CodaBalance
    new: CodaBalance | None = None
    movements: list[CodaMovement] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    records: int = 1
    ended: bool = False


def recognise(data: bytes) -> bool:
    """Whether the bytes are a CODA file, by its header record."""
    return bool(_HEADER.match(data[:2000].removeprefix(b"\xef\xbb\xbf")))


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per record 1, with the parts of batches as transactions.

    Raises StatementError.
    """
    return _CodaFile(filename).statements(decode(data))


class _CodaFile:
    """A file's records, read one after the other."""

    def __init__(self, filename: str) -> None:
        self.filename = filename
        self.version = "2"
        self.opened: list[_OpenCodaStatement] = []
        self.last = ""
        self.warnings: list[Sentence] = []

    def statements(self, text: str) -> list[Statement]:
        """The statements in a file's text; raises StatementError."""
        number = 1
        for number, line in enumerate(split_lines(text.lstrip("\ufeff")), 1):
            if not line.strip(" \t\x00\x1a\f"):
                continue
            try:
                self._read_line(line.ljust(WIDTH), number)
            except RecordError as error:
                record = line[:2] if line[:1] in "23" else line[:1]
                raise refusal(
                    _KIND, self.filename, number, error.sentence, record
                ) from error
        if self.last not in _MAY_END:
            raise StatementError(
                _(
                    "The CODA file “%(filename)s” ends at line %(line)s without the "
                    "records 8 and 9, so a part of it is missing. Download it from "
                    "the bank again; nothing was imported.",
                    filename=self.filename,
                    line=number,
                )
            )
        if not self.opened:
            raise StatementError(
                _(
                    "The CODA file “%(filename)s” contains no account (record 1). "
                    "Download it from the bank again; nothing was imported.",
                    filename=self.filename,
                )
            )
        found = [self._statement(each) for each in self.opened]
        if self.last != _END:
            self.warnings.append(
                _(
                    "The file has no closing record 9. Please check that no statement "
                    "is missing."
                )
            )
        found[0].warnings += self.warnings
        return found

    def _read_line(self, line: str, number: int) -> None:
        kind = line[0]
        if kind == _FILE_HEADER:
            self._check_between(number)
            self.version = line[127].strip() or "2"
            if self.version not in ("1", "2"):
                raise RecordError(
                    _("version %(version)s of CODA is unknown", version=self.version)
                )
        elif kind == _OLD_BALANCE:
            self._check_between(number)
            balance = read_old_balance(line, self.version)
            self.opened.append(_OpenCodaStatement(number, line[1], balance))
        elif kind == _END:
            self._read_trailer(line)
        elif kind in _BODY:
            statement = self._current()
            statement.records += kind != _MESSAGE
            self._read_body(statement, line, number)
        else:
            raise RecordError(
                _("“%(text)s” is not a record code", text=line[:2].strip())
            )
        self.last = kind

    def _read_body(self, statement: _OpenCodaStatement, line: str, number: int) -> None:
        kind = line[:2]
        if kind == "21":
            statement.movements.append(read_movement(line, number))
        elif kind in ("22", "23"):
            continue_movement(self._movement(statement, line), line, self.version)
        elif kind in ("31", "32", "33"):
            self._read_information(statement, line)
        elif kind[0] == _MESSAGE:
            statement.messages.append(squeeze(line[32:112]))
        elif kind[0] == _NEW_BALANCE:
            statement.new = read_new_balance(line, statement.structure, self.version)
            statement.ended = True
        else:
            raise RecordError(_("“%(text)s” is not a record code", text=kind))

    def _current(self) -> _OpenCodaStatement:
        if not self.opened or self.last in _BETWEEN:
            raise RecordError(_("it comes before any old balance (record 1)"))
        return self.opened[-1]

    def _movement(self, statement: _OpenCodaStatement, line: str) -> CodaMovement:
        movements = statement.movements
        if movements and line[2:10] == movements[-1].sequence + movements[-1].detail:
            return movements[-1]
        raise RecordError(
            _("its record 21 (%(sequence)s) is missing", sequence=line[2:10])
        )

    def _read_information(self, statement: _OpenCodaStatement, line: str) -> None:
        """Information has the movement's sequence number and details of its own."""
        if not statement.movements or (
            statement.movements[-1].sequence != line[2:6] and line[1] == "1"
        ):
            # It is about no movement of this file.
            statement.messages.append(squeeze(line[40:113]))
        else:
            add_information(statement.movements[-1], line)

    def _check_between(self, number: int) -> None:
        """No new file or statement before the last one has ended."""
        if self.opened and self.last not in (_FILE_HEADER, *_MAY_END):
            raise RecordError(
                _(
                    "the statement before it (line %(line)s) has no new balance "
                    "(record %(record)s)",
                    line=self.opened[-1].number,
                    record="8",
                )
            )

    def _read_trailer(self, line: str) -> None:
        count = line[16:22]
        statement = self.opened[-1] if self.opened else None
        if statement is None or self.last in _BETWEEN:
            return
        if not statement.ended and statement.movements:
            self.warnings.append(
                _(
                    "Account %(account)s has no new balance (record 8). Please check "
                    "that no transaction is missing.",
                    account=statement.old.account,
                )
            )
        if count.isdigit() and int(count) not in (0, statement.records):
            self.warnings.append(
                _(
                    "The closing record of account %(account)s counts %(told)s "
                    "records, but the file has %(found)s. Please check that no "
                    "transaction is missing.",
                    account=statement.old.account,
                    told=int(count),
                    found=statement.records,
                )
            )

    def _statement(self, opened: _OpenCodaStatement) -> Statement:
        old, new = opened.old, opened.new
        statement = Statement(
            account_number=old.account,
            currency=old.currency,
            name=old.sequence,
            number=old.sequence if old.sequence.isdigit() else "",
            date=(new and new.date) or old.date,
            balance_start=old.amount,
            balance_end=new.amount if new else None,
        )
        for total, details in grouped(opened.movements):
            statement.transactions += resolve(total, details, old.currency)
        identify(statement.transactions)
        statement.warnings += check_balances(statement)
        messages = [each for each in opened.messages if each]
        if messages:
            statement.warnings.append(
                _("Message from the bank: %(text)s", text=" ".join(messages))
            )
        return statement


FORMAT = Format(_KIND, recognise, read, rank=20)
