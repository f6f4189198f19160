"""Transfers between our own accounts: the other side of the money, seen or waited for.

Only the counterparty's account proves that money moves between two accounts of
ours. An equal amount the other way is an accident often enough: without that
proof a transfer is proposed for review at most.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ..books.known_accounts import is_same_account
from ..books.ledger import Ledger
from ..books.rules import Facts
from ..books.transfer_names import telling_name
from ..books.view import View
from ..documents.naming import Strength
from ..evidence.line import Evidence
from ..model import Key, Reason, Transfer
from ..text.normalise import account_key, compact, fold
from ..text.vocabulary import OWN_MONEY_WORDS
from .candidate import Candidate, CandidateKind
from .own_money import counterparty, is_own_money, is_strangers, own_words, tells_of_us
from .ranking import AmountWeight, Ranking

_NO_WORD = re.compile(r"[\W_]+")
#: More equal amounts than this are not weighed.
TRANSFER_LIMIT = 20


def transfers(view: View, evidence: Evidence) -> list[Candidate]:
    """The other side of a transfer whose amount is the line's to the cent; several
    where the text names them and they come to the line's amount together."""
    alike = transfers_like(view, evidence)
    if not alike:
        return []
    certain = is_own_money(view, evidence)
    if not certain and is_strangers(view, evidence, counterparty(evidence)):
        return []
    found = [p for p in alike if _possible(view, evidence, p, _transfer(view, p))]
    single = [
        p
        for p in found
        if _transfer(view, p).foreign or view.open(p) == evidence.line.amount
    ]
    named = [p for p in found if _is_named(evidence, _transfer(view, p))]
    chosen = [p for p in single if p in named]
    if not chosen and (together := _together(view, evidence, named, certain)):
        return together
    # What the text names comes before what is only of the same amount.
    chosen, is_named = chosen or single, bool(chosen)
    count = len(chosen[:TRANSFER_LIMIT])
    return [
        _candidate(view, evidence, (position,), certain, is_named, count)
        for position in chosen[:TRANSFER_LIMIT]
    ]


def transfers_like(view: View, evidence: Evidence) -> list[int]:
    """Positions of the transfers of the line's amount, of those it names, and of
    those in other currencies that are worth about as much."""
    ledger, line = view.ledger, evidence.line
    if ledger.first_transfer == ledger.first_foreign:
        return []
    alike = ledger.by_transfer_amount.get(line.amount, ())
    named = ledger.transfer_names.named_in(_words(evidence))
    return sorted({*alike, *named, *_worth_as_much(ledger, line.amount)})


def _worth_as_much(ledger: Ledger, amount: int) -> list[int]:
    """Positions of the transfers in other currencies whose worth the amount may be."""
    percent = ledger.settings.transfer_rate_percent
    if not ledger.foreign_transfers or not percent:
        return []
    # amount = worth * (1 +- percent / 100)
    ends = (amount * 100 / (100 + percent), amount * 100 / (100 - percent))
    low, high = min(ends), max(ends)
    worths = ledger.foreign_transfers
    first = bisect_left(worths, (low, -1))
    last = bisect_right(worths, (high, len(ledger.entries)))
    return [position for _worth, position in worths[first:last]]


def _together(
    view: View, evidence: Evidence, named: list[int], certain: bool
) -> list[Candidate]:
    """All transfers that the text names, where they are the line's amount."""
    if any(_transfer(view, position).foreign for position in named):
        return []
    if len(named) < 2 or sum(map(view.open, named)) != evidence.line.amount:
        return []
    return [_candidate(view, evidence, tuple(named), certain, True, 1)]


def _transfer(view: View, position: int) -> Transfer:
    transfer = view.ledger.entries[position]
    assert isinstance(transfer, Transfer)
    return transfer


def waiting_transfer(view: View, evidence: Evidence) -> list[Candidate]:
    """Our own money whose other side is not here yet waits on the account for it."""
    if view.ledger.transfer_account is None or not is_own_money(view, evidence):
        return []
    return [
        Candidate(
            kind=CandidateKind.TRANSFER_WAITING,
            facts=Facts("fully", "no", "none", evidence.debit),
            # after what the transfers account has, before a payment on account
            ranking=Ranking(naming=Strength.WEAK),
            cautions=(Reason("transfer_alone"),),
        )
    ]


def transfer_reasons(
    view: View, evidence: Evidence, candidate: Candidate
) -> list[Reason]:
    """Why a line is held for a transfer, and what of ours it was found by."""
    if is_own_money(view, evidence):
        reasons = [Reason("own_account", {"text": evidence.line.partner_account})]
    else:
        named = own_words(view, evidence)
        reasons = [Reason("own_named", {"text": named})] if named else []
    for position, _share, _discount in candidate.uses:
        transfer = _transfer(view, position)
        kind = "transfer_line" if transfer.waiting else "transfer_open"
        params = {"number": transfer.number, "date": transfer.date.isoformat()}
        reasons.append(Reason(kind, params))
        if _is_named(evidence, transfer):
            reasons.append(Reason("transfer_named", {"number": transfer.number}))
        if transfer.foreign:
            off = abs(evidence.line.amount - transfer.amount) * 100
            percent = f"{off / abs(transfer.amount):.2f}"
            reasons.append(Reason("transfer_rate", {"percent": percent}))
    return reasons


def is_foreign(view: View, candidate: Candidate) -> bool:
    """Whether the other side of a transfer is in another currency."""
    return any(
        _transfer(view, position).foreign for position, _share, _kept in candidate.uses
    )


def _candidate(
    view: View,
    evidence: Evidence,
    positions: tuple[int, ...],
    certain: bool,
    named: bool,
    count: int,
) -> Candidate:
    waiting = any(_transfer(view, position).waiting for position in positions)
    related = certain or bool(own_words(view, evidence))
    related = related or any(
        tells_of_us(view, _transfer(view, position)) for position in positions
    )
    return Candidate(
        kind=CandidateKind.TRANSFER,
        facts=Facts(
            "fully" if certain else "partially" if related else "no",
            "yes" if named else "no",
            "one" if count == 1 else "multiple",
            evidence.debit,
        ),
        uses=tuple((position, view.open(position), 0) for position in positions),
        # An account of ours outweighs a partner's name; a document named does not.
        ranking=Ranking(
            fits=related,
            naming=Strength.WEAK if certain else Strength.NOTHING,
            registered=not waiting,
            amount=AmountWeight.EQUAL if named else AmountWeight.NOTHING,
        ),
        cautions=() if certain else (Reason("transfer_unproven"),),
    )


def _possible(
    view: View, evidence: Evidence, position: int, transfer: Transfer
) -> bool:
    """Whether a transfer's other side may be this line: open, near, not another's."""
    line, settings = evidence.line, view.ledger.settings
    rest = view.open(position)
    if not rest or (rest > 0) != (line.amount > 0):
        return False
    days = (line.date - transfer.date).days
    # What is posted waits as long as it has to; another bank's line comes within
    # days, as the money does.
    if not -settings.transfer_days <= days:
        return False
    if (transfer.waiting or transfer.foreign) and days > settings.transfer_days:
        return False
    if transfer.foreign and not _is_told(view, evidence, position, transfer):
        return False
    payer, bank = counterparty(evidence), view.ledger.bank_account
    theirs = account_key(transfer.counterparty)
    return _agree(payer, account_key(transfer.account)) and _agree(theirs, bank)


def _agree(stated: str, known: str) -> bool:
    """Whether an account a bank states may be the known one; unless both are there
    nothing speaks against it."""
    return not stated or not known or is_same_account(stated, known)


def _is_told(view: View, evidence: Evidence, position: int, transfer: Transfer) -> bool:
    """Whether texts and accounts tell that a line and one in another currency are the
    two sides of a transfer; that the amounts are about alike says nothing."""
    if position not in _worth_as_much(view.ledger, evidence.line.amount):
        return False
    if is_own_money(view, evidence) or own_words(view, evidence):
        return True
    if tells_of_us(view, transfer):
        return True
    ours, theirs = _words_of(_all_words(evidence)), _words_of(transfer.text)
    both_transfers = bool(ours & OWN_MONEY_WORDS and theirs & OWN_MONEY_WORDS)
    return both_transfers or any(telling_name(word) for word in ours & theirs)


def _all_words(evidence: Evidence) -> str:
    line = evidence.line
    return f"{line.partner_name} {line.text} {line.reference} {line.end_to_end_id}"


def _words_of(text: str) -> set[str]:
    """Words as they are written, and without the marks around and within them."""
    folded = fold(text)
    return {*folded.split(), *_NO_WORD.split(folded)}


def _is_named(evidence: Evidence, transfer: Transfer) -> bool:
    """Whether the line's text has a number of the transfer."""
    words = compact(_words(evidence))
    names = map(telling_name, (transfer.number, *transfer.references))
    return any(name in words for name in names if name)


def _words(evidence: Evidence) -> str:
    return f"{evidence.line.text} {evidence.line.reference}"


def mate_of(view: View, candidate: Candidate) -> tuple[Key, Key] | None:
    """The transfers account and the other bank's line, where that still waits."""
    for position, _share, _discount in candidate.uses:
        transfer = view.ledger.entries[position]
        if isinstance(transfer, Transfer) and transfer.waiting:
            assert view.ledger.transfer_account is not None
            return view.ledger.transfer_account, transfer.key
    return None
