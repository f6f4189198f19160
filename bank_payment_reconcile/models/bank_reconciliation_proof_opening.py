"""Bank lines that the bank's own statements prove to be in its first opening balance:
an earlier statement may come after the first one was filed."""

from datetime import timedelta

from odoo import models
from odoo.fields import Domain

from ..proof import Period, exact, going_on_from, leading_to
from .bank_reconciliation_proof_figures import currency_of


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
        currency = currency_of(opening.currency_id)
        periods = [self._to_period(statement) for statement in statements]
        after = going_on_from(
            periods, exact(opening.balance_end), first.internal_index, currency
        )
        found = leading_to(
            (period for period in periods if period.id not in after),
            exact(opening.balance_start),
            first.bank_booking_date,
            currency,
        )
        return statements.browse(found).line_ids.sudo(False)

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

    def _to_period(self, statement):
        """A statement as `proof` follows it."""
        days = statement.line_ids.mapped("bank_booking_date")
        return Period(
            id=statement.id,
            balance_start=exact(statement.balance_start),
            balance_end=exact(statement.balance_end_real),
            place=statement.first_line_index,
            first_day=min(days),
            last_day=max(days),
        )
