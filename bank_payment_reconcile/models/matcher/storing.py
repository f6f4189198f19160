"""Storing thousands of automatic matches while a person waits.

`_bank_store_proposals` creates and writes record by record, as Odoo does: ten seconds
for the lines of a large statement. Here both go to the database by the thousand. What
depends on it is computed as ever, and access is asked as ever; what other modules add
to `create` and `write` is not called for matches that no person made.
"""

from odoo import models

from ..application.statement_line import get_confidence, is_to_review
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
        by_id = {line.id: line for line in self}
        for p in proposals:
            answers[p.line] |= by_id[p.line]._bank_prepare_computed_answer(p, currency)
        keys = [use.key for p in proposals for use in p.applications]
        entries = self.env["account.move.line"].sudo().browse(keys)
        entries.fetch(["account_id", "partner_id"])
        targets = {
            entry.id: {
                "account_id": entry.account_id.id,
                "partner_id": entry.partner_id.id,
            }
            for entry in entries
        }
        insert_rows(
            Application.sudo(),
            [
                {**row, **targets[row["move_line_id"]]}
                for proposal in proposals
                for row in by_id[proposal.line]._bank_prepare_match_rows(
                    proposal, answers[proposal.line], currency
                )
            ],
        )
        update_rows(self.sudo(), answers)
        self._bank_note_undone_before()

    def _bank_prepare_match_rows(self, proposal, answer, currency):
        """What is stored of the applications of one line.

        :param answer: of `_bank_prepare_line_answer`; it holds the reasons.
        """
        return [
            {
                "statement_line_id": proposal.line,
                "company_id": self.company_id.id,
                "move_line_id": use.key,
                "amount": self._bank_from_minor(use.amount, currency),
                # The entry is in the line's own currency, nothing is granted on it.
                "item_amount": self._bank_from_minor(use.amount, currency),
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

    def _bank_prepare_computed_answer(self, proposal, currency):
        """What Odoo would compute of a line with nothing but these applications."""
        applied = sum(use.amount for use in proposal.applications)
        applied = self._bank_from_minor(applied, currency)
        left = currency.round(self._bank_get_waiting_amount() - applied)
        uses = proposal.applications
        return {
            "applied_amount": applied,
            "difference_amount": left,
            "match_confidence": get_confidence([proposal.confidence for _use in uses]),
            "needs_review": self._bank_waits_for_likeness()
            or is_to_review(
                uses,
                proposal.rivals,
                uses and proposal.needs_review,
                not currency.is_zero(left),
            ),
        }
