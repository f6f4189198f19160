"""Payers who pay for several partners: they are nobody's payer, and not learned."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.base.models.res_bank import sanitize_account_number

from .. import matching
from .bank_matching_accounts import ACCOUNT_END

#: An account number of a bank line as `sanitize_account_number` makes it.
NUMBER = r"regexp_replace(upper(account_number), '\W+', '', 'g')"
#: What says whose payer it is.
WATCHED = {"account_number", "name", "partner_id", "is_payee", "active"}


class BankLearnedPayer(models.Model):
    _inherit = "bank.learned.payer"

    # Looked up whenever lines are posted, or it is judged whose account they tell.
    _account_end_idx = models.Index(
        f"(({ACCOUNT_END.format('account_number')})) WHERE account_number IS NOT NULL"
    )
    _name_idx = models.Index("(lower(name)) WHERE name IS NOT NULL")

    # -------------------------------------------------------------------------
    # Low-level: what is proposed may stand on what was learned
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS
        payers = super().create(vals_list)
        payers._note_owners_changed(confirmed=payers.partner_id)
        return payers

    def write(self, vals):
        # EXTENDS
        watched = WATCHED & vals.keys()
        # Where a person paid says nothing new of whose it is.
        confirmed = self.partner_id if watched == {"is_payee"} else None
        if watched:
            self._note_owners_changed(confirmed=confirmed)
        result = super().write(vals)
        if watched:
            self._note_owners_changed(confirmed=confirmed)
        return result

    def unlink(self):
        # EXTENDS: told after they are gone, so that nothing is judged by them
        told = self._get_told()
        result = super().unlink()
        self.env["account.bank.statement.line"]._note_owners_changed(*told)
        return result

    def _note_owners_changed(self, confirmed=None):
        self.env["account.bank.statement.line"]._note_owners_changed(
            *self._get_told(), confirmed=confirmed
        )

    def _get_told(self):
        """Accounts, partners and names that these are about."""
        numbers = {sanitize_account_number(n) for n in self.mapped("account_number")}
        names = set(self.mapped("name"))
        return numbers - {False, ""}, self.partner_id, names - {False}

    # -------------------------------------------------------------------------
    # Who pays for several
    # -------------------------------------------------------------------------

    @api.model
    def _get_partners_noted(self, lines, domain=()):
        """The partners with whom the accounts of lines are noted; one that is archived
        has none.

        :param domain: of which accounts; by default of all.
        :return: {payer: commercial partners}
        """
        numbers = {line._get_payer()[0] for line in lines} - {""}
        accounts = (
            self.env["res.partner.bank"]
            .sudo()
            .search(
                Domain(domain)
                & Domain("sanitized_acc_number", "in", list(numbers))
                & Domain("company_id", "in", [False, *lines.company_id.parent_ids.ids])
            )
        )
        return {
            (number, ""): noted.partner_id.commercial_partner_id.filtered("active")
            for number, noted in accounts.grouped("sanitized_acc_number").items()
        }

    @api.model
    def _get_partners_seen(self, lines):
        """The partners to whom anything of the payers of lines was posted, these lines
        included.

        :return: {(company's id, payer): commercial partners}
        """
        return self._find_partners_seen(
            {line._get_payer() for line in lines}, lines.company_id
        )

    @api.model
    def _find_partners_seen(self, payers, companies):
        """The partners to whom anything of these payers was posted.

        :param payers: of `_get_payer`.
        :return: {(company's id, payer): commercial partners}
        """
        self.env["bank.payment.application"].flush_model()
        self.env["account.bank.statement.line"].flush_model(
            ["account_number", "partner_name", "company_id"]
        )
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT line.company_id, line.number, line.name,
                       partner.commercial_partner_id
                  FROM (
                        SELECT id, company_id, %(number)s AS number, '' AS name
                          FROM account_bank_statement_line
                         WHERE account_number IS NOT NULL
                           AND %(number)s = ANY(%(numbers)s)
                     UNION ALL
                        SELECT id, company_id, '', lower(partner_name)
                          FROM account_bank_statement_line
                         WHERE account_number IS NULL
                           AND partner_name IS NOT NULL
                           AND lower(partner_name) = ANY(%(names)s)
                       ) line
                  JOIN bank_payment_application application
                    ON application.statement_line_id = line.id
                   AND application.state = 'posted'
                  JOIN res_partner partner ON partner.id = application.partner_id
                 WHERE line.company_id = ANY(%(companies)s)
                """,
                number=SQL(NUMBER),
                numbers=[number for number, _name in payers if number],
                names=[name for number, name in payers if name],
                companies=companies.ids,
            )
        )
        seen = {}
        for company, number, name, partner in rows:
            key = company, (number, name)
            partners = seen.get(key, self.env["res.partner"])
            seen[key] = partners | partners.browse(partner)
        return seen

    def _group_by_payer(self):
        """:return: {(company's id, payer as of `_get_payer`): these}"""
        return self.grouped(lambda payer: (payer.company_id.id, payer._get_payer()))

    def _get_payer(self):
        """By what it is known again, as a bank line's `_get_payer` says it."""
        self.ensure_one()
        if number := sanitize_account_number(self.account_number):
            return number, ""
        return "", (self.name or "").lower()


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    # Looked up when a payer is learned, among all lines ever imported.
    _bank_payer_account_idx = models.Index(
        rf"(({NUMBER})) WHERE account_number IS NOT NULL"
    )
    _bank_payer_name_idx = models.Index(
        "(lower(partner_name)) "
        "WHERE account_number IS NULL AND partner_name IS NOT NULL"
    )

    def _get_payer(self):
        """By what a payer is known again: (account, "") or, without one, ("", name)."""
        self.ensure_one()
        if number := sanitize_account_number(self.account_number):
            return number, ""
        return "", (self.partner_name or "").lower()

    def _group_by_payer_key(self):
        """These by what their payers may have been learned by: the account and, also
        beside one, the name.

        :return: {(company's id, payer as of `_get_payer`): lines}
        """
        lines = {}
        for line in self:
            number = sanitize_account_number(line.account_number) or ""
            name = (line.partner_name or "").lower()
            for payer in ((number, ""), ("", name)):
                if any(payer):
                    lines.setdefault((line.company_id.id, payer), []).append(line.id)
        return {key: self.browse(ids) for key, ids in lines.items()}

    def _is_of_middleman(self, partner):
        """Whether the payer pays for others by trade, and is not the partner itself;
        where the bank tells no name, the text tells it."""
        self.ensure_one()
        return matching.is_middleman(
            self.partner_name or self.payment_ref or ""
        ) and not matching.is_middleman(partner.name or "")
