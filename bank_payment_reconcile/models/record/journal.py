"""A branch works with the banks of its parent; what is set on them is the parent's."""

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools import ormcache

from .record import MODULE
from .tracked import has_ours, unsilenced


class AccountJournal(models.Model):
    """Our settings of a bank are changed by its own company."""

    _inherit = "account.journal"

    def write(self, vals):
        # EXTENDS account: Odoo lets a branch write the journals of its parent. And our
        # terms of a bank are tracked, whatever a client asks for.
        if not self.env.su and self._bank_get_settings() & vals.keys():
            self._bank_check_company_chosen()
        records = unsilenced(self) if has_ours(self, vals) else self
        return super(AccountJournal, records).write(vals)

    @api.model
    @ormcache()
    def _bank_get_settings(self):
        """Names of the settings that we added to the journal."""
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.store and MODULE in field._modules[:1]
        )

    # -- What its company says of a bank

    def _bank_get_currency(self):
        """The currency in which the bank keeps its account.

        Its company is asked under sudo, here as elsewhere: a branch works with the
        banks of its parent, whose company its users do not see.
        """
        return self.currency_id or self._bank_get_company_currency()

    def _bank_get_company_currency(self):
        return self.company_id.sudo().currency_id.sudo(False)

    def _bank_get_transfer_account(self):
        """The account for transfers of the bank's company."""
        return self.company_id.sudo().transfer_account_id.sudo(False)

    # -- What is the company's

    def _bank_is_company_chosen(self):
        company = self.company_id.sudo()
        return self.env.su or company.id in self.env.companies.ids

    def _bank_check_company_chosen(self):
        """Refuse what is done to a bank for its company as a whole (its settings,
        statements, documents, checks) by whoever works in a branch alone.

        :raises AccessError: the company of a bank is not chosen.
        """
        for journal in self:
            if not journal._bank_is_company_chosen():
                company = journal.company_id.sudo()
                raise AccessError(
                    self.env._(
                        "%(bank)s belongs to %(company)s: switch to that company "
                        "first.",
                        bank=journal.display_name,
                        company=company.name,
                    )
                )
