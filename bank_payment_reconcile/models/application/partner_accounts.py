"""On which side of a partner money without an open item belongs."""

from collections import defaultdict
from dataclasses import dataclass, field

from odoo import models
from odoo.fields import Domain

RECEIVABLE, PAYABLE = "asset_receivable", "liability_payable"


@dataclass
class PartnerSides:
    """What a partner is to a company, and what is open with it.

    sides: the account types it can have, both where nothing tells.
    settled_by: (account type, whether money in settles it), of what is open.
    """

    sides: frozenset = frozenset((RECEIVABLE, PAYABLE))
    settled_by: set = field(default_factory=set)

    def choose(self, amount):
        """The account type for money, positive for money in.

        Who is only a customer has receivables, who is only a vendor payables. Who is
        both has that side on which the money settles something; else the only one
        on which anything is open; else money in is a customer's and money out a
        vendor's.
        """
        is_in = amount > 0
        settled = {side for side, money_in in self.settled_by if money_in == is_in}
        opened = {side for side, _money_in in self.settled_by}
        for sides in (self.sides, settled & self.sides, opened & self.sides):
            if len(sides) == 1:
                [side] = sides
                return side
        return RECEIVABLE if amount > 0 else PAYABLE


class AccountBankStatementLine(models.Model):
    """Chooses the receivable or payable account of a partner."""

    _inherit = "account.bank.statement.line"

    def _bank_get_partner_sides(self, partners):
        """For each partner what decides where these lines' money on account goes.

        Set-based: the number of queries depends neither on lines nor on partners.

        :param partners: `res.partner`
        :return: {(company, partner): `PartnerSides`} for every company of the lines.
        """
        result = {}
        for company, lines in self.grouped("company_id").items():
            owners = partners.commercial_partner_id
            sides = {owner: PartnerSides() for owner in owners}
            for owner in owners:
                is_customer, is_vendor = (
                    owner.customer_rank > 0,
                    owner.supplier_rank > 0,
                )
                if is_customer != is_vendor:
                    side = RECEIVABLE if is_customer else PAYABLE
                    sides[owner].sides = frozenset((side,))
            undecided = owners.filtered(lambda p, sides=sides: len(sides[p].sides) > 1)
            if undecided:
                for owner, settled in lines._bank_get_open_sides(
                    company, undecided
                ).items():
                    sides[owner].settled_by = settled
            for partner in partners:
                result[company, partner] = sides[partner.commercial_partner_id]
        return result

    def _bank_get_open_sides(self, company, partners):
        """What is open with commercial partners that no other line holds.

        :return: {partner: {(account type, whether money in settles it)}}
        """
        items = self.env["account.move.line"].search_fetch(
            Domain("account_id.account_type", "in", (RECEIVABLE, PAYABLE))
            & Domain("account_id.reconcile", "=", True)
            & Domain("reconciled", "=", False)
            & Domain("parent_state", "=", "posted")
            & Domain("company_id", "child_of", company.id)
            & Domain("partner_id", "child_of", partners.ids)
            & Domain("statement_line_id", "not in", self.ids),
            ["account_id", "partner_id", "amount_residual_currency", "currency_id"],
        )
        held = self._bank_get_held_amounts(items.ids)
        result = defaultdict(set)
        for item in items:
            residual = item.amount_residual_currency - held.get(item.id, 0.0)
            sign = item.currency_id.compare_amounts(residual, 0.0)
            if sign and sign == item.currency_id.compare_amounts(
                item.amount_residual_currency, 0.0
            ):
                owner = item.partner_id.commercial_partner_id
                result[owner].add((item.account_id.account_type, sign > 0))
        return result

    def _bank_get_partner_account(self, partner, amount, sides=None):
        """Where a payment on account of the line goes.

        :param amount: positive for money in.
        :param sides: of `_bank_get_partner_sides`, where many are asked; read by
            default.
        """
        self.ensure_one()
        sides = sides or self._bank_get_partner_sides(partner)
        partner = partner.with_company(self.company_id)
        if sides[self.company_id, partner].choose(amount) == RECEIVABLE:
            return partner.property_account_receivable_id
        return partner.property_account_payable_id
