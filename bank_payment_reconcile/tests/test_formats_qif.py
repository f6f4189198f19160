from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats.qif import reader as qif

from .formats_case import FormatCase


def record(day="31/12/2026", amount="1000.00", **fields):
    rest = "".join(f"{code}{text}\n" for code, text in fields.items())
    return f"D{day}\nT{amount}\n{rest}^\n"


def bank(*records, header="!Type:Bank\n"):
    return header + "".join(records)


@tagged("post_install", "-at_install")
class TestFormatsQif(FormatCase):
    filename = "november.qif"

    def read_days(self, *days):
        statement = self.read_one(bank(*[record(day) for day in days]))
        return [each.date for each in statement.transactions]

    def test_a_receipt_with_all_it_can_tell(self):
        text = bank(record(P="Kirchner", M="RE 42", N="3011", A="Am Hof 1", C="*"))
        (line,) = self.read_one(text).transactions
        self.assertEqual(line.date, date(2026, 12, 31))
        self.assertEqual(line.amount, Decimal("1000.00"))
        self.assertEqual(line.text, "Kirchner RE 42")
        self.assertEqual(line.partner_name, "Kirchner")
        self.assertEqual(line.check_number, "3011")
        self.assertEqual(line.partner_address, "Am Hof 1")

    def test_one_date_decides_the_order_for_all(self):
        self.assertEqual(
            self.read_days("06/01/2026", "29/12/2025"),
            [date(2026, 1, 6), date(2025, 12, 29)],
        )
        self.assertEqual(
            self.read_days("06/01/2026", "12/29/2025"),
            [date(2026, 6, 1), date(2025, 12, 29)],
        )

    def test_every_way_to_write_a_day(self):
        for text in (
            "2026-01-31 31.01.2026 31/01/26 1/31/26 1/31'26 31-1-2026 20260131 "
            "31012026 31-Jan-2026"
        ).split():
            self.assertEqual(self.read_days(text), [date(2026, 1, 31)], text)
        self.assertEqual(self.read_days("1/31' 6"), [date(2006, 1, 31)])
        self.assertEqual(self.read_days("1/31/93"), [date(1993, 1, 31)])

    def test_a_day_that_may_be_another_is_asked_for(self):
        text = bank(record("06/01/2026"), record("07/01/2026"))
        error = self.assertRefused(
            text, "day/month/year or month/day/year", "06/01/2026", "line 2", "Choose"
        )
        self.assertIsInstance(error, statement_formats.DateOrderUndecided)
        self.assertEqual(error.choices, ("dmy", "mdy"))
        for order, month in (("dmy", 1), ("mdy", 6)):
            (statement,) = qif.read(text.encode(), "x.qif", date_order=order)
            self.assertEqual(statement.transactions[0].date.month, month)

    def test_a_day_that_is_the_same_both_ways_is_no_question(self):
        self.assertEqual(self.read_days("05/05/2026"), [date(2026, 5, 5)])

    def test_years_in_front_with_two_digits_are_not_taken_for_days(self):
        days = ["26/01/05", "26/02/11", "26/03/09"]
        self.assertRefused(bank(*[record(day) for day in days]), "year/month/day")

    def test_days_that_contradict_each_other(self):
        text = bank(record("13/01/2026"), record("01/13/2026"))
        self.assertRefused(text, "Line 2", "13/01/2026", "another order")

    def test_amounts_of_both_worlds(self):
        for amount in ("1,234.50", "1.234,50", "1 234,50", "1'234.50", "$1,234.50"):
            (line,) = self.read_one(bank(record(amount=amount))).transactions
            self.assertEqual(line.amount, Decimal("1234.50"), amount)
        self.assertRefused(bank(record(amount="1,234")), "1,234", "can mean")
        self.assertRefused(bank(record(amount="12..34")), "12..34", "Line 2")

    def test_a_split_payment_is_one_payment(self):
        split = "SRent\nEOffice\n$-900.00\nSPower\nEPower 10/26\n$-100.00\n^\n"
        text = bank("D31/12/2026\nT-1000.00\nPLandlord\n" + split)
        (line,) = self.read_one(text).transactions
        self.assertEqual(line.amount, Decimal("-1000.00"))
        self.assertEqual(line.text, "Landlord Office Power 10/26")
        self.assertEqual(line.raw["$"], "-900.00\n-100.00")

    def test_several_accounts_of_one_file(self):
        text = "".join(
            f"!Account\nN{name}\nTBank\n^\n!Type:{kind}\n{record()}"
            for name, kind in (("Giro", "Bank"), ("Visa", "CCard"), ("Giro", "Bank"))
        )
        first, second = self.read(text)
        self.assertEqual((first.account_number, len(first.transactions)), ("Giro", 2))
        self.assertEqual((second.account_number, len(second.transactions)), ("Visa", 1))
        self.assertUnique(first)

    def test_the_opening_balance_is_no_receipt(self):
        opening = record(amount="500.00", P="Opening Balance", L="[Giro]")
        statement = self.read_one(bank(opening, record()))
        self.assertEqual(statement.balance_start, Decimal("500.00"))
        self.assertEqual(len(statement.transactions), 1)

    def test_securities_and_categories_are_left_out(self):
        text = bank(record()) + "!Type:Cat\nNRent\n^\n!Type:Invst\nD1/1/26\nNBuy\n^\n"
        statement = self.read_one(text)
        self.assertEqual(len(statement.transactions), 1)
        self.assertWarned(statement, "categories, securities", "left out")
        self.assertRefused("!Type:Invst\nD1/1/26\nNBuy\n^\n", "securities")
        self.assertRefused("!Account\nNGiro\n^\n", "no transactions")

    def test_a_file_that_was_cut_is_refused_or_told(self):
        text = bank(record(), record(amount="12.50"))
        whole = self.read_one(text).transactions
        for length in range(len("!Type:Bank"), len(text)):
            try:
                statement = self.read_one(text[:length])
            except statement_formats.StatementError:
                continue
            lines = statement.transactions
            self.assertEqual(lines, whole[: len(lines)], length)

    def test_what_is_missing_is_named(self):
        self.assertRefused(bank("T5\n^\n"), "Line 2", "date (D) is missing")
        self.assertRefused(bank("D31/12/2026\n^\n"), "Line 2", "amount (T) is missing")
        self.assertRefused(bank(record("31/12")), "Line 2", "31/12", "not a valid date")
        self.assertRefused(
            bank("D31/12/2026\nT5\n!Type:Cat\n"), "Line 2", "header in line 4"
        )
        self.assertRefused(record() + "!Type:Bank\n", "Line 1", "before any header")
