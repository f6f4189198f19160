"""1CClientBankExchange: what banks of Russia, Kazakhstan and others give for 1C.

The public description is "Стандарт обмена с системами «Клиент банка»" of 1C (format
versions 1.01 to 1.03): lines of a name and a value, in sections for the balances of an
account (СекцияРасчСчет) and for each document (СекцияДокумент).
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ...sentences import _
from ..layouts.record_file import (
    CREDITS,
    DEBITS,
    RecordFile,
    and_more,
    must_agree,
    must_balance,
    unknown_code,
)
from ..shared.amounts import AmountError, AmountReader
from ..shared.encodings import decode
from ..shared.identifiers import given
from ..shared.iso4217 import BY_NUMBER
from ..shared.model import Statement, StatementError, Transaction
from ..shared.records import RecordError, long_date, split_lines, squeeze
from ..shared.registry import Format

_KIND = "1CClientBankExchange"
#: What may stand before it: a byte order mark and empty lines.
_BEFORE = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_ACCOUNT, _ACCOUNT_END = "СекцияРасчСчет", "КонецРасчСчет"
_DOCUMENT, _DOCUMENT_END = "СекцияДокумент", "КонецДокумента"
_FILE_END = "КонецФайла"
_WORDS = {_ACCOUNT, _ACCOUNT_END, _DOCUMENT, _DOCUMENT_END, _FILE_END}
_OWN = "РасчСчет"
#: A word of every file, by which the character set is told from others.
_KNOWN = "ВерсияФормата"
#: Of the payer and the payee: the prefix of their names, and the day of the account.
_PAYER, _PAYEE = ("Плательщик", "ДатаСписано"), ("Получатель", "ДатаПоступило")
_TAX_NUMBER = re.compile(r"ИНН\s{0,3}[0-9]{10,12}\s{0,3}")
#: A Russian account; its sixth to eighth digits are the currency, 810 the old rouble.
_RUSSIAN = re.compile(r"[0-9]{5}([0-9]{3})[0-9]{12}")
_ROUBLE = {"810": "RUB"}
_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def recognise(data: bytes) -> bool:
    """Whether the bytes begin with the mark of the format."""
    head = data[:400].replace(b"\x00", b"").lstrip(_BEFORE)
    return head.startswith(_KIND.encode())


def read(data: bytes, filename: str) -> list[Statement]:
    """One statement per account; raises StatementError."""
    text = _decode(data).lstrip("\ufeff \t\r\n")
    return _ExchangeFile(filename).statements(split_lines(text))


def _decode(data: bytes) -> str:
    """The text, in the character set in which its names mean something."""
    for text in (decode(data, "windows-1251"), data.decode("cp866", "replace")):
        if _KNOWN in text or _DOCUMENT in text:
            return text
    return decode(data, "windows-1251")


class _ExchangeFile(RecordFile):
    kind = _KIND
    code = slice(0, 0)

    def __init__(self, filename: str) -> None:
        super().__init__(filename)
        #: The fields of the section at hand, the last one's name, and what ends it.
        self.fields: dict[str, str] = {}
        self.last = ""
        self.until = ""
        self.opened = 0
        #: Documents with their lines, and the sections of the balances of an account.
        self.documents: list[tuple[int, dict[str, str]]] = []
        self.balances: dict[str, list[tuple[int, dict[str, str]]]] = {}
        self.accounts: list[str] = []
        self.is_complete = False

    def take(self, line: str) -> None:
        """Reads a line; raises RecordError."""
        name, mark, value = line.partition("=")
        name, value = name.strip(), value.strip()
        if self.until and name not in _WORDS:
            # A text with a line end in it goes on in the next line.
            self._add_field(*(name, value) if mark else (self.last, line.strip()))
        elif name in (_ACCOUNT, _DOCUMENT):
            self._refuse_open()
            self.fields = {_DOCUMENT: value} if name == _DOCUMENT else {}
            self.until = _DOCUMENT_END if name == _DOCUMENT else _ACCOUNT_END
            self.last = ""
            self.opened = self.number
        elif name in (_ACCOUNT_END, _DOCUMENT_END):
            self._close(name)
        elif name == _FILE_END:
            self._refuse_open()
            self.is_complete = True
        elif name == _OWN and given(value):
            self.accounts.append(value)

    def _add_field(self, name: str, value: str) -> None:
        """Keeps a field; one that comes again goes on with it."""
        told = self.fields.get(name)
        self.fields[name] = and_more(told, value) if told else value
        self.last = name

    def _refuse_open(self) -> None:
        if self.until:
            raise RecordError(
                _(
                    "the section that begins in line %(line)s has no end (%(end)s)",
                    line=self.opened,
                    end=self.until,
                )
            )

    def _close(self, name: str) -> None:
        if name != self.until:
            raise unknown_code(name)
        if name == _DOCUMENT_END:
            self.documents.append((self.opened, self.fields))
        else:
            own = self.fields.get(_OWN, "")
            self.balances.setdefault(own, []).append((self.opened, self.fields))
            self.accounts.append(own)
        self.until, self.fields = "", {}

    def _orders(self) -> StatementError:
        return StatementError(
            _(
                "The %(kind)s file “%(filename)s” contains payment orders, not what "
                "was booked. Download the statement of the account.",
                kind=_KIND,
                filename=self.filename,
            )
        )

    def end(self) -> None:
        """Makes the statements out of the sections."""
        if not self.is_complete:
            raise self.cut_off(_FILE_END)
        written = [fields for _at, fields in self.documents]
        if written and not self.balances and not any(map(_is_booked, written)):
            raise self._orders()
        own = {
            account: Statement(account_number=account, currency=_currency(account))
            for account in dict.fromkeys(filter(None, self.accounts))
        }
        sections = [each for found in self.balances.values() for _at, each in found]
        amounts = AmountReader(_amounts_in([*sections, *written]), "RUB")
        try:
            for line, fields in self.documents:
                self.number = line
                _add_document(own, fields, amounts, line)
            for account, statement in own.items():
                found = self.balances.get(account, [])
                self.number = found[-1][0] if found else self.number
                _set_balances(statement, [each for _at, each in found], amounts)
        except RecordError as error:
            raise self.refusal(error) from error
        self.found = [s for a, s in own.items() if s.transactions or a in self.balances]


_TOTALS = ("НачальныйОстаток", "ВсегоСписано", "ВсегоПоступило", "КонечныйОстаток")
_AMOUNT = "Сумма"


def _is_booked(fields: dict[str, str]) -> bool:
    """Whether a document tells the day on which an account moved."""
    return any(fields.get(side[1]) for side in (_PAYER, _PAYEE))


def _amounts_in(sections: list[dict[str, str]]) -> Iterator[str]:
    """The amounts of a file as written."""
    for fields in sections:
        for name in (*_TOTALS, _AMOUNT):
            if fields.get(name):
                yield fields[name]


def _amount(fields: dict[str, str], name: str, amounts: AmountReader) -> Decimal:
    written = fields.get(name, "").replace(" ", "")
    try:
        return amounts.read(written)
    except AmountError as error:
        raise RecordError(error.of(written)) from error


# A file has few days, and thousands of documents.
@lru_cache(maxsize=1_000)
def _day(written: str) -> date:
    match = _DAY.fullmatch(written.strip())
    if not match:
        raise RecordError(_("“%(text)s” is not a valid date", text=written[:40]))
    return long_date(f"{match[1]:0>2}{match[2]:0>2}{match[3]}", "dmy", written)


def _add_document(
    own: dict[str, Statement],
    fields: dict[str, str],
    amounts: AmountReader,
    line: int,
) -> None:
    """Adds a document to the account it moved; between two of ours it moved both."""
    found = {side: _own_account(own, fields, side[0]) for side in (_PAYER, _PAYEE)}
    sides = [side for side, account in found.items() if account]
    if not sides and len(own) == 1:
        # Some banks leave our side out; the day tells which it is.
        sides = [side for side in (_PAYER, _PAYEE) if fields.get(side[1])]
    if len(sides) == 2 and found[_PAYER] == found[_PAYEE]:
        sides = [side for side in sides if fields.get(side[1])]
    if not sides:
        raise RecordError(
            _("neither the payer's account nor the payee's is one of the file's own")
        )
    for side in sides:
        statement = own.get(found[side]) or next(iter(own.values()))
        transaction = _transaction(fields, side, amounts)
        transaction.line = line
        statement.transactions.append(transaction)


def _accounts_of(fields: dict[str, str], party: str) -> list[str]:
    """The account of the payer or the payee: the one at his bank, where he has another
    at the bank that settles, and that one."""
    names = (f"{party}РасчСчет", f"{party}Счет")
    return [given(fields.get(name, "")) for name in names if fields.get(name)]


def _own_account(own: dict[str, Statement], fields: dict[str, str], party: str) -> str:
    """Which account of ours the payer's or the payee's is; "" where none."""
    return next((each for each in _accounts_of(fields, party) if each in own), "")


def _transaction(
    fields: dict[str, str], side: tuple[str, str], amounts: AmountReader
) -> Transaction:
    amount = _amount(fields, _AMOUNT, amounts)
    other = _PAYEE[0] if side == _PAYER else _PAYER[0]
    purpose = fields.get("НазначениеПлатежа", "")
    parts = (fields.get(f"НазначениеПлатежа{number}", "") for number in range(1, 7))
    name = fields.get(f"{other}1") or fields.get(other, "")
    return Transaction(
        date=_day(fields.get(side[1]) or fields.get("Дата", "")),
        amount=-amount if side == _PAYER else amount,
        text=squeeze(purpose or " ".join(parts)),
        partner_name=squeeze(_TAX_NUMBER.sub("", name, count=1)),
        partner_account=next(iter(_accounts_of(fields, other)), ""),
        reference=given(fields.get("Код", "")),
        transaction_type=squeeze(fields.get(_DOCUMENT, "")),
        raw=dict(fields),
    )


def _set_balances(
    statement: Statement, sections: list[dict[str, str]], amounts: AmountReader
) -> None:
    """Sets the balances of an account, of which there may be a section a day, and
    compares what they tell with the documents."""
    statement.date = max((each.date for each in statement.transactions), default=None)
    if not sections:
        return
    days = [_day(each.get("ДатаНачала", "")) for each in sections]
    order = sorted(range(len(sections)), key=days.__getitem__)
    first, last = sections[order[0]], sections[order[-1]]
    if first.get(_TOTALS[0]):
        statement.balance_start = _amount(first, _TOTALS[0], amounts)
    if last.get(_TOTALS[3]):
        statement.balance_end = _amount(last, _TOTALS[3], amounts)
    if last.get("ДатаКонца"):
        statement.date = _day(last["ДатаКонца"])
    must_balance(statement)
    moved = [each.amount for each in statement.transactions]
    for what, name, found in (
        (DEBITS, _TOTALS[1], -sum((m for m in moved if m < 0), Decimal(0))),
        (CREDITS, _TOTALS[2], sum((m for m in moved if m > 0), Decimal(0))),
    ):
        told = [_amount(each, name, amounts) for each in sections if each.get(name)]
        must_agree(what, sum(told, Decimal(0)), found)


def _currency(account: str) -> str:
    """The currency of a Russian account; "" of others, which do not tell it."""
    match = _RUSSIAN.fullmatch(account)
    number = match[1] if match else ""
    return _ROUBLE.get(number) or BY_NUMBER.get(number, "")


FORMAT = Format(_KIND, recognise, read, rank=20)
