"""What a posting came from stays: rule, mapping, feed, and what was learned."""

import psycopg2

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .posted_records_case import PostedRecordsCase


@tagged("post_install", "-at_install")
class TestPostedOrigins(PostedRecordsCase):
    """Who posted it, and by what."""

    def test_who_posted_is_not_deleted(self):
        self._post()
        # The database refuses, and Odoo says so in its own words.
        with (
            self.assertRaises(psycopg2.errors.ForeignKeyViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.accountant.sudo().unlink()
        self.assertEqual(self.application.posted_by_id, self.accountant)

    def test_the_rule_of_a_posted_payment_is_not_deleted(self):
        self.line.action_apply_automatically(overwrite=True)
        rule = self.application.exists().rule_id or self.line.application_ids.rule_id
        self.assertTrue(rule)
        self._post()
        with self.assertRaisesRegex(UserError, "archive it instead"):
            rule.sudo().unlink()
        # Undone, the history still names it.
        self.line.action_undo_applications()
        self.line.action_remove_applications()
        with self.assertRaisesRegex(UserError, "archive it instead"):
            rule.sudo().unlink()
        rule.sudo().active = False

    def test_the_mapping_of_a_posted_payment_is_not_deleted(self):
        mapping = self.env["bank.text.mapping"].create(
            {"text": "Monthly fee", "credit_account_id": self.fees.id}
        )
        line = self._create_line(-5.0, "Monthly fee January")
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.mapping_id, mapping)
        line.action_post_applications()
        with self.assertRaisesRegex(UserError, "archive it instead"):
            mapping.unlink()

    def test_a_feed_that_brought_files_is_not_deleted(self):
        feed = self.env["bank.statement.feed"].sudo()
        feed = feed.create(
            {"name": "Nordbank", "kind": "https", "address": "https://bank.example"}
        )
        Log = self.env["bank.statement.feed.log"].sudo()
        Log.create({"feed_id": feed.id, "state": "failed"})
        file = Log.create({"feed_id": feed.id, "state": "imported"})
        with self.assertRaisesRegex(UserError, "archive it instead"):
            feed.unlink()
        file.unlink()
        feed.unlink()

    # -- What was learned -------------------------------------------------------

    def test_a_learned_payer_that_a_person_changed_was_not_learned_there(self):
        payer = self.env["bank.learned.payer"].sudo()
        payer = payer.create(
            {
                "partner_id": self.nordlicht.id,
                "name": "Nordlicht Holding",
                "statement_line_id": self.line.id,
            }
        ).with_user(self.mallory)
        with self.assertRaises(AccessError):
            payer.statement_line_id = self._create_line(5.0).id
        self.assertEqual(payer.statement_line_id.id, self.line.id)
        payer.partner_id = self.fjord
        self.assertFalse(payer.statement_line_id)
