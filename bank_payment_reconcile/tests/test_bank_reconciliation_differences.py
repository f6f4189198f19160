from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .bank_reconciliation_case import BankReconciliationCase


@tagged("post_install", "-at_install")
class TestWrongAmounts(BankReconciliationCase):
    def _open_document(self, line_amount, entry):
        line = self._create_line(line_amount, "CHECK 03011")
        document = self._document(balance_end=line_amount)
        document.action_match(line, entry)
        return line, document

    def test_a_check_was_written_for_more_than_registered(self):
        # The check of 1,025 was registered with 1,000 of the bill's 1,025.
        bill = self._create_document(
            self.nordlicht, 1025.0, "BILL/1", "in_invoice", date(2026, 1, 2)
        )
        check = self._pay(-1000.0, check="03011")
        partner_side = check.move_id.line_ids - check
        (bill | partner_side).reconcile()
        self.assertEqual(bill.amount_residual, -25.0)
        line, document = self._open_document(-1025.0, check)
        self.assertEqual(line.difference_amount, -25.0)
        line.action_bank_correct_payment()
        self.assertEqual(line.difference_amount, 0.0)
        document.action_post()
        self.assertEqual(bill.amount_residual, 0.0)
        self.assertEqual(bill.move_id.payment_state, "paid")
        self.assertTrue(check.reconciled)
        self.assertRecordValues(
            line.move_id.line_ids.sorted("balance"),
            [
                {"account_id": self.bank.default_account_id.id, "balance": -1025.0},
                {"account_id": self.payable.id, "balance": 25.0},
                {"account_id": check.account_id.id, "balance": 1000.0},
            ],
        )

    def test_the_bank_took_less_than_registered(self):
        # Registered 1,000, the check said 975: we still owe 25.
        check = self._pay(-1000.0, check="03011")
        line, document = self._open_document(-975.0, check)
        line.action_bank_correct_payment()
        document.action_post()
        self.assertTrue(check.reconciled)
        owed = line.move_id.line_ids.filtered(lambda e: e.account_id == self.payable)
        self.assertRecordValues(
            owed,
            [{"balance": -25.0, "partner_id": self.nordlicht.id, "reconciled": False}],
        )

    def test_the_documents_have_less_open_than_the_difference(self):
        bill = self._create_document(
            self.nordlicht, 1010.0, "BILL/1", "in_invoice", date(2026, 1, 2)
        )
        check = self._pay(-1000.0)
        (bill | (check.move_id.line_ids - check)).reconcile()
        line, document = self._open_document(-1025.0, check)
        corrections = line.action_bank_correct_payment()
        self.assertEqual(sorted(corrections.mapped("amount")), [-15.0, -10.0])
        document.action_post()
        self.assertTrue(bill.reconciled)

    def _check_stands_beside(self, billed):
        """Registered 1,000 of a bill, the check said 950: 50 more are owed, and they
        stand beside what the bill has open."""
        bill = self._create_document(
            self.nordlicht, billed, "BILL/1", "in_invoice", date(2026, 1, 2)
        )
        check = self._pay(-1000.0, check="03011")
        (bill | (check.move_id.line_ids - check)).reconcile()
        line, document = self._open_document(-950.0, check)
        self.assertRecordValues(
            line.action_bank_correct_payment(),
            [
                {
                    "move_line_id": False,
                    "account_id": self.payable.id,
                    "partner_id": self.nordlicht.id,
                    "amount": 50.0,
                }
            ],
        )
        document.action_post()
        self.assertTrue(check.reconciled)
        self.assertEqual(bill.amount_residual, 1000.0 - billed)

    def test_less_than_registered_stands_beside_a_smaller_rest(self):
        self._check_stands_beside(1020.0)

    def test_less_than_registered_stands_beside_a_larger_rest(self):
        self._check_stands_beside(1200.0)

    def test_a_customer_gave_less_than_registered(self):
        """Registered 100 of an invoice over 300, 90 came: he owes 210."""
        invoice = self._create_document(self.nordlicht, 300.0, "INV/1")
        receipt = self._pay(100.0)
        (invoice | (receipt.move_id.line_ids - receipt)).reconcile()
        line, document = self._open_document(90.0, receipt)
        self.assertFalse(line.action_bank_correct_payment().move_line_id)
        document.action_post()
        owed = line.move_id.line_ids.filtered(lambda e: e.account_id == self.receivable)
        self.assertEqual((owed.balance, invoice.amount_residual), (10.0, 200.0))

    def test_what_another_line_holds_is_not_corrected_with(self):
        """25 of the bill are open and another line holds 10 of them: of 25 more that
        the check said the bill takes 15, the vendor's account 10."""
        bill = self._create_document(
            self.nordlicht, 1025.0, "BILL/1", "in_invoice", date(2026, 1, 2)
        )
        check = self._pay(-1000.0, check="03011")
        (bill | (check.move_id.line_ids - check)).reconcile()
        self._apply(self._create_line(-10.0, "rest"), (bill, -10.0))
        line, _document = self._open_document(-1025.0, check)
        corrections = line.action_bank_correct_payment()
        self.assertEqual(
            [(c.move_line_id, c.amount) for c in corrections],
            [(bill, -15.0), (self.env["account.move.line"], -10.0)],
        )

    def test_five_cents_more_pay_the_five_that_are_open(self):
        bill = self._create_document(
            self.nordlicht, 1000.05, "BILL/1", "in_invoice", date(2026, 1, 2)
        )
        check = self._pay(-1000.0, check="03011")
        (bill | (check.move_id.line_ids - check)).reconcile()
        line, document = self._open_document(-1000.05, check)
        self.assertEqual(line.action_bank_correct_payment().move_line_id, bill)
        document.action_post()
        self.assertEqual(bill.move_id.payment_state, "paid")

    def test_a_match_that_is_removed_takes_its_correction_along(self):
        check = self._pay(-1000.0)
        line, document = self._open_document(-1025.0, check)
        line.action_bank_correct_payment()
        document.action_unmatch(lines=line)
        self.assertFalse(line.application_ids)

    def test_there_is_no_payment_to_correct(self):
        line = self._create_line(-12.5, "fee")
        with self.assertRaisesRegex(UserError, "matched with 0 payments"):
            line.action_bank_correct_payment()

    def test_a_customer_paid_more_than_registered(self):
        receipt = self._pay(100.0)
        line, document = self._open_document(110.0, receipt)
        line.action_bank_correct_payment()
        document.action_post()
        credit = line.move_id.line_ids.filtered(
            lambda e: e.account_id == self.receivable
        )
        self.assertEqual(credit.balance, -10.0)


@tagged("post_install", "-at_install")
class TestFeesAndInterest(BankReconciliationCase):
    def _propose(self, lines):
        wizard = self.env["bank.transfer.difference"]
        return wizard.with_context(active_ids=lines.ids).create({})

    def test_a_mapping_proposes_the_account(self):
        # RB-014 to RB-016: the difference is booked with its line.
        self.env["bank.text.mapping"].create(
            {"text": "Service charge", "credit_account_id": self.fees.id}
        )
        line = self._create_line(-12.5, "SERVICE CHARGE JANUARY")
        document = self._document(balance_end=-12.5)
        wizard = self._propose(line)
        self.assertEqual(wizard.account_id, self.fees)
        wizard.action_transfer()
        document.action_post()
        self.assertEqual(self._balance(self.fees), 12.5)

    def test_a_charge_that_a_mapping_knows_is_applied_with_the_match(self):
        self.env["bank.text.mapping"].create(
            {"text": "Service charge", "credit_account_id": self.fees.id}
        )
        payment = self._pay(-100.0, day=date(2026, 1, 15))
        line = self._create_line(-100.0, "transfer")
        charge = self._create_line(-12.5, "SERVICE CHARGE JANUARY")
        unknown = self._create_line(-3.0, "POSTAGE")
        document = self._document(balance_end=-115.5)
        document.action_match_automatically(days=0)
        self.assertEqual(line.application_ids.move_line_id, payment)
        self.assertEqual(charge.application_ids.account_id, self.fees)
        self.assertEqual(charge.match_confidence, "high_text_mapping")
        self.assertFalse(unknown.application_ids)

    def test_lines_of_two_mappings_are_not_put_on_one_account(self):
        other = self.company_data["default_account_revenue"]
        self.env["bank.text.mapping"].create(
            [
                {"text": "Charge", "credit_account_id": self.fees.id},
                {"text": "Interest", "debit_account_id": other.id},
            ]
        )
        lines = self._create_line(-12.5, "Charge") | self._create_line(1.5, "Interest")
        self.assertFalse(self._propose(lines).account_id)

    def test_the_rest_of_a_line_that_is_matched_in_part(self):
        # RB-017
        entry = self._pay(100.0)
        line = self._create_line(90.0, "less fee")
        document = self._document(balance_end=90.0)
        document.action_match(line, entry)
        self.assertEqual(line.difference_amount, -10.0)
        line.action_transfer_difference(self.fees)
        self.assertEqual(len(line.application_ids), 2)
        self.assertEqual(line.difference_amount, 0.0)
        document.action_post()
        self.assertTrue(entry.reconciled)
        self.assertEqual(self._balance(self.fees), 10.0)
