"""The only place that calls ofxparse.

ofxparse's own way from bytes to tags loses data on real files (`formats.md` C1)
and takes 22 s for 20,000 lines. Its parsing of statements and transactions asks
its tags for nothing but find, findAll and contents. So it is given ours, of the
normalised file, and its encoding guesses, its quadratic closing of tags and its
dependence on the version of bs4 do not matter. Settings that it keeps on its
class live on a class of ours, where no other user of the library changes them.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from functools import cache
from typing import Any

from ...sentences import _
from ..shared.model import StatementError


class OfxTag:
    """A tag as ofxparse knows it: named leaves below, or a text."""

    __slots__ = ("contents", "leaves")

    def __init__(self, leaves: dict[str, str], text: str = "") -> None:
        self.leaves = leaves
        self.contents = [text]

    def find(self, name: str) -> OfxTag | None:
        """The leaf of that name (ofxparse asks in lower case) unless empty."""
        text = self.leaves.get(name.upper())
        return OfxTag({}, text) if text else None

    def findAll(self, name: str) -> list[OfxTag]:  # noqa: N802, ofxparse's name
        """No lists of tags: transactions are parsed one by one."""
        return []


@cache
def _library() -> tuple[Any, Any]:
    try:
        from ofxparse.ofxparse import AccountType, OfxParser
    except ImportError as error:
        raise StatementError(
            _(
                "%(kind)s files need the Python package %(package)s. Ask your "
                "administrator to install it (pip install %(package)s).",
                kind="OFX",
                package="ofxparse",
            )
        ) from error

    class Parser(OfxParser):
        fail_fast = True
        custom_date_format = None

    return Parser, AccountType


def parse_account(leaves: dict[str, str]) -> Any:
    """The account of a statement: account_id, routing_number, branch_id, curdef."""
    parser, account_type = _library()
    (account,) = parser.parseStmtrs([OfxTag(leaves)], account_type.Bank)
    return account


def parse_transaction(leaves: dict[str, str]) -> Any:
    """One transaction; ValueError where ofxparse refuses it.

    Parsed one by one, so that none can end in ofxparse's discarded entries.
    """
    parser, _account_type = _library()
    try:
        return parser.parseTransaction(OfxTag(leaves))
    except Exception as error:  # the library raises whatever it meets
        raise ValueError(str(error)) from error
