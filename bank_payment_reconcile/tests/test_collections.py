from datetime import date
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestCollections(BankReconcileCommon):
    """Direct debits and payment orders that only their end-to-end id tells.

    Payments have no entry of their own here, as where Odoo is told to show
    documents as in payment until the bank confirms.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        move = type(cls.env["account.move"])
        cls.startClassPatcher(
            patch.object(
                move, "_get_invoice_in_payment_state", lambda self: "in_payment"
            )
        )
        methods = cls.bank.inbound_payment_method_line_ids
        methods |= cls.bank.outbound_payment_method_line_ids
        methods.payment_account_id = False
        cls.mandate = cls._create_document(cls.fjord, 119.0, "INV/2026/00071")
        # the same amount, older: what amounts alone would choose
        cls.other = cls._create_document(
            cls.fjord, 119.0, "INV/2026/00070", day=date(2026, 1, 1)
        )

    def _register(self, items, **values):
        """A payment of the items, in process and without an entry."""
        payment = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=items.move_id.ids)
            .create({"journal_id": self.bank.id, "group_payment": True})
            ._create_payments()
        )
        payment.write(values)
        self.assertFalse(payment.move_id)
        self.assertEqual(payment.state, "in_process")
        return payment

    def _assert_found_by_id(self, line, items, review=False):
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, items)
        self.assertEqual(
            set(line.application_ids.mapped("rule_id.code")),
            {"H1"},
        )
        self.assertEqual(line.match_confidence, "high")
        self.assertEqual(line.needs_review, review)

    def test_direct_debit_comes_in_with_nothing_but_its_id(self):
        payment = self._register(self.mandate, bank_end_to_end_id="DD-2026-01/77")
        line = self._create_line(119.0, "SEPA DD", bank_end_to_end_id="DD-2026-01/77")
        self._assert_found_by_id(line, self.mandate)
        line.action_post_applications()
        self.assertEqual(self.mandate.move_id.payment_state, "paid")
        self.assertEqual(self.other.move_id.payment_state, "not_paid")
        self.assertEqual(payment.state, "paid")

    def test_undone_collection_waits_for_the_bank_again(self):
        payment = self._register(self.mandate, bank_end_to_end_id="DD-77")
        line = self._create_line(119.0, "SEPA DD", bank_end_to_end_id="DD-77")
        line.action_apply_automatically()
        line.action_post_applications()
        line.action_undo_applications()
        self.assertEqual(payment.state, "in_process")
        self.assertEqual(self.mandate.move_id.payment_state, "in_payment")
        # Whoever took it back decides before it is posted again.
        self._assert_found_by_id(line, self.mandate, review=True)

    def test_payment_number_is_the_id_where_none_is_entered(self):
        payment = self._register(self.mandate)
        line = self._create_line(119.0, "SEPA DD", bank_end_to_end_id=payment.name)
        self._assert_found_by_id(line, self.mandate)

    def test_one_collection_of_two_invoices(self):
        both = self.mandate | self.other
        payment = self._register(both, bank_end_to_end_id="DD-BOTH")
        line = self._create_line(238.0, "SEPA DD", bank_end_to_end_id="DD-BOTH")
        self._assert_found_by_id(line, both)
        line.action_post_applications()
        self.assertEqual(payment.state, "paid")
        line.action_undo_applications()
        self.assertEqual(payment.state, "in_process")

    def test_one_order_of_two_bills(self):
        bills = self.env["account.move.line"].union(
            *(
                self._create_document(
                    self.nordlicht, amount, f"BILL/2026/{n}", "in_invoice"
                )
                for n, amount in ((11, 100.0), (12, 250.0))
            )
        )
        payment = self._register(bills, bank_end_to_end_id="PO-BOTH")
        line = self._create_line(-350.0, "SEPA CT", bank_end_to_end_id="PO-BOTH")
        self._assert_found_by_id(line, bills)
        line.action_post_applications()
        self.assertEqual(payment.state, "paid")
        line.action_undo_applications()
        self.assertEqual(payment.state, "in_process")

    def test_a_debit_of_another_amount_under_the_id_of_an_order(self):
        """2,100.00 were ordered; whoever saw the id debits 900.00 under it."""
        self.bank.bank_post_automatically = True
        bill = self._create_document(
            self.nordlicht, 2100.0, "BILL/2026/0021", "in_invoice"
        )
        self._register(bill, bank_end_to_end_id="PO-21")
        line = self._create_line(-900.0, "SEPA DD", bank_end_to_end_id="PO-21")
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, bill)
        kinds = line.application_ids._get_reason_kinds()
        self.assertIn("payee_not_told", kinds)
        self.assertNotIn("payee_registered", kinds)
        self.assertTrue(line.needs_review)
        # Judged again, as each night, it is the same.
        line.application_ids.sudo().review_required = False
        self.assertFalse(line._bank_filter_needing_nobody())
        self.assertTrue(line.application_ids.review_required)

    def test_vendor_payment_goes_out_with_nothing_but_its_id(self):
        bill = self._create_document(
            self.nordlicht, 640.0, "BILL/2026/0009", "in_invoice"
        )
        self._create_document(self.nordlicht, 640.0, "BILL/2026/0008", "in_invoice")
        payment = self._register(bill, bank_end_to_end_id="PO-000123")
        line = self._create_line(-640.0, "SEPA CT", bank_end_to_end_id="PO-000123")
        self._assert_found_by_id(line, bill)
        self.assertIn("Paid by us", line.application_ids.explanation)
        line.action_post_applications()
        self.assertEqual(bill.move_id.payment_state, "paid")
        self.assertEqual(payment.state, "paid")
        line.action_undo_applications()
        self.assertEqual(payment.state, "in_process")

    def test_collection_through_another_bank_is_not_this_bank_s(self):
        other_bank = self.bank.copy({"name": "Second", "code": "SEC"})
        payment = self._register(self.mandate)
        payment.bank_end_to_end_id = "DD-77"
        line = self._create_line(
            119.0, "SEPA DD", bank_end_to_end_id="DD-77", journal_id=other_bank.id
        )
        line.action_apply_automatically()
        self.assertNotIn("H1", line.application_ids.mapped("rule_id.code"))

    def test_queries_do_not_grow_with_collections_and_lines(self):
        def run(first, count):
            lines = self.env["account.bank.statement.line"]
            for n in range(first, first + count):
                item = self._create_document(self.fjord, 50.0, f"INV/2026/01{n:03d}")
                self._register(item, bank_end_to_end_id=f"DD-{n}")
                lines |= self._create_line(
                    50.0, "SEPA DD", bank_end_to_end_id=f"DD-{n}"
                )
            Ledger = self.env["bank.matching.ledger"]
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            ledger = Ledger._load(self.bank, self.bank.company_id.currency_id, lines)
            queries = self.env.cr.sql_log_count - before
            self.assertGreaterEqual(len(ledger.collections), count)
            return queries

        run(0, 1)
        self.assertEqual(run(100, 2), run(200, 12))

    def test_id_longer_than_a_payment_file_takes(self):
        payment = self._register(self.mandate)
        with self.assertRaisesRegex(ValidationError, "longer than the 35"):
            payment.bank_end_to_end_id = "X" * 36

    def test_accountant_enters_the_id_on_the_payment(self):
        payment = self._register(self.mandate).with_user(self.accountant)
        with Form(payment) as form:
            form.bank_end_to_end_id = "DD-99"
        self.assertEqual(payment.bank_end_to_end_id, "DD-99")


@tagged("post_install", "-at_install")
class TestOutstandingById(BankReconcileCommon):
    """Registered payments with an entry, found on the statement by their id."""

    def _pay_vendor(self, **values):
        payment = self.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "supplier",
                "partner_id": self.nordlicht.id,
                "amount": 300.0,
                "date": date(2026, 1, 10),
                "journal_id": self.bank.id,
                **values,
            }
        )
        payment.action_post()
        return payment

    def test_outstanding_vendor_payment_by_its_id(self):
        self._pay_vendor()
        payment = self._pay_vendor(bank_end_to_end_id="PO-7")
        line = self._create_line(-300.0, "SEPA CT", bank_end_to_end_id="PO-7")
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id.move_id, payment.move_id)
        line.action_accept()
        line.action_post_applications()
        self.assertEqual(payment.state, "paid")

    def test_outstanding_vendor_payment_by_its_number(self):
        self._pay_vendor()
        payment = self._pay_vendor()
        line = self._create_line(-300.0, "SEPA CT", bank_end_to_end_id=payment.name)
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id.move_id, payment.move_id)
