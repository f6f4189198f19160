"""Readers of bank statements: bytes in, statements out. No database, no Odoo.

`read(data, filename)` finds the format of a file by its content and answers with its
statements; `read_described` reads a table by a `Description`. `write_camt`, `write_ofx`
and `write_csv` write statements again.

What stands here is what others may use. Each package within uses those above it only,
and no format uses another:

* `shared`: statements and transactions, amounts, dates, lines, memory; `registry` knows
  the formats. A new format is a module in any package with a `FORMAT`.
* `returns`: the codes and words for payments that come back.
* `workbooks`: XLSX as rows. `described`: tables by their description. `guessing`:
  tables without one, and the formats CSV and XLSX.
* `bai2`, `camt`, `cfonb120`, `coda`, `mt940`, `ofx`, `qif`: a format each. `small`:
  formats of one file each.
* `writers`: the other way round.
"""

from .shared.charges import Deduction, deducted
from .shared.checks import check_balances
from .shared.dates import ORDERS, DateReader
from .shared.debts import told_by, turn_balances, without_balances
from .described.table import read_described
from .described.description import Description
from .described.fields import COLUMNS, CONSTANTS
from .described.json_file import NamedDescription
from .described.json_file import dump as dump_descriptions
from .described.json_file import load as load_descriptions
from .guessing.fitting import ENOUGH, fit, locate
from .guessing.guess import guess
from .shared.holding import limit, place_of, shorten
from .shared.memory import GROWTH, RESERVE
from .shared.model import (
    Charge,
    DateOrderUndecided,
    ReturnReason,
    Statement,
    StatementError,
    Transaction,
)
from .shared.order import chronological, direction
from .guessing.outline import Outline, columns_of, outline
from .shared.registry import is_table, read
from .described.trial import Trial, try_description
from .writers.camt import write_camt
from .writers.table import write_csv
from .writers.ofx import write_ofx

__all__ = [
    "COLUMNS",
    "CONSTANTS",
    "Charge",
    "DateOrderUndecided",
    "DateReader",
    "Deduction",
    "Description",
    "ENOUGH",
    "GROWTH",
    "NamedDescription",
    "ORDERS",
    "Outline",
    "RESERVE",
    "ReturnReason",
    "Statement",
    "StatementError",
    "Transaction",
    "check_balances",
    "Trial",
    "chronological",
    "columns_of",
    "deducted",
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
