"""What the bank says of one payment, and what a person does about it."""

from decimal import Decimal

from odoo import fields, models
from odoo.exceptions import UserError

from ... import payment_files
from ..record.rights import needs


class BankPaymentLine(models.Model):
    """The bank's words, and the name that it knows the account by."""

    _inherit = "bank.payment.line"

    changed_date = fields.Date(
        string="Date of the Bank",
        readonly=True,
        copy=False,
        help="On which the bank executes it, where that is not the day ordered.",
    )

    def _to_order(self):
        """This payment by what the bank names it, `payment_files.Ordered`."""
        decimals = self.currency_id.decimal_places
        return payment_files.SentOrder(
            key=self.id,
            end_to_end_id=self.end_to_end_id or "",
            instruction_id=self.instruction_id or "",
            information_id=self.payment_information_id or "",
            amount=Decimal(f"{self.amount:.{decimals}f}"),
            account=self.partner_bank_id.sanitized_acc_number or "",
        )

    def _reject(self, reason):
        """The bank does not execute these: what they pay is open again."""
        if self:
            self._take_back(reason, state="rejected")

    @needs("write")
    def action_take_over_name(self):
        """Name the account's holder as the bank does.

        :raises UserError: the bank told no name, or the account is trusted and this
            person may trust none.
        """
        for line in self:
            if line.vop_result != "close" or not line.vop_name:
                raise UserError(
                    self.env._(
                        "The bank told no name for the account of %s: there is nothing "
                        "to take over.",
                        line.display_name,
                    )
                )
            account = line.partner_bank_id.sudo(False)
            group = "account.group_validate_bank_account"
            if account.lock_trust_fields and not self.env.user.has_group(group):
                raise UserError(
                    self.env._(
                        "The account %(account)s is trusted: ask somebody who may "
                        "trust accounts to take over the name %(name)s.",
                        account=account.acc_number,
                        name=line.vop_name,
                    )
                )
            # Odoo asks whether this person may.
            account.write({"acc_holder_name": line.vop_name})
