"""Whether the conditions of a mapping hold for a line."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from ..model import Condition, Line, Mapping, Reason
from ..text.bank_text import read_text
from ..text.normalise import account_key, fold
from .patterns import Clock, Pattern


class Stated:
    """What the bank tells of a line, folded, and as it was written.

    The text is asked for at each line, whatever else only for the few that a mapping
    may be meant by.
    """

    def __init__(self, line: Line) -> None:
        """:param line: whose subjects are asked for."""
        self._line = line
        self._read = read_text(line.text)
        self.text = self._read.folded

    @cached_property
    def name(self) -> str:
        """The other side's name."""
        return fold(self.written("name"))

    @cached_property
    def account(self) -> str:
        """The other side's account."""
        return account_key(self._line.partner_account)

    @cached_property
    def type(self) -> str:
        """The type of transaction."""
        return fold(self._line.transaction_type)

    def written(self, subject: str) -> str:
        """What an expression is looked for in; an account in one spelling, and the name
        that is marked in the text where the bank gives none apart."""
        if subject == "name":
            return self._line.partner_name or " ".join(self._read.names)
        if subject == "account":
            return self.account
        return self._line.text if subject == "text" else self._line.transaction_type


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

    def holds(self, told: Stated) -> bool | None:
        """Whether it holds; None where nobody knows, since that took too long."""
        subject = self.condition.subject
        if self.pattern is not None:
            return self.pattern.found(told.written(subject))
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
