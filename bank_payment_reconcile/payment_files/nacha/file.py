"""Writes orders as a NACHA file."""

from __future__ import annotations

from collections.abc import Sequence

from ..blocks import Block
from ..model import Batch, FileFormat
from ..sent import Sent
from .orders import (
    ascii_text,
    company_id,
    description_of,
    entry_id,
    origin,
    remittance_text,
)
from .records import (
    BLOCKING,
    CTX_NAME,
    NAME,
    Totals,
    addenda_of,
    blocked,
    cents,
    record,
)

#: By kind of file: service class, and by kind of account the code of an entry.
_SERVICE = {"transfer": 220, "debit": 225}
_CODES = {
    "transfer": {"checking": 22, "savings": 32},
    "debit": {"checking": 27, "savings": 37},
}


def write_nacha(
    batch: Batch, format: FileFormat, named: Sequence[tuple[str, Block]]
) -> bytes:
    """The file; named: its blocks, each with its id."""
    file = _NachaFile(batch, format)
    for number, (name, block) in enumerate(named, 1):
        file.add_batch(number, name, block)
    return file.to_bytes(len(named))


class _NachaFile:
    """A file that is being written, with what its control record counts."""

    def __init__(self, batch: Batch, format: FileFormat) -> None:
        self.batch = batch
        self.format = format
        self.totals = Totals()
        self.trace = 0
        #: The first eight digits of our bank's number.
        self.bank = batch.account.clearing[:8]
        self.records = [self._header()]

    def _header(self) -> str:
        batch = self.batch
        initiating = batch.initiating or batch.party
        made = batch.created_at
        return record(
            ("101", 3),
            (f" {batch.account.clearing}", 10),
            (origin(batch), 10),
            (f"{made:%y%m%d%H%M}", 10),
            (batch.file_modifier, 1),
            ("094101", 6),
            (self._shown(batch.account.bank_name, 23), 23),
            (self._shown(initiating.name, 23), 23),
            (self._shown(batch.message_id, 8), 8),
        )

    def add_batch(self, number: int, name: str, block: Block) -> None:
        """A block with its payments; number counts them from 1."""
        totals = Totals()
        self.records.append(self._batch_header(number, name, block))
        for sent in block.sent:
            self._add_entry(sent, block, totals)
        self.records.append(
            record(
                ("8", 1),
                (_SERVICE[self.batch.kind], 3),
                (totals.count, 6, "0"),
                *totals.fields(),
                (company_id(self.batch), 10),
                ("", 25),
                (self.bank, 8),
                (number, 7, "0"),
            )
        )
        self.totals.add(totals)

    def _batch_header(self, number: int, name: str, block: Block) -> str:
        batch = self.batch
        return record(
            ("5", 1),
            (_SERVICE[batch.kind], 3),
            (self._shown(batch.party.name, 16), 16),
            (name if len(name) <= 20 else "", 20),
            (company_id(batch), 10),
            (block.way.instrument, 3),
            (description_of(batch, block.category_purpose), 10),
            (f"{batch.created_at:%y%m%d}", 6),
            (f"{block.execution_date:%y%m%d}", 6),
            ("", 3),
            ("1", 1),
            (self.bank, 8),
            (number, 7, "0"),
        )

    def _add_entry(self, sent: Sent, block: Block, totals: Totals) -> None:
        payment, account = sent.payment, sent.payment.account
        addenda = addenda_of(remittance_text(payment, self.format))
        amount = cents(payment.amount)
        self.trace += 1
        if block.way.instrument == "CTX":
            shown = self._shown(payment.party.name, CTX_NAME)
            name = ((len(addenda), 4, "0"), (shown, CTX_NAME), ("", 2))
        else:
            name = ((self._shown(payment.party.name, NAME), NAME),)
        self.records.append(
            record(
                ("6", 1),
                (_CODES[self.batch.kind][account.kind], 2),
                (account.clearing, 9),
                (account.number, 17),
                (amount, 10, "0"),
                (entry_id(payment), 15),
                *name,
                ("", 2),
                (int(bool(addenda)), 1),
                (self.bank, 8),
                (self.trace, 7, "0"),
            )
        )
        for number, text in enumerate(addenda, 1):
            self.records.append(
                record(
                    ("705", 3),
                    (text, 80),
                    (number, 4, "0"),
                    (self.trace, 7, "0"),
                )
            )
        is_debit = self.batch.kind == "debit"
        totals.add(
            Totals(
                1 + len(addenda),
                int(account.clearing[:8]),
                amount if is_debit else 0,
                0 if is_debit else amount,
            )
        )

    def to_bytes(self, batches: int) -> bytes:
        """The whole file; batches: how many blocks it has."""
        lines = len(self.records) + 1
        self.records.append(
            record(
                ("9", 1),
                (batches, 6, "0"),
                (-(-lines // BLOCKING), 6, "0"),
                (self.totals.count, 8, "0"),
                *self.totals.fields(),
                ("", 39),
            )
        )
        return "".join(f"{line}\n" for line in blocked(self.records)).encode("ascii")

    def _shown(self, text: str, width: int) -> str:
        """A name as far as it has room: the checks show what is sent."""
        return ascii_text(text, self.format)[:width].rstrip()
