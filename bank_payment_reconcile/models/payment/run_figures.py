"""What a run comes to, and what the bank will have after it."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain

from ..core.currencies import convert
from ..record.rights import needs
from .line import GONE_STATES
from .run import LIVE_STATES, OPEN_STATES


class BankPaymentRun(models.Model):
    """Sums and balances of a run."""

    _inherit = "bank.payment.run"

    total_amount = fields.Monetary(
        string="Total",
        compute="_compute_total_amount",
        store=True,
        help="Of the payments in the bank's currency.",
    )
    line_count = fields.Integer(compute="_compute_counts")
    overdue_count = fields.Integer(compute="_compute_counts")
    totals_text = fields.Char(
        string="Totals",
        compute="_compute_counts",
        help="What it comes to in each currency.",
    )
    discount_text = fields.Char(string="Discounts", compute="_compute_counts")
    balance = fields.Monetary(
        string="Balance Now",
        compute="_compute_balances",
        help="Of the bank's account in the books.",
    )
    other_runs_amount = fields.Monetary(
        string="Other Runs",
        compute="_compute_balances",
        help="What this bank has still to pay by other runs, without what it is to "
        "collect. Other currencies are converted at today's rate.",
    )
    balance_after = fields.Monetary(
        string="Balance After It",
        compute="_compute_balances",
        help="What the bank will have when it has executed this run and the others.",
    )

    # -------------------------------------------------------------------------
    # Sums
    # -------------------------------------------------------------------------

    @api.depends("line_ids.amount", "line_ids.currency_id", "line_ids.state")
    def _compute_total_amount(self):
        totals = self._get_totals()
        for run in self:
            run.total_amount = totals[run.id].get(run.currency_id, 0.0)

    @api.depends("line_ids.amount", "line_ids.currency_id", "line_ids.state")
    def _compute_counts(self):
        for run in self:
            lines = run.line_ids
            run.line_count = len(lines)
            run.overdue_count = len(lines.filtered("is_overdue"))
            totals, discounts = defaultdict(float), defaultdict(float)
            for line in lines:
                if line.state not in GONE_STATES:
                    totals[line.currency_id] += line.amount
                    discounts[line.currency_id] += line.discount_amount
            run.totals_text = _tell(totals)
            run.discount_text = _tell(discounts)

    def _get_totals(self):
        """What runs come to: {id: {currency: amount}}, what is gone left out."""
        totals = defaultdict(dict)
        new = self.filtered(lambda run: not isinstance(run.id, int))
        groups = self.env["bank.payment.line"]._read_group(
            Domain("run_id", "in", (self - new).ids)
            & Domain("state", "not in", GONE_STATES),
            ["run_id", "currency_id"],
            ["amount:sum"],
        )
        for run, currency, amount in groups:
            totals[run.id][currency] = currency.round(amount)
        for run in new:
            for line in run.line_ids:
                amounts = totals[run.id]
                amounts[line.currency_id] = (
                    amounts.get(line.currency_id, 0.0) + line.amount
                )
        return totals

    # -------------------------------------------------------------------------
    # Balances
    # -------------------------------------------------------------------------

    @api.depends("journal_id", "line_ids.amount", "line_ids.state", "kind", "state")
    def _compute_balances(self):
        for journal, runs in self.grouped("journal_id").items():
            balance = journal._bank_get_account_balance() if journal else 0.0
            waiting = runs._get_waiting_amounts(journal)
            for run in runs:
                own = waiting.get(run._origin.id, 0.0)
                run.balance = balance
                run.other_runs_amount = sum(waiting.values()) - own
                run.balance_after = balance - sum(waiting.values())

    def _get_waiting_amounts(self, journal):
        """What a bank has still to pay, less what it is to collect.

        :return: {id of a run: amount in the bank's currency} of every run that is
            open, or live and not yet shown by the bank.
        """
        groups = self.env["bank.payment.line"]._read_group(
            self._get_waiting_domain(journal),
            ["run_id", "currency_id"],
            ["amount:sum"],
        )
        result = defaultdict(float)
        target = journal._bank_get_currency()
        company = journal.company_id.sudo()
        for run, currency, amount in groups:
            sign = 1 if run.kind == "transfer" else -1
            result[run.id] += sign * convert(
                amount, currency, target, company, fields.Date.context_today(self)
            )
        return result

    def _get_waiting_domain(self, journal):
        """Hook: the payments of a bank that are not in its balance yet."""
        return (
            Domain("journal_id", "=", journal.id)
            & Domain("run_id.state", "in", (*OPEN_STATES, *LIVE_STATES))
            & Domain("state", "not in", (*GONE_STATES, "done"))
            # What is booked on the bank's account itself is in its balance already.
            & (
                Domain("payment_id", "=", False)
                | Domain(
                    "payment_id.outstanding_account_id",
                    "!=",
                    journal.default_account_id.id,
                )
            )
        )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("read")
    def action_open_lines(self):
        """The payments of these runs, as a list of their own."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_payment_line"
        )
        action["domain"] = [("run_id", "in", self.ids)]
        if len(self) == 1:
            # What the bank has is not added to.
            action["context"] = {
                "default_run_id": self.id,
                "create": self.state in OPEN_STATES,
            }
            action["display_name"] = self.name
        return action


def _tell(amounts):
    """Amounts of several currencies, the largest first, as a text."""
    told = [
        currency.format(amount)
        for currency, amount in sorted(
            amounts.items(), key=lambda pair: (-pair[1], pair[0].name or "")
        )
        if currency and not currency.is_zero(amount)
    ]
    return ", ".join(told) or False
