"""A provider that is kept like a bank: its report is its statement, its payout a
transfer.
"""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .advice_case import AdviceCommon


@tagged("post_install", "-at_install")
class TestAdviceOwnJournal(AdviceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.provider.action_keep_like_bank()
        cls.own = cls.provider.journal_id

    def _report(self):
        return self._payout(
            [
                self._row(
                    "charge",
                    "119.00",
                    "INV/2026/00101",
                    fee="-2.00",
                    date=date(2026, 1, 12),
                    key="pay-1",
                ),
                self._row(
                    "fee",
                    "0.00",
                    fee="-4.90",
                    date=date(2026, 1, 13),
                    key="fee-1",
                    text="Monthly fee",
                ),
            ]
        )

    def test_the_guide_makes_a_journal_with_the_account_for_fees(self):
        self.assertEqual(self.own.bank_fee_account_id, self.fees)
        with self.assertRaisesRegex(UserError, "is kept as"):
            self.provider.action_keep_like_bank()

    def test_the_report_is_a_statement_and_the_payout_leaves(self):
        """119.00 less 2.00, 4.90 of fees, and 112.10 that went to the bank: 0.00."""
        self._create_document(self.nordlicht, 119.0, "INV/2026/00101")
        advices, told = self._take(self._report())
        self.assertFalse(advices)
        self.assertEqual(len(told), 1)
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.own.id)]
        )
        self.assertEqual(sorted(lines.mapped("amount")), [-112.1, -4.9, 117.0])
        paid = lines.filtered(lambda line: line.amount == 117.0)
        self.assertEqual(paid.bank_charges_amount, -2.0)
        paid.action_apply_automatically()
        self.assertEqual(sorted(paid.application_ids.mapped("amount")), [-2.0, 119.0])

    def test_a_second_drop_brings_nothing(self):
        self._take(self._report())
        _advices, told = self._take(self._report())
        self.assertIn("imported before", told[0])
        self.assertEqual(
            self.env["account.bank.statement.line"].search_count(
                [("journal_id", "=", self.own.id)]
            ),
            3,
        )
