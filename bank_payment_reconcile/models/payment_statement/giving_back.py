"""A payment that comes back: posted, what it paid is open again, with its discounts and
taxes; undone, it is paid again."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..application.application import OWED
from ..core.entries import reconcile
from ..record.bulk import insert_links
from ..record.own_write import by_ourselves


class AccountBankStatementLine(models.Model):
    """Gives payments back."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Posting
    # -------------------------------------------------------------------------

    def _bank_get_giving_back(self):
        """The applications by which payments come back, whoever may see these."""
        return self.sudo().application_ids.filtered(
            lambda row: row._get_returned() and row._is_giving_back()
        )

    def _bank_take_off_returned(self):
        # EXTENDS
        result = super()._bank_take_off_returned()
        rows = self._bank_get_giving_back()
        if not rows:
            return result
        rows._check_may_come_back()
        paying = {row: row._get_paying_entries() for row in rows}
        entries = self.env["account.move.line"].sudo().union(*paying.values())
        links = {
            "returned_entry_ids": [
                (row.id, entry.id) for row, own in paying.items() for entry in own
            ],
            "returned_item_ids": [
                (row.id, item.id)
                for row, own in paying.items()
                for item in _get_settled(own)
            ],
        }
        for name, pairs in links.items():
            rows.write({name: False})
            insert_links(rows, name, pairs)
        by_ourselves(entries).remove_move_reconcile()
        return result

    def _bank_prepare_returned_counterparts(self, application):
        # EXTENDS
        row = application.sudo()
        if not row.returned_entry_ids:
            return super()._bank_prepare_returned_counterparts(application)
        return self._bank_level_rates(application, row._prepare_given_back())

    def _bank_level_rates(self, application, counterparts):
        """The money comes back at the rate of another day than it went: what is owed
        again in another currency takes that; of our own it is a difference of rates.

        :param counterparts: list of (entry or empty, values)
        """
        company_currency = self.company_id.currency_id
        worth = self._bank_to_company_amount(-application.amount)
        difference = company_currency.round(
            worth - sum(vals["balance"] for _entry, vals in counterparts)
        )
        if company_currency.is_zero(difference):
            return counterparts
        foreign = [
            vals
            for entry, vals in counterparts
            if entry and vals["currency_id"] != company_currency.id
        ]
        if not foreign:
            return counterparts + self._bank_prepare_rate_difference(difference)
        largest = max(foreign, key=lambda vals: abs(vals["balance"]))
        largest["balance"] = company_currency.round(largest["balance"] + difference)
        return counterparts

    def _bank_take_orders_back(self):
        # EXTENDS
        result = super()._bank_take_orders_back()
        rows = self._bank_get_posted_returns()
        for order in rows.returned_order_id:
            row = rows.filtered(lambda row, order=order: row.returned_order_id == order)
            line = row.statement_line_id
            order.write({"state": "returned", "status_text": line._bank_tell_return()})
            order._note_come_back(
                line._bank_get_return_kind(),
                line.bank_return_code or "",
                line.bank_return_text or "",
            )
        rows._note_given_back()
        self._bank_pass_charges_on()
        self._bank_tell_collected()
        return result

    def _bank_get_posted_returns(self):
        return self.sudo().application_ids.filtered(
            lambda row: row.state == "posted" and row.returned_entry_ids
        )

    # -------------------------------------------------------------------------
    # Undoing
    # -------------------------------------------------------------------------

    def _bank_undo_returns(self):
        # EXTENDS
        result = super()._bank_undo_returns()
        if returns := self._bank_get_posted_returns():
            self.check_access("unlink")
            returns.statement_line_id.with_env(self.env).action_undo_reconciliation()
        return result

    def _bank_check_returns(self):
        # EXTENDS: what came back is undone first, and what is collected again is not
        # paid twice.
        result = super()._bank_check_returns()
        self._bank_get_posted_returns()._check_may_be_paid_again()
        returns = (
            self.env["bank.payment.application"]
            .sudo()
            .search(
                Domain("returned_line_id", "in", self.ids)
                & Domain("state", "=", "posted")
                & Domain("statement_line_id", "not in", self.ids),
                limit=1,
            )
        )
        if returns.returned_entry_ids:
            raise UserError(
                self.env._(
                    "%(line)s came back by %(back)s: undo that first.",
                    line=returns.returned_line_id._bank_get_short_name(),
                    back=returns.statement_line_id._bank_get_short_name(),
                )
            )
        return result

    def _bank_restore_orders(self):
        # EXTENDS
        result = super()._bank_restore_orders()
        rows = self.sudo().application_ids.filtered("returned_entry_ids")
        if not rows:
            return result
        plan = []
        for row in rows:
            plan += row._get_pairs_to_restore()
        reconcile(self.env(su=True), plan)
        orders = rows.returned_order_id.filtered(lambda o: o.state == "returned")
        orders.write({"state": "done", "status_text": False})
        orders._note_come_back_undone()
        rows._note_paid_again()
        rows.statement_line_id._bank_take_charges_back()
        rows.write({"returned_entry_ids": False, "returned_item_ids": False})
        return result


class BankPaymentApplication(models.Model):
    """The undoing of an earlier payment."""

    _inherit = "bank.payment.application"

    def _prepare_given_back(self):
        """The opposite of what the payment had booked beside the money.

        :return: list of (entry that it closes or empty, values)
        """
        nothing = self.env["account.move.line"]
        if booked := self._get_booked_entries():
            return [
                (
                    entry if entry.account_id.account_type in OWED else nothing,
                    entry._bank_prepare_opposite(),
                )
                for entry in booked
            ]
        result = []
        for part, entry in self._pair_parts():
            result += part._prepare_opposite(entry)
        return result

    def _prepare_opposite(self, entry):
        """The opposite of what one application of a bank line had booked.

        :param entry: what it had posted on the partner's account.
        """
        line = self.statement_line_id
        others = []
        if self.move_line_id:
            _item, *others = line._bank_prepare_application_counterparts(self)
        return [
            (entry, entry._bank_prepare_opposite()),
            *((other.browse(), _turn(vals)) for other, vals in others),
        ]

    def _get_pairs_to_restore(self):
        """What had paid and what is open again, as far as nobody used either."""
        account = self.returned_entry_ids.account_id
        left = (self.returned_entry_ids | self.returned_item_ids).filtered(
            lambda entry: entry.parent_state == "posted" and not entry.reconciled
        )
        plan = []
        for part, entry in self._pair_parts():
            pair = (entry | part.move_line_id) & left
            if len(pair) == 2:
                plan.append(pair)
                left -= pair
        plan += [
            group
            for own in account
            if len(group := left.filtered(lambda e, own=own: e.account_id == own)) > 1
        ]
        return plan

    def _check_may_be_paid_again(self):
        """:raises UserError: a file that the bank may have orders it again."""
        for order in self.returned_order_id:
            items = order.item_ids.move_line_id
            again = self.env["bank.payment.item"].search(
                [("move_line_id", "in", items.ids), ("is_live", "=", True)], limit=1
            )
            if again:
                raise UserError(
                    self.env._(
                        "%(document)s is in %(run)s again since it came back: cancel "
                        "or undo that first.",
                        document=again.move_line_id.move_id.name,
                        run=again.line_id.run_id.display_name,
                    )
                )

    def _note_given_back(self):
        """What came back is marked, and who has to know is told."""
        if not self:
            return
        self._mark_accounts()
        self._block_mandates()
        self._bounce_checks()
        self._reject_payments()
        self._tell_documents(self._tell_given_back)
        self._plan_next_steps()

    def _note_paid_again(self):
        """The same, undone."""
        self._unmark_accounts()
        self._release_mandates()
        self.returned_payment_id.bank_check_entry_ids.filtered(
            "bounced_line_id"
        ).bounced_line_id = False
        self._accept_payments()
        self._tell_documents(self._tell_paid_again)
        self._drop_next_steps()


class AccountMoveLine(models.Model):
    """The base of a tax that is taken back with a payment."""

    _inherit = "account.move.line"

    def _compute_is_refund(self):
        # EXTENDS account: as of a reversal, so that the tax report loses what it had
        # got. Only what becomes due by payments is reported from these.
        result = super()._compute_is_refund()
        for line in self:
            bank_line = line.move_id.statement_line_id
            if not bank_line or not line.tax_ids or line.tax_repartition_line_id:
                continue
            if "on_payment" not in line.tax_ids.mapped("tax_exigibility"):
                continue
            if bank_line.sudo().application_ids.returned_entry_ids:
                line.is_refund = not line.is_refund
        return result


def _turn(vals):
    """Values of an entry line that takes another one back."""
    amounts = {name: -vals[name] for name in ("amount_currency", "balance")}
    if "tax_base_amount" in vals:
        amounts["tax_base_amount"] = -vals["tax_base_amount"]
    return {**vals, **amounts}


def _get_settled(entries):
    """What entries are reconciled with, exchange differences aside."""
    partials = entries.matched_debit_ids | entries.matched_credit_ids
    settled = partials.debit_move_id | partials.credit_move_id
    differences = partials.exchange_move_id.line_ids
    return settled - entries - differences
