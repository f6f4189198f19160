from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .reconciliation_case import ReconciliationCommon


@tagged("post_install", "-at_install")
class TestPostAndReconcile(ReconciliationCommon):
    """The accountant is asked for date and balances before a statement is filed."""

    def _open(self, **defaults):
        wizards = self.env["bank.post.reconcile"].with_user(self.accountant)
        return Form(
            wizards.with_context(
                default_journal_id=self.bank.id,
                **{f"default_{name}": value for name, value in defaults.items()},
            )
        )

    def test_the_first_statement_that_waits_is_proposed(self):
        form = self._open()
        self.assertEqual(form.statement_id, self.statement)
        self.assertEqual(form.date, date(2026, 1, 31))
        self.assertEqual(form.line_count, 4)
        self.assertEqual(form.balance_start, 0.0)
        self.assertEqual(form.balance_end, 1168.5)
        self.assertEqual(form.difference, 0.0)
        self.assertFalse(form.obstacle_count)

    def test_statement_date_can_be_changed(self):
        """The bank dates its paper some days after its last line."""
        form = self._open()
        form.date = date(2026, 2, 2)
        form.save().action_post()
        document = self.statement.bank_reconciliation_id
        self.assertEqual((document.state, document.date), ("posted", date(2026, 2, 2)))
        self.assertEqual(self.fee.move_id.date, date(2026, 1, 31))

    def test_closing_balance_typed_wrongly(self):
        form = self._open()
        form.balance_end = 1186.5
        self.assertEqual(form.difference, 18.0)
        with self.assertRaisesRegex(UserError, r"add up to \$.1,168.50.*1,186.50"):
            form.save().action_post()

    def test_what_is_in_the_way_is_listed_and_opened(self):
        self.fee.application_ids.unlink()
        wizard = self._open().save()
        self.assertEqual(wizard.obstacle_count, 1)
        self.assertEqual(
            wizard.obstacles,
            f"2026-01-31 Monthly fee {self.bank.company_id.currency_id.format(-12.5)}: "
            "Nothing is applied to it.",
        )
        action = wizard.action_open_obstacles()
        opened = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(opened, self.fee)

    def test_test_report_leaves_a_draft_that_is_posted_later(self):
        self.fee.application_ids.unlink()
        self._open().save().action_test_report()
        document = self.statement.bank_reconciliation_id
        self.assertEqual((document.state, document.obstacle_count), ("draft", 1))
        self.assertFalse(any(self.lines.mapped("is_reconciled")))
        self._apply(self.fee, (self.fees, -12.5))
        document.with_user(self.accountant).action_refresh()
        self.assertEqual(document.obstacle_count, 0)
        self._open().save().action_post()
        self.assertEqual(document.state, "posted")
        self.assertEqual(len(self.statement.bank_reconciliation_ids), 1)

    def test_lines_that_are_on_no_statement(self):
        """The bank sends a running feed; the paper comes once a month."""
        self._reconcile()
        first = self._create_line(100.0, "first", date(2026, 2, 3))
        second = self._create_line(-40.0, "second", date(2026, 2, 20))
        march = self._create_line(5.0, "march", date(2026, 3, 1))
        for line in first | second | march:
            self._apply(line, (self.fees, line.amount))
        form = self._open()
        self.assertFalse(form.statement_id)
        self.assertEqual((form.date_from, form.date), (first.date, march.date))
        form.date = date(2026, 2, 28)
        self.assertEqual(form.line_count, 2)
        self.assertEqual(form.balance_start, 1168.5)
        form.balance_end = 1228.5
        form.save().action_post()
        document = first.bank_reconciliation_id
        self.assertEqual(document.line_ids, first | second)
        self.assertEqual(document.state, "posted")
        self.assertEqual(document.name, f"{self.bank.code} 2026-02-28")
        self.assertFalse(march.is_reconciled)

    def test_without_an_earlier_document_the_lines_before_count(self):
        earlier = self._create_line(30.0, "before", date(2025, 12, 30))
        self._apply(earlier, (self.fees, 30.0))
        earlier._bank_post_applications()
        first = self._create_line(10.0, "first", date(2026, 1, 5))
        self.assertEqual(first._bank_get_opening_balance(), 30.0)

    def test_no_lines_at_all(self):
        self._reconcile()
        form = self._open()
        form.date_from = form.date = date(2027, 1, 1)
        with self.assertRaisesRegex(UserError, "has no lines without a statement"):
            form.save().action_post()

    def test_the_statements_list_and_the_banks_card_lead_here(self):
        action = self.statement.action_bank_open_post_reconcile()
        self.assertEqual(action["res_model"], "bank.post.reconcile")
        self.assertEqual(action["context"]["default_statement_id"], self.statement.id)
        self.assertFalse(self.statement.bank_reconciliation_state)
        self._reconcile()
        self.assertEqual(self.statement.bank_reconciliation_state, "posted")
        action = self.statement.action_bank_open_reconciliation()
        self.assertEqual(action["res_id"], self.statement.bank_reconciliation_id.id)
