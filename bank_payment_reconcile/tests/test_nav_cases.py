"""NAV's acceptance cases of journal, payment application and payment tolerance that no
other test tells."""

from datetime import date

from odoo.tests import tagged

from .differences_case import DifferenceCommon


@tagged("post_install", "-at_install")
class TestNavCases(DifferenceCommon):
    def _register(self, amount, partner=None, kind="inbound"):
        payment = self.env["account.payment"].create(
            {
                "payment_type": kind,
                "partner_type": "customer" if kind == "inbound" else "supplier",
                "partner_id": (partner or self.nordlicht).id,
                "amount": amount,
                "journal_id": self.bank.id,
                "date": date(2026, 1, 10),
            }
        )
        payment.action_post()
        return payment

    def _get_outstanding(self, payments):
        return [payment._seek_for_lines()[0] for payment in payments]

    def test_one_invoice_paid_in_two_payments(self):
        lines = self._create_line(400.0, "INV/2026/00042 part 1")
        lines |= self._create_line(600.0, "INV/2026/00042 part 2")
        lines.action_apply_automatically()
        _done, errors = lines._bank_post_applications()
        self.assertFalse(errors)
        self.assertEqual(self.item.move_id.payment_state, "paid")

    def test_two_invoices_in_one_payment(self):
        first = self._create_document(self.fjord, 600.0, "INV/2026/00071")
        second = self._create_document(self.fjord, 400.0, "INV/2026/00072")
        line = self._create_line(
            1000.0,
            "INV/2026/00071 INV/2026/00072",
            partner_name="Fjordlysnes Handel AS",
        )
        line.action_apply_automatically()
        self.assertEqual(line.match_confidence, "high")
        self._post(line)
        self.assertEqual(first.move_id.payment_state, "paid")
        self.assertEqual(second.move_id.payment_state, "paid")

    def test_payment_registered_before_is_not_posted_twice(self):
        payment = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=self.item.move_id.ids)
            .create({"journal_id": self.bank.id, "payment_date": date(2026, 1, 10)})
            ._create_payments()
        )
        line = self._create_line(
            1000.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )
        line.action_apply_automatically()
        [outstanding] = self._get_outstanding(payment)
        self.assertEqual(line.application_ids.move_line_id, outstanding)
        self._post(line)
        self.assertTrue(payment.is_matched)
        self.assertEqual(
            self.env["account.payment"].search_count(
                [("partner_id", "=", self.nordlicht.id)]
            ),
            1,
        )

    def test_three_registered_payments_on_one_line(self):
        payments = [self._register(amount) for amount in (300.0, 200.0, 100.0)]
        line = self._create_line(600.0)
        for outstanding in self._get_outstanding(payments):
            self._tick(line, outstanding)
        self.assertEqual(len(line.application_ids), 3)
        self.assertEqual(line.difference_amount, 0.0)
        self._post(line)
        self.assertTrue(all(payment.is_matched for payment in payments))

    def test_three_registered_payments_out_on_one_line(self):
        payments = [
            self._register(amount, self.fjord, "outbound")
            for amount in (300.0, 200.0, 100.0)
        ]
        line = self._create_line(-600.0)
        for outstanding in self._get_outstanding(payments):
            self._tick(line, outstanding)
        self.assertEqual(line.difference_amount, 0.0)
        self._post(line)
        self.assertTrue(all(payment.is_matched for payment in payments))

    def test_mapped_rent_is_applied_and_posted(self):
        self.env["bank.text.mapping"].create(
            {"text": "Rent Harbour Street", "credit_account_id": self.fees.id}
        )
        line = self._create_line(-10000.0, "Rent Harbour Street January")
        line.action_apply_automatically()
        self.assertEqual(line.match_confidence, "high_text_mapping")
        self._post(line)
        self.assertEntry(line, [(self.bank_account, -10000.0), (self.fees, 10000.0)])

    def test_excess_over_a_registered_payment_is_not_posted(self):
        [outstanding] = self._get_outstanding([self._register(1000.0)])
        line = self._create_line(1001.23)
        self._tick(line, outstanding)
        line.action_accept()
        _done, errors = line._bank_post_applications()
        self.assertIn("1.23", errors[line])

    def test_what_stays_open_after_posting(self):
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00050")
        line = self._create_line(30.0)
        application = self._tick(line, item)
        self.assertEqual(application.item_remaining_amount, 70.0)
        self._post(line)
        self.assertEqual(application.item_remaining_amount, 70.0)
        self.assertEqual(item.amount_residual, 70.0)

    def test_several_items_by_hand(self):
        items = [
            self._create_document(self.nordlicht, amount, f"INV/2026/0006{n}")
            for n, amount in enumerate((60.0, 40.0))
        ]
        line = self._create_line(100.0)
        for item in items:
            self._tick(line, item)
        self.assertEqual(line.match_confidence, "manual")
        self.assertEqual(line.application_ids.mapped("amount"), [60.0, 40.0])
        self.assertEqual(line.difference_amount, 0.0)

    def test_credit_notes_and_later_items_are_listed(self):
        credit = self._create_document(
            self.nordlicht, 100.0, "RINV/2026/00001", "out_refund"
        )
        later = self._create_document(
            self.nordlicht, 80.0, "INV/2026/00080", day=date(2026, 6, 1)
        )
        records = self._create_line(100.0).get_open_items("all")["records"]
        listed = {record["move_line_id"] for record in records}
        self.assertEqual(listed, {credit.id, later.id, self.item.id})

    def test_remaining_amount_is_left_open(self):
        self.bank.write({"bank_write_off_amount": 5.0, "bank_write_off_percent": 5.0})
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00050")
        line = self._pay(95.0, item)
        self._post(line)
        self.assertEqual(item.amount_residual, 5.0)

    def test_late_discount_within_the_grace_days_is_posted(self):
        """98 of 100 come three days late; 2 are discount."""
        self.bank.bank_discount_grace_days = 5
        item = self._create_discounted(100.0, "INV/2026/00050")
        line = self._pay(98.0, item, day=date(2026, 1, 25))
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        discount = self.env.company.account_journal_early_pay_discount_loss_account_id
        self.assertEntry(
            line,
            [(self.bank_account, 98.0), (discount, 2.0), (self.receivable, -100.0)],
        )

    def test_removing_takes_the_write_off_back(self):
        self.bank.bank_write_off_amount = 5.0
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00050")
        line = self._pay(95.0, item)
        line.action_bank_write_off_difference()
        line.action_remove_applications()
        self.assertEqual(self._tick(line, item).write_off_amount, 0.0)
        self._post(line)
        self.assertEqual(item.amount_residual, 5.0)
