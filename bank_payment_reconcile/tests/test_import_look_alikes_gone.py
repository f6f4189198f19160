"""What looked like another payment is taken out, or one of both is deleted."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .other_ids_case import OtherIdsCase

TWENTY = ("ID0002", "20.00", "RE 42", "Nordlicht GmbH")
FIVE = ("ID0003", "5.00", "RE 43", "Fjord AS")


@tagged("post_install", "-at_install")
class TestStatementsOfLookAlikes(OtherIdsCase):
    """What the bank said of its balances stays, whosever line the payment is.

    The bank had 100 on the 1st.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.before, _remarks = cls.bank._bank_import_file(
            cls._camt(
                cls,
                ("ID0001", "20.00", "RE 42", "Nordlicht GmbH"),
                start="80.00",
                end="100.00",
                day="2026-11-01",
            ),
            "before.xml",
        )

    def _take_out(self, statement):
        alike = statement.line_ids.filtered("bank_look_alike_id")
        self.assertEqual(alike.mapped("amount"), [20.0])
        alike.with_user(self.accountant).action_bank_remove_look_alike()

    def _assert_next_goes_on(self, balance):
        made, remarks = self._import(
            self._camt(
                ("ID0009", "1.00", "interest", "Bank"),
                start=f"{balance:.2f}",
                end=f"{balance + 1:.2f}",
                day="2026-11-12",
            )
        )
        self.assertNotIn("missing", remarks)
        self.assertEqual(made.balance_start, balance)
        self.assertEqual(made.line_ids.running_balance, balance + 1)

    def _assert_statement(self, statement, start, end, *amounts):
        self.assertEqual(
            (statement.balance_start, statement.balance_end_real), (start, end)
        )
        self.assertEqual(sorted(statement.line_ids.mapped("amount")), list(amounts))
        self.assertTrue(statement.is_complete)
        self.assertNotIn("missing", statement.bank_warnings or "")

    def test_typed_before_the_bank_booked_it(self):
        """100 + 20 + 5 = 125, as the bank says."""
        typed = self._type(20.0, "from Nordlicht", date(2026, 11, 8))
        made, _remarks = self._import(
            self._camt(TWENTY, FIVE, start="100.00", end="125.00")
        )
        self._take_out(made)
        self._assert_statement(made, 100.0, 125.0, 5.0, 20.0)
        self.assertIn(typed, made.line_ids)
        self.assertEqual(typed.date, date(2026, 11, 8), "the entry stays as it is")
        self.assertEqual(typed.bank_booking_date, date(2026, 11, 10))
        self._assert_next_goes_on(125.0)

    def test_another_statement_came_between(self):
        """100 + 10 = 110 on the 9th, 110 + 20 + 5 = 135 on the 10th, which the file of
        that day does not tell."""
        typed = self._type(20.0, "from Nordlicht", date(2026, 11, 8))
        ninth, _remarks = self._import(
            self._camt(
                ("ID0004", "10.00", "RE 44", "Fjord AS"),
                start="100.00",
                end="110.00",
                day="2026-11-09",
            )
        )
        tenth, _remarks = self._import(self._camt(TWENTY, FIVE))
        self.assertEqual((tenth.balance_start, tenth.balance_end_real), (110.0, 135.0))
        self._take_out(tenth)
        self._assert_statement(ninth, 100.0, 110.0, 10.0)
        self._assert_statement(tenth, 110.0, 135.0, 5.0, 20.0)
        self.assertIn(typed, tenth.line_ids)
        self._assert_next_goes_on(135.0)

    def test_the_file_tells_no_balance(self):
        """It was taken to open with 120, the typed 20 in it: 100 + 20 + 5 = 125."""
        typed = self._type(20.0, "from Nordlicht", date(2026, 11, 8))
        made, _remarks = self._import(self._camt(TWENTY, FIVE))
        self.assertEqual((made.balance_start, made.balance_end_real), (120.0, 145.0))
        self._take_out(made)
        self._assert_statement(made, 100.0, 125.0, 5.0, 20.0)
        self.assertIn(typed, made.line_ids)
        self._assert_next_goes_on(125.0)

    def test_it_was_in_a_report_of_the_day(self):
        typed = self._type(20.0, "from Nordlicht", date(2026, 11, 8))
        report = (
            self.env["account.bank.statement"]
            .sudo()
            .create(
                {
                    "name": "report",
                    "bank_is_interim": True,
                    "balance_start": 100.0,
                    "balance_end_real": 120.0,
                    "line_ids": [(6, 0, typed.ids)],
                }
            )
        )
        file = self.env["ir.attachment"].create({"name": "report.xml", "raw": b"x"})
        report.attachment_ids = [(4, file.id)]
        made, _remarks = self._import(
            self._camt(TWENTY, FIVE, start="100.00", end="125.00")
        )
        self._take_out(made)
        self._assert_statement(made, 100.0, 125.0, 5.0, 20.0)
        self.assertFalse(report.exists())
        self.assertIn(file, made.attachment_ids)
        self._assert_next_goes_on(125.0)

    def test_a_statement_of_the_bank_has_it(self):
        """Of a file without balances: 100 + 5 = 105, since the 20 are there."""
        made, _remarks = self._import(self._camt(TWENTY, FIVE, day="2026-11-01"))
        self.assertEqual((made.balance_start, made.balance_end_real), (100.0, 125.0))
        self._take_out(made)
        self._assert_statement(made, 100.0, 105.0, 5.0)
        self._assert_statement(self.before, 80.0, 100.0, 20.0)
        self._assert_next_goes_on(105.0)

    def test_a_statement_of_the_bank_has_it_and_more_was_typed(self):
        """100, 7 typed on no statement, and 5: 112."""
        self._type(7.0, "counter", date(2026, 11, 1))
        made, _remarks = self._import(self._camt(TWENTY, FIVE, day="2026-11-01"))
        self.assertEqual((made.balance_start, made.balance_end_real), (107.0, 132.0))
        self._take_out(made)
        self._assert_statement(made, 107.0, 112.0, 5.0)
        self._assert_next_goes_on(112.0)


@tagged("post_install", "-at_install")
class TestChainsOfLookAlikes(OtherIdsCase):
    """100 were typed; the bank's OFX brings them, then its table with the same words:
    the third looks like the second, and that like the first."""

    def setUp(self):
        super().setUp()
        self.first = self._type(100.0, "from Nordlicht")
        self.ofx = self._ofx_of(("7", "100.00", "Nordlicht GmbH"))
        self.table = self._csv(
            ("10.11.2026", "Nordlicht GmbH", "", "100,00"),
            ("11.11.2026", "Coffee", "", "-3,00"),
        )
        made, _remarks = self._import(self.ofx, "bank.ofx")
        self.second = made.line_ids
        made, _remarks = self._import(self.table, "bank.csv")
        self.third = made.line_ids.filtered(lambda line: line.amount == 100.0)
        self.assertEqual(self.second.bank_look_alike_id, self.first)
        self.assertEqual(self.third.bank_look_alike_id, self.second)

    def _hundreds(self):
        return self._lines().filtered(lambda line: line.amount == 100.0)

    def _assert_all_known(self):
        for data, name in ((self.ofx, "bank.ofx"), (self.table, "bank.csv")):
            made, _remarks = self._import(data, name)
            self.assertFalse(made, name)

    def test_the_middle_one_is_taken_out(self):
        """Nothing posts the third by itself: 100 would stand twice."""
        self.bank.bank_post_automatically = True
        self.env["bank.text.mapping"].create(
            {
                "text": "Nordlicht",
                "debit_account_id": self.fees.id,
                "credit_account_id": self.fees.id,
            }
        )
        self.second.with_user(self.accountant).action_bank_remove_look_alike()
        self.assertEqual(self._hundreds(), self.first | self.third)
        self.assertEqual(self.third.bank_look_alike_id, self.first)
        self.third.action_apply_automatically()
        self.assertTrue(self.third.application_ids)
        self.assertTrue(self.third.needs_review)
        domain = self.third._bank_get_automatic_posting_domain()
        self.assertFalse(self.third.filtered_domain(domain))
        self._assert_all_known()

    def test_what_led_to_the_middle_one_leads_to_the_first(self):
        """The bank renamed it, and a person said that it is the second one."""
        renamed = self._ofx_of(("8", "100.00", "Nordlicht GmbH"))
        file, _action = self._wizard(renamed, "renamed.ofx")
        file.action_leave_all()
        aliases = self.env["bank.import.alias"].search(
            [("journal_id", "=", self.bank.id)]
        )
        self.assertEqual(aliases.statement_line_id, self.second)
        self.second.action_bank_remove_look_alike()
        self.assertEqual(aliases.exists(), aliases)
        self.assertEqual(aliases.statement_line_id, self.first)
        made, _remarks = self._import(renamed, "renamed.ofx")
        self.assertFalse(made)

    def test_both_are_taken_out_together(self):
        (self.second | self.third).action_bank_remove_look_alike()
        self.assertEqual(self._hundreds(), self.first)
        self._assert_all_known()
        aliases = self.env["bank.import.alias"].search(
            [("journal_id", "=", self.bank.id)]
        )
        self.assertEqual(aliases.statement_line_id, self.first)

    def test_its_identification_led_elsewhere_before(self):
        other = self._type(100.0, "from somebody else")
        alias = (
            self.env["bank.import.alias"]
            .sudo()
            .create(
                {
                    "statement_line_id": other.id,
                    "journal_id": self.bank.id,
                    "import_id": self.second.bank_import_id,
                    "content_id": "what it was before",
                }
            )
        )
        content = self.second.bank_content_id
        self.second.action_bank_remove_look_alike()
        self.assertEqual(alias.statement_line_id, self.first)
        self.assertEqual(alias.content_id, content)

    def test_the_middle_one_is_deleted_by_hand(self):
        for delete in ("line", "entry"):
            with self.subTest(delete), self.env.cr.savepoint() as undo:
                # Odoo keeps the lines of a statement that is complete.
                self.second.statement_id.unlink()
                if delete == "line":
                    self.second.unlink()
                else:
                    self.second.move_id.button_draft()
                    self.second.move_id.with_context(force_delete=True).unlink()
                self.env.invalidate_all()
                self.assertEqual(self.third.bank_look_alike_id, self.first)
                self.assertTrue(self.third.needs_review)
                undo.rollback()

    def test_the_first_one_is_not_deleted_under_one_that_waits(self):
        with self.assertRaisesRegex(UserError, "waits because it looks like it"):
            self.first.unlink()
        self.first.move_id.button_draft()
        with self.assertRaisesRegex(UserError, "waits because it looks like it"):
            self.first.move_id.with_context(force_delete=True).unlink()
        self.assertTrue(self.second.needs_review)
        # A person says that both are payments of their own.
        (self.second | self.third).action_bank_keep_look_alike()
        self.first.unlink()
        self.assertEqual(self._hundreds(), self.second | self.third)

    def test_all_are_deleted_together(self):
        alike = self.first | self.second | self.third
        alike.statement_id.unlink()
        alike.unlink()
        self.assertFalse(self._hundreds())
