"""Where the money of a bank line may go: which accounts, whose, and of whom."""

from odoo import api, models
from odoo.exceptions import ValidationError

from .application import OWED


class BankPaymentApplication(models.Model):
    """Checks the account that an application names."""

    _inherit = "bank.payment.application"

    # -------------------------------------------------------------------------
    # Constraints
    # -------------------------------------------------------------------------

    @api.constrains("move_line_id", "account_id", "write_off_account_id")
    def _check_accounts(self):
        # The bank's accounts for differences were checked when they were set: asking
        # again would cost a query for each line that the night closes with them.
        for error in (
            self._filter_asked()._get_account_errors(ask_for_differences=False).values()
        ):
            raise ValidationError(error)

    @api.constrains("move_line_id", "account_id", "partner_id")
    def _check_partner(self):
        """What somebody owes or is owed is somebody's."""
        for application in self._filter_asked():
            if (
                application.account_id.account_type in OWED
                and not application.move_line_id
                and not application.partner_id
                and not application.statement_line_id.partner_id
            ):
                raise ValidationError(
                    self.env._(
                        "%(account)s is a receivable or payable account: choose the "
                        "partner of %(line)s.",
                        account=application.account_id.display_name,
                        line=application.statement_line_id._bank_get_short_name(),
                    )
                )

    def _filter_asked(self):
        """What is posted was asked when it was chosen; its item may be gone since."""
        return self.filtered(lambda application: application.state != "posted")

    @api.constrains("statement_line_id", "move_line_id")
    def _check_item_company(self):
        """Odoo's rule for companies, but that a bank also settles the items of the
        branches of its company."""
        for application in self:
            ours = application.statement_line_id.company_id
            theirs = application.move_line_id.sudo().company_id
            if theirs and ours not in theirs.parent_ids:
                raise ValidationError(
                    self.env._(
                        "%(item)s belongs to %(theirs)s and the bank to %(ours)s.",
                        item=application.move_line_id.sudo().move_id.name,
                        theirs=theirs.name,
                        ours=ours.name,
                    )
                )

    # -------------------------------------------------------------------------
    # Checks
    # -------------------------------------------------------------------------

    def _get_account_errors(self, ask_for_differences=True):
        """What is on an account of a bank, or on one where its lines wait.

        :param ask_for_differences: whether to ask for the accounts that the bank names
            for fees and write-offs, too.
        :return: {application: sentence}; searched once for all of one bank.
        """
        errors = {}
        for journal, applications in self.grouped("journal_id").items():
            accounts = applications.account_id | applications.write_off_account_id
            # What is owed is on no bank's account: most lines cost no search at all.
            accounts = accounts.filtered(lambda a: a.account_type not in OWED)
            if not ask_for_differences:
                accounts -= journal._bank_get_difference_accounts()
            found = accounts._bank_get_account_errors(journal.company_id, journal)
            for application in applications if found else ():
                if error := found.get(application.write_off_account_id):
                    errors[application] = error
                elif (
                    application.account_id in found
                    and not application._is_earlier_posting()
                ):
                    errors[application] = found[application.account_id]
        return errors

    def _is_earlier_posting(self):
        """Whether the item is what somebody booked on the bank's account before the
        bank showed it, and no bank line's own entry."""
        self.ensure_one()
        return (
            self._is_of_direct_posting()
            and not self.move_line_id.move_id.statement_line_id
        )

    def _is_of_direct_posting(self):
        self.ensure_one()
        account = self.statement_line_id.journal_id.default_account_id
        return bool(self.move_line_id) and self.move_line_id.account_id == account
