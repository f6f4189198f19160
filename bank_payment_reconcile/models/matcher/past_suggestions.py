"""The account that a line without a document may be for: as lines like it were booked
before, else as its text says. Told and suggested, never applied by itself.
"""

from odoo import fields, models
from odoo.fields import Domain

from ... import matching
from ..application.application import OWED
from .past_accounts import LIKE_LIMIT

#: Accounts that no text of a payment speaks of.
NEVER_NAMED = (*OWED, "asset_cash", "liability_credit_card", "off_balance")


class AccountBankStatementLine(models.Model):
    """Suggests an account."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Told
    # -------------------------------------------------------------------------

    def _bank_note_past_accounts(self):
        """Tell of lines that are applied to nothing how such lines were booked."""
        waiting = self.filtered(lambda line: not line.application_ids).sudo()
        past = waiting._bank_get_past_accounts()
        for line, each in past.items():
            details = line.bank_match_details or {}
            reasons = line._bank_prepare_reasons([line._bank_get_past_reason(each)])
            line.bank_match_details = {
                **details,
                "reasons": [*details.get("reasons", ()), *reasons],
            }

    def _bank_get_past_reason(self, past):
        """A sentence of the matcher that says what was booked."""
        account = self.env["account.account"].browse(past.booking.account)
        # Where more may be like it than were looked at, how many were is said.
        is_all = past.is_always and past.total < LIKE_LIMIT
        kind = "past_account" if is_all else "past_account_mostly"
        return matching.Reason(
            kind,
            {
                "account": account.sudo().display_name,
                "count": past.count,
                "total": past.total,
                "date": fields.Date.to_string(past.last),
            },
        )

    # -------------------------------------------------------------------------
    # Suggested in the side panel
    # -------------------------------------------------------------------------

    def _bank_get_account_suggestions(self):
        """The account of the past, else the one that the text names, as
        `get_suggestions` gives it; taken by a person, never by itself.

        :return: list of one dict, or none.
        """
        self.ensure_one()
        if past := self._bank_get_past_accounts().get(self):
            return [self._bank_prepare_past_suggestion(past)]
        account = self._bank_find_named_account()
        if not account:
            return []
        reason = matching.Reason("account_named", {"account": account.display_name})
        return [self._bank_prepare_account_suggestion(account, [reason])]

    def _bank_prepare_past_suggestion(self, past):
        account = self.env["account.account"].browse(past.booking.account)
        values = self._bank_prepare_account_suggestion(
            account.sudo(), [self._bank_get_past_reason(past)]
        )
        partner = self.env["res.partner"].browse(past.partner or [])
        return {
            **values,
            "partner_id": partner.id,
            "partner": partner.sudo().display_name or "",
            "tax_ids": list(past.booking.taxes),
            "analytic_distribution": past.booking.distribution,
            "is_mappable": self._bank_is_mappable(past),
        }

    def _bank_prepare_account_suggestion(self, account, reasons):
        return {
            "kind": "past",
            "group": -1,
            "move_line_id": False,
            "account_id": account.id,
            "transfer_line_id": False,
            "partner_id": False,
            "name": account.display_name,
            "partner": "",
            "due_date": False,
            "open_amount": 0.0,
            "amount": self._bank_get_amount_left() or self.bank_transaction_amount,
            "discount": 0.0,
            "confidence": "none",
            "reasons": self._bank_reasons_as_text(reasons),
            "tax_ids": [],
            "analytic_distribution": False,
            "is_mappable": False,
        }

    def _bank_find_named_account(self):
        """The account whose name the line's text has."""
        Account = self.env["account.account"].with_company(self.company_id)
        accounts = Account.search_fetch(
            Domain("company_ids", "parent_of", self.company_id.ids)
            & Domain("account_type", "not in", NEVER_NAMED),
            ["name"],
        )
        names = {account.id: account.name for account in accounts}
        found = matching.propose_account(self.bank_remittance_text or "", names)
        account = Account.browse(found[:1] if found else [])
        return account - account.browse(
            each.id for each in account._bank_get_account_errors(self.company_id)
        )
