from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .fund_transfer_case import FundTransferCommon


@tagged("post_install", "-at_install")
class TestFundTransfer(FundTransferCommon):
    """A transfer is registered when it is ordered: two payments and their entries."""

    def _waits_on(self, payment):
        item = payment._bank_get_transfer_item()
        self.assertFalse(item.reconciled)
        self.assertEqual(payment.state, "in_process")
        self.assertFalse(payment.is_matched)
        return item.account_id

    # -- Entries, by hand -------------------------------------------------------

    def test_dollars_to_dollars(self):
        out, come = self._transfer(self.bank, self.savings, 500.0)
        self.assertEqual(come.paired_internal_transfer_payment_id, out)
        self._assert_entry(
            out, (self._waits_on(out), -500.0, -500.0), (self.transfers, 500.0, 500.0)
        )
        self._assert_entry(
            come, (self._waits_on(come), 500.0, 500.0), (self.transfers, -500.0, -500.0)
        )
        self._assert_even_between(out.move_id, come.move_id)
        self.assertRecordValues(
            out | come,
            [
                {
                    "payment_type": kind,
                    "amount": 500.0,
                    "date": date(2026, 1, 14),
                    "memo": "liquidity TRF-0042",
                    "journal_id": bank.id,
                    "partner_id": self.company.partner_id.id,
                    "partner_bank_id": self.savings.bank_account_id.id,
                    "is_reconciled": True,
                }
                for kind, bank in (("outbound", self.bank), ("inbound", self.savings))
            ],
        )

    def test_both_banks_keep_a_fee(self):
        out, come = self._transfer(
            self.bank, self.savings, 500.0, fee_from=2.5, fee_to=1.25
        )
        self._assert_entry(
            out,
            (self._waits_on(out), -502.5, -502.5),
            (self.fees, 2.5, 2.5),
            (self.transfers, 500.0, 500.0),
        )
        self._assert_entry(
            come,
            (self._waits_on(come), 498.75, 498.75),
            (self.fees, 1.25, 1.25),
            (self.transfers, -500.0, -500.0),
        )
        self._assert_even_between(out.move_id, come.move_id)

    def test_dollars_buy_euros_and_the_other_bank_keeps_a_fee(self):
        # 130.00 USD buy 100.00 EUR; the fee of 4.00 EUR cost 130 * 4 / 100.
        out, come = self._transfer(
            self.bank, self.euros, 130.0, amount_received=100.0, fee_to=4.0
        )
        self._assert_entry(
            out, (self._waits_on(out), -130.0, -130.0), (self.transfers, 130.0, 130.0)
        )
        self._assert_entry(
            come,
            (self._waits_on(come), 96.0, 124.8),
            (self.fees, 4.0, 5.2),
            (self.transfers, -100.0, -130.0),
        )
        self._assert_even_between(out.move_id, come.move_id)

    def test_euros_become_dollars(self):
        # The bank paid 118.00 where the table says 125.00: the dollars are real.
        out, come = self._transfer(
            self.euros, self.bank, 100.0, amount_received=118.0, fee_from=1.0
        )
        self._assert_entry(
            out,
            (self._waits_on(out), -101.0, -119.18),
            (self.fees, 1.0, 1.18),
            (self.transfers, 100.0, 118.0),
        )
        self._assert_entry(
            come, (self._waits_on(come), 118.0, 118.0), (self.transfers, -118.0, -118.0)
        )
        self._assert_even_between(out.move_id, come.move_id)

    def test_euros_buy_pounds_in_a_company_of_dollars(self):
        # 100.00 EUR are 125.00 USD at the rate of the day, whatever they buy; the
        # fee of 1.00 GBP in 60.00 is 125 / 60 = 2.08.
        out, come = self._transfer(
            self.euros,
            self.pounds,
            100.0,
            amount_received=60.0,
            fee_from=2.0,
            fee_to=1.0,
        )
        self._assert_entry(
            out,
            (self._waits_on(out), -102.0, -127.5),
            (self.fees, 2.0, 2.5),
            (self.transfers, 100.0, 125.0),
        )
        self._assert_entry(
            come,
            (self._waits_on(come), 59.0, 122.92),
            (self.fees, 1.0, 2.08),
            (self.transfers, -60.0, -125.0),
        )
        self._assert_even_between(out.move_id, come.move_id)

    def test_euros_to_another_bank_in_euros(self):
        other = self.euros.copy({"name": "Second Euro", "code": "EUR2"})
        out, come = self._transfer(self.euros, other, 33.33)
        # 33.33 * 1.25 = 41.6625
        self._assert_entry(
            out, (self._waits_on(out), -33.33, -41.66), (self.transfers, 33.33, 41.66)
        )
        self._assert_entry(
            come, (self._waits_on(come), 33.33, 41.66), (self.transfers, -33.33, -41.66)
        )
        self._assert_even_between(out.move_id, come.move_id)

    def test_fee_contains_a_tax(self):
        tax = self.env["account.tax"].create(
            {"name": "25%", "amount": 25.0, "type_tax_use": "purchase"}
        )
        account = self.fees.copy({"name": "Input tax"})
        tax.invoice_repartition_line_ids.filtered(
            lambda line: line.repartition_type == "tax"
        ).account_id = account
        self.bank.bank_fee_tax_ids = tax
        out, come = self._transfer(self.bank, self.savings, 500.0, fee_from=12.5)
        self._assert_entry(
            out,
            (self._waits_on(out), -512.5, -512.5),
            (self.fees, 10.0, 10.0),
            (account, 2.5, 2.5),
            (self.transfers, 500.0, 500.0),
        )
        fee = out.move_id.line_ids.filtered(lambda line: line.account_id == self.fees)
        self.assertEqual(fee.tax_ids, tax)
        self._assert_even_between(out.move_id, come.move_id)

    # -- The wizard ---------------------------------------------------------------

    def test_amount_received_and_rate_compute_each_other(self):
        form = Form(self.env["bank.fund.transfer"])
        form.journal_from_id = self.euros
        form.journal_to_id = self.pounds
        form.date = date(2026, 1, 14)
        form.amount = 100.0
        # 1 EUR = 1.25 USD = 0.625 GBP
        self.assertEqual((form.rate, form.amount_received), (0.625, 62.5))
        form.amount_received = 60.0
        self.assertAlmostEqual(form.rate, 0.6)
        self.assertEqual(form.amount_received, 60.0)
        form.rate = 0.61
        self.assertEqual(form.amount_received, 61.0)
        form.amount = 200.0
        self.assertEqual((form.rate, form.amount_received), (0.61, 122.0))
        form.fee_to = 2.0
        form.fee_from = 1.0
        self.assertEqual((form.amount_out, form.amount_in), (201.0, 120.0))
        form.journal_to_id = self.euros.copy({"name": "Euro 2", "code": "EUR2"})
        self.assertFalse(form.is_exchange)
        self.assertEqual((form.rate, form.amount_received), (1.0, 200.0))

    def test_rate_that_repeats_forever_gives_the_amount_typed(self):
        wizard = self._prepare(self.euros, self.pounds, 300.0, amount_received=100.0)
        self.assertAlmostEqual(wizard.rate, 1 / 3)
        self.assertEqual(wizard.amount_received, 100.0)

    def test_bank_card_opens_the_wizard_for_its_bank(self):
        action = self.bank.action_bank_transfer_funds()
        self.assertEqual(action["res_model"], "bank.fund.transfer")
        form = Form(self.env["bank.fund.transfer"].with_context(**action["context"]))
        self.assertEqual(form.journal_from_id, self.bank)

    def test_accountant_with_our_group_only(self):
        prepared = self._prepare(
            self.bank, self.euros, 130.0, amount_received=100.0, fee_to=4.0
        )
        # A wizard is for whoever opened it.
        wizard = prepared.with_user(self.accountant).sudo().copy().sudo(False)
        action = wizard.action_transfer()
        payment = self.env["account.payment"].browse(action["res_id"])
        self.assertEqual(payment.create_uid, self.accountant)
        payment.with_user(self.accountant).action_bank_undo_transfer()
        self.assertEqual(payment.state, "canceled")

    def test_two_banks_of_a_branch(self):
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.company.id}
        )
        self.env.user.company_ids |= branch
        env = self.env(context={"allowed_company_ids": [branch.id, self.company.id]})
        here, there = (
            env["account.journal"].create(
                {"name": name, "code": name, "type": "bank", "company_id": branch.id}
            )
            for name in ("BRA", "BRB")
        )
        for paying, receiving in ((here, there), (self.bank, here)):
            out, come = self._transfer(paying, receiving.with_env(env), 100.0)
            self.assertEqual(out.company_id, paying.company_id)
            self.assertEqual(come.company_id, branch)
            between = (out.move_id | come.move_id).line_ids.filtered(
                lambda line: line.account_id == self.transfers
            )
            self.assertEqual(len(between), 2)
            self.assertTrue(all(between.mapped("reconciled")))

    def test_money_goes_into_the_cash_box(self):
        cash = self.company_data["default_journal_cash"]
        methods = cash.inbound_payment_method_line_ids
        methods.payment_account_id = cash.default_account_id
        out, come = self._transfer(self.bank, cash, 100.0)
        self._waits_on(out)
        # No bank will show it: it is in the box.
        self.assertEqual(come.state, "paid")
        self._assert_entry(
            come,
            (cash.default_account_id, 100.0, 100.0),
            (self.transfers, -100.0, -100.0),
        )

    # -- What is wrong, in one sentence ---------------------------------------------

    def _assert_refused(self, sentence, wizard):
        count = self.env["account.payment"].search_count([])
        with self.assertRaisesRegex(UserError, sentence):
            wizard.action_transfer()
        self.assertEqual(self.env["account.payment"].search_count([]), count)

    def test_bank_that_would_pay_itself(self):
        wizard = self._prepare(self.bank, self.bank, 1.0)
        self._assert_refused("Bank cannot pay itself", wizard)
        wizard = self._prepare(self.bank, self.bank.browse(), 1.0)
        self._assert_refused("Choose the bank", wizard)

    def test_amounts_that_are_none(self):
        for amount in (0.0, -5.0, 0.004):
            wizard = self._prepare(self.bank, self.savings, amount)
            self._assert_refused("Enter an amount above zero", wizard)
        for received in (0.0, -1.0):
            wizard = self._prepare(
                self.bank, self.euros, 5.0, amount_received=received, rate=1.0
            )
            self._assert_refused("Enter the amount received, or a rate", wizard)
        wizard = self._prepare(self.bank, self.savings, 5.0, amount_received=4.0)
        self._assert_refused("Both banks are in USD", wizard)

    def test_fees_that_cannot_be(self):
        wizard = self._prepare(self.bank, self.savings, 5.0, fee_from=-1.0)
        self._assert_refused("The fee of Bank cannot be negative", wizard)
        wizard = self._prepare(self.bank, self.savings, 5.0, fee_to=5.0)
        self._assert_refused("The fee of Savings takes all", wizard)
        self.savings.bank_fee_account_id = False
        wizard = self._prepare(self.bank, self.savings, 5.0, fee_to=1.0)
        self._assert_refused("Choose the account for bank fees of Savings", wizard)

    def test_bank_of_another_company(self):
        other = self.setup_other_company()["default_journal_bank"]
        wizard = self._prepare(self.bank, other, 5.0)
        self._assert_refused("use an intercompany entry", wizard)

    def test_bank_that_takes_no_payments(self):
        self.savings.inbound_payment_method_line_ids.unlink()
        wizard = self._prepare(self.bank, self.savings, 5.0)
        self._assert_refused("Savings has no payment method for incoming", wizard)
        self.bank.outbound_payment_method_line_ids.unlink()
        self._assert_refused("Bank has no payment method for outgoing", wizard)

    def test_no_account_for_transfers(self):
        wizard = self._prepare(self.bank, self.savings, 5.0)
        self.company.transfer_account_id = False
        self._assert_refused("has no account for transfers between banks", wizard)

    def test_outstanding_account_is_the_one_for_transfers(self):
        self.savings.inbound_payment_method_line_ids.payment_account_id = self.transfers
        wizard = self._prepare(self.bank, self.savings, 5.0)
        self._assert_refused("Set an outstanding account .* Savings", wizard)

    def test_locked_date(self):
        self.company.fiscalyear_lock_date = date(2026, 1, 31)
        wizard = self._prepare(self.bank, self.savings, 5.0)
        self._assert_refused("2026-01-14 is locked", wizard)

    def test_no_rate_on_the_day(self):
        wizard = self._prepare(self.bank, self.euros, 5.0, date=date(2025, 12, 31))
        self._assert_refused("EUR has no rate on 2025-12-31", wizard)
        # What a person read off the bank's advice needs no rate.
        out, come = self._transfer(
            self.bank, self.euros, 5.0, amount_received=4.0, date=date(2025, 12, 31)
        )
        self._assert_even_between(out.move_id, come.move_id)
        # Two foreign amounts say nothing of dollars.
        wizard = self._prepare(
            self.euros, self.pounds, 5.0, amount_received=4.0, date=date(2025, 12, 31)
        )
        self._assert_refused("EUR has no rate on 2025-12-31", wizard)

    def test_amount_that_comes_to_nothing(self):
        yen = self.setup_other_currency("JPY", rates=[("2026-01-01", 1000.0)])
        tokyo, other = (
            self.env["account.journal"].create(
                {
                    "name": code,
                    "code": code,
                    "type": "bank",
                    "currency_id": yen.id,
                }
            )
            for code in ("TOK", "KYO")
        )
        self._assert_refused("rounds to zero", self._prepare(tokyo, other, 1.0))

    def test_second_half_fails_and_the_first_is_not_left(self):
        methods = self.savings.inbound_payment_method_line_ids
        methods.payment_account_id = self.env["account.account"].create(
            {
                "name": "Not reconciled",
                "code": "NOREC1",
                "account_type": "asset_current",
                "company_ids": [Command.set(self.company.ids)],
            }
        )
        self._assert_refused(
            "Set an outstanding account", self._prepare(self.bank, self.savings, 5.0)
        )
