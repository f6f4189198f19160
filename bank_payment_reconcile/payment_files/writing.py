"""Writes a batch in the format of the bank, or refuses it."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ..sentences import _
from .blocks import Block, blocks
from .charset import is_identifier
from .checking import check
from .described import Layout, file_values, payment_rows, write_rows
from .iso20022.debits import add_debits
from .iso20022.elements import VERSIONS, Document
from .iso20022.transfers import add_transfers
from .model import Batch, FileFormat, PaymentFileError
from .nacha.file import write_nacha


def write(batch: Batch, format: FileFormat) -> bytes:
    """The file's bytes.

    Raises PaymentFileError where a finding is red, or an id is missing: what is wrong
    in a file costs more than a file that is late.
    """
    for finding in check(batch, format):
        if finding.level == "red":
            raise PaymentFileError(finding.sentence)
    if not batch.message_id:
        raise PaymentFileError(
            _("The payment file has no number yet: give it one before it is written.")
        )
    writer = WRITERS.get(format.name)
    if writer is None:
        raise PaymentFileError(
            _(
                "No payment file can be written in the format “%(format)s”: choose "
                "another one on the bank's card.",
                format=format.name,
            )
        )
    return writer(batch, format)


def name_blocks(batch: Batch, format: FileFormat) -> list[tuple[str, Block]]:
    """The blocks of a file, each with its id: that of its payments, or the file's own
    with a number.

    Raises PaymentFileError where payments of one block have several ids, or those of
    several blocks have one: the bank's answer would name the wrong ones.
    """
    named: dict[str, Block] = {}
    for number, block in enumerate(blocks(batch, format), 1):
        given = {payment.information_id for payment in block.payments} - {""}
        name = given.pop() if given else f"{batch.message_id}-{number}"
        if not is_identifier(name):
            raise PaymentFileError(
                _(
                    "The number of the file “%(id)s” leaves no room for the number of "
                    "a block: shorten the bank's number sequence.",
                    id=batch.message_id,
                )
            )
        if given or name in named:
            raise PaymentFileError(
                _(
                    "The payments of the block “%(block)s” do not stand together in "
                    "the file: check the payments again, then export them.",
                    block=name,
                )
            )
        named[name] = block
    return list(named.items())


def _write_iso(
    add_block: Callable[[Document, Block, str], None], batch: Batch, format: FileFormat
) -> bytes:
    for payment in batch.payments:
        if not payment.end_to_end_id:
            raise PaymentFileError(
                _(
                    "The payment to %(name)s has no end-to-end id: give it one before "
                    "the file is written.",
                    name=payment.party.name,
                )
            )
    document = Document(batch, format)
    total = sum((payment.amount for payment in batch.payments), Decimal(0))
    document.add_header(total)
    for name, block in name_blocks(batch, format):
        add_block(document, block, name)
    return document.to_bytes()


def _write_nacha(batch: Batch, format: FileFormat) -> bytes:
    return write_nacha(batch, format, name_blocks(batch, format))


def _write_described(batch: Batch, format: FileFormat) -> bytes:
    rows, values = payment_rows(batch, format), file_values(batch, format)
    assert isinstance(format.layout, Layout)  # checked before
    return write_rows(rows, format.layout, values)


def _write_transfers(batch: Batch, format: FileFormat) -> bytes:
    return _write_iso(add_transfers, batch, format)


def _write_debits(batch: Batch, format: FileFormat) -> bytes:
    return _write_iso(add_debits, batch, format)


WRITERS: dict[str, Callable[[Batch, FileFormat], bytes]] = {
    **dict.fromkeys(VERSIONS, _write_transfers),
    **dict.fromkeys((name for name in VERSIONS if ".008." in name), _write_debits),
    "nacha": _write_nacha,
    "described": _write_described,
}
