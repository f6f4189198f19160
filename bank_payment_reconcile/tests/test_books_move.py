"""Between proposing and posting something changes in the books."""

from odoo import Command
from odoo.tests import tagged

from .books_move_case import BooksMoveCase


@tagged("post_install", "-at_install")
class TestBooksMoveBeforePosting(BooksMoveCase):
    """A transfer of 1,000.00 is applied to 600.00 and to 400.00; the 400.00 go."""

    def assertAsksForReview(self, line):
        self.assertEqual(line.application_ids.move_line_id, self.other)
        self.assertRecordValues(
            line,
            [
                {
                    "applied_amount": 600.0,
                    "difference_amount": 400.0,
                    "needs_review": True,
                    "is_reconciled": False,
                }
            ],
        )
        self.assertIn("400.00", line.bank_reopened_reason)

    def test_what_takes_the_400_goes_and_the_line_asks(self):
        for kind, way in self._ways():
            with self._books_of(kind, way) as (line, item):
                self._go(way, item)
                self.assertAsksForReview(line)
                self.assertEntriesBalance()

    def test_the_scheduled_action_leaves_the_line_alone(self):
        for kind, way in self._ways():
            with self._books_of(kind, way) as (line, item):
                self._go(way, item)
                self._post_by_the_scheduled_action()
                self.assertAsksForReview(line)
                self.assertFalse(line.posting_error, "it is not even tried")
                self.assertNothingOnExchangeAccounts()
                self.assertEntriesBalance()

    def test_posting_by_hand_is_refused_with_the_amount(self):
        for kind, way in self._ways():
            with self._books_of(kind, way) as (line, item):
                self._go(way, item)
                line.action_post_applications()
                self.assertFalse(line.is_reconciled)
                self.assertIn("400.00 of", line.posting_error.replace("$\xa0", ""))
                self.assertWaits(line, 1000.0)
                self.assertNothingOnExchangeAccounts()

    def test_a_run_leaves_the_line_and_says_why(self):
        for kind, way in self._ways():
            with self._books_of(kind, way) as (line, item):
                run = line._bank_create_posting_run()
                self._go(way, item)
                run.sudo()._post_chunk(10)
                self.assertFalse(line.is_reconciled)
                self.assertIn("not applied", line.posting_error)
                self.assertNothingOnExchangeAccounts()

    def test_in_a_bank_account_reconciliation_nothing_is_posted_in_its_place(self):
        for kind, way in self._ways():
            with self._books_of(kind, way) as (line, item):
                document = self.env["bank.reconciliation"].create(
                    {
                        "journal_id": self.bank.id,
                        "date": "2026-01-31",
                        "balance_end": sum(
                            self.env["account.bank.statement.line"]
                            .search([("journal_id", "=", self.bank.id)])
                            .mapped("amount")
                        ),
                    }
                )
                self.assertIn(line, document.line_ids)
                self._go(way, item)
                done, errors = document.line_ids._bank_post_applications()
                self.assertNotIn(line, done)
                self.assertIn("not applied", errors[line])
                self.assertNothingOnExchangeAccounts()

    def test_the_reason_goes_with_the_persons_answer(self):
        item = self._make_invoice()
        line = self._create_applied_line(item)
        self._go("deleted", item)
        line.action_transfer_difference(self.fees)
        self.assertFalse(line.bank_reopened_reason)
        self.assertFalse(line.needs_review)
        line.action_post_applications()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(self._balance(self.fees), -400.0)

    def test_the_night_applies_nothing_in_its_place(self):
        """A person accepted one invoice; the next night finds another that fits."""
        self.bank.bank_apply_automatically = True
        item = self._make_invoice()
        line = self._create_line(400.0, "INV/2026/00403", partner_id=self.nordlicht.id)
        self._apply(line, (item, 400.0))
        self._create_document(self.nordlicht, 400.0, "INV/2026/00403")
        self._go("deleted", item)
        Line = self.env["account.bank.statement.line"]
        self.assertNotIn(
            line, Line.search(Line._bank_get_automatic_application_domain())
        )
        self.assertTrue(line.needs_review)
        line.action_apply_automatically()
        self.assertTrue(line.application_ids, "a person may ask for it")

    def test_an_item_that_was_not_touched_stays_applied(self):
        item = self._make_invoice()
        line = self._create_applied_line(item)
        item.move_id.ref = "their order 17"
        item.move_id.narration = "thank you"
        self.assertEqual(line.difference_amount, 0.0)
        self.assertFalse(line.bank_reopened_reason)

    def test_an_invoice_paid_by_another_payment_is_dropped(self):
        item = self._make_invoice()
        line = self._create_applied_line(item)
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=item.move_id.ids
        ).create({"journal_id": self.bank.id})._create_payments()
        self.assertAsksForReview(line)
        self.assertIn("paid in the meantime", line.bank_reopened_reason)

    def test_an_invoice_paid_in_part_keeps_what_still_fits(self):
        item = self._create_document(self.nordlicht, 900.0, "INV/2026/00900")
        line = self._create_applied_line(item)
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=item.move_id.ids
        ).create({"journal_id": self.bank.id, "amount": 500.0})._create_payments()
        self.assertEqual(line.difference_amount, 0.0, "400.00 are still open")
        line.action_post_applications()
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_an_item_in_draft_is_refused_even_if_it_was_not_dropped(self):
        """As an import or SQL of somebody else may leave it."""
        item = self._make_invoice()
        line = self._create_applied_line(item)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE account_move SET state = 'draft' WHERE id = %s", item.move_id.ids
        )
        self.env.cr.execute(
            "UPDATE account_move_line SET parent_state = 'draft' WHERE move_id = %s",
            item.move_id.ids,
        )
        self.env.invalidate_all()
        line.action_post_applications()
        self.assertFalse(line.is_reconciled)
        self.assertIn("INV/2026/00402", line.posting_error)
        self.assertIn("not posted", line.posting_error)

    def test_stored_sums_are_not_believed(self):
        """The application goes by SQL: the stored difference still says 0.00."""
        item = self._make_invoice()
        line = self._create_applied_line(item)
        self.env.flush_all()
        self.env.cr.execute(
            "DELETE FROM bank_payment_application WHERE move_line_id = %s", item.ids
        )
        self.env.invalidate_all()
        self.assertEqual(line.difference_amount, 0.0)
        line.action_post_applications()
        self.assertFalse(line.is_reconciled)
        self.assertIn("400.00 of", line.posting_error.replace("$\xa0", ""))

    def test_the_database_alone_deletes_no_item(self):
        item = self._make_invoice()
        self._create_applied_line(item)
        field = self.env["bank.payment.application"]._fields["move_line_id"]
        self.assertEqual(field.ondelete, "restrict")

    # -- The suspense account ----------------------------------------------------

    def test_the_banks_suspense_account_is_another_one_now(self):
        item = self._make_invoice()
        line = self._create_applied_line(item)
        self.bank.suspense_account_id = self.bank.suspense_account_id.copy(
            {"code": "101499", "name": "Another suspense account"}
        )
        line.action_post_applications()
        self.assertIn("Another suspense account", line.posting_error)
        self.assertEqual(len(line.move_id.line_ids), 2, "nothing is booked twice")
        self.assertEqual(item.amount_residual, 400.0)

    # -- Settled in part by hand -------------------------------------------------

    def _settle_60_by_hand(self, line):
        _bank, suspense, _others = line._seek_for_lines()
        line.move_id.write(
            {
                "line_ids": [
                    Command.update(suspense.id, {"credit": 40.0}),
                    Command.create(
                        {
                            "name": "expense taken back",
                            "account_id": self.fees.id,
                            "credit": 60.0,
                        }
                    ),
                ]
            }
        )

    def test_of_a_line_settled_in_part_by_hand_the_rest_is_applied(self):
        line = self._create_line(100.0, "half of it was booked by hand")
        self._settle_60_by_hand(line.with_context(skip_readonly_check=True))
        self.assertEqual(line.difference_amount, 40.0)
        item = self._create_document(self.nordlicht, 40.0, "INV/2026/00040")
        line.action_apply_item(item.id)
        self.assertRecordValues(
            line.application_ids, [{"amount": 40.0, "move_line_id": item.id}]
        )
        line.action_post_applications()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(self._balance(self.fees), -60.0)
        self.assertNothingOnExchangeAccounts()
        line.action_undo_applications()
        self.assertWaits(line, 40.0)
        self.assertEqual(self._balance(self.fees), -60.0, "by hand stays by hand")
        self.assertEqual(line.difference_amount, 0.0)
        line.action_post_applications()
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_more_than_the_suspense_line_holds_is_refused(self):
        line = self._create_line(100.0, "half of it was booked by hand")
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00100")
        self._apply(line, (item, 100.0))
        self._settle_60_by_hand(line.with_context(skip_readonly_check=True))
        self.assertEqual(line.difference_amount, -60.0)
        line.action_post_applications()
        self.assertFalse(line.is_reconciled)
        self.assertIn("60.00", line.posting_error)
        self.assertNothingOnExchangeAccounts()
