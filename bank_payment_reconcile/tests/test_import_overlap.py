"""What of a file the books have: proved by balances, or alike. No database."""

import random
from datetime import date, timedelta

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.overlap import (
    Booked,
    Payment,
    compare,
    is_same,
    likeness,
)

DAY = date(2026, 11, 10)
#: Random histories that are tried.
HISTORIES = 400


def paid(amount, day=0, **words):
    return Payment(date=DAY + timedelta(days=day), amount=amount, **words)


def booked(key, amount, day=0, opening=None, is_from_file=True, **words):
    return Booked(
        key=key,
        date=DAY + timedelta(days=day),
        amount=amount,
        opening=opening,
        is_from_file=is_from_file,
        **words,
    )


@tagged("post_install", "-at_install")
class TestImportOverlap(BaseCase):
    # -- Proved -------------------------------------------------------------------

    def test_a_day_in_the_same_order(self):
        lines = [booked(1, 50, opening=100), booked(2, -20)]
        found = compare([paid(50), paid(-20)], 100, 130, lines, 0)
        self.assertEqual(found.proved, {0: [1], 1: [2]})

    def test_a_day_in_another_order(self):
        lines = [booked(1, 50, opening=100), booked(2, -20)]
        found = compare([paid(-20), paid(50)], 100, 130, lines, 0)
        self.assertEqual(found.proved, {0: [2], 1: [1]})

    def test_more_of_the_day_than_the_books_have_in_another_order(self):
        lines = [booked(1, 50, opening=100), booked(2, -20)]
        payments = [paid(-20), paid(7), paid(50)]
        found = compare(payments, 100, 137, lines, 0)
        self.assertEqual(found.proved, {0: [2], 2: [1]})
        self.assertFalse(found.alike)

    def test_typed_two_of_five_over_three_days(self):
        """Without a statement: the books open with 100 and have but two payments."""
        lines = [
            booked(1, 50, 0, is_from_file=False, text="rent"),
            booked(2, -30, 2, is_from_file=False),
        ]
        payments = [paid(5), paid(50, text="Miete"), paid(8, 1), paid(-30, 2)]
        payments.append(paid(9, 2))
        found = compare(payments, 100, 142, lines, 100)
        self.assertEqual(found.proved, {1: [1], 3: [2]})

    def test_details_where_the_books_have_their_total(self):
        lines = [booked(1, 100, opening=0), booked(2, 5)]
        found = compare([paid(60), paid(40), paid(5)], 0, 105, lines, 0)
        self.assertEqual(found.proved, {0: [1], 1: [1], 2: [2]})

    # -- Proved to be new -----------------------------------------------------------

    def test_the_same_amount_behind_the_last_line_is_new(self):
        lines = [booked(1, 50, opening=100, text="coffee")]
        found = compare([paid(50, text="coffee")], 150, 200, lines, 100)
        self.assertFalse(found.proved or found.alike)

    def test_the_morning_after_the_afternoon(self):
        """The books know that something is missing before the afternoon."""
        lines = [booked(1, 50, opening=150, text="coffee")]
        found = compare([paid(50, text="coffee")], 100, 150, lines, 100)
        self.assertFalse(found.proved or found.alike)

    def test_morning_and_afternoon_where_the_books_have_the_afternoon(self):
        lines = [booked(1, 50, opening=150, text="coffee")]
        payments = [paid(50, text="coffee"), paid(50, text="coffee")]
        found = compare(payments, 100, 200, lines, 100)
        self.assertEqual(found.proved, {1: [1]})
        self.assertFalse(found.alike)

    def test_one_balance_alone_does_not_make_two_payers_one(self):
        """Some banks write the balance of today, whatever the file is of."""
        lines = [booked(1, 50, opening=100, payer="Nordlicht GmbH")]
        found = compare([paid(50, payer="Fjord AS")], None, 150, lines, 100)
        self.assertFalse(found.proved or found.alike)

    def test_one_balance_alone_does_not_make_two_invoices_one(self):
        lines = [booked(1, 50, opening=100, payer="Nordlicht", text="RE 10041")]
        payments = [paid(50, payer="Nordlicht", text="RE 10042")]
        found = compare(payments, None, 150, lines, 100)
        self.assertEqual((found.proved, found.alike), ({}, {0: 1}))

    def test_one_balance_proves_what_has_the_same_words(self):
        lines = [booked(1, 50, opening=100, payer="Nordlicht", text="RE 42")]
        payments = [paid(50, payer="NORDLICHT GmbH", text="RE 42 SVWZ")]
        found = compare(payments, None, 150, lines, 100)
        self.assertEqual(found.proved, {0: [1]})

    def test_a_gap_in_the_day_is_filled_and_no_payment_behind_it_taken(self):
        """100 + 20 = 120, + 50 = 170, + 50 = 220: the books lack the first 50."""
        lines = [booked(1, 20, opening=100), booked(2, 50, opening=170, text="coffee")]
        found = compare([paid(20), paid(50, text="coffee")], 100, 170, lines, 0)
        self.assertEqual((found.proved, found.alike), ({0: [1]}, {}))

    def test_references_of_two_bookings_are_no_parts_and_total(self):
        lines = [
            booked(1, 60, opening=0, booking="B1"),
            booked(2, 40, booking="B1"),
        ]
        for booking, proved in (("B2", {}), ("B1", {0: [1, 2]}), ("", {0: [1, 2]})):
            found = compare([paid(100, booking=booking)], 0, 100, lines, 0)
            self.assertEqual(found.proved, proved)

    # -- Asked ----------------------------------------------------------------------

    def test_without_balances_a_person_is_asked(self):
        lines = [booked(1, 50, text="RE 42 Meyer")]
        found = compare([paid(50, text="MEYER RE 42")], None, None, lines, 0)
        self.assertEqual((found.proved, found.alike), ({}, {0: 1}))

    def test_a_day_that_closes_as_it_opened_may_have_come_twice(self):
        """50 in and out in the morning, and again: balances tell nothing."""
        lines = [booked(1, 50, opening=100), booked(2, -50)]
        found = compare([paid(50), paid(-50)], 100, 100, lines, 0)
        self.assertEqual((found.proved, found.alike), ({}, {0: 1, 1: 2}))

    def test_balances_that_do_not_meet_the_books(self):
        lines = [booked(1, 50, opening=0)]
        found = compare([paid(50)], 400, 450, lines, 0)
        self.assertEqual((found.proved, found.alike), ({}, {0: 1}))

    def test_a_statement_that_does_not_add_up_proves_nothing(self):
        lines = [booked(1, 50, opening=100)]
        found = compare([paid(50)], 100, 170, lines, 0)
        self.assertEqual((found.proved, found.alike), ({}, {0: 1}))

    def test_typed_a_few_days_before_the_bank_booked_it(self):
        lines = [booked(1, 50, -3, is_from_file=False)]
        found = compare([paid(50)], None, None, lines, 0)
        self.assertEqual(found.alike, {0: 1})

    def test_two_coffees_of_two_days_are_two(self):
        lines = [booked(1, -320, -1, text="Coffee")]
        found = compare([paid(-320, text="Coffee")], None, None, lines, 0)
        self.assertFalse(found.alike)

    def test_booked_on_the_value_date_of_the_other(self):
        lines = [booked(1, 50, 1, text="RE 42", value_date=DAY)]
        found = compare([paid(50, text="RE 42")], None, None, lines, 0)
        self.assertEqual(found.alike, {0: 1})

    def test_another_payer_is_another_payment(self):
        lines = [booked(1, 50, payer="Nordlicht GmbH")]
        found = compare([paid(50, payer="Fjord AS")], None, None, lines, 0)
        self.assertFalse(found.alike)

    def test_each_line_is_asked_for_once_and_by_the_best(self):
        lines = [booked(1, 50, text="RE 41 Meyer"), booked(2, 50, text="RE 42 Meyer")]
        payments = [paid(50, text="Meyer RE 42"), paid(50, text="Meyer"), paid(50)]
        found = compare(payments, None, None, lines, 0)
        self.assertEqual(found.alike, {0: 2, 1: 1})

    def test_what_is_known_is_not_asked_for(self):
        lines = [booked(1, 50)]
        lines[0].is_taken = True
        found = compare([paid(50), paid(50)], None, None, lines, 0, known=[0])
        self.assertFalse(found.alike)


@tagged("post_install", "-at_install")
class TestImportOverlapWords(BaseCase):
    def test_one_id_stands_for_one_payment_whose_text_is_cut_or_grows(self):
        short = paid(50, text="RE 42", payer="Nordlicht")
        long = booked(1, 50, text="RE 42 vom 12.10. SVWZ", payer="NORDLICHT Versand")
        self.assertTrue(is_same(short, long))

    def test_one_id_of_two_payers(self):
        self.assertFalse(
            is_same(paid(50, payer="Nordlicht GmbH"), booked(1, 50, payer="Fjord AS"))
        )

    def test_one_id_of_two_invoices(self):
        first = paid(50, payer="Nordlicht", text="invoice 10041")
        second = booked(1, 50, payer="Nordlicht", text="invoice 10042")
        self.assertFalse(is_same(first, second))

    def test_accents_case_and_legal_forms_say_nothing(self):
        first = paid(50, payer="Müller & Söhne GmbH")
        self.assertGreater(likeness(first, booked(1, 50, payer="MULLER SOHNE")), 0)
        self.assertLess(likeness(first, booked(1, 50, payer="Andere GmbH")), 0)

    def test_one_account_written_in_two_ways(self):
        first = paid(50, account="DE89 3704 0044 0532 0130 00")
        self.assertGreater(likeness(first, booked(1, 50, account="0532013000")), 0)


@tagged("post_install", "-at_install")
class TestImportOverlapRandom(BaseCase):
    """Random histories of a bank: the books have a part, the file tells a part."""

    def _play(self, rng):
        """The bank's payments of a week; each as (day, amount, balance before)."""
        balance, history = 1000, []
        for day in range(6):
            for _payment in range(rng.randint(0, 4)):
                amount = rng.choice([50, 50, -50, 20, 20, -70, 110])
                history.append((day, amount, balance))
                balance += amount
        return history

    def _part(self, rng, history, whole_days):
        start, stop = sorted(rng.randint(0, len(history)) for _end in range(2))
        if whole_days and start < stop:
            days = {history[at][0] for at in range(start, stop)}
            places = [at for at, each in enumerate(history) if each[0] in days]
            start, stop = places[0], places[-1] + 1
        return start, stop

    def _check(self, whole_days, mixed):
        rng = random.Random(12)
        asked = proved = 0
        for _history in range(HISTORIES):
            history = self._play(rng)
            if not history:
                continue
            start, stop = self._part(rng, history, whole_days)
            begin, end = self._part(rng, history, whole_days)
            if begin == end:
                continue
            lines = [
                booked(at, history[at][1], history[at][0], text=f"text {at}")
                for at in range(start, stop)
            ]
            if lines:
                lines[0].opening = history[start][2]
            told = list(range(begin, end))
            if mixed:
                rng.shuffle(told)
                told.sort(key=lambda at: history[at][0])
            payments = [
                paid(history[at][1], history[at][0], text=f"text {at}") for at in told
            ]
            opening = history[begin][2]
            closing = opening + sum(each.amount for each in payments)
            found = compare(payments, opening, closing, lines, 1000)
            overlap = set(told) & set(range(start, stop))
            left_out = [key for keys in found.proved.values() for key in keys]
            self.assertEqual(len(left_out), len(set(left_out)))
            self.assertLessEqual(set(left_out), set(range(start, stop)))
            # Nothing is lost, and nothing comes twice without a question.
            amounts = sorted(history[at][1] for at in overlap)
            known = sorted(history[at][1] for at in left_out)
            if found.alike:
                asked += 1
                self.assertLessEqual(len(known), len(amounts), (history, told))
            else:
                self.assertEqual(known, amounts, (history, start, stop, told))
            proved += bool(left_out)
        return asked, proved

    def test_days_as_the_bank_lists_them(self):
        asked, proved = self._check(whole_days=True, mixed=False)
        self.assertLess(asked, proved / 5)

    def test_days_that_the_bank_mixes(self):
        asked, proved = self._check(whole_days=True, mixed=True)
        self.assertLess(asked, proved / 5)

    def test_parts_of_days(self):
        asked, proved = self._check(whole_days=False, mixed=False)
        self.assertLess(asked, proved / 5)
