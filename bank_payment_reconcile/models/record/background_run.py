"""Work that one request cannot do: in chunks that commit, seen while it goes on."""

import logging
import time
from functools import partial

from odoo import api, fields, models
from odoo.exceptions import AccessError, ConcurrencyError
from odoo.fields import Domain
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY, retrying

from .rights import needs

_logger = logging.getLogger(__name__)
#: A run in one of these states may still do something.
OPEN_STATES = ("queued", "running")
_MANAGER = "bank_payment_reconcile.group_bank_reconcile_manager"


class BankBackgroundRun(models.AbstractModel):
    """What a person told to do and need not wait for.

    The page works on it chunk by chunk while it is open, the scheduled action when
    it is closed or its server dies; row locks keep both apart.
    """

    _name = "bank.background.run"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Run in the Background"

    user_id = fields.Many2one(
        "res.users",
        string="Requested By",
        required=True,
        readonly=True,
        help="Who requested it, and on whose behalf it runs.",
    )
    start_date = fields.Datetime(
        string="Started", readonly=True, default=fields.Datetime.now
    )
    end_date = fields.Datetime(string="Ended", readonly=True)
    duration = fields.Integer(
        string="Duration (s)",
        compute="_compute_duration",
        help="Seconds from the request to the end.",
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
    may_be_stopped = fields.Boolean(compute="_compute_may_be_stopped")

    # The scheduled action asks for these among all runs there ever were.
    _open_idx = models.Index("(id) WHERE state IN ('queued', 'running')")

    @api.depends("start_date", "company_id")
    def _compute_display_name(self):
        for run in self:
            start = fields.Datetime.context_timestamp(run, run.start_date)
            bank = run.journal_id.display_name or run.company_id.display_name
            run.display_name = f"{bank} {start:%Y-%m-%d %H:%M}"

    @api.depends("user_id", "state")
    @api.depends_context("uid")
    def _compute_may_be_stopped(self):
        """By whoever looks at it: others only watch."""
        for run in self:
            run.may_be_stopped = bool(
                run.state in OPEN_STATES and run._filter_may_stop()
            )

    @api.depends("start_date", "end_date")
    def _compute_duration(self):
        for run in self:
            end = run.end_date or fields.Datetime.now()
            run.duration = (end - run.start_date).total_seconds()

    # -------------------------------------------------------------------------
    # What each kind of run does
    # -------------------------------------------------------------------------

    def _work_on(self, size):
        """Do the next chunk in this transaction.

        :return: the number of lines worked on; 0 when nothing is left, or all that
            is left is being worked on by others.
        """
        raise NotImplementedError

    def _after_stop(self):
        """Let go what is not done."""
        raise NotImplementedError

    def _count_remaining(self):
        """Lines that these runs still have to work on."""
        raise NotImplementedError

    @needs("read")
    def get_progress(self):
        """How far this run is, as its page shows it: a dict."""
        raise NotImplementedError

    @api.model
    def _get_cron_xmlid(self):
        raise NotImplementedError

    @api.model
    def _get_progress_tag(self):
        """The client action that shows the progress."""
        raise NotImplementedError

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("read")
    def action_process(self, seconds=2):
        """Do chunks of this run, each committed by itself, for about so long.

        Called in a loop by the page that shows the progress.

        :param seconds: no further chunk is begun after this time.
        :return: `get_progress()`
        """
        self.ensure_one()
        run = self.sudo()
        end = time.monotonic() + seconds
        while run._process_chunk(self._get_chunk_size()):
            if time.monotonic() >= end:
                break
        else:
            # The scheduled action has the rest: ask again, but not at once.
            if run.state in OPEN_STATES:
                time.sleep(max(0.0, min(0.5, end - time.monotonic())))
        # What others did while this worked is in no snapshot before this one.
        self.env["ir.cron"]._commit_progress()
        self.env.invalidate_all()
        return self.get_progress()

    @needs("read")
    def action_stop(self):
        """Do no more: what is done stays done.

        :raises AccessError: somebody else ordered it, and this is no administrator.
        """
        self._check_may_stop()
        for run in self.sudo():
            if run.state not in OPEN_STATES:
                continue
            run.write({"state": "stopped", "end_date": fields.Datetime.now()})
            run._after_stop()

    def _filter_may_stop(self):
        """Those of these runs that this person may stop."""
        if self.env.su or self.env.user.has_group(_MANAGER):
            return self
        return self.filtered(lambda run: run.user_id == self.env.user)

    def _check_may_stop(self):
        if others := self - self._filter_may_stop():
            raise AccessError(
                self.env._(
                    "%(user)s started this: only they or an administrator of bank "
                    "reconciliation can stop it.",
                    user=others[0].user_id.sudo().name,
                )
            )

    @needs("read")
    def action_open_progress(self):
        """The page that shows how far the run is, and works on it while open."""
        self.ensure_one()
        return {
            "type": "ir.actions.client",
            "tag": self._get_progress_tag(),
            "params": {"run_id": self.id},
        }

    # -------------------------------------------------------------------------
    # Working on it
    # -------------------------------------------------------------------------

    @api.model
    def _get_chunk_size(self):
        """Lines that the page does between two looks at the clock."""
        return 50

    def _process_chunk(self, size):
        """Do one chunk in a transaction of its own.

        Whoever changes the same records at the same moment makes one of both begin
        again, as Odoo does with requests.

        :return: as `_work_on`
        """
        try:
            return retrying(partial(self._work_on, size), self.env)
        except (*PG_CONCURRENCY_EXCEPTIONS_TO_RETRY, ConcurrencyError):
            _logger.info("%s: others are at the same records.", self)
            return 0

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
            if runs and not processed:
                # The pages that work on them may be closed meanwhile.
                in_a_minute = fields.Datetime.add(fields.Datetime.now(), minutes=1)
                self._trigger_processing(in_a_minute)
                return
            remaining = runs._count_remaining()
            if not self.env["ir.cron"]._commit_progress(processed, remaining=remaining):
                return

    @api.model
    def _trigger_processing(self, at=None):
        self.env.ref(self._get_cron_xmlid()).sudo()._trigger(at)
