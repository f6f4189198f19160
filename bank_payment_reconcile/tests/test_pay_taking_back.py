"""Exported payments that are not executed: cancelled by us or rejected by the bank."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .pay_export_case import PayExportCase


@tagged("post_install", "-at_install")
class TestPayTakingBack(PayExportCase):
    def _exported(self, *amounts, booking="each"):
        self.bank.bank_run_booking = booking
        run = self._run_of(*amounts)
        self._export(run)
        return run

    def _bills(self, lines):
        return lines.item_ids.move_line_id

    # -- As a whole -----------------------------------------------------------

    def test_a_cancelled_run_stays_and_its_bills_are_open(self):
        for booking in ("each", "run", "none"):
            with self.subTest(booking=booking):
                run = self._exported(100, 200, booking=booking)
                lines, file = run.line_ids, run.file_ids
                asked = run.action_cancel()
                self.assertEqual(asked["res_model"], "bank.payment.cancel")
                run.action_cancel("The bank refused the file")
                self.assertEqual(run.state, "cancelled")
                self.assertEqual(run.cancel_reason, "The bank refused the file")
                self.assertEqual(set(lines.mapped("state")), {"cancelled"})
                self.assertEqual(
                    self._bills(lines).mapped("amount_residual"), [-100, -200]
                )
                self.assertEqual(file.attachment_id.raw[:5], b"<?xml")
                self.assertEqual(file._get_last_event().kind, "cancelled")
                with self.assertRaisesRegex(UserError, "was cancelled"):
                    run.action_export_again()

    def test_a_corrected_run_has_ids_of_its_own(self):
        first = self._exported(100)
        first.action_cancel("wrong text")
        second = self._create_run()
        self._pay(second, self._bills(first.line_ids), text="the right one")
        self._export(second)
        self.assertNotEqual(first.message_id, second.message_id)
        for name in ("payment_information_id", "end_to_end_id", "instruction_id"):
            self.assertNotEqual(first.line_ids[name], second.line_ids[name])
        self.assertEqual(self._bills(second.line_ids).amount_residual, 0)

    def test_a_draft_is_cancelled_without_a_word(self):
        run = self._run_of(100)
        run.action_cancel()
        self.assertEqual((run.state, run.line_ids.state), ("cancelled", "cancelled"))
        with self.assertRaisesRegex(UserError, "cancelled"):
            run.action_export()

    def test_the_export_is_undone_as_long_as_nothing_was_sent(self):
        run = self._exported(100)
        run.action_undo()
        self.assertEqual(run.state, "cancelled")
        self.assertEqual(self._bills(run.line_ids).amount_residual, -100)
        run = self._exported(100)
        run.action_mark_sent()
        with self.assertRaisesRegex(UserError, "was sent"):
            run.action_undo()
        self.assertEqual(run.state, "exported")

    # -- One by one -----------------------------------------------------------

    def test_one_payment_is_cancelled(self):
        for booking in ("each", "run", "none"):
            with self.subTest(booking=booking):
                run = self._exported(100, 200, 400, booking=booking)
                bills = self._bills(run.line_ids)
                run.line_ids[1].action_cancel("recalled")
                self.assertEqual(
                    run.line_ids.mapped("state"), ["exported", "cancelled", "exported"]
                )
                self.assertEqual(run.state, "exported")
                left = [0, -200, 0] if booking != "none" else [-100, -200, -400]
                self.assertEqual(bills.mapped("amount_residual"), left)
                self.assertEqual(run.line_ids[1].taken_back_reason, "recalled")
                with self.assertRaisesRegex(UserError, "would order them"):
                    run.action_export_again()

    def test_the_entry_of_a_block_waits_for_the_rest(self):
        run = self._exported(100, 200, 400, booking="run")
        entry = run.line_ids.booking_move_id
        waiting = entry.line_ids.filtered(
            lambda line: line.account_id == self.outstanding
        )
        run.line_ids[1].action_cancel("recalled")
        self.assertEqual(waiting.amount_residual, -500)
        run.line_ids[0]._take_back("AC04", state="rejected")
        self.assertEqual(waiting.amount_residual, -400)
        self.assertEqual(
            self._bills(run.line_ids).mapped("amount_residual"), [-100, -200, 0]
        )
        run.line_ids[2].action_cancel("recalled")
        self.assertEqual(waiting.amount_residual, 0)
        self.assertEqual(
            self._bills(run.line_ids).mapped("amount_residual"), [-100, -200, -400]
        )

    def test_without_any_payment_left_the_run_is_cancelled(self):
        run = self._exported(100, 200)
        for line in run.line_ids:
            line.action_cancel("recalled")
        self.assertEqual(run.state, "cancelled")

    def test_what_the_bank_rejects_is_open_again(self):
        run = self._exported(100, 200)
        line = run.line_ids[0]
        line._take_back("AC04: the account is closed", state="rejected")
        self.assertEqual(run.line_ids.mapped("state"), ["rejected", "exported"])
        self.assertEqual(line.payment_id.state, "canceled")
        self.assertEqual(self._bills(run.line_ids).mapped("amount_residual"), [-100, 0])
        self.assertEqual(self._is_paid(*self._bills(run.line_ids)), [False, True])
        self.assertFalse(line.item_ids.is_live)
        # Told twice, it is the same.
        line._take_back("AC04: the account is closed", state="rejected")
        self.assertEqual(line.state, "rejected")

    def test_a_discount_comes_back_with_its_bill(self):
        run = self._exported(100, 200, booking="run")
        run.line_ids._take_back("refused", state="rejected")
        self.assertEqual(
            self._bills(run.line_ids).mapped("amount_residual"), [-100, -200]
        )

    # -- What the bank has taken ----------------------------------------------

    def test_what_the_bank_accepted_stays(self):
        run = self._exported(100, 200, 400)
        run.line_ids[0].sudo().state = "accepted"
        with self.assertRaises(UserError) as refused:
            run.action_cancel("too late")
        told = str(refused.exception)
        self.assertIn("1 of the 3", told)
        for amount in ("100.00", "200.00", "400.00"):
            self.assertIn(amount, told)
        self.assertEqual(run.state, "exported")
        with self.assertRaisesRegex(UserError, "has taken"):
            run.line_ids[0].action_cancel("too late")
        run.line_ids[1:].action_cancel("in time")
        self.assertEqual(
            run.line_ids.mapped("state"), ["accepted", "cancelled", "cancelled"]
        )

    def test_what_the_statement_shows_stays(self):
        run = self._exported(100, 200)
        self._show_on_statement(-100, self._waiting(run.line_ids[0].payment_id))
        with self.assertRaisesRegex(UserError, "1 of the 2"):
            run.action_cancel("too late")
        with self.assertRaisesRegex(UserError, "statement"):
            run.line_ids[0]._take_back("AC04", state="rejected")
        run.line_ids[1].action_cancel("in time")
        self.assertEqual(self._bills(run.line_ids).mapped("amount_residual"), [0, -200])

    # -- Closed periods -------------------------------------------------------

    def test_in_a_closed_period_an_entry_takes_it_back(self):
        run = self._exported(100, 200)
        payment = run.line_ids[0].payment_id
        self.env.company.hard_lock_date = date(2026, 12, 31)
        run.line_ids[0].action_cancel("recalled")
        self.assertEqual(payment.move_id.state, "posted")
        self.assertEqual(payment.state, "canceled")
        reversal = payment.move_id.reversal_move_ids
        self.assertEqual(reversal.date, date(2027, 1, 1))
        self.assertEqual(self._bills(run.line_ids).mapped("amount_residual"), [-100, 0])
        self.assertEqual(self._waiting(payment).amount_residual, 0)

    def test_in_a_closed_period_an_entry_takes_a_block_back(self):
        run = self._exported(100, 200, booking="run")
        entry = run.line_ids.booking_move_id
        self.env.company.hard_lock_date = date(2026, 12, 31)
        run.action_cancel("refused")
        self.assertEqual(entry.state, "posted")
        self.assertEqual(entry.reversal_move_ids.date, date(2027, 1, 1))
        self.assertEqual(
            self._bills(run.line_ids).mapped("amount_residual"), [-100, -200]
        )
