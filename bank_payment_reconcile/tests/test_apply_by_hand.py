"""A person says which open items a payment at the bank settles."""

from datetime import date

from odoo.tests import tagged

from .apply_by_hand_case import ApplyByHandCommon


@tagged("post_install", "-at_install")
class TestTick(ApplyByHandCommon):
    """Ticking open items, as on NAV's payment application page."""

    def test_invoice_of_the_line_s_amount(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        application = self._tick(line, item)
        self.assertRecordValues(
            application,
            [
                {
                    "amount": 1000.0,
                    "discount_amount": 0.0,
                    "confidence": "manual",
                    "state": "accepted",
                    "partner_id": self.nordlicht.id,
                    "warning": False,
                }
            ],
        )
        self.assertEqual(line.difference_amount, 0.0)
        self.assertEqual(line.match_confidence, "manual")

    def test_line_larger_than_the_invoice(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        self.assertEqual(self._tick(line, item).amount, 500.0)
        self.assertEqual(line.difference_amount, 500.0)

    def test_line_smaller_than_the_invoice(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(500.0)
        self.assertEqual(self._tick(line, item).amount, 500.0)
        self.assertEqual(line.difference_amount, 0.0)
        line._bank_post_applications()
        self.assertEqual(item.amount_residual, 500.0)

    def test_unticked_with_zero(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        line = self._create_line(500.0)
        self._tick(line, item)
        self.assertFalse(self._tick(line, item, 0.0))
        self.assertEqual(line.difference_amount, 500.0)
        self.assertTrue(line.bank_is_kept_open, "the scheduled action leaves it alone")

    def test_typed_amount_ticks_and_is_changed_by_typing_again(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        first = self._tick(line, item, 250.0)
        self.assertEqual(line.difference_amount, 750.0)
        self.assertEqual(self._tick(line, item, 300.0), first)
        self.assertEqual(line.difference_amount, 700.0)

    def test_two_invoices_of_different_customers_on_one_line(self):
        first = self._create_document(self.nordlicht, 600.0, "INV/2026/00042")
        other = self._create_document(self.fjord, 400.0, "INV/2026/00043")
        line = self._create_line(1000.0)
        self._tick(line, first)
        self._tick(line, other)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertEqual(first.move_id.payment_state, "paid")
        self.assertEqual(other.move_id.payment_state, "paid")

    def test_credit_note_first_then_the_invoice_takes_what_it_adds(self):
        invoice = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        credit = self._create_document(
            self.nordlicht, 200.0, "RINV/2026/00001", "out_refund"
        )
        line = self._create_line(800.0)
        self.assertEqual(self._tick(line, credit).amount, -200.0)
        self.assertEqual(self._tick(line, invoice).amount, 1000.0)
        self.assertEqual(line.difference_amount, 0.0)

    def test_credit_note_after_the_invoice_says_to_apply_the_invoice_again(self):
        invoice = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        credit = self._create_document(
            self.nordlicht, 200.0, "RINV/2026/00001", "out_refund"
        )
        line = self._create_line(800.0)
        self.assertEqual(self._tick(line, invoice).amount, 800.0)
        self.assertIn("INV/2026/00042", self._tick(line, credit).warning)
        self.assertEqual(self._tick(line, invoice).amount, 1000.0)
        self.assertEqual(line.difference_amount, 0.0)
        self.assertFalse(line.application_ids.filtered("warning"))

    def test_bill_is_set_off_against_an_invoice_of_the_same_partner(self):
        invoice = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        bill = self._create_document(
            self.nordlicht, 300.0, "BILL/2026/01/0001", "in_invoice"
        )
        line = self._create_line(700.0)
        self.assertRefused(
            ["BILL/2026/01/0001", "set off"], line.action_apply_item, bill.id
        )
        self._tick(line, invoice)
        self.assertEqual(self._tick(line, bill).amount, -300.0)
        self._tick(line, invoice)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertEqual(bill.move_id.payment_state, "paid")

    def test_registered_payment_is_ticked(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00050")
        payment = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=item.move_id.ids)
            .create({"journal_id": self.bank.id, "payment_date": date(2026, 1, 10)})
            ._create_payments()
        )
        line = self._create_line(500.0)
        self._tick(line, payment._seek_for_lines()[0])
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertTrue(payment.is_matched)

    def test_invoice_written_after_the_payment_is_applied_with_a_warning(self):
        item = self._create_document(
            self.nordlicht, 100.0, "INV/2026/00042", day=date(2026, 1, 16)
        )
        line = self._create_line(100.0)
        self.assertIn("2026-01-16", self._tick(line, item).warning)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)

    def test_ticking_what_the_matcher_proposed_makes_it_the_person_s(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        self._apply(line, (item, 1000.0), confidence="low", review_required=True)
        self._tick(line, item, 900.0)
        self.assertRecordValues(
            line, [{"match_confidence": "manual", "difference_amount": 100.0}]
        )

    # -- Discounts

    def test_discount_in_time_when_more_is_paid(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        application = self._tick(line, item)
        self.assertEqual(application.amount, 980.0)
        self.assertEqual(application.discount_amount, 20.0)
        self.assertEqual(line.difference_amount, 20.0)

    def test_discounted_amount_paid_in_time(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(980.0)
        application = self._tick(line, item)
        self.assertEqual(application.amount, 980.0)
        self.assertEqual(application.discount_amount, 20.0)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_less_than_the_discounted_amount_earns_no_discount(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(490.0)
        application = self._tick(line, item)
        self.assertEqual(application.amount, 490.0)
        self.assertEqual(application.discount_amount, 0.0)

    def test_rest_of_what_was_paid_in_part_earns_no_discount(self):
        """400.00 of 1,000.00 came before: in time or not, 600.00 are due."""
        item = self._create_discounted(1000.0, "INV/2026/00042")
        first = self._create_line(400.0)
        self._tick(first, item)
        first._bank_post_applications()
        self.assertEqual(item.amount_residual, 600.0)
        application = self._tick(self._create_line(600.0), item)
        self.assertEqual(application.amount, 600.0)
        self.assertEqual(application.discount_amount, 0.0)

    def test_customer_who_pays_all_in_spite_of_the_discount(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        application = self._tick(line, item, 1000.0)
        self.assertEqual(application.discount_amount, 0.0)

    def test_discount_late_only_within_the_grace_days(self):
        self.bank.bank_discount_grace_days = 3
        item = self._create_discounted(1000.0, "INV/2026/00042")
        in_grace = self._create_line(980.0, day=date(2026, 1, 25))
        self.assertEqual(self._tick(in_grace, item).discount_amount, 20.0)
        in_grace.action_remove_applications()
        late = self._create_line(980.0, day=date(2026, 1, 26))
        self.assertEqual(self._tick(late, item).discount_amount, 0.0)

    def test_late_discount_is_granted_by_choice(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(980.0, day=date(2026, 3, 1))
        application = self._tick(line, item)
        line.action_update_application(application.id, {"discount_amount": 20.0})
        self.assertEqual(application.amount, 980.0)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_raised_discount_lets_a_smaller_payment_close_the_invoice(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(900.0)
        application = self._tick(line, item)
        line.action_update_application(application.id, {"discount_amount": 100.0})
        self.assertEqual(application.amount, 900.0)
        self.assertEqual(application.item_amount, 1000.0)

    def test_discount_taken_back_lets_the_line_pay_the_rest(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        application = self._tick(line, item)
        line.action_update_application(application.id, {"discount_amount": 0.0})
        self.assertEqual(application.amount, 1000.0)
        self.assertEqual(line.difference_amount, 0.0)

    def test_amount_typed_over_a_discount_takes_the_discount_back(self):
        """A form that sends the item's share as it was before changes nothing."""
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        application = self._tick(line, item)
        line.action_update_application(
            application.id, {"amount": 1000.0, "item_amount": 1020.0}
        )
        self.assertRecordValues(
            application,
            [{"amount": 1000.0, "discount_amount": 0.0, "item_amount": 1000.0}],
        )

    def test_credit_note_grants_no_discount(self):
        credit = self._create_document(
            self.nordlicht, 200.0, "RINV/2026/00001", "out_refund"
        )
        line = self._create_line(-200.0)
        application = self._tick(line, credit)
        self.assertRefused(
            ["RINV/2026/00001", "discount"],
            line.action_update_application,
            application.id,
            {"discount_amount": -2.0},
        )
