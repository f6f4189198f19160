"""Which column says for each amount whether money comes in or goes out."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from decimal import Decimal

from ...sentences import _
from ..described.amounts import clean_amount
from ..described.rows import Cell
from ..tables.doubt import Doubt
from ..tables.header_words import is_direction, normalised, out_words
from ..tables.values import words_of
from ..tables.why import By
from .proof import Steps
from .taken import SURE_STEPS, Taken

#: More words than that say something else.
_MOST_WORDS = 4
#: And longer ones as well.
_LONGEST = 12


def take_sign(
    taken: Taken, amount: int, balance: int | None = None, is_proved: bool = False
) -> None:
    """Where no amount has a sign, the column that says for each whether money comes in
    or goes out, whatever it is called.

    balance: a column that may tell the words of that column apart. is_proved: whether
    balances prove the amounts as they stand.
    """
    columns = taken.columns
    # What has no sign at all, a line without a step from balance to balance proves not.
    is_signed = any(map(_is_signed, columns.values(amount)))
    known = [each for each in columns.of("sign") if each not in taken.at.values()]
    if known:
        if not (is_proved and is_signed) or _agrees(taken, amount, known[0]):
            _take_words(taken, known[0], None)
        return
    if is_signed:
        return
    _refuse_unknown_words(taken)
    position = _of_words(taken)
    if position is not None:
        _take_words(taken, position, By.CONTENT)
        return
    for each in ([] if balance is None else [balance]) + columns.of("balance"):
        if _take_proved_words(taken, amount, each):
            return
        _refuse_words_of_ends(taken, amount, each)


def _refuse_unknown_words(taken: Taken) -> None:
    """Raises Doubt where a column is called after both directions, but its words are
    not known."""
    columns = taken.columns
    for position, name in enumerate(columns.header):
        words = frozenset(normalised(name).split())
        values = words_of(columns.values(position))
        if len(words) == 2 and out_words(words) and values and not out_words(values):
            if not is_direction(values):
                raise _unsure_words(taken, position)


def _of_words(taken: Taken) -> int | None:
    """The first column with a word for the direction in each line."""
    columns = taken.columns
    for position in range(columns.width):
        if position in taken.at.values():
            continue
        if len(columns.values(position)) == len(columns.lines):
            words = words_of(columns.values(position))
            if len(words) <= _MOST_WORDS and out_words(words):
                return position
    return None


def _agrees(taken: Taken, amount: int, sign: int) -> bool:
    """Whether the words of a column say what the signs of proved amounts say."""
    out = out_words(words_of(taken.columns.values(sign)))
    words = taken.columns.sample(sign)
    return all(
        (str(word).strip().casefold() in out) == (number < 0)
        for word, number in zip(words, taken.figures.numbers[amount], strict=True)
        if number
    )


def check_sign(taken: Taken, balance: int) -> None:
    """Raises Doubt where the balances say another direction than the words, or tell of
    both where amounts have neither signs nor words."""
    amount, sign = taken.at["amount"], taken.at.get("sign")
    numbers = taken.figures.numbers.get(amount, [])
    if not numbers:
        return
    told = Steps(taken.figures.numbers[balance], taken.groups).directions(numbers)
    if sign is None:
        if len(set(told.values())) > 1 and not any(
            each < 0 for each in numbers if each
        ):
            raise Doubt(
                _(
                    "the amounts in the column “%(column)s” have no sign, but the "
                    "balances show that money went out as well",
                    column=taken.columns.called(amount),
                )
            )
        return
    words = taken.columns.sample(sign)
    out = taken.values["debit_words"]
    if any((_folded(words[at]) in out) != is_out for at, is_out in told.items()):
        raise Doubt(
            _(
                "the words in the column “%(column)s” and the balances do not tell "
                "the same direction",
                column=taken.columns.called(sign),
            )
        )


def _folded(cell: Cell) -> str:
    return str(cell).strip().casefold()


def _refuse_words_of_ends(taken: Taken, amount: int, balance: int) -> None:
    """Raises Doubt where the line at the end of the balances, which no step leads to,
    has a word that no other line has: it may go the other way."""
    numbers = taken.figures.numbers
    if balance not in numbers or amount not in numbers:
        return
    told = Steps(numbers[balance], taken.groups).directions(numbers[amount])
    left = {at for at, each in enumerate(numbers[amount]) if each} - set(told)
    for position in range(taken.columns.width) if told else ():
        cells = [_folded(each) for each in taken.columns.sample(position)]
        known = {cells[at] for at in told}
        if position in taken.at.values() or len(known) != 1 or "" in cells:
            continue
        others = {cells[at] for at in left} - known
        if len(others) == 1 and max(map(len, known | others)) <= _LONGEST:
            if not taken.columns.is_taken(position):
                raise _unsure_words(taken, position)


def _unsure_words(taken: Taken, position: int) -> Doubt:
    return Doubt(
        _(
            "it is not certain which of the words in the column “%(column)s” is money "
            "out",
            column=taken.columns.called(position),
        )
    )


def _take_words(taken: Taken, position: int, by: By | None) -> None:
    words = words_of(taken.columns.values(position))
    taken.take("sign", position, by)
    taken.values["debit_words"] = tuple(sorted(out_words(words))) or ("debit",)


def _take_proved_words(taken: Taken, amount: int, balance: int) -> bool:
    """Takes a column with two words that the balances tell apart."""
    if balance not in taken.figures.numbers or amount not in taken.figures.numbers:
        return False
    steps = Steps(taken.figures.numbers[balance], taken.groups)
    told = steps.directions(taken.figures.numbers[amount])
    if len(told) < SURE_STEPS or len(set(told.values())) != 2:
        return False
    for position in range(taken.columns.width):
        cells = [
            str(each).strip().casefold() for each in taken.columns.sample(position)
        ]
        out = {cells[at] for at, is_out in told.items() if is_out}
        into = {cells[at] for at, is_out in told.items() if not is_out}
        all_words = words_of(taken.columns.values(position))
        if len(out) == len(into) == 1 and out != into and all_words == out | into:
            taken.take("sign", position, By.BALANCE)
            taken.values["debit_words"] = tuple(out)
            return True
    return False


def _is_signed(cell: Cell) -> bool:
    if isinstance(cell, Decimal):
        return cell < 0
    return any(each in "-+()" for each in clean_amount(str(cell)))
