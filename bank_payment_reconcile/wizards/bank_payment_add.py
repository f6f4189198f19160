from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.payment.run import OPEN_STATES
from ..models.payment.suggestion import LeftOut, Wishes
from ..models.record.rights import browse_context, needs
from .bank_wizard_once import taken_once


class BankPaymentAdd(models.TransientModel):
    """Ask by which run chosen bills and credit notes are to be paid."""

    _name = "bank.payment.add"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Add to Payment Run"
    _bank_figures_of = ("journal_id",)

    move_ids = fields.Many2many(
        "account.move",
        string="Documents",
        default=lambda self: self._get_default_moves(),
    )
    count = fields.Integer(string="Documents Chosen", compute="_compute_count")
    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        domain="[('type', '=', 'bank')]",
        default=lambda self: self.env["bank.payment.run"]._get_default_bank(),
    )
    run_id = fields.Many2one(
        "bank.payment.run",
        string="Payment Run",
        compute="_compute_run_id",
        store=True,
        readonly=False,
        domain="[('journal_id', '=', journal_id), ('kind', '=', 'transfer'),"
        " ('state', 'in', ('draft', 'checked', 'released'))]",
        help="Empty: a new one.",
    )
    together = fields.Boolean(string="One Payment for Each Payee", default=True)

    @api.model
    def _get_default_moves(self):
        if self.env.context.get("active_model") != "account.move":
            return self.env["account.move"]
        return browse_context(self.env, "account.move", "active_ids")

    @api.depends("move_ids")
    def _compute_count(self):
        for wizard in self:
            wizard.count = len(wizard.move_ids)

    @api.depends("journal_id")
    def _compute_run_id(self):
        for wizard in self:
            if wizard.run_id.journal_id != wizard.journal_id:
                wizard.run_id = False

    @needs("write")
    @taken_once
    def action_add(self):
        """Add what is open of the documents to the run, and open it."""
        self.ensure_one()
        if not self.move_ids:
            raise UserError(
                self.env._("No document is chosen: mark bills in their list first.")
            )
        run = self.run_id
        if (
            run
            and run.journal_id != self.journal_id
            or run.state
            not in (
                False,
                *OPEN_STATES,
            )
        ):
            raise UserError(
                self.env._(
                    "%(run)s is no draft of %(bank)s: choose another run, or none for "
                    "a new one.",
                    run=run.name,
                    bank=self.journal_id.display_name,
                )
            )
        run = run or run.create({"journal_id": self.journal_id.id})
        lines, left = run._suggest(
            Wishes(
                together=self.together,
                drafts=True,
                domain=[("move_id", "in", self.move_ids.ids)],
            )
        )
        told = {each.move_id for each in left} | set(lines.item_ids.move_id.ids)
        told |= set(run.line_ids.item_ids.move_id.ids)
        payees = {each.partner_id for each in left if not each.move_id}
        left += [
            LeftOut(
                move.commercial_partner_id.id,
                move.id,
                move.amount_residual,
                move.currency_id.id,
                self.env._("It is not posted, paid already, or nothing that we pay."),
            )
            for move in self.move_ids
            if move.id not in told and move.commercial_partner_id.id not in payees
        ]
        wizard = self.env["bank.payment.suggest"].create({"run_id": run.id})
        return wizard._tell(len(lines), left)
