"""What a reconciliation document keeps: its bank lines, what they were applied to, and
what was outstanding.
"""

from odoo import api, fields, models
from odoo.tools import SQL

from ...proof import Item, Kind, Section, exact
from ..application.application import CONFIDENCE
from .proof_figures import SECTIONS

KINDS = [
    ("check", "Check"),
    ("payment", "Payment"),
    ("entry", "Entry"),
    ("direct", "Direct posting"),
    ("line", "Bank line"),
    ("ahead", "Bank line without entry"),
    ("revaluation", "Revaluation"),
    ("untold", "Bank Unknown"),
]


class BankReconciliationLine(models.Model):
    """A bank line as it was when its document was posted."""

    _name = "bank.reconciliation.line"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Bank Line of a Reconciliation"
    _order = "reconciliation_id, sequence, id"
    _rec_name = "text"

    reconciliation_id = fields.Many2one(
        "bank.reconciliation", required=True, index=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="reconciliation_id.currency_id")
    sequence = fields.Integer()
    statement_line_id = fields.Many2one(
        "account.bank.statement.line", ondelete="set null", index="btree_not_null"
    )
    date = fields.Date()
    text = fields.Char()
    payer = fields.Char()
    account_number = fields.Char()
    amount = fields.Monetary(
        help="Positive for money in, in the bank's currency.",
    )
    applied_to = fields.Char()
    confidence = fields.Selection(CONFIDENCE)
    application_ids = fields.One2many(
        "bank.reconciliation.application", "line_id", string="Applications"
    )
    explanation = fields.Text(
        compute="_compute_explanation",
        string="Why",
        help="Why it was applied so: the reasons stored with its applications.",
    )
    obstacle = fields.Char(
        string="In the Way",
        help="Why the line could not be posted; empty on a posted document.",
    )

    @api.depends("application_ids.reasons")
    @api.depends_context("lang")
    def _compute_explanation(self):
        for record in self:
            # The applications of one line share most reasons: each is said once.
            reasons = "\n".join(
                filter(None, record.application_ids.mapped("explanation"))
            )
            record.explanation = "\n".join(dict.fromkeys(reasons.splitlines()))


class BankReconciliationApplication(models.Model):
    """What a share of a bank line's money was applied to when it was posted."""

    _name = "bank.reconciliation.application"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Application on a Reconciliation"
    _order = "line_id, id"
    _rec_name = "document"

    line_id = fields.Many2one(
        "bank.reconciliation.line", required=True, index=True, ondelete="cascade"
    )
    reconciliation_id = fields.Many2one(
        "bank.reconciliation", required=True, index=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(
        "res.currency", help="Currency of the transaction, that of the amounts."
    )
    move_id = fields.Many2one("account.move", ondelete="set null")
    document = fields.Char(help="Number of the document; empty for an account.")
    partner_id = fields.Many2one("res.partner", ondelete="set null")
    partner_name = fields.Char()
    account_id = fields.Many2one("account.account", ondelete="set null")
    account_name = fields.Char()
    amount = fields.Monetary(help="Share of the line's amount, positive for money in.")
    discount_amount = fields.Monetary(string="Discount")
    confidence = fields.Selection(CONFIDENCE)
    rule_name = fields.Char(string="Rule")
    reasons = fields.Json()
    explanation = fields.Text(compute="_compute_explanation", string="Why")
    posted_by_id = fields.Many2one("res.users")
    posted_date = fields.Datetime(string="Posted On")
    posted_automatically = fields.Boolean(string="Automatically")

    @api.depends("reasons")
    @api.depends_context("lang")
    def _compute_explanation(self):
        to_text = self.env["bank.payment.application"]._reasons_to_text
        for application in self:
            application.explanation = to_text(application.reasons)


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
