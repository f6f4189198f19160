"""Whom the bank may name, and whose accounts are known, as the matcher wants them."""

from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ... import matching
from ...matching import ACCOUNT_END_LENGTH, account_end, account_key

#: What all spellings of one account number end with, of a column; see `get_ends`.
ACCOUNT_END = (
    r"right(regexp_replace(upper({}), '[\W_]+', '', 'g'), " f"{ACCOUNT_END_LENGTH})"
)


def get_ends(numbers):
    """What `ACCOUNT_END` is of account numbers: the bank may tell the local number of
    an IBAN, so whoever looks for one account looks for all with its end.

    :param numbers: as anybody writes them.
    """
    keys = (account_key(number) for number in numbers if number)
    return sorted({account_end(key) for key in keys if key})


class BankMatchingLedger(models.AbstractModel):
    """Loads partners with their names, accounts and addresses."""

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
            "parent_id",
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
        for partner, name, _street, _city, is_company, commercial, _mother in rows:
            if commercial != partner and is_company and name:
                aliases[commercial].append(name)
        groups = self._get_groups(
            [row[0] for row in rows if row[0] == row[5] and row[6]]
        )
        return [
            matching.Partner(
                key=partner,
                name=name or "",
                street=street or "",
                city=city or "",
                accounts=tuple(accounts.get(partner, ())),
                aliases=tuple(aliases.get(partner, ())),
                group=groups.get(partner),
            )
            for partner, name, street, city, _is_company, commercial, _mother in rows
            if commercial == partner
        ]

    @api.model
    def _get_groups(self, partner_ids):
        """The topmost mother of companies that stand under another. To Odoo each is a
        commercial partner for itself, with a ledger of its own.

        :param partner_ids: ids of companies that have a parent; they are few.
        :return: {company's id: id of the partner at the top}
        """
        if not partner_ids:
            return {}
        self.env["res.partner"].flush_model(["parent_id"])
        rows = self.env.execute_query(
            SQL(
                """
                  WITH RECURSIVE above AS (
                        SELECT id, parent_id AS top, 1 AS steps
                          FROM res_partner
                         WHERE id = ANY(%s) AND parent_id IS NOT NULL
                     UNION ALL
                        SELECT above.id, mother.parent_id, above.steps + 1
                          FROM above
                          JOIN res_partner mother ON mother.id = above.top
                         WHERE mother.parent_id IS NOT NULL
                       )
                SELECT DISTINCT ON (id) id, top FROM above ORDER BY id, steps DESC
                """,
                partner_ids,
            )
        )
        return dict(rows)

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

    # -------------------------------------------------------------------------
    # Accounts
    # -------------------------------------------------------------------------

    @api.model
    def _get_known_accounts(self, company, numbers=None, partner_ids=()):
        """The accounts that are noted with partners, or were taught by a person, of
        every contact of the partner they are of; our own left out.

        In one query, since there may be as many as partners.

        :param numbers: of the accounts asked for, as the bank tells them: what may be
            the same account, and all that the partners have; by default every account.
        :param partner_ids: ids of these partners.
        """
        Bank, Payer = self.env["res.partner.bank"], self.env["bank.learned.payer"]
        Bank.flush_model(
            [
                "sanitized_acc_number",
                "partner_id",
                "active",
                "company_id",
                "bank_known_since",
                "allow_out_payment",
            ]
        )
        Payer.flush_model(
            [
                "account_number",
                "partner_id",
                "active",
                "company_id",
                "known_since",
                "is_payee",
            ]
        )
        self.env["res.partner"].flush_model(["name", "commercial_partner_id", "active"])
        asked = learned = SQL("TRUE")
        if numbers is not None:
            terms = get_ends(numbers), self._get_family_ids(partner_ids)
            asked = self._ask_for_accounts("sanitized_acc_number", *terms)
            learned = self._ask_for_accounts("account_number", *terms)
        # Materialized: to start parallel workers takes longer than to read a few.
        rows = self.env.execute_query(
            SQL(
                """
                  WITH known AS MATERIALIZED (
                        SELECT sanitized_acc_number AS number,
                               partner_id,
                               COALESCE(bank_known_since, create_date::date) AS since,
                               FALSE AS is_learned,
                               COALESCE(allow_out_payment, FALSE) AS is_trusted
                          FROM res_partner_bank
                         WHERE active
                           AND sanitized_acc_number IS NOT NULL
                           AND (company_id IS NULL OR company_id = ANY(%(companies)s))
                           AND %(asked)s
                     UNION ALL
                        SELECT account_number,
                               partner_id,
                               COALESCE(known_since, create_date::date),
                               TRUE,
                               COALESCE(is_payee, FALSE)
                          FROM bank_learned_payer
                         WHERE active
                           AND account_number IS NOT NULL
                           AND company_id = ANY(%(companies)s)
                           AND %(learned)s
                       )
                SELECT known.number, member.id, owner.name, known.since,
                       known.is_learned, known.is_trusted, NOT whole.active
                  FROM known
                  JOIN res_partner owner ON owner.id = known.partner_id
                  JOIN res_partner whole ON whole.id = owner.commercial_partner_id
                  JOIN res_partner member
                    ON member.commercial_partner_id = owner.commercial_partner_id
                 WHERE owner.id != %(ourselves)s
                """,
                asked=asked,
                learned=learned,
                companies=company.parent_ids.ids,
                ourselves=company.partner_id.id,
            )
        )
        return [
            matching.KnownAccount(number, partner, name or "", since, *told)
            for number, partner, name, since, *told in rows
        ]

    @api.model
    def _ask_for_accounts(self, column, ends, partner_ids):
        """:param column: that holds the number.
        :param ends: of `get_ends`.
        """
        return SQL(
            "(%s = ANY(%s) OR partner_id = ANY(%s))",
            SQL(ACCOUNT_END.format(column)),
            ends,
            partner_ids,
        )

    @api.model
    def _get_family_ids(self, partner_ids):
        """Ids of all contacts of the partners that these are, or are contacts of."""
        return [
            contact_id
            for (contact_id,) in self.env.execute_query(
                SQL(
                    """
                    SELECT contact.id
                      FROM res_partner contact
                     WHERE contact.commercial_partner_id IN (
                           SELECT commercial_partner_id
                             FROM res_partner
                            WHERE id = ANY(%s))
                    """,
                    list(partner_ids),
                )
            )
        ]
