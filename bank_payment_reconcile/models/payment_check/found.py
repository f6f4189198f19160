"""What a check found, before it is stored."""

from dataclasses import dataclass, field
from decimal import Decimal

from ...sentences import Sentence


@dataclass(slots=True)
class Found:
    """One finding.

    level: red, word or yellow, as `payment_files.Finding` has it.
    line_id: id of the payment, or None where it is about the whole file.
    field: of the payment, as `payment_files.Finding` has it.
    move_ids: documents that it is about; user_id: who made the change.
    """

    level: str
    line_id: int | None
    code: str
    field: str
    sentence: Sentence
    move_ids: list[int] = field(default_factory=list)
    user_id: int | None = None


def exact(amount, decimals):
    """An amount of the database as it is said.

    :param amount: a float that is rounded to the currency.
    :param decimals: of its currency.
    """
    return Decimal(f"{amount:.{decimals}f}")
