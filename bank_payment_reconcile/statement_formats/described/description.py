"""Tells where a table of a bank has what: the columns, dates and amounts of a file.

A description is made once by a person, or guessed, and kept as JSON.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from ...sentences import Sentence, _
from ..shared.model import StatementError
from .checking import problems
from .fields import COLUMNS, DescriptionFields


@dataclass(frozen=True, slots=True)
class Description(DescriptionFields):
    """A description that can be checked, kept as JSON and read again."""

    def check(self) -> None:
        """Raises StatementError, with the first problem, where it cannot be used."""
        for problem in problems(self):
            raise StatementError(
                _("The statement format %(problem)s.", problem=problem)
            )

    def to_json(self) -> str:
        """The description as JSON; what is left at its default is left out."""
        default = asdict(Description())
        told = {k: v for k, v in asdict(self).items() if v != default[k]}
        return json.dumps(told, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Description:
        """The description that `to_json` wrote, checked.

        Raises StatementError with what is wrong with the text, or with what it says.
        """
        try:
            values = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise StatementError(
                _(
                    "The statement format is damaged: it is not valid JSON. Describe "
                    "the file again."
                )
            ) from error
        if not isinstance(values, dict):
            raise StatementError(
                _(
                    "The statement format is damaged: it contains no fields. Describe "
                    "the file again."
                )
            )
        known = {each.name: each for each in fields(cls)}
        for name in values:
            if name not in known:
                raise StatementError(
                    _(
                        "The statement format has the unknown field “%(field)s”: "
                        "remove it.",
                        field=name[:60],
                    )
                )
        found = cls(**{name: _value(name, value) for name, value in values.items()})
        found.check()
        return found


def _value(name: str, value: Any) -> Any:
    """The value in the type of its field; StatementError where it is of another."""
    default = getattr(Description(), name)
    if name == "text" or name in COLUMNS:
        columns = value if name == "text" and isinstance(value, list) else [value]
        for each in columns:
            if not isinstance(each, str | int) or isinstance(each, bool):
                raise _wrong(name, _("a column name or a position from 1"))
        return tuple(columns) if name == "text" else value
    if isinstance(default, tuple):
        inner = int if name == "widths" else str
        if isinstance(value, list) and all(type(each) is inner for each in value):
            return tuple(value)
        raise _wrong(
            name, _("a list of numbers") if inner is int else _("a list of words")
        )
    if isinstance(default, dict):
        if isinstance(value, dict) and all(isinstance(e, str) for e in value.values()):
            return value
        raise _wrong(name, _("a value for each field name"))
    if type(value) is not type(default):
        kinds = {
            str: _("a text"),
            int: _("a number"),
            bool: _("yes or no (true or false)"),
        }
        raise _wrong(name, kinds[type(default)])
    return value


def _wrong(name: str, kind: Sentence) -> StatementError:
    return StatementError(
        _(
            "The field “%(field)s” of the statement format must be %(kind)s: correct "
            "it.",
            field=name,
            kind=kind,
        )
    )
