from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from .formats_case import FormatCase

ACCOUNT = "20041    01005EUR2 0500013M026"
OLD = f"01{ACCOUNT}  091126{'':50}0000000100000{{{'':16}"
NEW = f"07{ACCOUNT}  101126{'':50}0000000109000{{{'':16}"


def movement(amount="0000000010000{", label="VIR KIRCHNER", code="18", entry="0000000"):
    return (
        f"04{ACCOUNT.replace('    ', '0000', 1)}{code}101126  121126{label:31}  "
        f"{entry}  {amount}{'':16}"
    )


def detail(qualifier, text):
    return f"05{ACCOUNT.replace('    ', '0000', 1)}18101126     {qualifier}{text:70}  "


def cfonb(*records, old=OLD, new=NEW):
    return "".join(f"{each}\n" for each in (old, *records, new) if each)


@tagged("post_install", "-at_install")
class TestFormatsCfonb120(FormatCase):
    filename = "novembre.txt"

    def test_a_receipt_and_a_check(self):
        receipt = movement()
        check = movement("0000000001000}", "CHEQUE", code="01", entry="0003011")
        statement = self.read_one(cfonb(receipt, check))
        # The account of the standard's example, with its key 06
        self.assertEqual(statement.account_number, "20041010050500013M02606")
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(statement.date, date(2026, 11, 10))
        self.assertEqual(statement.balance_start, Decimal("10000.00"))
        self.assertEqual(statement.balance_end, Decimal("10900.00"))
        first, second = statement.transactions
        self.assertEqual(first.amount, Decimal("1000.00"))
        self.assertEqual(first.value_date, date(2026, 11, 12))
        self.assertEqual(first.text, "VIR KIRCHNER")
        self.assertEqual(second.amount, Decimal("-100.00"))
        self.assertEqual(second.check_number, "3011")
        self.assertEqual(statement.warnings, [])
        self.assertUnique(statement)

    def test_the_details_of_a_transfer(self):
        statement = self.read_one(
            cfonb(
                movement(),
                detail("NPY", "KIRCHNER MASCHINENBAU GMBH"),
                detail("LCC", "FACTURE 42 DU 12.10."),
                detail("LC2", "MERCI"),
                detail("RCN", f"{'E2E-77':35}SUPP"),
                detail("REF", f"{'BQ0001':35}"),
                detail("LCS", "RF18539007547034"),
                detail("CPY", "DE89370400440532013000"),
                detail("MMO", "USD200000000115000"),
            )
        )
        (line,) = statement.transactions
        self.assertEqual(line.partner_name, "KIRCHNER MASCHINENBAU GMBH")
        self.assertEqual(line.partner_account, "DE89370400440532013000")
        self.assertEqual(
            line.text, "VIR KIRCHNER FACTURE 42 DU 12.10. MERCI RF18539007547034"
        )
        self.assertEqual(line.end_to_end_id, "E2E-77")
        self.assertEqual(line.bank_id, "BQ0001")
        self.assertEqual(line.reference, "RF18539007547034")
        self.assertEqual(line.original_currency, "USD")
        self.assertEqual(line.original_amount, Decimal("1150.00"))

    def test_the_beneficiary_of_a_payment(self):
        statement = self.read_one(
            cfonb(
                movement("0000000010000}"),
                detail("NBE", "STADTWERKE"),
                detail("NPY", "FJORDLYS"),
                detail("RUM", "MANDAT-7"),
            )
        )
        (line,) = statement.transactions
        self.assertEqual(line.partner_name, "STADTWERKE")
        self.assertEqual(line.mandate, "MANDAT-7")

    def test_every_sign_and_digit_of_an_amount(self):
        for last, cents in zip("{ABCDEFGHIé", [*range(10), 0], strict=True):
            (line,) = self.read_one(
                cfonb(movement(f"0000000000010{last}"))
            ).transactions
            self.assertEqual(line.amount, Decimal(100 + cents) / 100, last)
        for last, cents in zip("}JKLMNOPQRè", [*range(10), 0], strict=True):
            (line,) = self.read_one(
                cfonb(movement(f"0000000000010{last}"))
            ).transactions
            self.assertEqual(line.amount, -Decimal(100 + cents) / 100, last)

    def test_amounts_with_three_decimals_and_none(self):
        for decimals, amount in (("3", "100.000"), ("0", "100000"), (" ", "1000.00")):
            text = cfonb(movement()).replace("EUR2", f"EUR{decimals}")
            (line,) = self.read_one(text).transactions
            self.assertEqual(line.amount, Decimal(amount))

    def test_a_day_without_movement_and_the_next(self):
        first, second = self.read(cfonb(new=NEW.replace("109", "100")) + cfonb())
        self.assertEqual(first.balance_end, Decimal("10000.00"))
        self.assertEqual(second.transactions, [])

    def test_a_lost_transaction_shows(self):
        self.assertWarned(
            self.read_one(cfonb(movement())), "balance 10000.00", "10900.00"
        )

    def test_a_file_that_was_cut_is_refused(self):
        text = cfonb(movement(), detail("LIB", "FACTURE 42")).rstrip()
        whole = self.read(text)
        for length in range(40, len(text)):
            self.assertRefused(text[:length])
        self.assertEqual(self.read(text), whole)

    def test_a_damaged_record_is_named(self):
        self.assertRefused(cfonb(movement("00000000X0000{")), "Line 2 (record 04)")
        self.assertRefused(cfonb(movement("0000000010000*")), "0000000010000*")
        bad = movement().replace("18101126", "18311126")
        self.assertRefused(cfonb(bad), "Line 2 (record 04)", "311126")
        self.assertRefused(cfonb(detail("LIB", "X")), "record 04) is missing")
        self.assertRefused(cfonb(movement(), old=""), "Line 1", "01) is missing")
        self.assertRefused(cfonb(OLD), "Line 2", "has no new balance")
        other = movement().replace("0500013M026", "0500013M027")
        self.assertRefused(cfonb(other), "0500013M027")
        self.assertRefused(cfonb("09"), "Line 2 (record 09)")
