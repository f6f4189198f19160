"""Each figure of a forecast opens what it is made of."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..application.journal import BANK_TYPES
from ..record.rights import needs
from .item import SOURCES
from .line import FIGURES

KIND_OF = {name: kind for kind, name in FIGURES.items()}
#: Figures of several kinds: (money in, weeks before as well).
SUMS = {
    "in_amount": (True, False),
    "out_amount": (False, False),
    "in_company": (True, False),
    "out_company": (False, False),
    "closing_balance": (None, True),
    "closing_company": (None, True),
}
CAME = ("came_in", "came_out", "came_balance", "deviation")
#: Where the records stand that a forecast of another week was made of.
ACTIONS = {
    "account.move.line": "action_bank_cash_items",
    "bank.payment.line": "action_bank_payment_line",
    "bank.cash.expectation": "action_bank_cash_expectation",
}


class BankCashForecastLine(models.Model):
    """What a click on a figure opens."""

    _inherit = "bank.cash.forecast.line"

    @needs("read")
    def action_open_documents(self, figure="closing_balance"):
        """The documents behind a figure of this week.

        :param figure: a field of the row.
        """
        self.ensure_one()
        if figure == "opening_balance":
            return self._open_balances()
        if figure in CAME:
            return self._open_bank_lines(self._get_came_domain(figure))
        if figure not in KIND_OF and figure not in SUMS:
            raise UserError(
                self.env._(
                    'There are no documents behind "%s": choose an amount.', figure
                )
            )
        if not self.is_latest and figure in KIND_OF:
            return self._open_kept(KIND_OF[figure])
        return self._open_items(figure)

    def _open_items(self, figure):
        """What is expected, by the books as they are now."""
        is_in, is_whole = SUMS.get(figure, (None, False))
        domain = Domain("company_id", "=", self.company_id.id) & Domain(
            "currency_id", "=", self.currency_id.id
        )
        domain &= Domain("week_start", "<=" if is_whole else "=", self.week_start)
        if figure in KIND_OF:
            domain &= Domain("kind", "=", KIND_OF[figure])
        if is_in is not None:
            domain &= Domain("is_in", "=", is_in)
        action = self._get_action("action_bank_cash_forecast_item", domain)
        if figure not in KIND_OF:
            action["context"] = {"search_default_group_by_kind": 1}
        return action

    def _open_kept(self, kind):
        """What a forecast of another week was made of, as it is now."""
        ids = (self.source_ids or {}).get(kind, [])
        return self._get_action(ACTIONS[SOURCES[kind]], Domain("id", "in", ids))

    def _open_balances(self):
        """The last lines of the banks, each with the balance after it."""
        journals = self.env["account.journal"]
        banks = journals.search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("type", "in", BANK_TYPES)
        ).filtered(lambda bank: bank._bank_get_currency() == self.currency_id)
        lines = banks._bank_get_last_lines()
        ids = [line.id for line in lines.values()]
        return self._open_bank_lines(Domain("id", "in", ids))

    def _get_came_domain(self, figure):
        """The bank lines of the week, of the whole of it or of one direction."""
        domain = (
            Domain("company_id", "=", self.company_id.id)
            & Domain("currency_id", "=", self.currency_id.id)
            & Domain("state", "=", "posted")
            & Domain("date", ">=", self.week_start)
            & Domain("date", "<", fields.Date.add(self.week_start, weeks=1))
        )
        if figure in ("came_in", "came_out"):
            domain &= Domain("amount", ">" if figure == "came_in" else "<", 0)
        return domain

    def _open_bank_lines(self, domain):
        return self._get_action("action_bank_cash_bank_lines", domain)

    def _get_action(self, name, domain):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"bank_payment_reconcile.{name}"
        )
        action["domain"] = list(domain)
        action["display_name"] = f"{action['name']}: {self.display_name}"
        return action

    # -------------------------------------------------------------------------
    # The buttons over the list
    # -------------------------------------------------------------------------

    @needs("create", "bank.cash.expectation")
    def action_refresh(self):
        """Make this week's forecast anew; the page is read again."""
        self.env["bank.cash.forecast"]._make_all(self.env.companies)

    @needs("read")
    def action_open_came(self):
        """What was forecast the week before, against what came."""
        return self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_cash_forecast_came"
        )

    @needs("read", "bank.cash.expectation")
    def action_open_expectations(self):
        """What is expected without a document."""
        return self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_cash_expectation"
        )
