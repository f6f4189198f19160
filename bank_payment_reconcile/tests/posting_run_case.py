from unittest.mock import patch

from .common import BankReconcileCommon

PROGRESS = "bank_payment_reconcile.posting_progress"


class PostingRunCommon(BankReconcileCommon):
    """Seven payments, where no more than five are posted while one waits."""

    def setUp(self):
        super().setUp()
        for model, hook in (
            ("account.bank.statement.line", "_bank_get_posting_threshold"),
            ("bank.posting.run", "_get_chunk_size"),
        ):
            self.startPatcher(
                patch.object(self.env.registry[model], hook, lambda model: 5)
            )
        self.Run = self.env["bank.posting.run"]
        self.lines = self.env["account.bank.statement.line"].create(
            [
                {
                    "journal_id": self.bank.id,
                    "date": "2026-01-15",
                    "amount": 10.0 + n,
                    "payment_ref": f"payment {n}",
                }
                for n in range(7)
            ]
        )
        self.env["bank.payment.application"].create(
            [
                {
                    "statement_line_id": line.id,
                    "account_id": self.fees.id,
                    "amount": line.amount,
                }
                for line in self.lines
            ]
        )

    def _order(self, lines=None, user=None):
        """Have lines posted in a run as the accountant orders it on the page."""
        lines = self.lines if lines is None else lines
        action = lines.with_user(user or self.accountant).action_bank_post_selected()
        self.assertEqual(action["tag"], PROGRESS)
        return self.Run.browse(action["params"]["run_id"])

    def _work(self, run, seconds=60, user=None):
        """What the page that shows the progress asks for."""
        with self._as_a_worker(user or self.accountant) as env:
            return run.with_env(env).action_process(seconds)

    def _work_at_night(self, **options):
        with self._as_a_worker(self.env.ref("base.user_root")) as env:
            env["bank.posting.run"]._cron_process(**options)

    def assertProgress(self, run, **expected):
        progress = run.with_user(self.accountant).get_progress()
        self.assertEqual({k: progress[k] for k in expected}, expected)
