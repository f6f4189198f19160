"""Payers who pay for several partners, or for others by trade, are nobody's."""

from odoo.tests import tagged

from .common import BankReconcileCommon
from .payers_case import HOLDING, PayersCase


@tagged("post_install", "-at_install")
class TestPayersOfSeveral(PayersCase):
    """A person applies what Polaris pays; what it pays next is judged by that."""

    def test_who_pays_for_a_second_partner_is_forgotten_and_not_learned_again(self):
        self._pay(self.nordlicht)
        self.assertLearned(self.nordlicht)
        self._pay(self.nordlicht)
        self.assertLearned(self.nordlicht)
        self._pay(self.fjord)
        self.assertLearned()
        self._pay(self.nordlicht)
        self._pay(self._create_partner("Kirchner KG"))
        self.assertLearned()

    def test_who_pays_for_others_by_trade_as_only_the_text_tells(self):
        line = self._create_line(
            100.0, "PAYPAL EUROPE S.A R.L. PAYOUT 4711", account_number=HOLDING
        )
        self._apply(line, (self._invoice(self.nordlicht), 100.0))
        line.with_user(self.accountant).action_post_applications()
        self.assertTrue(line.is_reconciled)
        self.assertLearned()

    def test_the_bank_spells_the_account_as_it_likes(self):
        self._pay(self.nordlicht)
        self._pay(self.fjord, account="nl91 ABNA-0417.1643 00")
        self.assertLearned()
        self._pay(self.nordlicht, account="NL91-ABNA-0417-1643-00")
        self.assertLearned()

    def test_who_pays_for_two_at_once_is_not_learned(self):
        self._pay(self.nordlicht, self.fjord)
        self.assertLearned()
        self._pay(self.nordlicht)
        self.assertLearned()

    def test_a_payer_known_by_the_name_alone(self):
        self._pay(self.nordlicht, account=False)
        self.assertLearned(self.nordlicht)
        self._pay(self.fjord, account=False, name="POLARIS HOLDING")
        self.assertLearned()
        self._pay(self.nordlicht, account=False)
        self.assertLearned()

    def test_contacts_of_one_partner_are_one(self):
        shop = self.env["res.partner"].create(
            {"name": "Shop", "parent_id": self.nordlicht.id, "type": "delivery"}
        )
        self._pay(self.nordlicht)
        self._pay(shop)
        self.assertLearned(self.nordlicht)

    def test_who_is_noted_with_another_partner_is_not_learned(self):
        self._create_partner("Kirchner KG", account=HOLDING)
        self._pay(self.nordlicht)
        self.assertLearned()

    def test_who_is_noted_with_an_archived_partner_is_learned(self):
        """Nordlicht was there twice; the one that had the account was archived."""
        twin = self._create_partner("Nordlicht Versand", account=HOLDING)
        twin.active = False
        self._pay(self.nordlicht)
        self.assertLearned(self.nordlicht)

    def test_what_a_person_typed_is_forgotten_as_well(self):
        self.env["bank.learned.payer"].create(
            {"partner_id": self.nordlicht.id, "account_number": HOLDING}
        )
        self._pay(self.fjord)
        self.assertLearned()

    def test_another_company_keeps_what_it_learned(self):
        other = self.setup_other_company()["company"]
        partner = self._create_partner("Elsewhere")
        payer = self.env["bank.learned.payer"].create(
            {
                "partner_id": partner.id,
                "company_id": other.id,
                "account_number": HOLDING,
            }
        )
        self._pay(self.nordlicht)
        self.assertTrue(payer.exists())
        self.assertLearned(self.nordlicht)

    def _learn_as_before(self, partner, account=HOLDING, line=None):
        """As the first version did, which asked nothing."""
        return (
            self.env["bank.learned.payer"]
            .sudo()
            .create(
                {
                    "partner_id": partner.id,
                    "account_number": account,
                    "statement_line_id": line and line.id,
                }
            )
        )

    def test_a_payer_learned_of_two_before_is_not_the_ones_who_is_left(self):
        """Polaris paid for Nordlicht and for Fjord in the time of the first version;
        now it pays for Nordlicht again."""
        self._learn_as_before(self.nordlicht)
        self._learn_as_before(self.fjord)
        self._learn_as_before(self.nordlicht, "NL00OTHER")
        self._pay(self.nordlicht)
        self.assertLearned(self.nordlicht)
        self.assertEqual(
            self.nordlicht.bank_learned_payer_ids.account_number, "NL00OTHER"
        )

    def test_the_update_forgets_who_was_learned_of_several(self):
        """Polaris of two; Stern of Nordlicht, though it paid for Fjord as well; PayPal
        of Nordlicht, since it had paid once. Blau is Nordlicht's."""
        self._learn_as_before(self.nordlicht)
        self._learn_as_before(self.fjord)
        self._pay(self.nordlicht, name="Stern", account="NL00STERN")
        self._pay(self.fjord, name="Stern", account="NL00STERN")
        self._learn_as_before(self.nordlicht, "NL00STERN")
        paypal = self._pay(self.nordlicht, name="PayPal Europe", account="NL00PAYPAL")
        self._learn_as_before(self.nordlicht, "NL00PAYPAL", paypal)
        blau = self._pay(self.nordlicht, name="Blau", account="NL00BLAU")
        self.env["bank.learned.payer"]._forget_shared_of_past()
        self.assertLearned(self.nordlicht)
        self.assertEqual(self.nordlicht.bank_learned_payer_ids.statement_line_id, blau)

    def test_what_another_company_learned_is_learned_here_too(self):
        """Nordlicht is a customer of both; the other company was paid first. A person
        who works in both posts."""
        other = self.setup_other_company()["company"]
        self.env["bank.learned.payer"].create(
            {
                "partner_id": self.nordlicht.id,
                "company_id": other.id,
                "account_number": HOLDING,
            }
        )
        line = self._create_line(
            100.0, "thanks", partner_name="Polaris Holding", account_number=HOLDING
        )
        self._apply(line, (self._invoice(self.nordlicht), 100.0))
        both = [self.env.company.id, other.id]
        self.accountant.company_ids |= other
        line = line.with_user(self.accountant).with_context(allowed_company_ids=both)
        line.action_post_applications()
        self.assertTrue(line.is_reconciled)
        self.assertLearned(self.nordlicht)

    def test_who_pays_for_others_by_trade_is_never_learned(self):
        for name in ("PayPal (Europe) S.a r.l.", "VR Factoring GmbH", "Tesch Inkasso"):
            with self.subTest(name):
                self._pay(self.nordlicht, name=name, account=f"NL{len(name):010}")
                self.assertLearned()

    def test_such_a_house_that_is_a_partner_itself_is_learned_as_that(self):
        partner = self._create_partner("Tesch Inkasso GmbH")
        self._pay(partner, name="Tesch Inkasso")
        self.assertLearned(partner)

    def test_the_night_forgets_but_never_learns(self):
        """By the number of Fjord's invoice, from an account learned as Nordlicht's:
        held, so a person says so first."""
        self.bank.bank_post_automatically = True
        self._pay(self.nordlicht)
        item = self._invoice(self.fjord, 70.0)
        line = self._create_line(
            70.0, item.move_id.name, account_number=HOLDING, partner_name="Polaris"
        )
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)
        self.assertTrue(line.needs_review)
        line.with_user(self.accountant).action_accept()
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()
        self.assertTrue(line.is_reconciled)
        self.assertLearned()


@tagged("post_install", "-at_install")
class TestPayeesLearned(BankReconcileCommon):
    """Money out: the account that a person applied to a vendor is known as the
    vendor's, though the text and the name had told whose bill it is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vendor = cls._create_partner(
            "Van den Berg Logistics", customer_rank=0, supplier_rank=1
        )

    def _bill_and_pay(self, ref, **values):
        self._create_document(
            self.vendor, 812.6, f"BILL/2026/01/{ref}", "in_invoice", ref=f"VB26{ref}"
        )
        line = self._create_line(
            -812.6,
            f"VB26{ref}",
            partner_name="Van den Berg Logistics",
            account_number=HOLDING,
            **values,
        )
        line.action_apply_automatically()
        return line

    def test_the_first_payment_is_a_persons_and_the_later_ones_are_not(self):
        first = self._bill_and_pay("1001")
        self.assertTrue(first.needs_review)
        self.assertIn(
            "is not known as Van den Berg Logistics's", first.bank_match_explanation
        )
        first.with_user(self.accountant).action_accept()
        first.with_user(self.accountant).action_post_applications()
        payer = self.vendor.bank_learned_payer_ids
        self.assertEqual(payer.account_number, HOLDING)
        # It was learned today: a payment of these days is looked at once more.
        soon = self._bill_and_pay("1002")
        self.assertTrue(soon.needs_review)
        self.assertIn("only since", soon.bank_match_explanation)
        payer.sudo().known_since = "2025-12-01"
        later = self._bill_and_pay("1003")
        self.assertFalse(later.needs_review)
        self.assertIn("which a person applied to", later.bank_match_explanation)

    def test_an_account_that_is_noted_is_not_learned(self):
        self._note_account(self.vendor, HOLDING)
        line = self._bill_and_pay("1001")
        self.assertFalse(line.needs_review)
        line.action_accept()
        line.action_post_applications()
        self.assertFalse(self.vendor.bank_learned_payer_ids)

    def test_who_changes_a_learned_payer_makes_it_new(self):
        payer = self.env["bank.learned.payer"].create(
            {"partner_id": self.vendor.id, "account_number": "NL00OLD"}
        )
        payer.sudo().known_since = "2020-01-01"
        payer.with_user(self.accountant).account_number = HOLDING
        self.assertTrue(self._bill_and_pay("1001").needs_review)
