"""What an amount of a file means where the file tells no currency: that of the bank."""

from odoo import models

from .account_journal import BANK_TYPES


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _get_currency_of_file(self):
        """The code of the currency in which a file for this bank is.

        Without a bank, since the file is to tell it: that of all banks of the companies
        where they have one only; else nothing is supposed.

        :return: "" where it is not known.
        """
        banks = self
        if not banks:
            banks = self.search(
                [
                    ("type", "in", BANK_TYPES),
                    ("company_id", "in", self.env.companies.ids),
                ]
            )
        currencies = {bank._get_bank_currency() for bank in banks}
        return currencies.pop().name if len(currencies) == 1 else ""
