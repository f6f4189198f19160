from odoo.tests import tagged

from .matching_books import kinds
from .test_matching_entries import EntriesCase, entry, line


@tagged("post_install", "-at_install")
class TestMatchingEntriesGroups(EntriesCase):
    """One line shows several entries, or several lines show one."""

    def test_three_checks_deposited_together(self):
        entries = [
            entry("P1", 50_013),
            entry("P2", 25_041),
            entry("P3", 12_500),
            entry("P4", 99_999),
        ]
        found = self.assertMatches(
            {1: ["P1", "P2", "P3"]}, entries, [line(1, 87_554, "DEPOSIT", 1)], 3
        )
        self.assertTrue(found[1].needs_review)
        self.assertLessEqual({"entries_sum", "held_date"}, kinds(found[1]))
        self.assertEqual(
            sorted(use.amount for use in found[1].applications),
            [12_500, 25_041, 50_013],
        )

    def test_entries_of_several_days_are_no_deposit(self):
        entries = [entry("P1", 50_013), entry("P2", 25_041, -1)]
        self.assertMatches({}, entries, [line(1, 75_054, "DEPOSIT")], 3)

    def test_deposit_out_of_the_days_allowed(self):
        entries = [entry("P1", 50_013), entry("P2", 25_041)]
        self.assertMatches({}, entries, [line(1, 75_054, "DEPOSIT", 4)], 3)

    def test_text_lists_the_numbers_of_two_payments(self):
        entries = [
            entry("PAY/00041", 30_000, partner="fjord"),
            entry("PAY/00042", 20_000, -2, partner="nordlicht"),
            entry("PAY/00043", 50_000, partner="fjord"),
        ]
        found = self.assertMatches(
            {1: ["PAY/00041", "PAY/00042"]},
            entries,
            [line(1, 50_000, "PAY/00041, PAY/00042")],
            3,
        )
        self.assertFalse(found[1].needs_review)
        self.assertIn("held_named", kinds(found[1]))

    def test_several_transfers_of_one_external_number(self):
        entries = [
            entry(f"P{n}", -amount, references=("BATCH-7731",))
            for n, amount in enumerate((10_000, 20_500, 7_025))
        ]
        self.assertMatches(
            {1: ["P0", "P1", "P2"]}, entries, [line(1, -37_525, "BATCH-7731")]
        )

    def test_named_numbers_that_do_not_add_up(self):
        entries = [entry("PAY/00041", 30_000), entry("PAY/00042", 20_000)]
        self.assertMatches({}, entries, [line(1, 50_001, "PAY/00041 PAY/00042")])

    def test_salaries_booked_one_by_one_and_paid_in_one(self):
        entries = [
            entry(f"P{n}", -200_000 - n, n % 2, memo="Salaries March")
            for n in range(40)
        ]
        total = sum(e.amount for e in entries)
        found = self.assertMatches(
            {1: [f"P{n}" for n in range(40)]}, entries, [line(1, total, "wages")], 2
        )
        self.assertIn("held_memo", kinds(found[1]))

    def test_money_in_and_money_out_are_no_sum(self):
        """We got 500.00 and paid 200.00: the bank shows both, and not 300.00."""
        entries = [entry("PAY/00041", 50_000), entry("PAY/00042", -20_000)]
        self.assertMatches({}, entries, [line(1, 30_000, "PAY/00041 PAY/00042")])

    def test_deposit_from_the_account_of_another_partner(self):
        """Two payments of Fjordlysnes add up to what came from Nordlicht's account."""
        account = "DE89370400440532013000"
        for partner, expected in (("fjord", {}), ("nordlicht", {1: ["P1", "P2"]})):
            entries = [
                entry("P1", 50_013, partner=partner),
                entry("P2", 25_041, partner=partner),
            ]
            lines = [line(1, 75_054, "DEPOSIT", partner_account=account)]
            self.assertMatches(expected, entries, lines)

    def test_two_sets_fit_so_none_is_taken(self):
        entries = [entry("P1", 50_013), entry("P2", 25_041), entry("P3", 25_041)]
        entries[2] = entry("P3", 25_041, partner="fjord")
        found = self.assertMatches({}, entries, [line(1, 75_054, "DEPOSIT")])
        self.assertEqual(len(found[1].rivals), 2)
        self.assertIn("sets", kinds(found[1]))

    def test_two_deposits_want_one_payment(self):
        entries = [entry("P1", 50_013), entry("P2", 25_041), entry("P3", 13_007)]
        lines = [line(1, 75_054), line(2, 63_020)]
        found = self.assertMatches({}, entries, lines)
        self.assertIn("entry_contested", kinds(found[1]))

    def test_one_entry_of_the_amount_goes_before_a_sum(self):
        entries = [entry("P1", 50_013), entry("P2", 25_041), entry("P3", 75_054)]
        self.assertMatches({1: ["P3"]}, entries, [line(1, 75_054)])

    def test_batch_of_ours_the_bank_shows_in_pieces(self):
        lines = [line(1, -30_011), line(2, -17_992)]
        found = self.assertMatches(
            {1: ["P1"], 2: ["P1"]}, [entry("P1", -48_003, -1)], lines, 3
        )
        self.assertEqual(
            [found[key].applications[0].amount for key in (1, 2)], [-30_011, -17_992]
        )
        self.assertTrue(found[1].needs_review)
        self.assertIn("lines_sum", kinds(found[1]))

    def test_pieces_of_several_days_that_all_name_the_batch(self):
        lines = [
            line(1, -30_011, "BATCH00731"),
            line(2, -17_992, "BATCH00731 rest", 2),
        ]
        found = self.assertMatches(
            {1: ["BATCH00731"], 2: ["BATCH00731"]},
            [entry("BATCH00731", -48_003)],
            lines,
            3,
        )
        self.assertFalse(found[1].needs_review)

    def test_pieces_that_are_short_of_the_entry(self):
        lines = [line(1, -28_000, "BATCH00731"), line(2, -18_000, "BATCH00731")]
        self.assertMatches({}, [entry("BATCH00731", -48_003)], lines)
