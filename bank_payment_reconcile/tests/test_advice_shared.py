"""Amounts, days and tables of advices, whoever saved them."""

import io
from datetime import date
from decimal import Decimal

import openpyxl

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile.advice.reports.references import named_in
from odoo.addons.bank_payment_reconcile.advice.shared.days import WrittenDays
from odoo.addons.bank_payment_reconcile.advice.shared.document import AdviceDocument
from odoo.addons.bank_payment_reconcile.advice.shared.numbers import (
    WrittenAmounts,
    bare,
)
from odoo.addons.bank_payment_reconcile.advice.shared.words import fold

from .advice_document_case import AdviceDocumentCase


@tagged("post_install", "-at_install")
class TestAdviceShared(AdviceDocumentCase):
    # -- amounts -------------------------------------------------------------

    def test_amounts_with_minus_behind_brackets_and_currencies(self):
        for written, expected in {
            "1.234,56 €": "1.234,56",
            "EUR 1,234.56-": "-1,234.56",
            "CHF 6'412.35": "6'412.35",
            "119,00-EUR": "-119,00",
            "($1.85)": "-1.85",
            "-$1.85": "-1.85",
            "\u221220,00": "-20,00",
            "250.-": "250",
            "12.00 DR": "-12.00",
            "1,40769E+11": "140769000000",
            "RE 4711": "",
            "2026-03-05": "",
            "5 %": "",
            "": "",
        }.items():
            self.assertEqual(bare(written), expected, written)

    def test_the_decimal_mark_is_that_of_the_document(self):
        german = WrittenAmounts(["1.234,50", "1,234"])
        self.assertEqual(german.read("1,234"), Decimal("1.234"))
        english = WrittenAmounts(["1,234.50", "1,234"])
        self.assertEqual(english.read("1,234"), Decimal(1234))
        # Where nothing shows it, money has no three decimals, save in a few countries.
        self.assertEqual(WrittenAmounts(["1,234"]).read("1,234"), Decimal(1234))
        kuwait = WrittenAmounts(["1,234"], "KWD")
        self.assertEqual(kuwait.read("1,234"), Decimal("1.234"))

    def test_a_dash_is_no_amount(self):
        amounts = WrittenAmounts(["1.00"])
        self.assertIsNone(amounts.read(" - "))
        self.assertIsNone(amounts.read(""))
        self.assertIsNone(amounts.may_read("see page 2"))

    # -- days ----------------------------------------------------------------

    def test_days_are_those_of_the_zone_asked_for(self):
        days = WrittenDays(["05.03.2026"], "Europe/Berlin")
        for written, expected in {
            "2026-03-19 23:40:11 +0100": date(2026, 3, 19),
            "2026-03-25T23:30:00.000Z": date(2026, 3, 26),
            "2026/03/10 17:30:00 -0800": date(2026, 3, 11),
            "05.03.2026 23:10:00 UTC": date(2026, 3, 6),
            "March 5, 2026, 10:02:11 PM PST": date(2026, 3, 6),
            "05.03.2026": date(2026, 3, 5),
            "46100": date(2026, 3, 19),
        }.items():
            self.assertEqual(days.read(written), expected, written)
        # 22:41 in London is the next day in Berlin, in summer.
        self.assertEqual(days.read("2026-03-31 22:41:10", "UTC"), date(2026, 4, 1))
        self.assertEqual(
            days.read("2026-03-31", "PST", clock="16:30:00"), date(2026, 4, 1)
        )
        self.assertEqual(days.as_written("2026-03-31 22:41:10"), date(2026, 3, 31))

    def test_days_and_months_that_nothing_tells_apart(self):
        days = WrittenDays(["03/04/2026", "05/06/2026"], "UTC")
        self.assertTrue(days.is_undecided("03/04/2026"))
        self.assertIsNone(days.may_read("03/04/2026"))
        days.choose("mdy")
        self.assertEqual(days.read("03/04/2026"), date(2026, 3, 4))
        told = WrittenDays(["03/04/2026", "25/06/2026"], "UTC")
        told.choose("mdy")
        self.assertEqual(told.read("03/04/2026"), date(2026, 4, 3))

    # -- words and references ------------------------------------------------

    def test_words_are_the_same_in_any_writing(self):
        self.assertEqual(fold("Gross Debit (GC)"), fold("gross_debit_gc"))
        self.assertEqual(fold("Gebühr"), "gebuhr")
        self.assertEqual(fold("État"), "etat")
        self.assertEqual(fold("Straße"), "strasse")

    def test_what_a_text_names(self):
        found = named_in("REFUND FOR CHARGE (INV/2026/00102)")
        self.assertEqual(found.numbers, ("INV/2026/00102",))
        found = named_in("Order 3001 INV/2026/00171 of 05.03.2026, 48.40")
        self.assertEqual(
            (found.numbers, found.orders), (("INV/2026/00171",), ("3001",))
        )
        found = named_in("Refund of tr_M0 Bestellung #2990")
        self.assertEqual((found.transactions, found.orders), (("tr_M0",), ("2990",)))
        self.assertEqual(named_in("Usage Fee (2026-03), 2.5 %").numbers, ())

    # -- tables --------------------------------------------------------------

    def test_a_table_that_a_spreadsheet_took_for_one_cell_a_line(self):
        lines = '"id,gross,""a, b"",net"\n"1,2,3,4"\n"5,6,7,8"\n'
        document = AdviceDocument(lines.encode())
        self.assertEqual(
            document.heads[0].rows[0].cells, ["id", "gross", "a, b", "net"]
        )

    def test_a_delimiter_that_the_text_tells(self):
        document = AdviceDocument(b"sep=|\na|b,c\n1|2,3\n")
        [head] = document.heads
        self.assertEqual(head.rows[-1].cells, ["1", "2,3"])

    def test_each_sheet_of_a_workbook_is_looked_at(self):
        book = openpyxl.Workbook()
        book.active.append(["About this report"])
        sheet = book.create_sheet("Data")
        sheet.append(["a", "b"])
        sheet.append([1, 2.5])
        data = io.BytesIO()
        book.save(data)
        document = AdviceDocument(data.getvalue())
        self.assertEqual([each.sheet for each in document.heads], ["Sheet", "Data"])
        rows = document.grid(document.heads[1])
        self.assertEqual(rows[1].cells, [Decimal(1), Decimal("2.5")])

    def test_what_is_no_advice_says_so(self):
        for data in (b"", b" \n", b"hello", b"\x89PNG\r\n", b"a;b\n1;2\n", b"[1, 2]"):
            with self.assertRaises(ValueError) as raised:
                self._read(data)
            self.assertIn("report.csv", str(raised.exception))
