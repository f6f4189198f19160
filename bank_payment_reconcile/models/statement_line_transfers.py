"""Posting transfers between own accounts: both sides meet on one account."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .rights import needs


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    def _get_transfer_pairs(self):
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
            pair = line._get_transfer_entries() | other._get_transfer_entries()
            if len(pair) != 2 or len(pair.currency_id) != 1:
                continue
            if pair.currency_id.is_zero(sum(pair.mapped("amount_residual_currency"))):
                plan.append(pair)
                seen |= other
        return plan

    def _prepare_changed_transfer(self, application):
        """The lines that take what another bank of ours paid out in its currency.

        Both sides of a transfer have to meet on the account for transfers, so the
        side where the money comes in says there what left the other bank; what the
        two are worth apart from that is a difference of rates.

        :return: as `_prepare_counterparts`; None where the currencies are the same,
            the money goes out here, or only a part of it is the transfer.
        """
        other, ours = application.transfer_line_id, self.transaction_currency_id
        theirs = other.transaction_currency_id
        if not other or theirs == ours or self.transaction_amount < 0:
            return None
        if ours.compare_amounts(application.amount, self.transaction_amount):
            return None
        balance, difference = self._to_company_amount(-application.amount), 0.0
        if theirs == self.company_id.currency_id:
            # There one amount has one value.
            difference = balance - other.transaction_amount
            balance = other.transaction_amount
        counterpart = {
            "name": application.label or self.payment_ref,
            "account_id": application.account_id.id,
            "partner_id": application.partner_id.id or self.partner_id.id,
            "currency_id": theirs.id,
            "amount_currency": other.transaction_amount,
            "balance": balance,
            "analytic_distribution": False,
        }
        entry = (self.env["account.move.line"], counterpart)
        return [entry, *self._prepare_rate_difference(difference)]

    def _get_transfer_rival_names(self, rivals):
        """The other banks' lines among equally good answers, by their place."""
        ids = {
            index: application["transfer"]
            for index, rival in enumerate(rivals)
            for application in rival
            if application.get("transfer")
        }
        lines = self.browse(ids.values()).exists()
        names = {line.id: line.move_id.name for line in lines}
        return {index: names.get(line_id, "?") for index, line_id in ids.items()}

    def _get_transfer_entries(self):
        """The open entries of the line on the account for transfers."""
        self.ensure_one()
        account = self.company_id.transfer_account_id
        return self.move_id.line_ids.filtered(
            lambda entry: entry.account_id == account and not entry.reconciled
        )

    # -------------------------------------------------------------------------
    # Complete a transfer that this bank has shown
    # -------------------------------------------------------------------------

    @needs("create", "bank.fund.transfer")
    def action_complete_transfer(self):
        """Ask for the other bank of a transfer seen here first.

        :raises UserError: the line is posted, or a person applied it otherwise.
        """
        self.ensure_one()
        self._check_can_complete_transfer()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "bank_payment_reconcile.action_bank_fund_transfer"
        )
        values = self.env["bank.fund.transfer"]._prepare_from_line(self)
        context = {f"default_{name}": value for name, value in values.items()}
        return {**action, "context": context}

    def _check_can_complete_transfer(self):
        """Nothing of the transfer is in the books, and nobody decided otherwise."""
        self._check_not_posted()
        account = self.company_id.transfer_account_id
        for application in self.application_ids:
            item = application.move_line_id
            if item and item.account_id == account:
                raise UserError(
                    self.env._(
                        "The other bank's %(entry)s is posted already: %(line)s is "
                        "applied to it, post it.",
                        entry=item.move_name,
                        line=self._get_short_name(),
                    )
                )
            if application.accepted_by_id and application.account_id != account:
                raise UserError(
                    self.env._(
                        "%(line)s is applied to %(target)s: remove that first.",
                        line=self._get_short_name(),
                        target=application.display_name,
                    )
                )

    def _release_for_transfer(self):
        """Take off what was proposed, also on lines that took this for their other
        side: their half is in the books now.

        :return: those lines.
        """
        promised = self.env["bank.payment.application"].search(
            Domain("transfer_line_id", "in", self.ids)
            & Domain("state", "in", ("proposed", "accepted"))
        )
        others = promised.statement_line_id - self
        (self.application_ids | promised).unlink()
        return others
