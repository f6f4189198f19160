"""Lines made to mislead the matcher: nothing wrong is posted, and most come out right.

The tables stand in the modules `adversarial_*`, whose truths were decided before
anything was run.
"""

import logging
from collections import Counter

from odoo.tests import BaseCase, tagged

from . import (
    adversarial_charges,
    adversarial_currencies,
    adversarial_forms,
    adversarial_mapped,
    adversarial_money,
    adversarial_names,
    adversarial_numbers,
    adversarial_other_numbers,
    adversarial_parties,
    adversarial_turned,
    adversarial_words,
)
from .adversarial_case import judge

TABLES = (
    adversarial_numbers,
    adversarial_other_numbers,
    adversarial_parties,
    adversarial_turned,
    adversarial_forms,
    adversarial_words,
    adversarial_money,
    adversarial_names,
    adversarial_mapped,
    adversarial_charges,
    adversarial_currencies,
)
_logger = logging.getLogger(__name__)
#: So many lines in percent are right, or rightly left to a person.
LEAST_RIGHT = 92


@tagged("post_install", "-at_install")
class TestAdversarial(BaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.verdicts = [
            verdict
            for table in TABLES
            for case in table.CASES
            for verdict in judge(case)
        ]

    def test_nothing_wrong_is_posted(self):
        wrong = [_told(v) for v in self.verdicts if v.is_posted_wrongly]
        self.assertFalse(wrong, "\n".join(["", *wrong]))

    def test_most_lines_come_out_right(self):
        right = sum(v.is_right for v in self.verdicts)
        missed = [_told(v) for v in self.verdicts if not v.is_right]
        share = 100 * right / len(self.verdicts)
        _logger.info("%s lines that mislead, %.1f %% right", len(self.verdicts), share)
        self.assertGreaterEqual(share, LEAST_RIGHT, "\n".join(["", *missed]))

    def test_there_are_many_kinds(self):
        kinds = Counter(verdict.case.kind for verdict in self.verdicts)
        self.assertGreaterEqual(len(self.verdicts), 200)
        self.assertGreaterEqual(len(kinds), 20)


def _told(verdict):
    case = verdict.case
    return (
        f"{case.kind}: {verdict.text!r} {verdict.case.payer!r}: {case.why}; "
        f"given {verdict.given} {'posted' if verdict.is_posted else 'for review'} "
        f"{verdict.reasons}"
    )
