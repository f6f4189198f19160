"""What a payment comes to, and what of it goes to which open item."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..record.exact_amounts import check_amounts


class BankPaymentLine(models.Model):
    """Amounts, due dates and discounts of a payment."""

    _inherit = "bank.payment.line"

    amount = fields.Monetary(
        compute="_compute_amount",
        inverse="_inverse_amount",
        store=True,
        readonly=False,
        precompute=True,
        help="Typed over, it pays what falls due first.",
    )
    discount_amount = fields.Monetary(
        string="Discount",
        compute="_compute_discounts",
        help="What is taken off for paying early.",
    )
    lost_discount = fields.Monetary(
        compute="_compute_discounts",
        help="What could be taken off still if it were paid by the discount date.",
    )
    discount_date = fields.Date(
        string="Discount Until",
        compute="_compute_discounts",
        help="The last day on which a discount of what it pays is granted.",
    )
    due_date = fields.Date(
        compute="_compute_due_date", help="When the first of what it pays falls due."
    )
    is_overdue = fields.Boolean(
        compute="_compute_due_date", search="_search_is_overdue", string="Overdue"
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("item_ids.amount")
    def _compute_amount(self):
        for line in self:
            if line.item_ids and line.currency_id:
                line.amount = line.currency_id.round(
                    sum(line.item_ids.mapped("amount"))
                )
            else:
                line.amount = line.amount

    @api.depends("item_ids.discount_amount", "planned_date")
    def _compute_discounts(self):
        today = fields.Date.context_today(self)
        for line in self:
            items = line.item_ids
            days = [
                item.discount_date
                for item in items
                if item.discount_date and item.discount_date >= today
            ]
            line.discount_date = min(days, default=False)
            line.discount_amount = sum(items.mapped("discount_amount"))
            line.lost_discount = (
                sum(item._get_lost_discount(today) for item in items)
                if line.state == "draft"
                else 0.0
            )

    @api.depends("item_ids.move_line_id", "state")
    def _compute_due_date(self):
        today = fields.Date.context_today(self)
        for line in self:
            days = [item.due_date for item in line.item_ids if item.due_date]
            line.due_date = min(days, default=False)
            line.is_overdue = bool(
                line.state == "draft" and line.due_date and line.due_date < today
            )

    @api.model
    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        overdue = self._get_overdue_domain(fields.Date.context_today(self))
        return overdue if True in value else ~overdue

    # -------------------------------------------------------------------------
    # Typed over
    # -------------------------------------------------------------------------

    def _inverse_amount(self):
        for line in self:
            amount, items = line.amount, line.item_ids
            check_amounts(line, {"amount": amount}, {"amount": line.currency_id})
            total = sum(items.mapped("amount"))
            if items and line.currency_id.compare_amounts(amount, total):
                line._share_out(amount)

    def _share_out(self, amount):
        """Pay the items of a payment with an amount: what is deducted first, then what
        falls due first. A discount is taken of what is paid as a whole and in time
        only; what gets nothing is taken out.

        :param amount: in the payment's currency.
        :raises UserError: it is more than what is open, or nothing.
        """
        self.ensure_one()
        currency, items = self.currency_id, self.item_ids
        if currency.compare_amounts(amount, 0.0) <= 0:
            raise UserError(
                self.env._(
                    "%s: a payment has to come to more than nothing. Enter an amount, "
                    "or delete the payment.",
                    self.display_name,
                )
            )
        shares = self._get_shares(amount)
        if shares is None:
            raise UserError(
                self.env._(
                    "%(payee)s: %(amount)s is more than what is open "
                    "(%(open)s). Add the bill that it pays as well, or enter less.",
                    payee=self.partner_id.display_name,
                    amount=currency.format(amount),
                    open=currency.format(
                        sum(item._get_open_amount() for item in items)
                    ),
                )
            )
        for item, (paid, discount) in shares.items():
            item.write({"amount": paid, "discount_amount": discount})
        items.filtered(lambda item: item not in shares).unlink()

    def _get_shares(self, amount):
        """:return: {item: (amount, discount)} of those that get something; None when
        it is more than what is open."""
        currency = self.currency_id
        items = self.item_ids.sorted(
            lambda item: (str(item.due_date or ""), item.move_line_id.id)
        )
        opens = {item: item._get_open_amount() for item in items}
        deducted = {item: (opens[item], 0.0) for item in items if opens[item] < 0}
        rest = currency.round(amount - sum(paid for paid, _none in deducted.values()))
        shares = dict(deducted)
        for item in items - items.browse([each.id for each in deducted]):
            discount = item._get_discount_in_time()
            price = currency.round(opens[item] - discount)
            if currency.compare_amounts(rest, price) >= 0:
                shares[item] = (price, discount)
            elif currency.compare_amounts(rest, 0.0) > 0:
                # A discount is for what is paid as a whole.
                shares[item] = (rest, 0.0)
            else:
                continue
            rest = currency.round(rest - shares[item][0])
        for item, (paid, discount) in shares.items():
            if discount and currency.compare_amounts(rest, 0.0) > 0:
                # More than the reduced price: the discount is given up.
                more = min(rest, discount)
                shares[item] = (currency.round(paid + more), 0.0)
                rest = currency.round(rest - more)
        return None if currency.compare_amounts(rest, 0.0) > 0 else shares
