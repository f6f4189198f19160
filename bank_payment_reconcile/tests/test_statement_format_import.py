from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile.statement_formats import Description

from .common import BankReconcileCommon
from .test_formats_described import workbook

#: Nothing in it tells which of the dates is the booking's, or that 5 was paid.
CARD = "Reported,Merchant,Value\n05/03/2026,Bakery,5.00\n06/03/2026,Refund,-2.00\n"


@tagged("post_install", "-at_install")
class TestStatementFormatImport(BankReconcileCommon):
    """What is imported on a bank is read by the bank's format."""

    def _create_format(
        self, name="Card", columns=("Reported", "Merchant", "Value"), **kw
    ):
        fields = {
            "date": "Reported",
            "partner_name": "Merchant",
            "amount": "Value",
            "negate": True,
            "date_format": "dmy",
            **kw,
        }
        formats = self.env["bank.statement.format"]
        values = formats._prepare_from_description(Description(**fields), columns)
        return formats.create({"name": name, **values})

    def _import(self, text, journal=None, filename="card.csv"):
        data = text if isinstance(text, bytes) else text.encode()
        bank = (journal or self.bank).with_user(self.accountant)
        found = bank.import_bank_statements(data, filename)
        return found.line_ids.sorted("date").mapped("amount")

    def test_what_is_not_described_is_asked_for(self):
        with self.assertRaisesRegex(
            UserError, "Bank > Configuration > Statement Formats"
        ):
            self._import(CARD)

    def test_the_format_of_the_bank_decides(self):
        record = self._create_format()
        self.bank.bank_statement_format_id = record
        self.assertEqual(self._import(CARD), [-5.0, 2.0])
        self.assertFalse(self._import(CARD), "imported before")

    def test_several_banks_share_a_format(self):
        record = self._create_format()
        other = self.bank.copy({"name": "Second card"})
        (self.bank | other).bank_statement_format_id = record
        self.assertEqual(record.journal_ids, self.bank | other)
        self.assertEqual(self._import(CARD), self._import(CARD, other))

    def test_the_columns_of_the_file_find_the_format(self):
        self._create_format()
        self.assertEqual(self._import(CARD), [-5.0, 2.0])

    def test_a_format_of_few_of_the_columns_is_not_taken_for_granted(self):
        """A card's description must not turn the signs of another bank's file."""
        self._create_format(columns=())
        wide = "Reported,Merchant,Value,City,Code\n05/03/2026,Bakery,5.00,Oslo,1\n"
        with self.assertRaisesRegex(
            UserError, "Bank > Configuration > Statement Formats"
        ):
            self._import(wide)

    def test_the_format_that_knows_more_of_the_columns_is_tried_first(self):
        columns = ("Reported", "Merchant", "Value", "City")
        self._create_format(columns=columns, negate=False, name="Other")
        self._create_format()
        self.assertEqual(self._import(CARD), [-5.0, 2.0])

    def test_a_longer_head_of_the_file_does_not_matter(self):
        self.bank.bank_statement_format_id = self._create_format(skip_lines=1)
        head = "Card 4711\nPeriod: March\nBalance: 7.00\n"
        self.assertEqual(self._import(head + CARD), [-5.0, 2.0])

    def test_a_file_that_the_banks_format_does_not_fit_is_refused(self):
        """Reading it otherwise, without a word, could turn signs or dates."""
        self.bank.bank_statement_format_id = self._create_format()
        table = "Date,Description,Amount,Balance\n31/12/2026,A,-5.00,10.00\n"
        with self.assertRaisesRegex(UserError, "no column “Reported”.*format “Card”"):
            self._import(table)

    def test_a_format_found_by_columns_that_fails_leaves_it_to_the_file(self):
        columns = ("Date", "Description", "Amount", "Balance")
        self._create_format(
            columns=columns,
            date="Date",
            partner_name="Description",
            amount="Amount",
            date_format="%Y%m%d",
        )
        table = "Date,Description,Amount,Balance\n31/12/2026,A,-5.00,10.00\n"
        self.assertEqual(self._import(table), [-5.0])

    def test_a_format_says_nothing_about_ofx(self):
        self.bank.bank_statement_format_id = self._create_format()
        data = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": "7",
                    "FITID": "A1",
                }
            ]
        )
        self.assertEqual(self._import(data, filename="x.ofx"), [7.0])

    def test_a_workbook_and_a_file_of_fixed_width(self):
        self._create_format(kind="sheet", date_format="")
        data = workbook(
            ("Reported", "Merchant", "Value"), ("31.12.2026", "Bakery", 12.5)
        )
        self.assertEqual(self._import(data, filename="card.xlsx"), [-12.5])
        self.bank.bank_statement_format_id = self._create_format(
            kind="fixed",
            columns=(),
            widths=(6, 12, 8),
            has_header=False,
            date=1,
            date_format="%d%m%y",
            partner_name=2,
            amount=3,
        )
        self.assertEqual(self._import("150426Bakery         7.25\n"), [-7.25])

    def test_formats_of_another_company_are_not_used(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self._create_format().company_id = other
        with self.assertRaisesRegex(
            UserError, "Bank > Configuration > Statement Formats"
        ):
            self._import(CARD)

    def test_an_empty_file_is_refused_as_empty(self):
        self.bank.bank_statement_format_id = self._create_format()
        with self.assertRaisesRegex(UserError, "is empty"):
            self._import("\n")
