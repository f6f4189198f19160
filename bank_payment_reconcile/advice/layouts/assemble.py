"""Advices made of the rows of a table or a text, with what stands around them."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from ...sentences import Sentence, _
from ..shared.model import ZERO, Advice, Row
from ..worded import vocabulary as words
from ..worded.heading import Heading
from .items import AdviceItem
from .signs import net_of, settle_kind, settle_signs

CARRIED_OVER = _("carried over")
TOTAL = _("total")
#: So many rows that do not agree are told one by one.
MOST_REMARKS = 20


def assemble(
    source: str,
    items: list[AdviceItem],
    heading: Heading,
    layout: str = "",
    may_be_either: bool = False,
) -> list[Advice]:
    """The advices of the rows of a document: one for each currency in it.

    may_be_either: what was taken off is under a word for discounts and deductions.
    """
    currencies = list(dict.fromkeys(each.currency for each in items if each.currency))
    if len(currencies) < 2:
        known = currencies[0] if currencies else heading.currency
        return [_one(source, items, heading, layout, known, may_be_either)]
    found = []
    for currency in currencies:
        own = [each for each in items if each.currency == currency]
        found.append(_one(source, own, heading, layout, currency, may_be_either))
    return found


def _one(
    source: str,
    items: list[AdviceItem],
    heading: Heading,
    layout: str,
    currency: str,
    may_be_either: bool,
) -> Advice:
    _mark_sums(items)
    sums = [each for each in items if each.sum]
    counted = [each for each in items if not each.sum and each.amounts]
    totals = [*_said(sums), *heading.totals]
    settled = settle_signs(counted, totals)
    net = sum(map(net_of, settled), ZERO)
    paid = {each.paid for each in counted if each.paid}
    advice = Advice(
        "remittance",
        source,
        currency=currency,
        sender=heading.sender or _only(each.name for each in items),
        number=heading.number or _only(m for each in items for m in each.marks),
        date=heading.date or (paid.pop() if len(paid) == 1 else None),
        layout=layout,
    )
    own_marks = [mark for each in items for mark in each.marks]
    advice.marks = tuple(dict.fromkeys(filter(None, [*heading.marks, *own_marks])))[:8]
    advice.total = _total(net, sums, heading)
    rows = [_row(each, may_be_either) for each in settled]
    rows += [_sum_row(each) for each in sums]
    advice.rows = _with_keys(advice, sorted(rows, key=lambda each: each.line))
    if advice.difference:
        advice.remarks.append(_differing(advice))
    unfit = [each for each in map(_unfit, settled) if each]
    advice.remarks += unfit[:MOST_REMARKS]
    return advice


def _only(found: object) -> str:
    told = {each for each in found if each}  # type: ignore[attr-defined]
    return told.pop() if len(told) == 1 else ""


def _mark_sums(items: list[AdviceItem]) -> None:
    """Rows without a number that say again what those before them add up to."""
    running = ZERO
    for at, item in enumerate(items):
        if item.sum:
            continue
        amount = item.net if item.net is not None else item.gross
        is_named = (
            item.numbers or item.orders or item.kind in ("credit_note", "deduction")
        )
        told = words.tell(f"{item.reason} {item.text}")
        if amount and not is_named and at and amount > 0:
            if amount == running or words.PAY.search(told):
                item.sum = "total"
                continue
        running += amount or ZERO


def _said(sums: list[AdviceItem]) -> list[Decimal]:
    """What the total rows say, the last of them first."""
    found: list[Decimal] = []
    for each in reversed(sums):
        found += [*_nets(each), *reversed(each.said)]
    return found


def _nets(item: AdviceItem) -> list[Decimal]:
    """What a total row says that is paid: under its own column, or by the others."""
    if item.net is not None:
        return [item.net]
    if item.gross is None or not (item.discount or item.deduction):
        return []
    return [item.gross - abs(item.discount or ZERO) - abs(item.deduction or ZERO)]


def _total(net: Decimal, sums: list[AdviceItem], heading: Heading) -> Decimal | None:
    """What the document says is paid: what its rows add up to where it says that
    anywhere; else what its last total says."""
    said = [*_said([each for each in sums if each.sum == "total"]), *heading.totals]
    if any(abs(each) == abs(net) for each in said):
        return net
    if any(abs(each) == abs(net) for each in _said(sums)):
        return net
    finals = [each for each in sums if each.sum == "total"]
    if finals:
        last = finals[-1]
        if nets := _nets(last):
            return nets[0]
        return last.said[-1] if last.said else None
    return heading.totals[-1] if len(set(heading.totals)) == 1 else None


def _row(item: AdviceItem, may_be_either: bool) -> Row:
    kind, taken = settle_kind(item, may_be_either)
    gross = net_of(item) if item.gross is None else item.gross
    discount, deduction = item.discount or ZERO, item.deduction or ZERO
    if item.gross is None:
        discount = deduction = ZERO
    if taken:
        both = discount + deduction
        discount, deduction = (both, ZERO) if taken == "discount" else (ZERO, both)
    if kind == "deduction":
        gross, discount, deduction = ZERO, ZERO, gross + discount + deduction
    return Row(
        kind,
        gross=gross,
        discount=discount,
        deduction=deduction,
        reason=item.reason or (item.text if kind == "deduction" else ""),
        reason_code=item.reason_code,
        numbers=item.numbers,
        orders=item.orders,
        transactions=item.transactions,
        their_number=item.their_number,
        partner_name=item.name,
        partner_email=item.email,
        text=item.text,
        date=item.date,
        line=item.line,
    )


def _sum_row(item: AdviceItem) -> Row:
    reason = TOTAL if item.sum == "total" else CARRIED_OVER
    return Row(item.sum, line=item.line, text=item.text, ignored=reason)


def _with_keys(advice: Advice, rows: list[Row]) -> list[Row]:
    """The rows with a key each: what tells the advice, and what they say."""
    taken: Counter[str] = Counter()
    known = advice.number or advice.date or advice.amount
    found = []
    for row in rows:
        key = f"{advice.source}:{known}:{next(iter(row.references), '')}:{row.net}"
        taken[key] += 1
        found.append(replace(row, key=key if taken[key] < 2 else f"{key}:{taken[key]}"))
    return found


def _differing(advice: Advice) -> Sentence:
    return _(
        "The rows of the advice add up to %(net)s, its total is %(total)s: "
        "%(difference)s is missing. Compare it with the document.",
        net=advice.net,
        total=advice.amount,
        difference=advice.difference,
    )


def _unfit(item: AdviceItem) -> Sentence | None:
    """What a row's net amount says otherwise than its gross amount does."""
    if item.net is None or item.gross is None or net_of(item) == item.net:
        return None
    return _(
        "Line %(line)s: the gross amount and what is taken off make %(made)s, its net "
        "amount is %(net)s. The gross amount and what is taken off count.",
        line=item.line,
        made=net_of(item),
        net=item.net,
    )
