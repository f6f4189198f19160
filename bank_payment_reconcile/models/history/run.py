"""Reading the lines of the past, some thousand at a time."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..record.background_run import OPEN_STATES
from ..record.rights import needs

#: Lines counted in one transaction: a killed server loses no more than these.
CHUNK_LINES = 10_000
#: A run that was stopped is taken up within so many days; later the books have moved
#: on, and what it counted is counted anew.
TAKEN_UP_DAYS = 1


class BankHistoryRun(models.Model):
    """A look through all lines of a company that are reconciled.

    What a chunk tells is stored with the line up to which it was read, in one
    transaction, so that a run that was killed or stopped goes on where it was.
    """

    _name = "bank.history.run"
    _inherit = ["bank.background.run"]
    _description = "Run Through the History"
    _order = "id desc"
    _check_company_auto = True

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    line_count = fields.Integer(string="Lines", readonly=True)
    read_count = fields.Integer(string="Read", readonly=True)
    last_line = fields.Integer(
        readonly=True, help="Number of the last line that was read."
    )
    error = fields.Text(readonly=True, help="Why it did not go on.")

    @api.depends("start_date", "company_id")
    def _compute_display_name(self):
        # OVERRIDES: it is of no bank
        for run in self:
            start = fields.Datetime.context_timestamp(run, run.start_date)
            run.display_name = f"{run.company_id.display_name} {start:%Y-%m-%d %H:%M}"

    # -------------------------------------------------------------------------
    # Ordering one
    # -------------------------------------------------------------------------

    @api.model
    def _order_run(self, company):
        """The run of a company that goes on or is taken up, else a new one.

        :param company: one in which this person works.
        """
        Run = self.sudo()
        last = Run.search([("company_id", "=", company.id)], limit=1)
        since = fields.Datetime.subtract(fields.Datetime.now(), days=TAKEN_UP_DAYS)
        if last.state == "stopped" and last.end_date >= since and not last.error:
            last.write({"state": "queued", "end_date": False, "user_id": self.env.uid})
        elif last.state not in OPEN_STATES:
            self._forget_tallies(company)
            last = Run.create(
                {
                    "user_id": self.env.uid,
                    "company_id": company.id,
                    "line_count": self._count_lines_of(company),
                }
            )
        last._trigger_processing()
        return last.sudo(False)

    @api.model
    def _forget_tallies(self, company):
        """By the hundred thousand: nothing refers to them."""
        tallies = self.env["bank.history.tally"]
        tallies.flush_model()
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM bank_history_tally tally USING bank_history_run run
                 WHERE run.id = tally.run_id AND run.company_id = %s
                """,
                company.id,
            )
        )
        tallies.invalidate_model()

    # -------------------------------------------------------------------------
    # Working on it
    # -------------------------------------------------------------------------

    @api.model
    def _get_domain_of(self, company):
        """Lines that are booked: what was undone waits again and is none of them."""
        return (
            Domain("company_id", "=", company.id)
            & Domain("is_reconciled", "=", True)
            & Domain("state", "=", "posted")
        )

    @api.model
    def _count_lines_of(self, company):
        Line = self.env["account.bank.statement.line"].sudo()
        return Line.search_count(self._get_domain_of(company))

    def _work_on(self, size):
        # A chunk is counted by the database in one go, whatever the page asks for.
        if self.state not in OPEN_STATES or not self.try_lock_for_update():
            return 0
        if self.company_id not in self.user_id.company_ids:
            self._fail_without_access()
            return 0
        ids = self._get_next_lines()
        if not ids:
            self._finish()
            return 0
        self.env["bank.history.tally"]._count_lines(self, ids)
        self.write(
            {
                "state": "running",
                "last_line": ids[-1],
                "read_count": self.read_count + len(ids),
            }
        )
        return len(ids)

    def _get_next_lines(self):
        """Ids of the next lines, oldest first."""
        Line = self.env["account.bank.statement.line"].sudo()
        domain = self._get_domain_of(self.company_id) & Domain(
            "id", ">", self.last_line
        )
        return Line.search(domain, order="id", limit=CHUNK_LINES).ids

    def _finish(self):
        self.env["bank.history.summary"].sudo().with_company(
            self.company_id
        )._store_findings(self)
        self._forget_tallies(self.company_id)
        self.write(
            {
                "state": "done",
                "end_date": fields.Datetime.now(),
                "read_count": max(self.read_count, self.line_count),
            }
        )

    def _fail_without_access(self):
        self.write(
            {
                "state": "stopped",
                "end_date": fields.Datetime.now(),
                "error": self.env._(
                    "%(user)s, who started it, works in %(company)s no longer: "
                    "somebody who does has to start it again.",
                    user=self.user_id.display_name,
                    company=self.company_id.display_name,
                ),
            }
        )

    def _after_stop(self):
        """What is counted stays, so that the run can be taken up."""

    def _count_remaining(self):
        return sum(max(run.line_count - run.read_count, 1) for run in self)

    @api.model
    def _get_cron_xmlid(self):
        return "bank_payment_reconcile.ir_cron_history_runs"

    @api.model
    def _get_progress_tag(self):
        return "bank_payment_reconcile.history_progress"

    # -------------------------------------------------------------------------
    # Seen from the page
    # -------------------------------------------------------------------------

    @needs("read")
    def get_progress(self):
        """How far this run is.

        :return: dict of `state`, `may_be_stopped` (by who asks), the numbers `total`
            and `read` of lines, the number `found`, and `error`.
        """
        self.ensure_one()
        self.check_access("read")
        found = (
            self.env["bank.history.finding"]
            .sudo()
            .search_count(
                Domain("company_id", "=", self.company_id.id)
                & Domain("state", "=", "proposed")
            )
        )
        return {
            "state": self.state,
            "may_be_stopped": self.may_be_stopped,
            "total": max(self.line_count, self.read_count),
            "read": self.read_count,
            "found": found,
            "error": self.error or "",
        }

    @needs("read")
    def action_open_findings(self):
        """The list of what was found."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_history_finding"
        )
        # The page from which it was begun is this one mostly.
        return {**action, "target": "main"}
