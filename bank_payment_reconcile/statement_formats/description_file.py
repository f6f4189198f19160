"""Descriptions as a file, to hand them from one database to another."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .description import Description
from .model import StatementError

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
    """The text of a file with these descriptions."""
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
    """The descriptions in a file; StatementError with what is wrong with it."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _refusal(filename, "is no JSON") from error
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise _refusal(filename, f"holds no statement formats (“kind” is not “{KIND}”)")
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise _refusal(filename, "does not tell its version")
    if version > VERSION:
        raise StatementError(
            f"The file “{filename}” is of version {version}, but this database reads "
            f"statement formats up to version {VERSION}: update it, or export the "
            "formats from an older one."
        )
    _check_keys(filename, "it", content, _KEYS)
    formats = content.get("formats")
    if not isinstance(formats, list) or not formats or len(formats) > _MAX_FORMATS:
        raise _refusal(filename, f"does not hold 1 to {_MAX_FORMATS} formats")
    return [_format(filename, number, each) for number, each in enumerate(formats, 1)]


def _format(filename: str, number: int, content: Any) -> NamedDescription:
    place = f"format {number}"
    if not isinstance(content, dict):
        raise _refusal(filename, f"has no fields in {place}")
    _check_keys(filename, place, content, _FORMAT_KEYS)
    name = content.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > _MAX_NAME:
        raise _refusal(filename, f"has no name of 1 to {_MAX_NAME} letters in {place}")
    columns = content.get("columns", [])
    if (
        not isinstance(columns, list)
        or len(columns) > _MAX_COLUMNS
        or not all(isinstance(each, str) for each in columns)
    ):
        raise _refusal(filename, f"has something else than names as columns of {place}")
    try:
        description = Description.from_json(json.dumps(content.get("description")))
    except StatementError as error:
        raise StatementError(
            f"{place.capitalize()} (“{name.strip()}”) of the file “{filename}” cannot "
            f"be used. {error}"
        ) from error
    return NamedDescription(name.strip(), description, tuple(columns))


def _check_keys(filename: str, place: str, content: dict, known: set[str]) -> None:
    for key in content:
        if key not in known:
            raise StatementError(
                f"The file “{filename}” has the unknown field “{key[:60]}” in {place}: "
                "remove it, or choose a file that was exported here."
            )


def _refusal(filename: str, problem: str) -> StatementError:
    return StatementError(
        f"The file “{filename}” {problem}: choose a file that was exported under the "
        "statement formats."
    )
