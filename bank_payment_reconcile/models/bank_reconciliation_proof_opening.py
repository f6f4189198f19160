"""Bank lines that the bank's own statements prove to be in its first opening balance:
an earlier statement may come after the first one was filed."""

from datetime import timedelta

from odoo import models
from odoo.fields import Domain


class BankReconciliationProof(models.AbstractModel):
    _inherit = "bank.reconciliation.proof"

    def _get_opened_lines(self, opening, first):
        """Lines of statements that lead up to the balance that a document opens with,
        whenever they came.

        :param opening: the first document, and `first` its first bank line.
        :return: `account.bank.statement.line`
        """
        if not first:
            return first
        statements = self._search_statements_before(opening, first)
        own = statements.line_ids.filtered(
            lambda line: line.bank_reconciliation_id == opening
        )
        if statements and opening.state == "undone":
            own = self._get_own_lines(opening)
        statements -= own.statement_id
        statements -= self._get_statements_after(statements, opening, first)
        found = self._lead_back(statements, opening, first)
        return found.line_ids.sudo(False)

    def _search_statements_before(self, opening, first):
        """Whole statements of the bank whose days are not after the first line's. The
        balances of a report of the day were worked out: they prove nothing."""
        # Days as the bank booked them: an entry may be dated later.
        day = first.bank_booking_date
        since = f"{self._get_late_since(opening, first):%Y%m%d}"
        until = f"{day + timedelta(days=1):%Y%m%d}"
        of_journal = Domain("journal_id", "=", opening.journal_id.id)
        lines = (
            of_journal
            & Domain("internal_index", ">=", since)
            & Domain("internal_index", "<", until)
        )
        found = (
            self.env["account.bank.statement"]
            .sudo()
            .search(
                of_journal
                & Domain("first_line_index", "<", until)
                & Domain("line_ids", "any", lines)
                & Domain("is_interim", "=", False)
                & Domain("is_complete", "=", True),
            )
        )
        return found.filtered(lambda each: self._get_last_day(each) <= day)

    def _get_last_day(self, statement):
        return max(statement.line_ids.mapped("bank_booking_date"))

    def _get_statements_after(self, statements, opening, first):
        """Those of the first line's day that go on from where the document closed:
        they may come back to the balance that it opened with."""
        rounded = opening.currency_id.round
        reached = {rounded(opening.balance_end)}
        after = statements.browse()
        for statement in statements.sorted("first_line_index"):
            if (
                statement.first_line_index > first.internal_index
                and rounded(statement.balance_start) in reached
            ):
                reached.add(rounded(statement.balance_end_real))
                after |= statement
        return after

    def _lead_back(self, statements, opening, first):
        """The statements that close with the opening balance, and those that close
        with what one of these opens with."""
        rounded = opening.currency_id.round
        found = none = statements.browse()
        waiting = [(rounded(opening.balance_start), first.bank_booking_date)]
        closing = statements.grouped(lambda each: rounded(each.balance_end_real))
        while waiting:
            balance, day = waiting.pop()
            for statement in closing.get(balance, none) - found:
                if self._get_last_day(statement) <= day:
                    found |= statement
                    begin = min(statement.line_ids.mapped("bank_booking_date"))
                    waiting.append((rounded(statement.balance_start), begin))
        return found
