"""The bank has not shown all that was booked when a month ends."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .proof_case import END, ProofCommon


@tagged("post_install", "-at_install")
class TestReconciliationProof(ProofCommon):
    """From the bank's statement to the general ledger, to the cent."""

    # -- A month --------------------------------------------------------------

    def test_a_deposit_two_checks_and_a_fee(self):
        self._pay(self.nordlicht, 200.0, date(2026, 1, 25))
        self._check(-75.0, date(2026, 1, 20), "3011")
        self._check(-640.0, date(2025, 6, 10), "2990")
        document = self._reconcile()
        proof = document._get_proof()
        self.assertEqual(
            [
                (i.section, i.amount, i.check_number, i.days, i.is_stale)
                for i in proof.items
            ],
            [
                ("deposit", 200.0, False, 6, False),
                # From 10 June to 31 January: 20 + 184 + 31 days.
                ("check", -640.0, "2990", 235, True),
                ("check", -75.0, "3011", 11, False),
            ],
        )
        # 1,168.50 + 200 - 75 - 640 = 653.50, and the ledger: 1,168.50 - 515.
        self.assertEqual(self._figures(proof), (1168.5, 653.5, 1168.5, -515.0, 0.0))
        self.assertRecordValues(
            document,
            [
                {
                    "books_balance": 653.5,
                    "ledger_outstanding": -515.0,
                    "unexplained": 0.0,
                }
            ],
        )
        [stale] = proof.warnings
        self.assertIn("the oldest is 2990 of 2025-06-10", stale)

    def test_the_ledger_side_is_what_the_accounts_say(self):
        """Read from the entries, without any reconciliation."""
        deposit = self._pay(self.nordlicht, 200.0, date(2026, 1, 25))
        check = self._check(-75.0, date(2026, 1, 20), "3011")
        proof = self._reconcile()._get_proof()
        journal = ("journal_id", "=", self.bank.id)
        until = ("date", "<=", END)
        bank = ("account_id", "=", self.bank.default_account_id.id)
        outstanding = (deposit | check).outstanding_account_id
        self.assertEqual(proof.ledger_balance, self._ledger(bank, until))
        self.assertEqual(
            proof.ledger_outstanding,
            self._ledger(("account_id", "in", outstanding.ids), journal, until),
        )

    def test_january_is_the_same_when_february_has_cleared_it(self):
        deposit = self._pay(self.nordlicht, 200.0, date(2026, 1, 25))
        check = self._check(-75.0, date(2026, 1, 20), "3011")
        document = self._reconcile()
        before = self._prove()
        lines = self._show(deposit, date(2026, 2, 2)) | self._show(
            check, date(2026, 2, 20)
        )
        february = self._create_statement(lines, 1168.5, 1293.5, "February")
        february = self._reconcile(february)
        after = self._prove()
        self.assertEqual(self._figures(after), self._figures(before))
        self.assertEqual(after.items, before.items)
        self.assertEqual(document._get_proof().items, before.items)
        # And when the bank had shown the deposit, but not the check yet.
        self.assertEqual(
            self._items(self._prove(date(2026, 2, 10))),
            [("check", -75.0), ("line", 200.0)],
        )
        self.assertEqual(
            self._figures(self._prove(date(2026, 2, 10))),
            (1168.5, 1293.5, 1368.5, -75.0, 0.0),
        )
        self.assertEqual(
            self._figures(february._get_proof()), (1293.5, 1293.5, 1293.5, 0.0, 0.0)
        )
        self.assertEqual(
            dict(document.outstanding_ids.mapped(lambda o: (o.amount, o.closed_date))),
            {200.0: date(2026, 2, 2), -75.0: date(2026, 2, 20)},
        )

    def test_a_line_on_no_statement_is_listed(self):
        self._reconcile()
        self._create_line(30.0, "late", date(2026, 1, 30))
        proof = self._prove()
        self.assertEqual(self._items(proof), [("line", 30.0)])
        self.assertEqual(self._figures(proof), (1168.5, 1198.5, 1198.5, 0.0, 0.0))

    def test_the_bank_shows_a_check_before_we_book_it(self):
        check = self._check(-75.0, date(2026, 2, 5), "3011")
        self._show(check, date(2026, 1, 30))._bank_post_applications()
        self._reconcile()
        proof = self._prove()
        self.assertEqual(self._items(proof), [("line", -75.0), ("ahead", 75.0)])
        self.assertEqual(self._figures(proof), (1168.5, 1168.5, 1093.5, 75.0, 0.0))
        self.assertFalse(
            [i for i in self._prove(date(2026, 2, 5)).items if i.section == "ahead"]
        )

    def test_what_a_draft_is_matched_with_counts_as_cleared(self):
        """The test report shows the proof as posting will leave it."""
        draft = self.statement._bank_get_or_create_reconciliation()
        proof = draft._get_proof()
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (1168.5, 1168.5, 1168.5, 0.0, 0.0))

    def test_what_a_line_of_a_draft_had_posted_before_is_cleared_once(self):
        """Of a deposit of 200.00 the bank shows 150.00, posted as a payment by itself;
        then its statement is in work: 50.00 are on their way yet."""
        deposit = self._pay(self.nordlicht, 200.0, date(2026, 1, 25))
        shown = self._show(deposit, date(2026, 1, 28), 150.0)
        shown._bank_post_applications()
        self.assertTrue(shown.is_reconciled)
        self.lines |= shown
        self.statement.unlink()
        self.statement = self._create_statement(self.lines, 0.0, 1318.5)
        draft = self.statement._bank_get_or_create_reconciliation()
        self.assertIn(shown, draft.line_ids)
        proof = draft._get_proof()
        self.assertEqual(self._items(proof), [("deposit", 50.0)])
        self.assertEqual(self._figures(proof), (1318.5, 1368.5, 1318.5, 50.0, 0.0))

    # -- Currencies, companies, rights ----------------------------------------

    def test_a_bank_in_euro(self):
        """Two euro a dollar."""
        euro = self.setup_other_currency("EUR")
        bank = self.bank.copy({"name": "Euro", "code": "EURO", "currency_id": euro.id})
        line = self._create_line(100.0, "interest", journal_id=bank.id)
        self._apply(line, (self.fees, 100.0))
        self._check(-30.0, date(2026, 1, 10), "77", journal=bank, currency_id=euro.id)
        self._reconcile(self._create_statement(line, 0.0, 100.0, "Euro"))
        proof = self._prove(journal=bank)
        self.assertEqual(proof.currency, euro)
        self.assertEqual(self._items(proof), [("check", -30.0)])
        self.assertEqual(self._figures(proof), (100.0, 70.0, 100.0, -30.0, 0.0))
        self.assertEqual(
            (
                proof.company_ledger_balance,
                proof.company_ledger_outstanding,
                proof.company_ledger_total,
            ),
            (50.0, -15.0, 35.0),
        )

    def test_a_bank_in_euro_is_the_same_when_february_has_cleared_it(self):
        """Two euro a dollar, and one from February on. A check of 30 and a receipt of
        50 EUR were on the way at the end of January, a check of 8 was shown that very
        day. In February the bank shows the two, when they are worth twice as much."""
        euro = self.setup_other_currency(
            "EUR", rates=[("2026-01-01", 2.0), ("2026-02-01", 1.0)]
        )
        bank = self.bank.copy({"name": "Euro", "code": "EURO", "currency_id": euro.id})
        line = self._create_line(100.0, "interest", journal_id=bank.id)
        self._apply(line, (self.fees, 100.0))
        values = {"journal": bank, "currency_id": euro.id}
        check = self._check(-30.0, date(2026, 1, 10), "77", **values)
        same_day = self._check(-8.0, date(2026, 1, 11), "78", **values)
        receipt = self._pay(
            self.nordlicht,
            50.0,
            date(2026, 1, 20),
            journal_id=bank.id,
            currency_id=euro.id,
        )
        shown = self._show(same_day, END)
        statement = self._create_statement(line | shown, 0.0, 92.0, "Euro")
        self._reconcile(statement)
        expected = [("check", -30.0), ("deposit", 50.0)]
        figures = (92.0, 112.0, 92.0, 20.0, 0.0)
        # 100 EUR less 8 are 46 USD, 20 EUR on the way 10 USD.
        in_company = (46.0, 10.0)

        def assert_proof():
            proof = self._prove(journal=bank)
            self.assertEqual(sorted(self._items(proof)), expected)
            self.assertEqual(self._figures(proof), figures)
            self.assertEqual(
                (proof.company_ledger_balance, proof.company_ledger_outstanding),
                in_company,
            )

        assert_proof()
        for payment in (check, receipt):
            later = self._show(payment, date(2026, 2, 5))
            _done, errors = later._bank_post_applications()
            self.assertFalse(errors)
        assert_proof()
        february = self._prove(date(2026, 2, 28), bank)
        self.assertFalse(
            [item for item in self._items(february) if item[0] in ("check", "deposit")]
        )

    def test_the_bank_of_another_company_is_refused(self):
        other = self.setup_other_company(name="Other company")
        bank = other["default_journal_bank"]
        self.env["account.bank.statement.line"].create(
            {
                "journal_id": bank.id,
                "date": date(2026, 1, 10),
                "amount": 5000.0,
                "payment_ref": "theirs",
            }
        )
        self._reconcile()
        self.assertEqual(self._prove().ledger_balance, 1168.5)
        with self.assertRaises(AccessError):
            self._prove(journal=bank)
        user = new_test_user(
            self.env,
            login="accountant_of_two",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=other["company"].id,
            company_ids=[Command.set((other["company"] | self.bank.company_id).ids)],
        )
        self.accountant = user
        both = (other["company"] | self.bank.company_id).ids
        for journal, balance in ((bank, 5000.0), (self.bank, 1168.5)):
            proof = self.env(user=user, context={"allowed_company_ids": both})[
                "bank.reconciliation.proof"
            ]._get_proof(
                journal.with_user(user).with_context(allowed_company_ids=both), END
            )
            self.assertEqual(proof.ledger_balance, balance)
            self.assertEqual(proof.unexplained, 0.0)

    # -- Many entries ---------------------------------------------------------

    def test_many_entries_cost_no_more_queries(self):
        self._reconcile()

        def count_queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            proof = self._prove()
            count = len(proof.items)
            return count, self.env.cr.sql_log_count - before

        self._pay(self.nordlicht, 10.0, date(2026, 1, 21))
        self._post_entry(5.0, date(2026, 1, 22))
        self._create_line(7.0, "late", date(2026, 1, 30))
        few, queries = count_queries()
        for n in range(20):
            self._pay(self.nordlicht, 20.0 + n, date(2026, 1, 21))
            self._post_entry(5.0, date(2026, 1, 22))
            self._create_line(7.0, "late", date(2026, 1, 30))
        many, more_queries = count_queries()
        self.assertEqual((few, many), (3, 63))
        self.assertLessEqual(more_queries, queries)
