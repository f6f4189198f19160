"""Money paid back, and what lies on account: on which side, and what it closes."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .apply_by_hand_case import ApplyByHandCommon

BACK = date(2026, 1, 20)


@tagged("post_install", "-at_install")
class TestOnAccount(ApplyByHandCommon):
    """What an earlier payment left is a candidate like any open item."""

    def _post(self, lines):
        _done, errors = lines._bank_post_applications()
        self.assertFalse(errors)

    def _overpay(self, amount=1200.0, invoice=1000.0, partner=None):
        """An invoice paid with too much, the rest kept on account; returns that."""
        partner = partner or self.nordlicht
        item = self._create_document(partner, invoice, "INV/2026/00042")
        line = self._create_line(amount, "INV/2026/00042", partner_id=partner.id)
        self._tick(line, item)
        line.action_keep_on_account()
        self._post(line)
        rest = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable and not entry.reconciled
        )
        self.assertEqual(rest.amount_residual, invoice - amount)
        return rest

    def _pay_back(self, amount, text="refund", partner=None, **values):
        partner = partner or self.nordlicht
        line = self._create_line(
            amount, text, day=BACK, partner_name=partner.name, **values
        )
        line.action_apply_automatically()
        return line

    def test_refund_of_an_overpayment_closes_it(self):
        """1,200 came for an invoice of 1,000; 200 go back."""
        rest = self._overpay()
        line = self._pay_back(-200.0)
        self.assertEqual(line.application_ids.move_line_id, rest)
        self.assertEqual(line.application_ids.account_id, self.receivable)
        self._post(line)
        self.assertTrue(rest.reconciled)
        self.assertEqual(
            rest.full_reconcile_id.reconciled_line_ids.move_id,
            (rest.move_id | line.move_id),
        )

    def test_refund_that_names_the_overpaid_invoice(self):
        rest = self._overpay()
        account = self._note_account(self.nordlicht, "DE57259910200046617305")
        line = self._pay_back(
            -200.0,
            "your overpayment of INV/2026/00042",
            account_number=account.acc_number,
        )
        self.assertEqual(line.application_ids.move_line_id, rest)
        self.assertFalse(line.needs_review)

    def test_next_invoice_less_the_overpayment(self):
        """An invoice of 500 is paid with 300, since 200 lie on account."""
        rest = self._overpay()
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00043")
        line = self._pay_back(300.0, "INV/2026/00043")
        self.assertEqual(
            {a.move_line_id: a.amount for a in line.application_ids},
            {item: 500.0, rest: -200.0},
        )
        self.assertIn("amount on account", line.bank_match_explanation)
        self._post(line)
        self.assertTrue(rest.reconciled and item.reconciled)

    def test_overpayment_that_another_line_holds_or_has_used(self):
        """Of 200 on account 150 are promised to one line: 50 are left for others."""
        rest = self._overpay()
        first = self._create_line(-150.0, "first", day=BACK)
        first.action_apply_item(rest.id, -150.0)
        line = self._pay_back(-50.0)
        self.assertEqual(line.application_ids.move_line_id, rest)
        self.assertFalse(line.difference_amount)
        whole = self._pay_back(-200.0)
        self.assertNotIn(rest, whole.application_ids.move_line_id)
        self._post(first)
        self.assertEqual(rest.amount_residual, -50.0)
        self._post(line)
        self.assertTrue(rest.reconciled)

    def _register(self, partner, amount, payment_type="inbound", **values):
        """A payment without document, which the bank shows afterwards."""
        payment = self.env["account.payment"].create(
            {
                "payment_type": payment_type,
                "partner_type": "customer" if payment_type == "inbound" else "supplier",
                "partner_id": partner.id,
                "amount": amount,
                "date": date(2026, 1, 5),
                "journal_id": self.bank.id,
                **values,
            }
        )
        payment.outstanding_account_id = (
            self.bank.company_id.transfer_account_id.copy(
                {"code": "OUTST9", "name": "Outstanding", "reconcile": True}
            )
            if not payment.outstanding_account_id
            else payment.outstanding_account_id
        )
        payment.action_post()
        return payment

    def _get_rest(self, payment):
        return payment.move_id.line_ids.filtered(
            lambda entry: entry.account_id == payment.destination_account_id
        )

    def test_payment_without_document_is_paid_back(self):
        """A customer's advance of 300, and a vendor's: both come back."""
        vendor = self._create_partner("Kabelwerk AG", customer_rank=0, supplier_rank=1)
        for partner, kind, amount, account in (
            (self.nordlicht, "inbound", -300.0, self.receivable),
            (vendor, "outbound", 300.0, self.payable),
        ):
            payment = self._register(partner, 300.0, kind)
            rest = self._get_rest(payment)
            self.assertEqual(rest.account_id, account)
            line = self._pay_back(amount, partner=partner)
            self.assertEqual(line.application_ids.move_line_id, rest)
            self._post(line)
            self.assertTrue(rest.reconciled)

    def test_payments_own_money_before_what_it_left_on_account(self):
        """500 were registered without document: the bank's 500 are that payment, and
        no invoice of 1,000 less those 500."""
        self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        payment = self._register(self.nordlicht, 500.0, memo="advance")
        line = self._create_line(
            500.0, "advance", day=BACK, partner_name=self.nordlicht.name
        )
        line.action_apply_automatically()
        self.assertEqual(
            line.application_ids.move_line_id.account_id,
            payment.outstanding_account_id,
        )

    def test_advance_is_listed_by_hand_once_the_bank_has_shown_it(self):
        payment = self._register(self.nordlicht, 300.0)
        rest = self._get_rest(payment)
        line = self._create_line(-300.0, "refund", day=BACK)
        line.partner_id = self.nordlicht
        self.assertNotIn(rest.id, self._listed(line))
        shown = self._create_line(300.0, "advance")
        outstanding = payment.move_id.line_ids - rest
        shown.action_apply_item(outstanding.id)
        self._post(shown)
        self.assertTrue(payment.is_matched)
        self.assertIn(rest.id, self._listed(line))
        invoice = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        # 700 come for 1,000 less the advance of 300
        paid = self._create_line(700.0, "rest", day=BACK)
        paid.action_apply_item(invoice.id, 700.0)
        paid.action_apply_item(rest.id)
        paid.action_apply_item(invoice.id, 1000.0)
        self._post(paid)
        self.assertTrue(rest.reconciled and invoice.reconciled)

    def _listed(self, line):
        return [r["move_line_id"] for r in line.get_open_items("partner")["records"]]

    def test_item_in_another_currency_is_no_candidate(self):
        other = self.setup_other_currency("SEK", rates=[("2016-01-01", 10.0)])
        self._create_document(
            self.nordlicht, 200.0, "RINV/1", "out_refund", currency_id=other.id
        )
        line = self._pay_back(-200.0)
        self.assertFalse(line.application_ids.move_line_id)

    def test_half_settled_line_is_no_answer_for_itself(self):
        """A person settled 60 of a line of 100 on the receivable account."""
        line = self._create_line(100.0, "x", partner_id=self.nordlicht.id)
        _liquidity, suspense, _other = line._seek_for_lines()
        line.move_id.button_draft()
        line.move_id.with_context(skip_account_move_synchronization=True).write(
            {
                "line_ids": [
                    Command.update(
                        suspense.id, {"credit": 40.0, "amount_currency": -40.0}
                    ),
                    Command.create(
                        {
                            "account_id": self.receivable.id,
                            "partner_id": self.nordlicht.id,
                            "credit": 60.0,
                            "amount_currency": -60.0,
                        }
                    ),
                ]
            }
        )
        line.move_id.action_post()
        line.action_apply_automatically()
        own = line.move_id.line_ids
        self.assertFalse(line.application_ids.move_line_id & own)
