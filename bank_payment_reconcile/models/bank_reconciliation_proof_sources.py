"""The statements and bank lines that the proof of a bank's balance rests on: a few
queries, whatever their number."""

from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from odoo import models
from odoo.tools import SQL


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
    """

    last: Any
    first_date: Date | bool
    brought_forward: float | None
    bound: str | bool
    gap: tuple | bool


class BankReconciliationProof(models.AbstractModel):
    _inherit = "bank.reconciliation.proof"

    # -------------------------------------------------------------------------
    # Statements
    # -------------------------------------------------------------------------

    def _get_statements(self, journal, date, document):
        documents = self._get_chain(journal, document)
        if not documents:
            first = self._get_first_line(journal, self.env["bank.reconciliation"])
            return Statements(documents, first.bank_booking_date, None, False, False)
        key = self._get_order(document) if document else (date, float("inf"))
        until = documents.filtered(lambda d: self._get_order(d) <= key)
        gaps = [
            (before, after)
            for before, after in zip(until, until[1:], strict=False)
            if after.currency_id.compare_amounts(
                before.balance_end, after.balance_start
            )
        ]
        first = self._get_first_line(journal, documents[0])
        start = first
        if gaps:
            start = self._get_first_line(journal, gaps[-1][1])
        before = self._sum_lines_before(journal, first, document)
        return Statements(
            last=until[-1:],
            first_date=first.bank_booking_date or documents[0].date,
            brought_forward=documents[0].balance_start - before,
            bound=start.internal_index or False,
            gap=gaps[-1] if gaps else False,
        )

    def _get_order(self, document):
        return (document.date, document._origin.id or float("inf"))

    def _get_chain(self, journal, document):
        """All posted statements of the bank and this one, as they follow each other."""
        posted = self.env["bank.reconciliation"].search_fetch(
            [("journal_id", "=", journal.id), ("state", "=", "posted")],
            ["name", "date", "balance_start", "balance_end", "journal_id"],
        )
        return (posted | document).sorted(self._get_order)

    def _get_first_line(self, journal, document):
        """The first bank line of a document, or of the bank."""
        domain = [("journal_id", "=", journal.id), ("state", "=", "posted")]
        if document:
            domain.append(("bank_reconciliation_id", "=", document.id))
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

    def _sum_lines_before(self, journal, first, document):
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
                   AND line.internal_index < %(bound)s
                   AND (document.id IS NULL OR document.state != 'posted')
                   AND (document.id IS NULL OR document.id != %(document)s)
                """,
                journal=journal.id,
                bound=first.internal_index,
                document=document.id or 0,
            )
        )
        return total

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

    def _get_line_rows(self, journal, date, statements, document):
        """Bank lines that are in one of the balances and not in the other, dicts.

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
                       THEN (document.date, document.id) > (%(last_date)s, %(last)s)
                       ELSE %(bound)s IS NULL OR line.internal_index >= %(bound)s
                       END
                """,
                journal=journal.id,
                bank_account=journal.default_account_id.id,
                date=date,
                last=last.id or 0,
                last_date=last.date or "0001-01-01",
                bound=statements.bound or None,
            )
        )
        for row in rows:
            row.update(section="line", kind="line", check_number=False)
            if row["is_ahead"]:
                row.update(
                    section="ahead",
                    kind="ahead",
                    amount=-row["amount"],
                    company_amount=-row["company_amount"],
                )
        return rows
