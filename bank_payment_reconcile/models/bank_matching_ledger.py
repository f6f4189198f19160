"""The books as the matcher wants them, loaded in a handful of queries.

Every query is set-based: their number does not depend on how many lines, items
or partners there are. Amounts become integers in the currency's minor units.
"""

from collections import defaultdict
from decimal import Decimal

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

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
        with matching.collector_paused():
            return self._load_books(journal, currency, lines, rules, reopen)

    @api.model
    def _load_books(self, journal, currency, lines, rules, reopen):
        held = self._get_held_amounts(lines)
        reopened = self._get_reopened_amounts(lines) if reopen else {}
        for item_id, amount in reopened.items():
            held[item_id] = held.get(item_id, 0.0) - amount
        items = self._get_open_items(journal, currency, held, reopened)
        payments = self._get_outstanding_payments(journal, currency, held, reopened)
        if rules is None:
            rules = self.env["bank.payment.rule"]._get_rules(journal.company_id)
        company = journal.company_id
        with_entries = {entry.partner for entry in (*items, *payments)} - {None}
        return matching.Ledger(
            partners=self._get_partners(company, with_entries),
            items=items,
            payments=payments,
            mappings=self.env["bank.text.mapping"]
            ._get_mappings(company)
            ._to_matching(),
            rules=rules._to_matching(),
            learned=self.env["bank.learned.payer"]._get_learned(company)._to_matching(),
            settings=self._prepare_settings(journal, currency),
            **self._prepare_transfer_books(journal, currency, lines, held, reopened),
        )

    @api.model
    def _to_lines(self, statement_lines):
        """Bank lines as the matcher wants them, in the order given."""
        return [
            matching.Line(
                key=line.id,
                date=line.date,
                amount=self._to_minor(
                    line.transaction_amount, line.transaction_currency_id
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
    def _get_held_amounts(self, lines):
        """What applications of other lines promise of each item, by item id."""
        held = self.env["bank.payment.application"]._read_group(
            Domain("state", "in", ("proposed", "accepted"))
            & Domain("move_line_id", "!=", False)
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
    # Open items
    # -------------------------------------------------------------------------

    @api.model
    def _get_open_items_domain(self, journal, currency, reopened=()):
        """Posted, unreconciled receivables and payables that no payment made."""
        accounts = self.env["account.account"]._search(
            Domain("account_type", "in", ("asset_receivable", "liability_payable"))
            & Domain("reconcile", "=", True)
        )
        companies = self.env["res.company"]._search(
            [("id", "child_of", journal.company_id.id)]
        )
        return (
            Domain("account_id", "in", accounts)
            & self._get_open_domain(reopened)
            & Domain("parent_state", "=", "posted")
            & Domain("company_id", "in", companies)
            & Domain("currency_id", "=", currency.id)
            & Domain("payment_id", "=", False)
            & Domain("statement_line_id", "=", False)
        )

    @api.model
    def _get_open_domain(self, reopened):
        """Unreconciled entries, and those that are to be seen as open."""
        domain = Domain("reconciled", "=", False)
        return domain | Domain("id", "in", list(reopened)) if reopened else domain

    @api.model
    def _get_open_items(self, journal, currency, held, reopened=()):
        MoveLine = self.env["account.move.line"]
        query = MoveLine._search(
            self._get_open_items_domain(journal, currency, reopened)
        )
        move = query.join(MoveLine._table, "move_id", "account_move", "id", "move_id")
        account = query.join(
            MoveLine._table, "account_id", "account_account", "id", "account_id"
        )
        line = MoveLine._table
        # The database makes the minor units: for each of a hundred thousand items
        # that is less work than to hand over a decimal number.
        minor = 10**currency.decimal_places
        rows = self.env.execute_query(
            query.select(
                SQL.identifier(line, "id"),
                SQL.identifier(line, "partner_id"),
                SQL(
                    "round(%s * %s)::bigint",
                    SQL.identifier(line, "amount_residual_currency"),
                    minor,
                ),
                SQL.identifier(account, "account_type"),
                SQL(
                    "COALESCE(%s, %s)",
                    SQL.identifier(move, "invoice_date"),
                    SQL.identifier(line, "date"),
                ),
                SQL.identifier(line, "date_maturity"),
                SQL.identifier(move, "name"),
                SQL.identifier(move, "ref"),
                SQL.identifier(move, "invoice_origin"),
                SQL.identifier(move, "payment_reference"),
                SQL.identifier(line, "discount_date"),
                SQL(
                    "round(%s * %s)::bigint",
                    SQL.identifier(line, "amount_currency"),
                    minor,
                ),
                SQL(
                    "round(%s * %s)::bigint",
                    SQL.identifier(line, "discount_amount_currency"),
                    minor,
                ),
            )
        )
        held = {key: self._to_minor(amount, currency) for key, amount in held.items()}
        return [
            item
            for row in rows
            if (item := self._prepare_open_item(row, held.get(row[0], 0)))
        ]

    @api.model
    def _prepare_open_item(self, row, held):
        """One row of `_get_open_items` as an item; None when nothing is left.

        :param held: what others hold of it, in minor units.
        """
        (
            line_id,
            partner_id,
            residual,
            account_type,
            date,
            due_date,
            name,
            ref,
            origin,
            payment_reference,
            discount_date,
            full_amount,
            discounted_amount,
        ) = row
        amount = residual - held
        if not amount or (amount > 0) != (full_amount > 0):
            return None
        discount = None
        # The host grants the discount on documents nothing was paid on yet.
        if discount_date and amount == full_amount:
            granted = amount - (discounted_amount or 0)
            discount = matching.Discount(granted, discount_date) if granted else None
        # The host proposes the number itself as reference to communicate.
        if payment_reference == name:
            payment_reference = ""
        return matching.OpenItem(
            key=line_id,
            amount=amount,
            side="receivable" if account_type == "asset_receivable" else "payable",
            date=date,
            partner=partner_id,
            due_date=due_date,
            number=name or "",
            references=tuple(filter(None, (ref, origin))),
            payment_reference=payment_reference or "",
            discount=discount,
        )

    # -------------------------------------------------------------------------
    # Settings
    # -------------------------------------------------------------------------

    @api.model
    def _prepare_settings(self, journal, currency):
        """The journal's terms as the matcher wants them."""
        company = journal.company_id
        percent, amount = Decimal(0), 0
        if journal.bank_tolerance_type == "percentage":
            percent = Decimal(str(journal.bank_tolerance_value))
        else:
            amount = self._to_minor(journal.bank_tolerance_value, currency)
        return matching.Settings(
            tolerance_percent=percent,
            tolerance_amount=amount,
            fee_percent=Decimal(str(journal.bank_fee_percent)),
            name_matching=company.bank_name_matching,
            match_receivable=company.bank_match_receivable,
            match_payable=company.bank_match_payable,
            match_payments=company.bank_match_payments,
            discount_grace_days=journal.bank_discount_grace_days,
        )
