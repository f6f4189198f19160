"""What stands around the rows: who pays, when, how much, under which number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ...statement_formats import CODES
from ..shared.days import WrittenDays
from ..shared.numbers import WrittenAmounts
from . import vocabulary as words
from .naming import sum_of_words

_DAY = re.compile(
    r"(?<![\w./-])(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}"
    r"|[0-9]{1,2}\.?\s(?:de\s)?[^\W\d]{3,10}\.?,?\s(?:de\s)?[0-9]{4}"
    r"|[^\W\d]{3,10}\s[0-9]{1,2},\s[0-9]{4})(?![\w/-])"
)
_SERIAL = re.compile(r"(?<![\w.,/-])[34][0-9]{4}(?![\w.,/-])")
MONEY = re.compile(
    r"(?<![\w.,/'’-])[-+(]?\s?[€$£]?\s?[0-9]{1,3}(?:(?:[.,'’\u00a0\u202f ][0-9]{3})+"
    r"|[0-9]*)[.,][0-9]{2}(?:\s?[-)])?(?![\w/.,'’]*[0-9])"
)
_BEHIND = re.compile(
    r"[\s:.#|-]*(?:(?:no|nr|n|num|number|nummer|numero|numer|ref|id|reference|referenz)"
    r"[\s:.#|°º-]+){0,2}((?=[\w/-]{0,30}[0-9])[A-Za-z0-9][\w/-]{1,30})",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FROM = re.compile(
    r"^(?:from|von|van|de|da|fra|från|fran|od|lähettäjä|expéditeur|remitente|mittente"
    r"|avsender|avsändare|afsender|nadawca|remetente)\s*:\s*(.+)$",
    re.IGNORECASE,
)
_PAYER = re.compile(
    r"^(?:payer|payor|paid by|customer|debtor|zahler|zahlungspflichtiger|auftraggeber"
    r"|kunde|absender|betaler|klant|payeur|client|débiteur|pagador|ordenante|cliente"
    r"|pagatore|ordinante|betalare|kund|płatnik|platnik|maksaja|company|firma"
    r"|sender|remitter|buyer)(?:\s+name)?\s*[:|]\s*(.+)$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"buchhaltung|account|kreditoren|finance|fibu|payable|comptab|contab|amministra"
    r"|okonomi|ekonomi|økonomi|administratie|crediteur|księgow|ksiegow|talous|noreply"
    r"|no-reply|invoice|billing|treasury|payments|zahlungen",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"^(?:date|datum|dear|sehr|hello|hi|to|an|bonjour|hallo|subject|betreff|page|seite"
    r"|remittance|payment|advice|zahlung|avis|betal|aviso|avviso|awizo|supplier"
    r"|lieferant|vendor|invoice|rechnung|factu|fattur|faktur|total|summe)",
    re.IGNORECASE,
)
#: Lines around the table that are looked at.
_MOST_LINES = 200
_PAID_BY = "cheque|check|zahlungsbeleg|zahlungsreferenz|payment"


@dataclass(slots=True)
class Heading:
    """What the lines around the rows tell; what they do not tell is empty."""

    number: str = ""
    marks: tuple[str, ...] = ()
    sender: str = ""
    date: date | None = None
    currency: str = ""
    totals: list[Decimal] = field(default_factory=list)


def read_heading(
    lines: Sequence[str], zone: str, order: str, amounts: WrittenAmounts | None = None
) -> Heading:
    """What the lines around the rows of an advice tell of the payment."""
    kept = [each[:400] for each in lines[:_MOST_LINES]]
    found = Heading(sender=_sender(kept), currency=currency_of(kept))
    marks = list(_marks(kept))
    found.number = marks[0] if marks else ""
    found.marks = tuple(marks[:5])
    found.date = _day(kept, zone, order)
    said = [each for line in kept for each in MONEY.findall(line)]
    reader = amounts or WrittenAmounts(said, found.currency)
    for line in kept:
        found.totals += _totals(line, reader)
    return found


def _totals(line: str, reader: WrittenAmounts) -> list[Decimal]:
    told = words.tell(line)
    is_told = words.PAY.search(told) or words.AMOUNT.search(told)
    if not (is_told or sum_of_words(line)):
        return []
    found = (reader.may_read(each) for each in MONEY.findall(line))
    return [each for each in found if each]


def currency_of(lines: Iterable[str]) -> str:
    """The currency that is named most beside amounts, else at all; "" for none."""
    counts: Counter[str] = Counter()
    for line in lines:
        beside = bool(re.search("[0-9]", line))
        for code in re.findall(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])", line):
            if code in CODES:
                counts[code] += 10 if beside else 1
        for sign, code in (("€", "EUR"), ("£", "GBP"), ("zł", "PLN")):
            counts[code] += 10 * (sign in line)
    common = [each for each in counts.most_common(2) if each[1]]
    return common[0][0] if common else ""


def parts_of(line: str) -> list[str]:
    """The parts of a line that stand apart, a label and its value together."""
    chunks = [each.strip() for each in re.split(r"\s{2,}|\t|\|", line)]
    found: list[str] = []
    for chunk in filter(None, chunks):
        has_digits = any(map(str.isdigit, chunk))
        is_open = found and not any(map(str.isdigit, found[-1]))
        if found and (found[-1].endswith(":") or is_open and has_digits):
            found[-1] = f"{found[-1]} {chunk}"
        else:
            found.append(chunk)
    return found


def _marks(lines: Sequence[str]) -> list[str]:
    """Numbers of the advice and of the payment, that of the advice first."""
    advice, paid, document = [], [], []
    for line in lines:
        for part in parts_of(line):
            folded = words.tell(part)
            if words.DATE.search(folded):
                part = _SERIAL.sub(" ", _DAY.sub(" ", part))
            if words.ADVICE.search(folded):
                advice += _numbers_behind(part, words.ADVICE)
            elif re.search(_PAID_BY, folded) or words.PAY.search(folded):
                paid += _numbers_behind(part, words.PAY) or _labelled(part)
            elif words.DOCUMENT.search(folded) and not words.OURS.search(folded):
                document += _numbers_behind(part, words.DOCUMENT)
            elif words.REFERENCE.search(folded) and not words.OURS.search(folded):
                paid += _labelled(part)
    return list(dict.fromkeys([*advice, *paid, *document]))


def _numbers_behind(part: str, pattern: words.Vocabulary) -> list[str]:
    """The number right behind the last word of a kind."""
    found = []
    for match in re.finditer(r"[^\W\d_]+", part):
        if not pattern.search(words.tell(match[0])):
            continue
        behind = _BEHIND.match(part, match.end())
        if behind and _is_mark(behind[1]):
            found.append(behind[1])
    return found


def _labelled(part: str) -> list[str]:
    """The number behind the colon of a label, or its last word."""
    _label, colon, value = part.partition(":")
    tokens = (value if colon else part).split()
    found = tokens[:1] if colon else tokens[-1:]
    return [each for each in found if _is_mark(each)]


def _is_mark(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    if digits < 3 or len(text) > 35 or _DAY.fullmatch(text) or MONEY.fullmatch(text):
        return False
    return bool(re.fullmatch(r"[A-Za-z0-9][\w/-]*", text)) and not re.fullmatch(
        r"(?:19|20)[0-9]{2}|[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", text
    )


def _day(lines: Sequence[str], zone: str, order: str) -> date | None:
    """The day of the payment; else that of the advice; else any that is labelled."""
    samples = [day for line in lines for day in _DAY.findall(line)]
    days = WrittenDays(samples, zone, order)
    ranked: list[tuple[int, int, date]] = []
    for at, line in enumerate(lines):
        for part in parts_of(line):
            folded = words.tell(part)
            match = _DAY.search(part) or _SERIAL.search(part)
            if not match:
                continue
            is_day = bool(words.DATE.search(folded))
            is_paid = bool(words.PAY.search(folded) or words.ADVICE.search(folded))
            if match.re is _SERIAL and not is_day:
                continue
            found = days.may_read(match[0])
            if found and (is_day or is_paid):
                ranked.append((2 - is_day - is_paid, at, found))
    return min(ranked)[2] if ranked else None


def _sender(lines: Sequence[str]) -> str:
    """Who pays: as a label tells, by the mail's address, else the first line's name."""
    for line in lines:
        for part in parts_of(line):
            match = _PAYER.match(part)
            if match and not match[1][:1].isdigit():
                return match[1].strip()[:100]
    for line in lines:
        match = _FROM.match(line.strip())
        if match:
            mail = _MAIL.search(match[1])
            name = re.sub(r"[<(\[].*", "", match[1]).strip(" \"'")
            if mail and (not name or "@" in name or _OFFICE.search(name)):
                return mail[0]
            return name[:100]
    for line in lines[:2]:
        first = re.split(r"\s{3,}|\s[-–|]\s|\t", line.strip())[0].strip()
        if _is_name(first):
            return first
    return ""


def _is_name(text: str) -> bool:
    if not 3 <= len(text) <= 60 or any(map(str.isdigit, text)) or ":" in text:
        return False
    if _LABELS.match(text) or text[-1] in ",.!;" and not text.endswith("."):
        return False
    folded = words.tell(text)
    return text[0].isupper() and not (
        words.ADVICE.search(folded) or words.AMOUNT.search(folded)
    )
