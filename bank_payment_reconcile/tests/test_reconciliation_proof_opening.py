"""The bank's first statement opens with what the ledger had before, or had not."""

from datetime import date

from odoo.tests import tagged

from .proof_case import ProofCommon


@tagged("post_install", "-at_install")
class TestProofOpening(ProofCommon):
    """Entries on the bank's account without a bank line: which are in the first
    opening balance, and which are direct postings."""

    # -- The opening balance --------------------------------------------------

    def _open_with(self, opening):
        self.statement.unlink()
        self.statement = self._create_statement(self.lines, opening, opening + 1168.5)
        return self._reconcile()._get_proof()

    def test_an_opening_entry_is_in_the_opening_balance(self):
        self._post_entry(10000.0, date(2026, 1, 1))
        proof = self._open_with(10000.0)
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (11168.5, 11168.5, 11168.5, 0.0, 0.0))

    def test_before_the_first_statement_the_opening_entry_is_the_balance(self):
        self._post_entry(10000.0, date(2026, 1, 1))
        self._open_with(10000.0)
        proof = self._prove(date(2026, 1, 5))
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (10000.0, 10000.0, 10000.0, 0.0, 0.0))
        self.assertIn("No statement of this bank is posted", proof.warnings[0])

    def test_a_direct_posting_beside_the_opening_entry_is_told_apart(self):
        """Both are dated before the bank's first line: the amounts decide."""
        self._post_entry(10000.0, date(2026, 1, 1))
        self._post_entry(100.0, date(2026, 1, 5))
        proof = self._open_with(10000.0)
        self.assertEqual(self._items(proof), [("direct", 100.0)])
        self.assertEqual(proof.unexplained, 0.0)

    def test_a_check_among_the_entries_of_last_year_is_cleared_in_january(self):
        """The ledger began long before the statements; a direct check of December
        stands between entries that the opening balance contains."""
        self._post_entry(9000.0, date(2025, 11, 1))
        check = self._post_entry(-500.0, date(2025, 12, 20))
        self._post_entry(1000.0, date(2025, 12, 28))
        line = self._clear_direct(check, date(2026, 1, 12))
        self.lines |= line
        self.statement.unlink()
        self.statement = self._create_statement(self.lines, 10000.0, 10668.5)
        proof = self._reconcile()._get_proof()
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (10668.5, 10668.5, 10668.5, 0.0, 0.0))
        self.assertEqual(self._prove(date(2026, 1, 8)).unexplained, 0.0)

    def test_a_check_that_the_first_line_of_the_bank_clears(self):
        """On 7 January the bank has 10,000.00, and the check of December is still to
        come; on the 10th, the first day of the bank's paper, it is shown."""
        self._post_entry(9000.0, date(2025, 11, 1))
        check = self._post_entry(-500.0, date(2025, 12, 20))
        self._post_entry(1000.0, date(2025, 12, 28))
        self.lines |= self._clear_direct(check, date(2026, 1, 10))
        self.statement.unlink()
        self.statement = self._create_statement(self.lines, 10000.0, 10668.5)
        self.assertEqual(self._reconcile()._get_proof().items, [])
        before = self._prove(date(2026, 1, 7))
        self.assertEqual(self._items(before), [("direct", -500.0)])
        self.assertEqual(self._figures(before), (10000.0, 9500.0, 9500.0, 0.0, 0.0))

    def test_lines_before_the_first_statement_are_in_its_opening_balance(self):
        """They were posted in the payment journal, on no document."""
        early = self._create_line(400.0, "early", date(2026, 1, 4))
        self._apply(early, (self.fees, 400.0))
        early._bank_post_applications()
        proof = self._open_with(400.0)
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (1568.5, 1568.5, 1568.5, 0.0, 0.0))

    def test_lines_before_it_beside_an_opening_entry(self):
        """The bank opens with 10,400.00: 10,000.00 of the opening entry and the 400.00
        of the line. The 100.00 of a direct posting are not in it."""
        self._post_entry(10000.0, date(2026, 1, 1))
        self._post_entry(100.0, date(2026, 1, 5))
        early = self._create_line(400.0, "early", date(2026, 1, 4))
        self._apply(early, (self.fees, 400.0))
        early._bank_post_applications()
        proof = self._open_with(10400.0)
        self.assertEqual(self._items(proof), [("direct", 100.0)])
        self.assertEqual(self._figures(proof), (11568.5, 11668.5, 11668.5, 0.0, 0.0))

    def test_an_opening_balance_that_the_ledger_lacks_is_unexplained(self):
        proof = self._open_with(10000.0)
        self.assertEqual(self._figures(proof), (11168.5, 11168.5, 1168.5, 0.0, 10000.0))
        self.assertFalse(proof.is_proved)
        self.assertIn("Unexplained difference: $\xa010,000.00", proof.warnings[0])
        action = proof.document.action_open_ledger()
        entries = self.env["account.move.line"].search(action["domain"])
        self.assertEqual(sum(entries.mapped("balance")), 1168.5)

    def test_a_statement_that_does_not_follow_the_last_one_says_so(self):
        self._reconcile()
        line = self._create_line(10.0, "interest", date(2026, 2, 3))
        self._apply(line, (self.fees, 10.0))
        statement = self._create_statement(line, 1200.0, 1210.0, "February")
        statement._bank_get_or_create_reconciliation(
            balance_start=1200.0, balance_end=1210.0
        ).action_post()
        proof = self._prove(date(2026, 2, 28))
        self.assertEqual(proof.unexplained, 31.5)
        self.assertIn("1,200.00 of February is not the closing", proof.warnings[1])

    # -- Direct postings ------------------------------------------------------

    def test_a_direct_posting_is_outstanding_until_the_bank_shows_it(self):
        direct = self._post_entry(70.0, date(2026, 1, 20))
        document = self._reconcile()
        january = self._prove()
        self.assertEqual(self._items(january), [("direct", 70.0)])
        self.assertEqual(self._figures(january), (1168.5, 1238.5, 1238.5, 0.0, 0.0))
        self.assertIn("1 entries were posted directly", january.warnings[0])
        line = self._clear_direct(direct, date(2026, 2, 3))
        self._reconcile(self._create_statement(line, 1168.5, 1238.5, "February"))
        self.assertEqual(self._prove().items, january.items)
        february = self._prove(date(2026, 2, 28))
        self.assertEqual(february.items, [])
        self.assertEqual(self._figures(february), (1238.5, 1238.5, 1238.5, 0.0, 0.0))
        # The posted statement keeps it as outstanding, and says when it was closed.
        self.assertRecordValues(
            document.outstanding_ids,
            [
                {
                    "kind": "direct",
                    "section": "direct",
                    "amount": 70.0,
                    "closed_date": date(2026, 2, 3),
                }
            ],
        )

    def test_a_direct_posting_before_the_first_line_is_no_opening_balance(self):
        self._post_entry(70.0, date(2026, 1, 3))
        proof = self._reconcile()._get_proof()
        self.assertEqual(self._items(proof), [("direct", 70.0)])
        self.assertEqual(proof.unexplained, 0.0)

    def test_the_day_from_which_direct_postings_count_decides(self):
        """The first entry was booked twice: the opening balance lacks 10,000."""
        self._post_entry(10000.0, date(2026, 1, 1))
        self._post_entry(10000.0, date(2026, 1, 2))
        self._post_entry(70.0, date(2026, 1, 5))
        self.bank.bank_direct_from = date(2026, 1, 3)
        proof = self._open_with(10000.0)
        self.assertEqual(self._items(proof), [("direct", 70.0)])
        self.assertEqual(proof.unexplained, -10000.0)
