"""A proposal of low confidence is a guess: what a person does instead."""

from odoo import models
from odoo.exceptions import UserError

from ..record.rights import needs


class AccountBankStatementLine(models.Model):
    """Puts a person's decision in the place of a guess."""

    _inherit = "account.bank.statement.line"

    def _bank_filter_guessed(self):
        """Lines to which something is applied only because little speaks against it,
        and that nobody accepted."""
        return self.filtered(
            lambda line: (
                line.match_confidence == "low"
                and not line.is_reconciled
                and not line.application_ids.accepted_by_id
            )
        )

    def _bank_get_recognised_partner(self):
        """The partner who is known to have paid: set on the line, or recognised by the
        matcher; not the one of a document that only has the amount."""
        recognised = (self.bank_match_details or {}).get("partner")
        partner = self.partner_id or self.env["res.partner"].browse(recognised or [])
        return partner.exists().commercial_partner_id

    @needs("write")
    def action_bank_keep_all_on_account(self):
        """Leave all of each line's money on the account of the partner who paid, in the
        place of what is guessed.

        :return: the applications.
        :raises UserError: what is applied is no guess, or who paid is not known.
        """
        self._bank_check_not_posted()
        payers = {line: line._bank_get_recognised_partner() for line in self}
        for line, payer in payers.items():
            if line not in line._bank_filter_guessed() or not payer:
                raise UserError(
                    self.env._(
                        "Who paid %s is not known for sure, or more than a guess is "
                        "applied: remove it and add a row with the partner.",
                        line._bank_get_short_name(),
                    )
                )
        sides = self._bank_get_partner_sides(
            self.env["res.partner"].union(*payers.values())
        )
        self.action_remove_applications()
        return self._bank_apply_difference(
            lambda line: {
                "account_id": line._bank_get_partner_account(
                    payers[line], line.difference_amount, sides
                ).id,
                "partner_id": payers[line].id,
                "label": line.payment_ref,
            }
        )
