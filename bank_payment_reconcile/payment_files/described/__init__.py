"""Tables by a bank's own description: CSV and fixed width, of payments or checks."""

from .layout import Layout, LayoutColumn
from .rows import file_values, payment_rows
from .table import write_rows

__all__ = ["Layout", "LayoutColumn", "file_values", "payment_rows", "write_rows"]
