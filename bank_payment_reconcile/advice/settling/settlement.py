"""What becomes of a row, and what is left of the items meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from ..shared.model import Advice, Row
from .books import BookItem, Books

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class ItemShare:
    """What a row takes of an item.

    amount: the share of the row's gross amount, in the advice's currency.
    taken: of the item, in its own currency.
    """

    item: BookItem
    amount: Decimal
    taken: Decimal


@dataclass(frozen=True, slots=True)
class Settlement:
    """What becomes of a row.

    way: "item", "customer" (on account), "provider" (with whom it is settled),
        "dispute" (the customer owes it again), "fee", "open" (a person has to choose)
        or "none" (it does not count).
    rest: what of its gross amount no item takes.
    partner: whose account takes it, 0 where that is not known.
    candidates: what it may be, where it is not sure.
    is_sure: its number and its amount say the same.
    by: what found it: "number", "order", "transaction", "email", "amount" or "".
    """

    row: Row
    way: str
    uses: tuple[ItemShare, ...] = ()
    rest: Decimal = ZERO
    partner: int = 0
    candidates: tuple[BookItem, ...] = ()
    is_sure: bool = True
    by: str = ""


@dataclass(slots=True)
class Scene:
    """What the rows of an advice are looked at with.

    sender: the partner who sent it, where it is a customer; else 0.
    left: what rows have left of items, by key: no item is taken twice.
    """

    advice: Advice
    books: Books
    sender: int = 0
    left: dict[int, Decimal] = field(default_factory=dict)

    def left_of(self, item: BookItem) -> Decimal:
        """What no row has taken of an item."""
        return self.left.get(item.key, item.residual)

    def is_open(self, item: BookItem, row: Row) -> bool:
        """Whether there is something left in the direction of a row."""
        left = self.left_of(item)
        return bool(left) and (left > 0) == (row.gross > 0)

    def wanted(self, row: Row, item: BookItem) -> Decimal | None:
        """What a row is in an item's currency; None where it does not tell."""
        if item.currency == self.advice.currency:
            return row.gross
        if item.currency == row.original_currency:
            return row.original_amount
        return None

    def is_exact(self, item: BookItem, row: Row) -> bool:
        """Whether what is left of an item is what a row is."""
        return self.left_of(item) == self.wanted(row, item)

    def named(self, row: Row) -> tuple[list[BookItem], str]:
        """What a row names, and by what: its number before its order, that before the
        id that the provider gave it."""
        for names, kinds, by in (
            (row.numbers, ("numbers", "orders"), "number"),
            (row.orders, ("orders", "numbers"), "order"),
            (row.transactions, ("transactions", "numbers"), "transaction"),
        ):
            if found := self.books.named(names, kinds):
                return found, by
        return [], ""

    def use(
        self, row: Row, uses: tuple[ItemShare, ...], by: str, is_sure: bool
    ) -> Settlement:
        """Let a row take of items.

        is_sure: as far as the caller knows; it has to take them whole, besides.
        """
        is_whole = all(self.left_of(use.item) == use.taken for use in uses)
        for use in uses:
            self.left[use.item.key] = self.left_of(use.item) - use.taken
        rest = row.gross - sum((use.amount for use in uses), ZERO)
        return Settlement(
            row,
            "item",
            uses,
            rest=rest,
            partner=uses[0].item.partner,
            is_sure=is_sure and is_whole and not rest,
            by=by,
        )
