"""Mandatory analytic plans, as Odoo demands them of an entry a person posts."""

from odoo import models
from odoo.exceptions import UserError, ValidationError

from ..core.analytics import check_distribution

#: The bank's own side and what is owed carry no distribution; Odoo leaves them
#: out, too, where it marks entry lines without one.
WITHOUT_DISTRIBUTION = (
    "asset_receivable",
    "liability_payable",
    "asset_cash",
    "liability_credit_card",
)


class AccountBankStatementLine(models.Model):
    """Refuses to post without the analytic plans that are mandatory."""

    _inherit = "account.bank.statement.line"

    def _bank_check_analytic_distributions(self, settling):
        """Refuse entries that lack a distribution on a mandatory plan.

        Odoo is asked once for each account and distribution, not for each line.

        :param settling: entry lines that settle an item, a payment on its outstanding
            account among them: the item's entry has its distribution.
        :raises UserError: it says which accounts lack it.
        """
        plans = self.env["account.analytic.plan"].sudo()
        if not any(plans._bank_has_mandatory(company) for company in self.company_id):
            return
        lines = (self.move_id.line_ids - settling).filtered(
            lambda line: (
                line.display_type == "product"
                and line.account_id.account_type not in WITHOUT_DISTRIBUTION
            )
        )
        lacking = [
            line.account_id.display_name
            for line in lines._bank_get_one_a_distribution()
            if line._bank_lacks_distribution()
        ]
        if lacking:
            raise UserError(
                self.env._(
                    "A mandatory analytic plan lacks 100%% on %(accounts)s: enter the "
                    "distribution on the row, or a distribution model for the account.",
                    accounts=", ".join(dict.fromkeys(lacking)),
                )
            )


class AccountMoveLine(models.Model):
    """Entry lines that need an analytic distribution."""

    _inherit = "account.move.line"

    def _bank_get_one_a_distribution(self):
        """One of these lines for each account and distribution."""
        return [
            lines[0]
            for lines in self.grouped(
                lambda line: (
                    line.company_id,
                    line.account_id,
                    tuple(sorted((line.analytic_distribution or {}).items())),
                )
            ).values()
        ]

    def _bank_lacks_distribution(self):
        """Whether Odoo refuses this line of an entry that a person posts."""
        self.ensure_one()
        try:
            check_distribution(self.sudo())
        except ValidationError:
            return True
        return False


class AccountAnalyticPlan(models.Model):
    """Plans, and on which accounts of a company they are mandatory."""

    _inherit = "account.analytic.plan"

    def _bank_has_mandatory(self, company):
        """Whether any plan is mandatory for anything; for most companies none is."""
        return bool(
            self.env["account.analytic.applicability"].search_count(
                [("applicability", "=", "mandatory")], limit=1
            )
            or self.with_company(company).search_count(
                [("default_applicability", "=", "mandatory")], limit=1
            )
        )
