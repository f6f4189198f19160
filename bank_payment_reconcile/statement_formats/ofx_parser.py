"""The only place that calls ofxparse."""

from __future__ import annotations

from functools import cache
from typing import Any

from .model import StatementError
from .ofx_normalise import Element, markup

# ofxparse builds a tree of objects of about twenty times the size of the text:
# by portions that stays a few megabytes however long the statement is.
PORTION = 250


@cache
def _library() -> tuple[Any, Any, Any]:
    try:
        from bs4 import BeautifulSoup, Tag
        from ofxparse.ofxparse import AccountType, OfxParser
    except ImportError as error:
        raise StatementError(
            "OFX files need the Python package ofxparse: ask your administrator to "
            "install it (pip install ofxparse)."
        ) from error

    class QuietTag(Tag):
        """ofxparse calls findAll, for which newer versions of bs4 warn."""

        findAll = Tag.find_all

    class Parser(OfxParser):
        """A class of its own, because ofxparse keeps settings on the class, where
        other users of the library in this process would change them."""

        fail_fast = True
        custom_date_format = None

    def soup(text: str) -> Any:
        return BeautifulSoup(text, "html.parser", element_classes={Tag: QuietTag})

    return soup, Parser, AccountType


def parse_transactions(
    statement: Element, records: list[dict[str, str]]
) -> tuple[str, list[Any]]:
    """Account number and transactions, as ofxparse understands them.

    `records` are the leaves of each transaction that ofxparse knows, normalised.
    Returns exactly one transaction per record, or raises StatementError.
    """
    soup, parser, account_type = _library()
    transactions: list[Any] = []
    account = None
    for start in range(0, max(len(records), 1), PORTION):
        portion = records[start : start + PORTION]
        tree = soup(markup(statement, portion))
        try:
            (account,) = parser.parseStmtrs(tree.find_all("stmtrs"), account_type.Bank)
        except Exception as error:  # the library raises whatever it meets
            raise StatementError(
                f"The transactions {start + 1} to {start + len(portion)} cannot be "
                f"read ({error}): download the file again."
            ) from error
        found = account.statement
        if found.discarded_entries or len(found.transactions) != len(portion):
            raise StatementError(
                f"Of the transactions {start + 1} to {start + len(portion)} some "
                "cannot be read: download the file again."
            )
        transactions += found.transactions
    return account.account_id, transactions
