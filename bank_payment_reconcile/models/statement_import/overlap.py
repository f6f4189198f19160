"""Transactions that are in the books under another identification, or came another
way: known by the balances, else named to a person.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from odoo import models
from odoo.tools import SQL

from ... import overlap
from ...overlap.pairing import DAYS_AROUND
from ..application.booking_date import OWN_ID

#: What a person answers to a transaction that looks like one of the books.
IMPORT, LEAVE = "import", "leave"


@dataclass(slots=True)
class Answers:
    """What persons told of the look-alikes of a file on a bank, by import id."""

    #: Ids of bank lines of which it is one; those that are alike share one list, and
    #: each takes one from it.
    same: dict[str, list[int]] = field(default_factory=dict)
    #: Ids of bank lines of which it is none.
    other: dict[str, set[int]] = field(default_factory=dict)
    #: They are payments of their own, whatever they look like.
    own: set[str] = field(default_factory=set)


class LookAlikesFound(Exception):
    """What of a file may be in the books already; nothing of it is imported.

    found: {journal: list of `Entry`}
    """

    def __init__(self, found):
        super().__init__()
        self.found = found


class AccountJournal(models.Model):
    """Leaves out what balances prove to be in the books."""

    _inherit = "account.journal"

    def _bank_find_by_overlap(self, statement, entries, answers, earlier):
        """Pair what is left with lines that no identification leads to.

        :param answers: what persons told, as `Answers`; None where nobody is asked.
        :param earlier: plans of the same file, carried out or not.
        """
        told = answers or Answers()
        self._bank_leave_out_told(entries, told)
        if all(each.line_ids for each in entries):
            return
        payments = [
            self._bank_to_payment(
                each.transaction, self._bank_to_booking(each.batch_id)
            )
            for each in entries
        ]
        taken = {line_id for each in entries for line_id in each.line_ids}
        own = self._bank_get_lines_of_file(earlier, answers is not None)
        lines, balance = self._bank_get_books_around(payments, taken, own)
        if not lines:
            return
        for plan in earlier:
            if plan.created_ids is not None:
                continue
            lines = self._bank_add_planned(lines, plan, payments)
        worked_out = statement.is_start_derived
        found = overlap.compare(
            payments,
            None if worked_out else self._bank_to_minor(statement.balance_start),
            self._bank_to_minor(statement.balance_end),
            lines,
            balance,
            [at for at, each in enumerate(entries) if each.line_ids],
            self._bank_get_denied(entries, told),
        )
        for at, line_ids in found.proved.items():
            entries[at].line_ids, entries[at].known_by = line_ids, "balances"
        if answers is None:
            # Who looks at it later has to see all that it may be, not the likest.
            found.alike.update(found.rivals)
        for at, line_id in found.alike.items():
            entries[at].look_alike_id = line_id

    def _bank_get_lines_of_file(self, earlier, is_asked):
        """Ids of lines that are earlier transactions of the file: those it brought, and
        those that a person told of or is asked for. Each is asked for once."""
        lines = set()
        for plan in earlier:
            lines.update(plan.created_ids or ())
            for each in plan.entries:
                if each.known_by == "person":
                    lines.update(each.line_ids)
                if is_asked and each.look_alike_id:
                    lines.add(each.look_alike_id)
        return lines

    def _bank_leave_out_told(self, entries, told):
        """Take what a person told to be lines of the books for these."""
        taken = {line_id for each in entries for line_id in each.line_ids}
        for each in entries:
            lines = told.same.get(self._bank_get_free_id(each), [])
            while lines and not each.line_ids:
                line_id = lines.pop()
                if line_id not in taken:
                    each.line_ids, each.known_by = [line_id], "person"

    def _bank_get_denied(self, entries, told):
        """Lines that these are none of, as `overlap.compare` takes them.

        What a person told of a payment holds for all that the bank wrote alike.
        """
        own, denied = set(), {}
        for each in entries:
            import_id = self._bank_get_free_id(each)
            if import_id in told.own:
                own.add(each.content_id)
            if lines := told.other.get(import_id):
                denied.setdefault(each.content_id, set()).update(lines)
        return {
            at: None if each.content_id in own else denied[each.content_id]
            for at, each in enumerate(entries)
            if each.content_id in own or each.content_id in denied
        }

    # -------------------------------------------------------------------------
    # What the books have
    # -------------------------------------------------------------------------

    def _bank_get_books_around(self, payments, taken, own):
        """The posted lines of this journal around the days of payments.

        :param taken: ids of lines that are known to be in the file.
        :param own: ids of lines that are of earlier statements of the file.
        :return: (list of `overlap.Booked` in the order of the books, the balance
            before the first of them)
        """
        days = [each.date for each in payments]
        around = timedelta(days=DAYS_AROUND)
        begin = f"{min(days) - around:%Y%m%d}"
        end = f"{max(days) + around + timedelta(days=1):%Y%m%d}"
        rows = self._bank_query_books(begin, end)
        lines = [
            overlap.Booked(
                key=key,
                date=day,
                amount=self._bank_to_minor(amount),
                value_date=value_date,
                text="" if text in (None, "/") else text,
                payer=payer or "",
                account=account or "",
                booking=self._bank_to_booking(batch_id),
                opening=None if opening is None else self._bank_to_minor(opening),
                is_from_file=bool(import_id) and not import_id.startswith(OWN_ID),
                is_taken=key in taken,
                is_own=key in own,
            )
            for (
                key,
                day,
                amount,
                value_date,
                text,
                payer,
                account,
                import_id,
                batch_id,
                opening,
                _balance,
            ) in rows
        ]
        return lines, self._bank_to_minor(rows[0][-1]) if rows else 0

    def _bank_query_books(self, begin, end):
        """One query: the lines between two indexes, and the balance before them.

        The balance goes on from the last statement before, as Odoo's does. A
        report of the day is none: what it opens with was worked out.
        """
        for name in ("account.bank.statement.line", "account.bank.statement"):
            self.env[name].flush_model()
        self.env["account.move"].flush_model(["state", "partner_id"])
        return self.env.execute_query(
            SQL(
                """
                WITH company AS (
                    SELECT id
                      FROM res_company
                     WHERE parent_path LIKE %(companies)s
                ), anchor AS (
                    SELECT first_line_index AS index, balance_start AS balance
                      FROM account_bank_statement
                     WHERE journal_id = %(journal)s
                       AND first_line_index < %(begin)s
                       AND bank_is_interim IS NOT TRUE
                     ORDER BY first_line_index DESC
                     LIMIT 1
                ), earlier AS (
                    SELECT COALESCE(SUM(line.amount), 0) AS balance
                      FROM account_bank_statement_line line
                      JOIN account_move move ON move.id = line.move_id
                     WHERE line.journal_id = %(journal)s
                       AND line.company_id IN (SELECT id FROM company)
                       AND line.internal_index < %(begin)s
                       AND line.internal_index >= COALESCE(
                               (SELECT index FROM anchor), '')
                       AND move.state = 'posted'
                )
                SELECT line.id, line.bank_booking_date, line.amount,
                       line.bank_value_date, line.payment_ref,
                       COALESCE(NULLIF(line.partner_name, ''),
                                CASE WHEN line.bank_import_id IS NULL
                                     THEN partner.name END),
                       line.account_number, line.bank_import_id,
                       line.bank_batch_id,
                       CASE WHEN statement.first_line_index = line.internal_index
                             AND statement.bank_is_interim IS NOT TRUE
                            THEN statement.balance_start END,
                       COALESCE((SELECT balance FROM anchor), 0)
                       + (SELECT balance FROM earlier)
                  FROM account_bank_statement_line line
                  JOIN account_move move ON move.id = line.move_id
             LEFT JOIN account_bank_statement statement
                    ON statement.id = line.statement_id
             LEFT JOIN res_partner partner ON partner.id = line.partner_id
                 WHERE line.journal_id = %(journal)s
                   AND line.company_id IN (SELECT id FROM company)
                   AND line.internal_index >= %(begin)s
                   AND line.internal_index < %(end)s
                   AND move.state = 'posted'
              ORDER BY line.internal_index
                """,
                journal=self.id,
                # The index of the lines has the company before the day.
                companies=f"{self.company_id.sudo().parent_path}%",
                begin=begin,
                end=end,
            )
        )

    def _bank_add_planned(self, lines, plan, payments):
        """The lines of the books with those a plan of the same file will add."""
        start, _end = self._bank_get_own_balances(plan)
        first, last = payments[0].date, payments[-1].date
        around = timedelta(days=DAYS_AROUND)
        planned = []
        for each in plan.new:
            values = self._bank_to_payment(each.transaction)
            planned.append(
                overlap.Booked(
                    key=0,
                    date=values.date,
                    amount=values.amount,
                    opening=None if planned else self._bank_to_minor(start),
                    is_taken=True,
                )
            )
        planned = [
            each for each in planned if first - around <= each.date <= last + around
        ]
        return sorted([*lines, *planned], key=lambda line: line.date)

    # -------------------------------------------------------------------------
    # As the comparison needs it
    # -------------------------------------------------------------------------

    def _bank_to_booking(self, batch_id):
        """The bank's reference in a batch id; "" where the bank gave none."""
        return "" if not batch_id or batch_id.startswith(":") else batch_id.rstrip("*")
