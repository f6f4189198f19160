"""Payments ahead of their documents: dated later, or still a draft.

Nordlicht pays 300.00 on 15 January.
"""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, new_test_user, tagged

from .common import BankReconcileCommon

NAME = "Nordlicht Versand GmbH"
ACCOUNT = "DE57259910200046617305"


class AheadCommon(BankReconcileCommon):
    def _come(self, text="INV/2026/00042", amount=300.0, **values):
        line = self._create_line(amount, text, **{"partner_name": NAME, **values})
        line.action_apply_automatically()
        return line

    def _reasons(self, line):
        return {r["kind"]: r["text"] for r in line.bank_match_details["reasons"]}


@tagged("post_install", "-at_install")
class TestDatedLater(AheadCommon):
    """The invoice of 300.00 that it names is dated 20 January, five days later."""

    def _invoice(self, day=date(2026, 1, 20), amount=300.0, number="INV/2026/00042"):
        return self._create_document(self.nordlicht, amount, number, day=day)

    def test_named_and_exact_is_proposed_posted_and_undone(self):
        self._note_account(self.nordlicht, ACCOUNT)
        item = self._invoice()
        line = self._come(account_number=ACCOUNT)
        self.assertEqual(line.application_ids.move_line_id, item)
        self.assertTrue(line.needs_review)
        self.assertEqual(
            self._reasons(line)["dated_later"],
            "INV/2026/00042 is dated 2026-01-20, after the payment",
        )
        self.bank.bank_post_automatically = True
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()
        self.assertFalse(line.is_reconciled)
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(line.is_reconciled, line.posting_error)
        self.assertTrue(item.reconciled)
        self.assertEqual(item.amount_residual, 0.0)
        line.action_undo_applications()
        self.assertEqual(item.amount_residual, 300.0)
        self.assertTrue(line.needs_review)

    def test_days_that_the_company_allows(self):
        item = self._invoice()
        company = self.env.company
        for days, found in ((0, False), (4, False), (5, True), (30, True)):
            company.bank_later_days = days
            line = self._come()
            self.assertEqual(line.application_ids.move_line_id == item, found, days)
            self.assertTrue(line.needs_review)
            line.action_remove_applications()
        for wrong in (-1, 367):
            with self.assertRaises(ValidationError):
                company.bank_later_days = wrong
        with Form(self.env["res.config.settings"]) as form:
            self.assertEqual(form.bank_later_days, 30)

    def test_other_amount_or_no_number_is_not_it(self):
        item = self._invoice()
        for amount, text in ((299.0, "INV/2026/00042"), (300.0, "January")):
            line = self._come(text, amount)
            self.assertNotIn(item, line.application_ids.move_line_id)
            self.assertTrue(line.needs_review)

    def test_two_of_which_one_is_dated_later(self):
        first = self._invoice(date(2026, 1, 2), 200.0, "INV/2026/00041")
        second = self._invoice(amount=100.0)
        line = self._come("INV/2026/00041 INV/2026/00042")
        self.assertEqual(line.application_ids.move_line_id, first + second)
        self.assertTrue(line.needs_review)

    def test_item_of_the_amount_that_is_open_is_no_answer_for_the_number(self):
        """What is named comes before another of the amount."""
        self._invoice(date(2026, 1, 2), number="INV/2026/00099")
        item = self._invoice()
        self.assertEqual(self._come().application_ids.move_line_id, item)


@tagged("post_install", "-at_install")
class TestDrafts(AheadCommon):
    def _draft(self, amount=300.0, kind="out_invoice", **values):
        values = {
            "move_type": kind,
            "partner_id": self.nordlicht.id,
            "invoice_date": date(2026, 1, 10),
            **values,
        }
        lines = [Command.create({"name": "a", "price_unit": amount, "tax_ids": False})]
        return self.env["account.move"].create({**values, "invoice_line_ids": lines})

    def _told(self, line):
        return [each["id"] for each in line.get_bank_reconciliation_panel()["drafts"]]

    def test_draft_of_the_payer_and_amount_is_told_posted_and_applied(self):
        draft = self._draft()
        line = self._come("January")
        self.assertIn("draft_fits", self._reasons(line))
        self.assertEqual(self._told(line), draft.ids)
        line.action_bank_post_draft(draft.id)
        self.assertEqual(draft.state, "posted")
        item = self._open_item(draft)
        self.assertEqual(line.application_ids.move_line_id, item)
        self.assertFalse(self._told(line))
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(item.reconciled)
        line.action_undo_applications()
        self.assertEqual(item.amount_residual, 300.0)

    def test_draft_that_is_named_by_whatever_it_has(self):
        """Without a number it has the customer's reference, an order's, or ours."""
        for values, text in (
            ({"name": "INV/2026/00042"}, "INV/2026/00042"),
            ({"ref": "PO-7781204"}, "PO-7781204"),
            ({"invoice_origin": "S0077812"}, "S0077812"),
            ({"payment_reference": "RF18539007547034"}, "RF18539007547034"),
        ):
            with self.subTest(text):
                draft = self._draft(**values)
                line = self._come(text, partner_name="Somebody Unknown")
                self.assertIn("closed_draft", self._reasons(line))
                self.assertEqual(self._told(line), draft.ids)
                line.action_bank_post_draft(draft.id)
                self.assertEqual(line.application_ids.move_line_id.move_id, draft)
                line.action_remove_applications()
                draft.button_draft()
                draft.unlink()

    def test_draft_without_a_date_is_dated_today_by_odoo(self):
        """Which is long after the payment: who posts it here has said what it is."""
        draft = self._draft(invoice_date=False)
        line = self._come("January")
        line.action_bank_post_draft(draft.id)
        self.assertEqual(line.application_ids.move_line_id.move_id, draft)
        self.assertEqual(line.match_confidence, "manual")

    def test_refund_and_bill(self):
        vendor = self._create_partner("Kabelwerk AG", customer_rank=0, supplier_rank=1)
        for kind, partner, amount in (
            ("out_refund", self.nordlicht, -120.0),
            ("in_invoice", vendor, -130.0),
            ("in_refund", vendor, 140.0),
        ):
            draft = self._draft(abs(amount), kind, partner_id=partner.id)
            line = self._come("x", amount, partner_name=partner.name)
            self.assertEqual(self._told(line), draft.ids, kind)
            # and not for money the other way
            other = self._come("x", -amount, partner_name=partner.name)
            self.assertFalse(self._told(other), kind)

    def test_what_is_not_told(self):
        self._draft(299.0)
        self._draft(partner_id=self.fjord.id)
        line = self._come("January")
        self.assertFalse(self._told(line))
        # an open item of the amount is the answer
        self._create_document(self.nordlicht, 300.0, "INV/2026/00099")
        self._draft()
        line = self._come("January")
        self.assertFalse(self._told(line))

    def test_only_what_the_line_tells_of_is_posted(self):
        draft, other = self._draft(), self._draft(ref="other", amount=17.0)
        line = self._come("January")
        with self.assertRaisesRegex(UserError, "no such draft"):
            line.action_bank_post_draft(other.id)
        for wrong in (0, "1", [draft.id], None):
            with self.assertRaisesRegex(UserError, "no such draft"):
                line.action_bank_post_draft(wrong)
        line.action_accept()
        with self.assertRaisesRegex(UserError, "remove that first"):
            line.action_bank_post_draft(draft.id)
        self.assertEqual((draft + other).mapped("state"), ["draft", "draft"])

    def test_nobody_posts_a_draft_without_the_right(self):
        reader = new_test_user(
            self.env,
            login="reader",
            groups="account.group_account_readonly",
            company_id=self.env.company.id,
        )
        draft = self._draft()
        line = self._come("January")
        panel = line.with_user(reader).get_bank_reconciliation_panel()
        self.assertEqual([each["may_post"] for each in panel["drafts"]], [False])
        with self.assertRaises(AccessError):
            line.with_user(reader).action_bank_post_draft(draft.id)
        self.assertEqual(draft.state, "draft")
        line.with_user(self.accountant).action_bank_post_draft(draft.id)
        self.assertEqual(draft.state, "posted")

    def test_what_odoo_refuses_is_refused(self):
        """A bill without its date."""
        vendor = self._create_partner("Kabelwerk AG", customer_rank=0, supplier_rank=1)
        draft = self._draft(
            130.0, "in_invoice", partner_id=vendor.id, invoice_date=False
        )
        line = self._come("x", -130.0, partner_name=vendor.name)
        with self.assertRaises(UserError):
            line.action_bank_post_draft(draft.id)
        self.assertEqual(draft.state, "draft")

    def test_as_many_queries_for_many_lines(self):
        def count(amounts):
            for amount in amounts:
                self._draft(amount)
            lines = self.env["account.bank.statement.line"]
            for amount in amounts:
                lines |= self._create_line(amount, "January", partner_name=NAME)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["bank.matching.ledger"]._load(
                self.bank, lines.bank_transaction_currency_id, lines
            )
            return self.env.cr.sql_log_count - before

        count([300.0])
        self.assertEqual(count([301.0, 302.0]), count([400.0 + n for n in range(12)]))
