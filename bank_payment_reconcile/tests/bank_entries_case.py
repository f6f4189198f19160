"""Two banks, a general journal, and outstanding accounts that are shared or not."""

from datetime import date

from odoo import Command

from .bank_reconciliation_case import BankReconciliationCase

EVE = date(2025, 12, 31)
END = date(2026, 1, 31)


class ElsewhereCase(BankReconciliationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.general = cls.company_data["default_journal_misc"]
        cls.sister = cls.env["account.journal"].create(
            {"name": "Sister", "type": "bank", "code": "SIST"}
        )
        cls.equity, cls.receipts, cls.payments = cls.env["account.account"].create(
            [
                {
                    "code": code,
                    "name": name,
                    "account_type": kind,
                    "reconcile": kind == "asset_current",
                }
                for code, name, kind in (
                    ("301002", "Brought forward", "equity"),
                    ("101901", "Receipts on the way", "asset_current"),
                    ("101902", "Payments on the way", "asset_current"),
                )
            ]
        )

    @classmethod
    def _share(cls, *banks):
        """These banks let their payments wait on the same two accounts; all others
        on accounts of their own."""
        journals = cls.env["account.journal"].search(
            [
                ("type", "in", ("bank", "cash", "credit")),
                ("company_id", "=", cls.bank.company_id.id),
            ]
        )
        for journal in journals:
            shared = journal in banks
            own = cls.env["account.account"].create(
                {
                    "code": f"10195{journal.id}{len(banks)}",
                    "name": f"On the way to {journal.code}",
                    "account_type": "asset_current",
                    "reconcile": True,
                }
            )
            for lines, account in (
                (journal.inbound_payment_method_line_ids, cls.receipts),
                (journal.outbound_payment_method_line_ids, cls.payments),
            ):
                lines.payment_account_id = account if shared else own

    @classmethod
    def _book(cls, *amounts, day=EVE, journal=None, **values):
        """A posted entry of (account, amount) pairs, the rest on equity.

        :return: its lines in the order of the pairs.
        """
        total = sum(amount for _account, amount in amounts)
        move = cls.env["account.move"].create(
            {
                "journal_id": (journal or cls.general).id,
                "date": day,
                "line_ids": [
                    Command.create(
                        {"name": "old", "account_id": account.id, "balance": amount}
                    )
                    for account, amount in (*amounts, (cls.equity, -total))
                ],
                **values,
            }
        )
        move.action_post()
        return move.line_ids.sorted("id")[: len(amounts)]

    def _sees(self, bank):
        return self._document(journal_id=bank.id, balance_end=0.0)._get_entries()

    def _prove(self, bank=None, day=END):
        proof = self.env["bank.reconciliation.proof"].with_user(self.accountant)
        return proof._get_proof((bank or self.bank).with_user(self.accountant), day)

    def _figures(self, proof):
        return (
            proof.balance_end,
            proof.books_balance,
            proof.ledger_balance,
            proof.ledger_outstanding,
            proof.unexplained,
        )
