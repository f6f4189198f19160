"""Whose account a column of accounts is: the statement's own, or the other party's."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any

from ...sentences import _
from ..money.figures import Figures
from ..money.proof import Numbers, Steps
from ..tables.doubt import Doubt
from ..tables.header_words import normalised
from ..tables.known import Columns
from ..tables.values import is_iban, is_sure_day
from ..tables.why import By

#: Words by which a bank calls the account its customer's own.
_OWN = re.compile(
    r"\b(?:own|your|my|mein|eigen\w*|auftrags\w*|auftraggeber\w*|eget|egen|mijn|uw|posted"
    r"|kliendi|klienta|kliento|klienta|oma|minu|vlastni\w*|vlastn\w*|moj\w*|muj|sajat"
    r"|konyvelesi|twoj\w*|wlasn\w*|propri\w*|propia|mi|mon|votre|client)\b"
)
#: Fewer lines with one account do not show that it is always the same.
_FEW = 3


def find(columns: Columns, used: set[int], values: dict[str, Any]) -> dict[str, Any]:
    """The columns of the own account and of the other party's, as far as they are sure.

    columns: a GuessedColumns. used: columns of other fields. values: what is known of
    the description. Raises Doubt where a column of several accounts may be either.
    """
    found: dict[str, Any] = {}
    named = columns.of("account")
    # What is called the own one goes first, and what never changes before the others.
    named.sort(
        key=lambda each: (
            not _OWN.search(normalised(columns.header[each])),
            len(columns.lines) > 1 and len(set(map(str, columns.values(each)))) != 1,
        )
    )
    for position in named:
        if position in used:
            continue
        if is_own(columns, position):
            found["account_number"] = columns.told("account_number", position)
            break
        if not {"partner_account"} & {*values, *found} and _are_numbers(
            columns, position
        ):
            found["partner_account"] = columns.told("partner_account", position)
    taken = {
        *used,
        *(at for role in ("account", "partner_account") for at in columns.of(role)),
    }
    for position in range(columns.width):
        cells = columns.values(position)
        if position in taken or columns.is_taken(position) or not cells:
            continue
        if all(map(is_iban, cells)):
            field = _by_content(columns, position)
            if field and field not in values and field not in found:
                found[field] = columns.told(field, position, By.CONTENT)
                used.add(position)
    return found


def _are_numbers(columns: Columns, position: int) -> bool:
    cells = [str(each) for each in columns.values(position)]
    return bool(cells) and any(len(re.findall("[0-9]", each)) >= 4 for each in cells)


def _by_content(columns: Columns, position: int) -> str:
    """Which field a column of accounts is that no name explains, "" where neither is
    sure; raises Doubt where lines of several own accounts may be mixed."""
    cells = [str(each) for each in columns.values(position)]
    distinct = set(cells)
    is_full = len(cells) == len(columns.lines)
    if len(distinct) == 1:
        if columns.leader.account:
            own = columns.leader.account in distinct
            return "account_number" if own else "partner_account"
        if (
            is_full
            and len(cells) >= _FEW
            and _stands_as_own(columns, position)
            and not _is_beside_constant(columns, position)
        ):
            return "account_number"
        return ""
    if _has_balances_of_its_own(columns, position):
        return "account_number"
    if is_full and len(distinct) * 2 <= len(cells) and not _chains(columns, None):
        raise _either(columns, position)
    return "partner_account"


def _is_beside_constant(columns: Columns, position: int) -> bool:
    """Whether another account is the same in all lines as well."""
    return any(
        at != position
        and columns.values(at)
        and all(map(is_iban, columns.values(at)))
        and len(set(map(str, columns.values(at)))) == 1
        for at in range(columns.width)
    )


def _stands_as_own(columns: Columns, position: int) -> bool:
    """Whether a column that is always the same stands before the date, where banks put
    the account, or another one has the accounts of the other parties."""
    days = [
        at
        for at in range(columns.width)
        if columns.sample(at) and all(map(is_sure_day, columns.sample(at)))
    ]
    others = [
        at
        for at in range(columns.width)
        if at != position
        and columns.values(at)
        and all(map(is_iban, columns.values(at)))
        and len(set(map(str, columns.values(at)))) > 1
    ]
    return bool(others) or bool(days and position < days[0])


def _either(columns: Columns, position: int) -> Doubt:
    return Doubt(
        _(
            "the column “%(column)s” may have your own accounts or those of the other "
            "parties",
            column=columns.called(position),
        )
    )


def is_own(columns: Columns, position: int) -> bool:
    """Whether a column that is called an account is the statement's own.

    Raises Doubt where it may be either.
    """
    names = columns.of("partner_name")
    values = [str(each) for each in columns.values(position)]
    distinct = set(values)
    if not values:
        return False
    if columns.leader.account and len(distinct) == 1:
        told = re.sub(r"\W", "", columns.leader.account)
        return told in {re.sub(r"\W", "", each) for each in distinct}
    beside = (
        position - 1 in names
        and not _OWN.search(normalised(columns.header[position]))
        and not columns.of("partner_account")
    )
    if beside and len(distinct) == 1 and len(values) >= _FEW:
        # The names change, and it does not.
        beside = len({str(each) for each in columns.values(position - 1)}) == 1
    if beside:
        if not _has_balances_of_its_own(columns, position):
            _refuse_before_date(columns, position, distinct)
            return False
        return True
    numbers = all(len(re.findall("[0-9]", each)) >= 4 for each in distinct)
    if len(distinct) == 1:
        return numbers and not _is_only_payee(columns, position)
    if numbers and _has_balances_of_its_own(columns, position):
        return True
    if _OWN.search(normalised(columns.header[position])):
        return numbers
    if _chains(columns, None) or _goes_with_name(columns, position):
        return False
    if not numbers and any(
        normalised(each).startswith("journal") for each in columns.header
    ):
        raise _either(columns, position)
    lines = len(columns.lines)
    few = len(values) >= lines // 2 and len(distinct) * 2 <= len(values)
    if few and numbers and not columns.of("partner_account"):
        # Own accounts stand before the date, without the names of others.
        is_before = all(position < day for day in columns.of("date"))
        if names or not is_before or normalised(columns.header[position]) == "iban":
            raise _either(columns, position)
    return few


def _refuse_before_date(columns: Columns, position: int, distinct: set[str]) -> None:
    """Own accounts with their names stand before the date, and payees behind it."""
    dates = columns.of("date")
    if len(distinct) > 1 and dates and position < min(dates):
        raise _either(columns, position)


def _is_only_payee(columns: Columns, position: int) -> bool:
    """Whether one account in all lines may be that of the only payee: banks that tell
    their own call it so, or tell the payee's as well."""
    names = columns.of("partner_name")
    if not names or columns.of("partner_account"):
        return False
    told = {str(each) for each in columns.values(names[0])}
    return len(told) <= 1 and normalised(columns.header[position]) == "iban"


def _goes_with_name(columns: Columns, position: int) -> bool:
    """Whether each name has an account of its own: then it is the other party's."""
    names = columns.of("partner_name")
    if not names or columns.of("partner_account"):
        return False
    pairs = {
        (str(name), str(account))
        for name, account in zip(
            columns.sample(names[0]), columns.sample(position), strict=True
        )
        if name != "" and account != ""
    }
    told, accounts = {name for name, _a in pairs}, {account for _n, account in pairs}
    return len(told) == len(pairs) == len(accounts) > 1


def _has_balances_of_its_own(columns: Columns, position: int) -> bool:
    """Whether the balances of each account go on from one another, and not those of the
    whole table: then the column tells whose they are."""
    cells = [str(each) for each in columns.sample(position)]
    return _chains(columns, cells) and not _chains(columns, None)


def _chains(columns: Columns, groups: Sequence[Hashable] | None) -> bool:
    """Whether each balance is the one before with what moved, within each group."""
    figures = Figures(columns)
    balances = [each for each in columns.of("balance") if each in figures.numbers]
    moved = _moved(columns, figures)
    if not balances or moved is None:
        return False
    numbers = figures.numbers[balances[0]]
    steps = Steps(numbers, groups or [""] * len(numbers))
    if steps.prove(moved):
        return True
    # A word may say where the money goes.
    return bool(columns.of("sign")) and bool(steps.directions(moved))


def _moved(columns: Columns, figures: Figures) -> Numbers | None:
    amounts = [each for each in columns.of("amount") if each in figures.numbers]
    if amounts:
        return figures.numbers[amounts[0]]
    debits = [each for each in columns.of("debit") if each in figures.numbers]
    credits_ = [each for each in columns.of("credit") if each in figures.numbers]
    if not debits or not credits_:
        return None
    pairs = zip(figures.numbers[debits[0]], figures.numbers[credits_[0]], strict=True)
    nothing = Decimal(0)
    return [abs(into or nothing) - abs(out or nothing) for out, into in pairs]
