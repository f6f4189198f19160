"""Advices of customers in layouts that nobody described."""

import io
from datetime import date
from decimal import Decimal

from openpyxl import Workbook

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile import advice
from odoo.addons.bank_payment_reconcile.sentences import SentenceError

from .advice_layouts import TABLES, TEXTS


def pdf_of(*lines):
    """A PDF of one page: each line a list of (place from the left, text)."""
    shown = [
        f"BT /F1 9 Tf {left} {780 - 14 * at} Td ({text}) Tj ET"
        for at, line in enumerate(lines)
        for left, text in line
    ]
    stream = "\n".join(shown).encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    )
    data, starts = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return (
        data
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    )


@tagged("post_install", "-at_install")
class TestAdviceLayouts(BaseCase):
    def _read(self, text, **options):
        data = text if isinstance(text, bytes) else text.encode()
        return advice.read(data, "advice.csv", **options)

    def _told(self, found):
        return [
            (
                row.kind,
                next(iter(row.numbers), ""),
                row.gross,
                row.discount,
                row.deduction,
            )
            for row in found.rows
            if row.ignored is None
        ]

    def _check(self, text, total, rows, source):
        [found] = self._read(text)
        expected = [
            (kind, number, *map(Decimal, amounts)) for kind, number, *amounts in rows
        ]
        self.assertEqual(self._told(found), expected)
        self.assertEqual(found.amount, Decimal(total))
        self.assertEqual(found.difference, 0)
        self.assertFalse(found.remarks)
        self.assertEqual((found.kind, found.source), ("remittance", source))

    # -- Layouts -------------------------------------------------------------

    def test_tables_of_customers(self):
        for name, text, total, rows in TABLES:
            with self.subTest(name):
                self._check(text, total, rows, "table")

    def test_texts_of_customers(self):
        for name, text, total, rows in TEXTS:
            with self.subTest(name):
                self._check(text, total, rows, "text")

    def test_layout_is_known_again(self):
        [first], [second] = (
            self._read(f"{header}\nINV-{n},{n},10.00\n")
            for n, header in ((1, "Invoice,Their,Amount"), (2, "INVOICE,their,amount"))
        )
        self.assertTrue(first.layout)
        self.assertEqual(first.layout, second.layout)
        [other] = self._read("Invoice,Paid\nINV-1,10.00\n")
        self.assertNotEqual(first.layout, other.layout)

    def test_numbers_of_which_any_may_be_ours(self):
        [found] = self._read(
            "Beleg;Referenz;Betrag\n5100001;RE-2026-71;100,00\n5100002;RE-2026-72;5,00\n"
        )
        self.assertEqual(found.rows[0].numbers, ("RE-2026-71", "5100001"))
        self.assertEqual(found.rows[0].their_number, "")
        # A header that says whose they are decides.
        [found] = self._read("Beleg;Ihre Nr.;Betrag\n5100001;RE-71;100,00\n")
        self.assertEqual(found.rows[0].numbers, ("RE-71",))
        self.assertEqual(found.rows[0].their_number, "5100001")

    def test_what_stands_around_the_rows(self):
        [found] = self._read(TEXTS[0][1])
        self.assertEqual(found.number, "330471")
        self.assertEqual(found.sender, "Bergheim Baustoffe GmbH")
        self.assertEqual(str(found.date), "2026-03-17")
        self.assertEqual(found.currency, "EUR")
        carried = [row.kind for row in found.rows if row.ignored is not None]
        self.assertEqual(carried, ["subtotal", "subtotal", "total"])
        [found] = self._read(TEXTS[1][1])
        self.assertEqual(found.rows[0].reason, "Damaged in transit")
        # The days of the rows show the order, and Excel's days are numbers.
        self.assertEqual(str(found.rows[0].date), "2026-02-17")
        [found] = self._read(TABLES[21][1])
        self.assertEqual(str(found.rows[0].date), "2026-03-01")

    def test_terms_under_a_word_for_deductions(self):
        [found] = self._read(
            "Invoice,Amount,Deduction,Comment\n"
            "INV-1,100.00,-2.00,2% 14 days\nINV-2,50.00,-5.00,Damaged\n"
        )
        self.assertEqual(
            [(row.discount, row.deduction) for row in found.rows],
            [(Decimal("-2.00"), 0), (0, Decimal("-5.00"))],
        )

    def test_sums_that_do_not_agree_are_told_with_their_amount(self):
        [found] = self._read("Invoice,Amount\nINV-1,10.00\nINV-2,20.00\nTotal,35.00\n")
        self.assertEqual((found.amount, found.net), (35, 30))
        self.assertEqual(found.difference, 5)
        self.assertIn("5.00", str(found.remarks[0]))
        [found] = self._read("Invoice,Gross,Discount,Net\nINV-1,100.00,2.00,97.00\n")
        self.assertEqual(found.net, 98)
        self.assertIn("97.00", str(found.remarks[0]))

    # -- Files ---------------------------------------------------------------

    def test_workbook(self):
        book = Workbook()
        sheet = book.active
        for row in (
            ["Remittance advice", None, None, None],
            ["Payment date", date(2026, 3, 19), None, None],
            ["Invoice", "Invoice date", "Gross", "Paid"],
            ["INV-1", date(2026, 3, 1), 1000, 980],
            [371, date(2026, 3, 2), 240.5, 240.5],
            ["Total", None, 1240.5, 1220.5],
        ):
            sheet.append(row)
        data = io.BytesIO()
        book.save(data)
        [found] = self._read(data.getvalue())
        self.assertEqual(
            self._told(found),
            [
                ("invoice", "INV-1", 1000, -20, 0),
                ("invoice", "371", Decimal("240.5"), 0, 0),
            ],
        )
        self.assertEqual(found.amount, Decimal("1220.5"))
        self.assertEqual(str(found.date), "2026-03-19")

    def test_pdf_with_text(self):
        [found] = self._read(
            pdf_of(
                [(50, "Seeblick Markt AG - Remittance advice 55012")],
                [(50, "Payment date 12.03.2026")],
                [
                    (50, "Your document"),
                    (200, "Gross"),
                    (290, "Deduction"),
                    (400, "Reason"),
                    (520, "Net"),
                ],
                [
                    (50, "INV-701"),
                    (200, "1,000.00"),
                    (290, "-30.00"),
                    (400, "Short delivery"),
                    (520, "970.00"),
                ],
                [(50, "INV-702"), (200, "55.50"), (520, "55.50")],
                [
                    (50, "Total"),
                    (200, "1,055.50"),
                    (290, "-30.00"),
                    (520, "1,025.50"),
                ],
            )
        )
        self.assertEqual(found.source, "pdf")
        self.assertEqual(
            self._told(found),
            [
                ("invoice", "INV-701", 1000, 0, -30),
                ("invoice", "INV-702", Decimal("55.50"), 0, 0),
            ],
        )
        self.assertEqual(found.number, "55012")
        self.assertEqual(found.rows[0].reason, "Short delivery")

    def test_pdf_that_is_refused(self):
        for data, word in (
            (b"%PDF-1.4\nnothing of it", "no PDF"),
            (b"%PDF-1.4\n" + b"0" * 10_000_001, "10 MB"),
            (pdf_of([]), "pictures"),
            (pdf_of([(50, "Hello")]), "names no document"),
        ):
            with self.assertRaises(advice.AdviceError) as refusal:
                self._read(data)
            self.assertIn(word, str(refusal.exception))

    # -- Payouts of providers nobody described ---------------------------------

    def test_payouts_of_a_table(self):
        [first, pending] = self._read(
            "Type,Order,Gross,Fee,Net,Payout ID,Payout date\n"
            "Sale,#1001,100.00,2.90,97.10,po-1,2026-03-10\n"
            "Refund,#0990,-20.00,0.00,-20.00,po-1,2026-03-10\n"
            "Sale,#1003,10.00,0.59,9.41,,\n"
        )
        self.assertEqual(
            (first.kind, first.source, first.number), ("payout", "table", "po-1")
        )
        self.assertEqual(str(first.date), "2026-03-10")
        self.assertEqual(
            [(row.kind, row.gross, row.fee, row.orders) for row in first.rows],
            [
                ("charge", 100, Decimal("-2.90"), ("#1001",)),
                ("refund", -20, 0, ("#0990",)),
            ],
        )
        self.assertEqual(first.amount, Decimal("77.10"))
        self.assertTrue(pending.is_pending)
        self.assertEqual(pending.amount, Decimal("9.41"))

    def test_payout_whose_fees_have_a_minus(self):
        [found] = self._read(
            "Datum;Vorgang;Transaktions-ID;Rechnungsnummer;Brutto;Gebühr;Netto\n"
            "01.03.2026;Zahlung;t1;RE-1;119,00;-2,50;116,50\n"
            "01.03.2026;Rückbuchung;t2;RE-0;-20,00;-15,00;-35,00\n"
            "Summe;;;;99,00;-17,50;81,50\n"
        )
        self.assertEqual(
            [(row.kind, row.gross, row.fee) for row in found.rows],
            [
                ("charge", 119, Decimal("-2.50")),
                ("dispute", -20, -15),
                ("total", 0, 0),
            ],
        )
        self.assertEqual((found.amount, found.remarks), (Decimal("81.50"), []))

    # -- What is none ----------------------------------------------------------

    def test_what_is_no_advice_is_refused(self):
        for text in (
            "Dear Sir,\nthank you for your order 4711-22 of yesterday.\n",
            "Nur heute: Bestellung 4711-22 nur 19,99 EUR statt 29,99 EUR!\n",
            "Wir überweisen:\nRE-1001 500,00\nRE-1002 250,00\n",
            "Datum;Text;Betrag;Saldo\n01.03.2026;RE-1001;100,00;1100,00\n",
            "Artikelnr;Bezeichnung;Menge;Betrag\n1001;Stuhl;2;49,90\n",
            "Name,Phone\nSmith,020 7946 0018\n",
            "Invoice,Amount\n",
            "{}",
            "%",
        ):
            with self.assertRaises(SentenceError, msg=text) as refusal:
                self._read(text)
            self.assertNotIn("\n", str(refusal.exception))
