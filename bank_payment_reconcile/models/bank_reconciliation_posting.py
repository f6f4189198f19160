"""Post and undo a bank reconciliation."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import split_every

from .rights import needs

#: Lines posted by one reconciliation plan: more would hold more in memory and lose
#: no time.
CHUNK = 500


class BankReconciliation(models.Model):
    _inherit = "bank.reconciliation"

    newest_line_number = fields.Integer(
        readonly=True,
        copy=False,
        help="Of the bank's lines that there were when it was posted: what came later "
        "is not in its balances.",
    )

    # -------------------------------------------------------------------------
    # Post
    # -------------------------------------------------------------------------

    @needs("write")
    def action_post(self):
        """Post every line that is not posted yet, then freeze the document.

        What cannot be posted keeps the document a draft that says which line and
        why; a second try goes on from there.

        :return: the action that opens the documents.
        :raises UserError: balances or applications are not complete; nothing was
            posted then.
        """
        for document in self:
            document._check_before_posting()
            errors = document._post_lines(
                document.line_ids.filtered(lambda line: not line.is_reconciled)
            )
            document._file_or_tell(errors)
        return self.action_open()

    def _check_before_posting(self):
        """Refuse what NAV refuses: balances that do not meet, lines not applied."""
        self.ensure_one()
        if self.state != "draft":
            raise UserError(
                self.env._("%s is not a draft: nothing to post.", self.name)
            )
        self._lock_statement(self.env._("Somebody else is posting %s right now."))
        self._check_can_be_filed()
        self._check_applied()

    def _check_can_be_filed(self):
        """What must hold of a document when it is filed, whoever posts its lines."""
        self.ensure_one()
        if not self.line_ids and self.kind == "payment":
            raise UserError(
                self.env._("%s has no bank lines: there is nothing to post.", self.name)
            )
        self._check_dates()
        self._check_entries_posted()
        self._check_balances()
        if self.kind == "bank":
            self._take_vacant_place()
            self._check_follows()

    def _lock_statement(self, message):
        """The document, and its bank: what is checked of its place in the chain holds
        until it is posted.

        :param message: what a person reads where somebody has the document.
        """
        if not self.try_lock_for_update():
            raise UserError(message % self.name)
        self.journal_id._bank_lock_statements()

    def _check_dates(self):
        latest = max(self.line_ids.mapped("bank_booking_date"), default=self.date)
        if latest > self.date:
            raise UserError(
                self.env._(
                    "The statement date %(date)s is before the line of %(latest)s: "
                    "give a date not before the last line.",
                    date=fields.Date.to_string(self.date),
                    latest=fields.Date.to_string(latest),
                )
            )

    def _check_balances(self):
        if self.currency_id.is_zero(self.difference):
            return
        message = self.env._(
            "The lines add up to %(total)s, but the closing balance %(end)s less "
            "the opening balance %(start)s is %(change)s: correct the balances, or "
            "import the lines that are missing.",
            total=self.currency_id.format(sum(self.line_ids.mapped("amount"))),
            end=self.currency_id.format(self.balance_end),
            start=self.currency_id.format(self.balance_start),
            change=self.currency_id.format(self.balance_end - self.balance_start),
        )
        if self.kind == "bank" and (waiting := self._get_waiting_lines()):
            message += " " + self.env._(
                "%(count)s lines of the bank, %(total)s together, are on no statement "
                "yet: get them.",
                count=len(waiting),
                total=self.currency_id.format(sum(waiting.mapped("amount"))),
            )
        raise UserError(message)

    def _check_entries_posted(self):
        """What the ledger does not have is on no statement, applied or not."""
        for line in self.line_ids.filtered(lambda line: line.move_id.state != "posted"):
            raise UserError(
                self.env._(
                    "The entry of %(line)s is not posted: post it, or take the line "
                    "off %(name)s.",
                    line=line._get_short_name(),
                    name=self.name,
                )
            )

    def _check_applied(self):
        waiting = self.line_ids._get_not_applied()
        if not waiting:
            return
        total = sum(self.line_ids.mapped("amount"))
        missing = sum(waiting.mapped("amount"))
        message = self.env._(
            "%(count)s of %(all)s lines are not applied in full, the first is "
            '"%(text)s" of %(date)s: lines of %(applied)s are applied and must be '
            "%(total)s. Apply them or transfer their difference.",
            count=len(waiting),
            all=len(self.line_ids),
            text=waiting[0].payment_ref or waiting[0].partner_name or "",
            date=fields.Date.to_string(waiting[0].date),
            applied=self.currency_id.format(total - missing),
            total=self.currency_id.format(total),
        )
        # What changed in the books since they were applied
        reasons = waiting.filtered("reopened_reason")[:3].mapped("reopened_reason")
        raise UserError(" ".join([message, *reasons]))

    def _post_lines(self, lines):
        """Post lines of this document, chunk by chunk.

        :return: {line: why it was not posted}
        """
        errors = {}
        for ids in split_every(CHUNK, lines.ids):
            _done, chunk_errors = lines.browse(ids)._post_applications()
            errors.update(chunk_errors)
        return errors

    def _file_or_tell(self, errors):
        """Freeze the document where every line is posted; else it stays a draft and
        says what could not be.

        :param errors: {line: why it was not posted}
        """
        self._take_snapshot(errors)
        if not errors and self.currency_id.is_zero(self.difference):
            self._set_posted()
        else:
            self._tell_not_posted(errors)

    def _set_posted(self):
        # What a person may not write; who posted stays the author of the message.
        self.sudo().write(
            {
                "state": "posted",
                "posted_by_id": self.env.uid,
                "posted_date": fields.Datetime.now(),
                "settled_entry_ids": [fields.Command.set(self.entry_ids.ids)],
                "newest_line_number": self._get_newest_line_number(),
            }
        )
        self.message_post(
            body=self.env._(
                "Reconciled: %(count)s lines, closing balance %(end)s.",
                count=self.line_count,
                end=self.currency_id.format(self.balance_end),
            )
        )

    def _get_newest_line_number(self):
        newest = (
            self.env["account.bank.statement.line"]
            .sudo()
            .search([("journal_id", "=", self.journal_id.id)], order="id desc", limit=1)
        )
        return newest.id

    def _tell_not_posted(self, errors):
        reasons = [
            f"{line.bank_booking_date} "
            f"{line.payment_ref or line.partner_name or ''}: {error}"
            for line, error in list(errors.items())[:10]
        ]
        if len(errors) > len(reasons):
            reasons.append(self.env._("and %s more.", len(errors) - len(reasons)))
        self.message_post(
            body=self.env._(
                "Not reconciled yet: %(count)s of %(all)s lines could not be posted, "
                "the difference is %(difference)s. %(reasons)s",
                count=len(errors),
                all=len(self.line_ids),
                difference=self.currency_id.format(self.difference),
                reasons=" ".join(reasons),
            )
        )

    # -------------------------------------------------------------------------
    # Undo
    # -------------------------------------------------------------------------

    @needs("write")
    def action_undo(self):
        """Take back what the lines were applied to; the proposals come back.

        The document stays, undone, for the audit trail. Lines that were reconciled
        without applications have no proposal to go back to: they stay posted.

        :raises UserError: it is not posted, or a period is locked.
        """
        for document in self:
            document._check_before_undoing()
            document._check_period_open(document.line_ids)
            posted = document.line_ids._get_lines_to_undo()
            kept = len(document.line_ids) - len(posted)
            note = self.env._("Undone with all its lines: %s.", len(posted))
            if kept:
                note += " " + self.env._(
                    "%s lines had been reconciled without applications and stay "
                    "posted.",
                    kept,
                )
            document._set_undone(note)
            posted._undo_applications()
        return self.action_open()

    def _check_before_undoing(self):
        self.ensure_one()
        if self.state != "posted":
            raise UserError(
                self.env._("%s is not posted: there is nothing to undo.", self.name)
            )
        self._lock_statement(self.env._("Somebody else is working on %s right now."))

    def _check_period_open(self, lines):
        """The entries of these lines of the document may be written."""
        dates = lines.mapped("date")
        locks = dates and self.company_id._get_violated_lock_dates(
            min(dates), False, self.journal_id
        )
        if locks:
            raise UserError(
                self.env._(
                    "%(name)s cannot be undone: its line of %(date)s is in a locked "
                    "period (%(locks)s). Open the period first.",
                    name=self.name,
                    date=fields.Date.to_string(min(dates)),
                    locks=self.env["res.company"]._format_lock_dates(locks),
                )
            )

    def _set_undone(self, note):
        """Mark documents undone, let their lines go, and say who did and why."""
        for document in self:
            if later := document.later_document_id:
                note += " " + self.env._(
                    "%s is later and opens with this one's closing balance.",
                    later.name,
                )
            document.line_ids.sudo().bank_reconciliation_id = False
            document.sudo().write(
                {
                    "state": "undone",
                    "undone_by_id": self.env.uid,
                    "undone_date": fields.Datetime.now(),
                }
            )
            document.message_post(body=note)

    def _notify_undone(self):
        """Tell the person who took a line back what that did to the document."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "sticky": True,
                "message": self.env._(
                    "Taken back. %s is undone by that: reconcile the statement again "
                    "when the line is right.",
                    ", ".join(self.mapped("name")),
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
