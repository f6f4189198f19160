"""The accounts on which payees are paid."""

from odoo import models
from odoo.fields import Domain


class ResPartner(models.Model):
    """The accounts on which partners are paid."""

    _inherit = "res.partner"

    def _bank_get_accounts_to_pay(self, company):
        """The account on which each of these is paid when no bill says another one: the
        first trusted one, else the first.

        :param company: `res.company` whose accounts, or everybody's, count.
        :return: {id of a commercial partner: `res.partner.bank`}
        """
        partners = self.commercial_partner_id
        if not partners:
            return {}
        accounts = self.env["res.partner.bank"].search(
            Domain("partner_id", "child_of", partners.ids)
            & Domain("company_id", "in", [False, *company.ids]),
            order="allow_out_payment desc, sequence, id",
        )
        result = {}
        for account in accounts:
            result.setdefault(account.partner_id.commercial_partner_id.id, account)
        return result
