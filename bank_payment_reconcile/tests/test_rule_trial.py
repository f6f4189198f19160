from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestRuleTrial(BankReconcileCommon):
    """Rules tried on what people finally did; the books stay as they are."""

    def setUp(self):
        super().setUp()
        self.trial = self.env["bank.rule.trial"].create(
            {
                "journal_id": self.bank.id,
                "date_from": "2026-01-01",
                "date_to": "2026-01-31",
            }
        )
        self.item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        self.line = self._create_line(
            1000.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )

    def test_a_payment_posted_as_proposed_counts_as_the_same(self):
        self.line.action_apply_automatically()
        rule = self.line.application_ids.rule_id
        self.line.action_post_applications()
        self.trial.action_try()
        self.assertRecordValues(
            self.trial.result_ids,
            [
                {
                    "rule_id": rule.id,
                    "proposed_count": 1,
                    "same_count": 1,
                    "wrong_count": 0,
                }
            ],
        )
        self.assertEqual(self.trial.line_count, 1)
        self.assertEqual(self.item.move_id.payment_state, "paid")
        self.assertEqual(self.line.application_ids.state, "posted")

    def test_a_payment_people_booked_otherwise_counts_as_different(self):
        self._apply(self.line, (self.fees, 1000.0))
        self.line.action_post_applications()
        self.trial.action_try()
        self.assertEqual(self.trial.result_ids.wrong_count, 1)
        self.assertEqual(self.trial.result_ids.same_count, 0)

    def test_rules_with_review_post_nothing_wrong(self):
        self._apply(self.line, (self.fees, 1000.0))
        self.line.action_post_applications()
        self.trial.rule_ids = self.trial.rule_ids.copy({"review_required": True})
        self.trial.action_try()
        self.assertEqual(self.trial.result_ids.wrong_count, 0)

    def test_a_period_without_payments_says_so(self):
        with self.assertRaises(UserError):
            self.trial.action_try()
