from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.base.models.res_bank import sanitize_account_number

from ..matching import LearnedPayer as MatchingLearnedPayer


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
        help="A person posted a payment out to this account: who only pays from it may "
        "be anybody.",
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
        help="The bank line by which the payer paid for another partner, too. Undoing "
        "it may bring the payer back.",
    )

    _account_or_name = models.Constraint(
        "CHECK (account_number IS NOT NULL OR name IS NOT NULL)",
        "A learned payer has an account or a name.",
    )
    _unique = models.UniqueIndex(
        "(company_id, partner_id, COALESCE(account_number, ''), COALESCE(name, '')) "
        "WHERE active",
        "This payer is known for the partner already.",
    )

    @api.depends("name", "account_number")
    def _compute_display_name(self):
        for payer in self:
            payer.display_name = payer.account_number or payer.name

    def _prepare_written(self, vals):
        # EXTENDS bank.record: what a person changed was not learned from that line
        return {
            **super()._prepare_written(vals),
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
        noted = self._get_partners_noted(lines)
        trusted = self._get_partners_noted(lines, [("allow_out_payment", "=", True)])
        seen = self._get_partners_seen(lines)
        values = []
        for line in lines:
            partner = line.application_ids.partner_id.commercial_partner_id
            payer = line._get_payer()
            owners = noted.get(payer, partner.browse())
            others = seen.get((line.company_id.id, payer), partner.browse())
            if len(partner) != 1 or (owners | others) - partner:
                continue
            is_payee = partner in trusted.get(payer, partner.browse())
            is_new_payee = line.amount < 0 and payer[0] and not is_payee
            is_news = is_new_payee or line._is_partner_news(partner)
            if is_news and not line._is_of_middleman(partner):
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
            ._create_by_code([vals for k, vals in wanted.items() if k not in known])
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


def _get_key_of(vals):
    """`_get_key` of one that is to be made."""
    return (
        vals["company_id"],
        vals["partner_id"],
        vals["account_number"] or "",
        vals["name"] or "",
    )
