"""The bank's lines as figures are counted of them: one row a line."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..application.application import CONFIDENCE
from ..record.rights import needs

STATES = [("open", "Not Posted"), ("posted", "Posted")]
#: How a line came to be posted.
WAYS = [
    ("automatic", "Automatically"),
    ("proposed", "As Proposed"),
    ("reviewed", "Reviewed"),
    ("elsewhere", "Another Way"),
    ("open", "Not Posted"),
]
#: Why a line is open; the first that holds, as a person has to see to it.
REASONS = [
    ("reopened", "Undone or Changed Since"),
    ("failed", "Posting Failed"),
    ("to_check", "To Check"),
    ("alike", "Looks Like Another"),
    ("ambiguous", "Several Answers"),
    ("removed", "Taken Off by a Person"),
    ("not_matched", "Not Matched Yet"),
    ("nothing", "Nothing Found"),
    ("difference", "Difference Left"),
    ("review", "To Review"),
    ("ready", "Ready to Post"),
]
#: Days that something waits, by the key; they sort as they are written.
AGES = [
    ("00_07", "0–7 Days"),
    ("08_30", "8–30 Days"),
    ("31_60", "31–60 Days"),
    ("61_90", "61–90 Days"),
    ("91_up", "Over 90 Days"),
]
#: {key: the first and the last day of it}
AGE_DAYS = {
    "00_07": (None, 7),
    "08_30": (8, 30),
    "31_60": (31, 60),
    "61_90": (61, 90),
    "91_up": (91, None),
}


def select_age(days):
    """SQL of the key of `AGES`.

    :param days: SQL of the days that something waits.
    """
    return SQL(
        """CASE WHEN %(days)s <= 7 THEN '00_07'
                WHEN %(days)s <= 30 THEN '08_30'
                WHEN %(days)s <= 60 THEN '31_60'
                WHEN %(days)s <= 90 THEN '61_90'
                WHEN %(days)s > 90 THEN '91_up' END""",
        days=days,
    )


class BankLineFigures(models.Model):
    """A line of a bank's statement, what became of it, when and by whom.

    Read off what is stored of lines, applications and undone postings, so nothing has
    to be kept up to date. A deleted line is counted nowhere.
    """

    _name = "bank.line.figures"
    _description = "Analysis of Bank Lines"
    _auto = False
    _order = "date desc, id desc"
    _rec_name = "text"
    _depends = {
        "account.bank.statement.line": [
            "move_id",
            "journal_id",
            "company_id",
            "currency_id",
            "partner_id",
            "partner_name",
            "payment_ref",
            "amount",
            "bank_booking_date",
            "is_reconciled",
            "match_confidence",
            "needs_review",
            "difference_amount",
            "bank_is_ambiguous",
            "bank_is_kept_open",
            "bank_matched_on",
            "bank_reopened_reason",
            "bank_look_alike_id",
            "posting_error",
        ],
        "account.move": ["state"],
        "account.move.line": ["move_id", "account_id", "balance"],
        "account.journal": ["default_account_id"],
        "res.company": ["currency_id"],
        "bank.payment.application": [
            "statement_line_id",
            "state",
            "rule_id",
            "confidence",
            "accepted_by_id",
            "posted_by_id",
            "posted_date",
            "posted_automatically",
            "is_unsettled",
        ],
        "bank.posting.log": [
            "statement_line_id",
            "rule_id",
            "confidence",
            "accepted_by_id",
            "posted_date",
            "posted_automatically",
            "undone_by_id",
        ],
    }

    line_id = fields.Many2one(
        "account.bank.statement.line", string="Bank Line", readonly=True
    )
    journal_id = fields.Many2one("account.journal", string="Bank", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    currency_id = fields.Many2one(
        "res.currency", string="Company Currency", readonly=True
    )
    date = fields.Date(readonly=True, help="The day on which the bank booked it.")
    text = fields.Char(readonly=True)
    payer = fields.Char(readonly=True)
    partner_id = fields.Many2one("res.partner", readonly=True)
    amount = fields.Monetary(
        readonly=True,
        help="Positive for money in, in the currency of the company as it was booked.",
    )
    state = fields.Selection(STATES, readonly=True)

    # -- What is open
    age = fields.Integer(
        string="Days Open",
        readonly=True,
        aggregator="max",
        help="Days since the bank booked it, while it is not posted.",
    )
    age_band = fields.Selection(AGES, string="Age", readonly=True)
    open_reason = fields.Selection(REASONS, string="Why It Is Open", readonly=True)

    # -- What was posted
    way = fields.Selection(
        WAYS,
        string="How It Was Posted",
        readonly=True,
        help="Automatically: by the scheduled action, and nobody had accepted it. As "
        "proposed: a person posted what nobody had accepted line by line. Another way: "
        "without an application of this addon.",
    )
    is_automatic = fields.Boolean(
        string="Posted by the Scheduled Action", readonly=True
    )
    posted_date = fields.Datetime(string="Posted On", readonly=True)
    days = fields.Integer(
        string="Days to Posting",
        readonly=True,
        aggregator="avg",
        help="From the day on which the bank booked it to that on which it was posted.",
    )
    confidence = fields.Selection(CONFIDENCE, readonly=True)
    rule_id = fields.Many2one("bank.payment.rule", readonly=True)
    is_mapped = fields.Boolean(
        string="By Text Mapping",
        readonly=True,
        help="A text mapping proposed what is applied.",
    )
    accepted_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        help="Where several persons accepted parts of a line, one of them.",
    )
    posted_by_id = fields.Many2one("res.users", readonly=True)

    # -- What was taken back
    was_automatic = fields.Boolean(
        string="Was Posted Automatically",
        readonly=True,
        help="It was posted without a person at some time, be it undone since.",
    )
    was_wrong = fields.Boolean(
        string="Automatic Posting Undone or Corrected",
        readonly=True,
        help="A person undid what had been posted without one, or took its item out of "
        "the reconciliation.",
    )
    is_corrected = fields.Boolean(
        string="Corrected Since",
        readonly=True,
        help="It is posted, but an item was taken out of the reconciliation.",
    )
    was_undone = fields.Boolean(readonly=True)
    undone_rule_id = fields.Many2one(
        "bank.payment.rule",
        readonly=True,
        help="The rule by which it had been posted, the last time that it was undone.",
    )
    undone_is_mapped = fields.Boolean(string="Undone Text Mapping", readonly=True)
    undone_by_id = fields.Many2one("res.users", readonly=True, help="The last time.")

    # -- Rates, as averages
    untouched_rate = fields.Float(
        string="Untouched (%)",
        readonly=True,
        aggregator="avg",
        help="Share of all lines that was posted without a person.",
    )
    precision = fields.Float(
        string="Precision (%)",
        readonly=True,
        aggregator="avg",
        help="Share of the lines posted without a person that nobody undid or "
        "corrected.",
    )

    # -------------------------------------------------------------------------
    # The rows
    # -------------------------------------------------------------------------

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT figures.*,
                   CASE WHEN way = 'automatic' THEN 100.0 ELSE 0.0 END
                       AS untouched_rate,
                   CASE WHEN was_automatic AND was_wrong THEN 0.0
                        WHEN was_automatic THEN 100.0 END AS precision,
                   %(age_band)s AS age_band
              FROM (%(figures)s) figures
            """,
            age_band=select_age(SQL("age")),
            figures=self._select_figures(),
        )

    @api.model
    def _select_figures(self):
        """SQL of all lines: applications and undone postings are summed up once, not
        looked up line by line.

        A day is the user's. In another currency a line is worth what its entry says.
        """
        return SQL(
            """
            SELECT line.id,
                   line.id AS line_id,
                   line.journal_id,
                   line.company_id,
                   company.currency_id,
                   line.bank_booking_date AS date,
                   line.payment_ref AS text,
                   line.partner_name AS payer,
                   line.partner_id,
                   CASE WHEN line.currency_id = company.currency_id THEN line.amount
                        ELSE (SELECT COALESCE(sum(entry.balance), 0)
                                FROM account_move_line entry
                               WHERE entry.move_id = line.move_id
                                 AND entry.account_id = journal.default_account_id)
                        END AS amount,
                   CASE WHEN line.is_reconciled THEN 'posted' ELSE 'open' END AS state,
                   CASE WHEN line.is_reconciled IS NOT TRUE
                        THEN greatest(%(today)s - line.bank_booking_date, 0) END AS age,
                   CASE WHEN line.is_reconciled THEN NULL
                        WHEN line.bank_reopened_reason IS NOT NULL THEN 'reopened'
                        WHEN line.posting_error IS NOT NULL THEN 'failed'
                        WHEN move.checked IS NOT TRUE THEN 'to_check'
                        WHEN line.bank_look_alike_id IS NOT NULL
                         AND line.needs_review THEN 'alike'
                        WHEN line.bank_is_ambiguous
                         AND applied.statement_line_id IS NULL THEN 'ambiguous'
                        WHEN applied.statement_line_id IS NULL
                         AND line.bank_is_kept_open THEN 'removed'
                        WHEN applied.statement_line_id IS NULL
                         AND line.bank_matched_on IS NULL THEN 'not_matched'
                        WHEN applied.statement_line_id IS NULL THEN 'nothing'
                        WHEN line.difference_amount != 0 THEN 'difference'
                        WHEN line.needs_review THEN 'review'
                        ELSE 'ready' END AS open_reason,
                   CASE WHEN line.is_reconciled IS NOT TRUE THEN 'open'
                        WHEN applied.posted_date IS NULL THEN 'elsewhere'
                        WHEN applied.is_accepted THEN 'reviewed'
                        WHEN applied.is_automatic THEN 'automatic'
                        ELSE 'proposed' END AS way,
                   COALESCE(line.is_reconciled AND applied.is_automatic, FALSE)
                       AS is_automatic,
                   CASE WHEN line.is_reconciled THEN applied.posted_date END
                       AS posted_date,
                   CASE WHEN line.is_reconciled AND applied.posted_date IS NOT NULL
                        THEN greatest(
                        (applied.posted_date AT TIME ZONE 'UTC'
                                             AT TIME ZONE %(zone)s)::date
                        - line.bank_booking_date, 0) END AS days,
                   line.match_confidence AS confidence,
                   applied.rule_id,
                   COALESCE(applied.is_mapped, FALSE) AS is_mapped,
                   COALESCE(line.is_reconciled AND applied.is_unsettled, FALSE)
                       AS is_corrected,
                   undone.rule_id AS undone_rule_id,
                   COALESCE(undone.is_mapped, FALSE) AS undone_is_mapped,
                   applied.accepted_by_id,
                   CASE WHEN line.is_reconciled THEN applied.posted_by_id END
                       AS posted_by_id,
                   COALESCE(undone.was_automatic, FALSE) OR COALESCE(
                       line.is_reconciled AND applied.is_automatic
                       AND NOT applied.is_accepted, FALSE) AS was_automatic,
                   COALESCE(undone.was_automatic, FALSE) OR COALESCE(
                       line.is_reconciled AND applied.is_automatic
                       AND NOT applied.is_accepted AND applied.is_unsettled, FALSE)
                       AS was_wrong,
                   undone.statement_line_id IS NOT NULL AS was_undone,
                   undone.undone_by_id
              FROM account_bank_statement_line line
              JOIN account_move move ON move.id = line.move_id
               AND move.state = 'posted'
              JOIN account_journal journal ON journal.id = line.journal_id
              JOIN res_company company ON company.id = line.company_id
         LEFT JOIN (%(applied)s) applied ON applied.statement_line_id = line.id
         LEFT JOIN (%(undone)s) undone ON undone.statement_line_id = line.id
            """,
            today=fields.Date.context_today(self),
            zone=str(self.env.tz),
            applied=self._select_applied(),
            undone=self._select_undone(),
        )

    @api.model
    def _select_applied(self):
        """SQL of what is applied to each line, in one row."""
        return SQL(
            """
            SELECT statement_line_id,
                   max(posted_date) FILTER (WHERE state = 'posted') AS posted_date,
                   max(posted_by_id) FILTER (WHERE state = 'posted') AS posted_by_id,
                   bool_and(state = 'posted' AND posted_automatically IS TRUE)
                       AS is_automatic,
                   bool_or(accepted_by_id IS NOT NULL) AS is_accepted,
                   max(accepted_by_id) AS accepted_by_id,
                   min(rule_id) AS rule_id,
                   bool_or(confidence = 'high_text_mapping') AS is_mapped,
                   bool_or(is_unsettled IS TRUE) AS is_unsettled
              FROM bank_payment_application
          GROUP BY statement_line_id
            """
        )

    @api.model
    def _select_undone(self):
        """SQL of what was undone of each line, in one row: a posting is all that was
        posted of a line at a time."""
        return SQL(
            """
            SELECT statement_line_id,
                   bool_or(was_automatic) AS was_automatic,
                   (array_agg(undone_by_id ORDER BY last_id DESC))[1] AS undone_by_id,
                   (array_agg(rule_id ORDER BY last_id DESC))[1] AS rule_id,
                   (array_agg(is_mapped ORDER BY last_id DESC))[1] AS is_mapped
              FROM (
                   SELECT statement_line_id,
                          bool_and(posted_automatically IS TRUE
                                   AND accepted_by_id IS NULL) AS was_automatic,
                          max(undone_by_id) AS undone_by_id,
                          min(rule_id) AS rule_id,
                          bool_or(confidence = 'high_text_mapping') AS is_mapped,
                          max(id) AS last_id
                     FROM bank_posting_log
                    WHERE statement_line_id IS NOT NULL
                 GROUP BY statement_line_id, posted_date
                   ) posting
          GROUP BY statement_line_id
            """
        )

    # -------------------------------------------------------------------------
    # Counting
    # -------------------------------------------------------------------------

    @api.model
    def _count_figures(self, domain, columns, group=None, order=None):
        """One query over the lines of a domain, under the record rules.

        :param columns: {name: SQL over the columns of the rows}
        :param group: SQL to group by.
        :param order: SQL to sort by.
        :return: list of dicts
        """
        query = self._search(Domain(domain))
        return self.env.execute_query_dict(
            SQL(
                "SELECT %s FROM (%s) figures%s%s",
                SQL(", ").join(
                    SQL("%s AS %s", column, SQL.identifier(name))
                    for name, column in columns.items()
                ),
                query.select(SQL("%s.*", SQL.identifier(self._table))),
                SQL(" GROUP BY %s", group) if group else SQL(),
                SQL(" ORDER BY %s", order) if order else SQL(),
            )
        )

    @api.model
    def _prepare_figure(self, value, domain, model=None, **more):
        """A figure as the page shows it.

        :param value: None where there is nothing to count.
        :param domain: which records it is counted of.
        :param model: theirs; lines by default.
        """
        return {
            "value": value,
            "model": model or self._name,
            "domain": _to_list(Domain(domain)),
            **more,
        }

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("read")
    def action_open_line(self):
        """Open the bank's line."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.bank.statement.line",
            "res_id": self.line_id.id,
            "views": [
                (
                    self.env.ref(
                        "bank_payment_reconcile.view_payment_reconciliation_form"
                    ).id,
                    "form",
                )
            ],
        }

    @needs("read")
    def action_open_in_journal(self):
        """Open these lines where they are worked on: in the payment reconciliation
        journal."""
        return self.line_id._bank_action_open_reconciliation()


def _to_list(domain):
    """A domain as a client takes it, however deep."""
    return [part if isinstance(part, str) else _to_leaf(*part) for part in domain]


def _to_leaf(name, operator, value):
    if isinstance(value, Domain):
        return [name, operator, _to_list(value)]
    if operator in ("in", "not in"):
        return [name, operator, list(value)]
    return [name, operator, value]
