"""What tells that a bank line is an entry of ours: number, text, party, amount, date.

A line and an entry are one movement of money, so the amount is the first thing
that speaks, what the text names the second and the date the third.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache

from ..books.entry_index import check_key
from ..books.ledger import Ledger
from ..documents.finding import find_documents
from ..documents.naming import DocumentHit, NamedBy, Strength
from ..documents.numbers import number_keys
from ..evidence.checks import check_hits, check_numbers, gone_check, shown_checks
from ..evidence.line import Evidence, id_hits
from ..evidence.orders import ordered_in
from ..evidence.parties import identify
from ..evidence.relation import party_relation
from ..model import NO_DATE, Line, OutstandingPayment
from ..text.bank_text import BankText, read_text
from ..text.normalise import compact
from ..text.words import words_of
from .pair import Claimant, Pair, TextLevel
from .texts import EntryTexts, Wording

#: A shorter text names nothing.
TEXT_LENGTH = 4
#: Where the amount differs, the line is more than 0.6 and less than 1.1 of the
#: entry, in tenths; a bank's fee or a mistyped figure, not another payment.
RATIO = (6, 11)
#: Entries of the line's amount that are looked at closely, the nearest first.
EQUAL_LIMIT = 64
#: The distance of a line without date: behind all others.
UNKNOWN_DAYS = 100_000


class EntryBooks:
    """The ledger's outstanding entries, and which of them a line may be."""

    def __init__(self, ledger: Ledger, days: int) -> None:
        """days: the most that may lie between an entry and its line."""
        self.ledger, self.days = ledger, days
        self.entries: Sequence[OutstandingPayment] = ledger.entries  # type: ignore[assignment]
        self._by_date: dict[int, list[tuple[date, int]]] = {}
        # Payers and references come again, line after line: read once each.
        self._named: dict[str, list[DocumentHit]] = {}

    @cached_property
    def texts(self) -> EntryTexts:
        """The entries' words and numbers as they were written."""
        return EntryTexts(self.entries)

    def read(self, place: int, line: Line) -> Claimant:
        """A line with all it names and its party."""
        text = read_text(line.text)
        hits: dict[int, tuple[TextLevel, DocumentHit]] = {}
        ordered = ordered_in(self.ledger, line, text)
        for hit in (*self._hits(line, text), *ordered.hits()):
            level = self._level(hit)
            if level > hits.get(hit.entry, (TextLevel.NOTHING,))[0]:
                hits[hit.entry] = level, hit
        words = words_of(f"{line.text} {line.partner_name} {line.reference}")
        if not any(level >= TextLevel.REFERENCED for level, _ in hits.values()):
            for entry, word in self.texts.cut_numbers(words):
                hits[entry] = (
                    TextLevel.CUT,
                    DocumentHit(entry, Strength.NAMED, word, NamedBy.CUT),
                )
        party = identify(self.ledger, line, text)
        numbers = check_numbers(line, text)
        evidence = Evidence(
            line=line,
            text=text,
            party=party,
            documents=(),
            unknown=(),
            collected=(),
            debit="not_considered",
            checks=shown_checks(self.ledger, line, numbers),
            gone=gone_check(self.ledger, line, numbers),
            ordered=ordered,
        )
        checks = frozenset(check_key(number) for number in numbers)
        return Claimant(place, evidence, hits, words, checks)

    def pairs(self, claimant: Claimant) -> list[Pair]:
        """The entries a line may be, for which more than amount and date speaks."""
        line = claimant.line
        places = set(claimant.hits)
        for entry in self.equal(line)[:EQUAL_LIMIT]:
            if self.texts.compare(claimant.words, entry, equal=True):
                places.add(entry)
        for partner in claimant.evidence.party.partners:
            places.update(self.ledger.of_partner(partner, line.amount)[:EQUAL_LIMIT])
        places.update(self.texts.sharing(claimant.words))
        found = (self.pair(claimant, place) for place in sorted(places))
        return [pair for pair in found if pair is not None]

    def pair(self, claimant: Claimant, entry: int) -> Pair | None:
        """A line and an entry, None where they cannot be the same money."""
        line, other = claimant.line, self.entries[entry]
        if line.amount * other.amount <= 0 or self.contradicts(claimant, entry):
            return None
        level = claimant.hits.get(entry, (TextLevel.NOTHING,))[0]
        if level != TextLevel.IDENTIFIED and not self.is_near(line, entry):
            return None
        difference = abs(line.amount - other.amount)
        wording = self.texts.compare(claimant.words, entry, difference == 0)
        if wording is not None:
            level = max(level, TextLevel.WORDED)
        if difference and level != TextLevel.IDENTIFIED:
            if level < TextLevel.CUT or not _is_close(line.amount, other.amount):
                return None
        return self._pair(claimant, entry, level, wording)

    def member(self, claimant: Claimant, entry: int) -> Pair:
        """A line and an entry that is a part of it, or of which it is a part."""
        level = claimant.hits.get(entry, (TextLevel.NOTHING,))[0]
        return self._pair(claimant, entry, level, None)

    def _pair(
        self, claimant: Claimant, entry: int, level: TextLevel, wording: Wording | None
    ) -> Pair:
        line, other = claimant.line, self.entries[entry]
        days, ahead = distance(line, other)
        return Pair(
            line=claimant.place,
            entry=entry,
            difference=abs(line.amount - other.amount),
            level=level,
            party=party_relation(claimant.evidence, other.partner),
            days=days,
            ahead=ahead,
            wording=wording,
            hit=claimant.hits.get(entry, (TextLevel.NOTHING, None))[1],
        )

    def contradicts(self, claimant: Claimant, entry: int) -> bool:
        """Whether the line tells that it is another: a payment that was booked with
        others in another entry, the number of another check, or of one that we wrote,
        or the account of another partner and nothing that names the entry."""
        other, party = self.entries[entry], claimant.evidence.party
        if parts := claimant.evidence.ordered.parts:
            if all(part.entry != other.key for part, _ in parts):
                return True
        level = claimant.hits.get(entry, (TextLevel.NOTHING,))[0]
        if level == TextLevel.IDENTIFIED:
            return False
        if claimant.checks and other.check_number or claimant.shows_check:
            return True
        strange = other.partner is not None and other.partner not in party.partners
        return (
            party.certain
            and party.level == "fully"
            and strange
            and level < TextLevel.CUT
        )

    def is_near(self, line: Line, entry: int) -> bool:
        """Whether the dates are within the days; a line without date is near all."""
        if line.date == NO_DATE:
            return True
        return abs((line.date - self.entries[entry].date).days) <= self.days

    def equal(self, line: Line) -> list[int]:
        """Near entries of exactly the line's amount, the nearest first."""
        found = self._of_amount(line.amount)
        if line.date != NO_DATE:
            room = timedelta(days=self.days)
            first = bisect_left(found, (line.date - room, -1))
            last = bisect_right(found, (line.date + room, len(self.entries)))
            found = found[first:last]
        near = [place for _, place in found]
        return sorted(near, key=lambda p: (distance(line, self.entries[p]), p))

    def _of_amount(self, amount: int) -> list[tuple[date, int]]:
        """Entries of an amount with their dates, in their order."""
        found = self._by_date.get(amount)
        if found is None:
            places = self.ledger.by_amount.get(amount, ())
            found = sorted((self.entries[p].date, p) for p in places)
            self._by_date[amount] = found
        return found

    def _hits(self, line: Line, text: BankText) -> Iterable[DocumentHit]:
        ledger = self.ledger
        yield from find_documents(text, ledger.numbers, {})
        for other in (line.reference, line.partner_name):
            if any(c.isdigit() for c in other):
                yield from self._named_in(other)
        yield from check_hits(ledger, check_numbers(line, text))
        yield from id_hits(ledger, line)

    def _named_in(self, other: str) -> list[DocumentHit]:
        """What a payer's name or a reference names, whatever line it stands on."""
        found = self._named.get(other)
        if found is None:
            found = find_documents(read_text(other), self.ledger.numbers, {})
            self._named[other] = found
        return found

    def _level(self, hit: DocumentHit) -> TextLevel:
        if hit.by in (NamedBy.CHECK, NamedBy.ID):
            return TextLevel.IDENTIFIED
        if len(compact(hit.words)) < TEXT_LENGTH:
            return TextLevel.NOTHING
        if hit.strength < Strength.NAMED:
            return TextLevel.BARE
        own = hit.key in _keys(self.entries[hit.entry].number)
        return TextLevel.NUMBERED if own else TextLevel.REFERENCED


def distance(line: Line, entry: OutstandingPayment) -> tuple[int, bool]:
    """Days between a line and an entry, and whether the bank was ahead of us."""
    if line.date == NO_DATE:
        return UNKNOWN_DAYS, False
    days = (line.date - entry.date).days
    return abs(days), days < 0


def _is_close(amount: int, entry: int) -> bool:
    low, high = RATIO
    return low * abs(entry) < 10 * abs(amount) < high * abs(entry)


@lru_cache(maxsize=4096)
def _keys(number: str) -> frozenset[str]:
    return frozenset(number_keys(number))
