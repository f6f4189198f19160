"""What is left over of a payment, or missing: what a person does with it."""

from odoo import Command, models
from odoo.exceptions import UserError

from .bank_payment_application import OWED
from .rights import browse_named, needs


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_transfer_difference(
        self, account, partner=None, label=None, taxes=None, analytic_distribution=None
    ):
        """Apply what is left of each line to an account: the whole line, or the rest
        beside what is applied.

        A client names the records by their ids.

        :param account: `account.account` that takes the difference; with a partner it
            may be left out: the side that `PartnerSides` chooses.
        :param partner: `res.partner` to set on it, where the account needs one.
        :param label: text of the entry line; the line's own text by default.
        :param taxes: `account.tax` that the difference contains.
        :param analytic_distribution: as on an entry line.
        :return: the applications.
        :raises UserError: a line has no difference, or is posted.
        """
        account = browse_named(self.env, "account.account", account)
        partner = browse_named(self.env, "res.partner", partner)
        taxes = browse_named(self.env, "account.tax", taxes)
        self._check_has_difference()
        if not account and not partner:
            raise UserError(self.env._("Choose the account to transfer to."))
        sides = {} if account else self._get_partner_sides(partner)
        return self._apply_difference(
            lambda line: {
                "account_id": (
                    account
                    or line._get_partner_account(partner, line.difference_amount, sides)
                ).id,
                "partner_id": partner.id,
                "label": label or line.payment_ref,
                "tax_ids": [Command.set(taxes.ids)],
                "analytic_distribution": analytic_distribution or False,
            }
        )

    @needs("write")
    def action_keep_on_account(self):
        """Leave what is left of each line on the account of the partner who paid.

        :return: the applications.
        :raises UserError: a line has no difference, or not one partner.
        """
        self._check_has_difference()
        payers = {line: line._get_paying_partner() for line in self}
        sides = self._get_partner_sides(self.env["res.partner"].union(*payers.values()))
        return self._apply_difference(
            lambda line: {
                "account_id": line._get_on_account_account(payers[line], sides).id,
                "partner_id": payers[line].id,
                "label": line.payment_ref,
            }
        )

    @needs("write")
    def action_write_off_difference(self):
        """Close what is short or over, within the limits of the journal.

        A payment that is short closes its item with a write-off; what is over goes
        to the account for gains (or for losses, when we paid too much).

        :raises UserError: there is no difference, or more than the journal allows.
        """
        self._check_not_posted()
        for line in self:
            short = line._get_shortfalls()
            amount = sum(short.values()) or line.difference_amount
            line._check_write_off_allowed(amount, short)
            if short:
                for application, missing in short.items():
                    line._write_off_rest(application, missing)
                    application._write_by_code(application._prepare_manual())
            else:
                line._apply_difference(lambda line: line._prepare_over_row())
            line._note_manual_change()

    # -------------------------------------------------------------------------
    # What is left over
    # -------------------------------------------------------------------------

    def _check_has_difference(self):
        self._check_not_posted()
        if done := self.filtered(
            lambda line: line.transaction_currency_id.is_zero(line.difference_amount)
        ):
            raise UserError(
                self.env._(
                    "%s has no difference: all of it is applied.",
                    done[0]._get_short_name(),
                )
            )

    def _apply_difference(self, prepare):
        """Apply what is left of each line as `prepare(line)` says."""
        applications = self.env["bank.payment.application"].create(
            [
                {
                    "statement_line_id": line.id,
                    "amount": line.difference_amount,
                    "confidence": "manual",
                    **prepare(line),
                }
                for line in self
            ]
        )
        self._note_manual_change()
        return applications

    def _get_paying_partner(self):
        """The one partner of what is applied, else of the line.

        :raises UserError: there is none, or there are several.
        """
        partners = self.application_ids.partner_id.commercial_partner_id
        partners = partners or self.partner_id.commercial_partner_id
        if len(partners) != 1:
            raise UserError(
                self.env._(
                    "Whose account takes the rest of %s? Add a row with the partner.",
                    self._get_short_name(),
                )
            )
        return partners

    def _get_on_account_account(self, partner, sides):
        """Where the applied items are, else where the partner's money goes.

        :param sides: of `_get_partner_sides`.
        """
        accounts = self.application_ids.move_line_id.account_id
        owed = accounts.filtered(lambda account: account.account_type in OWED)
        if len(owed) == 1:
            return owed
        return self._get_partner_account(partner, self.difference_amount, sides)

    def _prepare_over_row(self):
        """Values of the row that takes what a payment is over."""
        account = self._get_write_off_account(-self.difference_amount)
        return {
            "account_id": account.id,
            "partner_id": self.application_ids.partner_id[:1].id,
            "label": self.env._("Payment difference"),
        }

    # -------------------------------------------------------------------------
    # What is missing
    # -------------------------------------------------------------------------

    def _get_shortfalls(self):
        """What the line's items still have open after all that is applied anywhere.

        Only where the line has nothing left: else there is money for it.

        :return: {application: missing, in the currency of the transaction}
        """
        self.ensure_one()
        if not self.transaction_currency_id.is_zero(self.difference_amount):
            return {}
        rests = self.application_ids.move_line_id._get_rests_after_applications()
        result = {}
        for application in self.application_ids.filtered("move_line_id"):
            item = application.move_line_id
            rest, _count = rests[item]
            if not item.currency_id.is_zero(rest):
                result[application] = self._from_item_amount(item, rest)
        return result

    def _write_off_rest(self, application, missing):
        account = self._get_write_off_account(missing)
        application._write_by_code(
            {
                "write_off_amount": application.write_off_amount + missing,
                "write_off_account_id": application.write_off_account_id.id
                or account.id,
            }
        )

    def _get_write_off_account(self, amount):
        """The journal's account for a write-off.

        :param amount: what the item loses, with the sign of what is open: money
            that does not come is a loss, money that need not go is a gain.
        """
        journal = self.journal_id
        account = (
            journal.bank_write_off_loss_account_id
            if amount > 0
            else journal.bank_write_off_gain_account_id
        )
        if not account:
            raise UserError(
                self.env._(
                    "Choose an account for the write-off, or set one for differences "
                    "on the journal %s.",
                    journal.display_name,
                )
            )
        return account

    # -------------------------------------------------------------------------
    # Limits
    # -------------------------------------------------------------------------

    def _get_write_off_limit(self):
        """The most that the journal lets be written off on the line, positive, in
        the currency of the transaction; 0 when it allows nothing."""
        journal, currency = self.journal_id, self.transaction_currency_id
        limits = []
        if journal.bank_write_off_amount:
            limits.append(
                self._from_currency(self.currency_id, journal.bank_write_off_amount)
            )
        if journal.bank_write_off_percent:
            due = sum(
                self._from_item_amount(item, item.amount_residual_currency)
                for item in self.application_ids.move_line_id
            )
            limits.append(abs(due) * journal.bank_write_off_percent / 100)
        return currency.round(min(limits, default=0.0))

    def _is_within_limit(self, amount):
        compare = self.transaction_currency_id.compare_amounts
        return compare(abs(amount), self._get_write_off_limit()) <= 0

    def _check_write_off_allowed(self, amount, short):
        currency = self.transaction_currency_id
        items = self.application_ids.move_line_id
        if not items or currency.is_zero(amount):
            raise UserError(
                self.env._(
                    "%s has no difference to an item it is applied to.",
                    self._get_short_name(),
                )
            )
        if not short and (amount > 0) != (self.transaction_amount > 0):
            raise UserError(
                self.env._(
                    "%(line)s has %(amount)s too much applied: take it off first.",
                    line=self._get_short_name(),
                    amount=currency.format(-amount),
                )
            )
        if not self._is_within_limit(amount):
            raise UserError(
                self.env._(
                    "%(line)s differs by %(amount)s, and %(journal)s writes off no "
                    "more than %(limit)s: enter the write-off on the item, or transfer "
                    "the difference.",
                    line=self._get_short_name(),
                    amount=currency.format(abs(amount)),
                    journal=self.journal_id.display_name,
                    limit=currency.format(self._get_write_off_limit()),
                )
            )
