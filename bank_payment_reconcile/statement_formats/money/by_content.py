"""Amounts that no name tells: the only column of money, or what balances direct."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from ...sentences import _
from ..tables.doubt import Doubt
from ..tables.why import By
from .directions import take_sign
from .proof import Steps, exclude
from .taken import SURE_STEPS, Taken


def by_content(taken: Taken) -> None:
    """Takes the only column of money, or the pair of which one is named."""
    debits, credits_ = taken.columns.of("debit"), taken.columns.of("credit")
    if debits or credits_:
        if debits:
            raise Doubt(_("there is a column for debit, but none for credit"))
        raise Doubt(_("there is a column for credit, but none for debit"))
    balances = taken.columns.of("balance")
    unknown = [each for each in taken.figures.unknown() if each not in balances]
    if not unknown:
        raise Doubt(_("there is no column for the amount"))
    directed = _directed(taken, unknown, balances)
    if directed is not None:
        amount, balance = directed
        taken.take("amount", amount, By.BALANCE)
        take_sign(taken, amount, balance)
        if balance not in balances:
            taken.columns.found.setdefault("balance", []).insert(0, (0, balance))
        return
    if len(unknown) == 2 and exclude(*(taken.figures.numbers[at] for at in unknown)):
        raise Doubt(
            _(
                "it is not certain which of the columns “%(column)s” and "
                "“%(other)s” is money out",
                column=taken.columns.called(unknown[0]),
                other=taken.columns.called(unknown[1]),
            )
        )
    if len(unknown) > 1:
        raise taken.two(unknown[0], unknown[1])
    if None in taken.figures.numbers[unknown[0]]:
        raise Doubt(_("there is no column for the amount"))
    rival = taken.figures.rival(unknown[0])
    if rival is not None:
        raise taken.two(unknown[0], rival)
    if len(taken.columns.lines) > 2 and any(map(taken.columns.values, balances)):
        raise Doubt(
            _(
                "the balances in the column “%(column)s” do not follow from the "
                "amounts in the column “%(other)s”",
                column=taken.columns.called(balances[0]),
                other=taken.columns.called(unknown[0]),
            )
        )
    taken.take("amount", unknown[0], By.CONTENT)
    take_sign(taken, unknown[0])
    if "sign" not in taken.at and not any(
        each < 0 for each in taken.figures.numbers[unknown[0]] if each
    ):
        raise Doubt(
            _(
                "all amounts in the column “%(column)s” are positive, so it is not "
                "certain which of them are payments",
                column=taken.columns.called(unknown[0]),
            )
        )


def _directed(
    taken: Taken, unknown: list[int], balances: list[int]
) -> tuple[int, int] | None:
    """A column of amounts without signs and a balance that tells their direction."""
    numbers = taken.figures.numbers
    for balance in (*balances, *unknown):
        if balance not in numbers or None in numbers[balance]:
            continue
        steps = Steps(numbers[balance], taken.groups)
        for amount in unknown:
            told = steps.directions(numbers[amount]) if amount != balance else {}
            if len(told) >= SURE_STEPS:
                return amount, balance
    return None
