"""Invoices are paid at a bank that keeps its account in another currency."""

from datetime import date

from odoo.tests import tagged

from .currency_case import CurrencyCommon


@tagged("post_install", "-at_install")
class TestOtherCurrencies(CurrencyCommon):
    def test_dollar_invoice_paid_on_the_dollar_bank_at_another_rate(self):
        """800 EUR in the books become 1,000 EUR: 200 gained."""
        item = self._invoice(1000.0, self.dollar)
        self.assertEqual(item.balance, 800.0)
        line = self._create_line(1000.0, journal_id=self.dollar_bank.id)
        self._tick(line, item)
        self._post(line)
        self.assertSettled(line, self.dollar, -1000.0, -1000.0)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_result(), 200.0)

    def test_dollar_invoice_paid_on_the_euro_bank(self):
        item = self._invoice(1000.0, self.dollar)
        line = self._create_line(1000.0)
        application = self._tick(line, item)
        self.assertRecordValues(
            application, [{"amount": 1000.0, "item_amount": 1000.0}]
        )
        self._post(line)
        self.assertSettled(line, self.dollar, -1000.0, -1000.0)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_result(), 200.0)

    def test_part_of_a_dollar_invoice_paid_on_the_euro_bank(self):
        """400 EUR are 400 USD of the invoice, booked with 320 EUR: 80 gained."""
        item = self._invoice(1000.0, self.dollar)
        line = self._create_line(400.0)
        self._tick(line, item)
        self._post(line)
        self.assertEqual(item.amount_residual_currency, 600.0)
        self.assertEqual(item.amount_residual, 480.0)
        self.assertEqual(self._get_exchange_result(), 80.0)

    def test_bank_gave_less_than_the_rate_of_the_day(self):
        """The customer paid 1,000 USD, 990 EUR arrived: 190 gained. That is within
        what a rate may differ by; of less, a person says that it was all."""
        item = self._invoice(1000.0, self.dollar)
        line = self._create_line(950.0)
        application = self._tick(line, item)
        self.assertEqual(application.item_amount, 950.0)
        line.action_update_application(application.id, {"item_amount": 1000.0})
        self.assertEqual(application.amount, 950.0)
        line.action_remove_applications()
        line = self._create_line(990.0)
        application = self._tick(line, item)
        self.assertRecordValues(application, [{"amount": 990.0, "item_amount": 1000.0}])
        self._post(line)
        self.assertSettled(line, self.dollar, -1000.0, -990.0)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_result(), 190.0)

    def test_krona_invoice_paid_on_the_dollar_bank(self):
        """12,500 SEK were 1,250 EUR, are 1,000 EUR or USD now: 250 lost."""
        item = self._invoice(12500.0, self.krona)
        line = self._create_line(1000.0, journal_id=self.dollar_bank.id)
        application = self._tick(line, item)
        self.assertRecordValues(
            application, [{"amount": 1000.0, "item_amount": 12500.0}]
        )
        self._post(line)
        self.assertSettled(line, self.krona, -12500.0, -1000.0)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_result(), -250.0)

    def test_whole_item_is_taken_to_the_cent_in_spite_of_rounding(self):
        """1,234.56 SEK at 12.5 are 98.7648, paid with 98.76: nothing stays open."""
        item = self._invoice(1234.56, self.krona)
        line = self._create_line(98.76, journal_id=self.dollar_bank.id)
        self.assertEqual(self._tick(line, item).item_amount, 1234.56)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_bill_in_dollar_paid_from_the_euro_bank(self):
        """800 EUR owed cost 1,000: 200 lost."""
        item = self._invoice(
            1000.0, self.dollar, "BILL/2026/01/0001", move_type="in_invoice"
        )
        line = self._create_line(-1000.0)
        self._tick(line, item)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_result(), -200.0)

    def test_open_items_show_both_currencies(self):
        item = self._invoice(12500.0, self.krona)
        line = self._create_line(1000.0, journal_id=self.dollar_bank.id)
        record = line.get_open_items("all")["records"][0]
        self.assertEqual(record["move_line_id"], item.id)
        self.assertEqual(record["residual"], 1000.0)
        self.assertEqual(record["item_residual"], 12500.0)
        self.assertEqual(record["currency"], "SEK")

    def test_item_without_a_rate_is_refused(self):
        item = self._invoice(12500.0, self.krona)
        self.krona.rate_ids.unlink()
        self.assertRefused(
            ["INV/2026/00042", "SEK", "EUR", "rate"],
            self._create_line(1000.0).action_apply_item,
            item.id,
        )

    def test_dollar_invoice_with_discount_paid_on_the_euro_bank(self):
        """980 of 1,000 USD come as 980 EUR. The discount was booked as 16 EUR of
        revenue and is worth 20 now: 4 lost with it, 200 gained on the invoice."""
        item = self._invoice(
            1000.0,
            self.dollar,
            day=date(2026, 1, 5),
            invoice_payment_term_id=self._create_discount_term().id,
        )
        line = self._create_line(980.0)
        application = self._tick(line, item)
        self.assertRecordValues(
            application,
            [{"amount": 980.0, "discount_amount": 20.0, "item_amount": 1000.0}],
        )
        self._post(line)
        self.assertSettled(line, self.dollar, -1000.0, -1000.0)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(
            sorted(line.move_id.line_ids.mapped("balance")), [-1000.0, 4.0, 16.0, 980.0]
        )
        self.assertEqual(self._get_exchange_result(), 200.0)

    def test_half_the_discount_of_a_dollar_invoice(self):
        """10 of 20 USD: booked as 8 EUR, worth 10 now."""
        item = self._invoice(
            1000.0,
            self.dollar,
            day=date(2026, 1, 5),
            invoice_payment_term_id=self._create_discount_term().id,
        )
        line = self._create_line(990.0)
        application = self._tick(line, item)
        line.action_update_application(
            application.id, {"amount": 990.0, "discount_amount": 10.0}
        )
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(
            sorted(line.move_id.line_ids.mapped("balance")), [-1000.0, 2.0, 8.0, 990.0]
        )

    def test_write_off_on_an_invoice_in_another_currency(self):
        item = self._invoice(1000.0, self.dollar)
        line = self._create_line(995.0)
        application = self._tick(line, item)
        line.action_update_application(
            application.id,
            {"write_off_amount": 5.0, "write_off_account_id": self.fees.id},
        )
        self._post(line)
        self.assertSettled(line, self.dollar, -1000.0, -1000.0)
        self.assertEqual(item.move_id.payment_state, "paid")


@tagged("post_install", "-at_install")
class TestCompanyCurrencyItems(CurrencyCommon):
    """Invoices in EUR, the company's currency, paid on the dollar bank."""

    def test_paid_at_the_rate_of_the_day(self):
        item = self._invoice(1000.0, self.euro)
        line = self._create_line(1000.0, journal_id=self.dollar_bank.id)
        self._tick(line, item)
        self._post(line)
        self.assertSettled(line, self.euro, -1000.0, -1000.0)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_result(), 0.0)

    def test_customer_settled_all_and_the_dollars_were_worth_less(self):
        """995 USD for 1,000 EUR: 5 lost by the rate, beside the item."""
        item = self._invoice(1000.0, self.euro)
        line = self._create_line(995.0, journal_id=self.dollar_bank.id)
        application = self._tick(line, item)
        line.action_update_application(application.id, {"item_amount": 1000.0})
        self._post(line)
        self.assertSettled(line, self.euro, -1000.0, -1000.0)
        self.assertEqual(item.move_id.payment_state, "paid")
        loss = self.env.company.expense_currency_exchange_account_id
        self.assertEqual(
            line.move_id.line_ids.filtered(lambda e: e.account_id == loss).balance, 5.0
        )

    def test_three_invoices_leave_no_cent(self):
        """125.00 USD at 1.25 are 33.33 + 33.33 + 33.34 EUR."""
        items = [
            self._invoice(amount, self.euro, f"INV/2026/0001{n}")
            for n, amount in enumerate((33.33, 33.33, 33.34))
        ]
        line = self._create_line(
            125.0, day=date(2026, 1, 5), journal_id=self.dollar_bank.id
        )
        for item in items:
            self._tick(line, item)
        self.assertEqual(line.difference_amount, 0.0)
        self._post(line)
        self.assertEqual([i.move_id.payment_state for i in items], ["paid"] * 3)

    def test_cent_that_the_rate_leaves_over_is_a_difference_of_rates(self):
        """100.00 USD are 33.33 EUR; each half of them is 16.67, together a cent
        more."""
        self.dollar.rate_ids.rate = 3.0
        first = self._invoice(16.67, self.euro, "INV/2026/00001")
        second = self._invoice(16.67, self.euro, "INV/2026/00002")
        line = self._create_line(100.0, journal_id=self.dollar_bank.id)
        self._apply(line, (first, 50.0), (second, 50.0))
        self._post(line)
        self.assertEqual(first.move_id.payment_state, "paid")
        self.assertEqual(second.move_id.payment_state, "paid")
        loss = self.env.company.expense_currency_exchange_account_id
        self.assertEqual(
            line.move_id.line_ids.filtered(lambda e: e.account_id == loss).balance,
            0.01,
        )
