"""What came of what was forecast, from the bank lines."""

import json
from datetime import timedelta

from odoo import api, models
from odoo.tools import SQL

from ...forecasting import WEEKS


class BankCashForecastLine(models.Model):
    """Notes beside each week that is over what the bank shows of it."""

    _inherit = "bank.cash.forecast.line"

    @api.model
    def _note_what_came(self, company, week_start, balances):
        """Note it in every forecast of a company, for the weeks of the last quarter
        that are over: a statement may come late.

        What came is the company's own; the balance is the bank's, with whatever
        branches have on it.

        :param week_start: of the week that lasts.
        :param balances: {currency's id: what the banks have now}
        """
        for name in (self._name, "account.bank.statement.line", "account.move"):
            self.env[name].flush_model()
        since = week_start - timedelta(weeks=WEEKS)
        self.env.cr.execute(
            SQL(
                """
                WITH moved AS (%(moved)s)
                UPDATE bank_cash_forecast_line line
                   SET has_come = TRUE,
                       came_in = came.came_in,
                       came_out = came.came_out,
                       came_balance = came.balance,
                       deviation = came.came_in + came.came_out
                                   - line.in_amount - line.out_amount
                  FROM (SELECT week.id,
                               COALESCE(sum(moved.came_in)
                                   FILTER (WHERE moved.week = week.week_start), 0)
                                   AS came_in,
                               COALESCE(sum(moved.came_out)
                                   FILTER (WHERE moved.week = week.week_start), 0)
                                   AS came_out,
                               COALESCE(%(balances)s::jsonb
                                        ->> week.currency_id::text, '0')::numeric
                               - COALESCE(sum(moved.total)
                                   FILTER (WHERE moved.week > week.week_start), 0)
                                   AS balance
                          FROM bank_cash_forecast_line week
                          LEFT JOIN moved ON moved.currency_id = week.currency_id
                         WHERE week.company_id = %(company)s
                           AND week.week_start < %(until)s
                           AND week.week_start >= %(since)s
                         GROUP BY week.id) came
                 WHERE came.id = line.id
                """,
                moved=self._get_came(company, since),
                balances=json.dumps({key: str(each) for key, each in balances.items()}),
                company=company.id,
                until=week_start,
                since=since,
            )
        )
        self.invalidate_model()

    @api.model
    def _get_came(self, company, since):
        """What each week brought and took, of the bank lines since a day."""
        return SQL(
            """
            SELECT line.currency_id,
                   date_trunc('week', move.date)::date AS week,
                   sum(line.amount) FILTER (WHERE line.amount > 0
                       AND line.company_id = %(company)s) AS came_in,
                   sum(line.amount) FILTER (WHERE line.amount < 0
                       AND line.company_id = %(company)s) AS came_out,
                   sum(line.amount) FILTER (WHERE bank.company_id = %(company)s)
                       AS total
              FROM account_bank_statement_line line
              JOIN account_move move ON move.id = line.move_id
              JOIN account_journal bank ON bank.id = line.journal_id
             WHERE move.state = 'posted'
               AND move.date >= %(since)s
               AND (line.company_id = %(company)s OR bank.company_id = %(company)s)
             GROUP BY line.currency_id, week
            """,
            company=company.id,
            since=since,
        )
