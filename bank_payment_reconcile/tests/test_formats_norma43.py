from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from .formats_case import FormatCase

ACCOUNT = "11" + "2100" + "0418" + "0200051332" + "261101" + "261130" + "2"
ACCOUNT += "00000001000000" + "978" + "3" + "FJORDLYS SL"
CLOSE = "33" + "2100" + "0418" + "0200051332" + "00001" + "00000000010000"
CLOSE += "00001" + "00000000100000" + "2" + "00000001090000" + "978"
END = "88" + "9" * 18 + "000005"


def movement(sign="2", amount=100000, code="02045", document=0, refs=("", "")):
    return (
        f"22    0418261110261112{code}{sign}{amount:014d}{document:010d}"
        f"{refs[0]:12}{refs[1]:16}"
    )


def norma43(*records, account=ACCOUNT, close=CLOSE, end=END):
    lines = (account, *records, close, end)
    return "".join(f"{each:80}\r\n" for each in lines if each)


@tagged("post_install", "-at_install")
class TestFormatsNorma43(FormatCase):
    filename = "noviembre.n43"

    def test_a_receipt_and_a_payment_with_their_concepts(self):
        receipt = movement(refs=("TRANSFERENCI", "A48555633617"))
        concept = f"2301{'KIRCHNER MASCHINENBAU GMBH, FACTURA FV/':38}{'2026/0042':38}"
        payment = movement("1", 10000, code="01005", document=3011)
        statement = self.read_one(norma43(receipt, concept, payment))
        # The check digits that the account number 2100 0418 .. 0200051332 has
        self.assertEqual(statement.account_number, "21000418450200051332")
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(statement.date, date(2026, 11, 30))
        self.assertEqual(statement.balance_start, Decimal("10000.00"))
        self.assertEqual(statement.balance_end, Decimal("10900.00"))
        first, second = statement.transactions
        self.assertEqual(first.date, date(2026, 11, 10))
        self.assertEqual(first.value_date, date(2026, 11, 12))
        self.assertEqual(first.amount, Decimal("1000.00"))
        self.assertEqual(first.reference, "A48555633617")
        self.assertIn("KIRCHNER MASCHINENBAU GMBH", first.text)
        self.assertIn("FACTURA FV/2026/0042", first.text)
        self.assertEqual(first.transaction_type, "02045")
        self.assertEqual(second.amount, Decimal("-100.00"))
        self.assertEqual(second.check_number, "3011")
        self.assertUnique(statement)

    def test_a_payment_from_abroad(self):
        records = (movement(), "240184000000000115000")
        (line,) = self.read_one(norma43(*records)).transactions
        self.assertEqual(line.original_currency, "USD")
        self.assertEqual(line.original_amount, Decimal("1150.00"))

    def test_an_overdrawn_account(self):
        account = ACCOUNT.replace("2611302", "2611301")
        close = CLOSE.replace("200000001090000", "100000000910000")
        lines = (movement(), movement("1", 10000))
        statement = self.read_one(norma43(*lines, account=account, close=close, end=""))
        self.assertEqual(statement.balance_start, Decimal("-10000.00"))
        self.assertEqual(statement.balance_end, Decimal("-9100.00"))
        self.assertEqual(statement.warnings, [])

    def test_a_file_in_one_block_without_line_ends(self):
        text = norma43(movement(), movement("1", 10000))
        statement = self.read_one(text.replace("\r\n", ""))
        self.assertEqual(len(statement.transactions), 2)

    def test_a_header_record_and_a_day_that_is_not_told(self):
        receipt = movement().replace("261110261112", "261110000000")
        statement = self.read_one(f"00{'FICHERO':78}\r\n" + norma43(receipt))
        self.assertIsNone(statement.transactions[0].value_date)

    def test_two_accounts(self):
        second = ACCOUNT.replace("0200051332", "0200051333")
        text = norma43(movement(), CLOSE, second, movement("1", 10000))
        first, other = self.read(text)
        self.assertEqual(len(first.transactions), 1)
        self.assertTrue(other.account_number.endswith("0200051333"))

    def test_letters_of_spain_in_windows_and_dos_files(self):
        text = norma43(movement(), f"2301{'PEÑA Y MUÑOZ':38}")
        (line,) = self.read_one(text, encoding="cp1252").transactions
        self.assertIn("PEÑA Y MUÑOZ", line.text)

    def test_a_lost_transaction_shows(self):
        statement = self.read_one(norma43(movement()))
        self.assertWarned(statement, "counts 1 payments and 1 receipts")
        self.assertWarned(statement, "balance 10000.00", "10900.00")
        self.assertWarned(statement, "counts 5 records, but there are 3")
        statement = self.read_one(norma43(movement(), close="", end=""))
        self.assertWarned(statement, "closing record 33", "cut off")

    def test_a_currency_that_is_none_is_told(self):
        statement = self.read_one(norma43(account=ACCOUNT.replace("978", "997")))
        self.assertWarned(statement, "997", "currency")

    def test_a_damaged_record_is_named(self):
        bad = movement().replace("261110", "261310")
        self.assertRefused(norma43(bad), "Line 2 (record 22)", "261310")
        bad = movement().replace("00000000100000", "0000000010000O")
        self.assertRefused(norma43(bad), "Line 2 (record 22)", "0000000010000O")
        self.assertRefused(norma43(movement("3")), "neither 1 (debit)")
        self.assertRefused(norma43("2301TEXT"), "Line 2 (record 23)", "record 22")
        self.assertRefused(norma43("77"), "Line 2 (record 77)", "not a record code")
        self.assertRefused(norma43(CLOSE, movement()), "not belong to an account")
