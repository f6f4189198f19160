"""Posting a bank reconciliation, in a run where it is large."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import split_every

from ..record.rights import needs

#: Lines posted by one reconciliation plan: more would hold more in memory and lose
#: no time.
CHUNK = 500


class BankReconciliation(models.Model):
    """Posts the document's lines and files it."""

    _inherit = "bank.reconciliation"

    newest_line_number = fields.Integer(
        readonly=True,
        copy=False,
        help="Of the bank's lines that there were when it was posted: what came later "
        "is not in its balances.",
    )

    # -- In a run
    posting_run_id = fields.Many2one(
        "bank.posting.run",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The posting run of this document's lines.",
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
        self._check_settled()
        self._check_balances()
        if self.kind == "bank":
            self._take_vacant_place()
            self._check_follows()

    def _check_dates(self):
        latest = max(self.line_ids.mapped("bank_booking_date"), default=self.date)
        if latest > self.date:
            raise UserError(
                self.env._(
                    "The statement date %(date)s is before the line of %(latest)s: "
                    "enter a date not before the last line.",
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
                "%(count)s bank lines, %(total)s in total, are not on a statement "
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
                    line=line._bank_get_short_name(),
                    name=self.name,
                )
            )

    def _check_settled(self):
        """Posted lines whose match was taken away since ask before they are filed."""
        asking = self._get_unsettled_lines().filtered("bank_reopened_reason")
        if asking:
            raise UserError(
                self.env._(
                    "%(count)s lines have changed since they were posted, the first is "
                    "%(line)s: %(reason)s",
                    count=len(asking),
                    line=asking[0]._bank_get_short_name(),
                    reason=asking[0].bank_reopened_reason,
                )
            )

    def _get_unsettled_lines(self):
        """Posted lines of which the ledger no longer says what they settled."""
        unsettled = self.line_ids.application_ids.filtered("is_unsettled")
        return unsettled.statement_line_id.filtered("is_reconciled")

    def _check_applied(self):
        waiting = self.line_ids._bank_get_not_applied()
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
        reasons = waiting.filtered("bank_reopened_reason")[:3].mapped(
            "bank_reopened_reason"
        )
        raise UserError(" ".join([message, *reasons]))

    def _post_lines(self, lines):
        """Post lines of this document, chunk by chunk.

        :return: {line: why it was not posted}
        """
        errors = {}
        for ids in split_every(CHUNK, lines.ids):
            _done, chunk_errors = lines.browse(ids)._bank_post_applications()
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
                "settled_entry_ids": [fields.Command.set(self._get_settled().ids)],
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

    def _get_settled(self):
        """Our entries that the lines settle, as the ledger says now."""
        applications = self.line_ids.application_ids
        lost = applications.filtered("is_unsettled")
        kept = (applications - lost).move_line_id
        return self.entry_ids - (lost.move_line_id - kept)

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
    # In a run
    # -------------------------------------------------------------------------

    @needs("write")
    def action_post_and_follow(self):
        """Post while the person waits, or, with many lines, in a run.

        :return: the action that opens the document, or the page that shows how far
            the run is; the document is filed at its end.
        :raises UserError: as `action_post`.
        """
        self.ensure_one()
        waiting = self.line_ids.filtered(lambda line: not line.is_reconciled)
        if len(waiting) <= waiting._bank_get_posting_threshold():
            return self.action_post()
        self._check_before_posting()
        run = waiting._bank_create_posting_run()
        self._bank_write_by_code({"posting_run_id": run.id})
        return run.action_open_progress()

    def _file_after_run(self):
        """File the document if its run has posted every line; say why not else."""
        self.ensure_one()
        if self.state != "draft":
            return
        errors = {
            line: line.posting_error or self.env._("It is not posted yet.")
            for line in self.line_ids
            if not line.is_reconciled
        }
        # While the run was at work other statements may have been posted, and this
        # one and its entries changed.
        self.journal_id._bank_lock_statements(wait=True)
        try:
            # Lines that could not be posted are told first: it stays a draft anyway.
            if not errors:
                self._check_can_be_filed()
        except UserError as refusal:
            self._take_snapshot(errors)
            self.message_post(body=str(refusal))
        else:
            self._file_or_tell(errors)


class BankPostingRun(models.Model):
    """A run that posts the lines of a document and then files it."""

    _inherit = "bank.posting.run"

    def write(self, vals):
        # EXTENDS: the end of a run files the documents it posted the lines of.
        result = super().write(vals)
        if vals.get("state") == "done":
            self._file_reconciliations()
        return result

    def _get_document(self):
        # EXTENDS: the last document whose lines it posts
        return self.env["bank.reconciliation"].search(
            [("posting_run_id", "in", self.ids)], order="id desc", limit=1
        )

    @needs("read")
    def action_open_document(self):
        """The document that was filed when the run had posted its lines.

        :raises UserError: it belongs to no document, or to one of another company.
        """
        self.ensure_one()
        document = self._get_document()
        if not document:
            raise UserError(self.env._("No document was filed with these payments."))
        return document.action_open()

    def _file_reconciliations(self):
        documents = self.env["bank.reconciliation"].search(
            [("posting_run_id", "in", self.ids), ("state", "=", "draft")]
        )
        for document in documents:
            user = document.posting_run_id.user_id
            # Who ordered it files it, in the company of the bank.
            document.with_user(user).with_context(
                allowed_company_ids=document.company_id.ids, lang=user.lang, tz=user.tz
            )._file_after_run()
