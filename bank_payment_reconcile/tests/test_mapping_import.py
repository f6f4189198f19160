"""A company's own reconciliation models of Odoo become mappings, once."""

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .mapping_case import MappingCase


@tagged("post_install", "-at_install")
class TestMappingImport(MappingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # those that the chart of accounts brought
        cls.env["account.reconcile.model"].search([]).active = False

    def _model(self, name, *lines, **values):
        """:param lines: values of the model's rows"""
        return self.env["account.reconcile.model"].create(
            {
                "name": name,
                "line_ids": [Command.create(line) for line in lines],
                **values,
            }
        )

    def _row(self, kind="percentage", amount="100", account=None, **values):
        account = account or self.fees
        return {
            "account_id": account.id,
            "amount_type": kind,
            "amount_string": amount,
            **values,
        }

    def _import(self):
        answer = self.Mapping.with_user(
            self.accountant
        ).action_import_reconciliation_models()
        return answer["params"]["message"]

    def _imported(self, model):
        return self.Mapping.search([("reconcile_model_id", "=", model.id)])

    def test_the_power_bill_goes_on_as_it_was_and_is_made_once(self):
        """119.00 + 1.00 fee: 20 % tax of 90.00 is 15.00; the fee is fixed."""
        model = self._model(
            "Power",
            self._row("fixed", "1", account=self.loss, sequence=1),
            self._row(
                "percentage_st_line",
                "75",
                sequence=2,
                tax_ids=[Command.set(self.purchase_tax.ids)],
                label="Power of the office",
            ),
            self._row(account=self.income, sequence=3),
            match_label="contains",
            match_label_param="stadtwerke",
            match_amount="between",
            match_amount_min=10.0,
            match_amount_max=500.0,
            match_journal_ids=[Command.set(self.bank.ids)],
            trigger="auto_reconcile",
        )
        self.assertEqual(self._import(), "Mappings made: 1.")
        mapping = self._imported(model)
        self.assertRecordValues(
            mapping,
            [
                {
                    "text": "Power",
                    "look_in": "nowhere",
                    "amount_from": 10.0,
                    "amount_to": 500.0,
                    "journal_ids": self.bank.ids,
                    "review_required": False,
                }
            ],
        )
        self.assertRecordValues(
            mapping.row_ids,
            [
                {"share": share, "percent": percent, "fixed_amount": fixed}
                for share, percent, fixed in (
                    ("fixed", 0.0, 1.0),
                    ("percent", 75.0, 0.0),
                    ("rest", 0.0, 0.0),
                )
            ],
        )
        self.assertEqual(
            mapping.row_ids.account_id, self.loss | self.fees | self.income
        )
        line = self._pay(-120.0, "STADTWERKE 11/26", False)
        self.assertIn("condition_text_contains", self._kinds(line))
        # No limit was given: a person looks at each until there is one.
        self.assertTrue(line.needs_review)
        self._post(line)
        self.assertEntry(
            line,
            [
                (self.bank_account, -120.0),
                (self.loss, 1.0),
                (self.fees, 75.0),
                (self.input_tax, 15.0),
                (self.income, 29.0),
            ],
        )
        self.assertFalse(self._pay(-501.0, "STADTWERKE", False).application_ids)
        for _again in range(2):
            self.assertEqual(self._import(), "Mappings made: 0.")
        mapping.active = False
        self._import()
        self.assertEqual(
            len(self._imported(model).with_context(active_test=False) | mapping), 1
        )

    def test_a_part_of_what_is_left_is_a_part_of_the_whole(self):
        """60 %, then half of the 40 % that are left, then the rest: 60, 20, 20."""
        model = self._model(
            "Rent",
            self._row(amount="60", sequence=1),
            self._row(amount="50", account=self.loss, sequence=2),
            self._row(account=self.income, sequence=3),
            match_label="contains",
            match_label_param="Rent",
        )
        self._import()
        line = self._pay(-1000.01, "Rent", False)
        # 600.006 and 200.002, rounded, and what they leave
        self.assertEqual(
            line.application_ids.mapped("amount"), [-600.01, -200.0, -200.0]
        )
        self.assertTrue(self._imported(model).review_required)

    def test_expressions_and_what_must_be_missing(self):
        regex = self._model(
            "Gas",
            self._row(),
            match_label="match_regex",
            match_label_param=r"gas\s+\d{4}",
        )
        missing = self._model(
            "No refund",
            self._row(account=self.loss),
            match_label="not_contains",
            match_label_param="refund",
            match_partner_ids=[Command.set(self.nordlicht.ids)],
        )
        several = self._model(
            "Two",
            self._row(account=self.income),
            match_partner_ids=[Command.set((self.nordlicht | self.fjord).ids)],
            match_amount="greater",
            match_amount_min=100.0,
        )
        message = self._import()
        self.assertIn("Mappings made: 3.", message)
        self.assertIn("No refund: its partners are known by the names", message)
        self.assertEqual(
            self._pay(-5.0, "GAS  4711", "A").application_ids.mapping_id,
            self._imported(regex),
        )
        line = self._pay(-5.0, "Bonus", "Nordlicht Versand GmbH")
        self.assertEqual(line.application_ids.mapping_id, self._imported(missing))
        line = self._pay(-5.0, "Bonus refund", "Nordlicht Versand GmbH")
        self.assertFalse(line.application_ids.mapping_id)
        line = self._pay(-500.0, "x", "Fjordlysnes Handel AS")
        self.assertEqual(line.application_ids.mapping_id, self._imported(several))

    def test_what_a_mapping_cannot_say_is_told_and_not_made(self):
        label = {"match_label": "contains", "match_label_param": "Rent"}
        partner = {"partner_id": self.nordlicht.id}
        for name, sentence, lines, values in (
            ("Button", "no condition on a text or a partner", [self._row()], {}),
            (
                "Amount",
                "no condition",
                [self._row()],
                {"match_amount": "lower", "match_amount_max": 5.0},
            ),
            (
                "From text",
                "takes an amount from the text",
                [self._row("regex", r"BRT: ([\d,]+)")],
                label,
            ),
            ("Whose", "books to no account", [partner], label),
            ("Empty", "books to no account", [], label),
            (
                "Persons",
                "different partners",
                [self._row(amount="50", **partner), self._row()],
                label,
            ),
            (
                "Left",
                "counts from the whole line",
                [
                    self._row("fixed", "5", sequence=1),
                    self._row(amount="50", sequence=2),
                ],
                label,
            ),
            (
                "Signed",
                "have a sign",
                [self._row()],
                {**label, "match_amount": "lower", "match_amount_max": -5.0},
            ),
            (
                "Missing",
                "fits any text but one",
                [self._row()],
                {"match_label": "not_contains", "match_label_param": "Rent"},
            ),
            (
                "Short",
                "at least three characters",
                [self._row()],
                {"match_label": "contains", "match_label_param": "ab"},
            ),
            (
                "Slow",
                "matches an empty text",
                [self._row()],
                {"match_label": "match_regex", "match_label_param": ".*"},
            ),
            (
                "Bank",
                "is the account of",
                [self._row(account=self.bank_account)],
                label,
            ),
            (
                "Nobody",
                "receivable or payable",
                [self._row(account=self.receivable)],
                label,
            ),
        ):
            with self.subTest(name):
                model = self._model(name, *lines, **values)
                message = self._import()
                [told] = [t for t in message.splitlines() if name in t]
                self.assertIn("was not imported: ", told)
                self.assertIn(sentence, told)
                self.assertFalse(self._imported(model))
                model.active = False

    def test_another_companys_models_stay_there_and_who_may_not_is_refused(self):
        model = self._model(
            "Rent", self._row(), match_label="contains", match_label_param="Rent"
        )
        basic = new_test_user(
            self.env, login="maps_basic", groups="account.group_account_basic"
        )
        with self.assertRaises(AccessError):
            self.Mapping.with_user(basic).action_import_reconciliation_models()
        other = self._create_company(name="Elsewhere")
        self.Mapping.with_company(other).with_context(
            allowed_company_ids=other.ids
        ).action_import_reconciliation_models()
        self.assertFalse(
            self.Mapping.search([("company_id", "=", other.id)]).reconcile_model_id
            & model
        )
