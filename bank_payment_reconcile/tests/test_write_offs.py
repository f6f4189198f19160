"""The bank brings less than an item says, and a person writes the rest off."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .tax_case import TaxCommon


@tagged("post_install", "-at_install")
class TestWriteOff(TaxCommon):
    def _write_off(self, line, item, amount, **values):
        application = self._tick(line, item)
        line.action_update_application(
            application.id,
            {
                "write_off_amount": amount,
                "write_off_account_id": self.loss.id,
                **values,
            },
        )
        return application

    def test_customer_pays_five_too_little_and_owes_nothing(self):
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(95.0)
        application = self._write_off(line, item, 5.0)
        self.assertEqual(application.amount, 95.0)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEntry(
            line,
            [(self.bank_account, 95.0), (self.loss, 5.0), (self.receivable, -100.0)],
        )

    def test_we_pay_a_bill_less_what_the_vendor_forgives(self):
        item = self._create_document(
            self.fjord, 100.0, "BILL/2026/01/0001", "in_invoice"
        )
        line = self._create_line(-95.0)
        self._write_off(line, item, -5.0)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEntry(
            line,
            [(self.bank_account, -95.0), (self.loss, -5.0), (self.payable, 100.0)],
        )

    def test_write_off_contains_the_tax_of_the_sale(self):
        """12.00 with 20 %: the sale was 10.00 too much, the tax 2.00."""
        item = self._create_document(
            self.nordlicht, 100.0, "INV/2026/00042", taxes=self.sale_tax
        )
        line = self._create_line(108.0)
        self._write_off(line, item, 12.0, tax_ids=self.sale_tax.ids)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEntry(
            line,
            [
                (self.bank_account, 108.0),
                (self.loss, 10.0),
                (self.tax_account, 2.0),
                (self.receivable, -120.0),
            ],
        )
        entries = line.move_id.line_ids
        base = entries.filtered(lambda entry: entry.account_id == self.loss)
        self.assertEqual(base.tax_ids, self.sale_tax)
        self.assertEqual(base.tax_tag_ids, self.tags["base back"])
        tax = entries.filtered("tax_line_id")
        self.assertEqual(tax.tax_tag_ids, self.tags["tax back"])
        self.assertEqual(tax.tax_repartition_line_id.document_type, "refund")

    def test_write_off_keeps_its_analytic_distribution(self):
        plan = self.env["account.analytic.plan"].create({"name": "Projects"})
        project = self.env["account.analytic.account"].create(
            {"name": "Lighthouse", "plan_id": plan.id}
        )
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(95.0)
        self._write_off(line, item, 5.0, analytic_distribution={str(project.id): 100})
        self._post(line)
        loss = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.loss
        )
        self.assertEqual(loss.analytic_distribution, {str(project.id): 100.0})
        self.assertEqual(loss.analytic_line_ids.mapped("amount"), [-5.0])

    def test_undo_takes_the_write_off_back(self):
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(95.0)
        application = self._write_off(line, item, 5.0, tax_ids=self.sale_tax.ids)
        self._post(line)
        line.action_undo_applications()
        self.assertEqual(item.amount_residual, 100.0)
        self.assertEqual(len(line.move_id.line_ids), 2)
        self.assertRecordValues(
            application, [{"state": "accepted", "write_off_amount": 5.0}]
        )
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_a_posted_write_off_is_not_changed(self):
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(95.0)
        application = self._write_off(line, item, 5.0)
        self._post(line)
        for values in ({"write_off_amount": 1.0}, {"tax_ids": [Command.clear()]}):
            self.assertRefused(["posted"], application.write, values)

    def test_more_than_the_item_has(self):
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(95.0)
        self._tick(line, item)
        self.assertRefused(
            ["INV/2026/00042", "100.00", "101.00"],
            line.action_update_application,
            line.application_ids.id,
            {
                "amount": 95.0,
                "write_off_amount": 6.0,
                "write_off_account_id": self.loss.id,
            },
        )

    def test_without_an_account_for_it(self):
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(95.0)
        self._tick(line, item)
        self.assertRefused(
            ["account", "journal"],
            line.action_update_application,
            line.application_ids.id,
            {"write_off_amount": 5.0},
        )
        self.bank.bank_write_off_loss_account_id = self.loss
        line.action_update_application(
            line.application_ids.id, {"write_off_amount": 5.0}
        )
        self.assertEqual(line.application_ids.write_off_account_id, self.loss)


@tagged("post_install", "-at_install")
class TestDiscountByChoice(TaxCommon):
    """120.00 with 20 % tax; 2 % are 2.40, of which 0.40 tax."""

    def _pay(self, amount, discount):
        item = self._create_discounted(100.0, "INV/2026/00042", taxes=self.sale_tax)
        line = self._create_line(amount, day=date(2026, 3, 1))
        application = self._tick(line, item)
        line.action_update_application(
            application.id, {"amount": amount, "discount_amount": discount}
        )
        self._post(line)
        return item, line

    def _get_discount_entries(self, line):
        known = self.receivable | self.bank_account
        lines = line.move_id.line_ids.filtered(lambda e: e.account_id not in known)
        return sorted(lines.mapped("balance"))

    def test_whole_discount_granted_late(self):
        item, line = self._pay(117.6, 2.4)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_discount_entries(line), [0.4, 2.0])

    def test_half_the_discount(self):
        item, line = self._pay(118.8, 1.2)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_discount_entries(line), [0.2, 1.0])

    def test_five_times_the_discount(self):
        item, line = self._pay(108.0, 12.0)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._get_discount_entries(line), [2.0, 10.0])

    def test_document_without_a_discount(self):
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(98.0)
        self._apply(line, (item, 98.0), discount_amount=2.0)
        _done, errors = line._bank_post_applications()
        self.assertIn("INV/2026/00042 grants no early payment discount", errors[line])
