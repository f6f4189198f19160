from odoo import api, models
from odoo.fields import Domain

from .own_write import is_own_write


class AccountPartialReconcile(models.Model):
    _inherit = "account.partial.reconcile"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS account: what is paid is no longer open to what is proposed, and what
        # was unreconciled may be whole again.
        partials = super().create(vals_list)
        (partials.debit_move_id | partials.credit_move_id)._drop_what_is_paid()
        applications = partials._get_bank_applications()
        applications._check_settled_again()
        partials._get_filed_bank_lines(applications)._note_changes()
        return partials

    def unlink(self):
        # EXTENDS account: posted applications whose reconciliation goes say so. Our own
        # undo takes them back itself; what stays filed is the line on the other side,
        # of a transfer or of money on account.
        if is_own_write(self.env):
            filed = self._get_filed_bank_lines(self.env["bank.payment.application"])
            result = super().unlink()
            filed._note_changes()
            return result
        applications = self._get_bank_applications()
        filed = self._get_filed_bank_lines(applications)
        result = super().unlink()
        applications._note_unsettled()
        filed._note_changes()
        return result

    def _get_filed_bank_lines(self, applications):
        """Bank lines on posted statements that these settle.

        :param applications: the posted ones that these are of.
        """
        entries = self.sudo().debit_move_id | self.sudo().credit_move_id
        lines = entries.statement_line_id | applications.statement_line_id
        return lines._filter_filed()

    def _get_bank_applications(self):
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
