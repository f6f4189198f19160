"""Check numbers that nobody accounted for."""

from odoo import fields, models
from odoo.tools import SQL

from ..record.rights import needs


class BankCheckGap(models.Model):
    """Numbers between the first and the last check of a bank that nobody accounted
    for: neither issued nor void. One row for each run of them."""

    _name = "bank.check.gap"
    _description = "Missing Check Numbers"
    _auto = False
    _order = "journal_id, first_number"
    _rec_name = "first_number"
    _depends = {
        "bank.check.entry": ["journal_id", "direction", "number", "number_key"],
        "account.journal": ["company_id"],
    }

    journal_id = fields.Many2one("account.journal", string="Bank", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    first_number = fields.Char(string="First Missing", readonly=True)
    last_number = fields.Char(string="Last Missing", readonly=True)
    count = fields.Integer(string="Missing", readonly=True)
    previous_check_id = fields.Many2one(
        "bank.check.entry", string="Check Before", readonly=True
    )
    next_check_id = fields.Many2one(
        "bank.check.entry", string="Check After", readonly=True
    )

    @property
    def _table_query(self):
        # One pass over the index of the numbers.
        return SQL(
            """
            SELECT gap.id,
                   gap.journal_id,
                   journal.company_id,
                   lpad((gap.before + 1)::text, gap.digits, '0') AS first_number,
                   lpad((gap.after - 1)::text, gap.digits, '0') AS last_number,
                   least(gap.after - gap.before - 1, 2147483647)::int AS count,
                   gap.id AS previous_check_id,
                   gap.next_check_id
              FROM (SELECT checks.id,
                           checks.journal_id,
                           checks.number_key::bigint AS before,
                           (lead(checks.number_key) OVER numbers)::bigint AS after,
                           lead(checks.id) OVER numbers AS next_check_id,
                           greatest(length(checks.number),
                                    length(ltrim(lead(checks.number_key)
                                                 OVER numbers, '0'))) AS digits
                      FROM bank_check_entry checks
                     WHERE checks.direction = 'issued'
                    WINDOW numbers AS (PARTITION BY checks.journal_id
                                           ORDER BY checks.number_key)) gap
              JOIN account_journal journal ON journal.id = gap.journal_id
             WHERE gap.after > gap.before + 1
            """
        )

    @needs("create", "bank.check.void.numbers")
    def action_void_numbers(self):
        """Void the missing numbers as spoiled or lost blanks."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_check_void_numbers"
        )
        action["context"] = {
            "default_journal_id": self.journal_id.id,
            "default_first_number": self.first_number,
            "default_last_number": self.last_number,
        }
        return action
