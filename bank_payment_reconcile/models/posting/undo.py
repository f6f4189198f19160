"""Taking posted applications back: the suspense lines return, set-based."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..core.entries import (
    checked_at_the_end,
    deletable,
    prepare_bank_entry,
    split_bank_entry,
    without_synchronization,
    writable,
)
from ..record.own_write import by_ourselves
from ..record.rights import needs


class AccountBankStatementLine(models.Model):
    """Undoes posted lines: their entries go back to the suspense account."""

    _inherit = "account.bank.statement.line"

    # Few lines have any: they were settled in part by hand before they were posted.
    bank_kept_entry_ids = fields.Many2many(
        "account.move.line",
        "bank_line_kept_entry_rel",
        "statement_line_id",
        "entry_id",
        string="Settled by Hand",
        readonly=True,
        copy=False,
        help="Entries that stood beside the suspense line when it was posted: undoing "
        "leaves them.",
    )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_undo_applications(self):
        """Take posted applications back; they are proposed again.

        What was settled another way has no proposal to go back to: its money waits
        again, and where another entry had cleared the suspense account, that entry
        stays, and is named. A reconciliation document the lines are on is undone by
        that, and says so.

        :raises UserError: nothing is posted, or another line is posted to what one of
            these left on account.
        """
        posted = self.filtered(lambda line: line._bank_is_settled())
        if not posted:
            raise UserError(self.env._("Nothing here is posted that could be undone."))
        notice = posted._bank_prepare_filed_notice()
        clearing = posted._bank_get_clearing_moves()
        posted._bank_undo_applications()
        if notice:
            return notice
        return clearing._bank_notify_left_on_suspense() if clearing else None

    def _bank_is_settled(self):
        """Whether the ledger, or our record, says that money of the line is used."""
        self.ensure_one()
        if "posted" in self.application_ids.mapped("state"):
            return True
        return self.is_reconciled and bool(self._bank_get_using_entries())

    def _bank_get_lines_to_undo(self):
        """Those that this addon posted."""
        return self.filtered(
            lambda line: "posted" in line.application_ids.mapped("state")
        )

    def action_undo_reconciliation(self):
        """Undo Odoo's way; what was posted here becomes a proposal again."""
        # EXTENDS account: whoever undoes Odoo's way gets the proposals back
        # too, and the partner that only the posting had put on the line goes.
        # Odoo would write the lines one by one, at today's rate.
        if not self:  # as Odoo calls it at every write of an entry line
            return super().action_undo_reconciliation()
        posted = self.application_ids.filtered(lambda a: a.state == "posted")
        payments = posted.move_line_id.move_id.matched_payment_ids
        # Asked for now: what cannot be proposed again is deleted.
        giving_back = posted.statement_line_id
        self.check_access("write")
        self._bank_before_undoing()
        undoing = by_ourselves(self)
        regular = undoing.filtered(lambda line: line._bank_get_own_entry())
        others = undoing - regular
        regular._bank_undo_at_once()
        result = super(AccountBankStatementLine, others).action_undo_reconciliation()
        others.filtered("bank_partner_set_by_posting").sudo().write(
            {"partner_id": False, "bank_partner_set_by_posting": False}
        )
        self._bank_restore_proposals()
        # What is taken back is no longer what a run posted.
        self.sudo().bank_posting_run_id = False
        # Payments without an entry of their own, which the posting had made paid, wait
        # for the bank again.
        payments._bank_wait_again()
        giving_back._bank_restore_orders()
        return result

    def unlink(self):
        # EXTENDS account: the applications go with their line, what they posted
        # stays in the history.
        self._bank_undo_returns()
        self._bank_before_deleting()
        self._bank_before_undoing()
        # Where the law asks for a trail Odoo cancels the entries before, which
        # would be one more end of what has ended here.
        self._bank_remove_posted()
        return super().unlink()

    # -------------------------------------------------------------------------
    # Undoing
    # -------------------------------------------------------------------------

    def _bank_undo_applications(self):
        """Undo many lines at once.

        Where the law asks for a restrictive audit trail Odoo tracks every entry
        line; elsewhere one message for each entry says what was undone.
        """
        tracked = self.filtered("company_id.restrictive_audit_trail")
        tracked.action_undo_reconciliation()
        if untracked := self - tracked:
            untracked._bank_log_undoing()
            untracked.with_context(tracking_disable=True).action_undo_reconciliation()

    def _bank_log_undoing(self):
        """One message on each entry: what was posted is taken back."""
        self._bank_log_on_entries(
            lambda settled: self.env._("Posting undone: %s.", settled)
        )

    def _bank_undo_at_once(self):
        """What Odoo does to each line, for all of them together."""
        replaced = self.env["account.move.line"].union(
            *(line._bank_get_replaced_entries() for line in self)
        )
        # Here and below: read at once what Odoo would read one by one.
        partials = replaced.matched_debit_ids | replaced.matched_credit_ids
        settled = partials.debit_move_id | partials.credit_move_id
        settled.move_id.mapped("matched_payment_ids")
        replaced.remove_move_reconcile()
        self.payment_ids.unlink()
        moves = self.move_id
        with checked_at_the_end(moves):
            self._bank_remove_partner_of_posting()
            self._bank_put_suspense_lines_back()
        # On the entries: through the lines it would be written one by one.
        moves.filtered(lambda move: not move.checked).checked = True

    # -------------------------------------------------------------------------
    # The entries
    # -------------------------------------------------------------------------

    def _bank_get_own_entry(self):
        """The entry line that holds the bank's money; empty where it cannot be told
        from others on the bank's account."""
        self.ensure_one()
        liquidity, _suspense, _others = split_bank_entry(self)
        if len(liquidity) > 1:
            liquidity = liquidity.filtered(
                lambda entry: (
                    not entry.currency_id.compare_amounts(
                        entry.amount_currency, self.amount
                    )
                )
            )
        return liquidity if len(liquidity) == 1 else liquidity.browse()

    def _bank_get_replaced_entries(self):
        """What the posting put beside the bank's own entry line."""
        self.ensure_one()
        kept = self._bank_get_own_entry() | self.sudo().bank_kept_entry_ids
        return self.move_id.line_ids - kept

    def _bank_put_suspense_lines_back(self):
        """Everything that was posted goes; a suspense line of its value comes back."""
        replaced = self.env["account.move.line"]
        values = []
        for line in self:
            entries = line._bank_get_replaced_entries()
            values.append(line._bank_prepare_suspense(sum(entries.mapped("balance"))))
            replaced |= entries
        # Deleting empties the cache, so it comes before creating.
        deletable(replaced).unlink()
        self.move_id.mapped("company_id")
        without_synchronization(self.env["account.move.line"]).create(values)

    def _bank_prepare_suspense(self, balance):
        """Values of the suspense line of what is taken back.

        :param balance: its value in company currency, as it was booked: today's rate
            may be another one.
        """
        self.ensure_one()
        _liquidity, suspense = prepare_bank_entry(self)
        for name in ("debit", "credit"):
            suspense.pop(name)
        kept = sum(
            self._bank_from_currency(entry.currency_id, entry.amount_currency)
            for entry in self.sudo().bank_kept_entry_ids
        )
        return {
            **suspense,
            "amount_currency": self.bank_transaction_currency_id.round(
                -self.bank_transaction_amount - kept
            ),
            "balance": balance,
            # It waits for its use: no analytic distribution to search for.
            "analytic_distribution": False,
        }

    def _bank_remove_partner_of_posting(self):
        """The partner that only the posting had put on a line goes.

        The entry is written directly: Odoo's synchronisation of a partner would
        rewrite every entry by itself.
        """
        lines = without_synchronization(self.filtered("bank_partner_set_by_posting"))
        if not lines:
            return
        liquidity = self.env["account.move.line"].union(
            *(split_bank_entry(line)[0] for line in lines)
        )
        lines.sudo().write({"partner_id": False, "bank_partner_set_by_posting": False})
        writable(lines.move_id).write({"partner_id": False})
        # A bank account's entry has no analytic distribution to recompute.
        analytic = liquidity._fields["analytic_distribution"]
        with self.env.protecting([analytic], liquidity):
            liquidity.write({"partner_id": False})

    def _bank_before_deleting(self):
        """Hook: these lines are about to go, by themselves or with their entries."""

    def _bank_before_undoing(self):
        """Nothing stands on what is taken back, and the history knows what it was."""
        if not self:
            return
        self._bank_check_returns()
        self._bank_release_own_entries()
        self._bank_record_undoing()
        self._bank_reopen_reconciliations()

    def _bank_check_returns(self):
        """Hook: refuse to undo what came back since, or is paid again since it did.

        :raises UserError: one of these is such.
        """

    def _bank_undo_returns(self):
        """Hook: lines that are about to go give nothing back any more."""

    def _bank_restore_orders(self):
        """Hook: what these gave back was not given back."""

    def _bank_reopen_reconciliations(self):
        """Hook: statements that these are filed on no longer say the truth."""

    def _bank_prepare_filed_notice(self):
        """Hook: what a person who takes these back is told of the statements that they
        are filed on, asked while they are.

        :return: an action, or None.
        """
        return None

    def _bank_record_undoing(self):
        """What is taken back goes into the history before it is gone."""
        posted = self.application_ids.filtered(lambda a: a.state == "posted")
        self.env["bank.posting.log"]._record(posted)

    def _bank_remove_posted(self):
        """Remove what was posted and stands in the history now."""
        self._bank_take_clearing_back()
        applications = self.application_ids.filtered(lambda a: a.state == "posted")
        applications.sudo().state = "proposed"
        applications.sudo().unlink()
        if applications:
            self.env["bank.learned.payer"]._restore_forgotten(self.sudo())

    def _bank_correct_learned(self):
        """What these had taught is forgotten, and what they had spoken against is
        learned again."""
        Payer = self.env["bank.learned.payer"]
        Payer._forget_taught(self)
        Payer._restore_forgotten(self.sudo())

    def _bank_restore_proposals(self):
        """What was posted is proposed again, or accepted if a person had; what became
        another item since is not.

        Either way the line asks: who takes a posting back takes back that it was
        right, and the next night would post it again. Who accepted it stays noted,
        so that no match by hand is lost."""
        # Direct postings stand on the bank's account again.
        self._bank_take_clearing_back()
        posted = self.application_ids.filtered(lambda a: a.state == "posted").sudo()
        undone_values = {
            "posted_by_id": False,
            "posted_date": False,
            "posted_automatically": False,
            "is_unsettled": False,
        }
        # Told from the mark that the loop takes away
        stale = posted.filtered(lambda a: a._is_stale())
        for accepted, applications in posted.grouped(
            lambda a: bool(a.accepted_by_id)
        ).items():
            state_values = (
                {"state": "accepted"}
                if accepted
                else {"state": "proposed", "review_required": True}
            )
            applications.write({**undone_values, **state_values})
        lines = posted.statement_line_id
        # What is said of a proposal stays: Odoo undoes what is not posted, too.
        told = self.filtered("bank_reopened_reason")
        (told - told.filtered("application_ids")).sudo().bank_reopened_reason = False
        lines._bank_note_undone(self.env.user, fields.Date.context_today(self))
        self.sudo().filtered("bank_kept_entry_ids").bank_kept_entry_ids = False
        stale._drop(
            lambda application: application._tell_dropped(
                self.env._("%(item)s has changed since this was posted")
            )
        )
        # What was undone was not to be learned either. Odoo undoes nothing, too,
        # whenever somebody without a right on this writes an entry.
        if self:
            self._bank_correct_learned()

    def _bank_release_own_entries(self):
        """Nothing may stand on what these lines are about to take back.

        What other lines merely propose is dropped; what they posted is undone first.

        :raises UserError: another line is posted to what one of these left on account.
        """
        uses = self.move_id.line_ids._bank_get_uses().filtered(
            lambda a: a.statement_line_id not in self
        )
        posted = uses.filtered(lambda a: a.state == "posted")
        posted._refuse_undoing()
        (uses - posted)._drop(
            lambda a: a._tell_dropped(self.env._("The posting of %(item)s was undone"))
        )


class BankPaymentApplication(models.Model):
    """Posted applications that are undone become proposals or leave a record."""

    _inherit = "bank.payment.application"

    @needs("write", "account.bank.statement.line")
    def action_undo_postings(self):
        """Take back the bank lines of these applications, whole lines only."""
        return self.statement_line_id.action_undo_applications()
