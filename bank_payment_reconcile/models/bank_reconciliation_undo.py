"""Undoing a bank account reconciliation: its lines and matches go on in a new draft."""

from odoo import models


class BankReconciliation(models.Model):
    _inherit = "bank.reconciliation"

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
