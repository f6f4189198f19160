"""The entry lines that take the place of the suspense line."""

from odoo import models
from odoo.exceptions import UserError

from ..application.application import OWED
from ..application.journal import BANK_TYPES
from ..core.entries import split_bank_entry


class AccountBankStatementLine(models.Model):
    """Prepares the entry lines that replace the suspense line."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Counterparts
    # -------------------------------------------------------------------------

    def _bank_prepare_counterparts(self):
        """Entry lines that replace the suspense line.

        :return: list of (item to reconcile with or empty, values of the line)
        :raises UserError: what is applied is not what the suspense line holds, an
            account is missing that an amount belongs on.
        """
        self.ensure_one()
        result = []
        for application in self.application_ids:
            result += self._bank_prepare_application_counterparts(application)
        _liquidity, suspense, _other = split_bank_entry(self)
        self._bank_check_distributed(-suspense.amount_currency)
        company_currency = self.company_id.currency_id
        rounding = company_currency.round(
            suspense.balance - sum(vals["balance"] for _item, vals in result)
        )
        if not company_currency.is_zero(rounding):
            result += self._bank_absorb_rounding(result, rounding)
        return result

    def _bank_check_distributed(self, held):
        """Refuse to post what the applications do not come to, whatever was stored
        as difference when they were made.

        :param held: what there is to distribute, money in positive, in the currency
            of the transaction.
        """
        currency = self.bank_transaction_currency_id
        applied = sum(self.application_ids.mapped("amount"))
        rest = currency.round(held - applied)
        if currency.is_zero(rest):
            return
        raise UserError(
            self.env._(
                "%(applied)s of %(held)s is applied: apply or transfer the "
                "difference of %(rest)s.",
                applied=currency.format(currency.round(applied)),
                held=currency.format(held),
                rest=currency.format(rest),
            )
        )

    def _bank_absorb_rounding(self, counterparts, rounding):
        """Let the entry balance in the company's currency, too.

        The largest line in another currency takes what rounding leaves. Without one,
        every amount is what it is, and the rest is a difference of rates.

        :param rounding: what the counterparts lack, in company currency.
        :return: further counterparts.
        :raises UserError: it is more than rounding can leave.
        """
        company_currency = self.company_id.currency_id
        limit = self._bank_get_rounding_limit()
        if company_currency.compare_amounts(abs(rounding), limit) > 0:
            total = sum(vals["balance"] for _item, vals in counterparts)
            raise UserError(
                self.env._(
                    "%(applied)s is applied and the entry has %(held)s to "
                    "distribute: the difference of %(rest)s is more than rounding, "
                    "so remove what is applied and apply it again.",
                    applied=company_currency.format(-total),
                    held=company_currency.format(-total - rounding),
                    rest=company_currency.format(abs(rounding)),
                )
            )
        foreign = [
            vals
            for _item, vals in counterparts
            if vals["currency_id"] != company_currency.id
        ]
        if not foreign:
            return self._bank_prepare_rate_difference(rounding)
        largest = max(foreign, key=lambda vals: abs(vals["balance"]))
        largest["balance"] = company_currency.round(largest["balance"] + rounding)
        return []

    def _bank_get_rounding_limit(self):
        """The most that rounding can leave over, in company currency.

        Each amount that is converted is off by half a unit at the most. Money in the
        company's own currency is not converted, whatever currency the items have.
        """
        currency = self.company_id.currency_id
        if self.bank_transaction_currency_id == currency:
            return 0.0
        is_zero = self.bank_transaction_currency_id.is_zero
        converted = sum(
            not is_zero(amount)
            for application in self.application_ids
            for amount in (
                application._get_settled_amount(),
                application.discount_amount,
                application.write_off_amount,
            )
        )
        return converted // 2 * currency.rounding

    def _bank_prepare_application_counterparts(self, application):
        """The lines of one application.

        The item's own line takes money, discount and write-off together; the lines
        that stand for discount and write-off follow with the other sign.
        """
        item = application.move_line_id
        changed = application.transfer_line_id and self._bank_prepare_changed_transfer(
            application
        )
        if changed:
            return changed
        returned = self._bank_prepare_returned_counterparts(application)
        if returned:
            return returned
        if not item:
            return self._bank_prepare_taxed_counterparts(
                application,
                self._bank_check_account(application, application.account_id),
                -application.amount,
            )
        result = self._bank_prepare_item_counterparts(application)
        zero = self.bank_transaction_currency_id.is_zero
        if not zero(application.discount_amount):
            result += self._bank_prepare_discount_counterparts(application)
        if not zero(application.write_off_amount):
            result += self._bank_prepare_taxed_counterparts(
                application,
                self._bank_check_account(application, application.write_off_account_id),
                application.write_off_amount,
            )
        return result

    def _bank_prepare_returned_counterparts(self, application):
        """Hook: the lines of an application by which a payment comes back; none where
        it is no such one."""
        return []

    def _bank_prepare_item_counterparts(self, application):
        """The line that settles the item, in the item's currency.

        Its value is what the bank's money is worth; where the item was booked at
        another rate, Odoo books the difference when it reconciles. An item in
        the company's currency has but one value, so there the difference of rates
        stands beside it. Of a direct posting, what it became is settled in its place.
        """
        item = application.move_line_id
        cleared = application.clearing_line_id
        balance = self._bank_to_company_amount(-application._get_settled_amount())
        difference = 0.0
        if item.currency_id == self.company_id.currency_id:
            difference = balance + application.item_amount
            balance = -application.item_amount
        counterpart = {
            "name": application.label or item.move_id.name or self.payment_ref,
            # As the item is now, not as it was when it was applied.
            "account_id": (cleared or item).account_id.id,
            "partner_id": item.partner_id.id or self.partner_id.id,
            "currency_id": item.currency_id.id,
            "amount_currency": -application.item_amount,
            "balance": balance,
            # Open items carry no analytic distribution; saying so spares Odoo
            # the search for a distribution model, line by line.
            "analytic_distribution": False,
        }
        return [
            (cleared or item, counterpart),
            *self._bank_prepare_rate_difference(difference),
        ]

    # -------------------------------------------------------------------------
    # Accounts
    # -------------------------------------------------------------------------

    def _bank_check_account(self, application, account):
        """The account itself.

        :raises UserError: it was deleted after it had been chosen.
        """
        if account:
            return account
        raise UserError(
            self.env._(
                "The account of the %(amount)s applied here no longer exists: remove "
                "the row and add it again with another account.",
                amount=application.currency_id.format(
                    application.write_off_amount or application.amount
                ),
            )
        )

    # -------------------------------------------------------------------------
    # Transfers between own accounts
    # -------------------------------------------------------------------------

    def _bank_get_transfer_pairs(self):
        """What the two lines of a transfer left on the account for transfers.

        Only where a line knows its other side and that is posted too, earlier or
        just now; else the entry stays open and the other bank's line finds it.

        :return: reconciliation plan: entries of which every two are even.
        """
        plan, seen = [], self.browse()
        for application in self.application_ids.filtered("transfer_line_id"):
            line, other = application.statement_line_id, application.transfer_line_id
            if line in seen:
                continue
            pair = (
                line._bank_get_transfer_entries() | other._bank_get_transfer_entries()
            )
            if len(pair) != 2 or len(pair.currency_id) != 1:
                continue
            if pair.currency_id.is_zero(sum(pair.mapped("amount_residual_currency"))):
                plan.append(pair)
                seen |= other
        return plan

    def _bank_prepare_changed_transfer(self, application):
        """The lines that take what another bank of ours paid out in its currency.

        Both sides of a transfer have to meet on the account for transfers, so the
        side where the money comes in says there what left the other bank; what the
        two are worth apart from that is a difference of rates.

        :return: as `_bank_prepare_counterparts`; None where the currencies are the
            same, the money goes out here, or only a part of it is the transfer.
        """
        other, ours = application.transfer_line_id, self.bank_transaction_currency_id
        theirs = other.bank_transaction_currency_id
        if not other or theirs == ours or self.bank_transaction_amount < 0:
            return None
        if ours.compare_amounts(application.amount, self.bank_transaction_amount):
            return None
        balance, difference = self._bank_to_company_amount(-application.amount), 0.0
        if theirs == self.company_id.currency_id:
            # There one amount has one value.
            difference = balance - other.bank_transaction_amount
            balance = other.bank_transaction_amount
        counterpart = {
            "name": application.label or self.payment_ref,
            "account_id": application.account_id.id,
            "partner_id": application.partner_id.id or self.partner_id.id,
            "currency_id": theirs.id,
            "amount_currency": other.bank_transaction_amount,
            "balance": balance,
            "analytic_distribution": False,
        }
        entry = (self.env["account.move.line"], counterpart)
        return [entry, *self._bank_prepare_rate_difference(difference)]

    def _bank_get_transfer_entries(self):
        """The open entries of the line on the account for transfers."""
        self.ensure_one()
        account = self.company_id.transfer_account_id
        return self.move_id.line_ids.filtered(
            lambda entry: entry.account_id == account and not entry.reconciled
        )

    # -------------------------------------------------------------------------
    # Taxes
    # -------------------------------------------------------------------------

    def _bank_prepare_taxed_counterparts(self, application, account, amount):
        """Entry lines of an amount on an account, its taxes taken out of it.

        The money is what it is, so the taxes are contained in the amount, whether
        they are configured as included or not.

        :param amount: what the lines come to in the currency of the transaction, a
            debit positive.
        :return: list of (no item, values): the base, and a line for each tax.
        """
        base = {
            "name": application.label or self.payment_ref,
            "account_id": account.id,
            "partner_id": application.partner_id.id or self.partner_id.id,
            "currency_id": self.bank_transaction_currency_id.id,
            "amount_currency": amount,
            "balance": self._bank_to_company_amount(amount),
        }
        if application.analytic_distribution:
            base["analytic_distribution"] = application.analytic_distribution
        lines = [base]
        if taxes := application.tax_ids:
            lines = taxes._bank_split_contained(
                base, self.company_id, application.partner_id or self.partner_id
            )
        nothing = self.env["account.move.line"]
        return [(nothing, values) for values in lines]


class AccountMove(models.Model):
    """Reconciles counterparts with the items that they settle."""

    _inherit = "account.move"

    def _collect_tax_cash_basis_values(self):
        # EXTENDS account: the taxes that a bank line or a payment contains are due with
        # its money. They wait for nothing, so no share of them becomes due when a
        # receivable beside them is settled. What another way of posting left on a
        # transition account waits as ever.
        values = super()._collect_tax_cash_basis_values()
        if line := self.statement_line_id:
            is_money = bool(line.application_ids)
        else:
            is_money = self.journal_id.type in BANK_TYPES
        if not values or not is_money:
            return values
        waiting = [
            line
            for kind, line in values["to_process_lines"]
            if kind == "tax"
            and line.account_id == line.tax_line_id.cash_basis_transition_account_id
        ]
        if not waiting:
            return None
        return self._bank_leave_out_beside(values)

    def _bank_leave_out_beside(self, values):
        """Of a bank line: what stands on a partner's account beside what is settled,
        as the charge of a return, is none of what the taxes wait for.

        :param values: of `_collect_tax_cash_basis_values`.
        """
        beside = self.line_ids.filtered(
            lambda line: (
                self.statement_line_id
                and line.account_id.account_type in OWED
                and not line.matched_debit_ids
                and not line.matched_credit_ids
            )
        )
        for line in beside:
            # As Odoo adds them up.
            sign = 1 if line.balance > 0 else -1
            values["total_balance"] -= sign * line.balance
            values["total_residual"] -= sign * line.amount_residual
            values["total_amount_currency"] -= sign * line.amount_currency
            values["total_residual_currency"] -= sign * line.amount_residual_currency
        if beside:
            currency = self.company_id.currency_id
            values["is_fully_paid"] = currency.is_zero(values["total_residual"])
        return values
