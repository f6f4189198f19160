"""One OFX transaction: from what ofxparse read to a `Transaction`."""

from __future__ import annotations

import re

from ..shared.amounts import AmountReader
from ..shared.model import Transaction
from .beside import add_beside, full_text
from .normalise import mend_transaction
from .parser import parse_transaction
from .returns import returned
from .tags import OfxElement

# What banks write where they have no identification, and `NO_ID`.
_NO_ID = re.compile(r"0+|-+|\*+|NONE|NULL|N/?A|NOTPROVIDED|NONREF", re.IGNORECASE)


def read_transaction(
    element: OfxElement, amounts: AmountReader, currency: str
) -> Transaction:
    """The transaction of a tag STMTTRN.

    amounts: knows how the file writes its amounts.
    currency: the account's, "" where the file tells none.
    Raises RecordError where it cannot be read.
    """
    mended = mend_transaction(element, amounts, currency)
    parsed = parse_transaction(mended)
    known = {"MEMO": parsed.memo, mended.name_field: parsed.payee}
    transaction = Transaction(
        date=parsed.date,
        amount=parsed.amount,
        text=full_text(mended.raw, known),
        partner_name=parsed.payee,
        check_number=parsed.checknum,
        transaction_type=parsed.type.upper(),
        bank_id="" if _NO_ID.fullmatch(parsed.id) else parsed.id,
        returned=returned(parsed.type, parsed.payee, parsed.memo),
        raw=mended.raw,
    )
    add_beside(transaction, currency)
    return transaction
