"""What becomes of applications when the books change under them."""

from odoo import api, models
from odoo.fields import Domain

from ..core.entries import affects_tax_report
from ..core.locks import get_locks_of
from ..record.own_write import is_own_write

#: What a filed statement says of the entry of a bank line.
FILED_FACTS = {"state", "date", "journal_id", "line_ids"}
#: What an application stands on: who owes how much, on which account, due when.
APPLIED_FACTS = [
    "partner_id",
    "account_id",
    "currency_id",
    "amount_currency",
    "balance",
    "date_maturity",
    "discount_date",
    "discount_amount_currency",
]


class AccountMove(models.Model):
    """Entries whose change or deletion touches applications."""

    _inherit = "account.move"

    def _invoice_paid_hook(self):
        # EXTENDS account. A dependence of the payment's state on its documents would
        # say the same; Odoo would follow it from every entry it writes, bank lines
        # by the thousand among them.
        result = super()._invoice_paid_hook()
        self.sudo().matched_payment_ids._bank_settle()
        return result

    # -------------------------------------------------------------------------
    # What bank lines stand on
    # -------------------------------------------------------------------------

    def write(self, vals):
        # EXTENDS account: nothing is applied to a document that leaves the ledger or
        # becomes another partner's, and what is reviewed is no question any more.
        if vals.get("state") in ("draft", "cancel"):
            self.filtered(lambda move: move.state == "posted")._bank_leave_ledger(
                vals["state"]
            )
        result = super().write(vals)
        if vals.get("state") == "posted":
            self.line_ids._bank_get_uses()._check_settled_again()
        if vals.get("checked"):
            self._bank_end_questions()
        if "partner_id" in vals and not is_own_write(self.env):
            self.line_ids._bank_get_uses()._follow_items()
        if vals.keys() & FILED_FACTS and not is_own_write(self.env):
            # Of a statement that is filed, and what its lines stand on.
            lines = self.line_ids._bank_get_filed_lines()
            lines |= self.reversed_entry_id.sudo().statement_line_ids
            lines._bank_note_changes()
        return result

    def _bank_leave_ledger(self, state):
        """Posted entries are about to be reset to draft or cancelled.

        :param state: what they become.
        """
        self.sudo().statement_line_ids._bank_take_record_back()
        why = (
            self.env._("%(item)s was reset to draft")
            if state == "draft"
            else self.env._("%(item)s was cancelled")
        )
        uses = self.line_ids._bank_get_uses()
        posted = uses.filtered(lambda a: a.state == "posted")
        (uses - posted)._drop(lambda application: application._tell_dropped(why))
        # Until it is posted again Odoo keeps it reconciled, with nothing.
        posted.filtered(
            lambda a: (a.move_line_id | a.clearing_line_id) & self.line_ids
        )._note_unsettled(lambda application: application._tell_left())

    def unlink(self):
        # EXTENDS account: the database deletes a bank line with its entry; what it
        # posted is kept in the history first.
        lines = self.sudo().statement_line_ids
        lines._bank_undo_returns()
        lines._bank_before_deleting()
        lines._bank_before_undoing()
        filed = self.line_ids._bank_get_filed_lines()
        result = super().unlink()
        # Told to be unreconciled a moment ago, they are deleted now.
        filed._bank_note_changes()
        return result


class AccountBankStatementLine(models.Model):
    """Lines that are told when what they stand on changes."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # What is filed of bank lines
    # -------------------------------------------------------------------------

    def _bank_filter_filed(self):
        """Hook: those that are on a posted statement."""
        return self.browse()

    def _bank_note_changes(self):
        """Hook: the entries of these lines, or what settles them, changed; a statement
        that filed them says so."""

    def _bank_take_record_back(self):
        """Somebody took the entries of posted lines in hand: what was posted goes to
        the history, and the lines show what the ledger says."""
        self._bank_undo_returns()
        posted = self.filtered(
            lambda line: "posted" in line.application_ids.mapped("state")
        )
        posted._bank_record_undoing()
        # Nothing is proposed in their place: who corrects the entry decides.
        posted._bank_remove_posted()
        posted.sudo().write(
            {"bank_kept_entry_ids": False, "bank_partner_set_by_posting": False}
        )
        reason = self.env._(
            "Its entry was reset to draft by %s: what was posted is among the undone "
            "postings.",
            self.env.user.display_name,
        )
        self._bank_reopen({line: [reason] for line in posted})


class BankPaymentApplication(models.Model):
    """Applications that are dropped, or noted as unsettled, as the books change."""

    _inherit = "bank.payment.application"

    def _follow_items(self):
        """The items of these were corrected: proposals are dropped, and what is
        posted to another partner or account is taken back, where the day allows."""
        posted = self.filtered(lambda a: a.state == "posted")
        (self - posted)._drop(
            lambda application: application._tell_dropped(
                self.env._("%(item)s was corrected")
            )
        )
        moved = posted.filtered(lambda a: a._differs_from_item())
        lines = moved.statement_line_id
        locked = lines.filtered(
            lambda line: get_locks_of(
                line.move_id, line.date, affects_tax_report(line.move_id)
            )
        )
        # The day of these is closed: the money stays where it was booked.
        kept = moved.filtered(lambda a: a.statement_line_id in locked)
        kept._get_reconciliations().unlink()
        (lines - locked)._bank_undo_applications()


class AccountMoveLine(models.Model):
    """Items whose change or deletion touches applications."""

    _inherit = "account.move.line"

    def write(self, vals):
        # EXTENDS account: an item that is another one now is to be applied anew.
        watched = self.browse()
        touched = vals.keys() & {*APPLIED_FACTS, "debit", "credit"}
        if touched and not is_own_write(self.env):
            watched = self._bank_get_uses().move_line_id
        before = {item: item._bank_get_applied_facts() for item in watched}
        result = super().write(vals)
        changed = watched.exists().filtered(
            lambda item: item._bank_get_applied_facts() != before[item]
        )
        if changed:
            changed._bank_get_uses()._follow_items()
        if touched and not is_own_write(self.env):
            self.sudo().statement_line_id._bank_note_changes()
        return result

    def unlink(self):
        # EXTENDS account: applications go through the ORM, so that their lines show
        # what is left; posted ones stay, as money on an account.
        uses = self._bank_get_uses()
        posted = uses.filtered(lambda a: a.state == "posted")
        (uses - posted)._drop(
            lambda application: application._tell_dropped(
                self.env._("%(item)s was deleted")
            )
        )
        # While the items are there: the sentences name them.
        self.remove_move_reconcile()
        posted.filtered(lambda a: a.move_line_id in self)._forget_item()
        return super().unlink()

    def _bank_get_applied_facts(self):
        self.ensure_one()
        return [self[name] for name in APPLIED_FACTS]

    def _bank_get_filed_lines(self):
        """Bank lines on posted statements that these are the entries of, settle, or
        cleared."""
        Line = self.env["account.bank.statement.line"].sudo()
        if not self.ids:
            return Line
        own = self.sudo().statement_line_id
        partials = self.sudo().matched_debit_ids | self.sudo().matched_credit_ids
        own |= (partials.debit_move_id | partials.credit_move_id).statement_line_id
        applications = (
            self.env["bank.payment.application"]
            .sudo()
            .search(
                Domain("clearing_line_id", "in", self.ids)
                | Domain("state", "=", "posted")
                & Domain("move_line_id", "in", self.ids)
            )
        )
        return (own | applications.statement_line_id)._bank_filter_filed()

    def _bank_drop_what_is_paid(self):
        """Drop what is proposed of items that have less open now."""
        uses = self._bank_get_uses().filtered(
            lambda a: a.state != "posted" and a.move_line_id in self
        )
        for item, applications in uses.grouped("move_line_id").items():
            fitting = item._bank_get_fitting(applications)
            (applications - fitting)._drop(
                lambda a: a._tell_dropped(
                    self.env._("%(item)s was paid in the meantime")
                )
            )

    def _bank_get_fitting(self, applications):
        """Those of an item's applications that what is open is enough for, what
        people decided first."""
        self.ensure_one()
        left, fitting = self.amount_residual_currency, applications.browse()
        for application in applications.sorted(lambda a: (not a.accepted_by_id, a.id)):
            line = application.statement_line_id
            if line._bank_is_covered(application.item_amount, left, self.currency_id):
                left -= application.item_amount
                fitting |= application
        return fitting


class AccountPartialReconcile(models.Model):
    """Reconciliations that take away, or give back, what applications use."""

    _inherit = "account.partial.reconcile"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS account: what is paid is no longer open to what is proposed, and what
        # was unreconciled may be whole again.
        partials = super().create(vals_list)
        (partials.debit_move_id | partials.credit_move_id)._bank_drop_what_is_paid()
        applications = partials._bank_get_applications()
        applications._check_settled_again()
        partials._bank_get_filed_lines(applications)._bank_note_changes()
        return partials

    def unlink(self):
        # EXTENDS account: posted applications whose reconciliation goes say so. Our own
        # undo takes them back itself; what stays filed is the line on the other side,
        # of a transfer or of money on account.
        if is_own_write(self.env):
            filed = self._bank_get_filed_lines(self.env["bank.payment.application"])
            result = super().unlink()
            filed._bank_note_changes()
            return result
        applications = self._bank_get_applications()
        filed = self._bank_get_filed_lines(applications)
        result = super().unlink()
        applications._note_unsettled()
        filed._bank_note_changes()
        return result

    def _bank_get_filed_lines(self, applications):
        """Bank lines on posted statements that these settle.

        :param applications: the posted ones that these are of.
        """
        entries = self.sudo().debit_move_id | self.sudo().credit_move_id
        lines = entries.statement_line_id | applications.statement_line_id
        return lines._bank_filter_filed()

    def _bank_get_applications(self):
        """Posted applications that these reconciliations are of."""
        entries = self.debit_move_id | self.credit_move_id
        if not entries:
            return self.env["bank.payment.application"]
        applications = (
            self.env["bank.payment.application"]
            .sudo()
            .search(
                Domain("state", "=", "posted")
                & (
                    Domain("move_line_id", "in", entries.ids)
                    | Domain("clearing_line_id", "in", entries.ids)
                )
            )
        )
        if not applications:
            return applications
        moves = {}
        for partial in self.sudo():
            debit, credit = partial.debit_move_id, partial.credit_move_id
            moves.setdefault(debit, set()).add(credit.move_id)
            moves.setdefault(credit, set()).add(debit.move_id)
        return applications.filtered(
            lambda a: any(
                moves.get(entry, set()) & set(a._get_settling_moves())
                for entry in (a.move_line_id, a.clearing_line_id)
            )
        )
