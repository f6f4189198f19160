"""JSON files: read once, within bounds, every number as it is written."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

from ...sentences import _
from ..shared.encodings import decode
from ..shared.memory import VALUE, spend
from ..shared.model import StatementError
from ..shared.records import RecordError, long_date, squeeze

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?", re.DOTALL)
#: What is kept of a name: a long one may stand before many values.
_PATH = 100
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,20})?")


def load(data: bytes, filename: str) -> Any:
    """What a file contains; raises StatementError where it is no JSON.

    Numbers are texts, as the file writes them.
    """
    text = decode(data)
    spend(VALUE * (text.count(",") + text.count("[") + 2 * text.count("{")), "values")
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise StatementError(
            _(
                "The JSON file “%(filename)s” is damaged or cut off. Fetch it again.",
                filename=filename,
            )
        ) from error


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; none of what is no list."""
    if not isinstance(value, list):
        return []
    return [each for each in value if isinstance(each, dict)]


def inner(values: dict[str, Any], name: str) -> dict[str, Any]:
    """The object of a name; an empty one where there is none."""
    value = values.get(name)
    return value if isinstance(value, dict) else {}


def text_of(values: dict[str, Any], *names: str) -> str:
    """The text of the first of these names that has one, without needless blanks."""
    for name in names:
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            return squeeze(value)
    return ""


def day_of(values: dict[str, Any], *names: str) -> date | None:
    """The day of the first of these names that has one; raises RecordError."""
    written = text_of(values, *names)
    if not written:
        return None
    match = _DAY.fullmatch(written)
    if not match:
        raise RecordError(_("“%(text)s” is not a valid date", text=written[:40]))
    return long_date("".join(match.groups()), "ymd", written)


def number_of(values: dict[str, Any], name: str) -> Decimal | None:
    """The number of a name, exactly; None where there is none, RecordError where it is
    something else."""
    written = text_of(values, name)
    if not written:
        return None
    if not _NUMBER.fullmatch(written):
        raise RecordError(_("the amount “%(text)s” is not a number", text=written[:40]))
    return Decimal(written)


def plain(values: dict[str, Any]) -> dict[str, str]:
    """Every text in an object and in those within, under the path of its name."""
    found: dict[str, str] = {}
    pending: list[tuple[str, Any]] = [("", values)]
    while pending:
        path, value = pending.pop()
        if isinstance(value, dict):
            before = f"{path[:_PATH]}." if path else ""
            pending += [
                (f"{before}{name[:_PATH]}", each) for name, each in value.items()
            ]
        elif isinstance(value, list):
            before = path[:_PATH]
            pending += [(f"{before}.{at}", each) for at, each in enumerate(value)]
        elif isinstance(value, str) and value:
            found[path] = value
    return found
