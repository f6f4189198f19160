from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from .formats_case import FormatCase

HEADER = "01,BANKUS33,CUSTOMER,261110,0830,1,,,2/\n"
GROUP = "02,CUSTOMER,BANKUS33,1,261109,2400,USD,2/\n"
ACCOUNT = "03,4812007735,,010,1000000,,,015,1090000,,/\n"
RECEIPT = "16,165,100000,Z,BANK0001,INV-2041,KIRCHNER MASCHINENBAU, ORDER 7/\n"
CHECK = "16,475,10000,Z,BANK0002,0000003011,CHECK PAID/\n"
END = "98,2200000,1,6/\n99,2200000,1,8/\n"


def bai2(*records, group=GROUP, account=ACCOUNT, close="49,2200000,4/\n", end=END):
    return "".join([HEADER, group, account, *records, close, end])


@tagged("post_install", "-at_install")
class TestFormatsBai2(FormatCase):
    def test_a_receipt_and_a_check_of_the_previous_day(self):
        statement = self.read_one(bai2(RECEIPT, CHECK))
        self.assertEqual(statement.account_number, "4812007735")
        self.assertEqual(statement.currency, "USD")
        self.assertEqual(statement.date, date(2026, 11, 9))
        self.assertEqual(statement.balance_start, Decimal("10000.00"))
        self.assertEqual(statement.balance_end, Decimal("10900.00"))
        receipt, check = statement.transactions
        self.assertEqual(receipt.amount, Decimal("1000.00"))
        self.assertEqual(receipt.text, "KIRCHNER MASCHINENBAU, ORDER 7")
        self.assertEqual(receipt.reference, "INV-2041")
        self.assertEqual(receipt.bank_id, "BANK0001")
        self.assertEqual(check.amount, Decimal("-100.00"))
        self.assertEqual(check.check_number, "3011")
        self.assertEqual(statement.warnings, [])

    def test_the_type_tells_money_in_from_money_out(self):
        for code, sign in (("100", 1), ("399", 1), ("400", -1), ("699", -1)):
            statement = self.read_one(bai2(f"16,{code},500,,,,TEXT/\n"))
            self.assertEqual(statement.transactions[0].amount, sign * Decimal("5.00"))
        self.assertRefused(bai2("16,020,500,,,,TEXT/\n"), "Line 4", "020", "16")

    def test_the_text_goes_on_in_continuation_records(self):
        statement = self.read_one(
            bai2("16,165,100000,,,\n88,INV 2041/2, 2042\n88,EREF: PAY-77\n")
        )
        (line,) = statement.transactions
        self.assertEqual(line.text, "INV 2041/2, 2042 EREF: PAY-77")
        self.assertEqual(line.end_to_end_id, "PAY-77")

    def test_balances_go_on_in_continuation_records(self):
        account = "03,4812007735,EUR,010,+500000,,,015/\n88,-600000,,,045,1,,/\n"
        statement = self.read_one(bai2(account=account, close="49,0,3/\n"))
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(statement.balance_start, Decimal("5000.00"))
        self.assertEqual(statement.balance_end, Decimal("-6000.00"))

    def test_money_that_becomes_available_later(self):
        for funds in ("S,100,200,99700", "D,2,0,50000,1,50000", "0", "", "V,261112,"):
            receipt = f"16,165,100000,{funds},BANK0001,REF,TEXT/\n"
            statement = self.read_one(bai2(receipt))
            (line,) = statement.transactions
            self.assertEqual(line.bank_id, "BANK0001", funds)
            self.assertEqual(line.reference, "REF", funds)
        self.assertEqual(line.value_date, date(2026, 11, 12))

    def test_a_currency_without_cents(self):
        group = GROUP.replace("USD", "JPY")
        statement = self.read_one(bai2(RECEIPT, group=group))
        self.assertEqual(statement.transactions[0].amount, Decimal("100000"))

    def test_a_file_that_names_no_currency_is_in_dollars(self):
        group = GROUP.replace("USD", "")
        self.assertEqual(self.read_one(bai2(group=group)).currency, "USD")

    def test_available_balances_are_no_ledger_balances(self):
        account = "03,4812007735,,040,1000000,,,045,1090000,,/\n"
        statement = self.read_one(bai2(RECEIPT, CHECK, account=account))
        self.assertEqual(statement.balance_end, Decimal("10900.00"))
        statement = self.read_one(bai2(RECEIPT, account=account))
        self.assertIsNone(statement.balance_end)

    def test_two_days_of_two_accounts(self):
        account = ACCOUNT.replace("4812007735", "4812009999")
        more = "49,2,2/\n98,2,1,4/\n" + GROUP.replace("261109", "261110") + account
        first, second = self.read(bai2(RECEIPT, more, CHECK))
        self.assertEqual(second.account_number, "4812009999")
        self.assertEqual(second.date, date(2026, 11, 10))
        self.assertEqual(len(first.transactions), 1)

    def test_records_that_share_a_line(self):
        text = bai2(RECEIPT, CHECK).replace("/\n16", "/  16")
        self.assertEqual(len(self.read_one(text).transactions), 2)

    def test_equal_payments_are_told_apart(self):
        statement = self.read_one(bai2(*["16,165,100,,,,SAME/\n"] * 3))
        self.assertUnique(statement)

    def test_a_test_group_is_left_out(self):
        group = GROUP.replace(",1,261109", ",4,261109")
        self.assertRefused(bai2(RECEIPT, group=group), "is a test")

    def test_a_lost_transaction_shows_in_the_control_total_and_balance(self):
        statement = self.read_one(bai2(RECEIPT))
        self.assertWarned(statement, "control total", "2200000")
        self.assertWarned(statement, "balance 10000.00", "10900.00")

    def test_a_file_that_was_cut_is_refused(self):
        text = bai2(RECEIPT, CHECK)
        for length in range(len(HEADER), text.index("99,22")):
            self.assertRefused(text[:length])

    def test_a_damaged_record_is_named(self):
        self.assertRefused(bai2("16,165,1O000,,,,X/\n"), "Line 4", "16", "1O000")
        self.assertRefused(bai2("16,165,,,,,X/\n"), "Line 4", "amount is missing")
        self.assertRefused(bai2("16,165,1,Q,,,X/\n"), "Line 4", "funds type")
        self.assertRefused(
            bai2(group=GROUP.replace("261109", "261309")), "Line 2", "261309"
        )
        self.assertRefused(HEADER.replace("2/", "1/") + END, "Line 1", "version 1")
        self.assertRefused(HEADER + RECEIPT + END, "Line 2", "not belong to an account")
