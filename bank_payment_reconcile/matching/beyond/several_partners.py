"""Documents of several partners that one payment names: a mother pays for a daughter,
a trustee for his clients.

Only numbers tell such a payment, and only a sum to the cent of all that is named. That
one pays for another is a person's to see, unless they are of one commercial group or
the payer's account is known as that of each of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..books.rules import Facts
from ..books.view import View, is_later_equal
from ..documents.naming import DocumentHit, NamedBy, Strength
from ..evidence.line import Evidence
from ..evidence.relation import contradicts, other_party, party_relation
from ..items.candidate import Candidate, CandidateKind
from ..items.groups import exact_uses
from ..items.ranking import AmountWeight, Ranking
from ..model import Key, PartyMatch, Reason
from ..text.normalise import account_key

#: More documents than this nobody lists for several partners.
NAMED_LIMIT = 30
#: So many partners are told by name.
NAME_LIMIT = 5


def several_partners(view: View, evidence: Evidence) -> list[Candidate]:
    """All documents that a line names, of more than one partner, where together they
    are its amount to the cent."""
    hits = [hit for hit in evidence.documents if _may_belong(view, hit)]
    named = [hit for hit in hits if hit.strength >= Strength.NAMED]
    for chosen in (named, hits):
        if len(partners_of(view, chosen)) < 2 or len(chosen) > NAMED_LIMIT:
            continue
        if not _each_names_one(view, chosen):
            continue
        uses = exact_uses(view, evidence, [hit.entry for hit in chosen])
        if uses and sum(use[1] for use in uses) == evidence.line.amount:
            return [_candidate(view, evidence, chosen, uses)]
    return []


def partners_of(view: View, hits: Sequence[DocumentHit]) -> list[Key]:
    """The partners of what is named, each once; of what is nobody's none."""
    found = dict.fromkeys(view.ledger.entries[hit.entry].partner for hit in hits)
    return [partner for partner in found if partner is not None]


def excuse(view: View, evidence: Evidence, partners: Sequence[Key]) -> Reason | None:
    """Why one may pay for all of these partners without a person; None where nothing
    says so."""
    if is_account_of_all(view, evidence, partners):
        params = {"text": evidence.line.partner_account}
        return Reason("account_of_all", params)
    if view.ledger.is_one_group(partners) and not is_of_stranger(
        view, evidence, partners
    ):
        names = names_of(view, partners)
        return Reason("one_group", {"partners": names})
    return None


def is_account_of_all(view: View, evidence: Evidence, partners: Sequence[Key]) -> bool:
    """Whether the payer's account is known as that of each of the partners."""
    told = account_key(evidence.line.partner_account)
    noted = view.ledger.known_accounts.noted
    return bool(told) and all(noted(told, partner) for partner in partners)


def is_of_stranger(view: View, evidence: Evidence, partners: Sequence[Key]) -> bool:
    """Whether the line certainly comes from none of these partners nor their group."""
    group = view.ledger.group_of(partners[0])
    payers = (*evidence.party.partners, *evidence.party.near)
    if any(view.ledger.group_of(payer) == group for payer in payers):
        return False
    return all(contradicts(evidence, partner) for partner in partners)


def names_of(view: View, partners: Sequence[Key]) -> str:
    """The partners' names in a sentence, the first of them."""
    names = [view.ledger.partner_name(partner) for partner in partners[:NAME_LIMIT]]
    more = ["…"] if len(partners) > NAME_LIMIT else []
    return ", ".join([*names, *more])


def _may_belong(view: View, hit: DocumentHit) -> bool:
    """Whether a naming is of a document of somebody's that is still open."""
    entry = view.ledger.entries[hit.entry]
    return (
        bool(view.open(hit.entry))
        and entry.partner is not None
        and hit.by in (NamedBy.NUMBER, NamedBy.REFERENCE)
        and not view.ledger.is_payment(hit.entry)
        and not is_later_equal(view, hit.entry)
    )


def _each_names_one(view: View, hits: Sequence[DocumentHit]) -> bool:
    """Whether no words name two documents: they mean one of them, and which nobody
    knows. The instalments of one document are meant together."""
    meant: dict[object, int] = {}
    for hit in hits:
        first = meant.setdefault(hit.words, hit.entry)
        if first != hit.entry and first not in view.ledger.siblings(hit.entry):
            return False
    return True


def _candidate(
    view: View,
    evidence: Evidence,
    hits: Sequence[DocumentHit],
    uses: tuple[tuple[int, int, int], ...],
) -> Candidate:
    partners = partners_of(view, hits)
    payer = next((p for p in partners if p in evidence.party.partners), None)
    relation: PartyMatch = party_relation(evidence, payer)
    weakest = min(hit.strength for hit in hits)
    return Candidate(
        kind=CandidateKind.PARTNERS,
        facts=Facts(relation, "yes_multiple", "one", evidence.debit),
        uses=uses,
        partner=payer,
        ranking=Ranking(
            fits=True, naming=weakest, amount=AmountWeight.EQUAL, together=len(uses)
        ),
        cautions=_cautions(view, evidence, hits, partners),
        hits=tuple(hits),
    )


def _cautions(
    view: View, evidence: Evidence, hits: Sequence[DocumentHit], partners: list[Key]
) -> tuple[Reason, ...]:
    cautions = list(evidence.closed)
    is_excused = excuse(view, evidence, partners) is not None
    if not (is_excused or view.ledger.is_one_group(partners)):
        cautions.append(Reason("no_group", {"partners": names_of(view, partners)}))
    if not is_excused and is_of_stranger(view, evidence, partners):
        cautions.append(other_party(view, evidence.party.partners[0]))
    weak = [hit.words.strip() for hit in hits if hit.strength < Strength.NAMED]
    if weak:
        cautions.append(Reason("bare_number", {"words": ", ".join(weak[:NAME_LIMIT])}))
    return tuple(cautions)
