from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import BankReconcileCommon


class ApplyByHandCommon(BankReconcileCommon):
    @classmethod
    def _create_discount_term(cls, percentage=2, computation="included"):
        return cls.env["account.payment.term"].create(
            {
                "name": f"{percentage} % in 14 days",
                "early_discount": True,
                "discount_percentage": percentage,
                "discount_days": 14,
                "early_pay_discount_computation": computation,
                "line_ids": [Command.create({"value": "percent", "value_amount": 100})],
            }
        )

    @classmethod
    def _create_discounted(cls, amount, number, **values):
        """An invoice of 8 January; 2 % may be taken off until the 22nd."""
        return cls._create_document(
            cls.nordlicht,
            amount,
            number,
            day=date(2026, 1, 8),
            invoice_payment_term_id=cls._create_discount_term().id,
            **values,
        )

    def _tick(self, line, item, amount=None):
        ids = line.action_apply_item(item.id, amount)
        return self.env["bank.payment.application"].browse(ids)

    def assertRefused(self, words, method, *args):
        """The method raises one sentence that has all the words."""
        with self.assertRaises(UserError) as caught:
            method(*args)
        message = str(caught.exception)
        for word in words:
            self.assertIn(word, message)
        self.assertTrue(message.endswith("."), message)


@tagged("post_install", "-at_install")
class TestTick(ApplyByHandCommon):
    """Ticking open items, as on NAV's payment application page."""

    def test_invoice_of_the_line_s_amount(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        application = self._tick(line, item)
        self.assertRecordValues(
            application,
            [
                {
                    "amount": 1000.0,
                    "discount_amount": 0.0,
                    "confidence": "manual",
                    "state": "accepted",
                    "partner_id": self.nordlicht.id,
                    "warning": False,
                }
            ],
        )
        self.assertEqual(line.difference_amount, 0.0)
        self.assertEqual(line.match_confidence, "manual")

    def test_line_larger_than_the_invoice(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        self.assertEqual(self._tick(line, item).amount, 500.0)
        self.assertEqual(line.difference_amount, 500.0)

    def test_line_smaller_than_the_invoice(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(500.0)
        self.assertEqual(self._tick(line, item).amount, 500.0)
        self.assertEqual(line.difference_amount, 0.0)
        line._post_applications()
        self.assertEqual(item.amount_residual, 500.0)

    def test_unticked_with_zero(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00042")
        line = self._create_line(500.0)
        self._tick(line, item)
        self.assertFalse(self._tick(line, item, 0.0))
        self.assertEqual(line.difference_amount, 500.0)
        self.assertTrue(line.is_kept_open, "the scheduled action leaves it alone")

    def test_typed_amount_ticks_and_is_changed_by_typing_again(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        first = self._tick(line, item, 250.0)
        self.assertEqual(line.difference_amount, 750.0)
        self.assertEqual(self._tick(line, item, 300.0), first)
        self.assertEqual(line.difference_amount, 700.0)

    def test_two_invoices_of_different_customers_on_one_line(self):
        first = self._create_document(self.nordlicht, 600.0, "INV/2026/00042")
        other = self._create_document(self.fjord, 400.0, "INV/2026/00043")
        line = self._create_line(1000.0)
        self._tick(line, first)
        self._tick(line, other)
        _done, errors = line._post_applications()
        self.assertFalse(errors)
        self.assertEqual(first.move_id.payment_state, "paid")
        self.assertEqual(other.move_id.payment_state, "paid")

    def test_credit_note_first_then_the_invoice_takes_what_it_adds(self):
        invoice = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        credit = self._create_document(
            self.nordlicht, 200.0, "RINV/2026/00001", "out_refund"
        )
        line = self._create_line(800.0)
        self.assertEqual(self._tick(line, credit).amount, -200.0)
        self.assertEqual(self._tick(line, invoice).amount, 1000.0)
        self.assertEqual(line.difference_amount, 0.0)

    def test_credit_note_after_the_invoice_says_to_apply_the_invoice_again(self):
        invoice = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        credit = self._create_document(
            self.nordlicht, 200.0, "RINV/2026/00001", "out_refund"
        )
        line = self._create_line(800.0)
        self.assertEqual(self._tick(line, invoice).amount, 800.0)
        self.assertIn("INV/2026/00042", self._tick(line, credit).warning)
        self.assertEqual(self._tick(line, invoice).amount, 1000.0)
        self.assertEqual(line.difference_amount, 0.0)
        self.assertFalse(line.application_ids.filtered("warning"))

    def test_bill_is_set_off_against_an_invoice_of_the_same_partner(self):
        invoice = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        bill = self._create_document(
            self.nordlicht, 300.0, "BILL/2026/01/0001", "in_invoice"
        )
        line = self._create_line(700.0)
        self.assertRefused(
            ["BILL/2026/01/0001", "set off"], line.action_apply_item, bill.id
        )
        self._tick(line, invoice)
        self.assertEqual(self._tick(line, bill).amount, -300.0)
        self._tick(line, invoice)
        _done, errors = line._post_applications()
        self.assertFalse(errors)
        self.assertEqual(bill.move_id.payment_state, "paid")

    def test_registered_payment_is_ticked(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00050")
        payment = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=item.move_id.ids)
            .create({"journal_id": self.bank.id, "payment_date": date(2026, 1, 10)})
            ._create_payments()
        )
        line = self._create_line(500.0)
        self._tick(line, payment._seek_for_lines()[0])
        _done, errors = line._post_applications()
        self.assertFalse(errors)
        self.assertTrue(payment.is_matched)

    def test_invoice_written_after_the_payment_is_applied_with_a_warning(self):
        item = self._create_document(
            self.nordlicht, 100.0, "INV/2026/00042", day=date(2026, 1, 16)
        )
        line = self._create_line(100.0)
        self.assertIn("2026-01-16", self._tick(line, item).warning)
        _done, errors = line._post_applications()
        self.assertFalse(errors)

    def test_ticking_what_the_matcher_proposed_makes_it_the_person_s(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        self._apply(line, (item, 1000.0), confidence="low", review_required=True)
        self._tick(line, item, 900.0)
        self.assertRecordValues(
            line, [{"match_confidence": "manual", "difference_amount": 100.0}]
        )

    # -- Discounts

    def test_discount_in_time_when_more_is_paid(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        application = self._tick(line, item)
        self.assertEqual(application.amount, 980.0)
        self.assertEqual(application.discount_amount, 20.0)
        self.assertEqual(line.difference_amount, 20.0)

    def test_discounted_amount_paid_in_time(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(980.0)
        application = self._tick(line, item)
        self.assertEqual(application.amount, 980.0)
        self.assertEqual(application.discount_amount, 20.0)
        _done, errors = line._post_applications()
        self.assertFalse(errors)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_less_than_the_discounted_amount_earns_no_discount(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(490.0)
        application = self._tick(line, item)
        self.assertEqual(application.amount, 490.0)
        self.assertEqual(application.discount_amount, 0.0)

    def test_customer_who_pays_all_in_spite_of_the_discount(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        application = self._tick(line, item, 1000.0)
        self.assertEqual(application.discount_amount, 0.0)

    def test_discount_late_only_within_the_grace_days(self):
        self.bank.bank_discount_grace_days = 3
        item = self._create_discounted(1000.0, "INV/2026/00042")
        in_grace = self._create_line(980.0, day=date(2026, 1, 25))
        self.assertEqual(self._tick(in_grace, item).discount_amount, 20.0)
        in_grace.action_remove_applications()
        late = self._create_line(980.0, day=date(2026, 1, 26))
        self.assertEqual(self._tick(late, item).discount_amount, 0.0)

    def test_late_discount_is_granted_by_choice(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(980.0, day=date(2026, 3, 1))
        application = self._tick(line, item)
        line.action_update_application(application.id, {"discount_amount": 20.0})
        self.assertEqual(application.amount, 980.0)
        _done, errors = line._post_applications()
        self.assertFalse(errors)
        self.assertEqual(item.move_id.payment_state, "paid")

    def test_raised_discount_lets_a_smaller_payment_close_the_invoice(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(900.0)
        application = self._tick(line, item)
        line.action_update_application(application.id, {"discount_amount": 100.0})
        self.assertEqual(application.amount, 900.0)
        self.assertEqual(application.item_amount, 1000.0)

    def test_discount_taken_back_lets_the_line_pay_the_rest(self):
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        application = self._tick(line, item)
        line.action_update_application(application.id, {"discount_amount": 0.0})
        self.assertEqual(application.amount, 1000.0)
        self.assertEqual(line.difference_amount, 0.0)

    def test_amount_typed_over_a_discount_takes_the_discount_back(self):
        """A form that sends the item's share as it was before changes nothing."""
        item = self._create_discounted(1000.0, "INV/2026/00042")
        line = self._create_line(1000.0)
        application = self._tick(line, item)
        line.action_update_application(
            application.id, {"amount": 1000.0, "item_amount": 1020.0}
        )
        self.assertRecordValues(
            application,
            [{"amount": 1000.0, "discount_amount": 0.0, "item_amount": 1000.0}],
        )

    def test_credit_note_grants_no_discount(self):
        credit = self._create_document(
            self.nordlicht, 200.0, "RINV/2026/00001", "out_refund"
        )
        line = self._create_line(-200.0)
        application = self._tick(line, credit)
        self.assertRefused(
            ["RINV/2026/00001", "discount"],
            line.action_update_application,
            application.id,
            {"discount_amount": -2.0},
        )


@tagged("post_install", "-at_install")
class TestRefusals(ApplyByHandCommon):
    """What neither the item nor the line has is refused in one sentence."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls._create_document(cls.nordlicht, 1000.0, "INV/2026/00042")

    def test_more_than_the_line_has_left(self):
        line = self._create_line(800.0, "from Nordlicht")
        self.assertRefused(
            ["from Nordlicht", "800.00", "900.00", "INV/2026/00042"],
            line.action_apply_item,
            self.item.id,
            900.0,
        )

    def test_line_is_fully_applied(self):
        line = self._create_line(1000.0, "from Nordlicht")
        self._tick(line, self.item)
        other = self._create_document(self.nordlicht, 50.0, "INV/2026/00043")
        self.assertRefused(
            ["from Nordlicht", "fully applied"], line.action_apply_item, other.id
        )
        self.assertRefused(
            ["fully applied"], line.action_add_row, {"account_id": self.fees.id}
        )

    def test_more_than_the_item_has(self):
        line = self._create_line(2000.0)
        self.assertRefused(
            ["INV/2026/00042", "1,000.00", "1,100.00"],
            line.action_apply_item,
            self.item.id,
            1100.0,
        )

    def test_more_than_another_line_left_of_the_item(self):
        other = self._create_line(600.0, "first instalment")
        self._tick(other, self.item)
        line = self._create_line(600.0)
        self.assertRefused(
            ["first instalment", "400.00 open", "600.00 of it"],
            line.action_apply_item,
            self.item.id,
            600.0,
        )
        self.assertEqual(self._tick(line, self.item).amount, 400.0)

    def test_item_taken_by_another_line(self):
        other = self._create_line(1000.0, "from Nordlicht")
        self._tick(other, self.item)
        line = self._create_line(1000.0)
        self.assertRefused(
            ["taken", "from Nordlicht"], line.action_apply_item, self.item.id, 10.0
        )

    def test_wrong_sign(self):
        line = self._create_line(1000.0)
        self.assertRefused(
            ["wrong sign", "INV/2026/00042"],
            line.action_apply_item,
            self.item.id,
            -100.0,
        )

    def test_customer_s_invoice_for_money_out(self):
        line = self._create_line(-1000.0)
        self.assertRefused(
            ["INV/2026/00042"], line.action_apply_item, self.item.id, 1000.0
        )

    def test_line_is_posted(self):
        line = self._create_line(1000.0, "from Nordlicht")
        application = self._tick(line, self.item)
        line._post_applications()
        for method, args in (
            (line.action_apply_item, (self.item.id,)),
            (line.action_add_row, ({"account_id": self.fees.id},)),
            (line.action_update_application, (application.id, {"amount": 1.0})),
            (line.action_remove_application, (application.id,)),
        ):
            self.assertRefused(["from Nordlicht", "posted"], method, *args)

    def test_paid_item(self):
        paying = self._create_line(1000.0)
        self._tick(paying, self.item)
        paying._post_applications()
        line = self._create_line(1000.0)
        self.assertRefused(
            ["INV/2026/00042", "nothing open"], line.action_apply_item, self.item.id
        )

    def test_account_of_an_item_s_application_is_not_changed(self):
        line = self._create_line(1000.0)
        application = self._tick(line, self.item)
        self.assertRefused(
            ["INV/2026/00042"],
            line.action_update_application,
            application.id,
            {"account_id": self.fees.id},
        )

    def test_application_of_another_line(self):
        application = self._tick(self._create_line(1000.0), self.item)
        self.assertRefused(
            ["removed"],
            self._create_line(5.0).action_remove_application,
            application.id,
        )

    def test_fields_that_no_person_sets(self):
        line = self._create_line(1000.0)
        application = self._tick(line, self.item)
        with self.assertRaises(ValueError):
            line.action_update_application(application.id, {"state": "posted"})


@tagged("post_install", "-at_install")
class TestRows(ApplyByHandCommon):
    """Money applied to accounts and partners without an open item."""

    def test_payment_on_account_of_a_customer_and_of_a_vendor(self):
        for amount, account in ((500.0, self.receivable), (-500.0, self.payable)):
            line = self._create_line(amount)
            ids = line.action_add_row({"partner_id": self.nordlicht.id})
            application = self.env["bank.payment.application"].browse(ids)
            self.assertRecordValues(
                application, [{"account_id": account.id, "amount": amount}]
            )
            _done, errors = line._post_applications()
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
        with self.assertRaises(ValueError):
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
        _done, errors = line._post_applications()
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
        _done, errors = line._post_applications()
        self.assertFalse(errors)
        self.assertEqual(item.move_id.payment_state, "paid")
