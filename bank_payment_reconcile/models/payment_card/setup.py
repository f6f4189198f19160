"""The dialog of the host that creates a bank's account."""

from odoo import fields, models


class AccountSetupBankManualConfig(models.TransientModel):
    """Leaves the bank its name where it is opened from the bank's card."""

    _inherit = "account.setup.bank.manual.config"

    new_journal_name = fields.Char(inverse="_inverse_bank_linked_journal")
    linked_journal_id = fields.Many2one(inverse="_inverse_bank_linked_journal")

    def _inverse_bank_linked_journal(self):
        """As Odoo does, which names the bank by the number of its account."""
        names = {}
        if self.env.context.get("default_new_journal_name"):
            names = {journal: journal.name for journal in self.linked_journal_id}
        self.set_linked_journal_id()
        for journal, name in names.items():
            journal.name = name
