"""Random months of a bank that is reconciled separately.

`BANK_RANDOM_MONTHS` says how many sequences are played (8 by default), and
`BANK_RANDOM_MONTHS_STEPS` how long each is. What failed once is a scenario of
`test_months_kept`.
"""

import os
import unittest

from odoo.tests import tagged

from .bank_months_case import BankMonthsCase
from .bank_months_machine import MonthsMachine
from .hypothesis_or_skip import MISSING
from .random_play import play

SEQUENCES = int(os.environ.get("BANK_RANDOM_MONTHS", "8"))
STEPS = int(os.environ.get("BANK_RANDOM_MONTHS_STEPS", "12"))
DERANDOMIZE = "BANK_RANDOM_MONTHS" not in os.environ


class RandomMonths:
    @unittest.skipIf(MISSING, MISSING)
    def test_the_chain_meets_and_the_proof_holds(self):
        play(self, MonthsMachine, SEQUENCES // 2, STEPS, DERANDOMIZE)


@tagged("post_install", "-at_install")
class TestRandomMonths(RandomMonths, BankMonthsCase):
    """A bank in the company's currency."""

    # Odoo's own runner leaves out what a class inherits.
    allow_inherited_tests_method = True


@tagged("post_install", "-at_install")
class TestRandomMonthsInDollars(RandomMonths, BankMonthsCase):
    # Odoo's own runner leaves out what a class inherits.
    allow_inherited_tests_method = True
    HAS_DOLLARS = True
