"""What recurring payments have in common: the words of a mapping to offer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .normalise import fold

_WORD = re.compile(r"[^\W\d_][\w.&'-]*")
#: A word shorter than this is in too many texts to stand for one payee.
_TELLING_LENGTH = 4


def common_words(texts: Sequence[str]) -> str:
    """The longest run of whole words that all texts contain, as the first has it.

    Words with digits change from payment to payment and end a run.

    Returns: the words, at least one of them of four letters; "" where there are
        none, or where fewer than two texts are given.
    """
    if len(texts) < 2:
        return ""
    first = texts[0]
    others = [f" {' '.join(fold(text).split())} " for text in texts[1:]]
    best: tuple[int, str] = (0, "")
    for run in _runs(first):
        for start in range(len(run)):
            for end in range(len(run), start, -1):
                words = " ".join(run[start:end])
                if len(words) <= best[0]:
                    break
                if all(f" {fold(words)} " in other for other in others):
                    best = (len(words), words)
                    break
    telling = any(len(word) >= _TELLING_LENGTH for word in best[1].split())
    return best[1] if telling else ""


def constant_words(text: str) -> str:
    """The longest run of words of one text that will stand in the next one too.

    Returns: the words as the text has them; "" where every word has a digit.
    """
    return max((" ".join(run) for run in _runs(text)), key=len, default="")


def _runs(text: str) -> list[list[str]]:
    """Neighbouring words without digits, as they stand in the text."""
    runs: list[list[str]] = [[]]
    for part in text.split():
        if any(character.isdigit() for character in part) or not _WORD.fullmatch(part):
            runs.append([])
        else:
            runs[-1].append(part)
    return [run[:12] for run in runs if run]
