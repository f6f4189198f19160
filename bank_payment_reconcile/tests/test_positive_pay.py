import base64
from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .checks_case import ChecksCase

COLUMNS = (
    ("Account", "own_account"),
    ("Number", "check_number"),
    ("Date", "check_date"),
    ("Amount", "check_amount"),
    ("Payee", "check_payee"),
    ("Flag", "check_flag"),
)


@tagged("post_install", "-at_install")
class TestPositivePay(ChecksCase):
    """The bank is told of each check once, and of a void one later."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Export = cls.env["bank.positive.pay"]
        cls.layout = cls.env["bank.payment.layout"].create(
            {
                "name": "Checks",
                "kind": "positive_pay",
                "delimiter": "comma",
                "line_end": "lf",
                "column_ids": [
                    Command.create({"sequence": at, "name": name, "holds": holds})
                    for at, (name, holds) in enumerate(COLUMNS)
                ],
            }
        )
        cls.bank.bank_positive_pay_layout_id = cls.layout
        cls.bank.bank_check_stale_days = 0

    def _export(self):
        """The lines of the next file, without the names of its columns."""
        export = self.Export.with_user(self.accountant)._export(self.bank)
        lines = base64.b64decode(export.data).decode().splitlines()
        self.assertEqual(lines[0], "Account,Number,Date,Amount,Payee,Flag")
        return export, [line.split(",", 1)[1] for line in lines[1:]]

    def test_each_check_is_told_once_and_a_void_one_later(self):
        first = self._write_check("00101")
        self._write_check("00102", 250.5)
        export, rows = self._export()
        self.assertEqual(
            rows,
            [
                "00101,2026-01-10,1000.00,Fjordlysnes Handel AS,I",
                "00102,2026-01-10,250.50,Fjordlysnes Handel AS,I",
            ],
        )
        self.assertEqual((export.issued_count, export.void_count), (2, 0))
        self.assertEqual(export.issued_amount, 1250.5)
        self.assertEqual(export.user_id, self.accountant)
        with self.assertRaisesRegex(UserError, "knows of all checks"):
            self._export()
        first.payment_id.action_draft()
        first.payment_id.action_cancel()
        self._write_check("00103", 3.0)
        _export, rows = self._export()
        self.assertEqual(
            rows,
            [
                "00103,2026-01-10,3.00,Fjordlysnes Handel AS,I",
                "00101,2026-01-10,1000.00,Fjordlysnes Handel AS,V",
            ],
        )
        with self.assertRaisesRegex(UserError, "knows of all checks"):
            self._export()

    def test_a_spoiled_blank_is_void(self):
        self.Check._void_blanks(self.bank, "7", "8", date(2026, 1, 10), "torn")
        _export, rows = self._export()
        self.assertEqual([row.split(",")[0] for row in rows], ["7", "8"])
        self.assertTrue(all(row.endswith(",V") for row in rows))

    def test_what_was_spoiled_long_ago_is_not_told(self):
        self.bank.bank_check_stale_days = 180
        self.Check._void_blanks(self.bank, "7", "7", date(2020, 1, 10), "torn")
        with self.assertRaisesRegex(UserError, "knows of all checks"):
            self._export()

    def test_a_draft_is_not_issued(self):
        self._create_payment(number="00110")
        with self.assertRaisesRegex(UserError, "knows of all checks"):
            self._export()

    def test_without_a_layout(self):
        self.bank.bank_positive_pay_layout_id = False
        with self.assertRaisesRegex(UserError, "Electronic Services"):
            self._export()

    def test_the_wizard_shows_how_many(self):
        self._write_check("00101")
        wizard = (
            self.env["bank.positive.pay.export"]
            .with_user(self.accountant)
            .create({"journal_id": self.bank.id})
        )
        self.assertEqual((wizard.issued_count, wizard.void_count), (1, 0))
        action = wizard.action_export()
        export = self.Export.browse(action["res_id"])
        self.assertEqual(export.line_ids.check_id.number, "00101")
        self.assertIn(export.filename, export.action_download()["url"])

    def test_nobody_changes_what_was_told(self):
        self._write_check("00101")
        export, _rows = self._export()
        export = export.with_user(self.accountant)
        with self.assertRaises(AccessError):
            export.date = date(2026, 2, 1)
        with self.assertRaises(AccessError):
            export.unlink()

    def test_many_checks_take_as_many_queries_as_few(self):
        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.Export._export(self.bank)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        self._write_check("00201", 1.0)
        self._export()
        self._write_check("00202", 2.0)
        few = count()
        for number in range(10):
            self._write_check(f"003{number:02}", 3.0 + number)
        self.assertLessEqual(count(), few + 2)
