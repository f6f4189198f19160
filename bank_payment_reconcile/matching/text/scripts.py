"""Greek and Cyrillic letters in Latin ones, as passports and banks write them."""

from __future__ import annotations

from itertools import product

#: More ways to write one word are not looked at.
WAY_LIMIT = 8

_GREEK = dict(
    zip(
        "ΑΒΓΔΕΖΗΙΚΛΜΝΞΟΠΡΣΤΥΦΩ",
        "A V G D E Z I I K L M N X O P R S T Y F O".split(),
        strict=True,
    )
) | {"Θ": "TH", "Χ": "CH", "Ψ": "PS"}
_GREEK_PAIRS = {
    "ΟΥ": "OU",
    "ΑΥ": "AV",
    "ΕΥ": "EV",
    "ΓΓ": "NG",
    "ΓΞ": "NX",
    "ΓΧ": "NCH",
    "ΜΠ": "B",
}
#: Before these the second letter of a pair sounds like F.
_UNVOICED = "ΘΚΞΠΣΤΦΧΨ"
_CYRILLIC = {
    **dict(
        zip(
            "АБВГДЕЗИЙКЛМНОПРСТУФЫЭІЇЄҐЈ",
            "A B V G D E Z I Y K L M N O P R S T U F Y E I I E G J".split(),
            strict=True,
        )
    ),
    **{"Ж": "ZH", "Х": "KH", "Ц": "TS", "Ч": "CH", "Ш": "SH", "Щ": "SHCH"},
    **{"Ю": "YU", "Я": "YA", "Ъ": "", "Ь": "", "Ђ": "DJ", "Љ": "LJ", "Њ": "NJ"},
    **{"Ћ": "C", "Џ": "DZ", "Ѓ": "GJ", "Ќ": "KJ", "Ѕ": "DZ"},
}
#: Other usual ways: Bulgarian and Serbian, and what systems print.
_OTHER_WAYS = {
    **{"Ж": ("Z",), "Х": ("H",), "Ц": ("C",), "Ч": ("C",), "Ш": ("S",), "Й": ("I",)},
    **{"Щ": ("SHT",), "Ъ": ("A",), "Ю": ("IU",), "Я": ("IA",), "Г": ("H",)},
    "Η": ("H",),
    "Χ": ("H",),
    "Υ": ("I",),
    "Φ": ("PH",),
    "ΜΠ": ("MP",),
}


def latin(word: str) -> tuple[str, ...]:
    """The ways a folded word of another script is written in Latin letters; none
    where it has none of these letters."""
    if word.isascii() or not any(c in _GREEK or c in _CYRILLIC for c in word):
        return ()
    ways: list[tuple[str, ...]] = []
    count, at = 1, 0
    while at < len(word):
        letter, size = _sound(word, at)
        others = _OTHER_WAYS.get(word[at : at + size], ())
        if count * (1 + len(others)) > WAY_LIMIT:
            others = ()
        count *= 1 + len(others)
        ways.append((letter, *others))
        at += size
    return tuple(dict.fromkeys("".join(way) for way in product(*ways)))


def _sound(word: str, at: int) -> tuple[str, int]:
    """The Latin letters for what stands at a place of a word, and how long that is."""
    pair = word[at : at + 2]
    if pair in _GREEK_PAIRS and (pair != "ΜΠ" or at == 0):
        sound = _GREEK_PAIRS[pair]
        if sound in ("AV", "EV") and word[at + 2 : at + 3] in _UNVOICED:
            sound = sound[0] + "F"
        return sound, 2
    letter = word[at]
    return _GREEK.get(letter) or _CYRILLIC.get(letter, letter), 1
