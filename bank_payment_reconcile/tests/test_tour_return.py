"""Collected, returned, open again, the fee passed on: through the browser."""

from odoo.tests import tagged

from .returns_case import ReturnsCase
from .test_tour_payment_buttons import PAGE
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTourReturn(ReturnsCase, TourCase):
    def test_debit_comes_back_and_the_customer_owes_the_fee(self):
        self.env["account.journal"].search(
            [
                ("type", "in", ("cash", "credit")),
                ("company_id", "=", self.env.company.id),
            ]
        ).active = False
        self.bank.bank_return_charge = "item"
        item = self._owe(119.0)
        order = self._order([(item, 119.0)])
        self._show_orders(order)
        self.assertEqual(item.move_id.payment_state, "paid")
        line = self._come_back(
            -122.5,
            "MD01",
            charge=3.5,
            bank_end_to_end_id=order.end_to_end_id,
            partner_name="Nordlicht Versand GmbH",
        )

        self.start_tour(PAGE, "bank_return_tour", login=self.accountant.login)

        self.assertTrue(line.is_reconciled)
        self.assertEqual(item.move_id.payment_state, "not_paid")
        self.assertEqual((item.amount_residual, order.state), (119.0, "returned"))
        self.assertEqual(self.mandate.state, "blocked")
        owed = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable
        )
        fee = owed.filtered("amount_residual")
        self.assertEqual((fee.partner_id, fee.amount_residual), (self.nordlicht, 3.5))
