from datetime import date
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import Form, tagged
from odoo.tools.translate import code_translations

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestApply(BankReconcileCommon):
    """From bank lines to proposals: what is stored, kept and shown."""

    def test_invoice_named_in_the_text_with_its_reasons(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(
            1000.0,
            "Payment INV/2026/00042",
            partner_name="Nordlicht Versand GmbH",
        )
        line.action_apply_automatically()
        self.assertRecordValues(
            line,
            [
                {
                    "match_confidence": "high",
                    "applied_amount": 1000.0,
                    "difference_amount": 0.0,
                    "needs_review": False,
                    "is_reconciled": False,
                    "bank_applied_to": "INV/2026/00042",
                }
            ],
        )
        application = line.application_ids
        self.assertEqual(application.move_line_id, item)
        self.assertEqual(application.state, "proposed")
        self.assertTrue(application.rule_id)
        for reason in application.reasons:
            self.assertGreaterEqual(reason.keys(), {"kind", "text"})
        self.assertIn("INV/2026/00042", application.explanation)
        self.assertEqual(item.move_id.payment_state, "not_paid", "only proposed")

    def test_payer_known_by_his_account(self):
        partner = self._create_partner("Kirchner KG", account="NL91ABNA0417164300")
        item = self._create_document(partner, 345.67, "INV/2026/00043")
        line = self._create_line(
            345.67, "thank you", account_number="NL91 ABNA 0417 1643 00"
        )
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)

    def test_of_two_customers_of_one_name_the_address_tells_which(self):
        values = {"street": "Hafenstr. 4", "city": "Bremen"}
        bremen = self._create_partner("Kirchner Maschinenbau", **values)
        self._create_partner("Kirchner Maschinenbau", city="Kiel", street="Am Kai 1")
        item = self._create_document(bremen, 345.67, "INV/2026/00043")
        line = self._create_line(
            345.67,
            "thank you",
            partner_name="Kirchner Maschinenbau",
            bank_payer_street="Hafenstr. 4",
            bank_payer_city="Bremen",
        )
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)
        self.assertEqual(line.bank_match_details["related_party"], "fully")

    def test_nobody_knows_this_payment(self):
        line = self._create_line(77.77, "cash deposit 4711")
        line.action_apply_automatically()
        self.assertRecordValues(
            line, [{"match_confidence": "none", "needs_review": True}]
        )
        self.assertFalse(line.application_ids)

    def test_two_equal_invoices_are_ambiguous_and_none_is_applied(self):
        for number in ("INV/2026/00050", "INV/2026/00051"):
            self._create_document(self.nordlicht, 500.0, number)
        line = self._create_line(500.0, partner_name="Nordlicht Versand GmbH")
        line.action_apply_automatically()
        self.assertTrue(line.bank_is_ambiguous)
        self.assertTrue(line.needs_review)
        self.assertFalse(line.application_ids)
        self.assertEqual(len(line.bank_match_details["rivals"]), 2)
        self.assertTrue(line.bank_match_explanation)
        self.assertEqual(
            sorted(line.bank_rival_answers.split(", ")),
            ["INV/2026/00050", "INV/2026/00051"],
        )

    def test_one_invoice_is_not_promised_to_two_payments(self):
        item = self._create_document(self.nordlicht, 500.0, "INV/2026/00050")
        first = self._create_line(500.0, "INV/2026/00050")
        first.action_apply_automatically()
        second = self._create_line(500.0, "INV/2026/00050")
        second.action_apply_automatically()
        self.assertEqual(first.application_ids.move_line_id, item)
        self.assertFalse(second.application_ids.move_line_id)

    def test_an_invoice_of_a_later_day_is_not_paid_by_it(self):
        self._create_document(
            self.nordlicht, 500.0, "INV/2026/00050", day=date(2026, 1, 20)
        )
        line = self._create_line(
            500.0, partner_name="Nordlicht Versand GmbH", day=date(2026, 1, 15)
        )
        line.action_apply_automatically()
        self.assertFalse(line.application_ids.move_line_id)

    def test_an_invoice_in_another_currency_is_left_to_a_person(self):
        euro = self.setup_other_currency("EUR")
        self._create_document(
            self.nordlicht, 500.0, "INV/2026/00050", currency_id=euro.id
        )
        line = self._create_line(500.0, "INV/2026/00050")
        line.action_apply_automatically()
        self.assertFalse(line.application_ids)

    def test_what_a_person_accepted_stays_unless_overwritten(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0, "INV/2026/00042")
        self._apply(line, (self.fees, 1000.0))
        self.assertEqual(line.match_confidence, "manual")
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.account_id, self.fees)
        line.action_apply_automatically(overwrite=True)
        self.assertEqual(line.application_ids.move_line_id, item)

    def test_accepting_and_removing(self):
        self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(900.0, "INV/2026/00042")
        line.action_apply_automatically()
        self.assertTrue(line.needs_review, "paid in part")
        line.action_accept()
        self.assertRecordValues(
            line, [{"match_confidence": "accepted", "needs_review": False}]
        )
        self.assertEqual(line.application_ids.accepted_by_id, self.env.user)
        line.action_remove_applications()
        self.assertRecordValues(
            line,
            [
                {
                    "match_confidence": "none",
                    "applied_amount": 0.0,
                    "difference_amount": 900.0,
                }
            ],
        )
        with self.assertRaises(UserError):
            line.action_accept()

    def test_difference_goes_to_an_account(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1012.0)
        self._apply(line, (item, 1000.0))
        self.assertEqual(line.difference_amount, 12.0)
        line.action_transfer_difference(self.fees, label="Charges")
        self.assertEqual(line.difference_amount, 0.0)
        with self.assertRaises(UserError):
            line.action_transfer_difference(self.fees)

    def test_choosing_an_item_in_the_form_takes_what_is_open_of_it(self):
        invoice = self._create_document(self.nordlicht, 300.0, "INV/2026/00060")
        line = self._create_line(450.0)
        form = Form(line, "bank_payment_reconcile.view_payment_reconciliation_form")
        with form.application_ids.new() as row:
            row.move_line_id = invoice
            self.assertEqual(row.amount, 300.0)
        with form.application_ids.new() as row:
            row.account_id = self.fees
            self.assertEqual(row.amount, 150.0)
        form.save()
        self.assertRecordValues(
            line, [{"match_confidence": "manual", "difference_amount": 0.0}]
        )
        line.action_post_applications()
        self.assertEqual(invoice.move_id.payment_state, "paid")

    def test_a_payment_short_by_the_banks_fee_leaves_the_fee_open(self):
        item = self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        values = {"partner_name": "Nordlicht Versand GmbH"}
        line = self._create_line(985.0, "INV/2026/00042", **values)
        line.action_apply_automatically()
        self.assertFalse(line.needs_review, "1.5 % short, as the journal allows")
        self.bank.bank_fee_percent = 0
        line.action_apply_automatically()
        self.assertTrue(line.needs_review)
        line.action_accept()
        line.action_post_applications()
        self.assertEqual(item.amount_residual, 15.0)

    def test_the_payers_name_is_not_shown_twice(self):
        for text, payer, shown in (
            ("KIRCHNER KG RE 42", "Kirchner KG", "RE 42"),
            ("Kirchner KG", "Kirchner KG", "Kirchner KG"),
            ("RE 42 Kirchner", "Kirchner KG", "RE 42 Kirchner"),
            ("RE 42", False, "RE 42"),
        ):
            line = self._create_line(1.0, text, partner_name=payer)
            self.assertEqual(line.bank_remittance_text, shown)

    def test_why_is_not_the_matchers_when_a_person_chose(self):
        self._create_document(self.nordlicht, 1000.0, "INV/2026/00042")
        line = self._create_line(1000.0, "INV/2026/00042")
        line.action_apply_automatically()
        line.action_remove_applications()
        self._apply(line, (self.fees, 1000.0))
        self.assertEqual(
            line.bank_match_explanation, f"Applied by {self.env.user.name}"
        )

    def test_reasons_are_read_in_the_readers_language(self):
        self.env["res.lang"]._activate_lang("de_DE")
        line = self._create_line(77.77, "cash deposit 4711")
        line.action_apply_automatically()
        english = line.bank_match_details["reasons"][0]["text"]
        self.assertEqual(line.bank_match_explanation, english)
        terms = {english: "Weder Zahler noch Beleg erkannt"}
        with patch.object(
            type(code_translations),
            "get_python_translations",
            lambda translations, module, lang: terms if lang == "de_DE" else {},
        ):
            german = line.with_context(lang="de_DE")
            self.assertEqual(german.bank_match_explanation, terms[english])

    def test_loading_the_books_takes_the_same_queries_for_many_lines(self):
        def apply(count, number):
            lines = self.env["account.bank.statement.line"]
            for n in range(count):
                self._create_document(
                    self.nordlicht, 100.0 + n, f"INV/2026/{number + n:05}"
                )
                lines |= self._create_line(100.0 + n, f"INV/2026/{number + n:05}")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            lines.action_apply_automatically()
            self.env.flush_all()
            self.assertTrue(all(lines.mapped("application_ids")))
            return self.env.cr.sql_log_count - before

        apply(2, 1000)
        few, many = apply(5, 2000), apply(25, 3000)
        self.assertLessEqual(many, few + 3)
