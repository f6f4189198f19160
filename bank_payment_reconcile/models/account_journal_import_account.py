"""Whose account a bank's file is of."""

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.base.models.res_bank import sanitize_account_number

from .account_journal import BANK_TYPES


class AccountJournal(models.Model):
    _inherit = "account.journal"

    def _select_own_statements(self, statements, filename):
        """The statements of a file that belong to this journal's account.

        :raises UserError: none does, or they are in another currency.
        """
        mine = [s for s in statements if self._is_own_account(s.account_number)]
        if not mine:
            self._refuse_account(statements, filename)
        fitting = [s for s in mine if self._is_own_currency(s.currency)]
        if not fitting:
            # One account number may stand for an account in every currency.
            self._refuse_currency(mine[0], filename)
        return fitting

    def _refuse_account(self, statements, filename):
        numbers = ", ".join(dict.fromkeys(s.account_number for s in statements))
        other = self._find_journal_by_account(statements[0].account_number)
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

    def _refuse_currency(self, statement, filename):
        raise UserError(
            self.env._(
                "%(file)s is in %(given)s, but %(journal)s is kept in %(own)s: "
                "import it on a bank in %(given)s.",
                file=filename,
                given=statement.currency,
                journal=self.display_name,
                own=self._get_bank_currency().name,
            )
        )

    def _is_own_currency(self, code):
        """Whether a file's currency, if it tells one, is this journal's."""
        return not code or code.upper() == self._get_bank_currency().name

    def _is_own_account(self, number):
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
            return not self._find_journal_by_account(number)
        return self._is_same_account(own, given)

    def _is_same_account(self, own, given):
        shorter, longer = sorted((own.lstrip("0"), given.lstrip("0")), key=len)
        return shorter == longer or (len(shorter) >= 6 and longer.endswith(shorter))

    def _find_journal_by_account(self, number):
        """Another journal of this company with the account number."""
        found = self._find_journals_of_account(number, self.company_id)
        return (found - self)[:1]

    def _find_journals_of_account(self, number, companies, currency=""):
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
                self._is_same_account(
                    journal.bank_account_id.sanitized_acc_number, given
                )
                and journal._is_own_currency(currency)
            )
        )
        return found.sorted(
            lambda journal: journal.bank_account_id.sanitized_acc_number != given
        )
