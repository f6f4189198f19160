"""The story of the demo data: what each of its bank lines is there to show."""

from unittest import SkipTest

from odoo.tests import TransactionCase, tagged
from odoo.tools import file_open

JOURNAL = "bank_payment_reconcile.demo_bank_journal"
STATEMENT = "bank_payment_reconcile/demo/statement.ofx"
REPORT = "bank_payment_reconcile/demo/paybridge_payout.csv"

#: text the line contains: confidence, what it is applied to, what is left of it
STORY = {
    "RE 42, 43, 47": ("high", "INV/2026/00042 +2", 0.0),
    "MIETE": ("high_text_mapping", "Rent", 0.0),
    "RE 31, 33": ("medium", "INV/2026/00031 +1", 0.0),
    "ABSCHLAG STROM": ("high_text_mapping", "Energy", 0.0),
    "INV/2026/00034": ("high", "INV/2026/00034", 0.0),
    "2 % rabat": ("high", "INV/2026/00044", 0.0),
    "BT-26-1187": ("high", "BILL/2026/10/0021", 0.0),
    "LESS CREDIT NOTE": ("high", "INV/2026/00035 +1", 0.0),
    "SJOEBERGS": ("high", "INV/2026/00036", 0.0),
    "SCHECK 3012": ("high", "PBNK1/2026/00002", 0.0),
    "TEILZAHLUNG RE 49": ("medium", "INV/2026/00049", 0.0),
    "VB2610432": ("high", "PBNK1/2026/00001", 0.0),
    "Rg. 50": ("medium", "INV/2026/00050", 15.8),
    "Betaling varer": ("none", "Several equal answers", 560.0),
    "KONTOFUEHRUNG": ("high_text_mapping", "Bank Fees", 0.0),
    "JESSEN SOEHNE": ("medium", "INV/2026/00038", 0.0),
    "Polster Terrasse": ("medium", "INV/2026/00037", 0.0),
    "F-58213": ("high", "BILL/2026/10/0023", 0.0),
    "A CONTO": ("low", "INV/2026/00051", 0.0),
    "SB-TERMINAL": ("low", "INV/2026/00052", 0.0),
    "Openstaande posten": ("high", "INV/2026/00053 +1", 0.0),
    "2026-0917": ("high", "BILL/2026/10/0025", 0.0),
    "RF07": ("high", "INV/2026/00045", 0.0),
    "PAYOUT 88Q7TX": ("none", False, 1337.0),
    "HABENZINSEN": ("high_text_mapping", "Other Income", 0.0),
    "NORDTEL": ("high_text_mapping", "Telephone", 0.0),
}


@tagged("post_install", "-at_install")
class TestDemo(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.journal = cls.env.ref(JOURNAL, raise_if_not_found=False)
        if not cls.journal:
            raise SkipTest("The database has no demo data.")
        with file_open(STATEMENT, "rb") as file:
            cls.data = file.read()
        known = cls.env["account.bank.statement.line"].search(
            [("journal_id", "=", cls.journal.id)]
        )
        if known:
            raise SkipTest("The demo statement is imported already.")

    def _find(self, statement, text):
        return statement.line_ids.filtered(lambda line: text in line.payment_ref)

    def test_the_providers_report_explains_its_payout(self):
        """480.00 + 612.50 + 289.90 = 1,382.40, less 45.40: 1,337.00."""
        statement = self.journal.import_bank_statements(self.data, "statement.ofx")
        line = self._find(statement, "PAYOUT 88Q7TX")
        with file_open(REPORT, "rb") as file:
            line.action_apply_advice(file.read(), "paybridge_payout.csv")
        self.assertEqual(
            [
                (row.move_line_id.move_id.name or row.account_id.name, row.amount)
                for row in line.application_ids
            ],
            [
                ("INV/2026/00056", 480.0),
                ("INV/2026/00057", 612.5),
                ("INV/2026/00058", 289.9),
                ("Bank Fees", -45.4),
            ],
        )
        self.assertEqual((line.difference_amount, line.needs_review), (0.0, False))

    def test_every_line_gets_what_the_story_says(self):
        statement = self.journal.import_bank_statements(self.data, "statement.ofx")

        self.assertEqual(len(statement.line_ids), len(STORY))
        self.assertRecordValues(
            statement,
            [{"balance_start": 12400.0, "is_complete": True, "is_valid": True}],
        )
        for text, expected in STORY.items():
            with self.subTest(text):
                line = self._find(statement, text)
                self.assertEqual(
                    (
                        line.match_confidence,
                        line.bank_applied_to,
                        line.difference_amount,
                    ),
                    expected,
                )

    def test_what_needs_no_review_is_posted_and_the_rest_waits(self):
        statement = self.journal.import_bank_statements(self.data, "statement.ofx")
        ready = statement.line_ids.filtered(lambda line: not line.needs_review)
        before = self.journal.get_bank_reconciliation_overview()
        self.assertEqual(before["balance_now"], 12400.0)
        self.assertEqual(before["ready"], 17)

        ready.action_post_applications()

        after = self.journal.get_bank_reconciliation_overview()
        self.assertEqual(after["balance_now"], before["balance_after"])
        self.assertAlmostEqual(
            after["balance_now"], 12400.0 + sum(ready.mapped("amount")), 2
        )
        self.assertEqual(len(ready), 17)
        self.assertTrue(all(ready.mapped("is_reconciled")))
        self.assertFalse(any((statement.line_ids - ready).mapped("is_reconciled")))

    def test_importing_twice_changes_nothing(self):
        self.journal.import_bank_statements(self.data, "statement.ofx")

        self.assertFalse(self.journal.import_bank_statements(self.data, "again.ofx"))
