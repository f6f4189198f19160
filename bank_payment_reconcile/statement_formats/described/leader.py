"""What stands above a table: whose account it is, and in what currency."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..shared.dates import looks_like_date
from ..shared.identifiers import iban_of
from ..shared.iso4217 import CODES
from .description import Description
from .rows import TableRow, plain

#: More lines before a table tell of other things.
_MOST = 60
_ACCOUNT = re.compile(
    r"(?:(?:your|bank|current|own|selected|main) )*(?:account|acct|a c)"
    r"(?: (?:no|number|nr|num|iban|id|details for|number iban))?|iban(?: \w+)?"
    r"|(?:giro|spar|tagesgeld|bank|auftrags|privat|geschafts)?konto"
    r"(?: ?(?:nr|nummer|no|iban))?|(?:bank)?rekening(?: ?(?:nr|nummer))?"
    r"|(?:numero|n o|n|no|num|nr)? ?(?:de |du |di |da |del )?"
    r"(?:compte|cuenta|conto|conta|cont|compte corrent)"
    r"(?: (?:n|no|nr|numero|corrente|corriente|bancaria|bancaire|iban|client|ordem))?"
    r"|nib|clabe|cci|numar cont|numer (?:rachunku|konta)|nr rachunku|rachunek"
    r"|cislo uctu|ucet|szamlaszam|szamla(?: szama)?"
    r"|tilinumero|tili|konto number|konta numurs|saskaita|saskaitos n(?:r|umeris)"
    r"|broj racuna|racun|stevilka racuna|hesap(?: no| numarasi)?"
    r"|(?:αριθμος )?λογαριασμ(?:ος|ου)|(?:номер )?(?:счета|счет|рахунку|рахунок|сметка)"
    r"|חשבון|מספר חשבון|(?:رقم )?الحساب|账号|账户|帳號|口座番号|계좌번호|no rekening"
)
_CURRENCY = re.compile(
    r"(?:account )?(?:currency|ccy)(?: code)?|wahrung|kontowahrung|waehrung|valuta"
    r"|devise"
    r"|divisa|moneda|moeda|munt(?:soort)?|waluta(?: rachunku)?|mena|devizanem|penznem"
    r"|valuutta|valuuta|valiuta|doviz(?: cinsi)?|para birimi"
    r"|νομισμα|валюта|币种|幣別|通貨"
    r"|מטבע|العملة|monnaie"
)
#: Words before the number in a sentence.
_NOUNS = frozenset(
    "account konto kontonummer compte cuenta conta conto uctu ucet rachunku rachunek"
    " rekening racuna racun szamla hesap iban cont".split()
)
#: A number of an account: digits, maybe in groups, and letters of a bank.
_NUMBER = re.compile(r"[A-Z]{0,4}[0-9][0-9A-Z]*(?:[-/. ][0-9A-Z]+)*")
_PLAIN = str.maketrans("łŁøØđĐı", "lLoOdDi")


@dataclass(frozen=True, slots=True)
class Leader:
    """What the lines above a table tell of it; "" for what they do not tell."""

    account: str = ""
    currency: str = ""


def read_leader(rows: Sequence[TableRow]) -> Leader:
    """What the lines above a table tell: by their words, or by check digits."""
    pairs = list(_pairs(rows[:_MOST]))
    ibans = {
        iban
        for row in rows[:_MOST]
        for cell in row.cells
        for part in re.split(r"[:：]", plain(cell))
        if (iban := iban_of(part))
    }
    named = {
        number
        for label, value in pairs
        if _ACCOUNT.fullmatch(label) and (number := _account(value))
    }
    codes = {
        code
        for label, value in pairs
        if _CURRENCY.fullmatch(label) and (code := _currency(value))
    }
    if not codes:
        codes = {
            code
            for row in rows[:_MOST]
            for label, *others in [[_folded(plain(each)) for each in row.cells]]
            if _ACCOUNT.fullmatch(label)
            for each in others
            if (code := _currency(each.upper()))
        }
    accounts = ibans or named
    return Leader(
        accounts.pop() if len(accounts) == 1 else "",
        codes.pop() if len(codes) == 1 else "",
    )


def with_leader(description: Description, before: Sequence[TableRow]) -> Description:
    """The description with what stands above the table, where it has neither a column
    nor a value for it."""
    leader = read_leader(before)
    told = {}
    if leader.account and description.account_number is None:
        told["account_number"] = leader.account
    if leader.currency and description.currency is None:
        told["currency"] = leader.currency
    return replace(description, constants=told | description.constants)


def _pairs(rows: Sequence[TableRow]) -> Iterator[tuple[str, str]]:
    """Labels, in small plain letters, with what stands behind or below them."""
    for number, row in enumerate(rows):
        cells = [plain(each).strip() for each in row.cells]
        below = rows[number + 1].cells if number + 1 < len(rows) else []
        for at, cell in enumerate(cells):
            label, mark, value = cell.replace("：", ":").partition(":")
            if value.strip():
                yield _folded(label), value.strip()
                continue
            following = next(filter(None, cells[at + 1 :]), "")
            if following:
                yield _folded(label), following
            elif at < len(below):
                yield _folded(label), plain(below[at]).strip()
            if not mark and " " in cell:
                yield from _within(cell.split(" "))


def _within(words: list[str]) -> Iterator[tuple[str, str]]:
    """Labels with what stands behind them in one cell, as "Kontonummer 123456" or
    "Statement of account 123456"."""
    for end in range(1, min(len(words), 4)):
        yield _folded(" ".join(words[:end])), " ".join(words[end:])
    for at, word in enumerate(words[1:-1], 1):
        if _folded(word) in _NOUNS:
            yield "account", words[at + 1]


def _account(value: str) -> str:
    """The number of an account, "" where the value is none."""
    value = " ".join(value.strip(" '\"#").split())
    if iban := iban_of(value):
        return iban
    if looks_like_date(value):
        return ""
    first = value.split(" ")[-1] if "," in value else value
    digits = sum(each.isdigit() for each in first)
    if 5 <= digits and len(first) <= 40 and _NUMBER.fullmatch(first.upper()):
        return first
    head, mark, _rest = value.partition(" (")
    if mark and head.isdigit() and len(head) >= 6:
        return head
    # "Savings 120-12345-1": a name before it.
    last = value.split(" ")[-1]
    names = value.split(" ")[:-1]
    digits = sum(each.isdigit() for each in last)
    if digits >= 6 and _NUMBER.fullmatch(last.upper()) and all(map(str.isalpha, names)):
        return last
    return ""


def _currency(value: str) -> str:
    """The currency's code, "" where the value is none."""
    word = value.strip().split(" ")[0].strip("()").upper() if value.strip() else ""
    return word if word in CODES and len(value) <= 30 else ""


def _folded(label: str) -> str:
    text = unicodedata.normalize("NFKD", label.translate(_PLAIN).casefold())
    text = "".join(each for each in text if not unicodedata.combining(each))
    return " ".join(
        re.sub(r"[^\w]+|_", " ", unicodedata.normalize("NFC", text)).split()
    )
