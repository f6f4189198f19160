"""The bank says what the customer paid and what it made of it."""

from odoo.tests import tagged

from .currency_case import CurrencyCommon


@tagged("post_install", "-at_install")
class TestBankRate(CurrencyCommon):
    def test_dollars_that_the_bank_changed_into_euro(self):
        """1,000 USD came as 970 EUR: 170 gained on 800, at the bank's own rate."""
        item = self._invoice(1000.0, self.dollar)
        line = self._create_line(
            970.0, foreign_currency_id=self.dollar.id, amount_currency=1000.0
        )
        self._tick(line, item)
        self._post(line)
        self.assertSettled(line, self.dollar, -1000.0, -970.0)
        self.assertEqual(self._get_exchange_result(), 170.0)

    def test_krona_invoice_paid_with_dollars_that_became_euro(self):
        """Odoo's rate tells what 1,000 USD are in SEK, the bank's what they are
        in EUR: 970 for 1,250 booked, 280 lost."""
        item = self._invoice(12500.0, self.krona)
        line = self._create_line(
            970.0, foreign_currency_id=self.dollar.id, amount_currency=1000.0
        )
        self.assertEqual(self._tick(line, item).item_amount, 12500.0)
        self._post(line)
        self.assertSettled(line, self.krona, -12500.0, -970.0)
        self.assertEqual(self._get_exchange_result(), -280.0)

    def test_euro_that_came_to_the_dollar_bank(self):
        item = self._invoice(990.0, self.euro)
        line = self._create_line(
            1000.0,
            journal_id=self.dollar_bank.id,
            foreign_currency_id=self.euro.id,
            amount_currency=990.0,
        )
        self._tick(line, item)
        self._post(line)
        self.assertSettled(line, self.euro, -990.0, -990.0)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_dollar_invoice_paid_with_krona_on_the_dollar_bank(self):
        """Between krona and dollar the bank's rate holds: 12,800 SEK are 1,000 USD."""
        item = self._invoice(1000.0, self.dollar)
        line = self._create_line(
            1000.0,
            journal_id=self.dollar_bank.id,
            foreign_currency_id=self.krona.id,
            amount_currency=12800.0,
        )
        application = self._tick(line, item)
        self.assertRecordValues(
            application, [{"amount": 12800.0, "item_amount": 1000.0}]
        )
        self._post(line)
        self.assertSettled(line, self.dollar, -1000.0, -1000.0)

    def test_undo_takes_the_exchange_difference_back(self):
        item = self._invoice(1000.0, self.dollar)
        line = self._create_line(
            970.0, foreign_currency_id=self.dollar.id, amount_currency=1000.0
        )
        self._tick(line, item)
        self._post(line)
        line.action_undo_applications()
        self.assertEqual(item.amount_residual, 800.0)
        self.assertEqual(item.amount_residual_currency, 1000.0)
        self.assertEqual(self._get_exchange_result(), 0.0)
        self._post(line)
        self.assertEqual(self._get_exchange_result(), 170.0)
