"""The tax in an early payment discount is the document's, whoever pays when."""

from odoo import Command
from odoo.tests import tagged

from .discount_case import DiscountCommon


@tagged("post_install", "-at_install")
class TestDiscountOrder(DiscountCommon):
    """1,190.00 is paid by two lines, 595.00 and 571.20; one of them takes 23.80."""

    def _pay_twice(self, item, sign=1):
        plain = self._create_line(sign * 595.0, "first half")
        last = self._create_line(sign * 571.2, "second half")
        self._apply(plain, (item, sign * 595.0))
        self._take(last, item, sign * 571.2, sign * 23.8)
        return plain, last

    def _post_in_order(self, order, plain, last):
        if order == "together":
            _done, errors = (plain | last)._bank_post_applications()
            self.assertFalse(errors)
        else:
            for line in (plain, last) if order == "plain first" else (last, plain):
                self._post(line)
        return plain | last

    def test_tax_is_the_same_in_every_order(self):
        for number, order in enumerate(("together", "plain first", "discount first")):
            with self.subTest(order):
                item = self._invoice(f"INV/2026/0000{number}")
                lines = self._post_in_order(order, *self._pay_twice(item))
                self.assertEqual(item.move_id.payment_state, "paid")
                self.assertEqual(self._get_tax(lines), 3.8)
                self.assertEqual(self._get_loss(lines), 20.0)

    def test_of_a_bill_too(self):
        for number, order in enumerate(("together", "plain first", "discount first")):
            with self.subTest(order):
                item = self._invoice(
                    f"BILL/2026/01/000{number}",
                    partner=self.fjord,
                    move_type="in_invoice",
                    taxes=self.input_tax,
                )
                lines = self._post_in_order(order, *self._pay_twice(item, -1))
                self.assertEqual(item.move_id.payment_state, "paid")
                self.assertEqual(self._get_tax(lines, self.input_account), -3.8)
                self.assertEqual(self._get_loss(lines), -20.0)

    def test_what_was_credited_meanwhile_takes_nothing_of_it(self):
        """A credit note of 119.00 closes a tenth; the 23.80 were granted before."""
        item = self._invoice()
        line = self._create_line(1047.2)
        self._take(line, item, 1047.2, 23.8)
        credit = self._invoice("RINV/1", 100.0, move_type="out_refund")
        (item | credit).reconcile()
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual((self._get_tax(line), self._get_loss(line)), (3.8, 20.0))

    def test_tax_report_takes_base_and_tax_back(self):
        item = self._invoice()
        _plain, last = self._pay_twice(item)
        self._post(_plain)
        self._post(last)
        entries = last.move_id.line_ids
        base = entries.filtered(lambda entry: entry.account_id == self.discount_loss)
        tax = entries.filtered(lambda entry: entry.account_id == self.tax_account)
        self.assertRecordValues(
            base | tax,
            [
                {"balance": 20.0, "tax_ids": self.nineteen.ids, "tax_line_id": False},
                {"balance": 3.8, "tax_ids": [], "tax_line_id": self.nineteen.id},
            ],
        )
        self.assertEqual(base.tax_tag_ids, self.tags["base back"])
        self.assertEqual(tax.tax_tag_ids, self.tags["tax back"])


@tagged("post_install", "-at_install")
class TestDiscountTermsChanged(DiscountCommon):
    """What was printed on the invoice counts: 23.80, of which 3.80 tax."""

    def _assert_as_printed(self, item, tax=3.8, loss=20.0):
        line = self._create_line(1166.2)
        self._take(line, item, 1166.2, 23.8)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual((self._get_tax(line), self._get_loss(line)), (tax, loss))

    def test_terms_of_today_do_not_matter(self):
        other = self._create_discount_term(5)
        changes = [
            {"early_discount": False},
            {"early_discount": False, "discount_percentage": 0.0},
            {"discount_percentage": 3.0},
            {"early_discount": True, "discount_percentage": 0.5},
            {"early_pay_discount_computation": "excluded", "discount_percentage": 3.0},
            {"early_pay_discount_computation": "mixed"},
        ]
        for number, change in enumerate(changes):
            with self.subTest(change):
                self.term = self._create_discount_term()
                item = self._invoice(f"INV/2026/0001{number}")
                self.term.write(change)
                self._assert_as_printed(item)
        self.assertEqual(other.discount_percentage, 5.0)

    def test_discount_of_the_net_amount_leaves_the_tax_alone(self):
        """2 % of 1,000.00 only: 20.00, whatever the terms became."""
        for number, change in enumerate(
            (
                {},
                {"early_discount": False, "discount_percentage": 0.0},
                {"discount_percentage": 3.0},
                {"early_pay_discount_computation": "included"},
            )
        ):
            with self.subTest(change):
                self.term = self._create_discount_term(computation="excluded")
                item = self._invoice(f"INV/2026/0002{number}")
                self.term.write(change)
                line = self._create_line(1170.0)
                self._take(line, item, 1170.0, 20.0)
                self._post(line)
                self.assertEqual(item.move_id.payment_state, "paid")
                self.assertEqual(self._get_tax(line), 0.0)
                self.assertEqual(self._get_loss(line), 20.0)

    def test_tax_that_was_reduced_at_once_is_not_reduced_again(self):
        """Mixed: 19 % of 980.00 only was charged, 1,186.20; 20.00 may be taken off."""
        for number, change in enumerate(
            ({}, {"early_pay_discount_computation": "included"})
        ):
            with self.subTest(change):
                self.term = self._create_discount_term(computation="mixed")
                item = self._invoice(f"INV/2026/0003{number}")
                self.assertEqual(item.balance, 1186.2)
                self.term.write(change)
                line = self._create_line(1166.2)
                self._take(line, item, 1166.2, 20.0)
                self._post(line)
                self.assertEqual(item.move_id.payment_state, "paid")
                self.assertEqual(self._get_tax(line), 0.0)
                self.assertEqual(self._get_loss(line), 20.0)

    def test_base_that_was_reduced_at_once_is_not_reduced_again(self):
        """Mixed, to a customer abroad: 1,000.00 at 0 %, of which the tax report has
        980.00 from the begin. The 20.00 are no base any more."""
        self.term = self._create_discount_term(computation="mixed")
        item = self._invoice(taxes=self._create_tax("sale", self.tax_account, 0.0))
        taxed = item.move_id.line_ids.filtered("tax_ids")
        self.assertEqual(sum(taxed.mapped("balance")), -980.0)
        line = self._create_line(980.0)
        self._take(line, item, 980.0, 20.0)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_loss(line), 20.0)
        self.assertFalse(line.move_id.line_ids.tax_ids)

    def test_largest_of_two_goods_takes_what_rounding_leaves(self):
        """10.10 at 7 % and 1,000.30 at 19 %, 1,201.17: 2 % are 24.02. Prices less 2 %
        are 0.20 and 20.01 less, taxes 0.02 and 3.80: a cent more, so 20.00."""
        item = self._invoice(
            invoice_line_ids=[
                Command.create(
                    {
                        "name": "goods",
                        "price_unit": price,
                        "tax_ids": [Command.set(tax.ids)],
                    }
                )
                for price, tax in ((10.1, self.seven), (1000.3, self.nineteen))
            ],
        )
        self.assertEqual(item.balance, 1201.17)
        line = self._create_line(1177.15)
        self._take(line, item, 1177.15, 24.02)
        self._post(line)
        entries = line.move_id.line_ids
        taxes = entries.filtered("tax_line_id")
        self.assertEqual(sorted(taxes.mapped("balance")), [0.02, 3.8])
        bases = entries.filtered(lambda entry: entry.account_id == self.discount_loss)
        self.assertEqual(sorted(bases.mapped("balance")), [0.2, 20.0])

    def test_item_of_which_nothing_was_printed_is_refused(self):
        item = self._invoice(invoice_payment_term_id=False)
        line = self._create_line(1166.2)
        self._take(line, item, 1166.2, 23.8)
        _done, errors = line._bank_post_applications()
        self.assertIn("INV/2026/00042 grants no early payment discount", errors[line])
