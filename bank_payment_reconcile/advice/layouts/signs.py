"""Signs and kinds of the rows of an advice, settled for all of them together.

Payers write discounts without a minus, credit notes as positive amounts, or all from
their own side. What is meant is what the rows' own net amounts and the total say; where
these say nothing, it is what most documents mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from ..shared.model import ZERO
from ..worded import vocabulary as words
from ..worded.naming import is_for_terms, kind_of_words
from .items import AdviceItem

#: A difference of so much between an invoice and what is paid may be a discount.
_MOST_DISCOUNT = Decimal("0.05")
_TAKEN = ("discount", "deduction")


def settle_signs(items: list[AdviceItem], totals: list[Decimal]) -> list[AdviceItem]:
    """The rows with their signs: plus raises what is paid.

    totals: what the document says that it may add up to.
    """
    goals = {abs(each) for each in totals if each}
    first: list[AdviceItem] | None = None
    for variant in _variants(items):
        if first is None:
            first = variant
        if not goals:
            break
        if sum(map(net_of, variant), ZERO) in goals:
            return variant
    return first or []


def _variants(items: list[AdviceItem]) -> Iterator[list[AdviceItem]]:
    """What may be meant, the likeliest first."""
    for turned, reversed_taken in product((True, False), (False, True)):
        copies = [replace(each) for each in items]
        _turn_all(copies)
        if turned:
            _turn_told(copies)
        _sign_taken(copies, reversed_taken)
        if sum(map(net_of, copies), ZERO) < 0:
            # Nobody is paid a negative amount: the other side's signs.
            for each in copies:
                _turn(each, all_of_it=True)
        yield copies


def net_of(item: AdviceItem) -> Decimal:
    """What a row adds to the payment."""
    if item.gross is None:
        return item.net or ZERO
    return item.gross + (item.discount or ZERO) + (item.deduction or ZERO)


def _main(item: AdviceItem) -> Decimal:
    if item.gross:
        return item.gross
    return item.net if item.net is not None else item.gross or ZERO


def _turn(item: AdviceItem, all_of_it: bool = False) -> None:
    for name in ("gross", "net", *_TAKEN) if all_of_it else ("gross", "net"):
        amount = getattr(item, name)
        if amount is not None:
            setattr(item, name, -amount)


def _turn_all(items: list[AdviceItem]) -> None:
    """Invoices are what is paid, though the payer's books have them negative."""
    told = [each for each in items if each.kind == "invoice"]
    others = [each for each in items if each.kind == ""]
    chosen = told or others or items
    negative = sum(_main(each) < 0 for each in chosen)
    if negative * 2 > len(chosen) and sum(map(_main, chosen), ZERO) < 0:
        for each in items:
            _turn(each, all_of_it=True)


def _turn_told(items: list[AdviceItem]) -> None:
    """Credit notes and deductions that a word alone tells lower what is paid."""
    for each in items:
        if each.gross and each.net and (each.gross > 0) != (each.net > 0):
            if each.kind in ("credit_note", "deduction") or each.gross == -each.net:
                each.gross = -each.gross
    for kind in ("credit_note", "deduction"):
        own = [each for each in items if each.kind == kind]
        if any(_main(each) < 0 for each in own):
            continue
        for each in own:
            _turn(each, all_of_it=True)
            for name in _TAKEN:
                # Given back with the document that it was taken off.
                taken = getattr(each, name)
                if taken is not None:
                    setattr(each, name, abs(taken))


def _sign_taken(items: list[AdviceItem], is_reversed: bool) -> None:
    """What was taken off lowers an invoice, whichever sign it has."""
    lowered = {name: _is_lowering(items, name) for name in _TAKEN}
    for item in items:
        if item.gross is None:
            # What is told alone is what the row is about.
            parts = [getattr(item, each) for each in _TAKEN]
            taken = sum((each for each in parts if each), ZERO)
            if item.net is None and taken:
                item.net = -abs(taken) if not is_reversed else taken
            for name in _TAKEN:
                setattr(item, name, None)
            continue
        parts = [getattr(item, each) or ZERO for each in _TAKEN]
        if item.net is not None and not is_reversed:
            fitting = _fit(item.gross, parts, item.net)
            if fitting is not None:
                item.discount, item.deduction = fitting
                continue
        for name, part in zip(_TAKEN, parts, strict=True):
            if part:
                same = lowered[name] != is_reversed
                setattr(item, name, -part if same else part)
    for item in items:
        _settle_paid(item)


def _is_lowering(items: list[AdviceItem], name: str) -> bool:
    """Whether amounts of a column without a minus lower what is paid."""
    votes = 0
    for item in items:
        taken = getattr(item, name)
        if taken and item.gross:
            votes += 1 if (taken > 0) == (item.gross > 0) else -1
    return votes > 0


def _fit(
    gross: Decimal, parts: list[Decimal], net: Decimal
) -> tuple[Decimal, Decimal] | None:
    """Signs with which what was taken off makes the net amount of the gross one."""
    for first, second in product((-1, 1), repeat=2):
        discount, deduction = first * abs(parts[0]), second * abs(parts[1])
        if gross + discount + deduction == net:
            return discount + ZERO, deduction + ZERO
    return None


def _settle_paid(item: AdviceItem) -> None:
    """Where only the document's amount and what is paid of it are told."""
    if item.gross is None or item.net is None:
        return
    if item.discount or item.deduction or item.gross == item.net:
        return
    missing = item.net - item.gross
    if item.gross and abs(missing) <= abs(item.gross) * _MOST_DISCOUNT:
        item.discount = missing
    else:
        # An instalment: the rest of the document stays open.
        item.gross = item.net


def settle_kind(item: AdviceItem, taken_may_be_either: bool = False) -> tuple[str, str]:
    """The kind of a row with its signs, and whether what was taken off is "discount",
    "deduction" or as the columns say, "".

    taken_may_be_either: a column has a word that is used for both.
    """
    amount = net_of(item)
    if item.kind in ("credit_note", "deduction"):
        kind = item.kind
    elif item.numbers or item.orders:
        kind = "invoice" if amount >= 0 else "credit_note"
    elif amount < 0:
        kind = "deduction"
    else:
        kind = item.kind or "other"
    reason = f"{item.reason} {item.text}".strip()
    if item.deduction and not item.discount and is_for_terms(reason):
        return kind, "discount"
    if taken_may_be_either and item.discount and not item.deduction and item.reason:
        told = words.tell(item.reason)
        is_early = is_for_terms(item.reason) or words.DISCOUNT.search(told)
        if not is_early and kind_of_words(told) != "credit_note":
            return kind, "deduction"
    return kind, ""
