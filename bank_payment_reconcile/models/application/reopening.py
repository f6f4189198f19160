"""What happens to a bank line when the books change under what is applied to it."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..core.records import log_notes


class BankPaymentApplication(models.Model):
    """Drops applications and tells their lines why."""

    _inherit = "bank.payment.application"

    is_unsettled = fields.Boolean(
        string="Unreconciled Since",
        readonly=True,
        copy=False,
        help="It is posted, but its item was unreconciled or reset to draft "
        "afterwards: the ledger no longer says that the money settled it.",
    )

    def _get_target_name(self):
        """The item's document as a sentence names it, else the account."""
        self.ensure_one()
        item = self.move_line_id
        gone = self.is_unsettled and self.label
        return item.move_id.name or item.name or gone or self.display_name

    # -------------------------------------------------------------------------
    # Proposals
    # -------------------------------------------------------------------------

    def _drop(self, tell):
        """Remove what is proposed and no longer true, and ask for a review.

        :param tell: makes the sentence that says why, of one application.
        """
        reasons = {}
        for application in self:
            line = application.statement_line_id
            reasons.setdefault(line, []).append(tell(application))
        # Whoever changes a document need not have a right on the bank's lines.
        self.sudo().unlink()
        self.env["account.bank.statement.line"]._bank_reopen(reasons)

    def _tell_dropped(self, why):
        """One sentence: what happened to the item, and what that does here.

        :param why: sentence with a placeholder `item`, like "%(item)s was deleted".
        """
        self.ensure_one()
        return self.env._(
            "%(why)s: %(amount)s is no longer applied to it.",
            why=why % {"item": self._get_target_name()},
            amount=self.currency_id.format(self.amount),
        )

    def _is_stale(self):
        """Whether the item is gone or is another one now than was applied."""
        self.ensure_one()
        item = self.move_line_id
        if not item:
            return self.is_unsettled
        return item.parent_state != "posted" or self._differs_from_item()

    def _differs_from_item(self):
        """Whether the item was moved to another partner or account since."""
        self.ensure_one()
        item = self.move_line_id
        return bool(item) and (
            item.account_id != self.account_id
            or item.partner_id.commercial_partner_id
            != self.partner_id.commercial_partner_id
        )

    # -------------------------------------------------------------------------
    # Posted ones
    # -------------------------------------------------------------------------

    def _note_unsettled(self, tell=None):
        """Posted, and the ledger no longer says so: the line says what it does say.

        :param tell: makes the sentence of one application; by default that it was
            unreconciled.
        """
        tell = tell or BankPaymentApplication._tell_unsettled
        reasons = {}
        for application in self:
            line = application.statement_line_id
            reasons.setdefault(line, []).append(tell(application))
        self.sudo().is_unsettled = True
        self.env["account.bank.statement.line"]._bank_reopen(reasons)

    def _tell_unsettled(self):
        self.ensure_one()
        where = self.partner_id or self.account_id
        return self.env._(
            "%(item)s was unreconciled: %(amount)s is open on the account of "
            "%(where)s. Undo the line to apply it again, or accept it as it is.",
            item=self._get_target_name(),
            amount=self.currency_id.format(self.amount),
            where=where.display_name,
        )

    def _tell_left(self):
        self.ensure_one()
        return self.env._(
            "%(item)s was reset to draft: the %(amount)s posted to it has no "
            "counterpart until it is posted again.",
            item=self._get_target_name(),
            amount=self.currency_id.format(self.amount),
        )

    def _check_settled_again(self):
        """Items are in the ledger again: what is still reconciled is whole."""
        whole = self.filtered(
            lambda a: (
                a.is_unsettled and not a._differs_from_item() and a._is_settled_whole()
            )
        )
        if whole:
            whole._note_settled_again()

    def _get_settling_moves(self):
        """The entries by which the item of a posted application is settled."""
        self.ensure_one()
        return self.statement_line_id.move_id | self.clearing_line_id.move_id

    def _get_reconciliations(self):
        """The reconciliations by which the bank lines' own entries settle the items;
        of a direct posting, what cleared it."""
        partials = self.env["account.partial.reconcile"]
        for application in self:
            entry = application._get_settled_entry()
            own = application.statement_line_id.move_id
            partials |= entry.matched_debit_ids.filtered(
                lambda p, own=own: p.debit_move_id.move_id == own
            )
            partials |= entry.matched_credit_ids.filtered(
                lambda p, own=own: p.credit_move_id.move_id == own
            )
        return partials

    def _get_settled_entry(self):
        self.ensure_one()
        return self.clearing_line_id or self.move_line_id

    def _is_settled_whole(self):
        """Whether the ledger settles all that was applied to the item."""
        self.ensure_one()
        entry, partials = self._get_settled_entry(), self._get_reconciliations()
        settled = sum(
            partial.debit_amount_currency
            if partial.debit_move_id == entry
            else -partial.credit_amount_currency
            for partial in partials
        )
        return not entry.currency_id.compare_amounts(settled, self.item_amount)

    def _refuse_undoing(self):
        """:raises UserError: these are posted to what is about to be taken back."""
        for application in self[:1]:
            raise UserError(
                self.env._(
                    "%(line)s is posted to %(item)s: undo that line first.",
                    line=application.statement_line_id._bank_get_short_name(),
                    item=application._get_target_name(),
                )
            )

    def _note_settled_again(self):
        """Somebody reconciled the entries again: the posting is whole."""
        self.sudo().is_unsettled = False
        lines = self.statement_line_id.sudo()
        lines.filtered(
            lambda line: not any(line.application_ids.mapped("is_unsettled"))
        ).bank_reopened_reason = False

    def _forget_item(self):
        """The item of posted applications is deleted: they stay, as what they are
        now, money on an account."""
        for application in self.sudo():
            name = application._get_target_name()
            application.write(
                {
                    "move_line_id": False,
                    "label": application.label or name,
                    # It settles nothing any more, whoever deleted its item.
                    "is_unsettled": True,
                }
            )


class AccountBankStatementLine(models.Model):
    """Asks for a review when something under a line has changed."""

    _inherit = "account.bank.statement.line"

    def _bank_reopen(self, reasons):
        """Ask a person to look at lines again.

        :param reasons: {line: sentences}
        """
        by_text = {}
        for line, sentences in reasons.items():
            text = " ".join(dict.fromkeys(sentences))
            by_text[text] = by_text.get(text, self.browse()) | line
        for text, lines in by_text.items():
            # Who changed the books decides nothing here, the change itself does.
            lines.sudo().write(
                {
                    "bank_reopened_reason": text,
                    "posting_error": False,
                    "bank_is_ambiguous": False,
                }
            )

    def _bank_note_seen(self):
        """A person says that a posted line is right as the ledger has it now."""
        log_notes(
            self.move_id,
            {
                line.move_id.id: self.env._(
                    "Accepted as it is: %s", line.bank_reopened_reason
                )
                for line in self
            },
        )
        self._bank_write_by_code({"bank_reopened_reason": False})

    # -------------------------------------------------------------------------
    # What was posted and taken back waits for a person, whoever had accepted it
    # -------------------------------------------------------------------------

    def _bank_note_undone(self, user, day):
        """What was posted was taken back: a person decides before it is posted again.

        :param user: `res.users` who took it back.
        """
        reason = self.env._(
            "Undone by %(user)s on %(date)s: review and accept it again.",
            user=user.display_name,
            date=fields.Date.to_string(day),
        )
        self._bank_reopen({line: [reason] for line in self})

    def _bank_note_undone_before(self):
        """What is matched anew after it was undone nobody has looked at: the matcher
        may well find again what was taken back."""
        logs = (
            self.env["bank.posting.log"]
            .sudo()
            .search(
                [("statement_line_id", "in", self.ids)],
                order="undone_date desc, id desc",
            )
        )
        latest = {}
        for log in logs:
            day = fields.Datetime.context_timestamp(self, log.undone_date).date()
            latest.setdefault(log.statement_line_id, (log.undone_by_id, day))
        applied = self.filtered(lambda line: line in latest and line.application_ids)
        for (user, day), lines in applied.grouped(latest.get).items():
            lines._bank_note_undone(user, day)
