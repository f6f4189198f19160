"""NAV's acceptance cases of journal, payment application and payment tolerance.

`CASES` names for each case the test that answers it, or says why ours answers
otherwise or has nothing to answer; the cases of no other test are below.
"""

from datetime import date

from odoo.tests import BaseCase, tagged

from .differences_case import DifferenceCommon
from .nav_answers import NavAnswers

HAND, DIFF = "test_apply_by_hand", "test_differences"
REFUSED, ROWS = "test_apply_by_hand_refusals", "test_apply_by_hand_rows"
HERE = "test_nav_cases"
PAGE, FILED = "test_overview", "test_reconciliation"
UNDO = "test_reconciliation_undo"
#: case -> (module, test): answered as NAV answers
CASES = {
    "JN-002": (HERE, "test_one_invoice_paid_in_two_payments"),
    "JN-003": (HERE, "test_two_invoices_in_one_payment"),
    "JN-004": (HERE, "test_payment_registered_before_is_not_posted_twice"),
    "JN-006": ("test_transfers", "test_registered_transfer_is_found_on_both_banks"),
    "JN-007": (HERE, "test_three_registered_payments_on_one_line"),
    "JN-008": (HERE, "test_three_registered_payments_out_on_one_line"),
    "JN-010": (HERE, "test_mapped_rent_is_applied_and_posted"),
    "JN-012": (
        "test_rules",
        "test_mapping_a_lines_text_applies_it_and_the_others_that_wait",
    ),
    "JN-014": (HERE, "test_excess_over_a_registered_payment_is_not_posted"),
    "JN-017": (DIFF, "test_whole_line_goes_to_an_account"),
    "JN-019": ("test_import", "test_a_file_that_overlaps_brings_only_the_new_days"),
    "JN-021": ("test_import", "test_the_same_record_twice_in_one_file_is_one_payment"),
    "JN-030": ("test_posting_refused", "test_account_in_another_currency_is_reported"),
    "JN-032": (HERE, "test_what_stays_open_after_posting"),
    "JN-036": ("test_apply", "test_accepting_and_removing"),
    "JN-037": (HERE, "test_several_items_by_hand"),
    "JN-038": ("test_apply", "test_what_a_person_accepted_stays_unless_overwritten"),
    "JN-040": (PAGE, "test_three_payments_of_different_certainty_are_counted"),
    "JN-041": (PAGE, "test_lines_sorted_by_confidence_for_the_review"),
    "JN-042": (PAGE, "test_filters_show_what_they_say"),
    "JN-044": (PAGE, "test_balance_now_leaves_out_what_is_not_posted"),
    "JN-045": (UNDO, "test_january_is_taken_back_and_filed_again"),
    "JN-046": (UNDO, "test_january_is_taken_back_and_filed_again"),
    "JN-047": (FILED, "test_a_statement_number_that_was_used_takes_the_next"),
    "JN-050": (HERE, "test_credit_notes_and_later_items_are_listed"),
    "JN-051": ("test_open_items", "test_hidden_kinds"),
    "JN-053": ("test_reconciliation_wizard", "test_statement_date_can_be_changed"),
    "PA-001": (HAND, "test_invoice_of_the_line_s_amount"),
    "PA-002": (HAND, "test_line_larger_than_the_invoice"),
    "PA-003": (HAND, "test_line_smaller_than_the_invoice"),
    "PA-004": (HAND, "test_unticked_with_zero"),
    "PA-005": (HAND, "test_typed_amount_ticks_and_is_changed_by_typing_again"),
    "PA-008": (ROWS, "test_rest_of_a_payment_goes_on_account"),
    "PA-009": (HAND, "test_discount_in_time_when_more_is_paid"),
    "PA-010": (HAND, "test_discounted_amount_paid_in_time"),
    "PA-011": (HAND, "test_less_than_the_discounted_amount_earns_no_discount"),
    "PA-013": (HAND, "test_credit_note_grants_no_discount"),
    "PA-014": (REFUSED, "test_account_of_an_item_s_application_is_not_changed"),
    "PA-015": (REFUSED, "test_line_is_fully_applied"),
    "PA-016": (
        HAND,
        "test_credit_note_after_the_invoice_says_to_apply_the_invoice_again",
    ),
    "PT-002": (HERE, "test_remaining_amount_is_left_open"),
    "PT-003": (HERE, "test_late_discount_within_the_grace_days_is_posted"),
    "PT-004": (HERE, "test_removing_takes_the_write_off_back"),
}
#: case -> (module, test, why): answered otherwise, deliberately
OTHERWISE = {
    "JN-015": (
        DIFF,
        "test_rest_of_a_payment_goes_to_an_account_beside_the_item",
        "the difference becomes a row of the same line; the bank's line stays as the "
        "bank sent it",
    ),
    "JN-022": (
        "test_import",
        "test_the_same_id_with_other_amounts_is_two_payments",
        "there is no switch: what is alike in every field is one payment, the same id "
        "with another amount or date is another, since banks repeat ids",
    ),
    "JN-025": (
        "test_posting_refused",
        "test_nothing_applied",
        "the line says why; the others are posted",
    ),
    "JN-027": (
        "test_posting_refused",
        "test_line_with_a_difference_is_reported_and_the_others_are_posted",
        "the line says what is not applied; the others are posted",
    ),
    "JN-028": (
        HAND,
        "test_invoice_written_after_the_payment_is_applied_with_a_warning",
        "a payment in advance of its invoice is applied with a warning",
    ),
    "JN-054": (
        HAND,
        "test_two_invoices_of_different_customers_on_one_line",
        "one payment may settle items of several partners and accounts",
    ),
}
#: case -> why nothing here answers it
ELSEWHERE = {
    "JN-011": "an entry posted by hand is no registered payment; a person ticks it",
    "JN-033": "the host blocks no analytic account; an archived one cannot be chosen",
}


@tagged("post_install", "-at_install")
class TestCasesAreAnswered(NavAnswers, BaseCase):
    answered = CASES
    otherwise = OTHERWISE
    elsewhere = ELSEWHERE

    def test_every_test_that_a_case_names_exists(self):
        self.check_named_tests()

    def test_every_case_is_answered_once(self):
        self.check_answered_once()


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
