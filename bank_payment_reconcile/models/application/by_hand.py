"""Applying by hand: what the side panel of the payment journal calls."""

from odoo import Command, api, models
from odoo.exceptions import UserError

from ..record.rights import needs

#: What a person may change of an application.
EDITABLE = {
    "amount",
    "item_amount",
    "discount_amount",
    "write_off_amount",
    "write_off_account_id",
    "label",
    "tax_ids",
    "analytic_distribution",
    "account_id",
    "partner_id",
}
#: What a new row may say.
ROW = {
    "kind",
    "amount",
    "label",
    "tax_ids",
    "analytic_distribution",
    "account_id",
    "partner_id",
}


class AccountBankStatementLine(models.Model):
    """Adds, changes and removes applications as a person says."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_apply_item(self, move_line_id, amount=None):
        """Tick an open item or outstanding payment, or set what it takes.

        :param move_line_id: id of the `account.move.line`, of any partner.
        :param amount: share of the line's amount, positive for money in, in the
            currency of the transaction. By default what is left of the line, at
            most what is open of the item (less its discount while that is in
            time); a credit note is taken whole. 0 unticks.
        :return: ids of the line's application of the item: one, or none.
        :raises UserError: the item or the line has less than that, or the item
            cannot be applied here.
        """
        self.ensure_one()
        self._bank_check_not_posted()
        item = self._bank_get_applicable_item(move_line_id)
        application = self.application_ids.filtered(lambda a: a.move_line_id == item)
        if amount is not None and self.bank_transaction_currency_id.is_zero(amount):
            application.unlink()
            self._bank_remove_charges()
        else:
            item._bank_lock_to_match()
            self._bank_add_charges(item, amount, application)
            values = self._bank_prepare_item_application(item, amount, application)
            application = self._bank_save_manual(application, values)
        self._bank_note_manual_change()
        return application.exists().ids

    @needs("write")
    def action_update_application(self, application_id, values):
        """Change an application of the line.

        :param values: any of `amount`, `item_amount` (in the item's currency),
            `discount_amount`, `write_off_amount`, `write_off_account_id`,
            `label`, `tax_ids`, `analytic_distribution`; without an item also
            `account_id` and `partner_id`. An amount of 0 removes it.
        :return: ids of the application: one, or none.
        :raises UserError: as for `action_apply_item`.
        """
        self.ensure_one()
        self._bank_check_not_posted()
        self._bank_check_keys(values, EDITABLE)
        application = self._bank_get_own_application(application_id)
        values = self._bank_normalise(values)
        if self.bank_transaction_currency_id.is_zero(values.get("amount", 1.0)):
            application.unlink()
        else:
            if application.move_line_id:
                values = self._bank_prepare_item_update(application, values)
            self._bank_save_manual(application, values)
        self._bank_note_manual_change()
        return application.exists().ids

    @needs("write")
    def action_remove_application(self, application_id):
        """Take one application off the line.

        :raises UserError: it is posted, or not of this line.
        """
        self.ensure_one()
        self._bank_check_not_posted()
        self._bank_get_own_application(application_id).unlink()
        self._bank_note_manual_change()

    # -------------------------------------------------------------------------
    # Checks
    # -------------------------------------------------------------------------

    def _bank_get_own_application(self, application_id):
        application = self.application_ids.filtered(lambda a: a.id == application_id)
        if not application:
            raise UserError(
                self.env._(
                    "This application was removed in the meantime: reload the page "
                    "to see what is applied to %s.",
                    self._bank_get_short_name(),
                )
            )
        return application

    @api.model
    def _bank_check_keys(self, values, allowed):
        """A client may set nothing but what a person sees."""
        if unknown := values.keys() - allowed:
            raise UserError(
                self.env._(
                    "%s cannot be set on an application by hand: leave it out.",
                    ", ".join(sorted(map(str, unknown))),
                )
            )

    # -------------------------------------------------------------------------
    # Values
    # -------------------------------------------------------------------------

    def _bank_get_row_account(self, values):
        """The account of a row that names none.

        :raises UserError: it names no partner either.
        """
        partner = self.env["res.partner"].browse(values.get("partner_id"))
        if not partner:
            raise UserError(
                self.env._("Choose an account or a partner to apply the amount to.")
            )
        return self._bank_get_partner_account(partner, values["amount"])

    @api.model
    def _bank_normalise(self, values):
        """A client sends the taxes as plain ids."""
        taxes = values.get("tax_ids")
        if taxes is not None and all(isinstance(tax, int) for tax in taxes):
            return {**values, "tax_ids": [Command.set(taxes)]}
        return dict(values)

    def _bank_save_manual(self, application, values):
        """Create or change an application as this person's, and check that it fits."""
        currency = self.bank_transaction_currency_id
        if currency.is_zero(values.get("amount", 1.0)):
            raise UserError(
                self.env._(
                    "%s is fully applied: remove something else first.",
                    self._bank_get_short_name(),
                )
            )
        if application:
            # What a client sends is written as that person, commands of taxes too.
            application.write(values)
            application._bank_write_by_code(application._prepare_manual())
        else:
            application = application.create({**values, "confidence": "manual"})
        application._check_fits()
        return application

    def _bank_add_charges(self, item, amount, application):
        """Add the row where a person applies an item of what was paid, not of what
        the bank left of it.

        :param amount: what the person typed, or None for the default.
        :param application: the item's application, or empty.
        """
        charges = self._bank_get_open_charges()
        if not charges or not self.journal_id._bank_get_charges_account():
            return
        currency = self.bank_transaction_currency_id
        paid = currency.round(self._bank_get_amount_left(application) - charges)
        share = self._bank_prepare_item_application(
            item, amount, application, left=paid
        )
        if currency.compare_amounts(share["amount"], paid):
            return
        row = self.env["bank.payment.application"]
        self._bank_save_manual(
            row,
            {
                **self._bank_prepare_charges_row(),
                "statement_line_id": self.id,
                "amount": charges,
            },
        )

    def _bank_remove_charges(self):
        """Without an item that was paid, nothing was deducted from it."""
        if not self.application_ids.move_line_id and self.bank_charges_amount:
            self._bank_get_charges_rows().unlink()

    def _bank_note_manual_change(self):
        """A person looked: nothing is ambiguous any more, and an emptied line is
        left to people."""
        self._bank_write_by_code(
            {
                "bank_is_ambiguous": False,
                "posting_error": False,
                "bank_reopened_reason": False,
                "bank_is_kept_open": not self.application_ids,
            }
        )
