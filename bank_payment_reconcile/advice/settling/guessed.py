"""Rows that name nothing open: what their amount says together with whose they are."""

from __future__ import annotations

from ..shared.model import Row
from .books import BookItem
from .settlement import ItemShare, Scene, Settlement

#: So many that a row may be are shown.
CANDIDATES = 5


def settle_guessed(scene: Scene, row: Row) -> Settlement:
    """What a row may be; nothing of it is sure."""
    named, _by = scene.named(row)
    own = _get_own(scene, row, named)
    shortened = [
        item
        for item in scene.books.ending(
            (*row.numbers, *row.orders), own or _get_of_amount(scene, row)
        )
        if scene.is_open(item, row)
    ]
    same = [
        item
        for item in own or _get_of_amount(scene, row)
        if scene.is_open(item, row) and scene.is_exact(item, row)
    ]
    # Where both the end of the number and the amount say the same, no other is meant.
    agreed = [item for item in shortened if scene.is_exact(item, row)]
    candidates = tuple(dict.fromkeys(agreed or (*shortened, *same)))
    # Another number than the row gives is shown and not taken; but a refund names the
    # invoice, and what is open is its credit note.
    is_named = bool(row.numbers or row.orders) and row.kind != "refund"
    is_other = is_named and not shortened
    if is_other or not candidates:
        return _without_item(scene, row, named, candidates)
    if len(candidates) == 1 and scene.is_exact(candidates[0], row):
        by = "number" if shortened else "email" if row.partner_email else "amount"
        use = ItemShare(candidates[0], row.gross, scene.left_of(candidates[0]))
        return scene.use(row, (use,), by, is_sure=False)
    return Settlement(
        row,
        "open",
        rest=row.gross,
        candidates=candidates[:CANDIDATES],
        is_sure=False,
    )


def _get_own(scene: Scene, row: Row, named: list[BookItem]) -> list[BookItem]:
    """What is of whoever the row is about, as far as that is known."""
    if scene.sender:
        return scene.books.of_partner(scene.sender)
    if row.partner_email and (own := scene.books.of_email(row.partner_email)):
        return own
    partners = {item.partner for item in named}
    return scene.books.of_partner(partners.pop()) if len(partners) == 1 else []


def _get_of_amount(scene: Scene, row: Row) -> list[BookItem]:
    """What has the row's amount open, whoever it is of."""
    found = scene.books.of_amount(scene.advice.currency, row.gross)
    if row.original_amount is None:
        return found
    return found + scene.books.of_amount(row.original_currency, row.original_amount)


def _without_item(
    scene: Scene, row: Row, named: list[BookItem], candidates: tuple[BookItem, ...]
) -> Settlement:
    """Money of, or for, somebody of whom no open item is there."""
    known = named or scene.books.of_email(row.partner_email)
    partners = {item.partner for item in known}
    partner = scene.sender or (partners.pop() if len(partners) == 1 else 0)
    return Settlement(
        row,
        "dispute" if row.kind == "dispute" else "customer",
        rest=row.gross,
        partner=partner,
        # What it names has nothing left: who looks sees which that is.
        candidates=tuple(candidates or named)[:CANDIDATES],
        is_sure=False,
    )
