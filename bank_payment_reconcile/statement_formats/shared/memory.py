"""How much memory the reading of a file may take, whatever stands in it.

A workbook of 53 kB can repeat one long text in 400,000 cells, and a text of line ends
becomes a list of a hundred bytes a line. So reading has an allowance that grows with
the file, and whatever becomes many objects says beforehand what they weigh. At the peak
reading takes `GROWTH` times the bytes of the file and `RESERVE` at most. The bytes of
an archive are those of the files in it, as far as they shrank as files of banks do.

The weights are what Python keeps of each at the least, measured, and rounded up.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from ...sentences import Sentence, _
from .model import StatementError, on_transaction

#: Peak memory is at most so many times the file, and this besides, in bytes.
GROWTH = 20
RESERVE = 768 << 20
#: What is counted has this of it; the rest is for the text itself and its copies.
_COUNTED_GROWTH = 12
_COUNTED_RESERVE = 576 << 20
#: Statements shrink to a twentieth, where all entries are alike to a seventieth. To so
#: many times its own bytes an archive may unpack, and its files are read as they are by
#: themselves.
DENSITY = 100
#: What bytes beyond take: themselves, their text, and the copies.
_DENSE_GROWTH = 4
_SHORTER = _("Download a shorter period, or another format.")
_UNPACK = _("Unpack the archive and import what is in it.")
#: What there can be too much of.
_KINDS = {
    "bytes": _("bytes once unpacked"),
    "cells": _("cells"),
    "lines": _("lines"),
    "number formats": _("number formats"),
    "records": _("records"),
    "relationships": _("relationships"),
    "sheets": _("sheets"),
    "styles": _("styles"),
    "tags": _("tags"),
    "texts": _("texts"),
    "transactions": _("transactions"),
    "values": _("values"),
}
#: A file of more bytes is none that a bank makes for one period.
MAX_BYTES = 200_000_000

#: Bytes of one of each.
LINE = 150
ROW = 150
CELL = 70
TAG = 110
ELEMENT = 220
VALUE = 90
TRANSACTION = 2_000

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class _Allowance:
    filename: str
    data: bytes
    left: int
    #: Bytes of files that may be unpacked yet as if they were imported by themselves.
    unpacked: int
    #: What stays when this file is read: its transactions.
    kept: int = 0
    advice: Sentence = _SHORTER


_allowance: ContextVar[_Allowance | None] = ContextVar("allowance", default=None)


def bounded(read: Callable[P, R]) -> Callable[P, R]:
    """For what reads a file: `data` and `filename` are its first two arguments.

    A file in an archive has what it would have by itself and what the archive has left,
    and gives back all but what its transactions take.
    """

    @functools.wraps(read)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        data: Any = args[0]
        filename: Any = args[1]
        if len(data) > MAX_BYTES:
            raise StatementError(
                _(
                    "The file “%(filename)s” has %(size)s MB, more than %(limit)s MB. "
                    "Download a shorter period.",
                    filename=filename,
                    size=f"{len(data) / 1_000_000:.3g}",
                    limit=f"{MAX_BYTES / 1_000_000:.3g}",
                )
            )
        outer = _allowance.get()
        own = _of_file(data, filename, outer)
        token = _allowance.set(own)
        try:
            spend(0, "bytes")
            return read(*args, **kwargs)
        finally:
            _allowance.reset(token)
            if outer is not None:
                outer.left -= own.kept
                outer.kept += own.kept

    return call


def _of_file(data: bytes, filename: str, outer: _Allowance | None) -> _Allowance:
    """What a file may take.

    outer: what is being read already: the archive that the file is in, or the same
        file, of which something more is asked.
    """
    if outer is None:
        left = _COUNTED_GROWTH * len(data) + _COUNTED_RESERVE
        return _Allowance(filename, data, left, DENSITY * len(data))
    if data is outer.data:
        return _Allowance(filename, data, outer.left, outer.unpacked)
    granted = min(len(data), outer.unpacked)
    outer.unpacked -= granted
    outer.left += _COUNTED_GROWTH * granted
    dense = len(data) - granted
    left = outer.left - _DENSE_GROWTH * dense
    return _Allowance(filename, data, left, 0, 0, _UNPACK if dense else _SHORTER)


def spend(size: int, what: str) -> None:
    """Takes bytes off the allowance of the file that is being read.

    size: how many. what: of what there are too many, a key of `_KINDS`.
    Raises StatementError where nothing is left; does nothing where no file is read.
    """
    allowance = _allowance.get()
    if allowance is None:
        return
    allowance.left -= size
    if allowance.left < 0:
        raise StatementError(
            _(
                "The file “%(filename)s” contains too much for its size (%(what)s). "
                "%(advice)s Nothing was imported.",
                filename=allowance.filename,
                what=_KINDS[what],
                advice=allowance.advice,
            )
        )


def _spend_transaction() -> None:
    spend(TRANSACTION, "transactions")
    allowance = _allowance.get()
    if allowance is not None:
        allowance.kept += TRANSACTION


on_transaction(_spend_transaction)
