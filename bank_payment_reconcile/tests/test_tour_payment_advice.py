"""A person drops a provider's report on the payout that it explains, and posts it."""

from odoo.tests import tagged

from .test_tour_payment_buttons import PaymentPageCase


@tagged("post_install", "-at_install")
class TestTourPaymentAdvice(PaymentPageCase):
    def test_the_report_is_dropped_on_its_payout(self):
        """60.00 + 40.00 less fees of 2.50: the bank got 97.50."""
        self.bank.bank_fee_account_id = self.fees
        items = self._create_document(self.nordlicht, 60.0, "PO-W-1")
        items |= self._create_document(self.nordlicht, 40.0, "PO-W-2")
        line = self._receive(97.5, "PAYOUT PO-7731")
        self._walk("bank_payment_advice_tour")
        self.assertTrue(line.is_reconciled)
        self.assertEqual(items.mapped("amount_residual"), [0.0, 0.0])
        self.assertEqual(line.bank_advice_ids.state, "posted")
