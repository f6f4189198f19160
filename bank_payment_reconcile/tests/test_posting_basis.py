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
            ({"payee_accounts": "DE1"}, "gives no account"),
            ({"review_required": True}, "been changed"),
            ({"credit_account_id": income.id}, "been changed"),
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

    def _match_invoice(self):
        """Nordlicht pays an invoice, and nobody would be asked; an hour ago."""
        self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(
            1000.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )
        line.action_apply_automatically()
        self._an_hour_ago(line)
        return line

    def _an_hour_ago(self, line):
        """It was matched before what this test changes; else all is one moment."""
        self.assertFalse(line.needs_review)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE bank_payment_application "
            "SET create_date = create_date - interval '1 hour' "
            "WHERE statement_line_id = %s",
            [line.id],
        )
        # The bases are of long ago.
        for table in ("bank_payment_rule", "bank_text_mapping"):
            self.env.cr.execute(
                f"UPDATE {table} SET write_date = write_date - interval '1 day'"
            )
        self.env.invalidate_all()

    def assertLeft(self, line, words):
        self._post_at(MORNING)
        self.assertFalse(line.is_reconciled)
        self.assertIn(words, line.posting_error)

    def test_a_rule_that_was_not_changed_posts(self):
        line = self._match_invoice()
        self._post_at(MORNING)
        self.assertTrue(line.is_reconciled)

    def test_a_rule_that_was_deleted_since_posts_nothing_by_itself(self):
        line = self._match_invoice()
        line.application_ids.rule_id.unlink()
        self.assertLeft(line, "changed or deleted")
        line.action_post_applications()
        self.assertTrue(line.is_reconciled)

    def test_a_rule_that_considers_something_else_now_posts_nothing_by_itself(self):
        """It took whoever names a document; now it asks for a collection, too."""
        line = self._match_invoice()
        line.application_ids.rule_id.direct_debit = "yes"
        self.assertLeft(line, "changed or deleted")

    def test_a_mapping_whose_text_or_partner_was_changed_posts_nothing_by_itself(self):
        mapping = self.env["bank.text.mapping"].search(
            [("text", "=", "Card settlement")]
        )
        for values in (
            {"text": "Card settlement of the shop"},
            {"partner_id": self.nordlicht.id},
        ):
            with self.subTest(values=values):
                line = self._settle(-100.0)
                self._an_hour_ago(line)
                before = mapping.read(list(values), load=False)[0]
                mapping.write(values)
                self.assertLeft(line, "been changed")
                mapping.write({name: before[name] for name in values})

    def test_what_a_person_accepted_stands_on_that_person(self):
        line = self._match_invoice()
        line.action_accept()
        line.application_ids.rule_id.unlink()
        self._post_at(MORNING)
        self.assertTrue(line.is_reconciled)
