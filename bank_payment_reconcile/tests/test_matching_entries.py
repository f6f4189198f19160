from datetime import date, timedelta

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    NO_DATE,
    Ledger,
    Line,
    OutstandingPayment,
    match_entries,
)

from .matching_books import PARTNERS, kinds

DAY = date(2026, 3, 16)


def entry(key, amount, days=0, **more):
    """An entry of ours, so many days from the day; its key is its number."""
    values = {"number": str(key), **more}
    return OutstandingPayment(key, amount, DAY + timedelta(days=days), **values)


def line(key, amount, text="", days=0, **more):
    """The bank's line, so many days from the day."""
    return Line(key, DAY + timedelta(days=days), amount, text, **more)


class EntriesCase(BaseCase):
    def match(self, entries, lines, days=0):
        books = Ledger(partners=PARTNERS, payments=entries)
        return {p.line: p for p in match_entries(books, lines, days)}

    def assertMatches(self, expected, entries, lines, days=0):
        """expected: {line: keys of its entries}; lines that are not in it have none.
        The answer is the same whatever the order of entries and lines."""
        for turned in (False, True):
            found = self.match(
                entries[::-1] if turned else entries,
                lines[::-1] if turned else lines,
                days,
            )
            matched = {
                key: sorted(use.key for use in proposal.applications)
                for key, proposal in found.items()
                if proposal.applications
            }
            self.assertEqual(matched, {k: sorted(v) for k, v in expected.items()})
        return found


@tagged("post_install", "-at_install")
class TestMatchingEntries(EntriesCase):
    """One line of the bank and one entry of ours."""

    def test_bank_shows_a_registered_payment_on_its_day(self):
        found = self.assertMatches({1: ["P1"]}, [entry("P1", -480)], [line(1, -480)])
        self.assertEqual((found[1].confidence, found[1].needs_review), ("low", True))
        self.assertIn("entry_amount_only", kinds(found[1]))

    def test_edges_of_the_days_allowed(self):
        for days, allowed, matched in (
            (3, 3, True),
            (-3, 3, True),
            (4, 3, False),
            (-4, 3, False),
            (1, 0, False),
        ):
            with self.subTest(days=days, allowed=allowed):
                self.assertMatches(
                    {1: ["P1"]} if matched else {},
                    [entry("P1", -480)],
                    [line(1, -480, "P1", days)],
                    allowed,
                )

    def test_line_without_date_is_compared_with_every_entry(self):
        undated = Line(1, NO_DATE, -480, "P1")
        found = self.assertMatches({1: ["P1"]}, [entry("P1", -480, -90)], [undated])
        self.assertIn("no_date", kinds(found[1]))

    def test_dated_line_beats_the_one_without_date(self):
        lines = [Line(1, NO_DATE, -480), line(2, -480)]
        self.assertMatches({2: ["P1"]}, [entry("P1", -480)], lines)

    def test_money_in_is_no_payment_out(self):
        self.assertMatches({}, [entry("G0042", -480)], [line(1, 480, "G0042")])

    def test_check_is_cleared_three_months_later(self):
        check = entry("P1", -48_000, -90, check_number="001207")
        for text, more in (("", {"check_number": "1207"}), ("CHECK 1207", {})):
            found = self.assertMatches(
                {1: ["P1"]}, [check], [line(1, -48_000, text, **more)]
            )
            self.assertEqual(
                (found[1].confidence, found[1].needs_review), ("high", False)
            )
            self.assertIn("check", kinds(found[1]))

    def test_check_cleared_with_another_amount_is_never_silent(self):
        check = entry("P1", -54_000, -20, check_number="1207")
        found = self.assertMatches(
            {1: ["P1"]}, [check], [line(1, -45_000, check_number="1207")]
        )
        self.assertEqual(found[1].applications[0].amount, -54_000)
        self.assertTrue(found[1].needs_review)
        self.assertIn("check_differs", kinds(found[1]))

    def test_another_check_of_the_same_amount_is_not_taken(self):
        check = entry("P1", -48_000, check_number="1207")
        self.assertMatches({}, [check], [line(1, -48_000, check_number="1208")])

    def test_named_check_with_wrong_amount_goes_before_an_equal_amount(self):
        check = entry("P1", -54_000, check_number="1207")
        lines = [line(1, -54_000), line(2, -45_000, check_number="1207")]
        self.assertMatches({2: ["P1"]}, [check], lines)

    def test_transfer_order_comes_back_with_its_end_to_end_id(self):
        order = entry("P1", -48_000, -40, end_to_end_id="E2E-7781")
        found = self.assertMatches(
            {1: ["P1"]}, [order], [line(1, -48_000, end_to_end_id="E2E-7781")]
        )
        self.assertFalse(found[1].needs_review)

    def test_amount_differs_within_the_edges_where_the_number_is_named(self):
        for amount, matched in (
            (-60_000, False),
            (-60_001, True),
            (-109_999, True),
            (-110_000, False),
        ):
            with self.subTest(amount=amount):
                found = self.assertMatches(
                    {1: ["G0042"]} if matched else {},
                    [entry("G0042", -100_000)],
                    [line(1, amount, "G0042")],
                )
                if matched:
                    self.assertEqual(found[1].applications[0].amount, -100_000)
                    self.assertTrue(found[1].needs_review)
                    self.assertIn("entry_differs", kinds(found[1]))

    def test_what_names_an_entry_whose_amount_differs(self):
        named = entry("P1", -48_000, memo="Freight Oslo", references=("EXT-7731",))
        for text, more, matched in (
            ("P1 EXT-7731", {}, True),
            ("Freight Oslo", {}, True),
            ("FREIGHT OSLO 16.03.", {}, True),
            ("", {"partner_name": "Freight Oslo"}, True),
            ("Freight Bergen", {}, False),
            ("payment", {}, False),
            ("77 EXT 31", {}, False),
            ("P1", {}, False),
            ("", {}, False),
        ):
            with self.subTest(text=text, **more):
                self.assertMatches(
                    {1: ["P1"]} if matched else {},
                    [named],
                    [line(1, -47_000, text, **more)],
                )

    def test_scrambled_figures_are_no_number(self):
        self.assertMatches(
            {}, [entry("12345678", -48_000)], [line(1, -44_000, "bb78cc56dd34ee12")]
        )

    def test_bank_cut_the_number_and_two_begin_alike(self):
        entries = [
            entry("BANKSN000000000532", -71_000),
            entry("BANKSN000000000533", -72_000),
        ]
        found = self.assertMatches(
            {1: ["BANKSN000000000533"]},
            entries,
            [line(1, -73_000, "BANKSN00000000053")],
        )
        self.assertTrue(found[1].needs_review)
        self.assertIn("entry_cut", kinds(found[1]))

    def test_memo_with_a_slip_in_a_word_tells_two_amounts_apart(self):
        entries = [
            entry("P1", -480, memo="Freight Stavanger"),
            entry("P2", -480, memo="Cleaning Bergen"),
        ]
        self.assertMatches({1: ["P1"]}, entries, [line(1, -480, "Frieght Stavanger")])

    def test_account_of_somebody_else_is_another_payment(self):
        entries = [entry("P1", -480, partner="fjord")]
        lines = [line(1, -480, partner_account="DE89370400440532013000")]
        self.assertMatches({}, entries, lines)

    def test_party_and_amount(self):
        entries = [
            entry("P1", 480, partner="fjord"),
            entry("P2", 480, partner="nordlicht"),
        ]
        found = self.assertMatches(
            {1: ["P2"]}, entries, [line(1, 480, partner_name="Nordlicht Möbel GmbH")]
        )
        self.assertEqual((found[1].confidence, found[1].needs_review), ("high", False))

    def test_equal_amount_while_the_text_names_another_entry(self):
        entries = [entry("G0042", -48_000), entry("G0043", -45_000)]
        found = self.assertMatches({1: ["G0043"]}, entries, [line(1, -45_000, "G0042")])
        self.assertTrue(found[1].needs_review)
        self.assertIn("other_entry", kinds(found[1]))


@tagged("post_install", "-at_install")
class TestMatchingEntriesBatch(EntriesCase):
    """Several lines want one entry: the better one has it; real ties are left."""

    def test_three_equal_lines_and_one_entry_the_nearest_date(self):
        lines = [line(1, -480, days=11), line(2, -480, days=9), line(3, -480, days=1)]
        found = self.assertMatches({3: ["P1"]}, [entry("P1", -480)], lines, 14)
        self.assertIn("entry_taken", kinds(found[1]))

    def test_exact_amount_comes_after_the_close_one(self):
        lines = [line(1, -47_000, "G0042"), line(2, -48_000)]
        self.assertMatches({2: ["G0042"]}, [entry("G0042", -48_000)], lines)

    def test_loser_takes_its_second_best(self):
        entries = [
            entry("P1", -480, memo="ABCDE"),
            entry("P2", -480, memo="ZYXWV"),
        ]
        lines = [line(1, -480), line(2, -480, "ABCDE")]
        self.assertMatches({1: ["P2"], 2: ["P1"]}, entries, lines)

    def test_own_number_beats_the_reference_to_it(self):
        entries = [entry("WRONG1", -480, references=("G0042",)), entry("G0042", -480)]
        self.assertMatches({1: ["G0042"]}, entries, [line(1, -480, "G0042")])

    def test_text_beats_the_nearer_date(self):
        entries = [entry("G0042", -480, -3), entry("G0043", -480)]
        self.assertMatches({1: ["G0042"]}, entries, [line(1, -480, "G0042")], 5)

    def test_entry_of_before_beats_the_one_of_after(self):
        entries = [entry("P1", -480, -2), entry("P2", -480, 2)]
        self.assertMatches({1: ["P1"]}, entries, [line(1, -480)], 5)

    def test_two_payments_of_two_partners_and_one_line_are_a_tie(self):
        entries = [
            entry("P1", -480, partner="fjord"),
            entry("P2", -480, partner="nordlicht"),
        ]
        found = self.assertMatches({}, entries, [line(1, -480)])
        self.assertEqual(len(found[1].rivals), 2)
        self.assertIn("ambiguous", kinds(found[1]))

    def test_two_lines_of_different_text_want_one_entry(self):
        lines = [line(1, -480, "AAAA"), line(2, -480, "BBBB")]
        found = self.assertMatches({}, [entry("P1", -480)], lines)
        self.assertEqual([len(found[key].rivals) for key in (1, 2)], [1, 1])
        self.assertIn("entry_contested", kinds(found[1]))

    def test_three_equal_rents_of_one_landlord_in_their_order(self):
        entries = [entry(f"P{n}", -480, partner="fjord") for n in range(3)]
        lines = [line(n, -480, "rent") for n in range(3)]
        found = self.match(entries, lines)
        self.assertEqual(
            {n: found[n].applications[0].key for n in range(3)},
            {0: "P0", 1: "P1", 2: "P2"},
        )
        self.assertIn("alike", kinds(found[0]))

    def test_one_of_two_equal_payments_of_one_partner(self):
        alike = [entry(f"P{n}", -480, partner="fjord") for n in range(2)]
        self.assertTrue(self.match(alike, [line(1, -480)])[1].applications)
        memos = [
            entry(f"P{n}", -480, partner="fjord", memo=f"rent {n}") for n in range(2)
        ]
        self.assertMatches({}, memos, [line(1, -480)])

    def test_equal_lines_take_all_entries_of_several_partners(self):
        entries = [
            entry("P1", -480, partner="fjord"),
            entry("P2", -480, partner="nordlicht"),
        ]
        lines = [line(1, -480), line(2, -480)]
        found = self.match(entries, lines)
        used = {use.key for p in found.values() for use in p.applications}
        self.assertEqual(used, {"P1", "P2"})

    def test_thousands_of_one_amount_on_one_day(self):
        entries = [entry(f"P{n}", 990, partner="fjord") for n in range(400)]
        found = self.match(entries, [line(n, 990) for n in range(300)])
        used = {use.key for p in found.values() for use in p.applications}
        self.assertEqual(len(used), 300)
