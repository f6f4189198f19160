"""Payers as a person once told them: learned, shared by several partners, forgotten."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.base.models.res_bank import sanitize_account_number

from ... import matching
from ...matching import LearnedPayer as MatchingLearnedPayer
from ..core.records import log_notes
from .partners import ACCOUNT_END

#: An account number of a bank line as `sanitize_account_number` makes it.
NUMBER = r"regexp_replace(upper(account_number), '\W+', '', 'g')"
#: What says whose payer it is.
WATCHED = {"account_number", "name", "partner_id", "is_payee", "active"}


class BankLearnedPayer(models.Model):
    """How a payer appears at the bank, as a person once told: the account or the
    name that a bank line showed and that nothing else ties to the partner."""

    _name = "bank.learned.payer"
    _inherit = ["bank.shared", "bank.tracked", "bank.record"]
    _description = "Learned Payer"
    _order = "partner_id, id"
    _check_company_auto = True

    partner_id = fields.Many2one(
        "res.partner",
        required=True,
        index=True,
        check_company=True,
        ondelete="cascade",
        tracking=True,
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        tracking=True,
    )
    account_number = fields.Char(
        string="Bank Account",
        help="As the bank wrote it, without blanks.",
        tracking=True,
    )
    name = fields.Char(string="Payer Name", help="As the bank wrote it.", tracking=True)
    statement_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Learned From",
        readonly=True,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
        help="The bank line that a person applied to this partner.",
    )
    known_since = fields.Date(
        readonly=True,
        copy=False,
        help="The day on which somebody changed it, where that is not the day on which "
        "it was learned.",
    )
    is_payee = fields.Boolean(
        string="Paid by a Person",
        readonly=True,
        copy=False,
        help="A person posted a payment out to this account: whoever only pays from "
        "it may be anybody.",
    )
    active = fields.Boolean(
        default=True,
        readonly=True,
        copy=False,
        help="Not while the payer seems to pay for several partners.",
    )
    forgotten_line_id = fields.Many2one(
        "account.bank.statement.line",
        string="Forgotten For",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
        help="The bank line with which the payer also paid for another partner. "
        "Undoing it may bring the payer back.",
    )

    _account_or_name = models.Constraint(
        "CHECK (account_number IS NOT NULL OR name IS NOT NULL)",
        "A learned payer needs an account or a name.",
    )
    _unique = models.UniqueIndex(
        "(company_id, partner_id, COALESCE(account_number, ''), COALESCE(name, '')) "
        "WHERE active",
        "This payer is already known for the partner.",
    )
    # Looked up whenever lines are posted, or it is judged whose account they tell.
    _account_end_idx = models.Index(
        f"(({ACCOUNT_END.format('account_number')})) WHERE account_number IS NOT NULL"
    )
    _name_idx = models.Index("(lower(name)) WHERE name IS NOT NULL")

    @api.depends("name", "account_number")
    def _compute_display_name(self):
        for payer in self:
            payer.display_name = payer.account_number or payer.name

    def _bank_prepare_written(self, vals):
        # EXTENDS bank.record: what a person changed was not learned from that line
        return {
            **super()._bank_prepare_written(vals),
            "statement_line_id": False,
            "is_payee": False,
            "known_since": fields.Date.context_today(self),
        }

    # -------------------------------------------------------------------------
    # Learning
    # -------------------------------------------------------------------------

    @api.model
    def _learn_from(self, lines):
        """Remember the payers of lines that a person applied to one partner which
        the matcher had not recognised by itself, and the payees whose account was not
        known as theirs.

        Whoever pays for several partners, or by trade for others, is nobody's payer.

        :param lines: posted bank lines; those applied without a person teach
            nothing, or a mistake of the night would confirm itself.
        """
        lines = lines._bank_filter_teaching()
        noted = self._get_partners_noted(lines)
        trusted = self._get_partners_noted(lines, [("allow_out_payment", "=", True)])
        seen = self._get_partners_seen(lines)
        values = []
        for line in lines:
            partner = line.application_ids.partner_id.commercial_partner_id
            payer = line._bank_get_payer()
            owners = noted.get(payer, partner.browse())
            others = seen.get((line.company_id.id, payer), partner.browse())
            if len(partner) != 1 or (owners | others) - partner:
                continue
            is_payee = partner in trusted.get(payer, partner.browse())
            is_new_payee = line.amount < 0 and payer[0] and not is_payee
            is_news = is_new_payee or line._bank_is_partner_news(partner)
            if is_news and not line._bank_is_of_middleman(partner):
                values += self._prepare_payers(line, partner)
        self._note_payees(values)
        return self._create_unknown(values)

    @api.model
    def _prepare_payers(self, line, partner):
        """The account tells more than the name, which others may share: the name
        is only learned where the bank gives no account."""
        vals = {
            "partner_id": partner.id,
            "company_id": line.company_id.id,
            "statement_line_id": line.id,
        }
        if account := sanitize_account_number(line.account_number):
            is_payee = line.amount < 0
            vals.update(account_number=account, name=False, is_payee=is_payee)
            return [vals]
        if line.partner_name:
            return [{**vals, "account_number": False, "name": line.partner_name}]
        return []

    @api.model
    def _note_payees(self, values):
        """Of payers that were learned from money in: a person has paid to them now,
        which is what is learned, as of today."""
        paid = {
            (vals["company_id"], vals["partner_id"], vals["account_number"]): vals
            for vals in values
            if vals.get("is_payee")
        }
        known = self.search(
            Domain("is_payee", "=", False)
            & Domain("account_number", "in", [number for _c, _p, number in paid])
        )
        payees = known.with_context(tracking_disable=True).sudo()
        payees = payees.filtered(lambda payer: payer._get_paid_key() in paid)
        # At once: what waits for their money is looked for anew.
        payees.write({"is_payee": True, "known_since": fields.Date.context_today(self)})
        for payer in payees:
            line_id = paid[payer._get_paid_key()]["statement_line_id"]
            payer.statement_line_id = line_id

    def _get_paid_key(self):
        self.ensure_one()
        return self.company_id.id, self.partner_id.id, self.account_number

    def _get_key(self):
        """What no two that are known have alike."""
        self.ensure_one()
        return (
            self.company_id.id,
            self.partner_id.id,
            self.account_number or "",
            self.name or "",
        )

    @api.model
    def _create_unknown(self, values):
        """Create those that are not known yet, each once; one that was forgotten is
        taught anew, as of today."""
        existing = self.with_context(active_test=False).search(
            Domain("partner_id", "in", [vals["partner_id"] for vals in values])
        )
        known = {payer._get_key() for payer in existing.filtered("active")}
        wanted = {_get_key_of(vals): vals for vals in values}
        forgotten = existing.filtered(lambda p: not p.active and p._get_key() in wanted)
        forgotten.sudo().unlink()
        # In the midst of posting: who posted the line says who taught it.
        return (
            self.with_context(tracking_disable=True)
            ._bank_create_by_code(
                [vals for k, vals in wanted.items() if k not in known]
            )
            .with_env(self.env)
        )

    # -------------------------------------------------------------------------
    # For the matcher
    # -------------------------------------------------------------------------

    @api.model
    def _get_learned(self, company):
        return self.search([("company_id", "parent_of", company.ids)])

    def _to_matching(self):
        return [
            MatchingLearnedPayer(
                partner=payer.partner_id.id,
                account=payer.account_number or "",
                name=payer.name or "",
            )
            for payer in self
        ]

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
        numbers = {line._bank_get_payer()[0] for line in lines} - {""}
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
            {line._bank_get_payer() for line in lines}, lines.company_id
        )

    @api.model
    def _find_partners_seen(self, payers, companies):
        """The partners to whom anything of these payers was posted.

        :param payers: of `_bank_get_payer`.
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
        """:return: {(company's id, payer as of `_bank_get_payer`): these}"""
        return self.grouped(
            lambda payer: (payer.company_id.id, payer._bank_get_payer())
        )

    def _bank_get_payer(self):
        """By what it is known again, as a bank line's `_bank_get_payer` says it."""
        self.ensure_one()
        if number := sanitize_account_number(self.account_number):
            return number, ""
        return "", (self.name or "").lower()

    # -------------------------------------------------------------------------
    # Forgotten
    # -------------------------------------------------------------------------

    def _prepare_forgotten_notes(self):
        """{partner id: what its messages say of these payers that are forgotten}"""
        known = self.sudo().filtered("active")
        return known._tell_by_partner(known._say_forgotten)

    def _tell_forgotten(self):
        """They are forgotten, and may come back."""
        self._log_on_partners(self._tell_by_partner(self._say_forgotten))

    def _tell_restored(self):
        """They are back."""
        self._log_on_partners(self._tell_by_partner(self._say_restored))

    @api.model
    def _say_forgotten(self, names):
        return self.env._("Payer no longer known as this partner: %s.", names)

    @api.model
    def _say_restored(self, names):
        return self.env._(
            "Payer known as this partner again, since what spoke against it was "
            "undone: %s.",
            names,
        )

    def _tell_by_partner(self, say):
        """:param say: makes the sentence of the payers' names.
        :return: {partner's id: sentence}
        """
        return {
            partner.id: say(", ".join(payers.mapped("display_name")))
            for partner, payers in self.sudo().grouped("partner_id").items()
        }

    @api.model
    def _log_on_partners(self, bodies):
        if bodies:
            log_notes(self.env["res.partner"].browse(bodies).sudo(), bodies)


class AccountBankStatementLine(models.Model):
    """Learns the payer of a line from what a person applied."""

    _inherit = "account.bank.statement.line"

    # Looked up when a payer is learned, among all lines ever imported.
    _bank_payer_account_idx = models.Index(
        rf"(({NUMBER})) WHERE account_number IS NOT NULL"
    )
    _bank_payer_name_idx = models.Index(
        "(lower(partner_name)) "
        "WHERE account_number IS NULL AND partner_name IS NOT NULL"
    )

    def _bank_filter_teaching(self):
        """Hook: those of these lines of which the payer pays for himself."""
        return self

    def _bank_get_payer(self):
        """By what a payer is known again: (account, "") or, without one, ("", name)."""
        self.ensure_one()
        if number := sanitize_account_number(self.account_number):
            return number, ""
        return "", (self.partner_name or "").lower()

    def _bank_group_by_payer_key(self):
        """These by what their payers may have been learned by: the account and, also
        beside one, the name.

        :return: {(company's id, payer as of `_bank_get_payer`): lines}
        """
        lines = {}
        for line in self:
            number = sanitize_account_number(line.account_number) or ""
            name = (line.partner_name or "").lower()
            for payer in ((number, ""), ("", name)):
                if any(payer):
                    lines.setdefault((line.company_id.id, payer), []).append(line.id)
        return {key: self.browse(ids) for key, ids in lines.items()}

    def _bank_is_of_middleman(self, partner):
        """Whether the payer pays for others by trade, and is not the partner itself;
        where the bank tells no name, the text tells it."""
        self.ensure_one()
        return matching.is_middleman(
            self.partner_name or self.payment_ref or ""
        ) and not matching.is_middleman(partner.name or "")

    def _bank_is_partner_news(self, partner):
        """Whether the matcher had not recognised the partner by itself."""
        self.ensure_one()
        details = self.bank_match_details or {}
        recognised = details.get("partner") == partner.id
        return not (recognised and details.get("related_party") == "fully")


def _get_key_of(vals):
    """`_get_key` of one that is to be made."""
    return (
        vals["company_id"],
        vals["partner_id"],
        vals["account_number"] or "",
        vals["name"] or "",
    )
