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
        with_entries = {entry.partner for entry in (*items, *payments)} - {None}
        return matching.Ledger(
            partners=self._get_partners(journal.company_id, with_entries),
            items=items,
            payments=payments,
            **self._prepare_terms(journal, currency, rules),
            **self._prepare_transfer_books(journal, currency, lines, held, reopened),
        )

    @api.model
    def _prepare_terms(self, journal, currency, rules):
        """What does not depend on the entries: mappings, rules, learned payers and
        the journal's settings."""
        company = journal.company_id
        return {
            "mappings": self.env["bank.text.mapping"]
            ._get_mappings(company)
            ._to_matching(),
            "rules": rules._to_matching(),
            "learned": self.env["bank.learned.payer"]
            ._get_learned(company)
            ._to_matching(),
            "settings": self._prepare_settings(journal, currency),
        }

    @api.model
    def _to_lines(self, statement_lines):
        """Bank lines as the matcher wants them, in the order given."""
        return [
            matching.Line(
                key=line.id,
                # Read from the entry: a related field is computed line by line.
                date=line.move_id.date,
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
    # Open items
    # -------------------------------------------------------------------------

    @api.model
    def _get_open_items_domain(self, journal, currency, reopened=()):
        """Posted, unreconciled receivables and payables that no payment made."""
        # Their ids and not a subquery, so that the index of what is open serves.
        accounts = self.env["account.account"].search(
            Domain("account_type", "in", ("asset_receivable", "liability_payable"))
            & Domain("reconcile", "=", True)
        )
        companies = self.env["res.company"]._search(
            [("id", "child_of", journal.company_id.id)]
        )
        return (
            Domain("account_id", "in", accounts.ids)
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
    def _get_open_items(self, journal, currency, held, reopened=(), only=None):
        """Open items as the matcher wants them.

        :param only: domain of those that are wanted; all by default.
        """
        MoveLine = self.env["account.move.line"]
        query = MoveLine._search(
            self._get_open_items_domain(journal, currency, reopened)
            & (only or Domain.TRUE)
        )
        rows = self.env.execute_query(
            query.select(*self._get_item_columns(query, currency))
        )
        held = {key: self._to_minor(amount, currency) for key, amount in held.items()}
        receivables = self._get_receivable_accounts()
        documents = self._get_document_references(row[1] for row in rows)
        collections = self._get_collection_ids(journal, reopened)
        nothing = ("", ())
        return [
            item
            for row in rows
            if (
                item := self._prepare_open_item(
                    row,
                    held.get(row[0], 0),
                    "receivable" if row[3] in receivables else "payable",
                    *documents.get(row[1], nothing),
                    collections.get(row[1], ()),
                )
            )
        ]

    @api.model
    def _get_item_columns(self, query, currency):
        """What is read of each open item, in the order `_prepare_open_item` takes it.

        All of it stands on the entry's line itself: a hundred thousand documents
        are not joined. The database makes the minor units, which for so many is
        less work than to hand over decimal numbers.
        """
        MoveLine = self.env["account.move.line"]

        def column(name):
            return MoveLine._field_to_sql(MoveLine._table, name, query)

        def minor(name):
            return SQL(
                "round(%s * %s)::bigint", column(name), 10**currency.decimal_places
            )

        return [
            column("id"),
            column("move_id"),
            column("partner_id"),
            column("account_id"),
            minor("amount_residual_currency"),
            # Most are open in full: then it is not computed twice.
            SQL(
                "CASE WHEN %s != %s THEN %s END",
                column("amount_currency"),
                column("amount_residual_currency"),
                minor("amount_currency"),
            ),
            SQL("COALESCE(%s, %s)", column("invoice_date"), column("date")),
            column("date_maturity"),
            column("move_name"),
            column("ref"),
            column("discount_date"),
            minor("discount_amount_currency"),
        ]

    @api.model
    def _get_receivable_accounts(self):
        """Ids of the accounts on which customers owe us."""
        return frozenset(
            self.env["account.account"]
            .search([("account_type", "=", "asset_receivable")])
            .ids
        )

    @api.model
    def _get_document_references(self, move_ids):
        """What a payer may quote besides number and reference, of the documents
        that have such.

        :return: {document's id: (payment reference, (origin, ))}
        """
        Move = self.env["account.move"]
        Move.flush_model(["name", "invoice_origin", "payment_reference"])
        # The host proposes the number itself as reference to communicate.
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id, NULLIF(payment_reference, name), invoice_origin
                  FROM account_move
                 WHERE id = ANY(%s::int[])
                   AND (payment_reference != name OR invoice_origin IS NOT NULL)
                """,
                # a text: the database reads so many faster than as single values
                "{%s}" % ",".join(map(str, set(move_ids))),
            )
        )
        return {
            move_id: (reference or "", (origin,) if origin else ())
            for move_id, reference, origin in rows
        }

    @api.model
    def _prepare_open_item(
        self, row, held, side, payment_reference, origins, collection_ids
    ):
        """One row of `_get_item_columns` as an item; None when nothing is left.

        :param held: what others hold of it, in minor units.
        """
        (
            line_id,
            _move_id,
            partner_id,
            _account_id,
            residual,
            full_amount,
            date,
            due_date,
            name,
            ref,
            discount_date,
            discounted_amount,
        ) = row
        if full_amount is None:
            full_amount = residual
        amount = residual - held
        if not amount or (amount > 0) != (full_amount > 0):
            return None
        discount = None
        # The host grants the discount on documents nothing was paid on yet.
        if discount_date and amount == full_amount:
            granted = amount - (discounted_amount or 0)
            discount = matching.Discount(granted, discount_date) if granted else None
        return matching.OpenItem(
            key=line_id,
            amount=amount,
            side=side,
            date=date,
            partner=partner_id,
            due_date=due_date,
            number=name or "",
            references=(ref, *origins) if ref else origins,
            payment_reference=payment_reference,
            discount=discount,
            collection_ids=collection_ids,
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
