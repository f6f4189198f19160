from odoo import api, fields, models

from ..models.payment.suggestion import Wishes
from ..models.record.bulk import insert_rows
from ..models.record.rights import browse_context, needs
from .bank_wizard_once import taken_once


class BankPaymentSuggest(models.TransientModel):
    """Ask what is to be paid, and tell what was left out and why."""

    _name = "bank.payment.suggest"
    _inherit = ["bank.wizard", "bank.wizard.once"]
    _description = "Suggest Payments"

    run_id = fields.Many2one(
        "bank.payment.run",
        required=True,
        ondelete="cascade",
        default=lambda self: browse_context(self.env, "bank.payment.run", "active_id"),
    )
    currency_id = fields.Many2one(related="run_id.currency_id")
    kind = fields.Selection(related="run_id.kind")
    due_by = fields.Date(
        compute="_compute_days",
        store=True,
        readonly=False,
        precompute=True,
        help="The last due date of what is paid.",
    )
    with_discounts = fields.Boolean(
        default=lambda self: not self._is_of_debits(),
        help="Also what is due later, but loses its discount: it is paid by the day on "
        "which the discount ends.",
    )
    discount_by = fields.Date(
        compute="_compute_days",
        store=True,
        readonly=False,
        precompute=True,
        string="Discount Ends by",
    )
    currency_ids = fields.Many2many(
        "res.currency",
        string="Currencies",
        compute="_compute_currency_ids",
        store=True,
        readonly=False,
        precompute=True,
        help="Empty: all.",
    )
    partner_ids = fields.Many2many(
        "res.partner", string="Payees", help="Empty: all vendors and customers."
    )
    amount_at_hand = fields.Monetary(
        help="The most that all payments together may come to: what falls due first is "
        "paid first, each payment as a whole. 0: no limit."
    )
    together = fields.Boolean(
        string="One Payment for Each Payee",
        default=lambda self: not self._is_of_debits(),
        help="For each of his accounts, except for what wants a structured reference "
        "of its own. Else each bill is a payment.",
    )
    with_refunds = fields.Boolean(
        string="Refunds to Customers",
        default=True,
        help="Also credit notes of customers, less what they owe when it is due.",
    )
    with_drafts = fields.Boolean(
        string="Also from Other Drafts",
        help="Also what stands in another run that is not exported yet.",
    )
    on_due_date = fields.Boolean(
        string="Each on Its Due Date",
        help="Pay each on its due date, or the last open day before it, instead of on "
        "the day of the run.",
    )
    # -- The result
    state = fields.Selection(
        [("ask", "Ask"), ("told", "Told")], default="ask", readonly=True
    )
    result = fields.Char(readonly=True)
    left_ids = fields.One2many(
        "bank.payment.suggest.left", "wizard_id", string="Left Out", readonly=True
    )

    @api.model
    def _is_of_debits(self):
        """Whether the run in question is a collection: each invoice is a debit of its
        own, and none is collected early to grant a discount."""
        run = browse_context(self.env, "bank.payment.run", "active_id")
        return run[:1].kind == "debit"

    @api.depends("run_id")
    def _compute_days(self):
        for wizard in self:
            day = wizard.run_id.execution_date or fields.Date.context_today(wizard)
            wizard.due_by = wizard.due_by or day
            wizard.discount_by = wizard.discount_by or day

    @api.depends("run_id")
    def _compute_currency_ids(self):
        for wizard in self:
            wizard.currency_ids = wizard.currency_ids or wizard.run_id.currency_id

    @needs("write")
    @taken_once
    def action_suggest(self):
        """Add the payments to the run, and show what was left out."""
        self.ensure_one()
        lines, left = self.run_id._suggest(self._get_wishes())
        return self._tell(len(lines), left)

    @needs("read")
    def action_open_run(self):
        """The run with its payments."""
        self.ensure_one()
        if self.env.context.get("active_model") == "bank.payment.run":
            # It lies under the dialog, and is read anew.
            return {"type": "ir.actions.act_window_close"}
        return {
            "type": "ir.actions.act_window",
            "res_model": "bank.payment.run",
            "res_id": self.run_id.id,
            "views": [(False, "form")],
        }

    def _tell_nothing(self):
        if self.kind == "debit":
            return self.env._("There is nothing to collect by these terms.")
        return self.env._("There is nothing to pay by these terms.")

    def _get_wishes(self):
        return Wishes(
            due_by=self.due_by or self.run_id.execution_date,
            discount_by=self.with_discounts and (self.discount_by or self.due_by),
            currency_ids=tuple(self.currency_ids.ids),
            partner_ids=tuple(self.partner_ids.ids),
            amount_at_hand=self.amount_at_hand or None,
            together=self.together,
            refunds=self.with_refunds,
            drafts=self.with_drafts,
            on_due_date=self.on_due_date,
        )

    def _tell(self, count, left):
        """Show what was left out; nothing where nothing was.

        :param count: of new payments.
        :param left: [`suggestion.LeftOut`]
        """
        if count and not left:
            return self.action_open_run()
        self.sudo().write(
            {
                "state": "told",
                "result": self.env._(
                    "%(count)s payments were added to %(run)s.",
                    count=count,
                    run=self.run_id.name,
                )
                if count
                else self._tell_nothing(),
            }
        )
        insert_rows(
            self.env["bank.payment.suggest.left"],
            [
                {
                    "wizard_id": self.id,
                    "partner_id": each.partner_id,
                    "move_id": each.move_id,
                    "amount": each.amount,
                    "currency_id": each.currency_id,
                    "reason": each.reason,
                }
                for each in left
            ],
        )
        return {
            "type": "ir.actions.act_window",
            "name": self._get_title(),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
            # From where it was asked for, which says what lies under the dialog.
            "context": {"active_model": self.env.context.get("active_model")},
        }

    def _get_title(self):
        name = "bank_payment_suggest"
        if self.kind == "debit":
            name += "_debits"
        action = self.env.ref(f"bank_payment_reconcile.action_{name}")
        return action.sudo().name


class BankPaymentSuggestLeft(models.TransientModel):
    """What is not paid, and why."""

    _name = "bank.payment.suggest.left"
    _inherit = ["bank.wizard"]
    _description = "Left Out of the Payments"

    wizard_id = fields.Many2one(
        "bank.payment.suggest", required=True, ondelete="cascade", readonly=True
    )
    partner_id = fields.Many2one("res.partner", string="Payee", readonly=True)
    move_id = fields.Many2one("account.move", string="Document", readonly=True)
    amount = fields.Monetary(readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    reason = fields.Char(readonly=True)
