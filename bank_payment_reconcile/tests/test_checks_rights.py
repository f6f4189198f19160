"""Who may void and stop the checks of a bank, and who sees them."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .checks_case import JANUARY, ChecksCase


@tagged("post_install", "-at_install")
class TestCheckRights(ChecksCase):
    def test_the_accountant_does_the_whole_job(self):
        payment = self._create_payment().with_user(self.accountant)
        payment.check_number = "00101"
        payment.action_post()
        check = payment.bank_check_entry_ids
        check.action_stop_payment()
        check.action_lift_stop()
        wizard = self.env["bank.check.void"].with_user(self.accountant)
        wizard.create(
            {"check_ids": check.ids, "void_date": JANUARY, "void_type": "void_only"}
        ).action_void()
        self.assertEqual(check.state, "financially_voided")
        self.env["bank.check.void.numbers"].with_user(self.accountant).create(
            {
                "journal_id": self.bank.id,
                "first_number": "00105",
                "last_number": "00105",
                "reason": "Coffee",
            }
        ).action_void()
        gap = self.env["bank.check.gap"].with_user(self.accountant)
        self.assertEqual(
            gap.search([("journal_id", "=", self.bank.id)]).mapped("count"), [3]
        )

    def test_nobody_writes_the_register_by_hand(self):
        check = self._write_check("00101").with_user(self.accountant)
        with self.assertRaisesRegex(UserError, "00101 cannot be edited"):
            check.number = "00102"
        with self.assertRaises(AccessError):
            check.unlink()
        with self.assertRaisesRegex(UserError, "stays on record"):
            check.sudo().unlink()

    def test_who_invoices_only_may_register_a_check_but_not_void_it(self):
        clerk = new_test_user(
            self.env,
            login="clerk",
            groups="account.group_account_invoice",
            company_id=self.company_data["company"].id,
        )
        payment = self._create_payment().with_user(clerk)
        payment.check_number = "00101"
        payment.action_post()
        self.assertEqual(payment.bank_check_entry_ids.state, "posted")
        with self.assertRaises(AccessError):
            payment.bank_check_entry_ids.action_stop_payment()

    def test_checks_of_another_company_are_not_seen(self):
        other = self.setup_other_company(name="Other company")
        bank = other["default_journal_bank"]
        method = bank.outbound_payment_method_line_ids.filtered(
            lambda line: line.code == "check_printing"
        )
        mine = self._write_check("00101")
        partner = self.env["res.partner"].create({"name": "Vendor"})
        for number in ("00101", "00109"):
            payment = (
                self.env["account.payment"]
                .with_company(other["company"])
                .create(
                    {
                        "payment_type": "outbound",
                        "partner_type": "supplier",
                        "partner_id": partner.id,
                        "journal_id": bank.id,
                        "payment_method_line_id": method.id,
                        "amount": 1.0,
                        "check_number": number,
                    }
                )
            )
            payment.action_post()
        self.assertEqual(payment.bank_check_entry_ids.company_id, other["company"])
        seen = self.Check.with_user(self.accountant).search([])
        self.assertIn(mine, seen)
        self.assertEqual(seen.company_id, self.company_data["company"])
        gaps = self.env["bank.check.gap"].with_user(self.accountant).search([])
        self.assertFalse(gaps.filtered(lambda gap: gap.journal_id == bank))
