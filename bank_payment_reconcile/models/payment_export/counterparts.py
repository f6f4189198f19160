"""The entry lines by which a payment closes its open items: shares and discounts."""

from odoo import models

from ..core.currencies import convert


class BankPaymentLine(models.Model):
    """Which entry lines a payment needs."""

    _inherit = "bank.payment.line"

    def _get_booking_sign(self):
        """Of what closes a bill that is paid in full: a debit, by money out."""
        return -1 if self.run_id.kind == "debit" else 1

    def _to_company_currency(self, amount):
        """An amount at the rate of the day on which the bank executes."""
        return convert(
            amount,
            self.currency_id,
            self.company_id.currency_id,
            self.company_id,
            self.execution_date,
        )

    def _get_memo(self):
        """What Odoo shows of it: reference or text, else the documents."""
        documents = self.item_ids.move_line_id.move_id
        return (
            self.reference
            or self.text
            or ", ".join(move.ref or move.name or "" for move in documents)
        )

    def _is_split(self):
        """Whether each open item needs an entry line of its own.

        One for all is enough where it closes all of them: only then it does not matter
        how Odoo shares it.
        """
        items = self.item_ids
        if len(items) < 2:
            return False
        if len(items.move_line_id.account_id) > 1:
            return True
        return not all(item._is_whole() for item in items)

    def _prepare_other_lines(self):
        """Values of the entry lines besides the money and its counterpart: discounts,
        and shares that the counterpart cannot tell apart.

        :return: list of values, `amount_currency` in the payment's currency.
        """
        result = []
        for item in self.item_ids.filtered("discount_amount"):
            result += item._prepare_discount_lines()
        if self._is_split():
            result += [item._prepare_counterpart() for item in self.item_ids[1:]]
        return result


class BankPaymentItem(models.Model):
    """The share of an open item."""

    _inherit = "bank.payment.item"

    def _get_booked_amount(self):
        """What closes it, discount included, a debit positive."""
        return self.line_id._get_booking_sign() * (self.amount + self.discount_amount)

    def _is_whole(self):
        """Whether it is closed by what is paid."""
        item = self.move_line_id
        return item.currency_id == self.currency_id and not (
            self.currency_id.compare_amounts(
                -item.amount_residual_currency, self._get_booked_amount()
            )
        )

    def _prepare_counterpart(self):
        """Values of an entry line that closes this item alone."""
        line, item = self.line_id, self.move_line_id
        amount = self._get_booked_amount()
        return {
            "name": line._get_memo(),
            "account_id": item.account_id.id,
            "partner_id": item.partner_id.id,
            "currency_id": self.currency_id.id,
            "amount_currency": amount,
            "balance": line._to_company_currency(amount),
        }

    def _prepare_discount_lines(self):
        """Values of the entry lines of the discount, taxes included.

        The document says what its whole discount consists of; of another amount, typed
        over, each line gets the same share.
        """
        item, currency = self.move_line_id, self.currency_id
        lines = item.move_id._bank_prepare_discount_lines(
            item, self.env["account.bank.statement.line"]
        )
        granted = -self.line_id._get_booking_sign() * self.discount_amount
        printed = sum(vals["amount_currency"] for vals in lines)
        if currency.compare_amounts(granted, printed):
            self._share_discount(lines, granted / printed, granted)
        return lines

    def _share_discount(self, lines, factor, granted):
        company_currency = self.company_id.currency_id
        booked = company_currency.round(factor * sum(vals["balance"] for vals in lines))
        for vals in lines:
            vals["amount_currency"] = self.currency_id.round(
                vals["amount_currency"] * factor
            )
            vals["balance"] = company_currency.round(vals["balance"] * factor)
        largest = max(lines, key=lambda vals: abs(vals["balance"]))
        for name, total in (("amount_currency", granted), ("balance", booked)):
            largest[name] += total - sum(vals[name] for vals in lines)
