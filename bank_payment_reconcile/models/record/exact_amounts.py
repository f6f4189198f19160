"""Amounts that an account cannot hold to the last digit are refused, not rounded.

Odoo calculates in doubles and rounds what it is given to the currency without a
word: 999,999,999,999,999.99 becomes 1,000,000,000,000,001.90, and 0.001 nothing. Up to
where it does so exactly is said in `statement_formats/shared/holding.py`.
"""

from decimal import Decimal

from odoo.exceptions import UserError

from ... import statement_formats
from ..record.labels import get_label

#: A sum of floats is off by less than this part of the currency's smallest unit.
NOISE = Decimal("0.001")


def get_amount_problem(env, amount, currency):
    """Why an account in the currency cannot hold an amount, as a sentence's end; False
    where it can.

    :param amount: a Decimal as the bank wrote it, or a float as somebody sent it.
    """
    written = Decimal(repr(amount)) if isinstance(amount, float | int) else amount
    decimals = currency.decimal_places
    if not written.is_finite():
        return env._("%s is not an amount", written)
    limit = statement_formats.limit(decimals)
    if abs(written) >= limit:
        return env._(
            "%(amount)s is too large: only amounts below %(limit)s can be stored "
            "exactly in %(currency)s",
            amount=statement_formats.shorten(written),
            currency=currency.name,
            limit=f"{limit:,f}",
        )
    # Most count in a power of ten, some in five smallest coins.
    unit = Decimal(repr(currency.rounding)) or Decimal(1).scaleb(-decimals)
    allowed = unit * NOISE if isinstance(amount, float) else 0
    if abs(written - (written / unit).to_integral_value() * unit) > allowed:
        return env._(
            "%(amount)s has more decimals than %(currency)s, whose smallest unit is "
            "%(unit)s",
            amount=statement_formats.shorten(written),
            currency=currency.name,
            unit=f"{unit.normalize():f}",
        )
    return False


def check_amounts(record, vals, currencies):
    """Refuse values that their fields cannot hold.

    :param record: of the model; what the fields are called.
    :param currencies: {name of a field: its currency}
    :raises UserError: names the field, the amount and what is wrong with it.
    """
    for name, currency in currencies.items():
        amount = vals.get(name)
        if not amount or not currency:
            continue
        if problem := get_amount_problem(record.env, amount, currency):
            raise UserError(
                record.env._(
                    "%(field)s: %(problem)s. Correct it.",
                    field=get_label(record, name),
                    problem=problem,
                )
            )
