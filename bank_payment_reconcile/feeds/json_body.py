"""Finds a statement in a JSON answer.

An answer either carries the text of a file somewhere, or lists the transactions
itself. A list is rewritten into the plain form that the reader of JSON statements
takes, so that whatever a bank calls its fields, one place reads them.

A path names the way through the answer, dot by dot: `data.0.transactions`. A number is
a position in a list; an empty path is the answer itself.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..sentences import Sentence, _
from .base import FeedError

#: What can be told where to find, besides the list itself: of each transaction
FIELDS = (
    "date",
    "amount",
    "direction",
    "text",
    "partner_name",
    "partner_account",
    "bank_id",
)
#: ... and of the whole answer.
WHOLE = ("account_number", "currency")
JSON_FIELDS = FIELDS + WHOLE
# Words with which banks say that money left
_OUT = ("d", "debit", "dbit", "dr", "out", "-", "debet", "soll", "s")
_MAX_DETAILS = 200


def extract(data: bytes, body: str, paths: dict[str, str]) -> bytes:
    """The statement file in an answer; empty where it has no transactions.

    :param body: "file": the answer is the file; "json_text" and "json_base64": a file
        is at `paths["list"]`; "json_list": the transactions are.
    :raises FeedError: the answer is not what `body` says.
    """
    if body == "file" or not data.strip():
        return data
    answer = _parse(data)
    found = _find(answer, paths.get("list", ""))
    if body == "json_list":
        return _to_statement(answer, found, paths)
    if found is None or found == "":
        return b""
    if not isinstance(found, str):
        raise _misses(paths.get("list", ""), _("no text of a file"))
    return _decode(found, paths) if body == "json_base64" else found.encode()


def _parse(data: bytes) -> Any:
    try:
        # Amounts stay exact, and no number is so long that reading it takes time.
        return json.loads(data, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise FeedError(
            _(
                "The answer is not valid JSON. Check the address, or the format of the "
                "answer on the feed."
            )
        ) from error


def _decode(text: str, paths: dict[str, str]) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise _misses(paths.get("list", ""), _("text that is not Base64")) from error


def _find(value: Any, path: str) -> Any:
    """What is at a path, None where nothing is."""
    for step in filter(None, path.strip().split(".")):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isascii() and step.isdigit():
            position = int(step) if len(step) < 10 else len(value)
            value = value[position] if position < len(value) else None
        else:
            return None
    return value


def _to_statement(answer: Any, found: Any, paths: dict[str, str]) -> bytes:
    if not isinstance(found, list):
        raise _misses(paths.get("list", ""), _("no list of transactions"))
    if not found:
        return b""
    transactions = [
        _to_transaction(number, each, paths) for number, each in enumerate(found, 1)
    ]
    statement = {
        name: _text(_find(answer, paths[name])) for name in WHOLE if paths.get(name)
    }
    statement["transactions"] = transactions
    return json.dumps({"statements": [statement]}, ensure_ascii=False).encode(
        "utf-8", "replace"
    )


def _to_transaction(number: int, each: Any, paths: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in FIELDS:
        if paths.get(name):
            values[name] = _text(_find(each, paths[name]))
    needed = {"date": _("a date"), "amount": _("an amount")}
    for name, what in needed.items():
        if not values.get(name):
            raise FeedError(
                _(
                    "Transaction %(number)s of the answer does not have %(what)s at "
                    "“%(path)s”. Correct the path on the feed.",
                    number=number,
                    what=what,
                    path=paths.get(name, ""),
                )
            )
    amount = _find(each, paths["amount"])
    if isinstance(amount, Decimal):
        # A number of JSON has a decimal point, where text may have anything.
        values["exact_amount"] = f"{amount:f}"
    direction = values.pop("direction", "")
    values["is_out"] = direction.strip().lower() in _OUT
    values["details"] = dict(_flatten(each, ""))
    return values


def _flatten(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every value of a transaction under its path, for looking up."""
    pairs: list[tuple[str, Any]] = [(path, value)]
    count = 0
    while pairs and count < _MAX_DETAILS:
        path, value = pairs.pop(0)
        if isinstance(value, dict | list):
            inner = value.items() if isinstance(value, dict) else enumerate(value)
            pairs[:0] = [(f"{path}.{key}".lstrip("."), each) for key, each in inner]
        elif value not in (None, ""):
            count += 1
            yield path, _text(value)


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list):
        # Remittance information comes in lines.
        return " ".join(_text(each) for each in value)
    return "" if value is None or isinstance(value, dict) else str(value)


def _misses(path: str, what: Sentence) -> FeedError:
    place = _("at “%(path)s”", path=path) if path else _("at its top")
    return FeedError(
        _(
            "The answer has %(what)s %(place)s. Correct the path on the feed, or ask "
            "the bank whether the answer changed.",
            what=what,
            place=place,
        )
    )
