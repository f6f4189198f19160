"""What in a text may be the number of a document."""

from __future__ import annotations

import re

from . import vocabulary as words

_TOKEN = re.compile(r"[^\W_][\w./\-]*")
_DATE = re.compile(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{2,4}")
_MONEY = re.compile(r"[0-9]{1,3}(?:[.,'’][0-9]{3})*[.,][0-9]{1,2}")
_PERIOD = re.compile(r"(?:Q[1-4]|H[12]|KW|W|Y)[/-]?[0-9]{0,4}|(?:19|20)[0-9]{2}", re.I)
#: Letters that stand before a number, with a blank between: "RE 4711".
_PREFIX = re.compile(r"[^\W\d_]{1,4}[.:]?")
_MOST = 6
_LONGEST = 200


def has_sign(token: str) -> bool:
    """Whether a number has letters or signs: nobody takes it for an amount."""
    return any(each.isalpha() or each in "/-" for each in token)


def is_number(token: str) -> bool:
    """Whether a word may be the number of a document, and no date, amount or year."""
    if len(token) > 40 or not any(map(str.isdigit, token)):
        return False
    if _DATE.fullmatch(token) or _MONEY.fullmatch(token) or _PERIOD.fullmatch(token):
        return False
    digits = sum(map(str.isdigit, token))
    return digits >= 3 and (token.isdigit() or token[-1].isalnum())


def numbers_of_cell(text: str) -> tuple[str, ...]:
    """The numbers in a cell under a word for numbers, where any number counts as one;
    of prose those that look like one."""
    text = text.strip()[:_LONGEST]
    if not any(map(str.isdigit, text)) or _DATE.fullmatch(text):
        return ()
    if re.fullmatch(r"[0-9]+\.0", text):
        return (text[:-2],)
    parts = [each.strip() for each in re.split(r"[,;+&\n]|\s/\s|\s-\s", text)]
    found = [name for part in parts if part for name in _names(part)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _names(part: str) -> list[str]:
    tokens = part.split()
    if len(tokens) == 1:
        return [part.strip(".,:;()")] if any(map(str.isdigit, part)) else []
    if len(tokens) == 2 and _PREFIX.fullmatch(tokens[0]) and tokens[1][:1].isdigit():
        return [part, tokens[1]]
    said = [each for each in tokens if not _is_word_for_document(each)]
    if len(said) == 1 and any(map(str.isdigit, said[0])):
        return [said[0].strip(".,:;()")]
    return list(numbers_in(part))


def _is_word_for_document(token: str) -> bool:
    if any(map(str.isdigit, token)):
        return False
    told = words.tell(token)
    kinds = (words.INVOICE, words.NUMBER, words.DOCUMENT)
    return bool(kind_of_words(token)) or any(each.search(told) for each in kinds)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of documents that stand in a text, those with signs first."""
    found = [each.strip("./-") for each in _TOKEN.findall(text[:_LONGEST])]
    found = [each for each in dict.fromkeys(found) if is_number(each)]
    found.sort(key=lambda each: not has_sign(each))
    return tuple(found[:_MOST])


def kind_of_words(text: str) -> str:
    """The kind of a row that a word in it tells; "" where none does."""
    told = words.tell(text)
    if words.CREDIT_NOTE.search(told):
        return "credit_note"
    if words.DEDUCTED.search(told):
        return "deduction"
    return "invoice" if words.INVOICED.search(told) else ""


def sum_of_words(text: str) -> str:
    """ "total" or "subtotal" where a row's words begin so; "" of any other row."""
    told = re.sub(r"^[\W\d]+", "", words.tell(text))
    if told in words.CARRIED or words.SUBTOTAL.begins(told, 4):
        return "subtotal"
    return "total" if words.TOTAL.begins(told, 2) else ""


def is_for_terms(text: str) -> bool:
    """Whether a reason is early payment."""
    return bool(words.TERMS.search(words.tell(text.replace("%", " percent "))))
