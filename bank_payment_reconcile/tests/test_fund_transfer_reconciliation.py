from datetime import date

from odoo.tests import tagged

from .fund_transfer_case import FundTransferCommon


@tagged("post_install", "-at_install")
class TestFundTransferReconciliation(FundTransferCommon):
    """Each bank's own reconciliation has its half of a transfer as an entry."""

    def _document(self, bank, **values):
        return self.env["bank.reconciliation"].create(
            {"journal_id": bank.id, "date": date(2026, 1, 31), **values}
        )

    def _get_entries(self, document):
        entries = self.env["account.move.line"].with_context(
            bank_reconciliation_id=document.id
        )
        return entries.search(document.get_entries_domain())

    def _reconcile(self, bank, amount, payment):
        """Match the bank's line with the half, and post the statement."""
        line = self._create_line(
            amount, "transfer", journal_id=bank.id, day=date(2026, 1, 20)
        )
        document = self._document(bank, balance_start=0.0, balance_end=amount)
        document.action_get_lines()
        entry = self._get_entries(document)
        self.assertEqual(entry, payment._bank_get_transfer_item())
        document.action_match(line, entry)
        self.assertEqual((document.difference, document.unmatched_amount), (0.0, 0.0))
        document.action_post()
        self.assertEqual(document.state, "posted")
        self.assertTrue(payment.is_matched)
        return document

    def test_each_bank_lists_its_half_and_nothing_between(self):
        out, come = self._transfer(
            self.euros,
            self.pounds,
            100.0,
            amount_received=60.0,
            fee_from=2.0,
            fee_to=1.0,
        )
        for bank, payment, amount in (
            (self.euros, out, -102.0),
            (self.pounds, come, 59.0),
        ):
            document = self._document(bank)
            entry = self._get_entries(document)
            self.assertEqual(entry, payment._bank_get_transfer_item())
            self.assertEqual(entry.bank_entry_kind, "transfer")
            self.assertEqual(entry.bank_open_amount, amount)
            self.assertEqual(document.outstanding_total, amount)

    def test_receiving_bank_is_reconciled_first_then_the_paying_one_undone(self):
        out, come = self._transfer(
            self.bank, self.euros, 130.0, amount_received=100.0, fee_to=4.0
        )
        self._reconcile(self.euros, 96.0, come)
        self.assertFalse(out.is_matched)
        filed = self._reconcile(self.bank, -130.0, out)
        self._assert_even_between(out.move_id, come.move_id)
        filed.action_undo()
        self.assertFalse(out.is_matched)
        self.assertTrue(come.is_matched)
        self._assert_even_between(out.move_id, come.move_id)

    def test_matched_in_a_document_then_taken_back(self):
        out, _come = self._transfer(self.bank, self.savings, 500.0)
        line = self._create_line(-500.0, "transfer")
        document = self._document(self.bank)
        document.action_get_lines()
        document.action_match(line, out._bank_get_transfer_item())
        out.action_bank_undo_transfer()
        self.assertFalse(line.application_ids)
        self.assertEqual(line.bank_reconciliation_id, document)
        self.assertFalse(self._get_entries(document))
        self.assertEqual(document.unmatched_amount, -500.0)
