import threading
import warnings
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats

from .test_formats_ofx import HEADER, OfxCase, bank_statement, ofx, record


@tagged("post_install", "-at_install")
class TestFormatsOfxDialects(OfxCase):
    """Files as banks really write them."""

    def read_name(self, data):
        (statement,) = statement_formats.read(data, "november.ofx")
        return statement.transactions[0].partner_name

    def test_a_name_with_accents_in_any_encoding(self):
        name = "Müller Søn Łódź €"
        for charset, encoding in (
            ("1252", "utf-8"),
            ("NONE", "utf-8"),
            ("1250", "cp1250"),
            ("1252", "utf-8-sig"),
            ("NONE", "utf-16"),
            ("NONE", "utf-16-le"),
        ):
            known = name if encoding != "cp1250" else "Müller Łódź €"
            text = ofx(bank_statement(record(NAME=known))).decode()
            data = text.replace("CHARSET:1252", f"CHARSET:{charset}").encode(encoding)
            self.assertEqual(self.read_name(data), known, (charset, encoding))

    def test_declarations_that_are_wrong_or_unknown_to_python(self):
        for charset in ("NONE", "8859-1", "ISO-8859-15", "1252", "punycode", "FOO"):
            text = ofx(bank_statement(record(NAME="Müller"))).decode()
            data = text.replace("1252", charset).encode("cp1252")
            self.assertEqual(self.read_name(data), "Müller", charset)

    def test_headers_on_one_line_odd_or_missing(self):
        for header in (
            "",
            "\n\n\n",
            "OFXHEADER:100DATA:OFXSGMLVERSION:102ENCODING:USASCIICHARSET:1252",
            "OFXHEADER:100 DATA:OFXSGML ",
            "DATA:OFXSGML\nENCODING:UTF-8\n",
            "OFXHEADER\nwithout a colon\n",
            '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200"?>\n',
        ):
            (found,) = self.read(bank_statement(record()), header=header)
            self.assertEqual(len(found.transactions), 1, header)

    def test_ofx_2_xml_with_accents_comments_and_cdata(self):
        data = (
            '<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200"?>'
            '<OFX xmlns="http://ofx.net"><!-- <STMTTRN> --><STMTRS>'
            "<CURDEF>EUR</CURDEF><BANKACCTFROM><ACCTID>1</ACCTID></BANKACCTFROM>"
            "<BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT</TRNTYPE><CHECKNUM/>"
            "<DTPOSTED>20261110</DTPOSTED><TRNAMT>-5.00</TRNAMT><FITID>1</FITID>"
            "<NAME><![CDATA[A & B <café>]]></NAME><MEMO>caf&#233; &lt;3</MEMO>"
            "</STMTTRN></BANKTRANLIST></STMTRS></OFX>"
        ).encode()
        (statement,) = statement_formats.read(data, "november.ofx")
        (line,) = statement.transactions
        self.assertEqual(line.text, "A & B <café> café <3")
        self.assertEqual(line.check_number, "")

    def test_all_on_one_line(self):
        data = ofx(bank_statement(record(), record(FITID="N2")), header="")
        (found,) = statement_formats.read(data.replace(b"\n", b""), "november.ofx")
        self.assertEqual([e.bank_id for e in found.transactions], ["N1", "N2"])
        self.assertEqual(found.transactions[0].text[-16:], "RE 42 vom 12.10.")

    def test_lower_case_tags(self):
        text = bank_statement(record()).replace("STMTTRN", "stmttrn")
        text = text.replace("TRNAMT", "trnamt").replace("MEMO", "Memo")
        (found,) = self.read(text)
        self.assertEqual(found.transactions[0].amount, Decimal("1000.00"))

    def test_empty_tags_lose_no_transaction(self):
        for name in ("NAME", "FITID", "CHECKNUM", "MEMO", "TRNTYPE", "SIC", "REFNUM"):
            for closing in ("", f"</{name}>"):
                lines = self.read_lines(record(**{name: closing}))
                self.assertEqual([e.amount for e in lines], [Decimal("1000.00")])
        (found,) = self.read(bank_statement(record(), currency=""))
        self.assertEqual(found.currency, "")

    def test_signs_in_a_text_that_look_like_markup(self):
        for memo in (
            "a < b & c > d",
            "R&copy D",
            "AT&T 5 <3",
            "Smith <smith@example.org>",
            "Smith <home> INV/26/0042",
        ):
            line = self.read_line(MEMO=memo)
            self.assertEqual(line.raw["MEMO"], memo)
        self.assertEqual(
            self.read_line(MEMO="<urgent> RE 42</MEMO>").raw["MEMO"][:3], "<ur"
        )

    def test_tags_of_the_banks_own(self):
        line = self.read_line(
            MEMO="RE 42", CATEGORY="Sales", EXTRA="<COLOUR>red</EXTRA>"
        )
        self.assertEqual(line.raw["CATEGORY"], "Sales")
        self.assertEqual(line.raw["EXTRA.COLOUR"], "red")
        self.assertEqual(line.raw["MEMO"], "RE 42")

    def test_a_comma_file_is_read_by_its_own_manner(self):
        lines = self.read_lines(
            record(TRNAMT="1.234"), record(FITID="N2", TRNAMT="-12,50"), balance=""
        )
        self.assertEqual([e.amount for e in lines], [Decimal(1234), Decimal("-12.50")])

    def test_a_new_rate_of_interest_is_a_line_without_money(self):
        self.assertEqual(self.read_line(TRNAMT="null").amount, Decimal(0))

    def test_reading_in_many_threads_warns_of_nothing(self):
        data = ofx(bank_statement(*(record(FITID=f"N{n}") for n in range(50))))
        found, failures = [], []

        def work():
            try:
                found.append(statement_formats.read(data, "november.ofx"))
            except Exception as error:  # asserted in the test's own thread
                failures.append(error)

        with warnings.catch_warnings():
            warnings.simplefilter("error")
            threads = [threading.Thread(target=work) for _number in range(4)]
            for each in threads:
                each.start()
            for each in threads:
                each.join()
        self.assertFalse(failures)
        self.assertEqual(found, [found[0]] * 4)


@tagged("post_install", "-at_install")
class TestFormatsOfxRefused(OfxCase):
    """Files of which nothing may be imported, and the sentence that says why."""

    def assertRecordRefused(self, *words, **changes):
        sound = record(FITID="N0")
        data = ofx(bank_statement(sound, record(**changes)))
        self.assertRefused(data, "Transaction 2", "line 20", *words)

    def test_a_photograph_instead_of_a_statement(self):
        self.assertRefused(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "OFX")
        self.assertRefused(b"Dear customer, RE 42 was paid\n10.11.2026\n", "OFX")

    def test_an_empty_file(self):
        for data in (b"", b" \r\n\t", b"\xef\xbb\xbf", b"\x00\x00"):
            self.assertRefused(data, "is empty")

    def test_a_header_and_nothing_else(self):
        self.assertRefused(HEADER.encode(), "cut off or damaged")

    def test_a_file_cut_anywhere(self):
        data = ofx(bank_statement(record(), record(FITID="N2")))
        end = data.index(b"</OFX>")
        for length in range(end + len(b"</OFX>")):
            with self.assertRaises(statement_formats.StatementError, msg=length):
                statement_formats.read(data[:length], "november.ofx")

    def test_a_piece_missing_in_the_middle(self):
        data = ofx(bank_statement(*(record(FITID=f"N{n}") for n in range(4))))
        second = data.index(b"<FITID>N1")
        for lost in (b"<TRNAMT>", b"<STMTTRN>\n<TRNTYPE>CREDIT\n<DTPOSTED>"):
            torn = data[:second] + data[data.index(lost, second) :]
            self.assertRefused(torn)

    def test_an_amount_that_is_no_number(self):
        self.assertRecordRefused("$120", "2026-11-10", "FITID N1", TRNAMT="$120")

    def test_an_amount_with_two_meanings(self):
        statement = bank_statement(record(TRNAMT="1,234"), balance="")
        self.assertRefused(ofx(statement), "1234 or 1.234", "FITID N1")

    def test_a_missing_amount(self):
        self.assertRecordRefused("TRNAMT", "missing", TRNAMT=None)
        self.assertRecordRefused("TRNAMT", "missing", TRNAMT="")

    def test_a_missing_or_impossible_date(self):
        self.assertRecordRefused("DTPOSTED", "missing", DTPOSTED=None)
        self.assertRecordRefused("DTPOSTED", "missing", DTPOSTED="")
        for posted in ("20120231", "31.12.2026", "****", "00000000", "31122026"):
            self.assertRecordRefused(f"“{posted}” is not a valid date", DTPOSTED=posted)

    def test_another_currency_without_a_rate(self):
        self.assertRecordRefused("USD", CURRENCY="<CURSYM>USD</CURRENCY>")

    def test_the_banks_own_error_message_is_passed_on(self):
        status = "<STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Wrong PIN</STATUS>"
        self.assertRefused(ofx(f"<SONRS>{status}</SONRS>"), "Wrong PIN")

    def test_a_list_of_accounts_without_statements(self):
        self.assertRefused(
            ofx("<ACCTINFO><DESC>Giro</ACCTINFO>"), "no account statement"
        )

    def test_securities_without_cash(self):
        invested = "<INVSTMTRS><INVTRANLIST></INVTRANLIST></INVSTMTRS>"
        self.assertRefused(ofx(invested), "securities only")

    def test_transactions_of_no_account(self):
        stray = f"<BANKTRANLIST>{record()}</BANKTRANLIST>"
        self.assertRefused(ofx(bank_statement(record()), stray), "outside")
