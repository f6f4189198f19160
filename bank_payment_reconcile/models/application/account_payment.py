"""Payments: by which id the bank shows them, and when one without entry is paid."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: ISO 20022, EndToEndId
ID_LENGTH = 35


class AccountPayment(models.Model):
    """The end-to-end id of a payment, and whether the bank has shown it."""

    _inherit = "account.payment"

    # Banks return what the payment file carried, and files carry the payment's own
    # number unless somebody says otherwise: so empty means the number. It is not
    # filled in beforehand, since a number may still change.
    bank_end_to_end_id = fields.Char(
        string="End-to-End Id",
        copy=False,
        index="btree_not_null",
        tracking=True,
        help="The id that the payment file or the direct debit carries for this "
        "payment, and with which the bank shows it on the statement. Leave it empty "
        "where that is the payment's number.",
    )

    @api.constrains("bank_end_to_end_id")
    def _bank_check_end_to_end_id(self):
        for payment in self:
            if len(payment.bank_end_to_end_id or "") > ID_LENGTH:
                raise ValidationError(
                    self.env._(
                        'The end-to-end id "%(id)s" of payment %(payment)s is longer '
                        "than the %(length)s characters a payment file takes. "
                        "Shorten it.",
                        id=payment.bank_end_to_end_id,
                        payment=payment.display_name,
                        length=ID_LENGTH,
                    )
                )

    def _bank_settle(self):
        """Take payments without entry for paid whose documents all are.

        Odoo does the same for what customers owe, and leaves a vendor payment
        without entry in process when its several bills are paid.
        """
        self.filtered(
            lambda payment: (
                payment.state == "in_process"
                and not payment.move_id
                and set(payment.invoice_ids.mapped("payment_state")) == {"paid"}
            )
        ).state = "paid"

    def _bank_wait_again(self):
        """Take payments without entry back to in process, whose documents are open
        again.

        Odoo does so by itself where one document has the payment's amount.
        """
        self.filtered(
            lambda payment: (
                payment.state == "paid"
                and not payment.move_id
                and set(payment.invoice_ids.mapped("payment_state")) != {"paid"}
            )
        ).state = "in_process"

    def _bank_is_transfer(self):
        """Whether it moves money between two of the company's own accounts."""
        self.ensure_one()
        return bool(
            self.paired_internal_transfer_payment_id
            or self.destination_account_id == self.company_id.transfer_account_id
        )
