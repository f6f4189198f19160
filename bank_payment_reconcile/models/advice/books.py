"""The items of the books that the rows of advices may be about, in a few queries."""

from collections import defaultdict
from decimal import Decimal

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ... import advice as advices
from ...advice import normal

#: Words in which a payment's memo, or a document's origin, names others.
_BREAKS = r"[\s,;]+"
_DAY_ZERO = "date '1970-01-01'"


class BankPaymentAdvice(models.Model):
    """Loads what its rows name."""

    _inherit = "bank.payment.advice"

    def _load_books(self, lines):
        """What the rows of these advices may be about.

        :param lines: the bank lines that they explain: what others hold is not free.
        :return: `advice.Books`
        """
        rows = self.sudo().row_ids.filtered(lambda row: row.state != "none")
        found = self._select_items(lines, self._get_open_items_domain(lines), rows)
        known = {row["id"] for row in found}
        paid = self._select_paid(rows, known)
        held = lines._bank_get_held_amounts([row["id"] for row in found])
        more = self._get_provider_ids([row["payment_id"] for row in found])
        return advices.Books(
            [self._to_item(row, held.get(row["id"], 0.0), more) for row in found]
            + [self._to_item(row, row["residual"], more) for row in paid]
        )

    def _get_open_items_domain(self, lines):
        """Open receivables and payables, and payments that wait for a bank to show
        them, of the companies of these lines. Of a provider's payments each stands on
        the outstanding account of its own journal, or of one for all providers."""
        companies = self.env["res.company"].search(
            [("id", "child_of", lines.company_id.ids)]
        )
        accounts = lines[:1]._bank_get_item_accounts()
        owed = accounts.filtered(
            lambda account: (
                account.account_type in ("asset_receivable", "liability_payable")
            )
        )
        return (
            Domain("account_id", "in", accounts.ids)
            & Domain("reconciled", "=", False)
            & Domain("parent_state", "=", "posted")
            & Domain("company_id", "in", companies.ids)
            & Domain("move_id", "not in", lines.move_id.ids)
            & (
                Domain("payment_id", "=", False)
                | Domain("account_id", "not in", owed.ids)
                | lines._bank_get_on_account_domain(owed)
            )
        )

    # -------------------------------------------------------------------------
    # Queries
    # -------------------------------------------------------------------------

    def _select_items(self, lines, domain, rows):
        """Those open items that the rows name, or that are of whom they name."""
        asked = _Asked(rows)
        partners = self.partner_id.commercial_partner_id
        MoveLine = self.env["account.move.line"].sudo()
        query = MoveLine._search(domain, order="date_maturity, id")
        columns = self._join_columns(query)
        names = list(asked.names)
        named = SQL(
            "(%s = ANY(%s) OR %s = ANY(%s) OR %s = ANY(%s) OR %s = ANY(%s)"
            " OR %s && %s::text[] OR %s && %s::text[] OR %s && %s::text[])",
            _normal(columns["number"]),
            names,
            _normal(columns["ref"]),
            names,
            _normal(columns["payment_reference"]),
            names,
            _normal(columns["reversed_number"]),
            names,
            _words(columns["origin"]),
            names,
            _words(columns["memo"]),
            names,
            # "Reversal of: INV/2026/00102"
            _words(columns["ref"]),
            names,
        )
        query.add_where(
            SQL(
                "(%s OR %s = ANY(%s) OR lower(%s) = ANY(%s) OR %s = ANY(%s)"
                " OR %s = ANY(%s))",
                named,
                columns["partner"],
                partners.ids,
                columns["email"],
                list(asked.emails),
                columns["residual"],
                list(asked.amounts),
                columns["payment_id"],
                self._find_payments(asked.transactions).ids,
            )
        )
        return self._fetch(query, columns)

    def _select_paid(self, rows, known):
        """Documents that rows give money back of: paid, so that nothing is open."""
        back = rows.filtered(lambda row: row.kind in ("dispute", "refund"))
        names = {word for row in back for word in (row.numbers or "").split()}
        moves = self.env["account.move"].sudo()
        if names:
            # Of branches that the person works in, as of what is open.
            companies = self.env["res.company"].search(
                [("id", "child_of", back.company_id.ids)]
            )
            moves |= moves.search(
                Domain("name", "in", list(names))
                & Domain("state", "=", "posted")
                & Domain("company_id", "in", companies.ids)
            )
        moves |= self._find_paid_before(back)
        if not moves:
            return []
        MoveLine = self.env["account.move.line"].sudo()
        query = MoveLine._search(
            Domain("move_id", "in", moves.ids)
            & Domain("account_id.account_type", "=", "asset_receivable")
            & Domain("id", "not in", list(known)),
            order="id",
        )
        return self._fetch(query, self._join_columns(query))

    def _find_paid_before(self, rows):
        """What earlier rows of the provider settled whose ids these name."""
        ids = {word for row in rows for word in (row.transactions or "").split()}
        if not ids:
            return self.env["account.move"].sudo()
        Row = self.env["bank.payment.advice.row"].sudo()
        Row.flush_model(["transactions", "application_ids"])
        earlier = Row.browse(
            found
            for [found] in self.env.execute_query(
                SQL(
                    "SELECT row.id FROM bank_payment_advice_row row"
                    " WHERE string_to_array(row.transactions, ' ') && %s::text[]"
                    " AND row.company_id = ANY(%s) AND row.kind = 'charge'",
                    list(ids),
                    rows.company_id.ids,
                )
            )
        )
        return earlier.application_ids.move_line_id.move_id

    def _find_payments(self, transactions):
        """Payments of Odoo's payment providers that have one of these ids."""
        if "payment.transaction" not in self.env or not transactions:
            return self.env["account.payment"].sudo()
        return (
            self.env["payment.transaction"]
            .sudo()
            .search(
                Domain("provider_reference", "in", list(transactions))
                | Domain("reference", "in", list(transactions))
            )
            .payment_id
        )

    @api.model
    def _get_provider_ids(self, payment_ids):
        """{payment's id: what Odoo's payment providers call it}"""
        result = defaultdict(tuple)
        if "payment.transaction" in self.env and any(payment_ids):
            for each in (
                self.env["payment.transaction"]
                .sudo()
                .search([("payment_id", "in", [i for i in payment_ids if i])])
            ):
                result[each.payment_id.id] += (
                    each.provider_reference or "",
                    each.reference or "",
                )
        return result

    def _join_columns(self, query):
        """What an item is known by, as SQL of a query of entry lines."""
        MoveLine = self.env["account.move.line"]
        line = MoveLine._table
        move = query.join(line, "move_id", "account_move", "id", "move_id")
        reversed_move = query.left_join(
            move, "reversed_entry_id", "account_move", "id", "reversed_entry_id"
        )
        partner = query.left_join(line, "partner_id", "res_partner", "id", "partner_id")
        payment = query.left_join(
            line, "payment_id", "account_payment", "id", "payment_id"
        )
        for model, names in (
            (
                "account.move",
                (
                    "name",
                    "ref",
                    "payment_reference",
                    "invoice_origin",
                    "reversed_entry_id",
                ),
            ),
            ("account.payment", ("memo", "payment_reference")),
            ("res.partner", ("email", "complete_name", "commercial_partner_id")),
        ):
            self.env[model].flush_model(names)
        return {
            "id": SQL.identifier(line, "id"),
            "move_id": SQL.identifier(line, "move_id"),
            "residual": SQL.identifier(line, "amount_residual_currency"),
            "currency_id": SQL.identifier(line, "currency_id"),
            "due": SQL(
                "COALESCE(%s, %s) - " + _DAY_ZERO,
                SQL.identifier(line, "date_maturity"),
                SQL.identifier(line, "date"),
            ),
            "payment_id": SQL.identifier(line, "payment_id"),
            "number": SQL.identifier(move, "name"),
            "ref": SQL.identifier(move, "ref"),
            "payment_reference": SQL.identifier(move, "payment_reference"),
            "origin": SQL.identifier(move, "invoice_origin"),
            "reverses": SQL.identifier(move, "reversed_entry_id"),
            "reversed_number": SQL.identifier(reversed_move, "name"),
            "partner": SQL.identifier(partner, "commercial_partner_id"),
            "email": SQL.identifier(partner, "email"),
            "partner_name": SQL.identifier(partner, "complete_name"),
            "memo": SQL(
                "concat_ws(' ', %s, %s)",
                SQL.identifier(payment, "memo"),
                SQL.identifier(payment, "payment_reference"),
            ),
        }

    def _fetch(self, query, columns):
        return self.env.execute_query_dict(
            query.select(
                *(
                    SQL("%s AS %s", sql, SQL.identifier(name))
                    for name, sql in columns.items()
                )
            )
        )

    # -------------------------------------------------------------------------
    # As the core wants them
    # -------------------------------------------------------------------------

    def _to_item(self, row, held, more):
        """:param held: what is not free of it, in its currency."""
        currency = self.env["res.currency"].browse(row["currency_id"])
        words = tuple((row["memo"] or "").replace(",", " ").split())
        # Odoo notes there which invoice a credit note takes back.
        told = tuple((row["ref"] or "").replace(",", " ").split())
        residual = self._to_decimal(row["residual"], currency)
        return advices.BookItem(
            key=row["id"],
            document=row["move_id"],
            residual=residual - self._to_decimal(held, currency),
            currency=currency.name,
            partner=row["partner"] or 0,
            numbers=tuple(
                filter(
                    None,
                    (
                        row["number"],
                        row["ref"],
                        row["payment_reference"],
                        *words,
                        *(word for word in told if any(map(str.isdigit, word))),
                    ),
                )
            ),
            orders=tuple((row["origin"] or "").replace(",", " ").split()),
            transactions=(*words, *filter(None, more[row["payment_id"]])),
            reverses=row["reverses"] or 0,
            due=row["due"] or 0,
            email=row["email"] or "",
            partner_name=row["partner_name"] or "",
        )

    @api.model
    def _to_decimal(self, amount, currency):
        """An amount exactly, as many decimals as its currency has."""
        digits = currency.decimal_places
        return Decimal(round((amount or 0) * 10**digits)).scaleb(-digits)


class _Asked:
    """What rows name, to be looked up."""

    def __init__(self, rows):
        self.names, self.transactions = set(), set()
        self.emails, self.amounts = set(), set()
        for row in rows:
            words = [
                word
                for told in (row.numbers, row.orders, row.transactions)
                for word in (told or "").split()
            ]
            self.names |= {normal(word) for word in words} - {""}
            self.transactions |= set((row.transactions or "").split())
            if row.partner_email:
                self.emails.add(row.partner_email.lower())
            is_named = row.kind != "refund" and (row.numbers or row.orders)
            if row.gross and not is_named:
                self.amounts.add(row.gross)
                if row.original_currency_id:
                    self.amounts.add(row.original_amount)


def _normal(name):
    """A number as `advice.normal` makes it."""
    return SQL("regexp_replace(upper(%s), '[^[:alnum:]]', '', 'g')", name)


def _words(text):
    """The words of a text, each as `advice.normal` makes it."""
    return SQL(
        "regexp_split_to_array(regexp_replace(upper(COALESCE(%s, '')),"
        " '[^[:alnum:][:space:],;]', '', 'g'), %s)",
        text,
        _BREAKS,
    )
