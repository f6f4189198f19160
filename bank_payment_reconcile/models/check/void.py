"""Voiding checks, before posting and after."""

from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..core.entries import reverse
from ..core.locks import get_locks_of, tell_locks
from ..record.rights import needs


class BankCheckEntry(models.Model):
    """Voids a check: the payment cancelled, or taken back by an entry."""

    _inherit = "bank.check.entry"

    # -------------------------------------------------------------------------
    # What stands in the way
    # -------------------------------------------------------------------------

    def _check_can_be_voided(self):
        """Refuse checks that are void, or that the bank has shown."""
        for check in self:
            if error := check._get_void_error():
                raise UserError(error)

    def _get_void_error(self):
        """Why the check cannot be voided, as a sentence; None where it can."""
        self.ensure_one()
        if self.state in ("voided", "financially_voided"):
            return self.env._(
                "Check %(number)s is void already, since %(date)s.",
                number=self.number,
                date=self.void_date or self.env._("its entry was reversed"),
            )
        return self._get_bank_error()

    def _get_first_void_day(self):
        """The first day on which voiding these checks changes nothing that is closed:
        not before the checks, nor in a month whose statement is filed or a period that
        is locked."""
        days = [*filter(None, self.mapped("check_date"))]
        posted = self.filtered(lambda check: check.state == "posted")
        if filed := posted._get_filed_documents():
            days.append(filed[0].date + timedelta(days=1))
        day = max(days, default=fields.Date.context_today(self))
        for move in posted.move_id:
            if locks := get_locks_of(move, day, False):
                day = max(locks)[0] + timedelta(days=1)
        return day

    def _get_filed_documents(self, date=None):
        """Posted reconciliations of the checks' banks, the last one first, whose proof
        lists the checks as outstanding.

        :param date: only those that say what was outstanding on that day or later.
        """
        if not self:
            return self.env["bank.reconciliation"]
        first = date or min(filter(None, self.mapped("check_date")), default=None)
        return self.env["bank.reconciliation"].search(
            Domain("journal_id", "in", self.journal_id.ids)
            & Domain("state", "=", "posted")
            & (Domain("date", ">=", first) if first else Domain.TRUE),
            order="date desc, id desc",
        )

    def _check_void_date(self, date):
        """A check is not voided before it was written, nor in a closed period."""
        self.ensure_one()
        if date < self.check_date:
            raise UserError(
                self.env._(
                    "Check %(number)s is of %(check_date)s and cannot be voided on "
                    "%(date)s, before that: choose a later date.",
                    number=self.number,
                    check_date=self.check_date,
                    date=date,
                )
            )
        if locks := get_locks_of(self.move_id, date, False):
            raise UserError(
                self.env._(
                    "Check %(number)s cannot be voided on %(date)s, the period is "
                    "locked (%(locks)s): choose a later date.",
                    number=self.number,
                    date=date,
                    locks=tell_locks(self.env, locks),
                )
            )

    # -------------------------------------------------------------------------
    # Voiding
    # -------------------------------------------------------------------------

    def _void(self, void_type=None, date=None, reason=None):
        """Void checks for good; the numbers stay used.

        :param void_type: of posted ones, `unapply_void` or `void_only`; by default
            the first for a partner's check. What is not posted is cancelled.
        :param date: of the voiding entry; by default the check's, or the first day
            after it that is not closed.
        :raise UserError: nothing is voided where one of them cannot be.
        """
        self._check_may_change()
        self._check_can_be_voided()
        posted = self.filtered(lambda check: check.state == "posted" and check.move_id)
        for check in posted:
            check._void_financially(
                void_type or check._get_default_void_type(),
                date or check._get_first_void_day(),
                reason,
            )
        for check in self - posted:
            payment = check.payment_id
            check._make_void("unposted", date, reason)
            payment.action_cancel()

    def _get_default_void_type(self):
        return "unapply_void" if self.partner_id else "void_only"

    def _void_financially(self, void_type, date, reason):
        """Take a posted check back by an entry of its own, as of the void date.

        The payment's entry stays, so that the books of the check's period do. Its
        outstanding item and the reversal's close each other.
        """
        self.ensure_one()
        self._check_void_date(date)
        payment, move = self.payment_id, self.move_id
        values = {"date": date, "ref": self.env._("Void of check %s", self.number)}
        if void_type == "unapply_void":
            # Odoo takes the payment off its documents, which are open again.
            reversal = reverse(move, [values], cancel=True)
        else:
            reversal = reverse(move, [values])
            self._keep_partner_entry(reversal)
            reversal.action_post()
        self._make_void(void_type, date, reason)
        self.sudo().void_move_id = reversal
        payment.state = "canceled"
        payment.message_post(
            body=self.env._(
                "Check %(number)s was voided as of %(date)s: %(entry)s.",
                number=self.number,
                date=date,
                entry=reversal.name,
            )
        )

    def _keep_partner_entry(self, reversal):
        """Make of a payment's reversal one of the check alone.

        What was paid stays paid, discounts and write-offs included; the partner gets
        an open entry of what the check would have paid.
        """
        payment = self.payment_id
        bank_items = reversal.line_ids.filtered(
            lambda line: line.account_id == payment.outstanding_account_id
        )
        others = reversal.line_ids - bank_items
        partner_items = others.filtered(
            lambda line: line.account_id == payment.destination_account_id
        )
        kept = (partner_items or others)[:1]
        reversal.write(
            {
                "line_ids": [
                    *(fields.Command.delete(line.id) for line in others - kept),
                    fields.Command.update(
                        kept.id,
                        {
                            "balance": -sum(bank_items.mapped("balance")),
                            "amount_currency": -sum(
                                bank_items.mapped("amount_currency")
                            ),
                        },
                    ),
                ]
            }
        )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("create", "bank.check.void")
    def action_void(self):
        """Ask for date, way and reason."""
        self._check_can_be_voided()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_check_void"
        )
        action["context"] = {"default_check_ids": self.ids}
        return action
