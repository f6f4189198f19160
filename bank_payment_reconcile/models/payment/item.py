"""What of a payment goes to which open item."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import ormcache

from ..application.open_items import OWED


class BankPaymentItem(models.Model):
    """The share of one open item in a payment of a run."""

    _name = "bank.payment.item"
    _inherit = ["bank.record"]
    _description = "Open Item of a Payment"
    _order = "line_id, id"
    _check_company_auto = True

    line_id = fields.Many2one(
        "bank.payment.line",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(related="line_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="line_id.currency_id")
    # A bank pays the bills of its company's branches, too, which `check_company` would
    # refuse; `_check_fits_line` says whose it may be.
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Open Item",
        required=True,
        ondelete="restrict",
        index=True,
    )
    move_id = fields.Many2one(related="move_line_id.move_id", string="Document")
    due_date = fields.Date(related="move_line_id.date_maturity", string="Due Date")
    discount_date = fields.Date(
        related="move_line_id.discount_date", string="Discount Until"
    )
    open_amount = fields.Monetary(
        string="Open", compute="_compute_open_amount", help="What is open of it now."
    )
    amount = fields.Monetary(
        compute="_compute_amount",
        store=True,
        readonly=False,
        precompute=True,
        help="What is paid of it, in the currency of the payment; what is deducted, as "
        "a credit note, is negative.",
    )
    discount_amount = fields.Monetary(
        string="Discount",
        compute="_compute_amount",
        store=True,
        readonly=False,
        precompute=True,
        help="What is taken off besides, for paying early.",
    )
    is_live = fields.Boolean(related="line_id.is_live", store=True)

    # Two people who export at once cannot both pay a bill.
    _live_uniq = models.UniqueIndex(
        "(move_line_id) WHERE is_live IS TRUE",
        "A document of this payment is in another file already: take it out.",
    )
    _met_once = models.Constraint(
        "UNIQUE (line_id, move_line_id)",
        "A payment pays each open item once: this one is in it already.",
    )

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends(
        "move_line_id", "line_id.execution_date", "line_id.run_id.execution_date"
    )
    def _compute_amount(self):
        for item in self:
            discount, amount = item.discount_amount, item.amount
            if not item._origin.id or item.move_line_id != item._origin.move_line_id:
                discount = item._get_discount_in_time()
                amount = item._get_open_amount() - discount
            elif discount and item.line_id.state == "draft" and not item._is_in_time():
                # What is paid after its discount date is paid in full.
                amount, discount = amount + discount, 0.0
            item.discount_amount = discount
            item.amount = amount

    @api.depends("move_line_id.amount_residual_currency", "line_id.kind")
    def _compute_open_amount(self):
        for item in self:
            item.open_amount = item._get_open_amount()

    @api.depends("move_line_id", "amount")
    def _compute_display_name(self):
        for item in self:
            name = item.move_line_id.move_id.name
            # A row that is being entered may have no currency yet.
            currency = item.currency_id
            item.display_name = (
                f"{name}: {currency.format(item.amount)}" if currency else name
            )

    def _get_sign(self):
        """What a credit of an item counts: what we owe is paid, what we are owed is
        collected."""
        return 1 if self.line_id.kind == "debit" else -1

    def _get_open_amount(self):
        """What is open of it, positive where the payment pays it, in its currency."""
        residual = self.move_line_id.amount_residual_currency
        return self._get_sign() * residual if residual else 0.0

    def _get_discount(self):
        """The discount that the document grants for all of it, whatever the day."""
        entry = self.move_line_id
        if not entry.discount_date or entry.currency_id.compare_amounts(
            entry.amount_residual_currency, entry.amount_currency
        ):
            # Paid in part: the discount is for what is paid as a whole.
            return 0.0
        whole = entry.amount_currency - entry.discount_amount_currency
        return max(entry.currency_id.round(self._get_sign() * whole), 0.0)

    def _is_in_time(self):
        """Whether it is paid by its discount date, with the days of grace of the
        bank's card left aside: those are for what customers pay."""
        last, day = self.discount_date, self.line_id._get_planned_date()
        return bool(last and day and day <= last)

    def _get_discount_in_time(self):
        return self._get_discount() if self._is_in_time() else 0.0

    def _get_lost_discount(self, today):
        """The discount that it would get if it were paid by the discount date, which
        is still to come."""
        last = self.discount_date
        if self.discount_amount or not last or last < today:
            return 0.0
        is_whole = not self.currency_id.compare_amounts(
            self.amount, self._get_open_amount()
        )
        return self._get_discount() if is_whole else 0.0

    # -------------------------------------------------------------------------
    # Constraints
    # -------------------------------------------------------------------------

    @api.constrains("line_id", "move_line_id")
    def _check_fits_line(self):
        for item in self:
            if problem := item._get_problem():
                raise ValidationError(
                    self.env._(
                        "%(document)s cannot be paid by the payment to %(payee)s: "
                        "%(problem)s. Take it out.",
                        document=item.move_line_id.move_id.name,
                        payee=item.line_id.partner_id.display_name,
                        problem=problem,
                    )
                )

    def _get_problem(self):
        """Why an entry is nothing for its payment, as a sentence's end; False where it
        is."""
        entry, line = self.move_line_id, self.line_id
        # A branch's user does not see the companies above.
        companies = line.company_id.sudo()
        if companies not in (entry.company_id | entry.company_id.sudo().parent_ids):
            return self.env._("it belongs to another company")
        if entry.account_id.account_type not in OWED or entry.parent_state != "posted":
            return self.env._("it is no posted open item of a customer or vendor")
        if entry.currency_id != line.currency_id:
            return self.env._("it is in another currency")
        owner = entry.partner_id.commercial_partner_id
        if line.partner_id and owner != line.partner_id.commercial_partner_id:
            return self.env._("it is somebody else's")
        return False

    @api.constrains("amount", "discount_amount", "move_line_id")
    def _check_amounts(self):
        for item in self:
            currency, opened = item.currency_id, item._get_open_amount()
            settled = currency.round(item.amount + item.discount_amount)
            is_other_side = settled and (settled > 0) != (opened > 0)
            if is_other_side or currency.compare_amounts(abs(settled), abs(opened)) > 0:
                raise ValidationError(
                    self.env._(
                        "%(document)s: of %(open)s that is open, %(amount)s cannot "
                        "be paid. Enter no more than what is open.",
                        document=item.move_line_id.move_id.name,
                        open=currency.format(opened),
                        amount=currency.format(settled),
                    )
                )
            if item.discount_amount and currency.compare_amounts(settled, opened):
                raise ValidationError(
                    self.env._(
                        "%s: the discount is granted for what is paid as a whole. Pay "
                        "all of it, or take the discount out.",
                        item.move_line_id.move_id.name,
                    )
                )

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        if not self.env.su:
            items.line_id.run_id._note_change()
        return items

    def write(self, vals):
        is_change = not self.env.su and bool(self._bank_get_kept_fields() & vals.keys())
        result = super().write(vals)
        if is_change:
            self.line_id.run_id._note_change()
        return result

    def unlink(self):
        lines = self.line_id
        told = lines._get_proposed_texts()
        result = super().unlink()
        lines = lines.exists()
        lines.sudo().filtered(lambda line: not line.item_ids).amount = 0.0
        lines._propose_texts_again(told)
        lines.run_id._note_change()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_exported(self):
        if kept := self._bank_filter_kept()[:1]:
            raise UserError(kept._bank_get_kept_message())

    # -------------------------------------------------------------------------
    # What is kept
    # -------------------------------------------------------------------------

    def _bank_filter_kept(self):
        # OVERRIDE bank.record
        kept = self.line_id._bank_filter_kept()
        return self.sudo().filtered(lambda item: item.line_id in kept)

    @api.model
    @ormcache()
    def _bank_get_kept_fields(self):
        # OVERRIDE bank.record
        return frozenset({"line_id", "move_line_id", "amount", "discount_amount"})

    def _bank_get_kept_message(self):
        # OVERRIDE bank.record
        self.ensure_one()
        return self.line_id.run_id._bank_get_kept_message()

    def _bank_check_new_of_person(self):
        # OVERRIDE bank.record
        if kept := self._bank_filter_kept()[:1]:
            raise UserError(kept._bank_get_kept_message())


class BankPaymentLine(models.Model):
    """A payment whose payee or currency changes has to fit what it pays."""

    _inherit = "bank.payment.line"

    @api.constrains("partner_id", "currency_id")
    def _check_items_fit(self):
        self.item_ids._check_fits_line()
