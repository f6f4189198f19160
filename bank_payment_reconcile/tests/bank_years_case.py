"""Years at the banks of one company: what the scenes of `bank_year_…` share.

The main bank and the savings bank are kept in dollars, the third one in euros. Every
month of the main bank is reconciled: `STATEMENTS` of each year says what its paper says
and what the books must say then, worked out by hand:

    balance per books = balance per statement + what the bank has not shown
                        + bank lines that are not on a statement of that time
"""

from calendar import monthrange
from datetime import date

from odoo import Command
from odoo.tests import Form

from .bank_reconciliation_case import BankReconciliationCase

FEE = -12.5


class BankYearsCase(BankReconciliationCase):
    #: (year, month) -> (closing balance per statement, outstanding, other bank lines,
    #: balance per books)
    STATEMENTS = {}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # 1 EUR is 1.25 USD, from July 2026 on 1.5625 USD, 1.6 from the end of 2027 on
        # and 2 from the end of 2028 on.
        cls.euro = cls.setup_other_currency(
            "EUR",
            rates=[
                ("2026-01-01", 0.8),
                ("2026-07-01", 0.64),
                ("2027-12-31", 0.625),
                ("2028-12-31", 0.5),
            ],
        )
        cls.savings, cls.euro_bank, cls.north_bank = cls.env["account.journal"].create(
            [
                {"name": "Savings", "type": "bank", "code": "SAVE"},
                {
                    "name": "Euro bank",
                    "type": "bank",
                    "code": "EURB",
                    "currency_id": cls.euro.id,
                },
                {
                    "name": "Nordbank",
                    "type": "bank",
                    "code": "NORD",
                    "currency_id": cls.euro.id,
                },
            ]
        )
        cls.banks = cls.bank | cls.savings | cls.euro_bank | cls.north_bank
        cls._create_accounts()
        cls.env["bank.text.mapping"].create(
            [
                {"text": "Service charge", "credit_account_id": cls.charges.id},
                {"text": "Bank courier", "credit_account_id": cls.charges.id},
            ]
        )
        cls._post_directly(10000.0, day=date(2025, 12, 31), account=cls.equity)

    @classmethod
    def _create_accounts(cls):
        kinds = {
            "claims": ("118001", "Claims on banks", "asset_current"),
            "interest": ("441001", "Interest received", "income_other"),
            "rent": ("612001", "Rent", "expense"),
            "equity": ("301001", "Brought forward", "equity"),
            "charges": ("621001", "Bank charges", "expense"),
            "unrealized": ("441002", "Unrealized exchange result", "income_other"),
            "euro_on_the_way": ("101901", "On the way, euro bank", "asset_current"),
            "north_on_the_way": ("101902", "On the way, Nordbank", "asset_current"),
        }
        for name, (code, title, kind) in kinds.items():
            account = cls.env["account.account"].create(
                {"code": code, "name": title, "account_type": kind}
            )
            setattr(cls, name, account)
        for bank, account in (
            (cls.euro_bank, cls.euro_on_the_way),
            (cls.north_bank, cls.north_on_the_way),
        ):
            account.reconcile = True
            ways = bank.inbound_payment_method_line_ids
            ways |= bank.outbound_payment_method_line_ids
            ways.payment_account_id = account

    # -- What happens at the bank -------------------------------------------------

    def _shows(self, day, amount, text, bank=None, **values):
        """The bank sends a line."""
        return self._create_line(
            amount, text, day=day, journal_id=(bank or self.bank).id, **values
        )

    def _charge(self, year, month):
        return self._shows(date(year, month, 28), FEE, "SERVICE CHARGE")

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

    # -- The general journal ------------------------------------------------------

    def _book(self, day, *lines, ref="entry"):
        """An entry of (account, amount in dollars, currency, amount in it) lines.

        :return: its lines in that order.
        """
        move = self.env["account.move"].create(
            {
                "move_type": "entry",
                "journal_id": self.company_data["default_journal_misc"].id,
                "date": day,
                "ref": ref,
                "line_ids": [
                    Command.create(
                        {
                            "name": ref,
                            "account_id": account.id,
                            "balance": balance,
                            "currency_id": (foreign and foreign[0] or dollars).id,
                            "amount_currency": foreign[1] if foreign else balance,
                        }
                    )
                    for dollars in self.env.company.currency_id
                    for account, balance, *foreign in lines
                ],
            }
        )
        move.action_post()
        return move.line_ids.sorted("id")

    def _revalue(self, day, *results):
        """Unrealized results of accounts in euros: no euro moves.

        :param results: (account, dollars).
        """
        total = sum(balance for _account, balance in results)
        return self._book(
            day,
            *((account, balance, self.euro, 0.0) for account, balance in results),
            (self.unrealized, -total),
            ref="revaluation",
        ).move_id

    # -- Statements ---------------------------------------------------------------

    def _last_day(self, year, month):
        return date(year, month, monthrange(year, month)[1])

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

    def _open_month(self, year, month):
        """Open the month of the main bank; what is left is for a person."""
        self._charge(year, month)
        return self._open_statement(
            self._last_day(year, month), self.STATEMENTS[year, month][0]
        )

    def _file(self, document):
        document.action_post()
        self.assertEqual(document.state, "posted", document.message_ids[:1].body)
        return document

    def _file_month(self, document):
        """File a month of the main bank, and prove it."""
        self._file(document)
        year, month = document.date.year, document.date.month
        self._check_month(year, month)
        with self.subTest(filed=document.name):
            # As it is kept, for whoever asks later.
            statement, _outstanding, _other, books = self.STATEMENTS[year, month]
            self.assertEqual(document.balance_end, statement)
            self.assertEqual(document.books_balance, books)
            self.assertEqual(document.unexplained, 0.0)
            self.assertFalse(document.is_changed)
            # The other banks prove, too, whatever they have sent by now.
            for bank in self.banks - self.bank:
                self.assertProved(bank, document.date)
        return document

    def _check_month(self, year, month, figures=None, bank=None):
        """The proof of a month as it is now.

        :param figures: of `STATEMENTS`; by default the month's.
        """
        figures = figures or self.STATEMENTS[year, month]
        proof = self._prove(bank or self.bank, self._last_day(year, month))
        other = proof.get_total("line") + proof.get_total("ahead")
        with self.subTest(year=year, month=month):
            self.assertEqual(
                (
                    proof.balance_end,
                    proof.outstanding_total,
                    proof.currency.round(other),
                    proof.books_balance,
                ),
                figures,
            )
            self.assertEqual(proof.ledger_total, figures[-1])
            self.assertEqual(proof.unexplained, 0.0)

    def assertProved(self, bank, day):
        proof = self._prove(bank, day)
        self.assertEqual(proof.unexplained, 0.0, (bank.code, day, proof.warnings))
        return proof

    def _prove(self, bank, day):
        return self.env["bank.reconciliation.proof"]._get_proof(bank, day)

    def _get_filed(self, year, month, bank=None):
        """The posted statements of a month, in their order."""
        documents = self.env["bank.reconciliation"].search(
            [
                ("journal_id", "=", (bank or self.bank).id),
                ("state", "=", "posted"),
                ("date", ">=", date(year, month, 1)),
                ("date", "<=", self._last_day(year, month)),
            ]
        )
        return documents[::-1]

    def _undo(self, document):
        """Undo a statement; the draft that takes its place."""
        lines = document.line_ids
        document.action_undo()
        return lines.bank_reconciliation_id

    # -- The years' ends ----------------------------------------------------------

    def _check_accounts(self, expected, rest):
        """Balances by account, worked out by hand.

        :param expected: {account: balance in dollars}.
        :param rest: of all other accounts together: what the banks have still to show.
        """
        for account, balance in expected.items():
            with self.subTest(account=account.display_name):
                self.assertEqual(self._balance(account), balance)
        others = self.env["account.move.line"]._read_group(
            [
                ("parent_state", "=", "posted"),
                ("company_id", "=", self.company_data["company"].id),
                ("account_id", "not in", [account.id for account in expected]),
            ],
            [],
            ["balance:sum"],
        )
        self.assertEqual(round(others[0][0] or 0.0, 2), rest)

    def _check_chain(self, bank=None):
        """Each statement opens with what the one before closed with."""
        documents = self.env["bank.reconciliation"].search(
            [("journal_id", "=", (bank or self.bank).id), ("state", "=", "posted")]
        )[::-1]
        self.assertEqual(
            documents[1:].mapped("balance_start"), documents[:-1].mapped("balance_end")
        )
        return documents
