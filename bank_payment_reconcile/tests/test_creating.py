"""Documents, contacts and accounts are made from the bank line that pays them."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .common import BankReconcileCommon

NUMBER = "DE02120300000000202051"


class CreatingCase(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.paid = cls._create_line(
            -115.0, "RG 4711 Kabel", partner_name="Kabelwerk AG", account_number=NUMBER
        )
        # Contacts are Odoo's: its own group makes them.
        cls.keeper = new_test_user(
            cls.env,
            login="bank_keeper",
            groups="base.group_partner_manager,"
            "bank_payment_reconcile.group_bank_reconcile_user",
        )
        cls.company_data["default_journal_purchase"].default_account_id = cls.fees
        cls.fees.tax_ids = cls.company_data["default_tax_purchase"]

    def _panel(self, line, user=None):
        return line.with_user(user or self.accountant).get_bank_reconciliation_panel()

    def _create_draft(self, line, kind):
        action = line.with_user(self.accountant).action_bank_create_document(kind)
        self.assertEqual(action["res_model"], "account.move")
        return self.env["account.move"].browse(action["res_id"])


@tagged("post_install", "-at_install")
class TestCreatingDocuments(CreatingCase):
    def test_a_bill_says_what_the_bank_told(self):
        """115.00 with 15 % contained: 100.00 and 15.00."""
        self.paid.partner_id = self.fjord
        bill = self._create_draft(self.paid, "in_invoice")
        self.assertEqual((bill.move_type, bill.state), ("in_invoice", "draft"))
        self.assertEqual(bill.partner_id, self.fjord)
        self.assertEqual(bill.invoice_date, date(2026, 1, 15))
        self.assertEqual(bill.date, date(2026, 1, 15))
        self.assertEqual(bill.ref, "RG 4711 Kabel")
        self.assertEqual((bill.amount_untaxed, bill.amount_total), (100.0, 115.0))
        self.assertEqual(bill.currency_id, self.paid.currency_id)
        self.assertEqual(bill.create_uid, self.accountant)

    def test_the_payer_stands_in_the_row_where_he_is_nobody_yet(self):
        bill = self._create_draft(self.paid, "in_invoice")
        self.assertFalse(bill.partner_id)
        self.assertEqual(bill.invoice_line_ids.name, "Kabelwerk AG: RG 4711 Kabel")

    def test_an_invoice_is_in_the_currency_of_the_transaction(self):
        pounds = self.setup_other_currency("GBP")
        line = self._create_line(
            100.0,
            "thanks",
            foreign_currency_id=pounds.id,
            amount_currency=80.0,
            partner_id=self.nordlicht.id,
        )
        self.company_data["company"].account_sale_tax_id = False
        self.company_data["default_account_revenue"].tax_ids = False
        invoice = self._create_draft(line, "out_invoice")
        self.assertEqual((invoice.currency_id, invoice.amount_total), (pounds, 80.0))

    def test_only_what_is_left_is_billed(self):
        self.paid.action_add_row({"account_id": self.fees.id, "amount": -15.0})
        self.assertEqual(
            self._create_draft(self.paid, "in_invoice").amount_total, 100.0
        )
        self.paid.action_add_row({"account_id": self.fees.id})
        with self.assertRaisesRegex(UserError, "has no difference"):
            self._create_draft(self.paid, "in_invoice")
        self.assertFalse(self._panel(self.paid)["creatable"])

    def test_posted_it_is_what_the_line_pays(self):
        bill = self._create_draft(self.paid, "in_invoice")
        self.assertEqual(
            [draft["id"] for draft in self._panel(self.paid)["drafts"]], bill.ids
        )
        bill.partner_id = self.fjord
        bill.with_user(self.accountant).action_post()
        row = self.paid.application_ids
        self.assertEqual(row.move_line_id, self._open_item(bill))
        self.assertEqual((row.amount, row.accepted_by_id), (-115.0, self.accountant))
        self.assertFalse(self._panel(self.paid)["drafts"])
        self.paid.action_post_applications()
        self.assertEqual(bill.payment_state, "paid")

    def test_it_is_posted_from_the_panel_too(self):
        self.paid.partner_id = self.fjord
        bill = self._create_draft(self.paid, "in_invoice")
        self.paid.with_user(self.accountant).action_bank_post_draft(bill.id)
        row = self.paid.application_ids
        self.assertEqual(row.move_line_id, self._open_item(bill))
        self.assertEqual((row.amount, row.accepted_by_id), (-115.0, self.accountant))

    def test_what_a_person_decided_meanwhile_stays(self):
        bill = self._create_draft(self.paid, "in_invoice")
        self.paid.action_add_row({"account_id": self.fees.id})
        bill.partner_id = self.fjord
        bill.action_post()
        self.assertEqual(self.paid.application_ids.account_id, self.fees)
        self.assertEqual(bill.state, "posted")

    def test_who_may_not_apply_the_line_posts_all_the_same(self):
        bill = self._create_draft(self.paid, "in_invoice")
        bill.partner_id = self.fjord
        self.patch(type(self.paid), "has_access", lambda line, right: right == "read")
        bill.action_post()
        self.assertEqual(bill.state, "posted")
        self.assertFalse(self.paid.application_ids)

    def test_money_in_pays_no_bill(self):
        line = self._create_line(50.0, "thanks")
        for kind in ("in_invoice", "out_refund", "entry", "out_receipt", None):
            with self.assertRaisesRegex(UserError, "pays no such document"):
                line.action_bank_create_document(kind)
        kinds = self._panel(line)["creatable"]
        self.assertEqual(kinds, ["out_invoice", "in_refund", "on_account"])

    def test_without_the_right_there_is_nothing_to_create(self):
        reader = new_test_user(
            self.env, login="bank_reader", groups="account.group_account_readonly"
        )
        self.assertFalse(self._panel(self.paid, reader)["creatable"])
        line = self.paid.with_user(reader)
        for create in (
            lambda: line.action_bank_create_document("in_invoice"),
            line.action_bank_create_contact,
            line.action_bank_create_account,
        ):
            with self.assertRaises(AccessError):
                create()

    def test_a_posted_line_creates_nothing(self):
        self.paid.action_add_row({"account_id": self.fees.id})
        self.paid.action_post_applications()
        self.assertFalse(self._panel(self.paid)["creatable"])
        with self.assertRaisesRegex(UserError, "is posted. Undo it first"):
            self.paid.action_bank_create_document("in_invoice")

    def test_nobody_says_for_which_line_a_document_is(self):
        bill = self._create_draft(self.paid, "in_invoice")
        other = self._create_line(-115.0, "other")
        with self.assertRaises(AccessError):
            bill.with_user(self.accountant).bank_for_line_id = other

    def test_drafts_of_the_partner_and_amount_are_told(self):
        """Also those that were made after the line was looked at."""
        self.paid.partner_id = self.fjord
        bill, other = (
            self.env["account.move"].create(
                {
                    "move_type": "in_invoice",
                    "partner_id": self.fjord.id,
                    "ref": f"RG {amount}",
                    "invoice_line_ids": [
                        Command.create(
                            {"name": "a", "price_unit": amount, "tax_ids": False}
                        )
                    ],
                }
            )
            for amount in (115.0, 116.0)
        )
        [told] = self._panel(self.paid)["drafts"]
        self.assertEqual((told["id"], told["amount"]), (bill.id, 115.0))
        self.paid.partner_id = self.nordlicht
        self.assertFalse(self._panel(self.paid)["drafts"])
        self.assertEqual(other.state, "draft")


@tagged("post_install", "-at_install")
class TestCreatingContacts(CreatingCase):
    def test_a_contact_is_as_the_bank_told(self):
        self.paid.write({"bank_payer_street": "Hafen 1", "bank_payer_city": "Kiel"})
        action = self.paid.with_user(self.keeper).action_bank_create_contact()
        partner = self.paid.partner_id
        self.assertIn("Kabelwerk AG is a contact", action["params"]["message"])
        self.assertEqual(
            (partner.name, partner.street, partner.city),
            ("Kabelwerk AG", "Hafen 1", "Kiel"),
        )
        account = partner.bank_ids
        self.assertEqual(account.sanitized_acc_number, NUMBER)
        self.assertFalse(account.allow_out_payment)
        with self.assertRaisesRegex(UserError, "is of Kabelwerk AG already"):
            self.paid.action_bank_create_contact()

    def test_who_makes_no_contacts_makes_none_here(self):
        self.assertNotIn("contact", self._panel(self.paid)["creatable"])
        line = self.paid.with_user(self.accountant)
        with self.assertRaisesRegex(AccessError, "create.*Contact"):
            line.action_bank_create_contact()
        self.paid.partner_id = self.fjord
        self.assertNotIn("account", self._panel(self.paid)["creatable"])
        with self.assertRaises(AccessError):
            line.action_bank_create_account()

    def test_what_strangers_write_is_text(self):
        evil = "<img src=x onerror=alert(1)>"
        self.paid.write({"partner_name": evil, "bank_payer_street": evil})
        self.paid.with_user(self.keeper).action_bank_create_contact()
        partner = self.paid.partner_id
        self.assertEqual((partner.name, partner.street), (evil, evil))
        for body in partner.message_ids.mapped("body"):
            self.assertNotIn("<img", body)

    def test_without_a_name_there_is_no_contact(self):
        line = self._create_line(-5.0, "cash")
        self.assertNotIn("contact", self._panel(line, self.keeper)["creatable"])
        with self.assertRaisesRegex(UserError, "told no name"):
            line.action_bank_create_contact()

    def test_an_account_is_noted_once_and_not_trusted(self):
        self.paid.partner_id = self.fjord
        self.assertIn("account", self._panel(self.paid, self.keeper)["creatable"])
        line = self.paid.with_user(self.keeper)
        # Whatever a client says besides.
        line.with_context(default_allow_out_payment=True).action_bank_create_account()
        self.assertEqual(self.fjord.bank_ids.sanitized_acc_number, NUMBER)
        self.assertFalse(self.fjord.bank_ids.allow_out_payment)
        self.assertNotIn("account", self._panel(self.paid, self.keeper)["creatable"])
        with self.assertRaisesRegex(UserError, "noted already, with Fjord"):
            line.action_bank_create_account()

    def test_an_account_of_somebody_else_is_not_noted_again(self):
        self._note_account(self.nordlicht, NUMBER)
        self.paid.partner_id = self.fjord
        with self.assertRaisesRegex(UserError, "with Nordlicht"):
            self.paid.action_bank_create_account()
        other = self._create_line(
            -6.0, "x", partner_name="Zweite GmbH", account_number=NUMBER
        )
        other.action_bank_create_contact()
        self.assertFalse(other.partner_id.bank_ids)

    def test_whose_an_account_is_has_to_be_known(self):
        with self.assertRaisesRegex(UserError, "whose it is is not known"):
            self.paid.action_bank_create_account()
