"""Whose bank accounts are known, as the matcher wants them."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .. import matching


class BankMatchingLedger(models.AbstractModel):
    _inherit = "bank.matching.ledger"

    @api.model
    def _get_known_accounts(self, company):
        """The accounts that are noted with partners, or were taught by a person, of
        every contact of the partner they are of; our own left out.

        In one query, since there may be as many as partners.
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
            ["account_number", "partner_id", "company_id", "known_since", "is_payee"]
        )
        self.env["res.partner"].flush_model(["name", "commercial_partner_id", "active"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT known.number, member.id, owner.name, known.since,
                       known.is_learned, known.is_trusted, NOT whole.active
                  FROM (
                        SELECT sanitized_acc_number AS number,
                               partner_id,
                               COALESCE(bank_known_since, create_date::date) AS since,
                               FALSE AS is_learned,
                               COALESCE(allow_out_payment, FALSE) AS is_trusted
                          FROM res_partner_bank
                         WHERE active
                           AND sanitized_acc_number IS NOT NULL
                           AND (company_id IS NULL OR company_id = ANY(%(companies)s))
                     UNION ALL
                        SELECT account_number,
                               partner_id,
                               COALESCE(known_since, create_date::date),
                               TRUE,
                               COALESCE(is_payee, FALSE)
                          FROM bank_learned_payer
                         WHERE account_number IS NOT NULL
                           AND company_id = ANY(%(companies)s)
                       ) known
                  JOIN res_partner owner ON owner.id = known.partner_id
                  JOIN res_partner whole ON whole.id = owner.commercial_partner_id
                  JOIN res_partner member
                    ON member.commercial_partner_id = owner.commercial_partner_id
                 WHERE owner.id != %(ourselves)s
                """,
                companies=company.parent_ids.ids,
                ourselves=company.partner_id.id,
            )
        )
        return [
            matching.KnownAccount(number, partner, name or "", since, *told)
            for number, partner, name, since, *told in rows
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
            partners=self._read_partners(company, Domain("id", "in", partner_ids)),
            rules=(),
            settings=self._prepare_settings(journal, currency),
            own_accounts=self._get_own_accounts(company),
            own_partner=company.partner_id.id,
            bank_account=journal.bank_account_id.sanitized_acc_number or "",
            known_accounts=known_accounts,
        )
