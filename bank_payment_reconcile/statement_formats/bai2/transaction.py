"""BAI2's record 16: one receipt or payment."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ...sentences import _
from ..shared.identifiers import given
from ..shared.model import Transaction
from ..shared.records import RecordError, squeeze
from .records import Bai2Fields, Bai2Funds, read_amount, read_funds
from .returns import set_returned

_CHECKS = ("474", "475")
#: Labels in continuation lines, as several banks write them.
_LABEL = re.compile(r"(EREF|DBNM|CRNM|DACT|CACT|DABA|CABA): *(.*)")


@dataclass(slots=True)
class Bai2Payment:
    """The fields of a record 16."""

    #: The type, three digits that tell receipts from payments.
    code: str
    #: Without a sign, as the bank writes it and read; None where there is none.
    raw_amount: str
    amount: Decimal | None
    funds: Bai2Funds
    #: References of the bank and of its customer.
    bank: str
    customer: str
    lines: list[str]


def read_payment(fields: Bai2Fields, decimals: int) -> Bai2Payment:
    """Takes the fields of a record 16.

    decimals: of the account's currency. Raises RecordError.
    """
    code, raw_amount = (each.strip() for each in fields.take(2))
    amount = read_amount(raw_amount, decimals)
    funds = read_funds(fields, decimals)
    bank, customer = fields.take(2)
    return Bai2Payment(code, raw_amount, amount, funds, bank, customer, fields.rest())


def to_transaction(payment: Bai2Payment, day: date) -> Transaction | None:
    """The transaction, its amount positive for money in; None for a mere message.

    day: of the group. Raises RecordError where the type tells no side.
    """
    code, sign = payment.code, _sign(payment.code)
    if payment.amount is None:
        if sign:
            raise RecordError(_("the amount is missing"))
        # Without money it is but a message (type 890).
        return None
    if not sign:
        raise RecordError(
            _("the type “%(code)s” is neither a receipt nor a payment", code=code[:10])
        )
    raw = {
        "type": code,
        "amount": payment.raw_amount,
        "funds": payment.funds.raw,
        "bank reference": payment.bank,
        "customer reference": payment.customer,
        "text": "\n".join(payment.lines),
    }
    transaction = Transaction(
        date=day,
        amount=payment.amount * sign,
        value_date=payment.funds.value_date,
        # Some write commas for the fields that may follow.
        text=squeeze(" ".join(payment.lines)).rstrip(" ,"),
        transaction_type=code,
        bank_id=given(payment.bank),
        raw={name: value for name, value in raw.items() if value},
    )
    if code in _CHECKS:
        transaction.check_number = given(payment.customer).lstrip("0")
    else:
        transaction.reference = given(payment.customer)
    _set_labels(transaction, payment.lines)
    set_returned(transaction, code)
    return transaction


def _sign(code: str) -> int:
    """1 for money in, -1 for money out, by the ranges of the standard; 0 unknown."""
    if not re.fullmatch("[0-9]{3}", code):
        return 0
    number = int(code)
    if 100 <= number <= 399 or 720 <= number <= 759 or 920 <= number <= 959:
        return 1
    if 400 <= number <= 699 or 760 <= number <= 799 or number >= 960:
        return -1
    return 0


def _labelled(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        match = _LABEL.fullmatch(line.strip())
        if match and given(match[2]):
            yield match[1], match[2].strip()


def _set_labels(transaction: Transaction, lines: list[str]) -> None:
    """The other side is the debtor of a receipt, the creditor of a payment."""
    found = dict(_labelled(lines))
    side = "D" if transaction.amount > 0 else "C"
    transaction.end_to_end_id = found.get("EREF", "")
    transaction.partner_name = found.get("DBNM" if side == "D" else "CRNM", "")
    transaction.partner_account = found.get(f"{side}ACT", "")
