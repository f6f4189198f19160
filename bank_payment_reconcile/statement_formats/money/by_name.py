"""Amounts by the names of their columns."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Iterator

from ...sentences import _
from ..tables.doubt import Doubt
from ..tables.header_words import WEAK
from ..tables.known import Columns
from ..tables.values import is_currency
from ..tables.why import By
from .directions import take_sign
from .fees import with_fee
from .proof import BalanceProof
from .taken import Taken


def by_two_names(taken: Taken, proof: BalanceProof | None) -> bool:
    """Takes a column for money out and one for money in, where there are."""
    debits, credits_ = taken.columns.of("debit"), taken.columns.of("credit")
    if not debits and not credits_:
        return False
    pair = _pair(taken, debits, credits_)
    if pair is None or (proof is not None and proof.amount is not None):
        return False
    how = None
    if proof is not None and proof.debit is not None:
        if (proof.credit, proof.debit) == pair:
            raise Doubt(
                _(
                    "the balances show that the column “%(column)s” is money in",
                    column=taken.columns.called(pair[0]),
                )
            )
        if (proof.debit, proof.credit) == pair:
            how = By.BALANCE
    taken.take("debit", pair[0], how)
    taken.take("credit", pair[1], how)
    return True


def _pair(
    taken: Taken, debits: list[int], credits_: list[int]
) -> tuple[int, int] | None:
    pairs = [
        (debit, credit)
        for debit in debits
        for credit in credits_
        if debit != credit and _exclusive(taken, debit, credit)
    ]
    if pairs:
        return pairs[0]
    # One of them, and one column of money that has what it has not.
    known = (debits or credits_)[:1]
    if (
        bool(debits) == bool(credits_)
        or not known
        or known[0] not in taken.figures.numbers
    ):
        return None
    others = [
        each
        for each in taken.figures.unknown()
        if _fill(taken, known[0], each) and _exclusive(taken, known[0], each)
    ]
    if len(others) != 1:
        return None
    return (known[0], others[0]) if debits else (others[0], known[0])


def _fill(taken: Taken, one: int, other: int) -> bool:
    """Whether each line has a number in one of the columns."""
    first, second = taken.figures.numbers[one], taken.figures.numbers[other]
    return all(a or b for a, b in zip(first, second, strict=True))


def _exclusive(taken: Taken, debit: int, credit: int) -> bool:
    """Whether no line has both, unless one of them is nothing."""
    for row in taken.columns.lines:
        both = [
            row.cells[each] if each < len(row.cells) else "" for each in (debit, credit)
        ]
        if all(any(digit in "123456789" for digit in str(each)) for each in both):
            return False
    return True


def by_one_name(taken: Taken, proof: BalanceProof | None) -> bool:
    """Takes the column that is called the amount; False where there is none."""
    amounts = _named_amounts(taken)
    if not amounts:
        return False
    first = _of_account(taken, amounts)
    if first is None:
        first = _one_of(taken, amounts)
        _refuse_others(taken, first)
    taken.take("amount", first)
    take_fee(taken, first, proof)
    take_sign(taken, first)
    return True


def _refuse_others(taken: Taken, first: int) -> None:
    """Raises Doubt where another column of money may be the account's: where the name
    is not known as a whole, or amounts are in several currencies."""
    columns, numbers = taken.columns, taken.figures.numbers
    known = {at for role in ("balance", "fee") for at in columns.of(role)}
    others = [
        at
        for at in taken.figures.unknown()
        if at != first and at not in known and numbers[at] != numbers.get(first)
    ]
    if others and (
        columns.rank("amount", first) >= WEAK or _has_several_currencies(columns)
    ):
        raise taken.two(first, others[0])


def _has_several_currencies(columns: Columns) -> bool:
    return any(len(codes) > 1 for _at, codes in _currencies(columns))


def _currencies(columns: Columns) -> Iterator[tuple[int, set[str]]]:
    """The columns of currencies, with those that stand in each."""
    for at in range(columns.width):
        codes = columns.values(at)
        if codes and all(map(is_currency, codes)):
            yield at, set(map(str, codes))


def _named_amounts(taken: Taken) -> list[int]:
    """The columns that may be the amount by their names; what is left after fees
    goes before what was before them."""
    gross, net = taken.columns.of("gross"), taken.columns.of("net")
    amounts = [each for each in taken.columns.of("amount") if each not in gross + net]
    sure = [each for each in amounts if taken.columns.values(each)]
    sure = [each for each in sure if taken.columns.rank("amount", each) < WEAK]
    if net and gross:
        return net[:1]
    if net and taken.columns.of("fee"):
        return net[:1]
    weak = [each for each in amounts if each not in sure and taken.columns.values(each)]
    return sure + weak or net or gross


def _of_account(taken: Taken, amounts: list[int]) -> int | None:
    """The amount beside the only currency that never changes, where amounts are in
    several currencies: that of the account; None where it is not so."""
    currencies = list(_currencies(taken.columns))
    fixed = [at for at, codes in currencies if len(codes) == 1]
    if len(amounts) < 2 or len(currencies) < 2 or len(fixed) != 1:
        return None
    beside = [at for at in amounts if abs(at - fixed[0]) == 1]
    others = {abs(at - other) for at in amounts for other, _codes in currencies}
    if len(beside) > 1 and 1 in others:
        # Each is followed by its own.
        beside = [at for at in beside if at == fixed[0] - 1]
    if len(beside) != 1:
        return None
    taken.columns.found.setdefault("currency", []).insert(0, (0, fixed[0]))
    return beside[0]


def _one_of(taken: Taken, amounts: list[int]) -> int:
    first = amounts[0]
    for other in amounts[1:]:
        if taken.columns.values(other) != taken.columns.values(first):
            raise taken.two(first, other)
    return first


def take_fee(taken: Taken, amount: int, proof: BalanceProof | None) -> None:
    """Takes the column of a fee that comes off the amount."""
    found = with_fee(taken.columns, taken.figures, amount, proof, taken.groups)
    if found is None:
        return
    first, fee = found
    if first != amount:
        taken.values["amount"] = taken.columns.name(first)
        taken.at["amount"] = first
    taken.take("fee", fee)
