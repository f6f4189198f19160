"""What stands in the way of posting a bank line, as sentences."""

from odoo import api, models


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # What stands in the way
    # -------------------------------------------------------------------------

    def _get_posting_errors(self):
        """Why lines cannot be posted, for those that cannot.

        :return: {line: sentence}
        """
        errors = {}
        taken = {}
        for line in self:
            error = line._get_line_posting_error() or line._get_item_error(taken)
            if error:
                errors[line] = error
        return errors

    def _get_line_posting_error(self):
        self.ensure_one()
        currency = self.transaction_currency_id
        if self.is_reconciled:
            return self.env._("It is posted already.")
        if self.state != "posted":
            return self.env._("Its entry is not posted; post or reset the entry first.")
        if not self.application_ids:
            return self.env._("Nothing is applied to it.")
        if not currency.is_zero(self.difference_amount):
            return self.env._(
                "%(difference)s of %(amount)s is not applied: apply or transfer the "
                "difference.",
                difference=currency.format(self.difference_amount),
                amount=currency.format(self.transaction_amount),
            )
        has_tax = bool(self.application_ids.tax_ids)
        if locks := self.move_id._get_violated_lock_dates(self.date, has_tax):
            return self.env._(
                "Its date %(date)s is locked (%(locks)s).",
                date=self.date,
                locks=self.env["res.company"]._format_lock_dates(locks),
            )
        return None

    def _get_item_error(self, taken):
        """Whether every item still has open what the line applies to it.

        :param taken: what lines before this one take of each item, by item; is
            added to when the line is fine.
        """
        wanted = {}
        for application in self.application_ids:
            item = application.move_line_id
            for account in application.account_id | application.write_off_account_id:
                if error := self._get_account_error(account, item.currency_id):
                    return error
            if not item:
                continue
            currency = item.currency_id
            wanted[item] = wanted.get(item, 0.0) + application.item_amount
            if error := self._get_discount_error(application):
                return error
            open_amount = item.amount_residual_currency - taken.get(item, 0.0)
            if not self._is_covered(wanted[item], open_amount, currency):
                return self.env._(
                    "%(item)s has %(open)s open, less than the %(amount)s applied "
                    "here: it was paid meanwhile.",
                    item=item.move_id.name,
                    open=currency.format(open_amount),
                    amount=currency.format(wanted[item]),
                )
        for item, amount in wanted.items():
            taken[item] = taken.get(item, 0.0) + amount
        return None

    def _get_discount_error(self, application):
        item = application.move_line_id
        if (
            self.transaction_currency_id.is_zero(application.discount_amount)
            or item.discount_date
        ):
            return None
        return self.env._(
            "%s grants no early payment discount: enter a write-off instead.",
            item.move_id.name,
        )

    def _get_account_error(self, account, item_currency):
        if not account.active:
            return self.env._("The account %s is archived.", account.display_name)
        allowed = (
            self.company_id.currency_id | self.transaction_currency_id | item_currency
        )
        if account.currency_id and account.currency_id not in allowed:
            return self.env._(
                "The account %(account)s is kept in %(theirs)s and the payment is in "
                "%(ours)s.",
                account=account.display_name,
                theirs=account.currency_id.name,
                ours=self.transaction_currency_id.name,
            )
        return None

    @api.model
    def _is_covered(self, wanted, open_amount, currency):
        """Whether an amount is no more than what is open, and of its sign."""
        compare = currency.compare_amounts
        same_sign = compare(wanted, 0.0) == compare(open_amount, 0.0)
        return same_sign and compare(abs(wanted), abs(open_amount)) <= 0
