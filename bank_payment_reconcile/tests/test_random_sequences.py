"""Random sequences of what people, the bank and the night do to the books.

`BANK_RANDOM_SEQUENCES` says how many are played (15 by default), and
`BANK_RANDOM_STEPS` how long each is. What failed once is a scenario of
`test_moving_books`.
"""

import os
import unittest

from odoo.tests import tagged

from .hypothesis_or_skip import MISSING
from .moving_books_case import MovingBooksCase
from .random_machine import Machine
from .random_play import play

SEQUENCES = int(os.environ.get("BANK_RANDOM_SEQUENCES", "15"))
STEPS = int(os.environ.get("BANK_RANDOM_STEPS", "10"))
DERANDOMIZE = "BANK_RANDOM_SEQUENCES" not in os.environ


class RandomSequences:
    @unittest.skipIf(MISSING, MISSING)
    def test_nothing_breaks_the_books_and_all_can_be_undone(self):
        play(self, Machine, SEQUENCES // 2, STEPS, DERANDOMIZE)


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
