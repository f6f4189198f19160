"""Rows in the text of a mail: lines with the number of a document and amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ...statement_formats import CODES, spend
from ..shared.numbers import WrittenAmounts
from ..worded import vocabulary as words
from ..worded.heading import MONEY
from ..worded.naming import is_number, kind_of_words, sum_of_words
from .items import AdviceItem

_WEIGHT = 2_000
_MOST_LINE = 1_000
_DAY = re.compile(
    r"(?<![\w/-])(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2})(?![\w/-])"
)
#: Numbers that are neither documents nor amounts.
_NO_MONEY = re.compile(
    r"[0-9]+(?:[.,][0-9]+)?\s?(?:%|percent|prozent)"
    r"|[\w.+-]+@[\w.-]+|https?://\S+|www\.\S+"
    r"|(?<!\w)[A-Z]{2}[0-9]{2}(?:\s?[0-9A-Z]{4}){3,7}(?:\s?[0-9A-Z]{1,3})?(?!\w)"
    r"|(?<!\w)(?:tel|telefon|phone|fax|tlf|tél|puh|mobil|fon)[\w]*[.:]?\s*"
    r"[+(]?[0-9][0-9 ()/\-]{4,}",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?<![\w.,/'’-])(?:(?P<code>[A-Z]{3}|[€$£])\s?)?"
    r"(?P<number>-?[0-9]{1,3}(?:[.'’ ][0-9]{3})*|-?[0-9]+)(?:,-|,--|\.--?|\.-)?"
    r"(?:\s?(?P<behind>[A-Z]{3}|[€$£]|kr|zł))?(?![\w.,/-]*[0-9])"
)
_NAMED = re.compile(
    r"(?P<word>[^\W\d_]{2,}[.:]?(?:\s?(?:no|nr|n|num|number|nummer|numero|numer|memo"
    r"|note|di credito|de credito)[.:°º]*)?)[\s:#]{0,3}(?P<number>[0-9][\w/-]*)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?<![\w.,/-])[A-Za-z0-9][\w/.-]*")
_OTHER = re.compile(
    r"(?:kunden|kd|customer|client|klant|cliente|kunde|konto|account|compte|cuenta"
    r"|supplier|vendor|lieferanten|postfach|box|tel|fax|plz|hrb|ust|vat|avis|advice"
    r"|payment|zahlung|iban|bic)\w*\s*(?:no|nr|number|nummer)?[\s.:#-]*(?:bei ihnen)?"
    r"[\s.:]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in a line, and what the words right before it say that it is."""

    start: int
    value: Decimal
    role: str


@dataclass(frozen=True, slots=True)
class MailLine:
    """What a line of text tells."""

    number: int
    text: str
    figures: tuple[Figure, ...]
    names: tuple[tuple[int, str], ...]


class MailReader:
    """Reads the lines of one text."""

    def __init__(self, text: str) -> None:
        self.lines = [each[:_MOST_LINE] for each in text.split("\n")]
        said = [each for line in self.lines for each in MONEY.findall(_masked(line))]
        self.amounts = WrittenAmounts(said)

    def read(self) -> tuple[list[AdviceItem], list[str]]:
        """The rows, and the lines that are none."""
        items: list[AdviceItem] = []
        outside: list[str] = []
        opened: MailLine | None = None
        for number, text in enumerate(self.lines, 1):
            if not text.strip():
                continue
            line = self._line(number, text)
            if not line.figures:
                opened = line if _opens(line) else opened
                outside.append(text)
                continue
            spend(_WEIGHT, "records")
            found = _items(line, opened)
            if _adds_to_last(line, items, found):
                continue
            if not found:
                outside.append(text)
            items += found
            opened = None
        return items, outside

    def _line(self, number: int, text: str) -> MailLine:
        masked = _masked(text)
        names = tuple(_names(masked))
        for start, name in names:
            masked = masked[:start] + " " * len(name) + masked[start + len(name) :]
        found: list[tuple[int, int, Decimal]] = []
        for match in MONEY.finditer(masked):
            value = self.amounts.may_read(match[0])
            if value is not None:
                found.append((match.start(), match.end(), value))
        found += self._whole(masked, found)
        found.sort()
        figures, before = [], 0
        for start, end, value in found:
            figures.append(Figure(start, value, _role(masked[before:start])))
            before = end
        return MailLine(number, text, tuple(figures), names)

    def _whole(
        self, masked: str, found: list[tuple[int, int, Decimal]]
    ) -> list[tuple[int, int, Decimal]]:
        """Amounts without decimals, beside a currency."""
        whole = []
        for match in _WHOLE.finditer(masked):
            code = match["code"] or match["behind"] or ""
            if not (code in CODES or code and not code.isascii() or code in "€$£"):
                continue
            if not code or any(
                a < match.end() and match.start() < b for a, b, _value in found
            ):
                continue
            value = self.amounts.may_read(match["number"])
            if value is not None:
                whole.append((match.start(), match.end(), value))
        return whole


def _masked(text: str) -> str:
    """The line with blanks for what is neither a number of a document nor an amount."""
    for pattern in (_NO_MONEY, _DAY):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def _names(masked: str) -> list[tuple[int, str]]:
    """The numbers of documents in a line, and where; those of customers, telephones
    and the advice itself are none."""
    found: dict[int, str] = {}
    for match in _NAMED.finditer(masked):
        word = words.tell(match["word"])
        if words.INVOICE.search(word) or kind_of_words(word):
            name = match["number"].rstrip(".-/")
            if not MONEY.match(masked, match.start("number")):
                found[match.start("number")] = name
    for match in _TOKEN.finditer(masked):
        token = match[0].rstrip(".-/")
        if match.start() in found or MONEY.match(masked, match.start()):
            continue
        if not is_number(token) or _OTHER.search(masked[: match.start()]):
            continue
        if token.isdigit() and not 4 <= len(token) <= 14:
            continue
        if re.match(r"\s?(?:[€$£]|[A-Z]{3}\b|,-)", masked[match.end() :]):
            code = masked[match.end() :].strip()[:3]
            if token.isdigit() and (code in CODES or code[:1] in "€$£,"):
                continue
        if token.isdigit() and masked[: match.start()].rstrip()[-3:] in CODES:
            continue
        found[match.start()] = token
    return sorted(found.items())


def _role(before: str) -> str:
    """What the words between two amounts say of the second; "" where nothing."""
    told = words.tell(before[-60:])
    if words.TOTAL.search(told):
        return "total"
    if "=" in before or words.NET.search(told) and not words.GROSS.search(told):
        return "net"
    if words.DISCOUNT.search(told) or words.TAKEN.search(told):
        return "discount"
    if words.TAX.search(told):
        return "tax"
    return "deduction" if words.DEDUCTION.search(told) else ""


def _opens(line: MailLine) -> bool:
    """Whether a line names a document whose amounts follow in the next lines."""
    return bool(line.names) and bool(
        words.INVOICE.search(words.tell(line.text)) or kind_of_words(line.text)
    )


def _items(line: MailLine, opened: MailLine | None) -> list[AdviceItem]:
    """The rows of a line with amounts."""
    sum_word = sum_of_words(line.text)
    names = [name for _at, name in line.names]
    if sum_word and not names:
        said = [each.value for each in line.figures]
        return [AdviceItem(line.number, sum=sum_word, said=said)]
    totals = [each for each in line.figures if each.role == "total"]
    figures = [each for each in line.figures if each.role != "total"]
    if totals and names and figures:
        rest = replace(line, figures=tuple(figures))
        said = [each.value for each in totals]
        total = AdviceItem(line.number, sum="total", said=said)
        return [*_items(rest, opened), total]
    if len(names) > 1 and len(names) == len(line.figures):
        return _pairs(line)
    if names or opened:
        item = solve(line, line.number)
        item.numbers = tuple(dict.fromkeys(names)) or tuple(
            name for _at, name in (opened.names if opened else ())
        )
        item.kind = kind_of_words(opened.text if opened and not names else line.text)
        return [item]
    kind = kind_of_words(line.text)
    told = words.tell(line.text)
    if kind in ("deduction", "credit_note") or words.DEDUCTION.search(told):
        item = solve(line, line.number)
        item.kind = kind if kind == "credit_note" else "deduction"
        item.reason = _label(line)
        return [item]
    return []


def _label(line: MailLine) -> str:
    text = line.text[: line.figures[0].start] if line.figures else line.text
    return " ".join(text.split()).strip(" :;-–=")[:200]


def _pairs(line: MailLine) -> list[AdviceItem]:
    """ "4711 (100,00), 4712 (200,00)": a document and its amount, several times."""
    found, before = [], 0
    for (_at, name), figure in zip(line.names, line.figures, strict=True):
        item = AdviceItem(line.number, net=figure.value, numbers=(name,))
        item.kind = kind_of_words(line.text[before : figure.start])
        before = figure.start
        found.append(item)
    return found


def _adds_to_last(
    line: MailLine, items: list[AdviceItem], found: list[AdviceItem]
) -> bool:
    """Whether a line says what was taken off the row before, or what is left of it."""
    if not items or line.names or items[-1].sum or len(line.figures) != 1:
        return False
    if found and found[0].sum or found and found[0].numbers:
        return False
    last, figure = items[-1], line.figures[0]
    if not last.numbers:
        return False
    if figure.role == "discount" and last.discount is None:
        if last.gross is None:
            last.gross, last.net = last.net, None
        last.discount = figure.value
        return True
    if figure.role == "net" and last.gross is not None and last.net is None:
        last.net = figure.value
        return True
    return False


def solve(line: MailLine, number: int) -> AdviceItem:
    """The amounts of a row: the first is the document's, the last what is paid, as far
    as their words, or what they add up to, say so."""
    item = AdviceItem(number)
    plain = []
    for figure in line.figures:
        if figure.role in ("discount", "deduction", "net"):
            if getattr(item, figure.role) is None:
                setattr(item, figure.role, figure.value)
        elif figure.role in ("", "total"):
            plain.append(figure.value)
    if not plain:
        return item
    item.gross, rest = plain[0], plain[1:]
    if rest and item.net is None:
        _solve_rest(item, rest)
    if item.net is None and item.discount is None and item.deduction is None:
        item.net, item.gross = item.gross, None
    return item


def _solve_rest(item: AdviceItem, rest: list[Decimal]) -> None:
    gross = item.gross or Decimal(0)
    last, middle = rest[-1], rest[:-1]
    if len(rest) == 1 and (abs(last) * 2 < abs(gross)) and item.discount is None:
        item.discount = last
        return
    item.net = last
    for name, value in zip(("discount", "deduction"), middle, strict=False):
        if getattr(item, name) is None:
            setattr(item, name, value)
