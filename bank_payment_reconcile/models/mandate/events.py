"""What becomes of a debit at the bank, and of its mandate with it."""

from odoo import models

from ...payment_files.mandates import after, blocks


class BankDirectDebitUse(models.Model):
    """Is booked, refused, taken back, or comes back."""

    _inherit = "bank.direct.debit.use"

    def _settle(self):
        """The bank has booked these debits."""
        self._take_event("settle")

    def _unsettle(self):
        """The statement that showed these debits was undone."""
        self._take_event("unsettle")

    def _cancel(self):
        """We took these debits back before the bank had them."""
        self._take_event("cancel")

    def _reject(self, code="", text=""):
        """The bank refused these debits before it booked them.

        :param code: its reason, of ISO 20022; text: its words.
        """
        self._take_event("reject", code, text)

    def _come_back(self, kind="return", code="", text=""):
        """What these debits had brought went back.

        :param kind: "return" by the debtor's bank, "refund" that the debtor asked for,
            "reverse" by ourselves.
        """
        self._take_event(kind, code, text)

    def _restore(self):
        """The statement that showed that these came back was undone: what they had
        blocked is free again."""
        changed = self._take_event("restore")
        mandates = changed.mandate_id.filtered(lambda m: m.blocking_use_id in changed)
        mandates._lift_block()
        changed.sudo().write({"reason_code": False, "reason_text": False})

    def _take_event(self, event, code="", text=""):
        """Bring debits up to what happened, and block what the reason bars.

        :return: those that it changed.
        """
        uses = self.sudo()
        new = {use: after(use.state, event) for use in uses}
        changed = uses.filtered(lambda use: new[use] != use.state)
        for state, group in changed.grouped(new.get).items():
            group.write({"state": state})
        if code or text:
            changed.write({"reason_code": code, "reason_text": text})
        if kind := blocks(code):
            for use in changed:
                use.mandate_id._block(kind, use._tell_reason(), use)
        return changed.with_env(self.env)

    def _tell_reason(self):
        self.ensure_one()
        return " ".join(filter(None, (self.reason_code, self.reason_text)))
