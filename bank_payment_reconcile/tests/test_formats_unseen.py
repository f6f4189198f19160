"""Tables of banks that nobody described, in the layouts of the whole world."""

from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats.guessing.guess import find
from odoo.addons.bank_payment_reconcile.statement_formats.tables.doubt import Doubt

from . import (
    tables_asked,
    tables_held_back,
    tables_held_back_too,
    tables_unseen,
    tables_unseen_too,
)
from .formats_case import FormatCase
from .tables_written import expected, written
from .test_formats_described import workbook

OURS = "DE89370400440532013000"
SAVINGS = "NL91ABNA0417164300"
THEIRS = ("FR1420041010050500013M02606", "BE68539007547034", "AT611904300234573201")


def lines(*rows):
    return "\n".join(rows) + "\n"


@tagged("post_install", "-at_install")
class TestFormatsUnseen(FormatCase):
    filename = "november.csv"

    def _told(self, found):
        """What was read of a file, as `expected` has it."""
        moved = [
            (each.date, each.amount, each.text, each.partner_account)
            for statement in found
            for each in statement.transactions
        ]
        first = found[0]
        return (
            first.account_number,
            first.currency,
            first.balance_start,
            first.balance_end,
            sorted(moved, key=str),
        )

    def _assert_read(self, layout):
        told = self._told(self.read(written(layout)))
        wanted = expected(layout)
        self.assertEqual(told[:4], wanted[:4])
        self.assertEqual(len(told[4]), len(wanted[4]))
        for one, other in zip(told[4], wanted[4], strict=True):
            self.assertEqual(one[:2], other[:2])
            self.assertIn(other[2], one[2])
            self.assertEqual(one[3], other[3])

    def _amounts(self, *rows):
        return [str(each.amount) for each in self.read_one(lines(*rows)).transactions]

    def _doubt(self, *rows):
        """The sentence by which a table is left to a person."""
        with self.assertRaises(Doubt) as doubt:
            find(lines(*rows).encode(), self.filename)
        return str(doubt.exception)

    # -- Whole tables ----------------------------------------------------------

    def test_tables_of_the_whole_world(self):
        for module in (tables_unseen, tables_unseen_too):
            for layout in module.TABLES:
                with self.subTest(layout.name):
                    self._assert_read(layout)

    def test_tables_that_were_held_back(self):
        for layout in (*tables_held_back.TABLES, *tables_held_back_too.TABLES):
            with self.subTest(layout.name):
                self._assert_read(layout)

    def test_tables_that_may_be_read_in_two_ways(self):
        for layout in tables_asked.ASKED:
            with self.subTest(layout.name):
                with self.assertRaises(statement_formats.StatementError) as refusal:
                    self.read(written(layout))
                self.assertIn(layout.refused, str(refusal.exception))

    # -- By what columns are recognised ----------------------------------------

    def test_it_is_told_by_what_each_column_was_recognised(self):
        found = find(
            lines(
                "Buchungstag;Aaa;Bbb;Saldo",
                "10.11.2026;Miete;-10,00;90,00",
                "11.11.2026;Strom;-20,00;70,00",
                "12.11.2026;RE 42;5,00;75,00",
            ).encode(),
            self.filename,
        )
        told = [str(each) for each in found.why]
        self.assertIn("Column “Buchungstag” is the date: recognised by its name.", told)
        self.assertIn(
            "Column “Bbb” is the amount: recognised by the balances, which follow from "
            "one another.",
            told,
        )
        self.assertIn(
            "Column “Aaa” is the text: recognised by what stands in it.", told
        )
        self.assertEqual(found.confidence, Decimal("0.95"))

    def test_the_page_is_told_as_well(self):
        table = lines("Date;Text;Amount", "10.11.2026;A;-1,00", "21.11.2026;B;2,00")
        found = statement_formats.outline(table.encode(), self.filename)
        self.assertEqual(found.confidence, Decimal("0.95"))
        self.assertEqual(len(found.why), 3)

    def test_amounts_of_a_workbook(self):
        data = workbook(
            ("Konto", OURS),
            ("Aaa", "Bbb", "Ccc", "Ddd"),
            (date(2026, 11, 10), "A", -10, 90.5),
            (date(2026, 11, 11), "B", 20, 110.5),
            (date(2026, 11, 12), "C", -1, 109.5),
        )
        found = self.read_one(data)
        self.assertEqual(found.account_number, OURS)
        self.assertEqual(
            [(str(each.amount), each.text) for each in found.transactions],
            [("-10", "A"), ("20", "B"), ("-1", "C")],
        )

    def test_signs_alone_are_less_sure_than_balances(self):
        found = find(
            lines(
                "Aaa;Bbb;Ccc", "10.11.2026;Miete;-10,00", "11.11.2026;RE;20,00"
            ).encode(),
            self.filename,
        )
        self.assertEqual(found.confidence, Decimal("0.80"))

    # -- What must not be taken for the amount ---------------------------------

    def test_a_balance_is_not_the_amount_where_the_amount_is_unclear(self):
        for amounts in (("-10", "-20", "5"), ("10,00*", "20,00*", "5,00")):
            doubt = self._doubt(
                "Aaa;Bbb;Ccc;Ddd",
                f"10.11.2026;Miete;{amounts[0]};-90,50",
                f"11.11.2026;Strom;{amounts[1]};-110,50",
                f"12.11.2026;RE 42;{amounts[2]};105,50",
            )
            self.assertIn("Ccc", doubt)

    def test_amounts_that_do_not_lead_from_balance_to_balance(self):
        doubt = self._doubt(
            "Datum;Text;Aaa;Saldo",
            "10.11.2026;Miete;-1,00;90,00",
            "11.11.2026;Strom;2,00;70,00",
            "12.11.2026;RE 42;-3,00;75,00",
        )
        self.assertIn("Saldo", doubt)
        self.assertIn("Aaa", doubt)

    def test_money_out_that_is_called_money_in(self):
        doubt = self._doubt(
            "Date;Text;Debit;Credit;Balance",
            "10.11.2026;Rent;;10,00;90,00",
            "11.11.2026;Sale;20,00;;110,00",
            "12.11.2026;Fee;;5,00;105,00",
        )
        self.assertIn("Debit", doubt)

    def test_amounts_of_two_currencies_without_a_column_for_it(self):
        doubt = self._doubt(
            "Date;Text;Amount",
            "10.11.2026;Rent;-10,00 EUR",
            "11.11.2026;Sale;20,00 USD",
        )
        self.assertIn("EUR, USD", doubt)

    def test_the_amount_in_the_currency_of_the_account(self):
        found = self.read_one(
            lines(
                "Date;Operation amount;Operation currency;Account amount;"
                "Account currency;Details",
                "10.11.2026;-4,50;EUR;-5,10;USD;Shop",
                "11.11.2026;-8,00;USD;-8,00;USD;Bus",
                "12.11.2026;20,00;EUR;22,10;USD;Back",
            )
        )
        self.assertEqual(found.currency, "USD")
        self.assertEqual(
            [str(each.amount) for each in found.transactions],
            ["-5.10", "-8.00", "22.10"],
        )

    def test_the_currency_of_each_payment_is_not_the_accounts(self):
        found = self.read_one(
            lines(
                "Date;Details;Amount (UAH);Currency;Cashback;Balance",
                "12.11.2026;Bus;-50,00;UAH;0,00;1699,50",
                "11.11.2026;Shop;-250,50;UAH;1,25;1749,50",
                "10.11.2026;Taxi;-400,00;USD;4,00;2000,00",
            )
        )
        self.assertEqual((found.currency, len(found.transactions)), ("UAH", 3))

    def test_the_net_of_a_line_that_no_balance_proves(self):
        first, _second = self.read_one(
            lines(
                "Datum;Name;Betreff;Brutto;Gebühr;Netto;Guthaben",
                "03.11.2026;Anna;RE 1;100,00;-3,25;96,75;96,75",
                "15.11.2026;Wir;Abbuchung;-50,00;0,00;-50,00;46,75",
            )
        ).transactions
        self.assertEqual(str(first.amount), "96.75")

    # -- Directions ------------------------------------------------------------

    def test_one_of_two_words_is_known(self):
        self.assertEqual(
            self._amounts(
                "Date;Text;Amount;Aaa",
                "10.11.2026;Rent;10,00;Debit",
                "11.11.2026;Sale;20,00;Xyz",
            ),
            ["-10.00", "20.00"],
        )

    def test_letters_that_mean_one_thing_here_and_another_there(self):
        """D is debit beside C, and Dobro, money in, beside B."""
        self.assertEqual(
            self._amounts(
                "Date;Text;Amount;Aaa",
                "10.11.2026;Rent;10,00;D",
                "11.11.2026;Sale;20,00;C",
            ),
            ["-10.00", "20.00"],
        )
        for pair in (("D", "B"), ("D", "MD"), ("D", "X")):
            self.assertRefused(
                lines(
                    "Date;Text;Amount;Aaa",
                    f"10.11.2026;Rent;10,00;{pair[0]}",
                    f"11.11.2026;Sale;20,00;{pair[1]}",
                ),
                "positive",
            )

    def test_the_kind_of_a_card_is_no_direction(self):
        for pair in (("Debit", "Mastercard"), ("Payment", "Purchase")):
            self.assertRefused(
                lines(
                    "Date;Text;Amount;Aaa",
                    f"10.11.2026;Shop;10,00;{pair[0]}",
                    f"11.11.2026;Bus;20,00;{pair[1]}",
                ),
                "positive",
            )

    def test_words_that_the_balances_deny(self):
        doubt = self._doubt(
            "Date;Text;Amount;Type;Balance",
            "10.11.2026;Rent;10,00;Credit;90,00",
            "11.11.2026;Sale;20,00;Debit;110,00",
            "12.11.2026;Fee;5,00;Credit;105,00",
        )
        self.assertIn("Type", doubt)

    # -- Fees ------------------------------------------------------------------

    def test_the_fee_comes_off_and_is_told(self):
        rows = [
            "Date;Name;Subject;Gross;Fee;Net;Currency",
            "10.11.2026;Anna;Order 1;100,00;-3,25;96,75;EUR",
            "11.11.2026;Bert;Order 2;50,00;-1,25;48,75;EUR",
            "12.11.2026;We;Payout;-80,00;0,00;-80,00;EUR",
        ]
        first, _second, last = self.read_one(lines(*rows)).transactions
        self.assertEqual(str(first.amount), "96.75")
        [charge] = first.charges
        self.assertEqual((str(charge.amount), charge.is_deducted), ("-3.25", True))
        self.assertFalse(last.charges)

    def test_a_fee_that_is_given_back(self):
        rows = [
            "Date;Name;Subject;Gross;Fee;Net;Currency;Status",
            "10.11.2026;Anna;Order 1;100,00;-3,25;96,75;EUR;Completed",
            "11.11.2026;Bert;Order 2;50,00;-1,25;48,75;EUR;Pending",
            "12.11.2026;Anna;Refund;-100,00;3,25;-96,75;EUR;Completed",
        ]
        found = self.read_one(lines(*rows))
        self.assertEqual(
            [str(each.amount) for each in found.transactions], ["96.75", "-96.75"]
        )
        self.assertWarned(found, "not booked")

    def test_the_balance_says_that_the_fee_came_off(self):
        found = self.read_one(
            lines(
                "Date;Description;Amount;Fee;Balance",
                "10.11.2026;Top-up;100,00;0,00;100,00",
                "11.11.2026;Shop;-20,00;0,00;80,00",
                "12.11.2026;Cash;-10,00;1,50;68,50",
            )
        )
        self.assertEqual(
            [str(each.amount) for each in found.transactions],
            ["100.00", "-20.00", "-11.50"],
        )
        self.assertEqual(str(found.balance_end), "68.50")
