"""Readers of bank statements: bytes in, statements out; no ORM."""

from .model import Statement, StatementError, Transaction
from .registry import read

__all__ = ["Statement", "StatementError", "Transaction", "read"]
