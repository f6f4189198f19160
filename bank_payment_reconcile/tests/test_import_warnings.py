from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile.models.statement_import.known import ImportPlan

from .common import BankReconcileCommon
from .test_formats_mt940 import message

OURS = "DE89370400440532013000"


@tagged("post_install", "-at_install")
class TestImportWarnings(BankReconcileCommon):
    """What does not add up is imported all the same, and said on the statement."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.currency_id = cls.env.ref("base.EUR")
        cls.bank.currency_id.active = True

    def _import(self, number, day, start, amount, end):
        text = message(
            f":60F:C26{day}EUR{start},00",
            f":61:26{day}{day}C{amount},00NTRFNONREF//2026{day}{number:06}",
            f":86:payment {number}",
            f":62F:C26{day}EUR{end},00",
            account=OURS,
            number=f"{number}/1",
            opening="",
        )
        return self.bank._bank_import_file(text.encode(), f"{number}.sta")

    def test_statements_in_a_row_say_nothing(self):
        self._import(1, "1101", 0, 10, 10)
        second, remarks = self._import(2, "1102", 10, 5, 15)
        self.assertFalse(second.bank_warnings)
        self.assertFalse(remarks)

    def test_a_missing_statement_is_said_until_it_comes(self):
        self._import(1, "1101", 0, 10, 10)
        third, remarks = self._import(3, "1103", 15, 5, 20)
        self.assertIn("number 2 was not imported", third.bank_warnings)
        self.assertIn("5.00", third.bank_warnings)
        self.assertIn("number 2 was not imported", " ".join(remarks))
        self._import(2, "1102", 10, 5, 15)
        third.invalidate_recordset()
        self.assertFalse(third.bank_warnings)

    def test_a_report_of_the_day_is_no_statement(self):
        """The 5.00 of the 2nd came in a report only: its statement is still missing."""
        self._import(1, "1101", 0, 10, 10)
        report, _remarks = self._import(2, "1102", 10, 5, 15)
        report.sudo().bank_is_interim = True
        third, _remarks = self._import(3, "1103", 15, 5, 20)
        self.assertIn("number 2 was not imported", third.bank_warnings)
        self.assertIn("5.00", third.bank_warnings)

    def test_numbers_begin_again_with_the_year(self):
        self._import(250, "0101", 0, 10, 10)
        first, _remarks = self._import(1, "0102", 10, 5, 15)
        self.assertFalse(first.bank_warnings)

    def test_numbers_of_day_and_counter_whose_balances_meet(self):
        """Of 33002 and 33101 nothing is missing: the account had no other booking."""
        self._import(33002, "1126", 0, 10, 10)
        second, remarks = self._import(33101, "1127", 10, 5, 15)
        self.assertFalse(second.bank_warnings)
        self.assertFalse(remarks)

    def test_a_number_is_missing_where_no_balance_tells(self):
        self._import(1, "1101", 0, 10, 10)
        third, _remarks = self._import(3, "1103", 10, 5, 15)
        self.assertFalse(third.bank_warnings)
        third.sudo().bank_lacks_balances = True
        self.assertIn("number 2 was not imported", third.bank_warnings)

    def test_lines_that_do_not_make_the_closing_balance(self):
        found, remarks = self._import(1, "1101", 0, 10, 25)
        self.assertEqual(found.line_ids.amount, 10.0)
        self.assertEqual(found.balance_end_real, 25.0)
        self.assertIn("15.00", found.bank_warnings)
        self.assertEqual(len(remarks), 1)

    def test_older_days_before_those_that_are_known(self):
        self._import(2, "1102", 10, 5, 15)
        both = message(
            ":60F:C261101EUR0,00",
            ":61:2611011101C10,00NTRFNONREF//20261101000001",
            ":86:payment 1",
            ":61:2611021102C5,00NTRFNONREF//20261102000002",
            ":86:payment 2",
            ":62F:C261102EUR15,00",
            account=OURS,
            opening="",
        )
        found, _remarks = self.bank._bank_import_file(both.encode(), "both.sta")
        self.assertEqual(found.line_ids.mapped("amount"), [10.0])
        self.assertEqual(found.balance_start, 0.0)
        self.assertEqual(found.balance_end_real, 10.0)
        self.assertFalse(found.bank_warnings)

    def test_what_is_said_of_several_statements_is_said_once(self):
        plans = [
            ImportPlan(None, "cut.sta", [], remarks=remarks)
            for remarks in (["No closing balance."], ["No closing balance.", "Else."])
        ]
        self.assertEqual(
            self.bank._bank_say_once(plans),
            ["No closing balance. (2 statements)", "Else."],
        )
