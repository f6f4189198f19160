"""Returns of NACHA and the BAI lockbox, of the United States."""

from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from . import national_files as files
from .national_case import NationalCase


@tagged("post_install", "-at_install")
class TestFormatsAchLockbox(NationalCase):
    # -- NACHA -----------------------------------------------------------------

    def test_nacha_returns_of_debits_and_of_credits(self):
        text = files.nacha(
            files.nacha_return(123456, "R01", text="INSUFFICIENT FUNDS"),
            files.nacha_return(5000, "R03", kind="21", number=2, name="GARCIA LLC"),
        )
        [statement] = self.read_file(text)
        self.assertEqual(statement.account_number, "")
        self.assertEqual(statement.currency, "USD")
        # The 315th day of the year
        self.assertEqual(statement.date, date(2026, 11, 11))
        self.assertIsNone(statement.balance_end)
        first, second = statement.transactions
        self.assertEqual(first.amount, Decimal("-1234.56"))
        self.assertEqual(first.date, date(2026, 11, 11))
        self.assertEqual(first.returned.code, "R01")
        self.assertEqual(first.returned.text, "INSUFFICIENT FUNDS")
        self.assertEqual(first.returned.kind, "return")
        self.assertEqual(first.text, "INVOICES R01 INSUFFICIENT FUNDS")
        self.assertEqual(first.partner_name, "KIRCHNER INC")
        self.assertEqual(first.partner_account, "123456789")
        self.assertEqual(first.end_to_end_id, "INV-42")
        self.assertEqual(first.order_ids, ("076401250000001",))
        self.assertEqual(first.bank_id, "091000010000001")
        self.assertEqual(second.amount, Decimal("50.00"))
        self.assertEqual(second.returned.code, "R03")

    def test_nacha_day_of_settlement(self):
        for settled, day in (
            ("365", date(2026, 12, 31)),
            ("002", date(2027, 1, 2)),
            ("", date(2026, 11, 10)),
            ("999", date(2026, 11, 10)),
        ):
            text = files.nacha(files.nacha_return(100), settled=settled)
            self.assertEqual(self.read_file(text)[0].date, day, settled)

    def test_nacha_changes_and_other_entries_are_left_out(self):
        [entry, addenda] = files.nacha_return(0, number=2)
        change = entry, f"798C01{addenda[6:]}"
        offset = (files.nacha_return(100, kind="22", number=3)[0],)
        text = files.nacha(files.nacha_return(100), change, offset)
        [statement] = self.read_file(text)
        self.assertAmounts(statement, "-1.00")
        self.assertEqual(
            [str(each) for each in statement.warnings],
            [
                "Records that move no money, left out: 1.",
                "Entries that did not come back, left out: 1.",
            ],
        )

    def test_nacha_in_one_block(self):
        text = files.nacha(files.nacha_return(100)).replace("\n", "")
        self.assertAmounts(self.read_file(text)[0], "-1.00")

    def test_nacha_that_contradicts_itself(self):
        returned = files.nacha_return(100000)
        place = "Line 5 (record 8) of the NACHA file “bank.dat” cannot be read: "
        for text, said in (
            (
                files.nacha(returned, debits=5),
                "the sum of the debits is given as 0.05, but those in the file come "
                "to 1000.00",
            ),
            (
                files.nacha(returned, credits=5),
                "the sum of the credits is given as 0.05, but those in the file come "
                "to 0.00",
            ),
            (
                files.nacha(returned, count=9),
                "the number of entries and addenda is given as 9, but those in the "
                "file come to 2",
            ),
        ):
            self.assertSays(text, f"{place}{said}. {self.CORRECT}")
        self.assertSays(
            files.nacha(returned, last="").replace("9" * 94, ""),
            "The NACHA file “bank.dat” ends before its record 9, so a part of it is "
            "missing. Download it from the bank again; nothing was imported.",
        )

    # -- BAI lockbox -----------------------------------------------------------

    def test_lockbox_checks(self):
        overflow = f"4001001{'6'}{'01'}{'9'}{'INVOICE 42 AND 43':60}"
        text = files.lockbox(
            files.lockbox_check(123456, "3011", name="KIRCHNER INC"),
            overflow,
            files.lockbox_check(5000, "7", 2),
        )
        [statement] = self.read_file(text)
        self.assertEqual(statement.account_number, "")
        self.assertEqual(statement.name, "Lockbox 0001234")
        self.assertEqual(statement.currency, "USD")
        self.assertIsNone(statement.balance_end)
        self.assertAmounts(statement, "1234.56", "50.00")
        [first, _second] = statement.transactions
        self.assertEqual(first.date, date(2026, 11, 10))
        self.assertEqual(first.check_number, "3011")
        self.assertEqual(first.partner_name, "KIRCHNER INC")
        self.assertEqual(first.partner_account, "12345678")
        self.assertEqual(first.text, "INVOICE 42 AND 43")
        self.assertEqual(first.batch_amount, Decimal("1284.56"))
        self.assertTrue(first.is_part)

    def test_lockbox_that_contradicts_itself(self):
        check = files.lockbox_check(100000, "3011")
        place = "Line 5 (record 7) of the BAI lockbox file “bank.dat” cannot be read: "
        for text, said in (
            (
                files.lockbox(check, total=5),
                "the sum of the checks is given as 0.05, but those in the file come "
                "to 1000.00",
            ),
            (
                files.lockbox(check, count=2),
                "the number of checks is given as 2, but those in the file come to 1",
            ),
        ):
            self.assertSays(text, f"{place}{said}. {self.CORRECT}")
        self.assertSays(
            files.lockbox(check, told=9),
            "Line 7 (record 9) of the BAI lockbox file “bank.dat” cannot be read: the "
            f"number of records is given as 9, but those in the file come to 7. "
            f"{self.CORRECT}",
        )
