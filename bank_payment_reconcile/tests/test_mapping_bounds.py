from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import BankReconcileCommon
from .currency_case import CurrencyCommon

LANDLORD = "DE02120300000000202051"
STRANGER = "DE02500105170137075030"


@tagged("post_install", "-at_install")
class TestMappingBounds(BankReconcileCommon):
    """What a text may move by itself is bounded, and the bounds come from the past."""

    def setUp(self):
        super().setUp()
        self.Mapping = self.env["bank.text.mapping"]

    def _map(self, **values):
        return self.Mapping.create(
            {
                "text": "Rent Harbour",
                "credit_account_id": self.fees.id,
                "payee_accounts": LANDLORD,
                **values,
            }
        )

    def _pay(self, amount, text="Rent Harbour Street", account=LANDLORD, **values):
        return self._create_line(amount, text, account_number=account, **values)

    def _book(self, amount, text="Rent Harbour Street", **values):
        """A person puts a line on the account by hand, and posts it."""
        line = self._pay(amount, text, **values)
        line.action_transfer_difference(self.fees)
        line.action_post_applications()
        self.assertTrue(line.is_reconciled)
        return line

    def _reasons(self, line):
        return {reason["kind"] for reason in line.application_ids.reasons}

    # -------------------------------------------------------------------------
    # Bounds
    # -------------------------------------------------------------------------

    def test_beyond_the_limit_it_is_applied_for_review_and_never_posted_alone(self):
        self._map(limit_out=1250.0)
        self.bank.bank_post_automatically = True
        rent, fraud = self._pay(-1000.0), self._pay(-48000.0)
        (rent | fraud).action_apply_automatically()
        self.assertFalse(rent.needs_review)
        self.assertIn("within_bounds", self._reasons(rent))
        self.assertEqual(fraud.application_ids.account_id, self.fees)
        self.assertTrue(fraud.needs_review)
        symbol = self.env.company.currency_id.name
        self.assertIn(
            f"48,000.00 {symbol} exceeds the mapping's limit for automatic posting "
            f"(1,250.00 {symbol})",
            fraud.bank_match_explanation,
        )
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.assertTrue(rent.is_reconciled)
        self.assertFalse(fraud.is_reconciled)

    def test_the_reader_sees_amounts_in_his_own_language(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self._map(limit_out=1250.0)
        fraud = self._pay(-48000.0)
        fraud.action_apply_automatically()
        self.assertIn(
            "48.000,00", fraud.with_context(lang="de_DE").bank_match_explanation
        )

    def test_a_new_mapping_has_no_limit_and_says_so(self):
        self._map()
        rent = self._pay(-10.0)
        rent.action_apply_automatically()
        self.assertEqual(rent.application_ids.account_id, self.fees)
        self.assertTrue(rent.needs_review)
        self.assertIn("mapping_no_limit", self._reasons(rent))

    def test_another_account_is_for_review(self):
        self._map(limit_out=1250.0, payee_accounts="DE02 1203 0000 0000 2020 51, X1")
        rent, fraud = self._pay(-1000.0), self._pay(-1000.0, account=STRANGER)
        (rent | fraud).action_apply_automatically()
        self.assertFalse(rent.needs_review)
        self.assertTrue(fraud.needs_review)
        self.assertIn("mapping_other_account", self._reasons(fraud))

    def test_a_negative_limit_is_refused(self):
        mapping = self._map()
        for name in ("limit_in", "limit_out"):
            with self.assertRaisesRegex(ValidationError, "without a sign"):
                mapping[name] = -5.0

    # -------------------------------------------------------------------------
    # Offered from what was seen
    # -------------------------------------------------------------------------

    def test_an_offer_has_the_bounds_of_the_three_payments(self):
        for month, amount in (("01", -1000.0), ("02", -1000.0), ("03", -960.0)):
            self._book(amount, f"Rent Harbour {month}/26")
        offer = self.Mapping.with_context(active_test=False).search(
            [("is_offered", "=", True), ("company_id", "=", self.env.company.id)]
        )
        # The largest, 1,000.00, and a quarter more.
        self.assertRecordValues(
            offer,
            [{"limit_out": 1250.0, "limit_in": 0.0, "payee_accounts": LANDLORD}],
        )

    def test_an_offer_of_several_accounts_is_for_any(self):
        for month, account in (("01", LANDLORD), ("02", STRANGER), ("03", False)):
            self._book(-1000.0, f"Rent Harbour {month}/26", account=account)
        offer = self.Mapping.with_context(active_test=False).search(
            [("is_offered", "=", True), ("company_id", "=", self.env.company.id)]
        )
        self.assertEqual(len(offer), 1)
        self.assertFalse(offer.payee_accounts)

    def test_mapping_a_text_proposes_what_was_seen(self):
        self._book(-1000.0)
        self._book(-1040.0)
        line = self._pay(-980.0)
        line.action_transfer_difference(self.fees)
        wizard = self.env["bank.map.text"].create({"line_id": line.id})
        # The largest was 1,040.00: 1,300.00 with a quarter more.
        self.assertRecordValues(
            wizard,
            [{"limit_out": 1300.0, "limit_in": 0.0, "payee_accounts": LANDLORD}],
        )
        wizard.debit_account_id = False
        waiting = self._pay(-1100.0) | self._pay(-1500.0)
        wizard.action_map()
        self.assertEqual(waiting.application_ids.account_id, self.fees)
        self.assertEqual(waiting.mapped("needs_review"), [False, True])

    # -------------------------------------------------------------------------
    # What is usual
    # -------------------------------------------------------------------------

    def test_what_the_payee_never_got_is_for_review_also_within_the_limit(self):
        self._map(limit_out=5000.0)
        for amount in (-1000.0, -1000.0, -1100.0):
            rent = self._pay(amount)
            rent.action_apply_automatically()
            self.assertFalse(rent.needs_review)
            rent.action_post_applications()
        usual, unusual = self._pay(-1200.0), self._pay(-4000.0)
        (usual | unusual).action_apply_automatically()
        self.assertFalse(usual.needs_review)
        self.assertIn("amount_usual", self._reasons(usual))
        self.assertTrue(unusual.needs_review)
        self.assertIn("amount_unusual", self._reasons(unusual))

    def test_undone_payments_are_no_past(self):
        self._map(limit_out=5000.0)
        rents = self.env["account.bank.statement.line"]
        for _month in range(3):
            rents |= self._book(-1000.0)
        rents.action_undo_applications()
        later = self._pay(-4000.0)
        later.action_apply_automatically()
        self.assertFalse(later.needs_review)

    def test_the_past_is_read_in_one_query_however_many_lines(self):
        self._map(limit_out=5000.0)
        lines = self.env["account.bank.statement.line"]
        for number in range(12):
            lines |= self._pay(-10.0 - number, account=f"NL91ABNA04171643{number:02}")
        books = self.env["bank.matching.ledger"]
        currency = self.env.company.currency_id
        for some in (lines[:1], lines):
            self.env.flush_all()
            some.mapped("account_number")
            self.Mapping._get_mappings(self.env.company)
            with self.assertQueryCount(2):  # of which one finds the mappings
                books._get_past(self.bank, currency, some)

    # -------------------------------------------------------------------------
    # The update
    # -------------------------------------------------------------------------

    def test_the_update_bounds_mappings_by_what_they_posted(self):
        before = {"payee_accounts": False}
        used, unused = self._map(**before), self._map(text="Never seen", **before)
        for amount in (-1000.0, -800.0):
            rent = self._pay(amount)
            rent.action_apply_automatically()
            rent.action_accept()
            rent.action_post_applications()
        self.Mapping._fill_bounds_from_past()
        self.assertRecordValues(
            used | unused,
            [
                {"limit_in": 0.0, "limit_out": 1250.0, "payee_accounts": LANDLORD},
                {"limit_in": 0.0, "limit_out": 0.0, "payee_accounts": False},
            ],
        )
        go_on, never = self._pay(-1000.0), self._pay(-5.0, "Never seen")
        (go_on | never).action_apply_automatically()
        self.assertFalse(go_on.needs_review)
        self.assertTrue(never.needs_review)

    def test_the_update_leaves_what_a_person_gave(self):
        mapping = self._map(limit_out=77.0, payee_accounts=False)
        rent = self._pay(-70.0)
        rent.action_apply_automatically()
        rent.action_post_applications()
        self.Mapping._fill_bounds_from_past()
        self.assertEqual(mapping.limit_out, 77.0)
        self.assertFalse(mapping.payee_accounts)


@tagged("post_install", "-at_install")
class TestMappingBoundsInCurrencies(CurrencyCommon):
    """On the 5th 1 EUR is 1.25 USD, on the 15th 1.00 USD: limits are in EUR."""

    def _pay_in_dollars(self, amount, day):
        line = self._create_line(
            amount, "Rent Harbour", day, journal_id=self.dollar_bank.id
        )
        line.action_apply_automatically()
        return line

    def test_a_dollar_bank_counts_in_the_companys_currency(self):
        self.env["bank.text.mapping"].create(
            {
                "text": "Rent Harbour",
                "credit_account_id": self.fees.id,
                "debit_account_id": self.fees.id,
                "limit_out": 1000.0,
                "limit_in": 1000.0,
            }
        )
        # 1,250 USD are 1,000 EUR on the 5th and 1,250 EUR on the 15th.
        for sign in (1, -1):
            before = self._pay_in_dollars(sign * 1250.0, "2026-01-05")
            after = self._pay_in_dollars(sign * 1250.0, "2026-01-15")
            self.assertFalse(before.needs_review)
            self.assertTrue(after.needs_review)
            self.assertIn("1,250.00 EUR exceeds", after.bank_match_explanation)

    def test_dollars_seen_propose_euros(self):
        line = self._pay_in_dollars(-1250.0, "2026-01-05")
        line.action_transfer_difference(self.fees)
        wizard = self.env["bank.map.text"].create({"line_id": line.id})
        # 1,250 USD of the 5th are 1,000 EUR; and a quarter more.
        self.assertEqual(wizard.limit_out, 1250.0)

    def test_dollars_paid_from_a_euro_bank(self):
        self.env["bank.text.mapping"].create(
            {
                "text": "Rent Harbour",
                "credit_account_id": self.fees.id,
                "limit_out": 1000.0,
            }
        )
        for euros, review in ((1000.0, False), (1000.01, True)):
            line = self._create_line(
                -euros,
                "Rent Harbour",
                foreign_currency_id=self.dollar.id,
                amount_currency=-1100.0,
            )
            line.action_apply_automatically()
            self.assertEqual(line.needs_review, review)
