"""A payment at the bank is short or over, and a person says what becomes of it."""

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from .differences_case import DifferenceCommon


@tagged("post_install", "-at_install")
class TestWriteOffDifference(DifferenceCommon):
    """The journal writes off up to 5.00 and 1 percent."""

    def setUp(self):
        super().setUp()
        self.bank.write({"bank_write_off_amount": 5.0, "bank_write_off_percent": 1.0})

    def test_customer_pays_a_little_too_little(self):
        line = self._pay(996.0)
        line.action_bank_write_off_difference()
        self.assertEqual(line.application_ids.write_off_amount, 4.0)
        self._post(line)
        self.assertEqual(self.item.move_id.payment_state, "paid")
        self.assertEntry(
            line,
            [(self.bank_account, 996.0), (self.loss, 4.0), (self.receivable, -1000.0)],
        )

    def test_customer_pays_a_little_too_much(self):
        line = self._pay(1003.0)
        line.action_bank_write_off_difference()
        self._post(line)
        self.assertEntry(
            line,
            [
                (self.bank_account, 1003.0),
                (self.gain, -3.0),
                (self.receivable, -1000.0),
            ],
        )

    def test_we_pay_a_bill_a_little_short_and_a_little_over(self):
        for paid, difference, account in (
            (-798.0, -2.0, self.gain),
            (-803.0, 3.0, self.loss),
        ):
            bill = self._create_document(
                self.fjord, 800.0, f"BILL/2026/01/{-paid:.0f}", "in_invoice"
            )
            line = self._pay(paid, bill)
            line.action_bank_write_off_difference()
            self._post(line)
            self.assertEqual(bill.move_id.payment_state, "paid")
            self.assertEntry(
                line,
                [
                    (self.bank_account, paid),
                    (account, difference),
                    (self.payable, 800.0),
                ],
            )

    def test_more_than_the_amount_allowed(self):
        line = self._pay(994.0)
        self.assertRefused(
            ["from Nordlicht", "6.00", "5.00"], line.action_bank_write_off_difference
        )

    def test_more_than_the_percentage_allowed(self):
        small = self._create_document(self.nordlicht, 100.0, "INV/2026/00043")
        line = self._pay(98.0, small)
        self.assertRefused(["2.00", "1.00"], line.action_bank_write_off_difference)
        self._tick(line, small, 90.0)
        line.action_add_row({"account_id": self.fees.id})
        self.assertRefused(["10.00", "1.00"], line.action_bank_write_off_difference)

    def test_journal_that_allows_nothing(self):
        self.bank.write({"bank_write_off_amount": 0.0, "bank_write_off_percent": 0.0})
        self.assertRefused(["0.00"], self._pay(999.99).action_bank_write_off_difference)

    def test_nothing_to_write_off(self):
        self.assertRefused(
            ["no difference"], self._pay(1000.0).action_bank_write_off_difference
        )
        self.assertRefused(
            ["no difference"], self._create_line(5.0).action_bank_write_off_difference
        )

    def test_payment_in_two_parts_is_short_only_by_what_both_leave(self):
        first = self._pay(600.0)
        second = self._pay(398.0)
        second.action_bank_write_off_difference()
        self.assertEqual(second.application_ids.write_off_amount, 2.0)
        self._post(first)
        self._post(second)
        self.assertEqual(self.item.move_id.payment_state, "paid")

    def test_undo_and_post_again(self):
        line = self._pay(996.0)
        line.action_bank_write_off_difference()
        self._post(line)
        line.action_undo_applications()
        self.assertEqual(self.item.amount_residual, 1000.0)
        self._post(line)
        self.assertEqual(self.item.move_id.payment_state, "paid")

    def test_limits_of_the_journal_are_sane(self):
        for values in (
            {"bank_write_off_amount": -1.0},
            {"bank_write_off_percent": 51.0},
            {"bank_fee_amount": -1.0},
            {"bank_fee_amount": 1.0, "bank_fee_account_id": False},
            {
                "bank_write_off_automatically": True,
                "bank_write_off_gain_account_id": False,
            },
        ):
            with self.subTest(values), self.assertRaises(ValidationError):
                self.bank.write(values)


@tagged("post_install", "-at_install")
class TestOverpayment(DifferenceCommon):
    def test_rest_is_kept_on_the_customer_s_account(self):
        line = self._pay(1050.0)
        row = line.action_keep_on_account()
        self.assertRecordValues(
            row,
            [
                {
                    "account_id": self.receivable.id,
                    "partner_id": self.nordlicht.id,
                    "amount": 50.0,
                    "state": "accepted",
                }
            ],
        )
        self._post(line)
        on_account = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable and not entry.reconciled
        )
        self.assertEqual(on_account.amount_residual, -50.0)
        line.action_undo_applications()
        self.assertEqual(self.item.amount_residual, 1000.0)

    def test_what_we_paid_a_vendor_too_much(self):
        bill = self._create_document(
            self.fjord, 800.0, "BILL/2026/01/0001", "in_invoice"
        )
        line = self._pay(-850.0, bill)
        row = line.action_keep_on_account()
        self.assertRecordValues(row, [{"account_id": self.payable.id, "amount": -50.0}])

    def test_what_is_on_account_is_used_for_the_next_invoice(self):
        line = self._pay(1050.0)
        line.action_keep_on_account()
        self._post(line)
        on_account = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable and not entry.reconciled
        )
        other = self._create_document(self.nordlicht, 80.0, "INV/2026/00043")
        following = self._create_line(30.0)
        self.assertEqual(self._tick(following, on_account).amount, -50.0)
        self.assertEqual(self._tick(following, other).amount, 80.0)
        self._post(following)
        self.assertEqual(other.move_id.payment_state, "paid")
        self.assertTrue(on_account.reconciled)

    def test_payer_without_any_item(self):
        line = self._create_line(100.0, partner_id=self.fjord.id)
        row = line.action_keep_on_account()
        self.assertEqual(row.account_id, self.receivable)

    def test_nobody_knows_whose_it_is(self):
        self.assertRefused(
            ["Whose"], self._create_line(100.0, "?").action_keep_on_account
        )

    def test_nothing_is_left(self):
        self.assertRefused(["no difference"], self._pay(1000.0).action_keep_on_account)


@tagged("post_install", "-at_install")
class TestTransferDifference(DifferenceCommon):
    def test_rest_of_a_payment_goes_to_an_account_beside_the_item(self):
        line = self._pay(1010.0)
        row = line.action_transfer_difference(self.fees)
        self.assertRecordValues(
            row,
            [
                {
                    "account_id": self.fees.id,
                    "amount": 10.0,
                    "label": "from Nordlicht",
                    "confidence": "manual",
                }
            ],
        )
        self.assertEqual(line.difference_amount, 0.0)
        line.action_remove_application(row.id)
        self.assertEqual(line.difference_amount, 10.0)

    def test_whole_line_goes_to_an_account(self):
        line = self._create_line(-12.0)
        line.action_transfer_difference(self.fees)
        self.assertEqual(len(line.application_ids), 1)
        self.assertEqual(line.match_confidence, "manual")

    def test_with_tax_partner_and_undo(self):
        line = self._create_line(-12.0)
        line.action_transfer_difference(
            self.fees, self.fjord, "Card fee", taxes=self.purchase_tax
        )
        self._post(line)
        base = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.fees
        )
        self.assertRecordValues(
            base,
            [{"balance": 10.0, "partner_id": self.fjord.id, "name": "Card fee"}],
        )
        line.action_undo_applications()
        self.assertEqual(len(line.move_id.line_ids), 2)
        self.assertEqual(line.application_ids.tax_ids, self.purchase_tax)

    def test_wizard_asks_for_account_tax_and_partner(self):
        line = self._create_line(-12.0)
        wizard = Form(
            self.env["bank.transfer.difference"]
            .with_user(self.accountant)
            .with_context(active_ids=line.ids)
        )
        wizard.account_id = self.fees
        wizard.partner_id = self.fjord
        wizard.tax_ids.add(self.purchase_tax)
        wizard.save().action_transfer()
        self.assertRecordValues(
            line.application_ids,
            [
                {
                    "account_id": self.fees.id,
                    "partner_id": self.fjord.id,
                    "tax_ids": self.purchase_tax.ids,
                    "amount": -12.0,
                }
            ],
        )

    def test_no_difference(self):
        line = self._pay(1000.0)
        self.assertRefused(
            ["from Nordlicht", "no difference"],
            line.action_transfer_difference,
            self.fees,
        )
