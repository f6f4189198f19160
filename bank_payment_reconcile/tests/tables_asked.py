"""Layouts that may be read in two ways: they are not read without a person."""

from .tables_unseen import COMMA, DOTS
from .tables_written import MONTH
from .tables_written import Layout as Table

ASKED = (
    # -- What must be asked ----------------------------------------------------
    Table(
        "two days that may both be the ledger's",
        ";",
        DOTS,
        COMMA,
        "up",
        "Aaa=d|Bbb=v|Ccc=X|Ddd=a|Eee=b",
        moved=MONTH[:1] + MONTH[3:],
        refused="Aaa",
    ),
    Table(
        "no header, all positive",
        ";",
        DOTS,
        COMMA,
        "up",
        "1=d|2=x|3=u",
        header=False,
        refused="positive",
    ),
    Table(
        "two columns without a balance that nobody names",
        ";",
        DOTS,
        COMMA,
        "up",
        "Aaa=d|Bbb=X|Ccc=D|Ddd=C",
        refused="Ccc",
    ),
    Table(
        "a kind is no direction",
        ";",
        DOTS,
        COMMA,
        "up",
        "Date=d|Description=X|Amount=u|Type=g",
        refused="Amount",
    ),
)
