"""Statements of one bank that follow each other over months: scenes to tell what
happens between them."""

from datetime import date

from odoo.tools.date_utils import end_of

from .bank_reconciliation_case import BankReconciliationCase


class StatementsCase(BankReconciliationCase):
    """A bank whose statements are filed month by month, from December 2025 on.

    `MOVED` says what moves in each month, worked out by hand:
    December 100, closes 100; January 50 - 20, closes 130; February - 40, closes 90;
    March 70, closes 160.
    """

    MOVED = {
        (2025, 12): [100.0],
        (2026, 1): [50.0, -20.0],
        (2026, 2): [-40.0],
        (2026, 3): [70.0],
    }
    CLOSING = {(2025, 12): 100.0, (2026, 1): 130.0, (2026, 2): 90.0, (2026, 3): 160.0}

    @classmethod
    def _last_day(cls, year, month):
        return end_of(date(year, month, 1), "month")

    @classmethod
    def _show(cls, day, amount, text="", **values):
        """The bank shows a line, which is a fee or its refund."""
        line = cls._create_line(amount, text or f"{day} {amount}", day=day, **values)
        cls._apply(line, (cls.fees, amount))
        return line

    @classmethod
    def _file(cls, year, month):
        """The month's lines come and its statement is filed."""
        for number, amount in enumerate(cls.MOVED[year, month]):
            cls._show(date(year, month, 10 + number), amount)
        return cls._post(
            cls._document(
                date=cls._last_day(year, month), balance_end=cls.CLOSING[year, month]
            )
        )

    @classmethod
    def _file_all(cls):
        return [cls._file(*month) for month in cls.MOVED]

    @classmethod
    def _post(cls, document):
        document.action_post()
        return document

    def _undo(self, document):
        """Undo a statement; the draft that takes its place."""
        document.action_undo()
        return document.replacement_ids

    def _posted(self):
        """The bank's posted statements, in their order."""
        return (
            self.env["bank.reconciliation"]
            .search([("journal_id", "=", self.bank.id), ("state", "=", "posted")])
            .sorted(lambda document: (document.date, document.place))
        )

    def _prove(self, day, bank=None):
        return self.env["bank.reconciliation.proof"]._get_proof(bank or self.bank, day)

    def assertChain(self, *balances):
        """The posted statements meet: what each of them opens and closes with."""
        posted = self._posted()
        self.assertEqual(
            [(d.balance_start, d.balance_end) for d in posted],
            list(zip((0.0, *balances), balances, strict=False)),
        )

    def assertProved(self, day, balance_end, books):
        """The proof at a day, worked out by hand, and the ledger says the same."""
        proof = self._prove(day)
        self.assertEqual(
            (proof.balance_end, proof.books_balance, proof.ledger_total),
            (balance_end, books, books),
            [(item.section, item.date, item.amount) for item in proof.items],
        )
        self.assertEqual(proof.unexplained, 0.0)
        return proof
