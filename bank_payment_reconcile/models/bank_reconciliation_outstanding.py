from odoo import api, fields, models
from odoo.tools import SQL

from ..proof import Item, Kind, Section, exact
from .bank_reconciliation_proof_figures import SECTIONS

KINDS = [
    ("check", "Check"),
    ("payment", "Payment"),
    ("entry", "Entry"),
    ("direct", "Direct posting"),
    ("line", "Bank line"),
    ("ahead", "Bank line without entry"),
    ("revaluation", "Revaluation"),
    ("untold", "Bank not told"),
]


class BankReconciliationOutstanding(models.Model):
    """What lay between the bank's statement and the books at the statement date: a
    payment, check or direct posting that the bank had not shown, or a bank line that
    was on no posted statement."""

    _name = "bank.reconciliation.outstanding"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Outstanding Entry of a Reconciliation"
    _order = "reconciliation_id, sequence, kind, date, id"
    _rec_name = "number"

    reconciliation_id = fields.Many2one(
        "bank.reconciliation", required=True, index=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="reconciliation_id.currency_id")
    company_currency_id = fields.Many2one(
        related="reconciliation_id.company_id.currency_id", string="Company Currency"
    )
    sequence = fields.Integer()
    section = fields.Selection(SECTIONS, required=True)
    kind = fields.Selection(KINDS, required=True)
    entry_id = fields.Many2one(
        "account.move.line", ondelete="set null", index="btree_not_null"
    )
    move_id = fields.Many2one("account.move", ondelete="set null")
    date = fields.Date()
    number = fields.Char()
    check_number = fields.Char()
    partner_name = fields.Char(string="Partner")
    text = fields.Char()
    days = fields.Integer(help="Days from its date to the statement's.")
    is_stale = fields.Boolean(
        string="Stale", help="A check that was too old to be cashed."
    )
    amount = fields.Monetary(
        help="What was outstanding at the statement date, positive for money to come "
        "in, in the bank's currency.",
    )
    company_amount = fields.Monetary(currency_field="company_currency_id")
    closed_date = fields.Date(
        string="Closed On",
        compute="_compute_closed_date",
        help="When the bank showed it, or it was closed otherwise; empty while it is "
        "outstanding. This is as of today, all else is as it was posted.",
    )

    @api.depends("entry_id")
    def _compute_closed_date(self):
        """The last day on which something was reconciled with what is closed now."""
        entries = self.sudo().entry_id.filtered("reconciled")
        self.env["account.partial.reconcile"].flush_model()
        closed = dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT entry_id, MAX(max_date)
                      FROM account_partial_reconcile,
                           LATERAL (VALUES (debit_move_id), (credit_move_id))
                               side (entry_id)
                     WHERE debit_move_id = ANY(%(ids)s) OR credit_move_id = ANY(%(ids)s)
                  GROUP BY entry_id
                    """,
                    ids=entries.ids,
                )
            )
        )
        for record in self:
            entry = record.sudo().entry_id
            record.closed_date = entry in entries and closed.get(entry.id)

    def _to_item(self):
        """The record as `proof` calculates with it."""
        return Item(
            section=Section(self.section),
            kind=Kind(self.kind),
            date=self.date,
            amount=exact(self.amount),
            company_amount=exact(self.company_amount),
            number=self.number or "",
            check_number=self.check_number or "",
            partner_name=self.partner_name or "",
            text=self.text or "",
            days=self.days,
            is_stale=self.is_stale,
            entry_id=self.sudo().entry_id.id or None,
            move_id=self.sudo().move_id.id or None,
        )
