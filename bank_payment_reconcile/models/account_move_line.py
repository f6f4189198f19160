from odoo import models
from odoo.fields import Domain


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
