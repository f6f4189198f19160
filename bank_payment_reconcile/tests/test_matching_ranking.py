"""What outweighs what between the answers of a line, and of several."""

from itertools import pairwise

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import ApplicationKind
from odoo.addons.bank_payment_reconcile.matching.documents.naming import Strength
from odoo.addons.bank_payment_reconcile.matching.items.ranking import (
    AmountWeight,
    Ranking,
)


@tagged("post_install", "-at_install")
class TestRanking(BaseCase):
    def test_each_slot_outweighs_all_that_follow(self):
        least, most = (
            Ranking(),
            Ranking(1, True, Strength.STRUCTURED, True, AmountWeight.ONE_ENTRY, 9),
        )
        for place, slot in enumerate(Ranking._fields):
            higher = least._replace(**{slot: most[place]})
            lower = Ranking(*least[: place + 1], *most[place + 1 :])
            self.assertGreater(higher, lower, slot)

    def test_evidence_of_one_rule_the_best_first(self):
        """As a person weighs it: a document paid to the cent, then one whose amount is
        short by a fee, then what only the amount tells, and what fits not at all."""
        ranked = [
            Ranking(1, True, Strength.FULL, amount=AmountWeight.EQUAL, together=2),
            Ranking(1, True, Strength.FULL, amount=AmountWeight.EQUAL),
            Ranking(1, True, Strength.FULL),
            Ranking(1, True, Strength.WEAK, registered=True),
            Ranking(1, True, Strength.WEAK, amount=AmountWeight.EQUAL),
            Ranking(1, True, amount=AmountWeight.ONE_ENTRY),
            Ranking(1, True, amount=AmountWeight.EVERYTHING),
            Ranking(1, True, amount=AmountWeight.EQUAL),
            Ranking(1, False, Strength.STRUCTURED),
            Ranking(1),
        ]
        for better, worse in pairwise(ranked):
            self.assertGreater(better, worse)


@tagged("post_install", "-at_install")
class TestKinds(BaseCase):
    def test_kind_is_its_text_wherever_it_is_stored_or_looked_up(self):
        for kind in ApplicationKind:
            self.assertEqual(f"{kind}", kind.value)
            self.assertEqual(str(kind), kind.value)
            self.assertIn(kind, {kind.value})
