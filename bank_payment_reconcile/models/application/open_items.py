"""The open items that a person may apply a bank line to, page by page."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, escape_psql

from ..core.entries import split_bank_entry
from ..record.labels import get_language
from ..record.rights import needs

OWED = ("asset_receivable", "liability_payable")
KINDS = {
    "out_invoice": "invoice",
    "out_receipt": "invoice",
    "out_refund": "credit_note",
    "in_invoice": "bill",
    "in_receipt": "bill",
    "in_refund": "refund",
}
#: What the list may be ordered by, as Odoo's fields of the item.
ORDERS = {
    "date_maturity": "date_maturity {0}, id {0}",
    "date": "date {0}, id {0}",
    "name": "move_name {0}, id {0}",
    "partner": "partner_id {0}, date_maturity {0}, id {0}",
    "residual": "amount_residual_currency {0}, id {0}",
    # By how far the amount lies from what is left of the line; see below.
    "nearness": "date_maturity {0}, id {0}",
}


class AccountBankStatementLine(models.Model):
    """Lists the open items that a line may be applied to."""

    _inherit = "account.bank.statement.line"

    # -------------------------------------------------------------------------
    # Entry point
    # -------------------------------------------------------------------------

    @needs("read")
    def get_open_items(
        self, scope="partner", search="", order="date_maturity", limit=80, offset=0
    ):
        """One page of the open items that may be applied to this line.

        :param scope: "partner" (of the line's, the applied and the recognised
            partners), "all", or "payments" (outstanding payments and checks of
            this bank).
        :param search: words of number, reference or partner, a check number, or an
            amount as the user writes amounts.
        :param order: one of `ORDERS`, with " desc" behind it or not.
        :return: {"length": number of all that fit, "records": list of dict}; see
            `_bank_prepare_open_item_record` for what a record says.
        """
        if not self.exists():
            return {"length": 0, "records": []}
        self.ensure_one()
        MoveLine = self.env["account.move.line"]
        domain = self._bank_get_open_items_domain(scope) & self._bank_get_search_domain(
            search
        )
        query = MoveLine._search(
            domain, order=self._bank_get_items_order(order), limit=limit, offset=offset
        )
        if (order or "").startswith("nearness"):
            query.order = SQL("%s, %s", self._bank_select_farness(query), query.order)
        rows = self.env.execute_query_dict(self._bank_select_open_items(query))
        length = len(rows) + offset
        if rows and len(rows) == limit or offset and not rows:
            length = MoveLine.search_count(domain)
        items = MoveLine.browse(row["move_line_id"] for row in rows)
        holders = self._bank_get_holders_by_item(items)
        own = {a.move_line_id.id: a.amount for a in self.application_ids}
        accounts = {
            account.id: account.display_name
            for account in self.env["account.account"].browse(
                {row["account_id"] for row in rows}
            )
        }
        return {
            "length": length,
            "records": [
                self._bank_prepare_open_item_record(
                    row,
                    item,
                    holders.get(item.id, {}),
                    applied=own.get(item.id, 0.0),
                    account=accounts[row["account_id"]],
                )
                for row, item in zip(rows, items, strict=True)
            ],
        }

    @api.model
    def _bank_get_items_order(self, order):
        name, _space, direction = (order or "date_maturity").partition(" ")
        if name not in ORDERS or direction not in ("", "asc", "desc"):
            raise UserError(
                self.env._(
                    'Open items cannot be sorted by "%(order)s": choose one of '
                    "%(orders)s.",
                    order=order,
                    orders=", ".join(ORDERS),
                )
            )
        return ORDERS[name].format(direction or "asc")

    def _bank_select_farness(self, query):
        """SQL of how far what is open of an item lies from what is left of the line,
        as a share of it: in the transaction's currency, or for items in another one in
        the company's."""
        item = self.env["account.move.line"]._table
        left = self._bank_get_amount_left() or self.bank_transaction_amount
        liquidity, _suspense, _others = split_bank_entry(self)
        whole = self.bank_transaction_amount
        balance = sum(liquidity.mapped("balance")) * (left / whole if whole else 1.0)
        return SQL(
            "CASE WHEN %s = %s THEN abs(%s - %s) / %s ELSE abs(%s - %s) / %s END",
            SQL.identifier(item, "currency_id"),
            self.bank_transaction_currency_id.id,
            SQL.identifier(item, "amount_residual_currency"),
            left,
            abs(left) or 1.0,
            SQL.identifier(item, "amount_residual"),
            balance,
            abs(balance) or 1.0,
        )

    # -------------------------------------------------------------------------
    # What is listed
    # -------------------------------------------------------------------------

    def _bank_get_open_items_domain(self, scope):
        """Posted entries with something open, of this company and its branches.

        Payments stand for their money on the outstanding account; those of other
        banks cannot come here. What they left on the partner's account is an item
        like any other once a bank has shown them: before, it would stand beside its
        own money.
        """
        accounts = self._bank_get_item_accounts()
        owed = accounts.filtered(lambda account: account.account_type in OWED)
        payments = (
            Domain("payment_id", "!=", False)
            & Domain("journal_id", "=", self.journal_id.id)
            & Domain("account_id", "in", (accounts - owed).ids)
        )
        items = Domain("account_id", "in", accounts.ids) & (
            Domain("payment_id", "=", False) | self._bank_get_on_account_domain(owed)
        )
        if scope == "payments":
            listed = payments
        else:
            listed = self._bank_get_shown_domain(items, payments, accounts)
        if scope == "partner":
            listed &= Domain("partner_id", "in", self._bank_get_known_partners().ids)
        companies = self.env["res.company"].search(
            [("id", "child_of", self.company_id.id)]
        )
        return (
            # The ids of the accounts let Odoo's index of what is open serve.
            Domain("account_id", "in", accounts.ids)
            & listed
            & Domain("reconciled", "=", False)
            & Domain("parent_state", "=", "posted")
            & Domain("move_id", "!=", self.move_id.id)
            & Domain("company_id", "in", companies.ids)
        )

    @api.model
    def _bank_get_on_account_domain(self, owed):
        """What payments that a bank has shown left on the partners' accounts.

        :param owed: accounts of receivables and payables.
        """
        self.env["account.payment"].flush_model(["is_matched"])
        # Looked up one by one: there are many payments and few rests.
        return Domain("account_id", "in", owed.ids) & Domain.custom(
            to_sql=lambda _model, alias, _query: SQL(
                "EXISTS (SELECT FROM account_payment payment"
                " WHERE payment.id = %s AND payment.is_matched)",
                SQL.identifier(alias, "payment_id"),
            )
        )

    def _bank_get_item_accounts(self):
        """Accounts whose entries are reconciled; without those of banks and of
        what waits for a bank line to be applied."""
        journals = self.env["account.journal"].search(
            Domain("suspense_account_id", "!=", False)
        )
        accounts = self.env["account.account"].search(
            Domain("reconcile", "=", True)
            & Domain("company_ids", "child_of", self.company_id.root_id.id)
        )
        return accounts - journals.suspense_account_id - journals.default_account_id

    def _bank_get_shown_domain(self, items, payments, accounts):
        """Items and payments but for the kinds that the company hides."""
        company = self.company_id
        shown = items if company.bank_hide_payments else items | payments
        for hidden, account_type in (
            (company.bank_hide_customer_items, "asset_receivable"),
            (company.bank_hide_vendor_items, "liability_payable"),
        ):
            if hidden:
                of_type = accounts.filtered(
                    lambda account, kind=account_type: account.account_type == kind
                )
                shown &= Domain("account_id", "not in", of_type.ids)
        return shown

    def _bank_get_known_partners(self):
        """Partners of the line, of what is applied, and whom the matcher saw."""
        partners = self.partner_id | self.application_ids.partner_id
        if recognised := (self.bank_match_details or {}).get("partner"):
            partners |= self.env["res.partner"].browse(recognised).exists()
        return self.env["res.partner"].search(
            Domain("id", "child_of", partners.commercial_partner_id.ids)
        )

    # -------------------------------------------------------------------------
    # Search
    # -------------------------------------------------------------------------

    @api.model
    def _bank_get_search_domain(self, text):
        """Every word fits somewhere, or the whole text is an amount."""
        text = (text or "").strip()
        words = Domain.AND(self._bank_get_word_domain(word) for word in text.split())
        amount = self._bank_parse_amount(text)
        if amount is None:
            return words
        amounts = [amount, -amount]
        return (
            words
            | Domain("amount_residual_currency", "in", amounts)
            | Domain("amount_currency", "in", amounts)
        )

    @api.model
    def _bank_get_word_domain(self, word):
        # What a person types is no pattern: per cent and underscore are themselves.
        word = escape_psql(word)
        # Partners and checks are looked up once, not joined to every item.
        partners = (
            self.env["res.partner"]
            .with_context(active_test=False)
            ._search(Domain("complete_name", "ilike", word))
        )
        payments = self.env["account.payment"]._search(
            Domain("check_number", "ilike", word)
        )
        return (
            Domain("move_name", "ilike", word)
            | Domain("ref", "ilike", word)
            | Domain("partner_id", "in", partners)
            | Domain("payment_id", "in", payments)
        )

    @api.model
    def _bank_parse_amount(self, text):
        """A number as the user's language writes it; None when it is none."""
        lang = get_language(self.env)
        for separator in (lang.thousands_sep, "\N{NO-BREAK SPACE}", " "):
            text = text.replace(separator or " ", "")
        text = text.replace(lang.decimal_point or ".", ".", 1)
        try:
            amount = float(text)
        except ValueError:
            return None
        # "nan" and "inf" are floats, too, and so is a number beyond any ledger.
        return amount if abs(amount) < 1e15 else None

    # -------------------------------------------------------------------------
    # Records
    # -------------------------------------------------------------------------

    @api.model
    def _bank_select_open_items(self, query):
        MoveLine = self.env["account.move.line"]
        line = MoveLine._table
        move = query.join(line, "move_id", "account_move", "id", "move_id")
        partner = query.left_join(line, "partner_id", "res_partner", "id", "partner_id")
        payment = query.left_join(
            line, "payment_id", "account_payment", "id", "payment_id"
        )
        account = query.join(line, "account_id", "account_account", "id", "account_id")
        columns = {
            "move_line_id": SQL.identifier(line, "id"),
            "name": SQL.identifier(move, "name"),
            "ref": SQL.identifier(move, "ref"),
            "move_type": SQL.identifier(move, "move_type"),
            "partner_id": SQL.identifier(line, "partner_id"),
            "partner": SQL.identifier(partner, "complete_name"),
            "date": SQL(
                "COALESCE(%s, %s)",
                SQL.identifier(move, "invoice_date"),
                SQL.identifier(line, "date"),
            ),
            "due_date": SQL.identifier(line, "date_maturity"),
            "account_id": SQL.identifier(line, "account_id"),
            "account_type": SQL.identifier(account, "account_type"),
            "payment_id": SQL.identifier(line, "payment_id"),
            "check_number": SQL.identifier(payment, "check_number"),
        }
        return query.select(
            *(
                SQL("%s AS %s", sql, SQL.identifier(name))
                for name, sql in columns.items()
            )
        )

    def _bank_get_holders_by_item(self, items):
        """What other lines hold: {item id: {line: amount in the item's currency}}."""
        result = {}
        groups = (
            self.env["bank.payment.application"]
            .sudo()
            ._read_group(
                self._bank_get_holding_domain(items),
                ["move_line_id", "statement_line_id"],
                ["item_amount:sum"],
            )
        )
        for item, line, amount in groups:
            result.setdefault(item.id, {})[line] = amount
        return result

    def _bank_prepare_open_item_record(self, row, item, holders, applied, account):
        """One open item as the panel shows it.

        Amounts have the sign of the money that would settle them. `residual`,
        `discount`, `residual_after_discount`, `available` and `applied` are in the
        currency of the transaction, `amount_total` and `item_residual` in the
        item's own, `currency`. `available` is what no other line holds; the
        discount is that of the document, and taken off in `residual_after_discount`
        while it is in time.
        """
        currency, ours = item.currency_id, self.bank_transaction_currency_id
        residual = self._bank_from_item_amount(item, item.amount_residual_currency)
        discount = self._bank_from_item_amount(item, self._bank_get_item_discount(item))
        in_time = self._bank_is_discount_in_time(item.discount_date)
        held = currency.round(sum(holders.values()))
        available = self._bank_from_item_amount(
            item, currency.round(item.amount_residual_currency - held)
        )
        names = [line._bank_get_short_name() for line in holders]
        return {
            "move_line_id": item.id,
            "name": row["name"] or "",
            "ref": row["ref"] or "",
            "partner_id": row["partner_id"] or False,
            "partner": row["partner"] or "",
            "date": row["date"],
            "due_date": row["due_date"] or False,
            "amount_total": item.amount_currency,
            "item_residual": item.amount_residual_currency,
            "residual": residual,
            "available": available,
            "discount": discount,
            "discount_date": item.discount_date or False,
            "residual_after_discount": ours.round(
                residual - discount if in_time else residual
            ),
            "currency": currency.name,
            "currency_id": currency.id,
            "account": account,
            "kind": self._bank_get_item_kind(row),
            "check_number": row["check_number"] or False,
            "taken_by": ", ".join(names) or False,
            "applied": applied,
        }

    @api.model
    def _bank_get_item_kind(self, row):
        if row["payment_id"] and row["account_type"] not in OWED:
            return "check" if row["check_number"] else "payment"
        return KINDS.get(row["move_type"], "entry")
