"""From a bank of which nothing is known to its filed statement, by the card alone."""

from odoo.tests import tagged

from .guide_case import NUMBER, GuideCommon, paper
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTourGuide(GuideCommon, TourCase):
    def test_from_nothing_to_a_filed_statement(self):
        """The company has no entry but what is done here, and the person our group of
        accountants alone: the chart made the bank, all else the guide asks."""
        self.assertFalse(
            self.env["account.move"].search([("company_id", "=", self.company.id)])
        )
        self.start_tour("/odoo/accounting", "bank_guide_tour", login="beginner")
        bank = self.new_bank
        self.assertEqual(bank.bank_account_id.sanitized_acc_number, NUMBER)
        self.assertTrue(bank.bank_fee_account_id)
        document = self.env["bank.reconciliation"].search(
            [("journal_id", "=", bank.id)]
        )
        self.assertRecordValues(
            document,
            [{"state": "posted", "balance_start": 1000.0, "balance_end": 1237.5}],
        )
        # 1,000.00 in the beginning, 250.00 come, 12.50 kept by the bank.
        lines = self.env["account.move.line"].search(
            [("company_id", "=", self.company.id), ("parent_state", "=", "posted")]
        )
        ledger = lines.filtered(lambda line: line.account_id == bank.default_account_id)
        self.assertEqual(sum(ledger.mapped("balance")), 1237.5)
        fees = lines.filtered(lambda line: line.account_id == bank.bank_fee_account_id)
        self.assertEqual(sum(fees.mapped("balance")), 12.5)

    def test_the_account_for_fees_is_asked_for_where_it_is_needed(self):
        self.new_bank.set_bank_account(NUMBER)
        bank = self.new_bank.with_user(self.beginner)
        lines = bank.import_bank_statements(paper(), "january.sta").line_ids
        self.start_tour(
            "/odoo/payment-reconciliation", "bank_guide_fee_tour", login="beginner"
        )
        account = bank.bank_fee_account_id
        self.assertTrue(account)
        fee = lines.filtered(lambda line: line.amount == -12.5)
        self.assertRecordValues(
            fee.application_ids, [{"account_id": account.id, "amount": -12.5}]
        )

    def test_the_menu_fits_the_window(self):
        self.start_tour("/odoo/accounting", "bank_menu_tour", login="beginner")
