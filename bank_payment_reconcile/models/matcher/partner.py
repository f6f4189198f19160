"""Partners and their bank accounts: what is learned of them, and when that changes."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...matching import account_key, is_same_account
from .partners import ACCOUNT_END

#: What says which account is whose.
WATCHED = {
    "acc_number",
    "sanitized_acc_number",
    "partner_id",
    "active",
    "allow_out_payment",
}


class ResPartner(models.Model):
    """What was learned of a partner, and lines that are told of its changes."""

    _inherit = "res.partner"

    bank_learned_payer_ids = fields.One2many(
        "bank.learned.payer",
        "partner_id",
        string="Learned Payer",
        help="Accounts and names under which this partner pays, learned from what "
        "people applied.",
    )

    def write(self, vals):
        # EXTENDS base: a contact that comes under another partner brings it accounts.
        if not {"parent_id", "is_company"} & vals.keys():
            return super().write(vals)
        known = self._bank_get_known_payers()
        before = {
            each: each.partner_id.commercial_partner_id
            for records in known
            for each in records
        }
        result = super().write(vals)
        self._bank_note_group_changed()
        changed = [
            records.filtered(lambda r: r.partner_id.commercial_partner_id != before[r])
            for records in known
        ]
        self._bank_note_known_anew(
            *changed,
            self.browse().union(*(before[r] for records in changed for r in records)),
        )
        return result

    def _bank_note_group_changed(self):
        """These came into another group of companies, or left theirs: what is proposed
        since one of a group pays for the others is dropped."""
        family = (
            self.sudo()
            .with_context(active_test=False)
            .search(Domain("id", "child_of", self.ids))
        )
        lines = self.env["account.bank.statement.line"].sudo()
        lines = lines._bank_find_undecided(set(), family, ())
        proposed = lines.application_ids._filter_undecided()
        proposed.filtered(lambda a: "one_group" in a._get_reason_kinds())._drop(
            lambda application: application._tell_dropped(
                self.env._("The group of companies of %(item)s has changed")
            )
        )

    def _bank_get_known_payers(self):
        """The accounts noted with these partners and their contacts, and their payers
        that were learned."""
        domain = Domain("partner_id", "child_of", self.ids)
        return (
            self.env["res.partner.bank"].sudo().search(domain),
            # Those, too, that are forgotten and may come back.
            self.env["bank.learned.payer"]
            .sudo()
            .with_context(active_test=False)
            .search(domain),
        )

    def _bank_get_payees(self):
        """The accounts of these and their contacts that a person paid to."""
        _accounts, payers = self._bank_get_known_payers()
        return payers.filtered("is_payee")

    @api.model
    def _bank_note_known_anew(self, accounts, payers, owners):
        """What was known of one partner is another's from today on.

        :param accounts: `res.partner.bank` that changed hands.
        :param payers: `bank.learned.payer` that did.
        :param owners: `res.partner` of whom these were before.
        """
        if not (accounts or payers):
            return
        today = fields.Date.context_today(self)
        accounts.write({"bank_known_since": today})
        payers.write({"known_since": today})
        numbers, partners, names = payers._get_told()
        self.env["account.bank.statement.line"]._bank_note_owners_changed(
            numbers | set(accounts.mapped("sanitized_acc_number")),
            owners | partners | accounts.partner_id,
            names,
        )


class ResPartnerBank(models.Model):
    """A partner's account, since when it is known, and who is told of changes."""

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
        accounts._bank_note_owners_changed(
            accounts._bank_get_owners(), accounts.partner_id
        )
        return accounts

    def write(self, vals):
        # EXTENDS base: a number that changes hands, or is used again, is a new one.
        if not WATCHED & vals.keys():
            return super().write(vals)
        before = self._bank_get_owners()
        result = super().write(vals)
        after = self._bank_get_owners()
        changed = self.filtered(lambda account: before[account] != after[account])
        handed = changed.filtered(
            lambda account: before[account][:3] != after[account][:3]
        )
        # A decision of nobody's: it follows from what was written.
        handed.filtered("active").sudo().write(
            {"bank_known_since": fields.Date.context_today(self)}
        )
        if handed:
            handed._bank_note_owners_changed(before)
        changed.filtered(
            lambda a: before[a][3] and not after[a][3]
        )._bank_withdraw_trust()
        # Whose it is stays true of one that is only trusted, or not any more.
        if partners := (changed - handed).partner_id:
            self.env["account.bank.statement.line"]._bank_note_owners_changed(
                set(), partners
            )
        return result

    def _bank_withdraw_trust(self):
        """Nobody trusts these any more, whoever paid to them before."""
        if not self:
            return
        keys = {}
        for account in self:
            key = account_key(account.sanitized_acc_number or "")
            owner = account.partner_id.commercial_partner_id
            keys.setdefault(owner, []).append(key)
        payees = self.partner_id.commercial_partner_id._bank_get_payees()
        payees.filtered(
            lambda payee: any(
                is_same_account(account_key(payee.account_number or ""), key)
                for key in keys[payee.partner_id.commercial_partner_id]
            )
        ).write({"is_payee": False})

    def _bank_get_owners(self):
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

    def _bank_note_owners_changed(self, before, confirmed=None):
        """Look again at what is proposed of the accounts and partners that these are
        and were.

        :param before: of `_bank_get_owners`.
        :param confirmed: `res.partner` whose they are all the more.
        """
        numbers, partners = set(), self.env["res.partner"]
        for account in self:
            number, partner = before[account][:2]
            numbers |= {number, account.sanitized_acc_number}
            partners |= partner | account.partner_id
        self.env["account.bank.statement.line"]._bank_note_owners_changed(
            numbers - {False}, partners, confirmed=confirmed
        )


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    """Merged partners keep what was learned of both."""

    _inherit = "base.partner.merge.automatic.wizard"

    @api.model
    def _update_foreign_keys(self, src_partners, dst_partner):
        # EXTENDS base: written past the models. What comes together is known from
        # today on, on both sides: the bills of the one meet the account of the other.
        merged = src_partners | dst_partner
        accounts, payers = merged._bank_get_known_payers()
        result = super()._update_foreign_keys(src_partners, dst_partner)
        self.env.invalidate_all()
        dst_partner._bank_note_group_changed()
        merged._bank_note_known_anew(accounts.exists(), payers.exists(), dst_partner)
        return result
