"""What the books say the bank is going to show."""

from odoo import fields, models
from odoo.fields import Domain


class AccountJournal(models.Model):
    _inherit = "account.journal"

    bank_match_automatically = fields.Boolean(
        string="Match Suggested Lines",
        default=True,
        help="Lines suggested from our own entries are matched with them at once.",
    )
    bank_direct_from = fields.Date(
        string="Direct Postings From",
        help="Postings to the bank's own account before this day are part of its "
        "opening balance. Empty: the day of its first bank line.",
    )

    def _get_open_entries_domain(self, brought_forward=(), told_only=False):
        """Entries the bank has not shown: payments, checks, transfers, other entries
        on its outstanding accounts, and postings made directly to its account.

        What a rate made of them, without any money in their own currency, no bank
        will ever show.

        :param brought_forward: ids of entries on the bank's account that its opening
            balance contains.
        :param told_only: leave out what may be another bank's.
        """
        self.ensure_one()
        direct = self._get_direct_postings_domain()
        if brought_forward:
            direct &= Domain("id", "not in", list(brought_forward))
        return (
            Domain("parent_state", "=", "posted")
            & Domain("reconciled", "=", False)
            & Domain("amount_residual_currency", "!=", 0.0)
            & Domain("company_id", "child_of", self.company_id.id)
            & (
                self._get_own_entries_domain()
                | self._get_elsewhere_domain(told_only)
                | self._get_incoming_transfers_domain()
                | direct
            )
        )

    def _get_own_entries_domain(self):
        """Entries in the journal of this bank on its outstanding accounts.

        A transfer may have both its lines on one account: the bank shows the one
        that goes in the payment's direction.
        """
        money_in = Domain("payment_id.payment_type", "=", "inbound")
        in_direction = (money_in & Domain("balance", ">", 0)) | (
            ~money_in & Domain("balance", "<", 0)
        )
        return (
            Domain("journal_id", "=", self.id)
            & Domain("statement_line_id", "=", False)
            & Domain("account_id", "in", self._get_outstanding_accounts().ids)
            & (Domain("payment_id", "=", False) | in_direction)
        )

    def _get_incoming_transfers_domain(self):
        """What other banks of ours left on the account for transfers: this bank may
        be the one that shows it."""
        account = self._get_transfer_account()
        if not account.reconcile:
            return Domain.FALSE
        currency = self._get_bank_currency()
        of_transfer = Domain("payment_id", "=", False) | Domain(
            "payment_id.destination_account_id", "=", account.id
        )
        return (
            Domain("account_id", "=", account.id)
            & Domain("journal_id", "!=", self.id)
            & Domain("journal_id.type", "in", ("bank", "cash", "credit"))
            & Domain("currency_id", "=", currency.id)
            & of_transfer
        )

    def _get_direct_postings_domain(self):
        """Entries on the bank's own account that no bank line made."""
        return Domain("account_id", "=", self.default_account_id.id) & Domain(
            "statement_line_id", "=", False
        )

    def _get_first_direct_day(self):
        """The day from which direct postings are likely not in the opening balance:
        what a first statement proposes to open with. Which of them are is decided by
        the balance it opens with (`bank.reconciliation.proof`).

        A bank that sends no file has no line before its first statement is made:
        there it is the month of that statement.
        """
        if self.bank_direct_from:
            return self.bank_direct_from
        first = self.env["account.bank.statement.line"].search(
            Domain("journal_id", "=", self.id) & Domain("state", "=", "posted"),
            order="internal_index",
            limit=1,
        )
        if first:
            return first.bank_booking_date
        document = self.env["bank.reconciliation"].search(
            Domain("journal_id", "=", self.id), order="date", limit=1
        )
        return document.date and document.date.replace(day=1)

    def _get_opening_moves(self):
        """Entries that say of themselves that they book opening balances: the
        company's own, and those booked for this bank."""
        return self.company_id.sudo().account_opening_move_id | self.env[
            "account.move"
        ].sudo().search(Domain("bank_opening_journal_id", "=", self.id))

    def _get_brought_forward_balance(self, day):
        """What the ledger holds of this bank before its first line, in the bank's
        currency: where the first statement opens.

        :param day: the day of that line.
        """
        self.ensure_one()
        foreign = self._get_bank_currency() != self._get_company_currency()
        amount = "amount_currency:sum" if foreign else "balance:sum"
        openings = self._get_opening_moves()
        [(total,)] = (
            self.env["account.move.line"]
            .sudo()
            ._read_group(
                Domain("account_id", "=", self.default_account_id.id)
                & Domain("parent_state", "=", "posted")
                & Domain("statement_line_id", "=", False)
                & (Domain("date", "<", day) | Domain("move_id", "in", openings.ids)),
                [],
                [amount],
            )
        )
        return total or 0.0
