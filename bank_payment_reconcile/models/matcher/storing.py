"""Storing thousands of automatic matches while a person waits.

`_bank_store_proposals` creates and writes record by record, as Odoo does: ten seconds
for the lines of a large statement. Here both go to the database by the thousand. What
depends on it is computed as ever, and access is asked as ever; what other modules add
to `create` and `write` is not called for matches that no person made.
"""

from odoo import api, models

from ..record.bulk import insert_rows, update_rows


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _bank_store_matches(self, proposals, currency):
        """Write what the matcher answered for lines to which nothing is applied.

        :param proposals: one a line, in any order, of applications to entries in the
            lines' own currency.
        """
        if not self:
            return
        Application = self.env["bank.payment.application"]
        self.check_access("write")
        Application.check_access("create")
        answers = {
            p.line: self._bank_prepare_line_answer(p, currency) for p in proposals
        }
        update_rows(self.sudo(), answers)
        insert_rows(
            Application.sudo(),
            [
                row
                for proposal in proposals
                for row in self._bank_prepare_match_rows(
                    proposal, answers[proposal.line], currency
                )
            ],
        )
        self._bank_note_undone_before()

    @api.model
    def _bank_prepare_match_rows(self, proposal, answer, currency):
        """What is stored of the applications of one line.

        :param answer: of `_bank_prepare_line_answer`; it holds the reasons.
        """
        return [
            {
                "statement_line_id": proposal.line,
                "move_line_id": use.key,
                "amount": self._bank_from_minor(use.amount, currency),
                "discount_amount": 0.0,
                "write_off_amount": 0.0,
                "confidence": proposal.confidence,
                "review_required": proposal.needs_review,
                "reasons": answer["bank_match_details"]["reasons"],
                "rule_id": proposal.rule,
                "state": "proposed",
                "posted_automatically": False,
            }
            for use in proposal.applications
        ]
