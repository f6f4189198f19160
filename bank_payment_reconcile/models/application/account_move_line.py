"""Open items as bank lines use them."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..record.locks import lock_and_mark
from .application import OWED


class AccountMoveLine(models.Model):
    """Items that lines are applied to, and what other lines hold of them."""

    _inherit = "account.move.line"

    # Open items by what may be paid of them, for the suggestions of one bank line:
    # without these a hundred thousand items would be read for each.
    _bank_open_amount_idx = models.Index(
        "(amount_residual_currency) "
        "WHERE reconciled IS NOT TRUE AND amount_residual_currency != 0"
    )
    _bank_open_discount_idx = models.Index(
        "(discount_amount_currency) "
        "WHERE reconciled IS NOT TRUE AND discount_date IS NOT NULL"
    )

    def _bank_get_rests_after_applications(self):
        """What open items keep when all that is applied to them is posted.

        :return: {item: (rest in the item's currency, number of applications)}
        """
        # A branch's line may hold an item that this person does not see.
        groups = (
            self.env["bank.payment.application"]
            .sudo()
            ._read_group(
                Domain("move_line_id", "in", self.ids)
                & Domain("state", "in", ("proposed", "accepted")),
                ["move_line_id"],
                ["item_amount:sum", "__count"],
            )
        )
        applied = {item.id: (amount, count) for item, amount, count in groups}
        result = {}
        for item in self:
            amount, count = applied.get(item.id, (0.0, 0))
            rest = item.currency_id.round(item.amount_residual_currency - amount)
            result[item] = (rest, count)
        return result

    # -------------------------------------------------------------------------
    # When an item goes or changes
    # -------------------------------------------------------------------------

    def _bank_get_uses(self):
        """Applications to these entries, those that correct one of them and those
        that were cleared by one; of everybody, since a branch's line may hold an
        entry of its parent."""
        applications = self.env["bank.payment.application"].sudo()
        if not self.ids:
            return applications
        return applications.search(
            Domain("move_line_id", "in", self.ids)
            | Domain("corrects_entry_id", "in", self.ids)
            | Domain("clearing_line_id", "in", self.ids)
        )

    def _bank_filter_entries(self):
        """Those that the bank itself shows, not the items of a partner."""
        return self.filtered(lambda entry: entry.account_id.account_type not in OWED)

    def _bank_get_applications(self):
        """What bank lines that are not posted promise of these entries.

        :return: {entry: applications}
        """
        # A branch's line may hold an entry that this person does not see.
        applications = (
            self.env["bank.payment.application"]
            .sudo()
            .search_fetch(
                Domain("move_line_id", "in", self.ids)
                & Domain("state", "!=", "posted"),
                ["move_line_id", "statement_line_id", "item_amount"],
            )
        )
        return applications.grouped("move_line_id")

    # -------------------------------------------------------------------------
    # What two people do at once
    # -------------------------------------------------------------------------

    def _bank_lock_to_match(self):
        """Nobody else matches or settles these entries until we are done.

        :raises UserError: somebody does.
        """
        entries = self.sudo()
        for entry in entries - lock_and_mark(entries):
            raise UserError(
                self.env._(
                    "Somebody else is matching or posting %s right now: try again in a "
                    "moment.",
                    entry.move_id.name,
                )
            )
