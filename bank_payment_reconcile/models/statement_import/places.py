"""Tells equal transactions of two statements of the same days apart."""

from datetime import datetime
from decimal import Decimal

from odoo import models
from odoo.fields import Domain

from ... import overlap


class AccountJournal(models.Model):
    """Gives what is on another statement an identification of its own."""

    _inherit = "account.journal"

    def _bank_tell_statements_apart(self, statement, entries, planned):
        """Note for each entry the equal lines that an earlier statement has.

        An entry whose identification one of those has gets another one, the same at
        every import of its statement.

        :param planned: plans of the same file that are not carried out.
        """
        days = [each.transaction.date for each in entries]
        if not days or statement.is_interim:
            return
        place = self._bank_get_statement_place(statement, days)
        # An identification has its day: other days have no equal ones.
        near = [
            (plan, other)
            for plan in planned
            if (other := self._bank_get_plans_place(plan))
            and other.first <= place.last
            and place.first <= other.last
        ]
        used = self._bank_find_lines_before(place, entries)
        before = overlap.earlier(place, [other for _plan, other in near])
        here = {each.import_id for at in before for each in near[at][0].entries}
        for each in entries:
            others = used.get(each.content_id, {})
            each.other_line_ids = frozenset(others.values())
            if each.import_id in others or each.import_id in here:
                # By both: a day that ends as it began begins as the next one.
                each.import_id = f"{each.import_id}@{place.start}#{place.number}"
        shown = {each.import_id for plan, _other in near for each in plan.entries}
        for each in entries:
            each.is_in_file = each.import_id in shown

    def _bank_get_plans_place(self, plan):
        """The place of a statement of the file; worked out once."""
        if plan.place is None and plan.entries:
            days = [each.transaction.date for each in plan.entries]
            plan.place = self._bank_get_statement_place(plan.statement, days)
        return plan.place

    def _bank_get_statement_place(self, statement, days):
        """A statement of a file, as `overlap.Place`."""
        start, end = statement.balance_start, statement.balance_end
        amounts = (each.amount for each in statement.transactions)
        if (
            statement.is_start_derived
            or None in (start, end)
            or start + sum(amounts, Decimal(0)) != end
        ):
            start = end = None
        return overlap.Place(
            self._bank_to_minor(start),
            self._bank_to_minor(end),
            statement.number,
            min(days),
            max(days),
        )

    def _bank_find_lines_before(self, place, entries):
        """The lines of the statements in the books after which this one comes.

        :return: {content id: {import id: line's id}}, of what the entries are like
        """
        booked = self.env["account.bank.statement"].search_fetch(
            Domain("journal_id", "=", self.id)
            & Domain("date", ">=", place.first)
            & Domain("date", "<=", place.last)
            & Domain("bank_is_interim", "=", False)
            & Domain("first_line_index", "!=", False),
            [
                "date",
                "balance_start",
                "balance_end_real",
                "bank_number",
                "first_line_index",
            ],
        )
        others = [
            overlap.Place(
                self._bank_to_minor(other.balance_start),
                self._bank_to_minor(other.balance_end_real),
                other.bank_number or "",
                datetime.strptime(other.first_line_index[:8], "%Y%m%d").date(),
                other.date,
            )
            for other in booked
        ]
        before = {booked[at].id for at in overlap.earlier(place, others)}
        if not before:
            return {}
        found = {}
        for line in self._bank_find_imported(
            "bank_content_id",
            {each.content_id for each in entries},
            "bank_import_id",
            "statement_id",
        ):
            if line.statement_id.id in before:
                alike = found.setdefault(line.bank_content_id, {})
                alike[line.bank_import_id] = line.id
        return found
