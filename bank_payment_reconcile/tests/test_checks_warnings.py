"""The bank pays a check that is stale, stopped or void, or with another amount."""

from datetime import date, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .checks_case import JANUARY, ChecksCase


@tagged("post_install", "-at_install")
class TestCheckWarnings(ChecksCase):
    def test_a_check_grows_stale(self):
        self.bank.bank_check_stale_days = 30
        check = self._write_check("00101")
        paid = self._write_check("00102", 50.0)
        self._show_check(paid, JANUARY).action_post_applications()
        mine = [("journal_id", "=", self.bank.id), ("is_stale", "=", True)]
        with freeze_time(JANUARY + timedelta(days=30)):
            self.assertFalse(self.Check.search(mine))
            self.assertFalse(check.is_stale)
        self.env.invalidate_all()
        with freeze_time(JANUARY + timedelta(days=31)):
            self.assertEqual(self.Check.search(mine), check)
            self.assertTrue(check.is_stale)
            self.bank.bank_check_stale_days = 0
            self.assertFalse(self.Check.search(mine))

    def test_the_bank_pays_a_stale_check(self):
        check = self._write_check("00101")
        line = self._show_check(check, date(2026, 9, 1))
        self.assertIn("it was stale", line._bank_get_check_warnings()[line][0])
        self.assertIn("it was stale", check.warning)

    def test_the_bank_pays_a_stopped_check(self):
        check = self._write_check("00101")
        with freeze_time("2026-01-20"):
            check.action_stop_payment()
        self.assertRecordValues(
            check, [{"stop_requested": True, "stop_date": date(2026, 1, 20)}]
        )
        line = self._create_line(-1000.0, "x", bank_check_number="101")
        [sentence] = line._bank_get_check_warnings()[line]
        self.assertIn("check 00101 on 2026-01-15, whose payment was stopped", sentence)
        self.assertEqual(
            self.Check.search(
                [("journal_id", "=", self.bank.id), ("warning", "!=", False)]
            ),
            check,
        )
        check.action_lift_stop()
        self.assertFalse(line._bank_get_check_warnings())

    def test_the_bank_pays_a_void_check(self):
        check = self._write_check("00101")
        check._void(reason="Lost in the mail")
        line = self._create_line(-1000.0, "x", bank_check_number="0101")
        self.assertIn("which is void", line._bank_get_check_warnings()[line][0])
        self.assertIn("which is void", check.warning)

    def test_an_amount_that_differs_never_clears_a_check(self):
        check = self._write_check("00101")
        line = self._show_check(check, date(2026, 2, 1), -990.0)
        line.action_post_applications()
        # 10.00 of the check is still outstanding.
        self.assertRecordValues(check, [{"state": "posted", "is_open": True}])
        self.assertIn("with $\N{NO-BREAK SPACE}990.00, the check is of", check.warning)
        with self.assertRaisesRegex(UserError, "The bank has paid check 00101"):
            check._void()

    def _get_warned(self):
        return self.Check.search(
            [("journal_id", "=", self.bank.id), ("warning", "!=", False)]
        )

    def test_an_amount_that_was_corrected_is_asked_no_more(self):
        """Written for 650.00, registered with 640.00; or the other way round."""
        for number, paid in (("3103", -650.0), ("3104", -630.0)):
            with self.subTest(paid=paid):
                check = self._write_check(number, 640.0)
                line = self._create_line(paid, "CHECK", bank_check_number=number)
                self._apply(line, (self._get_bank_item(check), -640.0))
                self.assertIn("correct the payment", check.warning)
                line.action_bank_correct_payment()
                self.env.invalidate_all()
                self.assertFalse(check.warning, "answered before it is posted")
                self.assertFalse(line._bank_get_check_warnings())
                line.action_accept()
                line.action_post_applications()
                self.env.invalidate_all()
                self.assertEqual(check.state, "cleared")
                self.assertFalse(check.warning)
                self.assertFalse(self._get_warned() & check)
                line.action_undo_applications()
                line.action_remove_applications()
                self.env.invalidate_all()
                self.assertIn("correct the payment", check.warning)

    def test_a_difference_that_was_booked_on_an_account_is_asked_no_more(self):
        """The bank erred by 10.00, which it owes us; or took a fee with the check."""
        check = self._write_check("3103", 640.0)
        line = self._create_line(-650.0, "CHECK", bank_check_number="3103")
        self._apply(line, (self._get_bank_item(check), -640.0))
        line.action_transfer_difference(self.fees)
        self.env.invalidate_all()
        self.assertIn("correct the payment", check.warning, "not booked yet")
        line.action_post_applications()
        self.env.invalidate_all()
        self.assertEqual(check.state, "cleared")
        self.assertFalse(check.warning)

    def test_another_line_with_the_number_of_a_cleared_check(self):
        """Corrected and cleared; then the bank shows the number again with 650.00."""
        check = self._write_check("3103", 640.0)
        line = self._create_line(-650.0, "CHECK", bank_check_number="3103")
        self._apply(line, (self._get_bank_item(check), -640.0))
        line.action_bank_correct_payment()
        line.action_accept()
        line.action_post_applications()
        again = self._create_line(-650.0, "CHECK", bank_check_number="3103")
        self.env.invalidate_all()
        self.assertIn(again, again._bank_get_check_warnings())
        # Also when that money was booked elsewhere: the check was paid before.
        self._apply(again, (self.fees, -650.0))
        again.action_accept()
        again.action_post_applications()
        self.env.invalidate_all()
        self.assertTrue(again.is_reconciled)
        self.assertIn(again, again._bank_get_check_warnings())
        self.assertIn("correct the payment", check.warning)

    def test_what_else_was_odd_of_a_corrected_check_is_said(self):
        check = self._write_check("3103", 640.0)
        day = date(2026, 9, 1)
        line = self._create_line(-650.0, "CHECK", day, bank_check_number="3103")
        self._apply(line, (self._get_bank_item(check), -640.0))
        line.action_bank_correct_payment()
        self.env.invalidate_all()
        self.assertIn("it was stale", check.warning)
        self.assertNotIn("correct the payment", check.warning)

    def test_a_check_closed_by_another_entry_is_not_cleared(self):
        check = self._write_check("00101")
        item = self._get_bank_item(check)
        entry = self.env["account.move"].create(
            {
                "date": "2026-03-01",
                "line_ids": [
                    fields.Command.create(
                        {"account_id": item.account_id.id, "debit": 1000.0}
                    ),
                    fields.Command.create(
                        {"account_id": self.fees.id, "credit": 1000.0}
                    ),
                ],
            }
        )
        entry.action_post()
        (item | entry.line_ids[0]).reconcile()
        self.assertRecordValues(
            check, [{"state": "posted", "is_open": False, "statement_status": "closed"}]
        )
        self.assertIn("closed by another entry", check.warning)

    def test_a_cleared_check_cannot_be_stopped(self):
        check = self._write_check("00101")
        self._show_check(check, date(2026, 2, 1)).action_post_applications()
        with self.assertRaisesRegex(
            UserError, "00101 cannot be stopped: it is cleared"
        ):
            check.action_stop_payment()
