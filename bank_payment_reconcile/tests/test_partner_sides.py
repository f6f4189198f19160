"""On which side of a partner money without an item goes, wherever it is chosen."""

from datetime import date

from odoo import Command
from odoo.tests import Form, tagged

from .apply_by_hand_case import ApplyByHandCommon

BACK = date(2026, 1, 20)


@tagged("post_install", "-at_install")
class TestPartnerSides(ApplyByHandCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.customer = cls.nordlicht
        cls.vendor = cls._create_partner(
            "Kabelwerk Ostsee AG", customer_rank=0, supplier_rank=1
        )
        cls.both = cls._create_partner("Hafenkontor Brunswik KG", supplier_rank=1)
        cls.neither = cls._create_partner("Stadtkasse Musterort", customer_rank=0)

    # Every way in which the side is chosen, as a function that returns the account.

    def _propose(self, partner, amount):
        line = self._create_line(amount, "x", day=BACK, partner_id=partner.id)
        line.action_apply_automatically()
        self.assertFalse(line.application_ids.move_line_id)
        return line.application_ids.account_id

    def _keep(self, partner, amount):
        line = self._create_line(amount, "x", day=BACK, partner_id=partner.id)
        line.action_keep_on_account()
        return line.application_ids.account_id

    def _add_row(self, partner, amount):
        line = self._create_line(amount, "x", day=BACK)
        line.action_add_row({"partner_id": partner.id})
        return line.application_ids.account_id

    def _transfer(self, partner, amount):
        line = self._create_line(amount, "x", day=BACK)
        line.action_transfer_difference(None, partner)
        return line.application_ids.account_id

    def _transfer_by_wizard(self, partner, amount):
        line = self._create_line(amount, "x", day=BACK)
        Wizard = self.env["bank.transfer.difference"].with_context(active_ids=line.ids)
        with Form(Wizard) as form:
            form.partner_id = partner
        form.record.action_transfer()
        return line.application_ids.account_id

    def assertSide(self, partner, amount, account, ways=None):
        for way in ways or (
            self._propose,
            self._keep,
            self._add_row,
            self._transfer,
            self._transfer_by_wizard,
        ):
            with self.subTest(way=way.__name__, partner=partner.name, amount=amount):
                found = way(partner, amount)
                self.assertEqual(found, account)
                self.env["account.bank.statement.line"].search(
                    [("is_reconciled", "=", False)]
                ).application_ids.unlink()

    def _is_open(self, partner, amount, account):
        """Something open that no bank line here is equal to, positive for a debit."""
        move = self.env["account.move"].create(
            {
                "date": date(2026, 1, 5),
                "line_ids": [
                    Command.create(
                        {
                            "account_id": each.id,
                            "partner_id": partner.id,
                            "debit": max(value, 0.0),
                            "credit": max(-value, 0.0),
                        }
                    )
                    for each, value in ((account, amount), (self.fees, -amount))
                ],
            }
        )
        move.action_post()
        return move.line_ids.filtered(lambda line: line.account_id == account)

    def test_only_a_customer_and_only_a_vendor(self):
        """Back to a customer, back from a vendor: each on the side he has."""
        for amount in (500.0, -500.0):
            self.assertSide(self.customer, amount, self.receivable)
            self.assertSide(self.vendor, amount, self.payable)

    def test_only_a_customer_although_something_is_open_on_the_other_side(self):
        self._is_open(self.customer, -70.0, self.payable)
        # Odoo takes whoever such an entry names for a vendor
        self.customer.supplier_rank = 0
        self.assertSide(self.customer, -500.0, self.receivable, [self._add_row])

    def test_nothing_tells(self):
        for partner in (self.both, self.neither):
            self.assertSide(partner, 500.0, self.receivable)
            self.assertSide(partner, -500.0, self.payable)

    def test_both_by_what_the_money_would_settle(self):
        """Open: a credit of 70 to give back to the customer, a bill of 90 paid."""
        ways = [self._keep, self._add_row, self._transfer, self._transfer_by_wizard]
        for partner in (self.both, self.neither):
            self._is_open(partner, -70.0, self.receivable)
            self.assertSide(partner, -500.0, self.receivable, ways)
            self._is_open(partner, 90.0, self.payable)
            self.assertSide(partner, 500.0, self.payable, ways)

    def test_both_by_the_only_side_with_anything_open(self):
        self._is_open(self.both, 70.0, self.receivable)
        self.assertSide(self.both, -500.0, self.receivable, [self._add_row])

    def test_what_another_line_holds_is_not_open(self):
        item = self._is_open(self.both, -70.0, self.receivable)
        other = self._create_line(-70.0, "other", day=BACK)
        self._tick(other, item)
        line = self._create_line(-500.0, "x", day=BACK)
        line.action_add_row({"partner_id": self.both.id})
        self.assertEqual(line.application_ids.account_id, self.payable)

    def test_side_of_a_contact_is_that_of_its_company(self):
        contact = self.env["res.partner"].create(
            {"name": "Office", "parent_id": self.vendor.id, "type": "other"}
        )
        line = self._create_line(500.0, "x", day=BACK)
        line.action_add_row({"partner_id": contact.id})
        self.assertEqual(line.application_ids.account_id, self.payable)

    def test_what_is_open_in_another_company_does_not_count(self):
        other = self.setup_other_company()
        partner = self.both.with_company(other["company"])
        partner.property_account_receivable_id = other["default_account_receivable"]
        bill = (
            self.env["account.move"]
            .with_company(other["company"])
            .create(
                {
                    "move_type": "out_refund",
                    "partner_id": partner.id,
                    "invoice_date": date(2026, 1, 2),
                    "company_id": other["company"].id,
                    "journal_id": other["default_journal_sale"].id,
                    "invoice_line_ids": [
                        Command.create({"name": "x", "price_unit": 70, "tax_ids": []})
                    ],
                }
            )
        )
        bill.action_post()
        self.assertSide(self.both, -500.0, self.payable, [self._add_row, self._keep])

    def test_queries_do_not_grow_with_the_lines(self):
        def keep(count):
            partners = self.both.create(
                [
                    {"name": f"P{n}", "customer_rank": 1, "supplier_rank": 1}
                    for n in range(count)
                ]
            )
            lines = self.env["account.bank.statement.line"].union(
                *(
                    self._create_line(-9.0, "x", day=BACK, partner_id=partner.id)
                    for partner in partners
                )
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            sides = lines._bank_get_partner_sides(partners)
            for line in lines:
                line._bank_get_partner_account(line.partner_id, -9.0, sides)
            return self.env.cr.sql_log_count - before

        keep(2)
        self.assertLessEqual(keep(30) - keep(3), 3)
