"""Whose account a bank's file is of, and in which currency."""

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_list

from odoo.addons.base.models.res_bank import sanitize_account_number

from ..application.journal import BANK_TYPES


class AccountJournal(models.Model):
    """Finds the bank whose account a file names."""

    _inherit = "account.journal"

    def _bank_select_own_statements(self, statements, filename):
        """The statements of a file that belong to this journal's account.

        :raises UserError: none does, or they are in another currency.
        """
        mine = [s for s in statements if self._bank_is_own_account(s.account_number)]
        if not mine:
            self._bank_refuse_account(statements, filename)
        fitting = [s for s in mine if self._bank_is_own_currency(s.currency)]
        if not fitting:
            # One account number may stand for an account in every currency.
            self._bank_refuse_currency(mine[0], filename)
        if not self.bank_account_id:
            self._bank_refuse_accounts(fitting, filename)
        for statement in fitting:
            self._bank_refuse_several_accounts(statement, filename)
        return fitting

    def _bank_refuse_accounts(self, statements, filename):
        """
        :raises UserError: a bank without a number is of one account, not of all.
        """
        numbers = list(
            dict.fromkeys(filter(None, (s.account_number for s in statements)))
        )
        if len(numbers) > 1:
            raise UserError(
                self.env._(
                    "%(file)s has statements of the accounts %(accounts)s, and "
                    "%(journal)s has no account number yet: enter which of them it is.",
                    file=filename,
                    accounts=format_list(self.env, numbers),
                    journal=self.display_name,
                )
            )

    def _bank_refuse_several_accounts(self, statement, filename):
        """
        :raises UserError: where each row is said to be with an account, and the bank's
            own is among several, the rows are of several accounts.
        """
        own = self.bank_account_id.sanitized_acc_number
        told = [
            sanitize_account_number(each.partner_account)
            for each in statement.transactions
        ]
        if statement.account_number or not own or not all(told):
            return
        if own in told and len({*told}) > 1:
            other = next(each for each in told if each != own)
            raise UserError(
                self.env._(
                    "%(file)s has rows of the account %(own)s of %(journal)s and rows "
                    "of %(other)s: describe its columns under Bank > Configuration > "
                    "Statement Formats, so that each is imported on its own bank.",
                    file=filename,
                    own=own,
                    journal=self.display_name,
                    other=other,
                )
            )

    def _bank_refuse_account(self, statements, filename):
        numbers = ", ".join(dict.fromkeys(s.account_number for s in statements))
        other = self._bank_find_journal_by_account(statements[0].account_number)
        if other:
            raise UserError(
                self.env._(
                    "%(file)s is a statement of account %(account)s, which belongs to "
                    "%(other)s, not to %(journal)s: import it there.",
                    file=filename,
                    account=numbers,
                    other=other.display_name,
                    journal=self.display_name,
                )
            )
        raise UserError(
            self.env._(
                "%(file)s is a statement of account %(account)s, but %(journal)s has "
                "account %(own)s: choose the other bank, or correct the account "
                "number of the journal.",
                file=filename,
                account=numbers,
                journal=self.display_name,
                own=self.bank_account_id.acc_number,
            )
        )

    def _bank_refuse_currency(self, statement, filename):
        raise UserError(
            self.env._(
                "%(file)s is in %(given)s, but %(journal)s is kept in %(own)s: "
                "import it on a bank in %(given)s.",
                file=filename,
                given=statement.currency,
                journal=self.display_name,
                own=self._bank_get_currency().name,
            )
        )

    def _bank_is_own_currency(self, code):
        """Whether a file's currency, if it tells one, is this journal's."""
        return not code or code.upper() == self._bank_get_currency().name

    def _bank_is_own_account(self, number):
        """Whether a statement's account number is this journal's.

        Banks write the same account as IBAN, as local number or as its end, so
        one may contain the other. A journal without a number takes any that is
        not another journal's.
        """
        own = self.bank_account_id.sanitized_acc_number
        given = sanitize_account_number(number)
        if not given:
            return True
        if not own:
            return not self._bank_find_journal_by_account(number)
        return self._bank_is_same_account(own, given)

    def _bank_is_same_account(self, own, given):
        shorter, longer = sorted((own.lstrip("0"), given.lstrip("0")), key=len)
        return shorter == longer or (len(shorter) >= 6 and longer.endswith(shorter))

    def _bank_find_journal_by_account(self, number):
        """Another journal of this company with the account number."""
        found = self._bank_find_journals_of_account(number, self.company_id)
        return (found - self)[:1]

    def _bank_find_journals_of_account(self, number, companies, currency=""):
        """The bank journals of an account, those whose number is the same to the
        letter first.

        :param companies: where to look; their branches and parents too.
        :param currency: its code where the file tells it.
        """
        given = sanitize_account_number(number)
        if not given:
            return self.browse()
        journals = self.search(
            [
                *self._check_company_domain(companies),
                ("type", "in", BANK_TYPES),
                ("bank_account_id", "!=", False),
            ]
        )
        found = journals.filtered(
            lambda journal: (
                self._bank_is_same_account(
                    journal.bank_account_id.sanitized_acc_number, given
                )
                and journal._bank_is_own_currency(currency)
            )
        )
        return found.sorted(
            lambda journal: journal.bank_account_id.sanitized_acc_number != given
        )

    # -------------------------------------------------------------------------
    # Currency
    # -------------------------------------------------------------------------

    def _bank_get_currency_of_file(self):
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
        currencies = {bank._bank_get_currency() for bank in banks}
        return currencies.pop().name if len(currencies) == 1 else ""
