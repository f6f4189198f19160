from datetime import date

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile.matching import (
    Ledger,
    Partner,
    likely_partners,
    suggest,
)

from .common import BankReconcileCommon
from .matching_books import PARTNERS, bank, invoice


@tagged("post_install", "-at_install")
class TestSuggestions(BankReconcileCommon):
    """What the side panel of a bank line is told."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kirchner = cls._create_partner("Kirchner Maschinenbau GmbH")
        cls.asked = cls._create_document(cls.kirchner, 480.0, "INV/2026/00042")
        cls.later = cls._create_document(cls.kirchner, 77.0, "INV/2026/00051")
        cls.equal = cls._create_document(cls.fjord, 480.0, "INV/2026/00043")

    def test_number_in_the_text_comes_first_and_says_why(self):
        line = self._create_line(480.0, "Re 00042", partner_name="Kirchner")
        first = line.get_suggestions()[0]
        self.assertEqual(first["move_line_id"], self.asked.id)
        self.assertEqual(first["kind"], "item")
        self.assertEqual(first["name"], "INV/2026/00042")
        self.assertEqual(first["partner_id"], self.kirchner.id)
        self.assertEqual(first["due_date"], self.asked.date_maturity.isoformat())
        self.assertEqual((first["open_amount"], first["amount"]), (480.0, 480.0))
        self.assertEqual((first["discount"], first["account_id"]), (0.0, False))
        self.assertEqual(first["confidence"], "high")
        self.assertIn("INV/2026/00042", first["reasons"])

    def test_garbled_payer_s_items_come_before_another_s_equal_amount(self):
        # No word of it is right.
        line = self._create_line(480.0, "thanks", partner_name="Kirhcner Mschinenabu")
        likely = line.get_bank_likely_partners()
        self.assertEqual(likely[0]["partner_id"], self.kirchner.id)
        self.assertEqual(likely[0]["name"], "Kirchner Maschinenbau GmbH")
        self.assertEqual(likely[0]["open_amount"], 557.0)
        self.assertIn("kirhcner", likely[0]["reason"].casefold())
        self.assertTrue(0 < likely[0]["score"] <= 100)
        found = [s["move_line_id"] for s in line.get_suggestions()]
        self.assertEqual(found[0], self.asked.id)
        self.assertIn(self.later.id, found)

    def test_unknown_payer_is_offered_who_owes_the_amount(self):
        line = self._create_line(480.0, "thanks")
        found = {s["move_line_id"] for s in line.get_suggestions()}
        self.assertLessEqual({self.asked.id, self.equal.id}, found)
        self.assertNotIn(self.nordlicht.id, self._partners_of(line))

    def _partners_of(self, line):
        return [likely["partner_id"] for likely in line.get_bank_likely_partners()]

    def test_limit_and_nothing_twice(self):
        line = self._create_line(480.0, "Re 00042", partner_name="Kirchner")
        found = line.get_suggestions(limit=2)
        self.assertEqual(len(found), 2)
        self.assertEqual(len({s["move_line_id"] for s in found}), 2)

    def test_what_another_line_holds_is_not_offered(self):
        other = self._create_line(480.0, "other")
        self._apply(other, (self.asked, 480.0))
        line = self._create_line(480.0, "Re 00042", partner_name="Kirchner")
        found = [s["move_line_id"] for s in line.get_suggestions()]
        self.assertNotIn(self.asked.id, found)
        self.assertIn(self.later.id, found)

    def test_discounted_amount_is_found_without_name_or_number(self):
        term = self.env["account.payment.term"].create(
            {
                "name": "2% in 10 days",
                "early_discount": True,
                "discount_percentage": 2,
                "discount_days": 30,
                "line_ids": [(0, 0, {"value": "percent", "value_amount": 100})],
            }
        )
        item = self._create_document(
            self.nordlicht,
            1000.0,
            "INV/2026/00060",
            invoice_payment_term_id=term.id,
        )
        line = self._create_line(980.0, "thanks")
        first = line.get_suggestions()[0]
        self.assertEqual(first["move_line_id"], item.id)
        self.assertEqual((first["amount"], first["discount"]), (980.0, 20.0))

    def test_collection_is_found_by_its_id_alone(self):
        # as where documents are shown as in payment until the bank confirms
        self.patch(
            self.registry["account.move"],
            "_get_invoice_in_payment_state",
            lambda move: "in_payment",
        )
        payment = self.env["account.payment"].create(
            {
                "partner_id": self.fjord.id,
                "amount": 999.0,
                "date": date(2026, 1, 3),
                "journal_id": self.bank.id,
                "bank_end_to_end_id": "DD-4",
            }
        )
        payment.outstanding_account_id = False
        payment.action_post()
        payment.invoice_ids = self.equal.move_id
        self.assertFalse(payment.move_id)
        self.assertEqual(payment.state, "in_process")
        line = self._create_line(999.0, "thanks", bank_end_to_end_id="DD-4")
        self.assertEqual(line.get_suggestions()[0]["move_line_id"], self.equal.id)

    def test_account_of_a_mapping_is_a_suggestion(self):
        mapping = self.env["bank.text.mapping"].create(
            {
                "text": "STADTWERKE",
                "debit_account_id": self.fees.id,
                "credit_account_id": self.fees.id,
            }
        )
        self.assertTrue(mapping)
        line = self._create_line(-75.0, "STADTWERKE 01/26")
        first = line.get_suggestions()[0]
        self.assertEqual(
            (first["kind"], first["account_id"]), ("account", self.fees.id)
        )
        self.assertFalse(first["move_line_id"])

    def test_accountant_asks(self):
        line = self._create_line(480.0, "Re 00042", partner_name="Kirchner")
        line = line.with_user(self.accountant)
        self.assertEqual(line.get_suggestions()[0]["move_line_id"], self.asked.id)
        self.assertEqual(self._partners_of(line)[0], self.kirchner.id)

    def test_queries_do_not_grow_with_what_is_open(self):
        line = self._create_line(480.0, "Re 00042", partner_name="Kirchner")

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            line.get_suggestions()
            line.get_bank_likely_partners()
            return self.env.cr.sql_log_count - before

        queries()
        few = queries()
        for n in range(15):
            self._create_document(self.kirchner, 480.0, f"INV/2026/01{n:03d}")
        self.assertLessEqual(queries(), few)


@tagged("post_install", "-at_install")
class TestLikelyPartners(BankReconcileCommon):
    """The matcher's ranking, without a database."""

    def _keys(self, line, items=(), partners=PARTNERS):
        return [p.key for p in likely_partners(Ledger(partners, items), line)]

    def test_evidence_adds_up(self):
        items = [invoice("A-1001", 5_000, "fjord"), invoice("A-1002", 7_000)]
        line = bank("A-1001", 5_000, partner_name="Fjordlysnes Seafood")
        first = likely_partners(Ledger(PARTNERS, items), line)[0]
        self.assertEqual(first.key, "fjord")
        self.assertGreaterEqual(first.score, 95)
        kinds = [reason.kind for reason in first.reasons]
        self.assertIn("party_by_document", kinds)
        self.assertIn("amount_equal", kinds)

    def test_certain_by_account(self):
        line = bank("x", 1, partner_account="DE89370400440532013000")
        first = likely_partners(Ledger(PARTNERS), line)[0]
        self.assertEqual((first.key, first.score), ("nordlicht", 100))

    def test_nothing_alike(self):
        self.assertEqual(self._keys(bank("x", 1, partner_name="Zzyzx Qqq")), [])

    def test_both_who_share_the_written_word_are_offered(self):
        partners = [Partner("one", "Brandt Holz"), Partner("two", "Brandt Bau")]
        items = [invoice("A-1", 5_000, "one"), invoice("A-2", 5_000, "two")]
        line = bank("x", 5_000, partner_name="Brandt")
        keys = {p.applications[0].key for p in suggest(Ledger(partners, items), line)}
        self.assertEqual(keys, {"A-1", "A-2"})
        found = likely_partners(Ledger(partners, items), line)
        self.assertEqual({p.key for p in found}, {"one", "two"})
