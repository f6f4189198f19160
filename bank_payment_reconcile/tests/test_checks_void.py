from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .checks_case import JANUARY, ChecksCase


@tagged("post_install", "-at_install")
class TestCheckVoid(ChecksCase):
    """Voiding before posting and after, and what stays in the books."""

    def test_a_check_is_voided_before_posting(self):
        payment = self._create_payment(number="00101")
        check = payment.bank_check_entry_ids
        check._void(reason="Wrong payee")
        self.assertRecordValues(
            check,
            [
                {
                    "state": "voided",
                    "void_type": "unposted",
                    "void_reason": "Wrong payee",
                }
            ],
        )
        self.assertEqual(payment.state, "canceled")
        self.assertFalse(payment.move_id)
        # Taken up again, the payment gets a new check.
        payment.action_draft()
        self.assertFalse(payment.check_number)
        payment.check_number = "00102"
        payment.action_post()
        self.assertEqual(
            payment.bank_check_entry_ids.sorted("number").mapped("state"),
            ["voided", "posted"],
        )

    def test_nav_ck_005_unapply_and_void_opens_the_bill_again(self):
        check = self._pay_bill()
        self.assertEqual(self.bill.move_id.payment_state, "paid")
        bank_item = self._get_bank_item(check)
        wizard = Form(
            self.env["bank.check.void"].with_context(default_check_ids=check.ids)
        )
        self.assertEqual(wizard.void_type, "unapply_void")
        self.assertEqual(wizard.void_date, JANUARY)
        wizard.void_date = date(2026, 2, 3)
        wizard.reason = "Lost in the mail"
        wizard.save().action_void()
        self.assertRecordValues(
            check,
            [
                {
                    "state": "financially_voided",
                    "void_date": date(2026, 2, 3),
                    "void_reason": "Lost in the mail",
                    "is_open": False,
                    "statement_status": "closed",
                }
            ],
        )
        self.assertEqual(self.bill.move_id.payment_state, "not_paid")
        self.assertEqual(self.bill.amount_residual, -1000.0)
        # The payment's entry stays; one of the void date takes it back.
        self.assertRecordValues(check.move_id, [{"state": "posted", "date": JANUARY}])
        reversal = check.void_move_id
        self.assertRecordValues(
            reversal.line_ids.sorted("balance"),
            [
                {
                    "account_id": self.payable.id,
                    "balance": -1000.0,
                    "amount_residual": 0.0,
                    "date": date(2026, 2, 3),
                },
                {
                    "account_id": bank_item.account_id.id,
                    "balance": 1000.0,
                    "amount_residual": 0.0,
                    "date": date(2026, 2, 3),
                },
            ],
        )
        self.assertEqual(bank_item.amount_residual, 0.0)
        self.assertEqual(check.payment_id.state, "canceled")

    def test_nav_ck_006_void_only_leaves_the_amount_open_on_the_vendor(self):
        check = self._pay_bill()
        check._void("void_only")
        self.assertEqual(check.state, "financially_voided")
        self.assertEqual(self.bill.move_id.payment_state, "paid")
        self.assertEqual(self.bill.amount_residual, 0.0)
        open_entry = check.void_move_id.line_ids.filtered(
            lambda line: line.account_id == self.payable
        )
        self.assertRecordValues(
            open_entry,
            [
                {
                    "partner_id": self.fjord.id,
                    "amount_residual": -1000.0,
                    "date": JANUARY,
                }
            ],
        )
        self.assertEqual(self._get_bank_item(check).amount_residual, 0.0)
        # A new check pays what is open.
        again = self._write_check("00102")
        (self._get_partner_item(again) | open_entry).reconcile()
        self.assertTrue(open_entry.reconciled)

    def test_void_only_leaves_a_discount_with_the_bill(self):
        """A bill of 1,000 was paid by 980 and 20 discount: 980 is open."""
        action = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=self.bill.move_id.ids)
            .create(
                {
                    "journal_id": self.bank.id,
                    "payment_method_line_id": self.method.id,
                    "payment_date": JANUARY,
                    "amount": 980.0,
                    "payment_difference_handling": "reconcile",
                    "writeoff_account_id": self.fees.id,
                }
            )
        )
        payment = action._create_payments()
        payment.check_number = "00101"
        check = payment.bank_check_entry_ids
        check._void("void_only")
        self.assertEqual(self.bill.amount_residual, 0.0)
        self.assertRecordValues(
            check.void_move_id.line_ids.sorted("balance"),
            [
                {"account_id": self.payable.id, "amount_residual": -980.0},
                {
                    "account_id": payment.outstanding_account_id.id,
                    "amount_residual": 0.0,
                },
            ],
        )

    def test_unapply_takes_a_discount_back_too(self):
        payment = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=self.bill.move_id.ids)
            .create(
                {
                    "journal_id": self.bank.id,
                    "payment_method_line_id": self.method.id,
                    "payment_date": JANUARY,
                    "amount": 980.0,
                    "payment_difference_handling": "reconcile",
                    "writeoff_account_id": self.fees.id,
                }
            )
            ._create_payments()
        )
        payment.check_number = "00101"
        payment.bank_check_entry_ids._void("unapply_void")
        self.assertEqual(self.bill.amount_residual, -1000.0)
        fees = self.env["account.move.line"].search(
            [
                ("account_id", "=", self.fees.id),
                (
                    "move_id",
                    "in",
                    [payment.move_id.id, payment.bank_check_entry_ids.void_move_id.id],
                ),
            ]
        )
        self.assertEqual(sum(fees.mapped("balance")), 0.0)

    def test_a_check_in_another_currency_is_voided_at_its_own_rate(self):
        currency = self.setup_other_currency(
            "EUR", rates=[("2026-01-01", 2.0), ("2026-02-01", 4.0)]
        )
        check = self._write_check("00101", 100.0, currency_id=currency.id)
        check._void("unapply_void", date(2026, 2, 3))
        self.assertEqual(check.state, "financially_voided")
        bank_items = (check.move_id | check.void_move_id).line_ids.filtered(
            lambda line: line.account_id == check.payment_id.outstanding_account_id
        )
        self.assertEqual(bank_items.mapped("amount_residual_currency"), [0.0, 0.0])
        self.assertEqual(sum(bank_items.mapped("balance")), 0.0)

    def test_a_check_is_not_voided_before_its_date(self):
        check = self._pay_bill()
        with self.assertRaisesRegex(
            UserError, "00101 is of 2026-01-10 and cannot be voided on 2026-01-09"
        ):
            check._void(date=date(2026, 1, 9))
        self.assertEqual(check.state, "posted")
        self.assertEqual(self.bill.move_id.payment_state, "paid")

    def test_a_check_is_not_voided_in_a_locked_period(self):
        check = self._pay_bill()
        self.company_data["company"].fiscalyear_lock_date = date(2026, 1, 31)
        with self.assertRaisesRegex(UserError, "the period is locked"):
            check._void(date=JANUARY)
        wizard = Form(
            self.env["bank.check.void"].with_context(default_check_ids=check.ids)
        )
        self.assertGreater(wizard.void_date, date(2026, 1, 31))
        check._void(date=date(2026, 2, 1))
        self.assertEqual(check.void_move_id.date, date(2026, 2, 1))
        self.assertEqual(self.bill.move_id.payment_state, "not_paid")

    def test_what_the_bank_paid_cannot_be_voided(self):
        check = self._pay_bill()
        line = self._show_check(check, date(2026, 2, 1))
        with self.assertRaisesRegex(UserError, "matched with the bank line of 2026-02"):
            check._void()
        line.action_post_applications()
        for attempt in (
            check._void,
            check.payment_id.action_void_check,
            check.payment_id.action_draft,
            check.payment_id.action_cancel,
            check.payment_id.unlink,
        ):
            with self.assertRaisesRegex(
                UserError,
                "The bank has paid check 00101: undo the bank line of 2026-02",
            ):
                attempt()
        self.assertEqual(check.state, "cleared")
        line.action_undo_applications()
        line.action_remove_applications()
        check._void()
        self.assertEqual(check.state, "financially_voided")

    def test_a_void_check_stays_void(self):
        check = self._pay_bill()
        check._void()
        with self.assertRaisesRegex(UserError, "is void already, since 2026-01-10"):
            check._void()
        for attempt in (check.payment_id.action_draft, check.payment_id.unlink):
            with self.assertRaisesRegex(UserError, "register a new payment"):
                attempt()

    def test_one_of_several_that_cannot_be_voided_keeps_all(self):
        paid, other = self._pay_bill(), self._write_check("00102", 50.0)
        self._show_check(paid, date(2026, 2, 1)).action_post_applications()
        with self.assertRaisesRegex(UserError, "00101"):
            (other | paid)._void()
        self.assertEqual(other.state, "posted")

    def test_the_host_voids_in_place_and_the_number_stays(self):
        check = self._pay_bill()
        check.payment_id.action_void_check()
        self.assertRecordValues(check, [{"state": "voided", "void_type": "unposted"}])
        self.assertEqual(check.payment_id.state, "canceled")
        self.assertEqual(self.bill.move_id.payment_state, "not_paid")

    def test_an_entry_reversed_by_hand_shows_on_its_check(self):
        check = self._pay_bill()
        check.move_id._reverse_moves([{"date": date(2026, 2, 1)}], cancel=True)
        self.assertRecordValues(
            check, [{"state": "financially_voided", "is_open": False}]
        )

    def test_the_form_of_a_payment_asks_how_to_void(self):
        check = self._pay_bill()
        action = check.payment_id.action_bank_open_check_void()
        self.assertEqual(action["res_model"], "bank.check.void")
        self.assertEqual(action["context"], {"default_check_ids": check.ids})
