from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from .. import matching
from .bank_payment_application import OWED
from .rights import needs


class BankTextMapping(models.Model):
    """A recurring text that tells by itself on which account the money belongs."""

    _name = "bank.text.mapping"
    _inherit = ["bank.shared", "bank.tracked", "bank.record"]
    _description = "Text-to-Account Mapping"
    _rec_name = "text"
    _order = "sequence, text, id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    sequence = fields.Integer(default=10, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        tracking=True,
    )
    text = fields.Char(
        required=True,
        help="A line whose text contains these words is applied to the account. "
        "Upper and lower case count the same.",
        tracking=True,
    )
    debit_account_id = fields.Many2one(
        "account.account",
        string="Account for Money In",
        check_company=True,
        help="The account that lines with a positive amount are applied to. "
        "Empty: the mapping is not used for money in.",
        tracking=True,
    )
    credit_account_id = fields.Many2one(
        "account.account",
        string="Account for Money Out",
        check_company=True,
        help="The account that lines with a negative amount are applied to. "
        "Empty: the mapping is not used for money out.",
        tracking=True,
    )
    partner_id = fields.Many2one(
        "res.partner",
        check_company=True,
        help="The partner that is set on the entry.",
        tracking=True,
    )
    review_required = fields.Boolean(
        help="A person has to look before what this mapping applied is posted "
        "automatically.",
        tracking=True,
    )

    is_offered = fields.Boolean(
        string="Offered",
        readonly=True,
        help="People booked the same text on the same account again and again; the "
        "mapping is not used before somebody says so.",
    )

    # One answer per text: a second mapping for the same words could only contradict.
    _text_unique = models.UniqueIndex(
        "(company_id, lower(btrim(text))) WHERE active",
        "There is a mapping for this text already.",
    )

    @api.constrains("text")
    def _check_text(self):
        for mapping in self:
            if len(mapping.text.strip()) < 3:
                raise ValidationError(
                    self.env._(
                        'The text "%s" is too short to tell one payment from '
                        "another: give at least three characters.",
                        mapping.text,
                    )
                )

    @api.constrains("text", "debit_account_id", "credit_account_id")
    def _check_account(self):
        for mapping in self:
            if not mapping.debit_account_id and not mapping.credit_account_id:
                raise ValidationError(
                    self.env._(
                        'The mapping "%s" has no account: set one for money in, '
                        "one for money out, or both.",
                        mapping.text,
                    )
                )

    @api.constrains("debit_account_id", "credit_account_id", "company_id")
    def _check_no_bank_account(self):
        for company, mappings in self.grouped("company_id").items():
            accounts = mappings.debit_account_id | mappings.credit_account_id
            accounts._check_no_bank_account(company)

    @api.constrains("debit_account_id", "credit_account_id", "partner_id")
    def _check_partner(self):
        """What somebody owes or is owed is somebody's."""
        for mapping in self.filtered(lambda mapping: not mapping.partner_id):
            accounts = mapping.debit_account_id | mapping.credit_account_id
            for account in accounts.filtered(lambda a: a.account_type in OWED):
                raise ValidationError(
                    self.env._(
                        "%(account)s is kept by partner: choose the partner of the "
                        'mapping "%(text)s".',
                        account=account.display_name,
                        text=mapping.text,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        """What was posted by a mapping goes on saying by which."""
        posted = Domain("mapping_id", "in", self.ids) & Domain("state", "=", "posted")
        Application = self.env["bank.payment.application"].sudo()
        if used := Application.search(posted, limit=1).mapping_id:
            raise UserError(
                self.env._(
                    'Payments were posted by the mapping "%s": archive it instead of '
                    "deleting it.",
                    used.text,
                )
            )

    # -------------------------------------------------------------------------
    # Offers
    # -------------------------------------------------------------------------

    @needs("write")
    def action_use(self):
        """Take an offered mapping into use."""
        self._write_by_code({"active": True, "is_offered": False})

    @needs("write")
    def action_dismiss(self):
        """Refuse an offered mapping; it stays archived and is not offered again."""
        self._write_by_code({"active": False, "is_offered": False})

    @api.model
    def _offer_from(self, lines):
        """Offer a mapping where people put the same words on the same account for
        the third time.

        :param lines: bank lines that a person just posted.
        :return: the mappings offered now.
        """
        decisions = lines.application_ids.filtered("is_account_decision")
        values = []
        for (company, account), group in decisions.grouped(
            lambda a: (a.company_id, a.account_id)
        ).items():
            past = self._get_past_decisions(company, account)
            for application in group:
                values += self._prepare_offer(application, past)
        return self._create_by_code(values)

    @api.model
    def _get_past_decisions(self, company, account):
        """The latest of what people put on an account by hand."""
        return self.env["bank.payment.application"].search(
            Domain("company_id", "=", company.id)
            & Domain("account_id", "=", account.id)
            & Domain("move_line_id", "=", False)
            & Domain("mapping_id", "=", False)
            & Domain("state", "=", "posted")
            & Domain("accepted_by_id", "!=", False),
            order="id desc",
            limit=50,
        )

    @api.model
    def _prepare_offer(self, application, past):
        """Values of a mapping when two earlier decisions share words with this one
        that no mapping of the company knows yet."""
        line = application.statement_line_id
        direction = line.amount > 0
        like = past.filtered(lambda a: a != application).statement_line_id.filtered(
            lambda earlier: (
                (earlier.amount > 0) == direction
                and matching.common_words([line.payment_ref, earlier.payment_ref])
            )
        )
        texts = like[:2].mapped("payment_ref")
        words = matching.common_words([line.payment_ref, *texts])
        if len(like) < 2 or not words or self._is_known(words, line.company_id):
            return []
        field = "debit_account_id" if direction else "credit_account_id"
        return [
            {
                "text": words,
                field: application.account_id.id,
                "company_id": line.company_id.id,
                "active": False,
                "is_offered": True,
                **(line | like)._propose_bounds(),
            }
        ]

    @api.model
    def _is_known(self, words, company):
        known = self.with_context(active_test=False).search(
            Domain("company_id", "parent_of", company.ids)
        )
        return words.casefold() in {text.casefold() for text in known.mapped("text")}

    # -------------------------------------------------------------------------
    # For the matcher
    # -------------------------------------------------------------------------

    @api.model
    def _get_mappings(self, company):
        """The mappings of a company and of the companies it is a branch of."""
        return self.with_context(active_test=True).search(
            Domain("company_id", "parent_of", company.ids)
        )

    def _to_matching(self):
        usable = self._filter_usable_accounts()
        return [
            matching.Mapping(
                key=mapping.id,
                text=mapping.text,
                account_in=usable.get((mapping, "debit_account_id")),
                account_out=usable.get((mapping, "credit_account_id")),
                partner=mapping.partner_id.id or None,
                review_required=mapping.review_required,
                **mapping._prepare_bounds(),
            )
            for mapping in self
        ]

    def _filter_usable_accounts(self):
        """The accounts that mappings may still use: one may have become a bank's since
        the mapping was made, and a mapping of before may lack the partner.

        :return: {(mapping, name of the field): id of the account}
        """
        result = {}
        for company, mappings in self.grouped("company_id").items():
            accounts = mappings.debit_account_id | mappings.credit_account_id
            unusable = accounts._get_bank_account_errors(company)
            for mapping in mappings:
                for name in ("debit_account_id", "credit_account_id"):
                    account = mapping[name]
                    is_nobodys = account.account_type in OWED and not mapping.partner_id
                    if account and account not in unusable and not is_nobodys:
                        result[mapping, name] = account.id
        return result
