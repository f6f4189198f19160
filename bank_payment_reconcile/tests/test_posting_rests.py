"""What is applied is not what the line's entry holds: nothing is booked to an exchange
account, or hidden in a receivable, to make an entry balance."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import BankReconcileCommon
from .currency_case import CurrencyCommon


class RestMixin:
    def _lose(self, application):
        """An application goes and nobody computes the line's sums anew, as when the
        database deletes it along with an entry."""
        self.env.flush_all()
        self.env.cr.execute(
            "DELETE FROM bank_payment_application WHERE id = %s", [application.id]
        )
        self.env.invalidate_all()

    def _get_exchange_lines(self, line):
        company = self.env.company
        return line.move_id.line_ids.filtered(
            lambda entry: (
                entry.account_id
                in (
                    company.expense_currency_exchange_account_id
                    | company.income_currency_exchange_account_id
                )
            )
        )

    def assertNotPosted(self, line):
        """Whoever finds it, checks or preparation: the line waits, untouched."""
        _done, errors = line._bank_post_applications()
        self.assertTrue(errors[line].endswith("."), errors[line])
        self.assertEqual(line.posting_error, errors[line])
        self.assertFalse(line.is_reconciled)
        self.assertTrue(line._seek_for_lines()[1], "still on suspense")
        self.assertEqual(len(line.move_id.line_ids), 2)

    def assertRefusesToPrepare(self, line, words):
        with self.assertRaises(UserError) as caught:
            line._bank_prepare_counterparts()
        for word in words:
            self.assertIn(word, str(caught.exception))


@tagged("post_install", "-at_install")
class TestRests(RestMixin, BankReconcileCommon):
    def test_a_line_of_thousand_whose_application_of_400_is_gone(self):
        items = [
            self._create_document(self.nordlicht, amount, f"INV/2026/0000{amount:g}")
            for amount in (600.0, 400.0)
        ]
        line = self._create_line(1000.0)
        _kept, lost = self._apply(line, (items[0], 600.0), (items[1], 400.0))
        self._lose(lost)
        self.assertRefusesToPrepare(line, ["600.00", "1,000.00", "400.00"])
        self.assertNotPosted(line)

    def test_a_cent_is_no_rounding_without_another_currency(self):
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(100.0)
        _kept, lost = self._apply(line, (item, 99.99), (self.fees, 0.01))
        self._lose(lost)
        self.assertRefusesToPrepare(line, ["99.99", "100.00", "0.01"])
        self.assertNotPosted(line)

    def test_value_that_does_not_belong_to_the_money_is_refused(self):
        """The money is distributed and the entry's value is not: in one currency
        there is nothing to round."""
        line = self._create_line(100.0)
        # Of two amounts a currency that is converted would leave a cent.
        self._apply(line, (self.fees, 60.0), (self.fees, 40.0))
        self.assertEqual(line._bank_get_rounding_limit(), 0.0)
        with self.assertRaisesRegex(UserError, "0.01 is more than rounding"):
            line._bank_absorb_rounding(line._bank_prepare_counterparts(), -0.01)


@tagged("post_install", "-at_install")
class TestForeignRests(RestMixin, CurrencyCommon):
    """The company keeps its books in EUR; 1 EUR is 1.00 USD on the day."""

    def test_on_a_bank_in_dollar_it_does_not_hide_in_the_receivable(self):
        items = [
            self._invoice(amount, self.dollar, f"INV/2026/0000{amount:g}")
            for amount in (600.0, 400.0)
        ]
        line = self._create_line(1000.0, journal_id=self.dollar_bank.id)
        _kept, lost = self._apply(line, (items[0], 600.0), (items[1], 400.0))
        self._lose(lost)
        self.assertRefusesToPrepare(line, ["600.00", "1,000.00", "400.00"])
        self.assertNotPosted(line)

    def test_a_cent_of_dollar_is_none_that_rounding_left(self):
        """Two amounts may leave a cent of rounding: a cent of money is none, though."""
        item = self._invoice(99.99, self.dollar)
        line = self._create_line(100.0, journal_id=self.dollar_bank.id)
        *_kept, lost = self._apply(
            line, (item, 50.0), (self.fees, 49.99), (self.fees, 0.01)
        )
        self._lose(lost)
        self.assertEqual(line._bank_get_rounding_limit(), 0.01)
        self.assertRefusesToPrepare(line, ["99.99", "100.00", "0.01"])
        self.assertNotPosted(line)

    def test_rounding_is_half_a_unit_for_each_amount(self):
        """At 3 USD for 1 EUR: 100.00 USD are 33.33 EUR. 50.00 are 16.67 each, a cent
        too much together; 33.33, 33.33 and 33.34 USD are 11.11 each, which is 33.33."""
        self.dollar.rate_ids.rate = 3.0
        for amounts, rounded in (
            ((50.0, 50.0), [-16.67, -16.66]),
            ((33.33, 33.33, 33.34), [-11.11, -11.11, -11.11]),
        ):
            items = [
                self._invoice(amount, self.dollar, f"INV/{len(amounts)}/{number}")
                for number, amount in enumerate(amounts)
            ]
            line = self._create_line(100.0, journal_id=self.dollar_bank.id)
            self._apply(line, *zip(items, amounts, strict=True))
            self._post(line)
            settled = self._get_settlement(line)
            self.assertEqual(sorted(settled.mapped("balance")), rounded)
            self.assertFalse(self._get_exchange_lines(line))
            self.assertEqual(set(settled.mapped("reconciled")), {True})

    def test_the_largest_takes_what_rounding_leaves(self):
        """100.00 USD at 3 for 1 are 33.33 EUR. 0.10 are 0.03 (0.0333), 99.90 are 33.30;
        of 0.05, 0.05 and 99.90 it is 0.02 (0.0167) twice: the 33.30 give the cent."""
        self.dollar.rate_ids.rate = 3.0
        item = self._invoice(99.9, self.dollar)
        line = self._create_line(100.0, journal_id=self.dollar_bank.id)
        self._apply(line, (item, 99.9), (self.fees, 0.05), (self.fees, 0.05))
        self._post(line)
        liquidity = line._seek_for_lines()[0]
        self.assertEqual(liquidity.balance, 33.33)
        others = (line.move_id.line_ids - liquidity).mapped("balance")
        self.assertEqual(sorted(others), [-33.29, -0.02, -0.02])

    def test_discount_is_rounded_beside_what_is_settled(self):
        """At 3 USD for 1 EUR 98.00 USD are 32.67 (32.6667), 2.00 of discount 0.67: the
        invoice of 100.00, 33.33, takes the cent that both are more."""
        self.dollar.rate_ids.rate = 3.0
        item = self._invoice(
            100.0,
            self.dollar,
            day=date(2026, 1, 5),
            invoice_payment_term_id=self._create_discount_term().id,
        )
        line = self._create_line(98.0, journal_id=self.dollar_bank.id)
        self._apply(line, (item, 98.0), discount_amount=2.0)
        self._post(line)
        self.assertEqual(
            sorted(line.move_id.line_ids.mapped("balance")), [-33.34, 0.67, 32.67]
        )
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_more_than_rounding_is_refused(self):
        """The value of 40 EUR was taken off the suspense line, not its dollars."""
        self.dollar.rate_ids.rate = 3.0
        line = self._create_line(100.0, journal_id=self.dollar_bank.id)
        revenue = self.company_data["default_account_revenue"]
        self._apply(line, (self.fees, 50.0), (revenue, 50.0))
        counterparts = [
            (self.env["account.move.line"], {"currency_id": 0, "balance": -16.67})
        ]
        self.assertEqual(line._bank_get_rounding_limit(), 0.01)
        line._bank_absorb_rounding(counterparts, 0.01)
        self.assertEqual(counterparts[0][1]["balance"], -16.66)
        for rest in (0.02, -0.02, 40.0):
            with self.assertRaisesRegex(UserError, "more than rounding"):
                line._bank_absorb_rounding(counterparts, rest)

    def test_dollars_booked_at_a_rate_that_the_bank_names(self):
        """1,000.00 USD came as 333.33 EUR: 500.00 each are 166.67 and 166.66, whatever
        the rate of the day is."""
        items = [
            self._invoice(500.0, self.dollar, f"INV/2026/0000{number}")
            for number in range(2)
        ]
        line = self._create_line(
            333.33, foreign_currency_id=self.dollar.id, amount_currency=1000.0
        )
        self._apply(line, (items[0], 500.0), (items[1], 500.0))
        self._post(line)
        self.assertEqual(
            sorted(self._get_settlement(line).mapped("balance")), [-166.67, -166.66]
        )

    def test_what_is_left_of_an_entry_is_distributed_at_its_own_rate(self):
        """Of 100 USD, worth 100 EUR, a person booked 60 USD with 55 EUR: the 40 that
        are left have 45, so an invoice of 30 and one of 10 take 33.75 and 11.25."""
        items = [
            self._invoice(amount, self.dollar, f"INV/2026/0000{amount:g}")
            for amount in (30.0, 10.0)
        ]
        line = self._create_line(100.0, journal_id=self.dollar_bank.id)
        line.move_id.button_draft()
        suspense = line._seek_for_lines()[1]
        line.move_id.line_ids = [
            Command.update(suspense.id, {"amount_currency": -40.0, "balance": -45.0}),
            Command.create(
                {
                    "account_id": self.fees.id,
                    "currency_id": self.dollar.id,
                    "amount_currency": -60.0,
                    "balance": -55.0,
                }
            ),
        ]
        line.move_id.action_post()
        self._apply(line, (items[0], 30.0), (items[1], 10.0))
        self.assertEqual(
            [vals["balance"] for _item, vals in line._bank_prepare_counterparts()],
            [-33.75, -11.25],
        )

    def test_an_item_is_settled_as_it_is_now(self):
        """Partner and account of the document were corrected after it was applied."""
        item = self._invoice(100.0, self.euro)
        line = self._create_line(100.0)
        self._apply(line, (item, 100.0))
        account = self.receivable.copy({"code": "121999"})
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE account_move_line SET partner_id = %s, account_id = %s "
            "WHERE id = %s",
            [self.fjord.id, account.id, item.id],
        )
        self.env.invalidate_all()
        [(_item, values)] = line._bank_prepare_counterparts()
        self.assertEqual(
            (values["partner_id"], values["account_id"]), (self.fjord.id, account.id)
        )
