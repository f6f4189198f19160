"""Postings that were undone, as they were."""

from odoo import api, fields, models

from ..application.application import CONFIDENCE


class BankPostingLog(models.Model):
    """A posted application that was taken back.

    A posted application is its own record: who, when, which rule, which reasons.
    Undoing makes a proposal of it again, so what it was is kept here. Written at the
    undoing, one batch for all: posting costs nothing for it.
    """

    _name = "bank.posting.log"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Undone Posting of a Payment"
    _order = "undone_date desc, id desc"
    _rec_name = "applied_to"

    statement_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Bank Line",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )
    journal_id = fields.Many2one("account.journal", string="Bank", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True, index=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    date = fields.Date(readonly=True, help="Date of the bank's line.")
    text = fields.Char(readonly=True, help="The bank's text.")
    payer = fields.Char(readonly=True)
    applied_to = fields.Char(readonly=True)
    move_line_id = fields.Many2one(
        "account.move.line", string="Open Item", readonly=True, ondelete="set null"
    )
    account_id = fields.Many2one("account.account", readonly=True)
    partner_id = fields.Many2one("res.partner", readonly=True)
    amount = fields.Monetary(
        readonly=True,
        help="Share of the line's amount, positive for money in, in the currency of "
        "the transaction.",
    )
    discount_amount = fields.Monetary(string="Discount", readonly=True)
    confidence = fields.Selection(CONFIDENCE, readonly=True)
    rule_id = fields.Many2one("bank.payment.rule", readonly=True)
    reasons = fields.Json(readonly=True)
    explanation = fields.Char(compute="_compute_explanation", string="Why")
    accepted_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    posted_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    posted_date = fields.Datetime(string="Posted On", readonly=True)
    posted_automatically = fields.Boolean(string="Automatically", readonly=True)
    undone_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    undone_date = fields.Datetime(string="Undone On", readonly=True)

    @api.depends("reasons")
    @api.depends_context("lang")
    def _compute_explanation(self):
        to_text = self.env["bank.payment.application"]._reasons_to_text
        for entry in self:
            entry.explanation = "; ".join(to_text(entry.reasons).splitlines())

    @api.model
    def _record(self, applications):
        """Keep what posted applications were, just before they are taken back."""
        # Nobody has the right to write a history; undoing writes it.
        return self.sudo().create(
            [self._prepare_entry(application) for application in applications]
        )

    @api.model
    def _prepare_entry(self, application):
        line = application.statement_line_id
        return {
            "statement_line_id": line.id,
            "journal_id": line.journal_id.id,
            "company_id": line.company_id.id,
            "currency_id": application.currency_id.id,
            "date": line.bank_booking_date,
            "text": line.payment_ref,
            "payer": line.partner_name,
            "applied_to": application.display_name,
            "move_line_id": application.move_line_id.id,
            "account_id": application.account_id.id,
            "partner_id": application.partner_id.id,
            "amount": application.amount,
            "discount_amount": application.discount_amount,
            "confidence": application.confidence,
            "rule_id": application.rule_id.id,
            "reasons": application.reasons,
            "accepted_by_id": application.accepted_by_id.id,
            "posted_by_id": application.posted_by_id.id,
            "posted_date": application.posted_date,
            "posted_automatically": application.posted_automatically,
            "undone_by_id": self.env.uid,
            "undone_date": fields.Datetime.now(),
        }
