"""Open receivables and payables that the matcher may find paid on a statement."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ... import matching


class BankMatchingLedger(models.AbstractModel):
    """Loads open invoices, bills and what lies on account."""

    _inherit = "bank.matching.ledger"

    # -------------------------------------------------------------------------
    # Open items
    # -------------------------------------------------------------------------

    @api.model
    def _get_open_items_domain(self, journal, currency, reopened=()):
        """Posted, unreconciled receivables and payables: documents, other entries,
        and what payments left on the partners' accounts."""
        # Their ids and not a subquery, so that the index of what is open serves.
        accounts = self.env["account.account"].search(
            Domain("account_type", "in", ("asset_receivable", "liability_payable"))
            & Domain("reconcile", "=", True)
        )
        companies = self.env["res.company"]._search(
            [("id", "child_of", self.env.company.id)]
        )
        return (
            Domain("account_id", "in", accounts.ids)
            & self._get_open_domain(reopened)
            & Domain("parent_state", "=", "posted")
            & Domain("company_id", "in", companies)
            & Domain("currency_id", "=", currency.id)
        )

    @api.model
    def _get_open_items(
        self, journal, currency, held, reopened=(), only=None, lines=None
    ):
        """Open items as the matcher wants them.

        :param only: domain of those that are wanted; all by default.
        :param lines: bank lines that are matched: what stands in their own entries
            is no answer for them.
        """
        MoveLine = self.env["account.move.line"]
        query = MoveLine._search(
            self._get_open_items_domain(journal, currency, reopened)
            & (only or Domain.TRUE)
        )
        rows = self.env.execute_query(
            query.select(*self._get_item_columns(query, currency))
        )
        if lines:
            own = set(lines.ids)
            rows = [row for row in rows if row[-1] not in own]
        held = {key: self._to_minor(amount, currency) for key, amount in held.items()}
        receivables = self._get_receivable_accounts()
        documents = self._get_document_references(row[1] for row in rows)
        collections = self._get_collection_ids(journal, reopened)
        on_account = self._get_on_account_terms(rows)
        nothing = ("", ())
        items = [
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
        for item in items:
            if item.origin == "on_account":
                item.references, item.pending = on_account[item.key]
        return items

    @api.model
    def _get_on_account_terms(self, rows):
        """By what a payment's rest on account is named, and whether the bank has yet
        to show its money.

        :param rows: of `_get_item_columns`.
        :return: {entry's id: (references, pending)}, of the rests only
        """
        rests = [row for row in rows if row[-1] or row[-2]]
        if not rests:
            return {}
        moves = self.env["account.move"].browse({row[1] for row in rests})
        documents = self._get_paid_documents(moves)
        waiting = frozenset(
            self.env["account.payment"]
            .search(
                Domain("id", "in", [row[-2] for row in rests if row[-2]])
                & Domain("is_matched", "=", False)
            )
            .ids
        )
        return {
            row[0]: (
                (*documents.get(row[1], ()), *([row[9]] if row[9] else [])),
                row[-2] in waiting,
            )
            for row in rests
        }

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
            # Its own line of an invoice; other entries' are no instalments.
            SQL("%s = 'payment_term'", column("display_type")),
            column("payment_id"),
            column("statement_line_id"),
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
        # Odoo proposes the number itself as reference to communicate.
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
            move_id,
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
            is_document,
            payment_id,
            statement_line_id,
        ) = row
        if full_amount is None:
            full_amount = residual
        amount = residual - held
        if not amount or (amount > 0) != (full_amount > 0):
            return None
        if payment_id or statement_line_id:
            origin = "on_account"
        else:
            origin = "document" if is_document else "entry"
        discount = None
        # Odoo grants the discount on documents nothing was paid on yet.
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
            document=move_id if is_document else None,
            origin=origin,
        )
