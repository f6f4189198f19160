"""One payment for documents of several partners, from the bank to the ledger and back.

Nordlicht owes 1,000.00, Fjordlysnes 500.00, and 1,500.00 come with both numbers.
"""

from odoo.tests import tagged

from .common import BankReconcileCommon

ACCOUNT = "DE57259910200046617305"


@tagged("post_install", "-at_install")
class TestSeveralPartners(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls._create_document(cls.nordlicht, 1000.0, "INV/2026/00042")
        cls.second = cls._create_document(cls.fjord, 500.0, "INV/2026/00077")
        cls.items = cls.first + cls.second

    def _come(self, text="INV/2026/00042 INV/2026/00077", amount=1500.0, **values):
        line = self._create_line(amount, text, **values)
        line.action_apply_automatically()
        return line

    def _kinds(self, line):
        return {reason["kind"] for reason in line.bank_match_details["reasons"]}

    def _assert_proposed(self, line, review):
        self.assertEqual(
            {a.move_line_id: a.amount for a in line.application_ids},
            {self.first: 1000.0, self.second: 500.0},
        )
        self.assertEqual(line.needs_review, review)
        self.assertFalse(line.difference_amount)

    def _assert_posted(self, line):
        """Each partner's receivable is credited with what was his."""
        self.assertRecordValues(
            line.move_id.line_ids.sorted("balance"),
            [
                {
                    "account_id": self.receivable.id,
                    "balance": -1000.0,
                    "partner_id": self.nordlicht.id,
                    "reconciled": True,
                },
                {
                    "account_id": self.receivable.id,
                    "balance": -500.0,
                    "partner_id": self.fjord.id,
                    "reconciled": True,
                },
                {
                    "account_id": self.bank.default_account_id.id,
                    "balance": 1500.0,
                    "partner_id": line.partner_id.id,
                    "reconciled": False,
                },
            ],
        )
        self.assertEqual(self.items.move_id.mapped("payment_state"), ["paid", "paid"])

    def test_accepted_posted_and_undone(self):
        line = self._come()
        self._assert_proposed(line, review=True)
        self.assertIn("no_group", self._kinds(line))
        line.action_accept()
        line.action_post_applications()
        self.assertFalse(line.posting_error)
        # The money is of two, so that of one alone the bank's line is not.
        self.assertFalse(line.partner_id)
        self._assert_posted(line)
        line.action_undo_applications()
        self.assertEqual(self.items.mapped("amount_residual"), [1000.0, 500.0])
        self.assertFalse(line.is_reconciled or line.partner_id)
        self._assert_proposed(line, review=True)

    def test_partner_that_a_person_told_stays(self):
        line = self._come(partner_id=self.nordlicht.id)
        self._assert_proposed(line, review=True)
        line.action_accept()
        line.action_post_applications()
        self.assertEqual(line.partner_id, self.nordlicht)
        self._assert_posted(line)

    def test_nothing_is_learned_of_who_pays_for_several(self):
        line = self._come(account_number=ACCOUNT, partner_name="Treuhand Hansen")
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(line.is_reconciled)
        self.assertFalse(self.env["bank.learned.payer"].search([]))

    def _post_by_night(self):
        self.bank.bank_post_automatically = True
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()

    def test_mother_pays_for_her_daughter_without_a_person(self):
        """Fjordlysnes is a company of Nordlicht's, and each has its own ledger."""
        self.fjord.parent_id = self.nordlicht
        self.assertEqual(self.fjord.commercial_partner_id, self.fjord)
        self._note_account(self.nordlicht, ACCOUNT)
        line = self._come(account_number=ACCOUNT)
        self._assert_proposed(line, review=False)
        self.assertIn("one_group", self._kinds(line))
        self._post_by_night()
        self._assert_posted(line)

    def test_sisters_whose_mother_buys_nothing(self):
        mother = self.env["res.partner"].create(
            {"name": "Aurelia Holding SE", "is_company": True}
        )
        (self.fjord + self.nordlicht).parent_id = mother
        line = self._come(partner_name="Fjordlysnes Handel AS")
        self._assert_proposed(line, review=False)

    def test_daughter_that_was_sold_is_not_posted_by_night(self):
        """Between proposal and posting Fjordlysnes leaves the group."""
        self.fjord.parent_id = self.nordlicht
        line = self._come(partner_name="Nordlicht Versand GmbH")
        self._assert_proposed(line, review=False)
        self.fjord.parent_id = False
        self.assertTrue(line.needs_review)
        self._post_by_night()
        self.assertFalse(line.is_reconciled)
        self.assertEqual(self.items.mapped("amount_residual"), [1000.0, 500.0])

    def test_account_that_is_noted_with_both(self):
        for partner in self.nordlicht + self.fjord:
            self._note_account(partner, ACCOUNT)
        line = self._come(account_number=ACCOUNT, partner_name="Treuhand Hansen")
        self._assert_proposed(line, review=False)
        self._post_by_night()
        self._assert_posted(line)
        self.assertFalse(line.partner_id)

    def test_account_that_one_of_them_has_no_more(self):
        accounts = [
            self._note_account(partner, ACCOUNT)
            for partner in (self.nordlicht, self.fjord)
        ]
        line = self._come(account_number=ACCOUNT, partner_name="Treuhand Hansen")
        accounts[1].active = False
        self.assertTrue(line.needs_review)
        self._post_by_night()
        self.assertFalse(line.is_reconciled)

    def test_sum_that_is_short_is_not_spread(self):
        line = self._come(amount=1490.0)
        self.assertNotEqual(line.application_ids.move_line_id, self.items)
        self.assertTrue(line.needs_review)
