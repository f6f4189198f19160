"""Text-to-account mappings: what a text of the bank is booked on, and how far that goes
without a person.
"""

import re

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.base.models.res_bank import sanitize_account_number

from ... import matching
from ..application.application import OWED
from ..core.entries import split_bank_entry
from ..record.rights import needs

#: A mapping of more accounts than this is of whoever it may be.
ACCOUNT_LIMIT = 5


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
        help="A line that contains these words is applied to the account. Upper and "
        "lower case count the same.",
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

    # -- How far a mapping may go without a person
    currency_id = fields.Many2one(related="company_id.currency_id")
    limit_in = fields.Monetary(
        string="Up To (In)",
        help="The largest line of money in that it applies without a review, "
        "in the company's currency; on a bank in another one at its entry's rate. "
        "0: none is given, and a person looks at every line.",
        tracking=True,
    )
    limit_out = fields.Monetary(
        string="Up To (Out)",
        help="The largest line of money out that it applies without a review, "
        "in the company's currency; on a bank in another one at its entry's rate. "
        "0: none is given, and a person looks at every line.",
        tracking=True,
    )
    payee_accounts = fields.Char(
        string="Bank Accounts",
        help="Accounts of the other side that this mapping holds for, separated by "
        "commas. A line of another account is applied for review. Empty: money in from "
        "any account, money out only to one known as the partner's, or where the bank "
        "tells none.",
        tracking=True,
    )

    # One answer per text: a second mapping for the same words could only contradict,
    # unless a condition tells the two apart.
    _text_unique = models.UniqueIndex(
        "(company_id, lower(btrim(text)), look_in, direction) "
        "WHERE active AND has_words_only",
        "There is already a mapping for this text.",
    )

    @api.constrains("text")
    def _check_text(self):
        for mapping in self:
            if len(mapping.text.strip()) < 3:
                raise ValidationError(
                    self.env._(
                        'The text "%s" is too short to tell one payment from '
                        "another: enter at least three characters.",
                        mapping.text,
                    )
                )

    @api.constrains("text", "debit_account_id", "credit_account_id", "row_ids")
    def _check_account(self):
        for mapping in self.filtered(lambda mapping: not mapping.row_ids):
            if not mapping.debit_account_id and not mapping.credit_account_id:
                raise ValidationError(
                    self.env._(
                        'The mapping "%s" has no account: set one for money in, '
                        "one for money out, or add rows.",
                        mapping.text,
                    )
                )

    @api.constrains("debit_account_id", "credit_account_id", "company_id")
    def _check_no_bank_account(self):
        for company, mappings in self.grouped("company_id").items():
            accounts = mappings.debit_account_id | mappings.credit_account_id
            accounts._bank_check_off_banks(company)

    @api.constrains("debit_account_id", "credit_account_id", "partner_id")
    def _check_partner(self):
        """What somebody owes or is owed is somebody's."""
        for mapping in self.filtered(lambda mapping: not mapping.partner_id):
            accounts = mapping.debit_account_id | mapping.credit_account_id
            for account in accounts.filtered(lambda a: a.account_type in OWED):
                raise ValidationError(
                    self.env._(
                        "%(account)s is a receivable or payable account: set a "
                        'partner on the mapping "%(text)s".',
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
        self._bank_write_by_code({"active": True, "is_offered": False})

    @needs("write")
    def action_dismiss(self):
        """Refuse an offered mapping; it stays archived and is not offered again."""
        self._bank_write_by_code({"active": False, "is_offered": False})

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
        return self._bank_create_by_code(values)

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
                **(line | like)._bank_propose_bounds(),
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
    def _get_mappings(self, company, journal=None):
        """The mappings of a company and of the companies it is a branch of.

        :param journal: the bank whose lines are matched; None: of whichever bank.
        """
        domain = Domain("company_id", "parent_of", company.ids)
        if journal:
            domain &= Domain("journal_ids", "in", [False, *journal.ids])
        return self.with_context(active_test=True).search(domain)

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
                rows=usable.get((mapping, "row_ids"), ()),
                **mapping._prepare_bounds(),
                **mapping._prepare_conditions(),
            )
            for mapping in self
        ]

    def _filter_usable_accounts(self):
        """The accounts that mappings may still use: one may have become a bank's since
        the mapping was made, and a mapping of before may lack the partner.

        :return: {(mapping, name of the field): id of the account, or the rows}
        """
        result = {}
        for company, mappings in self.grouped("company_id").items():
            accounts = mappings.debit_account_id | mappings.credit_account_id
            accounts |= mappings.row_ids.account_id
            unusable = accounts._bank_get_account_errors(company)
            for mapping in mappings:
                if mapping._are_rows_usable(unusable):
                    result[mapping, "row_ids"] = mapping.row_ids._to_matching()
                for name in ("debit_account_id", "credit_account_id"):
                    account = mapping[name]
                    is_nobodys = account.account_type in OWED and not mapping.partner_id
                    if account and account not in unusable and not is_nobodys:
                        result[mapping, name] = account.id
        return result

    # -------------------------------------------------------------------------
    # How far a mapping may go without a person
    # -------------------------------------------------------------------------

    @api.constrains("limit_in", "limit_out")
    def _check_limits(self):
        for mapping in self:
            if mapping.limit_in < 0 or mapping.limit_out < 0:
                raise ValidationError(
                    self.env._(
                        'A limit of the mapping "%s" cannot be negative: enter the '
                        "amount without a sign, also for money out.",
                        mapping.text,
                    )
                )

    def _prepare_bounds(self):
        """The bounds as the matcher wants them."""
        self.ensure_one()
        to_minor = self.env["bank.matching.ledger"]._to_minor
        return {
            "limit_in": to_minor(self.limit_in, self.currency_id),
            "limit_out": to_minor(self.limit_out, self.currency_id),
            "accounts": tuple(self._get_payee_accounts()),
        }

    def _get_payee_accounts(self):
        parts = re.split(r"[,;\n]", self.payee_accounts or "")
        return [part.strip() for part in parts if part.strip()]

    # -------------------------------------------------------------------------
    # From what was posted before there were bounds
    # -------------------------------------------------------------------------

    @api.model
    def _fill_bounds_from_past(self):
        """Give mappings the bounds of what they posted so far.

        Where a mapping posted nothing in a direction it gets no limit, so that a person
        looks at each line until somebody gives one.
        """
        self.env["bank.payment.application"].flush_model()
        self.env["account.move"].flush_model(["amount_total_signed"])
        for row in self._read_past_bounds():
            mapping_id, largest_in, largest_out, accounts = row
            mapping = self.browse(mapping_id)
            mapping.write(
                {
                    "limit_in": mapping._propose_limit([float(largest_in)]),
                    "limit_out": mapping._propose_limit([float(largest_out)]),
                    "payee_accounts": self._propose_accounts(accounts),
                }
            )

    @api.model
    def _read_past_bounds(self):
        """What mappings without bounds posted.

        :return: rows of mapping, the largest amount in and out in company currency, and
            the account of each line, None where the bank told none.
        """
        return self.env.execute_query(
            SQL(
                """
                SELECT application.mapping_id,
                       COALESCE(max(abs(move.amount_total_signed))
                           FILTER (WHERE application.amount > 0), 0),
                       COALESCE(max(abs(move.amount_total_signed))
                           FILTER (WHERE application.amount < 0), 0),
                       array_agg(line.account_number)
                  FROM bank_payment_application application
                  JOIN account_bank_statement_line line
                    ON line.id = application.statement_line_id
                  JOIN account_move move ON move.id = line.move_id
                  JOIN bank_text_mapping mapping ON mapping.id = application.mapping_id
                 WHERE application.state = 'posted'
                   AND COALESCE(mapping.limit_in, 0) = 0
                   AND COALESCE(mapping.limit_out, 0) = 0
                 GROUP BY application.mapping_id
                """
            )
        )

    @api.model
    def _propose_accounts(self, seen):
        """The accounts to propose for lines that were seen: the one that all of them
        had, or the few that they had again and again.

        :param seen: the account of each line.
        :return: text for `payee_accounts`, False where lines may be of any account.
        """
        keys = [sanitize_account_number(account) for account in seen]
        accounts = sorted(set(filter(None, keys)))
        is_few = len(accounts) <= ACCOUNT_LIMIT and len(keys) >= 2 * len(accounts)
        if all(keys) and (len(accounts) == 1 or is_few):
            return ", ".join(accounts)
        return False

    def _propose_limit(self, amounts, currency=None):
        """The limit to propose for amounts that were seen, in the same currency."""
        currency = currency or self.currency_id
        to_minor = self.env["bank.matching.ledger"]._to_minor
        minor = matching.proposed_limit(to_minor(a, currency) for a in amounts)
        return minor / 10**currency.decimal_places


class AccountBankStatementLine(models.Model):
    """Lines that a mapping applies."""

    _inherit = "account.bank.statement.line"

    def _bank_propose_bounds(self):
        """Bounds of a mapping that would do for these lines, seen before.

        :return: values of the mapping: the largest amount in each direction with some
            room above it, and the accounts of the other side.
        """
        currency = self.company_id.currency_id
        worths = [line._bank_get_company_worth() for line in self]
        Mapping = self.env["bank.text.mapping"]
        return {
            "limit_in": Mapping._propose_limit([w for w in worths if w > 0], currency),
            "limit_out": Mapping._propose_limit([w for w in worths if w < 0], currency),
            "payee_accounts": Mapping._propose_accounts(self.mapped("account_number")),
        }

    def _bank_get_company_worth(self):
        """The whole line in the company's currency, as its entry has it."""
        self.ensure_one()
        if self.currency_id == self.company_id.currency_id:
            return self.amount
        liquidity, _suspense, _others = split_bank_entry(self)
        return sum(liquidity.mapped("balance"))

    def _bank_prepare_worths(self):
        """What the line is worth in the company's and the bank's currency, where these
        are not the transaction's (`matching.Line`)."""
        self.ensure_one()
        to_minor = self.env["bank.matching.ledger"]._to_minor
        company_currency, result = self.company_id.currency_id, {}
        if self.bank_transaction_currency_id != company_currency:
            worth = self._bank_get_company_worth()
            result["worth"] = to_minor(worth, company_currency)
        if self.bank_transaction_currency_id != self.currency_id:
            result["booked"] = to_minor(self.amount, self.currency_id)
        return result
