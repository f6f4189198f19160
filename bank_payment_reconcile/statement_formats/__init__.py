"""Readers of bank statements: bytes in, statements out; no ORM."""

from .checks import check_balances
from .dates import ORDERS, DateReader
from .debts import told_by, turn_balances, without_balances
from .described import read_described
from .description import COLUMNS, CONSTANTS, Description
from .description_file import NamedDescription
from .description_file import dump as dump_descriptions
from .description_file import load as load_descriptions
from .fitting import ENOUGH, fit, locate
from .guessing import guess
from .holding import limit, place_of, shorten
from .memory import GROWTH, RESERVE
from .model import DateOrderUndecided, Statement, StatementError, Transaction
from .order import chronological, direction
from .outline import Outline, columns_of, outline
from .registry import is_table, read
from .trial import Trial, try_description
from .write_camt import write_camt
from .write_csv import write_csv
from .write_ofx import write_ofx

__all__ = [
    "COLUMNS",
    "CONSTANTS",
    "DateOrderUndecided",
    "DateReader",
    "Description",
    "ENOUGH",
    "GROWTH",
    "NamedDescription",
    "ORDERS",
    "Outline",
    "RESERVE",
    "Statement",
    "StatementError",
    "Transaction",
    "check_balances",
    "Trial",
    "chronological",
    "columns_of",
    "direction",
    "fit",
    "dump_descriptions",
    "guess",
    "is_table",
    "limit",
    "load_descriptions",
    "locate",
    "outline",
    "place_of",
    "read",
    "read_described",
    "shorten",
    "told_by",
    "try_description",
    "turn_balances",
    "without_balances",
    "write_camt",
    "write_csv",
    "write_ofx",
]
