"""Whether two payments tell of the same, by their words and accounts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .model import Payment

CONTRADICTS, UNKNOWN, ALIKE, EQUAL = -1, 0, 1, 2

# Of an account's number at least so much has to agree: banks shorten it.
_ACCOUNT_END = 6
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_COMMON = frozenset(
    "gmbh mbh ag kg ohg ug ltd limited inc llc plc bv nv sa sas sarl srl spa oy ab as"
    " co und and the der die das von van of de".split()
)


@lru_cache(maxsize=65536)
def words(text: str) -> frozenset[str]:
    """The words of a text that say something, without accents and case."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    found = re.findall(r"[^\W_]+", plain)
    return frozenset(each for each in found if each not in _COMMON)


def likeness(payment: Payment, booked: Payment, is_typed: bool = False) -> int:
    """How well the words agree, from CONTRADICTS to EQUAL.

    is_typed: the words of the booked one are a person's own, so other ones say
        nothing.
    """
    payers = _compare_payers(payment, booked)
    mine, theirs = words(payment.text), words(booked.text)
    if payers == CONTRADICTS:
        # Some banks write the kind of booking where others write the payer.
        shared = mine & theirs
        return ALIKE if any(_is_number(w) and len(w) > 3 for w in shared) else payers
    if not mine or not theirs:
        return payers
    if mine == theirs:
        return EQUAL
    if _says_something(mine & theirs):
        return ALIKE
    return payers if is_typed or payers > UNKNOWN else CONTRADICTS


def is_same(payment: Payment, booked: Payment) -> bool:
    """Whether one identification, day and amount may stand for both.

    The words may be shortened or grow, but not both sides have some that the other
    one lacks: the rent of January is not that of February.
    """
    if _compare_payers(payment, booked) == CONTRADICTS:
        return False
    mine, theirs = words(payment.text), words(booked.text)
    return mine <= theirs or theirs <= mine


def _compare_payers(payment: Payment, booked: Payment) -> int:
    accounts = _compare_accounts(payment.account, booked.account)
    if accounts > UNKNOWN or _are_two_accounts(payment.account, booked.account):
        return accounts
    mine, theirs = words(payment.payer), words(booked.payer)
    if mine and theirs:
        if _is_near(mine, theirs):
            # One account is written in several ways, and with stars.
            return ALIKE
        if mine <= words(booked.text) or theirs <= words(payment.text):
            return accounts
        return CONTRADICTS
    if accounts:
        return accounts
    known, other = (mine, booked.text) if mine else (theirs, payment.text)
    return ALIKE if known and known <= words(other) else UNKNOWN


def _is_near(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two names share a word, or are one name cut or run together."""
    if _says_something(mine & theirs):
        return True
    one, other = ("".join(sorted(each)) for each in (mine, theirs))
    return one == other or any(
        len(shorter) > 3 and longer.startswith(shorter)
        for first in mine
        for second in theirs
        for shorter, longer in (sorted((first, second), key=len),)
    )


def _compare_accounts(mine: str, theirs: str) -> int:
    mine, theirs = (_account(each) for each in (mine, theirs))
    if len(mine) < _ACCOUNT_END or len(theirs) < _ACCOUNT_END:
        return UNKNOWN
    shorter, longer = sorted((mine, theirs), key=len)
    return ALIKE if longer.endswith(shorter) else CONTRADICTS


def _are_two_accounts(mine: str, theirs: str) -> bool:
    """Whether both are written whole and in one way, so that whatever the names have
    in common these are two payers."""
    mine, theirs = (_account(each) for each in (mine, theirs))
    if min(len(mine), len(theirs)) < _ACCOUNT_END:
        return False
    if _IBAN.fullmatch(mine) and _IBAN.fullmatch(theirs):
        return mine != theirs
    # Some banks write a bank's or a part's number before or behind.
    are_numbers = mine.isdigit() and theirs.isdigit()
    return are_numbers and mine not in theirs and theirs not in mine


def _account(number: str) -> str:
    return re.sub(r"\W", "", number).upper().lstrip("0")


def _says_something(shared: frozenset[str]) -> bool:
    return any(len(each) > 3 or _is_number(each) and len(each) > 2 for each in shared)


def _is_number(word: str) -> bool:
    return any(each.isdigit() for each in word)
