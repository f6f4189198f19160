"""A bank receives what belongs to a branch, or to a period that is locked."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .apply_by_hand_case import ApplyByHandCommon


@tagged("post_install", "-at_install")
class TestBranchesAndLocks(ApplyByHandCommon):
    def _create_branch_invoice(self, amount):
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.env.company.id}
        )
        self.env.user.company_ids |= branch
        self.accountant.company_ids |= branch
        partner = self.nordlicht.with_company(branch)
        partner.property_account_receivable_id = self.receivable
        move = (
            self.env["account.move"]
            .with_company(branch)
            .create(
                {
                    "move_type": "out_invoice",
                    "company_id": branch.id,
                    "journal_id": self.company_data["default_journal_sale"].id,
                    "partner_id": self.nordlicht.id,
                    "name": "INV/2026/00042",
                    "invoice_date": "2026-01-02",
                    "invoice_line_ids": [
                        Command.create(
                            {"name": "x", "price_unit": amount, "tax_ids": False}
                        )
                    ],
                }
            )
        )
        move.action_post()
        return branch, self._open_item(move)

    def test_invoice_of_a_branch_paid_on_the_bank_of_its_company(self):
        branch, item = self._create_branch_invoice(100.0)
        companies = (self.env.company | branch).ids
        line = self._create_line(100.0)
        line = line.with_user(self.accountant).with_context(
            allowed_company_ids=companies
        )
        self.assertEqual(
            [r["move_line_id"] for r in line.get_open_items("all")["records"]],
            item.ids,
        )
        line.action_apply_item(item.id)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_an_item_that_this_person_does_not_see_stops_its_line_alone(self):
        """The branch is not chosen: its invoice is hidden from the accountant."""
        branch, item = self._create_branch_invoice(100.0)
        line, good = self._create_line(100.0), self._create_line(10.0)
        self._apply(line, (item, 100.0))
        self._apply(good, (self.fees, 10.0))
        lines = (line | good).with_user(self.accountant)
        lines = lines.with_context(allowed_company_ids=self.env.company.ids)
        self.env.flush_all()
        self.env.invalidate_all()
        lines.action_post_applications()
        self.assertTrue(good.is_reconciled)
        self.assertFalse(line.is_reconciled)
        self.assertTrue(line.posting_error)

    def test_invoice_of_another_company_is_refused(self):
        other = self.setup_other_company(name="Other company")
        foreign = (
            self.env["account.move"]
            .with_company(other["company"])
            .create(
                {
                    "move_type": "out_invoice",
                    "partner_id": self.nordlicht.id,
                    "invoice_date": "2026-01-02",
                    "invoice_line_ids": [
                        Command.create(
                            {"name": "x", "price_unit": 10.0, "tax_ids": False}
                        )
                    ],
                }
            )
        )
        foreign.action_post()
        self.assertRefused(
            ["Other company"],
            self._create_line(10.0).action_apply_item,
            self._open_item(foreign).id,
        )

    def test_taxed_row_in_a_period_whose_taxes_are_declared(self):
        """The tax lock holds the taxed line back and lets the other pass."""
        tax = self.company_data["default_tax_purchase"]
        taxed, plain = self._create_line(-11.5), self._create_line(-10.0)
        taxed.action_add_row({"account_id": self.fees.id, "tax_ids": tax.ids})
        plain.action_add_row({"account_id": self.fees.id})
        self.env.company.tax_lock_date = date(2026, 1, 31)
        done, errors = (taxed | plain)._bank_post_applications()
        self.assertEqual(done, plain)
        self.assertIn("locked", errors[taxed])
