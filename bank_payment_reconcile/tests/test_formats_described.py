import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats import (
    Description,
    StatementError,
)

from .formats_case import FormatCase


def workbook(*rows, title="Umsätze"):
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class DescribedCase(FormatCase):
    filename = "november.dat"

    def read_described(self, content, **fields):
        data = content if isinstance(content, bytes) else content.encode()
        description = Description(**fields)
        self.assertEqual(Description.from_json(description.to_json()), description)
        (found,) = statement_formats.read_described(data, self.filename, description)
        return found

    def assertDescriptionRefused(self, *words, **fields):
        with self.assertRaises(StatementError) as refusal:
            Description(**fields).check()
        for word in words:
            self.assertIn(word, str(refusal.exception))


@tagged("post_install", "-at_install")
class TestFormatsDescribed(DescribedCase):
    """Tables read as a person described them."""

    def test_a_table_without_header_by_positions(self):
        statement = self.read_described(
            "20261110|Kirchner|RE 42|1000,00|C\n20261111|Stadtwerke||100,00|D\n",
            delimiter="|",
            has_header=False,
            date=1,
            partner_name=2,
            text=(2, 3),
            amount=4,
            sign=5,
            debit_words=("D",),
            constants={"currency": "EUR", "account_number": "DE89"},
        )
        first, second = statement.transactions
        self.assertEqual(first.date, date(2026, 11, 10))
        self.assertEqual((first.amount, second.amount), (1000, -100))
        self.assertEqual(first.text, "Kirchner RE 42")
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(statement.account_number, "DE89")

    def test_a_file_of_fixed_width(self):
        statement = self.read_described(
            "REPORT\n"
            "101126Kirchner  RE 42       1000.00\n"
            "111126Stadtwerke             -100.00\n",
            kind="fixed",
            widths=(6, 10, 10, 10),
            has_header=False,
            skip_lines=1,
            date=1,
            date_format="%d%m%y",
            partner_name=2,
            text=(3,),
            amount=4,
        )
        first, second = statement.transactions
        self.assertEqual(first.date, date(2026, 11, 10))
        self.assertEqual(first.partner_name, "Kirchner")
        self.assertEqual((first.amount, second.amount), (1000, -100))

    def test_a_card_whose_purchases_are_positive(self):
        statement = self.read_described(
            "Date,Amount\n31/12/2026,36.33\n30/12/2026,-50.00\n",
            date="Date",
            amount="Amount",
            negate=True,
        )
        amounts = sorted(each.amount for each in statement.transactions)
        self.assertEqual(amounts, [Decimal("-36.33"), Decimal("50.00")])

    def test_the_person_decides_dates_and_marks(self):
        for order, month in (("dmy", 3), ("mdy", 5), ("%d/%m/%Y", 3)):
            statement = self.read_described(
                "Date;Amount\n05/03/2026;1,234\n",
                delimiter=";",
                date="date",
                amount="AMOUNT",
                date_format=order,
                decimal_mark=".",
            )
            (line,) = statement.transactions
            self.assertEqual((line.date.month, line.amount), (month, 1234), order)

    def test_currencies_and_words_around_amounts(self):
        for raw, amount in (
            ("€ 1.234,50", "1234.50"),
            ("1.234,50 EUR", "1234.50"),
            ("-1.234,50 €", "-1234.50"),
            ("1.234,50 S", "-1234.50"),
            ("1.234,50H", "1234.50"),
            ("12.50 DR", "-12.50"),
            ("£12.50CR", "12.50"),
            ("+ £1,100.00", "1100.00"),
            ("(12.50)", "-12.50"),
            ("1'234.50", "1234.50"),
        ):
            statement = self.read_described(
                f"Date\tAmount\n31/12/2026\t{raw}\n",
                delimiter="\t",
                date="Date",
                amount="Amount",
            )
            self.assertEqual(statement.transactions[0].amount, Decimal(amount), raw)

    def test_a_column_that_is_not_there_is_named(self):
        with self.assertRaisesRegex(StatementError, "“Betrag”.*Date, Amount"):
            self.read_described("Date,Amount\n", date="Date", amount="Betrag")

    def test_a_line_that_lacks_something_is_named(self):
        for line, words in (
            ("31/12/2026,", "Line 2 .* no amount"),
            (",5.00", "Line 2 .* no date"),
            ("31/31/2026,5.00", "Line 2 .*31/31/2026"),
        ):
            with self.assertRaisesRegex(StatementError, words):
                self.read_described(
                    f"Date,Amount\n{line}\n", date="Date", amount="Amount"
                )

    def test_a_description_that_cannot_work_is_refused(self):
        self.assertDescriptionRefused("no column for the date", amount=1)
        self.assertDescriptionRefused("no column for the amount", date=1)
        self.assertDescriptionRefused("either", date=1, amount=2, debit=3)
        self.assertDescriptionRefused("sign", date=1, amount=2, sign=3)
        self.assertDescriptionRefused("count columns from 1", date=0, amount=2)
        self.assertDescriptionRefused("widths", kind="fixed", date=1, amount=2)
        self.assertDescriptionRefused("delimiter", delimiter="", date=1, amount=2)
        self.assertDescriptionRefused(
            "without a header", has_header=False, date="Date", amount=2
        )
        self.assertDescriptionRefused(
            "date format", date=1, amount=2, date_format="xyz"
        )
        self.assertDescriptionRefused(
            "same decimal separator",
            date=1,
            amount=2,
            decimal_mark=",",
            thousands_mark=",",
        )
        self.assertDescriptionRefused(
            "fixed value", date=1, amount=2, constants={"amount": "5"}
        )

    def test_a_kept_description_that_was_damaged_is_refused(self):
        for text, word in (
            ("{", "not valid JSON"),
            ("[]", "no fields"),
            ('{"dates": 1}', "dates"),
            ('{"date": 1.5}', "date"),
            ('{"date": true}', "date"),
            ('{"skip_lines": "2"}', "skip_lines"),
            ('{"widths": ["5"]}', "widths"),
            ('{"constants": []}', "constants"),
            ('{"date": 1}', "amount"),
        ):
            with self.assertRaisesRegex(StatementError, word):
                Description.from_json(text)


@tagged("post_install", "-at_install")
class TestFormatsXlsx(DescribedCase):
    """Workbooks."""

    filename = "november.xlsx"
    header = ("Buchungstag", "Auftraggeber/Empfänger", "Betrag", "Saldo")

    def test_a_workbook_with_days_and_numbers(self):
        data = workbook(
            ("Konto 123",),
            (),
            self.header,
            (datetime(2026, 11, 10), "Kirchner", 0.1 + 0.2, 100.3),
            (date(2026, 11, 11), "Stadtwerke", -100, 0.3),
        )
        statement = self.read_one(data)
        first, second = statement.transactions
        self.assertEqual(first.date, date(2026, 11, 10))
        self.assertEqual(first.amount, Decimal("0.3"))
        self.assertEqual(second.amount, Decimal("-100"))
        self.assertEqual(statement.balance_start, Decimal("100"))
        self.assertEqual(statement.balance_end, Decimal("0.3"))

    def test_texts_in_a_workbook_are_read_as_in_a_table(self):
        data = workbook(self.header, ("31.12.2026", "Kirchner", "-1.234,50", ""))
        self.assertEqual(
            self.read_one(data).transactions[0].amount, Decimal("-1234.50")
        )

    def test_a_day_of_another_century_is_refused(self):
        # What a damaged cell of a workbook may turn into.
        data = workbook(
            self.header,
            (date(2026, 12, 31), "Kirchner", 10, ""),
            (date(3026, 12, 31), "Stadtwerke", -5, ""),
        )
        self.assertRefused(data, "Line 3", "3026-12-31")
        with self.assertRaisesRegex(StatementError, "not between 1900 and 2200"):
            self.read_described(
                "31120026;-5.00\n",
                delimiter=";",
                has_header=False,
                date=1,
                date_format="%d%m%Y",
                amount=2,
            )

    def test_a_formula_is_not_evaluated(self):
        data = workbook(self.header, ("31.12.2026", "=1+1", -5, "=C2"))
        (line,) = self.read_one(data).transactions
        self.assertEqual(line.partner_name, "=1+1")
        data = workbook(
            self.header, ("31.12.2026", "A", "=1+1", ""), ("31.12.2026", "B", -5, "")
        )
        self.assertRefused(data, "Line 2", "formula")

    def test_another_sheet_by_its_name(self):
        data = workbook(("Date", "Amount"), (date(2026, 12, 31), 5), title="Liste")
        statement = self.read_described(
            data, kind="sheet", sheet="Liste", date="Date", amount="Amount"
        )
        self.assertEqual(len(statement.transactions), 1)
        with self.assertRaisesRegex(StatementError, "“Blatt”.*Liste"):
            self.read_described(data, kind="sheet", sheet="Blatt", date=1, amount=2)

    def test_a_workbook_that_is_no_honest_one_is_refused(self):
        data = workbook(self.header, (date(2026, 12, 31), "A", -5, ""))
        self.assertRefused(data[: len(data) // 2])
        self.assertRefused(
            self._with_part(data, "xl/bomb.xml", b" " * 60_000_000), "unpacks"
        )
        part = b'<!DOCTYPE x [<!ENTITY a "b">]><styleSheet>&a;</styleSheet>'
        self.assertRefused(self._with_part(data, "xl/styles.xml", part), "entities")

    def test_a_workbook_of_old_excel_is_refused_with_what_to_do(self):
        self.assertRefused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "XLSX")

    def _with_part(self, data, name, content):
        stream = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(data)) as source,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for each in source.namelist():
                if each != name:
                    archive.writestr(each, source.read(each))
            archive.writestr(name, content)
        return stream.getvalue()
