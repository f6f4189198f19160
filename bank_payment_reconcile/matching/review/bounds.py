"""Whether an answer stays within what may be posted without a person.

A text is written by a stranger, so what a mapping may do by itself is bounded: by the
amount of a line, for money in and out apart, and by the account of the other side. A
bank may have a limit of its own for whatever is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Line, Mapping, Reason, Settings
from ..reasons.wording import money
from ..text.normalise import account_key
from .judgement import Judgement

#: A limit that is proposed leaves this much room above what was seen: 1,000.00 that
#: was paid allows 1,250.00.
ROOM_PERCENT = 25


def within_bounds(
    settings: Settings, line: Line, mapping: Mapping | None = None
) -> list[Judgement]:
    """What the bounds of the mapping, if one decided, and of the bank say of a line."""
    found = [] if mapping is None else _mapping_bounds(settings, line, mapping)
    limit, currency = settings.post_limit, settings.bank_currency
    booked = line.amount if line.booked is None else line.booked
    if limit and abs(booked) > limit:
        params = {"amount": money(booked, currency), "limit": money(limit, currency)}
        found.append(Judgement(Reason("beyond_limit", params), True))
    return found


def proposed_limit(amounts: Iterable[int]) -> int:
    """The limit to propose for what was seen, in the same minor units; 0 for nothing.

    >>> proposed_limit([-100_000, -80_000])
    125000
    """
    largest = max(map(abs, amounts), default=0)
    return -(-largest * (100 + ROOM_PERCENT) // 100)


def _mapping_bounds(
    settings: Settings, line: Line, mapping: Mapping
) -> list[Judgement]:
    found = []
    limit = mapping.limit_in if line.amount > 0 else mapping.limit_out
    if limit is not None:
        found.append(_amount_bound(settings, line, limit))
    if mapping.accounts:
        found.append(_account_bound(line, mapping))
    return found


def _amount_bound(settings: Settings, line: Line, limit: int) -> Judgement:
    if not limit:
        return Judgement(Reason("mapping_no_limit"), True)
    currency = settings.company_currency
    worth = line.amount if line.worth is None else line.worth
    params = {"amount": money(worth, currency), "limit": money(limit, currency)}
    if abs(worth) > limit:
        return Judgement(Reason("mapping_beyond", params), True)
    return Judgement(Reason("within_bounds", params), False)


def _account_bound(line: Line, mapping: Mapping) -> Judgement:
    account = account_key(line.partner_account)
    if not account:
        return Judgement(Reason("mapping_no_account"), True)
    params = {"text": line.partner_account}
    if account in {account_key(known) for known in mapping.accounts}:
        return Judgement(Reason("within_accounts", params), False)
    return Judgement(Reason("mapping_other_account", params), True)
