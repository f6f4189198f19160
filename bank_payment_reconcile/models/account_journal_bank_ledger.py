from odoo import fields, models


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _action_open_bank_ledger(self, date):
        """The entries on the bank's account up to a date, the last ones first."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._(
                "%(bank)s: ledger up to %(date)s",
                bank=self.display_name,
                date=fields.Date.to_string(date),
            ),
            "res_model": "account.move.line",
            "domain": [
                ("account_id", "=", self.default_account_id.id),
                ("parent_state", "=", "posted"),
                ("date", "<=", fields.Date.to_string(date)),
                ("company_id", "child_of", self.company_id.id),
            ],
            "views": [(False, "list"), (False, "form")],
        }
