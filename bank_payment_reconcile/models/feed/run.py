"""A run of a feed: fetch, import file by file, remember, and pause after failures."""

import logging
from datetime import timedelta
from functools import partial

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, LockError, UserError
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY, retrying

from ... import feeds
from ..record.activities import ask, for_reader
from ..record.rights import needs
from ..record.translated_sentence import translate

_logger = logging.getLogger(__name__)
_CONCURRENCY = (*PG_CONCURRENCY_EXCEPTIONS_TO_RETRY, ConcurrencyError)
_LONGEST_PAUSE = timedelta(days=1)
#: A file is looked at again after this, to see whether it is complete.
_WAITING_PAUSE = timedelta(minutes=1)
_ALERT = "mail.mail_activity_data_warning"


class BankStatementFeed(models.Model):
    """Fetches, imports and remembers; pauses after failures."""

    _inherit = "bank.statement.feed"

    # -------------------------------------------------------------------------
    # Scheduled action
    # -------------------------------------------------------------------------

    @api.model
    def _cron_fetch(self, feed_id):
        """Fetch from one feed, unless it pauses after a failure."""
        feed = self.browse(feed_id).exists()
        if not feed or not feed.active or feed.only_sends:
            return
        if feed.next_attempt and feed.next_attempt > fields.Datetime.now():
            return
        company = feed.company_id
        # Nobody waits for it: what its log says is in the company's language.
        feed.with_context(
            allowed_company_ids=company.ids, lang=company.partner_id.lang or "en_US"
        )._run()

    # -------------------------------------------------------------------------
    # Run
    # -------------------------------------------------------------------------

    def _run(self):
        """Fetch and import what is new; every file is committed by itself.

        Only one worker at a time works on a feed: who does not get its row leaves.
        A run that dies leaves nothing half done, and what was not committed is
        fetched again.

        :return: (a sentence on what came, whether all is well)
        """
        self.ensure_one()
        if not self._lock():
            return self._get_busy_message(), False
        provider, window = self._get_provider(), self._get_window()
        try:
            fetched = list(provider.fetch(window, self._get_known()))
            states = self._take_files(fetched)
            if states is None:
                return self._get_busy_message(), False
            done = [
                each
                for each, state in zip(fetched, states, strict=True)
                if state in ("imported", "known", "repeated")
            ]
            provider.finish(done)
        except feeds.FeedError as error:
            return self._note_failure(error), False
        except Exception as error:
            _logger.exception("Bank feed %s (%s) failed.", self.name, self.id)
            return self._note_failure(error), False
        return self._note_success(provider, window, states, fetched)

    def _lock(self):
        """Keep other workers from this feed until the next commit."""
        try:
            return bool(self.try_lock_for_update(allow_referencing=True))
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
            # Another worker changed it since this transaction began.
            self.env.cr.rollback()
            return False

    def _get_busy_message(self):
        return self.env._(
            "Somebody else is fetching from %s right now: look at its log in a minute.",
            self.name,
        )

    def _get_window(self):
        """The days to ask for."""
        today = fields.Date.today()
        if self.fetched_until:
            start = self.fetched_until - timedelta(days=self.overlap_days)
        else:
            start = today - timedelta(days=self.first_days)
        return feeds.Window(min(start, today), today)

    def _get_known(self):
        """What the log says about files, by their identity (`feeds.Known`)."""
        rows = (
            self.env["bank.statement.feed.log"]
            .sudo()
            .search_fetch(
                [("feed_id", "=", self.id), ("identity", "!=", False)],
                ["identity", "state"],
            )
        )
        states = {row.identity: row._get_known_state() for row in rows}
        return lambda identity: states.get(identity, "new")

    def _take_files(self, fetched):
        """Import files, each in a transaction of its own.

        :return: what became of each (a state of the log); None where another worker
            took over meanwhile.
        """
        states = []
        for number, each in enumerate(fetched, 1):
            try:
                state = retrying(partial(self._take_file, each), self.env)
            except (*_CONCURRENCY, LockError) as error:
                self.env.cr.rollback()
                raise feeds.FeedError(
                    self.env._(
                        "Others are working on the same records, so %s could not be "
                        "imported. Odoo will try again later.",
                        each.name,
                    )
                ) from error
            if not state:
                return None
            states.append(state)
            remaining = len(fetched) - number
            self.env["ir.cron"]._commit_progress(1, remaining=remaining)
        if not self._lock():
            return None
        return states

    def _take_file(self, file):
        if not self.try_lock_for_update(allow_referencing=True):
            return None
        return self.env["bank.statement.feed.log"]._take(self, file)

    # -------------------------------------------------------------------------
    # What came of it
    # -------------------------------------------------------------------------

    def _note_success(self, provider, window, states, fetched):
        now = fields.Datetime.now()
        feed = self.sudo()
        feed.write(
            {
                "last_run": now,
                "last_success": now,
                "last_error": False,
                "failure_count": 0,
                "next_attempt": False,
                "fetched_until": window.end,
            }
        )
        if "refused" in states:
            env = for_reader(self, self.responsible_id).env
            self._alert(
                env._("Files of the bank feed %s were refused", self.name),
                env._(
                    "Their log tells why: correct that and import them again from "
                    "there, or mark them as settled."
                ),
            )
        elif not self.refused_count:
            feed.activity_unlink([_ALERT])
        self._forget_gone_files(provider, fetched)
        if provider.has_more:
            feed._trigger_fetch()
        elif "waiting" in states:
            feed._trigger_fetch(now + _WAITING_PAUSE)
        self.env["ir.cron"]._commit_progress()
        return self._get_message(states), "refused" not in states

    def _forget_gone_files(self, provider, fetched):
        """Files that were being written and are there no more."""
        if provider.has_more:
            return
        offered = [each.identity for each in fetched if each.identity]
        self.env["bank.statement.feed.log"].sudo().search(
            [
                ("feed_id", "=", self.id),
                ("state", "=", "waiting"),
                ("identity", "not in", offered),
            ]
        ).unlink()

    def _get_message(self, states):
        counts = {state: states.count(state) for state in states}
        if not set(counts) - {"known", "repeated"}:
            return self.env._("Nothing new.")
        parts = {
            "imported": self.env._("%s files imported", counts.get("imported")),
            "refused": self.env._("%s files refused", counts.get("refused")),
            "waiting": self.env._(
                "%s files are checked again in a minute, to see whether they are "
                "complete",
                counts.get("waiting"),
            ),
        }
        return ", ".join(parts[name] for name in parts if name in counts) + "."

    def _note_failure(self, error):
        """Remember a failure, pause before the next attempt, and alert in time.

        :return: the sentence for the user.
        """
        self.env.cr.rollback()
        self.invalidate_recordset()
        message = self._describe_failure(error)
        feed = self.sudo()
        count = feed.failure_count + 1
        needs_person = isinstance(error, feeds.RefusedAccess)
        now = fields.Datetime.now()
        pause = self._get_pause(count, needs_person)
        values = {
            "last_run": now,
            "last_error": message,
            "failure_count": count,
            "next_attempt": now + pause,
        }
        if isinstance(error, feeds.HostKeyUnknown):
            values["offered_host_key"] = error.fingerprint
        feed.write(values)
        feed._trigger_fetch(now + pause)
        self.env["bank.statement.feed.log"].sudo().create(
            {"feed_id": self.id, "state": "failed", "message": message}
        )
        if needs_person or count >= self.alert_after:
            env = for_reader(self, self.responsible_id).env
            self._alert(env._("The bank feed %s fails", self.name), message)
        self.env["ir.cron"]._commit_progress()
        return message

    def _describe_failure(self, error):
        if isinstance(error, feeds.FeedError):
            return self._hide_secrets(translate(self.env, error))
        return self.env._(
            "The feed failed with an unexpected error (%s): the server's log has the "
            "details.",
            type(error).__name__,
        )

    def _get_pause(self, count, needs_person):
        """How long to wait after so many failures in a row.

        Where only a person helps, a day: a bank locks a user who keeps coming with
        the wrong password.
        """
        if needs_person:
            return _LONGEST_PAUSE
        doubled = 2 ** min(count - 1, 20) * timedelta(minutes=self.retry_minutes)
        return min(doubled, _LONGEST_PAUSE)

    def _alert(self, summary, note):
        """Tell the responsible person once, until it is done or all is well again."""
        feed = self.sudo()
        if feed.activity_search([_ALERT]):
            return
        user = feed.responsible_id
        if user.active and user.has_group(
            "bank_payment_reconcile.group_bank_reconcile_user"
        ):
            ask(feed, _ALERT, user, summary, note)
        else:
            feed.message_post(
                body=self.env._("%(summary)s: %(note)s", summary=summary, note=note)
            )

    @needs("write")
    def action_fetch(self):
        """Fetch now, also while a pause after a failure lasts.

        :return: a notification that tells what came.
        """
        self.ensure_one()
        self.check_access("write")
        if not self.active:
            raise UserError(
                self.env._("The feed %s is archived: restore it first.", self.name)
            )
        if self.only_sends:
            raise UserError(
                self.env._(
                    "The feed %s only sends files: clear that to fetch by it.",
                    self.name,
                )
            )
        message, is_well = self._run()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.name,
                "message": message,
                "type": "success" if is_well else "warning",
                "sticky": not is_well,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
