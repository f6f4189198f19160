"""Where it is said that the ledger lacks the opening balance, and where nothing is."""

from datetime import date
from unittest.mock import patch

from odoo.tests import tagged

from .opening_case import OpeningCommon


@tagged("post_install", "-at_install")
class TestOpeningBalance(OpeningCommon):
    # -- Said where a person decides ------------------------------------------

    def test_the_first_import_says_it(self):
        statement, remarks = self._import()
        self.assertSaid(" ".join(remarks))
        self.assertSaid(statement.bank_warnings)
        self.assertIn("before 01/15/2026", statement.bank_warnings)
        self.assertSaid(self._overview()["opening_note"])
        self.assertEqual(self._overview()["balance_now"], 0.0)

    def test_the_posting_dialog_says_it_beside_a_difference_of_nothing(self):
        statement, _remarks = self._import()
        wizard = self._wizard(statement)
        self.assertEqual(wizard.difference, 0.0)
        self.assertSaid(wizard.opening_note)

    def test_a_run_in_the_background_says_it(self):
        registry = self.env.registry
        self.startPatcher(
            patch.object(
                registry["account.journal"],
                "_bank_get_import_threshold",
                lambda self: 0,
            )
        )
        file = self.env["ir.attachment"].create({"name": "a", "raw": self._paper()})
        action = self.bank.create_document_from_attachment(file.ids)
        run = self.env["bank.import.run"].browse(action["params"]["run_id"])
        with self._as_a_worker() as env:
            progress = run.with_env(env).action_process(60)
        self.assertEqual(progress["state"], "done")
        self.assertSaid(" ".join(progress["remarks"]))

    def test_the_second_statement_says_it_no_more(self):
        self._import()
        second, remarks = self._import(
            opening="C10500,00", closing="C10600,00", amount="C100,00", day="0116"
        )
        self.assertEqual(remarks, [])
        self.assertFalse(second.bank_warnings)
        # The bank's page does until it is booked.
        self.assertSaid(self._overview()["opening_note"])

    def test_a_report_of_the_day_waits_for_its_statement(self):
        statement, _remarks = self._import()
        statement.sudo().bank_is_interim = True
        self.assertFalse(statement.bank_warnings)
        self.assertFalse(self._overview()["opening_note"])

    # -- Nothing is said ------------------------------------------------------

    def test_an_account_that_was_opened_with_nothing(self):
        statement, remarks = self._import(opening="C0,00", closing="C500,00")
        self.assertEqual(remarks, [])
        self.assertNothingSaid(statement)

    def test_an_account_opened_with_nothing_and_a_direct_posting(self):
        self._post_entry(70.0, date(2026, 1, 3))
        statement, remarks = self._import(opening="C0,00", closing="C500,00")
        self.assertEqual(remarks, [])
        self.assertNothingSaid(statement)

    def test_an_opening_entry_booked_before(self):
        self._post_entry(10000.0, date(2026, 1, 1), against=self.profits)
        statement, remarks = self._import()
        self.assertEqual(remarks, [])
        self.assertNothingSaid(statement)

    def test_the_opening_entry_of_the_company(self):
        """Of whatever day: it says of itself that it opens the accounts."""
        entry = self._post_entry(10000.0, date(2026, 1, 31), against=self.profits)
        self.env.company.account_opening_move_id = entry.move_id
        statement, remarks = self._import()
        self.assertEqual(remarks, [])
        self.assertNothingSaid(statement)

    def test_bank_lines_from_before_the_first_statement(self):
        """They came without a statement, 10,000.00 together."""
        self._create_line(10000.0, "before", date(2026, 1, 5))
        statement, remarks = self._import()
        self.assertEqual(remarks, [])
        self.assertNothingSaid(statement)

    def test_lines_an_opening_entry_and_a_direct_posting(self):
        """4,000.00 came in lines without a statement and 6,000.00 by an entry; 70.00
        booked directly are none of the bank's 10,000.00."""
        self._create_line(4000.0, "before", date(2026, 1, 5))
        self._post_entry(6000.0, date(2026, 1, 1), against=self.profits)
        self._post_entry(70.0, date(2026, 1, 3))
        statement, remarks = self._import()
        self.assertEqual(remarks, [])
        self.assertNothingSaid(statement)

    def test_a_draft_is_no_entry(self):
        entry = self._post_entry(10000.0, date(2026, 1, 1), against=self.profits)
        statement, _remarks = self._import()
        self.assertNothingSaid(statement)
        entry.move_id.button_draft()
        self.env.invalidate_all()
        self.assertSaid(statement.bank_warnings)
