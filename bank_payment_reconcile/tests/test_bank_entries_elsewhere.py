"""What waits on a bank's outstanding accounts and was booked in another journal."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL

from .bank_entries_case import END, EVE, ElsewhereCase


@tagged("post_install", "-at_install")
class TestGoLive(ElsewhereCase):
    """The opening entry of the general journal brings the bank's 11,000 and old checks
    of 600 and 400 that are still out."""

    def _go_live(self):
        return self._book(
            (self.bank.default_account_id, 11000.0),
            (self.payments, -600.0),
            (self.payments, -400.0),
        )

    def _check_scene(self):
        _bank, check_600, check_400 = self._go_live()
        # Nothing posted yet: 11,000 - 600 - 400 = 10,000.
        proof = self._prove(day=EVE)
        self.assertEqual(self._figures(proof), (11000, 10000, 11000, -1000, 0))
        line = self._create_line(-600.0, "CHECK 17", day=date(2026, 1, 12))
        document = self._document(balance_start=11000.0, balance_end=10400.0)
        self.assertEqual(document._get_entries(), check_600 | check_400)
        self.assertEqual(
            document._get_entries().mapped("bank_entry_kind"), ["entry", "entry"]
        )
        self.assertEqual(document.outstanding_total, -1000.0)
        self.assertEqual(document.outstanding_count, 2)
        document.action_match(line.ids, check_600.ids)
        self.assertEqual(document.outstanding_total, -400.0)
        self.assertEqual(
            self._figures(document._get_proof()), (10400, 10000, 10400, -400, 0)
        )
        document.action_post()
        self.assertEqual(document.state, "posted")
        self.assertTrue(check_600.reconciled)
        for proof in (self._prove(), document._get_proof()):
            self.assertEqual(self._figures(proof), (10400, 10000, 10400, -400, 0))
            self.assertTrue(proof.is_proved)
            self.assertEqual(proof.outstanding_total, -400.0)
        # And December is what it was.
        proof = self._prove(day=EVE)
        self.assertEqual(self._figures(proof), (11000, 10000, 11000, -1000, 0))

    def test_on_an_account_of_this_bank_alone(self):
        self._share(self.bank)
        self._check_scene()

    def test_on_an_account_that_banks_share(self):
        """The bank's own account stands in the same entry."""
        self._share(self.bank, self.sister)
        self._check_scene()
        self.assertFalse(self._document(journal_id=self.sister.id)._get_entries())
        self.assertFalse(self._prove(self.sister).items)

    def test_on_the_accounts_of_the_chart(self):
        """Nobody has set an account on a payment method, and no payment was made."""
        journals = self.bank | self.sister
        lines = journals.inbound_payment_method_line_ids
        lines |= journals.outbound_payment_method_line_ids
        lines.payment_account_id = False
        self.payments = self.bank._bank_get_chart_outstanding_accounts()["outbound"]
        self.assertTrue(self.payments.reconcile)
        self._check_scene()

    def test_it_is_suggested_and_found_like_a_payment(self):
        self._share(self.bank)
        _bank, check_600, check_400 = self._go_live()
        line = self._create_line(-600.0, "old", day=EVE)
        document = self._document(balance_start=11000.0, balance_end=10000.0)
        document.action_match_automatically()
        self.assertEqual(line.application_ids.move_line_id, check_600)
        made = document.action_suggest_lines()
        self.assertEqual(made.mapped("amount"), [-400.0])
        self.assertEqual(made.application_ids.move_line_id, check_400)


@tagged("post_install", "-at_install")
class TestWhoseEntry(ElsewhereCase):
    """An account that the bank and its sister share."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._share(cls.bank, cls.sister)

    def test_entries_of_a_bank_s_journal_are_that_bank_s(self):
        mine = self._pay(-100.0)
        hers = self._pay(-200.0, bank=self.sister)
        by_hand = self._book((self.payments, -30.0), journal=self.sister)
        self.assertEqual(self._sees(self.bank), mine)
        self.assertEqual(self._sees(self.sister), hers | by_hand)
        # December: her 30; January: 30 and 200.
        self.assertEqual(self._prove(self.sister, EVE).ledger_outstanding, -30.0)
        self.assertEqual(self._prove(self.sister).ledger_outstanding, -230.0)
        self.assertEqual(self._prove().ledger_outstanding, -100.0)

    def test_the_entry_says_it(self):
        hers = self._book((self.payments, -30.0))
        hers.move_id.sudo().bank_opening_journal_id = self.sister
        self.assertFalse(self._sees(self.bank))
        self.assertEqual(self._sees(self.sister), hers)
        self.assertEqual(self._prove(self.sister).ledger_outstanding, -30.0)

    def test_two_banks_in_one_entry_tell_nothing(self):
        _one, _other, check = self._book(
            (self.bank.default_account_id, 500.0),
            (self.sister.default_account_id, 300.0),
            (self.payments, -50.0),
        )
        for bank in (self.bank, self.sister):
            document = self._document(journal_id=bank.id, balance_end=0.0)
            self.assertIn(check, document._get_entries())
            self.assertEqual(
                check.with_context(bank_reconciliation_id=document.id).bank_entry_kind,
                "untold",
            )

    def test_a_bank_that_does_not_share_the_account(self):
        """Only its account stands in the entry, and no payment of it waits there."""
        third = self.env["account.journal"].create(
            {"name": "Third", "type": "bank", "code": "THIR"}
        )
        methods = third.inbound_payment_method_line_ids
        methods |= third.outbound_payment_method_line_ids
        methods.payment_account_id = self.bank.default_account_id
        _bank, check = self._book(
            (third.default_account_id, 500.0), (self.payments, -50.0)
        )
        self.assertEqual(self._sees(self.bank), check)
        self.assertEqual(self._sees(self.sister), check)
        # A bank line of it is no entry of its journal's bank either.
        line = self.env["account.bank.statement.line"].create(
            {
                "journal_id": third.id,
                "date": EVE,
                "amount": -70.0,
                "payment_ref": "to a sister",
                "counterpart_account_id": self.payments.id,
            }
        )
        coming = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.payments
        )
        self.assertEqual(coming.balance, 70.0)
        self.assertEqual(self._sees(self.bank), check | coming)

    def test_it_is_asked_and_nothing_is_proved_before(self):
        """Another system hands over a check of 50 without saying which bank it was
        drawn on: neither bank is proved, and no figure of either has it."""
        check = self._book((self.payments, -50.0))
        for bank in (self.bank, self.sister):
            proof = self._prove(bank)
            self.assertEqual(self._figures(proof), (0, 0, 0, 0, 0))
            self.assertEqual(
                [(i.section, i.amount) for i in proof.items], [("untold", -50.0)]
            )
            self.assertFalse(proof.is_proved)
            self.assertFalse(proof.sections)
            [warning] = [text for text in proof.warnings if "not proved" in text]
            self.assertIn(check.move_id.name, warning)
        document = self._document(balance_end=0.0)
        self.assertEqual(document.outstanding_total, 0.0)
        self.assertEqual(document._get_entries(), check)
        with self.assertRaises(UserError):
            document.action_suggest_lines()
        # Posted, it says still that it was not proved.
        document.action_post()
        self.assertFalse(document._get_proof().is_proved)
        self.assertEqual(document.unexplained, 0.0)

    def test_a_person_tells_it(self):
        check = self._book((self.payments, -50.0))
        document = self._document(balance_end=0.0).with_user(self.accountant)
        document.action_tell_bank(check.ids)
        self.assertEqual(document.outstanding_total, -50.0)
        self.assertFalse(self._sees(self.sister))
        self.assertEqual(self._figures(self._prove()), (0, -50, 0, -50, 0))
        self.assertTrue(self._prove().is_proved)
        self.assertTrue(self._prove(self.sister).is_proved)
        with self.assertRaisesRegex(UserError, "already known"):
            document.action_tell_bank(check.ids)
        document.action_forget_bank(check.ids)
        self.assertEqual(self._sees(self.sister), check)
        with self.assertRaisesRegex(UserError, "nothing to take back"):
            document.action_forget_bank(check.ids)
        with self.assertRaises(AccessError):
            self.env["bank.entry.owner"].with_user(self.accountant).create(
                {"entry_id": check.id, "journal_id": self.bank.id}
            )

    def test_matching_tells_it(self):
        check = self._book((self.payments, -50.0))
        line = self._create_line(-50.0, "check", day=date(2026, 1, 12))
        document = self._document(balance_end=-50.0)
        document.action_match_automatically(days=99)
        self.assertFalse(line.application_ids)
        document.action_match(line, check)
        self.assertFalse(self._sees(self.sister))
        self.assertTrue(self._prove(self.sister).is_proved)
        self.assertEqual(
            self._figures(document._get_proof()), (-50.0, -50.0, -50.0, 0.0, 0.0)
        )
        document.action_unmatch(line, check)
        self.assertEqual(self._sees(self.sister), check)
        document.action_match(line, check)
        document.action_post()
        self.assertTrue(self._prove(self.sister).is_proved)
        # In December it was out here.
        self.assertEqual(self._figures(self._prove(day=EVE)), (0, -50, 0, -50, 0))
        document.action_undo()
        document = line.bank_reconciliation_id
        document.action_unmatch()
        self.assertEqual(self._sees(self.sister), check)

    def test_the_banks_and_what_is_not_told_are_the_account(self):
        """Nothing of a shared account is lost, and nothing stands at two banks."""
        self._pay(-100.0)
        self._pay(40.0, bank=self.sister)
        self._book((self.payments, -30.0), (self.receipts, 7.0), journal=self.sister)
        self._book((self.payments, -50.0), (self.receipts, 9.0))
        self._book((self.bank.default_account_id, 800.0), (self.payments, -60.0))
        told = self._book((self.payments, -5.0))
        shown = self._book((self.payments, -11.0))
        line = self._create_line(-11.0, "shown", day=date(2026, 1, 12))
        document = self._document(balance_end=0.0)
        document.action_tell_bank(told)
        document.action_match(line, shown)
        line.action_post_applications()
        self.assertTrue(shown.reconciled)
        for day in (EVE, date(2026, 1, 11), END):
            mine, hers = self._prove(day=day), self._prove(self.sister, day)
            for proof in (mine, hers):
                self.assertEqual(proof.get_total("untold"), -41.0)
            self.assertEqual(
                mine.ledger_outstanding + hers.ledger_outstanding - 41.0,
                self._balance(self.payments, day) + self._balance(self.receipts, day),
            )
        # 100 + 60 + 5; 40 - 30 + 7.
        self.assertEqual(mine.ledger_outstanding, -165.0)
        self.assertEqual(hers.ledger_outstanding, 17.0)

    def test_a_branch_s_payment_is_offered(self):
        """The proof has it: it is matched with the bank's line as well."""
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.bank.company_id.id}
        )
        self.env.cr.precommit.run()  # the chart of the branch
        check = self._book((self.payments, -50.0), company_id=branch.id)
        self.assertEqual(check.company_id, branch)
        self.assertIn(check, self._sees(self.bank))

    def test_one_entry_brings_thousands_of_lines(self):
        """As an import of another system does: each line reads what the entry says of
        its bank, which must not be read again for each of them."""
        amounts = [(self.payments, -float(n)) for n in range(1, 1501)]
        self._book((self.bank.default_account_id, 10.0), *amounts)
        self.env.flush_all()
        self.env.cr.execute("SET LOCAL statement_timeout = '2s'")
        told = self.bank._bank_find_elsewhere(SQL("entry.reconciled IS NOT TRUE"))
        self.assertEqual(set(told.values()), {True})
        self.assertEqual(len(told), 1500)
        self.assertFalse(
            self.sister._bank_find_elsewhere(SQL("entry.reconciled IS NOT TRUE"))
        )

    def test_queries_do_not_grow_with_the_entries(self):
        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            entries = self._sees(self.bank)
            entries.mapped("bank_entry_kind")
            self._prove()
            return self.env.cr.sql_log_count - before

        self._book((self.payments, -1.0))
        few = count()
        for number in range(2, 12):
            self._book((self.payments, -number), (self.receipts, number))
        self.assertLessEqual(count(), few)
