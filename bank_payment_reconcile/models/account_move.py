from odoo import models

from .own_write import is_own_write

#: What a filed statement says of the entry of a bank line.
FILED_FACTS = {"state", "date", "journal_id", "line_ids"}


class AccountMove(models.Model):
    _inherit = "account.move"

    def _invoice_paid_hook(self):
        # EXTENDS account. A dependence of the payment's state on its documents would
        # say the same; the host would follow it from every entry it writes, bank lines
        # by the thousand among them.
        result = super()._invoice_paid_hook()
        self.sudo().matched_payment_ids._settle()
        return result

    # -------------------------------------------------------------------------
    # What bank lines stand on
    # -------------------------------------------------------------------------

    def write(self, vals):
        # EXTENDS account: nothing is applied to a document that leaves the ledger or
        # becomes another partner's.
        if vals.get("state") in ("draft", "cancel"):
            self.filtered(lambda move: move.state == "posted")._leave_ledger(
                vals["state"]
            )
        result = super().write(vals)
        if vals.get("state") == "posted":
            self.line_ids._get_bank_uses()._check_settled_again()
        if "partner_id" in vals and not is_own_write(self.env):
            self.line_ids._get_bank_uses()._follow_items()
        if vals.keys() & FILED_FACTS and not is_own_write(self.env):
            # Of a statement that is filed, and what its lines stand on.
            lines = self.line_ids._get_filed_bank_lines()
            lines |= self.reversed_entry_id.sudo().statement_line_ids
            lines._note_changes()
        return result

    def _leave_ledger(self, state):
        """Posted entries are about to be reset to draft or cancelled.

        :param state: what they become.
        """
        self.sudo().statement_line_ids._take_record_back()
        why = (
            self.env._("%(item)s was reset to draft")
            if state == "draft"
            else self.env._("%(item)s was cancelled")
        )
        uses = self.line_ids._get_bank_uses()
        posted = uses.filtered(lambda a: a.state == "posted")
        (uses - posted)._drop(lambda application: application._tell_dropped(why))
        # Until it is posted again the host keeps it reconciled, with nothing.
        posted.filtered(
            lambda a: (a.move_line_id | a.clearing_line_id) & self.line_ids
        )._note_unsettled(lambda application: application._tell_left())

    def unlink(self):
        # EXTENDS account: the database deletes a bank line with its entry; what it
        # posted is kept in the history first.
        lines = self.sudo().statement_line_ids
        lines._pass_on_look_alikes()
        lines._before_undoing()
        filed = self.line_ids._get_filed_bank_lines()
        result = super().unlink()
        # Told to be unreconciled a moment ago, they are deleted now.
        filed._note_changes()
        return result
