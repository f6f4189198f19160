"""Which columns of a table are its amounts: by their names, or proved by balances."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from ..tables.header_words import currency_of
from ..tables.known import Columns
from ..tables.why import By
from .by_content import by_content
from .by_name import by_one_name, by_two_names, take_fee
from .currencies import told_currency
from .directions import check_sign, take_sign
from .proof import BalanceProof, Numbers, Steps, signed, split
from .taken import SURE_STEPS, Taken


def find(columns: Columns) -> tuple[dict[str, Any], dict[str, int]]:
    """The fields of a description for the amounts, and the position of each.

    columns: a GuessedColumns. Raises Doubt where they are not certain.
    """
    taken = Taken(columns)
    proof = _proof(taken)
    if not by_two_names(taken, proof):
        if proof is not None and (proof.amount is not None or not columns.of("amount")):
            _take_proof(taken, proof)
        elif not by_one_name(taken, proof):
            by_content(taken)
    _take_balance(taken, proof)
    return taken.values, taken.at


def _proof(taken: Taken) -> BalanceProof | None:
    """What balances prove of the amounts; None where they prove nothing."""
    figures = taken.figures
    together: list[Hashable] = [""] * len(taken.groups)
    for numbers in (figures.numbers, figures.numbers | figures.whole):
        for groups in (together, taken.groups, figures.groups(with_account=True)):
            proof = _proof_within(taken, numbers, groups)
            if proof is not None:
                if groups is together and len(set(taken.groups)) > 1:
                    _forget_currency(taken)
                taken.groups = groups
                figures.numbers = numbers
                return proof
    return None


def _forget_currency(taken: Taken) -> None:
    """What changes from line to line while the balances go on is the currency of the
    payment, and not the account's."""
    found = taken.columns.found
    found.setdefault("original_currency", []).extend(found.pop("currency", []))


def _proof_within(
    taken: Taken, numbers: dict[int, Numbers], groups: list[Hashable]
) -> BalanceProof | None:
    named = [each for each in taken.columns.of("balance") if each in numbers]
    weak = [
        each
        for each in taken.figures.unknown()
        if each not in named and None not in numbers[each]
    ]
    found = []
    for balance in (*named, *weak):
        steps = Steps(numbers[balance], groups)
        for each in (
            *signed(numbers, steps, balance),
            *split(numbers, steps, balance),
        ):
            if each.steps >= SURE_STEPS or balance in named:
                found.append(each)
        if found:
            break
    if not found:
        return None
    return min(found, key=lambda each: _unlikeliness(taken, each))


def _unlikeliness(taken: Taken, proof: BalanceProof) -> tuple[int, bool, int]:
    """The less, the more the names of the columns agree; what is left after a fee goes
    before what was before it, since a line may have none."""
    roles = (
        ("amount", proof.amount),
        ("debit", proof.debit),
        ("credit", proof.credit),
    )
    told = [(role, each) for role, each in roles if each is not None]
    wrong = sum(each not in taken.columns.of(role) for role, each in told)
    if proof.amount in taken.columns.of("net"):
        wrong = 0
    is_gross = proof.amount in taken.columns.of("gross")
    return wrong, is_gross, min(each for _role, each in told)


def _take_proof(taken: Taken, proof: BalanceProof) -> None:
    """Takes the columns that the balances prove."""
    if proof.amount is not None:
        taken.take("amount", proof.amount, By.BALANCE)
        take_fee(taken, proof.amount, proof)
        take_sign(taken, proof.amount, proof.balance, is_proved=True)
    elif proof.debit is not None and proof.credit is not None:
        taken.take("debit", proof.debit, By.BALANCE)
        taken.take("credit", proof.credit, By.BALANCE)


def _take_balance(taken: Taken, proof: BalanceProof | None) -> None:
    """Takes the column of the balances."""
    numbers = taken.figures.numbers
    if proof is not None:
        taken.take("balance", proof.balance, By.BALANCE)
    elif taken.columns.of("balance"):
        taken.take("balance", taken.columns.of("balance")[0])
    balance = taken.at.get("balance")
    if balance in numbers and "amount" in taken.at and proof is None:
        check_sign(taken, balance)


def currency(
    columns: Columns, positions: list[int], values: dict[str, Any]
) -> dict[str, str]:
    """The constant for the currency, where names or cells of the amounts tell one and
    no column does.

    Raises Doubt where the amounts are told in several.
    """
    if "currency" in values:
        return {}
    named = [currency_of(columns.header[at]) for at in positions]
    told = told_currency(columns, positions)
    code = next(filter(None, named), "") or told
    return {"currency": code} if code else {}
