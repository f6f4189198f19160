"""Tables with one column of amounts: whether a positive one is money in.

What proves it is worked out by hand from the balances in the rows.
"""

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats import SignsUndecided

from .formats_case import RefusalCase

WITH_BALANCES = "Date;Description;Amount;Balance"
WITHOUT = "Date;Description;Amount"


def table(*rows):
    return "\n".join(rows).encode()


@tagged("post_install", "-at_install")
class TestFormatsSigns(RefusalCase):
    filename = "november.csv"

    def _read(self, *rows, signs=""):
        return statement_formats.read(table(*rows), self.filename, signs=signs)

    def _amounts(self, *rows, signs=""):
        [statement] = self._read(*rows, signs=signs)
        return [f"{line.amount}" for line in statement.transactions]

    def _ends(self, *rows, signs=""):
        [statement] = self._read(*rows, signs=signs)
        return f"{statement.balance_start}", f"{statement.balance_end}"

    def _ask(self, *rows):
        asked = self.assert_file_refused(table(*rows), self.filename, "Amount")
        self.assertIsInstance(asked, SignsUndecided)
        return asked

    # -- What balances prove -------------------------------------------------------

    def test_money_in_on_days_that_go_with_time(self):
        rows = ["10.11.2026;A;10,00;110,00", "11.11.2026;B;10,00;120,00"]
        for each in (rows, rows[::-1]):
            self.assertEqual(self._ends(WITH_BALANCES, *each), ("100.00", "120.00"))
            self.assertEqual(self._amounts(WITH_BALANCES, *each), ["10.00", "10.00"])

    def test_money_out_without_a_minus(self):
        """From 100 to 90, 70 and 40: what was paid, though nothing has a minus."""
        rows = [
            "10.11.2026;A;10,00;90,00",
            "11.11.2026;B;20,00;70,00",
            "12.11.2026;C;30,00;40,00",
        ]
        for each in (rows, rows[::-1]):
            self.assertEqual(
                self._amounts(WITH_BALANCES, *each), ["-10.00", "-20.00", "-30.00"]
            )
            self.assertEqual(self._ends(WITH_BALANCES, *each), ("100.00", "40.00"))

    def test_equal_amounts_without_a_minus_are_not_read_backwards(self):
        rows = ["10.11.2026;A;10,00;90,00", "11.11.2026;B;10,00;80,00"]
        for each in (rows, rows[::-1]):
            self.assertEqual(self._amounts(WITH_BALANCES, *each), ["-10.00", "-10.00"])

    def test_what_fits_both_ways_is_asked(self):
        """One row follows from nothing; two equal ones of a day follow both ways."""
        for rows in (
            ["10.11.2026;A;30,00;130,00"],
            ["10.11.2026;A;30,00;130,00", "10.11.2026;B;30,00;160,00"],
            ["10.11.2026;A;30,00;160,00", "10.11.2026;B;30,00;130,00"],
        ):
            self.assertEqual(self._ask(WITH_BALANCES, *rows).supposed, "")
            for signs, one in (("written", "30.00"), ("turned", "-30.00")):
                self.assertEqual(
                    self._amounts(WITH_BALANCES, *rows, signs=signs), [one] * len(rows)
                )

    def test_one_row_with_a_minus_is_money_out(self):
        self.assertEqual(
            self._amounts(WITH_BALANCES, "10.11.2026;A;-30,00;70,00"), ["-30.00"]
        )

    def test_what_is_proved_is_not_turned_by_an_answer(self):
        rows = ["10.11.2026;A;10,00;110,00", "11.11.2026;B;-20,00;90,00"]
        self.assertEqual(
            self._amounts(WITH_BALANCES, *rows, signs="turned"), ["10.00", "-20.00"]
        )

    # -- Without balances ------------------------------------------------------------

    def test_money_in_only(self):
        rows = ["10.11.2026;Rent;500,00", "11.11.2026;Rent;450,00"]
        asked = self._ask(WITHOUT, *rows)
        [statement] = asked.statements
        self.assertEqual(
            [f"{e.amount}" for e in statement.transactions], ["500.00", "450.00"]
        )
        self.assertEqual(
            self._amounts(WITHOUT, *rows, signs="written"), ["500.00", "450.00"]
        )
        self.assertEqual(
            self._amounts(WITHOUT, *rows, signs="turned"), ["-500.00", "-450.00"]
        )

    def test_amounts_of_both_signs_ask_nothing_and_prove_nothing(self):
        rows = ["10.11.2026;Rent;500,00", "11.11.2026;Fee;-4,00"]
        [statement] = self._read(WITHOUT, *rows)
        self.assertTrue(statement.are_signs_supposed)
        self.assertEqual(
            self._amounts(WITHOUT, *rows, signs="turned"), ["-500.00", "4.00"]
        )

    # -- Cards -----------------------------------------------------------------------

    def test_a_payment_to_the_card_with_a_minus(self):
        """Owed 100; bought 50 and 20, paid 30: the balances are what is owed, so they
        do not prove that what was bought is money in."""
        rows = [
            "10.11.2026;UBER;50,00;150,00",
            "11.11.2026;STAPLES;20,00;170,00",
            "12.11.2026;PAYMENT - THANK YOU;-30,00;140,00",
        ]
        self.assertEqual(self._ask(WITH_BALANCES, *rows).supposed, "turned")
        self.assertEqual(
            self._amounts(WITH_BALANCES, *rows, signs="turned"),
            ["-50.00", "-20.00", "30.00"],
        )

    def test_a_payment_to_the_card_without_a_minus_proves_the_rest(self):
        rows = ["10.11.2026;UBER;-50,00", "12.11.2026;PAYMENT - THANK YOU;30,00"]
        [statement] = self._read(WITHOUT, *rows)
        self.assertFalse(statement.are_signs_supposed)

    def test_masked_numbers_are_of_a_card(self):
        rows = [
            "10.11.2026;4111 11** **** 1111 UBER;50,00",
            "11.11.2026;4111 11** **** 1111 refund;-20,00",
        ]
        self._ask(WITHOUT, *rows)

    def test_a_column_of_cards(self):
        rows = ["10.11.2026;UBER;50,00;4412", "11.11.2026;SHOP;-20,00;4412"]
        self._ask(f"{WITHOUT};Card number", *rows)
