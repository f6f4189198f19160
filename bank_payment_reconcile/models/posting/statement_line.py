"""Posting applications: the suspense line becomes the counterparts, and one
reconciliation plan a chunk settles the items.
"""

import logging

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..core.entries import reconcile
from ..record.machine_failures import is_of_the_machine
from ..record.rights import needs

_logger = logging.getLogger(__name__)


class AccountBankStatementLine(models.Model):
    """Posts applications in bulk; a line that fails keeps its reason."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_post_applications(self):
        """Post the lines that are fully applied; report the others line by line.

        :return: a notification; what could not be posted has its reason in
            `posting_error`.
        """
        done, errors = self._bank_post_applications(alone=len(self) == 1)
        offers = self.env["bank.text.mapping"]._offer_from(done)
        return self._bank_notify_posted(done, errors, offers)

    def _bank_notify_posted(self, done, errors, offers):
        message = self.env._("Payments posted: %s.", len(done))
        if errors:
            message += "\n" + "\n".join(
                f"{line.bank_booking_date} {line.payment_ref}: {error}"
                for line, error in list(errors.items())[:5]
            )
        if len(errors) > 5:
            message += "\n" + self.env._("and %s more.", len(errors) - 5)
        for offer in offers:
            message += "\n" + self.env._(
                'The third payment with "%(text)s" went to %(account)s: a mapping is '
                "offered under Bank > Configuration > Text-to-Account Mapping.",
                text=offer.text,
                account=(
                    offer.debit_account_id or offer.credit_account_id
                ).display_name,
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if errors else "success",
                "sticky": bool(errors or offers),
                "message": message,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    # -------------------------------------------------------------------------
    # Posting
    # -------------------------------------------------------------------------

    def _bank_post_applications(self, automatically=False, alone=False):
        """Post what can be posted of these lines, in this transaction.

        :param automatically: who posts is the scheduled action.
        :param alone: a person posts this one line by hand, marked to check or not.
        :return: (posted lines, {line: why it was not posted})
        """
        if self:  # as below, our own code writes what tells who posted
            self.check_access("write")
        left_out = {} if alone else self._bank_get_left_out()
        locked = self.filtered(lambda line: line not in left_out).try_lock_for_update()
        errors = {
            line: self.env._("Somebody else is posting this line right now.")
            for line in self - locked
        }
        errors.update(left_out)
        locked._bank_lock_items()
        errors.update(locked._bank_get_posting_errors())
        if automatically:
            fine = locked.filtered(lambda line: line not in errors)
            errors.update(fine._bank_get_limit_errors())
        ready = locked.filtered(lambda line: line not in errors)
        done = ready._bank_post_or_split(errors, automatically)
        for line, error in errors.items():
            if line in locked and not line.is_reconciled:
                line.sudo().posting_error = error
        done.sudo().write({"posting_error": False, "bank_reopened_reason": False})
        done.filtered("bank_is_to_check")._bank_set_checked(True)
        # A line of a filed statement that waited is put right by that, or otherwise
        # used: where nothing is reconciled, only we write the entry.
        done._bank_filter_filed()._bank_note_changes()
        return done, errors

    def _bank_lock_items(self):
        """Wait until nobody else changes the items, and let nobody until we are done.

        Always in the order of their ids, so that no two wait for each other. What
        changed since this transaction began is met by trying it again.
        """
        # Those of a branch, too, that this person does not see.
        items = self.sudo().application_ids.move_line_id
        for records in (items.move_id, items):
            if records:
                self.env.execute_query(
                    SQL(
                        "SELECT id FROM %s WHERE id = ANY(%s) ORDER BY id "
                        "FOR NO KEY UPDATE",
                        SQL.identifier(records._table),
                        sorted(records.ids),
                    )
                )

    def _bank_post_or_split(self, errors, automatically):
        """Post all lines at once; where that fails, halve until the ones that
        cannot be posted stand alone, and note their reason in `errors`."""
        if not self:
            return self
        try:
            with self.env.cr.savepoint():
                self._bank_post_at_once(automatically)
                self.env.flush_all()
            return self
        # Whatever Odoo, the database or another module says of one line: the
        # others are posted, and a person reads it there.
        except Exception as error:
            if is_of_the_machine(error):
                raise
            if len(self) == 1:
                errors[self] = self._bank_describe_failure(error)
                return self.browse()
        half = len(self) // 2
        return self[:half]._bank_post_or_split(errors, automatically) | self[
            half:
        ]._bank_post_or_split(errors, automatically)

    def _bank_post_at_once(self, automatically):
        """Replace the suspense lines and reconcile, for all lines together."""
        if automatically:
            for line in self:
                line._bank_note_passed_limits()
        # First, so that nothing takes them for waiting while their items are settled
        self.application_ids.sudo().write(
            {
                "state": "posted",
                "posted_by_id": self.env.uid,
                "posted_date": fields.Datetime.now(),
                "posted_automatically": automatically,
            }
        )
        self._bank_settle_items()
        Payer = self.env["bank.learned.payer"]
        shared = Payer._forget_shared(self)
        # To whom money goes a person has said who accepted it, also where the night
        # posts it: or each payment to an account that nobody trusts would ask again.
        Payer._learn_from(
            (self - shared).filtered(
                lambda line: (
                    (line.amount < 0 or not automatically)
                    and line.application_ids._is_accepted()
                )
            )
        )
        self._bank_check_settled()

    def _bank_settle_items(self):
        # First, so that direct postings leave the bank's account
        self._bank_clear_direct_postings()
        self._bank_take_off_returned()
        plan = self._bank_settle_entries() + self._bank_get_transfer_pairs()
        reconcile(self.env, plan)
        self._bank_take_orders_back()

    def _bank_take_off_returned(self):
        """Hook: payments that come back by these are taken off what they paid."""

    def _bank_take_orders_back(self):
        """Hook: what these give back is owed again, and everybody is told."""

    def _bank_check_settled(self):
        """What is posted is settled. A line whose money is still on the suspense
        account would be found to post again and again.

        :raises UserError: one of these is not.
        """
        for line in self:
            if not line.is_reconciled:
                raise UserError(
                    self.env._(
                        "%(line)s would still be open after posting: part of it stays "
                        "on %(account)s. Remove what is applied and apply it anew.",
                        line=line._bank_get_short_name(),
                        account=line.journal_id.suspense_account_id.display_name,
                    )
                )
