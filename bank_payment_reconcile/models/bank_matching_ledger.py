"""The books as the matcher wants them, loaded in a handful of queries.

Every query is set-based: their number does not depend on how many lines, items
or partners there are. Amounts become integers in the currency's minor units.
"""

from collections import defaultdict
from decimal import Decimal

from odoo import api, models
from odoo.fields import Domain

from .. import matching


class BankMatchingLedger(models.AbstractModel):
    _name = "bank.matching.ledger"
    _description = "Loads the books for the matcher"

    # -------------------------------------------------------------------------
    # Entry points
    # -------------------------------------------------------------------------

    @api.model
    def _load(self, journal, currency, lines, rules=None, reopen=False):
        """The ledger against which lines of one journal and currency are matched.

        :param journal: `account.journal` of the lines.
        :param currency: the lines' transaction currency; only items in it are
            loaded, so that no rate can decide a match.
        :param lines: lines that are about to be matched: what their own
            applications hold is free, what all others hold is not.
        :param rules: `bank.payment.rule` to grade with; those of the company by
            default.
        :param reopen: lines are posted: show the books as open as they were for
            them.
        :return: `matching.Ledger`
        """
        ledger = self._with_company_of(journal, lines)
        with matching.collector_paused():
            return ledger._load_books(journal, currency, lines, rules, reopen)

    @api.model
    def _with_company_of(self, journal, lines):
        """The loader in the company whose books answer: that of the lines, a branch
        where they are a branch's on the bank of its parent."""
        return self.with_company(lines.company_id or journal.company_id)

    @api.model
    def _load_books(self, journal, currency, lines, rules, reopen):
        held = self._get_held_amounts(lines)
        reopened = self._get_reopened_amounts(lines) if reopen else {}
        for item_id, amount in reopened.items():
            held[item_id] = held.get(item_id, 0.0) - amount
        items = self._get_open_items(journal, currency, held, reopened, lines=lines)
        payments = self._get_outstanding_payments(journal, currency, held, reopened)
        if rules is None:
            rules = self.env["bank.payment.rule"]._get_rules(self.env.company)
        with_entries = {entry.partner for entry in (*items, *payments)} - {None}
        return matching.Ledger(
            partners=self._get_partners(self.env.company, with_entries),
            items=items,
            payments=payments,
            # A line that is posted is the very one that cleared its check.
            gone_checks=()
            if reopen
            else self._get_gone_checks(journal, currency, lines, payments),
            # Posted lines would be their own past.
            past=() if reopen else self._get_past(journal, currency, lines),
            **self._prepare_terms(journal, currency, rules),
            **self._prepare_transfer_books(journal, currency, lines, held, reopened),
        )

    @api.model
    def _prepare_terms(self, journal, currency, rules):
        """What does not depend on the entries: mappings, rules, learned payers,
        whose accounts are known, and the journal's settings."""
        company = self.env.company
        return {
            "mappings": self.env["bank.text.mapping"]
            ._get_mappings(company)
            ._to_matching(),
            "rules": rules._to_matching(),
            "learned": self.env["bank.learned.payer"]
            ._get_learned(company)
            ._to_matching(),
            "known_accounts": self._get_known_accounts(company),
            "own_partner": company.partner_id.id,
            "settings": self._prepare_settings(journal, currency),
        }

    @api.model
    def _to_lines(self, statement_lines):
        """Bank lines as the matcher wants them, in the order given."""
        return [
            matching.Line(
                key=line.id,
                date=line.bank_booking_date,
                amount=self._to_minor(
                    line._get_amount_to_match(), line.transaction_currency_id
                ),
                text=line.payment_ref or "",
                partner_name=line.partner_name or "",
                partner_account=line.account_number or "",
                partner_street=line.payer_street or "",
                partner_city=line.payer_city or "",
                reference=line.structured_reference or "",
                end_to_end_id=line.end_to_end_id or "",
                check_number=line.bank_check_number or "",
                transaction_type=line.transaction_type or "",
                partner=line.partner_id.commercial_partner_id.id or None,
                **line._prepare_worths(),
            )
            for line in statement_lines
        ]

    @api.model
    def _to_minor(self, amount, currency):
        """An amount in minor units (cents) of its currency."""
        return round(amount * 10**currency.decimal_places)

    # -------------------------------------------------------------------------
    # What is taken
    # -------------------------------------------------------------------------

    @api.model
    def _get_held_amounts(self, lines, item_ids=None):
        """What applications of other lines promise of each item, by item id.

        :param item_ids: the items asked for; all by default.
        """
        asked = Domain("move_line_id", "!=", False)
        if item_ids is not None:
            asked = Domain("move_line_id", "in", item_ids)
        held = self.env["bank.payment.application"]._read_group(
            Domain("state", "in", ("proposed", "accepted"))
            & asked
            & Domain("statement_line_id", "not in", lines.ids),
            ["move_line_id"],
            ["item_amount:sum"],
        )
        return {item.id: amount for item, amount in held}

    @api.model
    def _get_reopened_amounts(self, lines):
        """What posted applications of these lines took of each item, by item id."""
        amounts = defaultdict(float)
        for application in lines.application_ids:
            if application.state == "posted" and application.move_line_id:
                amounts[application.move_line_id.id] += application.item_amount
        return amounts

    # -------------------------------------------------------------------------
    # Settings
    # -------------------------------------------------------------------------

    @api.model
    def _prepare_settings(self, journal, currency):
        """The journal's terms as the matcher wants them."""
        company = self.env.company
        percent, amount = Decimal(0), 0
        if journal.bank_tolerance_type == "percentage":
            percent = Decimal(str(journal.bank_tolerance_value))
        else:
            amount = self._to_minor(journal.bank_tolerance_value, currency)
        return matching.Settings(
            tolerance_percent=percent,
            tolerance_amount=amount,
            fee_percent=Decimal(str(journal.bank_fee_percent)),
            fee_amount=self._prepare_fixed_fee(journal, currency),
            transfer_rate_percent=Decimal(str(company.bank_transfer_rate_percent)),
            name_matching=company.bank_name_matching,
            match_receivable=company.bank_match_receivable,
            match_payable=company.bank_match_payable,
            match_payments=company.bank_match_payments,
            discount_grace_days=journal.bank_discount_grace_days,
            **self._prepare_limits(journal, currency),
            # No stranger writes the lines of a cash register, nor tells an account.
            payee_check="off" if journal.type == "cash" else journal.bank_payee_check,
            new_account_days=journal.bank_new_account_days,
        )

    @api.model
    def _prepare_fixed_fee(self, journal, currency):
        """The bank's fixed fee in minor units; 0 for lines in another currency than
        the bank's, where it depends on each line's rate."""
        ours = journal._get_bank_currency()
        return self._to_minor(journal.bank_fee_amount, currency) * (ours == currency)

    @api.model
    def _prepare_limits(self, journal, currency):
        """What the bank posts without a person, and how amounts are written."""
        company = journal.company_id
        ours = journal.currency_id or company.currency_id
        currencies = {
            "currency": currency,
            "company_currency": company.currency_id,
            "bank_currency": ours,
        }
        return {
            "post_limit": self._to_minor(journal.bank_post_limit, ours),
            **{
                name: matching.Currency(record.name, record.decimal_places)
                for name, record in currencies.items()
            },
        }
