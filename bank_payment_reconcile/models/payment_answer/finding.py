"""What banks answered before stands against the next payments to an account."""
# pylint: disable=prefer-env-translation

from odoo import models

from ...sentences import _
from ..payment_check.found import Found


class BankPaymentRun(models.Model):
    """Pays to no account that a bank has refused, before a person looked at it."""

    _inherit = "bank.payment.run"

    def _find_in_answers(self, facts):
        # EXTENDS payment_check
        accounts = self.env["res.partner.bank"].sudo()
        accounts = accounts.browse({row["account_id"] for row in facts} - {None})
        refused = {
            account.id: account for account in accounts if account.bank_is_refused
        }
        found = [
            self._tell_account_refused(row, refused[row["account_id"]])
            for row in facts
            if row["account_id"] in refused
        ]
        return [*super()._find_in_answers(facts), *found]

    def _tell_account_refused(self, row, account):
        said = _(
            "A bank refused a payment to the account %(number)s of %(payee)s on "
            "%(day)s (%(reason)s): verify it with the payee, then correct it, or say "
            "on the account that it is right.",
            number=row["number"],
            payee=row["payee"],
            day=account.bank_refused_on,
            reason=(account.bank_refused_reason or "").rstrip("."),
        )
        return Found("red", row["id"], "account_refused", "account", said)
