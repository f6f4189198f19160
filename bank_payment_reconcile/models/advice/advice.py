"""An advice: the document that explains what one bank line is made of."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

KINDS = [
    ("payout", "Payout"),
    ("remittance", "Remittance Advice"),
]
STATES = [
    ("waiting", "Waits for Its Payment"),
    ("applied", "Applied"),
    ("posted", "Posted"),
    ("aside", "Set Aside"),
]


class BankPaymentAdvice(models.Model):
    """A provider's payout report or a customer's remittance advice."""

    _name = "bank.payment.advice"
    _inherit = ["bank.record"]
    _description = "Payment Advice"
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    kind = fields.Selection(KINDS, required=True, readonly=True)
    source = fields.Char(
        string="Report", readonly=True, help="The kind of document, as it was read."
    )
    sender = fields.Char(readonly=True, help="Who pays, as the document has it.")
    provider_id = fields.Many2one(
        "bank.payment.provider",
        readonly=True,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        check_company=True,
        index="btree_not_null",
        help="Who pays: its rows are about this customer's documents.",
    )
    number = fields.Char(readonly=True, help="The payout's id, or the advice's number.")
    marks = fields.Json(
        readonly=True, help="What the bank's text may say of it, the number among it."
    )
    date = fields.Date(readonly=True, help="When it is paid, as it says.")
    currency_id = fields.Many2one("res.currency", required=True, readonly=True)
    is_currency_assumed = fields.Boolean(
        readonly=True,
        help="The document names no currency: it is in that of the bank line which it "
        "explains, and until there is one in the company's.",
    )
    total = fields.Monetary(
        readonly=True, help="What the bank's line is to be, positive for money in."
    )
    net = fields.Monetary(string="Sum of Rows", readonly=True)
    difference = fields.Monetary(
        compute="_compute_difference",
        store=True,
        help="What its rows lack to its total.",
    )
    remarks = fields.Text(readonly=True)
    row_ids = fields.One2many("bank.payment.advice.row", "advice_id")
    row_count = fields.Integer(string="Rows", readonly=True)
    open_row_count = fields.Integer(
        string="To Look At", compute="_compute_open_row_count"
    )
    statement_line_ids = fields.Many2many(
        "account.bank.statement.line",
        "bank_payment_advice_line_rel",
        "advice_id",
        "line_id",
        string="Bank Lines",
        readonly=True,
        copy=False,
        check_company=True,
    )
    journal_id = fields.Many2one(
        "account.journal", string="Bank", compute="_compute_journal_id"
    )
    found_by = fields.Selection(
        [
            ("mark", "Named in the text"),
            ("sender", "Amount, day and sender"),
            ("amount", "Amount and day"),
            ("person", "Chosen by a person"),
            ("bank", "Told by the bank"),
        ],
        readonly=True,
        copy=False,
    )
    is_set_aside = fields.Boolean(readonly=True, copy=False)
    state = fields.Selection(STATES, compute="_compute_state", store=True, index=True)
    layout = fields.Char(
        readonly=True, help="What documents of one sender have in common."
    )
    digest = fields.Char(readonly=True)
    attachment_id = fields.Many2one("ir.attachment", string="Document", readonly=True)

    _digest_uniq = models.UniqueIndex(
        "(company_id, digest)", "This advice is being imported already."
    )
    # Looked for whenever bank lines come in.
    _waiting_idx = models.Index("(company_id) WHERE state = 'waiting'")

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("number", "sender", "provider_id.name", "date")
    def _compute_name(self):
        for advice in self:
            who = advice.provider_id.name or advice.sender
            what = advice.number or (advice.date and advice.date.isoformat())
            advice.name = " ".join(filter(None, [who, what])) or advice.source

    @api.depends("total", "net")
    def _compute_difference(self):
        for advice in self:
            lacking = advice.total - advice.net
            # A form without anything has no currency either.
            currency = advice.currency_id
            advice.difference = currency.round(lacking) if currency else lacking

    @api.depends("is_set_aside", "statement_line_ids.is_reconciled")
    def _compute_state(self):
        for advice in self:
            lines = advice.statement_line_ids
            if advice.is_set_aside:
                advice.state = "aside"
            elif not lines:
                advice.state = "waiting"
            elif all(lines.mapped("is_reconciled")):
                advice.state = "posted"
            else:
                advice.state = "applied"

    @api.depends("statement_line_ids")
    def _compute_journal_id(self):
        for advice in self:
            advice.journal_id = advice.statement_line_ids.journal_id[:1]

    @api.depends("row_ids.state")
    def _compute_open_row_count(self):
        counts = dict(
            self.env["bank.payment.advice.row"]._read_group(
                [("advice_id", "in", self.ids), ("is_to_look_at", "=", True)],
                ["advice_id"],
                ["__count"],
            )
        )
        for advice in self:
            advice.open_row_count = counts.get(advice, 0)

    # -------------------------------------------------------------------------
    # Record
    # -------------------------------------------------------------------------

    def _bank_filter_kept(self):
        # EXTENDS bank.record
        return self.filtered(
            lambda advice: any(advice.statement_line_ids.mapped("is_reconciled"))
        )

    @api.model
    def _bank_check_created_by_person(self, vals_list):
        # EXTENDS bank.record
        raise AccessError(
            self.env._(
                "A payment advice is not created by hand: import the document, or drop "
                "it on its bank line."
            )
        )

    @api.model
    def _bank_get_kept_fields(self):
        # EXTENDS bank.record
        return super()._bank_get_kept_fields() | {"partner_id"}

    def _bank_get_kept_message(self):
        # EXTENDS bank.record
        return self.env._(
            "%s explains a payment that is posted: undo that before you change it.",
            self.display_name,
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._bank_check_not_kept()
        for advice in self.filtered("statement_line_ids"):
            raise UserError(
                self.env._(
                    "%s is applied to a bank line: take it off that first.",
                    advice.display_name,
                )
            )

    def unlink(self):
        # EXTENDS base: a document goes with the last of the advices that it brought.
        for document in self.sudo().attachment_id:
            others = self.sudo().search([("attachment_id", "=", document.id)]) - self
            if others and document.res_id in self.ids:
                document.res_id = others[0].id
        return super().unlink()
