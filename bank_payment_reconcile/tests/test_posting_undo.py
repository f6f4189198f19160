"""A posted payment at the bank is taken back."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestUndo(BankReconcileCommon):
    def setUp(self):
        super().setUp()
        self.item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        self.line = self._create_line(1000.0)
        self.application = self._apply(
            self.line,
            (self.item, 1000.0),
            confidence="high",
            review_required=False,
            reasons=[{"kind": "test", "text": "why", "params": {}}],
        )

    def assertProposedAgain(self):
        """Somebody looks at it: the next night would post what was taken back."""
        self.assertEqual(self.item.move_id.payment_state, "not_paid")
        self.assertRecordValues(
            self.line,
            [
                {
                    "is_reconciled": False,
                    "match_confidence": "high",
                    "needs_review": True,
                    "partner_id": False,
                    "applied_amount": 1000.0,
                }
            ],
        )
        self.assertRecordValues(
            self.application,
            [{"state": "proposed", "posted_by_id": False, "confidence": "high"}],
        )
        self.assertTrue(self.line._seek_for_lines()[1], "money is on suspense again")

    def test_undo_restores_the_proposal(self):
        self.line.action_post_applications()
        self.assertTrue(self.line.is_reconciled)
        self.line.action_undo_applications()
        self.assertProposedAgain()

    def test_undo_the_hosts_way_restores_the_proposal_too(self):
        self.line.action_post_applications()
        self.line.action_undo_reconciliation()
        self.assertProposedAgain()

    def test_posted_again_after_undo(self):
        self.line.action_post_applications()
        self.line.action_undo_applications()
        self.line.action_post_applications()
        self.assertEqual(self.item.move_id.payment_state, "paid")

    def test_a_partner_set_by_a_person_stays(self):
        self.line.partner_id = self.nordlicht
        self.line.action_post_applications()
        self.line.action_undo_applications()
        self.assertEqual(self.line.partner_id, self.nordlicht)

    def test_a_posted_application_is_neither_changed_nor_removed(self):
        self.line.action_post_applications()
        with self.assertRaises(UserError):
            self.application.amount = 900.0
        with self.assertRaises(UserError):
            self.application.unlink()
        with self.assertRaises(UserError):
            self.line.action_remove_applications()
