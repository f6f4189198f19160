"""What other currencies are worth, for transfers between banks in two of them."""

from odoo import api, models
from odoo.tools import SQL


class BankMatchingLedger(models.AbstractModel):
    """Loads the rates between the currencies of own banks."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _get_worths(self, company, currency, days):
        """What one unit of other currencies is worth, at the rates of the days.

        :param days: pairs of (currency, date).
        :return: {(currency, date): worth in `currency`}; 1 for itself, nothing where
            the books have no rate, with which Odoo would count one for one.
        """
        result = {(other, day): 1.0 for other, day in days if other == currency}
        foreign = [(other, day) for other, day in days if other != currency]
        if not foreign:
            return result
        asked = {(other.id, day) for other, day in foreign}
        asked |= {(currency.id, day) for _other, day in foreign}
        rates = self._read_rates(company, asked)
        base = company.currency_id
        for other, day in foreign:
            ours = 1.0 if currency == base else rates.get((currency.id, day))
            theirs = 1.0 if other == base else rates.get((other.id, day))
            if ours and theirs:
                result[other, day] = ours / theirs
        return result

    @api.model
    def _read_rates(self, company, asked):
        """Odoo's rates of days, in one query.

        :param asked: pairs of (currency's id, date).
        :return: {(currency's id, date): rate}, of those that have one by then.
        """
        self.env["res.currency.rate"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT asked.currency_id, asked.day, rate.rate
                  FROM (VALUES %(asked)s) AS asked (currency_id, day)
                  JOIN LATERAL (
                       SELECT rate
                         FROM res_currency_rate
                        WHERE currency_id = asked.currency_id
                          AND name <= asked.day
                          AND (company_id IS NULL OR company_id = %(company)s)
                        ORDER BY company_id, name DESC
                        LIMIT 1) rate ON TRUE
                """,
                asked=SQL(", ").join(
                    SQL("(%s, %s::date)", currency, day)
                    for currency, day in sorted(asked)
                ),
                company=company.root_id.id,
            )
        )
        return {(currency, day): float(rate) for currency, day, rate in rows}

    @api.model
    def _to_minor(self, amount, currency):
        """An amount in minor units (cents) of its currency."""
        return round(amount * 10**currency.decimal_places)
