"""A payment names an invoice in another currency: it is found, at the bank's rate or
that of the day, and what the rates differ by is an exchange difference."""

from datetime import date

from odoo.tests import tagged

from .currency_case import CurrencyCommon


@tagged("post_install", "-at_install")
class TestNamedInOtherCurrencies(CurrencyCommon):
    """On the day of the payment 1 USD is 1 EUR, 12.5 SEK are 1 EUR."""

    def _pay(self, amount, text="INV/2026/00042", **values):
        line = self._create_line(
            amount, text, partner_name="Nordlicht Versand GmbH", **values
        )
        line.action_apply_automatically()
        return line

    def _told(self, line):
        return [reason["kind"] for reason in line.bank_match_details["reasons"]]

    def assertApplied(self, line, *expected):
        """(item, share of the line, what is taken of the item) each."""
        self.assertEqual(
            [(a.move_line_id, a.amount, a.item_amount) for a in line.application_ids],
            list(expected),
        )

    def test_to_the_cent_at_the_rate_of_the_day(self):
        """1,000 USD, in the books with 800 EUR, come as 1,000 EUR; posted, undone and
        posted again."""
        item = self._invoice(1000.0, self.dollar)
        line = self._pay(1000.0)
        self.assertApplied(line, (item, 1000.0, 1000.0))
        self.assertFalse(line.needs_review)
        self.assertIn("foreign_day", self._told(line))
        self.assertIn("1,000.00 USD", line.bank_match_explanation)
        for _time in range(2):
            self._post(line)
            self.assertSettled(line, self.dollar, -1000.0, -1000.0)
            self.assertEqual(item.move_id.payment_state, "paid")
            self.assertEqual(self._get_exchange_result(), 200.0)
            line.action_undo_applications()
            self.assertEqual(item.amount_residual_currency, 1000.0)
            self.assertEqual(self._get_exchange_result(), 0.0)
            self.assertApplied(line, (item, 1000.0, 1000.0))
            line.action_accept()

    def test_the_bank_changed_at_a_worse_rate(self):
        """990 EUR for 1,000 USD: one per cent, and the invoice is paid."""
        item = self._invoice(1000.0, self.dollar)
        line = self._pay(990.0)
        self.assertApplied(line, (item, 990.0, 1000.0))
        self.assertFalse(line.needs_review)
        self.assertIn("foreign_difference", self._told(line))
        self._post(line)
        self.assertSettled(line, self.dollar, -1000.0, -990.0)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_result(), 190.0)

    def test_more_than_a_rate_explains_is_for_a_person(self):
        """900 EUR are a part, or another rate: a part is proposed. Of 1,100 EUR, 100
        are left."""
        item = self._invoice(1000.0, self.dollar)
        line = self._pay(900.0)
        self.assertApplied(line, (item, 900.0, 900.0))
        self.assertTrue(line.needs_review)
        self.assertIn("foreign_beyond", self._told(line))
        line.action_accept()
        self._post(line)
        self.assertEqual(item.amount_residual_currency, 100.0)
        # 720 of the 800 EUR were taken
        self.assertEqual(self._get_exchange_result(), 180.0)
        line.action_undo_applications()
        line.action_remove_applications()
        more = self._pay(1100.0)
        self.assertApplied(more, (item, 1000.0, 1000.0))
        self.assertEqual(more.difference_amount, 100.0)
        self.assertTrue(more.needs_review)

    def test_bound_of_the_company(self):
        """Without one, only what comes to the cent needs nobody."""
        self.env.company.bank_transfer_rate_percent = 0
        item = self._invoice(1000.0, self.dollar)
        self.assertTrue(self._pay(990.0).needs_review)
        self.env["bank.payment.application"].search([]).unlink()
        self.assertFalse(self._pay(1000.0).needs_review)
        self.assertEqual(item.amount_residual_currency, 1000.0)

    def test_invoice_in_euro_paid_on_the_dollar_bank(self):
        """990 USD, worth 990 EUR, for 1,000 EUR: 10 lost, on Odoo's account."""
        item = self._invoice(1000.0, self.euro)
        line = self._pay(990.0, journal_id=self.dollar_bank.id)
        self.assertApplied(line, (item, 990.0, 1000.0))
        self.assertFalse(line.needs_review)
        self._post(line)
        self.assertSettled(line, self.euro, -1000.0, -1000.0)
        lost = line.move_id.line_ids.filtered(
            lambda entry: (
                entry.account_id
                == self.env.company.expense_currency_exchange_account_id
            )
        )
        self.assertEqual(lost.balance, 10.0)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_krona_invoice_paid_on_the_dollar_bank(self):
        """12,500 SEK, in the books with 1,250 EUR, come as 1,000 USD: 250 lost."""
        item = self._invoice(12500.0, self.krona)
        line = self._pay(1000.0, journal_id=self.dollar_bank.id)
        self.assertApplied(line, (item, 1000.0, 12500.0))
        self._post(line)
        self.assertSettled(line, self.krona, -12500.0, -1000.0)
        self.assertEqual(self._get_exchange_result(), -250.0)

    def test_the_file_has_the_rate(self):
        """1,020 USD came as 1,000 EUR, and the invoice is of 1,000 EUR: at the bank's
        rate it is paid to the cent."""
        item = self._invoice(1000.0, self.euro)
        line = self._pay(
            1000.0, foreign_currency_id=self.dollar.id, amount_currency=1020.0
        )
        self.assertApplied(line, (item, 1020.0, 1000.0))
        self.assertFalse(line.needs_review)
        self.assertIn("foreign_bank", self._told(line))
        self._post(line)
        self.assertSettled(line, self.euro, -1000.0, -1000.0)

    def test_the_rate_of_the_file_is_far_from_that_of_the_day(self):
        """1,100 USD for 1,000 EUR, which on that day are 1,100 EUR: for a person."""
        item = self._invoice(1000.0, self.euro)
        line = self._pay(
            1000.0, foreign_currency_id=self.dollar.id, amount_currency=1100.0
        )
        self.assertApplied(line, (item, 1100.0, 1000.0))
        self.assertTrue(line.needs_review)
        self.assertIn("foreign_rate_far", self._told(line))
        line.action_accept()
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_discount_in_another_currency(self):
        """980 of 1,000 USD, as the terms allow, come as 980 EUR, and on the next
        invoice as 975."""
        for number, amount in (("INV/2026/00042", 980.0), ("INV/2026/00043", 975.0)):
            item = self._invoice(
                1000.0,
                self.dollar,
                number,
                day=date(2026, 1, 5),
                invoice_payment_term_id=self._create_discount_term().id,
            )
            line = self._pay(amount, number)
            self.assertApplied(line, (item, amount, 1000.0))
            self.assertEqual(line.application_ids.discount_amount, 20.0)
            if line.needs_review:
                line.action_accept()
            self._post(line)
            self.assertEqual(item.move_id.payment_state, "paid")
            self.assertEqual(item.amount_residual_currency, 0.0)

    def test_two_invoices_in_one_payment(self):
        """1,000 and 500 USD come as 1,485 EUR, one per cent less."""
        first = self._invoice(1000.0, self.dollar)
        second = self._invoice(500.0, self.dollar, "INV/2026/00043")
        line = self._pay(1485.0, "INV/2026/00042 INV/2026/00043")
        self.assertApplied(line, (first, 990.0, 1000.0), (second, 495.0, 500.0))
        self.assertFalse(line.needs_review)
        self._post(line)
        self.assertEqual((first | second).mapped("reconciled"), [True, True])

    def test_bill_paid_from_the_euro_bank(self):
        """1,000 USD owed, in the books with 800 EUR, cost 1,010: 210 lost."""
        account = "DE12500105170648489890"
        self._note_account(self.nordlicht, account)
        item = self._invoice(
            1000.0, self.dollar, "BILL/2026/01/0001", move_type="in_invoice"
        )
        line = self._pay(-1010.0, "BILL/2026/01/0001", account_number=account)
        self.assertApplied(line, (item, -1010.0, -1000.0))
        self.assertFalse(line.needs_review)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_exchange_result(), -210.0)

    def test_named_by_its_reference(self):
        item = self._invoice(1000.0, self.dollar, payment_reference="RF18539007547034")
        line = self._pay(
            1000.0, "thank you", bank_structured_reference="RF18539007547034"
        )
        self.assertApplied(line, (item, 1000.0, 1000.0))

    def test_no_amount_means_anything_in_another_currency(self):
        """800 EUR are its value in the books, 1,000 its worth and its figures."""
        item = self._invoice(1000.0, self.dollar)
        for amount in (800.0, 1000.0):
            line = self._pay(amount, "thank you")
            self.assertNotIn(item, line.application_ids.move_line_id)
            line.action_remove_applications()

    def test_no_rate_is_known(self):
        item = self._invoice(1000.0, self.dollar)
        self.dollar.rate_ids.unlink()
        line = self._pay(1000.0)
        self.assertNotIn(item, line.application_ids.move_line_id)
        self.assertIn("foreign_no_rate", self._told(line))
        self.assertTrue(line.needs_review)

    def test_what_other_lines_hold_is_not_promised_twice(self):
        """400 of the 1,000 USD are applied already: 600 are left."""
        item = self._invoice(1000.0, self.dollar)
        first = self._create_line(400.0)
        self._tick(first, item, 400.0)
        line = self._pay(600.0)
        self.assertApplied(line, (item, 600.0, 600.0))
        self.assertFalse(line.needs_review)

    def test_suggestions_of_one_line(self):
        """What is open is told in the currency of the payment, as what is paid."""
        item = self._invoice(12500.0, self.krona)
        line = self._create_line(990.0, "INV/2026/00042")
        [suggestion, *_others] = line.get_suggestions()
        self.assertEqual(suggestion["move_line_id"], item.id)
        self.assertEqual(suggestion["amount"], 990.0)
        self.assertEqual(suggestion["open_amount"], 1000.0)

    def test_panel_tells_what_is_taken_of_the_item(self):
        self._invoice(12500.0, self.krona)
        line = self._pay(990.0)
        [row] = line.get_bank_reconciliation_panel()["applications"]
        self.assertEqual(row["taken"], 12500.0)
        self.assertEqual(row["open_currency_id"], self.krona.id)

    def test_many_lines_cost_no_query_each(self):
        """One line or four that name invoices in dollar: the same number of queries to
        read the books."""
        lines = self.env["account.bank.statement.line"]
        for number in range(4):
            self._invoice(100.0 + number, self.dollar, f"INV/2026/0050{number}")
            lines += self._create_line(100.0 + number, f"INV/2026/0050{number}")
        Ledger = self.env["bank.matching.ledger"]

        def count(few):
            self.env.invalidate_all()
            few.mapped("application_ids")
            before = self.env.cr.sql_log_count
            ledger = Ledger._load(self.bank, self.euro, few)
            self.assertEqual(
                len(ledger.entries) - ledger.first_foreign, len(few), "invoices"
            )
            return self.env.cr.sql_log_count - before

        count(lines[0])
        self.assertEqual(count(lines[0]), count(lines))
