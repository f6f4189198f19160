"""Conditions, rows and expressions of mappings, without a database."""

import time

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    Condition,
    Ledger,
    Mapping,
    pattern_error,
    propose,
    reasons,
)

from .matching_books import answer, applied, bank, invoice, kinds

POWER = Mapping("power", "Stadtwerke Musterstadt", account_out="energy", look_in="both")
#: Expressions that take for ever on a text of a stranger.
CATASTROPHES = (
    (r"(x+x+)+y", "x" * 900),
    (r"(?:(?:a|aa)+)+$", "a" * 900 + "!"),
    (r"(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)=(\1)", "ab=" * 300),
)


def mapped(*conditions, **more):
    """A mapping whose conditions decide."""
    values = {"look_in": "nowhere", "account_in": "in", "account_out": "out", **more}
    return Mapping(
        key=values.pop("key", "title"),
        text="Title",
        conditions=tuple(Condition(*condition) for condition in conditions),
        **values,
    )


@tagged("post_install", "-at_install")
class TestMappingsSeeThePayer(BaseCase):
    """What the bank tells of the other side decides as well as its text."""

    def _account(self, line, *mappings, **books):
        return applied(answer([], line, mappings=mappings, **books))

    def test_the_energy_company_of_a_name_field(self):
        line = bank("Abschlag 11/26", -8_000, partner_name="STADTWERKE MUSTERSTADT AG")
        proposal = answer([], line, mappings=[POWER])
        self.assertEqual(applied(proposal), {"energy": -8_000})
        [told] = [r for r in proposal.reasons if r.kind == "mapping_name"]
        self.assertEqual(
            reasons.text(told),
            "The other side's name, STADTWERKE MUSTERSTADT AG, contains “Stadtwerke "
            "Musterstadt”, which is mapped to an account",
        )

    def test_a_name_that_is_marked_in_the_text_where_the_bank_gives_none_apart(self):
        line = bank("?20Abschlag?32STADTWERKE MUSTERSTADT?33AG", -8_000)
        name_only = Mapping("m", "Musterstadt AG", account_out="x", look_in="name")
        self.assertEqual(self._account(line, POWER), {"energy": -8_000})
        self.assertEqual(self._account(line, name_only), {})
        other = Mapping("m", "Musterstadt", account_out="x", look_in="name")
        self.assertEqual(self._account(line, other), {"x": -8_000})

    def test_each_place_is_asked_and_no_other(self):
        in_text = bank("Rent Harbour", -100, partner_name="Meyer")
        in_name = bank("Invoice", -100, partner_name="Rent Harbour Ltd")
        for place, found in (
            ("text", (True, False)),
            ("name", (False, True)),
            ("both", (True, True)),
        ):
            mapping = Mapping("m", "Rent Harbour", account_out="rent", look_in=place)
            self.assertEqual(
                tuple(
                    bool(self._account(line, mapping)) for line in (in_text, in_name)
                ),
                found,
                place,
            )

    def test_every_subject_with_every_operator(self):
        line = bank(
            "Gas bill 4711",
            -100,
            partner_name="Öresund Kraft AB",
            partner_account="SE45 5000 0000 0583 9825 7466",
            transaction_type="PMNT+ICDT+ESCT",
        )
        for subject, there, pattern in (
            ("text", "gas BILL", r"\bbill \d{4}$"),
            ("name", "oresund kraft", r"^öresund\b"),
            ("account", "se45 50000000", r"^SE\d+7466$"),
            ("type", "icdt", r"ICDT\+(ESCT|BOOK)"),
        ):
            yes = ("text", "contains", "gas")
            for operator, value, holds in (
                ("contains", there, True),
                ("contains", "nowhere", False),
                ("not_contains", there, False),
                ("not_contains", "nowhere", True),
                ("matches", pattern, True),
                ("matches", r"nowhere\d", False),
            ):
                with self.subTest(subject=subject, operator=operator, value=value):
                    mapping = mapped(yes, (subject, operator, value))
                    proposal = answer([], line, mappings=[mapping])
                    self.assertEqual(applied(proposal), {"out": -100} if holds else {})
                    kind = f"condition_{subject}_{operator}"
                    self.assertEqual(kind in kinds(proposal), holds)
                    for reason in proposal.reasons:
                        self.assertTrue(reasons.text(reason))

    def test_amounts_and_direction(self):
        phone = {"account_in": "in", "account_out": "out", "look_in": "text"}
        for more, amounts in (
            ({"direction": "in"}, (4_999,)),
            ({"direction": "out"}, (-4_999, -5_000, -5_001)),
            ({"amount_from": 5_000}, (-5_000, -5_001)),
            ({"amount_to": 5_000}, (4_999, -4_999, -5_000)),
            ({"amount_from": 5_000, "amount_to": 5_000}, (-5_000,)),
        ):
            mapping = Mapping("m", "Phone", **phone, **more)
            taken = tuple(
                amount
                for amount in (4_999, -4_999, -5_000, -5_001)
                if self._account(bank("Phone", amount), mapping)
            )
            self.assertEqual(taken, amounts, more)

    def test_amounts_are_those_in_the_companys_currency(self):
        mapping = Mapping("m", "Phone", account_out="out", amount_to=5_000)
        self.assertTrue(self._account(bank("Phone", -6_000, worth=-4_800), mapping))
        self.assertFalse(self._account(bank("Phone", -4_800, worth=-6_000), mapping))

    def test_the_most_words_decide_then_the_most_conditions(self):
        """A telephone bill is costs; above 500.00 it is a telephone."""
        costs = Mapping("a", "Vodafone", account_out="costs")
        device = Mapping("b", "Vodafone", account_out="device", amount_from=50_000)
        refund = Mapping(
            "c",
            "Vodafone",
            account_out="refund",
            conditions=(Condition("text", "contains", "Gutschrift"),),
        )
        for mappings in ((costs, device, refund), (refund, device, costs)):
            for text, amount, account in (
                ("Vodafone Nov", -4_000, "costs"),
                ("Vodafone Nov", -60_000, "device"),
                ("Vodafone Gutschrift", -60_000, "refund"),
            ):
                found = self._account(bank(text, amount), *mappings)
                self.assertEqual(found, {account: amount})

    def test_a_name_within_a_word_is_for_review(self):
        mapping = Mapping("m", "Ehring", account_out="x", look_in="name", limit_out=999)
        whole = answer([], bank("a", -9, partner_name="Ehring KG"), mappings=[mapping])
        part = answer([], bank("a", -9, partner_name="Mehringer"), mappings=[mapping])
        self.assertEqual((whole.needs_review, part.needs_review), (False, True))
        self.assertIn("mapping_in_word", kinds(part))

    def test_a_mapped_name_and_an_invoices_number_are_for_review(self):
        line = bank("48213", 500, partner_name="Stadtwerke Musterstadt")
        mapping = Mapping("m", "Stadtwerke", account_in="energy", look_in="name")
        proposal = answer([invoice("48213", 500)], line, mappings=[mapping])
        self.assertTrue(proposal.needs_review)
        self.assertIn("mapping_beside", kinds(proposal))


@tagged("post_install", "-at_install")
class TestExpressionsAreBounded(BaseCase):
    """A person writes the expression, a stranger the text, and nobody waits."""

    def test_what_cannot_be_used_is_told(self):
        for pattern, error in (
            ("a" * 251, "long"),
            ("", "empty"),
            (".*", "empty"),
            ("a?", "empty"),
            ("(?R)?x", "recursive"),
            ("(?:power){e<=2}", "recursive"),
            ("(?e)power", "recursive"),
        ):
            self.assertEqual(pattern_error(pattern), error, pattern)
        for pattern in ("(", "[a", "*a", "a{2,1}", r"\g<x>", "(?P<a>x)(?P=b)"):
            self.assertTrue(pattern_error(pattern), pattern)
        for pattern in (r"^RE-\d{4}$", r"(?!refund)gas", r"(\d+)-\1", "[{]e"):
            self.assertIsNone(pattern_error(pattern), pattern)

    def test_a_catastrophe_is_not_applied_says_so_and_asks_a_person(self):
        plain = Mapping("plain", "rent", account_out="rent", limit_out=999)
        for pattern, text in CATASTROPHES:
            with self.subTest(pattern=pattern):
                slow = mapped(("text", "matches", pattern), key="slow")
                begin = time.perf_counter()
                alone = answer([], bank(text, -9), mappings=[slow])
                self.assertLess(time.perf_counter() - begin, 2)
                self.assertFalse(alone.applications)
                self.assertIn("mapping_slow", kinds(alone))
                [told] = [r for r in alone.reasons if r.kind == "mapping_slow"]
                self.assertIn("takes too long", reasons.text(told))
                # Another mapping may fit, but the slow one might have been meant.
                beside = answer([], bank(f"rent {text}", -9), mappings=[slow, plain])
                self.assertEqual(applied(beside), {"rent": -9})
                self.assertTrue(beside.needs_review)

    def test_a_night_of_hostile_texts_ends(self):
        """300 texts against 40 expressions: 10 seconds in all, not 12,000 searches."""
        slow = [
            mapped(("text", "matches", rf"{n}?(?:(?:a|aa)+)+$"), key=n)
            for n in range(40)
        ]
        lines = [bank(f"{'a' * 900}{n}!", -9) for n in range(300)]
        begin = time.perf_counter()
        proposals = propose(Ledger(mappings=slow), lines)
        self.assertLess(time.perf_counter() - begin, 25)
        self.assertTrue(all("mapping_slow" in kinds(p) for p in proposals))

    def test_an_expression_is_asked_only_where_all_that_is_cheap_holds(self):
        slow = mapped(
            ("text", "matches", CATASTROPHES[0][0]), ("name", "contains", "Meyer")
        )
        proposal = answer([], bank(CATASTROPHES[0][1], -9), mappings=[slow])
        self.assertNotIn("mapping_slow", kinds(proposal))

    def test_one_that_became_invalid_is_not_used_and_says_so(self):
        proposal = answer(
            [], bank("a", -9), mappings=[mapped(("text", "matches", "("))]
        )
        self.assertIn("mapping_broken", kinds(proposal))

    def test_no_text_makes_a_condition_fail(self):
        mapping = mapped(
            ("text", "not_contains", "("),
            ("name", "matches", r"^\X{1,999}$"),
            look_in="nowhere",
        )
        for text in ("\0", "\ud800", "ﬀ" * 3_000, "İ" * 500, "\u202e" * 50, " "):
            line = bank(text, -9, partner_name=text)
            self.assertTrue(answer([], line, mappings=[mapping]).reasons)
