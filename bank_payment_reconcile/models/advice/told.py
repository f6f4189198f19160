"""Why a line is applied as it is, in the words of its advice."""

from odoo import models

from ... import matching


class BankPaymentAdvice(models.Model):
    """Says the reasons of what is applied by it, as data."""

    _inherit = "bank.payment.advice"

    def _say(self, kind, **params):
        """A reason, as the matcher's are stored.

        :param params: amounts as floats in the advice's currency are named by `_money`.
        """
        return matching.Reason(kind, {"advice": self.display_name, **params})

    def _money(self, amount):
        """An amount of a sentence: without its sign, as data."""
        currency = self.currency_id
        digits = currency.decimal_places
        return {
            "minor": abs(round(amount * 10**digits)),
            "digits": digits,
            "code": currency.name,
        }

    def _say_found(self):
        """How the line was found, and how much the document says."""
        kinds = {
            "mark": "advice_named",
            "sender": "advice_sender",
            "amount": "advice_amount",
            "person": "advice_person",
            "bank": "advice_bank",
        }
        kind = "advice_one" if self.row_count == 1 else "advice"
        said = [self._say(kind, count=self.row_count)]
        if self.found_by:
            said.append(self._say(kinds[self.found_by]))
        return said

    def _say_row(self, kind, row, called, **params):
        """A reason that tells where in the document it stands."""
        return self._say(
            kind,
            row=row.line,
            called=called,
            amount=self._money(row.gross),
            **params,
        )

    def _say_item(self, settlement, number, called):
        """What a row says of the item that it settles."""
        row = settlement.row
        kind = {
            (False, False): "advice_row",
            (True, False): "advice_row_less",
            (False, True): "advice_row_deducted",
            (True, True): "advice_row_both",
        }[bool(row.discount), bool(row.deduction)]
        return self._say_row(
            kind,
            row,
            called,
            number=number,
            discount=self._money(row.discount),
            deduction=self._money(row.deduction),
            reason=row.reason or row.reason_code or "?",
        )
