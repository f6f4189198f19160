"""Whatever fails on one bank line stands on that line; the others are posted.

A failure of any class is injected at one of five payments: where its counterparts are
prepared, where it is reconciled, and where the database writes it.
"""

from unittest.mock import patch

from psycopg2 import errors as pg

from odoo.exceptions import (
    AccessError,
    MissingError,
    RedirectWarning,
    UserError,
    ValidationError,
)
from odoo.tests import tagged
from odoo.tools import mute_logger

from .posting_failure_case import FailureCase

#: Where the reasons of what nobody expected are logged.
LOGS = (
    "odoo.addons.bank_payment_reconcile.models.posting.statement_line",
    "odoo.sql_db",
)
#: What Odoo or another module may say while it posts.
FAILURES = (
    UserError("The account 1200 is blocked."),
    ValidationError("The tax 19 % has no account."),
    AccessError("You may not write this entry."),
    MissingError("The record is gone."),
    RedirectWarning("Set the account first.", 1, "Settings"),
    ValueError("Expected singleton: account.account()"),
    KeyError("tax_repartition_line_id"),
    TypeError("unsupported operand"),
    ZeroDivisionError("float division by zero"),
    AssertionError("two currencies"),
)
#: What the database may refuse, by the standard's codes.
REFUSALS = {
    "23514": "check",
    "23505": "unique",
    "23502": "not null",
    "23503": "foreign key",
    "22003": "out of range",
    "P0001": "raised by a trigger",
}
#: What says nothing of a line, and is tried again.
RETRIED = {
    "40001": pg.SerializationFailure,
    "40P01": pg.DeadlockDetected,
    "55P03": pg.LockNotAvailable,
}


@tagged("post_install", "-at_install")
class TestPostingFailures(FailureCase):
    def _play(self, failing, post, words=()):
        """Post once, and back."""
        self.env.flush_all()
        with self.env.cr.savepoint() as savepoint, mute_logger(*LOGS):
            with failing:
                post()
            self.assertOnlyBadIsOpen(words)
            savepoint.rollback()
        self.env.invalidate_all()

    def test_preparing_the_counterparts_fails(self):
        for error in FAILURES:
            with self.subTest(error=type(error).__name__):
                self._play(self._fail_at_counterparts(error), self._post_by_hand)

    def test_reconciling_fails(self):
        for error in FAILURES:
            with self.subTest(error=type(error).__name__):
                self._play(self._fail_at_reconciliation(error), self._post_by_hand)

    def test_the_database_refuses(self):
        for code, name in REFUSALS.items():
            with self.subTest(refused=name):
                self._play(
                    self._refused_by_the_database(code),
                    self._post_by_hand,
                    ["refused here"],
                )

    def test_a_sentence_of_the_host_is_shown_as_it_is(self):
        sentence = "The account 1200 is blocked."
        for error in (
            UserError(sentence),
            ValidationError(sentence),
            RedirectWarning(sentence, 1, "Settings"),
        ):
            with self.subTest(error=type(error).__name__):
                self._play(self._fail_at_reconciliation(error), self._post_by_hand)
                self.assertEqual(self.reason, sentence)

    def test_however_it_is_posted(self):
        for post in (
            self._post_by_hand,
            self._post_at_night,
            self._post_in_a_run,
            self._post_on_a_document,
        ):
            for failing in (
                self._fail_at_counterparts(KeyError("tax")),
                self._refused_by_the_database("23514"),
            ):
                with self.subTest(post=post.__name__, failing=failing):
                    self._play(failing, post)

    @mute_logger(*LOGS)
    def test_the_next_nights_leave_the_line_to_a_person(self):
        """Posting all, then its half, then it alone: three times in the first night,
        never again; and after a person looked, it is posted."""
        with self._fail_at_counterparts(KeyError("tax")):
            self._post_at_night()
            self.assertOnlyBadIsOpen()
            met = len(self.attempts)
            self.assertLessEqual(met, 3)
            self._post_at_night()
            self._post_at_night()
        self.assertEqual(len(self.attempts), met)
        self.bad.action_post_applications()
        self.assertFalse(self.bad.posting_error)
        self.assertTrue(self.bad.is_reconciled)
        self.assertLedgerHolds()

    @mute_logger(*LOGS)
    def test_every_line_fails(self):
        """Each has its own reason; nothing is posted, nothing breaks."""
        model = self.env.registry["account.bank.statement.line"]

        def prepare(line, *args, **options):
            raise ValueError(f"no account for {line.amount:.0f}")

        with patch.object(model, "_bank_prepare_counterparts", prepare):
            self._post_by_hand()
        for line in self.lines:
            self.assertIn(f"{line.amount:.0f}", line.posting_error)
        self.assertFalse(any(self.lines.mapped("is_reconciled")))
        self.assertLedgerHolds()


@tagged("post_install", "-at_install")
class TestPostingTriedAgain(FailureCase):
    """What two workers do to each other says nothing of a line."""

    @mute_logger(*LOGS)
    def test_a_conflict_is_passed_on_and_stored_nowhere(self):
        for code, error in RETRIED.items():
            with self.subTest(error=error.__name__):
                with (
                    self._refused_by_the_database(code),
                    self.assertRaises(error),
                    self.env.cr.savepoint(),
                ):
                    self._post_by_hand()
                self.env.invalidate_all()
                self.assertFalse(any(self.lines.mapped("posting_error")))
                self.assertFalse(any(self.lines.mapped("is_reconciled")))

    @mute_logger(*LOGS, "odoo.service.model")
    def test_the_night_tries_again(self):
        with (
            self._refused_by_the_database("40001", times=2),
            patch("odoo.service.model.time.sleep") as sleep,
        ):
            self._post_at_night()
        self.assertEqual(sleep.call_count, 2)
        self.env.invalidate_all()
        self.assertFalse(any(self.lines.mapped("posting_error")))
        self.assertTrue(all(self.lines.mapped("is_reconciled")))
        self.assertLedgerHolds()
