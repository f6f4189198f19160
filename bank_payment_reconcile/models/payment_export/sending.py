"""Sending a file to the bank, never twice without a person's word.

Before it goes, "Perhaps Sent" is committed: whatever breaks off in the middle, nobody
takes it for not sent.
"""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..record.locks import lock_and_mark
from ..record.rights import needs


class BankPaymentFile(models.Model):
    """Goes to the bank by the feed of its card, or by hand."""

    _inherit = "bank.payment.file"

    can_send = fields.Boolean(
        compute="_compute_can_send",
        compute_sudo=True,
        help="Whether the bank's card names a feed that sends.",
    )

    @api.depends("journal_id.bank_send_feed_id")
    def _compute_can_send(self):
        for file in self:
            file.can_send = bool(file._find_feed())

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write", "bank.payment.run")
    def action_send(self):
        """Send it by the feed that the bank's card names.

        :return: a notification that tells what came of it.
        :raises UserError: it was sent, perhaps; it was cancelled; no feed is named.
        """
        self.ensure_one()
        self._lock()
        if self.state != "to_send":
            raise UserError(self._get_sent_message())
        return self._send()

    @needs("write", "bank.payment.run")
    def action_send_again(self):
        """Send it once more, as a person decides who asked the bank."""
        self.ensure_one()
        self._lock()
        return self._send()

    @needs("write", "bank.payment.run")
    def action_mark_sent(self):
        """The bank has it: it was handed in by hand, or the bank says so."""
        for file in self:
            file._lock()
            file._check_may_go_out()
            if file.state == "sent":
                raise UserError(file._get_sent_message())
            file._set_sent("marked_sent")

    # -------------------------------------------------------------------------
    # Steps
    # -------------------------------------------------------------------------

    def _lock(self):
        """Keep others from sending or cancelling these meanwhile.

        :raises UserError: somebody does just now.
        """
        if lock_and_mark(self.sudo()) != self.sudo():
            raise UserError(
                self.env._(
                    "%s is being sent or cancelled right now: look at its history in a "
                    "minute.",
                    ", ".join(self.mapped("name")),
                )
            )
        self.invalidate_recordset()

    def _send(self):
        self._check_may_go_out()
        feed = self._get_feed()
        data, name = self._get_bytes(), self._get_name_at_the_bank()
        self.sudo().write({"state": "unsure", "feed_id": feed.id})
        self._note("sending", feed.display_name)
        self._commit()
        # The lock went with the transaction; who took it since may have cancelled.
        self._lock()
        if self._get_last_event().kind != "sending":
            raise UserError(self._get_sent_message())
        self._check_may_go_out()
        return self._tell(*self._hand_over(feed, name, data))

    def _commit(self):
        self.env["ir.cron"]._commit_progress()
        self.invalidate_recordset()

    def _hand_over(self, feed, name, data):
        """:return: (a sentence on what came of it, whether all is well)"""
        problem = feed._put(name, data)
        if not problem:
            self._set_sent("sent")
            return self.env._("%s was sent.", self.name), True
        message, is_unsure = problem
        kind = "unsure" if is_unsure else "failed"
        if not is_unsure and not self._was_unsure():
            self.sudo().state = "to_send"
        self._note(kind, message)
        return message, False

    def _was_unsure(self):
        """Whether the bank may have it from a try before this one."""
        return (
            bool(
                self.event_ids.filtered(
                    lambda event: event.kind in ("unsure", "sent", "marked_sent")
                )
            )
            or len(self.event_ids.filtered(lambda event: event.kind == "sending"))
            > len(self.event_ids.filtered(lambda event: event.kind == "failed")) + 1
        )

    def _set_sent(self, kind):
        self.sudo().write(
            {
                "state": "sent",
                "sent_by_id": self.env.uid,
                "sent_on": fields.Datetime.now(),
            }
        )
        self._note(kind)

    def _get_feed(self):
        """The feed of the bank's card.

        :raises UserError: there is none that sends.
        """
        feed = self._find_feed()
        if not feed:
            raise UserError(
                self.env._(
                    "The card of %(bank)s names no feed that sends files: choose one "
                    "there, or download %(file)s, hand it in at the bank and mark it "
                    "as sent.",
                    bank=self.journal_id.display_name,
                    file=self.name,
                )
            )
        return feed

    def _find_feed(self):
        """The feed of the bank's card, where it names one that sends."""
        # Whoever sends need not read the feed's settings.
        feed = self.sudo().journal_id.bank_send_feed_id
        return feed.filtered(lambda feed: feed.active and feed.can_send)

    def _note_answered(self):
        """The bank answers: it has these, whoever brought them there."""
        answered = self.filtered(lambda file: file.state != "sent")
        answered.sudo().write({"state": "sent"})
        answered._note("answered")

    def _get_name_at_the_bank(self):
        """Sent again, it has a name of its own: the first may lie there still."""
        before = self.event_ids.filtered(lambda event: event.kind == "sending")
        stem, _dot, ending = self.name.rpartition(".")
        return f"{stem}-{len(before) + 1}.{ending}" if before else self.name

    def _get_sent_message(self):
        last = self._get_last_event()
        values = {
            "file": self.name,
            "user": last.user_id.name or self.env.user.name,
            "date": last.date or fields.Datetime.now(),
        }
        if self.state == "sent":
            return self.env._(
                "%(file)s was sent by %(user)s on %(date)s: send it again only where "
                "the bank does not have it.",
                **values,
            )
        return self.env._(
            "%(file)s may have been sent by %(user)s on %(date)s: ask the bank, then "
            "mark it as sent or send it again.",
            **values,
        )

    def _tell(self, message, is_well):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.run_id.display_name,
                "message": message,
                "type": "success" if is_well else "warning",
                "sticky": not is_well,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
