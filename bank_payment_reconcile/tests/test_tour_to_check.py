"""A payment is asked about, answered and posted, on the page."""

from odoo import Command
from odoo.tests import new_test_user, tagged

from .test_tour_payment_buttons import PaymentPageCase


@tagged("post_install", "-at_install")
class TestTourToCheck(PaymentPageCase):
    def test_ask_answer_check_and_post(self):
        new_test_user(
            self.env,
            login="berit",
            name="Berit Aas",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=self.env.company.id,
            company_ids=[Command.set(self.env.company.ids)],
        )
        self._walk("bank_to_check_tour")
        self.assertTrue(self.exact.is_reconciled)
        self.assertFalse(any(self.lines.mapped("bank_is_to_check")))
        self.assertFalse(self.lines.move_id.activity_ids)
        entry = self.exact.move_id
        file = self.env["ir.attachment"].search(
            [("res_model", "=", "account.move"), ("res_id", "=", entry.id)]
        )
        self.assertEqual(file.mapped("name"), ["fair.txt"])
        self.assertIn("It is the fair.", "".join(entry.message_ids.mapped("body")))
