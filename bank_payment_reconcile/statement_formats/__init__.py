"""Readers of bank statements: bytes in, statements out; no ORM."""

from .described import read_described
from .description import Description
from .guessing import guess
from .model import DateOrderUndecided, Statement, StatementError, Transaction
from .registry import read

__all__ = [
    "DateOrderUndecided",
    "Description",
    "Statement",
    "StatementError",
    "Transaction",
    "guess",
    "read",
    "read_described",
]
