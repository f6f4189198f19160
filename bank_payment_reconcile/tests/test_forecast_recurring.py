"""What comes again and again, recognised without a database. Days by hand."""

from datetime import date
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.forecasting import (
    Interval,
    Movement,
    monday,
    pattern,
    recognise,
    roll,
    week_starts,
)

TODAY = date(2026, 11, 26)
USD, EUR = 1, 2


def movements(days, amount=-1000, text="Rent", party="landlord", start=1, **more):
    """One movement on each day, of one amount or each of its own."""
    amounts = amount if isinstance(amount, list | tuple) else [amount] * len(days)
    return [
        Movement(
            id=start + number,
            date=day,
            amount=Decimal(str(each)),
            text=text,
            party=party,
            **{"currency": USD, **more},
        )
        for number, (day, each) in enumerate(zip(days, amounts, strict=True))
    ]


def months(day, first=8, last=11):
    return [date(2026, month, day) for month in range(first, last + 1)]


@tagged("post_install", "-at_install")
class TestForecastRecurring(BaseCase):
    def test_the_rent_of_each_month_is_due_on_the_next_first(self):
        [rent] = recognise(movements(months(1)), TODAY)
        self.assertEqual(
            (rent.interval, rent.amount, rent.date, rent.day),
            (Interval.MONTHLY, Decimal("-1000"), date(2026, 12, 1), 1),
        )
        self.assertEqual([each.id for each in rent.seen], [4, 3, 2, 1])

    def test_twice_is_no_habit(self):
        self.assertFalse(recognise(movements(months(1, first=10)), TODAY))

    def test_what_waits_to_be_posted_proves_nothing_but_is_the_latest(self):
        """Three rents are posted, that of November waits: the next is December's."""
        rents = movements(months(1, last=10))
        waiting = movements([date(2026, 11, 1)], start=9, is_booked=False)
        [rent] = recognise(rents + waiting, TODAY)
        self.assertEqual(rent.date, date(2026, 12, 1))
        self.assertFalse(recognise(rents[1:] + waiting, TODAY))

    def test_the_last_of_the_month_stays_the_last(self):
        days = [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]
        [payroll] = recognise(movements(days), date(2026, 11, 20))
        self.assertEqual((payroll.date, payroll.day), (date(2026, 11, 30), 31))

    def test_a_weekend_moves_one_of_them(self):
        """1 August and 1 November are a Saturday and a Sunday."""
        days = [
            date(2026, 8, 3),
            date(2026, 9, 1),
            date(2026, 10, 1),
            date(2026, 11, 2),
        ]
        [rent] = recognise(movements(days), TODAY)
        self.assertEqual(rent.date, date(2026, 12, 1))

    def test_each_week(self):
        days = [date(2026, 11, day) for day in (6, 13, 20)]
        [cleaning] = recognise(movements(days), TODAY)
        self.assertEqual(cleaning.interval, Interval.WEEKLY)
        self.assertEqual(cleaning.date, date(2026, 11, 27))

    def test_each_quarter(self):
        days = [date(2026, 2, 15), date(2026, 5, 15), date(2026, 8, 17)]
        days.append(date(2026, 11, 16))
        [insurance] = recognise(movements(days), TODAY)
        self.assertEqual(insurance.interval, Interval.QUARTERLY)
        # Of 15, 15, 16 and 17 the lower of the two in the middle.
        self.assertEqual(insurance.date, date(2027, 2, 15))

    def test_what_has_stopped_is_not_expected(self):
        """The rent of October came last: that of 1 November is 25 days late."""
        self.assertFalse(recognise(movements(months(1, last=10)), TODAY))

    def test_what_is_a_few_days_late_still_comes(self):
        """Due on 20 November, it is the 26th."""
        [late] = recognise(movements(months(20, last=10)), TODAY)
        self.assertEqual(late.date, date(2026, 11, 20))

    def test_about_the_same_amount(self):
        """A payroll differs by less than a tenth from one month to the next; the
        middle one of the last three is expected."""
        amounts = ["-9000", "-9500", "-9800.50", "-9600"]
        [payroll] = recognise(movements(months(25), amounts), TODAY)
        self.assertEqual(payroll.amount, Decimal("-9600"))

    def test_another_amount_is_something_else(self):
        self.assertFalse(
            recognise(movements(months(1), [-100, -200, -300, -50]), TODAY)
        )

    def test_two_habits_of_one_party(self):
        """Rent and parking, to the same landlord on the same day."""
        parking = movements(months(1), -80, start=11)
        found = recognise(movements(months(1)) + parking, TODAY)
        self.assertEqual(
            sorted(each.amount for each in found), [Decimal(-1000), Decimal(-80)]
        )
        self.assertEqual(len({each.key for each in found}), 2)

    def test_without_a_party_the_words_tell(self):
        """A payroll that names nobody: its text has a month and a number in it."""
        names = ("Lohn August 4711", "Lohn September 4712", "Lohn Oktober 4713")
        lines = [
            line
            for number, (name, day) in enumerate(
                zip(names, months(28, last=10), strict=True)
            )
            for line in movements([day], text=name, party="", start=number)
        ]
        [payroll] = recognise(lines, TODAY)
        self.assertEqual(payroll.date, date(2026, 11, 28))

    def test_nobody_and_no_words_are_nothing(self):
        self.assertFalse(recognise(movements(months(1), text="4711", party=""), TODAY))

    def test_currencies_and_directions_are_apart(self):
        mixed = [
            *movements(months(1, last=9)),
            *movements(months(1, first=10, last=10), start=5, currency=EUR),
            *movements(months(1, first=11), 1000, start=6),
        ]
        self.assertFalse(recognise(mixed, TODAY))

    def test_the_takings_of_each_day_are_no_habit(self):
        days = [date.fromordinal(TODAY.toordinal() - back) for back in range(320)]
        self.assertFalse(recognise(movements(days, 500, text="Takings"), TODAY))

    def test_the_key_stays_from_month_to_month(self):
        [before] = recognise(movements(months(1, last=10)), date(2026, 10, 20))
        [after] = recognise(movements(months(1)), TODAY)
        self.assertEqual(before.key, after.key)

    def test_the_words_of_a_text(self):
        self.assertEqual(
            pattern("Miete März 2026, Vertrag 4711/Müller"), "miete vertrag müller"
        )

    # -- Weeks -------------------------------------------------------------------

    def test_a_forecast_has_thirteen_mondays(self):
        """Thursday, 26 November, to the week of 15 February."""
        weeks = week_starts(TODAY)
        self.assertEqual(
            (len(weeks), weeks[0], weeks[-1]),
            (13, date(2026, 11, 23), date(2027, 2, 15)),
        )
        self.assertEqual(monday(date(2026, 11, 29)), date(2026, 11, 23))

    def test_a_week_opens_with_what_the_one_before_closed_with(self):
        moved = [Decimal("250.50"), Decimal(-1000)]
        self.assertEqual(
            roll(Decimal(100), moved),
            [
                (Decimal(100), Decimal("350.50")),
                (Decimal("350.50"), Decimal("-649.50")),
            ],
        )
