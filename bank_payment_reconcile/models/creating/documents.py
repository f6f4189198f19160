"""A bill, invoice or credit note from the bank line that pays it."""

from odoo import Command, models
from odoo.exceptions import UserError

from ..record.rights import needs

#: What money in or out can be for: whether money comes in, and the documents.
DOCUMENTS = {
    False: ("in_invoice", "out_refund"),
    True: ("out_invoice", "in_refund"),
}


class AccountBankStatementLine(models.Model):
    """Makes the document that a line waits for."""

    _inherit = "account.bank.statement.line"

    def _bank_get_creatable(self):
        # EXTENDS
        kinds = super()._bank_get_creatable()
        if self.is_reconciled:
            return kinds
        is_left = not self.bank_transaction_currency_id.is_zero(
            self._bank_get_amount_to_create()
        )
        if is_left and self.env["account.move"].has_access("create"):
            kinds += self._bank_get_document_types()
        if self.has_access("write"):
            kinds += ["on_account"] if is_left else []
            kinds += self._bank_get_creatable_contacts()
        return kinds

    def _bank_get_document_types(self):
        return list(DOCUMENTS[self.bank_transaction_amount > 0])

    def _bank_get_amount_to_create(self):
        """What is left of the line, positive for money in; all of it where something
        is only guessed. In the currency of the transaction."""
        if self._bank_filter_guessed():
            return self._bank_get_waiting_amount()
        return self.difference_amount

    def _bank_get_drafts_made(self):
        # EXTENDS
        return super()._bank_get_drafts_made() | self.env["account.move"].search(
            [("bank_for_line_id", "=", self.id), ("state", "=", "draft")]
        )

    @needs("create", "account.move")
    def action_bank_create_document(self, move_type):
        """Make a draft of what the line pays, from what the bank told: partner,
        amount, currency, date, text and reference. When it is posted, the line is
        applied to it.

        :param move_type: "in_invoice" or "out_refund" where money goes out,
            "out_invoice" or "in_refund" where it comes in.
        :return: the action that opens it.
        :raises UserError: the line is posted or has nothing left, or money of its sign
            pays no such document.
        """
        self.ensure_one()
        self._bank_check_not_posted()
        if move_type not in self._bank_get_document_types():
            raise UserError(
                self.env._(
                    "%s pays no such document: money out pays a bill or a credit note "
                    "to a customer, money in an invoice or a vendor's credit note.",
                    self._bank_get_short_name(),
                )
            )
        if not self._bank_filter_guessed():
            self._bank_check_has_difference()
        amount = abs(self._bank_get_amount_to_create())
        move = (
            self.env["account.move"]
            .with_company(self.company_id)
            .create(self._bank_prepare_document(move_type, amount))
        )
        move._bank_contain_taxes(amount)
        # From now on the two belong together, whatever is changed of the draft.
        move.sudo().bank_for_line_id = self
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.move",
            "res_id": move.id,
            "views": [(False, "form")],
        }

    def _bank_prepare_document(self, move_type, amount):
        partner = self._bank_get_recognised_partner()
        text = self.payment_ref or self.partner_name or ""
        # Who paid is not known: what the bank calls him stands in the row.
        told = [] if partner or not self.partner_name else [self.partner_name]
        if self.bank_remittance_text:
            told.append(self.bank_remittance_text)
        return {
            "move_type": move_type,
            "partner_id": partner.id,
            "invoice_date": self.bank_booking_date,
            # Odoo books a bill of this month today, which would be after its payment.
            "date": self.bank_booking_date,
            "currency_id": self.bank_transaction_currency_id.id,
            "ref": self.bank_structured_reference or text,
            "invoice_line_ids": [
                Command.create(
                    {
                        "name": ": ".join(told) or text,
                        "quantity": 1.0,
                        "price_unit": amount,
                    }
                )
            ],
        }
