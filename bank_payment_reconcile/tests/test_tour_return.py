"""Collected, returned, open again, the fee passed on: through the browser."""

from odoo.tests import tagged

from .returns_case import ReturnsCase
from .tour_case import TourCase

COLLECTIONS = "/odoo/action-bank_payment_reconcile.action_bank_collection"


@tagged("post_install", "-at_install")
class TestTourReturn(ReturnsCase, TourCase):
    """An invoice over 119.00 is due, and its customer signed a mandate."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.currency_id = cls.env.ref("base.EUR")
        cls.env.company.partner_id.write(
            {"city": "Berlin", "country_id": cls.env.ref("base.de").id}
        )
        cls.env.company.bank_prenotification_days = 0
        cls.nordlicht.write({"city": "Utrecht", "country_id": cls.env.ref("base.nl")})
        cls.bank.write(
            {
                "name": "Tour Bank",
                "bank_debit_format": "pain.008.001.08",
                "bank_return_charge": "item",
            }
        )

    def test_debit_comes_back_and_the_customer_owes_the_fee(self):
        item = self._owe(119.0)

        self.start_tour(COLLECTIONS, "bank_return_tour", login=self.accountant.login)

        order = self.env["bank.payment.line"].search(
            [("journal_id", "=", self.bank.id)]
        )
        self.assertEqual(order.item_ids.move_line_id, item)
        self.assertEqual((item.amount_residual, order.state), (119.0, "returned"))
        self.assertEqual(item.move_id.payment_state, "not_paid")
        self.assertEqual(self.mandate.state, "blocked")
        self.assertEqual(order.payment_id.state, "rejected")
        came, went = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], order="id"
        )
        self.assertEqual((came.amount, went.amount), (119.0, -122.5))
        self.assertTrue(came.is_reconciled and went.is_reconciled)
        owed = went.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable
        )
        fee = owed.filtered("amount_residual")
        self.assertEqual((fee.partner_id, fee.amount_residual), (self.nordlicht, 3.5))
