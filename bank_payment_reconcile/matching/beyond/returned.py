"""Lines that return an earlier payment: a chargeback, a direct debit unpaid, a transfer
whose account is closed, money given back.

Words say so, a number, an id or the account names the payment, and the amount is its
own the other way. Nothing is settled by it: the payment's documents are open again, and
a person has to see that. It is proposed on account of the partner, less what of the
payment is open still.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..books.rules import Facts
from ..books.view import View
from ..documents.finding import find_documents, reference_hits
from ..documents.naming import Strength
from ..documents.number_index import entries_at
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party, party_relation
from ..items.candidate import Candidate, CandidateKind, Use
from ..items.ranking import AmountWeight, Ranking
from ..model import EarlierPayment, Line, Reason
from ..text.bank_text import read_text
from ..text.normalise import account_key, compact
from ..text.return_words import Returned, says_returned

#: Position of an earlier payment, and how surely it is named.
Found = dict[int, Strength]


def returning(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that say that they return a payment; few do."""
    for line in lines:
        if _says_returned(line):
            yield line


def _says_returned(line: Line) -> Returned | None:
    return says_returned(read_text(line.text), line.transaction_type, line.is_returned)


def returned(view: View, evidence: Evidence, by: Returned) -> list[Candidate]:
    """The payment that a line returns: the surest named, and of those of one amount
    and partner that are named alike the latest.

    by: who says so. What the bank takes back is that payment and nothing else; people
        give back what is open with somebody, and the payment where nothing is.
    """
    earlier = view.ledger.earlier.payments
    if not earlier:
        return []
    if _says_returned(evidence.line) is not by:
        return []
    named = _named(view, evidence)
    possible = {
        position: strength
        for position, strength in named.items()
        if _is_possible(evidence.line, earlier[position])
    }
    if not possible:
        return []
    surest = max(possible.values())
    alike = [earlier[p] for p, strength in possible.items() if strength == surest]
    if len({payment.partner for payment in alike}) > 1:
        return []
    payment = max(alike, key=lambda each: (each.date, str(each.key)))
    return [_candidate(view, evidence, payment, surest, len(alike))]


def _is_possible(line: Line, payment: EarlierPayment) -> bool:
    return payment.amount == -line.amount and payment.date <= line.date


def _named(view: View, evidence: Evidence) -> Found:
    """The earlier payments that a line names; by the account alone the least."""
    line, books = evidence.line, view.ledger.earlier
    found: Found = {}

    def keep(positions: Iterable[int], strength: Strength) -> None:
        for position in positions:
            found[position] = max(strength, found.get(position, strength))

    account = account_key(line.partner_account)
    keep(entries_at(books.accounts.get(account)), Strength.WEAK)
    for text in filter(None, (line.text, line.reference)):
        for hit in find_documents(read_text(text), books.numbers, books.references):
            if hit.strength >= Strength.NAMED:
                keep([hit.entry], hit.strength)
    if line.reference:
        keep(reference_hits(line.reference, books.references), Strength.STRUCTURED)
    for identifier in (line.end_to_end_id, *line.order_ids):
        keep(entries_at(books.ids.get(compact(identifier))), Strength.STRUCTURED)
    for word in evidence.text.words & books.ids.keys():
        keep(entries_at(books.ids[word]), Strength.FULL)
    return found


def _candidate(
    view: View,
    evidence: Evidence,
    payment: EarlierPayment,
    strength: Strength,
    count: int,
) -> Candidate:
    cautions = [_returns(view, payment, count)]
    if contradicts(evidence, payment.partner):
        cautions.append(other_party(view, evidence.party.partners[0]))
    return Candidate(
        kind=CandidateKind.RETURNED,
        facts=Facts(
            party_relation(evidence, payment.partner), "yes", "one", evidence.debit
        ),
        uses=_rests(view, evidence, payment),
        partner=payment.partner,
        # what is open by that number and of that amount comes first
        ranking=Ranking(fits=True, naming=strength, amount=AmountWeight.NOTHING),
        cautions=tuple(cautions),
        earlier=payment,
    )


def _returns(view: View, payment: EarlierPayment, count: int) -> Reason:
    """The caution that tells which payment comes back."""
    params: dict[str, object] = {
        "date": payment.date.isoformat(),
        "number": payment.number,
        "partner": view.ledger.partner_name(payment.partner),
    }
    if payment.order is not None:
        params["order"] = payment.order
    if count > 1:
        return Reason("returns_one_of", {**params, "count": count})
    return Reason("returns", params)


def _rests(view: View, evidence: Evidence, payment: EarlierPayment) -> tuple[Use, ...]:
    """What of the payment itself is open still, up to the amount: it lay on account,
    or somebody took it off its documents."""
    wanted, uses = evidence.line.amount, []
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
    amount = evidence.line.amount
    alike = [
        position
        for position in view.near_amount(evidence.line, payment.partner)
        if view.open(position) == amount and not view.ledger.is_payment(position)
    ]
    return ((alike[0], amount, 0),) if len(alike) == 1 else ()
