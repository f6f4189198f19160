from datetime import date

from odoo.tests import tagged

from .bank_reconciliation_case import BankReconciliationCase


@tagged("post_install", "-at_install")
class TestBankReconciliationPage(BankReconciliationCase):
    def _get_listed(self, document, **values):
        Entry = self.env["account.move.line"].with_user(self.accountant)
        return Entry.with_context(bank_reconciliation_id=document.id).search(
            [("bank_listed_in_id", "=", document.id)], **values
        )

    def test_the_right_pane_lists_what_the_bank_has_not_shown(self):
        check = self._pay(-1200.0, day=date(2026, 1, 5), check="03011")
        deposit = self._pay(450.0, day=date(2026, 1, 20))
        self._pay(-70.0, day=date(2026, 2, 1))
        line = self._create_line(-1200.0, "CHECK 03011", day=date(2026, 1, 20))
        document = self._document(balance_end=-1200.0)
        self.assertEqual(self._get_listed(document), check | deposit)
        document.action_match(line, check)
        # What is matched here stays in sight, and knows its line.
        listed = self._get_listed(document)
        self.assertEqual(listed, check | deposit)
        self.assertEqual(listed.mapped("bank_matched_line_ids"), line)
        self.assertEqual(line.bank_matched_entry_ids, check)

    def test_entries_are_sorted_by_their_open_amount(self):
        entries = [self._pay(amount) for amount in (300.0, -20.0, 100.0)]
        document = self._document(balance_end=0.0)
        listed = self._get_listed(document, order="bank_open_amount")
        self.assertEqual(listed.ids, [entries[i].id for i in (1, 2, 0)])

    def test_the_text_of_an_entry_is_what_a_person_wrote(self):
        payment = self._pay(-10.0, memo="Rent January")
        direct = self._post_directly(-25.0)
        self.assertEqual(payment.bank_entry_text, "Rent January")
        self.assertEqual(direct.bank_entry_text, "direct")

    def test_what_is_in_work_opens_with_both_panes(self):
        work = self.env.ref("bank_payment_reconcile.view_bank_reconciliation_work_form")
        line = self._create_line(5.0)
        self._apply(line, (self.fees, 5.0))
        new = self.bank.action_bank_reconcile_account()
        self.assertEqual(new["views"], [(work.id, "form")])
        self.assertFalse(new.get("res_id"))
        self.assertEqual(new["context"], {"default_journal_id": self.bank.id})
        document = self._document(balance_end=5.0)
        action = self.bank.action_bank_reconcile_account()
        self.assertEqual(action["res_id"], document.id)
        self.assertEqual(action["views"], [(work.id, "form")])
        # Of several the first one: the next follows it.
        for day in (date(2026, 2, 28), date(2026, 1, 31)):
            self._document(date=day, balance_end=5.0)
            action = self.bank.action_bank_reconcile_account()
            self.assertEqual(action["res_id"], document.id)
        earlier = self._document(date=date(2025, 12, 31), balance_end=0.0)
        action = self.bank.action_bank_reconcile_account()
        self.assertEqual(action["res_id"], earlier.id)
        earlier.unlink()
        self.env["bank.reconciliation"].search(
            [("state", "=", "draft"), ("id", "!=", document.id)]
        ).unlink()
        # Posted, it is a document to read.
        action = document.action_post()
        self.assertEqual(action["res_id"], document.id)
        self.assertNotEqual(action["views"], [(work.id, "form")])
        self.assertFalse(self.bank.action_bank_reconcile_account().get("res_id"))
