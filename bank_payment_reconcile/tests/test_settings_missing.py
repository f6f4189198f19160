"""An account of the settings is missing: the line says which, of which company."""

from datetime import date

import psycopg2

from odoo.tests import tagged
from odoo.tools import mute_logger

from .currency_case import CurrencyCommon
from .discount_case import DiscountCommon


class MissingMixin:
    def assertLeftBehind(self, line, words):
        """The line says what is missing, the one beside it is posted."""
        other = self._create_line(7.0, "other")
        self._apply(other, (self.fees, 7.0))
        done, errors = (line | other)._bank_post_applications()
        self.assertEqual(done, other)
        for word in words:
            self.assertIn(word, errors[line])
        self.assertEqual(line.posting_error, errors[line])
        self.assertTrue(line._seek_for_lines()[1], "still on suspense")


@tagged("post_install", "-at_install")
class TestDiscountAccountMissing(MissingMixin, DiscountCommon):
    def test_of_customers(self):
        self.env.company.account_journal_early_pay_discount_loss_account_id = False
        item = self._invoice()
        line = self._create_line(1166.2)
        self._take(line, item, 1166.2, 23.8)
        self.assertLeftBehind(
            line, [self.env.company.name, "Cash Discount Write-Off Loss Account"]
        )

    def test_of_vendors(self):
        self.env.company.account_journal_early_pay_discount_gain_account_id = False
        item = self._invoice(
            "BILL/2026/01/0001",
            partner=self.fjord,
            move_type="in_invoice",
            taxes=self.input_tax,
        )
        line = self._create_line(-1166.2)
        self._take(line, item, -1166.2, -23.8)
        self.assertLeftBehind(
            line, [self.env.company.name, "Cash Discount Write-Off Gain Account"]
        )

    def test_a_branch_uses_its_parents(self):
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.env.company.id}
        )
        branch.account_journal_early_pay_discount_loss_account_id = False
        line = self._create_line(100.0)
        self.assertEqual(
            line._bank_get_company_account(
                branch, "account_journal_early_pay_discount_loss_account_id"
            ),
            self.discount_loss,
        )

    def test_an_account_that_was_deleted(self):
        """Chosen for a row and for a write-off, and gone before the line is posted."""
        item = self._invoice()
        row, written = self._create_line(10.0), self._create_line(1180.0)
        gone = self.fees.copy({"name": "Gone", "code": "699997"})
        self._apply(row, (gone, 10.0))
        self._apply(
            written,
            (item, 1180.0),
            write_off_amount=10.0,
            write_off_account_id=gone.id,
        )
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE bank_payment_application SET account_id = NULL WHERE account_id = "
            "%(gone)s; UPDATE bank_payment_application SET write_off_account_id = NULL "
            "WHERE write_off_account_id = %(gone)s",
            {"gone": gone.id},
        )
        self.env.invalidate_all()
        for line in (row, written):
            self.assertLeftBehind(line, ["account", "10.00", "no longer exists"])

    def test_accounts_of_the_journal_stay_while_it_names_them(self):
        for name in (
            "bank_fee_account_id",
            "bank_write_off_loss_account_id",
            "bank_write_off_gain_account_id",
        ):
            account = self.fees.copy({"name": name, "code": "699996"})
            self.bank[name] = account
            with (
                self.assertRaises(psycopg2.errors.ForeignKeyViolation),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                account.unlink()
                self.env.flush_all()
            self.env.invalidate_all()
            self.bank[name] = False
            account.unlink()

    def test_a_journal_that_lost_them_proposes_what_it_can(self):
        """The fee's and the write-offs' accounts are gone, as an older version let them
        go: the invoice is proposed, the difference is left to a person."""
        self.bank.write(
            {
                "bank_fee_account_id": self.fees.id,
                "bank_fee_amount": 2.0,
                "bank_write_off_loss_account_id": self.loss.id,
                "bank_write_off_gain_account_id": self.loss.id,
                "bank_write_off_amount": 5.0,
                "bank_write_off_automatically": True,
            }
        )
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE account_journal SET bank_fee_account_id = NULL, "
            "bank_write_off_loss_account_id = NULL, "
            "bank_write_off_gain_account_id = NULL WHERE id = %s",
            [self.bank.id],
        )
        self.env.invalidate_all()
        items = [
            self._invoice(number, invoice_payment_term_id=False)
            for number in ("INV/2026/00042", "INV/2026/00043")
        ]
        lines = self._create_line(1188.0, "INV/2026/00042 Nordlicht Versand")
        lines |= self._create_line(1190.0, "INV/2026/00043 Nordlicht Versand")
        lines.action_apply_automatically()
        self.assertEqual(
            lines.mapped("application_ids.move_line_id"), items[0] | items[1]
        )
        self.assertEqual(len(lines.application_ids), 2)

    def test_journal_of_taxes_due_on_payment(self):
        self.env.company.tax_exigibility = True
        transition = self.loss.copy(
            {"name": "Not yet due", "code": "445801", "reconcile": True}
        )
        tax = self._create_tax(
            "sale",
            self.tax_account,
            19.0,
            name="19 % when paid",
            tax_exigibility="on_payment",
            cash_basis_transition_account_id=transition.id,
        )
        item = self._invoice(taxes=tax)
        line = self._create_line(1190.0)
        self._apply(line, (item, 1190.0))
        self.env.company.tax_cash_basis_journal_id = False
        self.assertLeftBehind(line, [self.env.company.name, "cash basis"])


@tagged("post_install", "-at_install")
class TestExchangeAccountMissing(MissingMixin, CurrencyCommon):
    def _pay(self, dollars):
        item = self._invoice(1000.0, self.euro)
        line = self._create_line(dollars, journal_id=self.dollar_bank.id)
        self._apply(line, (item, dollars), item_amount=1000.0)
        return line

    def test_for_losses(self):
        self.env.company.expense_currency_exchange_account_id = False
        self.assertLeftBehind(
            self._pay(995.0), [self.env.company.name, "Loss Exchange Rate Account"]
        )

    def test_for_gains(self):
        self.env.company.income_currency_exchange_account_id = False
        self.assertLeftBehind(
            self._pay(1005.0), [self.env.company.name, "Gain Exchange Rate Account"]
        )

    def test_the_hosts_own_difference(self):
        """1,000 USD booked with 800 EUR bring 1,000: Odoo books the 200."""
        item = self._invoice(1000.0, self.dollar, day=date(2026, 1, 5))
        line = self._create_line(1000.0, journal_id=self.dollar_bank.id)
        self._apply(line, (item, 1000.0))
        self.env.company.income_currency_exchange_account_id = False
        self.assertLeftBehind(line, ["Gain Exchange Rate Account"])
