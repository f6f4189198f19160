"""Questions about a written name and where its owner lives, whoever he is."""

from __future__ import annotations

from ..books.ledger import Ledger
from ..model import Key, Line
from ..names.tokens import is_distinctive
from ..names.words import ends_within, may_be_cut, name_words, telling_words
from ..text.bank_text import BankText
from ..text.normalise import fold
from ..text.vocabulary import BANK_WORDS, CONNECTORS
from ..text.words import words_of


def name_runs(text: BankText) -> list[str]:
    """Stretches of the text without bank words and numbers, longest first."""
    runs: list[list[str]] = [[]]
    for atom in text.atoms[:120]:
        word = atom.text
        if word in BANK_WORDS or word.isdigit():
            runs.append([])
        elif not word.isalpha() and any(map(str.isdigit, word)):
            runs.append([])
        elif runs[-1] or word not in CONNECTORS:
            runs[-1].append(word)
    found = [" ".join(run) for run in runs if run and any(map(_may_tell, run))]
    if len(found) < 2:
        return found
    return sorted(dict.fromkeys(found), key=lambda run: -len(run))[:6]


def _may_tell(word: str) -> bool:
    """Whether a word may find a name by itself; one of everyday does not."""
    return len(word) > 2 and is_distinctive(word)


def may_be_short_for(ledger: Ledger, written: str, owner: Key) -> bool:
    """Whether a written name has no word that a partner's lacks: "Berg" may be short
    for "Berg & Sohn" as well as for "Berg AG"."""
    told = {fold(word) for word in telling_words(name_words(written))}
    return told <= words_of(ledger.partner_name(owner))


def same_address(ledger: Ledger, key: Key, line: Line) -> bool:
    """Whether a partner lives where the payer does."""
    partner = ledger.partners[key]
    return bool(
        line.partner_city
        and line.partner_street
        and fold(partner.city) == fold(line.partner_city)
        and fold(partner.street) == fold(line.partner_street)
    )


def is_open(query: str, free: bool) -> bool:
    """Whether a name may go on: as long as a field, or ending within a phrase."""
    return ends_within(query) or may_be_cut(query) and not free
