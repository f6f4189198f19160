from datetime import datetime

from freezegun import freeze_time

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .currency_case import CurrencyCommon
from .posting_limits_case import MORNING, NEXT_MORNING, PostingLimitsCase


@tagged("post_install", "-at_install")
class TestPostingLimits(PostingLimitsCase):
    """What leaves or comes without a person looking is limited by line and by day."""

    # -------------------------------------------------------------------------
    # By line
    # -------------------------------------------------------------------------

    def test_a_line_above_the_limit_is_to_review_in_and_out(self):
        self.bank.bank_post_limit = 500.0
        lines = self._settle(500.0, -500.0, 500.01, -500.01)
        self.assertEqual(lines.mapped("needs_review"), [False, False, True, True])
        self.assertIn("posting (500.00", lines[2].bank_match_explanation)
        self._post_at(MORNING)
        self.assertEqual(lines.mapped("is_reconciled"), [True, True, False, False])

    def test_an_invoice_paid_to_the_cent_is_to_review_as_well(self):
        self.bank.bank_post_limit = 500.0
        self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(
            1000.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )
        line.action_apply_automatically()
        self.assertEqual(line.match_confidence, "high")
        self.assertTrue(line.needs_review)

    def test_a_limit_lowered_since_still_holds_and_says_so_once(self):
        line = self._settle(-800.0)
        self.bank.bank_post_limit = 500.0
        self._post_at(MORNING)
        self.assertFalse(line.is_reconciled)
        self.assertIn("exceeds the", line.posting_error)
        self.assertIn("review and accept it", line.posting_error)
        # It is not looked at again, the next day neither.
        self.assertFalse(line.bank_posting_left_until)
        with freeze_time(NEXT_MORNING):
            domain = line._bank_get_automatic_posting_domain()
            self.assertFalse(line.filtered_domain(domain))

    def test_a_person_is_bound_by_no_limit(self):
        self.bank.write({"bank_post_limit": 500.0, "bank_post_day_limit": 500.0})
        posted, accepted = self._settle(-800.0, -900.0)
        posted.with_user(self.accountant).action_post_applications()
        self.assertTrue(posted.is_reconciled)
        accepted.with_user(self.accountant).action_accept()
        self._post_at(MORNING)
        self.assertTrue(accepted.is_reconciled)
        self.assertEqual(self._kinds(accepted)[-1], "accepted_before")
        self.assertIn(self.accountant.name, accepted.application_ids.explanation)

    def test_posting_all_that_needs_no_review_is_a_persons_order(self):
        self.bank.write({"bank_post_limit": 500.0, "bank_post_day_limit": 600.0})
        first, second, large = self._settle(-400.0, -400.0, -800.0)
        self.bank.with_user(self.accountant).action_bank_reconciliation_post()
        self.assertTrue(first.is_reconciled)
        self.assertTrue(second.is_reconciled)
        # It is one to review, so the button leaves it.
        self.assertFalse(large.is_reconciled)

    # -------------------------------------------------------------------------
    # By day
    # -------------------------------------------------------------------------

    def test_the_day_is_used_up_and_the_rest_waits_for_the_next(self):
        self.bank.bank_post_day_limit = 1000.0
        lines = self._settle(400.0, -400.0, 400.0, -150.0)
        self._post_at(MORNING)
        # 400 + 400 are used; 400 more are not left, 150 are.
        self.assertEqual(lines.mapped("is_reconciled"), [True, True, False, True])
        left = lines[2]
        self.assertIn("waits until tomorrow", left.posting_error)
        self.assertIn("200.00", left.posting_error)
        self._post_at(MORNING.replace(hour=23))
        self.assertFalse(left.is_reconciled)
        self._post_at(NEXT_MORNING)
        self.assertTrue(left.is_reconciled)
        self.assertFalse(left.posting_error)

    def test_the_day_counts_over_several_runs(self):
        self.bank.bank_post_day_limit = 1000.0
        first = self._settle(-700.0)
        self._post_at(MORNING)
        self.assertTrue(first.is_reconciled)
        second = self._settle(-400.0)
        self._post_at(MORNING.replace(hour=12))
        self.assertFalse(second.is_reconciled)

    def test_another_bank_has_a_day_of_its_own(self):
        self.bank.bank_post_day_limit = 500.0
        other = self.bank.copy({"bank_post_automatically": True})
        other.bank_post_day_limit = 0.0
        ours, theirs = self._settle(-400.0), self._settle(-5000.0, journal_id=other.id)
        late = self._settle(-400.0)
        self._post_at(MORNING)
        self.assertTrue(ours.is_reconciled)
        self.assertTrue(theirs.is_reconciled)
        self.assertFalse(late.is_reconciled)

    def test_more_than_a_day_allows_waits_for_no_day(self):
        self.bank.bank_post_day_limit = 500.0
        line = self._settle(-800.0)
        self._post_at(MORNING)
        self.assertIn("daily limit", line.posting_error)
        self.assertFalse(line.bank_posting_left_until)

    def test_undoing_gives_it_back(self):
        self.bank.bank_post_day_limit = 500.0
        first, second = self._settle(-400.0), self._settle(-300.0)
        self._post_at(MORNING)
        self.assertEqual((first | second).mapped("is_reconciled"), [True, False])
        with freeze_time(MORNING.replace(hour=9)):
            first.action_undo_applications()
            first.action_remove_applications()
            second.action_apply_automatically()
        self._post_at(MORNING.replace(hour=10))
        self.assertTrue(second.is_reconciled)

    def test_what_a_person_posts_does_not_count(self):
        self.bank.bank_post_day_limit = 500.0
        by_hand, accepted, alone = self._settle(-900.0, -900.0, -400.0)
        with freeze_time(MORNING):
            by_hand.action_post_applications()
        accepted.action_accept()
        self._post_at(MORNING)
        self.assertTrue(accepted.is_reconciled)
        self.assertTrue(alone.is_reconciled)

    def test_a_line_left_and_then_refused_is_not_met_for_ever(self):
        self.bank.bank_post_day_limit = 500.0
        _used, left = self._settle(-400.0), self._settle(-300.0)
        self._post_at(MORNING)
        self.assertTrue(left.bank_posting_left_until)
        self.fees.active = False
        self._post_at(NEXT_MORNING)
        self.assertIn("archived", left.posting_error)
        self.assertFalse(left.bank_posting_left_until)

    def test_the_day_is_that_of_the_company(self):
        """At 23:30 UTC it is the next morning in Auckland."""
        self.env.company.partner_id.tz = "Pacific/Auckland"
        self.bank.bank_post_day_limit = 500.0
        with freeze_time(datetime(2026, 3, 2, 23, 30)):
            begin, end = self.bank._bank_get_posting_day()
        # Midnight there, thirteen hours before that of UTC.
        self.assertEqual(begin, datetime(2026, 3, 2, 11, 0))
        self.assertEqual(end, datetime(2026, 3, 3, 11, 0))

    def test_a_worker_leaves_the_bank_to_the_one_who_is_posting_on_it(self):
        self.bank.bank_post_day_limit = 500.0
        line = self._settle(-400.0)
        self.assertEqual(line._bank_take_turn(), line)

    # -------------------------------------------------------------------------
    # The history
    # -------------------------------------------------------------------------

    def test_every_automatic_posting_says_which_check_let_it_pass(self):
        for line_limit, day_limit, kinds in (
            (0.0, 0.0, {"no_limit"}),
            (500.0, 0.0, {"within_limit"}),
            (0.0, 5000.0, {"within_day_limit"}),
            (500.0, 5000.0, {"within_limit", "within_day_limit"}),
        ):
            with self.subTest(kinds=kinds):
                self.bank.bank_post_limit = line_limit
                self.bank.bank_post_day_limit = day_limit
                line = self._settle(-100.0)
                self._post_at(MORNING)
                self.assertTrue(line.is_reconciled)
                self.assertTrue(line.application_ids.posted_automatically)
                self.assertLessEqual(
                    kinds | {"mapping", "within_bounds"}, set(self._kinds(line))
                )

    def test_what_a_person_undid_the_next_night_does_not_post_again(self):
        """The night booked a card settlement of 100.00, or a person did, and somebody
        took it back: it was wrong."""
        for automatically in (True, False):
            with self.subTest(automatically=automatically):
                line = self._settle(-100.0)
                if automatically:
                    self._post_at(MORNING)
                else:
                    line.action_post_applications()
                self.assertTrue(line.is_reconciled)
                line.action_undo_applications()
                self.assertTrue(line.needs_review)
                self._post_at(NEXT_MORNING)
                self.assertFalse(line.is_reconciled)

    def test_posted_again_it_says_so_once(self):
        """A person looked and lets the next night post it."""
        line = self._settle(-100.0)
        self._post_at(MORNING)
        line.action_undo_applications()
        self.assertIn("no_limit", str(line.bank_posting_log_ids.reasons))
        line.action_accept()
        self._post_at(NEXT_MORNING)
        self.assertTrue(line.is_reconciled)
        # What lets it pass now is said once, in place of what did the first time.
        self.assertEqual(self._kinds(line).count("accepted_before"), 1)
        self.assertNotIn("no_limit", self._kinds(line))

    def test_a_persons_posting_names_no_check(self):
        line = self._settle(-100.0)
        line.action_post_applications()
        self.assertNotIn("no_limit", self._kinds(line))

    def test_a_negative_limit_is_refused(self):
        for name in ("bank_post_limit", "bank_post_day_limit"):
            with self.assertRaisesRegex(ValidationError, "be negative"):
                self.bank[name] = -1.0


@tagged("post_install", "-at_install")
class TestPostingLimitsInCurrencies(CurrencyCommon):
    """The limits of a dollar bank are in dollars."""

    def test_a_dollar_bank_counts_dollars_whatever_they_are_worth(self):
        self.dollar_bank.write(
            {
                "bank_post_automatically": True,
                "bank_post_limit": 1000.0,
                "bank_post_day_limit": 1500.0,
            }
        )
        self.env["bank.text.mapping"].create(
            {
                "text": "Settlement",
                "credit_account_id": self.fees.id,
                "limit_out": 1e6,
            }
        )
        # Of the 5th, when 1,000 USD were 800 EUR.
        lines = self.env["account.bank.statement.line"]
        for amount in (-1000.0, -1000.01, -600.0, -500.0):
            lines |= self._create_line(
                amount, "Settlement", "2026-01-05", journal_id=self.dollar_bank.id
            )
        lines.action_apply_automatically()
        self.assertEqual(lines.mapped("needs_review"), [False, True, False, False])
        self.assertIn("1,000.01 USD exceeds", lines[1].bank_match_explanation)
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()
        # 1,000 and 500 are the day's 1,500; 600 were more than was left.
        self.assertEqual(lines.mapped("is_reconciled"), [True, False, False, True])
