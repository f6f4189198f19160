from itertools import product

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    DEFAULT_RULES,
    Ledger,
    Mapping,
    Rule,
    reasons,
    suggest,
)
from odoo.addons.bank_payment_reconcile.matching.books.rules import (
    Facts,
    best_rule,
    mapping_score,
    score,
)
from odoo.addons.bank_payment_reconcile.matching.model import Reason

from .matching_books import PARTNERS, answer, applied, bank, invoice

PAYER = {"partner_account": "DE89370400440532013000"}


@tagged("post_install", "-at_install")
class TestRules(BaseCase):
    def test_score_is_that_of_business_central(self):
        scores = {rule.code: score(rule) for rule in DEFAULT_RULES}
        self.assertEqual(len(scores), 25)
        self.assertEqual(
            [scores[code] for code in ("H1", "H11", "M1", "M9", "L1", "L5")],
            [3999, 3989, 2999, 2991, 1999, 1995],
        )

    def test_only_high_rules_need_no_review(self):
        for rule in DEFAULT_RULES:
            self.assertEqual(rule.review_required, rule.confidence != "high")

    def test_every_fact_has_a_rule_or_none(self):
        for party, document, amount in product(
            ("fully", "partially", "no"),
            ("no", "yes", "yes_multiple"),
            ("one", "multiple", "none"),
        ):
            rule = best_rule(DEFAULT_RULES, Facts(party, document, amount))
            nothing = (party, document, amount) == ("no", "no", "none")
            self.assertEqual(rule is None, nothing)

    def test_mapping_lies_between_medium_and_the_best_high_rules(self):
        self.assertEqual(mapping_score(16), 3017)
        self.assertEqual(mapping_score(10_000), 3499)

    def test_removed_rule_is_not_used(self):
        left = [rule for rule in DEFAULT_RULES if rule.code != "H4"]
        item = invoice("A-1001", 5_000)
        proposal = answer([item], bank("A-1001", 5_000, **PAYER), rules=left)
        self.assertEqual((proposal.rule, proposal.confidence), ("M2", "medium"))
        self.assertTrue(proposal.needs_review)

    def test_user_trusts_amounts_alone(self):
        rule = Rule("mine", "high", 1, amount="one", review_required=False)
        proposal = answer([invoice("A-1", 5_000)], bank("x", 5_000), rules=[rule])
        self.assertEqual((proposal.rule, proposal.needs_review), ("mine", False))

    def test_no_rules_no_proposal(self):
        proposal = answer([invoice("A-1001", 5_000)], bank("A-1001", 5_000), rules=[])
        self.assertEqual((proposal.confidence, proposal.applications), ("none", ()))

    def test_collection_is_found_by_its_id(self):
        item = invoice("A-1001", 5_000, collection_ids=("DDC-1/7",))
        proposal = answer([item], bank("x", 5_000, end_to_end_id="DDC-1/7"))
        self.assertEqual((proposal.rule, proposal.direct_debit), ("H1", "yes"))
        long = bank("x", 4_000, end_to_end_id="DDC-1/7" + "Y" * 40)
        self.assertFalse(applied(answer([item], long)))

    def test_collection_whose_reference_is_told_as_well_is_one_answer(self):
        """We collected 50.00; the bank tells our id and the customer's reference."""
        item = invoice(
            "A-1001",
            5_000,
            payment_reference="RF712348231",
            collection_ids=("DDC-1/7",),
        )
        told = {"reference": "RF712348231", "end_to_end_id": "DDC-1/7"}
        proposal = answer([item], bank("RF712348231", 5_000, **told))
        self.assertEqual(applied(proposal), {"A-1001": 5_000})
        self.assertEqual((proposal.rule, proposal.needs_review), ("H1", False))
        self.assertEqual(proposal.rivals, ())


@tagged("post_install", "-at_install")
class TestMappings(BaseCase):
    mappings = (
        Mapping(1, "Stadtwerke Strom", account_in="refund", account_out="energy"),
        Mapping(2, "Strom", account_out="other"),
    )

    def test_longest_text_and_direction_decide(self):
        for text, amount, account in (
            ("Lastschrift STADTWERKE STROM 01/26", -7_500, "energy"),
            ("Stadtwerke Strom Gutschrift", 7_500, "refund"),
            ("Strom Abschlag", -7_500, "other"),
            ("Strom Abschlag", 7_500, None),
            ("Stadtwerke Gas", -7_500, None),
        ):
            proposal = answer([], bank(text, amount), mappings=self.mappings)
            expected = {account: amount} if account else {}
            self.assertEqual(applied(proposal), expected, text)
            if account:
                self.assertEqual(proposal.confidence, "high_text_mapping")
                self.assertFalse(proposal.needs_review)

    def test_text_inside_another_word_needs_a_person(self):
        line = bank("Stromberg GmbH", -7_500)
        proposal = answer([], line, mappings=self.mappings)
        self.assertTrue(proposal.needs_review)

    def test_mapping_beats_medium_and_loses_to_high(self):
        mappings = [Mapping(1, "A-1001", account_in="income")]
        item = invoice("A-1001", 10_000)
        part = answer([item], bank("A-1001", 5_000), mappings=mappings)
        self.assertEqual(applied(part), {"income": 5_000})
        whole = answer([item], bank("A-1001", 10_000, **PAYER), mappings=mappings)
        self.assertEqual(applied(whole), {"A-1001": 10_000})


@tagged("post_install", "-at_install")
class TestReasons(BaseCase):
    def test_reasons_are_sentences(self):
        proposal = answer(
            [invoice("A-1001", 5_000)], bank("Invoice A-1001", 5_000, **PAYER)
        )
        told = [reasons.text(reason) for reason in proposal.reasons]
        self.assertIn("Document A-1001 named in the text (“A-1001”)", told)
        self.assertIn("The amount is equal to what is open", told)
        self.assertTrue(any("Nordlicht Möbel GmbH" in text for text in told))

    def test_unknown_kind_is_shown_as_it_is(self):
        self.assertEqual(reasons.text(Reason("of_tomorrow")), "of_tomorrow")

    def test_every_template_has_named_places(self):
        for template in reasons.SENTENCES.values():
            self.assertEqual(template.count("%"), template.count("%("))

    def test_suggestions_for_one_line(self):
        items = [
            invoice("A-1001", 5_000),
            invoice("A-1002", 5_000),
            invoice("A-1003", 9_000),
        ]
        found = suggest(Ledger(PARTNERS, items), bank("A-1001", 5_000, **PAYER))
        self.assertEqual([set(applied(p)) for p in found[:2]][0], {"A-1001"})
        self.assertIn({"A-1002"}, [set(applied(p)) for p in found])
        self.assertLessEqual(
            len(suggest(Ledger(PARTNERS, items), bank("x", 5_000), 1)), 1
        )
