"""Readers of bank statements: bytes in, statements out; no ORM."""

from .checks import check_balances
from .dates import DateReader
from .described import read_described
from .description import Description
from .guessing import guess
from .model import DateOrderUndecided, Statement, StatementError, Transaction
from .registry import read

__all__ = [
    "DateOrderUndecided",
    "DateReader",
    "Description",
    "Statement",
    "StatementError",
    "Transaction",
    "check_balances",
    "guess",
    "read",
    "read_described",
]
