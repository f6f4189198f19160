"""Posting many lines in chunks that commit: in a run that a person orders, or by the
scheduled action.
"""

import logging
from functools import partial

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.service.model import retrying

from ..record.background_run import OPEN_STATES
from ..record.rights import needs

_logger = logging.getLogger(__name__)


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
            Domain("bank_posting_run_id", "in", self.ids) & domain,
            ["bank_posting_run_id"],
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
            Domain("bank_posting_run_id", "in", self.ids) & domain,
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
            `posted`, `failed` and `waiting`, `has_document` (whether one is filed at
            the end), and `errors`, the first hundred lines that could not be posted:
            dicts of `line_id`, `text` and `error`.
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
                & Domain("bank_posting_run_id.state", "in", OPEN_STATES),
            )
        )
        return {
            "state": self.state,
            "may_be_stopped": self.may_be_stopped,
            "total": posted + failed + waiting,
            "posted": posted,
            "failed": failed,
            "waiting": waiting,
            "has_document": bool(self._get_document()),
            "errors": self._get_errors(limit=100),
        }

    def _get_document(self):
        """Hook: the document that is filed when the run has posted its lines, of those
        that this person may see."""
        return False

    def _get_errors(self, limit):
        return [
            {
                "line_id": line.id,
                "text": f"{line.bank_booking_date} "
                + line._bank_get_short_text(line.payment_ref or line.partner_name),
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
                ("bank_posting_run_id", "=", self.id),
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
        lines._bank_note_still_waiting()
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
                    "%(user)s, who started it, may not change this line: somebody "
                    "with access rights in %(company)s has to post it.",
                    user=user.display_name,
                    company=company.display_name,
                )
            done, errors = allowed._bank_post_applications()
            for line in errors.keys() & allowed._bank_get_left_out().keys():
                # The run has met it, and does not come back.
                line.sudo().posting_error = errors[line]
            self.env["bank.text.mapping"].with_env(allowed.env)._offer_from(done)

    def _release_waiting(self):
        """Let the lines go that nobody is posting right now."""
        waiting = self._get_lines(self._get_waiting_domain())
        waiting.try_lock_for_update().bank_posting_run_id = False

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


class AccountBankStatementLine(models.Model):
    """Posts many lines in chunks that commit, each line once."""

    _inherit = "account.bank.statement.line"

    bank_posting_run_id = fields.Many2one(
        "bank.posting.run",
        string="Posting Run",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The last posting run that this line was part of.",
    )

    # -------------------------------------------------------------------------
    # Ordered by a person
    # -------------------------------------------------------------------------

    @needs("write")
    def action_bank_post_selected(self):
        """Post a few lines at once, or begin a run over many.

        :return: a notification, or the page that shows how far the run is.
        """
        if len(self) <= self._bank_get_posting_threshold():
            return self.action_post_applications()
        self.check_access("write")
        return self._bank_create_posting_run().action_open_progress()

    @api.model
    def _bank_get_posting_threshold(self):
        """How many lines are posted while the person waits for the answer."""
        return 50

    def _bank_create_posting_run(self):
        """Order these lines to be posted; posted ones are left out, and so are
        those that somebody else is posting or has ordered to be.

        :raises UserError: nothing is left then.
        """
        unposted = self.filtered(lambda line: not line.is_reconciled)
        locked = unposted.sudo().try_lock_for_update()
        ordered = locked.filtered(lambda line: line._bank_is_waiting_in_run())
        lines = locked - ordered
        if not lines and ordered:
            return ordered[0].bank_posting_run_id.sudo(False)
        if not lines:
            raise UserError(
                self.env._(
                    "None of these lines is left to post: they are posted, or "
                    "somebody else is posting them right now."
                )
            )
        run = (
            self.env["bank.posting.run"]
            .sudo()
            .create(lines._bank_prepare_posting_run())
        )
        lines.write({"bank_posting_run_id": run.id, "posting_error": False})
        run._trigger_processing()
        return run.sudo(False)

    def _bank_is_waiting_in_run(self):
        self.ensure_one()
        return self.bank_posting_run_id.state in OPEN_STATES and not self.posting_error

    def _bank_prepare_posting_run(self):
        companies = self.company_id
        company = self.env.company & companies or companies[0]
        journal = self.journal_id
        return {
            "company_id": company.id,
            "user_id": self.env.uid,
            "journal_id": journal.id if len(journal) == 1 else False,
        }

    # -------------------------------------------------------------------------
    # Scheduled action
    # -------------------------------------------------------------------------

    @api.model
    def _bank_get_automatic_posting_domain(self):
        """Lines that need no person, on the journals that opted in."""
        return (
            Domain("journal_id.bank_post_automatically", "=", True)
            & Domain("is_reconciled", "=", False)
            & Domain("state", "=", "posted")
            & Domain("needs_review", "=", False)
            & self._bank_get_checked_domain()
            & (
                Domain("posting_error", "=", False)
                | Domain("bank_posting_left_until", "<=", fields.Datetime.now())
            )
            # What a person ordered is posted in that person's name.
            & (
                Domain("bank_posting_run_id", "=", False)
                | Domain("bank_posting_run_id.state", "not in", OPEN_STATES)
            )
        )

    @api.model
    def _bank_cron_post_applications(self, chunk_size=200):
        """Post what needs no review, chunk by chunk; every chunk is committed.

        A line that cannot be posted keeps its reason and is left to a person. Each
        line is met once: what is found at the begin is gone through, whatever a line
        looks like afterwards. Several workers share the lines by row locks.
        """
        domain = self._bank_get_automatic_posting_domain()
        found = self.search(domain, order="internal_index").ids
        for begin in range(0, len(found), chunk_size):
            ids = found[begin : begin + chunk_size]
            count = retrying(partial(self._bank_post_automatic_chunk, ids), self.env)
            remaining = len(found) - begin - len(ids)
            if not self.env["ir.cron"]._commit_progress(count, remaining=remaining):
                break

    @api.model
    def _bank_post_automatic_chunk(self, ids):
        """Post those of these lines that still wait and that nobody else is at, in
        this transaction.

        :return: how many these were.
        """
        waiting = Domain("id", "in", ids) & self._bank_get_automatic_posting_domain()
        found = self.search(waiting, order="internal_index")
        lines = found._bank_take_turn().try_lock_for_update()
        # Today's answer may be another one, and is not asked for again and again.
        lines.filtered("bank_posting_left_until").sudo().bank_posting_left_until = False
        lines = lines._bank_filter_needing_nobody()
        for company, company_lines in lines.grouped("company_id").items():
            _done, errors = company_lines.with_company(company)._bank_post_applications(
                automatically=True
            )
            for line, error in errors.items():
                _logger.info("Bank line %s was not posted: %s", line.id, error)
        lines._bank_note_still_waiting()
        return len(lines)

    def _bank_note_still_waiting(self):
        """A line that was met and neither posted nor refused is left to a person, or
        the next look would meet it again, for ever."""
        waiting = self.filtered(
            lambda line: not line.is_reconciled and not line.posting_error
        )
        if waiting:
            _logger.warning("Bank lines neither posted nor refused: %s", waiting.ids)
            waiting.sudo().posting_error = self.env._(
                "It was not posted for an unknown reason: post it by hand to see why."
            )
