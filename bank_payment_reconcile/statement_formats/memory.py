"""How much memory the reading of a file may take, whatever stands in it.

A workbook of 53 kB can repeat one long text in 400,000 cells, and a text of line ends
becomes a list of a hundred bytes a line. So reading has an allowance that grows with
the file, and whatever becomes many objects says beforehand what they weigh. At the peak
reading takes `GROWTH` times the bytes of the file and `RESERVE` at most.

The weights are what Python keeps of each at the least, measured, and rounded up.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from .model import StatementError, on_transaction

#: Peak memory is at most so many times the file, and this besides, in bytes.
GROWTH = 20
RESERVE = 768 << 20
#: What is counted has this of it; the rest is for the text itself and its copies.
_COUNTED_GROWTH = 12
_COUNTED_RESERVE = 576 << 20
#: What a file in an archive takes besides: itself, its text, and the copies.
_UNPACKED_GROWTH = 4
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
    left: int
    #: What stays when this file is read: its transactions.
    kept: int = 0


_allowance: ContextVar[_Allowance | None] = ContextVar("allowance", default=None)


def bounded(read: Callable[P, R]) -> Callable[P, R]:
    """For what reads a file: `data` and `filename` are its first two arguments.

    A file in an archive lives on what the archive has left, and gives back all but
    what its transactions take.
    """

    @functools.wraps(read)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        data: Any = args[0]
        filename: Any = args[1]
        outer = _allowance.get()
        if outer is None and len(data) > MAX_BYTES:
            raise StatementError(
                f"The file “{filename}” has {len(data):,} bytes, more than "
                f"{MAX_BYTES:,}: download a shorter period."
            )
        left = _COUNTED_GROWTH * len(data) + _COUNTED_RESERVE
        own = _Allowance(filename, left if outer is None else outer.left)
        token = _allowance.set(own)
        try:
            if outer is not None:
                spend(_UNPACKED_GROWTH * len(data), "bytes once unpacked")
            return read(*args, **kwargs)
        finally:
            _allowance.reset(token)
            if outer is not None:
                outer.left -= own.kept
                outer.kept += own.kept

    return call


def spend(size: int, what: str) -> None:
    """Takes bytes off the allowance of the file that is being read.

    what: of what there are too many, for the sentence. Raises StatementError where
    nothing is left; does nothing where no file is read.
    """
    allowance = _allowance.get()
    if allowance is None:
        return
    allowance.left -= size
    if allowance.left < 0:
        raise StatementError(
            f"The file “{allowance.filename}” holds too much for its size ({what}): "
            "no statement does. Download a shorter period, or another format; nothing "
            "was imported."
        )


def _spend_transaction() -> None:
    spend(TRANSACTION, "transactions")
    allowance = _allowance.get()
    if allowance is not None:
        allowance.kept += TRANSACTION


on_transaction(_spend_transaction)
