"""Accounts on which a bank's money would go round in a circle."""

from odoo import models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from .journal import BANK_TYPES


class AccountAccount(models.Model):
    """Tells the accounts of banks and their suspense accounts."""

    _inherit = "account.account"

    def _bank_get_journals(self):
        """The banks whose own account these are, and those whose lines wait on them.

        :return: ({account: journals}, {account: journals})
        """
        if not self:
            return {}, {}
        # A branch's bank may be one that this person does not see.
        journals = (
            self.env["account.journal"]
            .sudo()
            .search(
                Domain("type", "in", BANK_TYPES)
                & (
                    Domain("default_account_id", "in", self.ids)
                    | Domain("suspense_account_id", "in", self.ids)
                )
            )
        )
        own = journals.grouped(lambda journal: journal.default_account_id.id)
        waiting = journals.grouped(lambda journal: journal.suspense_account_id.id)
        none = journals.browse()
        return (
            {account: own.get(account.id, none) for account in self},
            {account: waiting.get(account.id, none) for account in self},
        )

    def _bank_get_account_errors(self, company, bank=None):
        """Why accounts cannot take the money of a bank's line, for those that cannot.

        Money booked to the bank's own account stays where it is, and on a suspense
        account it waits again. The account of another bank of ours is no goal either:
        that bank shows the same money, which only a transfer brings together.

        :param company: whose banks count; those of its branches and parents, too.
        :param bank: the journal of the line, if there is one.
        :return: {account: sentence}
        """
        own, waiting = self._bank_get_journals()
        errors = {}
        for account in self:
            banks, suspense = (
                journals.filtered(
                    lambda journal: journal.company_id.root_id == company.root_id
                )
                for journals in (own[account], waiting[account])
            )
            if suspense:
                errors[account] = self.env._(
                    "%(account)s is the account on which the lines of %(bank)s wait "
                    "to be applied: choose the account that the money is for.",
                    account=account.display_name,
                    bank=suspense[0].display_name,
                )
            elif bank and bank in banks:
                errors[account] = self.env._(
                    "%(account)s is the account of %(bank)s itself: choose the account "
                    "that the money comes from or goes to.",
                    account=account.display_name,
                    bank=bank.display_name,
                )
            elif banks:
                errors[account] = self.env._(
                    "%(account)s is the account of the bank %(bank)s: what moves "
                    "between two banks is a transfer, so register it as one.",
                    account=account.display_name,
                    bank=banks[0].display_name,
                )
        return errors

    def _bank_check_off_banks(self, company):
        """:raises ValidationError: one of these is the account of a bank, or one on
        which its lines wait."""
        for error in self._bank_get_account_errors(company).values():
            raise ValidationError(error)
