"""The order within a day, of whatever direction a file is."""

import random
from datetime import date, timedelta
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats.shared.order import follows

DAY = date(2026, 11, 10)
#: How many random files are tried of each kind.
FILES = 200


def table(*rows):
    """A bank's CSV file with the balance behind each payment."""
    lines = ["Date;Text;Amount;Balance", *(";".join(map(str, row)) for row in rows)]
    return "\n".join([*lines, ""]).encode()


class OrderCase(BaseCase):
    def read(self, *rows):
        (statement,) = statement_formats.read(table(*rows), "a.csv")
        return statement

    def draw(self, rng, days=4):
        """Payments of some days as the bank booked them: days, amounts, balances."""
        dates, amounts, balances = [], [], []
        balance = Decimal(rng.choice([0, 100, -250]))
        for number in range(rng.randint(1, 12)):
            dates.append(DAY + timedelta(days=number * days // 12))
            # Equal amounts and such that cancel each other out are likely.
            amounts.append(Decimal(rng.choice([50, 50, -50, 20, 30, -7])))
            balance += amounts[-1]
            balances.append(balance)
        return dates, amounts, balances


@tagged("post_install", "-at_install")
class TestFormatsOrder(OrderCase):
    def test_one_day_newest_first_is_told_by_its_balances(self):
        """100 in the morning, then 30 and 70 come: the bank lists the 70 first."""
        found = self.read(("10.11.2026", "b", 70, 200), ("10.11.2026", "a", 30, 130))
        self.assertEqual([each.text for each in found.transactions], ["a", "b"])
        self.assertEqual((found.balance_start, found.balance_end), (100, 200))

    def test_one_day_oldest_first_stays(self):
        found = self.read(("10.11.2026", "a", 30, 130), ("10.11.2026", "b", 70, 200))
        self.assertEqual([each.text for each in found.transactions], ["a", "b"])
        self.assertEqual((found.balance_start, found.balance_end), (100, 200))

    def test_several_days_newest_first(self):
        found = self.read(
            ("11.11.2026", "c", -20, 180),
            ("10.11.2026", "b", 70, 200),
            ("10.11.2026", "a", 30, 130),
        )
        self.assertEqual([each.text for each in found.transactions], ["a", "b", "c"])
        self.assertEqual((found.balance_start, found.balance_end), (100, 180))

    def test_a_day_whose_balances_fit_both_ways_says_nothing_false(self):
        """50 in and 50 out: from 100 over 150 back, or from 150 over 100 back."""
        found = self.read(("10.11.2026", "a", 50, 150), ("10.11.2026", "b", -50, 100))
        self.assertEqual([each.text for each in found.transactions], ["a", "b"])
        self.assertIsNone(found.balance_start)
        self.assertNotIn("do not follow", " ".join(map(str, found.warnings)))

    def test_a_balance_only_behind_the_last_payment_of_a_day(self):
        """Newest first: 180 is behind the -20, 200 behind the day before."""
        days = [DAY + timedelta(days=1), DAY, DAY]
        amounts = [Decimal(each) for each in (-20, 70, 30)]
        balances = [Decimal(180), Decimal(200), None]
        order = statement_formats.chronological(days, amounts, balances)
        self.assertEqual(order, [2, 1, 0])

    def test_one_day_with_balances_behind_some_payments(self):
        """Newest first: 200 behind the 70, 100 before both."""
        amounts = [Decimal(each) for each in (70, 30, -10)]
        balances = [Decimal(200), None, Decimal(100)]
        order = statement_formats.chronological([DAY] * 3, amounts, balances)
        self.assertEqual(order, [2, 1, 0])

    def test_the_rest_of_the_file_shows_the_direction_of_a_day(self):
        days = [DAY, DAY]
        self.assertEqual(statement_formats.chronological(days), [0, 1])
        self.assertEqual(statement_formats.chronological(days, towards=-1), [1, 0])


@tagged("post_install", "-at_install")
class TestFormatsOrderRandom(OrderCase):
    """Random files with running balances, in every order a bank may list them."""

    def _check(self, shuffle):
        rng = random.Random(26)
        for _file in range(FILES):
            truth = self.draw(rng)
            places = list(range(len(truth[0])))
            shuffle(rng, places, truth[0])
            dates, amounts, balances = ([part[at] for at in places] for part in truth)
            order = statement_formats.chronological(dates, amounts, balances)
            self.assertEqual(sorted(order), list(range(len(places))), "none is lost")
            said = [(str(dates[at]), int(amounts[at])) for at in order]
            self.assertEqual(said, sorted(said, key=lambda each: each[0]))
            self.assertTrue(follows(amounts, balances, order), (truth, places))

    def test_oldest_first(self):
        self._check(lambda rng, places, days: None)

    def test_newest_first(self):
        self._check(lambda rng, places, days: places.reverse())

    def test_days_in_order_and_their_payments_mixed(self):
        def mix(rng, places, days):
            rng.shuffle(places)
            places.sort(key=lambda at: days[at])

        self._check(mix)

    def test_newest_day_first_and_payments_mixed(self):
        def mix(rng, places, days):
            rng.shuffle(places)
            places.sort(key=lambda at: days[at], reverse=True)

        self._check(mix)

    def test_everything_mixed_loses_nothing_and_goes_with_time(self):
        rng = random.Random(27)
        for _file in range(FILES):
            dates, _amounts, _balances = self.draw(rng)
            rng.shuffle(dates)
            order = statement_formats.chronological(dates)
            self.assertEqual(sorted(order), list(range(len(dates))))
            self.assertEqual([dates[at] for at in order], sorted(dates))

    def test_lines_of_a_day_keep_their_order_where_nothing_tells(self):
        order = statement_formats.chronological([DAY] * 9)
        self.assertEqual(order, list(range(9)))
