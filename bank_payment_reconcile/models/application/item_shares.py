"""How much of an open item a bank line takes when a person applies it."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import date_utils

from ..core.currencies import convert
from ..core.entries import get_types_with_early_discount


class AccountBankStatementLine(models.Model):
    """How much of an item is left for a line to take."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # The item
    # -------------------------------------------------------------------------

    def _bank_get_applicable_item(self, move_line_id):
        """The open item of an id.

        :raises UserError: it is gone, closed, of another company, or has no rate.
        """
        item = self.env["account.move.line"].browse(move_line_id).exists()
        if item and (error := self._bank_get_hidden_error(item)):
            raise UserError(error)
        if not item or item.move_id == self.move_id:
            raise UserError(
                self.env._(
                    "This open item no longer exists: reload the page and choose again."
                )
            )
        name = item.move_id.name
        if item.parent_state != "posted" or item.reconciled:
            raise UserError(
                self.env._("%s has nothing open: it was paid or reversed.", name)
            )
        if not item.account_id.reconcile:
            raise UserError(
                self.env._(
                    "%(item)s is on %(account)s, whose entries are not reconciled: "
                    "add a row with the account instead.",
                    item=name,
                    account=item.account_id.display_name,
                )
            )
        if self.company_id not in item.company_id.sudo().parent_ids:
            raise UserError(
                self.env._(
                    "%(item)s belongs to %(theirs)s and the bank to %(ours)s.",
                    item=name,
                    theirs=item.company_id.name,
                    ours=self.company_id.name,
                )
            )
        self._bank_check_item_of_bank(item)
        self._bank_check_rate(item)
        return item

    def _bank_get_hidden_error(self, item):
        """Why an item of a branch cannot be used by this person, who does not see it;
        None where it can."""
        company = item.sudo().company_id
        if self.env.su or not company or company.id in self.env.companies.ids:
            return None
        if self.company_id.id not in company.parent_ids.ids:
            # Another company's: nothing is told of it here.
            return None
        return self.env._(
            "%(item)s belongs to %(company)s: select that company, too.",
            item=item.sudo().move_id.name,
            company=company.name,
        )

    def _bank_check_item_of_bank(self, item):
        """Another bank's payment waits for that bank to show it."""
        payment = item.payment_id
        if (
            payment.journal_id not in (self.journal_id, payment.journal_id.browse())
            and item.account_id == payment.outstanding_account_id
            and item.account_id != self.company_id.transfer_account_id
        ):
            raise UserError(
                self.env._(
                    "%(item)s is a payment of %(theirs)s: a line of %(ours)s does "
                    "not show it.",
                    item=item.move_id.name,
                    theirs=payment.journal_id.display_name,
                    ours=self.journal_id.display_name,
                )
            )

    def _bank_check_rate(self, item):
        """Without a rate Odoo would count one for one."""
        currencies = item.currency_id | self.bank_transaction_currency_id
        foreign = currencies - self.company_id.currency_id
        if len(currencies) < 2:
            return
        known = self.env["res.currency.rate"].search(
            Domain("currency_id", "in", foreign.ids)
            & Domain("company_id", "in", [False, self.company_id.root_id.id])
        )
        if missing := foreign - known.currency_id:
            raise UserError(
                self.env._(
                    "%(item)s is in %(theirs)s and the payment in %(ours)s: enter an "
                    "exchange rate for %(missing)s first.",
                    item=item.move_id.name,
                    theirs=item.currency_id.name,
                    ours=self.bank_transaction_currency_id.name,
                    missing=missing[0].name,
                )
            )

    def _bank_is_against_the_money(self, item):
        """Whether the item reduces the payment: a credit note, or a set-off."""
        return (item.amount_residual_currency > 0) != (self.bank_transaction_amount > 0)

    def _bank_is_credit(self, item):
        """Whether the item gives back by its nature: credit notes, refunds, and
        what is on account."""
        owed = ("asset_receivable", "liability_payable")
        return item.move_type in ("out_refund", "in_refund") or (
            item.move_type == "entry"
            and (not item.payment_id or item.account_id.account_type in owed)
        )

    # -------------------------------------------------------------------------
    # What is taken, what is granted
    # -------------------------------------------------------------------------

    def _bank_get_item_holders(self, items):
        """Other lines that hold an item, and how much, in the item's currency.

        :return: {line: amount}; of several items, all together.
        """
        # A branch's line may hold it that this person does not see.
        groups = (
            self.env["bank.payment.application"]
            .sudo()
            ._read_group(
                self._bank_get_holding_domain(items),
                ["statement_line_id"],
                ["item_amount:sum"],
            )
        )
        return dict(groups)

    def _bank_get_holding_domain(self, items):
        """Applications of other lines that promise something of the items."""
        return (
            Domain("move_line_id", "in", items.ids)
            & Domain("state", "in", ("proposed", "accepted"))
            & Domain("statement_line_id", "not in", self.ids)
        )

    def _bank_get_item_discount(self, item):
        """The early payment discount of an item, in its currency; 0 without one.

        Odoo grants it on documents nothing was paid on yet.
        """
        move_types = get_types_with_early_discount(item.env)
        if not item.discount_date or item.move_type not in move_types:
            return 0.0
        if item.currency_id.compare_amounts(
            item.amount_residual_currency, item.amount_currency
        ):
            return 0.0
        return item.currency_id.round(
            item.amount_currency - item.discount_amount_currency
        )

    def _bank_is_discount_in_time(self, discount_date):
        days = self.journal_id.bank_discount_grace_days
        limit = date_utils.add(discount_date, days=days) if discount_date else None
        return bool(limit) and self.bank_booking_date <= limit

    # -------------------------------------------------------------------------
    # Shares
    # -------------------------------------------------------------------------

    def _bank_prepare_item_application(self, item, amount, application, left=None):
        """Values of the application of an item.

        :param amount: what a person typed, or None for the default.
        :param application: the one that exists already, or empty.
        :param left: what there is to apply; by default what nothing takes yet.
        """
        held = sum(self._bank_get_item_holders(item).values())
        open_amount = item.currency_id.round(item.amount_residual_currency - held)
        if left is None:
            left = self._bank_get_amount_left(application)
        money = left if amount is None else amount
        whole = self._bank_get_whole_value(item, open_amount, money)
        discount = 0.0
        if not held and self._bank_is_discount_in_time(item.discount_date):
            discount = self._bank_from_item_amount(
                item, self._bank_get_item_discount(item)
            )
        if amount is None:
            if values := self._bank_prepare_at_rate(item, whole, discount, left):
                return {**values, "item_amount": open_amount}
            amount = self._bank_get_default_share(item, whole, discount, left)
        currency = self.bank_transaction_currency_id
        # Who pays the rest after discount takes the discount; who pays less, or
        # all, does not.
        if currency.compare_amounts(amount, whole - discount):
            discount = 0.0
        return {
            "statement_line_id": self.id,
            "move_line_id": item.id,
            "amount": amount,
            "discount_amount": discount,
            "write_off_amount": 0.0,
        }

    def _bank_prepare_at_rate(self, item, whole, discount, left):
        """Values of an application that settles all of an item in another currency,
        where only the rate can be what the money differs by.

        :param whole: what is open, at the rate of the bank or of the day.
        :param left: the money there is.
        :return: as `_bank_prepare_item_application` but for the item's amount; None
            where it differs by more.
        """
        currency, bound = (
            self.bank_transaction_currency_id,
            self.company_id.bank_transfer_rate_percent,
        )
        if item.currency_id == currency or self._bank_is_against_the_money(item):
            return None
        granted = min((0.0, discount), key=lambda kept: abs(left - (whole - kept)))
        due = currency.round(whole - granted)
        if (left > 0) != (due > 0) or abs(left - due) * 100 > bound * abs(due):
            return None
        return {
            "statement_line_id": self.id,
            "move_line_id": item.id,
            "amount": left,
            "discount_amount": granted,
            "write_off_amount": 0.0,
        }

    def _bank_get_default_share(self, item, whole, discount, left):
        currency = self.bank_transaction_currency_id
        needed = currency.round(whole - discount)
        if self._bank_is_against_the_money(item):
            return whole
        if currency.is_zero(left) or (left > 0) != (whole > 0):
            return 0.0
        return left if abs(left) < abs(needed) else needed

    def _bank_prepare_item_update(self, application, values):
        """What changing one amount of an item's application does to the others.

        :raises UserError: the account or the partner is to change, which the item
            decides.
        """
        if values.keys() & {"account_id", "partner_id"}:
            raise UserError(
                self.env._(
                    "Account and partner are those of %s: remove it and add a row to "
                    "use others.",
                    application.move_line_id.move_id.name,
                )
            )
        if values.get("write_off_amount") and not (
            values.get("write_off_account_id") or application.write_off_account_id
        ):
            account = self._bank_get_write_off_account(values["write_off_amount"])
            values["write_off_account_id"] = account.id
        item = application.move_line_id
        if item.currency_id == self.bank_transaction_currency_id:
            # There it is nothing but the sum of the others.
            values.pop("item_amount", None)
        changed = values.keys() & {"amount", "discount_amount", "write_off_amount"}
        if changed == {"amount"} and application.discount_amount:
            prepared = self._bank_prepare_item_application(
                item, values["amount"], application
            )
            values["discount_amount"] = prepared["discount_amount"]
        elif changed and "amount" not in changed:
            values["amount"] = self._bank_get_share_beside(application, values)
        return values

    def _bank_get_share_beside(self, application, values):
        """The amount that a changed discount or write-off leaves: no more than the
        item has, and all of it where the item was closed before and money is left.
        """
        currency, item = self.bank_transaction_currency_id, application.move_line_id
        held = sum(self._bank_get_item_holders(item).values())
        whole = self._bank_from_item_amount(item, item.amount_residual_currency - held)
        beside = values.get("discount_amount", application.discount_amount)
        beside += values.get("write_off_amount", application.write_off_amount)
        room = currency.round(whole - beside)
        was_closed = not currency.compare_amounts(
            application._get_settled_amount(), whole
        )
        if abs(application.amount) > abs(room) or (room > 0) != (whole > 0):
            return room
        left = self._bank_get_amount_left(application)
        if was_closed and (left > 0) == (whole > 0):
            return left if abs(left) < abs(room) else room
        return application.amount

    def _bank_get_short_applications(self):
        """The line's applications that leave some of their item open."""
        return self.application_ids.filtered(
            lambda a: (
                a.move_line_id
                and a.item_currency_id.compare_amounts(
                    abs(a.item_amount), abs(a.move_line_id.amount_residual_currency)
                )
                < 0
            )
        )

    def _bank_check_not_over_applied(self, application):
        """Refuse an amount with the money's sign beyond what the line has left."""
        currency = self.bank_transaction_currency_id
        amount = application.amount
        if (amount > 0) != (self.bank_transaction_amount > 0):
            return
        others = sum((self.application_ids - application).mapped("amount"))
        left = currency.round(self._bank_get_waiting_amount() - others)
        if self._bank_is_covered(amount, left, currency):
            return
        if currency.is_zero(left) or (left > 0) != (amount > 0):
            raise UserError(
                self.env._(
                    "%(line)s is fully applied: remove something else before you apply "
                    "%(target)s.",
                    line=self._bank_get_short_name(),
                    target=application.display_name,
                )
            )
        raise UserError(
            self.env._(
                "%(line)s has %(left)s left, less than the %(amount)s to apply to "
                "%(target)s.",
                line=self._bank_get_short_name(),
                left=currency.format(left),
                amount=currency.format(amount),
                target=application.display_name,
            )
        )

    def _bank_to_item_amount(self, item, amount):
        """An amount of the transaction in the currency of an item.

        What buys the whole item becomes all that is open of it to the cent, whatever
        rounding would make of it; so does what buys the rest that other lines leave.
        """
        ours, theirs = self.bank_transaction_currency_id, item.currency_id
        if ours == theirs:
            return amount
        residual = item.amount_residual_currency
        held = sum(self._bank_get_item_holders(item).values())
        for whole in (theirs.round(residual - held), residual):
            values = {self._bank_from_item_amount(item, whole)}
            values.add(self._bank_get_booked_value(item, whole))
            if any(not ours.compare_amounts(amount, value) for value in values):
                return whole
        if theirs == self.company_id.currency_id:
            return self._bank_to_company_amount(amount)
        if theirs == self.currency_id and self.bank_transaction_amount:
            return theirs.round(amount * self.amount / self.bank_transaction_amount)
        return convert(amount, ours, theirs, self.company_id, self.date)

    def _bank_get_write_off_account(self, amount):
        """The journal's account for a write-off.

        :param amount: what the item loses, with the sign of what is open: money
            that does not come is a loss, money that need not go is a gain.
        """
        journal = self.journal_id
        account = (
            journal.bank_write_off_loss_account_id
            if amount > 0
            else journal.bank_write_off_gain_account_id
        )
        if not account:
            raise UserError(
                self.env._(
                    "Choose an account for the write-off, or set one for differences "
                    "on the journal %s.",
                    journal.display_name,
                )
            )
        return account
