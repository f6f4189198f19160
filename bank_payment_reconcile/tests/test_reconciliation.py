"""The bank's statement of January is posted and filed, then that of February."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .reconciliation_case import ReconciliationCommon


@tagged("post_install", "-at_install")
class TestReconciliation(ReconciliationCommon):
    """A bank statement is posted and filed."""

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
        february._bank_post_applications()
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
            with self.assertRaisesRegex(
                UserError, "January cannot be changed once it is posted"
            ):
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
        """Forty lines more may cost Odoo some batches more, not a query each."""

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
            document = statement._bank_get_or_create_reconciliation()
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
