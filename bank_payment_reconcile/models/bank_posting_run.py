"""Posting many bank lines: in chunks that commit, seen while it goes on."""

from odoo import api, fields, models
from odoo.fields import Domain

from .bank_background_run import OPEN_STATES
from .rights import needs


class BankPostingRun(models.Model):
    """Bank lines that a person told to post, more than one request can.

    The page works on it chunk by chunk while it is open, the scheduled action when
    it is closed or its server dies; both at once share the lines by row locks. What
    is done is read off the lines and counted nowhere else, so that no crash can
    make it wrong.
    """

    _name = "bank.posting.run"
    _inherit = ["bank.background.run"]
    _description = "Posting Run"
    _order = "id desc"
    _check_company_auto = True

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        readonly=True,
        check_company=True,
        help="Empty when lines of several banks are posted together.",
    )
    line_count = fields.Integer(string="Lines", compute="_compute_counts")
    posted_count = fields.Integer(string="Posted", compute="_compute_counts")
    failed_count = fields.Integer(string="Not Posted", compute="_compute_counts")

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    def _compute_counts(self):
        counts = {
            name: self._count_lines(domain)
            for name, domain in (
                ("line_count", Domain.TRUE),
                ("posted_count", self._get_posted_domain()),
                ("failed_count", self._get_failed_domain()),
            )
        }
        for run in self:
            for name, by_run in counts.items():
                run[name] = by_run.get(run.id, 0)

    def _count_lines(self, domain):
        """How many lines of each of these runs a domain holds for.

        :return: {id of the run: number}
        """
        groups = self._get_all_lines()._read_group(
            Domain("posting_run_id", "in", self.ids) & domain,
            ["posting_run_id"],
            ["__count"],
        )
        return {run.id: count for run, count in groups}

    # -------------------------------------------------------------------------
    # Lines
    # -------------------------------------------------------------------------

    @api.model
    def _get_all_lines(self):
        """Bank lines for counting: who sees a run sees how far it is, also where
        it has lines of a company that is not chosen now."""
        return self.env["account.bank.statement.line"].sudo()

    @api.model
    def _get_posted_domain(self):
        return Domain("is_reconciled", "=", True)

    @api.model
    def _get_failed_domain(self):
        return Domain("is_reconciled", "=", False) & Domain(
            "posting_error", "!=", False
        )

    @api.model
    def _get_waiting_domain(self):
        return Domain("is_reconciled", "=", False) & Domain("posting_error", "=", False)

    def _get_lines(self, domain, **options):
        """The lines of this run that a domain holds for, oldest first."""
        return self._get_all_lines().search(
            Domain("posting_run_id", "in", self.ids) & domain,
            order="internal_index",
            **options,
        )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("read")
    def get_progress(self):
        """How far this run is, read off its lines.

        :return: dict of `state`, `may_be_stopped` (by who asks), the numbers `total`,
            `posted`, `failed` and `waiting`, and `errors`, the first hundred lines that
            could not be posted: dicts of `line_id`, `text` and `error`.
        """
        self.ensure_one()
        self.check_access("read")
        posted, failed, waiting = (
            self._count_lines(domain).get(self.id, 0)
            for domain in (
                self._get_posted_domain(),
                self._get_failed_domain(),
                # A line that was changed after the end waits for no run.
                self._get_waiting_domain()
                & Domain("posting_run_id.state", "in", OPEN_STATES),
            )
        )
        return {
            "state": self.state,
            "may_be_stopped": self.may_be_stopped,
            "total": posted + failed + waiting,
            "posted": posted,
            "failed": failed,
            "waiting": waiting,
            "errors": self._get_errors(limit=100),
        }

    def _get_errors(self, limit):
        return [
            {
                "line_id": line.id,
                "text": f"{line.bank_booking_date} "
                f"{line.payment_ref or line.partner_name or ''}",
                "error": line.posting_error,
            }
            for line in self._get_lines(self._get_failed_domain(), limit=limit)
        ]

    @needs("read")
    def action_open_failed(self):
        """The lines that could not be posted, each with its reason."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Not Posted"),
            "res_model": "account.bank.statement.line",
            "views": [(False, "list"), (False, "form")],
            "domain": [
                ("posting_run_id", "=", self.id),
                ("is_reconciled", "=", False),
                ("posting_error", "!=", False),
            ],
        }

    # -------------------------------------------------------------------------
    # Working on it
    # -------------------------------------------------------------------------

    def _post_chunk(self, size):
        """Post the next lines that nobody else is at, in this transaction."""
        self.ensure_one()
        waiting = self._get_lines(self._get_waiting_domain())
        if self.state not in OPEN_STATES:
            # It was stopped while these were being posted and failed to be.
            self._release_waiting()
            return 0
        if not waiting:
            self.write({"state": "done", "end_date": fields.Datetime.now()})
            return 0
        lines = waiting.try_lock_for_update(limit=size)
        if lines and self.state == "queued" and self.try_lock_for_update():
            self.state = "running"
        self._post_as_ordered(lines)
        lines._note_still_waiting()
        return len(lines)

    def _post_as_ordered(self, lines):
        """Post lines as whoever ordered it: their rights, companies and language."""
        user = self.user_id
        for company, company_lines in lines.grouped("company_id").items():
            companies = (company & user.company_ids) | user.company_ids
            mine = company_lines.with_user(user).with_context(
                allowed_company_ids=companies.ids, lang=user.lang, tz=user.tz
            )
            allowed = mine._filtered_access("write")
            if refused := company_lines - allowed.sudo():
                refused.posting_error = self.env._(
                    "%(user)s, who ordered it, may not change this line: somebody "
                    "with rights in %(company)s has to post it.",
                    user=user.display_name,
                    company=company.display_name,
                )
            done, _errors = allowed._post_applications()
            self.env["bank.text.mapping"].with_env(allowed.env)._offer_from(done)

    def _release_waiting(self):
        """Let the lines go that nobody is posting right now."""
        waiting = self._get_lines(self._get_waiting_domain())
        waiting.try_lock_for_update().posting_run_id = False

    # -------------------------------------------------------------------------
    # Of every run
    # -------------------------------------------------------------------------

    def _work_on(self, size):
        return self._post_chunk(size)

    def _after_stop(self):
        self._release_waiting()

    def _count_remaining(self):
        return sum(self._count_lines(self._get_waiting_domain()).values())

    @api.model
    def _get_cron_xmlid(self):
        return "bank_payment_reconcile.ir_cron_posting_runs"

    @api.model
    def _get_progress_tag(self):
        return "bank_payment_reconcile.posting_progress"
