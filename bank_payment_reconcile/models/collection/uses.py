"""What becomes of a payment, its mandate is told."""

from odoo import models
from odoo.fields import Domain


class BankPaymentLine(models.Model):
    """Uses its mandate when it is exported."""

    _inherit = "bank.payment.line"

    def _get_uses(self):
        """The debits that these are."""
        Use = self.env["bank.direct.debit.use"].sudo()
        if not self.ids:
            return Use
        return Use.search(Domain("payment_line_id", "in", self.ids))

    def _record_uses(self, batch):
        """Note by which mandates a file collects.

        :param batch: `payment_files.Batch` as it was written.
        """
        told = {payment.key: payment.mandate for payment in batch.payments}
        self.env["bank.direct.debit.use"]._record(
            (line.mandate_id, line, line.execution_date, told[line.id])
            for line in self
            if told.get(line.id)
        )

    def _end_uses(self, state, code, text):
        """These are not collected.

        :param state: "rejected" by the bank, else taken back by us; code, text: its
            reason and words.
        """
        uses = self._get_uses()
        if state == "rejected":
            uses._reject(code, text)
        else:
            uses._cancel()

    def _note_shown(self):
        """The bank's statement shows these."""
        self._get_uses()._settle()

    def _note_not_shown(self):
        """The statement that showed these was undone."""
        self._get_uses()._unsettle()

    def _note_come_back(self, kind, code="", text=""):
        """What these had brought went back.

        :param kind: "return", "refund" or "reverse"; code, text: the bank's reason.
        """
        self._get_uses()._come_back(kind, code, text)

    def _note_come_back_undone(self):
        """The statement that showed that these came back was undone."""
        self._get_uses()._restore()
