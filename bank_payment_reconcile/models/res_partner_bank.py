from odoo import api, fields, models

from ..matching import account_key, is_same_account
from .bank_matching_accounts import ACCOUNT_END

#: What says which account is whose.
WATCHED = {
    "acc_number",
    "sanitized_acc_number",
    "partner_id",
    "active",
    "allow_out_payment",
}


class ResPartnerBank(models.Model):
    _name = "res.partner.bank"
    _inherit = ["res.partner.bank", "bank.record"]

    bank_known_since = fields.Date(
        string="Known Since",
        readonly=True,
        copy=False,
        help="The day on which this number became this partner's account, where that "
        "is not the day on which it was entered.",
    )

    # Looked up whenever it is judged whose account a line tells.
    _bank_account_end_idx = models.Index(
        f"(({ACCOUNT_END.format('sanitized_acc_number')})) "
        "WHERE sanitized_acc_number IS NOT NULL"
    )

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS base: what is proposed may stand on whose account it is.
        accounts = super().create(vals_list)
        accounts._note_owners_changed(accounts._get_owners(), accounts.partner_id)
        return accounts

    def write(self, vals):
        # EXTENDS base: a number that changes hands, or is used again, is a new one.
        if not WATCHED & vals.keys():
            return super().write(vals)
        before = self._get_owners()
        result = super().write(vals)
        after = self._get_owners()
        changed = self.filtered(lambda account: before[account] != after[account])
        handed = changed.filtered(
            lambda account: before[account][:3] != after[account][:3]
        )
        # A decision of nobody's: it follows from what was written.
        handed.filtered("active").sudo().write(
            {"bank_known_since": fields.Date.context_today(self)}
        )
        if handed:
            handed._note_owners_changed(before)
        changed.filtered(lambda a: before[a][3] and not after[a][3])._withdraw_trust()
        # Whose it is stays true of one that is only trusted, or not any more.
        if partners := (changed - handed).partner_id:
            self.env["account.bank.statement.line"]._note_owners_changed(
                set(), partners
            )
        return result

    def _withdraw_trust(self):
        """Nobody trusts these any more, whoever paid to them before."""
        if not self:
            return
        keys = {}
        for account in self:
            key = account_key(account.sanitized_acc_number or "")
            owner = account.partner_id.commercial_partner_id
            keys.setdefault(owner, []).append(key)
        payees = self.partner_id.commercial_partner_id._get_payees()
        payees.filtered(
            lambda payee: any(
                is_same_account(account_key(payee.account_number or ""), key)
                for key in keys[payee.partner_id.commercial_partner_id]
            )
        ).write({"is_payee": False})

    def _get_owners(self):
        """What the matcher goes by, of each: number, partner, active, trusted."""
        return {
            account: (
                account.sanitized_acc_number,
                account.partner_id,
                account.active,
                account.allow_out_payment,
            )
            for account in self
        }

    def _note_owners_changed(self, before, confirmed=None):
        """Look again at what is proposed of the accounts and partners that these are
        and were.

        :param before: of `_get_owners`.
        :param confirmed: `res.partner` whose they are all the more.
        """
        numbers, partners = set(), self.env["res.partner"]
        for account in self:
            number, partner = before[account][:2]
            numbers |= {number, account.sanitized_acc_number}
            partners |= partner | account.partner_id
        self.env["account.bank.statement.line"]._note_owners_changed(
            numbers - {False}, partners, confirmed=confirmed
        )
