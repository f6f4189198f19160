"""Transfers between own accounts, as the matcher wants them."""

from collections import Counter
from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from ... import matching


class BankMatchingLedger(models.AbstractModel):
    """Loads lines and payments of other own banks."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _prepare_transfer_books(self, journal, currency, lines, held, reopened=()):
        """What the matcher is told of our own accounts and the money between them."""
        company = self.env.company
        account = company.transfer_account_id
        # An account that cannot be reconciled never says what is still under way.
        transfer_account = account.id if account.reconcile else None
        transfers = []
        if transfer_account:
            promised = self._get_promised_transfer_lines(lines)
            transfers += self._get_open_transfers(
                journal, currency, held, reopened, promised
            )
            transfers += self._get_waiting_transfers(journal, currency, lines, promised)
        return {
            "own_accounts": self._get_own_accounts(company),
            "own_names": [company.name],
            "bank_account": journal.bank_account_id.sanitized_acc_number or "",
            "transfer_account": transfer_account,
            "transfers": transfers,
        }

    @api.model
    def _get_promised_transfer_lines(self, lines):
        """Bank lines that are the other side of a line not in `lines` already."""
        applications = self.env["bank.payment.application"].search(
            Domain("transfer_line_id", "!=", False)
            & Domain("statement_line_id", "not in", lines.ids)
        )
        return applications.transfer_line_id

    # -------------------------------------------------------------------------
    # Posted: what is open on the account for transfers
    # -------------------------------------------------------------------------

    @api.model
    def _get_open_transfers(self, journal, currency, held, reopened, promised):
        """Open entries that the money's arrival here (or leaving) settles: what
        the other bank left on the account for transfers, and what a transfer
        registered on this bank has outstanding."""
        account = self.env.company.transfer_account_id
        there = Domain("account_id", "=", account.id) & Domain(
            "journal_id", "!=", journal.id
        )
        here = (
            Domain("payment_id.journal_id", "=", journal.id)
            & Domain("account_id.reconcile", "=", True)
            & Domain(
                "account_type", "not in", ("asset_receivable", "liability_payable")
            )
        )
        wanted = (there | here) & Domain("currency_id", "=", currency.id)
        if self.env.company.bank_transfer_rate_percent:
            # What another bank has shown in its own currency.
            wanted |= (
                there
                & Domain("currency_id", "!=", currency.id)
                & Domain("statement_line_id", "!=", False)
            )
        entries = self.env["account.move.line"].search_fetch(
            wanted
            & self._get_open_domain(reopened)
            & Domain("parent_state", "=", "posted")
            & Domain("company_id", "=", self.env.company.id)
            & Domain("statement_line_id", "not in", promised.ids),
            [
                "account_id",
                "amount_residual_currency",
                "amount_currency",
                "currency_id",
                "date",
                "move_name",
                "ref",
                "payment_id",
                "statement_line_id",
                "journal_id",
            ],
        )
        entries = entries.filtered(
            lambda entry: not entry.payment_id or self._is_transfer_end(entry, journal)
        )
        worths = self._get_worths(
            self.env.company,
            currency,
            {(entry.currency_id, entry.date) for entry in entries},
        )
        result = []
        for entry in entries:
            left = entry.amount_residual_currency - held.get(entry.id, 0.0)
            left = entry.currency_id.round(left)
            foreign = entry.currency_id != currency
            worth = worths.get((entry.currency_id, entry.date))
            if not left or (left > 0) != (entry.amount_currency > 0) or not worth:
                continue
            if foreign and left != entry.amount_residual_currency:
                continue  # it is taken whole
            result.append(
                matching.Transfer(
                    amount=self._to_minor(left * worth, currency),
                    foreign=foreign,
                    **self._prepare_open_transfer(entry, journal),
                )
            )
        return result

    @api.model
    def _prepare_open_transfer(self, entry, journal):
        """What `matching.Transfer` says of an open entry besides its amount."""
        payment, line, other = (
            entry.payment_id,
            entry.statement_line_id,
            entry.journal_id,
        )
        if other == journal:
            other = payment.paired_internal_transfer_payment_id.journal_id
        return {
            "key": entry.id,
            # Of a bank's line, the day on which that bank booked it.
            "date": line.bank_booking_date or entry.date,
            "account": other.bank_account_id.sanitized_acc_number or "",
            "counterparty": line.account_number or "",
            "number": entry.move_name or "",
            "references": tuple(value for value in (entry.ref, payment.memo) if value),
            "text": self._get_transfer_text(line),
        }

    @api.model
    def _get_transfer_text(self, line):
        """All words by which a bank tells whose money a line is."""
        words = (line.partner_name, line.payment_ref, line.bank_end_to_end_id)
        return " ".join(word for word in words if word)

    @api.model
    def _is_transfer_end(self, entry, journal):
        """Whether a payment's entry is what this bank will show of a transfer.

        On the paying bank that is the outstanding line, on the other one the line
        on the account for transfers. Odoo also puts there what payments to
        partners have outstanding: those are no transfers.
        """
        payment = entry.payment_id
        if not payment._bank_is_transfer():
            return False
        if payment.journal_id != journal:
            return entry.account_id == payment.destination_account_id
        # Neither a fee's tax nor what goes on to the other bank.
        outstanding = payment.outstanding_account_id - payment.destination_account_id
        return entry.account_id == outstanding

    # -------------------------------------------------------------------------
    # Not posted: the other banks' own lines
    # -------------------------------------------------------------------------

    @api.model
    def _get_waiting_transfers(self, journal, currency, lines, promised):
        """Lines of the company's other banks that still wait for an answer.

        A line that is certainly applied to anything but the account for transfers,
        or to another transfer, is taken for what it is applied to.
        """
        if not lines:
            return []
        days = timedelta(days=matching.Settings().transfer_days)
        dates = lines.mapped("bank_booking_date")
        account = self.env.company.transfer_account_id
        currencies = Domain("bank_transaction_currency_id", "=", currency.id)
        if self.env.company.bank_transfer_rate_percent:
            currencies = Domain.TRUE
        waiting = self.env["account.bank.statement.line"].search_fetch(
            Domain("company_id", "=", self.env.company.id)
            & Domain("journal_id", "!=", journal.id)
            & Domain("is_reconciled", "=", False)
            & Domain("state", "=", "posted")
            & currencies
            & Domain("bank_booking_date", ">=", min(dates) - days)
            & Domain("bank_booking_date", "<=", max(dates) + days)
            & Domain("id", "not in", promised.ids),
            [
                "bank_transaction_amount",
                "bank_transaction_currency_id",
                "bank_booking_date",
                "account_number",
                "partner_name",
                "payment_ref",
                "bank_end_to_end_id",
                "journal_id",
                "move_id",
                "needs_review",
                "application_ids",
            ],
        )
        waiting = waiting.filtered(
            lambda line: (
                line.application_ids.transfer_line_id <= lines
                and (line.needs_review or line.application_ids.account_id <= account)
            )
        )
        waiting -= self._get_lines_of_registered(waiting)
        worths = self._get_worths(
            self.env.company,
            currency,
            {(line.bank_transaction_currency_id, line.date) for line in waiting},
        )
        return [
            matching.Transfer(
                key=line.id,
                amount=-self._to_minor(line.bank_transaction_amount * worth, currency),
                date=line.bank_booking_date,
                waiting=True,
                account=line.journal_id.bank_account_id.sanitized_acc_number or "",
                counterparty=line.account_number or "",
                number=line.move_id.name or "",
                foreign=line.bank_transaction_currency_id != currency,
                text=self._get_transfer_text(line),
            )
            for line in waiting
            if (worth := worths.get((line.bank_transaction_currency_id, line.date)))
        ]

    @api.model
    def _get_lines_of_registered(self, waiting):
        """Lines that show a transfer registered on their bank: its half waits for
        them there, so they are no other side of a line here.

        Of several alike the first ones, as many as are registered.
        """
        if not waiting:
            return waiting
        halves = self.env["account.move.line"].search_fetch(
            Domain("payment_id.paired_internal_transfer_payment_id", "!=", False)
            & Domain("payment_id.journal_id", "in", waiting.journal_id.ids)
            & Domain("currency_id", "in", waiting.bank_transaction_currency_id.ids)
            & Domain("account_id.reconcile", "=", True)
            & Domain("reconciled", "=", False)
            & Domain("parent_state", "=", "posted"),
            ["amount_residual_currency", "journal_id", "payment_id", "account_id"],
        )
        applications = self.env["bank.payment.application"].search(
            Domain("move_line_id", "in", halves.ids)
            & Domain("state", "in", ("proposed", "accepted"))
            & Domain("statement_line_id", "not in", waiting.ids)
        )
        registered = Counter(
            (half.journal_id, half.currency_id.round(half.amount_residual_currency))
            for half in halves - applications.move_line_id
            if self._is_transfer_end(half, half.journal_id)
        )
        taken = waiting.browse()
        for line in waiting.sorted("bank_booking_date"):
            key = (
                line.journal_id,
                line.bank_transaction_currency_id.round(line.bank_transaction_amount),
            )
            if registered[key] > 0:
                registered[key] -= 1
                taken |= line
        return taken
