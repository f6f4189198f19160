"""The bank takes a fee that contains tax, or a cash sale comes in with its tax."""

from odoo.tests import tagged

from .tax_case import TaxCommon


@tagged("post_install", "-at_install")
class TestTaxedRows(TaxCommon):
    def test_bank_fee_with_the_tax_it_contains(self):
        """12.00 out with 20 % contained: 10.00 cost and 2.00 input tax."""
        line = self._create_line(-12.0)
        line.action_add_row(
            {"account_id": self.loss.id, "tax_ids": self.purchase_tax.ids}
        )
        self._post(line)
        tax_account = self.company_data["default_account_tax_purchase"]
        self.assertEntry(
            line,
            [(self.bank_account, -12.0), (self.loss, 10.0), (tax_account, 2.0)],
        )
        base = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.loss
        )
        self.assertEqual(base.tax_tag_ids, self.tags["base"])
        tax = line.move_id.line_ids.filtered("tax_line_id")
        self.assertEqual(tax.tax_tag_ids, self.tags["tax"])
        self.assertEqual(abs(tax.tax_base_amount), 10.0)

    def test_cash_sale_with_its_tax(self):
        line = self._create_line(120.0)
        income = self.company_data["default_account_revenue"]
        line.action_add_row({"account_id": income.id, "tax_ids": self.sale_tax.ids})
        self._post(line)
        self.assertEntry(
            line,
            [(self.bank_account, 120.0), (income, -100.0), (self.tax_account, -20.0)],
        )
        self.assertEqual(
            line.move_id.line_ids.filtered("tax_line_id").tax_tag_ids, self.tags["tax"]
        )

    def test_fee_given_back_takes_the_tax_back(self):
        line = self._create_line(12.0)
        line.action_add_row(
            {"account_id": self.loss.id, "tax_ids": self.purchase_tax.ids}
        )
        self._post(line)
        self.assertEqual(
            line.move_id.line_ids.filtered("tax_line_id").tax_tag_ids,
            self.tags["tax back"],
        )

    def test_rounding_of_a_tax_leaves_the_money_alone(self):
        """0.05 with 20 %: 0.01 tax, 0.04 cost; 33.33 with 7 %: 2.18 and 31.15."""
        seven = self._create_tax("purchase", self.tax_account, amount=7.0)
        for amount, tax, base, used in (
            (-0.05, 0.01, 0.04, self.purchase_tax),
            (-33.33, 2.18, 31.15, seven),
        ):
            line = self._create_line(amount)
            line.action_add_row({"account_id": self.loss.id, "tax_ids": used.ids})
            self._post(line)
            entries = line.move_id.line_ids
            self.assertEqual(entries.filtered("tax_line_id").balance, tax)
            self.assertEqual(entries.filtered("tax_ids").balance, base)

    def test_fee_in_the_currency_of_the_bank(self):
        """24 EUR at 2 EUR for 1 USD: 10 USD cost and 2 USD tax."""
        euro = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0)])
        bank = self.env["account.journal"].create(
            {
                "name": "Euro Bank",
                "type": "bank",
                "code": "BEUR",
                "currency_id": euro.id,
            }
        )
        line = self._create_line(-24.0, journal_id=bank.id)
        line.action_add_row(
            {"account_id": self.loss.id, "tax_ids": self.purchase_tax.ids}
        )
        self._post(line)
        tax = line.move_id.line_ids.filtered("tax_line_id")
        self.assertRecordValues(
            line.move_id.line_ids.filtered("tax_ids") | tax,
            [
                {"amount_currency": 20.0, "balance": 10.0},
                {"amount_currency": 4.0, "balance": 2.0},
            ],
        )

    def test_tax_due_on_payment_is_due_with_the_payment_itself(self):
        """A fee paid by the bank line waits for no other payment."""
        self.env.company.tax_exigibility = True
        transition = self.loss.copy(
            {"name": "Tax not yet due", "code": "445800", "reconcile": True}
        )
        tax = self._create_tax(
            "purchase",
            self.tax_account,
            amount=10.0,
            tax_exigibility="on_payment",
            cash_basis_transition_account_id=transition.id,
        )
        line = self._create_line(-11.0)
        line.action_add_row({"account_id": self.loss.id, "tax_ids": tax.ids})
        self._post(line)
        self.assertEntry(
            line,
            [(self.bank_account, -11.0), (self.loss, 10.0), (self.tax_account, 1.0)],
        )
        self.assertEqual(
            line.move_id.line_ids.filtered("tax_ids").tax_tag_ids, self.tags["base"]
        )

    def _create_tax_when_paid(self):
        self.env.company.tax_exigibility = True
        transition = self.loss.copy(
            {"name": "Tax not yet due", "code": "445800", "reconcile": True}
        )
        tax = self._create_tax(
            "purchase",
            self.tax_account,
            amount=19.0,
            tax_exigibility="on_payment",
            cash_basis_transition_account_id=transition.id,
        )
        return tax, transition

    def test_tax_of_a_fee_waits_for_no_other_row(self):
        """11.90 of fee with 19 % contained, beside an invoice of 100.00, or 10.00 on
        account, or both: 1.90 are due, and nothing else moves them again."""
        tax, transition = self._create_tax_when_paid()
        cases = ((100.0, 0.0), (0.0, 10.0), (100.0, 10.0))
        for number, (invoiced, on_account) in enumerate(cases):
            with self.subTest(invoiced=invoiced, on_account=on_account):
                line = self._create_line(invoiced + on_account - 11.9)
                if invoiced:
                    item = self._create_document(
                        self.nordlicht, invoiced, f"INV/2026/0000{number}"
                    )
                    self._apply(line, (item, invoiced))
                if on_account:
                    self._apply(
                        line,
                        (self.receivable, on_account),
                        partner_id=self.nordlicht.id,
                    )
                self._apply(line, (self.loss, -11.9), tax_ids=tax.ids)
                self._post(line)
                self.assertTaxDue(tax, 1.9 * (number + 1))
                if on_account:
                    self._close_on_account(line, on_account, number)
                self.assertTaxDue(tax, 1.9 * (number + 1))
                self.assertFalse(
                    self.env["account.move.line"].search_count(
                        [("account_id", "=", transition.id)]
                    )
                )

    def test_tax_of_a_fee_beside_an_invoice_in_another_currency(self):
        """Odoo moves no tax of an entry in two currencies: it must not wait."""
        tax, _transition = self._create_tax_when_paid()
        euro = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0)])
        item = self._create_document(
            self.nordlicht, 200.0, "INV/2026/00042", currency_id=euro.id
        )
        line = self._create_line(88.1)
        self._apply(line, (item, 100.0))
        self._apply(line, (self.loss, -11.9), tax_ids=tax.ids)
        self._post(line)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertTaxDue(tax, 1.9)

    def _close_on_account(self, line, amount, number):
        """A later invoice takes what lies on account."""
        item = self._create_document(self.nordlicht, amount, f"INV/2026/0010{number}")
        rest = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable and not entry.reconciled
        )
        (item | rest).reconcile()
        self.assertEqual(item.move_id.payment_state, "paid")

    def assertTaxDue(self, tax, amount):
        """Base and tax are in the tax report once, on the account of what is due."""
        entries = self.env["account.move.line"].search(
            [("tax_line_id", "=", tax.id), ("parent_state", "=", "posted")]
        )
        self.assertEqual(entries.account_id, self.tax_account)
        self.assertAlmostEqual(sum(entries.mapped("balance")), amount)
        self.assertEqual(entries.tax_tag_ids, self.tags["tax"])
        bases = self.env["account.move.line"].search(
            [("tax_tag_ids", "in", self.tags["base"].ids)]
        )
        self.assertAlmostEqual(sum(bases.mapped("balance")), amount / 0.19)
