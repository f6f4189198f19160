"""Applications as a record: who decided what, and what was posted by it."""

from odoo import api, models
from odoo.exceptions import UserError


class BankPaymentApplication(models.Model):
    """Refuses to change or delete what was decided or posted."""

    _inherit = "bank.payment.application"

    # -------------------------------------------------------------------------
    # Record
    # -------------------------------------------------------------------------

    def _bank_filter_kept(self):
        # EXTENDS bank.record
        return self.filtered(lambda application: application.state == "posted")

    @api.model
    def _bank_get_kept_fields(self):
        # EXTENDS bank.record: a posted application is kept whole
        return super()._bank_get_kept_fields() | self._fields.keys()

    def _bank_get_kept_message(self):
        # EXTENDS bank.record
        return self.env._(
            "The application of %s is posted. Undo it before you change or remove it.",
            self.display_name,
        )

    def _bank_check_new_of_person(self):
        # EXTENDS bank.record
        result = super()._bank_check_new_of_person()
        self.statement_line_id._bank_check_not_posted()
        self._check_items_of_person()
        return result

    def _bank_check_written_by_person(self, vals):
        # EXTENDS bank.record: what was decided for one line is no other's
        result = super()._bank_check_written_by_person(vals)
        line_id = vals.get("statement_line_id")
        if "statement_line_id" in vals and self.statement_line_id.ids != [line_id]:
            raise UserError(
                self.env._(
                    "%s stays with its payment: remove it and apply the other payment "
                    "instead.",
                    self[:1].display_name,
                )
            )
        return result

    def _check_items_of_person(self):
        """A person names an item by its id: it has to be one that may be applied.

        :raises UserError: it is gone, closed or on a document that is not posted.
        """
        for application in self.filtered("move_line_id"):
            application.statement_line_id._bank_get_applicable_item(
                application.move_line_id.id
            )

    @api.model
    def _bank_prepare_created(self, vals):
        # EXTENDS bank.record: what a person enters is accepted by that person; the
        # matcher says its confidence, a person has none to give.
        values = super()._bank_prepare_created(vals)
        if vals.get("confidence", "manual") == "manual":
            values.update(self._prepare_acceptance())
        return values

    def _bank_prepare_written(self, vals):
        # EXTENDS bank.record: what a person changes is no longer what another person
        # accepted, or the matcher proposed
        return {**super()._bank_prepare_written(vals), **self._prepare_manual()}

    def write(self, vals):
        # Our own code, too, has to undo first; but what is deleted cannot be named.
        changed = self._get_posted_fields() & vals.keys()
        item_is_gone = self.env.su and changed == {"move_line_id"}
        if changed and not (item_is_gone and not vals["move_line_id"]):
            self._bank_check_not_kept()
        result = super().write(vals)
        if not self.env.su and "move_line_id" in vals:
            self._check_items_of_person()
        if "state" in vals:
            self._follow_state()
            self._follow_orders()
        return result

    def _follow_state(self):
        """Hook: these were posted, undone or accepted."""

    def _follow_orders(self):
        """Hook: the same, for what payment files ordered."""

    @api.model
    def _get_posted_fields(self):
        """What says how an application was posted; not to be changed afterwards."""
        return {
            "amount",
            "discount_amount",
            "move_line_id",
            "account_id",
            "partner_id",
            "write_off_amount",
            "write_off_account_id",
            "tax_ids",
            "analytic_distribution",
            "item_amount",
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_except_posted(self):
        self._bank_check_not_kept()
