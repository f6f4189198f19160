"""After posting something changes in the books."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .books_move_case import BooksMoveCase


@tagged("post_install", "-at_install")
class TestBooksMoveAfterPosting(BooksMoveCase):
    """A posted transfer of 1,000.00 stands on 600.00 and on 400.00; the 400.00 go."""

    #: What another posted line stands on is not taken from under it.
    REFUSED = {"undone", "undone_the_hosts_way", "line_deleted", "transfer_undone"}

    def _get_log(self, line):
        return self.env["bank.posting.log"].search(
            [("statement_line_id", "=", line.id)]
        )

    def test_what_was_posted_never_disappears_without_a_record(self):
        for kind, way in self._ways():
            with self._books_of(kind, way) as (line, item):
                line.action_post_applications()
                self.assertTrue(line.is_reconciled)
                if way in self.REFUSED:
                    with self.assertRaisesRegex(UserError, "two documents"):
                        self._go(way, item)
                    continue
                self._go(way, item)
                posted = line.application_ids.filtered(lambda a: a.state == "posted")
                self.assertEqual(
                    sum(posted.mapped("amount"))
                    + sum(self._get_log(line).mapped("amount")),
                    1000.0,
                    "each cent is on record: still posted, or among what was undone",
                )
                self.assertApplicationsAgree(line)
                self.assertEntriesBalance()
                self.assertNothingOnExchangeAccounts()
                self.assertTrue(line.bank_reopened_reason)
                self.assertTrue(line.needs_review)

    def test_undo_gives_the_money_back_whatever_went(self):
        for kind, way in self._ways():
            with self._books_of(kind, way) as (line, item):
                line.action_post_applications()
                if way in self.REFUSED:
                    continue
                self._go(way, item)
                if line.is_reconciled:
                    line.action_undo_applications()
                self.assertWaits(line, 1000.0)
                self.assertFalse(line.is_reconciled)
                self.assertTrue(self._get_log(line), "Undone Postings knows it")
                self.assertEqual(self.other.amount_residual, 600.0)
                self.assertEntriesBalance()

    def test_after_undo_what_is_no_more_is_not_proposed(self):
        for kind, way in self._ways():
            with self._books_of(kind, way) as (line, item):
                line.action_post_applications()
                if way in self.REFUSED:
                    continue
                self._go(way, item)
                if line.is_reconciled:
                    line.action_undo_applications()
                applied = line.application_ids.move_line_id.filtered(
                    lambda i: (
                        i.parent_state != "posted" or i.partner_id != self.nordlicht
                    )
                )
                self.assertFalse(applied)

    def test_an_invoice_reset_and_posted_again_as_it_was(self):
        item = self._make_invoice()
        line = self._create_applied_line(item)
        line.action_post_applications()
        item.move_id.button_draft()
        self.assertIn("INV/2026/00402 was reset to draft", line.bank_reopened_reason)
        item.move_id.action_post()
        self.assertFalse(line.bank_reopened_reason)
        self.assertFalse(line.needs_review)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_dependent_lines_undone_together_are_undone(self):
        item = self._make_rest()
        line = self._create_applied_line(item)
        line.action_post_applications()
        (self.refund | line).action_undo_applications()
        self.assertWaits(line, 1000.0)
        self.assertWaits(self.refund, -400.0)
        self.assertEqual(self._balance(self.receivable), 600.0)
        # What was left on account is no more: nothing is applied in its place.
        self.assertEqual(line.application_ids.move_line_id, self.other)
        self.assertEqual(len(line.application_ids), 1)
        self.assertEqual(line.difference_amount, 400.0)
        self.assertTrue(line.needs_review)

    def test_an_entry_in_draft_that_another_line_stands_on_is_not_deleted(self):
        item = self._make_rest()
        line = self._create_applied_line(item)
        line.action_post_applications()
        item.move_id.button_draft()
        with self.assertRaisesRegex(UserError, "two documents"):
            item.move_id.unlink()

    # -- Unreconciled from the invoice's side -----------------------------------------

    def _post_one(self):
        item = self._make_invoice()
        line = self._create_line(400.0, "one invoice", partner_id=self.nordlicht.id)
        self._apply(line, (item, 400.0))
        line.action_post_applications()
        return line, item

    def _unreconcile(self, item):
        partial = item.matched_credit_ids
        item.move_id.js_remove_outstanding_partial(partial.id)

    def test_unreconciled_from_the_invoice(self):
        line, item = self._post_one()
        self._unreconcile(item)
        self.assertEqual(item.move_id.payment_state, "not_paid")
        self.assertTrue(line.application_ids.is_unsettled)
        self.assertTrue(line.needs_review)
        self.assertIn("INV/2026/00402", line.bank_reopened_reason)
        self.assertIn("400.00", line.bank_reopened_reason)
        self.assertTrue(line.is_reconciled, "the money lies on the customer's account")
        line.action_undo_applications()
        self.assertRecordValues(
            line.application_ids, [{"move_line_id": item.id, "is_unsettled": False}]
        )
        self.assertNotIn("INV/2026/00402", line.bank_reopened_reason)
        self.assertIn("Undone by", line.bank_reopened_reason)

    def test_reconciled_again_the_hosts_own_way(self):
        line, item = self._post_one()
        self._unreconcile(item)
        (
            item | line.line_ids.filtered(lambda e: e.account_id == self.receivable)
        ).reconcile()
        self.assertFalse(line.application_ids.is_unsettled)
        self.assertFalse(line.bank_reopened_reason)
        self.assertFalse(line.needs_review)

    def test_reconciled_again_in_part_it_is_not_whole(self):
        """Another payment of 300.00 comes first: 100.00 are left for this one."""
        line, item = self._post_one()
        self._unreconcile(item)
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=item.move_id.ids
        ).create({"journal_id": self.bank.id, "amount": 300.0})._create_payments()
        ours = line.line_ids.filtered(lambda e: e.account_id == self.receivable)
        (item | ours).reconcile()
        self.assertEqual(ours.amount_residual, -300.0)
        self.assertTrue(line.application_ids.is_unsettled)
        self.assertTrue(line.needs_review)

    def test_a_person_leaves_it_as_the_ledger_has_it(self):
        line, item = self._post_one()
        self._unreconcile(item)
        line.action_accept()
        self.assertFalse(line.needs_review)
        self.assertFalse(line.bank_reopened_reason)
        self.assertIn(
            "Accepted as it is", line.move_id.message_ids[0].body, "and it is on record"
        )

    # -- The bank's own entry -------------------------------------------------------

    def test_the_banks_entry_is_corrected_in_draft(self):
        """A fee is moved to another account in the entry itself."""
        other_account = self.fees.copy({"code": "699997", "name": "Other fees"})
        line = self._create_line(-10.0, "bank fee")
        self._apply(line, (self.fees, -10.0))
        line.action_post_applications()
        move = line.move_id
        move.button_draft()
        self.assertFalse(line.application_ids)
        self.assertRecordValues(
            self._get_log(line), [{"amount": -10.0, "account_id": self.fees.id}]
        )
        self.assertIn("reset to draft", line.bank_reopened_reason)
        entry = move.line_ids.filtered(lambda e: e.account_id == self.fees)
        move.write(
            {"line_ids": [Command.update(entry.id, {"account_id": other_account.id})]}
        )
        move.action_post()
        self.assertEqual(self._balance(other_account), 10.0)
        self.assertTrue(line.is_reconciled)
        self.assertEqual(line.difference_amount, 0.0)
        line.action_accept()
        self.assertFalse(line.needs_review)
        line.action_undo_applications()
        self.assertWaits(line, -10.0)
        self.assertEqual(self._balance(other_account), 0.0)

    def test_the_banks_entry_is_reset_and_posted_again_as_it_was(self):
        line, item = self._post_one()
        line.move_id.button_draft()
        line.move_id.action_post()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(item.move_id.payment_state, "paid")
        line.action_undo_applications()
        self.assertWaits(line, 400.0)
        self.assertEqual(item.move_id.payment_state, "not_paid")

    def test_the_banks_line_is_deleted(self):
        line, item = self._post_one()
        line_id = line.id
        line.unlink()
        self.assertEqual(item.move_id.payment_state, "not_paid")
        log = self.env["bank.posting.log"].search([("move_line_id", "=", item.id)])
        self.assertRecordValues(log, [{"amount": 400.0, "text": "one invoice"}])
        self.assertFalse(
            self.env["account.bank.statement.line"].browse(line_id).exists()
        )

    def test_under_a_restrictive_audit_trail_its_end_is_recorded_once(self):
        line, item = self._post_one()
        self.env.company.restrictive_audit_trail = True
        move = line.move_id
        line.unlink()
        log = self.env["bank.posting.log"].search([("move_line_id", "=", item.id)])
        self.assertRecordValues(log, [{"amount": 400.0, "text": "one invoice"}])
        self.assertEqual(move.state, "cancel")
        self.assertEqual(item.move_id.payment_state, "not_paid")

    def test_the_banks_entry_is_deleted_with_its_line(self):
        line, item = self._post_one()
        line.move_id.button_draft()
        line.move_id.unlink()
        log = self.env["bank.posting.log"].search([("move_line_id", "=", item.id)])
        self.assertRecordValues(log, [{"amount": 400.0}])

    def test_settled_by_somebody_else_it_can_be_undone(self):
        """No application of ours: the ledger alone knows."""
        item = self._make_invoice()
        line = self._create_line(400.0, "by another program")
        _bank, suspense, _others = line._seek_for_lines()
        line.move_id.with_context(skip_readonly_check=True).write(
            {
                "line_ids": [
                    Command.update(
                        suspense.id,
                        {
                            "account_id": self.receivable.id,
                            "partner_id": self.nordlicht.id,
                        },
                    )
                ]
            }
        )
        (suspense | item).reconcile()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(line.difference_amount, 0.0)
        line.action_undo_applications()
        self.assertWaits(line, 400.0)
        self.assertEqual(item.move_id.payment_state, "not_paid")

    # -- Direct postings -------------------------------------------------------------

    def test_a_line_that_showed_a_direct_posting_is_deleted(self):
        account = self.bank.default_account_id
        item = self._make_direct()
        line = self._create_line(400.0, "booked before")
        self._apply(line, (item, 400.0))
        line.action_post_applications()
        self.assertEqual(self._balance(account), 400.0)
        line.unlink()
        self.assertEqual(self._balance(account), 400.0, "as before the bank's line")
        self.assertEqual(item.amount_residual, 400.0)

    def test_the_entry_that_cleared_a_direct_posting_is_reset(self):
        item = self._make_direct()
        line = self._create_line(400.0, "booked before")
        self._apply(line, (item, 400.0))
        line.action_post_applications()
        clearing = line.application_ids.clearing_line_id.move_id
        clearing.button_draft()
        self.assertTrue(line.application_ids.is_unsettled)
        self.assertTrue(line.needs_review)
        clearing.action_post()
        self.assertFalse(line.application_ids.is_unsettled)
        self.assertFalse(line.needs_review)

    # -- Locked ------------------------------------------------------------------

    def test_in_a_locked_period_the_money_stays_and_the_line_says_so(self):
        item = self._create_document(
            self.nordlicht, 400.0, "INV/2026/00402", day=date(2026, 2, 2)
        )
        line = self._create_line(400.0, "one invoice", partner_id=self.nordlicht.id)
        self._apply(line, (item, 400.0))
        line.action_post_applications()
        self.env.company.fiscalyear_lock_date = date(2026, 1, 31)
        self._go_to_another_customer(item)
        self.assertEqual(line.application_ids.state, "posted")
        self.assertTrue(line.application_ids.is_unsettled)
        self.assertIn("Nordlicht", line.bank_reopened_reason)
        self.assertEqual(item.amount_residual, 400.0, "Fjordlysnes owes it")
        self.assertEqual(self._balance(self.receivable, self.nordlicht), -400.0)


@tagged("post_install", "-at_install")
class TestUndoRestoresWhatWasBooked(BooksMoveCase):
    """A bank in euros; the day's rate comes in after its entry was booked."""

    def test_the_rate_came_in_after_the_line(self):
        euro = self.setup_other_currency("EUR", rates=[("2026-01-01", 0.5)])
        bank = self.company_data["default_journal_bank"].copy({"name": "Euro bank"})
        bank.currency_id = euro
        line = self._create_line(100.0, "in euros", journal_id=bank.id)
        self._apply(line, (self.fees, 100.0))
        line.action_post_applications()
        self.assertEqual(self._balance(self.fees), -200.0)
        self.env["res.currency.rate"].create(
            {
                "name": "2026-01-15",
                "rate": 0.8,
                "currency_id": euro.id,
                "company_id": self.env.company.id,
            }
        )
        line.action_undo_applications()
        bank_entry, suspense, _others = line._seek_for_lines()
        self.assertRecordValues(
            bank_entry | suspense,
            [
                {"amount_currency": 100.0, "balance": 200.0},
                {"amount_currency": -100.0, "balance": -200.0},
            ],
        )
        line.action_post_applications()
        self.assertEqual(self._balance(self.fees), -200.0)
