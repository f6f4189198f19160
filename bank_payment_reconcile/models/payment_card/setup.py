"""The dialog of the host that creates a bank's account."""

from odoo import api, models


class AccountSetupBankManualConfig(models.TransientModel):
    """Leaves the bank its name where it is opened from the bank's card."""

    _inherit = "account.setup.bank.manual.config"

    @api.onchange("acc_number")
    def _onchange_acc_number(self):
        # EXTENDS account, which names the bank by the number of its account.
        result = super()._onchange_acc_number()
        if name := self.env.context.get("default_new_journal_name"):
            self.new_journal_name = name
        return result
