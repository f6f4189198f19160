"""A year at three banks, as an accountant lives it.

The main bank and the savings bank are kept in dollars, the third one in euros. Every
month of the main bank is reconciled: `MONTHS` says what its paper says, and what the
books must say then, worked out by hand:

    balance per books = balance per statement + what the bank has not shown
"""

from datetime import date

from odoo import Command
from odoo.tests import Form, tagged

from .bank_reconciliation_case import BankReconciliationCase

FEE = -12.5
#: month -> (closing balance per statement, outstanding, balance per books)
MONTHS = {
    # 10,000 + 3,000 - 12.50; checks 1001 of 1,200 and 1002 of 400 are out
    1: (12987.5, -1600.0, 11387.5),
    # - 650 (check 1003, registered with 640) - 2,000 to savings - 12.50; 1002 is void
    2: (10325.0, -1200.0, 9125.0),
    # - 1,200 (check 1001) - 75 (the bank's mistake) - 12.50
    3: (9037.5, 0.0, 9037.5),
    # + 75 (taken back) - 1,250 to the euro bank - 12.50; 500 on the way in
    4: (7850.0, 500.0, 8350.0),
    # + 500 - 12.50
    5: (8337.5, 0.0, 8337.5),
    # - 12.50; the rent of 800 was booked on the bank's account, not yet taken
    6: (8325.0, -800.0, 7525.0),
    # - 800 + 470 from the euro bank - 12.50
    7: (7982.5, 0.0, 7982.5),
    # + 2,950 (two checks, one deposit) - 12.50
    8: (10920.0, 0.0, 10920.0),
    # + 3.21 interest - 12.50
    9: (10910.71, 0.0, 10910.71),
    # - 600 - 400 (one run in two pieces) - 12.50
    10: (9898.21, 0.0, 9898.21),
    # - 250 - 12.50, from the bank's paper
    11: (9635.71, 0.0, 9635.71),
    # + 1,000 from savings - 12.50; check 1004 of 90 is out
    12: (10623.21, -90.0, 10533.21),
}


@tagged("post_install", "-at_install")
class TestYear(BankReconciliationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # 1 EUR is 1.25 USD, from July on 1.5625 USD.
        cls.euro = cls.setup_other_currency(
            "EUR", rates=[("2026-01-01", 0.8), ("2026-07-01", 0.64)]
        )
        cls.savings, cls.euro_bank = cls.env["account.journal"].create(
            [
                {"name": "Savings", "type": "bank", "code": "SAVE"},
                {
                    "name": "Euro bank",
                    "type": "bank",
                    "code": "EURB",
                    "currency_id": cls.euro.id,
                },
            ]
        )
        cls.claims, cls.interest, cls.rent, cls.equity = cls.env[
            "account.account"
        ].create(
            [
                {"code": code, "name": name, "account_type": kind}
                for code, name, kind in (
                    ("118001", "Claims on banks", "asset_current"),
                    ("441001", "Interest received", "income_other"),
                    ("612001", "Rent", "expense"),
                    ("301001", "Brought forward", "equity"),
                )
            ]
        )
        cls.charges = cls.env["account.account"].create(
            {"code": "621001", "name": "Bank charges", "account_type": "expense"}
        )
        cls.env["bank.text.mapping"].create(
            {"text": "Service charge", "credit_account_id": cls.charges.id}
        )
        cls._post_directly(10000.0, day=date(2025, 12, 31), account=cls.equity)

    # -- What happens at the bank -------------------------------------------------

    def _shows(self, day, amount, text, bank=None, **values):
        """The bank sends a line."""
        return self._create_line(
            amount, text, day=day, journal_id=(bank or self.bank).id, **values
        )

    def _charge(self, month):
        return self._shows(date(2026, month, 28), FEE, "SERVICE CHARGE")

    def _transfer(self, source, target, day, amount, received=None):
        with Form(
            self.env["bank.fund.transfer"].with_context(
                default_journal_from_id=source.id, default_journal_to_id=target.id
            )
        ) as form:
            form.date = day
            form.amount = amount
            if received is not None:
                form.amount_received = received
            form.memo = f"Transfer {day}"
        form.save().action_transfer()

    def _open_statement(self, day, balance_end, bank=None, days=3):
        """The accountant opens a statement, takes what the mappings and the
        automatic match find."""
        document = self._document(
            journal_id=(bank or self.bank).id,
            date=day,
            balance_end=balance_end,
        )
        document.action_match_automatically(days=days)
        return document

    def _close(self, month):
        """Open the month of the main bank; what is left is for a person."""
        self._charge(month)
        last_day = date(2026, month, 31 if month in (1, 3, 5, 7, 8, 10, 12) else 28)
        if month in (4, 6, 9, 11):
            last_day = date(2026, month, 30)
        return self._open_statement(last_day, MONTHS[month][0])

    def _post_month(self, document):
        document.action_post()
        self.assertEqual(document.state, "posted", document.message_ids[:1].body)
        month = document.date.month
        statement, outstanding, books = MONTHS[month]
        with self.subTest(month=month):
            proof = self._prove(self.bank, document.date)
            self.assertEqual(proof.balance_end, statement)
            self.assertEqual(proof.outstanding_total, outstanding)
            self.assertEqual(proof.books_balance, books)
            self.assertEqual(proof.ledger_total, books)
            self.assertEqual(proof.unexplained, 0.0)
            # The other banks prove, too, whatever they have sent by now.
            for bank in self.savings, self.euro_bank:
                self.assertEqual(self._prove(bank, document.date).unexplained, 0.0)

    def _prove(self, bank, day):
        return self.env["bank.reconciliation.proof"]._get_proof(bank, day)

    def _void(self, entry, day):
        check = self.env["bank.check.entry"].search(
            [("payment_id", "=", entry.payment_id.id)]
        )
        self.env["bank.check.void"].create(
            {
                "check_ids": [Command.set(check.ids)],
                "void_date": day,
                "void_type": "unapply_void",
            }
        ).action_void()
        return check

    # -- The months -----------------------------------------------------------------

    def test_the_year(self):
        for month in range(1, 13):
            getattr(self, f"_live_month_{month}")()
        self._check_year()

    def _live_month_1(self):
        self._pay(3000.0, self.fjord, date(2026, 1, 20))
        self.check_1001 = self._pay(-1200.0, day=date(2026, 1, 10), check="1001")
        self.check_1002 = self._pay(-400.0, day=date(2026, 1, 15), check="1002")
        self._shows(date(2026, 1, 22), 3000.0, "FJORDLYSNES HANDEL")
        january = self._close(1)
        self.assertEqual(january.balance_start, 10000.0)
        self.assertEqual(january.matched_count, 2)
        self._post_month(january)

    def _live_month_2(self):
        voided = self._void(self.check_1002, date(2026, 2, 10))
        self.assertEqual(voided.state, "financially_voided")
        self._pay(-640.0, day=date(2026, 2, 3), check="1003")
        self._shows(date(2026, 2, 12), -650.0, "CHECK 1003", bank_check_number="1003")
        self._transfer(self.bank, self.savings, date(2026, 2, 5), 2000.0)
        self._shows(date(2026, 2, 6), -2000.0, "Transfer 2026-02-05")
        february = self._close(2)
        wrong = february.line_ids.filtered(lambda line: line.amount == -650.0)
        # Found by its number, and not cleared silently.
        self.assertEqual(wrong.difference_amount, -10.0)
        wrong.action_accept()
        wrong.action_correct_payment()
        self._post_month(february)
        self._shows(date(2026, 2, 7), 2000.0, "Transfer 2026-02-05", self.savings)
        savings = self._open_statement(date(2026, 2, 28), 2000.0, self.savings)
        savings.action_post()
        self.assertEqual(savings.state, "posted")

    def _live_month_3(self):
        # Two months after it was written.
        self._shows(date(2026, 3, 12), -1200.0, "CHECK 1001", bank_check_number="1001")
        self._shows(date(2026, 3, 20), -75.0, "DIRECT DEBIT WATERWORKS")
        march = self._close(3)
        mistake = march.line_ids.filtered(lambda line: line.amount == -75.0)
        mistake.action_transfer_difference(self.claims)
        self._post_month(march)
        self.assertTrue(self.check_1001.reconciled)

    def _live_month_4(self):
        self._shows(date(2026, 4, 2), 75.0, "REVERSAL WATERWORKS")
        self._transfer(self.bank, self.euro_bank, date(2026, 4, 15), 1250.0, 1000.0)
        self._shows(date(2026, 4, 15), -1250.0, "Transfer 2026-04-15")
        self._pay(500.0, self.fjord, date(2026, 4, 29))
        april = self._close(4)
        reversal = april.line_ids.filtered(lambda line: line.amount == 75.0)
        reversal.action_transfer_difference(self.claims)
        self._post_month(april)
        self._shows(date(2026, 4, 17), 1000.0, "Transfer 2026-04-15", self.euro_bank)
        euro = self._open_statement(date(2026, 4, 30), 1000.0, self.euro_bank)
        euro.action_post()
        self.assertEqual(euro.state, "posted")
        self.assertEqual(self._balance(self.claims), 0.0)

    def _live_month_5(self):
        self._shows(date(2026, 5, 2), 500.0, "FJORDLYSNES HANDEL")
        self._post_month(self._close(5))

    def _live_month_6(self):
        self.rent_posting = self._post_directly(
            -800.0, day=date(2026, 6, 30), account=self.rent
        )
        self._post_month(self._close(6))

    def _live_month_7(self):
        rent = self._shows(date(2026, 7, 1), -800.0, "RENT JULY")
        # 300 EUR are 468.75 USD; the bank gives 470.
        self._transfer(self.euro_bank, self.bank, date(2026, 7, 10), 300.0, 470.0)
        self._shows(date(2026, 7, 10), 470.0, "Transfer 2026-07-10")
        self._shows(date(2026, 7, 11), -300.0, "Transfer 2026-07-10", self.euro_bank)
        july = self._close(7)
        self.assertEqual(rent.application_ids.move_line_id, self.rent_posting)
        self._post_month(july)
        euro = self._open_statement(date(2026, 7, 31), 700.0, self.euro_bank)
        euro.action_post()
        self.assertEqual(euro.state, "posted")
        self.assertTrue(self.rent_posting.reconciled)

    def _live_month_8(self):
        checks = self._pay(1450.0, self.fjord, date(2026, 8, 4))
        checks |= self._pay(1500.0, day=date(2026, 8, 4))
        deposit = self._shows(date(2026, 8, 5), 2950.0, "DEPOSIT")
        august = self._close(8)
        self.assertEqual(deposit.application_ids.move_line_id, checks)
        self._post_month(august)
        self.august = august

    def _live_month_9(self):
        interest = self._shows(date(2026, 9, 30), 3.21, "CREDIT INTEREST")
        september = self._close(9)
        interest.action_transfer_difference(self.interest)
        self._post_month(september)
        # August is undone and done again; September stays as it is.
        lines = self.august.line_ids
        self.august.action_undo()
        self.assertEqual(september.state, "posted")
        again = lines.bank_reconciliation_id
        self.assertEqual(again.unmatched_amount, 0.0)
        self._post_month(again)
        self.assertEqual(self._prove(self.bank, date(2026, 9, 30)).unexplained, 0.0)

    def _live_month_10(self):
        run = self._pay(-1000.0, day=date(2026, 10, 6))
        pieces = self._shows(date(2026, 10, 7), -600.0, "RUN 1/2")
        pieces |= self._shows(date(2026, 10, 7), -400.0, "RUN 2/2")
        october = self._close(10)
        self.assertEqual(pieces.application_ids.move_line_id, run)
        self._post_month(october)

    def _live_month_11(self):
        # The bank sent paper: lines are suggested, the charge is typed.
        self._pay(-250.0, day=date(2026, 11, 9))
        november = self._document(date=date(2026, 11, 30), balance_end=MONTHS[11][0])
        self.assertFalse(november.line_ids)
        november.action_suggest_lines()
        charge = self._charge(11)
        november.action_get_lines()
        charge.action_apply_automatically()
        self._post_month(november)

    def _live_month_12(self):
        self._pay(-90.0, day=date(2026, 12, 20), check="1004")
        self._transfer(self.savings, self.bank, date(2026, 12, 30), 1000.0)
        self._shows(date(2026, 12, 31), 1000.0, "Transfer 2026-12-30")
        self._post_month(self._close(12))

    def _check_year(self):
        """The year's entries by account, worked out by hand."""
        exchange = self.company_data["company"].income_currency_exchange_account_id
        expected = {
            self.equity: -10000.0,
            # 3,000 + 500 + 1,450 + 1,500
            self.receivable: -6450.0,
            # 1,200 + 650 + 1,000 + 250 + 90; check 1002 is void
            self.payable: 3190.0,
            self.charges: 150.0,
            self.interest: -3.21,
            self.rent: 800.0,
            self.claims: 0.0,
            # 470 for 300 EUR of 468.75
            exchange: -1.25,
            self.bank.default_account_id: 10623.21,
            self.savings.default_account_id: 2000.0,
            # 1,250 - 300 EUR at 1.5625
            self.euro_bank.default_account_id: 781.25,
        }
        for account, balance in expected.items():
            with self.subTest(account=account.display_name):
                self.assertEqual(self._balance(account), balance)
        # Check 1004 at the main bank; at savings the transfer the bank shows in
        # January.
        self.assertEqual(
            self._prove(self.bank, date(2026, 12, 31)).books_balance, 10533.21
        )
        self.assertEqual(
            self._prove(self.savings, date(2026, 12, 31)).outstanding_total, -1000.0
        )
        unexpected = self.env["account.move.line"]._read_group(
            [
                ("parent_state", "=", "posted"),
                ("company_id", "=", self.company_data["company"].id),
                ("account_id", "not in", [account.id for account in expected]),
            ],
            ["account_id"],
            ["balance:sum"],
            having=[("balance:sum", "!=", 0.0)],
        )
        # All else is what the banks have still to show.
        self.assertEqual(
            sum(balance for _account, balance in unexpected), -90.0 - 1000.0
        )
