"""Differences that the journal's terms explain: the bank's fee, small amounts."""

from odoo import Command, models
from odoo.exceptions import UserError


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # After the automatic application
    # -------------------------------------------------------------------------

    def _propose_differences(self):
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
        rests = lines.application_ids.move_line_id._get_rests_after_applications()
        rows = []
        for line in lines:
            rows += line._propose_fee(rests) or line._propose_write_off(rests)
        self.env["bank.payment.application"]._create_by_code(rows)

    def _get_sole_rest(self, rests):
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
        return application, self._from_item_amount(application.move_line_id, rest)

    def _propose_fee(self, rests):
        """Values of the row for the bank's fixed fee, when it is the difference."""
        currency = self.transaction_currency_id
        application, missing = self._get_sole_rest(rests)
        fee = self._from_currency(self.currency_id, self.journal_id.bank_fee_amount)
        if not application or currency.is_zero(fee) or not self._is_document_named():
            return []
        if not self.journal_id.bank_fee_account_id:
            return []
        # What comes is the item less discount less fee, also where the money goes out
        # and the fee is charged on top.
        short = currency.round(missing - self.difference_amount)
        for discount in (0.0, self._get_discount_to_grant(application)):
            if not currency.compare_amounts(short, discount + fee):
                break
        else:
            return []
        application.sudo().write(
            {
                "amount": self._get_waiting_amount() + fee,
                "discount_amount": application.discount_amount + discount,
            }
        )
        return [
            {
                **self._prepare_fee_terms(),
                **self._copy_proposal(application),
                "amount": -fee,
            }
        ]

    def _get_discount_to_grant(self, application):
        """The early payment discount in time that a proposal does not use yet, in the
        currency of the transaction."""
        item = application.move_line_id
        if not self.transaction_currency_id.is_zero(application.discount_amount):
            return 0.0
        if not self._is_discount_in_time(item.discount_date):
            return 0.0
        return self._from_item_amount(item, self._get_item_discount(item))

    def _is_document_named(self):
        """Whether the matcher read the item's number in the text."""
        return (self.match_details or {}).get("document") in ("yes", "yes_multiple")

    def _propose_write_off(self, rests):
        """Write off what is missing, or values of a row for what is over."""
        currency = self.transaction_currency_id
        application, missing = self._get_sole_rest(rests)
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
            if not currency.is_zero(missing) and self._is_within_limit(missing):
                self._write_off_rest(application, missing)
            return []
        over = currency.is_zero(missing) and (left > 0) == (self.transaction_amount > 0)
        if not over or not self._is_within_limit(left):
            return []
        return [
            {
                **self._prepare_over_row(),
                **self._copy_proposal(application),
                "amount": left,
            }
        ]

    def _copy_proposal(self, application):
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

    def _prepare_fee_terms(self):
        journal = self.journal_id
        return {
            "account_id": journal.bank_fee_account_id.id,
            "tax_ids": [Command.set(journal.bank_fee_tax_ids.ids)],
            "label": self.env._("Bank fee"),
        }

    def _prepare_fee_row(self, values):
        """Values of a row that a person adds for a fee of the bank.

        Where the line has nothing left and one item is short, that is the fee: the
        item is applied in full and the row takes back what did not come.
        """
        values = {**self._prepare_fee_terms(), **values}
        if not values["account_id"]:
            raise UserError(
                self.env._(
                    "Choose an account for the fee, or set one for bank fees on the "
                    "journal %s.",
                    self.journal_id.display_name,
                )
            )
        short = self._get_shortfalls()
        if values.get("amount") is None and len(short) == 1:
            [(application, missing)] = short.items()
            application._write_by_code(
                {
                    "amount": application.amount + missing,
                    **application._prepare_manual(),
                }
            )
            values["amount"] = -missing
        return values
