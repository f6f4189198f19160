from datetime import date

from odoo.tests import tagged

from .fund_transfer_case import ACCOUNTS, FundTransferCommon

OURS = "DE89370400440532013000"


@tagged("post_install", "-at_install")
class TestFundTransferMatching(FundTransferCommon):
    """Both banks' lines find their half of a registered transfer."""

    def _shows(self, bank, amount, day=15, **values):
        return self._create_line(
            amount,
            values.pop("text", "transfer"),
            journal_id=bank.id,
            day=date(2026, 1, day),
            **values,
        )

    def _assert_found(self, line, payment, certain=True):
        self.assertEqual(
            line.application_ids.move_line_id, payment._bank_get_transfer_item()
        )
        self.assertEqual(line.difference_amount, 0.0)
        self.assertEqual(line.needs_review, not certain)

    def _post(self, *lines):
        _done, errors = (
            self.bank.env["account.bank.statement.line"]
            .union(*lines)
            ._bank_post_applications()
        )
        self.assertFalse(errors)

    def _assert_shown(self, *payments):
        for payment in payments:
            self.assertTrue(payment.is_matched)
            self.assertEqual(payment.state, "paid")
            item = payment._bank_get_transfer_item()
            self.assertTrue(item.reconciled)
            self.assertEqual(
                (item.amount_residual, item.amount_residual_currency), (0, 0)
            )

    def _get_exchange_difference(self, payment):
        """What Odoo posted as gain or loss, a loss positive."""
        item = payment._bank_get_transfer_item()
        moves = (item.matched_debit_ids | item.matched_credit_ids).exchange_move_id
        lines = moves.line_ids.filtered(
            lambda line: line.account_type in ("expense", "income", "income_other")
        )
        return sum(lines.mapped("balance"))

    def test_both_lines_come_later_days_apart(self):
        out, come = self._transfer(self.bank, self.savings, 500.0)
        gone = self._shows(self.bank, -500.0, 15, account_number=ACCOUNTS["USD"])
        gone.action_apply_automatically()
        self._assert_found(gone, out)
        self._post(gone)
        self._assert_shown(out)
        self.assertFalse(come.is_matched)
        arrived = self._shows(self.savings, 500.0, 28, account_number=OURS)
        arrived.action_apply_automatically()
        self._assert_found(arrived, come)
        self._post(arrived)
        self._assert_shown(out, come)
        self._assert_even_between(out.move_id, come.move_id)

    def test_receiving_bank_shows_it_first(self):
        out, come = self._transfer(self.bank, self.savings, 500.0)
        arrived = self._shows(self.savings, 500.0, 15, account_number=OURS)
        arrived.action_apply_automatically()
        self._assert_found(arrived, come)
        self._post(arrived)
        gone = self._shows(self.bank, -500.0, 28, account_number=ACCOUNTS["USD"])
        gone.action_apply_automatically()
        self._assert_found(gone, out)
        self._post(gone)
        self._assert_shown(out, come)
        self._assert_even_between(out.move_id, come.move_id)

    def test_lines_were_there_before_the_transfer_was_registered(self):
        gone = self._shows(self.bank, -500.0, 12, account_number=ACCOUNTS["USD"])
        arrived = self._shows(self.savings, 500.0, 13, account_number=OURS)
        out, come = self._transfer(self.bank, self.savings, 500.0)
        (gone | arrived).action_apply_automatically()
        self._assert_found(gone, out)
        self._assert_found(arrived, come)
        self._post(gone, arrived)
        self._assert_shown(out, come)
        self._assert_even_between(out.move_id, come.move_id)

    def test_lines_were_taken_for_each_other_before_it_was_registered(self):
        gone = self._shows(self.bank, -500.0, 12, account_number=ACCOUNTS["USD"])
        arrived = self._shows(self.savings, 500.0, 13, account_number=OURS)
        (gone | arrived).action_apply_automatically()
        self.assertEqual(gone.application_ids.transfer_line_id, arrived)
        out, come = self._transfer(self.bank, self.savings, 500.0)
        (gone | arrived).action_apply_automatically()
        self._assert_found(gone, out)
        self._assert_found(arrived, come)
        self._post(gone, arrived)
        self._assert_even_between(out.move_id, come.move_id)

    def test_euros_to_pounds_with_fees_on_both_sides(self):
        # 102.00 EUR go out, 59.00 GBP come in. The books hold the pounds at 122.92
        # USD; at the rate of the bank's line they are 118.00.
        out, come = self._transfer(
            self.euros,
            self.pounds,
            100.0,
            amount_received=60.0,
            fee_from=2.0,
            fee_to=1.0,
        )
        gone = self._shows(self.euros, -102.0, 14, account_number=ACCOUNTS["GBP"])
        arrived = self._shows(self.pounds, 59.0, 17, account_number=ACCOUNTS["EUR"])
        arrived.action_apply_automatically()
        self._assert_found(arrived, come)
        self._post(arrived)
        gone.action_apply_automatically()
        self._assert_found(gone, out)
        self._post(gone)
        self._assert_shown(out, come)
        self._assert_even_between(out.move_id, come.move_id)
        self.assertEqual(self._get_exchange_difference(out), 0.0)
        self.assertAlmostEqual(self._get_exchange_difference(come), 4.92)

    def test_pounds_to_dollars_the_rate_moved_meanwhile(self):
        self.env["res.currency.rate"].create(
            {
                "currency_id": self.pounds.currency_id.id,
                "company_id": self.company.id,
                "name": "2026-01-20",
                "rate": 0.4,
            }
        )
        out, come = self._transfer(self.pounds, self.bank, 100.0, amount_received=198.0)
        arrived = self._shows(self.bank, 198.0, 15, account_number=ACCOUNTS["GBP"])
        gone = self._shows(self.pounds, -100.0, 20, account_number=OURS)
        (gone | arrived).action_apply_automatically()
        self._assert_found(gone, out)
        self._assert_found(arrived, come)
        self._post(gone, arrived)
        self._assert_shown(out, come)
        self._assert_even_between(out.move_id, come.move_id)
        # The pounds that left stood at 250.00 and brought 198.00.
        self.assertAlmostEqual(self._get_exchange_difference(out), 52.0)
        self.assertEqual(self._get_exchange_difference(come), 0.0)

    def test_dollars_to_euros_in_the_other_order(self):
        out, come = self._transfer(
            self.bank, self.euros, 130.0, amount_received=100.0, fee_from=3.0
        )
        arrived = self._shows(self.euros, 100.0, 14, account_number=OURS)
        gone = self._shows(self.bank, -133.0, 19, account_number=ACCOUNTS["EUR"])
        for line, payment in ((gone, out), (arrived, come)):
            line.action_apply_automatically()
            self._assert_found(line, payment)
            self._post(line)
        self._assert_shown(out, come)
        # 130.00 were paid for what the table says is 125.00.
        self.assertAlmostEqual(self._get_exchange_difference(come), 5.0)

    def test_bank_says_nothing_of_the_other_account(self):
        out, _come = self._transfer(self.bank, self.savings, 500.0)
        line = self._shows(self.bank, -500.0, text="TRF-0042")
        line.action_apply_automatically()
        self._assert_found(line, out, certain=False)

    def test_fee_of_a_tax_that_can_be_reconciled_is_not_taken_for_the_transfer(self):
        tax = self.env["account.tax"].create(
            {"name": "25%", "amount": 25.0, "type_tax_use": "purchase"}
        )
        account = self.transfers.copy({"name": "Input tax"})
        self.assertTrue(account.reconcile)
        tax.invoice_repartition_line_ids.filtered(
            lambda line: line.repartition_type == "tax"
        ).account_id = account
        self.savings.bank_fee_tax_ids = tax
        _out, come = self._transfer(self.bank, self.savings, 500.0, fee_to=12.5)
        lines = self._shows(self.savings, 487.5, account_number=OURS)
        lines |= self._shows(self.savings, 2.5, account_number=OURS)
        lines.action_apply_automatically()
        self._assert_found(lines[0], come)
        self.assertFalse(lines[1].application_ids.move_line_id)

    # -- Several transfers on one line (NAV: by external number) -------------------

    def test_two_transfers_with_one_number_arrive_together(self):
        pairs = [
            self._transfer(self.bank, self.savings, amount, memo="EXT-77001")
            for amount in (300.0, 200.0)
        ]
        line = self._shows(self.savings, 500.0, text="EXT-77001", account_number=OURS)
        line.action_apply_automatically()
        items = [come._bank_get_transfer_item() for _out, come in pairs]
        self.assertEqual(set(line.application_ids.move_line_id), set(items))
        self.assertFalse(line.needs_review)
        self._post(line)
        self._assert_shown(*(come for _out, come in pairs))

    def test_one_line_lists_the_numbers_of_two_transfers(self):
        pairs = [
            self._transfer(self.euros, self.pounds, amount, memo=memo)
            for amount, memo in ((160.0, "EXT-77001"), (80.0, "EXT-77002"))
        ]
        self._transfer(self.euros, self.pounds, 240.0, memo="EXT-77003")
        line = self._shows(
            self.pounds,
            150.0,
            text="EXT-77001, EXT-77002",
            account_number=ACCOUNTS["EUR"],
        )
        line.action_apply_automatically()
        items = [come._bank_get_transfer_item() for _out, come in pairs]
        self.assertEqual(set(line.application_ids.move_line_id), set(items))
        self._post(line)
        self._assert_shown(*(come for _out, come in pairs))

    def test_two_transfers_named_that_do_not_add_up(self):
        for amount in (300.0, 200.0):
            self._transfer(self.bank, self.savings, amount, memo="EXT-77001")
        line = self._shows(self.savings, 510.0, text="EXT-77001", account_number=OURS)
        line.action_apply_automatically()
        self.assertFalse(line.application_ids.move_line_id)
