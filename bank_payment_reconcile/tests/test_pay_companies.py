from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .branches_case import BranchesCase

READONLY = "account.group_account_readonly"


@tagged("post_install", "-at_install")
class TestPayCompanies(BranchesCase):
    """Whose bills a bank pays, and who sees and changes its runs."""

    @classmethod
    def setUpClass(cls):
        frozen = freeze_time("2026-11-26 09:00:00")
        frozen.start()
        cls.addClassCleanup(frozen.stop)
        super().setUpClass()
        cls.vendor = cls._create_partner("Rheinwerk Metall GmbH", supplier_rank=1)
        for company in (cls.branch, cls.sibling):
            cls.vendor.with_company(company).property_account_payable_id = cls.payable

    def _bill(self, company, amount, number):
        journals = self.env["account.journal"].search(
            [("type", "=", "purchase"), ("company_id", "parent_of", company.id)],
            order="id desc",
        )
        partner = self.vendor.with_company(company)
        if company == self.other:
            partner.property_account_payable_id = self.other_data[
                "default_account_payable"
            ]
        return self._create_document(
            partner,
            amount,
            number,
            move_type="in_invoice",
            day=date(2026, 11, 2),
            ref=number,
            company_id=company.id,
            journal_id=journals[:1].id,
        )

    def test_another_companys_bills_and_runs_are_nobodys_business(self):
        own, foreign = self._bill(self.parent, 100.0, "N-1"), None
        foreign = self._bill(self.other, 70.0, "S-1")
        other_run = self.env["bank.payment.run"].create(
            {"journal_id": self.other_data["default_journal_bank"].id}
        )
        env = self._as_user_of(self.parent)
        runs = env["bank.payment.run"]
        self.assertFalse(runs.search([("id", "=", other_run.id)]))
        self.assertEqual(runs.search_count([]), 0)
        run = runs.create({"journal_id": self.bank.id})
        run.action_suggest()
        self.assertEqual(run.line_ids.item_ids.move_line_id, own.with_env(env))
        with self.assertRaises(AccessError):
            runs.browse(other_run.id).read(["name"])
        with self.assertRaises(AccessError):
            runs.create({"journal_id": self.other_data["default_journal_bank"].id})
        with self.assertRaises(AccessError):
            run.line_ids.write({"item_ids": [(0, 0, {"move_line_id": foreign.id})]})

    def test_a_bank_pays_the_bills_of_branches(self):
        self._bill(self.parent, 100.0, "N-1")
        bill = self._bill(self.branch, 40.0, "B-1")
        self._bill(self.other, 70.0, "S-1")
        env = self._as_user_of(self.parent, self.branch)
        run = env["bank.payment.run"].create({"journal_id": self.bank.id})
        run.action_suggest()
        self.assertEqual(run.line_ids.amount, 140.0)
        self.assertIn(bill, run.line_ids.item_ids.move_line_id.with_env(self.env))
        alone = self._as_user_of(self.parent)
        run = alone["bank.payment.run"].create({"journal_id": self.bank.id})
        run.action_suggest()
        # What this person does not see, he does not pay.
        self.assertEqual(run.line_ids.mapped("amount"), [])
        told = run.action_suggest()["left_out"]
        self.assertEqual(len(told), 1)

    def test_a_branchs_bank_pays_no_bill_of_its_parent(self):
        bill = self._bill(self.parent, 100.0, "N-1")
        run = self.env["bank.payment.run"].create({"journal_id": self.branch_bank.id})
        run.action_suggest()
        self.assertFalse(run.line_ids)
        with self.assertRaisesRegex(UserError, "another company"):
            self.env["bank.payment.line"].create(
                {
                    "run_id": run.id,
                    "partner_id": self.vendor.id,
                    "currency_id": bill.currency_id.id,
                    "item_ids": [(0, 0, {"move_line_id": bill.id})],
                }
            )

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_who_reads_changes_nothing(self):
        self._bill(self.parent, 100.0, "N-1")
        run = self.env["bank.payment.run"].create({"journal_id": self.bank.id})
        run.action_suggest()
        env = self._as_user_of(self.parent, groups=READONLY)
        read = run.with_env(env)
        self.assertEqual(read.total_amount, 100.0)
        for change in (
            lambda: read.action_suggest(),
            lambda: read.write({"execution_date": date(2026, 12, 1)}),
            lambda: read.line_ids.write({"amount": 50.0}),
            lambda: read.unlink(),
            lambda: env["bank.payment.run"].create({"journal_id": self.bank.id}),
        ):
            with self.assertRaises(AccessError):
                change()
