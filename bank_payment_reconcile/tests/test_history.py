from datetime import date

from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestHistory(BankReconcileCommon):
    """Who or what posted, when, by which rule, for which reasons; also once undone."""

    def setUp(self):
        super().setUp()
        self.item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        self.line = self._create_line(
            1000.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        ).with_user(self.accountant)
        self.line.action_apply_automatically()
        self.application = self.line.application_ids
        self.assertTrue(self.application.rule_id)

    def _history(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_application_history"
        )
        domain = [("state", "=", "posted"), ("statement_line_id", "=", self.line.id)]
        self.assertIn("('state', '=', 'posted')", action["domain"])
        return self.env[action["res_model"]].with_user(self.accountant).search(domain)

    def _undone(self):
        return self.env["bank.posting.log"].with_user(self.accountant).search([])

    def test_a_posted_payment_says_who_when_and_why(self):
        self.assertFalse(self._history())
        self.line.action_post_applications()
        self.assertRecordValues(
            self._history(),
            [
                {
                    "line_date": date(2026, 1, 15),
                    "line_text": "INV/2026/00042",
                    "display_name": "INV/2026/00042",
                    "posted_by_id": self.accountant.id,
                    "posted_automatically": False,
                    "rule_id": self.application.rule_id.id,
                }
            ],
        )
        self.assertIn("INV/2026/00042", self._history().explanation)
        self.assertEqual(self.line.bank_posted_application_ids, self.application)

    def test_an_automatic_posting_is_told_apart(self):
        self.bank.bank_post_automatically = True
        with self.enter_registry_test_mode():
            self.env.ref(
                "bank_payment_reconcile.ir_cron_post_applications"
            ).method_direct_trigger()
        self.assertTrue(self._history().posted_automatically)

    def test_what_was_undone_stays_in_the_history(self):
        self.line.action_post_applications()
        rule, reasons = self.application.rule_id, self.application.reasons
        posted_date = self.application.posted_date
        self.line.action_undo_applications()
        self.assertFalse(self._history())
        self.assertRecordValues(
            self._undone(),
            [
                {
                    "statement_line_id": self.line.id,
                    "date": date(2026, 1, 15),
                    "text": "INV/2026/00042",
                    "payer": "Nordlicht Versand GmbH",
                    "applied_to": "INV/2026/00042",
                    "partner_id": self.nordlicht.id,
                    "amount": 1000.0,
                    "rule_id": rule.id,
                    "posted_by_id": self.accountant.id,
                    "posted_date": posted_date,
                    "posted_automatically": False,
                    "undone_by_id": self.accountant.id,
                    "company_id": self.company_data["company"].id,
                }
            ],
        )
        self.assertEqual(self._undone().reasons, reasons)
        self.assertIn("INV/2026/00042", self._undone().explanation)
        # The entry's own chatter says it too.
        self.assertIn("Posting undone", self.line.move_id.message_ids[0].body)
        # Posted to an account instead: both stand in the line's history.
        self.line.action_remove_applications()
        self.line.action_transfer_difference(self.fees)
        self.line.action_post_applications()
        self.assertEqual(len(self._history()), 1)
        self.assertEqual(self.line.bank_posting_log_ids, self._undone())

    def test_undone_from_the_history_list(self):
        self.line.action_post_applications()
        self._history().action_undo_postings()
        self.assertFalse(self.line.is_reconciled)
        self.assertEqual(len(self._undone()), 1)
        action = self.application.action_open_bank_line()
        self.assertEqual(action["res_id"], self.line.id)

    def test_undone_the_hosts_way(self):
        self.line.action_post_applications()
        self.line.action_undo_reconciliation()
        self.assertEqual(len(self._undone()), 1)

    def test_a_deleted_line_leaves_what_it_had_posted(self):
        self.line.action_post_applications()
        self.line.sudo().unlink()
        self.assertRecordValues(
            self._undone(),
            [{"applied_to": "INV/2026/00042", "statement_line_id": False}],
        )

    def test_nobody_writes_history(self):
        self.line.action_post_applications()
        self.line.action_undo_applications()
        log = self._undone()
        for operation in ("create", "write", "unlink"):
            self.assertFalse(log.has_access(operation), operation)

    def test_where_the_audit_trail_is_restrictive_every_entry_line_is_tracked(self):
        self.line.action_post_applications()
        self.company_data["company"].restrictive_audit_trail = True
        move = self.line.move_id.with_context(tracking_disable=False)
        before = move.message_ids
        self.line.with_context(tracking_disable=False).action_undo_applications()
        new = move.message_ids - before
        self.assertTrue(new.sudo().tracking_value_ids)
        self.assertFalse(self.line.is_reconciled)

    def test_undoing_many_lines_restores_them_at_once(self):
        """Odoo reads and writes them one by one, some 75 queries each."""

        def undo(count, series):
            lines = self.env["account.bank.statement.line"]
            for n in range(count):
                item = self._create_document(
                    self.nordlicht, 50.0, f"INV/2026/{series}{n:03}"
                )
                line = self._create_line(50.0)
                self._apply(line, (item, 50.0))
                lines |= line
            lines._bank_post_applications()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            lines.action_undo_applications()
            self.env.flush_all()
            self.assertFalse(any(lines.mapped("is_reconciled")))
            return self.env.cr.sql_log_count - before

        undo(5, 1)
        few = undo(5, 2)
        many = undo(45, 3)
        self.assertLess(many - few, 40)
