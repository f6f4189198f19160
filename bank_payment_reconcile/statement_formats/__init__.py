"""Readers of bank statements: bytes in, statements out. No database, no Odoo.

`read(data, filename)` finds the format of a file by its content and answers with its
statements; `read_described` reads a table by a `Description`. `write_camt`, `write_ofx`
and `write_csv` write statements again.

What stands here is what others may use. Each package within uses those above it only,
and no format uses another:

* `shared`: statements and transactions, amounts, dates, lines, memory; `registry` knows
  the formats. A new format is a module in any package with a `FORMAT`.
* `adapted`: statements as a bank's settings want them.
* `layouts`: records that say what they contain, and JSON, for several formats.
* `returns`: the codes and words for payments that come back.
* `workbooks`: XLSX as rows. `described`: tables by their description.
* `tables`, `money`, `guessing`: tables without one: where they lie in a file and what
  their columns are called, which of these are amounts, and the formats CSV and XLSX.
* `bai2`, `camt`, `cfonb120`, `coda`, `mt940`, `ofx`, `qif`: a format each. `small`:
  formats of one file each. `national`: likewise, the records of one country's banks.
* `writers`: the other way round.
"""

from .shared.amounts import AmountError, AmountReader, currency_decimals
from .shared.charges import Deduction, deducted
from .shared.checks import check_balances
from .adapted.collected import collected
from .camt.remittances import SentRemittance, read_remittances
from .shared.dates import ORDERS, DateError, DateReader, Undecided
from .adapted.debts import told_by, turn_balances, without_balances
from .described.table import read_described
from .described.description import Description
from .described.fields import COLUMNS, CONSTANTS
from .described.json_file import NamedDescription
from .described.json_file import dump as dump_descriptions
from .described.json_file import load as load_descriptions
from .described.rows import (
    Cell,
    TableRow,
    delimited_rows,
    kept,
    plain,
    sheet_rows,
    to_text,
)
from .guessing.fitting import ENOUGH, fit, locate
from .guessing.guess import guess
from .shared.discovery import offered_in
from .shared.holding import limit, place_of, shorten
from .shared.iso4217 import CODES
from .shared.memory import GROWTH, RESERVE, bounded, spend
from .shared.model import (
    Adjustment,
    AmbiguousFile,
    Charge,
    DateOrderUndecided,
    RemittedDocument,
    ReturnReason,
    SignsUndecided,
    Statement,
    StatementError,
    Transaction,
)
from .shared.order import chronological, direction
from .guessing.outline import Outline, columns_of, outline
from .shared.registry import is_table, read
from .described.trial import Trial, try_description
from .workbooks.workbook import is_workbook, sheet_titles
from .writers.camt import write_camt
from .writers.table import write_csv
from .writers.ofx import write_ofx

__all__ = [
    "Adjustment",
    "AmbiguousFile",
    "AmountError",
    "AmountReader",
    "CODES",
    "COLUMNS",
    "CONSTANTS",
    "Cell",
    "Charge",
    "DateError",
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
    "SentRemittance",
    "RemittedDocument",
    "ReturnReason",
    "SignsUndecided",
    "Statement",
    "StatementError",
    "TableRow",
    "Transaction",
    "Trial",
    "Undecided",
    "bounded",
    "check_balances",
    "chronological",
    "collected",
    "columns_of",
    "currency_decimals",
    "deducted",
    "delimited_rows",
    "direction",
    "dump_descriptions",
    "fit",
    "guess",
    "is_table",
    "is_workbook",
    "kept",
    "limit",
    "load_descriptions",
    "locate",
    "offered_in",
    "outline",
    "place_of",
    "plain",
    "read",
    "read_remittances",
    "read_described",
    "sheet_rows",
    "sheet_titles",
    "shorten",
    "spend",
    "to_text",
    "told_by",
    "try_description",
    "turn_balances",
    "without_balances",
    "write_camt",
    "write_csv",
    "write_ofx",
]
