"""Whether the signs of a table's amounts are beyond doubt.

Balances prove them. What a card's owner paid to the card is money in; a table that has
it with a minus has turned all of them.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
import unicodedata

from ..shared.model import Statement

#: "Payment – thank you": what cards call the payment of what is owed.
_PAID = re.compile(
    r"\b(?:PAYMENT|PYMT|PMT|AUTOPAY|ZAHLUNG|PAIEMENT|BETALING|INBETALNING|INNBETALING"
    r"|INDBETALING|PAGO|PAGAMENTO|MAKSU|PLATBA|WPLATA)\b.{0,40}?"
    r"\b(?:THANK|THANKS|THX|DANK|DANKE|VIELEN DANK|MERCI|BEDANKT|TACK|TAKK|TAK|GRACIAS"
    r"|GRAZIE|OBRIGADO|KIITOS|DEKUJEME|DZIEKUJEMY|RECEIVED|RECIBIDO|RICEVUTO|RECU"
    r"|ERHALTEN|EINGEGANGEN|ONTVANGEN|MODTAGET|MOTTATT|MOTTAGEN)\b"
)


def are_proved(statements: list[Statement]) -> bool:
    """Whether balances prove the signs of all statements."""
    return all(each.balance_end is not None for each in statements)


def are_turned(statements: list[Statement]) -> bool:
    """Whether what was paid to a card has a minus, and what was bought has none."""
    lines = [line for each in statements for line in each.transactions]
    paid = {id(line) for line in lines if _PAID.search(_fold(line.text))}
    payments = [line.amount for line in lines if id(line) in paid]
    others = [line.amount for line in lines if id(line) not in paid]
    return (
        bool(payments)
        and max(payments) < 0
        and sum(each > 0 for each in others) * 2 > len(others)
    )


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.upper())
    return "".join(each for each in plain if not unicodedata.combining(each))
