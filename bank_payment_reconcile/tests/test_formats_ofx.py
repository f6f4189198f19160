from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats

from .formats_case import RefusalCase

HEADER = (
    "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\n"
    "ENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\n\n"
)
RECEIPT = {
    "TRNTYPE": "CREDIT",
    "DTPOSTED": "20261110",
    "TRNAMT": "1000.00",
    "FITID": "N1",
    "NAME": "Kirchner Maschinenbau",
    "MEMO": "RE 42 vom 12.10.",
}


def record(**changes):
    """One transaction in SGML; a change to None leaves its tag out."""
    fields = {**RECEIPT, **changes}
    tags = "".join(f"<{k}>{v}\n" for k, v in fields.items() if v is not None)
    return f"<STMTTRN>\n{tags}</STMTTRN>\n"


def bank_statement(
    *records,
    account="<ACCTID>DE12370400440532013000",
    currency="EUR",
    period="<DTSTART>20261101<DTEND>20261130",
    balance="<LEDGERBAL><BALAMT>12400.00<DTASOF>20261130</LEDGERBAL>",
):
    return (
        f"<STMTTRNRS><TRNUID>0<STMTRS><CURDEF>{currency}\n<BANKACCTFROM><BANKID>1"
        f"{account}<ACCTTYPE>CHECKING</BANKACCTFROM>\n<BANKTRANLIST>{period}\n"
        f"{''.join(records)}</BANKTRANLIST>\n{balance}</STMTRS></STMTTRNRS>\n"
    )


def ofx(*statements, header=HEADER):
    body = "".join(statements)
    return f"{header}<OFX><BANKMSGSRSV1>{body}</BANKMSGSRSV1></OFX>\n".encode()


class OfxCase(RefusalCase):
    def read(self, *statements, **options):
        return statement_formats.read(ofx(*statements, **options), "november.ofx")

    def read_lines(self, *records, **options):
        (statement,) = self.read(bank_statement(*records, **options))
        return statement.transactions

    def read_line(self, **changes):
        (line,) = self.read_lines(record(**changes))
        return line

    def assertRefused(self, data, *words):
        """One sentence naming the file, and these words."""
        self.assert_file_refused(data, "november.ofx", *words)


@tagged("post_install", "-at_install")
class TestFormatsOfx(OfxCase):
    """Sound OFX files."""

    def test_a_receipt_brings_all_the_bank_tells(self):
        line = self.read_line(
            CHECKNUM="3011",
            DTAVAIL="20261112",
            REFNUM="RF18539007547034",
            BANKACCTTO="<BANKID>COBADEFFXXX<ACCTID>DE89370400440532013000"
            "<ACCTTYPE>CHECKING</BANKACCTTO>",
        )
        self.assertEqual(line.date, date(2026, 11, 10))
        self.assertEqual(line.value_date, date(2026, 11, 12))
        self.assertEqual(line.amount, Decimal("1000.00"))
        self.assertEqual(line.bank_id, "N1")
        self.assertEqual(line.transaction_type, "CREDIT")
        self.assertEqual(line.check_number, "3011")
        self.assertEqual(line.reference, "RF18539007547034")
        self.assertEqual(line.partner_name, "Kirchner Maschinenbau")
        self.assertEqual(line.partner_account, "DE89370400440532013000")
        self.assertEqual(line.partner_bic, "COBADEFFXXX")
        self.assertEqual(line.text, "Kirchner Maschinenbau RE 42 vom 12.10.")
        self.assertEqual(line.raw["BANKACCTTO.ACCTTYPE"], "CHECKING")

    def test_the_payers_account_is_not_taken_for_ours(self):
        to = "<BANKID>2<ACCTID>NO9386011117947</BANKACCTTO>"
        (statement,) = self.read(
            bank_statement(record(BANKACCTTO=to), account="", period="")
        )
        self.assertEqual(statement.account_number, "")
        self.assertEqual(statement.transactions[0].partner_account, "NO9386011117947")

    def test_a_payee_with_its_address(self):
        line = self.read_line(
            NAME=None,
            PAYEE="<NAME>Olsen & Co<ADDR1>Storgata 1<CITY>Oslo<POSTALCODE>0155</PAYEE>",
        )
        self.assertEqual(line.partner_name, "Olsen & Co")
        self.assertEqual(line.partner_address, "Storgata 1, 0155, Oslo")
        self.assertEqual(line.partner_street, "Storgata 1")
        self.assertEqual(line.partner_city, "Oslo")
        self.assertEqual(line.text, "RE 42 vom 12.10. Olsen & Co")

    def test_a_text_is_whole_and_says_nothing_twice(self):
        for name, memo, text in (
            ("Fjordlysnes", "RE 31, 33", "Fjordlysnes RE 31, 33"),
            ("STADTWERKE", "STADTWERKE 01/26", "STADTWERKE 01/26"),
            ("STADTWERKE 01/26", "01/26", "STADTWERKE 01/26"),
            ("Fjordlysnes", "", "Fjordlysnes"),
            (None, "RE 31", "RE 31"),
        ):
            self.assertEqual(self.read_line(NAME=name, MEMO=memo).text, text)

    def test_a_memo_in_two_tags_keeps_its_second_half(self):
        (line,) = self.read_lines(record(MEMO="RE 42\n<MEMO>Kunde 4711"))
        self.assertEqual(line.text, "Kirchner Maschinenbau RE 42 Kunde 4711")

    def test_late_in_the_evening_is_still_the_same_day(self):
        for posted in (
            "20240131230000[-5:EST]",
            "20240131233000.000[+13:NZDT]",
            "20240131",
            "2024-01-31",
            "20240131093914:014",
        ):
            line = self.read_line(DTPOSTED=posted)
            self.assertEqual(line.date, date(2024, 1, 31), posted)

    def test_the_opening_balance_is_computed_from_a_balance_of_the_last_day(self):
        (statement,) = self.read(
            bank_statement(record(), record(FITID="N2", TRNAMT="-75.50"))
        )
        self.assertEqual(statement.balance_end, Decimal("12400.00"))
        self.assertEqual(statement.balance_start, Decimal("11475.50"))
        self.assertEqual(statement.date, date(2026, 11, 30))
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(
            statement.name, "DE12370400440532013000 2026-11-01 – 2026-11-30"
        )

    def test_a_balance_of_another_day_tells_no_opening_balance(self):
        balance = "<LEDGERBAL><BALAMT>12400.00<DTASOF>20261203</LEDGERBAL>"
        (statement,) = self.read(bank_statement(record(), balance=balance))
        self.assertEqual(statement.balance_end, Decimal("12400.00"))
        self.assertIsNone(statement.balance_start)

    def test_a_balance_that_is_missing_or_no_number_stops_nothing(self):
        for amount, warned in (("", False), (" ", False), ("n/a", True)):
            balance = f"<LEDGERBAL><BALAMT>{amount}<DTASOF>20261130</LEDGERBAL>"
            (statement,) = self.read(bank_statement(record(), balance=balance))
            self.assertIsNone(statement.balance_end)
            self.assertEqual(len(statement.transactions), 1)
            self.assertEqual(bool(statement.warnings), warned)

    def test_two_accounts_and_a_card_in_one_file(self):
        card = (
            "<CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>4111</CCACCTFROM><BANKTRANLIST>"
            f"{record(TRNAMT='-9.99')}</BANKTRANLIST></CCSTMTRS>"
        )
        found = self.read(
            bank_statement(record(), account="<ACCTID>9100"),
            bank_statement(account="<ACCTID>9200"),
            card,
        )
        self.assertEqual(
            [(e.account_number, e.currency, len(e.transactions)) for e in found],
            [("9100", "EUR", 1), ("9200", "EUR", 0), ("4111", "USD", 1)],
        )
        self.assertEqual(found[2].transactions[0].amount, Decimal("-9.99"))

    def test_paid_in_another_currency_and_converted_by_the_bank(self):
        original = "<CURRATE>0.8<CURSYM>USD</ORIGCURRENCY>"
        line = self.read_line(TRNAMT="-80.00", ORIGCURRENCY=original)
        self.assertEqual(line.amount, Decimal("-80.00"))
        self.assertEqual(line.original_amount, Decimal("-100.00"))
        self.assertEqual(line.original_currency, "USD")

    def test_told_in_another_currency_with_its_rate(self):
        foreign = "<CURRATE>0.8<CURSYM>USD</CURRENCY>"
        (statement,) = self.read(
            bank_statement(record(TRNAMT="-100.00", CURRENCY=foreign))
        )
        (line,) = statement.transactions
        self.assertEqual(line.amount, Decimal("-80.00"))
        self.assertEqual(line.original_amount, Decimal("-100.00"))
        self.assertIn("another currency", str(statement.warnings[0]))

    def test_the_accounts_own_currency_told_once_more_changes_nothing(self):
        own = "<CURRATE>1.0<CURSYM>EUR</CURRENCY>"
        line = self.read_line(CURRENCY=own)
        self.assertEqual(line.amount, Decimal("1000.00"))
        self.assertIsNone(line.original_amount)
        self.assertEqual(line.original_currency, "")

    def test_pending_transactions_wait_for_their_booking(self):
        pending = "<BANKTRANLISTP><STMTTRNP><TRNAMT>5</STMTTRNP></BANKTRANLISTP>"
        (statement,) = self.read(bank_statement(record(), balance=pending))
        self.assertEqual(len(statement.transactions), 1)
        self.assertIn("not booked by the bank yet", str(statement.warnings[0]))


@tagged("post_install", "-at_install")
class TestFormatsOfxIdentification(OfxCase):
    """Which transaction is which, today and in the next file."""

    def ids(self, *records):
        return [line.bank_id for line in self.read_lines(*records)]

    def test_two_equal_coffees_without_identification_are_two(self):
        coffee = record(FITID=None, NAME="Coffee", TRNAMT="-3.20")
        first, second = self.ids(coffee, coffee)
        self.assertNotEqual(first, second)
        self.assertEqual(self.ids(coffee, coffee), [first, second])
        self.assertEqual(self.ids(record(), coffee), ["N1", first])

    def test_an_empty_or_meaningless_identification_is_none(self):
        expected = self.ids(record(FITID=None))
        for fitid in ("", "0", "000000", "NONE"):
            self.assertEqual(self.ids(record(FITID=fitid)), expected)

    def test_the_same_transaction_sent_twice_is_read_once_and_told(self):
        (statement,) = self.read(bank_statement(record(), record()))
        self.assertEqual(len(statement.transactions), 1)
        self.assertIn("N1", str(statement.warnings[0]))

    def test_one_identification_for_different_transactions_keeps_them_all(self):
        records = [record(), record(TRNAMT="7.00"), record(MEMO="RE 43"), record()]
        (statement,) = self.read(bank_statement(*records))
        lines = statement.transactions
        self.assertEqual(sum(line.amount for line in lines), Decimal("3007.00"))
        keys = {(line.bank_id, line.date, line.amount) for line in lines}
        self.assertEqual(len(keys), 4)
        self.assertEqual([line.bank_id for line in lines[:2]], ["N1", "N1"])
        self.assertEqual({line.raw["FITID"] for line in lines}, {"N1"})
        self.assertIn("same identification", str(statement.warnings[0]))
