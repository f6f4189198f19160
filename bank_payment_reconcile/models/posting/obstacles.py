"""What stands in the way of posting a bank line, as sentences."""

from odoo import models
from odoo.exceptions import RedirectWarning, UserError

from ..core.entries import split_bank_entry
from ..core.locks import get_locks_of, tell_locks
from .statement_line import _logger


class AccountBankStatementLine(models.Model):
    """Why a line cannot be posted, one sentence an obstacle."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # What stands in the way
    # -------------------------------------------------------------------------

    def _bank_get_posting_errors(self):
        """Why lines cannot be posted, for those that cannot.

        :return: {line: sentence}
        """
        errors = {}
        taken = {}
        for line in self:
            try:
                error = (
                    line._bank_get_line_posting_error()
                    or line._bank_get_item_error(taken)
                )
            except UserError as refusal:  # as an access error: of this line alone
                error = line._bank_describe_failure(refusal)
            if error:
                errors[line] = error
        # An account may have become a bank's since it was chosen.
        fine = self.filtered(lambda line: line not in errors)
        for application, error in fine.application_ids._get_account_errors().items():
            errors.setdefault(application.statement_line_id, error)
        return errors

    def _bank_get_line_posting_error(self):
        self.ensure_one()
        if self.is_reconciled:
            return self.env._("It is already posted.")
        if self.state != "posted":
            return self.env._("Its entry is not posted; post or reset the entry first.")
        if not self.application_ids:
            return self.bank_reopened_reason or self.env._("Nothing is applied to it.")
        if error := self._bank_get_suspense_error():
            return error
        has_tax = bool(self.application_ids.tax_ids)
        if locks := get_locks_of(self.move_id, self.date, has_tax):
            return self.env._(
                "Its date %(date)s is locked (%(locks)s).",
                date=self.date,
                locks=tell_locks(self.env, locks),
            )
        return None

    def _bank_get_suspense_error(self):
        """Whether the entry holds on the suspense account just what is applied.

        Counted from the entry and the applications, not from stored sums: between
        proposing and posting either may have changed.
        """
        currency = self.bank_transaction_currency_id
        _liquidity, suspense, _others = split_bank_entry(self)
        if not suspense:
            return self.env._(
                "No line of its entry is on %(account)s, the suspense account of "
                "%(journal)s: set the account back that the journal had, or move the "
                "entry's line to this one.",
                account=self.journal_id.suspense_account_id.display_name,
                journal=self.journal_id.display_name,
            )
        if suspense.currency_id != currency or suspense._bank_is_cleared():
            return self.env._(
                "The suspense line of its entry was changed by hand: undo that first."
            )
        waiting = -sum(suspense.mapped("amount_currency"))
        left = waiting - sum(self.application_ids.mapped("amount"))
        if currency.is_zero(left):
            return None
        error = self.env._(
            "%(difference)s of %(amount)s is not applied: apply or transfer the "
            "difference.",
            difference=currency.format(left),
            amount=currency.format(waiting),
        )
        return " ".join(filter(None, (self.bank_reopened_reason, error)))

    def _bank_get_item_error(self, taken):
        """Whether every item still has open what the line applies to it.

        :param taken: what lines before this one take of each item, by item; is
            added to when the line is fine.
        """
        wanted = {}
        for application in self.application_ids:
            item = application.move_line_id
            if error := self._bank_get_hidden_error(item):
                return error
            for account in application.account_id | application.write_off_account_id:
                if error := self._bank_get_account_error(account, item.currency_id):
                    return error
            if not item:
                continue
            if error := self._bank_get_stale_error(application):
                return error
            currency = item.currency_id
            wanted[item] = wanted.get(item, 0.0) + application.item_amount
            if error := self._bank_get_discount_error(application):
                return error
            open_amount = item.amount_residual_currency - taken.get(item, 0.0)
            if not self._bank_is_covered(wanted[item], open_amount, currency):
                return self.env._(
                    "%(item)s has %(open)s open, less than the %(amount)s applied "
                    "here: it was paid in the meantime.",
                    item=item.move_id.name,
                    open=currency.format(open_amount),
                    amount=currency.format(wanted[item]),
                )
        for item, amount in wanted.items():
            taken[item] = taken.get(item, 0.0) + amount
        return None

    def _bank_get_stale_error(self, application):
        """Whether the item is still the one that was applied."""
        item = application.move_line_id
        if item.parent_state != "posted":
            return self.env._(
                "%s is not posted: it was reset to draft or cancelled.",
                application._get_target_name(),
            )
        if application._differs_from_item():
            return self.env._(
                "%s was moved to another partner or account: remove it here and apply "
                "it again.",
                application._get_target_name(),
            )
        return None

    def _bank_get_discount_error(self, application):
        item = application.move_line_id
        if (
            self.bank_transaction_currency_id.is_zero(application.discount_amount)
            or item.discount_date
        ):
            return None
        return self.env._(
            "%s grants no early payment discount: enter a write-off instead.",
            item.move_id.name,
        )

    def _bank_get_account_error(self, account, item_currency):
        if not account.active:
            return self.env._("The account %s is archived.", account.display_name)
        allowed = (
            self.company_id.currency_id
            | self.bank_transaction_currency_id
            | item_currency
        )
        if account.currency_id and account.currency_id not in allowed:
            return self.env._(
                "The account %(account)s is kept in %(theirs)s and the payment is in "
                "%(ours)s.",
                account=account.display_name,
                theirs=account.currency_id.name,
                ours=self.bank_transaction_currency_id.name,
            )
        return None

    def _bank_describe_failure(self, error):
        """What stopped the posting of one line, as a sentence."""
        if isinstance(error, UserError | RedirectWarning):
            # What the warning redirects to stands behind its sentence.
            return str(error.args[0])
        _logger.warning("Bank line %s could not be posted", self.id, exc_info=error)
        return self.env._(
            "Posting it failed with an error that Odoo did not expect (%s): show it "
            "to your administrator, the server's log tells more.",
            " ".join(str(error).split()) or type(error).__name__,
        )


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def _bank_is_cleared(self):
        """Whether another entry took of these suspense lines, all or a part: their
        account may be reconciled in the books. It is used, though they hold it yet."""
        return any(
            entry.account_id.reconcile
            and entry.currency_id.compare_amounts(
                entry.amount_residual_currency, entry.amount_currency
            )
            for entry in self
        )
