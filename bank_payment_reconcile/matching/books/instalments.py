"""Instalments of one document: they fall due in order, the earliest takes the money.

Equal instalments are interchangeable until one is paid: an answer uses the earliest
of them that is open, and two lines that pay two of them take one each.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Key, OpenItem


def index_instalments(items: Sequence[OpenItem]) -> dict[Key, tuple[int, ...]]:
    """Positions of the open instalments of documents that have several, in the
    order in which they fall due."""
    first: dict[Key, int] = {}
    several: dict[Key, list[int]] = {}
    for position, item in enumerate(items):
        document = item.document
        if document is None:
            continue
        if document in first:
            several.setdefault(document, [first[document]]).append(position)
        else:
            first[document] = position
    return {
        document: tuple(sorted(positions, key=lambda p: _due(items[p])))
        for document, positions in several.items()
    }


def _due(item: OpenItem) -> tuple[object, ...]:
    return (item.due_date or item.date, len(str(item.key)), str(item.key))
