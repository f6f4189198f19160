from datetime import date

from odoo import Command

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
