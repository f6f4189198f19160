from odoo import models
from odoo.fields import Domain

from .own_write import is_own_write

#: What an application stands on: who owes how much, on which account, due when.
APPLIED_FACTS = [
    "partner_id",
    "account_id",
    "currency_id",
    "amount_currency",
    "balance",
    "date_maturity",
    "discount_date",
    "discount_amount_currency",
]


class AccountMoveLine(models.Model):
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

    def _get_rests_after_applications(self):
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

    def write(self, vals):
        # EXTENDS account: an item that is another one now is to be applied anew.
        watched = self.browse()
        touched = vals.keys() & {*APPLIED_FACTS, "debit", "credit"}
        if touched and not is_own_write(self.env):
            watched = self._get_bank_uses().move_line_id
        before = {item: item._get_applied_facts() for item in watched}
        result = super().write(vals)
        changed = watched.exists().filtered(
            lambda item: item._get_applied_facts() != before[item]
        )
        if changed:
            changed._get_bank_uses()._follow_items()
        if touched and not is_own_write(self.env):
            self.sudo().statement_line_id._note_changes()
        return result

    def unlink(self):
        # EXTENDS account: applications go through the ORM, so that their lines show
        # what is left; posted ones stay, as money on an account.
        uses = self._get_bank_uses()
        posted = uses.filtered(lambda a: a.state == "posted")
        (uses - posted)._drop(
            lambda application: application._tell_dropped(
                self.env._("%(item)s was deleted")
            )
        )
        # While the items are there: the sentences name them.
        self.remove_move_reconcile()
        posted.filtered(lambda a: a.move_line_id in self)._forget_item()
        return super().unlink()

    def _get_applied_facts(self):
        self.ensure_one()
        return [self[name] for name in APPLIED_FACTS]

    def _get_bank_uses(self):
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

    def _drop_what_is_paid(self):
        """Drop what is proposed of items that have less open now."""
        uses = self._get_bank_uses().filtered(
            lambda a: a.state != "posted" and a.move_line_id in self
        )
        for item, applications in uses.grouped("move_line_id").items():
            fitting = item._get_fitting(applications)
            (applications - fitting)._drop(
                lambda a: a._tell_dropped(self.env._("%(item)s was paid meanwhile"))
            )

    def _get_fitting(self, applications):
        """Those of an item's applications that what is open is enough for, what
        people decided first."""
        self.ensure_one()
        left, fitting = self.amount_residual_currency, applications.browse()
        for application in applications.sorted(lambda a: (not a.accepted_by_id, a.id)):
            line = application.statement_line_id
            if line._is_covered(application.item_amount, left, self.currency_id):
                left -= application.item_amount
                fitting |= application
        return fitting
