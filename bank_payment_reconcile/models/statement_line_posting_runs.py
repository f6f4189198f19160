"""Posting many lines: in a run that a person orders, or by the scheduled action."""

import logging
from functools import partial

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.service.model import retrying

from .bank_posting_run import OPEN_STATES
from .rights import needs

_logger = logging.getLogger(__name__)


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    posting_run_id = fields.Many2one(
        "bank.posting.run",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The last order to post many lines that this line was part of.",
    )

    def action_undo_reconciliation(self):
        # EXTENDS account: what is taken back is no longer what the run posted.
        if not self:  # as the host calls it at every write of an entry line
            return super().action_undo_reconciliation()
        result = super().action_undo_reconciliation()
        self.sudo().posting_run_id = False
        return result

    # -------------------------------------------------------------------------
    # Ordered by a person
    # -------------------------------------------------------------------------

    @needs("write")
    def action_post_selected(self):
        """Post a few lines at once, or begin a run over many.

        :return: a notification, or the page that shows how far the run is.
        """
        if len(self) <= self._get_posting_threshold():
            return self.action_post_applications()
        self.check_access("write")
        return self._create_posting_run().action_open_progress()

    @api.model
    def _get_posting_threshold(self):
        """How many lines are posted while the person waits for the answer."""
        return 50

    def _create_posting_run(self):
        """Order these lines to be posted; posted ones are left out, and so are
        those that somebody else is posting or has ordered to be.

        :raises UserError: nothing is left then.
        """
        unposted = self.filtered(lambda line: not line.is_reconciled)
        locked = unposted.sudo().try_lock_for_update()
        ordered = locked.filtered(lambda line: line._is_waiting_in_run())
        lines = locked - ordered
        if not lines and ordered:
            return ordered[0].posting_run_id.sudo(False)
        if not lines:
            raise UserError(
                self.env._(
                    "None of these lines is left to post: they are posted, or "
                    "somebody else is posting them right now."
                )
            )
        run = self.env["bank.posting.run"].sudo().create(lines._prepare_posting_run())
        lines.write({"posting_run_id": run.id, "posting_error": False})
        run._trigger_processing()
        return run.sudo(False)

    def _is_waiting_in_run(self):
        self.ensure_one()
        return self.posting_run_id.state in OPEN_STATES and not self.posting_error

    def _prepare_posting_run(self):
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
    def _get_automatic_posting_domain(self):
        """Lines that need no person, on the journals that opted in."""
        return (
            Domain("journal_id.bank_post_automatically", "=", True)
            & Domain("is_reconciled", "=", False)
            & Domain("state", "=", "posted")
            & Domain("needs_review", "=", False)
            & (
                Domain("posting_error", "=", False)
                | Domain("posting_left_until", "<=", fields.Datetime.now())
            )
            # What a person ordered is posted in that person's name.
            & (
                Domain("posting_run_id", "=", False)
                | Domain("posting_run_id.state", "not in", OPEN_STATES)
            )
        )

    @api.model
    def _cron_post_applications(self, chunk_size=200):
        """Post what needs no review, chunk by chunk; every chunk is committed.

        A line that cannot be posted keeps its reason and is left to a person. Each
        line is met once: what is found at the begin is gone through, whatever a line
        looks like afterwards. Several workers share the lines by row locks.
        """
        domain = self._get_automatic_posting_domain()
        found = self.search(domain, order="internal_index").ids
        for begin in range(0, len(found), chunk_size):
            ids = found[begin : begin + chunk_size]
            count = retrying(partial(self._post_automatic_chunk, ids), self.env)
            remaining = len(found) - begin - len(ids)
            if not self.env["ir.cron"]._commit_progress(count, remaining=remaining):
                break

    @api.model
    def _post_automatic_chunk(self, ids):
        """Post those of these lines that still wait and that nobody else is at, in
        this transaction.

        :return: how many these were.
        """
        waiting = Domain("id", "in", ids) & self._get_automatic_posting_domain()
        found = self.search(waiting, order="internal_index")
        lines = found._take_turn().try_lock_for_update()
        # Today's answer may be another one, and is not asked for again and again.
        lines.filtered("posting_left_until").sudo().posting_left_until = False
        lines = lines._filter_needing_nobody()
        for company, company_lines in lines.grouped("company_id").items():
            _done, errors = company_lines.with_company(company)._post_applications(
                automatically=True
            )
            for line, error in errors.items():
                _logger.info("Bank line %s was not posted: %s", line.id, error)
        lines._note_still_waiting()
        return len(lines)

    def _post_at_once(self, automatically):
        # EXTENDS: what is posted is settled. A line whose money is still on the
        # suspense account would be found to post again and again.
        result = super()._post_at_once(automatically)
        for line in self:
            if not line.is_reconciled:
                raise UserError(
                    self.env._(
                        "%(line)s would still be open after posting: part of it stays "
                        "on %(account)s. Remove what is applied and apply it anew.",
                        line=line._get_short_name(),
                        account=line.journal_id.suspense_account_id.display_name,
                    )
                )
        return result

    def _note_still_waiting(self):
        """A line that was met and neither posted nor refused is left to a person, or
        the next look would meet it again, for ever."""
        waiting = self.filtered(
            lambda line: not line.is_reconciled and not line.posting_error
        )
        if waiting:
            _logger.warning("Bank lines neither posted nor refused: %s", waiting.ids)
            waiting.sudo().posting_error = self.env._(
                "It was not posted, and nothing says why: post it by hand to see."
            )
