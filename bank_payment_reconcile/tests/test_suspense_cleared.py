"""The suspense account is reconciled in the books: what another entry cleared of a bank
line is used, and the line is not posted over it."""

from odoo import Command
from odoo.tests import tagged

from .elsewhere_case import ElsewhereCommon


@tagged("post_install", "-at_install")
class TestSuspenseCleared(ElsewhereCommon):
    """A bank line of 100.00 is applied to two invoices, of 70.00 and 30.00. Then
    somebody clears 60.00 of it from the suspense account, to fees."""

    def setUp(self):
        super().setUp()
        self.bank.suspense_account_id.reconcile = True
        self.items = [
            self._create_document(self.nordlicht, amount, f"INV/2026/000{amount:g}")
            for amount in (70.0, 30.0)
        ]
        self.line = self._create_line(100.0)
        self._apply(self.line, *zip(self.items, (70.0, 30.0), strict=True))

    def _clear(self, amount):
        """Some of it leaves the suspense account by an entry of its own."""
        suspense = self.line._seek_for_lines()[1]
        clearing = self.env["account.move"].create(
            {
                "move_type": "entry",
                "date": self.line.date,
                "line_ids": [
                    Command.create(
                        {"account_id": suspense.account_id.id, "balance": amount}
                    ),
                    Command.create({"account_id": self.fees.id, "balance": -amount}),
                ],
            }
        )
        clearing.action_post()
        cleared = clearing.line_ids.filtered(
            lambda entry: entry.account_id == suspense.account_id
        )
        (suspense | cleared).reconcile()
        return cleared

    def _get_states(self):
        return {item.move_id.payment_state for item in self.items}

    def test_a_part_is_cleared(self):
        """Of the 100.00 nothing is posted, or 60.00 would be used twice. It is when the
        60.00 are unreconciled again: then they are open on suspense."""
        cleared = self._clear(60.0)
        _done, errors = self.line._bank_post_applications()
        self.assertIn("changed by hand", errors.get(self.line, "posted"))
        self.assertFalse(self.line.is_reconciled)
        self.assertEqual(self._get_states(), {"not_paid"})
        self.assertEqual(cleared.amount_residual, 0.0)
        cleared.remove_move_reconcile()
        _done, errors = self.line._bank_post_applications()
        self.assertFalse(errors)
        self.assertEqual(self._get_states(), {"paid"})
        self.assertEqual(cleared.amount_residual, 60.0)

    def test_all_of_it_is_cleared(self):
        self._clear(100.0)
        _done, errors = self.line._bank_post_applications()
        self.assertIn("already posted", errors[self.line])
        self.assertEqual(self._get_states(), {"not_paid"})
