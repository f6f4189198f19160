"""Who pays: the partner an account, a learned payer or a name identifies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..books.ledger import Ledger
from ..model import Key, Line, PartyMatch, Reason
from ..model.changed import changed
from ..names.comparison import NameHit
from ..names.middlemen import is_middleman
from ..names.words import has_legal_form, may_be_cut, name_words
from ..text.bank_text import BankText
from ..text.normalise import account_key, compact, fold
from .name_texts import is_open, may_be_short_for, name_runs, same_address

#: More partners than this are nobody.
PARTNER_LIMIT = 12
#: By so much a name has to be better than another one that is not exact either.
AHEAD = 0.12
#: Likeness in percent of a name of which no word is right.
SPELLED = 85.0


class Party(NamedTuple):
    """Who stands behind a line: how sure, which partners, and why.

    partners: one when `level` is fully; when partially all that it may be.
    """

    level: PartyMatch = "no"
    partners: tuple[Key, ...] = ()
    reasons: tuple[Reason, ...] = ()
    #: Whether it is an account or a person's word, not a name.
    certain: bool = False
    #: Partners of a similar name, who are meant where `partners` do not fit.
    near: tuple[Key, ...] = ()
    #: Partner whose name stands beside the account or the name of another.
    named: Key | None = None
    #: Whether they have one and the same name, which is written in full.
    are_namesakes: bool = False


NOBODY = Party()


def identify(ledger: Ledger, line: Line, text: BankText) -> Party:
    """The party of a line by the surest evidence there is."""
    if line.partner is not None:
        return Party("fully", (line.partner,), (Reason("partner_set"),), True)
    by_account = _by_account(ledger, line, text)
    if ledger.settings.name_matching == "off":
        return by_account
    if by_account.level == "fully":
        return _with_other_name(ledger, line, by_account)
    by_name = _by_learned_name(ledger, line, text) or _by_name(ledger, line, text)
    if by_account is NOBODY:
        return by_name
    both = [p for p in by_account.partners if p in by_name.partners]
    if len(both) == 1:
        return Party("fully", (both[0],), (*by_account.reasons, *by_name.reasons), True)
    return by_account


def _by_account(ledger: Ledger, line: Line, text: BankText) -> Party:
    keys = [account_key(line.partner_account)] if line.partner_account else []
    keys += [account for account in text.accounts if account not in keys]
    if not keys:
        keys += [
            word
            for word in text.words
            if len(word) >= 8 and word[-1].isdigit() and word in ledger.accounts
        ]
    for key in sorted(keys) if keys else ():
        for owners, kind in (
            (ledger.accounts.get(key), "account"),
            (_taught(ledger, line, ledger.learned_accounts, key), "learned_account"),
        ):
            if owners and len(owners) == 1:
                reason = Reason(
                    kind, {"partner": ledger.partner_name(owners[0]), "text": key}
                )
                return Party("fully", owners, (reason,), True)
            if owners and len(owners) <= PARTNER_LIMIT:
                reason = Reason("account_shared", {"count": len(owners), "text": key})
                return Party("partially", owners, (reason,))
    return NOBODY


def _taught(
    ledger: Ledger, line: Line, learned: Mapping[str, tuple[Key, ...]], key: str
) -> tuple[Key, ...]:
    """Whom a payer was assigned to; nobody where it pays for others by trade."""
    owners = learned.get(key, ())
    if owners and is_middleman(line.partner_name or line.text):
        owners = tuple(k for k in owners if is_middleman(ledger.partner_name(k)))
    return owners


def _with_other_name(ledger: Ledger, line: Line, party: Party) -> Party:
    """The party of an account, and whom the name beside it means instead.

    One pays for another, or the account is noted with the wrong partner. What a
    person taught about the account is not doubted.
    """
    if not line.partner_name or party.reasons[0].kind != "account":
        return party
    fuzzy = ledger.settings.name_matching == "fuzzy"
    hits = ledger.names.find(line.partner_name, fuzzy)
    named = judge_names(ledger, line, hits, line.partner_name, False)
    owner = party.partners[0]
    if named is NOBODY or owner in (*named.partners, *named.near):
        return party
    if named.level != "fully" and may_be_short_for(ledger, line.partner_name, owner):
        return party
    return changed(party, named=named.partners[0])


def _by_learned_name(ledger: Ledger, line: Line, text: BankText) -> Party | None:
    if not ledger.learned_names:
        return None
    for name in (line.partner_name, *text.names):
        key = compact(name)
        owners = _taught(ledger, line, ledger.learned_names, key) if key else None
        if owners and len(owners) == 1:
            params = {"partner": ledger.partner_name(owners[0]), "text": name}
            return Party("fully", owners, (Reason("learned_name", params),))
    return None


def _by_name(ledger: Ledger, line: Line, text: BankText) -> Party:
    """The structured name first, then names between marks, then the free text."""
    best = NOBODY
    for query in dict.fromkeys((line.partner_name, *text.names)):
        if query and len(query.strip()) > 2:
            party = _by_field(ledger, line, query)
            if party.level == "fully":
                return _with_other_text(ledger, line, text, party)
            if best is NOBODY:
                best = party
    within = _within(ledger, line, line.text, False)
    if best is not NOBODY:
        # what the field leaves open the text may tell
        told = within.level == "fully" and within.partners[0] in best.partners
        return within if told else best
    if within is not NOBODY:
        return within
    fuzzy = ledger.settings.name_matching == "fuzzy"
    for run in name_runs(text):
        party = judge_names(ledger, line, ledger.names.find(run, fuzzy), run, True)
        if best is NOBODY and party.level != "fully":
            best = party
    return best


def _with_other_text(ledger: Ledger, line: Line, text: BankText, party: Party) -> Party:
    """The party of a name, and whom the text names besides: one pays for another."""
    payer = set(name_words(fold(line.partner_name)))
    if ledger.names.known.keys().isdisjoint(text.words - payer):
        return party
    ours = {*party.partners, *party.near}
    keys = ledger.partner_keys
    if all(keys[owner] in ours for owner in ledger.names_within(line.text).owners):
        return party
    told = _within(ledger, line, line.text, False)
    if told.level != "fully" or told.partners[0] in ours:
        return party
    return changed(party, named=told.partners[0])


def _by_field(ledger: Ledger, line: Line, query: str) -> Party:
    """Whose a name is that fills its field, or stands in it beside other things."""
    payer = query, line.partner_street, line.partner_city
    party: Party | None = ledger.told_by_payer.get(payer)
    if party is None:
        party = ledger.told_by_payer[payer] = _read_field(ledger, line, query)
    return party


def _read_field(ledger: Ledger, line: Line, query: str) -> Party:
    fuzzy = ledger.settings.name_matching == "fuzzy"
    hits = _in_full(ledger, query) or ledger.names.find(query, fuzzy, True)
    party = judge_names(ledger, line, hits, query, False)
    if party.level == "fully":
        return party
    if cut := _cut_off(ledger, query):
        return cut
    within = _within(ledger, line, query, True)
    return within if within.level == "fully" or party is NOBODY else party


def _cut_off(ledger: Ledger, query: str) -> Party | None:
    """The only partner whose name goes on where a field of the systems' length ends
    within a word of it."""
    if not may_be_cut(query):
        return None
    owners = ledger.names.going_on(query)
    if len(owners) != 1:
        return None
    owner = ledger.partner_keys[next(iter(owners))]
    params = {"partner": ledger.partner_name(owner), "text": query.strip()}
    return Party("fully", (owner,), (Reason("name", params),))


def _within(ledger: Ledger, line: Line, text: str, field: bool) -> Party:
    """Whose name stands in a text, among whatever other words."""
    found = ledger.names_within(text, field).found
    if ledger.settings.name_matching == "exact":
        found = [one for one in found if one.hit.exact]
    if not found:
        return NOBODY
    best = found[0].hit
    tied = [one for one in found if _is_rival(one.hit, best)]
    hits = list({one.hit.owner: one.hit for one in reversed(tied)}.values())[::-1]
    if len(hits) > 1 or not best.sure:
        return _of_several(ledger, line, hits[:PARTNER_LIMIT], best.words, best.sure)
    owner = ledger.partner_keys[best.owner]
    params = {"partner": ledger.partner_name(owner), "text": best.words}
    others = dict.fromkeys(ledger.partner_keys[one.hit.owner] for one in found)
    near = tuple(key for key in others if key != owner)[:PARTNER_LIMIT]
    return Party("fully", (owner,), (Reason("name", params),), near=near)


def _in_full(ledger: Ledger, query: str) -> list[NameHit]:
    """Names written to the last letter, legal form and all: no other is meant."""
    if not has_legal_form(query) or is_open(query, False):
        return []
    return ledger.full_names.find(query)


def judge_names(
    ledger: Ledger, line: Line, hits: list[NameHit], query: str, free: bool
) -> Party:
    """Fully, partially or no: how good the best name is, and who rivals it."""
    hits = [hit for hit in hits if not hit.spelled or hit.likeness >= SPELLED]
    if not hits:
        return NOBODY
    best = hits[0]
    if ledger.settings.name_matching == "exact" and not best.exact:
        return NOBODY
    # a name cut at the length of a field may go on
    open_end = is_open(query, free)
    rivals = [
        hit
        for hit in hits[1:]
        if _is_rival(hit, best)
        or (open_end and best.exact and hit.cut and hit.score >= 0.85)
    ]
    if best.likeness > 99.9 and not query.isascii():
        # who writes "Müller" does not mean "Mueller"
        rivals = [hit for hit in rivals if hit.likeness > 99.9 or hit.cut]
    if best.likeness > 99.9 and has_legal_form(query):
        # of two names that differ in the legal form, the one with the right form
        rivals = [hit for hit in rivals if hit.likeness > 99.9 or hit.cut]
    tied = [best, *rivals][:PARTNER_LIMIT]
    owners = tuple(ledger.partner_keys[hit.owner] for hit in tied)
    if len(owners) > 1:
        return _of_several(ledger, line, tied, query, best.sure)
    params = {"partner": ledger.partner_name(owners[0]), "text": best.words}
    near = tuple(ledger.partner_keys[h.owner] for h in hits[1:PARTNER_LIMIT])
    if best.likeness > 99.9 and has_legal_form(query) and not open_end:
        # written to the last letter, legal form and all: no other is meant
        near = ()
    if best.sure:
        return Party("fully", owners, (Reason("name", params),), near=near)
    return Party("partially", owners, (Reason("name_partly", params),))


def _is_rival(hit: NameHit, best: NameHit) -> bool:
    """Whether a name is meant as well as the best."""
    if best.sure and best.exact:
        return hit.rivals(best)
    return hit.score > best.score - AHEAD


def _of_several(
    ledger: Ledger, line: Line, hits: list[NameHit], query: str, sure: bool
) -> Party:
    """The one of several partners who lives where the payer does, else all of them.

    sure: whether nothing of the name is missing.
    """
    owners = tuple(ledger.partner_keys[hit.owner] for hit in hits)
    if len(owners) == 1:
        partner = ledger.partner_name(owners[0])
        partly = Reason("name_partly", {"partner": partner, "text": hits[0].words})
        return Party("partially", owners, (partly,))
    lived = [key for key in owners if same_address(ledger, key, line)]
    if len(lived) == 1 and sure:
        name = ledger.partner_name(lived[0])
        told = Reason("name_address", {"partner": name, "text": query.strip()})
        return Party("fully", (lived[0],), (told,))
    shared = Reason("name_shared", {"text": query.strip(), "count": len(owners)})
    names = {fold(ledger.partner_name(key)).strip() for key in owners}
    same = len(names) == 1 and all(hit.sure and hit.exact for hit in hits)
    return Party("partially", owners, (shared,), are_namesakes=same)
