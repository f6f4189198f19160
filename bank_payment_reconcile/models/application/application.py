"""An application: what of a bank line's money goes to which item or account."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import code_translations

from ...matching import reasons as matching_reasons
from ..record.labels import get_language
from ..record.rights import needs

CONFIDENCE = [
    ("none", "None"),
    ("low", "Low"),
    ("medium", "Medium"),
    ("high", "High"),
    ("high_text_mapping", "High (text mapping)"),
    ("manual", "Manual"),
    ("accepted", "Accepted"),
]
#: Accounts that are kept by partner.
OWED = ("asset_receivable", "liability_payable")


class BankPaymentApplication(models.Model):
    """One use of a bank line's money: an open item, an outstanding payment or an
    account, with the confidence and the reasons of whoever proposed it."""

    _name = "bank.payment.application"
    _inherit = ["bank.record"]
    _description = "Payment Application"
    _order = "statement_line_id, id"
    _check_company_auto = True

    statement_line_id = fields.Many2one(
        "account.bank.statement.line",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="statement_line_id.company_id", store=True, precompute=True
    )
    journal_id = fields.Many2one(related="statement_line_id.journal_id")
    currency_id = fields.Many2one(
        related="statement_line_id.bank_transaction_currency_id"
    )
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Open Item",
        index="btree_not_null",
        # Never by the database alone: the line has to show what is left, and what is
        # posted has to stay.
        ondelete="restrict",
        help="The open item or outstanding payment that this share of the money "
        "settles.",
    )
    move_id = fields.Many2one(related="move_line_id.move_id", string="Document")
    account_id = fields.Many2one(
        "account.account",
        compute="_compute_account_id",
        store=True,
        readonly=False,
        check_company=True,
    )
    partner_id = fields.Many2one(
        "res.partner",
        compute="_compute_partner_id",
        store=True,
        readonly=False,
        check_company=True,
    )
    transfer_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Other Side",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="The line of another bank of ours that is the other side of a transfer "
        "between own accounts.",
    )
    label = fields.Char()
    amount = fields.Monetary(
        required=True,
        help="Share of the line's amount, positive for money in, in the currency "
        "of the transaction.",
    )
    discount_amount = fields.Monetary(
        string="Discount",
        help="Early payment discount granted on top of the amount.",
    )
    due_date = fields.Date(related="move_line_id.date_maturity")
    confidence = fields.Selection(
        CONFIDENCE, required=True, readonly=True, default="manual"
    )
    rule_id = fields.Many2one(
        "bank.payment.rule", readonly=True, check_company=True, ondelete="set null"
    )
    mapping_id = fields.Many2one(
        "bank.text.mapping", readonly=True, check_company=True, ondelete="set null"
    )
    review_required = fields.Boolean(readonly=True)
    reasons = fields.Json(
        readonly=True,
        help="Why it was proposed: a list of {kind, text, params}; stored when it "
        "was proposed and never recomputed.",
    )
    explanation = fields.Text(compute="_compute_explanation", string="Why")
    is_account_decision = fields.Boolean(
        compute="_compute_is_account_decision",
        compute_sudo=True,
        help="A person chose the account, without an item and without a mapping.",
    )
    state = fields.Selection(
        [("proposed", "Proposed"), ("accepted", "Accepted"), ("posted", "Posted")],
        required=True,
        readonly=True,
        default="proposed",
        index=True,
    )
    accepted_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    accepted_date = fields.Datetime(readonly=True)
    posted_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    posted_date = fields.Datetime(readonly=True)
    posted_automatically = fields.Boolean(readonly=True)

    # -- History
    line_date = fields.Date(
        related="statement_line_id.bank_booking_date", string="Date"
    )
    line_text = fields.Char(related="statement_line_id.payment_ref", string="Text")
    reasons_text = fields.Char(
        compute="_compute_reasons_text",
        string="Reasons in One Line",
        help="The reasons in one line, for lists.",
    )

    # The latest of a mapping are what is usual for it.
    _mapping_idx = models.Index("(mapping_id, id) WHERE mapping_id IS NOT NULL")
    # What was posted on a day without a person is summed up at each automatic posting.
    _automatic_idx = models.Index("(posted_date) WHERE posted_automatically IS TRUE")

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("move_line_id")
    def _compute_account_id(self):
        for application in self:
            application.account_id = (
                application.move_line_id.account_id or application.account_id
            )

    @api.depends("move_line_id")
    def _compute_partner_id(self):
        for application in self:
            application.partner_id = (
                application.move_line_id.partner_id or application.partner_id
            )

    @api.depends("reasons")
    @api.depends_context("lang")
    def _compute_explanation(self):
        for application in self:
            application.explanation = self._reasons_to_text(application.reasons)

    @api.model
    def _reasons_to_text(self, reasons):
        """Stored reasons as sentences in the reader's language, one a line, each once:
        several payments of a line are known by the same."""
        sentences = (
            self._translate_reason(reason["kind"], reason.get("params") or {})
            or reason["text"]
            for reason in reasons or []
        )
        return "\n".join(dict.fromkeys(sentences))

    @api.model
    def _translate_reason(self, kind, params):
        """A reason in the reader's language; empty for a kind this version does
        not know (the text stored with it is shown then)."""
        template = matching_reasons.SENTENCES.get(kind)
        if not template:
            return ""
        terms = code_translations.get_python_translations(
            "bank_payment_reconcile", self.env.lang or "en_US"
        )
        return terms.get(template, template) % matching_reasons.spelled(
            params, self._write_number
        )

    @api.model
    def _write_number(self, value, digits):
        """A number as the reader's language writes it."""
        lang = self.env["res.lang"].browse(get_language(self.env).id)
        return lang.format(f"%.{digits}f", value, grouping=True)

    @api.depends("move_line_id", "account_id", "partner_id", "amount")
    def _compute_display_name(self):
        # An item of a branch is named to whoever sees the bank's line that pays it.
        for application in self.sudo():
            application.display_name = (
                application.move_line_id.move_id.name
                or application.account_id.display_name
                or application.partner_id.display_name
            )

    @api.onchange("move_line_id", "account_id")
    def _onchange_target(self):
        """Propose what is left of the money, and of an item no more than is open."""
        if self.amount or not (self.move_line_id or self.account_id):
            return
        line, item = self.statement_line_id, self.move_line_id
        left = line.difference_amount
        residual = line._bank_from_item_amount(item, item.amount_residual_currency)
        if self.move_line_id and abs(residual) < abs(left):
            self.amount = residual
        elif self.move_line_id and residual * left < 0:
            self.amount = residual
        else:
            self.amount = left

    # -------------------------------------------------------------------------
    # Constraints
    # -------------------------------------------------------------------------

    @api.constrains("move_line_id", "account_id", "amount")
    def _check_target(self):
        for application in self:
            if not application.account_id:
                raise ValidationError(
                    self.env._("Choose an open item or an account to apply to.")
                )
            if application.currency_id.is_zero(application.amount):
                raise ValidationError(
                    self.env._(
                        "The amount applied to %s is zero.", application.display_name
                    )
                )

    @api.model
    def _prepare_acceptance(self):
        return {
            "state": "accepted",
            "accepted_by_id": self.env.uid,
            "accepted_date": fields.Datetime.now(),
        }

    @api.depends(
        "move_line_id", "mapping_id", "transfer_line_id", "accepted_by_id", "account_id"
    )
    def _compute_is_account_decision(self):
        for application in self:
            application.is_account_decision = (
                application.accepted_by_id
                and not application.move_line_id
                and not application.mapping_id
                and not application.transfer_line_id
                and application.account_id.account_type not in OWED
            )

    def _is_accepted(self):
        """Whether a person stands behind every one of these applications."""
        return all(application.accepted_by_id for application in self)

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("read")
    def action_open_document(self):
        """Open the document that the application settles."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.move",
            "res_id": self.move_id.id,
            "views": [(False, "form")],
        }

    def _get_settled_amount(self):
        """What the item loses by it, in the currency of the transaction."""
        self.ensure_one()
        settled = self.amount + self.discount_amount + self.write_off_amount
        # A row that a client has begun has no line yet, and so no currency.
        return self.currency_id.round(settled) if self.currency_id else settled

    # -------------------------------------------------------------------------
    # History
    # -------------------------------------------------------------------------

    @api.depends("explanation")
    def _compute_reasons_text(self):
        for application in self:
            application.reasons_text = "; ".join(
                (application.explanation or "").splitlines()
            )

    @needs("read", "account.bank.statement.line")
    def action_open_bank_line(self):
        """Open the bank line whose money is applied."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.bank.statement.line",
            "res_id": self.statement_line_id.id,
            "views": [
                (
                    self.env.ref(
                        "bank_payment_reconcile.view_payment_reconciliation_form"
                    ).id,
                    "form",
                )
            ],
        }
