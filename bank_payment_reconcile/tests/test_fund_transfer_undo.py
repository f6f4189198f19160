from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .fund_transfer_case import ACCOUNTS, FundTransferCommon

OURS = "DE89370400440532013000"


@tagged("post_install", "-at_install")
class TestFundTransferUndo(FundTransferCommon):
    """A transfer that did not happen is taken back, both halves or none."""

    def _assert_registered(self, *payments):
        for payment in payments:
            self.assertNotEqual(payment.state, "canceled")
            self.assertEqual(payment.move_id.state, "posted")
        self._assert_even_between(*(payment.move_id for payment in payments))

    def _assert_gone(self, *payments):
        for payment in payments:
            self.assertEqual(payment.state, "canceled")
        entries = self.env["account.move.line"].search(
            [("account_id", "=", self.transfers.id), ("parent_state", "=", "posted")]
        )
        self.assertFalse(entries)

    def test_from_either_half(self):
        for half in (0, 1):
            pair = self._transfer(
                self.euros, self.pounds, 100.0, amount_received=60.0, fee_to=1.0
            )
            pair[half].action_bank_undo_transfer()
            self._assert_gone(*pair)
            # A second click finds nothing left to do.
            pair[half].action_bank_undo_transfer()

    def test_bank_has_shown_one_half(self):
        out, come = self._transfer(self.bank, self.savings, 500.0)
        line = self._create_line(
            500.0, "hello", journal_id=self.savings.id, account_number=OURS
        )
        line.action_apply_automatically()
        line._bank_post_applications()
        self.assertTrue(come.is_matched)
        for half in (out, come):
            with self.assertRaisesRegex(
                UserError, 'Savings has shown .* undo the bank line "hello"'
            ):
                half.action_bank_undo_transfer()
        self._assert_registered(out, come)
        line.action_undo_applications()
        out.action_bank_undo_transfer()
        self._assert_gone(out, come)
        self.assertFalse(line.application_ids)

    def test_line_that_waits_to_be_posted_is_free_again(self):
        out, come = self._transfer(self.bank, self.savings, 500.0)
        line = self._create_line(-500.0, account_number=ACCOUNTS["USD"])
        line.action_apply_automatically()
        line.action_accept()
        come.action_bank_undo_transfer()
        self._assert_gone(out, come)
        self.assertFalse(line.application_ids)
        self.assertTrue(line.needs_review)

    def test_locked_meanwhile(self):
        out, come = self._transfer(self.bank, self.savings, 500.0)
        line = self._create_line(-500.0, account_number=ACCOUNTS["USD"])
        line.action_apply_automatically()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_company SET fiscalyear_lock_date = '2026-01-31' WHERE id = %s",
            [self.company.id],
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "2026-01-14 is locked"):
            out.action_bank_undo_transfer()
        self._assert_registered(out, come)
        self.assertEqual(
            line.application_ids.move_line_id, out._bank_get_transfer_item()
        )

    def test_entries_that_are_secured_are_reversed(self):
        out, come = self._transfer(self.bank, self.savings, 500.0, fee_from=2.0)
        moves = out.move_id | come.move_id
        (self.bank | self.savings).restrict_mode_hash_table = True
        moves._hash_moves()
        self.assertTrue(all(moves.mapped("inalterable_hash")))
        out.action_bank_undo_transfer()
        self.assertEqual(set((out | come).mapped("state")), {"canceled"})
        self.assertEqual(set(moves.mapped("state")), {"posted"})
        reversals = moves.reversal_move_ids
        self.assertEqual(len(reversals), 2)
        for account in moves.line_ids.account_id:
            lines = (moves | reversals).line_ids.filtered(
                lambda line, account=account: line.account_id == account
            )
            self.assertEqual(sum(lines.mapped("balance")), 0.0)
            if account.reconcile:
                self.assertTrue(all(lines.mapped("reconciled")))

    def test_payment_that_is_no_transfer(self):
        payment = self.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_id": self.nordlicht.id,
                "amount": 10.0,
                "journal_id": self.bank.id,
            }
        )
        with self.assertRaisesRegex(UserError, "is not a transfer between two"):
            payment.action_bank_undo_transfer()


@tagged("post_install", "-at_install")
class TestCompleteTransfer(FundTransferCommon):
    """A transfer is seen on one bank's statement before anybody registered it."""

    def _complete(self, line, user=None, **values):
        """What a person does: the action of the line, the form, Transfer."""
        action = line.action_bank_complete_transfer()
        Wizard = self.env["bank.fund.transfer"].with_user(user or self.env.user)
        form = Form(Wizard.with_context(**action["context"]))
        for name, value in values.items():
            form[name] = value
        wizard = form.save()
        wizard.action_transfer()
        payments = self.env["account.payment"].search(
            [("paired_internal_transfer_payment_id", "!=", False)]
        )
        return (
            payments.filtered(lambda payment: payment.payment_type == "outbound"),
            payments.filtered(lambda payment: payment.payment_type == "inbound"),
        )

    def _assert_only_posting_is_left(self, line, payment, user=None):
        self.assertRecordValues(
            line.application_ids,
            [
                {
                    "move_line_id": payment._bank_get_transfer_item().id,
                    "amount": line.amount,
                    "state": "accepted",
                    "confidence": "manual",
                    "accepted_by_id": (user or self.env.user).id,
                }
            ],
        )
        self.assertEqual(line.difference_amount, 0.0)
        self.assertFalse(line.needs_review)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertTrue(payment.is_matched)

    def test_money_that_left(self):
        line = self._create_line(
            -500.0, "to savings 0815", account_number=ACCOUNTS["USD"]
        )
        line = line.with_user(self.accountant)
        out, come = self._complete(line, self.accountant)
        self.assertRecordValues(
            out | come,
            [
                {
                    "journal_id": bank.id,
                    "amount": 500.0,
                    "date": date(2026, 1, 15),
                    "memo": "to savings 0815",
                }
                for bank in (self.bank, self.savings)
            ],
        )
        self._assert_only_posting_is_left(line, out, self.accountant)
        other = self._create_line(
            500.0, "0815", journal_id=self.savings.id, day=date(2026, 1, 22)
        )
        other.account_number = OURS
        other.action_apply_automatically()
        self.assertEqual(
            other.application_ids.move_line_id, come._bank_get_transfer_item()
        )
        self.assertFalse(other.needs_review)
        other._bank_post_applications()
        self.assertTrue(come.is_matched)
        self._assert_even_between(out.move_id, come.move_id)

    def test_euros_that_arrived_less_a_fee(self):
        # 96.00 came, the bank kept 4.00; 130.00 dollars were paid.
        line = self._create_line(
            96.0, "from dollars", journal_id=self.euros.id, account_number=OURS
        )
        out, come = self._complete(line, fee_to=4.0, amount=130.0)
        self.assertEqual((out.amount, come.amount), (130.0, 96.0))
        self.assertEqual(out.journal_id, self.bank)
        self._assert_entry(
            come,
            (come.outstanding_account_id, 96.0, 124.8),
            (self.fees, 4.0, 5.2),
            (self.transfers, -100.0, -130.0),
        )
        self._assert_only_posting_is_left(line, come)
        gone = self._create_line(-130.0, account_number=ACCOUNTS["EUR"])
        gone.action_apply_automatically()
        self.assertEqual(
            gone.application_ids.move_line_id, out._bank_get_transfer_item()
        )

    def test_dollars_that_left_with_a_fee_in_the_amount(self):
        line = self._create_line(-502.5, account_number=ACCOUNTS["USD"])
        out, come = self._complete(line, fee_from=2.5)
        self.assertEqual((out.amount, come.amount), (502.5, 500.0))
        self._assert_only_posting_is_left(line, out)

    def test_euro_bank_says_how_many_dollars_it_sent(self):
        line = self._create_line(
            -100.0,
            journal_id=self.euros.id,
            account_number=OURS,
            foreign_currency_id=self.env.ref("base.USD").id,
            amount_currency=-118.0,
        )
        out, come = self._complete(line)
        self.assertEqual((out.amount, come.amount), (100.0, 118.0))
        self.assertEqual(
            line.application_ids.move_line_id, out._bank_get_transfer_item()
        )
        self.assertEqual(line.difference_amount, 0.0)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertTrue(out.is_matched)

    def test_line_that_was_put_on_the_account_for_transfers(self):
        line = self._create_line(-500.0, account_number=ACCOUNTS["USD"])
        self._apply(line, (self.transfers, -500.0))
        out, _come = self._complete(line)
        self._assert_only_posting_is_left(line, out)

    def test_both_lines_wait_for_each_other(self):
        line = self._create_line(-500.0, account_number=ACCOUNTS["USD"])
        other = self._create_line(
            500.0, journal_id=self.savings.id, account_number=OURS
        )
        (line | other).action_apply_automatically()
        self.assertEqual(other.application_ids.transfer_line_id, line)
        out, come = self._complete(line)
        self.assertEqual(
            other.application_ids.move_line_id, come._bank_get_transfer_item()
        )
        (line | other)._bank_post_applications()
        self.assertTrue(out.is_matched and come.is_matched)
        self._assert_even_between(out.move_id, come.move_id)

    # -- Refused ----------------------------------------------------------------

    def test_posted_line(self):
        line = self._create_line(-500.0, "gone")
        self._apply(line, (self.transfers, -500.0))
        line._bank_post_applications()
        with self.assertRaisesRegex(UserError, '"gone" of 2026-01-15 is posted'):
            line.action_bank_complete_transfer()

    def test_other_bank_s_line_is_posted(self):
        other = self._create_line(
            500.0, journal_id=self.savings.id, account_number=OURS
        )
        self._apply(other, (self.transfers, 500.0))
        other._bank_post_applications()
        line = self._create_line(-500.0, account_number=ACCOUNTS["USD"])
        line.action_apply_automatically()
        with self.assertRaisesRegex(UserError, "is already posted"):
            line.action_bank_complete_transfer()

    def test_person_applied_the_line_to_an_invoice(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        line = self._create_line(500.0, "for goods")
        self._apply(line, (item, 500.0))
        with self.assertRaisesRegex(UserError, "INV/2026/00042: remove that first"):
            line.action_bank_complete_transfer()

    def test_amount_that_is_not_the_line_s(self):
        line = self._create_line(-500.0, account_number=ACCOUNTS["USD"])
        wizard = self._prepare(
            self.bank, self.savings, 400.0, statement_line_id=line.id
        )
        with self.assertRaisesRegex(
            UserError, "Bank has shown .*500.00: amount and fee"
        ):
            wizard.action_transfer()
        wizard = self._prepare(
            self.savings, self.bank, 500.0, statement_line_id=line.id
        )
        with self.assertRaisesRegex(UserError, "Bank has shown"):
            wizard.action_transfer()
        self.assertFalse(line.application_ids)
