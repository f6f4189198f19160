"""The statements and bank lines that the proof of a bank's balance rests on: a few
queries, whatever their number.
"""

from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta
from typing import Any

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ...proof import Kind, OpenEntry, Period, exact, going_on_from, leading_to
from .proof_figures import currency_of


@dataclass(frozen=True)
class Statements:
    """The posted statements of a bank up to a date, and what their balances rest on.

    `last` is the statement whose closing balance counts, empty before the first one.
    `first_date` is the day of the first bank line of the first statement (without a
    statement: of the bank). `brought_forward` is what the first opening balance owes
    to entries without a bank line, None when there is no statement. `bound` is the
    place of the first line after the last opening balance that nothing was posted
    up to: bank lines before it that are on no statement are in that balance. `gap`
    is the last pair of statements whose balances do not meet.

    `undone` are documents that are to be posted again and that the balances after
    them rest on: `contained_ids` are the bank lines of those. `late_from` and
    `late_after` tell lines of the first statement's month that came after it was
    filed: they are in no opening balance, whatever their day. `opened_ids` are those
    of which a statement of the bank itself proves that they are in it. `until` are all
    statements up to the date, `last` among them.
    """

    last: Any
    first_date: Date | bool
    brought_forward: float | None
    bound: str | bool
    gap: tuple | bool
    undone: Any = ()
    contained_ids: tuple[int, ...] = ()
    late_from: str | bool = False
    late_after: int = 0
    until: Any = None
    opened_ids: tuple[int, ...] = ()

    @property
    def inside_ids(self):
        """Ids of the lines that a balance contains though no posted document does."""
        return [*self.contained_ids, *self.opened_ids]


class BankReconciliationProof(models.AbstractModel):
    """Reads the posted statements and bank lines up to a date."""

    _inherit = "bank.reconciliation.proof"

    # -------------------------------------------------------------------------
    # Statements
    # -------------------------------------------------------------------------

    def _get_statements(self, journal, date, document):
        documents = document.with_env(self.env)._get_chain(journal)
        none = self.env["bank.reconciliation"]
        if not documents:
            first = self._get_first_line(journal, none)
            return Statements(
                documents,
                first.bank_booking_date,
                None,
                False,
                False,
                until=documents,
            )
        key = document._get_order_key() if document else (date, float("inf"))
        until = documents.filtered(lambda d: d._get_order_key() <= key)
        vacancies = none._get_vacancies(journal, document)
        undone = none._find_lead(documents[0], vacancies)
        opening = undone[:1] or documents[0]
        gaps = []
        for before, after in zip(until, until[1:], strict=False):
            bridge = none._find_bridge(before, after, vacancies)
            if bridge is None:
                gaps.append((before, after))
            undone |= bridge or none
        first = self._get_first_line(journal, opening)
        start = first.internal_index
        if gaps:
            start = self._get_start(journal, *gaps[-1])
        statements = Statements(
            last=until[-1:],
            first_date=first.bank_booking_date or opening.date,
            brought_forward=None,
            bound=start or False,
            gap=gaps[-1] if gaps else False,
            undone=undone,
            contained_ids=tuple(self._get_own_lines(undone).ids),
            until=until,
            opened_ids=tuple(self._get_opened_lines(opening, first).ids),
            **self._get_late_bounds(opening, first),
        )
        before = self._sum_lines_before(journal, first, document, statements)
        return replace(statements, brought_forward=opening.balance_start - before)

    def _get_own_lines(self, documents):
        """The bank lines of documents; of undone ones those that were filed there."""
        documents = documents.sudo()
        undone = documents.filtered(lambda document: document.state == "undone")
        filed = undone.record_ids.statement_line_id
        filed |= undone._find_lines_again()
        return filed | (documents - undone).line_ids

    def _get_first_line(self, journal, document, since=None):
        """The first bank line of a document, or of the bank.

        :param since: leave earlier days out.
        """
        domain = [("journal_id", "=", journal.id), ("state", "=", "posted")]
        if document.state == "undone":
            domain.append(("id", "in", self._get_own_lines(document).ids))
        elif document:
            domain.append(("bank_reconciliation_id", "=", document.id))
        if since:
            domain.append(("bank_booking_date", ">=", since))
        return (
            self.env["account.bank.statement.line"]
            .sudo()
            .search_fetch(
                domain,
                ["bank_booking_date", "internal_index"],
                order="internal_index",
                limit=1,
            )
        )

    def _get_start(self, journal, before, after):
        """The place from which on bank lines are not in the opening balance of a
        statement that does not follow the one before it; what came late does not
        tell."""
        since = before.date
        if before.date != after.date:
            since = before.date + timedelta(days=1)
        first = self._get_first_line(journal, after, since)
        return first.internal_index or f"{since:%Y%m%d}"

    def _get_late_bounds(self, opening, first):
        """From which day on, and after which bank line, lines came too late for the
        first statement; not known of one that was filed before this was kept.

        :param opening: the first statement, and `first` its first bank line.
        """
        filed = self.env["bank.reconciliation"].search(
            [
                ("journal_id", "=", opening.journal_id.id),
                ("place", "=", opening._origin.place),
                ("newest_line_number", "!=", 0),
            ],
            order="id",
            limit=1,
        )
        if not filed:
            return {}
        return {
            "late_from": f"{self._get_late_since(opening, first):%Y%m%d}",
            "late_after": filed.newest_line_number,
        }

    def _get_late_since(self, opening, first):
        """The day from which on lines may be too late for the first statement."""
        return (first.bank_booking_date or opening.date).replace(day=1)

    def _sum_lines_before(self, journal, first, document, statements):
        """Sum of the bank lines before a line that are on no posted statement."""
        if not first:
            return 0.0
        self._flush_proof()
        [(total,)] = self.env.execute_query(
            SQL(
                """
                SELECT COALESCE(SUM(line.amount), 0)
                  FROM account_bank_statement_line line
                  JOIN account_move move ON move.id = line.move_id
             LEFT JOIN bank_reconciliation document
                    ON document.id = line.bank_reconciliation_id
                 WHERE line.journal_id = %(journal)s
                   AND move.state = 'posted'
                   AND (document.id IS NULL OR document.state != 'posted')
                   AND (document.id IS NULL OR document.id != %(document)s)
                   AND (line.internal_index < %(bound)s AND NOT %(late)s
                        OR line.id = ANY(%(opened)s))
                   AND line.id != ALL(%(contained)s)
                """,
                journal=journal.id,
                bound=first.internal_index,
                document=document.id or 0,
                late=self._get_late_sql(statements),
                opened=list(statements.opened_ids),
                contained=list(statements.contained_ids),
            )
        )
        return total

    def _get_late_sql(self, statements):
        """Whether a bank line came after the first statement of its month."""
        if not statements.late_from:
            return SQL("FALSE")
        return SQL(
            "(line.internal_index >= %s AND line.id > %s)",
            statements.late_from,
            statements.late_after,
        )

    def _flush_proof(self):
        """Write what the queries read."""
        self.env["account.partial.reconcile"].flush_model()
        self.env["account.move.line"].flush_model()
        self.env["account.move"].flush_model()
        self.env["account.payment"].flush_model()
        self.env["account.bank.statement.line"].flush_model()
        self.env["bank.reconciliation"].flush_model()

    # -------------------------------------------------------------------------
    # Bank lines
    # -------------------------------------------------------------------------

    def _get_line_entries(self, journal, date, statements, document):
        """Bank lines that are in one of the balances and not in the other.

        Those in the ledger up to the date that the balance per statement does not
        contain; and those it contains whose entry is dated after the date, since the
        period of the bank's day was locked: they are missing in the ledger.
        """
        self._flush_proof()
        last = document or statements.last
        rows = self.env.execute_query_dict(
            SQL(
                """
                SELECT entry.id,
                       line.bank_booking_date AS date,
                       entry.date > %(date)s AS is_ahead,
                       line.amount,
                       entry.balance AS company_amount,
                       move.id AS move_id,
                       move.name AS number,
                       COALESCE(line.partner_name, partner.complete_name)
                           AS partner_name,
                       line.payment_ref AS text
                  FROM account_bank_statement_line line
                  JOIN account_move move ON move.id = line.move_id
                  JOIN account_move_line entry
                    ON entry.move_id = move.id AND entry.account_id = %(bank_account)s
             LEFT JOIN res_partner partner ON partner.id = line.partner_id
             LEFT JOIN bank_reconciliation document
                    ON document.id = line.bank_reconciliation_id
                 WHERE line.journal_id = %(journal)s
                   AND move.state = 'posted'
                   AND (entry.date <= %(date)s) = CASE
                       WHEN document.id = %(last)s THEN FALSE
                       WHEN document.state = 'posted'
                       THEN (document.date, document.place)
                          > (%(last_date)s, %(last_place)s)
                       WHEN line.id = ANY(%(inside)s) THEN FALSE
                       ELSE %(bound)s IS NULL
                         OR line.internal_index >= %(bound)s
                         OR %(late)s
                       END
                """,
                journal=journal.id,
                bank_account=journal.default_account_id.id,
                date=date,
                last=last.id or 0,
                last_date=last.date or "0001-01-01",
                last_place=last._get_order_key()[1] if last else 0,
                inside=statements.inside_ids,
                late=self._get_late_sql(statements),
                bound=statements.bound or None,
            )
        )
        for row in rows:
            if row["is_ahead"]:
                # the balance per statement has it and the ledger has not
                row["amount"] = -row["amount"]
                row["company_amount"] = -row["company_amount"]
        return [
            self._to_open_entry(row, Kind.AHEAD if row["is_ahead"] else Kind.LINE)
            for row in rows
        ]

    def _get_company_ids(self, journal):
        """The bank's company and its branches: they share the account."""
        companies = self.env["res.company"].sudo().with_context(active_test=False)
        return companies.search([("id", "child_of", journal.company_id.id)]).ids

    def _to_open_entry(self, row, kind, is_opening=False):
        """A row of the queries as `proof` takes it."""
        return OpenEntry(
            id=row["id"],
            kind=kind,
            date=row["date"],
            amount=exact(row["amount"]),
            company_amount=exact(row["company_amount"]),
            residual=exact(row.get("residual_currency") or 0),
            is_opening=is_opening,
            closed_date=row.get("closed_date"),
            number=row["number"] or "",
            check_number=row.get("check_number") or "",
            partner_name=row["partner_name"] or "",
            text=row["text"] or "",
            move_id=row["move_id"],
        )

    # -------------------------------------------------------------------------
    # Lines that are in the first opening balance
    # -------------------------------------------------------------------------

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
                & Domain("bank_is_interim", "=", False)
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
