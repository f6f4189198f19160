"""Compares names on their rare words, legal forms and little words set aside.

An index from words to names keeps it fast: only names that share a word (or the
beginning of one, where a bank cut the text) are compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import log

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from ..model.changed import changed
from ..text.normalise import fold
from ..text.vocabulary import LEGAL_FORMS
from .comparison import TYPO, NameHit, hit_order, raised
from .known import KnownName, written_name
from .scoring import LONG_PERSON, compare, is_person
from .spelling import SpellingIndex, in_order
from .words import ends_a_word, name_words

#: Names that share a word with a query and are looked at closely.
CANDIDATE_LIMIT = 40
#: Names that are graded for a person to choose from.
ALIKE_LIMIT = 200
#: A word in more names than this finds names only together with a rarer one.
COMMON_LIMIT = 400
#: The beginning of a name shows so many letters.
LEAST_LETTERS = 14
#: Score of a name found by its letters alone, when all are right.
LETTERS_SCORE = 0.88


class NameIndex:
    """Names of partners, found by their words."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        """names: owner (any number) and name; an owner may have several."""
        self._names: list[KnownName] = []
        #: Words that names have, each with the names' positions.
        self.known: dict[str, list[int]] = {}
        self._words = self.known
        self._weights: dict[str, float] = {}
        for owner, name in names:
            self._add(owner, name)
        self._size = log(len(self._names) + 2)
        self._sorted: list[str] | None = None
        self._memo: dict[tuple[str, bool, bool], list[NameHit]] = {}
        self._spelling: SpellingIndex | None = None
        self._pairs: dict[tuple[str, str], set[int]] = {}

    def find(
        self, query: str, fuzzy: bool = True, spelled: bool = False
    ) -> list[NameHit]:
        """Names a written name may stand for, best first.

        fuzzy: also where words are cut or mistyped.
        spelled: also by letters alone, for a field that holds nothing but a name.
        """
        key = (query, fuzzy, spelled)
        memo = self._memo.get(key)
        if memo is None:
            memo = self._memo[key] = self._find(query, fuzzy, spelled)
        return memo

    def weight(self, word: str) -> float:
        """How much a word tells: the rarer the more."""
        weight = self._weights.get(word)
        if weight is None:
            weight = self._size - log(len(self._words.get(word, ())) + 1) + 0.3
            self._weights[word] = weight
        return weight

    def knows(self, word: str) -> bool:
        """Whether any name has the word."""
        return word in self._words

    def weight_of(self, ways: tuple[str, ...]) -> float:
        """The weight of a written word, whichever way it is known."""
        for way in ways:
            if way in self._words:
                return self.weight(way)
        return self.weight(ways[0])

    def positions(self, word: str) -> Sequence[int]:
        """The names that have a word, as positions of `name_at`."""
        return self._words.get(word, ())

    def name_at(self, position: int) -> KnownName:
        """A known name by its position."""
        return self._names[position]

    def with_both(self, word: str, other: str) -> set[int]:
        """Positions of the names that have two words."""
        key = word, other
        if key not in self._pairs:
            one, two = self.positions(word), self.positions(other)
            self._pairs[key] = set(one).intersection(two)
        return self._pairs[key]

    def is_only_of(self, name: KnownName) -> bool:
        """Whether nobody else's name has all words of a name."""
        first, *others = (set(self.positions(slot[0])) for slot in name.slots)
        return all(
            self._names[p].owner == name.owner for p in first.intersection(*others)
        )

    def has_own_words(self, name: KnownName) -> bool:
        """Whether nobody else's name has any word of a name."""
        return all(
            self._names[p].owner == name.owner
            for slot in name.slots
            for p in self.positions(slot[0])
        )

    def stands_anywhere(self, name: KnownName) -> bool:
        """Whether each word of a name begins and ends names of others."""
        for word, *_ in name.slots:
            others = [n for p in self.positions(word) if (n := self._names[p]) != name]
            if not all(any(n.slots[end][0] == word for n in others) for end in (0, -1)):
                return False
        return True

    def _add(self, owner: int, text: str) -> None:
        name = KnownName(owner, text)
        if not name.slots:
            return
        position, words = len(self._names), self._words
        self._names.append(name)
        for slot in name.slots:
            for spelling in slot:
                places = words.get(spelling)
                if places is None:
                    words[spelling] = [position]
                elif places[-1] != position:
                    places.append(position)

    def _find(self, query: str, fuzzy: bool, spelled: bool) -> list[NameHit]:
        written = written_name(query)
        hits = []
        names, full = self._names, written.full
        for position in self._candidates(written.slots, fuzzy):
            name = names[position]
            hit = compare(self, name, written, fuzzy)
            if hit is not None:
                hits.append(hit.with_likeness(ratio(full, name.full)))
        if spelled and fuzzy and not any(hit.score >= 0.9 for hit in hits):
            letters = {hit.owner: hit for hit in self.by_letters(written.full)}
            hits = [raised(hit, letters.pop(hit.owner, None)) for hit in hits]
            hits += letters.values()
        best: dict[int, NameHit] = {}
        for hit in hits:
            old = best.get(hit.owner)
            if old is None or hit_order(hit) < hit_order(old):
                best[hit.owner] = hit
        return sorted(best.values(), key=hit_order)

    def going_on(self, query: str) -> set[int]:
        """Owners of the names that begin as a query and go on; nobody where one ends
        its word there, as another's name may, or where too little is told."""
        words = [fold(word) for word in name_words(query)]
        begun = "".join(words)
        told = next((w for w in words if w in self._words and len(w) > 2), None)
        if told is None or len(begun) < LEAST_LETTERS:
            return set()
        found = [
            name
            for name in map(self.name_at, self.positions(told))
            if name.full.startswith(begun)
        ]
        if any(ends_a_word(name.name.words, begun) for name in found):
            return set()
        if words[-1] in LEGAL_FORMS and any(
            form.startswith(words[-1]) for name in found for form in name.name.forms
        ):
            # a KG is no KGaA
            return set()
        if any(is_person(name) for name in found) and len(begun) < LONG_PERSON:
            return set()
        return {name.owner for name in found}

    def by_letters(self, full: str) -> list[NameHit]:
        """Names whose letters are like those of a folded, glued name."""
        if len(full) < 5:
            return []
        return [
            NameHit(
                self._names[position].owner,
                LETTERS_SCORE * likeness / 100,
                False,
                False,
                full,
                likeness,
                True,
            )
            for position, likeness in self._letters().near(full)
        ]

    def alike(self, query: str, limit: int = ALIKE_LIMIT) -> list[NameHit]:
        """All names like a written one, graded (0..1), best first.

        What `find` says of a name counts; below that, its letters with the words
        in order do. For a person to choose from: nothing is decided by it.
        """
        words = name_words(fold(query))
        best = {hit.owner: hit for hit in self.find(query, spelled=True)}
        near = self._letters().graded("".join(words), in_order(words), limit)
        for position, likeness in near:
            owner = self._names[position].owner
            hit = best.get(owner) or NameHit(owner, 0.0, False, False, "", likeness)
            best[owner] = changed(hit, score=max(hit.score, likeness / 100))
        return sorted(best.values(), key=hit_order)

    def _letters(self) -> SpellingIndex:
        if self._spelling is None:
            self._spelling = SpellingIndex(
                [name.full for name in self._names],
                lambda place: self._names[place].ordered,
            )
        return self._spelling

    def _candidates(self, words: Sequence[tuple[str, ...]], fuzzy: bool) -> list[int]:
        points: dict[int, float] = {}
        for ways in words:
            for spelling, share in self._alike(ways, fuzzy):
                places = self._words[spelling]
                if len(places) > COMMON_LIMIT and len(words) > 1:
                    continue
                weight = self.weight(spelling) * share
                for place in places:
                    points[place] = points.get(place, 0.0) + weight
        if not points and len(words) > 1:
            points = dict.fromkeys(self._of_common_words(words), 1.0)
        ranked = sorted(points)
        ranked.sort(key=points.__getitem__, reverse=True)
        return ranked[:CANDIDATE_LIMIT]

    def _of_common_words(self, words: Sequence[tuple[str, ...]]) -> set[int]:
        """Names of common words only: those that have the two rarest of them."""
        known = [way for ways in words for way in ways if way in self._words]
        rarest = sorted(known, key=lambda way: (len(self._words[way]), way))[:2]
        if len(rarest) < 2:
            return set()
        return self.with_both(*rarest)

    def _alike(self, ways: tuple[str, ...], fuzzy: bool) -> list[tuple[str, float]]:
        """Known words that a written one may be: itself, begun with it, mistyped."""
        known = [(way, 1.0) for way in ways if way in self._words]
        word = ways[0]
        if known or not fuzzy or len(word) < 3:
            return known
        if self._sorted is None:
            self._sorted = sorted(self._words)
        found: list[tuple[str, float]] = []
        first = bisect_left(self._sorted, word)
        for known_word in self._sorted[first : first + 20]:
            if not known_word.startswith(word):
                break
            found.append((known_word, len(word) / len(known_word)))
        if len(word) >= 4:
            found.extend(self._mistyped(word))
        return found

    def _mistyped(self, word: str) -> list[tuple[str, float]]:
        assert self._sorted is not None
        low = bisect_left(self._sorted, word[:2])
        high = bisect_left(self._sorted, word[:2] + "\uffff")
        near = self._sorted[low : min(high, low + 400)]
        found = extract(word, near, scorer=ratio, score_cutoff=TYPO, limit=6)
        return [(known, 0.8) for known, _, _ in found]
