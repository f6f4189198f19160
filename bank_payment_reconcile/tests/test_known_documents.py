"""What is said of a document that a line names and cannot pay, and what it costs."""

from datetime import date

from odoo import Command
from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestKnownDocuments(BankReconcileCommon):
    """Nordlicht owes 300.00 by INV/2026/00099, and names another invoice of 300.00."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls._create_document(cls.nordlicht, 300.0, "INV/2026/00099")

    def _told(self, kind, text="INV/2026/00042", **expected):
        """Apply a line of 300.00 that names it; the reason of the kind, in words."""
        line = self._create_line(300.0, text, partner_name="Nordlicht Versand GmbH")
        line.action_apply_automatically()
        reasons = {r["kind"]: r for r in line.bank_match_details["reasons"]}
        for applied in line.application_ids:
            reasons |= {r["kind"]: r for r in applied.reasons}
        self.assertIn(kind, reasons)
        self.assertNotIn("unknown_document", reasons)
        self.assertTrue(line.needs_review)
        return reasons[kind]["text"]

    def _pay(self, item, day):
        """Pay an item by an entry of its own, on a day."""
        move = self.env["account.move"].create(
            {
                "date": day,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": account.id,
                            "partner_id": self.nordlicht.id,
                            "debit": debit,
                            "credit": credit,
                        }
                    )
                    for account, debit, credit in (
                        (item.account_id, 0.0, 300.0),
                        (self.fees, 300.0, 0.0),
                    )
                ],
            }
        )
        move.action_post()
        credit = move.line_ids.filtered(lambda line: line.credit)
        (item | credit).reconcile()

    def test_paid_already(self):
        item = self._create_document(self.nordlicht, 300.0, "INV/2026/00042")
        self._pay(item, date(2026, 1, 9))
        self.assertEqual(item.move_id.payment_state, "paid")
        self.assertEqual(
            self._told("closed_paid"),
            "INV/2026/00042, which the text names, was paid on 2026-01-09",
        )
        self.assertIn("2026-01-09", self._told("closed_paid", "inv 2026-42 thanks"))

    def test_draft_and_cancelled(self):
        item = self._create_document(self.nordlicht, 300.0, "INV/2026/00042")
        item.move_id.button_draft()
        self.assertIn("is a draft", self._told("closed_draft"))
        item.move_id.button_cancel()
        self.assertIn("is cancelled", self._told("closed_cancelled"))

    def test_open_in_another_currency(self):
        euro = self.setup_other_currency("EUR")
        self._create_document(
            self.nordlicht, 300.0, "INV/2026/00042", currency_id=euro.id
        )
        self.assertIn("is open in EUR", self._told("closed_currency"))

    def test_dated_long_after_the_payment(self):
        """The line is of January 15, and an invoice may be 14 days later."""
        self._create_document(
            self.nordlicht, 300.0, "INV/2026/00042", day=date(2026, 1, 30)
        )
        self.assertIn("is dated 2026-01-30", self._told("closed_later"))

    def test_a_vendors_own_number(self):
        vendor = self._create_partner("Kirchner KG", account="NL91ABNA0417164300")
        self._create_document(vendor, 300.0, "BILL/2026/01/0007", "in_invoice")
        paid = self._create_document(
            vendor, 300.0, "BILL/2026/01/0008", "in_invoice", ref="KM9051"
        )
        paid.move_id.button_draft()
        line = self._create_line(
            -300.0, "invoice KM9051", account_number="NL91ABNA0417164300"
        )
        line.action_apply_automatically()
        kinds = {r["kind"] for r in line.application_ids.reasons}
        self.assertIn("closed_draft", kinds)
        self.assertTrue(line.needs_review)

    def test_of_another_company_for_whoever_works_there(self):
        company = self.setup_other_company(name="Daughter Ltd")["company"]
        self.env["account.move"].with_company(company).sudo().create(
            {
                "move_type": "out_invoice",
                "partner_id": self.nordlicht.id,
                "invoice_date": date(2026, 1, 2),
                "name": "DL/2026/00042",
                "invoice_line_ids": [
                    Command.create({"name": "x", "price_unit": 300.0, "tax_ids": []})
                ],
            }
        ).action_post()
        line = self._create_line(
            300.0, "invoice DL/2026/00042", partner_name="Nordlicht Versand GmbH"
        )
        line.with_user(self.accountant).action_apply_automatically()
        reasons = {r["kind"]: r["text"] for r in line.application_ids.reasons}
        self.assertIn("unknown_document", reasons, "he does not work there")
        self.accountant.company_ids |= company
        line.with_user(self.accountant).action_apply_automatically()
        reasons = {r["kind"]: r["text"] for r in line.application_ids.reasons}
        self.assertIn("Daughter Ltd", reasons["closed_company"])
        self.assertTrue(line.needs_review)

    def test_as_many_queries_for_many_lines(self):
        item = self._create_document(self.nordlicht, 300.0, "INV/2026/00042")
        self._pay(item, date(2026, 1, 9))
        Ledger = self.env["bank.matching.ledger"]
        currency = self.bank.currency_id or self.bank.company_id.currency_id

        def count(numbers):
            lines = self.env["account.bank.statement.line"]
            for number in numbers:
                lines |= self._create_line(1.0, f"Invoice {number}")
            ledger = Ledger._load(self.bank, currency, lines)
            asked = Ledger._to_lines(lines)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            found = Ledger._get_known_documents(ledger, asked, currency)
            return self.env.cr.sql_log_count - before, len(found)

        self.assertEqual(count(["INV/2026/00099"]), (0, 0), "it is open")
        few, found = count(["INV/2026/00042"])
        self.assertEqual(found, 1)
        many, found = count([f"INV/2026/{n:05}" for n in range(10, 60)])
        self.assertEqual(found, 1)
        self.assertLessEqual(many, few)

    def test_wholly_taken_by_another_line(self):
        """The first line of January 15 took the whole of the invoice that the second
        one of January 20 names, too: it is open, and nothing of it is left."""
        self._create_document(self.nordlicht, 250.0, "INV/2026/00042")
        first = self._create_line(
            250.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )
        first.action_apply_automatically()
        self.assertEqual(first.application_ids.item_amount, 250.0)
        self.assertEqual(
            self._told("closed_held"),
            "INV/2026/00042, which the text names, is wholly taken by the bank line of "
            f"{first.date}",
        )
