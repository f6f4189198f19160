"""What a person took back is posted again by nobody but a person."""

from freezegun import freeze_time

from odoo.tests import tagged

from .bank_reconciliation_case import BankReconciliationCase
from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestUndoneIsLeftToAPerson(BankReconcileCommon):
    """Nordlicht pays an invoice of 1,000.00; it is posted, and taken back on
    18 January, on a bank that posts by itself."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.bank_post_automatically = True
        cls.item = cls._create_document(cls.nordlicht, 1000.0, "INV/2026/00042")
        cls.line = cls._create_line(
            1000.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        ).with_user(cls.accountant)

    def _post_at_night(self):
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()

    @freeze_time("2026-01-18 10:00:00")
    def _undo(self, method="action_undo_applications"):
        self.assertTrue(self.line.is_reconciled)
        getattr(self.line, method)()

    def assertAsks(self):
        self.assertTrue(self.line.needs_review)
        self.assertEqual(
            self.line.bank_reopened_reason,
            f"Undone by {self.accountant.name} on 2026-01-18: review and accept it "
            "again.",
        )
        self.assertEqual(self.line.applied_amount, 1000.0)
        self._post_at_night()
        self.assertFalse(self.line.is_reconciled)
        self.assertEqual(self.item.move_id.payment_state, "not_paid")

    def test_what_a_person_accepted_and_the_night_posted(self):
        self.line.action_apply_automatically()
        self.line.action_accept()
        self._post_at_night()
        self._undo()
        self.assertAsks()
        self.assertEqual(self.line.application_ids.state, "accepted", "as it was")

    def test_what_a_person_applied_by_hand_and_posted(self):
        """It is not lost either: nobody has to enter it again."""
        self.line.action_apply_item(self.item.id)
        self.line.action_post_applications()
        self._undo()
        self.assertAsks()
        self.assertEqual(self.line.application_ids.accepted_by_id, self.accountant)
        self.line.action_apply_automatically()
        self.assertEqual(self.line.application_ids.confidence, "manual")
        self.assertAsks()

    def test_what_the_night_posted(self):
        self.line.action_apply_automatically()
        self._post_at_night()
        self._undo()
        self.assertAsks()
        self.assertEqual(self.line.application_ids.state, "proposed", "as it was")

    def test_undone_the_hosts_way(self):
        self.line.action_apply_automatically()
        self.line.action_accept()
        self.line.action_post_applications()
        self._undo("action_undo_reconciliation")
        self.assertAsks()
        # Odoo undoes what is not posted, too.
        self.line.action_undo_reconciliation()
        self.assertAsks()

    def test_matched_anew_it_still_asks(self):
        """The accountant applies all that is open anew, and looks at no line of it."""
        self.line.action_apply_automatically()
        self._post_at_night()
        self._undo()
        self.line.action_apply_automatically()
        self.assertAsks()
        self.line.action_apply_automatically(overwrite=True)
        self.assertAsks()

    def test_who_accepts_it_anew_lets_the_night_post_it(self):
        self.line.action_apply_automatically()
        self.line.with_user(self.env.user).action_accept()
        self._post_at_night()
        self._undo()
        self.line.action_accept()
        self.assertFalse(self.line.needs_review)
        self.assertEqual(self.line.application_ids.accepted_by_id, self.accountant)
        self._post_at_night()
        self.assertTrue(self.line.is_reconciled)

    def test_who_posts_it_anew_needs_not_accept_it(self):
        self.line.action_apply_item(self.item.id)
        self.line.action_post_applications()
        self._undo()
        self.line.action_post_applications()
        self.assertTrue(self.line.is_reconciled)
        self.assertFalse(self.line.bank_reopened_reason)
        self.assertEqual(self.item.move_id.payment_state, "paid")

    def test_who_applies_it_otherwise_has_looked(self):
        """It was the other invoice: applied by hand to that, the night may post it."""
        other = self._create_document(self.nordlicht, 1000.0, "INV/2026/00043")
        self.line.action_apply_item(self.item.id)
        self.line.action_post_applications()
        self._undo()
        self.line.action_remove_applications()
        self.line.action_apply_item(other.id)
        self.assertFalse(self.line.needs_review)
        self._post_at_night()
        self.assertEqual(other.move_id.payment_state, "paid")


@tagged("post_install", "-at_install")
class TestUndoneStatement(BankReconciliationCase):
    """January is undone: its matches are kept, wait for whoever posts it anew, and the
    night leaves them alone."""

    def test_the_document_is_posted_anew_by_a_person_only(self):
        self.bank.bank_post_automatically = True
        lines = self._create_line(100.0) | self._create_line(-30.0)
        for line in lines:
            self._apply(line, (self.fees, line.amount))
        lines.action_accept()
        document = self._document(balance_end=70.0)
        document.action_post()
        self.assertTrue(all(lines.mapped("is_reconciled")))
        document.action_undo()
        draft = self.env["bank.reconciliation"].search(
            [("replaced_id", "=", document.id)]
        )
        self.assertEqual(draft.line_ids, lines)
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()
        self.assertFalse(any(lines.mapped("is_reconciled")))
        draft.action_post()
        self.assertEqual(draft.state, "posted")
        self.assertTrue(all(lines.mapped("is_reconciled")))
        self.assertFalse(any(lines.mapped("bank_reopened_reason")))
