from odoo import models
from odoo.exceptions import UserError

from ..models.check.account_payment import LATER, LATER_KEY
from ..models.record.rights import browse_context, needs
from .bank_wizard_once import one_at_a_time


class PrintPrenumberedChecks(models.TransientModel):
    _name = "print.prenumbered.checks"
    _inherit = ["print.prenumbered.checks", "bank.wizard.once"]

    @needs("write")
    @one_at_a_time
    def print_checks(self):
        # EXTENDS account_check_printing: Odoo writes the numbers one by one; the
        # register takes them all at once, after it was asked whether they are free.
        payments = browse_context(self.env, "account.payment", "payment_ids")
        if not payments:
            raise UserError(self.env._("Choose the payments whose checks to print."))
        self._bank_check_numbers_free(payments)
        numbering = self.with_context(**{"payment_ids": payments.ids, LATER_KEY: LATER})
        action = super(PrintPrenumberedChecks, numbering).print_checks()
        payments._bank_follow_in_register()
        # What prints them is called by the client, with nothing of ours.
        return {**action, "context": dict(self.env.context)}

    def _bank_check_numbers_free(self, payments):
        """Refuse numbers the bank has a check of, but for those these payments have
        by now: a check may be printed again under its own number."""
        Check = self.env["bank.check.entry"]
        Check._check_number_fits(self.next_check_number)
        first = int(self.next_check_number)
        live = {
            check.payment_id: check
            for check in payments.sudo().bank_check_entry_ids
            if not check.void_type
        }
        values = []
        for number, payment in enumerate(payments, first):
            printed = str(number).zfill(len(self.next_check_number))
            check = live.get(payment, Check)
            if check.number_key != Check._to_key(printed):
                values.append(Check._prepare_check(payment, printed))
        Check._check_numbers_free(values)
