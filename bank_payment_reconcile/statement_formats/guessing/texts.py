"""Which columns of a table tell whose a payment is and what it is for."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from typing import Any

from ..tables.header_words import WEAK, normalised
from ..tables.known import Columns
from ..tables.values import is_currency, is_number, is_sure_day
from ..tables.why import By
from . import accounts

_OF_ONE = (
    "original_amount",
    "original_currency",
    "partner_account",
    "partner_bic",
    "partner_name",
    "reference",
    "end_to_end_id",
    "check_number",
    "bank_id",
    "status",
)


#: What the columns of whoever paid, and of whoever was paid, are called.
_PAYERS = frozenset(
    "payer|payer name|sender|sender name|zahlungspflichtige r|zahlungspflichtiger"
    "|auftraggeber|ordenante|ordinante|emetteur|maksajan nimi|maksaja|ordonator"
    "|platitor"
    "|nadawca|nazwa nadawcy|avsandare|avsender|afsender|gonderen|gonderen adi"
    "|плательщик"
    "|maksja nimi|maksatajs|moketojas".split("|")
)
_PAYEES = frozenset(
    "payee|payee name|recipient|recipient name|zahlungsempfanger in|zahlungsempfanger"
    "|empfanger|begunstigter|beneficiario|beneficiaire|saajan nimi|saaja|beneficiar"
    "|odbiorca|nazwa odbiorcy|mottagare|mottaker|modtager|alici|alici adi|получатель"
    "|saaja nimi|sanemejs|gavejas".split("|")
)


def find(columns: Columns, taken: set[int]) -> dict[str, Any]:
    """The fields of a description besides dates and amounts.

    columns: a GuessedColumns. taken: the columns of dates and amounts.
    """
    values: dict[str, Any] = {}
    used: set[int] = set(taken)
    for role in _OF_ONE:
        free = [each for each in columns.of(role) if each not in used]
        if role == "partner_name":
            # Some banks write an account where others write a name.
            free.sort(
                key=lambda each: (
                    bool(columns.values(each)) and not _has_words(columns, each)
                )
            )
        if free:
            values[role] = columns.told(role, free[0])
    if "original_amount" not in values or "original_currency" not in values:
        values.pop("original_amount", None)
        values.pop("original_currency", None)
    values |= _two_parties(columns, used, values)
    values |= _currency(columns, used)
    values |= accounts.find(columns, used, values)
    values["text"] = tuple(
        columns.told("text", each, by) for each, by in _texts(columns, used)
    )
    return values


def _two_parties(
    columns: Columns, used: set[int], values: dict[str, Any]
) -> dict[str, Any]:
    """The columns of payer and payee, where there is one for each: the other party is
    the one or the other by the direction of the money."""
    names = {at: normalised(name) for at, name in enumerate(columns.header)}
    payers = [at for at, name in names.items() if name in _PAYERS and at not in used]
    payees = [at for at, name in names.items() if name in _PAYEES and at not in used]
    if len(payers) != 1 or len(payees) != 1:
        return {}
    if not all(_has_words(columns, each) for each in payers + payees):
        return {}
    values.pop("partner_name", None)
    return {
        "payer_name": columns.name(payers[0]),
        "payee_name": columns.name(payees[0]),
    }


def _currency(columns: Columns, used: set[int]) -> dict[str, Any]:
    named = [each for each in columns.of("currency") if each not in used]
    filled = [each for each in named if columns.values(each)]
    if filled or named:
        return {"currency": columns.told("currency", (filled or named)[0])}
    found = [
        each
        for each in range(columns.width)
        if each not in used
        and not columns.is_taken(each)
        and len(columns.values(each)) == len(columns.lines)
        and all(map(is_currency, columns.values(each)))
    ]
    if len(found) == 1:
        used.add(found[0])
        return {"currency": columns.told("currency", found[0], By.CONTENT)}
    return {}


def _texts(columns: Columns, used: set[int]) -> list[tuple[int, By | None]]:
    """The columns of the text, in their order."""
    named = sorted(each for each in columns.of("text") if each not in used)
    sure = [each for each in named if columns.rank("text", each) < WEAK]
    chosen: list[tuple[int, By | None]] = [(each, None) for each in sure or named]
    taken = used | {each for each, _by in chosen}
    others = [
        each
        for each in range(columns.width)
        if each not in taken
        and not columns.is_taken(each)
        and _has_words(columns, each)
    ]
    if not chosen:
        # Some banks call it a reference, and it is what the payer wrote.
        chosen = [
            (each, By.CONTENT)
            for each in columns.of("reference")
            if _has_words(columns, each)
        ]
    if not chosen or not _are_filled(columns, [each for each, _by in chosen]):
        chosen += [(each, By.CONTENT) for each in others]
    else:
        # Of what has no name at all nothing is lost.
        chosen += [(each, By.CONTENT) for each in others if not columns.header[each]]
    if not chosen:
        names = [each for each in columns.of("partner_name") if each not in used]
        letters = [
            each
            for each in range(columns.width)
            if each not in used
            and not columns.is_taken(each)
            and _has_words(columns, each, 1)
        ]
        chosen = [(each, By.CONTENT) for each in letters]
        chosen = chosen or [(each, By.NAME) for each in names[:1]]
    return sorted(chosen, key=lambda each: each[0])


def _are_filled(columns: Columns, positions: list[int]) -> bool:
    """Whether most lines have a text in one of the columns."""
    filled = sum(
        any(each < len(row.cells) and row.cells[each] != "" for each in positions)
        for row in columns.lines
    )
    return filled * 2 > len(columns.lines)


def _has_words(columns: Columns, position: int, letters: int = 2) -> bool:
    """Whether a column has words of so many letters."""
    return any(
        isinstance(each, str)
        and re.search(rf"[^\W\d_]{{{letters}}}", each)
        and not is_sure_day(each)
        and not is_number(each)
        for each in columns.values(position)
    )
