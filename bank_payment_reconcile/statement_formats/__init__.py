"""Readers of bank statements: bytes in, statements out; no ORM."""

from .model import DateOrderUndecided, Statement, StatementError, Transaction
from .registry import read

__all__ = ["DateOrderUndecided", "Statement", "StatementError", "Transaction", "read"]
