"""Random sequences of what people, the bank and the night do to the books.

`BANK_RANDOM_SEQUENCES` says how many are played (15 by default), and
`BANK_RANDOM_STEPS` how long each is. What failed once is a scenario of
`test_moving_books`.
"""

import os
import unittest

from odoo.tests import tagged

from .hypothesis_or_skip import (
    MISSING,
    HealthCheck,
    Phase,
    run_state_machine_as_test,
    settings,
)
from .moving_books_case import MovingBooksCase
from .random_machine import Machine

SEQUENCES = int(os.environ.get("BANK_RANDOM_SEQUENCES", "15"))
STEPS = int(os.environ.get("BANK_RANDOM_STEPS", "10"))
DERANDOMIZE = "BANK_RANDOM_SEQUENCES" not in os.environ


class RandomSequences:
    @unittest.skipIf(MISSING, MISSING)
    def test_nothing_breaks_the_books_and_all_can_be_undone(self):
        self.played = []
        machine = type("Machine", (Machine,), {"case": self})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=max(SEQUENCES // 2, 1),
                stateful_step_count=STEPS,
                deadline=None,
                derandomize=DERANDOMIZE,
                database=None,
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
                # What fails is told step by step; to shorten it takes a while.
                phases=[Phase.generate, *([] if DERANDOMIZE else [Phase.shrink])],
            ),
        )
        self.assertTrue(self.played, "no sequence was played to its end")


@tagged("post_install", "-at_install")
class TestRandomSequences(RandomSequences, MovingBooksCase):
    """A company with one currency."""

    # Odoo's own runner leaves out what a class inherits.
    allow_inherited_tests_method = True


@tagged("post_install", "-at_install")
class TestRandomSequencesInTwoCurrencies(RandomSequences, MovingBooksCase):
    # Odoo's own runner leaves out what a class inherits.
    allow_inherited_tests_method = True
    HAS_DOLLARS = True
