"""How far a mapping may go without a person: amounts, and whose accounts."""

import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from odoo.addons.base.models.res_bank import sanitize_account_number

from .. import matching

#: A mapping of more accounts than this is of whoever it may be.
ACCOUNT_LIMIT = 5


class BankTextMapping(models.Model):
    _inherit = "bank.text.mapping"

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

    @api.constrains("limit_in", "limit_out")
    def _check_limits(self):
        for mapping in self:
            if mapping.limit_in < 0 or mapping.limit_out < 0:
                raise ValidationError(
                    self.env._(
                        'A limit of the mapping "%s" is negative: give the amount '
                        "without a sign, also for money out.",
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
    _inherit = "account.bank.statement.line"

    def _propose_bounds(self):
        """Bounds of a mapping that would do for these lines, seen before.

        :return: values of the mapping: the largest amount in each direction with some
            room above it, and the accounts of the other side.
        """
        currency = self.company_id.currency_id
        worths = [line._get_company_worth() for line in self]
        Mapping = self.env["bank.text.mapping"]
        return {
            "limit_in": Mapping._propose_limit([w for w in worths if w > 0], currency),
            "limit_out": Mapping._propose_limit([w for w in worths if w < 0], currency),
            "payee_accounts": Mapping._propose_accounts(self.mapped("account_number")),
        }

    def _get_company_worth(self):
        """The whole line in the company's currency, as its entry has it."""
        self.ensure_one()
        if self.currency_id == self.company_id.currency_id:
            return self.amount
        liquidity, _suspense, _others = self._seek_for_lines()
        return sum(liquidity.mapped("balance"))

    def _prepare_worths(self):
        """What the line is worth in the company's and the bank's currency, where these
        are not the transaction's (`matching.Line`)."""
        self.ensure_one()
        to_minor = self.env["bank.matching.ledger"]._to_minor
        company_currency, result = self.company_id.currency_id, {}
        if self.transaction_currency_id != company_currency:
            worth = self._get_company_worth()
            result["worth"] = to_minor(worth, company_currency)
        if self.transaction_currency_id != self.currency_id:
            result["booked"] = to_minor(self.amount, self.currency_id)
        return result
