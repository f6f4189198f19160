from odoo.tests import tagged

from .common import BankReconcileCommon

ACCOUNT = "NL91ABNA0417164300"


@tagged("post_install", "-at_install")
class TestLearning(BankReconcileCommon):
    """What a person once told about a payer is known the next time."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Payer = cls.env["bank.learned.payer"]
        cls.first = cls._create_document(cls.nordlicht, 111.11, "INV/2026/00001")
        cls.second = cls._create_document(cls.nordlicht, 222.22, "INV/2026/00002")

    def _pay_from_holding(self, amount, **values):
        return self._create_line(
            amount, "thanks", partner_name="Polaris Holding", **values
        )

    def _learn(self, **values):
        line = self._pay_from_holding(111.11, **values)
        line.action_apply_automatically()
        line.action_remove_applications()
        self._apply(line, (self.first, 111.11))
        line.with_user(self.accountant).action_post_applications()
        return line

    def test_the_account_a_person_assigned_identifies_the_partner(self):
        line = self._learn(account_number="NL91 ABNA 0417 1643 00")
        self.assertRecordValues(
            self.nordlicht.bank_learned_payer_ids,
            [
                {
                    "account_number": ACCOUNT,
                    "name": False,
                    "statement_line_id": line.id,
                    "company_id": self.env.company.id,
                }
            ],
        )
        again = self._pay_from_holding(222.22, account_number=ACCOUNT)
        again.action_apply_automatically()
        self.assertEqual(again.application_ids.move_line_id, self.second)
        self.assertEqual(again.bank_match_details["related_party"], "fully")

    def test_without_an_account_the_name_is_learned(self):
        self._learn()
        self.assertEqual(self.nordlicht.bank_learned_payer_ids.name, "Polaris Holding")
        again = self._pay_from_holding(222.22)
        again.action_apply_automatically()
        self.assertEqual(again.application_ids.move_line_id, self.second)

    def test_forgetting_is_deleting(self):
        self._learn(account_number=ACCOUNT)
        self.nordlicht.bank_learned_payer_ids.unlink()
        again = self._pay_from_holding(5.0, account_number=ACCOUNT)
        again.action_apply_automatically()
        self.assertNotEqual(again.bank_match_details["related_party"], "fully")

    def test_the_same_payer_is_learned_once(self):
        self._learn(account_number=ACCOUNT)
        line = self._pay_from_holding(5.0, account_number=ACCOUNT)
        self._apply(line, (self.second, 5.0))
        line.sudo().bank_match_details = False
        line.action_post_applications()
        self.assertEqual(len(self.nordlicht.bank_learned_payer_ids), 1)

    def test_undoing_forgets_what_the_line_taught(self):
        line = self._learn(account_number=ACCOUNT)
        line.action_undo_applications()
        self.assertFalse(self.nordlicht.bank_learned_payer_ids)

    def test_nothing_is_learned_at_night(self):
        line = self._pay_from_holding(111.11, account_number=ACCOUNT)
        self._apply(line, (self.first, 111.11))
        line._bank_post_applications(automatically=True)
        self.assertTrue(line.is_reconciled)
        self.assertFalse(self.Payer.search([("partner_id", "=", self.nordlicht.id)]))

    def test_a_payer_the_text_reveals_is_no_news(self):
        self._create_partner("Kirchner KG", account=ACCOUNT)
        kirchner = self.env["res.partner"].search([("name", "=", "Kirchner KG")])
        item = self._create_document(kirchner, 70.0, "INV/2026/00007")
        line = self._create_line(70.0, "INV/2026/00007", account_number=ACCOUNT)
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)
        line.action_accept()
        line.action_post_applications()
        self.assertFalse(kirchner.bank_learned_payer_ids)


@tagged("post_install", "-at_install")
class TestMappingOffers(BankReconcileCommon):
    """The third time people put the same words on the same account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Mapping = cls.env["bank.text.mapping"]

    def _book(self, amount, text, account=None):
        line = self._create_line(amount, text)
        line.action_transfer_difference(account or self.fees)
        line.action_post_applications()
        return line

    def _get_offers(self):
        return self.Mapping.with_context(active_test=False).search(
            [("company_id", "=", self.env.company.id), ("is_offered", "=", True)]
        )

    def test_the_third_like_decision_offers_a_mapping_that_is_not_used_yet(self):
        self._book(-75.0, "STADTWERKE STROM 01/26")
        self._book(-80.0, "Stadtwerke Strom 02/26")
        self.assertFalse(self._get_offers())
        self._book(-78.0, "STADTWERKE STROM 03/26 Danke")
        self.assertRecordValues(
            self._get_offers(),
            [
                {
                    "text": "STADTWERKE STROM",
                    "credit_account_id": self.fees.id,
                    "debit_account_id": False,
                    "active": False,
                }
            ],
        )
        line = self._create_line(-79.0, "STADTWERKE STROM 04/26")
        line.action_apply_automatically()
        self.assertFalse(line.application_ids)
        self._get_offers().action_use()
        line.action_apply_automatically()
        self.assertEqual(line.match_confidence, "high_text_mapping")

    def test_a_dismissed_offer_does_not_come_again(self):
        for month in range(1, 4):
            self._book(-75.0, f"STADTWERKE STROM 0{month}/26")
        self._get_offers().action_dismiss()
        self._book(-75.0, "STADTWERKE STROM 04/26")
        self.assertFalse(self._get_offers())

    def test_different_texts_or_accounts_offer_nothing(self):
        self._book(-75.0, "STADTWERKE STROM 01/26")
        self._book(
            -75.0,
            "STADTWERKE STROM 02/26",
            self.company_data["default_account_revenue"],
        )
        self._book(-75.0, "Miete Hafenstrasse 3/26")
        self._book(-75.0, "Telefon 4/26")
        self.assertFalse(self._get_offers())
