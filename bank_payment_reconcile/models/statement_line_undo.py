"""Taking posted applications back: the suspense lines return, set-based."""

from odoo import api, models
from odoo.exceptions import UserError


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    def action_undo_applications(self):
        """Take posted applications back; they are proposed again.

        A reconciliation document the lines are on is undone by that, and says so.
        """
        posted = self._get_lines_to_undo()
        if not posted:
            raise UserError(self.env._("Nothing here is posted that could be undone."))
        documents = posted.bank_reconciliation_id.filtered(
            lambda document: document.state == "posted"
        )
        posted._undo_applications()
        return documents._notify_undone() if documents else None

    def _get_lines_to_undo(self):
        return self.filtered(
            lambda line: "posted" in line.application_ids.mapped("state")
        )

    def action_undo_reconciliation(self):
        # EXTENDS account: whoever undoes the host's way gets the proposals back
        # too, and the partner that only the posting had put on the line goes.
        # Our own undo takes the host's place here and not earlier, so that
        # whatever else extends this method happens both ways.
        if not self:  # as the host calls it at every write of an entry line
            return super().action_undo_reconciliation()
        self.check_access("write")
        self._before_undoing()
        if self.env.context.get("bank_undo_at_once"):
            result = self._undo_at_once()
        else:
            result = super().action_undo_reconciliation()
            self.filtered("partner_set_by_posting").sudo().write(
                {"partner_id": False, "partner_set_by_posting": False}
            )
        self._restore_proposals()
        return result

    def unlink(self):
        # EXTENDS account: the applications go with their line, what they posted
        # stays in the history.
        self._before_undoing()
        return super().unlink()

    # -------------------------------------------------------------------------
    # Undoing
    # -------------------------------------------------------------------------

    def _undo_applications(self):
        """Undo many lines at once; the host writes them one by one."""
        regular = self.filtered(lambda line: len(line._seek_for_lines()[0]) == 1)
        # Where the law asks for a restrictive audit trail the host tracks every
        # entry line; elsewhere one message for each entry says what was undone.
        tracked = regular.filtered("company_id.restrictive_audit_trail")
        if tracked:
            tracked.with_context(bank_undo_at_once=True).action_undo_reconciliation()
        if untracked := regular - tracked:
            untracked._log_undoing()
            untracked.with_context(
                bank_undo_at_once=True, tracking_disable=True
            ).action_undo_reconciliation()
        if others := self - regular:
            others.action_undo_reconciliation()

    def _log_undoing(self):
        """One message on each entry: what was posted is taken back."""
        self._log_on_entries(lambda settled: self.env._("Posting undone: %s.", settled))

    def _undo_at_once(self):
        """What the host does to each line, for all of them together."""
        # Here and below: read at once what the host would read one by one.
        partials = self.line_ids.matched_debit_ids | self.line_ids.matched_credit_ids
        settled = partials.debit_move_id | partials.credit_move_id
        settled.move_id.mapped("matched_payment_ids")
        self.line_ids.remove_move_reconcile()
        self.payment_ids.unlink()
        moves = self.move_id
        container = {"records": moves}
        with moves._check_balanced(container), moves._sync_dynamic_lines(container):
            self._remove_partner_of_posting()
            self._put_suspense_lines_back()
        # On the entries: through the lines it would be written one by one.
        moves.filtered(lambda move: not move.checked).checked = True

    def _put_suspense_lines_back(self):
        """Everything but the bank's own entry goes; what was imported comes back."""
        replaced = self.env["account.move.line"]
        for line in self:
            liquidity, _suspense, _other = line._seek_for_lines()
            replaced |= line.move_id.line_ids - liquidity
        # Deleting empties the cache, so it comes before creating.
        replaced.with_context(
            force_delete=True, skip_account_move_synchronization=True
        ).unlink()
        self.move_id.mapped("company_id")
        self.env["account.move.line"].with_context(
            skip_account_move_synchronization=True
        ).create([self._prepare_suspense(line) for line in self])

    @api.model
    def _prepare_suspense(self, line):
        _liquidity, suspense = line._prepare_move_line_default_vals()
        # It waits for its use: no analytic distribution to search for.
        return {**suspense, "analytic_distribution": False}

    def _remove_partner_of_posting(self):
        """The partner that only the posting had put on a line goes.

        The entry is written directly: the host's synchronisation of a partner would
        rewrite every entry by itself.
        """
        lines = self.filtered("partner_set_by_posting").with_context(
            skip_account_move_synchronization=True
        )
        if not lines:
            return
        liquidity = self.env["account.move.line"].union(
            *(line._seek_for_lines()[0] for line in lines)
        )
        lines.sudo().write({"partner_id": False, "partner_set_by_posting": False})
        lines.move_id.with_context(skip_readonly_check=True).write(
            {"partner_id": False}
        )
        # A bank account's entry has no analytic distribution to recompute.
        analytic = liquidity._fields["analytic_distribution"]
        with self.env.protecting([analytic], liquidity):
            liquidity.write({"partner_id": False})

    def _before_undoing(self):
        """What is taken back goes into the history before it is gone."""
        posted = self.application_ids.filtered(lambda a: a.state == "posted")
        self.env["bank.posting.log"]._record(posted)
        self._reopen_reconciliations()

    def _restore_proposals(self):
        """What was posted is proposed again, or accepted if a person had."""
        posted = self.application_ids.filtered(lambda a: a.state == "posted")
        undone_values = {
            "posted_by_id": False,
            "posted_date": False,
            "posted_automatically": False,
        }
        for accepted, applications in posted.grouped(
            lambda a: bool(a.accepted_by_id)
        ).items():
            state = "accepted" if accepted else "proposed"
            applications.sudo().write({**undone_values, "state": state})
        # What was undone was not to be learned either. The host undoes nothing, too,
        # whenever somebody without a right on this writes an entry.
        if self:
            self.env["bank.learned.payer"].sudo().search(
                [("statement_line_id", "in", self.ids)]
            ).unlink()
