from odoo.tests import tagged

from .checks_case import JANUARY, ChecksCase
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestChecksTour(ChecksCase, TourCase):
    """The way of a check through the browser, with our group and no other."""

    def test_a_lost_check_is_voided_and_its_bill_is_open_again(self):
        check = self._pay_bill("7700101")
        self.assertEqual(self.bill.move_id.payment_state, "paid")

        self.start_tour("/odoo", "bank_check_void_tour", login=self.accountant.login)

        self.assertRecordValues(
            check,
            [
                {
                    "state": "financially_voided",
                    "void_type": "unapply_void",
                    "void_date": JANUARY,
                    "void_reason": "Lost in the mail",
                    "is_open": False,
                    "statement_status": "closed",
                }
            ],
        )
        self.assertEqual(check.void_move_id.create_uid, self.accountant)
        self.assertEqual(self.bill.move_id.payment_state, "not_paid")
        self.assertEqual(self.bill.amount_residual, -1000.0)
        self.assertEqual(self._get_bank_item(check).amount_residual, 0.0)
