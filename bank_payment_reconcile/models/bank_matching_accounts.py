"""Whose bank accounts are known, as the matcher wants them."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .. import matching
from ..matching import ACCOUNT_END_LENGTH, account_end, account_key

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
    _inherit = "bank.matching.ledger"

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

    @api.model
    def _load_accounts(self, journal, currency, partner_ids, known_accounts):
        """The ledger by which it is judged whose account a line tells: no entries; in
        the company of the lines, which may be a branch of the bank's.

        :param partner_ids: ids of whom the lines' money is for.
        :param known_accounts: of `_get_known_accounts`.
        """
        company = self.env.company
        return matching.Ledger(
            # For their names only: accounts are told.
            partners=self._read_partners(company, Domain("id", "in", partner_ids), {}),
            rules=(),
            settings=self._prepare_settings(journal, currency),
            own_accounts=self._get_own_accounts(company),
            own_partner=company.partner_id.id,
            bank_account=journal.bank_account_id.sanitized_acc_number or "",
            known_accounts=known_accounts,
        )
