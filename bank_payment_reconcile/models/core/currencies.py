"""Rates: Odoo's of a day, and the bank's own of a bank line."""


def convert(amount, currency, target, company, day):
    """An amount in another currency at Odoo's rate of a day, rounded.

    Relies on `res.currency._convert` (odoo/addons/base/models/res_currency.py).

    :param amount: in `currency`, of either sign.
    :param company: whose rates count: its own, else those of the company above all.
    :param day: the last rate of this day or before; the first one there is when all
        are later; 1 when there is none.
    :return: rounded to the decimals of `target`.
    """
    return currency._convert(amount, target, company, day)


def get_rate(currency, target, company, day):
    """How many units of `target` one unit of `currency` is on a day: see `convert`.

    Relies on `res.currency._get_conversion_rate`
    (odoo/addons/base/models/res_currency.py). Not rounded.
    """
    return currency._get_conversion_rate(currency, target, company, day)


def convert_by_bank(line, amount, currency):
    """An amount in the other currencies of a bank line, at the bank's own rates.

    Relies on `account.bank.statement.line.
    _prepare_counterpart_amounts_using_st_line_rate`
    (addons/account/models/account_bank_statement_line.py): the rates are those that
    the line's entry has between transaction, bank and company.

    :param line: one bank line.
    :param amount: in `currency`, of either sign, which is kept.
    :param currency: that of the transaction, of the bank or of the company.
    :return: (the amount in the transaction's currency, in company currency), rounded.
    """
    amounts = line._prepare_counterpart_amounts_using_st_line_rate(
        currency, amount, amount
    )
    return amounts["amount_currency"], amounts["balance"]
