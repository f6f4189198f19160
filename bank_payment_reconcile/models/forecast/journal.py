"""What a company has at its banks, as the banks say."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ..application.journal import BANK_TYPES


class AccountJournal(models.Model):
    """The balances with which a forecast opens."""

    _inherit = "account.journal"

    def _bank_get_forecast_openings(self, company):
        """The balances of a company's banks, of all lines that they have.

        A bank on which nothing was imported yet opens with nothing.

        :return: list of (bank, balance in its currency, its last bank line)
        """
        banks = self.sudo().search(
            Domain("company_id", "=", company.id) & Domain("type", "in", BANK_TYPES)
        )
        # What branches have on the bank is in its balance.
        companies = (
            self.env["res.company"].sudo().search([("id", "child_of", company.id)])
        )
        banks = banks.with_context(allowed_company_ids=companies.ids)
        # Nothing tells Odoo that new lines change it.
        banks.invalidate_recordset(["current_statement_balance"])
        lines = banks._bank_get_last_lines()
        return [
            (bank, bank.current_statement_balance, lines[bank.id])
            for bank in banks
            if bank.id in lines
        ]

    def _bank_get_last_lines(self):
        """{bank's id: its last bank line}"""
        Line = self.env["account.bank.statement.line"]
        Line.flush_model(["journal_id", "internal_index", "move_id"])
        self.env["account.move"].flush_model(["state"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT bank.id, last.id
                  FROM unnest(%s::int[]) bank (id)
                 CROSS JOIN LATERAL (
                       SELECT line.id
                         FROM account_bank_statement_line line
                         JOIN account_move move ON move.id = line.move_id
                        WHERE line.journal_id = bank.id AND move.state = 'posted'
                        ORDER BY line.internal_index DESC
                        LIMIT 1) last
                """,
                self.ids,
            )
        )
        lines = Line.browse(line for _bank, line in rows)
        return {bank: Line.browse(line).with_prefetch(lines.ids) for bank, line in rows}
