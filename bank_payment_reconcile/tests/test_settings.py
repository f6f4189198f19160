from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestSettings(BankReconcileCommon):
    """What the company and the journal set decides what is proposed."""

    def _apply_to_invoice(self, text="thank you", **values):
        item = self._create_document(self.nordlicht, 345.67, "INV/2026/00042")
        line = self._create_line(345.67, text, **values)
        line.action_apply_automatically()
        return line, item

    def test_settings_page_writes_the_company(self):
        # Odoo's test company has a cash basis tax, but not its switch; opening
        # the settings would log Odoo's warning about that.
        self.env.company.tax_exigibility = True
        with Form(self.env["res.config.settings"]) as form:
            form.bank_name_matching = "exact"
            form.bank_match_payable = False
        form.record.execute()
        self.assertRecordValues(
            self.env.company,
            [{"bank_name_matching": "exact", "bank_match_payable": False}],
        )

    def test_names_count_unless_switched_off(self):
        line, item = self._apply_to_invoice(partner_name="Nordlicht Versand")
        self.assertEqual(line.application_ids.move_line_id, item)
        self.assertNotEqual(line.bank_match_details["related_party"], "no")
        self.env.company.bank_name_matching = "off"
        line.action_apply_automatically()
        self.assertEqual(line.bank_match_details["related_party"], "no")

    def test_receivables_switched_off_are_not_proposed(self):
        self.env.company.bank_match_receivable = False
        line, _item = self._apply_to_invoice("INV/2026/00042")
        self.assertFalse(line.application_ids)

    def test_payables_switched_off_are_not_proposed(self):
        bill = self._create_document(
            self.fjord, 90.0, "BILL/2026/01/0001", "in_invoice", ref="PB-5001"
        )
        line = self._create_line(-90.0, "PB-5001")
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, bill)
        self.env.company.bank_match_payable = False
        line.action_apply_automatically()
        self.assertFalse(line.application_ids)

    def test_tolerance_of_the_journal_makes_amounts_equal(self):
        self.bank.bank_fee_percent = 0
        self.bank.write({"bank_tolerance_type": "amount", "bank_tolerance_value": 1.0})
        item = self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(
            99.5, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)
        self.assertEqual(line.bank_match_details["amount"], "one")
        self.bank.bank_tolerance_value = 0.25
        line.action_apply_automatically()
        self.assertEqual(line.bank_match_details["amount"], "none")

    def test_tolerances_that_accept_anything_are_refused(self):
        with self.assertRaises(ValidationError):
            self.bank.bank_tolerance_value = -1
        with self.assertRaises(ValidationError):
            self.bank.write(
                {"bank_tolerance_type": "percentage", "bank_tolerance_value": 100}
            )
        with self.assertRaises(ValidationError):
            self.bank.bank_fee_percent = 11

    def test_accounts_are_not_new_for_less_than_no_days(self):
        with self.assertRaisesRegex(ValidationError, "cannot be negative"):
            self.bank.bank_new_account_days = -1
        with Form(self.bank) as form:
            form.bank_payee_check = "contradicting"
            form.bank_new_account_days = 0
        self.assertEqual(self.bank.bank_payee_check, "contradicting")
