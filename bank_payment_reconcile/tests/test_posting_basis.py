from odoo.tests import tagged

from .posting_limits_case import MORNING, PostingLimitsCase


@tagged("post_install", "-at_install")
class TestPostingBasis(PostingLimitsCase):
    """What let a line pass when it was matched still has to when it is posted."""

    def test_a_mapping_that_was_changed_since_posts_nothing_by_itself(self):
        mapping = self.env["bank.text.mapping"].search(
            [("text", "=", "Card settlement")]
        )
        income = self.company_data["default_account_revenue"]
        changes = (
            ({"limit_out": 50.0}, "100.00"),
            ({"limit_out": 0.0}, "no largest amount"),
            ({"payee_accounts": "DE1"}, "tells no account"),
            ({"review_required": True}, "was changed"),
            ({"credit_account_id": income.id}, "was changed"),
            ({"active": False}, "archived"),
        )
        for values, words in changes:
            with self.subTest(values=values):
                before = mapping.read(list(values), load=False)[0]
                line = self._settle(-100.0)
                self.assertFalse(line.needs_review)
                mapping.write(values)
                self._post_at(MORNING)
                self.assertFalse(line.is_reconciled)
                self.assertIn(words, line.posting_error)
                line.action_post_applications()
                self.assertTrue(line.is_reconciled)
                mapping.write({name: before[name] for name in values})

    def test_a_mapping_that_was_deleted_since_posts_nothing_by_itself(self):
        line = self._settle(-100.0)
        line.application_ids.mapping_id.unlink()
        self._post_at(MORNING)
        self.assertFalse(line.is_reconciled)
        self.assertIn("deleted", line.posting_error)

    def test_a_rule_that_was_changed_since_posts_nothing_by_itself(self):
        self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(
            1000.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )
        line.action_apply_automatically()
        self.assertFalse(line.needs_review)
        line.application_ids.rule_id.review_required = True
        self._post_at(MORNING)
        self.assertFalse(line.is_reconciled)
        self.assertIn("asks for a review now", line.posting_error)
