from datetime import date

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .pay_run_case import PayRunCase


@tagged("post_install", "-at_install")
class TestPayRun(PayRunCase):
    """Runs, their numbers, what is typed over, and what is kept."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls._bill(cls.tulp, 300.0, "F-1", due=date(2026, 11, 24))
        cls.second = cls._bill(cls.tulp, 200.0, "F-2", due=date(2026, 11, 30))

    # -- Numbers and days

    def test_each_bank_numbers_its_runs(self):
        other = self.bank.copy({"code": "BNK7", "name": "Other"})
        names = [
            self._create_run().name,
            self._create_run().name,
            self._create_run(journal_id=other.id).name,
        ]
        code = self.bank.code
        self.assertEqual(
            names,
            [f"PAY/{code}/2026/0001", f"PAY/{code}/2026/0002", "PAY/BNK7/2026/0001"],
        )

    def test_the_day_is_the_first_open_one(self):
        self.assertEqual(self._create_run().execution_date, date(2026, 11, 26))
        self.bank.bank_cut_off = "08:00"
        self.assertEqual(self._create_run().execution_date, date(2026, 11, 27))

    def test_no_bank_executes_in_the_past(self):
        run = self._create_run()
        with self.assertRaisesRegex(ValidationError, "past"):
            run.execution_date = date(2026, 11, 25)
        line = self._pay(run, self.first)
        with self.assertRaisesRegex(ValidationError, "past"):
            line.execution_date = date(2026, 11, 25)

    def test_a_payment_follows_the_day_of_its_run(self):
        run = self._create_run(execution_date=date(2026, 11, 30))
        line = self._pay(run, self.first)
        self.assertEqual(line.planned_date, date(2026, 11, 30))
        line.planned_date = date(2026, 12, 1)
        self.assertEqual(line.execution_date, date(2026, 12, 1))
        line.planned_date = date(2026, 11, 30)
        self.assertFalse(line.execution_date)
        run.execution_date = date(2026, 12, 2)
        self.assertEqual(line.planned_date, date(2026, 12, 2))

    # -- Typed over

    def test_a_payment_pays_what_is_open(self):
        line = self._pay(self._create_run(), self.first, self.second)
        self.assertEqual(line.amount, 500.0)
        self.assertEqual(line.due_date, date(2026, 11, 24))
        self.assertTrue(line.is_overdue)
        self.assertEqual(line.partner_bank_id.acc_number, "NL91ABNA0417164300")

    def test_an_amount_typed_over_pays_first_what_falls_due_first(self):
        line = self._pay(self._create_run(), self.second, self.first)
        line.amount = 350.0
        paid = {item.move_line_id: item.amount for item in line.item_ids}
        self.assertEqual(paid, {self.first: 300.0, self.second: 50.0})
        self.assertEqual(line.amount, 350.0)
        line.amount = 120.0
        self.assertEqual(line.item_ids.move_line_id, self.first)
        self.assertEqual(line.item_ids.amount, 120.0)

    def test_no_more_is_paid_than_what_is_open(self):
        line = self._pay(self._create_run(), self.first)
        with self.assertRaisesRegex(UserError, "more than what is open"):
            line.amount = 300.01
        with self.assertRaisesRegex(ValidationError, "no more than what is open"):
            line.item_ids.amount = 301.0
        with self.assertRaisesRegex(UserError, "more than nothing"):
            line.amount = 0.0

    def test_a_credit_note_is_deducted_first(self):
        credit = self._bill(self.tulp, 120.0, "C-1", move_type="in_refund")
        line = self._pay(self._create_run(), self.first, self.second, credit)
        self.assertEqual(line.amount, 380.0)
        line.amount = 200.0
        paid = {item.move_line_id: item.amount for item in line.item_ids}
        self.assertEqual(paid, {credit: -120.0, self.first: 300.0, self.second: 20.0})

    def test_what_is_taken_out_is_no_longer_paid_nor_named(self):
        line = self._pay(self._create_run(), self.first, self.second)
        line.reference, line.text = line._get_proposed_text()
        self.assertEqual(line.text, "F-1, F-2")
        line.item_ids.filtered(lambda item: item.move_line_id == self.first).unlink()
        self.assertEqual((line.amount, line.text), (200.0, "F-2"))
        line.item_ids.unlink()
        self.assertEqual(line.amount, 0.0)

    # -- Whose

    def test_an_item_of_somebody_else_is_refused(self):
        other = self._bill(self.rhein, 50.0, "R-1")
        run = self._create_run()
        with self.assertRaisesRegex(ValidationError, "somebody else"):
            self._pay(run, self.first, other)

    def test_an_item_in_another_currency_is_refused(self):
        other = self._bill(self.tulp, 50.0, "G-1", currency_id=self.other_currency.id)
        with self.assertRaisesRegex(ValidationError, "another currency"):
            self._pay(self._create_run(), self.first, other)

    @mute_logger("odoo.sql_db")
    def test_an_own_bank_is_paid_without_a_bill(self):
        other = self.bank.copy({"code": "BNK7", "name": "Other"})
        other.bank_account_id = self._note_account(
            self.env.company.partner_id, "BE68539007547034"
        )
        run = self._create_run()
        line = self.env["bank.payment.line"].create(
            {"run_id": run.id, "destination_journal_id": other.id, "amount": 5000.0}
        )
        self.assertEqual(line.partner_id, self.env.company.partner_id)
        self.assertEqual(line.partner_bank_id, other.bank_account_id)
        with self.assertRaisesRegex(ValidationError, "pay itself"):
            line.destination_journal_id = self.bank

    # -- Figures

    def test_what_the_bank_will_have_after_all_its_runs(self):
        self._create_line(10_000.0)
        run, other = self._create_run(), self._create_run()
        self._pay(run, self.first)
        self._pay(other, self.second)
        self.assertEqual(run.total_amount, 300.0)
        self.assertEqual(run.balance, 10_000.0)
        self.assertEqual(run.other_runs_amount, 200.0)
        self.assertEqual(run.balance_after, 9_500.0)
        self.assertEqual(run.line_count, 1)
        self.assertEqual(run.overdue_count, 1)
        self.assertIn("300.00", run.totals_text)

    # -- Changes

    def test_a_change_takes_release_back(self):
        run = self._create_run()
        line = self._pay(run, self.first)
        changes = (
            lambda: line.write({"purpose": "SUPP"}),
            lambda: line.write({"amount": 100.0}),
            lambda: line.item_ids.write({"amount": 90.0}),
            lambda: run.write({"execution_date": date(2026, 11, 30)}),
            lambda: self._pay(run, self.second),
            lambda: line.item_ids.unlink(),
            lambda: line.unlink(),
        )
        for change in changes:
            run.sudo().write({"state": "released", "released_by_id": self.env.uid})
            change()
            self.assertEqual(run.state, "draft")
            self.assertFalse(run.released_by_id)

    def test_who_changes_something_has_prepared_it(self):
        run = self._create_run()
        line = self._pay(run, self.first)
        self.assertEqual(run.prepared_by_ids, self.env.user)
        line.with_user(self.accountant).text = "F-1"
        self.assertEqual(run.prepared_by_ids, self.env.user | self.accountant)

    def test_nobody_writes_who_released_it(self):
        run = self._create_run()
        for name, value in (
            ("state", "released"),
            ("released_by_id", self.env.uid),
            ("prepared_by_ids", False),
            ("message_id", "X"),
        ):
            with self.assertRaises(AccessError):
                run.write({name: value})

    # -- Kept

    def test_what_was_exported_stays(self):
        run = self._create_run()
        line = self._pay(run, self.first)
        run.sudo().state = "exported"
        line.sudo().state = "exported"
        changes = (
            lambda: line.write({"amount": 100.0}),
            lambda: line.write({"partner_bank_id": False}),
            lambda: line.item_ids.write({"amount": 90.0}),
            lambda: line.item_ids.unlink(),
            lambda: line.unlink(),
            lambda: run.write({"execution_date": date(2026, 11, 30)}),
            lambda: run.unlink(),
            lambda: self._pay(run, self.second),
            lambda: line.sudo().unlink(),
        )
        for change in changes:
            with self.assertRaisesRegex(UserError, "exported"):
                change()

    def test_a_draft_is_deleted_and_a_bill_leaves_it(self):
        run = self._create_run()
        line = self._pay(run, self.first)
        move = self.first.move_id
        move.button_draft()
        move.name = False
        move.unlink()
        self.assertFalse(line.item_ids)
        run.unlink()
        self.assertFalse(line.exists())

    @mute_logger("odoo.sql_db")
    def test_two_drafts_may_pay_a_bill_and_one_file(self):
        first, second = self._create_run(), self._create_run()
        lines = self._pay(first, self.first) | self._pay(second, self.first)
        lines[0].sudo().state = "exported"
        self.env.flush_all()
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            lines[1].sudo().state = "exported"
            self.env.flush_all()
        lines.invalidate_recordset()
        lines[0].sudo().state = "cancelled"
        lines[1].sudo().state = "exported"
        self.env.flush_all()

    def test_a_copy_is_an_empty_draft(self):
        run = self._create_run()
        self._pay(run, self.first)
        run.sudo().message_id = "M-1"
        copy = run.copy()
        self.assertFalse(copy.line_ids or copy.message_id)
        self.assertNotEqual(copy.name, run.name)
