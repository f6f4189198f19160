"""A bank that posts by itself at certain moments, for the tests of its limits."""

from datetime import datetime

from freezegun import freeze_time

from .common import BankReconcileCommon

MORNING = datetime(2026, 3, 2, 6, 0)
NEXT_MORNING = datetime(2026, 3, 3, 6, 0)


class PostingLimitsCase(BankReconcileCommon):
    """A bank that posts by itself, and a mapping that asks nobody."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.bank_post_automatically = True
        cls.env["bank.text.mapping"].create(
            {
                "text": "Card settlement",
                "debit_account_id": cls.fees.id,
                "limit_in": 1e6,
                "credit_account_id": cls.fees.id,
                "limit_out": 1e6,
            }
        )

    def _settle(self, *amounts, **values):
        """Lines that need no review, one for each amount."""
        lines = self.env["account.bank.statement.line"].union(
            *(self._create_line(a, "Card settlement", **values) for a in amounts)
        )
        lines.action_apply_automatically()
        return lines

    def _post_at(self, moment):
        with freeze_time(moment), self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()

    def _kinds(self, line):
        return [reason["kind"] for reason in line.application_ids.reasons]
