"""Whose account it is changes between proposing and posting: what is stored follows."""

from datetime import date, timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .fraud_case import BALTIC, KIRCHNER, MULE, SPARRE, FraudCommon


@tagged("post_install", "-at_install")
class TestAccountsChanged(FraudCommon):
    """Baltic's bill of 3,420.00 is paid to Baltic's account and would be posted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._bill(cls.baltic, 3420.0, "BT-26-1187")
        cls.line = cls._create_line(
            -3420.0, "Invoice BT-26-1187", account_number=BALTIC
        )
        cls.account = cls.baltic.bank_ids.sudo()

    def setUp(self):
        super().setUp()
        self.line.action_apply_automatically()
        self.assertFalse(self.line.needs_review)

    def assertHeld(self, kind=None):
        self.assertTrue(self.line.needs_review)
        if kind:
            self.assertIn(kind, self._get_kinds(self.line))
            self.assertNotIn("payee_known", self._get_kinds(self.line))
        self._post_at_night()
        self.assertFalse(self.line.is_reconciled)

    def test_nothing_changed_and_it_is_posted(self):
        self._post_at_night()
        self.assertTrue(self.line.is_reconciled)

    def test_the_number_is_changed(self):
        """It was found by that number: nothing is applied any more, and it says why."""
        self.account.acc_number = MULE
        self.assertFalse(self.line.application_ids)
        self.assertIn("whose account was changed", self.line.bank_reopened_reason)
        self.assertHeld()

    def test_the_account_is_archived_or_handed_to_another(self):
        for values in ({"active": False}, {"partner_id": self.sparre.id}):
            with self.subTest(values):
                self.line.action_apply_automatically(overwrite=True)
                self.account.write(values)
                self.assertHeld()
                self.account.write({"active": True, "partner_id": self.baltic.id})
                self.account.sudo().bank_known_since = date(2020, 1, 1)

    def test_the_account_is_deleted(self):
        self.account.unlink()
        self.assertHeld()

    def test_the_trust_is_withdrawn(self):
        self.account.allow_out_payment = False
        self.assertHeld("payee_untrusted")
        self.assertEqual(self.account.bank_known_since, date(2020, 1, 1))

    def test_a_change_that_says_nothing_of_whose_it_is(self):
        self.account.write(
            {"note": "called them", "acc_number": "EE17 9922 0011 01021045"}
        )
        self.assertFalse(self.line.needs_review)
        self.assertEqual(self.account.bank_known_since, date(2020, 1, 1))

    def test_a_number_changed_and_changed_back_is_new(self):
        self.account.acc_number = MULE
        self.account.acc_number = BALTIC
        self.assertEqual(self.account.bank_known_since, fields.Date.today())
        self.line.action_apply_automatically(overwrite=True)
        self.assertHeld("payee_fresh")

    def test_the_vendor_was_found_by_the_number_of_the_bill(self):
        """Without any account noted the proposal stays, and is judged again."""
        self._bill(self.hafen, 77.0, "HQ-26-1")
        account = self._note_account(self.hafen, MULE)
        line = self._create_line(-77.0, "HQ-26-1 HQ", account_number=MULE)
        self.env.company.bank_name_matching = "off"
        line.action_apply_automatically()
        # As a proposal that does not rest on the account
        for application in line.application_ids.sudo():
            application.reasons = [
                r for r in application.reasons if r["kind"] != "account"
            ]
        account.active = False
        self.assertTrue(line.application_ids)
        self.assertTrue(line.needs_review)
        self.assertIn("payee_unknown", self._get_kinds(line))

    def test_what_a_person_accepted_stays_that_persons(self):
        self.line.with_user(self.accountant).action_accept()
        self.account.acc_number = MULE
        self.assertTrue(self.line.application_ids)
        self._post_at_night()
        self.assertTrue(self.line.is_reconciled)

    def test_somebody_elses_account_is_noted_while_money_in_waits(self):
        self._create_document(self.nordlicht, 950.0, "INV/2026/00950")
        line = self._create_line(950.0, "INV/2026/00950", account_number=MULE)
        line.action_apply_automatically()
        self.assertFalse(line.needs_review)
        self._note_account(self.fjord, MULE)
        self.assertTrue(line.needs_review)
        self.assertIn("payer_other", self._get_kinds(line))

    def test_the_account_noted_ends_with_the_local_number_told(self):
        """The bank tells the local number; Fjord's IBAN is noted while money waits."""
        self._create_document(self.nordlicht, 950.0, "INV/2026/00950")
        line = self._create_line(950.0, "INV/2026/00950", account_number=MULE[-10:])
        line.action_apply_automatically()
        self.assertFalse(line.needs_review)
        self._note_account(self.fjord, MULE)
        self.assertTrue(line.needs_review)
        self.assertIn("payer_other", self._get_kinds(line))

    def test_somebody_teaches_that_the_payer_is_another(self):
        self._create_document(self.nordlicht, 950.0, "INV/2026/00950")
        line = self._create_line(950.0, "INV/2026/00950", account_number=MULE)
        line.action_apply_automatically()
        payer = self.env["bank.learned.payer"].create(
            {"partner_id": self.fjord.id, "account_number": MULE}
        )
        self.assertIn("payer_other", self._get_kinds(line))
        payer.unlink()
        self.assertNotIn("payer_other", self._get_kinds(line))
        self.assertTrue(line.needs_review, "a person looks at what was doubted once")

    def test_what_was_found_by_a_learned_name_falls_with_it(self):
        payer = self.env["bank.learned.payer"].create(
            {"partner_id": self.nordlicht.id, "name": "Polaris Holding"}
        )
        self._create_document(self.nordlicht, 950.0, "INV/2026/00950")
        line = self._create_line(950.0, "thanks", partner_name="Polaris Holding")
        line.action_apply_automatically()
        self.assertFalse(line.needs_review)
        payer.unlink()
        self.assertFalse(line.application_ids)
        self.assertTrue(line.needs_review)

    def test_the_bank_asks_more_of_accounts_now(self):
        self.bank.bank_payee_check = "off"
        self._bill(self.sparre, 1290.0, "F-58213")
        line = self._create_line(-1290.0, "F-58213", account_number=MULE)
        line.action_apply_automatically()
        self.assertFalse(line.needs_review)
        self.bank.bank_payee_check = "known"
        self._post_at_night()
        self.assertFalse(line.is_reconciled)
        self.assertIn("payee_differs", self._get_kinds(line))

    def test_a_change_past_our_hooks_is_met_at_posting(self):
        """As where another program writes the database: nothing told us."""
        self.env.cr.execute(
            "UPDATE res_partner_bank SET bank_known_since = %s WHERE id = %s",
            (self.line.date - timedelta(days=1), self.account.id),
        )
        self.env.invalidate_all()
        self.assertFalse(self.line.needs_review)
        self._post_at_night()
        self.assertFalse(self.line.is_reconciled)
        self.assertIn("payee_fresh", self._get_kinds(self.line))

    def test_since_when_a_number_is_known_nobody_writes(self):
        accounts = self.env["res.partner.bank"].with_user(self.env.user).sudo(False)
        with self.assertRaises(AccessError):
            accounts.create(
                {
                    "acc_number": MULE,
                    "partner_id": self.baltic.id,
                    "bank_known_since": "2020-01-01",
                }
            )
        with self.assertRaises(AccessError):
            self.account.sudo(False).bank_known_since = "2020-01-01"
        account = accounts.with_context(default_bank_known_since="2020-01-01").create(
            {"acc_number": MULE, "partner_id": self.baltic.id}
        )
        self.assertFalse(account.bank_known_since, "since its creation, then")

    def _learn(self, partner):
        """MULE was learned of a partner long ago."""
        payer = self.env["bank.learned.payer"].create(
            {"partner_id": partner.id, "account_number": MULE}
        )
        payer.sudo().known_since = date(2020, 1, 1)
        return payer

    def assertFresh(self, text):
        line = self._create_line(-64.9, text, account_number=MULE)
        line.action_apply_automatically()
        self.assertTrue(line.application_ids)
        self.assertIn("payee_fresh", self._get_kinds(line))
        self.assertTrue(line.needs_review)

    def test_a_contact_with_an_old_learned_payer_comes_under_the_vendor(self):
        self._bill(self.hafen, 64.9, "300719-11")
        contact = self._create_partner("N. Telman", is_company=False)
        self._learn(contact)
        contact.parent_id = self.hafen
        self.assertFresh("300719-11")

    def _merge(self, source, target):
        self.env["base.partner.merge.automatic.wizard"]._merge(
            (source | target).ids, target
        )

    def test_a_partner_with_an_old_payer_is_merged_into_the_vendor(self):
        self._bill(self.hafen, 64.9, "300719-11")
        contact = self._create_partner("N. Telman", MULE)
        self._merge(contact, self.hafen)
        self.assertEqual(self.hafen.bank_ids.bank_known_since, fields.Date.today())
        self.assertFresh("300719-11")

    def test_a_partner_with_an_old_learned_payer_is_merged_into_the_vendor(self):
        self._bill(self.hafen, 64.9, "300719-11")
        contact = self._create_partner("N. Telman")
        self._learn(contact)
        self._merge(contact, self.hafen)
        self.assertFresh("300719-11")

    def test_the_vendor_is_merged_into_a_partner_with_an_old_account(self):
        self._bill(self.hafen, 64.9, "300719-11")
        contact = self._create_partner("N. Telman", MULE)
        self._merge(self.hafen, contact)
        self.assertFresh("300719-11")

    def test_queries_do_not_grow_with_the_lines(self):
        """Judging a chunk anew costs the same for two lines and for twelve."""

        def judge(count):
            lines = self.env["account.bank.statement.line"]
            for _n in range(count):
                number = len(self.env["account.bank.statement.line"].search([]))
                self._bill(self.sparre, 10.0 + number, f"F-26{number:04}")
                lines |= self._create_line(
                    -10.0 - number, f"F-26{number:04}", account_number=SPARRE
                )
            lines.action_apply_automatically()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(lines._bank_filter_needing_nobody(), lines)
            return self.env.cr.sql_log_count - before

        judge(1)
        self.assertEqual(judge(2), judge(12))

    def test_known_accounts_are_read_once_for_all_banks(self):
        """Three banks of the company have a line that waits."""
        lines = self.line
        for number in (1, 2):
            bank = self.bank.copy({"name": f"Bank {number}", "code": f"BKN{number}"})
            self._bill(self.sparre, 10.0 + number, f"F-26000{number}")
            lines |= self._create_line(
                -10.0 - number,
                f"F-26000{number}",
                account_number=SPARRE,
                journal_id=bank.id,
            )
        (lines - self.line).action_apply_automatically()
        Ledger = self.env.registry["bank.matching.ledger"]
        read = Ledger._get_known_accounts
        with patch.object(
            Ledger, "_get_known_accounts", autospec=True, side_effect=read
        ) as reading:
            lines._bank_judge_owners()
        self.assertEqual(len(lines.journal_id), 3)
        self.assertEqual(reading.call_count, 1)
        self.assertEqual(lines._bank_filter_needing_nobody(), lines)

    def test_the_customers_refund_goes_where_the_customer_is(self):
        self._credit_note(self.kirchner, 880.0, "RINV/2026/00001")
        line = self._create_line(-880.0, "RINV/2026/00001", account_number=KIRCHNER)
        line.action_apply_automatically()
        self.assertFalse(line.needs_review)
        self._note_account(self.kirchner, MULE, since=False)
        self.assertFalse(line.needs_review, "another account of the customer's")
