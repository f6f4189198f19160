from datetime import date

from odoo.tests import tagged

from .common import BankReconcileCommon

SAVINGS = "NO8330001234567"
OURS = "DE89370400440532013000"


@tagged("post_install", "-at_install")
class TestTransfers(BankReconcileCommon):
    """Money moves from one bank of the company to another."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.transfers = cls.company_data["company"].transfer_account_id
        cls.savings = cls._create_bank("Savings", SAVINGS)

    @classmethod
    def _create_bank(cls, name, account):
        bank = cls.bank.copy({"name": name, "code": name[:4].upper()})
        bank.bank_account_id = cls.env["res.partner.bank"].create(
            {
                "acc_number": account,
                "partner_id": cls.company_data["company"].partner_id.id,
            }
        )
        return bank

    def _paid_out(self, amount=500.0, **values):
        """The savings bank's line of money that goes to the other bank."""
        values = {"journal_id": self.savings.id, "account_number": OURS, **values}
        return self._create_line(-amount, "to current account", **values)

    def _came_in(self, amount=500.0, **values):
        values = {"account_number": SAVINGS, "day": date(2026, 1, 16), **values}
        return self._create_line(amount, "from savings", **values)

    def _assert_even(self, *lines):
        entries = self.env["account.move.line"].union(
            *(
                line.move_id.line_ids.filtered(lambda e: e.account_id == self.transfers)
                for line in lines
            )
        )
        self.assertEqual(len(entries), len(lines))
        self.assertEqual(sum(entries.mapped("balance")), 0.0)
        self.assertTrue(all(entries.mapped("reconciled")))
        self.assertEqual(len(entries.full_reconcile_id), 1)

    def test_one_bank_posted_then_the_other_shows_it(self):
        out = self._paid_out()
        self._apply(out, (self.transfers, -500.0))
        out._bank_post_applications()
        line = self._came_in()
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id.move_id, out.move_id)
        self.assertFalse(line.needs_review)
        self.assertIn("is our own", line.bank_match_explanation)
        line._bank_post_applications()
        self._assert_even(out, line)

    def test_the_money_is_seen_first_where_it_comes_in(self):
        line = self._came_in()
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.account_id, self.transfers)
        self.assertTrue(line.needs_review)
        line._bank_post_applications()
        out = self._paid_out()
        out.action_apply_automatically()
        self.assertFalse(out.needs_review)
        out._bank_post_applications()
        self._assert_even(out, line)

    def test_both_lines_wait_and_are_posted_together(self):
        out, line = self._paid_out(), self._came_in()
        (out | line).action_apply_automatically()
        self.assertEqual(line.application_ids.transfer_line_id, out)
        self.assertEqual(out.application_ids.transfer_line_id, line)
        self.assertFalse(out.needs_review or line.needs_review)
        (out | line)._bank_post_applications()
        self._assert_even(out, line)

    def test_both_lines_wait_and_are_posted_one_after_the_other(self):
        out, line = self._paid_out(), self._came_in()
        (out | line).action_apply_automatically()
        out._bank_post_applications()
        self.assertFalse(line.is_reconciled)
        line._bank_post_applications()
        self._assert_even(out, line)

    def test_only_one_of_two_waiting_lines_is_applied(self):
        out, line = self._paid_out(), self._came_in()
        line.action_apply_automatically()
        line._bank_post_applications()
        out.action_apply_automatically()
        self.assertEqual(out.application_ids.move_line_id.move_id, line.move_id)
        out._bank_post_applications()
        self._assert_even(out, line)

    def test_third_bank_does_not_get_what_is_promised(self):
        out, line = self._paid_out(), self._came_in()
        line.action_apply_automatically()
        third = self._create_bank("Third", "NO1234567890123")
        other = self._create_line(500.0, "hello", journal_id=third.id)
        other.action_apply_automatically()
        self.assertFalse(other.application_ids)
        line._bank_post_applications()
        out.action_apply_automatically()
        other.action_apply_automatically()
        self.assertFalse(other.application_ids)

    def test_strangers_payment_of_the_same_amount(self):
        self._paid_out()
        self._create_partner("Stranger Ltd", account="NO5015030000001")
        line = self._came_in(account_number="NO5015030000001")
        line.action_apply_automatically()
        self.assertNotEqual(line.application_ids.account_id, self.transfers)

    def test_same_amount_and_nothing_else_is_reviewed(self):
        self._paid_out(account_number=False)
        line = self._came_in(account_number=False)
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.account_id, self.transfers)
        self.assertTrue(line.needs_review)
        self.assertEqual(line.match_confidence, "low")

    def test_invoice_of_the_same_amount_named_by_its_number(self):
        self._paid_out()
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        line = self._create_line(500.0, "INV/2026/00042 Nordlicht Versand")
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)

    def test_two_transfers_of_one_amount_are_ambiguous(self):
        self._paid_out()
        self._paid_out()
        line = self._came_in()
        line.action_apply_automatically()
        self.assertFalse(line.application_ids)
        self.assertTrue(line.bank_is_ambiguous)
        self.assertTrue(line.bank_rival_answers)

    def test_undone_and_posted_again(self):
        out, line = self._paid_out(), self._came_in()
        (out | line).action_apply_automatically()
        (out | line)._bank_post_applications()
        for undone in (line, out):
            undone.action_undo_applications()
            entries = (out | line).move_id.line_ids.filtered(
                lambda entry: entry.account_id == self.transfers
            )
            self.assertEqual(len(entries), 1)
            self.assertFalse(entries.reconciled)
            undone._bank_post_applications()
            self._assert_even(out, line)

    def test_registered_transfer_is_found_on_both_banks(self):
        payment = self.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "supplier",
                "partner_id": self.savings.company_id.partner_id.id,
                "amount": 500.0,
                "date": date(2026, 1, 14),
                "journal_id": self.savings.id,
                "destination_account_id": self.transfers.id,
                "memo": "liquidity January",
            }
        )
        payment.outstanding_account_id = self.env["account.account"].create(
            {
                "name": "Outstanding",
                "code": "OUTST1",
                "account_type": "asset_current",
                "reconcile": True,
            }
        )
        payment.action_post()
        out, line = self._paid_out(), self._came_in()
        (out | line).action_apply_automatically()
        self.assertEqual(out.application_ids.move_line_id.payment_id, payment)
        self.assertEqual(line.application_ids.move_line_id.payment_id, payment)
        _done, errors = (out | line)._bank_post_applications()
        self.assertFalse(errors)
        self.assertTrue(payment.is_matched)
        on_transfers = (payment.move_id | line.move_id).line_ids.filtered(
            lambda entry: entry.account_id == self.transfers
        )
        self.assertEqual(len(on_transfers), 2)
        self.assertTrue(all(on_transfers.mapped("reconciled")))
