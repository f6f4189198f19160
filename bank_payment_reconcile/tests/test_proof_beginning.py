"""What the first opening balance of a bank contains, and which statements lead up to
it, without a database. Amounts by hand."""

from datetime import date
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.proof import (
    Kind,
    OpenEntry,
    Opening,
    Period,
    Rounding,
    brought_forward,
    going_on_from,
    leading_to,
)

CENTS = Rounding(Decimal("0.01"))
FIRST, END = date(2026, 1, 2), date(2026, 1, 31)


def entry(key, amount, day=FIRST, **more):
    return OpenEntry(id=key, kind=Kind.DIRECT, date=day, amount=Decimal(amount), **more)


@tagged("post_install", "-at_install")
class TestBroughtForward(BaseCase):
    def brought(self, entries, owed, first=FIRST, direct_from=None):
        owed = None if owed is None else Decimal(owed)
        opening = Opening(owed, first, direct_from)
        return [each.id for each in brought_forward(entries, opening, CENTS, END)]

    def test_entries_up_to_the_last_that_make_the_balance(self):
        """An opening entry of 1,000.00, and 200.00 that were posted on that day."""
        entries = [entry(2, "200.00"), entry(1, "1000.00", is_opening=True)]
        for owed, expected in (
            ("1000.00", [1]),
            ("1200.00", [1, 2]),
            ("0.00", []),
            # no sum meets it: 100.00 are unexplained
            ("1300.00", [1, 2]),
        ):
            self.assertEqual(self.brought(entries, owed), expected, owed)

    def test_opening_entry_booked_after_a_direct_posting(self):
        """The books were begun late: 1,000.00 are booked on the 5th as opening balance,
        200.00 were posted on the 2nd. The statement opens with the first."""
        entries = [
            entry(1, "200.00"),
            entry(2, "1000.00", date(2026, 1, 5), is_opening=True),
        ]
        self.assertEqual(self.brought(entries, "1000.00"), [2])

    def test_entries_that_cancel_each_other_are_in_it(self):
        entries = [
            entry(1, "1000.00", date(2025, 12, 1)),
            entry(2, "50.00", date(2025, 12, 2)),
            entry(3, "-50.00", date(2025, 12, 3)),
        ]
        self.assertEqual(self.brought(entries, "1000.00"), [1, 2, 3])

    def test_what_is_dated_after_the_first_line_is_a_direct_posting(self):
        later = date(2026, 1, 3)
        entries = [entry(1, "1000.00", later), entry(2, "0.00", FIRST)]
        self.assertEqual(self.brought(entries, "1000.00"), [2])
        booked_late = [entry(1, "1000.00", later, is_opening=True)]
        self.assertEqual(self.brought(booked_late, "1000.00"), [1])

    def test_what_a_bank_line_cleared_was_outstanding(self):
        for closed, expected in (
            (date(2026, 1, 1), [1]),
            (FIRST, []),
            (date(2026, 2, 5), []),
        ):
            entries = [entry(1, "1000.00", date(2025, 12, 1), closed_date=closed)]
            self.assertEqual(self.brought(entries, "1000.00"), expected, closed)

    def test_day_that_the_bank_tells_decides(self):
        """Direct postings count from the 15th: what is before it is brought forward,
        whatever the sum."""
        entries = [
            entry(1, "1000.00", date(2026, 1, 14)),
            entry(2, "30.00", date(2026, 1, 15)),
            entry(3, "5.00", FIRST, closed_date=date(2026, 1, 15)),
        ]
        found = self.brought(entries, "7.00", direct_from=date(2026, 1, 15))
        self.assertEqual(found, [1])

    def test_without_a_statement_the_ledger_tells_what_it_began_with(self):
        entries = [
            entry(1, "1000.00", date(2026, 1, 14)),
            entry(2, "30.00", closed_date=date(2026, 1, 20)),
            entry(3, "40.00", closed_date=date(2026, 2, 1)),
            # of 60.00 a part was cleared on the day itself: 50.00 are open in it
            entry(4, "50.00", closed_date=END),
        ]
        self.assertEqual(self.brought(entries, None, first=None), [1, 2, 4])


def period(key, start, end, first_day, last_day=None):
    last_day = last_day or first_day
    return Period(
        id=key,
        balance_start=Decimal(start),
        balance_end=Decimal(end),
        place=f"{first_day:%Y%m%d}{key:04d}",
        first_day=first_day,
        last_day=last_day,
    )


@tagged("post_install", "-at_install")
class TestLeading(BaseCase):
    NOVEMBER = period(11, "800.00", "900.00", date(2025, 11, 3), date(2025, 11, 28))
    DECEMBER = period(12, "900.00", "1000.00", date(2025, 12, 1), date(2025, 12, 30))

    def leading(self, *periods):
        """Those that lead up to 1,000.00, the opening balance of January."""
        return leading_to(periods, Decimal("1000.00"), FIRST, CENTS)

    def test_statement_before_and_the_one_before_that(self):
        self.assertEqual(self.leading(self.NOVEMBER, self.DECEMBER), {11, 12})

    def test_statement_of_another_balance_proves_nothing(self):
        stray = period(10, "700.00", "850.00", date(2025, 10, 1))
        self.assertEqual(self.leading(stray, self.DECEMBER), {12})

    def test_statement_that_ends_after_the_next_one_begins_does_not_lead(self):
        late = period(12, "900.00", "1000.00", date(2025, 12, 1), date(2026, 1, 3))
        self.assertEqual(self.leading(late), set())
        overlapping = period(11, "800.00", "900.00", date(2025, 12, 2))
        self.assertEqual(self.leading(overlapping, self.DECEMBER), {12})

    def test_statements_that_go_round_are_met_once(self):
        there = period(1, "1000.00", "900.00", date(2025, 12, 1))
        back = period(2, "900.00", "1000.00", date(2025, 12, 1))
        self.assertEqual(self.leading(there, back), {1, 2})

    def test_statement_that_comes_back_to_the_balance_goes_on(self):
        """January opens with 1,000.00 and closes with 1,200.00; a statement of the same
        day goes on to 1,000.00, and one more from there."""
        january = period(1, "1000.00", "1200.00", FIRST)
        back = period(2, "1200.00", "1000.00", FIRST)
        further = period(3, "1000.00", "1100.00", date(2026, 1, 5))
        found = going_on_from(
            [further, back, self.DECEMBER], january.balance_end, january.place, CENTS
        )
        self.assertEqual(found, {2, 3})

    def test_statement_before_does_not_go_on(self):
        """December began with the 1,200.00 that January closes with: by chance."""
        january = period(1, "1000.00", "1200.00", FIRST)
        december = period(12, "1200.00", "1000.00", date(2025, 12, 1))
        found = going_on_from([december], january.balance_end, january.place, CENTS)
        self.assertEqual(found, set())
