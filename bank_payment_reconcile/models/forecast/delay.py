"""How long after the due date whom pays, and whom we pay."""

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ..application.open_items import OWED

#: Of as many documents a partner's own delay is known.
LEAST = 3
SIDES = [("asset_receivable", "Customers"), ("liability_payable", "Vendors")]


class BankCashDelay(models.Model):
    """The learned delay of a partner, or of all of a company's.

    The median of the days between the due date of a document and the day on which the
    last of it was paid, of the documents that were paid within the last year.
    """

    _name = "bank.cash.delay"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Learned Payment Delay"
    _order = "company_id, side, partner_id"
    _rec_name = "partner_id"

    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, ondelete="cascade"
    )
    side = fields.Selection(SIDES, required=True, readonly=True)
    partner_id = fields.Many2one(
        "res.partner",
        readonly=True,
        ondelete="cascade",
        help="Empty: all partners of the company.",
    )
    days = fields.Integer(
        readonly=True, help="Days after the due date; negative: before it."
    )
    count = fields.Integer(
        string="Documents", readonly=True, help="Paid within the last year."
    )

    _met_once = models.UniqueIndex("(company_id, side, partner_id) NULLS NOT DISTINCT")

    @api.model
    def _learn(self, company, today):
        """Read a company's delays from what was paid within a year."""
        self.env["account.partial.reconcile"].flush_model()
        self.env["account.move.line"].flush_model()
        self.env["res.partner"].flush_model(["commercial_partner_id"])
        self.flush_model()
        self.env.cr.execute(
            SQL("DELETE FROM bank_cash_delay WHERE company_id = %s", company.id)
        )
        self.env.cr.execute(self._get_learning(company, today))
        # The next query joins them to each open item: it must know how many they are.
        self.env.cr.execute(SQL("ANALYZE bank_cash_delay"))
        self.invalidate_model()

    @api.model
    def _get_learning(self, company, today):
        """What a credit note settled was not paid: only entries of other journals than
        those of documents count."""
        paid = SQL(" UNION ALL ").join(
            self._get_paid(company, today - relativedelta(years=1), *side)
            for side in (
                (OWED[0], "debit", "credit", "sale"),
                (OWED[1], "credit", "debit", "purchase"),
            )
        )
        return SQL(
            """
            INSERT INTO bank_cash_delay (company_id, side, partner_id, days, count,
                                         create_uid, create_date, write_uid, write_date)
            SELECT %(company)s, side, partner_id,
                   round(percentile_cont(0.5) WITHIN GROUP (ORDER BY days)::numeric),
                   count(*), %(user)s, now() AT TIME ZONE 'UTC',
                   %(user)s, now() AT TIME ZONE 'UTC'
              FROM (%(paid)s) document
             GROUP BY GROUPING SETS ((side, partner_id), (side))
            HAVING GROUPING(partner_id) = 1
                OR partner_id IS NOT NULL AND count(*) >= %(least)s
            """,
            company=company.id,
            user=self.env.uid,
            paid=paid,
            least=LEAST,
        )

    @api.model
    def _get_paid(self, company, since, side, own, other, journal):
        """The documents of one side that were paid since a day, with their days.

        :param own: which side of a partial the document is, "debit" or "credit".
        :param journal: the type of the journals of the documents.
        """
        return SQL(
            """
            SELECT %(side)s AS side, partner.commercial_partner_id AS partner_id,
                   max(payment.date) - min(COALESCE(item.date_maturity, item.date))
                   AS days
              FROM account_partial_reconcile part
              JOIN account_move_line item ON item.id = part.%(own)s
              JOIN account_move_line payment ON payment.id = part.%(other)s
              JOIN account_account account ON account.id = item.account_id
              JOIN account_journal own ON own.id = item.journal_id
              JOIN account_journal paying ON paying.id = payment.journal_id
              LEFT JOIN res_partner partner ON partner.id = item.partner_id
             WHERE item.company_id = %(company)s
               AND item.reconciled
               AND item.parent_state = 'posted'
               AND account.account_type = %(side)s
               AND own.type = %(journal)s
               AND paying.type NOT IN ('sale', 'purchase')
             GROUP BY item.id, partner.commercial_partner_id
            HAVING max(payment.date) >= %(since)s
            """,
            side=side,
            own=SQL.identifier(f"{own}_move_id"),
            other=SQL.identifier(f"{other}_move_id"),
            company=company.id,
            journal=journal,
            since=since,
        )
