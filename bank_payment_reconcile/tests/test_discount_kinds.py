"""Early payment discounts of documents of every kind, and on every kind of tax."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..models.record.own_write import by_ourselves
from .discount_case import DiscountCommon


@tagged("post_install", "-at_install")
class TestDiscountKinds(DiscountCommon):
    def test_two_rates_of_tax(self):
        """2 % of 1,725.00 are 34.50: 3.80 of 19 %, 0.70 of 7 %, 30.00 of goods."""
        item = self._create_two_rates()
        line = self._create_line(1690.5)
        self._take(line, item, 1690.5, 34.5)
        self._post(line)
        taxes = line.move_id.line_ids.filtered("tax_line_id")
        self.assertEqual(sorted(taxes.mapped("balance")), [0.7, 3.8])
        self.assertEqual(self._get_loss(line), 30.0)

    def test_part_of_the_discount_leaves_no_cent(self):
        """10.00 of 34.50: 30/34.5 of it is goods (5.80 + 2.90), the taxes are 1.10 and
        0.20; they come to 10.00."""
        item = self._create_two_rates()
        line = self._create_line(1715.0)
        self._take(line, item, 1715.0, 10.0)
        self._post(line)
        entries = line.move_id.line_ids
        taxes = entries.filtered("tax_line_id")
        self.assertEqual(sorted(taxes.mapped("balance")), [0.2, 1.1])
        bases = entries.filtered(lambda entry: entry.account_id == self.discount_loss)
        self.assertEqual(sorted(bases.mapped("balance")), [2.9, 5.8])
        self.assertRecordValues(
            bases | taxes,
            [
                {"amount_currency": entry.balance, "balance": entry.balance}
                for entry in bases | taxes
            ],
        )

    def test_part_whose_shares_do_not_come_to_it(self):
        """0.07 of 34.50: goods 0.0406 and 0.0203, taxes 0.0077 and 0.0014. Rounded to
        0.04, 0.02, 0.01 and 0.00 they come to 0.07; of 0.05 they are 0.03, 0.01, 0.01
        and 0.00; of 0.09 they are 0.05, 0.03, 0.01 and 0.00; of 0.11 they are 0.06,
        0.03, 0.01 and 0.00, and the largest takes the cent that lacks: 0.07."""
        for number, (discount, bases) in enumerate(
            ((0.07, [0.02, 0.04]), (0.11, [0.03, 0.07]))
        ):
            item = self._create_two_rates(f"INV/2026/0005{number}")
            line = self._create_line(1725.0 - discount)
            self._take(line, item, 1725.0 - discount, discount)
            self._post(line)
            found = line.move_id.line_ids.filtered(
                lambda entry: entry.account_id == self.discount_loss
            )
            self.assertEqual(sorted(found.mapped("balance")), bases)
            self.assertEqual(self._get_tax(line), 0.01)

    def test_discount_without_tax(self):
        item = self._invoice(taxes=self.env["account.tax"])
        line = self._create_line(980.0)
        self._take(line, item, 980.0, 20.0)
        self._post(line)
        self.assertEntry(
            line,
            [
                (self.bank_account, 980.0),
                (self.discount_loss, 20.0),
                (self.receivable, -1000.0),
            ],
        )

    def test_tax_of_so_much_a_piece_is_none_of_the_price(self):
        """1,000.00 with 19 % and 5.00 a piece: 1,195.00, and 2 % of it 23.90. The tax
        on the price takes 3.80 back, what is paid a piece nothing."""
        piece = self._create_tax(
            "sale",
            self.fees.copy({"name": "Levy", "code": "467000"}),
            5.0,
            name="a piece",
            amount_type="fixed",
        )
        item = self._invoice(taxes=self.nineteen | piece)
        self.assertEqual(item.balance, 1195.0)
        line = self._create_line(1171.1)
        self._take(line, item, 1171.1, 23.9)
        self._post(line)
        self.assertEqual((self._get_tax(line), self._get_loss(line)), (3.8, 20.1))
        self.assertEqual(len(line.move_id.line_ids), 4)
        self.assertEqual(line.move_id.line_ids.tax_ids, self.nineteen)

    def test_projects_of_the_invoice_bear_its_discount(self):
        plan = self.env["account.analytic.plan"].create({"name": "Projects"})
        first, second = self.env["account.analytic.account"].create(
            [{"name": name, "plan_id": plan.id} for name in ("Quay", "Lighthouse")]
        )
        item = self._invoice(
            invoice_line_ids=[
                Command.create(
                    {
                        "name": "goods",
                        "price_unit": price,
                        "tax_ids": [Command.set(self.nineteen.ids)],
                        "analytic_distribution": {str(project.id): 100},
                    }
                )
                for price, project in ((700.0, first), (300.0, second))
            ]
        )
        line = self._create_line(1166.2)
        self._take(line, item, 1166.2, 23.8)
        self._post(line)
        bases = line.move_id.line_ids.filtered("tax_ids").sorted("balance")
        self.assertRecordValues(
            bases,
            [
                {"balance": 6.0, "analytic_distribution": {str(second.id): 100.0}},
                {"balance": 14.0, "analytic_distribution": {str(first.id): 100.0}},
            ],
        )

    def test_a_discount_that_is_no_part_of_the_item_is_refused(self):
        item = self._invoice()
        line = self._create_line(1166.2)
        self._take(line, item, 1166.2, 23.8)
        # Anybody else's correction would take the application off.
        by_ourselves(item).discount_amount_currency = 2000.0
        with self.assertRaisesRegex(UserError, "INV/2026/00042 grants no early"):
            line._bank_prepare_counterparts()

    def test_credit_note_with_the_discount_it_gives_back(self):
        """A customer pays 1,190.00 less a credit note of 119.00, and 2 % less of both:
        of the credit 2.38 is not paid back, 0.38 of it tax."""
        item = self._invoice()
        credit = self._invoice("RINV/2026/00001", 100.0, move_type="out_refund")
        line = self._create_line(1049.58)
        self._take(line, item, 1166.2, 23.8)
        self._take(line, credit, -116.62, -2.38)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(credit.move_id.payment_state, "paid")
        self.assertEqual((self._get_tax(line), self._get_loss(line)), (3.42, 18.0))

    def test_tax_due_on_payment(self):
        """Of 190.00 the discount takes 3.80 back: 186.20 become due, and nothing stays
        on the account for what is not yet due, whatever else is in the line."""
        self.env.company.tax_exigibility = True
        transition = self.loss.copy(
            {"name": "Tax not yet due", "code": "445800", "reconcile": True}
        )
        tax = self._create_tax(
            "sale",
            self.tax_account,
            19.0,
            name="19 % when paid",
            tax_exigibility="on_payment",
            cash_basis_transition_account_id=transition.id,
        )
        entries = self.env["account.move.line"]
        for number, more in enumerate((0.0, 200.0)):
            with self.subTest(more=more):
                item = self._invoice(f"INV/2026/0006{number}", taxes=tax)
                line = self._create_line(1166.2 + more)
                self._take(line, item, 1166.2, 23.8)
                if more:
                    self._apply(
                        line, (self.receivable, more), partner_id=self.nordlicht.id
                    )
                self._post(line)
                self.assertEqual(item.move_id.payment_state, "paid")
                entries = self.env["account.move.line"].search(
                    [("account_id", "=", transition.id)]
                )
                self.assertAlmostEqual(sum(entries.mapped("balance")), 0.0)
                due = self.env["account.move.line"].search(
                    [
                        ("account_id", "=", self.tax_account.id),
                        ("tax_line_id", "=", tax.id),
                    ]
                )
                self.assertAlmostEqual(
                    sum(due.mapped("balance")), -186.2 * (number + 1)
                )
                # The tax report has the discount once.
                for tag, amount in (("base back", 20.0), ("tax back", 3.8)):
                    reported = self.env["account.move.line"].search(
                        [("tax_tag_ids", "in", self.tags[tag].ids)]
                    )
                    self.assertAlmostEqual(
                        sum(reported.mapped("balance")), amount * (number + 1)
                    )

    def test_the_host_grants_the_same(self):
        """Nothing paid yet and the terms as they were: what our entry has of a discount
        is what Odoo's payment wizard books."""
        prices = [
            (1000.0, 2),
            (1001.15, 2),
            (33.33, 3),
            (0.99, 2),
            (777.77, 2.5),
            (12345.67, 1.75),
        ]
        for number, (price, percentage) in enumerate(prices):
            with self.subTest(price=price, percentage=percentage):
                self.term = self._create_discount_term(percentage)
                ours, theirs = (
                    self._invoice(f"INV/2026/007{number}{kind}", price)
                    for kind in range(2)
                )
                amount = ours.discount_amount_currency
                line = self._create_line(amount)
                self._take(line, ours, amount, ours.balance - amount)
                self._post(line)
                wizard = (
                    self.env["account.payment.register"]
                    .with_context(
                        active_model="account.move", active_ids=theirs.move_id.ids
                    )
                    .create({"payment_date": date(2026, 1, 10)})
                )
                payment = wizard._create_payments()
                kept = (self.discount_loss | self.tax_account).ids
                expected, found = (
                    sorted(
                        (entry.account_id.code, entry.balance)
                        for entry in move.line_ids
                        if entry.account_id.id in kept
                    )
                    for move in (payment.move_id, line.move_id)
                )
                self.assertTrue(expected)
                self.assertEqual(found, expected)

    def test_invoice_of_a_branch_on_the_bank_of_its_company(self):
        """The branch names no account for discounts: its parent's takes them."""
        country = self.env.company.account_fiscal_country_id
        branch = self.env["res.company"].create(
            {
                "name": "Branch",
                "parent_id": self.env.company.id,
                "country_id": country.id,
                "account_fiscal_country_id": country.id,
            }
        )
        branch.account_journal_early_pay_discount_loss_account_id = False
        self.env.user.company_ids |= branch
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
                    "invoice_date": "2026-01-08",
                    "invoice_payment_term_id": self.term.id,
                    "invoice_line_ids": [
                        Command.create(
                            {
                                "name": "goods",
                                "price_unit": 1000.0,
                                "tax_ids": [Command.set(self.nineteen.ids)],
                            }
                        )
                    ],
                }
            )
        )
        move.action_post()
        line = self._create_line(1166.2).with_context(
            allowed_company_ids=(self.env.company | branch).ids
        )
        self._take(line, self._open_item(move), 1166.2, 23.8)
        self._post(line)
        self.assertEqual(move.payment_state, "paid")
        self.assertEqual((self._get_tax(line), self._get_loss(line)), (3.8, 20.0))

    def test_receipts(self):
        """A sales receipt on terms of payment."""
        item = self._invoice(move_type="out_receipt")
        line = self._create_line(1166.2)
        self._take(line, item, 1166.2, 23.8)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual((self._get_tax(line), self._get_loss(line)), (3.8, 20.0))
