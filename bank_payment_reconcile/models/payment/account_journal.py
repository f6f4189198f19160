"""The runs of a bank: their numbers, and what the bank has."""

from odoo import models
from odoo.fields import Domain

from ..record.rights import needs


class AccountJournal(models.Model):
    """Numbers the runs of a bank and opens them from its card."""

    _inherit = "account.journal"

    def _bank_get_run_sequence(self, prefix):
        """The sequence that numbers the runs of this bank, created with its first run.

        :param prefix: how their numbers begin.
        """
        self.ensure_one()
        sequences = self.env["ir.sequence"].sudo()
        code = f"bank.payment.run.{prefix}.{self.id}"
        return sequences.search([("code", "=", code)], limit=1) or sequences.create(
            {
                "name": f"{prefix} {self.code}",
                "code": code,
                "prefix": f"{prefix}/{self.code}/%(range_year)s/",
                "padding": 4,
                "use_date_range": True,
                "company_id": self.company_id.id,
            }
        )

    def _bank_get_account_balance(self):
        """What the books say that the bank has, in the bank's currency."""
        self.ensure_one()
        account = self.default_account_id
        is_foreign = self._bank_get_currency() != self._bank_get_company_currency()
        name = "amount_currency" if is_foreign else "balance"
        domain = Domain("account_id", "=", account.id) & Domain(
            "parent_state", "=", "posted"
        )
        # A branch works with the bank of its parent, whose entries it does not see.
        if not self._bank_is_company_chosen():
            return 0.0
        entries = self.env["account.move.line"].sudo()
        [(balance,)] = entries._read_group(domain, [], [f"{name}:sum"])
        return self._bank_get_currency().round(balance or 0.0)

    @needs("read", "bank.payment.run")
    def action_bank_open_payment_runs(self):
        """The payment runs of this bank."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_payment_run"
        )
        action["domain"] = [("journal_id", "=", self.id)]
        action["context"] = {"default_journal_id": self.id}
        action["display_name"] = self.env._("%s: Payment Runs", self.display_name)
        return action
