"""What the columns of a table are, by its header and by what is in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ...statement_formats import CODES, Cell, plain
from ..shared.numbers import is_amount
from . import vocabulary as words
from .roles import role_of

#: Whose number a column has, the surest first: "document" may be of either.
NUMBERS = ("ours", "invoice", "reference", "document", "theirs")
#: What a payment or a document is worth.
AMOUNTS = ("gross", "net", "amount", "debit", "credit")
_OWN = (
    *AMOUNTS,
    "discount",
    "discount?",
    "deduction",
    "fee",
    "fee_tax",
    "tax",
    "untaxed",
)
#: Names of a header in which digits may stand.
_MOST_DIGITS = 2
_CODE = re.compile(r"(?<![A-Z])[A-Z]{3}(?![A-Z])")
_DATED = re.compile(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class AdviceColumns:
    """The roles of the columns of a table.

    roles: of each column in its order, "" where it tells nothing that is needed.
    names: the header's words, folded; empty where the table has no header.
    """

    roles: tuple[str, ...]
    names: tuple[str, ...] = ()
    currency: str = ""

    def at(self, *roles: str) -> tuple[int, ...]:
        """The places of the columns of these roles, in the order of the roles."""
        return _places(self.roles, roles)

    def has(self, *roles: str) -> bool:
        """Whether some column has one of the roles."""
        return any(role in self.roles for role in roles)

    @property
    def known(self) -> tuple[str, ...]:
        """The roles that are told."""
        return tuple(filter(None, self.roles))

    @property
    def numeric(self) -> tuple[int, ...]:
        """The places of all amounts."""
        return self.at(*_OWN)

    @property
    def is_payout(self) -> bool:
        """Whether they tell what a provider pays: it keeps a fee."""
        return self.has("fee")

    @property
    def layout(self) -> str:
        """What documents of one sender have in common."""
        if not self.names:
            return ""
        told = "|".join(sorted(set(filter(None, self.names))))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


@lru_cache(maxsize=2_000)
def _places(roles: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(
        place for role in wanted for place, own in enumerate(roles) if own == role
    )


def find_columns(names: Sequence[str]) -> AdviceColumns | None:
    """The columns of a row of names, None where these are no header of an advice."""
    if sum(bool(each.strip()) for each in names) < 2:
        return None
    if sum(map(_has_digit, names)) > _MOST_DIGITS:
        # Most rows are none, and seen to be at once.
        return None
    roles = [role_of(each) for each in names]
    if sum(is_amount(each) or bool(_DATED.search(each)) for each in names) > 0:
        return None
    if not any(role in AMOUNTS for role in roles):
        return None
    is_named = any(
        role in NUMBERS or role in ("order", "transaction") for role in roles
    )
    is_listed = is_named or "fee" in roles and ("type" in roles or "payout" in roles)
    if not is_listed or _is_of_bank(roles):
        return None
    currencies = {
        code for each in names for code in _CODE.findall(each) if code in CODES
    }
    return AdviceColumns(
        tuple(_settle_roles(roles)),
        tuple(words.tell(each) for each in names),
        currencies.pop() if len(currencies) == 1 else "",
    )


def find_header(rows: Sequence[Sequence[str]]) -> tuple[AdviceColumns, int] | None:
    """The columns of the first of these rows, or of the first two together, where each
    name is broken in two lines; and how many rows the header has."""
    alone = find_columns(rows[0])
    if len(rows) < 2 or any(map(_has_digit, rows[0])) or any(map(_has_digit, rows[1])):
        return (alone, 1) if alone else None
    both = find_columns(join_names(rows))
    if both is None:
        return (alone, 1) if alone else None
    singles = [each for each in (alone, find_columns(rows[1])) if each]
    if any(len(each.known) >= len(both.known) for each in singles):
        return (alone, 1) if alone else None
    return both, 2


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def join_names(rows: Sequence[Sequence[str]]) -> list[str]:
    """The names of two rows that stand above each other, put together."""
    found = []
    for at in range(max(map(len, rows))):
        parts = [row[at].strip() for row in rows if at < len(row)]
        name = " ".join(filter(None, parts))
        found.append(re.sub(r"(?<=\w)- (?=[^\W\d_])", "", name))
    return found


def _is_of_bank(roles: list[str]) -> bool:
    """Whether it is a statement of an account, with what is left there or whose it
    is, or a list of goods."""
    is_ours = any(role in ("ours", "invoice") for role in roles)
    others = {"balance", "account", "quantity"}
    return bool(others.intersection(roles)) and not is_ours


def _settle_roles(roles: list[str]) -> list[str]:
    """Decides what one word alone leaves open by what else is there."""
    roles = ["payout" if each == "payout?" else each for each in roles]
    if "taken" in roles:
        other = "deduction" if "discount" in roles else "discount?"
        roles = [other if each == "taken" else each for each in roles]
    amounts = [at for at, role in enumerate(roles) if role == "amount"]
    if amounts and "gross" not in roles and not {"debit", "credit"} & set(roles):
        roles[amounts.pop(0)] = "gross"
    if amounts and "net" not in roles:
        roles[amounts.pop()] = "net"
    for at in amounts:
        roles[at] = ""
    return roles


def settle_by_cells(
    columns: AdviceColumns, rows: Sequence[Sequence[Cell]]
) -> AdviceColumns:
    """The columns as their cells confirm them: a column of amounts under a word for a
    number is one of amounts, and what no header tells is found by what is in it."""
    roles = list(columns.roles)
    width = max((len(row) for row in rows), default=0)
    roles += [""] * (width - len(roles))
    for at, role in enumerate(roles):
        kind = kind_of_cells(_column(rows, at))
        if role in ("payout", "mark") and kind == "amount":
            roles[at] = "" if "net" in roles else "net"
        elif role == "currency" and kind == "date":
            roles[at] = "due"
        elif role in _OWN and kind in ("date", "code"):
            roles[at] = ""
    if not set(roles) & {*NUMBERS, "order", "transaction"}:
        for at, role in enumerate(roles):
            if role in ("", "text") and kind_of_cells(_column(rows, at)) == "number":
                roles[at] = "document"
    return AdviceColumns(tuple(roles), columns.names, columns.currency)


def _column(rows: Sequence[Sequence[Cell]], at: int) -> Iterator[Cell]:
    return (row[at] for row in rows if at < len(row))


def kind_of_cells(cells: Iterator[Cell]) -> str:
    """What most of the cells of a column are: "amount", "date", "code" of a currency,
    "number" of a document, "text"; "" where it is empty."""
    found = [kind_of_cell(each) for each in cells]
    found = [each for each in found if each]
    if not found:
        return ""
    most = max(set(found), key=found.count)
    return most if found.count(most) * 2 > len(found) else "text"


def kind_of_cell(cell: Cell) -> str:
    """What a cell is; "" of an empty one."""
    if isinstance(cell, date):
        return "date"
    if isinstance(cell, Decimal):
        return "amount"
    text = plain(cell).strip()
    if not text:
        return ""
    if text in CODES:
        return "code"
    if re.fullmatch(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{2,4}", text):
        return "date"
    if is_amount(text):
        return "number" if text.isdigit() and len(text) > 3 else "amount"
    is_word = sum(each.isdigit() for each in text) >= 3 and len(text.split()) < 3
    return "number" if is_word else "text"
