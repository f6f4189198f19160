"""Posting many bank lines: in chunks that commit, seen while it goes on."""

import logging
import time
from functools import partial

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError
from odoo.fields import Domain
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY, retrying

_logger = logging.getLogger(__name__)

#: A run in one of these states may still post.
OPEN_STATES = ("queued", "running")


class BankPostingRun(models.Model):
    """Bank lines that a person told to post, more than one request can.

    The page works on it chunk by chunk while it is open, the scheduled action when
    it is closed or its server dies; both at once share the lines by row locks. What
    is done is read off the lines and counted nowhere else, so that no crash can
    make it wrong.
    """

    _name = "bank.posting.run"
    _description = "Posting Run"
    _order = "id desc"
    _check_company_auto = True

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    user_id = fields.Many2one(
        "res.users",
        string="Ordered By",
        required=True,
        readonly=True,
        help="Who told to post these lines, and as whom they are posted.",
    )
    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        readonly=True,
        check_company=True,
        help="Empty when lines of several banks are posted together.",
    )
    start_date = fields.Datetime(
        string="Started", readonly=True, default=fields.Datetime.now
    )
    end_date = fields.Datetime(string="Ended", readonly=True)
    duration = fields.Integer(
        string="Duration (s)",
        compute="_compute_duration",
        help="Seconds from the order to the last line.",
    )
    state = fields.Selection(
        [
            ("queued", "Queued"),
            ("running", "Running"),
            ("stopped", "Stopped"),
            ("done", "Done"),
        ],
        required=True,
        readonly=True,
        default="queued",
    )
    line_count = fields.Integer(string="Lines", compute="_compute_counts")
    posted_count = fields.Integer(string="Posted", compute="_compute_counts")
    failed_count = fields.Integer(string="Not Posted", compute="_compute_counts")

    # The scheduled action asks for these among all runs there ever were.
    _open_idx = models.Index("(id) WHERE state IN ('queued', 'running')")

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("start_date", "company_id")
    def _compute_display_name(self):
        for run in self:
            start = fields.Datetime.context_timestamp(run, run.start_date)
            bank = run.journal_id.display_name or run.company_id.display_name
            run.display_name = f"{bank} {start:%Y-%m-%d %H:%M}"

    @api.depends("start_date", "end_date")
    def _compute_duration(self):
        for run in self:
            end = run.end_date or fields.Datetime.now()
            run.duration = (end - run.start_date).total_seconds()

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

    def action_process(self, seconds=2):
        """Post chunks of this run, each committed by itself, for about so long.

        Called in a loop by the page that shows the progress.

        :param seconds: no further chunk is begun after this time.
        :return: `get_progress()`
        """
        self.ensure_one()
        self.check_access("read")
        run = self.sudo()
        end = time.monotonic() + seconds
        while run._process_chunk(self._get_chunk_size()):
            if time.monotonic() >= end:
                break
        else:
            # The scheduled action has the rest: ask again, but not at once.
            if run.state in OPEN_STATES:
                time.sleep(max(0.0, min(0.5, end - time.monotonic())))
        # What others posted while this worked is in no snapshot before this one.
        self.env["ir.cron"]._commit_progress()
        self.env.invalidate_all()
        return self.get_progress()

    def get_progress(self):
        """How far this run is, read off its lines.

        :return: dict of `state`, the numbers `total`, `posted`, `failed` and
            `waiting`, and `errors`, the first hundred lines that could not be
            posted: dicts of `line_id`, `text` and `error`.
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
                "text": f"{line.date} {line.payment_ref or line.partner_name or ''}",
                "error": line.posting_error,
            }
            for line in self._get_lines(self._get_failed_domain(), limit=limit)
        ]

    def action_stop(self):
        """Post no more: lines that are not posted leave the run, what is posted
        stays posted."""
        for run in self:
            run.check_access("read")
            run = run.sudo()
            if run.state not in OPEN_STATES:
                continue
            run.write({"state": "stopped", "end_date": fields.Datetime.now()})
            run._release_waiting()

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

    def action_open_progress(self):
        """The page that shows how far the run is, and works on it while open."""
        self.ensure_one()
        return {
            "type": "ir.actions.client",
            "tag": "bank_payment_reconcile.posting_progress",
            "params": {"run_id": self.id},
        }

    # -------------------------------------------------------------------------
    # Working on it
    # -------------------------------------------------------------------------

    @api.model
    def _get_chunk_size(self):
        """Lines that the page posts between two looks at the clock."""
        return 50

    def _process_chunk(self, size):
        """Post one chunk in a transaction of its own.

        Whoever changes the same items at the same moment makes one of both begin
        again, as the host does with requests.

        :return: the number of lines worked on; 0 when nothing is left, or all that
            is left is being worked on by others.
        """
        try:
            return retrying(partial(self._post_chunk, size), self.env)
        except (*PG_CONCURRENCY_EXCEPTIONS_TO_RETRY, ConcurrencyError):
            _logger.info("Posting run %s: others are at the same items.", self.id)
            return 0

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
    # Scheduled action
    # -------------------------------------------------------------------------

    @api.model
    def _cron_process(self, chunk_size=200):
        """Work on every run that is not finished, a chunk of each in turn, so that
        a long one keeps no short one waiting."""
        is_open = Domain("state", "in", OPEN_STATES)
        while runs := self.search(is_open, order="id"):
            processed = sum(run._process_chunk(chunk_size) for run in runs)
            self.env.invalidate_all()
            runs = self.search(is_open)
            remaining = sum(runs._count_lines(self._get_waiting_domain()).values())
            if runs and not processed:
                # The pages that work on them may be closed meanwhile.
                in_a_minute = fields.Datetime.add(fields.Datetime.now(), minutes=1)
                self._trigger_processing(in_a_minute)
                return
            if not self.env["ir.cron"]._commit_progress(processed, remaining=remaining):
                return

    @api.model
    def _trigger_processing(self, at=None):
        cron = self.env.ref("bank_payment_reconcile.ir_cron_posting_runs")
        cron.sudo()._trigger(at)
