"""What the banks' work comes to, by mail, for who wants it."""

from collections import defaultdict

from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL

from ..core.currencies import convert
from ..core.digests import get_kpi_scope

ACTION = "bank_payment_reconcile.action_payment_reconciliation"
KPIS = ("kpi_bank_untouched", "kpi_bank_oldest", "kpi_bank_difference")


class DigestDigest(models.Model):
    """Three figures, each of the company of the digest or of the reader."""

    _inherit = "digest.digest"

    kpi_bank_untouched = fields.Boolean("Bank Lines Posted Without a Person (%)")
    kpi_bank_untouched_value = fields.Float(
        compute="_compute_kpi_bank_untouched_value",
        help="Of the bank lines that came in the time.",
    )
    kpi_bank_oldest = fields.Boolean("Oldest Bank Line Not Posted (Days)")
    kpi_bank_oldest_value = fields.Integer(
        compute="_compute_kpi_bank_oldest_value", help="As it is now, in each column."
    )
    kpi_bank_difference = fields.Boolean("Open Differences of Bank Lines")
    kpi_bank_difference_value = fields.Monetary(
        compute="_compute_kpi_bank_difference_value",
        help="Of bank lines that are applied and not posted, without signs, at today's "
        "rates. As it is now, in each column.",
    )

    # -------------------------------------------------------------------------
    # Values
    # -------------------------------------------------------------------------

    def _compute_kpi_bank_untouched_value(self):
        start, end, companies = self._bank_get_digest_scope()
        for name in ("account.bank.statement.line", "bank.payment.application"):
            self.env[name].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT line.company_id, count(*), count(*) FILTER (
                       WHERE line.is_reconciled AND EXISTS (
                             SELECT
                               FROM bank_payment_application application
                              WHERE application.statement_line_id = line.id
                             HAVING bool_or(application.posted_automatically)
                                AND bool_and(application.accepted_by_id IS NULL)))
                  FROM account_bank_statement_line line
                  JOIN account_move move ON move.id = line.move_id
                 WHERE line.company_id = ANY(%s)
                   AND move.state = 'posted'
                   AND line.create_date >= %s
                   AND line.create_date < %s
                 GROUP BY line.company_id
                """,
                companies.ids,
                start,
                end,
            )
        )
        rates = {
            company: 100.0 * untouched / total for company, total, untouched in rows
        }
        for digest in self:
            company = digest._bank_get_digest_company()
            digest.kpi_bank_untouched_value = rates.get(company.id, 0.0)

    def _compute_kpi_bank_oldest_value(self):
        today = fields.Date.context_today(self)
        lines, domain = self._bank_get_open_lines()
        groups = lines._read_group(domain, ["company_id"], ["bank_booking_date:min"])
        oldest = {company.id: day for company, day in groups}
        for digest in self:
            day = oldest.get(digest._bank_get_digest_company().id)
            digest.kpi_bank_oldest_value = max((today - day).days, 0) if day else 0

    def _compute_kpi_bank_difference_value(self):
        today = fields.Date.context_today(self)
        lines, domain = self._bank_get_open_lines()
        sums = defaultdict(lambda: defaultdict(float))
        for sign, operator in ((1, ">"), (-1, "<")):
            groups = lines._read_group(
                domain
                & Domain("match_confidence", "!=", "none")
                & Domain("difference_amount", operator, 0),
                ["company_id", "bank_transaction_currency_id"],
                ["difference_amount:sum"],
            )
            for company, currency, amount in groups:
                sums[company.id][currency] += sign * amount
        for digest in self:
            company = digest._bank_get_digest_company()
            target = company.currency_id
            digest.kpi_bank_difference_value = sum(
                convert(amount, currency, target, company, today)
                for currency, amount in sums[company.id].items()
            )

    def _compute_kpis_actions(self, company, user):
        # EXTENDS digest
        menu = self.env.ref("bank_payment_reconcile.menu_bank").id
        return {
            **super()._compute_kpis_actions(company, user),
            **dict.fromkeys(KPIS, f"{ACTION}?menu_id={menu}"),
        }

    # -------------------------------------------------------------------------
    # Whose figures
    # -------------------------------------------------------------------------

    def _bank_get_digest_scope(self):
        """As `get_kpi_scope`. The digest leaves out, for this reader, what raises.

        :raises AccessError: the reader may not see the banks of these companies.
        """
        start, end, companies = get_kpi_scope(self)
        if (
            not self.env["bank.reconciliation"].has_access("read")
            or companies - self.env.user.company_ids
        ):
            raise AccessError(
                self.env._("The figures of banks are for whoever may see them.")
            )
        return start, end, companies

    def _bank_get_digest_company(self):
        return self.company_id or self.env.company

    def _bank_get_open_lines(self):
        """:return: (bank lines as the reader may see them, those not posted yet)"""
        _start, _end, companies = self._bank_get_digest_scope()
        # Whoever has several companies gets the digest of one while in another.
        lines = self.env["account.bank.statement.line"].with_context(
            allowed_company_ids=companies.ids
        )
        domain = (
            Domain("company_id", "in", companies.ids)
            & Domain("state", "=", "posted")
            & Domain("is_reconciled", "=", False)
        )
        return lines, domain
