"""Bank lines and the documents that explain them."""

from odoo import models
from odoo.exceptions import UserError

from ..record.rights import browse_named, needs


class AccountBankStatementLine(models.Model):
    """Takes a document, and is applied by it."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_apply_advice(self, data, filename):
        """Take a document for these lines, and apply them by it.

        :param data: a payout's report or a remittance advice: bytes, or as base64, as a
            client sends it; text that was pasted likewise.
        :param str filename: its name, for the messages.
        :return: a notification that tells what came of it.
        :raises UserError: it cannot be read, or a line is posted.
        """
        self._bank_check_not_posted()
        if len(self.company_id) != 1:
            raise UserError(self.env._("Choose lines of one company."))
        if not isinstance(data, bytes):
            data = self.journal_id[:1]._bank_decode_file(data, filename)
        found, sentences = self.env["bank.payment.advice"]._take(
            data, filename, self.company_id, self
        )
        return self._bank_notify_advised(found, sentences)

    @needs("write")
    def action_bank_choose_advice(self, advice):
        """Apply these lines by a document that waits.

        :param advice: `bank.payment.advice`; a client names it by its id.
        :raises UserError: it is posted, or in another currency.
        """
        found = browse_named(self.env, "bank.payment.advice", advice)
        if not found:
            raise UserError(self.env._("Choose an advice: this one was deleted."))
        found._take_on(self)
        return self._bank_notify_advised(found, [])

    @needs("write")
    def action_bank_remove_advice(self, advice):
        """Take a document off these lines, with what was applied by it.

        :raises UserError: a line is posted.
        """
        self._bank_check_not_posted()
        found = browse_named(self.env, "bank.payment.advice", advice)
        found = found & self.bank_advice_ids
        found.check_access("write")
        # It may explain another line, too, that is posted.
        found._bank_check_not_kept()
        found._take_off()

    def _bank_notify_advised(self, advices, sentences):
        """What a document explains of these lines."""
        doubtful = sum(advices.mapped("open_row_count"))
        told = [f"{advice.display_name}: {advice._tell_rows()}" for advice in advices]
        told += [*sentences, *filter(None, advices.mapped("remarks"))]
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if doubtful or sentences else "success",
                "message": "\n".join(told),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    # -------------------------------------------------------------------------
    # Applying
    # -------------------------------------------------------------------------

    def _bank_apply_explained(self):
        # EXTENDS: by the documents that are tied to them, or that wait for them
        Advice = self.env["bank.payment.advice"]
        for company in self.company_id:
            Advice._get_waiting(company)._find_lines(self)
        self._bank_take_remitted()
        explained = super()._bank_apply_explained()
        return explained | self._bank_apply_advices()

    # -------------------------------------------------------------------------
    # Panel
    # -------------------------------------------------------------------------

    def _bank_get_panel_advices(self):
        # EXTENDS
        told = super()._bank_get_panel_advices()
        # Who sees invoices alone does not see what customers paid by which document.
        if not self.env["bank.payment.advice"].has_access("read"):
            return told
        return told + [
            {
                "id": advice.id,
                "name": advice.display_name,
                "doubtful": advice.open_row_count,
                "told": advice._tell_rows(),
                "remarks": advice.remarks or "",
            }
            for advice in self.bank_advice_ids
        ]
