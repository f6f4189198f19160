import base64
from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .common import BankReconcileCommon

FIELDS = (
    "date",
    "amount",
    "partner_name",
    "account_number",
    "bank_value_date",
    "bank_check_number",
    "foreign_currency_id",
    "amount_currency",
)
#: Besides, what only these formats have a place for.
MORE = (
    "payment_ref",
    "bank_end_to_end_id",
    "bank_structured_reference",
    "bank_payer_street",
    "bank_payer_city",
    "transaction_type",
)


@tagged("post_install", "-at_install")
class TestStatementExport(BankReconcileCommon):
    """A statement goes out as a file and comes in again."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kroner = cls.setup_other_currency("NOK")
        cls.imported = cls.bank.import_bank_statements(
            cls._ofx(
                [
                    {
                        "TRNTYPE": "CREDIT",
                        "DTPOSTED": "20260112",
                        "DTAVAIL": "20260113",
                        "TRNAMT": "1000.00",
                        "FITID": "NORD-000042",
                        "NAME": "Nordlicht Versand GmbH",
                        "MEMO": "Invoice INV/2026/00042",
                    },
                    {
                        "TRNTYPE": "CHECK",
                        "DTPOSTED": "20260113",
                        "TRNAMT": "-75.5",
                        "FITID": "NORD-000043",
                        "CHECKNUM": "1029",
                        "NAME": "City Power",
                    },
                    {
                        "TRNTYPE": "DEBIT",
                        "DTPOSTED": "20260113",
                        "TRNAMT": "-4.00",
                        "NAME": "Coffee",
                    },
                    {
                        "TRNTYPE": "DEBIT",
                        "DTPOSTED": "20260113",
                        "TRNAMT": "-4.00",
                        "NAME": "Coffee",
                    },
                ]
            ),
            "january.ofx",
        )

    def _by_hand(self):
        """A statement that nobody imported, its lines with all a line can tell."""
        lines = self._create_line(
            500.0,
            "Rent 01/26",
            day=date(2026, 2, 3),
            foreign_currency_id=self.kroner.id,
            amount_currency=5432.1,
            partner_name="Fjordlysnes Handel AS",
            account_number="NO9386011117947",
            bank_payer_street="Havnegata 1",
            bank_payer_city="Bodø",
            bank_end_to_end_id="E2E-9",
            bank_structured_reference="RF18539007547034",
            bank_value_date=date(2026, 2, 4),
            transaction_type="PMNT-RCDT-ESCT",
        ) | self._create_line(-20.0, "=fee", day=date(2026, 2, 5))
        lines[0].payment_ref = "Rent 01/26 RF18539007547034"
        return self.env["account.bank.statement"].create(
            {
                "name": "February",
                "balance_start": 100.0,
                "balance_end_real": 580.0,
                "line_ids": [Command.set(lines.ids)],
            }
        )

    def _export(self, statements, file_format, user=None):
        wizard = (
            self.env["bank.statement.export"]
            .with_user(user or self.accountant)
            .with_context(
                active_model="account.bank.statement", active_ids=statements.ids
            )
            .create({"file_format": file_format})
        )
        action = wizard.action_export()
        return wizard, action, base64.b64decode(wizard.data)

    def _other_bank(self):
        """A second journal of the same account; the first one's is another then."""
        other = self.bank.copy({"name": "Copy", "bank_account_id": False})
        other.bank_account_id = self.bank.bank_account_id
        self.bank.bank_account_id = False
        return other

    def _values(self, lines, *names):
        return [
            [line[name] or False for name in names]
            for line in lines.sorted(lambda line: (line.date, -line.amount))
        ]

    def _check_round_trip(self, statements, file_format, *names):
        _wizard, _action, data = self._export(statements, file_format)
        bank = self.bank.with_user(self.accountant)
        self.assertFalse(bank.import_bank_statements(data, "again"), "nothing is new")
        wanted = self._values(statements.line_ids, *names)
        copy = self._other_bank().import_bank_statements(data, "elsewhere")
        self.assertEqual(self._values(copy.line_ids, *names), wanted)
        for ours, theirs in zip(statements, copy, strict=True):
            self.assertEqual(theirs.balance_start, ours.balance_start)
            self.assertEqual(theirs.balance_end_real, ours.balance_end_real)
        self.assertEqual(len(copy.line_ids), len(statements.line_ids))

    def test_an_imported_statement_as_ofx(self):
        self._check_round_trip(
            self.imported, "ofx", *FIELDS, "payment_ref", "transaction_type"
        )

    def test_an_imported_statement_as_camt(self):
        self._check_round_trip(self.imported, "camt", *FIELDS, *MORE)

    def test_an_imported_statement_as_csv(self):
        self._check_round_trip(self.imported, "csv", *FIELDS, *MORE)

    def test_a_statement_made_by_hand_as_ofx(self):
        self._check_round_trip(
            self._by_hand(), "ofx", *FIELDS, "bank_structured_reference"
        )

    def test_a_statement_made_by_hand_as_camt(self):
        self._check_round_trip(self._by_hand(), "camt", *FIELDS, *MORE)

    def test_a_statement_made_by_hand_as_csv(self):
        self._check_round_trip(self._by_hand(), "csv", *FIELDS, *MORE)

    def test_the_banks_own_id_goes_out_where_it_is_one(self):
        _wizard, _action, data = self._export(self.imported, "ofx")
        self.assertIn(b"<FITID>NORD-000042</FITID>", data)
        # The bank wrote -75.5: its id with -75.50 would be another import id.
        self.assertIn(b"<FITID>NORD-000043:20260113:-75.5</FITID>", data)

    def test_an_exported_file_after_the_lines_were_exported_before(self):
        statement = self._by_hand()
        _wizard, _action, first = self._export(statement, "csv")
        ids = statement.line_ids.mapped("bank_import_id")
        _wizard, _action, second = self._export(statement, "csv")
        self.assertEqual(first, second)
        self.assertEqual(statement.line_ids.mapped("bank_import_id"), ids)

    def test_the_file_is_downloaded_under_the_statements_name(self):
        wizard, action, _data = self._export(self._by_hand(), "csv")
        self.assertEqual(action["type"], "ir.actions.act_url")
        self.assertTrue(wizard.filename.endswith("February.csv"), wizard.filename)

    def test_what_the_format_has_no_room_for_is_shown_first(self):
        statement = self._by_hand()
        statement.line_ids[0].payment_ref = "x" * 300
        wizard, action, _data = self._export(statement, "ofx")
        self.assertEqual(action["res_id"], wizard.id)
        self.assertIn("cut to the 255 characters", wizard.remarks)

    def test_a_statement_without_lines_is_refused(self):
        empty = self.env["account.bank.statement"].create({"name": "Empty"})
        with self.assertRaisesRegex(UserError, "no lines"):
            self._export(empty, "csv")

    def test_who_does_not_keep_the_bank_does_not_export(self):
        reader = new_test_user(
            self.env, login="reader", groups="account.group_account_invoice"
        )
        with self.assertRaises(AccessError):
            self._export(self.imported, "csv", reader)

    def test_two_statements_in_one_file(self):
        both = self.imported | self._by_hand()
        self._check_round_trip(both, "camt", *FIELDS, *MORE)
