"""Who may trust accounts, and until when a run is checked."""

from odoo import models
from odoo.exceptions import UserError

from ..payment.run import OPEN_STATES

#: Accounts are trusted by who has this group of Odoo's.
TRUSTING = "account.group_validate_bank_account"


class BankPaymentRun(models.Model):
    """What the findings of a run are asked of, too."""

    _inherit = "bank.payment.run"

    def _check_findings_open(self):
        """Refuse where the bank has the file already."""
        for run in self:
            if run.state not in OPEN_STATES:
                raise UserError(
                    self.env._(
                        "%s was exported or cancelled: there is nothing to check any "
                        "more.",
                        run.name,
                    )
                )

    def _get_trusting_group(self):
        return self.env.ref(TRUSTING).sudo()

    def _get_trusting_people(self):
        """The people of the company who may trust accounts for money out."""
        company = self.company_id[:1].sudo()
        return self._get_trusting_group().all_user_ids.filtered(
            lambda user: user.active and not user.share and company in user.company_ids
        )
