from psycopg2.errors import CheckViolation

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestRules(BankReconcileCommon):
    """The rules are records: what a person changes there decides the confidence."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Rule = cls.env["bank.payment.rule"]

    def test_the_25_default_rules_are_there_with_their_scores(self):
        rules = self.Rule.search([("code", "!=", False), ("company_id", "=", False)])
        scores = {rule.code: rule.score for rule in rules}
        self.assertEqual(len(scores), 25)
        # NAV's score: (rank of the confidence + 1) x 1000 - priority
        self.assertEqual(
            {code: scores[code] for code in ("H1", "H11", "M1", "M9", "L1", "L5")},
            {"H1": 3999, "H11": 3989, "M1": 2999, "M9": 2991, "L1": 1999, "L5": 1995},
        )

    def test_only_high_rules_need_no_review(self):
        rules = self.Rule.search([("code", "!=", False), ("company_id", "=", False)])
        self.assertEqual(
            set(rules.filtered(lambda r: not r.review_required).mapped("confidence")),
            {"high"},
        )

    def test_restoring_brings_back_what_was_changed_or_deleted(self):
        rules = self.Rule.search([("code", "in", ("H4", "M2"))])
        rules.filtered(lambda rule: rule.code == "H4").write(
            {"confidence": "low", "priority": 77, "active": False}
        )
        rules.filtered(lambda rule: rule.code == "M2").unlink()
        own = self.Rule.create({"confidence": "high", "priority": 500})
        self.Rule.action_restore_defaults()
        restored = self.Rule.search([("code", "in", ("H4", "M2"))])
        self.assertEqual(sorted(restored.mapped("score")), [2998, 3996])
        self.assertTrue(own.exists(), "a rule of one's own stays")

    def test_a_rule_switched_to_review_stops_the_automatic_post(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(
            1000.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)
        self.assertFalse(line.needs_review)
        line.application_ids.rule_id.review_required = True
        line.action_apply_automatically()
        self.assertTrue(line.needs_review)

    def test_no_rule_no_proposal(self):
        self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        self.Rule.search([]).active = False
        line = self._create_line(1000.0, "INV/2026/00042")
        line.action_apply_automatically()
        self.assertEqual(line.match_confidence, "none")

    @mute_logger("odoo.sql_db")
    def test_priority_outside_its_range_is_refused(self):
        with self.assertRaises(CheckViolation):
            self.Rule.create({"confidence": "high", "priority": 1000})


@tagged("post_install", "-at_install")
class TestTextMapping(BankReconcileCommon):
    def setUp(self):
        super().setUp()
        self.income = self.company_data["default_account_revenue"]
        self.mapping = self.env["bank.text.mapping"].create(
            {
                "text": "Monthly fee",
                "debit_account_id": self.income.id,
                "limit_in": 100.0,
                "credit_account_id": self.fees.id,
                "limit_out": 100.0,
            }
        )

    def test_money_out_goes_to_one_account_and_money_in_to_the_other(self):
        out = self._create_line(-12.5, "MONTHLY FEE January")
        back = self._create_line(2.5, "Monthly fee refunded")
        (out | back).action_apply_automatically()
        self.assertEqual(out.application_ids.account_id, self.fees)
        self.assertEqual(back.application_ids.account_id, self.income)
        for line in out | back:
            self.assertEqual(line.match_confidence, "high_text_mapping")
            self.assertEqual(line.application_ids.mapping_id, self.mapping)
            self.assertFalse(line.needs_review)

    def test_a_mapping_that_wants_review_gets_it(self):
        self.mapping.review_required = True
        line = self._create_line(-12.5, "Monthly fee")
        line.action_apply_automatically()
        self.assertTrue(line.needs_review)

    def test_a_direction_without_account_is_not_mapped(self):
        self.mapping.debit_account_id = False
        line = self._create_line(12.5, "Monthly fee")
        line.action_apply_automatically()
        self.assertNotEqual(line.match_confidence, "high_text_mapping")

    def test_an_invoice_named_by_its_number_beats_the_mapping(self):
        item = self._create_document(self.nordlicht, 12.5, "INV/2026/00042")
        line = self._create_line(
            12.5,
            "Monthly fee INV/2026/00042",
            partner_name="Nordlicht Versand GmbH",
        )
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)

    def test_mapping_a_lines_text_applies_it_and_the_others_that_wait(self):
        first = self._create_line(-75.0, "STADTWERKE STROM 01/26")
        second = self._create_line(-80.0, "Stadtwerke Strom 02/26")
        accepted = self._create_line(-70.0, "STADTWERKE STROM 12/25")
        self._apply(accepted, (self.income, -70.0))
        wizard = self.env["bank.map.text"].create({"line_id": first.id})
        self.assertEqual(wizard.text, "STADTWERKE STROM")
        wizard.credit_account_id = self.fees
        wizard.action_map()
        for line in first | second:
            self.assertEqual(line.match_confidence, "high_text_mapping")
            self.assertEqual(line.application_ids.account_id, self.fees)
        self.assertEqual(accepted.application_ids.account_id, self.income)

    def test_mapping_without_account_or_with_a_hardly_any_text_is_refused(self):
        with self.assertRaises(ValidationError):
            self.env["bank.text.mapping"].create({"text": "Something"})
        with self.assertRaises(ValidationError):
            self.env["bank.text.mapping"].create(
                {"text": " x ", "credit_account_id": self.fees.id}
            )
