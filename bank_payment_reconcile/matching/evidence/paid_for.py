"""Whom a payer says to pay for: "for Nordlicht" beside the name of another."""

from __future__ import annotations

from ..books.ledger import Ledger
from ..model import Line
from ..model.changed import changed
from ..text.bank_text import BankText
from ..text.vocabulary import BANK_WORDS
from .parties import Party, judge_names

_FOR = frozenset("FOR FUR FUER VOOR POUR PER PARA ZA TIL".split())
#: Words of the name that are looked at.
_WORDS = 5


def with_paid_for(ledger: Ledger, line: Line, text: BankText, party: Party) -> Party:
    """The party, and the partner whom the text says that it pays for."""
    if party.level != "fully" or party.named is not None:
        return party
    if text.words.isdisjoint(_FOR) or ledger.settings.name_matching == "off":
        return party
    for position, atom in enumerate(text.atoms):
        if atom.text in _FOR and (name := _name_behind(text, position)):
            hits = ledger.names.find(name, ledger.settings.name_matching == "fuzzy")
            named = judge_names(ledger, line, hits, name, True)
            ours = {*party.partners, *party.near}
            if len(named.partners) == 1 and not ours & {*named.partners, *named.near}:
                return changed(party, named=named.partners[0])
    return party


def _name_behind(text: BankText, position: int) -> str:
    words = []
    for atom in text.atoms[position + 1 : position + 1 + _WORDS]:
        if not atom.text.isalpha() or atom.text in BANK_WORDS:
            break
        words.append(atom.text)
    return " ".join(words) if any(len(word) > 3 for word in words) else ""
