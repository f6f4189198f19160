"""What the side panel of the payment reconciliation journal shows of one line."""

import json

from odoo import models
from odoo.fields import Domain
from odoo.tools import format_date

from ..record.rights import needs


class AccountBankStatementLine(models.Model):
    """One line with all that its panel shows, in one call."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Panel
    # -------------------------------------------------------------------------

    @needs("read")
    def get_bank_reconciliation_panel(self):
        """One line with what is applied to it and why, for the side panel.

        Amounts are in the transaction's currency, signed as the money.

        :return: dict of plain values; records as {"id", "name"} or False. False where
            the line has been deleted meanwhile: the page shows it a moment longer.
        """
        if not self.exists():
            return False
        self.ensure_one()
        partner = (
            self.partner_id
            or self.application_ids.partner_id[:1]
            or self._bank_get_elsewhere_partner()
        )
        return {
            "id": self.id,
            "date": self.bank_booking_date,
            "payer": self.partner_name or self.partner_id.name or "",
            "text": self.bank_remittance_text or "",
            "account_number": self.account_number or "",
            "details": self._bank_get_panel_details(),
            "has_record": bool(self.transaction_details),
            "currency_id": self.bank_transaction_currency_id.id,
            "amount": self.bank_transaction_amount,
            "applied": self.applied_amount,
            "difference": self.difference_amount,
            "may_write_off": self._bank_may_write_off(),
            "is_guess": bool(self._bank_filter_guessed()),
            "is_payer_known": bool(self._bank_get_recognised_partner()),
            "journal_id": self.journal_id.id,
            "move_id": self.move_id.id,
            "statement": self._bank_to_reference(self.statement_id),
            "partner": self._bank_to_reference(partner),
            "confidence": self.match_confidence or "none",
            "is_ambiguous": self.bank_is_ambiguous,
            "is_posted": self.is_reconciled,
            "needs_review": self.needs_review,
            "is_to_check": self.bank_is_to_check,
            "asked": self._bank_to_reference(self.bank_asked_id),
            "note_count": self._bank_count_notes(),
            "posting_error": self.posting_error or "",
            "reopened_reason": self.bank_reopened_reason or "",
            "look_alike": self.bank_look_alike_note or "",
            "drafts": self._bank_get_panel_drafts(),
            "creatable": self._bank_get_creatable(),
            "advices": self._bank_get_panel_advices(),
            "was_matched": bool(self.bank_matched_on),
            **self._bank_get_panel_reasons(),
            "rivals": self.bank_rival_answers or "",
            "applications": [
                application._get_panel_values() for application in self.application_ids
            ],
            "elsewhere": self._bank_get_elsewhere_panel(),
            "asks": self._bank_get_panel_questions(),
        }

    def _bank_count_notes(self):
        """How many notes and messages people wrote on the entry, which whoever sees
        the line may read."""
        return (
            self.env["mail.message"]
            .sudo()
            .search_count(
                Domain("model", "=", "account.move")
                & Domain("res_id", "=", self.move_id.id)
                & Domain("message_type", "=", "comment")
            )
        )

    def _bank_get_panel_reasons(self):
        """Why it is applied so, and apart from it which rule said so."""
        told = (self.bank_match_explanation or "").splitlines()
        to_text = self.env["bank.payment.application"]._reasons_to_text
        rules = to_text(
            [
                reason
                for reason in (self.bank_match_details or {}).get("reasons") or []
                if reason.get("kind") == "rule"
            ]
        ).splitlines()
        return {
            "reasons": [sentence for sentence in told if sentence not in rules],
            "rule": "\n".join(sentence for sentence in rules if sentence in told),
        }

    def _bank_get_panel_advices(self):
        """Hook: documents that explain the line.

        :return: list of dicts: id, name, doubtful (number of rows to look at), told
            (how many there are, in a sentence), remarks.
        """
        return []

    def _bank_get_panel_questions(self):
        """Hook: what the bank's settings lack for what a person does on the line.

        :return: list of codes: "fee" (the account for bank fees), "difference" (those
            for write-offs).
        """
        return []

    def _bank_get_panel_drafts(self):
        """Hook: draft documents that the line would pay if they were posted.

        :return: list of dicts: id, name, amount (positive) in currency_id, may_post
            (by this person).
        """
        return []

    def _bank_get_creatable(self):
        """Hook: what this person may make from the line.

        :return: list of a `move_type` of documents, "on_account", "contact" (who is
            not known yet) and "account" (that is noted with nobody).
        """
        return []

    def _bank_get_panel_details(self):
        """What else the bank told: label and value of what it filled in."""
        labels = {
            name: info["string"]
            for name, info in self.fields_get(
                [
                    "bank_value_date",
                    "bank_check_number",
                    "bank_structured_reference",
                    "bank_end_to_end_id",
                    "bank_mandate_reference",
                    "bank_payer_bic",
                    "bank_payer_street",
                    "bank_payer_city",
                    "transaction_type",
                    "bank_charges_amount",
                    "bank_charges_unclear",
                ],
                ["string"],
            ).items()
        }
        # Odoo's word for it means an utterance in some languages.
        labels = {"statement_id": self.env._("Statement"), **labels}
        return [
            {"label": label, "value": self._bank_to_detail(name)}
            for name, label in labels.items()
            if self[name]
        ]

    @needs("read")
    def action_bank_show_transaction_details(self):
        """The bank's own record of this transaction, as plain text."""
        self.ensure_one()
        details = self.transaction_details or {}
        if not isinstance(details, dict):
            # Other importers keep what they like there.
            details = {self.env._("Record"): details}
        return {
            "type": "ir.actions.client",
            "tag": "bank_payment_reconcile.transaction_details",
            "params": {
                "details": [
                    {"name": str(name), "value": self._bank_to_plain_text(value)}
                    for name, value in details.items()
                ]
            },
        }

    def _bank_to_plain_text(self, value):
        return value if isinstance(value, str) else json.dumps(value, indent=1)

    def _bank_to_detail(self, name):
        value = self[name]
        if isinstance(value, models.BaseModel):
            return value.display_name
        if name == "bank_charges_amount":
            return self.bank_transaction_currency_id.format(value)
        return format_date(self.env, value) if name == "bank_value_date" else value

    def _bank_to_reference(self, record):
        # A partner or account of a branch is named where the bank's line has it.
        return (
            {"id": record.id, "name": record.sudo().display_name} if record else False
        )

    # -------------------------------------------------------------------------
    # From the panel elsewhere
    # -------------------------------------------------------------------------

    @needs("read")
    def action_bank_open_statement(self):
        """The bank's statement this line stands on."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.statement_id.display_name,
            "res_model": "account.bank.statement",
            "res_id": self.statement_id.id,
            "views": [(False, "form")],
        }

    @needs("read")
    def action_bank_open_same_payer(self):
        """All lines of the same payer on this bank, posted ones included."""
        self.ensure_one()
        same = Domain("id", "=", self.id)
        if self.account_number:
            same |= Domain("account_number", "=", self.account_number)
        if self.partner_name:
            same |= Domain("partner_name", "=", self.partner_name)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_payment_reconciliation"
        )
        action["domain"] = list(
            Domain("journal_id", "=", self.journal_id.id)
            & Domain("state", "=", "posted")
            & same
        )
        action["context"] = {"default_journal_id": self.journal_id.id}
        action["display_name"] = self.partner_name or self.account_number
        return action


class BankPaymentApplication(models.Model):
    """An application as the panel shows it."""

    _inherit = "bank.payment.application"

    def _get_panel_values(self):
        """One application as the side panel shows it."""
        self.ensure_one()
        item = self.move_line_id.sudo()
        return {
            "id": self.id,
            "name": self.display_name or "",
            "label": self.label or "",
            "move_line_id": item.id,
            "move_id": item.move_id.id,
            "partner": self.statement_line_id._bank_to_reference(self.partner_id),
            "account_id": self.account_id.id,
            "account": self.account_id.sudo().display_name or "",
            "due_date": item.date_maturity or False,
            "open": item.amount_residual_currency if item else False,
            "open_currency_id": item.currency_id.id,
            "taken": self.item_amount,
            "amount": self.amount,
            "discount": self.discount_amount,
            "write_off": self.write_off_amount,
            "warning": self.warning or "",
            "state": self.state,
            "confidence": self.confidence,
            "rule": self.rule_id.display_name or "",
            "posted_by": self.posted_by_id.display_name or "",
            "posted_date": self.posted_date,
            "is_automatic": self.posted_automatically,
        }
