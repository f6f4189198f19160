"""Puts entries together to the payouts in which they are paid, and checks the sums."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from ...sentences import Sentence, _
from ..shared.model import ZERO, Advice, Row
from .entry import ReportEntry
from .table import ReportTable, code_of

#: So many remarks of one kind are shown; more say no more.
_MOST_REMARKS = 10
#: What may stand above the rows before the currency of all of them.
_CURRENCY = "currency|wahrung|devise|valuta|moneda|divisa|currency code|waluta"


@dataclass(slots=True, eq=False)
class Payout:
    """Entries that are paid together.

    number: its id. date: as the provider writes it. total: what the report says that
    it is, None where it does not. marks: what else the bank's text may say.
    """

    entries: list[ReportEntry] = field(default_factory=list)
    currency: str = ""
    number: str = ""
    date: date | None = None
    total: Decimal | None = None
    marks: tuple[str, ...] = ()
    is_pending: bool = False
    remarks: list[Sentence] = field(default_factory=list)

    @property
    def paying(self) -> ReportEntry | None:
        """The row that pays it out, None where none does."""
        for entry in self.entries:
            if entry.row.kind == "payout":
                return entry
        return None


def split(table: ReportTable, entries: list[ReportEntry]) -> list[Payout]:
    """The payouts of a report, those that are not paid yet as the last."""
    main = _usual_currency(entries) or code_of(table.told_above(_CURRENCY))
    if table.report.is_paid_by_rows:
        found = _cut(entries, main)
    else:
        found = _by_id(entries, main)
    for payout in found:
        _complete(payout)
        if table.report.finish is not None:
            table.report.finish(table, payout)
    return sorted(found, key=lambda each: each.is_pending)


def _by_id(entries: list[ReportEntry], main: str) -> list[Payout]:
    """A payout for each id, or for each day where the report has no ids; what has none
    is pending where others have one."""
    has_ids = any(entry.payout for entry in entries)
    found: dict[tuple[object, str, bool], Payout] = {}
    for entry in entries:
        pending = entry.state == "pending"
        currency = entry.currency or main
        if not _counts(entry) and not entry.payout:
            pending, currency = False, main
        group = entry.payout if has_ids else entry.paid_on
        key = (group, currency, pending)
        payout = found.setdefault(key, Payout([], currency, entry.payout))
        payout.entries.append(entry)
        payout.is_pending = pending
    named = [each for each in found.values() if each.number]
    if named:
        for payout in found.values():
            payout.is_pending |= not payout.number
    return _without_idle(list(found.values()))


def _cut(entries: list[ReportEntry], main: str) -> list[Payout]:
    """A payout for what stands before each row that pays out, of its currency."""
    open_now: dict[str, Payout] = {}
    found: list[Payout] = []
    counted = {each.currency or main for each in entries if _counts(each)}
    for entry in in_time(entries):
        currency = entry.currency or main
        if currency not in counted:
            currency = main
        payout = open_now.get(currency)
        if payout is None:
            payout = open_now[currency] = Payout([], currency)
            found.append(payout)
        payout.entries.append(entry)
        if entry.row.kind == "payout":
            del open_now[currency]
    paid = {each.currency for each in found if each.paying}
    for payout in open_now.values():
        payout.is_pending = payout.currency in paid
    return _without_idle(found)


def in_time(entries: list[ReportEntry]) -> list[ReportEntry]:
    """The entries with the oldest first: some reports have the newest first."""
    days = [entry.line.written_day("date") for entry in entries]
    known = [day for day in days if day is not None]
    if len(known) > 1 and known[0] > known[-1]:
        return entries[::-1]
    clocks = [_clock(entry) for entry in entries]
    if len(set(known)) == 1 and all(clocks) and clocks[0] > clocks[-1]:
        return entries[::-1]
    return entries


def _clock(entry: ReportEntry) -> str:
    text = entry.line.text("clock") or entry.line.text("date")[10:]
    return text.strip()


def _counts(entry: ReportEntry) -> bool:
    return entry.row.ignored is None or entry.row.kind == "payout"


def _usual_currency(entries: list[ReportEntry]) -> str:
    counts = Counter(
        each.currency for each in entries if each.currency and _counts(each)
    )
    return counts.most_common(1)[0][0] if counts else ""


def _without_idle(found: list[Payout]) -> list[Payout]:
    """Without those in which nothing counts: their rows go where something does."""
    live = [each for each in found if any(map(_counts, each.entries))]
    if not live:
        return found[:1]
    for payout in found:
        if payout not in live:
            live[0].entries += payout.entries
    for payout in live:
        payout.entries.sort(key=lambda each: each.line.number)
    return live


def _complete(payout: Payout) -> None:
    """Takes number, day and total from the row that pays it out, else from columns."""
    paying = payout.paying
    if paying is not None:
        paid = [each for each in payout.entries if each.row.kind == "payout"]
        payout.total = -sum((each.amount for each in paid), ZERO)
        payout.number = payout.number or paying.id
        payout.date = paying.paid_on or paying.line.written_day("date")
        payout.marks += tuple(each for each in paying.row.transactions if each)
    for entry in payout.entries:
        payout.date = payout.date or entry.paid_on
        if payout.total is None and not payout.is_pending:
            payout.total = entry.total
        payout.marks += entry.marks


def to_advice(table: ReportTable, payout: Payout) -> Advice:
    """The payout as an advice, with what does not agree."""
    advice = Advice(
        "payout",
        table.report.name,
        payout.currency,
        table.report.sender,
        payout.number,
        tuple(dict.fromkeys(filter(None, (payout.number, *payout.marks))))[:20],
        payout.date,
        None if payout.is_pending else payout.total,
        _with_keys(table, payout),
        payout.is_pending,
        payout.remarks,
    )
    told = [remark for entry in payout.entries for remark in entry.remarks]
    advice.remarks += told[:_MOST_REMARKS]
    if len(told) > _MOST_REMARKS:
        advice.remarks.append(
            _(
                "More lines of the report differ in the same way: %(count)s.",
                count=len(told) - _MOST_REMARKS,
            )
        )
    if advice.total is not None and advice.difference:
        advice.remarks.append(
            _(
                "The rows of the %(provider)s report add up to %(sum)s %(currency)s, "
                "and the payout is %(total)s, a difference of %(difference)s.",
                provider=table.report.sender,
                sum=advice.net,
                currency=payout.currency,
                difference=advice.difference,
                total=advice.total,
            )
        )
    return advice


def _with_keys(table: ReportTable, payout: Payout) -> list[Row]:
    """The rows with a key each: the provider's id and type, else what tells the payout,
    the line in it, and what the row says."""
    taken: Counter[str] = Counter()
    known = payout.number or payout.date or sum(each.amount for each in payout.entries)
    found = []
    for entry in payout.entries:
        row = entry.row
        own = entry.line.text("id")
        key = f"{own}:{entry.line.text('type') or row.kind}"
        if not own:
            key = f"{known}:{row.line}:{next(iter(row.references), '')}:{entry.amount}"
        key = f"{table.report.name}:{key}"
        taken[key] += 1
        if taken[key] > 1:
            key = f"{key}:{taken[key]}"
        found.append(replace(row, key=key))
    return found
