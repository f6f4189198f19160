"""A document that was made from a bank line is what the line pays once it is posted."""

from odoo import fields, models
from odoo.exceptions import UserError, ValidationError

from ..application.application import OWED
from ..core.taxes import compute_entry_lines, prepare_base


class AccountMove(models.Model):
    """Remembers the bank line that a document was made from."""

    _name = "account.move"
    _inherit = ["account.move", "bank.record"]

    bank_for_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Made for Bank Line",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="The bank line from which somebody made this document: it is applied to "
        "it when the document is posted.",
    )

    def _bank_follow_posting(self):
        # EXTENDS
        for move in self.filtered("bank_for_line_id"):
            move._bank_apply_line_made_from()
        return super()._bank_follow_posting()

    def _bank_apply_line_made_from(self):
        """Apply the line from which this was made, unless it is posted or a person has
        applied it to something else, or whoever posts may not apply it."""
        line = self.sudo().bank_for_line_id.with_env(self.env)
        if (
            not line.has_access("write")
            or line.is_reconciled
            or line.application_ids.accepted_by_id
        ):
            return
        items = self.line_ids.filtered(
            lambda item: item.account_id.account_type in OWED and not item.reconciled
        )
        try:
            with self.env.cr.savepoint():
                if line.application_ids:
                    line.action_remove_applications()
                for item in items.sorted("date_maturity"):
                    line.action_apply_item(item.id)
        except (UserError, ValidationError):
            # It is among the suggestions of the line; the document is posted anyway.
            line.invalidate_recordset()

    def _bank_contain_taxes(self, amount):
        """Have the taxes of the only row contained in an amount, as they are in what
        was paid.

        :param amount: what the document comes to, positive. Where no price with its
            taxes does to the cent, it comes to a cent more or less.
        """
        row, currency = self.invoice_line_ids, self.currency_id
        if not currency.compare_amounts(self.amount_total, amount):
            return
        base_line = prepare_base(
            row.tax_ids,
            price_unit=amount,
            quantity=1.0,
            currency_id=currency,
            rate=1.0,
            special_mode="total_included",
            is_refund=self.move_type.endswith("refund"),
            partner_id=self.partner_id,
            account_id=row.account_id,
        )
        computed = compute_entry_lines(self.env, [base_line], self.company_id)
        _base_line, values = computed["base_lines_to_update"][0]
        row.price_unit = abs(values["amount_currency"])
