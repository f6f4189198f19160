"""Messages as senders, mails and banks leave them; figures are worked out by hand."""

from datetime import date
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from .. import advice, statement_formats
from ..advice.shared.model import AdviceError
from ..statement_formats import Adjustment, RemittedDocument
from .test_advice_electronic import ISA, _camt, _rows, _x12

HEAD = "UNB+UNOC:3+A+B+260320:0915+1'UNH+1+REMADV:D:96A:UN:EAN003'BGM+481+RA-1+9'"
TAIL = "UNS+S'MOA+12:{}'UNT+1+1'UNZ+1+1'"
PAID = "BPR*C*{}*C*ACH*CTX***********20260325"


def _remadv(documents, total):
    return HEAD + documents + TAIL.format(total)


def _read(text):
    [said] = advice.read(text.encode() if isinstance(text, str) else text)
    return said


@tagged("post_install", "-at_install")
class TestAdviceRemadvLeft(BaseCase):
    def test_lines_that_break_anywhere(self):
        """A mail broke the interchange every 35 characters."""
        whole = _remadv(
            "DOC+380+INV/2026/00331'MOA+9:1200.00'MOA+12:1164.00'MOA+52:36.00'AJT+66'"
            "MOA+165:36.00'",
            "1164.00",
        )
        for broken in ("\n", "\r\n"):
            text = broken.join(whole[i : i + 35] for i in range(0, len(whole), 35))
            self.assertEqual(_rows(_read(text)), _rows(_read(whole)))
        self.assertEqual(
            _rows(_read(whole)),
            [("invoice", "1200.00", "-36.00", "0.00", ("INV/2026/00331",))],
        )

    def test_a_segment_a_line_without_its_end(self):
        text = _remadv("DOC+380+A'MOA+9:100'MOA+12:100'", "100").replace("'", "\n")
        self.assertEqual(
            _rows(_read(text)), [("invoice", "100.00", "0.00", "0.00", ("A",))]
        )

    def test_a_comma_that_nobody_announced(self):
        said = _read(_remadv("DOC+380+A'MOA+9:100,50'MOA+12:100,50'", "100,50"))
        self.assertEqual((said.total, said.difference), (Decimal("100.50"), 0))

    def test_a_credit_note_with_its_sign(self):
        """100.00 less 40.00; the type of the document or the sign tells it, or both."""
        for code in ("381", "380"):
            said = _read(
                _remadv(
                    "DOC+380+A'MOA+9:100'MOA+12:100'"
                    f"DOC+{code}+B'MOA+9:-40'MOA+12:-40'",
                    "60",
                )
            )
            self.assertEqual(
                _rows(said)[1], ("credit_note", "-40.00", "0.00", "0.00", ("B",)), code
            )
            self.assertEqual(said.difference, 0)

    def test_references_of_orders_and_invoices(self):
        """The day of the document counts, not the one on which it is due."""
        said = _read(
            _remadv(
                "DOC+380+A'MOA+9:100'MOA+12:100'DTM+13:20260401:102'"
                "DTM+171:20260301:102'RFF+ON:P-1'RFF+VN:S-2'RFF+DQ:D-3'RFF+IV:4711'",
                "100",
            )
        )
        [row] = said.rows
        self.assertEqual((row.numbers, row.orders), (("A", "4711"), ("P-1", "S-2")))
        self.assertEqual(row.date, date(2026, 3, 1))

    def test_two_reasons_have_an_amount_each(self):
        """100.00 less 10.00 for a short delivery and 20.00 for the price."""
        said = _read(
            _remadv(
                "DOC+380+A'MOA+9:100'MOA+12:70'AJT+4'MOA+5:10'RFF+AAU:L1'"
                "AJT+5'MOA+5:20'FTX+AAO+++list of May'",
                "70",
            )
        )
        [row] = said.rows
        self.assertEqual((row.deduction, row.text), (Decimal(-30), "L1"))
        self.assertEqual(
            (str(row.reason), row.reason_code),
            ("short delivery (10), price query (list of May, 20)", "4 5"),
        )

    def test_lines_of_a_document_count_in_its_sum_alone(self):
        said = _read(
            _remadv(
                "DOC+380+A'MOA+12:90'DLI+1+1'MOA+9:50'MOA+52:2'MOA+12:48'"
                "DLI+1+2'MOA+12:42'",
                "90",
            )
        )
        self.assertEqual(_rows(said), [("invoice", "90.00", "0.00", "0.00", ("A",))])

    def test_what_is_made_to_take_long_is_refused_at_once(self):
        for piece in ("?'" * 300_000, "+" * 20_000_000):
            with self.assertRaises(ValueError) as refused:
                _read(_remadv(f"FTX+{piece}'", "1"))
            self.assertRegex(str(refused.exception), "names no document|too much")


@tagged("post_install", "-at_install")
class TestAdviceX12Left(BaseCase):
    def test_an_adjustment_where_nothing_tells_what_was_owed(self):
        """950.00 were paid: of 1,000.00 if the document says 950.00, and 1,000.00 less
        an item of 50.00 if it says 1,000.00."""
        found = [
            _rows(
                _read(_x12(PAID.format("950"), f"RMR*IV*1**{told}", "ADX*-50*04*IV*7"))
            )
            for told in ("950", "1000")
        ]
        self.assertEqual(
            found,
            [
                [("invoice", "1000.00", "0.00", "-50.00", ("1",))],
                [
                    ("invoice", "1000.00", "0.00", "0.00", ("1",)),
                    ("deduction", "-50.00", "0.00", "0.00", ("7",)),
                ],
            ],
        )

    def test_two_adjustments_have_an_amount_each(self):
        said = _read(
            _x12(PAID.format("920"), "RMR*IV*1**920*1000", "ADX*-50*04", "ADX*-30*01")
        )
        [row] = said.rows
        self.assertEqual(row.deduction, Decimal(-80))
        self.assertEqual(
            str(row.reason), "item not accepted, damaged (50), pricing error (30)"
        )

    def test_a_discount_that_only_the_adjustment_tells(self):
        said = _read(_x12(PAID.format("980"), "RMR*IV*1**980*1000", "ADX*-20*24"))
        self.assertEqual(
            _rows(said), [("invoice", "1000.00", "-20.00", "0.00", ("1",))]
        )

    def test_a_reason_in_the_document_itself(self):
        said = _read(_x12(PAID.format("950"), "RMR*IV*1**950***04*-50"))
        self.assertEqual(
            _rows(said), [("invoice", "1000.00", "0.00", "-50.00", ("1",))]
        )

    def test_memos_of_the_buyer_and_of_the_seller(self):
        """300.00 and the seller's debit of 20.00, less the seller's credit of 50.00 and
        the buyer's debit of 30.00, all written without a sign: 240.00."""
        said = _read(
            _x12(
                PAID.format("240"),
                "RMR*IV*1**300",
                "RMR*DL*2**20",
                "RMR*CL*3**50",
                "RMR*DB*4**30",
            )
        )
        self.assertEqual(
            [(row.kind, row.net) for row in said.rows],
            [
                ("invoice", 300),
                ("invoice", 20),
                ("credit_note", -50),
                ("deduction", -30),
            ],
        )

    def test_a_customers_reference_is_no_credit_note(self):
        said = _read(_x12(PAID.format("100"), "RMR*CR*1**100"))
        self.assertEqual(_rows(said), [("invoice", "100.00", "0.00", "0.00", ("1",))])

    def test_an_order_with_its_invoice_below(self):
        said = _read(
            _x12(
                PAID.format("100"),
                "RMR*PO*P-1**100",
                "REF*IV*8801",
                "DTM*003*20260301",
                "DTM*814*20260401",
            )
        )
        [row] = said.rows
        self.assertEqual((row.numbers, row.orders), (("8801",), ("P-1",)))
        self.assertEqual(row.date, date(2026, 3, 1))

    def test_the_one_document_without_an_amount_has_the_rest(self):
        said = _read(_x12(PAID.format("100"), "RMR*IV*1**60", "RMR*IV*2"))
        self.assertEqual([row.net for row in said.rows], [60, 40])

    def test_envelopes_that_were_shortened_or_lost(self):
        whole = _x12(PAID.format("950"), "RMR*IV*8801**950").decode()
        blanks = whole.replace(ISA, " ".join(ISA.split()))
        lines = whole.replace("~\n", "~").replace("~", "\n")
        other = whole.replace("*", "|").replace("~", "^")
        bare = whole[whole.index("ST*") : whole.index("GE*")]
        cut = whole[: whole.index("SE*")]
        for text in (blanks, lines, other, bare, bare.replace("~\n", "~"), cut):
            said = _read(text)
            self.assertEqual(
                (_rows(said), said.total),
                ([("invoice", "950.00", "0.00", "0.00", ("8801",))], 950),
                text[:120],
            )
        with self.assertRaisesRegex(AdviceError, "names no document"):
            _read(whole[:200])

    def test_older_documents(self):
        """RMT: 980.00 of 1,000.00 were paid, 20.00 are discount."""
        said = _read(
            _x12(PAID.format("980"), "RMT*IV*1*980*1000***20", version="003020")
        )
        self.assertEqual(
            _rows(said), [("invoice", "1000.00", "-20.00", "0.00", ("1",))]
        )

    def test_addenda_that_the_bank_joined(self):
        """Blanks stand where records ended, and ends of segments are lost."""
        rows = advice.rows_in_text(
            "CCD HARBOUR RMR*IV*INV/2026/00341**19 60.00*2000.00*40.00\\"
            "RMR*IV*INV/2026/003 42**950.00*1000 ADX*-50.00*04\\ RMR*CM*7**-63.5 "
        )
        self.assertEqual(
            [(row.numbers[0], row.net, row.deduction) for row in rows],
            [
                ("INV/2026/00341", Decimal("1960.00"), 0),
                ("INV/2026/00342", Decimal("950.00"), Decimal("-50.00")),
                ("7", Decimal("-63.5"), 0),
            ],
        )
        self.assertEqual(advice.rows_in_text("Invoice 4711"), [])


@tagged("post_install", "-at_install")
class TestAdviceDocumentsLeft(BaseCase):
    def _documents(self, strd, amount="100.00", version="08"):
        [statement] = statement_formats.read(_camt(strd, amount, version), "x.xml")
        [transaction] = statement.transactions
        return transaction.documents

    def test_the_first_version_has_an_element_for_each_amount(self):
        [document] = self._documents(
            "<Strd><RfrdDocInf><RfrdDocTp><Cd>CINV</Cd></RfrdDocTp>"
            "<RfrdDocNb>F 1</RfrdDocNb></RfrdDocInf>"
            "<RfrdDocRltdDt>2026-02-28</RfrdDocRltdDt>"
            '<RfrdDocAmt><DuePyblAmt Ccy="EUR">102.00</DuePyblAmt></RfrdDocAmt>'
            '<RfrdDocAmt><DscntApldAmt Ccy="EUR">2.00</DscntApldAmt></RfrdDocAmt>'
            '<RfrdDocAmt><RmtdAmt Ccy="EUR">100.00</RmtdAmt></RfrdDocAmt></Strd>',
            version="01",
        )
        self.assertEqual(
            document,
            RemittedDocument(
                numbers=("F 1",),
                day=date(2026, 2, 28),
                due=Decimal("102.00"),
                discount=Decimal("2.00"),
                remitted=Decimal("100.00"),
                currency="EUR",
            ),
        )

    def test_the_latest_versions_say_by_a_code_what_an_amount_is(self):
        def amount(code, number, kind="Cd"):
            return (
                f"<RmtAmtAndTp><Tp><{kind}>{code}</{kind}></Tp>"
                f'<Amt Ccy="EUR">{number}</Amt></RmtAmtAndTp>'
            )

        found = self._documents(
            "<Strd><RfrdDocInf><Nb>F 1</Nb><RltdDt><Tp><Cd>ISSU</Cd></Tp>"
            "<Dt>2026-02-28</Dt></RltdDt></RfrdDocInf><RfrdDocAmt>"
            + amount("OBAL", "900.00")
            + amount("DUPA", "72.00")
            + amount("TMDS", "2.00")
            + amount("REMI", "70.00")
            + "</RfrdDocAmt></Strd><Strd><RfrdDocInf><Nb>F 2</Nb></RfrdDocInf>"
            + "<RfrdDocAmt>"
            + amount("InvoiceAmount", "30.00", "Prtry")
            + "</RfrdDocAmt></Strd>",
            version="12",
        )
        self.assertEqual(
            [(each.numbers, each.due, each.discount, each.remitted) for each in found],
            [
                (("F 1",), Decimal("72.00"), Decimal("2.00"), Decimal("70.00")),
                (("F 2",), Decimal("30.00"), 0, None),
            ],
        )
        self.assertEqual(found[0].day, date(2026, 2, 28))

    def test_a_creditors_reference_alone_names_a_document_with_amounts(self):
        strd = (
            "<Strd>{}<CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp>"
            "<Ref>RF18539007547034</Ref></CdtrRefInf></Strd>"
        )
        [document] = self._documents(
            strd.format('<RfrdDocAmt><RmtdAmt Ccy="EUR">100.00</RmtdAmt></RfrdDocAmt>')
        )
        self.assertEqual(document.numbers, ("RF18539007547034",))
        self.assertEqual(self._documents(strd.format("")), ())

    def test_a_day_or_an_amount_that_is_none_leaves_the_payment_readable(self):
        [document] = self._documents(
            "<Strd><RfrdDocInf><Nb>F 1</Nb><RltdDt>2026-02-31</RltdDt></RfrdDocInf>"
            "<RfrdDocAmt><DuePyblAmt>1O</DuePyblAmt><RmtdAmt>100.00</RmtdAmt>"
            "</RfrdDocAmt></Strd>"
        )
        self.assertEqual(
            (document.day, document.due, document.remitted), (None, None, 100)
        )

    def test_an_adjustment_without_a_sign_lowers(self):
        [document] = self._documents(
            "<Strd><RfrdDocInf><Nb>F 1</Nb></RfrdDocInf><RfrdDocAmt>"
            '<DuePyblAmt Ccy="EUR">120.00</DuePyblAmt><AdjstmntAmtAndRsn>'
            '<Amt Ccy="EUR">20.00</Amt></AdjstmntAmtAndRsn></RfrdDocAmt></Strd>'
        )
        self.assertEqual(document.adjustments, (Adjustment(Decimal("-20.00")),))
        self.assertEqual(advice.of_documents([document]).net, 100)

    def test_a_credit_note_within_an_invoice(self):
        """120.00 less a credit note of 20.00, whether what is left is told or not."""
        for remitted in (None, Decimal(100)):
            said = advice.of_documents(
                [
                    RemittedDocument(
                        ("F 1",),
                        due=Decimal(120),
                        credit=Decimal(20),
                        remitted=remitted,
                    )
                ]
            )
            [row] = said.rows
            self.assertEqual(
                (row.gross, row.deduction, str(row.reason)), (120, -20, "credit note")
            )

    def test_the_document_without_an_amount_has_the_rest(self):
        told = [RemittedDocument(("F 1",), due=Decimal(60)), RemittedDocument(("F 2",))]
        said = advice.of_documents(told, "EUR", total=Decimal(100))
        self.assertEqual([row.net for row in said.rows], [60, 40])
        self.assertTrue(advice.explains(told))

    def test_money_that_went_out(self):
        """Two invoices of a supplier less a credit note: -90.00. A credit note that was
        paid back to a customer is minus as it stands."""
        told = [
            RemittedDocument(("A",), due=Decimal(70), discount=Decimal(1)),
            RemittedDocument(("B",), due=Decimal(31)),
            RemittedDocument(("C",), "credit_note", credit=Decimal(10)),
        ]
        said = advice.of_documents(told, "EUR", total=Decimal(-90))
        self.assertEqual([row.net for row in said.rows], [-69, -31, 10])
        said = advice.of_documents(told[2:], "EUR", total=Decimal(-10))
        self.assertEqual([row.net for row in said.rows], [-10])

    def test_documents_of_another_currency_explain_nothing(self):
        told = [RemittedDocument(("A",), due=Decimal(70), currency="USD")]
        self.assertIsNone(advice.of_documents(told, "EUR", total=Decimal(64)))
        self.assertEqual(advice.of_documents(told).currency, "USD")
