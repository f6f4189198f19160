"""Whom the bank may name, as the matcher wants them."""

from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain

from .. import matching


class BankMatchingLedger(models.AbstractModel):
    _inherit = "bank.matching.ledger"

    # -------------------------------------------------------------------------
    # Partners
    # -------------------------------------------------------------------------

    @api.model
    def _get_partners_domain(self, company):
        """Whom the bank may name: customers and vendors of the company."""
        return Domain("company_id", "in", [False, *company.sudo().parent_ids.ids]) & (
            Domain("customer_rank", ">", 0) | Domain("supplier_rank", ">", 0)
        )

    @api.model
    def _get_partners(self, company, partner_ids):
        """Customers and vendors with the accounts and names the bank may use.

        :param partner_ids: ids of those who have open entries; they are wanted
            even when they are archived or neither customer nor vendor.
        """
        return self._read_partners(
            company,
            (Domain("active", "=", True) & self._get_partners_domain(company))
            | Domain("id", "in", list(partner_ids)),
            self._get_partner_accounts(company),
        )

    @api.model
    def _read_partners(self, company, domain, accounts):
        """Partners as the matcher wants them; never ourselves.

        :param accounts: of `_get_partner_accounts`.
        """
        Partner = self.env["res.partner"].with_context(active_test=False)
        # We are not our own customer: our name is on transfers.
        query = Partner._search(domain & Domain("id", "!=", company.partner_id.id))
        # Rows, not records: the names of ten thousand partners are read once.
        columns = (
            "id",
            "name",
            "street",
            "city",
            "is_company",
            "commercial_partner_id",
        )
        rows = self.env.execute_query(
            query.select(
                *(
                    Partner._field_to_sql(Partner._table, column, query)
                    for column in columns
                )
            )
        )
        aliases = defaultdict(list)
        for partner, name, _street, _city, is_company, commercial in rows:
            if commercial != partner and is_company and name:
                aliases[commercial].append(name)
        return [
            matching.Partner(
                key=partner,
                name=name or "",
                street=street or "",
                city=city or "",
                accounts=tuple(accounts.get(partner, ())),
                aliases=tuple(aliases.get(partner, ())),
            )
            for partner, name, street, city, _is_company, commercial in rows
            if commercial == partner
        ]

    @api.model
    def _get_partner_accounts(self, company, asked=Domain.TRUE):
        """Bank account numbers by commercial partner, our own left out.

        :param asked: whose, as a domain of accounts.
        """
        Bank = self.env["res.partner.bank"]
        query = Bank._search(
            asked
            & Domain("partner_id", "!=", company.partner_id.id)
            & Domain("company_id", "in", [False, *company.sudo().parent_ids.ids])
            & Domain("sanitized_acc_number", "!=", False)
        )
        partner = query.join(
            Bank._table, "partner_id", "res_partner", "id", "partner_id"
        )
        accounts = defaultdict(list)
        for number, owner in self.env.execute_query(
            query.select(
                Bank._field_to_sql(Bank._table, "sanitized_acc_number", query),
                self.env["res.partner"]._field_to_sql(
                    partner, "commercial_partner_id", query
                ),
            )
        ):
            accounts[owner].append(number)
        return accounts

    @api.model
    def _get_own_accounts(self, company):
        """Our own account numbers: money from there comes from no partner."""
        banks = self.env["res.partner.bank"].search(
            [("partner_id", "=", company.partner_id.id)]
        )
        return [number for number in banks.mapped("sanitized_acc_number") if number]
