"""Lines that came another way: typed, or imported by another program."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .other_ids_case import OtherIdsCase

RENT = ("100.00", "RE 42", "Nordlicht GmbH")
FEE = ("-20.00", "Insurance 7", "Fjord AS")


@tagged("post_install", "-at_install")
class TestImportOtherWays(OtherIdsCase):
    def _import_as_another_program(self):
        """A statement of 10 November as another addon makes it: 50 + 100 - 20 = 130.
        Its lines have none of our ids."""
        lines = [
            {
                "journal_id": self.bank.id,
                "date": "2026-11-10",
                "amount": float(amount),
                "payment_ref": f"{text} of 10/11",
                "partner_name": payer,
            }
            for amount, text, payer in (RENT, FEE)
        ]
        return self.env["account.bank.statement"].create(
            {
                "name": "2026/11",
                "balance_start": 50.0,
                "balance_end_real": 130.0,
                "line_ids": [(0, 0, line) for line in lines],
            }
        )

    def _ours(self, *more, end="130.00"):
        return self._camt(
            ("ID0001", *RENT), ("ID0002", *FEE), *more, start="50.00", end=end
        )

    def test_the_file_that_another_program_imported(self):
        theirs = self._import_as_another_program()
        made, remarks = self._import(self._ours())
        self.assertFalse(made)
        self.assertEqual(self._lines(), theirs.line_ids.sorted("internal_index"))
        self.assertIn("2 transactions were left out: the balances prove", remarks)
        self.assertNotIn("missing", remarks)

    def test_the_next_file_overlaps_with_it(self):
        self._import_as_another_program()
        made, remarks = self._import(
            self._ours(("ID0003", "7.00", "RE 43", "Nordlicht GmbH"), end="137.00")
        )
        self.assertEqual(made.line_ids.mapped("amount"), [7.0])
        self.assertEqual((made.balance_start, made.balance_end_real), (130.0, 137.0))
        self.assertNotIn("missing", remarks)
        self.assertNotIn("missing", made.bank_warnings or "")

    def test_the_next_day_goes_on_from_it(self):
        self._import_as_another_program()
        made, remarks = self._import(
            self._camt(
                ("ID0003", *RENT), start="130.00", end="230.00", day="2026-11-11"
            )
        )
        self.assertEqual(made.line_ids.mapped("amount"), [100.0])
        self.assertFalse(made.line_ids.bank_look_alike_id)
        self.assertEqual(remarks, "")

    def test_its_lines_get_our_ids_and_are_known_from_then_on(self):
        theirs = self._import_as_another_program()
        self._import(self._ours())
        self.assertEqual(
            set(theirs.line_ids.mapped("bank_import_id")),
            {"ID0001:20261110:100.00", "ID0002:20261110:-20.00"},
        )
        made, remarks = self._import(self._camt(("ID0002", *FEE), ("ID0001", *RENT)))
        self.assertFalse(made)
        self.assertNotIn("look like", remarks)

    def test_without_balances_a_person_is_asked_together(self):
        self._import_as_another_program()
        file, _action = self._wizard(self._camt(("ID0001", *RENT), ("ID0002", *FEE)))
        self.assertEqual(file.state, "look_alikes")
        self.assertEqual(len(file.look_alike_ids), 2)
        file.action_leave_all()
        self.assertEqual(self._amounts(), [-20.0, 100.0])

    def test_typed_and_then_imported(self):
        """Typed on no statement: the bank's statement takes them over."""
        self._type(50.0, "opening", date(2026, 11, 1))
        rent = self._type(100.0, "the rent of Meyer")
        fee = self._type(-20.0, "fee")
        made, remarks = self._import(self._ours())
        self.assertEqual(self._amounts(), [-20.0, 50.0, 100.0])
        self.assertEqual(made.line_ids, rent | fee)
        self.assertEqual((made.balance_start, made.balance_end_real), (50.0, 130.0))
        self.assertTrue(made.is_complete)
        self.assertNotIn("missing", remarks)

    def test_typed_for_a_statement_and_then_in_a_report_of_the_day(self):
        """Typed on the eve, it keeps no id of the report, only its alias: it is the
        bank's all the same and does not go with the draft."""
        document = self.env["bank.reconciliation"].create(
            {
                "journal_id": self.bank.id,
                "date": date(2026, 11, 30),
                "balance_end": 100.0,
            }
        )
        typed, other = (
            self._type(
                amount, "RE 42", date(2026, 11, 9), bank_reconciliation_id=document.id
            )
            for amount in (100.0, 3.0)
        )
        report = self._camt(("ID0001", *RENT))
        for ours, theirs in (
            (b"BkToCstmrStmt", b"BkToCstmrAcctRpt"),
            (b"Stmt>", b"Rpt>"),
            (b"camt.053", b"camt.052"),
        ):
            report = report.replace(ours, theirs)
        file, _action = self._wizard(report)
        self.assertEqual(file.state, "look_alikes", file.message)
        file.action_leave_all()
        self.assertFalse(typed.bank_import_id)
        self.assertEqual(
            self.env["bank.import.alias"].search([]).statement_line_id, typed
        )
        with self.assertRaisesRegex(UserError, "came with the bank's file"):
            document.action_delete_lines(typed)
        document.unlink()
        self.assertTrue(typed.exists())
        self.assertFalse(other.exists())

    def test_typed_one_of_two(self):
        self._type(50.0, "opening", date(2026, 11, 1))
        rent = self._type(100.0, "rent")
        made, _remarks = self._import(self._ours())
        self.assertEqual(self._amounts(), [-20.0, 50.0, 100.0])
        self.assertIn(rent, made.line_ids)
        self.assertTrue(made.is_complete)

    def test_typed_without_balances_is_asked(self):
        typed = self._type(100.0, "from Nordlicht", date(2026, 11, 8))
        made, remarks = self._import(self._camt(("ID0001", *RENT)))
        self.assertEqual(made.line_ids.bank_look_alike_id, typed)
        self.assertIn("look like", remarks)

    def test_a_cancelled_line_is_no_money_of_the_books(self):
        self._type(100.0, "rent").move_id.button_cancel()
        made, remarks = self._import(self._camt(("ID0001", *RENT)))
        self.assertEqual(made.line_ids.mapped("amount"), [100.0])
        self.assertFalse(made.line_ids.bank_look_alike_id)
        self.assertEqual(remarks, "")

    def test_lines_on_no_statement_are_not_missing_between_two(self):
        """130 at the end of the 10th, 5 typed on the 11th, 135 opens the 12th."""
        self._import_as_another_program()
        self._type(5.0, "counter", date(2026, 11, 11))
        made, remarks = self._import(
            self._camt(
                ("ID0009", "1.00", "interest", ""),
                start="135.00",
                end="136.00",
                day="2026-11-12",
            )
        )
        self.assertEqual(remarks, "")
        self.assertFalse(made.bank_warnings)

    def test_what_is_missing_beside_them_is_still_said(self):
        self._import_as_another_program()
        self._type(5.0, "counter", date(2026, 11, 11))
        made, remarks = self._import(
            self._camt(
                ("ID0009", "1.00", "interest", ""),
                start="140.00",
                end="141.00",
                day="2026-11-12",
            )
        )
        self.assertIn("missing", remarks)
        self.assertIn("missing", made.bank_warnings)


@tagged("post_install", "-at_install")
class TestImportOtherWaysQueries(OtherIdsCase):
    def _count_queries(self, count, day):
        """Queries to plan a file of so many payments that were typed before."""
        for number in range(count):
            self._type(100.0 + number, f"typed {number}", date.fromisoformat(day))
        rows = [
            (f"REF{day}{number:04}", f"{100 + number}.00", f"RE {number}", "payer")
            for number in range(count)
        ]
        (statement,) = self.bank._bank_read_statement_file(
            self._camt(*rows, day=day), "a.xml"
        )
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        plan = self.bank._bank_plan_import(statement, "a.xml")
        self.assertEqual(len(plan.look_alikes), count)
        return self.env.cr.sql_log_count - before

    def test_one_query_looks_for_all_look_alikes(self):
        few, many = (
            self._count_queries(count, day)
            for count, day in ((2, "2026-09-10"), (40, "2026-10-10"))
        )
        self.assertLessEqual(many, few + 1)
        self.assertLess(many, 25)
