"""A bank line that settles no item: payments on account, the bank's fees."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .apply_by_hand_case import ApplyByHandCommon


@tagged("post_install", "-at_install")
class TestRows(ApplyByHandCommon):
    """Money applied to accounts and partners without an open item."""

    def test_payment_on_account_of_a_customer_and_of_a_vendor(self):
        vendor = self._create_partner("Kabelwerk AG", customer_rank=0, supplier_rank=1)
        for amount, partner, account in (
            (500.0, self.nordlicht, self.receivable),
            (-500.0, self.nordlicht, self.receivable),
            (500.0, vendor, self.payable),
            (-500.0, vendor, self.payable),
        ):
            line = self._create_line(amount)
            ids = line.action_add_row({"partner_id": partner.id})
            application = self.env["bank.payment.application"].browse(ids)
            self.assertRecordValues(
                application, [{"account_id": account.id, "amount": amount}]
            )
            _done, errors = line._bank_post_applications()
            self.assertFalse(errors)

    def test_rest_of_a_payment_goes_on_account(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        self._tick(line, item)
        line.action_add_row({"partner_id": self.nordlicht.id})
        self.assertEqual(line.application_ids.mapped("amount"), [500.0, 500.0])
        self.assertEqual(line.difference_amount, 0.0)

    def test_form_sends_the_fields_of_items_empty(self):
        line = self._create_line(-40.0)
        line.action_add_row(
            {
                "move_line_id": False,
                "discount_amount": 0.0,
                "write_off_account_id": False,
                "account_id": self.fees.id,
                "tax_ids": [[6, False, []]],
                "amount": -40.0,
            }
        )
        self.assertEqual(line.application_ids.account_id, self.fees)
        with self.assertRaises(UserError):
            line.action_add_row({"account_id": self.fees.id, "discount_amount": 5.0})

    def test_neither_account_nor_partner(self):
        self.assertRefused(["account"], self._create_line(5.0).action_add_row, {})

    def test_bank_fee_without_an_account_for_it(self):
        self.assertRefused(
            ["fee", "journal"], self._create_line(-5.0).action_add_row, {"kind": "fee"}
        )

    def test_bank_fee_of_a_line(self):
        self.bank.bank_fee_account_id = self.fees
        line = self._create_line(-12.5)
        line.action_add_row({"kind": "fee", "label": "Account fee"})
        self.assertRecordValues(
            line.application_ids,
            [{"account_id": self.fees.id, "amount": -12.5, "label": "Account fee"}],
        )

    def test_fee_that_the_bank_kept_from_a_customer_s_payment(self):
        """1,000 were due, 995 came: the customer owes nothing, the fee is ours."""
        self.bank.bank_fee_account_id = self.fees
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(995.0)
        self._tick(line, item)
        line.action_add_row({"kind": "fee"})
        self.assertEqual(line.difference_amount, 0.0)
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertRecordValues(
            line.move_id.line_ids.sorted("balance"),
            [
                {"account_id": self.receivable.id, "balance": -1000.0},
                {"account_id": self.fees.id, "balance": 5.0},
                {"account_id": self.bank.default_account_id.id, "balance": 995.0},
            ],
        )

    def test_row_is_changed_and_removed(self):
        line = self._create_line(-100.0)
        application_id = line.action_add_row({"account_id": self.fees.id})[0]
        line.action_update_application(application_id, {"amount": -40.0, "label": "x"})
        self.assertEqual(line.difference_amount, -60.0)
        line.action_remove_application(application_id)
        self.assertEqual(line.difference_amount, -100.0)

    def test_accountant_does_all_of_it(self):
        self.bank.bank_fee_account_id = self.fees
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        line = self._create_line(510.0).with_user(self.accountant)
        self.assertEqual(
            line.get_open_items("all")["records"][0]["move_line_id"], item.id
        )
        application_id = line.action_apply_item(item.id)[0]
        line.action_add_row({"partner_id": self.nordlicht.id, "amount": 10.0})
        line.action_update_application(application_id, {"label": "part"})
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertEqual(item.move_id.payment_state, "paid")
