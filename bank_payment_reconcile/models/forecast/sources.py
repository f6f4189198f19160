"""What is expected to move, as SQL: four sources, one row for each payment.

The id of a row is made of that of its source, so it is the same in the next query.
"""

from odoo.tools import SQL

from ...forecasting import WEEKS, monday
from ..application.open_items import OWED
from ..payment.line import GONE_STATES
from ..payment.run import LIVE_STATES

#: From here on a run is as good as paid.
ORDERED_STATES = ("released", *LIVE_STATES)


def get_sources(companies, accounts, today):
    """The rows of `bank.cash.forecast.item`.

    :param companies: ids of the companies whose figures these are.
    :param accounts: ids of their accounts of receivables and payables.
    :param today: nothing is expected before.
    """
    sources = (
        _get_open_items(),
        _get_credits(),
        _get_orders(companies),
        _get_outstanding(companies),
        _get_expectations(companies, today),
    )
    # The open items are read once: the credits among them are few. Weeks are counted
    # from a Monday: that is quicker than by the calendar.
    return SQL(
        """
        WITH opened AS MATERIALIZED (%(opened)s)
        SELECT *,
               amount > 0 AS is_in,
               expected < %(today)s AS is_overdue,
               GREATEST(expected, %(today)s) AS date,
               %(monday)s + (GREATEST(expected, %(today)s) - %(monday)s) / 7 * 7
                   AS week_start
          FROM (%(sources)s) source
         WHERE amount <> 0
        """,
        opened=_get_opened(companies, accounts),
        today=SQL("%s::date", today),
        monday=SQL("%s::date", monday(today)),
        sources=SQL(" UNION ALL ").join(sources),
    )


#: What an open item says of itself.
_ITEM_COLUMNS = {
    "kind": SQL("CASE side WHEN 1 THEN 'customer' ELSE 'vendor' END"),
    "move_line_id": SQL("source_id"),
}


def _get_columns(number, **columns):
    """The columns of one source, the same of all."""
    columns = {
        "id": SQL("source_id::bigint * 4 + %s", number),
        "company_id": SQL("company_id"),
        "kind": SQL("kind"),
        "source_id": SQL("source_id"),
        "partner_id": SQL("partner_id"),
        "currency_id": SQL("currency_id"),
        "amount": SQL("amount"),
        "due_date": SQL("due_date"),
        "expected": SQL("due_date"),
        "delay_days": SQL("0"),
        "delay_basis": SQL("NULL::varchar"),
        "delay_count": SQL("0"),
        "move_line_id": SQL("NULL::int"),
        "payment_line_id": SQL("NULL::int"),
        "expectation_id": SQL("NULL::int"),
        **columns,
    }
    return SQL(", ").join(
        SQL("%s AS %s", value, SQL.identifier(name)) for name, value in columns.items()
    )


# -- Open items --------------------------------------------------------------------


def _get_open_items():
    """What is open of customers and vendors, and neither ordered of a bank nor applied
    to a bank line: those say themselves when the money moves."""
    return SQL(
        "SELECT %s FROM opened WHERE side * amount > 0",
        _get_columns(
            0,
            **_ITEM_COLUMNS,
            expected=SQL("due_date + delay_days"),
            delay_days=SQL("delay_days"),
            delay_basis=SQL("delay_basis"),
            delay_count=SQL("delay_count"),
        ),
    )


def _get_credits():
    """A credit is taken off where the partner's first document is paid. A payment on
    account is no money that comes back: it counts as far as there are documents, of
    which credit notes are taken off before.
    """
    return SQL(
        """
        SELECT %(columns)s
          FROM (SELECT credit.*,
                       GREATEST(credit.due_date, documents.first_date) AS expected,
                       CASE WHEN is_note THEN credit.amount
                            ELSE -side * LEAST(
                                 -side * credit.amount,
                                 GREATEST(0, side * (COALESCE(documents.amount, 0)
                                                     + COALESCE(notes, 0))
                                             - COALESCE(earlier, 0))) END AS counted
                  FROM (SELECT *,
                               sum(amount) FILTER (WHERE is_note)
                                   OVER (PARTITION BY %(whose)s) AS notes,
                               sum(-side * amount) FILTER (WHERE NOT is_note)
                                   OVER (PARTITION BY %(whose)s
                                             ORDER BY due_date, source_id
                                             ROWS BETWEEN UNBOUNDED PRECEDING
                                                  AND 1 PRECEDING) AS earlier
                          FROM (SELECT opened.*, COALESCE(opened.partner_id, 0) AS whom,
                                       move.move_type IN ('out_refund', 'in_refund')
                                           AS is_note
                                  FROM opened
                                  JOIN account_move move ON move.id = opened.move_id
                                 WHERE side * amount < 0) noted) credit
                  LEFT JOIN (SELECT company_id, currency_id, side,
                                    COALESCE(partner_id, 0) AS whom,
                                    sum(amount) AS amount,
                                    min(due_date + delay_days) AS first_date
                               FROM opened
                              WHERE side * amount > 0
                              GROUP BY %(whose)s) documents
                 USING (%(whose)s)) credit
        """,
        columns=_get_columns(
            0,
            **_ITEM_COLUMNS,
            amount=SQL("counted"),
            expected=SQL("expected"),
            delay_basis=SQL("'credit'"),
        ),
        whose=SQL("company_id, currency_id, side, whom"),
    )


def _get_opened(companies, accounts):
    """Open items with what is left of them, and how late their partners pay."""
    return SQL(
        """
        SELECT item.id AS source_id, item.move_id, item.company_id, item.partner_id,
               item.currency_id,
               CASE account.account_type WHEN %(receivable)s THEN 1 ELSE -1 END AS side,
               COALESCE(item.date_maturity, item.date) AS due_date,
               item.amount_residual_currency - COALESCE(held.amount, 0)
                   + COALESCE(ordered.amount, 0) AS amount,
               COALESCE(own.days, usual.days, 0) AS delay_days,
               COALESCE(own.count, usual.count, 0) AS delay_count,
               CASE WHEN own.id IS NOT NULL THEN 'partner'
                    WHEN usual.id IS NOT NULL THEN 'company'
                    ELSE 'none' END AS delay_basis
          FROM account_move_line item
          JOIN account_account account ON account.id = item.account_id
          LEFT JOIN res_partner partner ON partner.id = item.partner_id
          LEFT JOIN bank_cash_delay own
            ON own.company_id = item.company_id
           AND own.side = account.account_type
           AND own.partner_id = partner.commercial_partner_id
          LEFT JOIN bank_cash_delay usual
            ON usual.company_id = item.company_id
           AND usual.side = account.account_type
           AND usual.partner_id IS NULL
          LEFT JOIN (SELECT move_line_id, sum(item_amount) AS amount
                       FROM bank_payment_application
                      WHERE state IN ('proposed', 'accepted')
                        AND move_line_id IS NOT NULL
                      GROUP BY move_line_id) held
            ON held.move_line_id = item.id
          LEFT JOIN (%(ordered)s) ordered ON ordered.move_line_id = item.id
         WHERE item.account_id = ANY(%(accounts)s)
           AND item.reconciled IS NOT TRUE
           AND item.parent_state = 'posted'
           AND item.company_id = ANY(%(companies)s)
        """,
        receivable=OWED[0],
        ordered=_get_ordered(),
        accounts=accounts,
        companies=companies,
    )


# -- Payment runs ------------------------------------------------------------------


def _get_waiting():
    """The payments of runs that are released or gone out, and on no statement yet: one
    that a bank line is applied to is in the bank's balance already."""
    return SQL(
        """
        SELECT line.*, run.kind AS run_kind, payment.move_id AS payment_move_id,
               COALESCE(line.execution_date, run.execution_date) AS due_date
          FROM bank_payment_line line
          JOIN bank_payment_run run ON run.id = line.run_id
          LEFT JOIN account_payment payment ON payment.id = line.payment_id
         WHERE run.state = ANY(%(ordered)s)
           AND line.state != ALL(%(gone)s)
           AND NOT EXISTS (
               SELECT
                 FROM bank_payment_application application
                 JOIN account_move_line entry ON entry.id = application.move_line_id
                WHERE application.state IN ('proposed', 'accepted')
                  AND (entry.move_id IN (payment.move_id, line.booking_move_id)
                       OR entry.id IN (SELECT item.move_line_id
                                         FROM bank_payment_item item
                                        WHERE item.line_id = line.id)))
        """,
        ordered=list(ORDERED_STATES),
        gone=[*GONE_STATES, "done"],
    )


def _get_ordered():
    """What of open items is in runs that are not booked yet, signed so that it takes
    off what is open."""
    return SQL(
        """
        SELECT item.move_line_id,
               sum(CASE waiting.run_kind WHEN 'debit' THEN -1 ELSE 1 END
                   * (item.amount + COALESCE(item.discount_amount, 0))) AS amount
          FROM bank_payment_item item
          JOIN (%s) waiting ON waiting.id = item.line_id
         WHERE waiting.booking_move_id IS NULL AND waiting.payment_move_id IS NULL
         GROUP BY item.move_line_id
        """,
        _get_waiting(),
    )


def _get_orders(companies):
    """What goes from one bank to another of the same company is left aside."""
    return SQL(
        """
        SELECT %(columns)s
          FROM (SELECT waiting.id AS source_id, waiting.company_id, waiting.partner_id,
                       waiting.currency_id, waiting.due_date,
                       CASE waiting.run_kind WHEN 'debit' THEN 'collection'
                            ELSE 'order' END AS kind,
                       CASE waiting.run_kind WHEN 'debit' THEN waiting.amount
                            ELSE -waiting.amount END AS amount
                  FROM (%(waiting)s) waiting
                  LEFT JOIN account_journal own
                    ON own.id = waiting.destination_journal_id
                 WHERE waiting.company_id = ANY(%(companies)s)
                   AND own.company_id IS DISTINCT FROM waiting.company_id) ordered
        """,
        columns=_get_columns(1, payment_line_id=SQL("source_id")),
        waiting=_get_waiting(),
        companies=companies,
    )


# -- Payments and checks -----------------------------------------------------------


def _get_outstanding(companies):
    """Payments and checks that were registered and no statement shows; what a run pays
    is the run's."""
    return SQL(
        """
        SELECT %(columns)s
          FROM (SELECT entry.id AS source_id, entry.company_id, entry.partner_id,
                       entry.currency_id, entry.date AS due_date,
                       entry.amount_residual_currency - COALESCE((
                           SELECT sum(application.item_amount)
                             FROM bank_payment_application application
                            WHERE application.move_line_id = entry.id
                              AND application.state IN ('proposed', 'accepted')), 0)
                           AS amount
                  FROM account_payment payment
                  JOIN account_move_line entry
                    ON entry.move_id = payment.move_id
                   AND entry.account_id = payment.outstanding_account_id
                 WHERE payment.is_matched IS NOT TRUE
                   AND payment.state NOT IN ('draft', 'canceled', 'rejected')
                   AND entry.reconciled IS NOT TRUE
                   AND entry.parent_state = 'posted'
                   AND entry.company_id = ANY(%(companies)s)
                   AND NOT EXISTS (SELECT FROM (%(waiting)s) waiting
                                    WHERE waiting.payment_id = payment.id)) entry
        """,
        columns=_get_columns(
            2, kind=SQL("'outstanding'"), move_line_id=SQL("source_id")
        ),
        companies=companies,
        waiting=_get_waiting(),
    )


# -- What is expected without a document -------------------------------------------


def _get_expectations(companies, today):
    """Each time that it is expected. What should have come a few days ago, and is
    recognised, is expected now; what was entered by hand is over with its day."""
    return SQL(
        """
        SELECT %(columns)s
          FROM (SELECT expected.*, expected.id AS source_id,
                       times.number - started.number AS number,
                       CASE expected.repeat
                            WHEN 'weekly' THEN expected.date + 7 * times.number
                            WHEN 'monthly' THEN %(monthly)s
                            WHEN 'quarterly' THEN %(quarterly)s
                            ELSE expected.date END AS due_date
                  FROM bank_cash_expectation expected
                 CROSS JOIN LATERAL (
                       SELECT GREATEST(0, CASE expected.repeat
                              WHEN 'weekly' THEN (%(today)s - expected.date) / 7
                              WHEN 'monthly' THEN %(months)s
                              WHEN 'quarterly' THEN %(months)s / 3
                              ELSE 0 END)::int AS number) started
                 CROSS JOIN LATERAL generate_series(
                       started.number,
                       started.number + CASE expected.repeat WHEN 'once' THEN 0
                                        ELSE %(weeks)s END) times (number)
                 WHERE expected.active
                   AND expected.company_id = ANY(%(companies)s)) expected
         WHERE (due_date >= %(today)s
                OR origin = 'recognised' AND due_date = date)
           AND due_date < date_trunc('week', %(today)s)::date + 7 * %(weeks)s
           AND (until IS NULL OR due_date <= until)
        """,
        columns=_get_columns(
            3,
            id=SQL("(source_id::bigint * 16 + number) * 4 + 3"),
            kind=SQL("CASE origin WHEN 'manual' THEN 'manual' ELSE 'recurring' END"),
            expectation_id=SQL("source_id"),
        ),
        companies=companies,
        today=SQL("%s::date", today),
        weeks=WEEKS,
        months=SQL(
            """(date_part('year', %(today)s) - date_part('year', expected.date)) * 12
               + date_part('month', %(today)s) - date_part('month', expected.date)""",
            today=SQL("%s::date", today),
        ),
        monthly=_get_month(1),
        quarterly=_get_month(3),
    )


def _get_month(months):
    """The day so many months after the first; the 31st is the last of each."""
    first = SQL(
        "(date_trunc('month', expected.date) + %s * times.number"
        " * interval '1 month')::date",
        months,
    )
    return SQL(
        """LEAST(%(first)s + COALESCE(NULLIF(expected.day_of_month, 0),
                                      date_part('day', expected.date)::int) - 1,
                 (%(first)s + interval '1 month')::date - 1)""",
        first=first,
    )
