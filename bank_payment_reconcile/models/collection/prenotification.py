"""Customers are told what is debited, and when, before it is."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..payment.run import OPEN_STATES
from ..record.rights import needs

TEMPLATE = "bank_payment_reconcile.mail_template_prenotification"


class BankPaymentLine(models.Model):
    """Remembers what the debtor was told."""

    _inherit = "bank.payment.line"

    notified_on = fields.Date(
        string="Pre-Notified",
        readonly=True,
        copy=False,
        help="On which day the customer was told.",
    )
    notified_amount = fields.Monetary(readonly=True, copy=False)
    notified_date = fields.Date(readonly=True, copy=False)

    def _is_notified(self):
        """Whether the debtor was told of just this debit."""
        return bool(
            self.notified_on
            and self.notified_date == self._get_planned_date()
            and not self.currency_id.compare_amounts(self.notified_amount, self.amount)
        )

    def _is_notified_in_time(self):
        days = self.company_id.sudo().bank_prenotification_days
        if not days:
            return True
        planned = self._get_planned_date()
        return self._is_notified() and (planned - self.notified_on).days >= days


class BankPaymentRun(models.Model):
    """Tells the customers by mail."""

    _inherit = "bank.payment.run"

    @needs("write")
    def action_send_prenotifications(self):
        """Mail the amount and the day of each debit to whoever was not told yet.

        :raises UserError: the run is no collection that is still to be exported.
        """
        self.ensure_one()
        if self.kind != "debit" or self.state not in OPEN_STATES:
            raise UserError(
                self.env._(
                    "%s is no collection that is still to be exported: nobody is told "
                    "of it.",
                    self.name,
                )
            )
        lines = self.line_ids.filtered(lambda line: not line._is_notified())
        told = lines.filtered("partner_id.email")
        today = self._get_today()
        if told:
            template = self.env.ref(TEMPLATE).sudo()
            template.send_mail_batch(told.ids)
            for line in told.sudo():
                line.write(
                    {
                        "notified_on": today,
                        "notified_amount": line.amount,
                        "notified_date": line._get_planned_date(),
                    }
                )
        return self._tell_notified(len(told), lines - told)

    def _tell_notified(self, count, without):
        """A message at the corner of the page.

        :param without: payments whose customer has no e-mail address.
        """
        message = self.env._("%s customers are told by e-mail.", count)
        if without:
            message += " " + self.env._(
                "Without an e-mail address: %s.",
                ", ".join(without.partner_id.mapped("name")),
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if without else "success",
                "message": message,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
