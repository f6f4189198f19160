"""Undoing a bank account reconciliation: its lines and matches go on in a new draft."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..core.locks import get_locks, tell_locks
from ..record.rights import needs


class BankReconciliation(models.Model):
    """A posted document is undone, and its work goes on in a new draft."""

    _inherit = "bank.reconciliation"

    @needs("write")
    def action_undo(self):
        """Take back what the lines were applied to; the proposals come back.

        The document stays, undone, for the audit trail. Lines that were reconciled
        without applications have no proposal to go back to: they stay posted. Of a
        bank account reconciliation a draft with the next number takes lines, balances
        and matches over, as in NAV.

        Later statements stay: they open with the balance that this one must reach
        again, which posting it checks.

        :return: the action that opens the draft, or the documents.
        :raises UserError: one is not posted, or a period is locked.
        """
        drafts = self.browse()
        for document in self:
            # Undoing lets them go.
            lines = document.line_ids
            document._undo_lines()
            if document.kind == "bank":
                drafts |= document._create_draft_again(lines)
        return (drafts or self).action_open()

    def _create_draft_again(self, lines):
        """A draft in the place of this undone document, with the lines it had.

        :param lines: `account.bank.statement.line`, free by now.
        """
        draft = self._bank_create_by_code(
            [
                {
                    "kind": self.kind,
                    "journal_id": self.journal_id.id,
                    "statement_id": self.statement_id.id,
                    "date": self.date,
                    "balance_start": self.balance_start,
                    "balance_end": self.balance_end,
                    "replaced_id": self.id,
                    "line_ids": [],
                }
            ]
        )
        lines._bank_put_on_document(draft)
        draft.message_post(
            body=self.env._("Takes the place of %s, which was undone.", self.name)
        )
        return draft

    def _undo_lines(self):
        """Take back what the lines were applied to, and mark the document undone.

        :raises UserError: it is not posted, or a period is locked.
        """
        self._check_before_undoing()
        self._check_period_open(self.line_ids)
        posted = self.line_ids._bank_get_lines_to_undo()
        kept = len(self.line_ids) - len(posted)
        note = self.env._("Undone with all its lines: %s.", len(posted))
        if kept:
            note += " " + self.env._(
                "%s lines had been reconciled without applications and stay posted.",
                kept,
            )
        self._set_undone(note)
        posted._bank_undo_applications()

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
        locks = dates and get_locks(self.company_id, min(dates), False, self.journal_id)
        if locks:
            raise UserError(
                self.env._(
                    "%(name)s cannot be undone: its line of %(date)s is in a locked "
                    "period (%(locks)s). Open the period first.",
                    name=self.name,
                    date=fields.Date.to_string(min(dates)),
                    locks=tell_locks(self.env, locks),
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
                    "Taken back. This undoes %s: reconcile the statement again when "
                    "the line is right.",
                    ", ".join(self.mapped("name")),
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }


class AccountBankStatementLine(models.Model):
    """Undoing a line undoes the document that was filed with it."""

    _inherit = "account.bank.statement.line"

    def _bank_prepare_filed_notice(self):
        # EXTENDS
        documents = self.bank_reconciliation_id.filtered(
            lambda document: document.state == "posted"
        )
        return documents._notify_undone() if documents else None

    def _bank_reopen_reconciliations(self):
        # EXTENDS: a document of which a line is taken back is marked undone and says
        # who took back which lines. Refusing would make the correction of one line cost
        # the posting of all the others again; leaving it posted would show an auditor a
        # statement that the books contradict.
        #
        # Its other lines stay together: on a draft in its place where nothing else
        # holds them, as the bank's statement does.
        documents = self.bank_reconciliation_id.filtered(
            lambda document: document.state == "posted"
        )
        for document in documents:
            mine = self.filtered(
                lambda line, document=document: line.bank_reconciliation_id == document
            )
            names = ", ".join(
                f"{line.bank_booking_date} "
                f"{line.payment_ref or line.partner_name or ''} "
                f"{line.currency_id.format(line.amount)}"
                for line in mine[:10]
            )
            if len(mine) > 10:
                names += ", " + self.env._("and %s more.", len(mine) - 10)
            lines = document.line_ids
            document._set_undone(
                self.env._(
                    "Lines were taken back (%s): the other lines stay posted, the "
                    "statement is to be reconciled again.",
                    names,
                )
            )
            if not document.statement_id:
                # Whoever takes a line back need not have a right on documents.
                document.sudo()._create_draft_again(lines.sudo())
