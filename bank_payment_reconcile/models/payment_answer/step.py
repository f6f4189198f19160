"""The steps that a payment goes at the bank: forward only."""

import re
from datetime import date

from odoo import models

from ... import payment_files

_DAY = re.compile(r"\b(20\d\d-[01]\d-[0-3]\d)\b")
#: What the bank has and may execute.
_AT_BANK = ("exported", "accepted", "pending")
#: What becomes of what the bank does not execute.
ENDS = ("rejected", "cancelled")
#: States by what becomes of it; what is only received stays exported.
_STATES = {"accepted": "accepted", "pending": "pending"}


class BankPaymentLine(models.Model):
    """A step of one payment."""

    _inherit = "bank.payment.line"

    def _step(self, said, words):
        """What is written on this payment by what the bank says of it.

        :param said: `payment_files.PaymentStatus`
        :return: values of stored fields, always the same ones.
        """
        row = {
            "state": self.state,
            "status_code": self.status_code,
            "status_text": self.status_text,
            "vop_result": self.vop_result,
            "vop_name": self.vop_name,
            "changed_date": self.changed_date,
        }
        text = words.of(said.status, said.reason, said.text)
        if found := payment_files.VERIFIED.get(said.status):
            row["vop_result"] = found
            row["vop_name"] = said.name or False
            if not self.status_code:
                row["status_text"] = text
            return row
        if said.status == "ACWC" and (day := self._get_changed_date(said)):
            row["changed_date"] = day
        ranks = payment_files.RANKS
        if ranks.get(said.status, 0) <= ranks.get(self.status_code, 0):
            return row
        row["status_code"], row["status_text"] = said.status, text
        state = _STATES.get(payment_files.OUTCOMES.get(said.status))
        if state and self.state in _AT_BANK:
            row["state"] = state
        return row

    def _get_changed_date(self, said):
        """The day on which the bank executes it, where it is another than ordered."""
        day = said.date
        if day in (None, self.execution_date) and (found := _DAY.search(said.text)):
            try:
                day = date.fromisoformat(found[1])
            except ValueError:
                day = None
        return day if day and day != self.execution_date else False

    def _get_shown_of(self, answered):
        """Those of these that the bank ends, and the statement shows all the same.

        :param answered: {id: `payment_files.PaymentStatus`}
        """
        ended = [
            _id
            for _id, said in answered.items()
            if payment_files.OUTCOMES.get(said.status) in ENDS
        ]
        return self.browse(ended)._get_shown_lines()

    def _get_end(self, said, is_shown):
        """Whether the bank ends this payment: rejected or cancelled; held where a
        person has to say so first; late where it is too late for that."""
        outcome = payment_files.OUTCOMES.get(said.status)
        if outcome not in ENDS:
            return "late" if self._is_surprise(outcome) else ""
        if is_shown:
            return "late"
        if self.state in _AT_BANK:
            is_double = said.reason in payment_files.DUPLICATE
            return "held" if is_double and said.level != "payment" else outcome
        return ""

    def _is_surprise(self, outcome):
        """Whether the bank goes on with what is not in the run any more."""
        return outcome == "accepted" and self.state in ("rejected", "cancelled")
