"""What a payment gets when it is exported."""

from odoo import fields, models

from ..record.bulk import take_as_given, update_rows


class BankPaymentLine(models.Model):
    """Its ids, and how it was booked."""

    _inherit = "bank.payment.line"

    booking_move_id = fields.Many2one(
        "account.move",
        string="Entry of the Block",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        help="The entry that books all that the bank executes together.",
    )
    booked_item_ids = fields.Many2many(
        "account.move.line",
        "bank_payment_line_booked_rel",
        string="Booked Items",
        readonly=True,
        copy=False,
        check_company=True,
        help="What of the entry of the block is this payment's.",
    )
    taken_back_reason = fields.Char(string="Taken Back", readonly=True, copy=False)

    _end_to_end_id_uniq = models.UniqueIndex(
        "(company_id, end_to_end_id) WHERE end_to_end_id IS NOT NULL",
        "Another payment has this end-to-end id: export once more.",
    )

    def _set_exported(self, batch):
        """Note what the file says of each payment: from now on the bank may have it.

        :param batch: `payment_files.Batch` with all its ids.
        """
        payments = {payment.key: payment for payment in batch.payments}
        update_rows(
            self.sudo(),
            {
                line.id: {
                    "state": "exported",
                    "execution_date": payments[line.id].execution_date,
                    "end_to_end_id": payments[line.id].end_to_end_id,
                    "instruction_id": payments[line.id].instruction_id,
                    "payment_information_id": payments[line.id].information_id,
                }
                for line in self
            },
        )
        # The day is the one that the amounts were computed for, and checked.
        items = self.item_ids.sudo()
        take_as_given(items, ["amount", "discount_amount"])
        take_as_given(self.sudo(), ["amount"])
        # Two who export the same bill at once meet here, not at the end.
        self.sudo().flush_recordset(["is_live"])
        items.flush_recordset(["is_live"])
