"""Whether the mandates of a collection still allow it, and whether customers know."""
# pylint: disable=prefer-env-translation

from odoo import models

from ...sentences import _
from .found import Found


class BankPaymentRun(models.Model):
    """Looks at the mandates as they are now."""

    _inherit = "bank.payment.run"

    def _find_in_mandates(self, facts):
        """Mandates that were blocked, revoked, used or lapsed meanwhile; accounts that
        are not theirs; customers who were not told."""
        if self.kind != "debit":
            return
        lines = self.env["bank.payment.line"].browse(row["id"] for row in facts)
        days = self.company_id.sudo().bank_prenotification_days
        for line in lines:
            mandate, payee = line.mandate_id, line.partner_id.name or ""
            day = line._get_planned_date()
            if mandate and (problem := mandate._get_problem(day)):
                yield Found(
                    "red",
                    line.id,
                    "mandate_not_valid",
                    "mandate",
                    _(
                        "%(payee)s cannot be debited on %(day)s: %(problem)s Take the "
                        "payment out, or mend the mandate.",
                        payee=payee,
                        day=day,
                        problem=problem,
                    ),
                )
            elif mandate and line.partner_bank_id != mandate.partner_bank_id:
                yield Found(
                    "red",
                    line.id,
                    "mandate_other_account",
                    "account",
                    _(
                        "Mandate %(mandate)s allows the account %(account)s to be "
                        "debited, not this one: choose that account.",
                        mandate=mandate.reference,
                        account=mandate.partner_bank_id.acc_number or "",
                    ),
                )
            if not line._is_notified_in_time():
                yield Found(
                    "yellow",
                    line.id,
                    "not_notified",
                    "date",
                    _(
                        "%(payee)s was not told of this debit %(days)s days before: "
                        "send the pre-notification, or agree on fewer days.",
                        payee=payee,
                        days=days,
                    ),
                )
