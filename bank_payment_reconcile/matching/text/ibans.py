"""Account numbers in a text: IBANs, by their country's length.

Two letters, figures and more words are no IBAN: VF851986 is a bill's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Length of an IBAN by country, after the public register.
_LENGTHS = {
    int(row.split(":")[0]): frozenset(row.split(":")[1].split())
    for row in (
        "15:NO",
        "16:BE BI",
        "18:DK FI FO GL NL SD FK",
        "19:MK SI",
        "20:AT BA EE KZ LT LU XK MN OM",
        "21:CH HR LI LV",
        "22:BG BH CR DE GB GE IE ME RS VA",
        "23:AE GI IL IQ TL SO",
        "24:AD CZ ES MD PK RO SA SE SK TN VG",
        "25:LY PT ST",
        "26:IS TR",
        "27:DJ FR GR IT MC MR SM",
        "28:AL AZ BY CY DO GT HN HU LB NI PL SV",
        "29:BR EG PS QA UA",
        "30:JO KW MU",
        "31:MT SC",
        "32:LC",
        "33:RU",
    )
}
_LENGTH_OF = {code: size for size, codes in _LENGTHS.items() for code in codes}
#: What each has and few other numbers: found faster than one.
_COUNTRY_DIGITS = re.compile(r"\d\d(?<=[A-Z]{2}\d\d)")
_BEGUN = re.compile(r"\b([A-Z]{2})\d{2}(?: ?[A-Z0-9]){11,29}")


def ibans_in(folded: str) -> Iterator[tuple[str, int, int]]:
    """Each IBAN of a folded text without blanks, and where it begins and ends."""
    if not _COUNTRY_DIGITS.search(folded):
        return
    for found in _BEGUN.finditer(folded):
        size = _LENGTH_OF.get(found[1])
        if size is None:
            continue
        end = _end_of(folded, found.start(), size)
        if end is not None and not folded[end : end + 1].isalnum():
            yield folded[found.start() : end].replace(" ", ""), found.start(), end


def _end_of(folded: str, start: int, size: int) -> int | None:
    """Where so many letters and figures end, single blanks aside."""
    count = 0
    for place in range(start, len(folded)):
        char = folded[place]
        if char.isalnum():
            count += 1
            if count == size:
                return place + 1
        elif char != " ":
            return None
    return None
