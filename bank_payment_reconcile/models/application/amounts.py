"""What an application closes besides the money: write-offs, taxes, currencies."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class BankPaymentApplication(models.Model):
    """Amounts that an application closes besides the money."""

    _name = "bank.payment.application"
    _inherit = ["bank.payment.application", "analytic.mixin"]

    write_off_amount = fields.Monetary(
        string="Write-off",
        help="What of the item is closed without money, in the currency of the "
        "transaction and with the sign of what is open.",
    )
    write_off_account_id = fields.Many2one(
        "account.account",
        domain=[("account_type", "!=", "off_balance")],
        check_company=True,
    )
    tax_ids = fields.Many2many(
        "account.tax",
        string="Taxes",
        check_company=True,
        help="Taxes that the amount on the account, or the write-off, contains.",
    )
    item_currency_id = fields.Many2one(
        related="move_line_id.currency_id", string="Item's Currency"
    )
    item_amount = fields.Monetary(
        string="Amount in Item's Currency",
        currency_field="item_currency_id",
        compute="_compute_item_amount",
        store=True,
        readonly=False,
        help="What is taken of the open item, discount and write-off included, in "
        "the item's own currency.",
    )
    item_remaining_amount = fields.Monetary(
        string="Remaining After Posting",
        currency_field="item_currency_id",
        compute="_compute_item_remaining_amount",
        compute_sudo=True,
        help="What stays open of the item, in its own currency.",
    )
    warning = fields.Char(compute="_compute_warning", compute_sudo=True)

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("move_line_id", "amount", "discount_amount", "write_off_amount")
    def _compute_item_amount(self):
        for application in self:
            item, line = application.move_line_id, application.statement_line_id
            settled = application._get_settled_amount()
            application.item_amount = (
                line._bank_to_item_amount(item, settled) if item else 0.0
            )

    @api.depends("item_amount", "state", "move_line_id.amount_residual_currency")
    def _compute_item_remaining_amount(self):
        for application in self:
            item = application.move_line_id
            taken = 0.0 if application.state == "posted" else application.item_amount
            remaining = item.amount_residual_currency - taken
            application.item_remaining_amount = (
                item.currency_id.round(remaining) if item else 0.0
            )

    @api.depends(
        "move_line_id",
        "statement_line_id.bank_booking_date",
        "statement_line_id.application_ids.item_amount",
    )
    @api.depends_context("lang")
    def _compute_warning(self):
        for application in self:
            application.warning = application._get_warning()

    def _get_warning(self):
        """What a person should know and nobody forbids; False when nothing."""
        self.ensure_one()
        item, line = self.move_line_id, self.statement_line_id
        document_date = item.move_id.invoice_date or item.date
        if item and document_date > line.bank_booking_date:
            return self.env._(
                "%(item)s is dated %(theirs)s, later than the payment of %(ours)s.",
                item=item.move_id.name,
                theirs=document_date,
                ours=line.bank_booking_date,
            )
        if item and line._bank_is_against_the_money(item):
            short = line._bank_get_short_applications()
            if short:
                return self.env._(
                    "%(item)s was applied first and is not fully covered: apply it "
                    "again to use what %(credit)s adds.",
                    item=short[0].move_line_id.move_id.name,
                    credit=item.move_id.name,
                )
        return False

    # -------------------------------------------------------------------------
    # Constraints
    # -------------------------------------------------------------------------

    @api.constrains("write_off_amount", "write_off_account_id", "move_line_id")
    def _check_write_off(self):
        for application in self:
            if application.currency_id.is_zero(application.write_off_amount):
                continue
            if not application.move_line_id:
                raise ValidationError(
                    self.env._(
                        "Only an open item can be written off; %s is an account.",
                        application.display_name,
                    )
                )
            if not application.write_off_account_id:
                raise ValidationError(
                    self.env._(
                        "Choose the account that takes the write-off of %s.",
                        application.display_name,
                    )
                )

    @api.model
    def _prepare_manual(self):
        """What makes an application that of the person who changes it."""
        return {
            **self._prepare_acceptance(),
            "confidence": "manual",
            "review_required": False,
        }

    # -------------------------------------------------------------------------
    # What a person may apply
    # -------------------------------------------------------------------------

    def _check_fits(self):
        """Refuse what neither the item nor the bank line has.

        Asked when a person applies; what the matcher proposes is checked when it
        is posted, so that a batch costs no query per line.

        :raises UserError: one sentence that says what is too much, and where.
        """
        for application in self:
            line, item = application.statement_line_id, application.move_line_id
            if item:
                application._check_discount()
                application._check_item_covers(line._bank_get_item_holders(item))
                application._check_direction()
            line._bank_check_not_over_applied(application)

    def _check_discount(self):
        item, zero = self.move_line_id, self.currency_id.is_zero
        if zero(self.discount_amount):
            return
        if not self.statement_line_id._bank_get_item_discount(item):
            raise UserError(
                self.env._(
                    "%s grants no early payment discount: enter a write-off instead.",
                    item.move_id.name,
                )
            )
        if (self.discount_amount > 0) != (item.amount_residual_currency > 0):
            raise UserError(
                self.env._("The discount on %s has the wrong sign.", item.move_id.name)
            )

    def _check_item_covers(self, holders):
        """:param holders: {other line: what it holds of the item}."""
        item, line = self.move_line_id, self.statement_line_id
        currency = item.currency_id
        held = sum(holders.values())
        open_amount = currency.round(item.amount_residual_currency - held)
        names = ", ".join(other._bank_get_short_name() for other in holders)
        if holders and currency.is_zero(open_amount):
            raise UserError(
                self.env._(
                    "%(item)s is already applied to %(lines)s: remove it there first.",
                    item=item.move_id.name,
                    lines=names,
                )
            )
        if line._bank_is_covered(self.item_amount, open_amount, currency):
            return
        if (self.item_amount > 0) != (open_amount > 0):
            raise UserError(
                self.env._(
                    "%(item)s has %(open)s open: an amount of %(amount)s has the "
                    "wrong sign for it.",
                    item=item.move_id.name,
                    open=currency.format(open_amount),
                    amount=currency.format(self.item_amount),
                )
            )
        message = self.env._(
            "%(item)s has %(open)s open, less than the %(amount)s to apply.",
            item=item.move_id.name,
            open=currency.format(open_amount),
            amount=currency.format(self.item_amount),
        )
        if holders:
            message = self.env._(
                "%(item)s has %(open)s open, less than the %(amount)s to apply: "
                "%(held)s of it is applied to %(lines)s.",
                item=item.move_id.name,
                open=currency.format(open_amount),
                amount=currency.format(self.item_amount),
                held=currency.format(held),
                lines=names,
            )
        raise UserError(message)

    def _check_direction(self):
        """Money in pays no bill unless the bill is set off against an invoice."""
        item, line = self.move_line_id, self.statement_line_id
        if not line._bank_is_against_the_money(item) or line._bank_is_credit(item):
            return
        others = (line.application_ids - self).filtered(
            lambda other: (other.amount > 0) == (line.bank_transaction_amount > 0)
        )
        if others:
            return
        raise UserError(
            self.env._(
                "%(item)s has %(open)s open and the payment is %(amount)s: apply the "
                "item that it is set off against first.",
                item=item.move_id.name,
                open=item.currency_id.format(item.amount_residual_currency),
                amount=self.currency_id.format(line.bank_transaction_amount),
            )
        )
