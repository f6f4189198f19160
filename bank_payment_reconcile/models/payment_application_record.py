"""Applications as a record: who decided what, and what was posted by it."""

from odoo import api, models
from odoo.exceptions import UserError


class BankPaymentApplication(models.Model):
    _inherit = "bank.payment.application"

    # -------------------------------------------------------------------------
    # Record
    # -------------------------------------------------------------------------

    def _filter_kept(self):
        # EXTENDS bank.record
        return self.filtered(lambda application: application.state == "posted")

    @api.model
    def _get_kept_fields(self):
        # EXTENDS bank.record: a posted application is kept whole
        return super()._get_kept_fields() | self._fields.keys()

    def _get_kept_message(self):
        # EXTENDS bank.record
        return self.env._(
            "The application of %s is posted. Undo it before you change or remove it.",
            self.display_name,
        )

    @api.model
    def _check_created_by_person(self, vals_list):
        # EXTENDS bank.record
        super()._check_created_by_person(vals_list)
        for vals in vals_list:
            self._check_item_of_person(
                vals.get("statement_line_id"), vals.get("move_line_id")
            )
        lines = self.env["account.bank.statement.line"].browse(
            {vals.get("statement_line_id") for vals in vals_list} - {None, False}
        )
        lines._check_not_posted()

    def _check_written_by_person(self, vals):
        # EXTENDS bank.record: what was decided for one line is no other's
        super()._check_written_by_person(vals)
        line_id = vals.get("statement_line_id")
        if "statement_line_id" in vals and self.statement_line_id.ids != [line_id]:
            raise UserError(
                self.env._(
                    "%s stays with its payment: remove it and apply the other payment "
                    "instead.",
                    self[:1].display_name,
                )
            )
        for application in self:
            self._check_item_of_person(
                application.statement_line_id.id, vals.get("move_line_id")
            )

    @api.model
    def _check_item_of_person(self, line_id, item_id):
        """A person names an item by its id: it has to be one that may be applied.

        :raises UserError: it is gone, closed or on a document that is not posted.
        """
        if not line_id or not item_id:
            return
        line = self.env["account.bank.statement.line"].browse(line_id)
        if not line.exists():
            raise UserError(
                self.env._("This payment is gone: reload the page and choose again.")
            )
        line._get_applicable_item(item_id)

    @api.model
    def _prepare_created(self, vals):
        # EXTENDS bank.record: what a person enters is accepted by that person; the
        # matcher says its confidence, a person has none to give.
        values = super()._prepare_created(vals)
        if vals.get("confidence", "manual") == "manual":
            values.update(self._prepare_acceptance())
        return values

    def _prepare_written(self, vals):
        # EXTENDS bank.record: what a person changes is no longer what another person
        # accepted, or the matcher proposed
        return {**super()._prepare_written(vals), **self._prepare_manual()}

    def write(self, vals):
        # Our own code, too, has to undo first; but what is deleted cannot be named.
        changed = self._get_posted_fields() & vals.keys()
        item_is_gone = self.env.su and changed == {"move_line_id"}
        if changed and not (item_is_gone and not vals["move_line_id"]):
            self._check_not_kept()
        return super().write(vals)

    @api.model
    def _get_posted_fields(self):
        """What says how an application was posted; not to be changed afterwards."""
        return {
            "amount",
            "discount_amount",
            "move_line_id",
            "account_id",
            "partner_id",
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_except_posted(self):
        self._check_not_kept()
