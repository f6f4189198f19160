"""Whether a positive amount of a table is money in or money out.

Balances prove it where they go on from one another in one way only. What a card's owner
paid to the card is money in; a table that has it with a minus has turned all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ..described.table import AccountRows
from ..shared.model import Statement
from ..shared.order import direction, follows

#: What a person or the file says of a table's signs.
WRITTEN, TURNED = "written", "turned"

#: "Payment – thank you": what cards call the payment of what is owed.
_PAID = re.compile(
    r"\b(?:PAYMENT|PYMT|PMT|AUTOPAY|ZAHLUNG|PAIEMENT|BETALING|INBETALNING|INNBETALING"
    r"|INDBETALING|PAGO|PAGAMENTO|MAKSU|PLATBA|WPLATA)\b.{0,40}?"
    r"\b(?:THANK|THANKS|THX|DANK|DANKE|VIELEN DANK|MERCI|BEDANKT|TACK|TAKK|TAK|GRACIAS"
    r"|GRAZIE|OBRIGADO|KIITOS|DEKUJEME|DZIEKUJEMY|RECEIVED|RECIBIDO|RICEVUTO|RECU"
    r"|ERHALTEN|EINGEGANGEN|ONTVANGEN|MODTAGET|MOTTATT|MOTTAGEN)\b"
)
#: A card's number with all but its ends masked.
_MASKED = re.compile(r"\b[0-9]{4}[ -]?[0-9]{0,2}[*xX•]{2}[*xX• -]{2,12}[0-9]{2,4}\b")


def proved_by_balances(groups: Iterable[AccountRows]) -> str:
    """What the balances of all accounts prove: WRITTEN, TURNED, or "" for nothing."""
    found = {_proved(each) for each in groups}
    return found.pop() if len(found) == 1 else ""


def told_by_payments(statements: Sequence[Statement]) -> str:
    """What the payments to a card tell: TURNED where they have a minus and what was
    bought has none, WRITTEN the other way round, "" where there are none."""
    lines = [line for each in statements for line in each.transactions]
    paid = {id(line) for line in lines if _PAID.search(_fold(line.text))}
    payments = [line.amount for line in lines if id(line) in paid]
    others = [line.amount for line in lines if id(line) not in paid]
    if payments and max(payments) < 0 < _balance_of_signs(others):
        return TURNED
    if payments and min(payments) > 0 > _balance_of_signs(others):
        return WRITTEN
    return ""


def is_of_a_card(statements: Iterable[Statement]) -> bool:
    """Whether the texts have masked numbers of cards in most lines."""
    texts = [line.text for each in statements for line in each.transactions]
    masked = sum(bool(_MASKED.search(each)) for each in texts)
    return masked * 2 > len(texts)


def _proved(rows: AccountRows) -> str:
    """Of amounts without a minus, one alone, or equal ones on one day, fit balances
    both ways."""
    balances = [each for each in rows.balances if each is not None]
    if len(balances) < len(rows.amounts):
        return ""
    if min(rows.amounts) < 0:
        return WRITTEN if rows.statement.balance_end is not None else ""
    if len(balances) == 1:
        return ""
    ways = [
        name
        for name, sign in ((WRITTEN, 1), (TURNED, -1))
        if _fit(rows.days, [sign * each for each in rows.amounts], balances)
    ]
    return ways[0] if len(ways) == 1 else ""


def _fit(
    days: Sequence, amounts: Sequence[Decimal], balances: Sequence[Decimal]
) -> bool:
    """Whether the balances go on in the direction of the days, or in any where all are
    of one day."""
    shown = direction(days)
    order = list(range(len(days)))
    return (shown >= 0 and follows(amounts, balances, order)) or (
        shown <= 0 and follows(amounts, balances, order[::-1])
    )


def _balance_of_signs(amounts: Iterable[Decimal]) -> int:
    return sum((each > 0) - (each < 0) for each in amounts)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.upper())
    return "".join(each for each in plain if not unicodedata.combining(each))
