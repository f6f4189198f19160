"""Files of records that are read one after the other, and what they say of themselves:
counts, sums and balances. What they contain must agree with that."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar

from ...sentences import Sentence, _
from ..shared.model import Statement, StatementError, Transaction
from ..shared.records import RecordError, fixed_amount, identify, refusal

#: What stands between and behind records and means nothing.
_BLANKS = " \t\x00\x1a\f"

#: More belongs to no payment: what goes on without an end takes ever longer to add to.
_MOST = 20_000

PAYMENTS = _("the number of payments")
RECORDS = _("the number of records")
STATEMENTS = _("the number of accounts")
TOTAL = _("the sum of the payments")
DEBITS = _("the sum of the debits")
CREDITS = _("the sum of the credits")


class RecordFile:
    """A file's records, read one after the other; what one means is up to the format.

    kind: the format's name. width: of a record, in characters; shorter ones are filled
        with blanks. code: where a record's code stands.
    """

    kind: ClassVar[str]
    width: ClassVar[int] = 0
    code: ClassVar[slice] = slice(0, 2)

    def __init__(self, filename: str) -> None:
        self.filename = filename
        self.found: list[Statement] = []
        #: The number of the line at hand, and of records up to it.
        self.number = 0
        self.count = 0

    def take(self, line: str) -> None:
        """Reads a record; raises RecordError."""
        raise NotImplementedError

    def end(self) -> None:
        """What is to be done behind the last record; raises StatementError."""

    def statements(self, lines: Iterable[str]) -> list[Statement]:
        """The statements in a file's records; raises StatementError."""
        for number, line in enumerate(lines, 1):
            if line.strip(_BLANKS):
                self.number = number
                self.count += 1
                try:
                    self.take(line.ljust(self.width))
                except RecordError as error:
                    raise self.refusal(error, line[self.code].strip()) from error
        self.end()
        if not self.found:
            raise self.empty()
        for statement in self.found:
            identify(statement.transactions)
        return self.found

    def refusal(self, error: RecordError, code: str = "") -> StatementError:
        """The error about the record at hand."""
        return refusal(self.kind, self.filename, self.number, error.sentence, code)

    def empty(self) -> StatementError:
        """The error about a file without a statement."""
        return StatementError(
            _(
                "The %(kind)s file “%(filename)s” contains no transactions. Download a "
                "period with transactions.",
                kind=self.kind,
                filename=self.filename,
            )
        )

    def cut_off(self, record: str) -> StatementError:
        """The error about a file without its last record, whose code is given."""
        return StatementError(
            _(
                "The %(kind)s file “%(filename)s” ends before its record %(record)s, "
                "so a part of it is missing. Download it from the bank again; nothing "
                "was imported.",
                kind=self.kind,
                filename=self.filename,
                record=record,
            )
        )


def unknown_code(code: str) -> RecordError:
    """The error about a record that the format does not have."""
    return RecordError(_("“%(text)s” is not a record code", text=code.strip()[:40]))


def no_sign(text: str) -> RecordError:
    """The error about what stands in place of C or D."""
    return RecordError(
        _("“%(sign)s” is neither C (credit) nor D (debit)", sign=text.strip()[:40])
    )


def missing_before(record: str) -> RecordError:
    """The error about a record that belongs to another one, which is not there.

    record: the code of that one.
    """
    return RecordError(_("the record %(record)s before it is missing", record=record))


def and_more(told: str, added: str, between: str = " ") -> str:
    """A text and what goes on with it; raises RecordError where it does not end."""
    if not told or not added:
        return told or added
    if len(told) > _MOST:
        raise RecordError(_("more text belongs to one payment than a bank writes"))
    return f"{told}{between}{added}"


def told_count(raw: str) -> int:
    """A number in digits; 0 where the file leaves it out."""
    return int(fixed_amount(raw.strip() or "0", 0))


def told_amount(raw: str, decimals: int) -> Decimal:
    """An amount without a sign, in digits alone; 0 where the file leaves it out.

    decimals: how many of them are decimals.
    """
    return fixed_amount(raw.strip() or "0", decimals)


def must_agree(what: Sentence, told: Decimal | int, found: Decimal | int) -> None:
    """Raises RecordError where a figure of the file is another than what it contains.

    Zero is no figure: so many files leave it out.
    """
    if told and told != found:
        raise RecordError(
            _(
                "%(what)s is given as %(told)s, but those in the file come to "
                "%(found)s",
                what=what,
                told=told,
                found=found,
            )
        )


def must_balance(statement: Statement) -> None:
    """Raises RecordError where the opening balance and the transactions do not make the
    closing balance."""
    start, end = statement.balance_start, statement.balance_end
    total = total_of(statement.transactions)
    if start is not None and end is not None and start + total != end:
        raise RecordError(
            _(
                "the opening balance %(start)s and the transactions (%(total)s in "
                "total) add up to %(sum)s, but the closing balance is %(end)s",
                start=start,
                total=total,
                sum=start + total,
                end=end,
            )
        )


def total_of(transactions: Iterable[Transaction]) -> Decimal:
    """What the transactions come to."""
    return sum((each.amount for each in transactions), Decimal(0))


def without_money(count: int) -> list[Sentence]:
    """A sentence on records that tell of no movement, and were left out."""
    if not count:
        return []
    return [_("Records that move no money, left out: %(count)s.", count=count)]
