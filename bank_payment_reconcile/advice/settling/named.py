"""Rows that name what they are about."""

from __future__ import annotations

from decimal import Decimal

from ..shared.model import Row
from .books import BookItem
from .settlement import ZERO, ItemShare, Scene, Settlement

#: What is no business with a customer: it goes where the provider's settings say.
WITH_PROVIDER = (
    "reserve",
    "adjustment",
    "transfer",
    "payout",
    "payout_failed",
    "conversion",
    "other",
)
FEES = ("fee", "fee_refund")
NO_MONEY = ("subtotal", "total")


def settle_named(scene: Scene, row: Row) -> Settlement | None:
    """What becomes of a row by what it says; None where it names nothing open."""
    if row.ignored is not None or row.kind in NO_MONEY:
        return Settlement(row, "none")
    if row.kind in FEES and not row.gross:
        return Settlement(row, "fee")
    if row.kind in WITH_PROVIDER:
        return Settlement(row, "provider", rest=row.gross)
    named, by = scene.named(row)
    if row.kind == "dispute" and named:
        return _owe_again(row, named, by)
    fitting = _get_fitting(scene, row, named)
    if not fitting:
        return None
    if uses := _choose(scene, row, fitting):
        foreign = any(use.item.partner != scene.sender for use in uses)
        return scene.use(row, uses, by, is_sure=not (scene.sender and foreign))
    return Settlement(
        row, "open", rest=row.gross, candidates=tuple(fitting), is_sure=False, by=by
    )


def _owe_again(row: Row, named: list[BookItem], by: str) -> Settlement:
    """The customer took the payment back: it is owed, on the customer's account."""
    partners = {item.partner for item in named}
    partner = partners.pop() if len(partners) == 1 else 0
    return Settlement(
        row,
        "dispute",
        rest=row.gross,
        partner=partner,
        candidates=tuple(named),
        is_sure=bool(partner),
        by=by,
    )


def _get_fitting(scene: Scene, row: Row, named: list[BookItem]) -> list[BookItem]:
    """What is named and open in the direction of the row; what takes a named document
    back, where money goes back."""
    items = list(named)
    if row.gross < 0:
        items += scene.books.reversals({item.document for item in named})
    return [item for item in dict.fromkeys(items) if scene.is_open(item, row)]


def _choose(scene: Scene, row: Row, items: list[BookItem]) -> tuple[ItemShare, ...]:
    """Which of the items that a row names it settles, and with how much.

    Nothing where several could be meant.
    """
    exact = [item for item in items if scene.is_exact(item, row)]
    if len({item.document for item in exact}) == 1:
        return (ItemShare(exact[0], row.gross, scene.left_of(exact[0])),)
    wanted = scene.wanted(row, items[0])
    if exact or wanted is None or len({item.currency for item in items}) > 1:
        return ()
    total = sum(map(scene.left_of, items), ZERO)
    if len({item.document for item in items}) > 1 and wanted != total:
        return ()
    return _in_turn(scene, row, items, wanted)


def _in_turn(
    scene: Scene, row: Row, items: list[BookItem], wanted: Decimal
) -> tuple[ItemShare, ...]:
    """Instalments as they are due, until the row's amount is used."""
    uses, rest, money = [], wanted, row.gross
    for item in items:
        if not rest:
            break
        taken = min(scene.left_of(item), rest, key=abs)
        # The last one takes what is left of the money, whatever its rate.
        share = money if taken == rest else _share(row.gross, taken, wanted)
        uses.append(ItemShare(item, share, taken))
        rest -= taken
        money -= share
    return tuple(uses)


def _share(amount: Decimal, part: Decimal, whole: Decimal) -> Decimal:
    """A part of an amount, as many decimals as it has."""
    if amount == whole:
        return part
    return (amount * part / whole).quantize(amount)
