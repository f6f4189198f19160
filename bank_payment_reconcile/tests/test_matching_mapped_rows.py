"""What of a line's money the rows of a mapping get, without a database."""

from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import Mapping, MappingRow, reasons

from .matching_books import answer, bank, kinds


def row(key, share="rest", value=0):
    """A row on the account of its key."""
    more = {"percent": Decimal(str(value))} if share == "percent" else {"fixed": value}
    return MappingRow(key, f"account {key}", share, **more)


@tagged("post_install", "-at_install")
class TestRows(BaseCase):
    """Rows come to the line, to the cent, or say what they leave."""

    def _propose(self, amount, *rows, **line):
        mapping = Mapping("m", "Rent", rows=rows, limit_in=10**9, limit_out=10**9)
        proposal = answer([], bank("Rent", amount, **line), mappings=[mapping])
        return proposal, [(use.row, use.amount) for use in proposal.applications]

    def test_percent_fixed_and_rest(self):
        """Of 1,000.01: 60 % are 600.01 (600.006), 25.00 fixed, 375.00 are left."""
        rows = row(1, "percent", 60), row(2, "fixed", 2_500), row(3)
        for sign in (1, -1):
            proposal, uses = self._propose(sign * 100_001, *rows)
            self.assertEqual(
                uses, [(1, sign * 60_001), (2, sign * 2_500), (3, sign * 37_500)]
            )
            self.assertFalse({"mapping_left", "mapping_exceeded"} & kinds(proposal))

    def test_thirds_are_the_whole(self):
        """100.00 in three by percent: what rounding leaves is the last one's."""
        rows = [
            row(n, "percent", share) for n, share in ((1, "33.3333"), (2, "33.3333"))
        ]
        _proposal, uses = self._propose(10_000, *rows, row(3, "percent", "33.3334"))
        self.assertEqual(uses, [(1, 3_333), (2, 3_333), (3, 3_334)])
        # one cent in two halves is one cent
        halves = row(1, "percent", 50), row(2, "percent", 50)
        self.assertEqual(self._propose(1, *halves)[1], [(1, 1)])

    def test_any_amount_with_a_rest_is_exact(self):
        rows = row(1, "percent", "7.77"), row(2), row(3, "percent", "33.3333")
        for amount in (*range(-60, 0), *range(1, 60), 999_999_999, -123_456_789):
            _proposal, uses = self._propose(amount, *rows)
            self.assertEqual(sum(share for _row, share in uses), amount)

    def test_without_a_rest_what_is_left_is_told_and_a_person_looks(self):
        proposal, uses = self._propose(10_000, row(1, "percent", 60))
        self.assertEqual(uses, [(1, 6_000)])
        self.assertTrue(proposal.needs_review)
        [told] = [r for r in proposal.reasons if r.kind == "mapping_left"]
        self.assertIn("40.00", reasons.text(told))

    def test_more_than_there_is_goes_to_a_person(self):
        for rows in (
            (row(1, "fixed", 12_000), row(2)),
            (row(1, "percent", 120), row(2)),
        ):
            proposal, uses = self._propose(10_000, *rows)
            self.assertEqual(uses, [(1, 12_000), (2, -2_000)])
            self.assertTrue(proposal.needs_review)
            self.assertIn("mapping_exceeded", kinds(proposal))

    def test_a_fee_that_was_kept_goes_the_other_way(self):
        """A payout of 97.00: 3.00 fee was kept, 100.00 are sales."""
        proposal, uses = self._propose(9_700, row(1, "fixed", -300), row(2))
        self.assertEqual(uses, [(1, -300), (2, 10_000)])
        self.assertFalse(proposal.needs_review)

    def test_a_row_of_nothing_is_left_out(self):
        self.assertEqual(
            self._propose(2_500, row(1, "fixed", 2_500), row(2))[1], [(1, 2_500)]
        )

    def test_a_fixed_amount_is_the_companys_currency(self):
        """25.00 EUR of a line of 1,250.00 USD that is worth 1,000.00 EUR: 31.25 USD."""
        rows = row(1, "fixed", 2_500), row(2)
        _proposal, uses = self._propose(-125_000, *rows, worth=-100_000)
        self.assertEqual(uses, [(1, -3_125), (2, -121_875)])
