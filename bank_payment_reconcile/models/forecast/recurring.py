"""What comes again, read from the bank lines of the last year."""

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.tools import SQL

from ...forecasting import Movement, recognise
from ...proof import exact
from ..application.open_items import OWED

#: A fourth quarter is seen a little late.
MONTHS_BACK = 13


class BankCashExpectation(models.Model):
    """Recognises what is paid again and again without a document."""

    _inherit = "bank.cash.expectation"

    @api.model
    def _recognise(self, company, today):
        """Read anew what a company's bank lines tell of what comes again."""
        found = {
            each.key: each
            for each in recognise(self._read_movements(company, today), today)
        }
        known = (
            self.sudo()
            .with_context(active_test=False)
            .search([("company_id", "=", company.id), ("key", "!=", False)])
        )
        gone = self.browse()
        for record in known:
            if recurring := found.pop(record.key, None):
                record.write(self._prepare_recognised(company, recurring))
            elif record.active:
                # One that is left out stays, so that it is still left out next time.
                gone |= record
        gone.sudo().unlink()
        self.sudo().create(
            [self._prepare_recognised(company, each) for each in found.values()]
        )

    @api.model
    def _prepare_recognised(self, company, recurring):
        latest = recurring.seen[0]
        line = self.env["account.bank.statement.line"].sudo().browse(latest.id)
        return {
            "name": latest.text or line.partner_name or line.partner_id.name,
            "company_id": company.id,
            "partner_id": line.partner_id.id,
            "currency_id": recurring.currency,
            "amount": float(recurring.amount),
            "date": recurring.date,
            "repeat": str(recurring.interval),
            "origin": "recognised",
            "key": recurring.key,
            "day_of_month": recurring.day,
            "seen_count": len(recurring.seen),
            "seen_on": latest.date,
            "seen_ids": [each.id for each in recurring.seen],
        }

    @api.model
    def _read_movements(self, company, today):
        """What the bank lines of a company moved without a document.

        A line that waits counts as long as it is applied to no item.

        :return: list of `Movement`
        """
        for name in (
            "account.bank.statement.line",
            "account.move",
            "account.move.line",
            "account.payment",
            "bank.payment.application",
        ):
            self.env[name].flush_model()
        rows = self.env.execute_query_dict(
            SQL(
                """
                SELECT line.id, move.date, line.amount, line.currency_id AS currency,
                       COALESCE('partner ' || line.partner_id,
                                NULLIF(line.account_number, ''),
                                NULLIF(line.partner_name, ''), '') AS party,
                       COALESCE(line.payment_ref, '') AS text,
                       line.is_reconciled AS is_booked
                  FROM account_bank_statement_line line
                  JOIN account_move move ON move.id = line.move_id
                  JOIN res_company company ON company.id = line.company_id
                 WHERE line.company_id = %(company)s
                   AND move.state = 'posted'
                   AND move.date >= %(since)s
                   AND NOT EXISTS (
                       SELECT
                         FROM account_move_line entry
                         JOIN account_account account ON account.id = entry.account_id
                        WHERE entry.move_id = line.move_id
                          AND (account.account_type = ANY(%(owed)s)
                               OR account.id = company.transfer_account_id
                               OR account.account_type != ALL(%(money)s)
                                  AND account.id IN (
                                      SELECT payment.outstanding_account_id
                                        FROM account_payment payment
                                       WHERE payment.company_id = line.company_id)))
                   AND NOT EXISTS (
                       SELECT
                         FROM bank_payment_application application
                         JOIN account_move_line item
                           ON item.id = application.move_line_id
                         JOIN account_account account ON account.id = item.account_id
                        WHERE application.statement_line_id = line.id
                          AND application.state IN ('proposed', 'accepted')
                          AND (account.account_type = ANY(%(owed)s)
                               OR item.payment_id IS NOT NULL))
                """,
                company=company.id,
                since=today - relativedelta(months=MONTHS_BACK),
                owed=list(OWED),
                money=["asset_cash", "liability_credit_card"],
            )
        )
        return [
            Movement(
                **{
                    **row,
                    "amount": exact(row["amount"]),
                    "is_booked": bool(row["is_booked"]),
                }
            )
            for row in rows
        ]
