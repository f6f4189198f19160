"""Rows of a table that are no transactions: totals, balances, pages, separators, and
what the bank has not booked."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from ..shared.dates import looks_like_date
from .amounts import clean_amount
from .columns import TableColumns
from .rows import Cell, TableRow, plain

_NUMBER = re.compile(r"[-+(]?\s*[0-9][0-9.,\s'\u2019\u00a0\u202f]*[-+)]?")
#: How lines of totals and balances begin.
_TOTAL = (
    r"(?:grand |sub|page )?totals?|sum|summe|gesamt\w*|zwischensumme|totaal|som|summa"
    r"|totale|totali|totaux|totales|totais|somme|suma|soma|razem|ogolem|celkem|spolu"
    r"|osszesen|yhteensa|kokku|kopa|is viso|toplam|ukupno|skupaj|συνολο|συνολα|итого"
    r"|всего|разом|усього|общо|סהכ|المجموع|الإجمالي|合计|总计|合計|소계|합계|jumlah"
    r"|number of|anzahl|count of|nombre d"
)
_BALANCE = (
    r"(?:(?:opening|closing|beginning|starting|ending|initial|final|previous|current"
    r"|new"
    r"|old|available|ledger|daily|brought forward|carried forward|account|start|end"
    r"|day|prior|last|running|statement)\s+){0,3}balances?"
    r"|(?:opening |closing )?balance (?:brought|carried) (?:forward|down)|b f|c f"
    r"|brought forward|carried forward"
    r"|balance (?:of|at|on|as of|as at|for) (?:the )?(?:day|start|end|beginning|close)"
    r"|(?:anfangs|end|tages|schluss|eroffnungs|konto|alter |neuer |anfangs|start"
    r"|buchungs)"
    r"[ -]?saldo|kontostand|saldovortrag|ubertrag|vortrag|anfangsbestand|endbestand"
    r"|(?:begin|eind|start|vorig|nieuw|slot|oud)[ -]?saldo|(?:ingaende|utgaende"
    r"|inngaende"
    r"|utgaaende|ing|utg|primo|ultimo|start|slut|sluttsaldo|nuvaerende)[ -]?(?:saldo"
    r"|balance)"
    r"|(?:ancien|nouveau|dernier)?\s*solde(?: (?:initial|final|precedent|crediteur"
    r"|debiteur|de depart|de cloture|d ouverture|anterieur|reporte|comptable|au|en))?"
    r"|saldo(?: (?:inicial|final|anterior|actual|inicio|iniziale|finale|precedente"
    r"|contabile|contable|do dia|dia|disponivel|poczatkowe|koncowe|dnia|poprzednie"
    r"|pocetno|konacno|al|au|am|zum|per|na|pr|bloqueado|em conta|diario|del dia"
    r"|awal|akhir|attuale|alku|loppu|\u00e0))?|sold (?:initial|final|precedent"
    r"|anterior)"
    r"|pocatecni zustatek|konecny zustatek|zustatek|pociatocny zostatok"
    r"|konecny zostatok|zostatok|nyito ?egyenleg|zaro ?egyenleg|egyenleg|alkusaldo"
    r"|loppusaldo|algsaldo|loppsaldo|algjaak|loppjaak|sakuma atlikums|beigu atlikums"
    r"|atlikums|likutis(?: pradziai| pabaigai)?|pradinis likutis|galutinis likutis"
    r"|devreden bakiye|devir|bakiye"
    r"|acilis bakiyesi|kapanis bakiyesi|pocetno stanje|konacno stanje|zacetno stanje"
    r"|koncno stanje|prethodno stanje|novo stanje|stanje|υπολοιπο|προηγουμενο υπολοιπο"
    r"|входящий остаток|исходящий остаток|остаток|начальный остаток|конечный остаток"
    r"|вхідний залишок|вихідний залишок|залишок|начално салдо|крайно салдо|салдо"
    r"|יתרת פתיחה|יתרת סגירה|יתרה|الرصيد الافتتاحي|الرصيد الختامي"
    r"|الرصيد|期初余额|期末余额"
    r"|余额|繰越残高|前月繰越|繰越|残高|기초잔액|기말잔액"
)
#: What may stand behind: a day, a currency, a number.
_REST = (
    r"(?:\s+(?:am|au|al|as|of|at|on|the|per|pr|na|dne|vom|den|zum|le|del|de|a|em|op"
    r"|till"
    r"|bei|und|and|for|on|en|in|day|statement|period|month|account|periode|dzien|ke"
    r"|umsatze|transactions?|forward|credits?|debits?|eur|usd|gbp|czk|pln|chf|[0-9]+"
    r"|[^\W\d]{3,9}\.? ?(?=[0-9])))*"
)
_BEGINS = re.compile(rf"(?:{_TOTAL}|{_BALANCE})\b")
_IS_BALANCE = re.compile(rf"(?:{_BALANCE}){_REST}")
_PLAIN = str.maketrans("łŁøØđĐı", "lLoOdDi")
#: What says that a line has not moved the account, in a column for the status or
#: in place of the date.
_NOT_BOOKED = re.compile(
    r"\s*(?:umsatz )?(pending|processing|authori[sz]ed|cancel\w*|declined|failed"
    r"|rejected|revert\w*|denied|vorgemerkt|ausstehend|storniert|abgelehnt|reservert"
    r"|reserveret|reserverad|in behandeling|gereserveerd|geweigerd|en attente"
    r"|annul\w*|venter|reserverat|pendiente|cancelad\w*|in sospeso|rifiutat\w*"
    r"|ventende|avvist|refused|reversed|on hold|in progress|incomplete|expired|voided?"
    r"|blocked|unposted|oczekuj\w*|odrzucon\w*|anulowan\w*|blokada\w*|w trakcie"
    r"|pendente|em processamento|recusad\w*|rejeitad\w*|estornad\w*|čekající"
    r"|zamítnut\w*"
    r"|zrušen\w*|blokace|čakajúc\w*|függőben|visszautasít\w*|elutasít\w*|sztornó\w*"
    r"|odottaa|hylätty|peruttu|în așteptare|respins\w*|beklemede|beklemeli|iptal\w*"
    r"|reddedil\w*|na čekanju|odbijen\w*|v teku|zavrnjen\w*|ootel|tühistatud|laukiam\w*"
    r"|gaida|atcelts|εκκρεμ\w*|ακυρ\w*|απορρ\w*|в обработке|отклон\w*|отмен\w*"
    r"|не выполнен\w*"
    r"|в ожидании|відхилен\w*|скасован\w*|в обробці|ממתין|معلق|مرفوض"
    r"|待处理|处理中|失败|已关闭|交易关闭|処理中|取消"
    r"|en cours|refusé\w*|rejeté\w*|in attesa"
    r"|annullat\w*|rechazad\w*|denegad\w*|en proceso|offen|in bearbeitung|afvist"
    r"|avslått"
    r"|nekad|afgewezen|mislukt|non contabilizzat\w*)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def is_separator(row: TableRow) -> bool:
    """Whether a row has neither letters nor digits: a line of dashes or the like."""
    return not any(
        any(map(str.isalnum, each)) if isinstance(each, str) else True
        for each in row.cells
    )


def tells_balance(text: str) -> bool:
    """Whether the text of a row says that it is but a balance."""
    return len(text) <= 60 and bool(_IS_BALANCE.fullmatch(_folded(text)))


def says_balance(row: TableRow, columns: TableColumns) -> bool:
    """Whether one of the texts of a row says that it is but a balance."""
    return any(
        tells_balance(plain(row.cells[at]))
        for at in columns.texts
        if at < len(row.cells) and row.cells[at] != ""
    )


def is_no_transaction(row: TableRow, columns: TableColumns) -> bool:
    """Whether a row that cannot be read as a transaction is none.

    It has no date, and no money either, or it says that it is a total or a balance.
    """
    if says_balance(row, columns) and not any(
        columns.string(row, name) for name in ("amount", "debit", "credit")
    ):
        return True
    day = columns.cell(row, "date")
    if _is_day(day) or _is_day(columns.cell(row, "value_date")):
        return False
    texts = [each for each in row.cells if isinstance(each, str) and each.strip()]
    if texts and _BEGINS.match(_folded(texts[0][:60])):
        return True
    if any(_BEGINS.fullmatch(_folded(each[:60])) for each in texts):
        return True
    return not any(map(_is_money, row.cells))


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and looks_like_date(cell))


def _is_money(cell: Cell) -> bool:
    if isinstance(cell, Decimal):
        return True
    text = clean_amount(plain(cell)) if isinstance(cell, str) else ""
    return bool(_NUMBER.fullmatch(text))


def _folded(text: str) -> str:
    plain_ = unicodedata.normalize("NFKD", text.translate(_PLAIN).casefold())
    plain_ = "".join(each for each in plain_ if not unicodedata.combining(each))
    plain_ = unicodedata.normalize("NFC", plain_)
    return " ".join(re.sub(r"[^\w]+|_", " ", plain_).split())


def is_booked(text: str) -> bool:
    """Whether a status, or what stands in place of the date, does not deny it."""
    return not _NOT_BOOKED.fullmatch(text)
