"""Lines of the past counted by the database: who paid, on what, how late, and how."""

from odoo import models
from odoo.tools import SQL

from ..application.application import OWED
from ..matcher.learned_payer import NUMBER
from ..matcher.past_booking import TEXT_KEY, is_by_person, select_booking
from ..matcher.text_mapping import ACCOUNT_LIMIT

#: Documents that are paid.
PAID = (
    "out_invoice",
    "out_refund",
    "out_receipt",
    "in_invoice",
    "in_refund",
    "in_receipt",
)
#: Whoever reconciles under this user is a machine.
SUPERUSER = 1
_COUNTED = SQL("count(*), min(date), max(date), min(line_id), max(line_id)")


class BankHistoryTally(models.Model):
    """Counts the lines of one chunk."""

    _inherit = "bank.history.tally"

    def _count_lines(self, run, line_ids):
        """Add what these lines tell to the tallies of a run.

        A few queries for all of them, whose rows never leave the database.
        """
        self.env.flush_all()
        lines = self._select_lines(line_ids)
        for names, rows in (
            ("partner_id, account_number, name, is_in", self._select_payers()),
            (
                "words, is_in, account_id, tax_keys, analytic_distribution, largest, "
                "accounts",
                self._select_texts(),
            ),
            ("partner_id, is_in, days", self._select_delays()),
            ("partner_id, is_in, way", self._select_ways()),
        ):
            self.env.cr.execute(
                SQL(
                    """
                    WITH line AS (%(lines)s), %(settled)s
                    INSERT INTO bank_history_tally (
                           run_id, kind, %(names)s,
                           count, first_date, last_date, first_line, last_line)
                    SELECT %(run)s, counted.* FROM (%(rows)s) counted
                    """,
                    lines=lines,
                    settled=self._select_settled(run.company_id),
                    names=SQL(names),
                    run=run.id,
                    rows=rows,
                )
            )
        self.invalidate_model()

    def _select_lines(self, line_ids):
        return SQL(
            """
            SELECT line.id AS line_id, line.move_id, line.journal_id, move.date,
                   abs(move.amount_total_signed) AS worth,
                   line.amount > 0 AS is_in, line.payment_ref,
                   COALESCE(%(number)s, '') AS account_number,
                   COALESCE(line.partner_name, '') AS name
              FROM account_bank_statement_line line
              JOIN account_move move ON move.id = line.move_id
             WHERE line.id = ANY(%(ids)s) AND %(by_person)s
            """,
            number=SQL(NUMBER.replace("account_number", "line.account_number")),
            ids=line_ids,
            by_person=is_by_person("line"),
        )

    def _select_settled(self, company):
        """SQL of what the lines settled, and of the documents among it: those of the
        payments, too, that were registered before.

        What anybody reconciled counts for who paid; payments to others by a machine do
        not, since they would vouch for themselves.
        """
        return SQL(
            """
            settled AS (
                SELECT line.*, other.id AS other_id, other.move_id AS other_move_id,
                       partner.commercial_partner_id AS partner_id,
                       partial.amount AS paid, partial.create_uid
                  FROM line
                  JOIN account_move_line own ON own.move_id = line.move_id
                  JOIN LATERAL (%(partials_of_own)s) partial ON TRUE
                  JOIN account_move_line other ON other.id = partial.other_id
                  JOIN res_partner partner ON partner.id = other.partner_id
                 WHERE other.move_id <> line.move_id
                   AND partner.commercial_partner_id <> %(ourselves)s),
            document AS (
                SELECT line_id, date, is_in, partner_id, other_id, paid
                  FROM settled
                 UNION ALL
                SELECT settled.line_id, settled.date, settled.is_in,
                       settled.partner_id, partial.other_id, partial.amount
                  FROM settled
                  JOIN account_payment payment ON payment.move_id = other_move_id
                  JOIN account_move_line own ON own.move_id = other_move_id
                   AND own.id <> settled.other_id
                  JOIN LATERAL (%(partials_of_own)s) partial ON TRUE),
            paid AS (
                SELECT document.*, abs(entry.balance) AS whole,
                       COALESCE(entry.date_maturity, move.date) AS due
                  FROM document
                  JOIN account_move_line entry ON entry.id = document.other_id
                  JOIN account_account account ON account.id = entry.account_id
                  JOIN account_move move ON move.id = entry.move_id
                 WHERE move.move_type IN %(paid)s
                   AND account.account_type IN %(owed)s)
            """,
            partials_of_own=SQL(
                """
                SELECT credit_move_id AS other_id, amount, create_uid
                  FROM account_partial_reconcile WHERE debit_move_id = own.id
                 UNION ALL
                SELECT debit_move_id, amount, create_uid
                  FROM account_partial_reconcile WHERE credit_move_id = own.id
                """
            ),
            ourselves=company.partner_id.commercial_partner_id.id,
            paid=PAID,
            owed=OWED,
        )

    def _select_payers(self):
        """By the account, else by the name, which others may share: for money out that
        tells nothing, as what is paid has to go to a known account."""
        return SQL(
            """
            SELECT kind, partner_id, account_number, name, is_in, %(counted)s
              FROM (SELECT CASE WHEN account_number = '' THEN 'name'
                                WHEN is_in THEN 'payer' ELSE 'payee' END AS kind,
                           line_id, date, partner_id, account_number, is_in,
                           CASE WHEN account_number = '' THEN name END AS name
                      FROM settled
                     WHERE account_number <> '' OR (name <> '' AND is_in)
                     GROUP BY line_id, date, partner_id, account_number, name, is_in
                    HAVING is_in OR bool_and(create_uid <> %(machine)s)) seen
             GROUP BY 1, 2, 3, 4, 5
            """,
            counted=_COUNTED,
            machine=SUPERUSER,
        )

    def _select_texts(self):
        """What was booked otherwise counts, too: as no account."""
        return SQL(
            """
            SELECT 'text', words, is_in, account_id, to_jsonb(tax_ids), analytic,
                   max(worth),
                   to_jsonb((array_agg(DISTINCT account_number))[1:%(some)s]),
                   %(counted)s
              FROM (SELECT line.line_id, line.date, line.is_in, booked.account_id,
                           booked.tax_ids, booked.analytic, %(words)s AS words,
                           line.worth, line.account_number
                      FROM line
                      JOIN account_journal journal ON journal.id = line.journal_id
                      JOIN LATERAL (%(booking)s) booked ON TRUE
                    -- so that the words are made once
                    OFFSET 0) seen
             WHERE words <> ''
             GROUP BY words, is_in, account_id, tax_ids, analytic
            """,
            counted=_COUNTED,
            some=ACCOUNT_LIMIT + 1,
            words=SQL(TEXT_KEY.format("line.payment_ref")),
            booking=select_booking("line", "journal"),
        )

    def _select_delays(self):
        return SQL(
            """
            SELECT 'delay', partner_id, is_in, date - due, %(counted)s
              FROM paid
             GROUP BY partner_id, is_in, date - due
            """,
            counted=_COUNTED,
        )

    def _select_ways(self):
        """Each payment counts once; one that leaves the latest document open pays the
        oldest first."""
        return SQL(
            """
            SELECT 'way', partner_id, is_in, way, %(counted)s
              FROM (SELECT line_id, date, partner_id, is_in,
                           CASE WHEN bool_and(paid >= whole)
                                THEN CASE WHEN count(*) = 1 THEN 'single'
                                          ELSE 'sum' END
                                WHEN count(*) = 1 THEN 'part'
                                WHEN count(*) FILTER (WHERE paid < whole) = 1
                                     AND max(due) FILTER (WHERE paid < whole) = max(due)
                                THEN 'oldest'
                                ELSE 'part' END AS way
                      FROM paid
                     GROUP BY line_id, date, partner_id, is_in) seen
             GROUP BY 2, 3, 4
            """,
            counted=_COUNTED,
        )
