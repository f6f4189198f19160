"""By what candidates are compared, for one line and between lines."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from ..documents.naming import Strength


class AmountWeight(IntEnum):
    """What the amount alone says for the entries an answer takes.

    The fewer the ways to come to an equal amount by accident, the more it says.
    """

    #: It differs; or equal amounts are common, as of transfers that nothing names.
    NOTHING = 0
    #: A small set has it; or what the line names has it, for what is named is sure by
    #: `Ranking.naming` already.
    EQUAL = 1
    #: Everything that is due, or open, has it together.
    EVERYTHING = 2
    #: One entry has it by itself.
    ONE_ENTRY = 3


class Ranking(NamedTuple):
    """The rank of a candidate: compared slot by slot in this order, the higher wins.

    score: of the rule or the mapping that decided (`rules.score`); 0 before grading.
    fits: whether the amount bears the answer out: it is what is open of what the line
        names (a fee or the tolerance aside), what was ordered under the line's id, or
        else to the cent what the answer takes. Equal amounts the other way are common
        on two accounts of ours, so a transfer's bears out only what something tells to
        be our own money.
    naming: how surely the line names what it pays. An account of ours says as much as
        a bare number: more than a partner's name, less than a document named.
    registered: whether we had it in the books before: a payment registered, or a
        transfer's own entry, and not another bank's line that waits.
    amount: what the amount alone says.
    together: how many entries the line names together, or one order is for; 0 where
        it names one by itself, or none.

    A mapping has a score only: a line has one mapping, and no two share a score with a
    rule.
    """

    score: int = 0
    fits: bool = False
    naming: Strength = Strength.NOTHING
    registered: bool = False
    amount: AmountWeight = AmountWeight.NOTHING
    together: int = 0
