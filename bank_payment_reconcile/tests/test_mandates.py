from datetime import date
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .mandate_case import IBAN, OTHER_IBAN, MandateCase

DAY = date(2026, 12, 1)


@tagged("post_install", "-at_install")
class TestMandates(MandateCase):
    """By what customers allowed debits, and what becomes of it."""

    # -------------------------------------------------------------------------
    # Entering
    # -------------------------------------------------------------------------

    def test_a_mandate_gets_a_number_and_is_signed(self):
        mandate = self.Mandate.with_user(self.accountant).create(
            {"partner_id": self.nordlicht.id}
        )
        self.assertRegex(mandate.reference, r"^M-\d{4}-\d{5}$")
        self.assertEqual(mandate.state, "draft")
        with self.assertRaisesRegex(UserError, "date of signature, the account"):
            mandate.action_activate()
        mandate.write(
            {"partner_bank_id": self.account.id, "signed_on": date(2026, 8, 1)}
        )
        mandate.action_activate()
        self.assertEqual(mandate.state, "active")
        self.assertEqual(mandate.expires_on, date(2029, 8, 1))

    def test_without_a_creditor_identifier_nothing_is_active(self):
        self.company.bank_creditor_identifier = False
        with self.assertRaisesRegex(UserError, "your creditor identifier"):
            self._create_mandate()

    def test_a_creditor_identifier_has_its_check_digits(self):
        for wrong in ("DE99ZZZ09999999999", "DE98", "4711"):
            with self.assertRaisesRegex(ValidationError, "no creditor identifier"):
                self.company.bank_creditor_identifier = wrong
        # The business code is not in the check; blanks are for people.
        self.company.bank_creditor_identifier = "DE98 A01 09999999999"
        self.assertEqual(
            self.company._bank_get_creditor_identifier(), "DE98A0109999999999"
        )

    @mute_logger("odoo.sql_db")
    def test_a_reference_is_used_once_whatever_its_letters(self):
        self._create_mandate(reference="M-7")
        self._note_account(self.fjord, OTHER_IBAN)
        for same in ("M-7", "m-7"):
            with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self._create_mandate(self.fjord, reference=same)
        self._create_mandate(self.fjord, reference="M-8")

    @mute_logger("odoo.sql_db")
    def test_companies_of_one_creditor_share_the_references(self):
        other = self.env["res.company"].create({"name": "Elbe Süd"})
        self._create_mandate(reference="M-7")
        values = {"partner_id": self.fjord.id, "company_id": other.id}
        twin = self.Mandate.create({**values, "reference": "M-7"})
        # Of the same creditor, whatever the business code.
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            other.bank_creditor_identifier = "DE98A0109999999999"
            self.env.flush_all()
        self.env.invalidate_all()
        self.assertTrue(twin.exists())

    def test_a_reference_that_banks_refuse_is_refused(self):
        with self.assertRaisesRegex(ValidationError, '"M_7" is no reference'):
            self._create_mandate(reference="M_7")

    def test_b2b_is_for_companies(self):
        person = self._create_partner("Anna Ahrens", OTHER_IBAN, is_company=False)
        with self.assertRaisesRegex(ValidationError, "Anna Ahrens is a person"):
            self._create_mandate(person, scheme="B2B")
        mandate = self._create_mandate(scheme="B2B")
        self.nordlicht.is_company = False
        self.assertIn(
            "the customer is a person",
            self.Mandate._get_reasons_without(self.nordlicht, DAY, self.company)[
                self.nordlicht
            ],
        )
        self.assertEqual(mandate.state, "active")

    def test_the_account_is_the_debtors(self):
        with self.assertRaisesRegex(ValidationError, "not of Fjordlysnes"):
            self._create_mandate(self.fjord, self.account)

    def test_what_was_signed_is_kept(self):
        mandate = self._create_mandate().with_user(self.accountant)
        for values in (
            {"partner_id": self.fjord.id},
            {"scheme": "B2B"},
            {"frequency": "one_off"},
            {"signed_on": date(2026, 9, 1)},
        ):
            with self.assertRaisesRegex(UserError, "is signed: only its reference"):
                mandate.write(values)
        with self.assertRaisesRegex(AccessError, "set by Odoo"):
            mandate.write({"decision": "draft"})
        with self.assertRaisesRegex(UserError, "revoke it instead"):
            mandate.unlink()
        mandate.action_revoke()
        self.assertEqual(mandate.state, "revoked")

    # -------------------------------------------------------------------------
    # Debits
    # -------------------------------------------------------------------------

    def test_a_one_off_mandate_is_used_once(self):
        mandate = self._create_mandate(frequency="one_off")
        use = self._debit(mandate)
        self.assertEqual((use.sequence, mandate.state), ("OOFF", "used_up"))
        self.assertFalse(
            self.Mandate._get_valid_mandates(self.nordlicht, DAY, self.company)
        )
        # Rejected before the settlement, it is open again.
        use._reject("AM04")
        self.assertEqual((use.state, mandate.state), ("rejected", "active"))
        again = self._debit(mandate)
        again._settle()
        # Given back afterwards, it is not.
        again._come_back("refund", "MD06")
        self.assertEqual((again.state, mandate.state), ("refunded", "used_up"))

    def test_another_account_is_told_once(self):
        mandate = self._create_mandate(reference="M-9")
        self._debit(mandate)._settle()
        mandate.partner_bank_id = self._note_account(self.nordlicht, OTHER_IBAN)
        self.assertEqual(mandate.change_told, "Another account")
        first = self._debit(mandate)
        second = self._debit(mandate)
        self.assertEqual(first.original_account, "SMNDA")
        self.assertFalse(second.original_account)
        self.assertFalse(mandate.change_told)
        self.assertEqual(
            {(use.reference, use.signed_on, use.sequence) for use in mandate.use_ids},
            {("M-9", date(2026, 8, 1), "RCUR")},
        )

    def test_a_change_whose_debit_is_rejected_is_told_again(self):
        mandate = self._create_mandate(reference="M-9")
        self._debit(mandate)._settle()
        mandate.reference = "M-9A"
        self.company.name = "Elbe AG"
        first = self._debit(mandate)
        self.assertEqual(first.original_reference, "M-9")
        self.assertEqual(first.original_creditor_name, "company_1_data")
        first._reject("MS03")
        again = self._debit(mandate)
        self.assertEqual(again._to_file(), first._to_file())
        self.assertEqual(self._debit(mandate).original_reference, False)

    def test_what_another_program_collected_is_known(self):
        mandate = self._create_mandate(last_used_before=date(2026, 10, 1))
        self.assertEqual(mandate.last_used_on, date(2026, 10, 1))
        self.assertEqual(mandate.expires_on, date(2029, 10, 1))
        mandate.partner_bank_id = self._note_account(self.nordlicht, OTHER_IBAN)
        [debit] = mandate._get_debit_details(wants_first=True)
        self.assertEqual((debit.sequence, debit.original_account), ("RCUR", "SMNDA"))

    def test_several_debits_of_one_file_come_one_after_the_other(self):
        mandate = self._create_mandate()
        mandate.is_last = True
        details = mandate._get_debit_details(3, wants_first=True)
        self.assertEqual([d.sequence for d in details], ["FRST", "RCUR", "FNAL"])

    # -------------------------------------------------------------------------
    # Blocked
    # -------------------------------------------------------------------------

    def test_a_return_for_want_of_a_mandate_blocks_it(self):
        mandate = self._create_mandate()
        use = self._debit(mandate)
        use._settle()
        use._come_back("return", "MD01", "no mandate")
        self.assertRecordValues(
            mandate,
            [
                {
                    "state": "blocked",
                    "block_kind": "mandate",
                    "block_reason": "MD01 no mandate",
                    "blocking_use_id": use.id,
                }
            ],
        )
        # Another account does not help.
        mandate.partner_bank_id = self._note_account(self.nordlicht, OTHER_IBAN)
        self.assertEqual(mandate.state, "blocked")
        mandate.with_user(self.accountant).action_release()
        self.assertEqual(mandate.state, "active")

    def test_a_closed_account_blocks_until_there_is_another(self):
        mandate = self._create_mandate()
        self._debit(mandate)._reject("AC04", "closed")
        self.assertEqual((mandate.state, mandate.block_kind), ("blocked", "account"))
        mandate.with_user(self.accountant).partner_bank_id = self._note_account(
            self.nordlicht, OTHER_IBAN
        )
        self.assertEqual((mandate.state, mandate.block_kind), ("active", False))

    def test_a_return_that_is_undone_blocks_nothing(self):
        mandate = self._create_mandate()
        use = self._debit(mandate)
        use._settle()
        use._come_back("return", "MD01")
        use._restore()
        self.assertEqual((use.state, use.reason_code), ("settled", False))
        self.assertEqual(mandate.state, "active")

    def test_want_of_funds_blocks_nothing(self):
        mandate = self._create_mandate()
        self._debit(mandate)._come_back("return", "AM04")
        self.assertEqual(mandate.state, "active")

    def test_it_expires_by_itself(self):
        mandate = self._create_mandate()
        self._debit(mandate)._reject("AM04")
        self.assertEqual(mandate.expires_on, date(2029, 12, 1))
        # For a later day it is none already.
        find = self.Mandate._get_valid_mandates
        self.assertTrue(find(self.nordlicht, date(2029, 12, 1), self.company))
        self.assertFalse(find(self.nordlicht, date(2029, 12, 2), self.company))
        with patch.object(fields.Date, "context_today", lambda *_a: date(2029, 12, 2)):
            self.Mandate._cron_expire()
            self.assertEqual(mandate.state, "expired")

    # -------------------------------------------------------------------------
    # Choosing
    # -------------------------------------------------------------------------

    def test_customers_without_a_mandate_are_told_with_the_reason(self):
        self._note_account(self.fjord, OTHER_IBAN)
        blocked = self._create_mandate(self.fjord, reference="M-2")
        blocked.action_block()
        once = self._create_mandate(frequency="one_off", reference="M-3")
        always = self._create_mandate(reference="M-4")
        third = self._create_partner("Third Street Ltd")
        contact = self.env["res.partner"].create(
            {"name": "Ledger", "parent_id": self.nordlicht.id}
        )
        partners = self.nordlicht | self.fjord | third | contact
        found = self.Mandate._get_valid_mandates(partners, DAY, self.company)
        self.assertEqual(found, {self.nordlicht: always, contact: always})
        self.assertEqual(
            self.Mandate._get_reasons_without(partners, DAY, self.company),
            {
                self.fjord: f"Mandate M-2 is blocked: By {self.env.user.name}.",
                third: "No mandate was entered for this customer.",
            },
        )
        always.action_revoke()
        found = self.Mandate._get_valid_mandates(partners, DAY, self.company)
        self.assertEqual(found[contact], once)

    def test_many_customers_cost_as_much_as_few(self):
        counts = []
        # The first ones fill caches.
        for number in (1, 2, 20):
            partners = self.env["res.partner"].create(
                [
                    {
                        "name": f"Customer {number}-{each}",
                        "is_company": True,
                        "bank_ids": [
                            Command.create({"acc_number": f"ACC {number} {each}"})
                        ],
                    }
                    for each in range(number)
                ]
            )
            for partner in partners:
                self._create_mandate(partner)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            found = self.Mandate._get_valid_mandates(partners, DAY, self.company)
            self.assertEqual(len(found), number)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])

    # -------------------------------------------------------------------------
    # Pages and rights
    # -------------------------------------------------------------------------

    def test_the_partner_opens_its_mandates(self):
        mandate = self._create_mandate()
        partner = self.nordlicht.with_user(self.accountant)
        self.assertEqual(partner.bank_mandate_count, 1)
        action = partner.action_bank_open_mandates()
        self.assertEqual(self.Mandate.search(action["domain"]), mandate)

    def test_the_form_to_sign_says_what_is_allowed(self):
        core = self._create_mandate(reference="M-5")
        b2b = self._create_mandate(reference="M-6", scheme="B2B")
        report = "bank_payment_reconcile.report_bank_direct_debit_mandate"
        html, _type = self.env["ir.actions.report"]._render_qweb_html(
            report, (core | b2b).ids
        )
        text = html.decode()
        for said in ("M-5", "M-6", IBAN, "DE98ZZZ09999999999", "within 8 weeks"):
            self.assertIn(said, text)
        self.assertEqual(text.count("not entitled to a refund"), 1)
        action = core.with_user(self.accountant).action_print_form()
        self.assertEqual(action["report_name"], report)

    def test_who_may_enter_mandates(self):
        mandate = self._create_mandate()
        reader = new_test_user(
            self.env,
            login="reader",
            groups="account.group_account_readonly",
            company_id=self.company.id,
            company_ids=[Command.set(self.company.ids)],
        )
        self.assertEqual(mandate.with_user(reader).reference, mandate.reference)
        with self.assertRaises(AccessError):
            mandate.with_user(reader).action_block()
        with self.assertRaises(AccessError):
            self._debit(mandate).with_user(self.accountant).write({"state": "settled"})

    def test_another_company_sees_nothing(self):
        mandate = self._create_mandate()
        other = self.env["res.company"].create({"name": "Elbe Süd"})
        stranger = new_test_user(
            self.env,
            login="stranger",
            groups="bank_payment_reconcile.group_bank_reconcile_manager",
            company_id=other.id,
            company_ids=[Command.set(other.ids)],
        )
        Mandate = self.Mandate.with_user(stranger)
        self.assertFalse(Mandate.search([]))
        with self.assertRaises(AccessError):
            Mandate.browse(mandate.id).action_block()
