"""Undoing a bank account reconciliation: its lines and matches go on in a new draft."""

from collections import Counter

from odoo import models
from odoo.fields import Domain

from .rights import needs


class BankReconciliation(models.Model):
    _inherit = "bank.reconciliation"

    @needs("write")
    def action_undo(self):
        """As the payment journal's; of a bank account reconciliation a draft with
        the next number takes lines, balances and matches over (NAV 1.7).

        Later statements stay: they open with the balance that this one must reach
        again, which posting it checks.

        :return: the action that opens the draft, or the documents.
        """
        drafts = self.browse()
        for document in self:
            # Undoing lets them go.
            lines = document.line_ids
            super(BankReconciliation, document).action_undo()
            if document.kind == "bank":
                drafts |= document._create_draft_again(lines)
        return (drafts or self).action_open()

    def _create_draft_again(self, lines):
        """A draft in the place of this undone document, with the lines it had.

        :param lines: `account.bank.statement.line`, free by now.
        """
        draft = self._create_by_code(
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
        lines._put_on_document(draft)
        draft.message_post(
            body=self.env._("Takes the place of %s, which was undone.", self.name)
        )
        return draft

    def _find_lines_again(self):
        """Lines that are there instead of those that these undone documents filed and
        that were deleted since: imported again, a line has another id.

        As many of a day and an amount as were filed of them; which of several alike,
        the bank's words tell.

        :return: `account.bank.statement.line`
        """
        found = self.env["account.bank.statement.line"].sudo()
        gone = self.record_ids.filtered(lambda record: not record.statement_line_id)
        if not gone:
            return found
        kept = self.record_ids.statement_line_id
        for journal in self.journal_id:
            records = gone.filtered(
                lambda record, journal=journal: (
                    record.reconciliation_id.journal_id == journal
                )
            )
            lines = found.search(
                Domain("journal_id", "=", journal.id)
                & Domain("state", "=", "posted")
                & Domain("bank_booking_date", "in", records.mapped("date"))
                & Domain("id", "not in", kept.ids)
                & (
                    Domain("bank_reconciliation_id", "=", False)
                    | Domain("bank_reconciliation_id.state", "=", "draft")
                ),
                order="internal_index",
            )
            found |= records._pair_again(lines)
        return found


class BankReconciliationLine(models.Model):
    _inherit = "bank.reconciliation.line"

    def _pair_again(self, lines):
        """One line for each of these records, alike in day and amount, if there is one.

        :param lines: `account.bank.statement.line` to choose from.
        """
        rounded = self.currency_id[:1].round
        wanted = Counter((record.date, rounded(record.amount)) for record in self)
        texts = set(self.mapped("text"))
        paired = lines.browse()
        for line in lines.sorted(lambda line: line.remittance_text not in texts):
            key = (line.bank_booking_date, rounded(line.amount))
            if wanted[key]:
                wanted[key] -= 1
                paired |= line
        return paired
