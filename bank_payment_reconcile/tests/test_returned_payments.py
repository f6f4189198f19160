"""Payments that come back, from the bank to the ledger and back.

Nordlicht paid INV/2026/00042 of 500.00 on 5 January, and on 20 January the bank takes
the money back. The invoice is owed again: the receivable stands at 500.00.
"""

from datetime import date

from odoo.tests import tagged

from .common import BankReconcileCommon

PAID, BACK = date(2026, 1, 5), date(2026, 1, 20)
ACCOUNT = "DE57259910200046617305"


@tagged("post_install", "-at_install")
class TestReturnedPayments(BankReconcileCommon):
    def _pay(self, item, amount, text="payment", **values):
        """A posted bank line that settles an item, what is left over on account."""
        line = self._create_line(amount, text, day=PAID, **values)
        self._apply(line, (item, item.amount_residual))
        if line.difference_amount:
            line.partner_id = item.partner_id
            line.action_keep_on_account()
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(line.is_reconciled, line.posting_error)
        return line

    def _pay_invoice(self, amount=500.0, paid=None, **values):
        item = self._create_document(self.nordlicht, amount, "INV/2026/00042")
        return item, self._pay(item, paid or amount, **values)

    def _come_back(self, amount, text, **values):
        line = self._create_line(amount, text, day=BACK, **values)
        line.action_apply_automatically()
        return line

    def _reasons(self, line):
        return {r["kind"]: r["text"] for r in line.bank_match_details["reasons"]}

    def _assert_on_account(self, line, partner, account, amount):
        self.assertRecordValues(
            line.application_ids,
            [
                {
                    "partner_id": partner.id,
                    "account_id": account.id,
                    "amount": amount,
                    "move_line_id": False,
                }
            ],
        )
        self.assertTrue(line.needs_review)
        self.assertFalse(line.difference_amount)

    def _owed(self, partner, account):
        """What stands on the partner's account."""
        items = self.env["account.move.line"].search(
            [
                ("partner_id", "=", partner.id),
                ("account_id", "=", account.id),
                ("parent_state", "=", "posted"),
            ]
        )
        return sum(items.mapped("balance"))

    def test_chargeback_is_owed_again_and_undone(self):
        item, _paid = self._pay_invoice()
        line = self._come_back(-500.0, "RUECKLASTSCHRIFT INV/2026/00042")
        self._assert_on_account(line, self.nordlicht, self.receivable, -500.0)
        self.assertEqual(
            self._reasons(line)["returns"],
            "It returns the payment of 2026-01-05 (INV/2026/00042, Nordlicht Versand "
            "GmbH): what that paid is owed again",
        )
        line.action_accept()
        line.action_post_applications()
        self.assertEqual(self._owed(self.nordlicht, self.receivable), 500.0)
        self.assertEqual(item.amount_residual, 500.0)
        self.assertEqual(item.move_id.payment_state, "not_paid")
        back = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable
        )
        self.assertTrue(back.reconciled)
        line.action_undo_applications()
        self.assertTrue(item.reconciled)
        self.assertEqual(self._owed(self.nordlicht, self.receivable), 0.0)
        self._assert_on_account(line, self.nordlicht, self.receivable, -500.0)

    def test_night_posts_none(self):
        self._pay_invoice(account_number=ACCOUNT)
        self._note_account(self.nordlicht, ACCOUNT)
        line = self._come_back(
            -500.0, "RUECKLASTSCHRIFT INV/2026/00042", account_number=ACCOUNT
        )
        self.assertIn("returns", self._reasons(line))
        self.bank.bank_post_automatically = True
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()
        self.assertFalse(line.is_reconciled)

    def test_payment_that_somebody_took_off_its_invoice(self):
        """Then the payment lies on account, and what comes back closes it."""
        item, paid = self._pay_invoice()
        item.remove_move_reconcile()
        rest = paid.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable
        )
        # as the books are now, and not as they were
        paid.action_accept()
        line = self._come_back(-500.0, "Chargeback INV/2026/00042")
        self.assertEqual(line.application_ids.move_line_id, rest)
        self.assertTrue(line.needs_review)

    def test_overpayment_comes_back_with_what_of_it_is_on_account(self):
        """1,200 came for 1,000: of the 1,200 that go back 200 still lay on account."""
        _item, paid = self._pay_invoice(1000.0, 1200.0, bank_end_to_end_id="E2E-7701")
        rest = paid.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable and not entry.reconciled
        )
        line = self._come_back(-1200.0, "returned", bank_end_to_end_id="E2E-7701")
        self.assertEqual(
            [(a.move_line_id, a.amount) for a in line.application_ids],
            [(rest, -200.0), (rest.browse(), -1000.0)],
        )
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(rest.reconciled)
        self.assertEqual(self._owed(self.nordlicht, self.receivable), 1000.0)

    def test_our_transfer_to_a_closed_account_comes_back(self):
        vendor = self._create_partner("Kabelwerk AG", customer_rank=0, supplier_rank=1)
        bill = self._create_document(
            vendor, 640.2, "BILL/2026/01/0007", "in_invoice", ref="KW-88123"
        )
        self._pay(bill, -640.2)
        line = self._come_back(640.2, "RUECKUEBERWEISUNG Konto erloschen KW-88123")
        self._assert_on_account(line, vendor, self.payable, 640.2)
        line.action_accept()
        line.action_post_applications()
        self.assertEqual(self._owed(vendor, self.payable), -640.2)

    def test_registered_payment_comes_back(self):
        """The bank showed a payment that was registered for the invoice."""
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        wizard = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=item.move_id.ids)
            .create({"journal_id": self.bank.id, "payment_date": PAID})
        )
        method = wizard.payment_method_line_id
        method.payment_account_id = self.bank.company_id.transfer_account_id.copy(
            {"code": "OUTST9", "name": "Outstanding", "reconcile": True}
        )
        payment = wizard._create_payments()
        outstanding = payment._seek_for_lines()[0]
        paid = self._create_line(500.0, "payment", day=PAID)
        self._apply(paid, (outstanding, 500.0))
        paid.action_accept()
        paid.action_post_applications()
        self.assertTrue(paid.is_reconciled, paid.posting_error)
        line = self._come_back(-500.0, "returned INV/2026/00042")
        self._assert_on_account(line, self.nordlicht, self.receivable, -500.0)
        self.assertIn("2026-01-05", self._reasons(line)["returns"])

    def test_what_is_none(self):
        """Another amount, no word of it, or nothing that names the payment."""
        self._pay_invoice()
        for amount, text in (
            (-480.0, "RUECKLASTSCHRIFT INV/2026/00042"),
            (-500.0, "INV/2026/00042"),
            (-500.0, "RUECKLASTSCHRIFT INV/2026/00099"),
            (-500.0, "RUECKLASTSCHRIFT"),
        ):
            with self.subTest(text, amount=amount):
                line = self._come_back(amount, text)
                self.assertNotIn("returns", self._reasons(line))
                self.assertTrue(line.needs_review)

    def test_credit_note_of_the_amount_is_not_posted_for_a_chargeback(self):
        self._note_account(self.nordlicht, ACCOUNT)
        note = self._create_document(self.nordlicht, 500.0, "RINV/1", "out_refund")
        line = self._come_back(-500.0, "RUECKLASTSCHRIFT", account_number=ACCOUNT)
        self.assertEqual(line.application_ids.move_line_id, note)
        self.assertTrue(line.needs_review)
        self.assertIn("comes_back", self._reasons(line))

    def test_refund_finds_the_credit_note_of_the_invoice_it_names(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        self._create_document(self.nordlicht, 500.0, "RINV/2026/00001", "out_refund")
        self._pay(item, 500.0)
        reversal = (
            self.env["account.move.reversal"]
            .with_context(active_model="account.move", active_ids=item.move_id.ids)
            .create({"journal_id": item.journal_id.id, "date": PAID})
        )
        reversal.reverse_moves()
        note = reversal.new_move_ids
        note.action_post()
        line = self._come_back(-500.0, "Erstattung INV/2026/00042")
        self.assertEqual(line.application_ids.move_line_id.move_id, note)

    def test_as_many_queries_for_many_lines(self):
        items = [
            self._create_document(self.nordlicht, 500.0 + n, f"INV/2026/00{n:03}")
            for n in range(12)
        ]
        for item in items:
            self._pay(item, item.amount_residual)

        def count(numbers):
            lines = self.env["account.bank.statement.line"]
            for n in numbers:
                lines |= self._create_line(
                    -500.0 - n, f"returned INV/2026/00{n:03}", day=BACK
                )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["bank.matching.ledger"]._load(
                self.bank, lines.bank_transaction_currency_id, lines
            )
            return self.env.cr.sql_log_count - before

        count([0])
        self.assertEqual(count([1, 2]), count(range(3, 12)))


@tagged("post_install", "-at_install")
class TestGroupCredits(BankReconcileCommon):
    """Fjordlysnes, a daughter of Nordlicht, owes 300.00; Nordlicht has a credit note
    of 50.10, and 249.90 come for the invoice."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fjord.parent_id = cls.nordlicht
        cls.item = cls._create_document(cls.fjord, 300.0, "INV/2026/00042")
        cls.note = cls._create_document(cls.nordlicht, 50.1, "RINV/7", "out_refund")

    def test_mothers_credit_note_is_deducted_posted_and_undone(self):
        line = self._create_line(
            249.9, "INV/2026/00042", partner_name="Fjordlysnes Handel AS"
        )
        line.action_apply_automatically()
        self.assertEqual(
            {a.move_line_id: a.amount for a in line.application_ids},
            {self.item: 300.0, self.note: -50.1},
        )
        self.assertTrue(line.needs_review)
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(self.item.reconciled and self.note.reconciled)
        self.assertRecordValues(
            line.move_id.line_ids.sorted("balance"),
            [
                {"balance": -300.0, "partner_id": self.fjord.id},
                {"balance": 50.1, "partner_id": self.nordlicht.id},
                {"balance": 249.9, "partner_id": False},
            ],
        )
        line.action_undo_applications()
        self.assertEqual(
            [self.item.amount_residual, self.note.amount_residual], [300.0, -50.1]
        )

    def test_mother_pays_what_only_her_daughter_owes(self):
        line = self._create_line(
            300.0, "October", partner_name="Nordlicht Versand GmbH"
        )
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, self.item)
        self.assertTrue(line.needs_review)

    def test_of_strangers_neither(self):
        self.fjord.parent_id = False
        line = self._create_line(
            249.9, "INV/2026/00042", partner_name="Fjordlysnes Handel AS"
        )
        line.action_apply_automatically()
        self.assertNotIn(self.note, line.application_ids.move_line_id)
