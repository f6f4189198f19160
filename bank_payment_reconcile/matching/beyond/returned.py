"""Lines that return an earlier payment: a chargeback, a direct debit unpaid, a transfer
whose account is closed, money given back.

Words say so, a number, an id, a mandate or the account names the payment, and the
amount is its own the other way, or more than it by what the bank charges. Nothing is
settled by it: the payment's documents are open again, and a person has to see that. It
is proposed on account of the partner, less what of the payment is open still. Where the
line may be one of several payments it is not told which one comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..books.entry_index import check_key
from ..books.rules import Facts
from ..books.view import View
from ..documents.finding import find_documents, reference_hits
from ..documents.naming import Strength
from ..documents.number_index import entries_at
from ..evidence.checks import named_checks
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party, party_relation
from ..items.candidate import Candidate, CandidateKind, Use
from ..items.ranking import AmountWeight, Ranking
from ..model import EarlierPayment, Key, Line, Reason
from ..model.changed import changed
from ..text.bank_text import read_text
from ..text.normalise import account_key, compact
from ..text.return_words import Returned, says_returned

#: Position of an earlier payment, and how surely it is named.
Found = dict[int, Strength]
#: Of so many payments of a block it is tried which come back together.
BLOCK_LIMIT = 60
#: So many sums of them are looked at.
SUM_LIMIT = 20_000


def returning(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that say that they return a payment; few do."""
    for line in lines:
        if _says_returned(line):
            yield line


def _says_returned(line: Line) -> Returned | None:
    return says_returned(read_text(line.text), line.transaction_type, line.is_returned)


def returned(view: View, evidence: Evidence, by: Returned) -> list[Candidate]:
    """The payment that a line returns: the surest named, and of those of one amount
    and partner that are named alike the latest; else several of them together.

    by: who says so. What the bank takes back is that payment and nothing else; people
        give back what is open with somebody, and the payment where nothing is.
    """
    earlier = view.ledger.earlier.payments
    if not earlier or _says_returned(evidence.line) is not by:
        return []
    named = _named(view, evidence)
    limit = view.ledger.settings.return_charges
    possible = {
        position: strength
        for position, strength in named.items()
        if _is_possible(evidence.line, earlier[position], strength, limit)
    }
    if not possible:
        is_bank = by is Returned.BANK
        return _together(view, evidence, named, limit) if is_bank else []
    surest = max(possible.values())
    if Strength.STRUCTURED in named.values() and surest < Strength.STRUCTURED:
        # What the id names comes back, and no other payment of the amount.
        return []
    alike = [earlier[p] for p, strength in possible.items() if strength == surest]
    if len({payment.partner for payment in alike}) > 1:
        return []
    payment = max(alike, key=lambda each: (each.date, str(each.key)))
    found = _candidate(view, evidence, (payment,), surest, len(alike))
    # What people give back is no undoing of what was paid: that was paid.
    return [changed(found, is_sure=found.is_sure and by is Returned.BANK)]


def _is_possible(
    line: Line, payment: EarlierPayment, strength: Strength, limit: int
) -> bool:
    """limit: what the bank may have kept of a payment that is named by its id."""
    if payment.date > line.date or payment.amount * line.amount >= 0:
        return False
    kept = -(line.amount + payment.amount)
    return kept == 0 or (strength >= Strength.STRUCTURED and 0 < kept <= limit)


def _together(
    view: View, evidence: Evidence, named: Found, limit: int
) -> list[Candidate]:
    """The payments that a line returns in one amount: all that it names by id or
    number, or the only ones of the block that it names that come to it."""
    books, line = view.ledger.earlier, evidence.line

    def may_be(position: int) -> bool:
        payment = books.payments[position]
        return payment.date <= line.date and payment.amount * line.amount < 0

    sure = [p for p in sorted(named) if named[p] >= Strength.FULL and may_be(p)]
    total = sum(books.payments[p].amount for p in sure)
    kept = -(line.amount + total)
    if len(sure) > 1 and 0 <= kept <= limit:
        return [_several(view, evidence, sure, Strength.STRUCTURED)]
    found: set[int] = set()
    words = {*_words(evidence), *map(compact, (line.end_to_end_id, *line.order_ids))}
    for word in words & books.blocks.keys():
        found.update(p for p in entries_at(books.blocks[word]) if may_be(p))
    amounts = {p: -books.payments[p].amount for p in sorted(found)}
    chosen = only_sum(amounts, line.amount) if len(found) <= BLOCK_LIMIT else None
    return [_several(view, evidence, chosen, Strength.FULL)] if chosen else []


def only_sum(amounts: dict[int, int], wanted: int) -> list[int] | None:
    """The keys of the only choice of amounts of one sign that comes to a sum; None
    where there is none, or more than one."""
    ways: dict[int, tuple[int, tuple[int, ...]]] = {0: (1, ())}
    for key, amount in amounts.items():
        for total, (count, keys) in list(ways.items()):
            new = total + amount
            if abs(new) > abs(wanted):
                continue
            before = ways.get(new, (0, ()))[0]
            ways[new] = (before + count, (*keys, key))
        if len(ways) > SUM_LIMIT:
            return None
    count, chosen = ways.get(wanted, (0, ()))
    return list(chosen) if count == 1 else None


def _several(
    view: View, evidence: Evidence, positions: list[int], strength: Strength
) -> Candidate:
    payments = tuple(view.ledger.earlier.payments[p] for p in positions)
    if len(payments) == 1:
        return _candidate(view, evidence, payments, strength, 1)
    partners = {payment.partner for payment in payments}
    names = ", ".join(dict.fromkeys(payment.number for payment in payments))
    caution = Reason("returns_several", {"count": len(payments), "numbers": names})
    partner = payments[0].partner if len(partners) == 1 else None
    return _prepare(evidence, payments, partner, strength, (caution,))


def _named(view: View, evidence: Evidence) -> Found:
    """The earlier payments that a line names; by the account alone the least."""
    line, books = evidence.line, view.ledger.earlier
    found: Found = {}

    def keep(positions: Iterable[int], strength: Strength) -> None:
        for position in positions:
            found[position] = max(strength, found.get(position, strength))

    account = account_key(line.partner_account)
    keep(entries_at(books.accounts.get(account)), Strength.WEAK)
    words = _words(evidence)
    for number in named_checks(line):
        keep(entries_at(books.checks.get(check_key(number))), Strength.FULL)
    for mandate in {compact(line.mandate), *words} & books.mandates.keys():
        keep(entries_at(books.mandates[mandate]), Strength.NAMED)
    for text in filter(None, (line.text, line.reference)):
        for hit in find_documents(read_text(text), books.numbers, books.references):
            if hit.strength >= Strength.NAMED:
                keep([hit.entry], min(hit.strength, Strength.FULL))
    if line.reference:
        keep(reference_hits(line.reference, books.references), Strength.FULL)
    for identifier in (line.end_to_end_id, *line.order_ids):
        keep(entries_at(books.ids.get(compact(identifier))), Strength.STRUCTURED)
    for word in words & books.ids.keys():
        keep(entries_at(books.ids[word]), Strength.STRUCTURED)
    return found


def _words(evidence: Evidence) -> set[str]:
    """The words of a text, and what stands between blanks of it: ids have dashes."""
    return {*evidence.text.words, *map(compact, evidence.line.text.split())}


def _candidate(
    view: View,
    evidence: Evidence,
    payments: tuple[EarlierPayment],
    strength: Strength,
    count: int,
) -> Candidate:
    [payment] = payments
    cautions = [_returns(view, payment, count)]
    if contradicts(evidence, payment.partner):
        cautions.append(other_party(view, evidence.party.partners[0]))
    prepared = _prepare(evidence, payments, payment.partner, strength, tuple(cautions))
    return changed(prepared, uses=_rests(view, evidence, payment), is_sure=count == 1)


def _prepare(
    evidence: Evidence,
    payments: tuple[EarlierPayment, ...],
    partner: Key | None,
    strength: Strength,
    cautions: tuple[Reason, ...],
) -> Candidate:
    return Candidate(
        kind=CandidateKind.RETURNED,
        facts=Facts(party_relation(evidence, partner), "yes", "one", evidence.debit),
        partner=partner,
        # what is open by that number and of that amount comes first
        ranking=Ranking(fits=True, naming=strength, amount=AmountWeight.NOTHING),
        cautions=cautions,
        earlier=payments,
    )


def _returns(view: View, payment: EarlierPayment, count: int) -> Reason:
    """The caution that tells which payment comes back."""
    params: dict[str, object] = {
        "date": payment.date.isoformat(),
        "number": payment.number,
        "partner": view.ledger.partner_name(payment.partner),
    }
    if count > 1:
        return Reason("returns_one_of", {**params, "count": count})
    return Reason("returns", params)


def _rests(view: View, evidence: Evidence, payment: EarlierPayment) -> tuple[Use, ...]:
    """What of the payment itself is open still, up to the amount: it lay on account,
    or somebody took it off its documents."""
    wanted, uses = -payment.amount, []
    for position in view.ledger.positions_of(payment.entries):
        still = view.open(position)
        if still * wanted <= 0 or not view.usable(position, evidence.line):
            continue
        taken = still if abs(still) <= abs(wanted) else wanted
        if taken:
            uses.append((position, taken, 0))
            wanted -= taken
    return tuple(uses) or _equal_credit(view, evidence, payment)


def _equal_credit(
    view: View, evidence: Evidence, payment: EarlierPayment
) -> tuple[Use, ...]:
    """The only credit of the partner of exactly the amount."""
    amount = -payment.amount
    alike = [
        position
        for position in view.near_amount(evidence.line, payment.partner)
        if view.open(position) == amount and not view.ledger.is_payment(position)
    ]
    return ((alike[0], amount, 0),) if len(alike) == 1 else ()
