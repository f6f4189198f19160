from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .reconciliation_case import ReconciliationCommon

END = date(2026, 1, 31)


class ProofCommon(ReconciliationCommon):
    """January of the base class, and what the bank had not shown at its end."""

    def _check(self, amount, day, number, **values):
        journal = values.pop("journal", self.bank)
        method = journal.outbound_payment_method_line_ids.filtered(
            lambda method: method.code == "check_printing"
        )
        check = self._pay(
            self.fjord,
            amount,
            day,
            payment_method_line_id=method.id,
            journal_id=journal.id,
            **values,
        )
        check.check_number = number
        return check

    def _post_entry(self, amount, day, account=None, against=None, journal=None):
        """An entry without a bank line, by default on the bank's account; returns its
        line there."""
        account = account or self.bank.default_account_id
        journal = journal or self.company_data["default_journal_misc"]
        against = against or self.fees
        move = self.env["account.move"].create(
            {
                "journal_id": journal.id,
                "date": day,
                "line_ids": [
                    Command.create({"account_id": account.id, "balance": amount}),
                    Command.create({"account_id": against.id, "balance": -amount}),
                ],
            }
        )
        move.action_post()
        return move.line_ids.filtered(lambda line: line.account_id == account)

    def _show(self, payment, day, amount=None):
        """The bank shows a payment: a line applied to it, on no statement yet."""
        entry = payment._seek_for_lines()[0]
        amount = amount or entry.amount_currency
        line = self._create_line(
            amount, payment.memo or "shown", day, journal_id=payment.journal_id.id
        )
        self._apply(line, (entry, amount))
        return line

    def _clear_direct(self, direct, day):
        """The bank shows a direct posting: a clearing entry takes it from the bank's
        account to the outstanding account, where the bank's line finds it."""
        method = self.bank.inbound_payment_method_line_ids[:1]
        clearing = self._post_entry(
            -direct.balance,
            day,
            against=method.payment_account_id,
            journal=self.bank,
        )
        (direct | clearing).reconcile()
        entry = clearing.move_id.line_ids - clearing
        line = self._create_line(direct.balance, "direct", day)
        self._apply(line, (entry, direct.balance))
        return line

    def _prove(self, day=END, journal=None):
        return (
            self.env["bank.reconciliation.proof"]
            .with_user(self.accountant)
            ._get_proof((journal or self.bank).with_user(self.accountant), day)
        )

    def _items(self, proof):
        return [(item.section, item.amount) for item in proof.items]

    def _figures(self, proof):
        return (
            proof.balance_end,
            proof.books_balance,
            proof.ledger_balance,
            proof.ledger_outstanding,
            proof.unexplained,
        )


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
        self._show(check, date(2026, 1, 30))._post_applications()
        self._reconcile()
        proof = self._prove()
        self.assertEqual(self._items(proof), [("line", -75.0), ("ahead", 75.0)])
        self.assertEqual(self._figures(proof), (1168.5, 1168.5, 1093.5, 75.0, 0.0))
        self.assertFalse(
            [i for i in self._prove(date(2026, 2, 5)).items if i.section == "ahead"]
        )

    def test_what_a_draft_is_matched_with_counts_as_cleared(self):
        """The test report shows the proof as posting will leave it."""
        draft = self.statement._get_or_create_reconciliation()
        proof = draft._get_proof()
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (1168.5, 1168.5, 1168.5, 0.0, 0.0))

    # -- The opening balance --------------------------------------------------

    def _open_with(self, opening):
        self.statement.unlink()
        self.statement = self._create_statement(self.lines, opening, opening + 1168.5)
        return self._reconcile()._get_proof()

    def test_an_opening_entry_is_in_the_opening_balance(self):
        self._post_entry(10000.0, date(2026, 1, 1))
        proof = self._open_with(10000.0)
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (11168.5, 11168.5, 11168.5, 0.0, 0.0))

    def test_before_the_first_statement_the_opening_entry_is_the_balance(self):
        self._post_entry(10000.0, date(2026, 1, 1))
        self._open_with(10000.0)
        proof = self._prove(date(2026, 1, 5))
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (10000.0, 10000.0, 10000.0, 0.0, 0.0))
        self.assertIn("No statement of this bank is posted", proof.warnings[0])

    def test_a_direct_posting_beside_the_opening_entry_is_told_apart(self):
        """Both are dated before the bank's first line: the amounts decide."""
        self._post_entry(10000.0, date(2026, 1, 1))
        self._post_entry(100.0, date(2026, 1, 5))
        proof = self._open_with(10000.0)
        self.assertEqual(self._items(proof), [("direct", 100.0)])
        self.assertEqual(proof.unexplained, 0.0)

    def test_a_check_among_the_entries_of_last_year_is_cleared_in_january(self):
        """The ledger began long before the statements; a direct check of December
        stands between entries that the opening balance contains."""
        self._post_entry(9000.0, date(2025, 11, 1))
        check = self._post_entry(-500.0, date(2025, 12, 20))
        self._post_entry(1000.0, date(2025, 12, 28))
        line = self._clear_direct(check, date(2026, 1, 12))
        self.lines |= line
        self.statement.unlink()
        self.statement = self._create_statement(self.lines, 10000.0, 10668.5)
        proof = self._reconcile()._get_proof()
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (10668.5, 10668.5, 10668.5, 0.0, 0.0))
        self.assertEqual(self._prove(date(2026, 1, 8)).unexplained, 0.0)

    def test_lines_before_the_first_statement_are_in_its_opening_balance(self):
        """They were posted in the payment journal, on no document."""
        early = self._create_line(400.0, "early", date(2026, 1, 4))
        self._apply(early, (self.fees, 400.0))
        early._post_applications()
        proof = self._open_with(400.0)
        self.assertEqual(proof.items, [])
        self.assertEqual(self._figures(proof), (1568.5, 1568.5, 1568.5, 0.0, 0.0))

    def test_an_opening_balance_that_the_ledger_lacks_is_unexplained(self):
        proof = self._open_with(10000.0)
        self.assertEqual(self._figures(proof), (11168.5, 11168.5, 1168.5, 0.0, 10000.0))
        self.assertFalse(proof.is_proved)
        self.assertIn("$\xa010,000.00 are unexplained", proof.warnings[0])
        action = proof.document.action_open_ledger()
        entries = self.env["account.move.line"].search(action["domain"])
        self.assertEqual(sum(entries.mapped("balance")), 1168.5)

    def test_a_statement_that_does_not_follow_the_last_one_says_so(self):
        self._reconcile()
        line = self._create_line(10.0, "interest", date(2026, 2, 3))
        self._apply(line, (self.fees, 10.0))
        statement = self._create_statement(line, 1200.0, 1210.0, "February")
        statement._get_or_create_reconciliation(
            balance_start=1200.0, balance_end=1210.0
        ).action_post()
        proof = self._prove(date(2026, 2, 28))
        self.assertEqual(proof.unexplained, 31.5)
        self.assertIn("1,200.00 of February is not the closing", proof.warnings[1])

    # -- Direct postings ------------------------------------------------------

    def test_a_direct_posting_is_outstanding_until_the_bank_shows_it(self):
        direct = self._post_entry(70.0, date(2026, 1, 20))
        document = self._reconcile()
        january = self._prove()
        self.assertEqual(self._items(january), [("direct", 70.0)])
        self.assertEqual(self._figures(january), (1168.5, 1238.5, 1238.5, 0.0, 0.0))
        self.assertIn("1 entries stand directly", january.warnings[0])
        line = self._clear_direct(direct, date(2026, 2, 3))
        self._reconcile(self._create_statement(line, 1168.5, 1238.5, "February"))
        self.assertEqual(self._prove().items, january.items)
        february = self._prove(date(2026, 2, 28))
        self.assertEqual(february.items, [])
        self.assertEqual(self._figures(february), (1238.5, 1238.5, 1238.5, 0.0, 0.0))
        # The posted statement keeps it as outstanding, and says when it was closed.
        self.assertRecordValues(
            document.outstanding_ids,
            [
                {
                    "kind": "direct",
                    "section": "direct",
                    "amount": 70.0,
                    "closed_date": date(2026, 2, 3),
                }
            ],
        )

    def test_a_direct_posting_before_the_first_line_is_no_opening_balance(self):
        self._post_entry(70.0, date(2026, 1, 3))
        proof = self._reconcile()._get_proof()
        self.assertEqual(self._items(proof), [("direct", 70.0)])
        self.assertEqual(proof.unexplained, 0.0)

    def test_the_day_from_which_direct_postings_count_decides(self):
        """The first entry was booked twice: the opening balance lacks 10,000."""
        self._post_entry(10000.0, date(2026, 1, 1))
        self._post_entry(10000.0, date(2026, 1, 2))
        self._post_entry(70.0, date(2026, 1, 5))
        self.bank.bank_direct_from = date(2026, 1, 3)
        proof = self._open_with(10000.0)
        self.assertEqual(self._items(proof), [("direct", 70.0)])
        self.assertEqual(proof.unexplained, -10000.0)

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
