"""The windows that show how far a long work is: each of their buttons."""

from datetime import date

from odoo import Command
from odoo.tests import new_test_user, tagged

from .common import BankReconcileCommon
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTourProgress(BankReconcileCommon, TourCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.name = "Tour Bank"
        # The only one: the page opens on it.
        cls.env["account.journal"].search(
            [
                ("type", "in", ("cash", "credit")),
                ("company_id", "=", cls.env.company.id),
            ]
        ).active = False

    def _work_step_by_step(self, model):
        """A run does one thing a call, and each answer takes its time."""
        run = type(self.env[model])
        process = run.action_process
        self.patch(run, "action_process", lambda runs, seconds=2: process(runs, 0))
        self.patch(run, "_get_chunk_size", lambda runs: 1)
        self._slow_down(seconds=(0.5,))

    def test_posting_is_stopped_and_goes_on(self):
        """Six payments to post; the period of one of them was locked meanwhile."""
        lines = self.env["account.bank.statement.line"]
        for number in range(6):
            day = date(2026, 1, 15 + number)
            self._create_document(
                self.nordlicht, 100.0 + number, f"INV/2026/0070{number}"
            )
            lines |= self._create_line(
                100.0 + number,
                f"INV/2026/0070{number} {'open' if number else 'locked'}",
                day=day,
                partner_name="Nordlicht Versand GmbH",
            )
        lines.action_apply_automatically()
        # Odoo locks no period with open payments; here it was before they came.
        self.env.cr.execute(
            "UPDATE res_company SET fiscalyear_lock_date = '2026-01-15' WHERE id = %s",
            [self.env.company.id],
        )
        self.env.invalidate_all()
        self.patch(type(lines), "_bank_get_posting_threshold", lambda lines: 1)
        self._work_step_by_step("bank.posting.run")

        self.start_tour(
            "/odoo/action-bank_payment_reconcile.action_payment_reconciliation",
            "bank_posting_progress_tour",
            login=self.accountant.login,
        )

        self.assertEqual(lines.mapped("is_reconciled"), [False] + [True] * 5)
        self.assertTrue(lines[0].posting_error)

    def test_a_colleague_watches_and_is_offered_no_stop(self):
        """The accountant orders forty payments to be posted and goes home."""
        lines = self.env["account.bank.statement.line"].create(
            [
                {
                    "journal_id": self.bank.id,
                    "date": "2026-01-15",
                    "amount": 10.0 + number,
                    "payment_ref": f"payment {number}",
                }
                for number in range(40)
            ]
        )
        self.env["bank.payment.application"].create(
            [
                {
                    "statement_line_id": line.id,
                    "account_id": self.fees.id,
                    "amount": line.amount,
                }
                for line in lines
            ]
        )
        self.patch(type(lines), "_bank_get_posting_threshold", lambda lines: 1)
        lines.with_user(self.accountant).action_bank_post_selected()
        self._work_step_by_step("bank.posting.run")
        new_test_user(
            self.env,
            login="colleague",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=self.env.company.id,
            company_ids=[Command.set(self.env.company.ids)],
        )
        self.start_tour(
            "/odoo/action-bank_payment_reconcile.action_bank_posting_run",
            "bank_posting_watch_tour",
            login="colleague",
        )

    def _import(self, tour):
        self.patch(type(self.bank), "_bank_get_import_threshold", lambda journal: 1)
        self.start_tour(
            "/odoo/action-account.open_account_journal_dashboard_kanban",
            tour,
            login=self.accountant.login,
        )

    def test_payments_of_an_import_are_opened(self):
        self._import("bank_import_progress_tour")

    def test_an_import_is_stopped(self):
        self._work_step_by_step("bank.import.run")
        self._import("bank_import_stop_tour")
        run = self.env["bank.import.run"].search([("journal_id", "=", self.bank.id)])
        self.assertEqual(run.state, "stopped")
