"""What of a bank's file is in the books already, whatever the bank calls it now.

No database, no Odoo: payments of a file and of the books in, pairs out.
"""

from .alike import is_same, likeness
from .compare import Overlap, compare
from .model import Booked, Payment
from .places import Place, earlier

__all__ = [
    "Booked",
    "Overlap",
    "Payment",
    "Place",
    "compare",
    "earlier",
    "is_same",
    "likeness",
]
