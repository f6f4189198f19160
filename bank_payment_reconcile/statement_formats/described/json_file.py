"""Descriptions as a file, to hand them from one database to another."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ...sentences import Sentence, _
from ..shared.model import StatementError
from .description import Description

#: What tells such a file from others, and the version of it that is written.
KIND = "bank.statement.format"
VERSION = 1
_KEYS = {"kind", "version", "formats"}
_FORMAT_KEYS = {"name", "columns", "description"}
_MAX_FORMATS = 500
_MAX_NAME = 200
_MAX_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class NamedDescription:
    """A description with its name and all columns of the bank's file in order."""

    name: str
    description: Description
    #: Also those that are not used: they tell the bank's file from others.
    columns: tuple[str, ...] = ()


def dump(formats: Iterable[NamedDescription]) -> str:
    """The text of a file (JSON) with these descriptions."""
    told = [
        {
            "name": each.name,
            "columns": list(each.columns),
            "description": json.loads(each.description.to_json()),
        }
        for each in formats
    ]
    content = {"kind": KIND, "version": VERSION, "formats": told}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def load(data: bytes, filename: str) -> list[NamedDescription]:
    """The descriptions in a file; raises StatementError with what is wrong with it."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _refusal(filename, _("is not valid JSON")) from error
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise _refusal(
            filename,
            _("contains no statement formats (“kind” is not “%(kind)s”)", kind=KIND),
        )
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise _refusal(filename, _("does not state its version"))
    if version > VERSION:
        raise StatementError(
            _(
                "The file “%(filename)s” has version %(version)s, but this database "
                "reads statement formats up to version %(known)s. Update the "
                "database, or export the formats from an older one.",
                filename=filename,
                version=version,
                known=VERSION,
            )
        )
    _check_keys(filename, content, _KEYS)
    formats = content.get("formats")
    if not isinstance(formats, list) or not formats or len(formats) > _MAX_FORMATS:
        raise _refusal(
            filename,
            _("does not contain 1 to %(limit)s formats", limit=_MAX_FORMATS),
        )
    return [_format(filename, number, each) for number, each in enumerate(formats, 1)]


def _format(filename: str, number: int, content: Any) -> NamedDescription:
    if not isinstance(content, dict):
        raise _refusal(filename, _("has no fields in format %(number)s", number=number))
    _check_keys(filename, content, _FORMAT_KEYS, number)
    name = content.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > _MAX_NAME:
        raise _refusal(
            filename,
            _(
                "has no name of 1 to %(limit)s letters in format %(number)s",
                limit=_MAX_NAME,
                number=number,
            ),
        )
    columns = content.get("columns", [])
    if (
        not isinstance(columns, list)
        or len(columns) > _MAX_COLUMNS
        or not all(isinstance(each, str) for each in columns)
    ):
        raise _refusal(
            filename,
            _(
                "does not have a list of names as columns of format %(number)s",
                number=number,
            ),
        )
    try:
        description = Description.from_json(json.dumps(content.get("description")))
    except StatementError as error:
        raise StatementError(
            _(
                "Format %(number)s (“%(name)s”) of the file “%(filename)s” cannot be "
                "used. %(problem)s",
                number=number,
                name=name.strip(),
                filename=filename,
                problem=error.sentence,
            )
        ) from error
    return NamedDescription(name.strip(), description, tuple(columns))


def _check_keys(filename: str, content: dict, known: set[str], number: int = 0) -> None:
    """number: of the format in the file; 0 for the file itself."""
    for key in content:
        if key not in known:
            field = _("the unknown field “%(field)s”", field=key[:60])
            if number:
                field = _(
                    "the unknown field “%(field)s” in format %(number)s",
                    field=key[:60],
                    number=number,
                )
            raise StatementError(
                _(
                    "The file “%(filename)s” has %(field)s. Remove it, or choose a "
                    "file that was exported here.",
                    filename=filename,
                    field=field,
                )
            )


def _refusal(filename: str, problem: Sentence) -> StatementError:
    return StatementError(
        _(
            "The file “%(filename)s” %(problem)s. Choose a file that was exported "
            "from the statement formats.",
            filename=filename,
            problem=problem,
        )
    )
