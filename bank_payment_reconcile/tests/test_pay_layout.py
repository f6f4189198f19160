from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged

from .common import BankReconcileCommon


def _columns(*rows):
    return [
        Command.create({"sequence": at, **values}) for at, values in enumerate(rows)
    ]


@tagged("post_install", "-at_install")
class TestPayLayout(BankReconcileCommon):
    """Files that a bank describes, tried on a sample before they are saved."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Layout = cls.env["bank.payment.layout"]

    def test_a_table_with_delimiters(self):
        layout = self.Layout.create(
            {
                "name": "CSV",
                "decimal_mark": "comma",
                "date_pattern": "%d.%m.%Y",
                "line_end": "lf",
                "column_ids": _columns(
                    {"name": "Name", "holds": "payee"},
                    {"name": "IBAN", "holds": "account"},
                    {"name": "Amount", "holds": "amount"},
                    {"name": "Day", "holds": "date"},
                    {"section": "footer", "holds": "count"},
                    {"section": "footer", "holds": "total"},
                ),
            }
        )
        self.assertEqual(
            layout.sample.splitlines(),
            [
                "Name;IBAN;Amount;Day",
                "Tulp Kantoor B.V.;NL91ABNA0417164300;1234,50;30.11.2026",
                "Müller & Söhne;NL91ABNA0417164300;0,65;30.11.2026",
                "2;1235,15",
            ],
        )
        self.bank.write(
            {"bank_payment_format": "described", "bank_payment_layout_id": layout.id}
        )
        taken = self.bank._bank_get_payment_format()
        self.assertEqual([c.source for c in taken.layout.footer], ["count", "total"])

    def test_a_table_of_fixed_width(self):
        layout = self.Layout.create(
            {
                "name": "Fixed",
                "file_kind": "fixed",
                "decimal_mark": "none",
                "encoding": "windows-1252",
                "column_ids": _columns(
                    {"section": "header", "holds": "constant", "text": "H", "width": 1},
                    {"section": "header", "holds": "own_account", "width": 24},
                    {
                        "section": "header",
                        "holds": "file_date",
                        "width": 6,
                        "date_pattern": "%y%m%d",
                    },
                    {"holds": "account", "width": 20},
                    {"holds": "amount", "width": 11, "align": "right", "fill": "0"},
                ),
            }
        )
        self.assertEqual(
            layout.sample.splitlines(),
            [
                "HDE75512108001245126199  261127",
                "NL91ABNA0417164300  00000123450",
                "NL91ABNA0417164300  00000000065",
            ],
        )
        with self.assertRaisesRegex(ValidationError, "longer than 5"):
            layout.column_ids[-1].width = 5
            layout._check_layout()

    def test_what_does_not_fit_is_refused(self):
        for values, words in (
            ({"encoding": "latin-99"}, "latin-99"),
            ({"column_ids": _columns({"holds": "check_number"})}, "Check number"),
            (
                {"column_ids": _columns({"holds": "amount", "section": "footer"})},
                "last row",
            ),
            ({"file_kind": "fixed"}, "width"),
            ({"column_ids": _columns({"holds": "payee", "width": 3})}, "longer than 3"),
        ):
            with self.assertRaisesRegex(ValidationError, words):
                self.Layout.create(
                    {
                        "name": "Wrong",
                        "column_ids": _columns({"name": "No", "holds": "amount"}),
                        **values,
                    }
                )

    def test_the_sample_shows_what_is_typed(self):
        form = Form(self.Layout)
        form.name = "Typed"
        with form.column_ids.new() as column:
            column.name = "Name"
            column.holds = "payee"
        self.assertIn("Tulp Kantoor B.V.", form.sample)
        self.assertFalse(form.sample_problem)
        layout = form.save()
        layout.column_ids.name = "Payee"
        self.assertIn("row Payee = payee", layout.column_summary)

    def test_managers_describe_layouts(self):
        values = {
            "name": "Mine",
            "column_ids": _columns({"name": "No", "holds": "amount"}),
        }
        with self.assertRaises(AccessError):
            self.Layout.with_user(self.accountant).create(values)
        layout = self.Layout.create(values)
        self.assertEqual(layout.with_user(self.accountant).name, "Mine")
