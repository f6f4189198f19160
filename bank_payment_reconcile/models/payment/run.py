"""A payment run: what one bank account of ours is to pay, or to collect."""

from odoo import Command, api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import ormcache

from ..application.journal import BANK_TYPES
from ..record.locks import lock_and_mark
from .bank_days import get_first_day, get_now

KINDS = [("transfer", "Credit Transfers"), ("debit", "Direct Debits")]
STATES = [
    ("draft", "Draft"),
    ("checked", "Checked"),
    ("released", "Released"),
    ("exported", "Exported"),
    ("answered", "Answered"),
    ("done", "Done"),
    ("cancelled", "Cancelled"),
]
#: Nothing has left the house.
OPEN_STATES = ("draft", "checked", "released")
#: The bank has the file, or may have it.
LIVE_STATES = ("exported", "answered", "done")
#: How the number of a run begins.
PREFIXES = {"transfer": "PAY", "debit": "COL"}


class BankPaymentRun(models.Model):
    """What one file orders of the bank.

    A draft costs nothing: it is changed and deleted freely, and holds no document back
    from others. What was exported stays as the bank has it.
    """

    _name = "bank.payment.run"
    _inherit = ["mail.thread", "mail.activity.mixin", "bank.record"]
    _description = "Payment Run"
    _order = "id desc"
    _check_company_auto = True
    _bank_figures_of = ("journal_id",)

    name = fields.Char(string="Number", readonly=True, copy=False)
    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        domain=[("type", "in", BANK_TYPES)],
        default=lambda self: self._get_default_bank(),
        tracking=True,
    )
    company_id = fields.Many2one(
        related="journal_id.company_id", store=True, index=True, precompute=True
    )
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    kind = fields.Selection(KINDS, required=True, default="transfer")
    execution_date = fields.Date(
        compute="_compute_execution_date",
        store=True,
        precompute=True,
        readonly=False,
        help="The day on which the bank executes what has no day of its own.",
        tracking=True,
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", copy=False, tracking=True
    )
    line_ids = fields.One2many("bank.payment.line", "run_id", string="Payments")
    # -- Who
    prepared_by_ids = fields.Many2many(
        "res.users",
        "bank_payment_run_prepared_rel",
        readonly=True,
        copy=False,
        help="Everybody who changed something in it since it was created.",
    )
    released_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    released_on = fields.Datetime(readonly=True, copy=False)
    exported_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    exported_on = fields.Datetime(readonly=True, copy=False)
    # -- The file
    message_id = fields.Char(
        string="Message Id",
        readonly=True,
        copy=False,
        help="The identification of the file, by which the bank answers.",
    )
    cancel_reason = fields.Char(readonly=True, copy=False)

    _message_id_uniq = models.UniqueIndex(
        "(company_id, message_id) WHERE message_id IS NOT NULL"
    )

    # -------------------------------------------------------------------------
    # Defaults, compute, constraints
    # -------------------------------------------------------------------------

    @api.model
    def _get_default_bank(self):
        """The first bank that takes payment files, else the first."""
        journals = self.env["account.journal"]
        banks = Domain("company_id", "=", self.env.company.id) & Domain(
            "type", "=", "bank"
        )
        with_format = banks & Domain("bank_payment_format", "!=", False)
        return journals.search(with_format, limit=1) or journals.search(banks, limit=1)

    @api.depends("journal_id")
    def _compute_currency_id(self):
        for run in self:
            run.currency_id = run.journal_id._bank_get_currency()

    @api.depends("journal_id")
    def _compute_execution_date(self):
        for run in self:
            run.execution_date = run.execution_date or (
                run.journal_id and run._get_first_day()
            )

    def _get_first_day(self):
        """Hook: the first day on which the bank still executes what it gets now."""
        journal = self.journal_id
        return get_first_day(get_now(journal.company_id), journal.bank_cut_off or "")

    def _get_today(self):
        """The day it is where the company keeps its books."""
        return get_now(self.company_id).date()

    def _is_past(self, day):
        return bool(day) and day < self._get_today()

    @api.constrains("execution_date")
    def _check_execution_date(self):
        for run in self:
            if run.state in OPEN_STATES and run._is_past(run.execution_date):
                raise ValidationError(
                    self.env._(
                        "%(run)s: the bank cannot execute on a day that is past "
                        "(%(day)s). Choose today or a later day.",
                        run=run.name,
                        day=fields.Date.to_string(run.execution_date),
                    )
                )

    @api.constrains("journal_id", "kind")
    def _check_journal(self):
        for run in self:
            if run.journal_id.type not in BANK_TYPES:
                raise ValidationError(
                    self.env._(
                        "%s is no bank: choose the bank that is to pay.",
                        run.journal_id.display_name,
                    )
                )

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        runs = super().create(vals_list)
        runs.sudo()._give_numbers()
        runs._note_change()
        return runs

    def write(self, vals):
        is_change = not self.env.su and bool(self._bank_get_kept_fields() & vals.keys())
        if is_change:
            self._check_may_turn(vals)
        result = super().write(vals)
        if is_change:
            self._note_change()
        return result

    def _give_numbers(self):
        for run in self.filtered(lambda run: run.name in (False, "/")):
            run.name = run.journal_id._bank_get_run_sequence(
                PREFIXES[run.kind]
            ).next_by_id()

    def _check_may_turn(self, vals):
        """Refuse another bank or the other kind for what has payments."""
        for run in self:
            is_turned = (
                vals.get("journal_id", run.journal_id.id) != run.journal_id.id
                or vals.get("kind", run.kind) != run.kind
            )
            if is_turned and run.line_ids:
                raise UserError(
                    self.env._(
                        "%s has payments already: create a run of its own for another "
                        "bank or the other kind, or delete the payments first.",
                        run.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_exported(self):
        for run in self:
            if run.state not in OPEN_STATES and (
                run.message_id or run.state != "cancelled"
            ):
                raise UserError(run._bank_get_kept_message())

    # -------------------------------------------------------------------------
    # What is kept
    # -------------------------------------------------------------------------

    def _bank_filter_kept(self):
        # OVERRIDE bank.record
        return self.sudo().filtered(lambda run: run.state not in OPEN_STATES)

    @api.model
    @ormcache()
    def _bank_get_kept_fields(self):
        # OVERRIDE bank.record
        return frozenset({"journal_id", "kind", "execution_date", "line_ids"})

    def _bank_get_kept_message(self):
        # OVERRIDE bank.record
        self.ensure_one()
        if self.state == "cancelled":
            return self.env._(
                "%s was cancelled and stays as it was: create another run.", self.name
            )
        return self.env._(
            "%s was exported, and the bank may have it: it can neither be changed nor "
            "deleted. Cancel it, or one payment of it, and pay in another run.",
            self.name,
        )

    # -------------------------------------------------------------------------
    # Changes
    # -------------------------------------------------------------------------

    def _note_change(self):
        """What was checked and released is no longer what is there.

        Called by every change to a run or to what is in it, after it: the run is a
        draft again, and who changed it cannot release it where two persons have to.

        :raises UserError: the run was exported.
        """
        runs = self.sudo().exists()
        # Who releases or exports at the same time has to see what was changed.
        lock_and_mark(runs, wait=True)
        for run in runs:
            if run.state not in OPEN_STATES:
                raise UserError(run.with_env(self.env)._bank_get_kept_message())
            values = {}
            if run.state != "draft":
                values = {
                    "state": "draft",
                    "released_by_id": False,
                    "released_on": False,
                }
            if self.env.user not in run.prepared_by_ids:
                values["prepared_by_ids"] = [Command.link(self.env.uid)]
            if values:
                run.write(values)
