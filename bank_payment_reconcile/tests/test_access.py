from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import BankReconcileCommon
from .records_case import MODULE

MODELS = (
    "bank.payment.application",
    "bank.payment.rule",
    "bank.text.mapping",
    "bank.learned.payer",
    "bank.statement.feed",
    "bank.statement.feed.log",
    "bank.statement.import",
    "bank.transfer.difference",
    "bank.map.text",
    "bank.ask",
    "bank.rule.trial",
    "bank.rule.trial.result",
)


@tagged("post_install", "-at_install")
class TestAccess(BankReconcileCommon):
    """An accountant who was given our group and nothing else does the whole job."""

    def test_accountant_imports_applies_posts_and_undoes(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        data = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": "1000.00",
                    "FITID": "A1",
                    "NAME": "Nordlicht Versand GmbH",
                    "MEMO": "Invoice INV/2026/00042",
                }
            ]
        )
        bank = self.bank.with_user(self.accountant)
        line = bank.import_bank_statements(data, "january.ofx").line_ids
        self.assertEqual(line.application_ids.move_line_id, item)
        line.action_accept()
        line.action_post_applications()
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(line.application_ids.posted_by_id, self.accountant)
        line.action_undo_applications()
        self.assertEqual(item.move_id.payment_state, "not_paid")
        line.action_remove_applications()
        line.action_transfer_difference(self.fees)
        line.action_post_applications()
        self.assertTrue(line.is_reconciled)

    def test_accountant_keeps_mappings_but_not_rules(self):
        env = self.env(user=self.accountant)
        mapping = env["bank.text.mapping"].create(
            {"text": "Monthly fee", "credit_account_id": self.fees.id}
        )
        mapping.unlink()
        with self.assertRaises(AccessError):
            env["bank.payment.rule"].search([], limit=1).priority = 7

    def test_manager_edits_and_restores_rules(self):
        manager = new_test_user(
            self.env,
            login="bank_manager",
            groups="bank_payment_reconcile.group_bank_reconcile_manager",
            company_id=self.env.company.id,
            company_ids=[Command.set(self.env.company.ids)],
        )
        Rule = self.env["bank.payment.rule"].with_user(manager)
        # The delivered rules are shared by all companies: these are the company's own.
        Rule.action_restore_defaults()
        rules = Rule.search([("company_id", "=", self.env.company.id)])
        self.assertEqual(len(rules), 25)
        rules[0].review_required = True
        rules.action_restore_defaults()
        self.assertFalse(rules[0].review_required)

    def test_somebody_without_any_group_sees_nothing(self):
        visitor = new_test_user(self.env, login="visitor", groups="base.group_user")
        for model in MODELS:
            with self.assertRaises(AccessError):
                self.env[model].with_user(visitor).check_access("read")

    def test_every_model_of_ours_has_access_rights(self):
        models = self.env["ir.model"].search(
            [("model", "=like", "bank.%"), ("transient", "in", (True, False))]
        )
        ours = models.filtered(
            lambda model: (
                "bank_payment_reconcile" in (model.modules or "")
                and not self.env[model.model]._abstract
            )
        )
        self.assertGreaterEqual(set(ours.mapped("model")), set(MODELS))
        for model in ours:
            self.assertTrue(model.access_ids, model.model)


@tagged("post_install", "-at_install")
class TestCompanies(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_data = cls.setup_other_company(name="Other company")
        cls.other = cls.other_data["company"]
        cls.branch = cls.env["res.company"].create(
            {"name": "Branch", "parent_id": cls.company_data["company"].id}
        )

    def _as_user_of(self, company):
        user = new_test_user(
            self.env,
            login=f"user_{company.id}",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
        )
        return self.env(user=user, context={"allowed_company_ids": company.ids})

    def test_mappings_of_another_company_are_not_seen(self):
        mapping = self.env["bank.text.mapping"].create(
            {"text": "Monthly fee", "credit_account_id": self.fees.id}
        )
        theirs = self._as_user_of(self.other)["bank.text.mapping"]
        self.assertNotIn(mapping, theirs.search([]))
        with self.assertRaises(AccessError):
            theirs.browse(mapping.id).text  # noqa: B018 - reading is what is refused

    def test_a_wizard_is_for_whoever_opened_it(self):
        """What it holds of a bank is read by nobody else, who may work with another:
        date, amount, payer and text of a payment that was imported twice."""
        self._create_line(100.0, "RE 42", day=date(2026, 1, 11))
        data = self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": "100.00",
                    "FITID": "A1",
                    "NAME": "Nordlicht Versand GmbH",
                    "MEMO": "RE 42",
                }
            ]
        )
        env = self.env(user=self.accountant)
        file = env["ir.attachment"].create({"name": "a.ofx", "raw": data})
        wizard = env["bank.statement.import"].create(
            {"journal_id": self.bank.id, "attachment_ids": [Command.set(file.ids)]}
        )
        wizard.action_import()
        rows = wizard.file_ids.look_alike_ids
        self.assertEqual(rows.mapped("payer"), ["Nordlicht Versand GmbH"])
        theirs = self._as_user_of(self.other)
        for records in (wizard, wizard.file_ids, rows):
            model = theirs[records._name]
            self.assertFalse(model.search([]), records._name)
            with self.assertRaises(AccessError):
                model.browse(records.ids).read(["create_date"])
        rows.answer = "leave"
        wizard.file_ids.action_import()
        self.assertEqual(wizard.file_ids.state, "imported", wizard.file_ids.message)

    def test_every_wizard_of_ours_is_for_whoever_opened_it(self):
        theirs = self._as_user_of(self.other)
        wizards = [
            model
            for model in self.env.registry.models.values()
            if model._transient and model._original_module == MODULE
        ]
        self.assertGreater(len(wizards), 15)
        for model in wizards:
            domain = theirs["ir.rule"]._compute_domain(model._name, "read")
            self.assertEqual(
                list(domain), [("create_uid", "in", [theirs.uid])], model._name
            )

    def test_a_branch_uses_the_mappings_of_its_company(self):
        mapping = self.env["bank.text.mapping"].create(
            {"text": "Monthly fee", "credit_account_id": self.fees.id}
        )
        theirs = self._as_user_of(self.branch)["bank.text.mapping"]
        self.assertIn(mapping, theirs._get_mappings(self.branch))

    def test_applications_of_another_company_are_not_seen(self):
        line = self._create_line(-5.0)
        self._apply(line, (self.fees, -5.0))
        theirs = self._as_user_of(self.other)["bank.payment.application"]
        self.assertFalse(theirs.search([("statement_line_id", "=", line.id)]))

    def test_a_company_with_own_rules_leaves_the_shared_ones(self):
        Rule = self.env["bank.payment.rule"]
        shared = Rule._get_rules(self.other)
        self.assertEqual(len(shared.filtered("code")), 25)
        own = Rule.create(
            {
                "company_id": self.company_data["company"].id,
                "confidence": "high",
                "priority": 1,
                "related_party": "fully",
            }
        )
        self.assertEqual(Rule._get_rules(self.company_data["company"]), own)
        self.assertEqual(Rule._get_rules(self.branch), own)
        self.assertEqual(Rule._get_rules(self.other), shared)

    def test_invoices_of_another_company_are_never_proposed(self):
        foreign = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "company_id": self.other.id,
                "partner_id": self.nordlicht.id,
                "name": "INV/2026/00042",
                "invoice_date": "2026-01-02",
                "journal_id": self.other_data["default_journal_sale"].id,
                "invoice_line_ids": [
                    Command.create({"name": "x", "price_unit": 10.0, "tax_ids": False})
                ],
            }
        )
        foreign.with_company(self.other).action_post()
        line = self._create_line(
            10.0, "INV/2026/00042", partner_name="Nordlicht Versand"
        )
        line.action_apply_automatically()
        self.assertFalse(line.application_ids.move_line_id & foreign.line_ids)
