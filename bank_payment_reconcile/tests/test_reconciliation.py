from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .common import BankReconcileCommon


class ReconciliationCommon(BankReconcileCommon):
    """January at the bank: it opens with 0 and closes with 1,168.50."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.invoice = cls._create_document(cls.nordlicht, 1000.0, "INV/2026/00042")
        cls.bill = cls._create_document(
            cls.fjord, 320.0, "BILL/2026/01/0001", "in_invoice", ref="F-1"
        )
        cls.payment = cls._pay(cls.nordlicht, 501.0, date(2026, 1, 8))
        cls.paid = cls._create_line(1000.0, "INV/2026/00042", date(2026, 1, 10))
        cls.sent = cls._create_line(-320.0, "F-1", date(2026, 1, 12))
        cls.shown = cls._create_line(501.0, "deposit", date(2026, 1, 14))
        cls.fee = cls._create_line(-12.5, "Monthly fee", date(2026, 1, 31))
        cls.lines = cls.paid | cls.sent | cls.shown | cls.fee
        cls.statement = cls._create_statement(cls.lines, 0.0, 1168.5)
        cls._apply(cls.paid, (cls.invoice, 1000.0))
        cls._apply(cls.sent, (cls.bill, -320.0))
        cls._apply(cls.shown, (cls.payment._seek_for_lines()[0], 501.0))
        cls._apply(cls.fee, (cls.fees, -12.5))

    @classmethod
    def _create_statement(cls, lines, start, end, name="January"):
        return cls.env["account.bank.statement"].create(
            {
                "name": name,
                "line_ids": [Command.set(lines.ids)],
                "balance_start": start,
                "balance_end_real": end,
            }
        )

    @classmethod
    def _pay(cls, partner, amount, day, **values):
        payment = cls.env["account.payment"].create(
            {
                "payment_type": "inbound" if amount > 0 else "outbound",
                "partner_type": "customer" if amount > 0 else "supplier",
                "partner_id": partner.id,
                "amount": abs(amount),
                "journal_id": cls.bank.id,
                "date": day,
                **values,
            }
        )
        payment.action_post()
        return payment

    def _reconcile(self, statement=None):
        statement = (statement or self.statement).with_user(self.accountant)
        statement.action_post_and_reconcile()
        return statement.bank_reconciliation_id

    def _ledger(self, *domain, field="balance"):
        entries = self.env["account.move.line"].search(
            [("parent_state", "=", "posted"), *domain]
        )
        return sum(entries.mapped(field))


@tagged("post_install", "-at_install")
class TestReconciliation(ReconciliationCommon):
    """A bank statement is posted, filed, taken back and filed again."""

    def test_january_is_posted_and_filed(self):
        document = self._reconcile()
        self.assertRecordValues(
            document,
            [
                {
                    "name": "January",
                    "state": "posted",
                    "journal_id": self.bank.id,
                    "date": date(2026, 1, 31),
                    "balance_start": 0.0,
                    "balance_end": 1168.5,
                    "difference": 0.0,
                    "line_count": 4,
                    "line_total": 1168.5,
                    "amount_in": 1501.0,
                    "amount_out": -332.5,
                    "posted_by_id": self.accountant.id,
                    "statement_id": self.statement.id,
                }
            ],
        )
        self.assertEqual(document.line_ids, self.lines)
        self.assertTrue(all(self.lines.mapped("is_reconciled")))
        self.assertEqual(self.invoice.move_id.payment_state, "paid")
        # Our own entry that the bank has shown: the registered payment.
        self.assertEqual(document.entry_ids, self.payment._seek_for_lines()[0])

    def test_every_figure_is_the_ledgers(self):
        document = self._reconcile()
        bank = ("account_id", "=", self.bank.default_account_id.id)
        at_date = ("date", "<=", document.date)
        mine = ("statement_line_id", "in", self.lines.ids)
        self.assertEqual(document.ledger_balance_end, self._ledger(bank, at_date))
        self.assertEqual(document.line_total, self._ledger(bank, mine))
        self.assertEqual(
            document.ledger_balance_start,
            self._ledger(bank, at_date) - self._ledger(bank, mine),
        )
        self.assertEqual(document.amount_in, self._ledger(bank, mine, field="debit"))
        self.assertEqual(document.amount_out, -self._ledger(bank, mine, field="credit"))
        for record in document.record_ids:
            entries = record.statement_line_id.move_id.line_ids
            against = entries.filtered(
                lambda entry: entry.account_id != self.bank.default_account_id
            )
            self.assertEqual(record.amount, -sum(against.mapped("balance")))
            self.assertEqual(
                sum(record.application_ids.mapped("amount")), record.amount
            )
            self.assertEqual(record.application_ids.account_id, against.account_id)

    def test_an_entry_without_a_bank_line_is_told_apart(self):
        self.env["account.move"].create(
            {
                "journal_id": self.company_data["default_journal_misc"].id,
                "date": date(2026, 1, 20),
                "line_ids": [
                    Command.create(
                        {"account_id": self.bank.default_account_id.id, "debit": 70.0}
                    ),
                    Command.create({"account_id": self.fees.id, "credit": 70.0}),
                ],
            }
        ).action_post()
        document = self._reconcile()
        self.assertRecordValues(
            document,
            [
                {
                    "ledger_balance_start": 70.0,
                    "ledger_balance_end": 1238.5,
                    "ledger_direct": 70.0,
                    "balance_end": 1168.5,
                }
            ],
        )

    def test_what_the_bank_has_not_shown_is_outstanding(self):
        """At the end of January; what it showed in February was outstanding then."""
        method = self.bank.outbound_payment_method_line_ids.filtered(
            lambda method: method.code == "check_printing"
        )
        check = self._pay(
            self.fjord, -75.0, date(2026, 1, 20), payment_method_line_id=method.id
        )
        check.check_number = "3011"
        shown_later = self._pay(self.nordlicht, 200.0, date(2026, 1, 25))
        self._pay(self.nordlicht, 40.0, date(2026, 2, 2))
        february = self._create_line(200.0, "deposit", date(2026, 2, 3))
        self._apply(february, (shown_later._seek_for_lines()[0], 200.0))
        february._post_applications()
        self.assertTrue(shown_later._seek_for_lines()[0].reconciled)
        document = self._reconcile()
        self.assertRecordValues(
            document.outstanding_ids,
            [
                {"kind": "payment", "check_number": False, "amount": 200.0},
                {"kind": "check", "check_number": "3011", "amount": -75.0},
            ],
        )
        self.assertRecordValues(
            document,
            [
                {
                    "outstanding_check_count": 1,
                    "outstanding_check_total": -75.0,
                    "outstanding_payment_count": 1,
                    "outstanding_payment_total": 200.0,
                    "balance_with_outstanding": 1293.5,
                }
            ],
        )
        outstanding = (check | shown_later).mapped("outstanding_account_id")
        journal = ("journal_id", "=", self.bank.id)
        account = ("account_id", "in", outstanding.ids)
        day = ("date", "<=", document.date)
        self.assertEqual(
            document.outstanding_check_total + document.outstanding_payment_total,
            self._ledger(account, journal, day),
        )

    def test_the_document_stays_as_it_was_posted(self):
        document = self._reconcile()
        record = document.record_ids[0]
        kept = (record.payer, record.applied_to, record.application_ids.partner_name)
        self.nordlicht.name = "Nordlicht Versand AG"
        self._pay(self.nordlicht, 40.0, date(2026, 1, 30))
        self.assertEqual(
            (record.payer, record.applied_to, record.application_ids.partner_name), kept
        )
        self.assertEqual(record.application_ids.partner_name, "Nordlicht Versand GmbH")
        self.assertFalse(document.outstanding_ids)
        for values in ({"balance_end": 1.0}, {"state": "draft"}, {"line_total": 5.0}):
            with self.assertRaisesRegex(UserError, "January is kept as it was posted"):
                document.write(values)
        with self.assertRaisesRegex(UserError, "stays for the audit trail"):
            document.unlink()
        with self.assertRaises(AccessError):
            record.amount = 1.0

    def test_payments_posted_earlier_count_as_applied(self):
        self.paid.with_user(self.accountant).action_post_applications()
        document = self._reconcile()
        self.assertEqual(document.state, "posted")
        self.assertEqual(len(document.record_ids), 4)

    def test_a_line_reconciled_without_applications_shows_its_entries(self):
        self.fee.application_ids.unlink()
        _liquidity, suspense, _other = self.fee._seek_for_lines()
        suspense.account_id = self.fees
        self.assertTrue(self.fee.is_reconciled)
        document = self._reconcile()
        shown = document.record_ids.filtered(
            lambda record: record.statement_line_id == self.fee
        )
        self.assertRecordValues(
            shown.application_ids,
            [{"account_id": self.fees.id, "amount": -12.5, "document": False}],
        )

    # -- What is refused ------------------------------------------------------

    def test_closing_balance_that_the_lines_do_not_reach(self):
        self.statement.balance_end_real = 1200.0
        with self.assertRaisesRegex(
            UserError, r"add up to \$.1,168.50.*closing balance \$.1,200.00"
        ):
            self._reconcile()
        self.assertFalse(any(self.lines.mapped("is_reconciled")))

    def test_a_line_that_is_not_applied(self):
        self.fee.application_ids.unlink()
        with self.assertRaisesRegex(
            UserError,
            r"1 of 4 lines are not applied in full, the first is \"Monthly fee\" of "
            r"2026-01-31: lines of \$.1,181.00 are applied and must be \$.1,168.50",
        ):
            self._reconcile()
        self.assertFalse(any(self.lines.mapped("is_reconciled")))

    def test_a_statement_date_before_its_last_line(self):
        document = self.statement._get_or_create_reconciliation(date=date(2026, 1, 20))
        with self.assertRaisesRegex(UserError, "2026-01-20 is before the line of"):
            document.action_post()

    def test_a_statement_is_not_reconciled_twice(self):
        self._reconcile()
        with self.assertRaisesRegex(UserError, "January is reconciled already"):
            self.statement.action_post_and_reconcile()

    def test_a_statement_without_lines(self):
        empty = self.env["account.bank.statement"].create({"name": "Empty"})
        with self.assertRaisesRegex(UserError, "Empty has no lines"):
            empty.action_post_and_reconcile()

    def test_invoice_was_paid_meanwhile_and_the_second_try_finishes(self):
        other = self._create_line(1000.0, "paid twice", date(2026, 2, 1))
        self._apply(other, (self.invoice, 1000.0))
        other._post_applications()
        document = self._reconcile()
        self.assertEqual(document.state, "draft")
        self.assertEqual(document.obstacle_count, 1)
        self.assertEqual(
            (self.lines - self.paid).mapped("is_reconciled"), [True, True, True]
        )
        blocked = document.record_ids.filtered("obstacle")
        self.assertEqual(blocked.statement_line_id, self.paid)
        self.assertIn("it was paid meanwhile", blocked.obstacle)
        self.assertIn("it was paid meanwhile", document.message_ids[0].body)
        # The accountant keeps the money on account and tries again.
        self.paid.action_remove_applications()
        self._apply(self.paid, (self.receivable, 1000.0), partner_id=self.nordlicht.id)
        document.action_post()
        self.assertEqual(document.state, "posted")
        self.assertFalse(document.record_ids.filtered("obstacle"))
        self.assertEqual(document.obstacle_count, 0)

    # -- Opening balance, names -----------------------------------------------

    def test_february_opens_with_what_january_closed_with(self):
        self._reconcile()
        fee = self._create_line(-12.5, "Monthly fee", date(2026, 2, 28))
        self._apply(fee, (self.fees, -12.5))
        february = self._create_statement(fee, 0.0, 1156.0, "February")
        document = self._reconcile(february)
        self.assertEqual(document.balance_start, 1168.5)
        self.assertEqual(document.state, "posted")

    def test_a_statement_number_that_was_used_takes_the_next(self):
        self._reconcile()
        fee = self._create_line(-12.5, "Monthly fee", date(2026, 2, 28))
        self._apply(fee, (self.fees, -12.5))
        again = self._create_statement(fee, 1168.5, 1156.0, "January")
        self.assertEqual(self._reconcile(again).name, "January (2)")

    # -- Undo -----------------------------------------------------------------

    def test_january_is_taken_back_and_filed_again(self):
        document = self._reconcile()
        document.action_undo()
        self.assertRecordValues(
            document,
            [
                {
                    "state": "undone",
                    "undone_by_id": self.accountant.id,
                    "line_count": 4,
                    "difference": 0.0,
                }
            ],
        )
        self.assertFalse(document.line_ids)
        self.assertEqual(document.record_ids.statement_line_id, self.lines)
        self.assertFalse(any(self.lines.mapped("is_reconciled")))
        self.assertEqual(set(self.lines.application_ids.mapped("state")), {"accepted"})
        self.assertEqual(self.invoice.move_id.payment_state, "not_paid")
        self.assertEqual(
            self._ledger(("account_id", "=", self.bank.suspense_account_id.id)),
            -1168.5,
        )
        again = self._reconcile()
        self.assertEqual(again.name, "January (2)")
        self.assertEqual(again.state, "posted")
        self.assertEqual(document.state, "undone")
        with self.assertRaisesRegex(UserError, "January is not posted"):
            document.action_undo()

    def test_undo_restores_the_entries_as_they_were_imported(self):
        def books():
            return sorted(
                (entry.account_id.id, entry.partner_id.id, entry.balance, entry.name)
                for entry in self.lines.move_id.line_ids
            )

        before = books()
        document = self._reconcile()
        self.assertNotEqual(books(), before)
        document.action_undo()
        self.assertEqual(books(), before)

    def test_undo_warns_of_the_later_document(self):
        january = self._reconcile()
        fee = self._create_line(-12.5, "Monthly fee", date(2026, 2, 28))
        self._apply(fee, (self.fees, -12.5))
        february = self._reconcile(
            self._create_statement(fee, 1168.5, 1156.0, "February")
        )
        january.invalidate_recordset(["later_document_id"])
        self.assertEqual(january.later_document_id, february)
        january.action_undo()
        self.assertIn("February is later", january.message_ids[0].body)

    def test_undo_in_a_locked_period_is_refused(self):
        document = self._reconcile()
        with freeze_time("2026-03-10"):
            self.company_data["company"].sudo().hard_lock_date = date(2026, 1, 31)
            with self.assertRaisesRegex(
                UserError, "January cannot be undone: its line of 2026-01-10 is in a"
            ):
                document.action_undo()
        self.assertEqual(document.state, "posted")

    def test_taking_one_line_back_undoes_the_document_and_says_so(self):
        document = self._reconcile()
        answer = self.fee.with_user(self.accountant).action_undo_applications()
        self.assertIn("January is undone", answer["params"]["message"])
        self.assertEqual(document.state, "undone")
        self.assertIn("Monthly fee", document.message_ids[0].body)
        self.assertEqual(document.message_ids[0].author_id, self.accountant.partner_id)
        self.assertEqual(
            (self.lines - self.fee).mapped("is_reconciled"), [True, True, True]
        )
        # The statement is filed again with the line as it is right.
        again = self._reconcile()
        self.assertEqual((again.name, again.state), ("January (2)", "posted"))

    def test_the_hosts_way_back_undoes_the_document_too(self):
        document = self._reconcile()
        self.fee.action_undo_reconciliation()
        self.assertEqual(document.state, "undone")

    def test_deleting_a_line_undoes_the_document(self):
        document = self._reconcile()
        self.lines.statement_id = False
        self.fee.unlink()
        self.assertEqual(document.state, "undone")
        self.assertEqual(len(document.record_ids), 4)

    # -- Rights ---------------------------------------------------------------

    def test_another_company_sees_nothing(self):
        document = self._reconcile()
        self.fee.action_undo_applications()
        other = self.setup_other_company(name="Other company")["company"]
        user = new_test_user(
            self.env,
            login="other_accountant",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=other.id,
            company_ids=[Command.set(other.ids)],
        )
        env = self.env(user=user, context={"allowed_company_ids": other.ids})
        for model in (
            "bank.reconciliation",
            "bank.reconciliation.line",
            "bank.reconciliation.application",
            "bank.reconciliation.outstanding",
            "bank.posting.log",
        ):
            self.assertFalse(env[model].search([]), model)
        with self.assertRaises(AccessError):
            env["bank.reconciliation"].browse(document.id).name  # noqa: B018

    # -- Many lines -----------------------------------------------------------

    def test_many_lines_cost_no_more_queries_each(self):
        """Forty lines more may cost the host some batches more, not a query each."""

        def reconcile(count, series):
            lines = self.env["account.bank.statement.line"]
            for n in range(count):
                item = self._create_document(
                    self.nordlicht, 100.0 + n, f"INV/2026/{series}{n:04}"
                )
                line = self._create_line(100.0 + n, day=date(2026, 2, 5))
                self._apply(line, (item, 100.0 + n))
                lines |= line
            end = 1168.5 + sum(lines.mapped("amount"))
            statement = self._create_statement(lines, 1168.5, end, f"Series {series}")
            document = statement._get_or_create_reconciliation()
            return count_queries(document.action_post), count_queries(
                document.action_undo
            )

        def count_queries(action):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            action()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        self._reconcile()
        reconcile(10, 1)
        few_posted, few_undone = reconcile(10, 2)
        many_posted, many_undone = reconcile(50, 3)
        self.assertLess(many_posted - few_posted, 40 * 2)
        self.assertLess(many_undone - few_undone, 40 * 2)
