"""Compares names on their rare words, legal forms and little words set aside.

An index from words to names keeps it fast: only names that share a word (or the
beginning of one, where a bank cut the text) are compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from ..text.normalise import fold, spellings
from .comparison import (
    TYPO,
    TYPO_QUALITY,
    KnownName,
    NameHit,
    best_word,
    hit_order,
    raised,
)
from .spelling import SpellingIndex, in_order
from .words import glued, is_cut_form, name_words, telling_words

#: Names that share a word with a query and are looked at closely.
CANDIDATE_LIMIT = 40
#: Names that are graded for a person to choose from.
ALIKE_LIMIT = 200
#: A word in more names than this finds names only together with a rarer one.
COMMON_LIMIT = 400
#: A cut name must show this share of the whole (NAV: 65 percent).
CUT_SHARE = 0.65
#: Score of a name found by its letters alone, when all are right.
LETTERS_SCORE = 0.88
#: Score of a mistyped word where too little else is right to be sure of it.
TYPO_SCORE = 0.85


class NameIndex:
    """Names of partners, found by their words."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        """names: owner (any number) and name; an owner may have several."""
        self._names: list[KnownName] = []
        self._words: dict[str, list[int]] = {}
        self._weights: dict[str, float] = {}
        for owner, name in names:
            self._add(owner, name)
        self._size = log(len(self._names) + 2)
        self._sorted: list[str] | None = None
        self._memo: dict[tuple[str, bool, bool], list[NameHit]] = {}
        self._spelling: SpellingIndex | None = None

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

    def _add(self, owner: int, name: str) -> None:
        words = name_words(name)
        slots = tuple(s for w in telling_words(words) if (s := spellings(w))[0])
        if not slots:
            return
        position = len(self._names)
        folded = [fold(word) for word in words]
        full = "".join(folded)
        self._names.append(
            KnownName(owner, slots, glued(folded) or full, full, in_order(folded))
        )
        for word in {spelling for slot in slots for spelling in slot}:
            self._words.setdefault(word, []).append(position)

    def _find(self, query: str, fuzzy: bool, spelled: bool) -> list[NameHit]:
        written = name_words(fold(query))
        full = "".join(written)
        if len(written) > 1 and is_cut_form(written[-1]):
            written.pop()
        words = [w for w in dict.fromkeys(telling_words(written))][:12]
        hits = []
        for position in self._candidates(words, fuzzy):
            name = self._names[position]
            hit = self._compare(name, words, written, fuzzy)
            if hit is not None:
                hits.append(replace(hit, likeness=ratio(full, name.full)))
        if spelled and fuzzy and not any(hit.score >= 0.9 for hit in hits):
            letters = {hit.owner: hit for hit in self.by_letters(full)}
            hits = [raised(hit, letters.pop(hit.owner, None)) for hit in hits]
            hits += letters.values()
        best: dict[int, NameHit] = {}
        for hit in hits:
            old = best.get(hit.owner)
            if old is None or hit_order(hit) < hit_order(old):
                best[hit.owner] = hit
        return sorted(best.values(), key=hit_order)

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
            best[owner] = replace(hit, score=max(hit.score, likeness / 100))
        return sorted(best.values(), key=hit_order)

    def _letters(self) -> SpellingIndex:
        if self._spelling is None:
            self._spelling = SpellingIndex(
                (name.full, name.ordered) for name in self._names
            )
        return self._spelling

    def _candidates(self, words: Sequence[str], fuzzy: bool) -> list[int]:
        points: dict[int, float] = {}
        for word in words:
            for spelling, share in self._alike(word, fuzzy):
                places = self._words[spelling]
                if len(places) > COMMON_LIMIT and len(words) > 1:
                    continue
                weight = self.weight(spelling) * share
                for place in places:
                    points[place] = points.get(place, 0.0) + weight
        ranked = sorted(points, key=lambda place: (-points[place], place))
        return ranked[:CANDIDATE_LIMIT]

    def _alike(self, word: str, fuzzy: bool) -> list[tuple[str, float]]:
        """Known words that a written one may be: itself, begun with it, mistyped."""
        if word in self._words:
            return [(word, 1.0)]
        if not fuzzy or len(word) < 3:
            return []
        if self._sorted is None:
            self._sorted = sorted(self._words)
        found: list[tuple[str, float]] = []
        first = bisect_left(self._sorted, word)
        for known in self._sorted[first : first + 20]:
            if not known.startswith(word):
                break
            found.append((known, len(word) / len(known)))
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

    def _compare(
        self,
        name: KnownName,
        words: Sequence[str],
        written: Sequence[str],
        fuzzy: bool,
    ) -> NameHit | None:
        total = found = 0.0
        used: dict[str, None] = {}
        cut = typo = False
        right = 0
        for slot in name.slots:
            weight = self.weight(slot[0])
            total += weight
            word, quality, begun = best_word(slot, words, used, fuzzy)
            if word is not None:
                used[word] = None
                found += weight * quality
                cut = cut or begun
                typo = typo or quality == TYPO_QUALITY
                right += quality == 1.0
        if not used:
            return None
        asked = sum(self.weight(w) for w in words)
        answered = sum(self.weight(w) for w in used)
        cover, asked_cover = found / total, answered / asked if asked else 0.0
        whole = glued(written)
        unsure = typo and right < 2
        if asked_cover > 0.999 and (cover < 0.999 or cut):
            hit = self._cut_hit(name, whole, cover, cut, " ".join(written))
            if hit is None or not unsure:
                return hit
            return replace(hit, score=min(hit.score, TYPO_SCORE))
        exact = cover > 0.999 and asked_cover > 0.999
        score = min(cover, asked_cover)
        if unsure:
            score = min(score, TYPO_SCORE)
        if score < 0.5:
            return None
        return NameHit(name.owner, score, exact, cut, " ".join(used))

    def _cut_hit(
        self, name: KnownName, whole: str, cover: float, cut: bool, words: str
    ) -> NameHit | None:
        """A name whose end (or a word) is missing counts if enough of it is there."""
        share = len(whole) / len(name.whole)
        begun = name.whole.startswith(whole)
        if cut and begun and share < CUT_SHARE:
            return None
        if share >= CUT_SHARE and begun:
            return NameHit(name.owner, max(cover, 0.9), False, True, words)
        if share >= CUT_SHARE and cover > 0.8:
            return NameHit(name.owner, cover, False, True, words)
        if cover >= 0.5:
            return NameHit(name.owner, min(cover, 0.75), False, True, words)
        return None
