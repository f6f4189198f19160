"""What is left over of a payment, or missing: what a person does with it, and what the
bank's terms explain.
"""

from odoo import Command, models
from odoo.exceptions import UserError

from ..record.rights import browse_named, needs
from .application import OWED
from .by_hand import ROW


class AccountBankStatementLine(models.Model):
    """Keeps, writes off or transfers what is left of a line."""

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
        self._bank_check_has_difference()
        if not account and not partner:
            raise UserError(self.env._("Choose the account to transfer to."))
        sides = {} if account else self._bank_get_partner_sides(partner)
        return self._bank_apply_difference(
            lambda line: {
                "account_id": (
                    account
                    or line._bank_get_partner_account(
                        partner, line.difference_amount, sides
                    )
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
        self._bank_check_has_difference()
        payers = {line: line._bank_get_paying_partner() for line in self}
        sides = self._bank_get_partner_sides(
            self.env["res.partner"].union(*payers.values())
        )
        return self._bank_apply_difference(
            lambda line: {
                "account_id": line._bank_get_on_account_account(payers[line], sides).id,
                "partner_id": payers[line].id,
                "label": line.payment_ref,
            }
        )

    @needs("write")
    def action_bank_write_off_difference(self):
        """Close what is short or over, within the limits of the journal.

        A payment that is short closes its item with a write-off; what is over goes
        to the account for gains (or for losses, when we paid too much).

        :raises UserError: there is no difference, or more than the journal allows.
        """
        self._bank_check_not_posted()
        for line in self:
            short = line._bank_get_shortfalls()
            amount = sum(short.values()) or line.difference_amount
            line._bank_check_write_off_allowed(amount, short)
            if short:
                for application, missing in short.items():
                    line._bank_write_off_rest(application, missing)
                    application._bank_write_by_code(application._prepare_manual())
            else:
                line._bank_apply_difference(lambda line: line._bank_prepare_over_row())
            line._bank_note_manual_change()

    # -------------------------------------------------------------------------
    # What is left over
    # -------------------------------------------------------------------------

    def _bank_check_has_difference(self):
        self._bank_check_not_posted()
        if done := self.filtered(
            lambda line: line.bank_transaction_currency_id.is_zero(
                line.difference_amount
            )
        ):
            raise UserError(
                self.env._(
                    "%s has no difference: all of it is applied.",
                    done[0]._bank_get_short_name(),
                )
            )

    def _bank_apply_difference(self, prepare):
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
        self._bank_note_manual_change()
        return applications

    def _bank_get_paying_partner(self):
        """The one partner of what is applied, else of the line.

        :raises UserError: there is none, or there are several.
        """
        partners = self.application_ids.partner_id.commercial_partner_id
        partners = partners or self.partner_id.commercial_partner_id
        if len(partners) != 1:
            raise UserError(
                self.env._(
                    "Whose account takes the rest of %s? Add a row with the partner.",
                    self._bank_get_short_name(),
                )
            )
        return partners

    def _bank_get_on_account_account(self, partner, sides):
        """Where the applied items are, else where the partner's money goes.

        :param sides: of `_bank_get_partner_sides`.
        """
        accounts = self.application_ids.move_line_id.account_id
        owed = accounts.filtered(lambda account: account.account_type in OWED)
        if len(owed) == 1:
            return owed
        return self._bank_get_partner_account(partner, self.difference_amount, sides)

    def _bank_prepare_over_row(self):
        """Values of the row that takes what a payment is over."""
        account = self._bank_get_write_off_account(-self.difference_amount)
        return {
            "account_id": account.id,
            "partner_id": self.application_ids.partner_id[:1].id,
            "label": self.env._("Payment difference"),
        }

    # -------------------------------------------------------------------------
    # What is missing
    # -------------------------------------------------------------------------

    def _bank_get_shortfalls(self):
        """What the line's items still have open after all that is applied anywhere.

        Only where the line has nothing left: else there is money for it.

        :return: {application: missing, in the currency of the transaction}
        """
        self.ensure_one()
        if not self.bank_transaction_currency_id.is_zero(self.difference_amount):
            return {}
        rests = self.application_ids.move_line_id._bank_get_rests_after_applications()
        result = {}
        for application in self.application_ids.filtered("move_line_id"):
            item = application.move_line_id
            rest, _count = rests[item]
            if not item.currency_id.is_zero(rest):
                result[application] = self._bank_from_item_amount(item, rest)
        return result

    def _bank_write_off_rest(self, application, missing):
        account = self._bank_get_write_off_account(missing)
        application._bank_write_by_code(
            {
                "write_off_amount": application.write_off_amount + missing,
                "write_off_account_id": application.write_off_account_id.id
                or account.id,
            }
        )

    # -------------------------------------------------------------------------
    # Limits
    # -------------------------------------------------------------------------

    def _bank_get_write_off_limit(self):
        """The most that the journal lets be written off on the line, positive, in
        the currency of the transaction; 0 when it allows nothing."""
        journal, currency = self.journal_id, self.bank_transaction_currency_id
        limits = []
        if journal.bank_write_off_amount:
            limits.append(
                self._bank_from_currency(
                    self.currency_id, journal.bank_write_off_amount
                )
            )
        if journal.bank_write_off_percent:
            due = sum(
                self._bank_from_item_amount(item, item.amount_residual_currency)
                for item in self.application_ids.move_line_id
            )
            limits.append(abs(due) * journal.bank_write_off_percent / 100)
        return currency.round(min(limits, default=0.0))

    def _bank_is_within_limit(self, amount):
        compare = self.bank_transaction_currency_id.compare_amounts
        return compare(abs(amount), self._bank_get_write_off_limit()) <= 0

    def _bank_may_write_off(self):
        """Whether what is left is so small that the journal lets it be written off
        and nobody has to be asked about it."""
        self.ensure_one()
        left, journal = self.difference_amount, self.journal_id
        return bool(
            not self.is_reconciled
            and self.application_ids.move_line_id
            and not self.bank_transaction_currency_id.is_zero(left)
            and (left > 0) == (self.bank_transaction_amount > 0)
            and journal.bank_write_off_loss_account_id
            and journal.bank_write_off_gain_account_id
            and self._bank_is_within_limit(left)
        )

    def _bank_check_write_off_allowed(self, amount, short):
        currency = self.bank_transaction_currency_id
        items = self.application_ids.move_line_id
        if not items or currency.is_zero(amount):
            raise UserError(
                self.env._(
                    "%s has no difference to an item it is applied to.",
                    self._bank_get_short_name(),
                )
            )
        if not short and (amount > 0) != (self.bank_transaction_amount > 0):
            raise UserError(
                self.env._(
                    "%(line)s has %(amount)s too much applied: remove it first.",
                    line=self._bank_get_short_name(),
                    amount=currency.format(-amount),
                )
            )
        if not self._bank_is_within_limit(amount):
            raise UserError(
                self.env._(
                    "%(line)s differs by %(amount)s, and %(journal)s writes off no "
                    "more than %(limit)s: enter the write-off on the item, or transfer "
                    "the difference.",
                    line=self._bank_get_short_name(),
                    amount=currency.format(abs(amount)),
                    journal=self.journal_id.display_name,
                    limit=currency.format(self._bank_get_write_off_limit()),
                )
            )

    # -------------------------------------------------------------------------
    # Rows
    # -------------------------------------------------------------------------

    @needs("write")
    def action_add_row(self, values):
        """Apply money without an open item.

        :param values: dict of `account_id` and/or `partner_id` (a partner alone:
            payment on account, on the side that `PartnerSides` chooses), `kind`
            "fee" (the journal's account for
            bank fees), `amount` (by default what is left), `label`, `tax_ids`
            (contained in the amount) and `analytic_distribution`.
        :return: ids of the new application.
        :raises UserError: nothing is left, or the account is not known.
        """
        self.ensure_one()
        self._bank_check_not_posted()
        # A form sends the fields of items, too, left empty.
        values = {name: value for name, value in values.items() if value or name in ROW}
        self._bank_check_keys(values, ROW)
        values = self._bank_normalise(values)
        is_fee = values.pop("kind", None) == "fee"
        if is_fee:
            values = self._bank_prepare_fee_row(values)
        if values.get("amount") is None:
            values["amount"] = self._bank_get_amount_left()
        if not values.get("account_id"):
            values["account_id"] = self._bank_get_row_account(values).id
        application = self._bank_save_manual(
            self.env["bank.payment.application"],
            {**values, "statement_line_id": self.id},
        )
        self._bank_note_manual_change()
        return application.ids

    # -------------------------------------------------------------------------
    # After the automatic application
    # -------------------------------------------------------------------------

    def _bank_propose_differences(self):
        """Complete what was proposed by what the journal says about differences.

        A fixed fee comes first, since it explains the difference; then what is small
        enough to be written off.
        """
        lines = self.filtered(
            lambda line: (
                line.application_ids.move_line_id
                and (
                    line.journal_id.bank_fee_amount
                    or line.journal_id.bank_write_off_automatically
                )
            )
        )
        rests = lines.application_ids.move_line_id._bank_get_rests_after_applications()
        rows = []
        for line in lines:
            rows += line._bank_propose_fee(rests) or line._bank_propose_write_off(rests)
        self.env["bank.payment.application"]._bank_create_by_code(rows)

    def _bank_get_sole_rest(self, rests):
        """The line's one application of an item, and what is missing on the item.

        Nothing for several items, or where another line is applied to the item, too:
        who is short then is not known.
        """
        application = self.application_ids.filtered("move_line_id")
        if len(self.application_ids) != 1 or len(application) != 1:
            return None, 0.0
        rest, count = rests[application.move_line_id]
        if count > 1:
            return None, 0.0
        return application, self._bank_from_item_amount(application.move_line_id, rest)

    def _bank_propose_fee(self, rests):
        """Values of the row for the bank's fixed fee, when it is the difference."""
        currency = self.bank_transaction_currency_id
        application, missing = self._bank_get_sole_rest(rests)
        fee = self._bank_from_currency(
            self.currency_id, self.journal_id.bank_fee_amount
        )
        if (
            not application
            or currency.is_zero(fee)
            or not self._bank_is_document_named()
        ):
            return []
        if not self.journal_id.bank_fee_account_id:
            return []
        # What comes is the item less discount less fee, also where the money goes out
        # and the fee is charged on top.
        short = currency.round(missing - self.difference_amount)
        for discount in (0.0, self._bank_get_discount_to_grant(application)):
            if not currency.compare_amounts(short, discount + fee):
                break
        else:
            return []
        application.sudo().write(
            {
                "amount": self._bank_get_waiting_amount() + fee,
                "discount_amount": application.discount_amount + discount,
            }
        )
        return [
            {
                **self._bank_prepare_fee_terms(),
                **self._bank_copy_proposal(application),
                "amount": -fee,
            }
        ]

    def _bank_get_discount_to_grant(self, application):
        """The early payment discount in time that a proposal does not use yet, in the
        currency of the transaction."""
        item = application.move_line_id
        if not self.bank_transaction_currency_id.is_zero(application.discount_amount):
            return 0.0
        if not self._bank_is_discount_in_time(item.discount_date):
            return 0.0
        return self._bank_from_item_amount(item, self._bank_get_item_discount(item))

    def _bank_is_document_named(self):
        """Whether the matcher read the item's number in the text."""
        return (self.bank_match_details or {}).get("document") in (
            "yes",
            "yes_multiple",
        )

    def _bank_propose_write_off(self, rests):
        """Write off what is missing, or values of a row for what is over."""
        currency = self.bank_transaction_currency_id
        application, missing = self._bank_get_sole_rest(rests)
        journal = self.journal_id
        if not application or not journal.bank_write_off_automatically:
            return []
        if not (
            journal.bank_write_off_loss_account_id
            and journal.bank_write_off_gain_account_id
        ):
            # One journal without them must not stop the others' lines.
            return []
        left = self.difference_amount
        if currency.is_zero(left):
            if not currency.is_zero(missing) and self._bank_is_within_limit(missing):
                self._bank_write_off_rest(application, missing)
            return []
        over = currency.is_zero(missing) and (left > 0) == (
            self.bank_transaction_amount > 0
        )
        if not over or not self._bank_is_within_limit(left):
            return []
        return [
            {
                **self._bank_prepare_over_row(),
                **self._bank_copy_proposal(application),
                "amount": left,
            }
        ]

    def _bank_copy_proposal(self, application):
        """A row that belongs to a proposal is as certain as that is."""
        return {
            "statement_line_id": self.id,
            "confidence": application.confidence,
            "rule_id": application.rule_id.id,
            "review_required": application.review_required,
            "reasons": application.reasons,
        }

    # -------------------------------------------------------------------------
    # Bank fees
    # -------------------------------------------------------------------------

    def _bank_prepare_fee_terms(self):
        journal = self.journal_id
        return {
            "account_id": journal.bank_fee_account_id.id,
            "tax_ids": [Command.set(journal.bank_fee_tax_ids.ids)],
            "label": self.env._("Bank fee"),
        }

    def _bank_prepare_fee_row(self, values):
        """Values of a row that a person adds for a fee of the bank.

        Where the line has nothing left and one item is short, that is the fee: the
        item is applied in full and the row takes back what did not come.
        """
        values = {**self._bank_prepare_fee_terms(), **values}
        if not values["account_id"]:
            raise UserError(
                self.env._(
                    "Choose an account for the fee, or set one for bank fees on the "
                    "journal %s.",
                    self.journal_id.display_name,
                )
            )
        short = self._bank_get_shortfalls()
        if values.get("amount") is None and len(short) == 1:
            [(application, missing)] = short.items()
            charges = self._bank_get_open_charges()
            if charges and abs(charges) < abs(missing):
                # What the bank says is its share of what is missing.
                missing = -charges
            application._bank_write_by_code(
                {
                    "amount": application.amount + missing,
                    **application._prepare_manual(),
                }
            )
            values["amount"] = -missing
        return values
