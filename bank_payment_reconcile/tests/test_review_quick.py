"""What makes the review of payments quick: near amounts first, no needless question, a
note, one bank taken, all banks reported."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestReviewQuick(BankReconcileCommon):
    def _names(self, line, **asked):
        found = line.get_open_items("all", **asked)["records"]
        return [each["name"] for each in found]

    # -- Open items of everybody

    def test_the_nearest_amounts_of_all_partners_come_first(self):
        """100.00 came in; what we owe is far from money in."""
        for amount, number in ((500.0, "INV/5"), (99.0, "INV/2"), (103.0, "INV/3")):
            self._create_document(self.nordlicht, amount, number)
        self._create_document(self.fjord, 100.0, "INV/1")
        self._create_document(self.fjord, 100.0, "BILL/4", "in_invoice")
        line = self._create_line(100.0)
        names = ["INV/1", "INV/2", "INV/3", "BILL/4", "INV/5"]
        self.assertEqual(self._names(line, order="nearness"), names)
        # Of 60.00 that are left of it, others are near.
        self._apply(line, (self.fees, 1.0))
        self.assertEqual(self._names(line, order="nearness")[0], "INV/2")

    def test_items_in_another_currency_are_compared_by_their_value(self):
        """100.00 came in; 210.00 at 2 to 1 are worth 105.00."""
        euro = self.setup_other_currency("EUR", rates=[("2020-01-01", 2.0)])
        self._create_document(self.nordlicht, 150.0, "INV/2")
        self._create_document(self.nordlicht, 210.0, "INV/1", currency_id=euro.id)
        line = self._create_line(100.0)
        self.assertEqual(self._names(line, order="nearness"), ["INV/1", "INV/2"])

    def test_an_amount_is_searched_for_like_a_text(self):
        self._create_document(self.nordlicht, 1234.5, "INV/1")
        self._create_document(self.nordlicht, 77.0, "INV/1234")
        line = self._create_line(100.0)
        self.assertEqual(self._names(line, search="1,234.50"), ["INV/1"])
        self.assertEqual(self._names(line, search="1234"), ["INV/1234"])

    # -- Differences

    def _overpaid(self, amount):
        item = self._create_document(self.nordlicht, 100.0, f"INV/{amount}")
        line = self._create_line(amount)
        line.action_apply_item(item.id, 100.0)
        return line.get_bank_reconciliation_panel()["may_write_off"]

    def test_nobody_is_asked_about_what_the_bank_lets_be_written_off(self):
        """2.00 at most; without an account nothing is written off."""
        self.bank.bank_write_off_amount = 2.0
        self.assertFalse(self._overpaid(101.0))
        self.bank.bank_write_off_gain_account_id = self.fees
        self.bank.bank_write_off_loss_account_id = self.fees
        self.assertTrue(self._overpaid(102.0))
        self.assertFalse(self._overpaid(102.01))
        self.assertFalse(self._overpaid(100.0))

    # -- Words

    def test_a_sentence_quotes_the_beginning_of_the_banks_text(self):
        line = self._create_line(10.0, "REF " * 40)
        line.action_add_row({"account_id": self.fees.id})
        line.action_post_applications()
        with self.assertRaises(UserError) as refused:
            line.action_add_row({"account_id": self.fees.id})
        self.assertIn("REF…", str(refused.exception))
        self.assertLess(str(refused.exception).count("REF"), 16)

    def test_a_dialog_says_of_which_payments_it_is(self):
        line = self._create_line(-12.9, "fees January")
        money = self.env.company.currency_id.format
        told = f'{money(-12.9)}, "fees January" of 2026-01-15'
        form = Form(
            self.env["bank.transfer.difference"].with_context(active_ids=line.ids)
        )
        self.assertEqual(form.told, told)
        form = Form(self.env["bank.map.text"].with_context(active_id=line.id))
        self.assertEqual(form.told, told)
        other = self._create_line(-7.1, "fees February")
        form = Form(
            self.env["bank.transfer.difference"].with_context(
                active_ids=(line | other).ids
            )
        )
        self.assertEqual(form.told, f"2 payments, {money(-20.0)} not applied yet")

    def test_the_rule_stands_apart_from_the_reasons(self):
        self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(
            100.0, "INV/2026/00042", partner_name="Nordlicht Versand GmbH"
        )
        line.action_apply_automatically()
        panel = line.get_bank_reconciliation_panel()
        self.assertRegex(panel["rule"], r"^Rule \S+ decided$")
        self.assertTrue(panel["reasons"])
        self.assertNotIn(panel["rule"], panel["reasons"])

    # -- Banks

    def _leave_one_bank(self):
        others = self.env["account.journal"].search(
            [
                ("type", "in", ("bank", "cash", "credit")),
                ("company_id", "=", self.env.company.id),
                ("id", "!=", self.bank.id),
            ]
        )
        others.active = False

    def test_a_new_reconciliation_takes_the_only_bank(self):
        self._leave_one_bank()
        self.assertEqual(Form(self.env["bank.reconciliation"]).journal_id, self.bank)
        self.bank.copy({"name": "Other Bank", "code": "OB"})
        self.assertFalse(Form(self.env["bank.reconciliation"]).journal_id)

    def test_a_report_without_a_bank_is_of_all(self):
        self._leave_one_bank()
        other = self.bank.copy({"name": "Other Bank", "code": "OB"})
        report = self.env["bank.reconciliation.report"].create(
            {"date": date(2026, 1, 31), "journal_ids": False}
        )
        self.assertEqual(report._get_journals(), self.bank | other)
