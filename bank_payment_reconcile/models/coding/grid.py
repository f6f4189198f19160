"""Account, partner and taxes of a line without a document, as they are typed into the
list: row after row, without the panel."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..record.rights import needs

#: What is typed into the list.
CODED = {"account_id", "partner_id", "tax_ids"}


class AccountBankStatementLine(models.Model):
    """Shows what a line without a document is on, and takes what is typed over it."""

    _inherit = "account.bank.statement.line"

    bank_coded_account_id = fields.Many2one(
        "account.account",
        string="Account without Document",
        compute="_compute_bank_coded",
        help="The account that the line is applied to, where no document is.",
    )
    bank_coded_partner_id = fields.Many2one(
        "res.partner",
        string="Partner without Document",
        compute="_compute_bank_coded",
    )
    bank_coded_tax_ids = fields.Many2many(
        "account.tax",
        string="Taxes without Document",
        compute="_compute_bank_coded",
    )
    bank_is_codable = fields.Boolean(
        string="May Be Coded",
        compute="_compute_bank_is_codable",
        help="Account, partner and taxes may be typed into the list: it waits, no "
        "document is applied to it but by a guess, and this person may apply it.",
    )

    @api.depends(
        "application_ids.account_id",
        "application_ids.partner_id",
        "application_ids.tax_ids",
        "application_ids.move_line_id",
        "application_ids.transfer_line_id",
    )
    def _compute_bank_coded(self):
        for line in self:
            row = line._bank_get_coded_row()
            line.bank_coded_account_id = row.account_id
            line.bank_coded_partner_id = row.partner_id
            line.bank_coded_tax_ids = row.tax_ids

    @api.depends(
        "application_ids.move_line_id",
        "application_ids.transfer_line_id",
        "application_ids.accepted_by_id",
        "match_confidence",
        "difference_amount",
        "is_reconciled",
        "bank_is_settled_elsewhere",
    )
    @api.depends_context("uid")
    def _compute_bank_is_codable(self):
        codable = set(self._filtered_access("write")._bank_filter_codable().ids)
        for line in self:
            line.bank_is_codable = line.id in codable

    def _bank_get_coded_row(self):
        """The one row by which the line is on an account without a document; empty
        where it is applied in any other way."""
        self.ensure_one()
        row = self.application_ids
        is_coded = len(row) == 1 and not row.move_line_id and not row.transfer_line_id
        return row if is_coded else row.browse()

    def _bank_filter_codable(self):
        """The lines that wait and have nothing applied, only a guess, or one account
        without a document."""
        waiting = self.filtered(
            lambda line: not line.is_reconciled and not line.bank_is_settled_elsewhere
        )
        guessed = set(waiting._bank_filter_guessed().ids)
        return waiting.filtered(
            lambda line: (
                line._bank_get_coded_row()
                or line.id in guessed
                or not line.application_ids
                and not line.bank_transaction_currency_id.is_zero(
                    line.difference_amount
                )
            )
        )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_bank_code(self, values):
        """Apply the line to what was typed into the list: a new row in the place of
        nothing or of a guess, else the row that is there is changed.

        :param values: dict of any of `account_id`, `partner_id` and `tax_ids` (ids,
            contained in the amount). A partner alone: his own account.
        :return: ids of the application.
        :raises UserError: the line is posted, a document is applied to it, or neither
            an account nor a partner is named.
        """
        self.ensure_one()
        self._bank_check_not_posted()
        self._bank_check_keys(values, CODED)
        if self not in self._bank_filter_codable():
            raise UserError(
                self.env._(
                    "%(line)s is applied to %(names)s: remove that before you type an "
                    "account.",
                    line=self._bank_get_short_name(),
                    names=", ".join(self._bank_get_applied_names()),
                )
            )
        if row := self._bank_get_coded_row():
            return self.action_update_application(
                row.id, self._bank_complete_coding(row, values)
            )
        if self.application_ids:
            self.action_remove_applications()
        return self.action_add_row(values)

    def _bank_complete_coding(self, row, values):
        """Where the account was emptied, the partner's takes its place."""
        if values.get("account_id", row.account_id.id):
            return values
        partner = values.get("partner_id", row.partner_id.id)
        account = self._bank_get_row_account(
            {"partner_id": partner, "amount": row.amount}
        )
        return {**values, "account_id": account.id}
