"""Whose bank accounts are known: noted with a partner, or taught by a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ..model import Key, KnownAccount
from ..text.normalise import account_key

#: A shorter number is no account number's end.
ACCOUNT_END_LENGTH = 7


def is_same_account(one: str, other: str) -> bool:
    """Whether two keys are of one account: equal, or one is the local number at the
    end of the other's IBAN."""
    short, long = sorted((one, other), key=len)
    return one == other or len(short) >= ACCOUNT_END_LENGTH and long.endswith(short)


def account_end(key: str) -> str:
    """What all keys of one account have in common; other accounts may have it, too."""
    return key[-ACCOUNT_END_LENGTH:]


@dataclass(frozen=True, slots=True)
class Owner:
    """Who an account is known of, since when, whether a person taught it, and
    whether money may go there.

    since: None where it was always so.
    """

    partner: Key
    name: str
    since: date | None
    is_learned: bool
    is_trusted: bool = True
    is_archived: bool = False


class KnownAccounts:
    """The accounts by their number and by their owner."""

    def __init__(self, accounts: Iterable[KnownAccount]) -> None:
        self._owners: dict[str, list[Owner]] = {}
        self._numbers: dict[Key, list[str]] = {}
        self._ends: dict[str, list[str]] = {}
        for known in accounts:
            key = account_key(known.account)
            if not key:
                continue
            owner = Owner(
                known.partner,
                known.name,
                known.since,
                known.is_learned,
                known.is_trusted,
                known.is_archived,
            )
            if key not in self._owners:
                self._ends.setdefault(account_end(key), []).append(key)
            self._owners.setdefault(key, []).append(owner)
            self._numbers.setdefault(known.partner, []).append(key)

    def noted(self, key: str, partner: Key | None) -> Owner | None:
        """How an account is known as a partner's: what is trusted first, and then
        what is known longest; None where it is not.

        Where a person's payment is what it is trusted for, it is known since it was
        noted: whoever paid saw that nobody trusted it. But that payment does not end
        the days of an account that was noted or changed lately, or who is taken in
        once by a false letter would let all of its payments go.
        """
        if partner is None:
            return None
        found = [
            owner
            for number in self._numbers.get(partner, ())
            if is_same_account(number, key)
            for owner in self._owners[number]
            if owner.partner == partner
        ]
        best = min(found, key=_seniority, default=None)
        if best is None or not best.is_learned:
            return best
        noted = [owner for owner in found if not owner.is_learned]
        oldest = min([best, *noted], key=lambda owner: owner.since or date.min)
        return replace(best, since=oldest.since)

    def others(self, key: str, partner: Key | None) -> list[Owner]:
        """Who else an account is known of, whichever way it is written; of partners
        that are archived, for being twice perhaps, none."""
        return [
            owner
            for number in self._ends.get(account_end(key), ())
            if is_same_account(number, key)
            for owner in self._owners[number]
            if owner.partner != partner and not owner.is_archived
        ]

    def has_any(self, partner: Key | None) -> bool:
        """Whether any account of a partner is known."""
        return partner in self._numbers


def _seniority(owner: Owner) -> tuple[bool, date, bool]:
    return not owner.is_trusted, owner.since or date.min, owner.is_learned
