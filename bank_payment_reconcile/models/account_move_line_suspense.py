"""A suspense line that becomes the one counterpart its bank line has."""

from odoo import models


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def _can_become(self, counterparts):
        """Whether a bank line's suspense line has one counterpart of an item, alike in
        all but account, partner and text.

        :param counterparts: list of (item or empty, values) of the bank line.
        """
        if len(self) != 1 or len(counterparts) != 1:
            return False
        item, vals = counterparts[0]
        return (
            bool(item)
            and vals["currency_id"] == self.currency_id.id
            and self.currency_id.is_zero(vals["amount_currency"] - self.amount_currency)
            and self.company_currency_id.is_zero(vals["balance"] - self.balance)
            and not self.analytic_distribution
            and not self.tax_tag_ids
        )

    def _become(self, counterparts):
        """Rewrite suspense lines, by as few writes as they differ.

        :param counterparts: list of (suspense line, values).
        """
        by_account, by_text = {}, {}
        for suspense, vals in counterparts:
            by_account.setdefault(vals["account_id"], []).append(suspense.id)
            by_text.setdefault((vals["partner_id"], vals["name"]), []).append(
                suspense.id
            )
        lines = self.browse(suspense.id for suspense, _vals in counterparts)
        # Open items carry no analytic distribution: there is none to search for.
        with self.env.protecting([self._fields["analytic_distribution"]], lines):
            for account_id, ids in by_account.items():
                self.browse(ids).write({"account_id": account_id})
            for (partner_id, name), ids in by_text.items():
                self.browse(ids).write({"partner_id": partner_id, "name": name})
