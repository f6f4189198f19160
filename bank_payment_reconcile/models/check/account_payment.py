"""Payments by check, and what of them the register follows."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..record.rights import needs

#: Under this key of the context stands `LATER` while many payments get their numbers:
#: whoever does that follows them all at once. An object, as a client cannot send one,
#: and no check is kept out of the register.
LATER_KEY = "bank_checks_follow_later"
LATER = object()


class AccountPayment(models.Model):
    """Payments by check: number, void and print follow the register."""

    _inherit = "account.payment"

    bank_received_check_number = fields.Char(
        string="Received Check Number",
        copy=False,
        index="btree_not_null",
        tracking=True,
        help="Number of the customer's check.",
    )
    bank_check_entry_ids = fields.One2many(
        "bank.check.entry",
        "payment_id",
        string="Checks",
    )
    bank_check_entry_count = fields.Integer(
        string="Check Entry Count", compute="_compute_bank_check_entries"
    )
    bank_has_live_check = fields.Boolean(
        string="Has Live Check", compute="_compute_bank_check_entries"
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("bank_check_entry_ids.void_type")
    def _compute_bank_check_entries(self):
        for payment in self:
            checks = payment.bank_check_entry_ids
            payment.bank_check_entry_count = len(checks)
            payment.bank_has_live_check = not all(checks.mapped("void_type"))

    # -------------------------------------------------------------------------
    # The register
    # -------------------------------------------------------------------------

    @api.model
    def _bank_get_register_triggers(self):
        """Fields whose change may make a number come on record, or void."""
        return {
            "check_number",
            "bank_received_check_number",
            "state",
            "journal_id",
            "payment_type",
            "payment_method_line_id",
        }

    def _bank_follow_in_register(self):
        if self.env.context.get(LATER_KEY) is not LATER:
            self.env["bank.check.entry"]._follow_payments(self)

    @api.model_create_multi
    def create(self, vals_list):
        payments = super().create(vals_list)
        numbered = payments.filtered(
            lambda payment: payment.check_number or payment.bank_received_check_number
        )
        if numbered:
            numbered._bank_follow_in_register()
        return payments

    def write(self, vals):
        result = super().write(vals)
        if self._bank_get_register_triggers() & vals.keys():
            self._bank_follow_in_register()
        return result

    def unlink(self):
        # EXTENDS account: the number stays on record.
        if not self:
            # Odoo deletes nothing with every bank line it creates.
            return super().unlink()
        checks = self._bank_check_checks_may_go("unlink")
        checks.filtered(lambda check: not check.void_type)._make_void(
            "deleted", reason=self.env._("Its payment was deleted.")
        )
        return super().unlink()

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    def action_post(self):
        # EXTENDS account: a number that was voided by hand is not printed.
        for journal in self.journal_id.filtered("check_manual_sequencing"):
            self.env["bank.check.entry"]._skip_used_numbers(journal)
        return super().action_post()

    def action_draft(self):
        # EXTENDS account: a payment that was cancelled gets a new check.
        self._bank_check_checks_may_go("write")
        self.filtered(
            lambda payment: payment.state == "canceled" and payment.check_number
        ).write({"check_number": False, "is_sent": False})
        return super().action_draft()

    def action_cancel(self):
        self._bank_check_checks_may_go("write")
        return super().action_cancel()

    def action_void_check(self):
        """Void a printed check through the wizard, which asks date and reason."""
        # EXTENDS account_check_printing: in place, as Odoo does. The button on
        # the form asks for date and way (`action_bank_open_check_void`).
        self._bank_check_checks_may_go("write")
        return super().action_void_check()

    def _bank_check_checks_may_go(self, right):
        """Refuse where checks of these payments keep them.

        :param right: what is going to be done, which this person needs the right for
            before anything is told of the checks.
        :return: the checks
        """
        self.check_access(right)
        checks = self.sudo().bank_check_entry_ids
        checks._check_payment_may_go()
        return checks

    @needs("create", "bank.check.void")
    def action_bank_open_check_void(self):
        """Open the wizard that voids the payment's check."""
        return self.bank_check_entry_ids.filtered(
            lambda check: not check.void_type
        ).action_void()

    @needs("read", "bank.check.entry")
    def action_bank_open_checks(self):
        """Open the checks of the payment."""
        return self.bank_check_entry_ids._action_open()

    def print_checks(self):
        """Print, and record the numbers that were used."""
        # EXTENDS account_check_printing: propose a number that is free.
        action = super().print_checks()
        context = action.get("context")
        if isinstance(context, dict) and "default_next_check_number" in context:
            context["default_next_check_number"] = self.env[
                "bank.check.entry"
            ]._get_next_free_number(
                self.journal_id[:1], context["default_next_check_number"]
            )
        return action


class BankCheckEntry(models.Model):
    """The payment that a check belongs to."""

    _inherit = "bank.check.entry"

    def _check_payment_may_go(self):
        """Refuse to reset, cancel or delete the payments of checks that the bank has
        paid, or that an entry of their own has voided."""
        for check in self:
            if check.void_move_id:
                raise UserError(
                    self.env._(
                        "Check %(number)s was voided by %(entry)s, and its payment "
                        "stays with that: register a new payment.",
                        number=check.number,
                        entry=check.void_move_id.name,
                    )
                )
            if check.state in ("cleared", "bounced"):
                raise UserError(check._get_bank_error())
