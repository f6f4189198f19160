"""The right pane of a bank account reconciliation: our open entries of the bank."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class BankReconciliation(models.Model):
    _inherit = "bank.reconciliation"

    unmatched_amount = fields.Monetary(
        string="Not Matched",
        compute="_compute_match_totals",
        help="What of the bank's lines nothing is matched with.",
    )
    matched_count = fields.Integer(
        string="Matched Lines", compute="_compute_match_totals"
    )
    draft_line_count = fields.Integer(
        string="Lines in Work", compute="_compute_match_totals"
    )
    draft_line_total = fields.Monetary(
        string="Sum of Lines in Work", compute="_compute_match_totals"
    )
    entry_total = fields.Monetary(
        string="Matched Entries",
        compute="_compute_entry_totals",
        help="Sum of our entries that the bank's lines are matched with.",
    )
    outstanding_total = fields.Monetary(
        string="Total Outstanding",
        compute="_compute_entry_totals",
        help="Sum of our entries up to the date that the bank has not shown.",
    )
    outstanding_count = fields.Integer(compute="_compute_entry_totals")

    # -------------------------------------------------------------------------
    # Totals
    # -------------------------------------------------------------------------

    @api.depends("line_ids.difference_amount", "line_ids.amount")
    def _compute_match_totals(self):
        for document in self:
            lines = document.line_ids
            lines.fetch(["amount", "difference_amount", "is_reconciled"])
            waiting = lines.filtered(lambda line: not line.is_reconciled)
            open_lines = waiting.filtered(
                lambda line: (
                    not line.transaction_currency_id.is_zero(line.difference_amount)
                )
            )
            document.draft_line_count = len(lines)
            document.draft_line_total = sum(lines.mapped("amount"))
            document.matched_count = len(lines - open_lines)
            document.unmatched_amount = sum(
                line._get_difference_at_bank() for line in open_lines
            )

    @api.depends("line_ids.application_ids.move_line_id", "date", "journal_id")
    def _compute_entry_totals(self):
        for document in self:
            if document.state != "draft" or not document._origin.id:
                document.entry_total = document.outstanding_total = 0.0
                document.outstanding_count = 0
                continue
            # A form that is being edited has records of its own.
            saved = document._origin
            entries = saved._get_entries(document.date)
            here = entries.filtered(lambda e: e.bank_match_state == "here")
            # What only another bank's books hold is not ours to be outstanding.
            open_entries = entries.filtered(
                lambda e, bank=saved.journal_id: (
                    not e.bank_match_state
                    and (
                        e.journal_id == bank or e.account_id == bank.default_account_id
                    )
                )
            )
            document.entry_total = sum(here.mapped("bank_open_amount"))
            document.outstanding_total = sum(open_entries.mapped("bank_open_amount"))
            document.outstanding_count = len(open_entries)

    # -------------------------------------------------------------------------
    # Entries
    # -------------------------------------------------------------------------

    def get_entries_domain(self):
        """The entries of the right pane, for the client."""
        return list(self._get_entries_domain())

    def _get_entries(self, date=None):
        """Entries that count in this document: open, or matched here."""
        self.ensure_one()
        return (
            self.env["account.move.line"]
            .with_context(bank_reconciliation_id=self.id)
            .search(self._get_entries_domain(date))
        )

    def _get_entries_domain(self, date=None):
        """Domain on `account.move.line` of what this bank has not shown yet.

        Up to the statement date; an entry that a line of this document is matched
        with stays, whatever its date.

        :param date: another last day.
        """
        self.ensure_one()
        here = self.line_ids.application_ids.filtered(
            lambda a: a.state != "posted"
        ).move_line_id._filter_bank_entries()
        return (
            self.journal_id._get_open_entries_domain(self._get_brought_forward_ids())
            & Domain("date", "<=", date or self.date)
        ) | Domain("id", "in", here.ids)

    def _get_brought_forward_ids(self):
        """Ids of entries on the bank's account that its first statement opened with.

        The proof of the balance says which, so that page and report agree.
        """
        proof = self.env["bank.reconciliation.proof"]
        journal, date = self.journal_id, self.date
        statements = proof._get_statements(journal, date, self)
        direct = proof._get_direct_rows(journal, date)
        rows = proof._get_brought_forward(journal, statements, direct, date)
        return [row["id"] for row in rows]

    def _check_draft(self):
        self.ensure_one()
        if self.state != "draft":
            raise UserError(
                self.env._(
                    "%s is not a draft: undo it before you change its matches.",
                    self.name,
                )
            )


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def _filter_bank_entries(self):
        """Those that the bank itself shows, not the items of a partner."""
        return self.filtered(
            lambda entry: (
                entry.account_type not in ("asset_receivable", "liability_payable")
            )
        )


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _get_difference_at_bank(self):
        """What is not applied, in the bank's own currency."""
        self.ensure_one()
        difference = self.difference_amount
        if not self.foreign_currency_id or not self.amount_currency:
            return difference
        return self.currency_id.round(difference * self.amount / self.amount_currency)
