"""What a person does with an advice."""

from odoo import models

from ..record.rights import needs


class BankPaymentAdvice(models.Model):
    """Sets it aside, has it look for its payment, takes it off, opens it."""

    _inherit = "bank.payment.advice"

    @needs("write")
    def action_set_aside(self):
        """No payment is to be waited for; what it was applied to is taken off."""
        self._bank_check_not_kept()
        self._take_off()
        self._bank_write_by_code({"is_set_aside": True})

    @needs("write")
    def action_wait(self):
        """Wait for its payment again."""
        self._bank_write_by_code({"is_set_aside": False})
        self._find_lines()

    @needs("write")
    def action_take_off(self):
        """Take it off its bank lines, with what was applied by it."""
        self._bank_check_not_kept()
        self._take_off()

    @needs("read")
    def action_open(self):
        """Open these advices."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_payment_advice"
        )
        if len(self) == 1:
            return {**action, "views": [(False, "form")], "res_id": self.id}
        return {**action, "context": {}, "domain": [("id", "in", self.ids)]}

    @needs("read")
    def action_open_lines(self):
        """The bank lines that it explains."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_payment_bank_lines"
        )
        action["domain"] = [("id", "in", self.statement_line_ids.ids)]
        return action

    @needs("read")
    def action_open_rows(self):
        """Its rows, those first that a person has to look at."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_payment_advice_row"
        )
        action["domain"] = [("advice_id", "=", self.id)]
        return action
