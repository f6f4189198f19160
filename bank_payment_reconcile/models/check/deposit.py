"""Received checks that are brought to the bank together."""

from odoo import models
from odoo.exceptions import UserError

from ..record.rights import needs


class BankCheckEntry(models.Model):
    """Received checks on a deposit slip."""

    _inherit = "bank.check.entry"

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_deposit(self):
        """Ask for date and reference of the deposit."""
        self._check_can_be_deposited()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_check_deposit"
        )
        action["context"] = {"default_check_ids": self.ids}
        return action

    @needs("write")
    def action_remove_from_deposit(self):
        """These checks are not, or no longer, on their deposit."""
        self._check_may_change()
        self._check_not_cleared()
        self.sudo().write({"deposit_reference": False, "deposit_date": False})

    @needs("read")
    def action_print_deposit(self):
        """The list of the checks of a deposit, for the bank."""
        deposited = self.filtered("deposit_reference")
        if not deposited:
            raise UserError(
                self.env._("None of these checks is deposited: deposit them first.")
            )
        together = self.search(
            [
                ("deposit_reference", "in", deposited.mapped("deposit_reference")),
                ("journal_id", "in", deposited.journal_id.ids),
                ("direction", "=", "received"),
            ]
        )
        return self.env.ref(
            "bank_payment_reconcile.action_report_bank_check_deposit"
        ).report_action(together)

    # -------------------------------------------------------------------------
    # Depositing
    # -------------------------------------------------------------------------

    def _deposit(self, reference, date):
        """Bring checks to the bank together: one line of the bank will show them."""
        self._check_may_change()
        self._check_can_be_deposited()
        self.sudo().write({"deposit_reference": reference, "deposit_date": date})

    def _check_can_be_deposited(self):
        for check in self:
            if check.direction != "received" or not check.is_open:
                raise UserError(
                    self.env._(
                        "Check %(number)s cannot be deposited: only received checks "
                        "that are posted and outstanding can, it is %(state)s.",
                        number=check.number,
                        state=check._get_state_label(),
                    )
                )
            if check.deposit_reference:
                raise UserError(
                    self.env._(
                        "Check %(number)s is on deposit %(deposit)s: take it off that "
                        "first.",
                        number=check.number,
                        deposit=check.deposit_reference,
                    )
                )
        if len(self.journal_id) > 1 or len(self.currency_id) > 1:
            raise UserError(
                self.env._(
                    "These checks are of several banks or currencies: deposit those "
                    "of one bank and currency together."
                )
            )

    def _check_not_cleared(self):
        for check in self:
            if check.state in ("cleared", "bounced"):
                raise UserError(
                    self.env._(
                        "The bank has shown check %(number)s on %(date)s: it stays on "
                        "its deposit.",
                        number=check.number,
                        date=check.cleared_date,
                    )
                )
