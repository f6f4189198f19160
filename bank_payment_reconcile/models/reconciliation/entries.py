"""The right pane of a bank account reconciliation: our open entries of the bank."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..application.application import OWED
from ..core.currencies import convert
from ..record.rights import needs


class BankReconciliation(models.Model):
    """Our open entries that the document's lines may be matched with."""

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
        string="Lines in Progress", compute="_compute_match_totals"
    )
    draft_line_total = fields.Monetary(
        string="Sum of Lines in Progress", compute="_compute_match_totals"
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
            lines = Domain("bank_reconciliation_id", "in", document._origin.ids)
            open_lines = (
                lines
                & Domain("is_reconciled", "=", False)
                & Domain("difference_amount", "!=", 0.0)
            )
            total, count = document._sum_lines(lines, "amount")
            left, open_count = document._sum_lines(
                open_lines & Domain("foreign_currency_id", "=", False),
                "difference_amount",
            )
            # Few, each at the rate of the bank.
            foreign = self.env["account.bank.statement.line"].search(
                open_lines & Domain("foreign_currency_id", "!=", False)
            )
            left += sum(line._bank_get_own_difference() for line in foreign)
            document.draft_line_count = count
            document.draft_line_total = total
            document.matched_count = count - open_count - len(foreign)
            document.unmatched_amount = left

    def _sum_lines(self, domain, field):
        """Sum of a field of bank lines, and their number: one query for thousands."""
        [(total, count)] = self.env["account.bank.statement.line"]._read_group(
            domain, [], [f"{field}:sum", "__count"]
        )
        return total or 0.0, count

    @api.depends("line_ids.application_ids.move_line_id", "date", "journal_id")
    def _compute_entry_totals(self):
        for document in self:
            if document.state != "draft" or not document._origin.id:
                document.entry_total = document.outstanding_total = 0.0
                document.outstanding_count = 0
                continue
            # A form that is being edited has records of its own.
            saved = document._origin
            document.entry_total, _count = saved._sum_bank_entries(
                Domain("id", "in", saved._get_matched_entries().ids)
            )
            document.outstanding_total, document.outstanding_count = (
                saved._sum_bank_entries(saved._get_outstanding_domain(document.date))
            )

    def _sum_bank_entries(self, domain):
        """What entries have open, in the bank's currency at the statement date.

        Read by the page after every match: one query, whatever their number.

        :return: (amount, number of entries)
        """
        self.ensure_one()
        groups = self.env["account.move.line"]._read_group(
            domain, ["currency_id"], ["amount_residual_currency:sum", "__count"]
        )
        total = sum(
            convert(amount, currency, self.currency_id, self.company_id, self.date)
            for currency, amount, _count in groups
        )
        count = sum(count for _currency, _amount, count in groups)
        return self.currency_id.round(total), count

    def _get_outstanding_domain(self, date):
        """Entries up to a date that no line is matched with.

        What only another bank's books hold is not ours to be outstanding, nor what
        may be another bank's.
        """
        journal = self.journal_id
        own = (
            Domain("journal_id", "=", journal.id)
            | journal._bank_get_elsewhere_domain(told_only=True)
            | Domain("account_id", "=", journal.default_account_id.id)
        )
        matched = Domain("bank_application_ids", "any!", [("state", "!=", "posted")])
        return self._get_entries_domain(date) & own & ~matched

    # -------------------------------------------------------------------------
    # Entries
    # -------------------------------------------------------------------------

    @needs("read")
    def get_entries_domain(self):
        """The entries of the right pane, for the client."""
        return [("bank_listed_in_id", "=", self.id)]

    def _get_entries(self, date=None, told_only=False):
        """Entries that count in this document: open, or matched here."""
        self.ensure_one()
        return (
            self.env["account.move.line"]
            .with_context(bank_reconciliation_id=self.id)
            .search(self._get_entries_domain(date, told_only))
        )

    def _get_entries_domain(self, date=None, told_only=False, later=Domain.FALSE):
        """Domain on `account.move.line` of what this bank has not shown yet.

        Up to the statement date; an entry that a line of this document is matched
        with stays, whatever its date.

        :param date: another last day.
        :param told_only: leave out what may be another bank's.
        :param later: domain of entries that count though they are dated later.
        """
        self.ensure_one()
        return (
            self._get_offered_domain(told_only)
            & (Domain("date", "<=", date or self.date) | later)
        ) | Domain("id", "in", self._get_matched_entries().ids)

    def _get_offered_domain(self, told_only=False):
        """Entries of whatever date that a line of this document may show."""
        return self.journal_id._bank_get_open_entries_domain(
            self._get_brought_forward_ids(), told_only
        )

    def _get_matched_entries(self):
        """Entries of the bank that lines of this document are matched with and that
        are not posted yet."""
        self.ensure_one()
        # A branch's line may hold an entry that this person does not see.
        groups = (
            self.env["bank.payment.application"]
            .sudo()
            ._read_group(
                Domain(
                    "statement_line_id.bank_reconciliation_id", "in", self._origin.ids
                )
                & Domain("state", "!=", "posted")
                & Domain("move_line_id", "!=", False)
                & ~Domain("move_line_id.account_id.account_type", "in", OWED),
                ["move_line_id"],
            )
        )
        return self.env["account.move.line"].browse(entry.id for (entry,) in groups)

    def _get_brought_forward_ids(self):
        """Ids of entries on the bank's account that its first statement opened with.

        The proof of the balance says which, so that page and report agree.
        """
        proof = self.env["bank.reconciliation.proof"]
        journal, date = self.journal_id, self.date
        statements = proof._get_statements(journal, date, self)
        direct = proof._get_direct_entries(journal, date)
        forward = proof._get_brought_forward(journal, statements, direct, date)
        return [entry.id for entry in forward]

    def _check_draft(self):
        self.ensure_one()
        if self.state != "draft":
            raise UserError(
                self.env._(
                    "%s is not a draft: undo it before you change its matches.",
                    self.name,
                )
            )


class AccountBankStatementLine(models.Model):
    """What a line's matched entries come to."""

    _inherit = "account.bank.statement.line"

    def _bank_get_own_difference(self):
        """What is not applied, in the bank's own currency."""
        self.ensure_one()
        difference = self.difference_amount
        if not self.foreign_currency_id or not self.amount_currency:
            return difference
        return self.currency_id.round(difference * self.amount / self.amount_currency)
