"""Payouts of a provider that nobody described: a table with a column of fees."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from ...sentences import _
from ..shared.model import ZERO, Advice, Row
from ..worded import vocabulary as words
from ..worded.heading import Heading
from .assemble import CARRIED_OVER, MOST_REMARKS, TOTAL
from .items import AdviceItem

_KINDS = (
    ("dispute_reversal", "dispute_won dispute_reversal chargeback_reversal"),
    ("dispute", "dispute* chargeback* charge_back ruckbuchung* rucklast* impaye*"
     " contracargo* storno_kreditkarte betwist* retrocesso* chargebacks"),
    ("refund", "refund* erstattung* ruckerstattung* remboursement* reembols* rimborso*"
     " rimborsi terugbetaling* refusjon* aterbetal* refusion* zwrot* hyvity* palautu*"
     " gutschrift* credit_note* return* retour* tilbagebetal* tilbakebetal*"),
    ("reserve", "reserve* sicherheitseinbehalt* rucklage* hold release rolling*"),
    ("payout", "payout* auszahlung* uitbetaling* versement* utbetaling* utbetalning*"
     " udbetaling* wyplata* withdrawal* abhebung* tilitys"),
    ("transfer", "transfer* ubertrag* top_up aufladung*"),
    ("fee", "fee fees *gebuhr *gebuhren gebuhr* entgelt* frais commission* comision*"
     " provision* gebyr* avgift* prowizja* palkkio* kosten* *kosten subscription*"),
    ("adjustment", "adjustment* korrektur* ajust* correction* rettifica*"),
    ("charge", "charge* payment* sale* zahlung* verkauf* vente* paiement* venta*"
     " vendita*"
     " pagament* pago* betaling* betalning* platnosc* maksu* order* capture* invoice*"
     " umsatz* transaction* rechnung* bestellung* verkoop* salg* forsaljning*"
     " sprzedaz* myynti* venda* purchase*"),
)  # fmt: skip
_PATTERNS = tuple((kind, words.Vocabulary(each)) for kind, each in _KINDS)


def assemble_payouts(
    items: list[AdviceItem], heading: Heading, layout: str, has_payouts: bool
) -> list[Advice]:
    """The payouts of a table, one for each id and currency; rows without an id, where
    others have one, are not paid yet.

    has_payouts: the table has a column for the payout's id.
    """
    sign = _sign_of_fees([each for each in items if not each.sum])
    groups: dict[tuple[str, str], list[Row]] = {}
    firsts: dict[tuple[str, str], AdviceItem] = {}
    for item in items:
        key = (item.payout, item.currency or heading.currency)
        if item.sum:
            # A total is of none of several payouts.
            key = next(reversed(groups), key)
        groups.setdefault(key, []).append(_row(item, sign))
        if not item.sum:
            firsts.setdefault(key, item)
    several = len({payout for payout, _code in groups if payout}) > 0
    found = []
    for key, rows in groups.items():
        payout, currency = key
        first = firsts.get(key)
        advice = Advice(
            "payout",
            "table",
            currency=currency,
            sender=heading.sender,
            number=payout or ("" if several else heading.number),
            date=(first.paid if first else None) or (None if several else heading.date),
            is_pending=has_payouts and several and not payout,
            layout=layout,
        )
        advice.marks = tuple(filter(None, (payout or heading.number,)))
        advice.rows = _with_keys(advice, rows)
        sums = [each for each in items if each.sum == "total"]
        _check(advice, items, sums if len(groups) == 1 else [], sign, rows)
        found.append(advice)
    return sorted(found, key=lambda each: each.is_pending)


def _sign_of_fees(items: list[AdviceItem]) -> int:
    """-1 where a fee is a cost without a minus: as the net amounts say, else as most
    fees are written."""
    votes = 0
    for item in items:
        fee = (item.fee or ZERO) + (item.fee_tax or ZERO)
        if not fee:
            continue
        if item.gross is not None and item.net is not None:
            votes += 5 * (item.gross - fee == item.net)
            votes -= 5 * (item.gross + fee == item.net)
        votes += 1 if fee > 0 else -1
    return -1 if votes >= 0 else 1


def kind_of_payout(text: str) -> str:
    """The kind that a word for the type tells; "" where none does."""
    told = words.tell(text)
    for kind, pattern in _PATTERNS:
        if pattern.search(told):
            return kind
    return ""


def _row(item: AdviceItem, sign: int) -> Row:
    if item.sum:
        reason = TOTAL if item.sum == "total" else CARRIED_OVER
        return Row(item.sum, line=item.line, ignored=reason)
    fee, tax = sign * (item.fee or ZERO) + ZERO, sign * (item.fee_tax or ZERO) + ZERO
    gross = item.gross
    if gross is None:
        gross = ZERO if item.net is None else item.net - fee - tax
    if tax and item.net is not None and gross + fee == item.net:
        fee -= tax
    gross = _signed(item, gross, fee + tax)
    kind = kind_of_payout(item.type or "")
    if not kind:
        kind = "other" if item.type else "refund" if gross < 0 else "charge"
    if kind == "fee":
        gross, fee = ZERO, fee + gross
        fee = -abs(fee) if item.net is None else fee
    paid_out = _("the payout itself") if kind == "payout" else None
    return Row(
        kind,
        gross=gross,
        fee=fee,
        fee_tax=tax,
        reason=item.reason,
        reason_code=item.reason_code,
        numbers=item.numbers,
        orders=item.orders,
        transactions=item.transactions,
        partner_name=item.name,
        partner_email=item.email,
        text=item.text or item.type,
        date=item.date,
        line=item.line,
        ignored=paid_out,
    )


def _signed(item: AdviceItem, gross: Decimal, fees: Decimal) -> Decimal:
    """The gross amount, with the sign of its net one where only the type tells it."""
    if item.net is not None:
        return (
            gross if gross + fees == item.net or -gross + fees != item.net else -gross
        )
    lowers = kind_of_payout(item.type) in ("refund", "dispute")
    return -gross if lowers and gross > 0 else gross


def _with_keys(advice: Advice, rows: list[Row]) -> list[Row]:
    taken: Counter[str] = Counter()
    known = advice.number or advice.date or sum((row.net for row in rows), ZERO)
    found = []
    for row in rows:
        own = row.transactions[:1] or row.references[:1]
        key = f"table:{known}:{''.join(own)}:{row.kind}:{row.net}"
        taken[key] += 1
        found.append(replace(row, key=key if taken[key] < 2 else f"{key}:{taken[key]}"))
    return found


def _check(
    advice: Advice,
    items: list[AdviceItem],
    sums: list[AdviceItem],
    sign: int,
    rows: list[Row],
) -> None:
    """What does not agree: a row with its net amount, the rows with their total."""
    nets = {each.line: each.net for each in items if each.net is not None}
    for row in rows:
        if len(advice.remarks) >= MOST_REMARKS:
            break
        net = nets.get(row.line)
        if row.ignored is None and net is not None and row.net != net:
            advice.remarks.append(
                _(
                    "Line %(line)s: gross and fee make %(made)s, its net amount is "
                    "%(net)s. The gross amount and the fee count.",
                    line=row.line,
                    made=row.net,
                    net=net,
                )
            )
    said = [each.net for each in sums if each.net is not None]
    if said:
        advice.total = said[-1]
    if advice.difference:
        advice.remarks.append(
            _(
                "The rows of the payout add up to %(net)s, its total is %(total)s: "
                "%(difference)s is missing. Compare it with the report.",
                net=advice.net,
                total=advice.amount,
                difference=advice.difference,
            )
        )
