"""What ofxparse reads of an OFX file is imported; the rest is read beside it."""

from datetime import date
from decimal import Decimal
from unittest.mock import patch

from ofxparse.ofxparse import OfxParser

from odoo.tests import tagged

from ..statement_formats.ofx import normalise, parser
from ..statement_formats.shared.amounts import AmountReader
from .test_formats_ofx import OfxCase, bank_statement, record

#: Tags that ofxparse does not expose, with what stands in them and where it goes.
BESIDE = (
    ("DTAVAIL", "20261112", "value_date", date(2026, 11, 12)),
    ("VALUEDATE", "20261112", "value_date", date(2026, 11, 12)),
    ("REFNUM", "RF18539007547034", "reference", "RF18539007547034"),
    ("BANKACCTTO", "<ACCTID>4711</BANKACCTTO>", "partner_account", "4711"),
    ("CCACCTTO", "<ACCTID>4711</CCACCTTO>", "partner_account", "4711"),
    ("INVACCTTO", "<ACCTID>4711</INVACCTTO>", "partner_account", "4711"),
    ("BANKACCTTO", "<IBAN>NO93860111</BANKACCTTO>", "partner_account", "NO93860111"),
    ("PAYEE", "<NAME>Olsen<CITY>Oslo</PAYEE>", "partner_city", "Oslo"),
    ("PAYEE", "<NAME>Olsen<ADDR1>Kai 1</PAYEE>", "partner_street", "Kai 1"),
    ("EXTDNAME", "Fjord Lys Norge AS", "partner_name", "Fjord Lys Norge AS"),
    (
        "ORIGCURRENCY",
        "<CURRATE>0.5<CURSYM>USD</ORIGCURRENCY>",
        "original_currency",
        "USD",
    ),
)


@tagged("post_install", "-at_install")
class TestFormatsOfxParser(OfxCase):
    """Where ofxparse says another thing than the file, it is what ofxparse says."""

    def test_what_ofxparse_reads_of_a_transaction_is_imported(self):
        whole = OfxParser.parseTransaction.__func__

        def other(cls, tag):
            parsed = whole(cls, tag)
            parsed.date = date(2026, 11, 20)
            parsed.amount = Decimal("-7.25")
            parsed.id, parsed.type, parsed.checknum = "P9", "debit", "3012"
            parsed.payee, parsed.memo = "Brygge AS", "RE 77"
            return parsed

        with patch.object(OfxParser, "parseTransaction", classmethod(other)):
            line = self.read_line(CHECKNUM="3011")
        self.assertEqual(line.date, date(2026, 11, 20))
        self.assertEqual(line.amount, Decimal("-7.25"))
        self.assertEqual(line.bank_id, "P9")
        self.assertEqual(line.transaction_type, "DEBIT")
        self.assertEqual(line.check_number, "3012")
        self.assertEqual(line.partner_name, "Brygge AS")
        self.assertEqual(line.text, "Brygge AS RE 77")
        # What the bank wrote stays as it is.
        self.assertEqual(line.raw["TRNAMT"], "1000.00")

    def test_what_ofxparse_reads_of_a_statement_is_imported(self):
        whole = OfxParser.parseStmtrs.__func__

        def other(cls, tags, kind):
            [account] = whole(cls, tags, kind)
            account.account_id, account.curdef = "9300", "SEK"
            account.statement.start_date = date(2026, 10, 1)
            account.statement.end_date = date(2026, 10, 31)
            account.statement.balance = Decimal("5000.00")
            account.statement.balance_date = date(2026, 10, 31)
            return [account]

        with patch.object(OfxParser, "parseStmtrs", classmethod(other)):
            [statement] = self.read(bank_statement(record()))
        self.assertEqual(statement.account_number, "9300")
        self.assertEqual(statement.currency, "SEK")
        self.assertEqual(statement.date, date(2026, 10, 31))
        self.assertEqual(statement.name, "9300 2026-10-01 – 2026-10-31")
        self.assertEqual(statement.balance_end, Decimal("5000.00"))
        self.assertEqual(statement.balance_start, Decimal("4000.00"))

    def test_what_is_read_beside_ofxparse_is_not_known_to_it(self):
        asked = set()
        find = parser.OfxTag.find

        def told(tag, name):
            asked.add(name.upper())
            return find(tag, name)

        for tag, text, field, value in BESIDE:
            with (
                self.subTest(tag=tag, field=field),
                patch.object(parser.OfxTag, "find", told),
            ):
                line = self.read_line(NAME="Fjord Lys", **{tag: text})
                self.assertEqual(getattr(line, field), value)
                self.assertNotIn(tag, asked)

    def test_a_period_or_balance_of_no_day_is_left_out(self):
        for day in ("20260231", "00000000", "31.12.2026", "18000101", ""):
            with self.subTest(day=day):
                [statement] = self.read(
                    bank_statement(
                        record(),
                        period=f"<DTSTART>{day}<DTEND>{day}",
                        balance=f"<LEDGERBAL><BALAMT>5.00<DTASOF>{day}</LEDGERBAL>",
                    )
                )
                self.assertEqual(statement.date, date(2026, 11, 10))
                self.assertEqual(statement.balance_end, Decimal("5.00"))
                self.assertIsNone(statement.balance_start)

    def test_an_amount_of_many_digits_stays_exact(self):
        for written, amount in (
            ("-0.10", "-0.10"),
            ("1 234 567,89", "1234567.89"),
            ("12.50-", "-12.50"),
            ("(12.50)", "-12.50"),
            ("9007199254740.93", "9007199254740.93"),
            ("0.123456789", "0.123456789"),
        ):
            with self.subTest(written=written):
                mended = parser.parse_transaction(self._mended(written))
                self.assertEqual(mended.amount, Decimal(amount))
                self.assertEqual(str(mended.amount), amount)

    def _mended(self, written):
        text = record(TRNAMT=written)
        [element] = normalise.parse(text).walk("STMTTRN")
        return normalise.mend_transaction(element, AmountReader([written]), "EUR")
