"""Items in one currency, money in another: each is settled to the cent, and what a rate
makes of it stands where Odoo books it."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .currency_case import CurrencyCommon


@tagged("post_install", "-at_install")
class TestBookedValue(CurrencyCommon):
    """At 1.25 USD for 1 EUR 100.03 USD are 80.02 EUR (80.024). In two instalments that
    is 50.02 and 50.01 USD, booked with 40.01 EUR each; but 50.02 USD are worth 40.02
    (40.016), and 40.01 EUR buy 50.01 USD (50.0125)."""

    def setUp(self):
        super().setUp()
        self.day = date(2026, 1, 5)
        self.halves = self.env["account.payment.term"].create(
            {
                "name": "In two",
                "line_ids": [
                    Command.create(
                        {"value": "percent", "value_amount": 50, "nb_days": days}
                    )
                    for days in (0, 30)
                ],
            }
        )

    def _invoice_halves(self, amount=100.03, **values):
        items = self._create_document(
            self.nordlicht,
            amount,
            values.pop("number", "INV/2026/00042"),
            currency_id=self.dollar.id,
            invoice_payment_term_id=self.halves.id,
            **values,
        )
        return items.sorted("date_maturity")

    def test_the_books_value_closes_it(self):
        item, _other = self._invoice_halves()
        self.assertEqual((item.amount_currency, item.balance), (50.02, 40.01))
        line = self._create_line(40.01, day=self.day)
        application = self._tick(line, item)
        self.assertRecordValues(application, [{"amount": 40.01, "item_amount": 50.02}])
        self._post(line)
        self.assertSettled(line, self.dollar, -50.02, -40.01)
        self.assertTrue(item.reconciled)
        self.assertEqual(self._get_exchange_result(), 0.0)

    def test_applied_by_the_amount_it_closes_it_too(self):
        item, _other = self._invoice_halves()
        line = self._create_line(40.01, day=self.day)
        self._apply(line, (item, 40.01))
        self.assertEqual(line.application_ids.item_amount, 50.02)
        self._post(line)
        self.assertTrue(item.reconciled)

    def test_the_value_of_the_day_closes_it_too(self):
        """A cent more than the books have is gained, and booked by Odoo."""
        item, _other = self._invoice_halves()
        line = self._create_line(40.02, day=self.day)
        application = self._tick(line, item)
        self.assertRecordValues(application, [{"amount": 40.02, "item_amount": 50.02}])
        self._post(line)
        self.assertSettled(line, self.dollar, -50.02, -40.02)
        self.assertTrue(item.reconciled)
        self.assertEqual(
            (item.amount_residual, self._get_exchange_result()), (0.0, 0.01)
        )

    def test_the_books_value_is_more_than_that_of_the_day(self):
        """99.97 USD are 79.98 EUR, 39.99 for each half; the second, 49.98 USD, is
        worth 39.98 (39.984): all of the 39.99 are applied, none is left over."""
        _other, item = self._invoice_halves(99.97)
        self.assertEqual((item.amount_currency, item.balance), (49.98, 39.99))
        line = self._create_line(39.99, day=self.day)
        self.assertEqual(self._tick(line, item).item_amount, 49.98)
        self.assertEqual(line.difference_amount, 0.0)
        self._post(line)
        self.assertTrue(item.reconciled)
        self.assertEqual(self._get_exchange_result(), 0.0)

    def test_a_bill_too(self):
        item, _other = self._invoice_halves(
            number="BILL/2026/01/0001", move_type="in_invoice"
        )
        line = self._create_line(-40.01, day=self.day)
        self.assertEqual(self._tick(line, item).item_amount, -50.02)
        self._post(line)
        self.assertTrue(item.reconciled)

    def test_at_another_rate_the_rest_stays_owed(self):
        """On the 15th 40.01 EUR buy 40.01 USD: 10.01 stay open."""
        item, _other = self._invoice_halves()
        line = self._create_line(40.01)
        self.assertEqual(self._tick(line, item).item_amount, 40.01)
        self._post(line)
        self.assertEqual(item.amount_residual_currency, 10.01)

    def test_the_rest_that_another_line_leaves_is_taken_to_the_cent(self):
        """Of 1,234.56 SEK a line holds 1,000.00. At 12.5 SEK for 1 EUR 234.56 are
        18.76 (18.7648), which buy 234.50: all of the rest is taken all the same."""
        item = self._invoice(1234.56, self.krona)
        first, last = self._create_line(80.0), self._create_line(18.76)
        self._tick(first, item)
        self.assertEqual(self._tick(last, item).item_amount, 234.56)
        for line in (first, last):
            self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")


@tagged("post_install", "-at_install")
class TestItemsOfTheCompany(CurrencyCommon):
    """Invoices in EUR, the company's currency, paid with dollars: 1 USD for 1 EUR."""

    def _get_rate_lines(self, line):
        company = self.env.company
        loss = company.expense_currency_exchange_account_id
        gain = company.income_currency_exchange_account_id
        entries = line.move_id.line_ids
        return [
            (name, entry.balance, entry.amount_currency, entry.currency_id)
            for name, account in (("loss", loss), ("gain", gain))
            for entry in entries.filtered(lambda e, a=account: e.account_id == a)
        ]

    def _pay(self, item, dollars, **values):
        line = self._create_line(dollars, journal_id=self.dollar_bank.id)
        self._apply(line, (item, dollars), **values)
        self._post(line)
        return line

    def test_less_than_the_invoice_is_a_loss_beside_it(self):
        item = self._invoice(1000.0, self.euro)
        line = self._pay(item, 995.0, item_amount=1000.0)
        self.assertSettled(line, self.euro, -1000.0, -1000.0)
        self.assertEqual(self._get_rate_lines(line), [("loss", 5.0, 5.0, self.euro)])

    def test_more_than_the_invoice_is_a_gain_beside_it(self):
        item = self._invoice(1000.0, self.euro)
        line = self._pay(item, 1003.0, item_amount=1000.0)
        self.assertSettled(line, self.euro, -1000.0, -1000.0)
        self.assertEqual(self._get_rate_lines(line), [("gain", -3.0, -3.0, self.euro)])

    def test_more_than_the_bill_is_a_loss_and_less_is_a_gain(self):
        for number, (dollars, expected) in enumerate(
            (
                (-1004.0, ("loss", 4.0, 4.0, self.euro)),
                (-998.0, ("gain", -2.0, -2.0, self.euro)),
            )
        ):
            item = self._create_document(
                self.fjord,
                1000.0,
                f"BILL/2026/01/000{number}",
                "in_invoice",
                currency_id=self.euro.id,
            )
            line = self._pay(item, dollars, item_amount=-1000.0)
            self.assertEqual(self._get_rate_lines(line), [expected])
            self.assertEqual(item.move_id.payment_state, "paid")

    def test_the_whole_discount_at_another_rate(self):
        """1,000 EUR less 20: 975 USD and 20 USD of discount settle it. 5 EUR of the
        settled 995 are lost by the rate, none with the discount."""
        item = self._invoice(
            1000.0,
            self.euro,
            day=date(2026, 1, 5),
            invoice_payment_term_id=self._create_discount_term().id,
        )
        line = self._pay(item, 975.0, discount_amount=20.0, item_amount=1000.0)
        self.assertEqual(self._get_rate_lines(line), [("loss", 5.0, 5.0, self.euro)])
        account = self.env.company.account_journal_early_pay_discount_loss_account_id
        discount = line.move_id.line_ids.filtered(lambda e: e.account_id == account)
        self.assertEqual(discount.balance, 20.0)

    def test_part_of_a_discount_at_another_rate(self):
        """At 2 USD for 1 EUR 10 of the 20 EUR are granted, as 20 USD: 1,980 USD settle
        990 EUR of the invoice and the discount the other 10, without a difference."""
        self.dollar.rate_ids.rate = 2.0
        item = self._invoice(
            1000.0,
            self.euro,
            day=date(2026, 1, 5),
            invoice_payment_term_id=self._create_discount_term().id,
        )
        line = self._pay(item, 1980.0, discount_amount=20.0)
        self.assertEqual(self._get_rate_lines(line), [])
        self.assertEqual(
            sorted(line.move_id.line_ids.mapped("balance")), [-1000.0, 10.0, 990.0]
        )


@tagged("post_install", "-at_install")
class TestDiscountOfDollars(CurrencyCommon):
    """1,000 USD booked with 800 EUR, 20 USD of discount with 16; 1 USD on the day."""

    def test_in_two_payments_it_is_the_documents_too(self):
        """490 USD, then 490 and the discount: it was 16 EUR of revenue and is worth 20
        now; 4 are lost with it in both orders."""
        for number, discount_first in enumerate((False, True)):
            item = self._invoice(
                1000.0,
                self.dollar,
                f"INV/2026/0000{number}",
                day=date(2026, 1, 5),
                invoice_payment_term_id=self._create_discount_term().id,
            )
            plain, last = (
                self._create_line(490.0, journal_id=self.dollar_bank.id)
                for _n in range(2)
            )
            self._apply(plain, (item, 490.0))
            self._apply(last, (item, 490.0), discount_amount=20.0)
            for line in (last, plain) if discount_first else (plain, last):
                self._post(line)
            self.assertEqual(item.move_id.payment_state, "paid")
            self.assertEqual(
                sorted(last.move_id.line_ids.mapped("balance")),
                [-510.0, 4.0, 16.0, 490.0],
            )
