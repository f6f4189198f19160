"""Whether an amount is what is usual for a payee, where no document proves it.

A document that is open with exactly this amount is its own proof. Without one the past
tells: what was posted before of the same payee account, else by the same mapping.
"""

from __future__ import annotations

from ..books.ledger import Ledger
from ..items.candidate import Candidate
from ..model import Line, Reason
from ..reasons.wording import money
from ..review.judgement import Judgement
from ..text.normalise import account_key

#: With fewer payments nothing is usual yet.
ENOUGH = 3
#: With so many, the largest and the smallest are left out: what a person let pass once
#: is not usual by that.
MANY = 5
#: Usual is up to half as much again as the largest, and down to half of the smallest.
MORE_PERCENT = 150
LESS_PERCENT = 50


def usual_amount(ledger: Ledger, line: Line, candidate: Candidate) -> list[Judgement]:
    """What the past says of the amount of a line; nothing where it is not asked."""
    if candidate.kind.is_transfer:
        # Our own money, whose other side proves the amount or is waited for.
        return []
    if candidate.uses and candidate.facts.amount != "none":
        return []
    amounts = _past_amounts(ledger, line, candidate)
    if len(amounts) < ENOUGH:
        return []
    low, high = _range(amounts)
    amount = abs(line.amount)
    is_usual = low * LESS_PERCENT <= amount * 100 <= high * MORE_PERCENT
    currency = ledger.settings.currency
    params = {
        "amount": money(amount, currency),
        "count": len(amounts),
        "low": money(low, currency),
        "high": money(high, currency),
    }
    kind = "amount_usual" if is_usual else "amount_unusual"
    return [Judgement(Reason(kind, params), not is_usual)]


def _past_amounts(ledger: Ledger, line: Line, candidate: Candidate) -> list[int]:
    """Amounts paid before in the line's direction, positive: to or by its account,
    or where that has too few, those of the mapping."""
    account = account_key(line.partner_account)
    known = [ledger.past_of_accounts.get(account, ())] if account else []
    if candidate.mapping is not None:
        known.append(ledger.past_of_mappings.get(candidate.mapping.key, ()))
    for past in known:
        same = [abs(amount) for amount in past if (amount > 0) == (line.amount > 0)]
        if len(same) >= ENOUGH:
            return same
    return []


def _range(amounts: list[int]) -> tuple[int, int]:
    ordered = sorted(amounts)
    if len(ordered) >= MANY:
        ordered = ordered[1:-1]
    return ordered[0], ordered[-1]
