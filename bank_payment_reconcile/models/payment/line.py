"""One payment of a run: to one account of one payee."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.models import MAGIC_COLUMNS
from odoo.tools import ormcache

from .run import OPEN_STATES

STATES = [
    ("draft", "Draft"),
    ("exported", "Exported"),
    ("accepted", "Accepted"),
    ("pending", "Pending"),
    ("rejected", "Rejected"),
    ("cancelled", "Cancelled"),
    ("done", "Done"),
    ("returned", "Returned"),
]
#: The bank has it, or has executed it.
LIVE_STATES = ("exported", "accepted", "pending", "done")
#: It pays nothing any more.
GONE_STATES = ("rejected", "cancelled", "returned")
PRIORITIES = [("normal", "Normal"), ("urgent", "Urgent"), ("instant", "Instant")]
CHARGE_BEARERS = [
    ("SLEV", "As the Scheme Says"),
    ("SHAR", "Shared"),
    ("DEBT", "Paid by Us"),
    ("CRED", "Paid by the Payee"),
]


class BankPaymentLine(models.Model):
    """A payment order, or a debit."""

    _name = "bank.payment.line"
    _inherit = ["bank.record"]
    _description = "Payment of a Run"
    _order = "run_id desc, sequence, id"
    _check_company_auto = True

    run_id = fields.Many2one(
        "bank.payment.run",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    sequence = fields.Integer(default=10)
    journal_id = fields.Many2one(related="run_id.journal_id", store=True, index=True)
    company_id = fields.Many2one(related="run_id.company_id", store=True, index=True)
    run_state = fields.Selection(related="run_id.state", string="Run's Status")
    kind = fields.Selection(related="run_id.kind")
    partner_id = fields.Many2one(
        "res.partner",
        string="Payee",
        index=True,
        check_company=True,
        compute="_compute_partner_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    commercial_partner_id = fields.Many2one(related="partner_id.commercial_partner_id")
    partner_bank_id = fields.Many2one(
        "res.partner.bank",
        string="Account",
        check_company=True,
        index=True,
        compute="_compute_partner_bank_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    destination_journal_id = fields.Many2one(
        "account.journal",
        string="To Own Bank",
        check_company=True,
        help="The bank of ours that gets the money.",
    )
    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        compute="_compute_currency_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    item_ids = fields.One2many("bank.payment.item", "line_id", string="Open Items")
    execution_date = fields.Date(
        string="Own Execution Date",
        help="The day on which the bank executes it. Empty: the day of the run.",
    )
    planned_date = fields.Date(
        string="Execution Date",
        compute="_compute_planned_date",
        inverse="_inverse_planned_date",
    )
    reference = fields.Char(
        string="Structured Reference", help="What the payee wants to be quoted."
    )
    text = fields.Char(
        string="Remittance Information", help="What the payee reads on the statement."
    )
    purpose = fields.Char(size=4, help="A purpose code of ISO 20022, SALA or TAXS.")
    priority = fields.Selection(PRIORITIES, required=True, default="normal")
    charge_bearer = fields.Selection(
        CHARGE_BEARERS,
        string="Charges",
        help="Who pays the banks. Empty: what the scheme or the bank's card says.",
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", copy=False, index=True
    )
    is_live = fields.Boolean(
        compute="_compute_is_live",
        store=True,
        help="The bank has it, or may have it: what it pays stands in no other file.",
    )
    # -- What the file says of it
    end_to_end_id = fields.Char(
        string="End-to-End Id", readonly=True, copy=False, index="btree_not_null"
    )
    instruction_id = fields.Char(readonly=True, copy=False, index="btree_not_null")
    payment_information_id = fields.Char(
        string="Block of the File", readonly=True, copy=False, index="btree_not_null"
    )
    payment_id = fields.Many2one(
        "account.payment",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )
    # -- What the bank says of it
    status_code = fields.Char(readonly=True, copy=False)
    status_text = fields.Char(string="Bank's Answer", readonly=True, copy=False)
    vop_result = fields.Selection(
        [
            ("match", "Name and Account Match"),
            ("close", "Nearly the Name of the Account"),
            ("none", "Not the Name of the Account"),
            ("unavailable", "Could Not Be Verified"),
        ],
        string="Verification of Payee",
        readonly=True,
        copy=False,
    )
    vop_name = fields.Char(string="Name at the Bank", readonly=True, copy=False)

    _amount_not_negative = models.Constraint(
        "CHECK (amount >= 0)",
        "No bank pays a negative amount: take credit notes out of the payment, or add "
        "bills.",
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("state")
    def _compute_is_live(self):
        for line in self:
            line.is_live = line.state in LIVE_STATES

    @api.depends("partner_id", "amount", "currency_id", "end_to_end_id")
    def _compute_display_name(self):
        for line in self:
            payee = line.partner_id.name or self.env._("No payee")
            # A row that is being entered may have no currency yet.
            currency = line.currency_id
            name = f"{payee}: {currency.format(line.amount)}" if currency else payee
            line.display_name = (
                f"{line.end_to_end_id}, {name}" if line.end_to_end_id else name
            )

    @api.depends("destination_journal_id")
    def _compute_partner_id(self):
        for line in self:
            if line.destination_journal_id:
                company = line.destination_journal_id.company_id.sudo()
                line.partner_id = company.partner_id.sudo(False)
            else:
                line.partner_id = line.partner_id

    @api.depends("partner_id", "destination_journal_id")
    def _compute_partner_bank_id(self):
        """Hook: the account of the payee, or of the debtor."""
        accounts = self.partner_id._bank_get_accounts_to_pay(self.company_id)
        for line in self:
            own = line.partner_bank_id
            if line.destination_journal_id:
                line.partner_bank_id = line.destination_journal_id.bank_account_id
            elif own.partner_id.commercial_partner_id != (
                owner := line.partner_id.commercial_partner_id
            ):
                line.partner_bank_id = accounts.get(owner.id)
            else:
                line.partner_bank_id = own

    @api.depends("run_id")
    def _compute_currency_id(self):
        for line in self:
            line.currency_id = line.currency_id or line.run_id.currency_id

    @api.depends("execution_date", "run_id.execution_date")
    def _compute_planned_date(self):
        for line in self:
            line.planned_date = line._get_planned_date()

    def _get_planned_date(self):
        """The day on which the bank is to execute it; empty where nothing says so."""
        return self.execution_date or self.run_id.execution_date

    def _inverse_planned_date(self):
        for line in self:
            day = line.planned_date
            line.execution_date = day if day != line.run_id.execution_date else False

    # -------------------------------------------------------------------------
    # Constraints
    # -------------------------------------------------------------------------

    @api.constrains("execution_date")
    def _check_execution_date(self):
        for line in self:
            if line.state == "draft" and line.run_id._is_past(line.execution_date):
                raise ValidationError(
                    self.env._(
                        "%(payment)s: the bank cannot execute on a day that is past "
                        "(%(day)s). Choose today or a later day.",
                        payment=line.display_name,
                        day=fields.Date.to_string(line.execution_date),
                    )
                )

    @api.constrains("destination_journal_id", "run_id")
    def _check_destination(self):
        for line in self:
            if line.destination_journal_id == line.journal_id:
                raise ValidationError(
                    self.env._(
                        "%s would pay itself: choose another bank of yours.",
                        line.journal_id.display_name,
                    )
                )
            if line.destination_journal_id and line.item_ids:
                raise ValidationError(
                    self.env._(
                        "%s goes to a bank of yours: it can pay no bill.",
                        line.display_name,
                    )
                )

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        if not self.env.su:
            lines.run_id._note_change()
        return lines

    def write(self, vals):
        is_change = not self.env.su and bool(self._bank_get_kept_fields() & vals.keys())
        runs = self.run_id if is_change else self.run_id.browse()
        result = super().write(vals)
        if is_change:
            (runs | self.run_id)._note_change()
        return result

    def unlink(self):
        runs = self.run_id
        result = super().unlink()
        runs._note_change()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_exported(self):
        if kept := self._bank_filter_kept()[:1]:
            raise UserError(kept._bank_get_kept_message())

    # -------------------------------------------------------------------------
    # What is kept
    # -------------------------------------------------------------------------

    def _bank_filter_kept(self):
        # OVERRIDE bank.record
        return self.sudo().filtered(
            lambda line: line.state != "draft" or line.run_id.state not in OPEN_STATES
        )

    @api.model
    @ormcache()
    def _bank_get_kept_fields(self):
        # OVERRIDE bank.record
        return frozenset(
            name
            for name, field in self._fields.items()
            if (field.store and not field.readonly or name == "planned_date")
            and name not in MAGIC_COLUMNS
        )

    def _bank_get_kept_message(self):
        # OVERRIDE bank.record
        self.ensure_one()
        return self.run_id._bank_get_kept_message()

    def _bank_check_new_of_person(self):
        # OVERRIDE bank.record
        if kept := self._bank_filter_kept()[:1]:
            raise UserError(kept._bank_get_kept_message())

    # -------------------------------------------------------------------------
    # Search
    # -------------------------------------------------------------------------

    @api.model
    def _get_overdue_domain(self, day):
        return Domain("state", "=", "draft") & Domain(
            "item_ids.move_line_id.date_maturity", "<", day
        )
