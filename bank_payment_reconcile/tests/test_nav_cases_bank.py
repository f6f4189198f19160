"""NAV's acceptance cases of bank account reconciliation, checks, transfers and
assisted matching.

As `test_nav_cases`: each case with the test that answers it, or why ours differs.
"""

from datetime import date

from psycopg2 import IntegrityError

from odoo.tests import BaseCase, Form, tagged
from odoo.tools import mute_logger

from .bank_reconciliation_case import BankReconciliationCase
from .nav_answers import NavAnswers

FORM = "bank_payment_reconcile.view_bank_reconciliation_work_form"
HERE = "test_nav_cases_bank"
HAND, DIFF = "test_bank_reconciliation", "test_bank_reconciliation_differences"
AUTO = "test_bank_reconciliation_automatch"
PAIRS = "test_matching_entries"
CHECKS, VOID = "test_checks_bank", "test_checks_void"
#: case -> (module, test): answered as NAV answers
CASES = {
    "RB-001": (HAND, "test_one_deposit_of_two_checks"),
    "RB-002": (HAND, "test_the_bank_shows_a_run_in_two_pieces"),
    "RB-003": (HAND, "test_two_lines_with_two_entries_are_refused"),
    "RB-004": (HAND, "test_the_pieces_are_less_than_the_run"),
    "RB-006": (HAND, "test_deleting_a_matched_line_frees_the_entry"),
    "RB-009": (HAND, "test_removing_a_match_frees_entry_and_group"),
    "RB-010": (HAND, "test_another_reconciliation_of_the_bank_is_in_work"),
    "RB-011": (HAND, "test_changing_the_date_keeps_the_matches"),
    "RB-013": (HAND, "test_suggested_and_not_matched_where_the_bank_says_so"),
    "RB-017": (DIFF, "test_the_rest_of_a_line_that_is_matched_in_part"),
    "RB-019": (HERE, "test_a_statement_needs_a_date"),
    "RB-020": (HAND, "test_the_pieces_are_less_than_the_run"),
    "RB-021": (HERE, "test_what_a_posted_statement_leaves"),
    "RB-022": (HERE, "test_a_statement_is_undone"),
    "RB-025": (HERE, "test_a_statement_with_a_check_is_undone"),
    "RB-027": (HERE, "test_another_opening_balance_is_typed"),
    "RB-029": (
        "test_reconciliation_proof",
        "test_january_is_the_same_when_february_has_cleared_it",
    ),
    "CK-001": (CHECKS, "test_nav_ck_001_and_007_matched_then_closed"),
    "CK-002": (CHECKS, "test_nav_ck_002_removing_matches_leaves_nine_checks_open"),
    "CK-005": (VOID, "test_nav_ck_005_unapply_and_void_opens_the_bill_again"),
    "CK-006": (VOID, "test_nav_ck_006_void_only_leaves_the_amount_open_on_the_vendor"),
    "CK-007": (CHECKS, "test_nav_ck_001_and_007_matched_then_closed"),
}
#: case -> (module, test, why): answered otherwise, deliberately
OTHERWISE = {
    "RB-014": (
        DIFF,
        "test_a_mapping_proposes_the_account",
        "a difference is a row of its line and is booked with it: there is no journal "
        "line to balance",
    ),
    "RB-015": (
        DIFF,
        "test_a_mapping_proposes_the_account",
        "as RB-014: the account that a person chooses takes it, whatever a batch says",
    ),
    "RB-016": (
        DIFF,
        "test_a_mapping_proposes_the_account",
        "as RB-014: it is matched by being a row of the line",
    ),
    "RB-026": (
        HERE,
        "test_reversed_entries_are_not_open",
        "a reversed payment and its reversal close each other on the outstanding "
        "account, so neither is open and there is nothing to hide",
    ),
}
#: case -> why nothing here answers it
ELSEWHERE = {
    "RB-024": "the client asks before it undoes; who says no has called nothing",
}


@tagged("post_install", "-at_install")
class TestBankCasesAreAnswered(NavAnswers, BaseCase):
    answered = CASES
    otherwise = OTHERWISE
    elsewhere = ELSEWHERE

    def test_every_test_that_a_case_names_exists(self):
        self.check_named_tests()

    def test_every_case_is_answered_once(self):
        self.check_answered_once()


@tagged("post_install", "-at_install")
class TestNavCasesBank(BankReconciliationCase):
    def _post_one(self, amount, check=None):
        entry = self._pay(amount, check=check)
        line = self._create_line(amount)
        document = self._document(balance_end=amount)
        document.action_match(line, entry)
        document.action_post()
        return document, line, entry

    def test_a_statement_needs_a_date(self):
        form = Form(self.env["bank.reconciliation"], FORM)
        form.journal_id = self.bank
        form.date = False
        with self.assertRaises(AssertionError, msg="date is a required field"):
            form.save()

    def test_what_a_posted_statement_leaves(self):
        entries = self._pay(-100.0) | self._pay(-50.0)
        lines = self._create_line(-100.0) | self._create_line(-50.0)
        document = self._document(balance_end=-150.0)
        for line, entry in zip(lines, entries, strict=True):
            document.action_match(line, entry)
        document.action_post()
        self.assertEqual(document.line_count, 2)
        self.assertEqual(entries.mapped("reconciled"), [True, True])
        following = self._document(date=date(2026, 2, 28))
        self.assertEqual(following.previous_document_id, document)
        self.assertEqual(following.balance_start, -150.0)

    def test_a_statement_is_undone(self):
        document, line, entry = self._post_one(100.0)
        document.action_undo()
        self.assertEqual(document.state, "undone")
        again = line.bank_reconciliation_id
        self.assertRecordValues(
            again,
            [
                {
                    "state": "draft",
                    "name": "BNK1/2026/002",
                    "line_ids": line.ids,
                    "entry_ids": entry.ids,
                    "balance_start": 0.0,
                    "balance_end": 100.0,
                    "matched_count": 1,
                }
            ],
        )
        self.assertFalse(entry.reconciled)

    def test_a_statement_with_a_check_is_undone(self):
        document, line, entry = self._post_one(-100.0, check="00100")
        check = self.env["bank.check.entry"].search(
            [("payment_id", "=", entry.payment_id.id)]
        )
        self.assertEqual(check.state, "cleared")
        document.action_undo()
        self.assertEqual(check.state, "posted")
        self.assertEqual(line.bank_reconciliation_id.entry_ids, entry)

    def test_reversed_entries_are_not_open(self):
        kept, reversed_entry = self._pay(-100.0), self._pay(-40.0)
        reversed_entry.move_id._reverse_moves(cancel=True)
        document = self._document(balance_end=0.0)
        self.assertEqual(document._get_entries(), kept)

    def test_another_opening_balance_is_typed(self):
        self._post_one(100.0)
        with Form(self.env["bank.reconciliation"], FORM) as form:
            form.journal_id = self.bank
            form.date = date(2026, 2, 28)
            self.assertEqual(form.balance_start, 100.0)
            with self.assertLogs("odoo.tests.form.onchange", "WARNING") as shown:
                form.balance_start = 120.0
        self.assertEqual(form.record.balance_start, 120.0)
        self.assertIn("BNK1/2026/001 closed with", shown.output[0])

    def test_a_number_that_exists(self):
        document, _line, _entry = self._post_one(100.0)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            document.sudo().copy({"name": document.name, "date": document.date})
