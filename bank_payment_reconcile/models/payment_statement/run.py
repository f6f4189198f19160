"""What became of a run on the bank's statement."""

from odoo import api, fields, models
from odoo.fields import Domain

from ..payment.run import LIVE_STATES
from ..record.rights import needs

#: What the bank has nothing to do with any more.
FINAL_STATES = ("done", "rejected", "cancelled", "returned")
#: What it executed.
EXECUTED_STATES = ("done", "returned")


class BankPaymentRun(models.Model):
    """Is done once each of its payments is, or was rejected or cancelled."""

    _inherit = "bank.payment.run"

    state = fields.Selection(compute="_compute_state", store=True)
    state_before = fields.Char(
        string="Status Before Done", compute="_compute_state", store=True, copy=False
    )
    bank_line_ids = fields.Many2many(
        "account.bank.statement.line",
        string="Bank Lines",
        compute="_compute_bank_line_ids",
    )
    bank_line_count = fields.Integer(
        string="Bank Lines of the Run", compute="_compute_bank_line_ids"
    )

    @api.depends("line_ids.state")
    def _compute_state(self):
        for run in self:
            state, before = run.state or "draft", run.state_before
            if state in LIVE_STATES:
                states = set(run.line_ids.mapped("state"))
                is_done = states <= {*FINAL_STATES} and states & {*EXECUTED_STATES}
                if is_done and state != "done":
                    state, before = "done", state
                elif state == "done" and not is_done:
                    state, before = before or "exported", False
            run.state, run.state_before = state, before

    @api.depends("line_ids.state")
    def _compute_bank_line_ids(self):
        found = self.line_ids._get_bank_lines()
        nothing = self.env["account.bank.statement.line"]
        for run in self:
            run.bank_line_ids = nothing.union(
                *(found[each] for each in run.line_ids.ids)
            )
            run.bank_line_count = len(run.bank_line_ids)

    def _get_waiting_domain(self, journal):
        # EXTENDS: what a bank line is applied to is in the balance by that line, also
        # before that is posted.
        waiting = super()._get_waiting_domain(journal)
        entries = (
            self.env["bank.payment.application"]
            .sudo()
            .search(
                Domain("statement_line_id.journal_id", "=", journal.id)
                & Domain("state", "in", ("proposed", "accepted"))
                & Domain("move_line_id", "!=", False)
            )
            .move_line_id
        )
        if not entries:
            return waiting
        shown = self.env["bank.payment.line"].search(
            waiting
            & Domain("state", "!=", "draft")
            & (
                Domain("payment_id.move_id.line_ids", "in", entries.ids)
                | Domain("booking_move_id.line_ids", "in", entries.ids)
                | Domain("item_ids.move_line_id", "in", entries.ids)
            )
        )
        return waiting & Domain("id", "not in", shown.ids)

    @needs("read")
    def action_open_bank_lines(self):
        """The bank lines that show the payments of the run."""
        return self.line_ids._action_open(self.bank_line_ids)
