"""A person tells of payments that look like others."""

from odoo.tests import tagged

from .test_tour_payment_buttons import PaymentPageCase


@tagged("post_install", "-at_install")
class TestTourLookAlike(PaymentPageCase):
    def test_one_is_another_payment_and_one_is_the_same(self):
        for number, text in enumerate(("RE 42", "RE 43")):
            first = self._receive(50.0 + number, text)
            again = self._receive(50.0 + number, f"{text} again")
            again.sudo().write(
                {
                    "bank_look_alike_id": first.id,
                    "bank_import_id": f"X90000{number}",
                    "bank_content_id": f"digest {number}",
                }
            )
        self._walk("bank_look_alike_tour")
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id), ("payment_ref", "like", "RE 4_ again")]
        )
        self.assertEqual(lines.mapped("payment_ref"), ["RE 42 again"])
        self.assertFalse(lines.bank_look_alike_id)
