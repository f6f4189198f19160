"""How long checks of a bank are good, and its register."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..record.rights import needs


class AccountJournal(models.Model):
    """How long a bank's checks are good."""

    _inherit = "account.journal"

    bank_check_stale_days = fields.Integer(
        string="Checks Good For",
        default=180,
        help="Days after which a check that the bank has not paid is stale. 0: never.",
        tracking=True,
    )

    @api.constrains("bank_check_stale_days")
    def _bank_check_check_stale_days(self):
        for journal in self:
            if journal.bank_check_stale_days < 0:
                raise ValidationError(
                    self.env._(
                        "The days for which checks of %s are good cannot be "
                        "negative: enter 0 for checks that never go stale.",
                        journal.display_name,
                    )
                )

    @needs("read", "bank.check.entry")
    def action_bank_open_checks(self):
        """The check register of this bank."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_check_entry"
        )
        action["domain"] = [("journal_id", "=", self.id)]
        action["display_name"] = self.env._("%s: Checks", self.display_name)
        return action
