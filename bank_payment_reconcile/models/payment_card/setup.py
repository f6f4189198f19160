"""The dialog of the host that creates a bank's account."""

from odoo import models


class AccountSetupBankManualConfig(models.TransientModel):
    """Leaves the bank its name where it is opened from the bank's card."""

    _inherit = "account.setup.bank.manual.config"

    def set_linked_journal_id(self):
        # EXTENDS account, which names the bank by the number of its account.
        result = super().set_linked_journal_id()
        if name := self.env.context.get("default_new_journal_name"):
            self.linked_journal_id.name = name
        return result
