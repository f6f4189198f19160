"""BgMax of Sweden, OCR giro of Norway, TITO and KTL of Finland."""

from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from . import national_files as files
from .national_case import NationalCase


@tagged("post_install", "-at_install")
class TestFormatsNordic(NationalCase):
    # -- BgMax -----------------------------------------------------------------

    def test_bgmax_payment_with_all_that_is_told_of_it(self):
        text = files.bgmax(
            files.bgmax_payment(123456, f"{'4242424':>25}", sender="51234567"),
            "25Faktura 42",
            "25Tack",
            "26Kirchner Maskin AB",
            f"27{'Storgatan 2':35}{'123 45':9}",
            "28Storåker",
            "29005500001234",
        )
        for encoding in ("utf-8", "iso-8859-1"):
            [statement] = self.read_file(text, encoding=encoding)
            self.assertEqual(statement.account_number, "58410000123456")
            self.assertEqual(statement.currency, "SEK")
            self.assertEqual(statement.date, date(2026, 11, 10))
            self.assertEqual(
                (statement.balance_start, statement.balance_end), (None,) * 2
            )
            [line] = statement.transactions
            self.assertEqual(line.amount, Decimal("1234.56"))
            self.assertEqual(line.date, date(2026, 11, 10))
            self.assertEqual(line.reference, "4242424")
            self.assertEqual(line.text, "Faktura 42 Tack")
            self.assertEqual(line.partner_name, "Kirchner Maskin AB")
            self.assertEqual(line.partner_account, "51234567")
            self.assertEqual(line.partner_street, "Storgatan 2")
            self.assertEqual(line.partner_city, "123 45 Storåker")
            self.assertEqual(line.bank_id, "000120000018")
            self.assertFalse(line.is_part)

    def test_bgmax_deduction_and_further_references(self):
        payment = files.bgmax_payment(140000, "657866 658765", "3783511", kind="3")
        text = files.bgmax(
            files.bgmax_payment(100000, "655969"),
            files.bgmax_payment(50000, "898530", code="21"),
            payment,
            files.bgmax_payment(0, "657866", "3783511", code="22"),
            files.bgmax_payment(0, "658765", "3783511", code="22"),
        )
        [statement] = self.read_file(text)
        self.assertAmounts(statement, "1000.00", "-500.00", "1400.00")
        third = statement.transactions[2]
        self.assertEqual(third.reference, "")
        self.assertEqual(third.text, "657866 658765 657866 658765")
        self.assertEqual(third.batch_amount, Decimal("1900.00"))
        self.assertEqual(third.batch_id, "20261110-00056")
        self.assertTrue(third.is_part)

    def test_bgmax_that_contradicts_itself(self):
        payment = files.bgmax_payment(100000, "4242")
        for text, said in (
            (
                files.bgmax(payment, deposit=100001),
                "Line 4 (record 15) of the BgMax file “bank.dat” cannot be read: the "
                "sum of the payments is given as 1000.01, but those in the file come "
                "to 1000.00.",
            ),
            (
                files.bgmax(payment, count=2),
                "Line 4 (record 15) of the BgMax file “bank.dat” cannot be read: the "
                "number of payments is given as 2, but those in the file come to 1.",
            ),
            (
                files.bgmax(payment, end="00000001000000000000000300000001"),
                "Line 5 (record 70) of the BgMax file “bank.dat” cannot be read: the "
                "number of further references is given as 3, but those in the file "
                "come to 0.",
            ),
        ):
            self.assertSays(text, f"{said} {self.CORRECT}")

    def test_bgmax_that_is_cut_off_or_out_of_order(self):
        lines = files.bgmax(files.bgmax_payment(100000, "4242")).splitlines()
        self.assertSays(
            "\n".join(lines[:-1]),
            "The BgMax file “bank.dat” ends before its record 70, so a part of it is "
            "missing. Download it from the bank again; nothing was imported.",
        )
        self.assertSays(
            "\n".join([lines[0], *lines[2:]]),
            "Line 2 (record 20) of the BgMax file “bank.dat” cannot be read: the "
            f"record 05 before it is missing. {self.CORRECT}",
        )
        self.assertSays(
            "\n".join([*lines[:3], "99", *lines[3:]]),
            "Line 4 (record 99) of the BgMax file “bank.dat” cannot be read: “99” is "
            f"not a record code. {self.CORRECT}",
        )

    def test_bgmax_test_file_and_two_files_behind_each_other(self):
        text = files.bgmax(files.bgmax_payment(100000, "4242"))
        [statement] = self.read_file(text + text.replace("20261110000", "20261111000"))
        self.assertAmounts(statement, "1000.00", "1000.00")
        self.assertSays(
            text.replace("10331P", "10331T"),
            "Line 1 (record 01) of the BgMax file “bank.dat” cannot be read: the bank "
            f"marks the file as a test. {self.CORRECT}",
        )

    # -- OCR giro --------------------------------------------------------------

    def test_ocr_giro_with_kid_and_payers_account(self):
        [statement] = self.read_file(
            files.ocr_giro(files.ocr_payment(1, 123456, "000000424207"))
        )
        self.assertEqual(statement.account_number, "98765432103")
        self.assertEqual(statement.currency, "NOK")
        self.assertIsNone(statement.balance_end)
        [line] = statement.transactions
        self.assertEqual(line.amount, Decimal("1234.56"))
        self.assertEqual(line.date, date(2026, 11, 10))
        self.assertEqual(line.reference, "000000424207")
        self.assertEqual(line.partner_account, "12345678903")
        self.assertEqual(line.bank_id, "0099384622123456789")

    def test_ocr_giro_with_text_and_what_is_taken_back(self):
        [amount, debited] = files.ocr_payment(1, 50000, "", kind="21")
        text = f"{'NY092132' + '0000001' + 'Faktura 42':0<80}"
        back = files.ocr_payment(2, 20000, "424207", sign="-", kind="18")
        [statement] = self.read_file(files.ocr_giro([amount, debited, text], back))
        self.assertAmounts(statement, "500.00", "-200.00")
        first, second = statement.transactions
        self.assertIn("Faktura 42", first.text)
        self.assertIsNone(first.returned)
        self.assertEqual(second.returned.kind, "reverse")

    def test_ocr_giro_beside_agreements(self):
        text = files.ocr_giro(files.ocr_payment(1, 100, "424207"), end="")
        agreements = (
            f"{'NY21242000000000000000398765432103':0<80}",
            f"{'NY2194700000001':0<80}",
            f"{'NY2124880000000100000003':0<80}",
            f"{'NY0000890000000100000009' + '00000000000000100':0<80}",
        )
        [statement] = self.read_file(text + "\n".join(agreements))
        self.assertAmounts(statement, "1.00")

    def test_ocr_giro_that_contradicts_itself(self):
        payment = files.ocr_payment(1, 100000, "424207")
        self.assertSays(
            files.ocr_giro(payment, total=100001),
            "Line 5 (record 88) of the OCR giro file “bank.dat” cannot be read: the "
            "sum of the payments is given as 1000.01, but those in the file come to "
            f"1000.00. {self.CORRECT}",
        )
        self.assertSays(
            files.ocr_giro(payment, count=2),
            "Line 5 (record 88) of the OCR giro file “bank.dat” cannot be read: the "
            f"number of payments is given as 2, but those in the file come to 1. "
            f"{self.CORRECT}",
        )
        self.assertSays(
            files.ocr_giro(payment, end="000000010000000900000000000100000"),
            "Line 6 (record 89) of the OCR giro file “bank.dat” cannot be read: the "
            f"number of records is given as 9, but those in the file come to 6. "
            f"{self.CORRECT}",
        )

    def test_ocr_giro_detail_of_another_payment(self):
        first, second = (files.ocr_payment(n, 100, "424207") for n in (1, 2))
        self.assertSays(
            files.ocr_giro([first[0], second[1]]),
            "Line 4 (record 31) of the OCR giro file “bank.dat” cannot be read: it "
            "belongs to transaction 0000002, but the one before it is 0000001. "
            f"{self.CORRECT}",
        )

    # -- TITO ------------------------------------------------------------------

    def test_tito_statement(self):
        message = f"{'ASENNUSLASKU 42':35}{'KIITOS':35}"
        sepa = f"{'E2E-42':35}{'DE89370400440532013000':35}{'COBADEFFXXX':35}"
        text = files.tito(
            files.tito_transaction(123456, "1232", "KIRCHNER [ OY", "Pano"),
            files.tito_detail("00", message),
            files.tito_detail("11", f"{sepa}{'':70}{'KIRCHNER':70}"),
            files.tito_transaction(-50000, name="ERIK}SON", text="Korttiosto"),
            files.tito_detail("05", "-000000000000055000 USD 00011000000"),
        )
        [statement] = self.read_file(text)
        self.assertEqual(statement.account_number, "FI2112345600000785")
        self.assertEqual((statement.currency, statement.number), ("EUR", "22"))
        self.assertEqual(statement.date, date(2026, 11, 30))
        self.assertEqual(statement.balance_start, Decimal("1000.00"))
        self.assertEqual(statement.balance_end, Decimal("1734.56"))
        first, second = statement.transactions
        self.assertEqual(first.amount, Decimal("1234.56"))
        self.assertEqual(first.date, date(2026, 11, 10))
        self.assertEqual(first.value_date, date(2026, 11, 11))
        self.assertEqual(first.reference, "1232")
        self.assertEqual(first.text, "ASENNUSLASKU 42 KIITOS Pano")
        self.assertEqual(first.partner_name, "KIRCHNER Ä OY")
        self.assertEqual(first.partner_account, "DE89370400440532013000")
        self.assertEqual(first.partner_bic, "COBADEFFXXX")
        self.assertEqual(first.end_to_end_id, "E2E-42")
        self.assertEqual(second.amount, Decimal("-500.00"))
        self.assertEqual(second.partner_name, "ERIKåSON")
        self.assertEqual(second.original_amount, Decimal("-550.00"))
        self.assertEqual(second.original_currency, "USD")

    def test_tito_iban_that_is_told(self):
        text = files.tito(
            files.tito_transaction(100), iban="FI4819503000000010 NDEAFIHH"
        )
        [statement] = self.read_file(text)
        self.assertEqual(statement.account_number, "FI4819503000000010")

    def test_tito_sum_and_its_items(self):
        for items in ((300, 700), (300, 600)):
            text = files.tito(
                files.tito_transaction(1000, text="Viitepanot", archive="26111025931A"),
                *(files.tito_transaction(each, "1232", level="1") for each in items),
            )
            [statement] = self.read_file(text)
            if sum(items) == 1000:
                self.assertAmounts(statement, "3.00", "7.00")
                [first, _second] = statement.transactions
                self.assertEqual(first.batch_id, "26111025931A")
                self.assertEqual(first.batch_amount, Decimal("10.00"))
                self.assertTrue(first.is_part)
            else:
                self.assertAmounts(statement, "10.00")

    def test_tito_rejected_and_overdrawn(self):
        text = files.tito(
            files.tito_transaction(-2000),
            files.tito_transaction(-5000, event="9"),
            files.tito_detail("00", "NOT OF THE FIRST"),
            start=-1000,
        )
        [statement] = self.read_file(text)
        self.assertAmounts(statement, "-20.00")
        self.assertEqual(statement.balance_end, Decimal("-30.00"))
        self.assertEqual(statement.transactions[0].text, "")
        [warning] = statement.warnings
        self.assertEqual(
            str(warning), "Entries not booked by the bank yet, left out: 1."
        )

    def test_tito_that_contradicts_itself(self):
        self.assertSays(
            files.tito(files.tito_transaction(100), end=100001),
            "Line 3 of the TITO file “bank.dat” cannot be read: the opening balance "
            "1000.00 and the transactions (1.00 in total) add up to 1001.00, but the "
            f"closing balance is 1000.01. {self.CORRECT}",
        )
        self.assertSays(
            files.tito(files.tito_transaction(100), end="", told=7),
            "Line 2 of the TITO file “bank.dat” cannot be read: the number of records "
            f"is given as 7, but those in the file come to 2. {self.CORRECT}",
        )
        # Of two days the first adds up, but is not all.
        self.assertSays(
            files.tito(files.tito_transaction(100), told=5),
            "Line 3 of the TITO file “bank.dat” cannot be read: the number of records "
            f"is given as 5, but those in the file come to 3. {self.CORRECT}",
        )
        self.assertSays(
            files.tito(files.tito_transaction(100), end="", told=0),
            "The TITO file “bank.dat” ends before its record T40, so a part of it is "
            "missing. Download it from the bank again; nothing was imported.",
        )
        self.assertSays(
            files.tito(files.tito_transaction(100)).replace("+0000", "*0000", 1),
            "Line 1 (record T00) of the TITO file “bank.dat” cannot be read: the "
            f"amount “*000000000000100000” is not a number. {self.CORRECT}",
        )

    # -- KTL -------------------------------------------------------------------

    def test_ktl_reference_payments(self):
        text = files.ktl(
            files.ktl_payment(123456, "1232"),
            files.ktl_payment(100, "1232", corrected="1"),
        )
        [statement] = self.read_file(text)
        self.assertEqual(statement.account_number, "FI2112345600000785")
        self.assertAmounts(statement, "1234.56", "-1.00")
        [first, _second] = statement.transactions
        self.assertEqual(first.reference, "1232")
        self.assertEqual(first.partner_name, "KIRCHNER")
        self.assertEqual(first.date, date(2026, 11, 10))

    def test_ktl_that_contradicts_itself(self):
        self.assertSays(
            files.ktl(files.ktl_payment(123456, "1232"), total=5),
            "Line 3 (record 9) of the KTL file “bank.dat” cannot be read: the sum of "
            "the payments is given as 0.05, but those in the file come to 1234.56. "
            f"{self.CORRECT}",
        )
