"""Messages of customers' systems; every figure is worked out by hand."""

from datetime import date
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from .. import advice, statement_formats
from ..advice.shared.model import AdviceError

ISA = (
    "ISA*00*          *00*          *ZZ*PAYER          *ZZ*NORDLICHT      "
    "*260324*0900*U*00401*000000007*0*P*>~"
)


def _rows(said):
    """kind, gross, discount, deduction and first number of each row"""
    return [
        (
            row.kind,
            f"{row.gross:.2f}",
            f"{row.discount + 0:.2f}",
            f"{row.deduction + 0:.2f}",
            row.numbers[:1],
        )
        for row in said.rows
    ]


def _x12(*segments, version="004010"):
    body = "~\n".join(
        [f"GS*RA*PAYER*NORDLICHT*20260324*0900*7*X*{version}", "ST*820*0001", *segments]
    )
    return f"{ISA}\n{body}~\nSE*9*0001~\nGE*1*7~\nIEA*1*000000007~\n".encode()


def _camt(strd, amount="100.00", version="08"):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>
<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-03-31T08:00:00</CreDtTm></GrpHdr><Stmt><Id>S</Id>
<CreDtTm>2026-03-31T08:00:00</CreDtTm>
<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-03-31</Dt></BookgDt><NtryDtls><TxDtls>
<Refs><EndToEndId>E2E-7</EndToEndId></Refs><Amt Ccy="EUR">{amount}</Amt>
<CdtDbtInd>CRDT</CdtDbtInd>
<RltdPties><Dbtr><Pty><Nm>Fjordlysnes Handel AS</Nm></Pty></Dbtr></RltdPties>
<RmtInf>{strd}</RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>
""".encode()


@tagged("post_install", "-at_install")
class TestAdviceRemadv(BaseCase):
    def test_other_separators_and_commas(self):
        """UNA tells them: `|` between elements, `;` at the end, a comma as mark."""
        [said] = advice.read(
            b"UNA:|,! ;UNB|UNOC:3|A|B|260320:0915|1;"
            b"UNH|1|REMADV:D:01B:UN;BGM|481|AV!;77;DTM|203:20260325:102;"
            b"NAD|PR|||Fjordlysnes Handel AS;CUX|2:NOK:11;"
            b"DOC|380|F-1001;MOA|9:1250,50;MOA|12:1250,50;"
            b"DOC|380|F-1002;MOA|9:99,5;MOA|12:80;AJT|11;MOA|165:19,5;"
            b"UNS|S;MOA|12:1330,50;UNT|9|1;UNZ|1|1;"
        )
        self.assertEqual(
            (said.number, said.sender, said.currency, said.date, said.total),
            (
                "AV;77",
                "Fjordlysnes Handel AS",
                "NOK",
                date(2026, 3, 25),
                Decimal("1330.50"),
            ),
        )
        self.assertEqual(
            _rows(said),
            [
                ("invoice", "1250.50", "0.00", "0.00", ("F-1001",)),
                ("invoice", "99.50", "0.00", "-19.50", ("F-1002",)),
            ],
        )
        self.assertEqual(str(said.rows[1].reason), "bank charges")
        self.assertEqual(said.difference, 0)

    def test_a_discount_that_only_the_adjustment_tells(self):
        """500.00 less 10.00 (AJT 66), and a credit note of 40.00: 450.00."""
        [said] = advice.read(
            b"UNB+UNOA:1+A+B+260320:0915+1'UNH+1+REMADV:D:96A:UN'BGM+481+9'"
            b"DOC+380+77'MOA+9:500'MOA+12:490'AJT+66'MOA+165:10'"
            b"DOC+381+78'MOA+9:40'MOA+12:40'UNS+S'MOA+12:450'UNT+1+1'UNZ+1+1'"
        )
        self.assertEqual(
            _rows(said),
            [
                ("invoice", "500.00", "-10.00", "0.00", ("77",)),
                ("credit_note", "-40.00", "0.00", "0.00", ("78",)),
            ],
        )
        self.assertEqual((said.net, said.total), (Decimal(450), Decimal(450)))

    def test_a_refused_invoice_pays_nothing(self):
        """The energy market: MOA 12 is zero, and AJT says why."""
        [said] = advice.read(
            b"UNB+UNOC:3+A+B+260320:0915+1'UNH+1+REMADV:D:05A:UN:2.9'BGM+239+5'"
            b"DOC+380+E-1'MOA+9:230.00'MOA+12:0'AJT+9'FTX+ABO+++Zaehler falsch'"
            b"UNS+S'MOA+12:0'UNT+1+1'UNZ+1+1'"
        )
        [row] = said.rows
        self.assertEqual((row.net, row.deduction), (0, Decimal("-230.00")))
        self.assertIn("Zaehler falsch", str(row.reason))

    def test_two_messages_are_two_advices(self):
        message = (
            b"UNH+%d+REMADV:D:96A:UN'BGM+481+N%d'DOC+380+%d'MOA+12:10'UNS+S'"
            b"MOA+12:10'UNT+1+1'"
        )
        found = advice.read(
            b"UNB+UNOA:1+A+B+260320:0915+1'"
            + message % (1, 1, 11)
            + message % (2, 2, 22)
            + b"UNZ+2+1'"
        )
        self.assertEqual([each.number for each in found], ["N1", "N2"])

    def test_what_is_no_number_is_told_with_its_place(self):
        with self.assertRaisesRegex(AdviceError, "“1O.00” in segment 5 is not"):
            advice.read(
                b"UNB+UNOA:1+A+B+260320:0915+1'UNH+1+REMADV:D:96A:UN'BGM+481+9'"
                b"DOC+380+77'MOA+12:1O.00'UNS+S'UNT+1+1'UNZ+1+1'"
            )


@tagged("post_install", "-at_install")
class TestAdviceX12(BaseCase):
    def test_owed_discount_and_paid(self):
        """05 is owed, 06 the discount, 04 what is paid: 980.00 of 1,000.00."""
        [said] = advice.read(
            _x12(
                "BPR*C*980.00*C*ACH*CTX***********20260325",
                "TRN*1*T-9",
                "N1*PR*HARBOUR INC",
                "ENT*1",
                "RMR*IV*8801**980.00*1000.00*20.00",
                "REF*PO*P-1",
            )
        )
        self.assertEqual(
            _rows(said), [("invoice", "1000.00", "-20.00", "0.00", ("8801",))]
        )
        self.assertEqual(said.rows[0].orders, ("P-1",))
        self.assertEqual((said.number, said.sender), ("T-9", "HARBOUR INC"))
        self.assertEqual(said.date, date(2026, 3, 25))

    def test_an_adjustment_of_its_own_by_release(self):
        """1,000.00 less 50.00: 003030 writes +50.00, 004010 writes -50.00; a payer who
        does it the other way is found out by the total."""
        for version, amount in (
            ("003030", "50.00"),
            ("004010", "-50.00"),
            ("004010", "50.00"),
        ):
            with self.subTest(version=version, amount=amount):
                [said] = advice.read(
                    _x12(
                        "BPR*C*950.00*C*ACH*CTX***********20260325",
                        "ENT*1",
                        "RMR*IV*8801**1000.00",
                        f"ADX*{amount}*11*CM*DM-3",
                        version=version,
                    )
                )
                self.assertEqual(
                    _rows(said)[1],
                    ("deduction", "-50.00", "0.00", "0.00", ("DM-3",)),
                )
                self.assertEqual(said.difference, 0)
                self.assertEqual(str(said.rows[1].reason), "returns, damaged")

    def test_a_credit_note_with_and_without_its_sign(self):
        for paid in ("-63.50", "63.50"):
            with self.subTest(paid=paid):
                [said] = advice.read(
                    _x12(
                        "BPR*C*100.00*C*ACH*CTX",
                        "ENT*1",
                        "RMR*IV*8801**163.50",
                        f"RMR*CM*9001**{paid}*{paid}",
                    )
                )
                self.assertEqual(
                    _rows(said)[1],
                    ("credit_note", "-63.50", "0.00", "0.00", ("9001",)),
                )

    def test_the_addenda_in_a_bank_lines_own_text(self):
        rows = advice.rows_in_text(
            "ACH CCD HARBOUR INC RMR*IV*8801**950.00*1000.00*50.00\\RMR*IV*8802**20\\"
            "RMR*IV*88"
        )
        self.assertEqual(
            [(row.numbers, row.net) for row in rows],
            [(("8801",), Decimal("950.00")), (("8802",), Decimal(20))],
        )


@tagged("post_install", "-at_install")
class TestAdviceStructured(BaseCase):
    def _transaction(self, strd, amount="100.00", version="08"):
        [statement] = statement_formats.read(_camt(strd, amount, version), "x.xml")
        [transaction] = statement.transactions
        return transaction

    def _document(self, number, amounts, code="CINV"):
        return (
            "<Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Nb>%s</Nb>"
            "</RfrdDocInf><RfrdDocAmt>%s</RfrdDocAmt></Strd>" % (code, number, amounts)
        )

    def _amount(self, tag, amount):
        return f'<{tag} Ccy="EUR">{amount}</{tag}>'

    def test_each_document_keeps_its_own_amounts(self):
        """70.00 less 1.40 and 33.00 less a credit note of 1.60: 100.00."""
        transaction = self._transaction(
            self._document(
                "F 1",
                self._amount("DuePyblAmt", "70.00")
                + self._amount("DscntApldAmt", "1.40")
                + self._amount("RmtdAmt", "68.60"),
            )
            + self._document("F 2", self._amount("DuePyblAmt", "33.00"))
            + self._document("K 3", self._amount("RmtdAmt", "1.60"), "CREN"),
            version="02",
        )
        said = advice.of_transaction(transaction, "EUR")
        self.assertEqual(
            _rows(said),
            [
                ("invoice", "70.00", "-1.40", "0.00", ("F 1",)),
                ("invoice", "33.00", "0.00", "0.00", ("F 2",)),
                ("credit_note", "-1.60", "0.00", "0.00", ("K 3",)),
            ],
        )
        self.assertEqual(said.difference, 0)
        self.assertTrue(advice.explains(transaction.documents))

    def test_two_numbers_share_the_amounts_of_their_block(self):
        strd = (
            "<Strd><RfrdDocInf><Nb>F 1</Nb></RfrdDocInf>"
            "<RfrdDocInf><Nb>F 2</Nb></RfrdDocInf><RfrdDocAmt>"
            '<RmtdAmt Ccy="EUR">100.00</RmtdAmt></RfrdDocAmt></Strd>'
        )
        [row] = advice.of_transaction(self._transaction(strd), "EUR").rows
        self.assertEqual((row.numbers, row.net), (("F 1", "F 2"), Decimal(100)))

    def test_an_adjustment_says_why_less_was_paid(self):
        strd = self._document(
            "F 1",
            self._amount("DuePyblAmt", "120.00")
            + '<AdjstmntAmtAndRsn><Amt Ccy="EUR">20.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>'
            "<Rsn>SHRT</Rsn><AddtlInf>two boxes</AddtlInf></AdjstmntAmtAndRsn>"
            + self._amount("RmtdAmt", "100.00"),
        )
        [row] = advice.of_transaction(self._transaction(strd), "EUR").rows
        self.assertEqual(
            (row.deduction, str(row.reason)), (Decimal(-20), "SHRT two boxes")
        )

    def test_a_number_alone_explains_nothing(self):
        strd = "<Strd><RfrdDocInf><Nb>F 1</Nb></RfrdDocInf></Strd>"
        transaction = self._transaction(strd)
        self.assertIsNone(advice.of_transaction(transaction, "EUR"))
        self.assertFalse(advice.explains(transaction.documents))

    def test_a_remittance_that_was_sent_apart(self):
        strd = self._document("F 1", self._amount("RmtdAmt", "60.00"))
        strd += self._document("F 2", self._amount("RmtdAmt", "40.00"))
        [said] = advice.read(
            b'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:'
            b'remt.001.001.04"><RmtAdvc><GrpHdr><MsgId>R</MsgId><InitgPty>'
            b"<Nm>Harbour Inc</Nm></InitgPty></GrpHdr><RmtInf><RmtId>R-55</RmtId>"
            + strd.encode()
            + b"<OrgnlPmtInf><Refs><EndToEndId>E2E-9</EndToEndId></Refs><AmtDtls>"
            b'<InstdAmt Ccy="EUR">100.00</InstdAmt></AmtDtls></OrgnlPmtInf></RmtInf>'
            b"</RmtAdvc></Document>"
        )
        self.assertEqual(
            (said.sender, said.marks, said.total),
            ("Harbour Inc", ("E2E-9", "R-55"), Decimal(100)),
        )
        self.assertEqual(said.difference, 0)

    def test_a_statement_stays_a_statement(self):
        strd = self._document("F 1", self._amount("RmtdAmt", "60.00"))
        strd += self._document("F 2", self._amount("RmtdAmt", "40.00"))
        self.assertEqual(advice.is_advice(_camt(strd)), "")
        self.assertEqual(advice.is_advice(_x12("RMR*IV*1**5")), "x12")
