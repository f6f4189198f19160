"""Whether the conditions of a mapping hold for a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model import Condition, Line, Mapping, Reason
from ..text.bank_text import read_text
from ..text.normalise import account_key, fold
from .patterns import Clock, Pattern


@dataclass(frozen=True, slots=True)
class Told:
    """What the bank tells of a line, folded, and as it was written."""

    text: str
    name: str
    account: str
    type: str
    written: dict[str, str]

    @classmethod
    def by(cls, line: Line) -> Told:
        """What is asked of a line; the name that is marked in the text where the bank
        gives none apart."""
        text = read_text(line.text)
        name = line.partner_name or " ".join(text.names)
        account = account_key(line.partner_account)
        return cls(
            text=text.folded,
            name=fold(name),
            account=account,
            type=fold(line.transaction_type),
            written={
                "text": line.text,
                "name": name,
                "account": account,
                "type": line.transaction_type,
            },
        )


class Asked:
    """A condition, ready to be asked."""

    def __init__(self, condition: Condition, clock: Clock) -> None:
        """:param clock: the time that is left for all patterns."""
        self.condition = condition
        self.words = _folded(condition)
        self.pattern: Pattern | None = None
        if condition.operator == "matches":
            self.pattern = Pattern(condition.value, clock)

    @property
    def is_valid(self) -> bool:
        """Whether it can be asked at all."""
        return self.pattern is None or self.pattern.is_valid

    @property
    def is_positive(self) -> bool:
        """Whether certain words have to be there."""
        return self.condition.operator == "contains"

    def holds(self, told: Told) -> bool | None:
        """Whether it holds; None where nobody knows, since that took too long."""
        subject = self.condition.subject
        if self.pattern is not None:
            return self.pattern.found(told.written[subject])
        found = self.words in getattr(told, subject)
        return found == self.is_positive

    def reason(self) -> Reason:
        """That it holds."""
        kind = f"condition_{self.condition.subject}_{self.condition.operator}"
        return Reason(kind, {"words": self.condition.value.strip()})


def is_in_range(mapping: Mapping, line: Line) -> bool:
    """Whether a mapping is for lines of this direction and size, and has an account."""
    if mapping.direction not in ("both", "in" if line.amount > 0 else "out"):
        return False
    if not mapping.rows:
        account = mapping.account_in if line.amount > 0 else mapping.account_out
        if account is None:
            return False
    worth = abs(line.amount if line.worth is None else line.worth)
    low, high = mapping.amount_from, mapping.amount_to
    return (low is None or worth >= low) and (high is None or worth <= high)


def _folded(condition: Condition) -> str:
    fold_it: Callable[[str], str] = fold
    if condition.subject == "account":
        fold_it = account_key
    return fold_it(condition.value).strip()
