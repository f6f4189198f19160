"""Open items that a run may pay, read by the thousand."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL, Query

#: Of whom we owe, by the kind of the run, and the sign of what we pay or collect.
SIDES = {"transfer": "liability_payable", "debit": "asset_receivable"}


class BankPaymentRun(models.Model):
    """Reads what may be paid."""

    _inherit = "bank.payment.run"

    def _read_open_items(self, wishes):
        """What is due or loses its discount, and what is deducted from it.

        :param wishes: `suggestion.Wishes`.
        :return: list of dicts, see `_select_open_items`; besides `open_amount`,
            positive where it is paid, and `discount` of what is paid as a whole.
        """
        base = self._get_open_domain(wishes)
        rows = self._fetch_open_items(base & self._get_owed_domain(wishes))
        owners = list({row["owner_id"] for row in rows if row["owner_id"]})
        rows += self._fetch_open_items(
            base
            & Domain("partner_id.commercial_partner_id", "in", owners)
            & self._get_claims_domain(wishes)
        )
        return rows

    def _get_open_domain(self, wishes):
        domain = (
            Domain("parent_state", "=", "posted")
            & Domain("reconciled", "=", False)
            & Domain("amount_residual_currency", "!=", 0)
            # A bank pays the bills of its company's branches, too.
            & Domain("company_id", "child_of", self.company_id.ids)
            & Domain(wishes.domain)
        )
        if wishes.currency_ids:
            domain &= Domain("currency_id", "in", wishes.currency_ids)
        if wishes.partner_ids:
            domain &= Domain("partner_id", "child_of", wishes.partner_ids)
        return domain

    def _get_owed_domain(self, wishes):
        """What is paid, of a run of transfers; what is collected, of one of debits."""
        side = Domain("account_id.account_type", "=", SIDES[self.kind])
        if self.kind == "transfer":
            if wishes.refunds:
                side |= Domain("account_id.account_type", "=", SIDES["debit"]) & Domain(
                    "move_id.move_type", "=", "out_refund"
                )
            side &= Domain("amount_residual_currency", "<", 0)
        else:
            side &= Domain("amount_residual_currency", ">", 0)
        if wishes.due_by is None:
            return side
        due = self._get_due_domain(wishes)
        if wishes.discount_by:
            due |= Domain("discount_date", ">=", self._get_today()) & Domain(
                "discount_date", "<=", wishes.discount_by
            )
        return side & due

    def _get_claims_domain(self, wishes):
        """What is deducted: all that vendors owe us, what customers owe when it is
        due."""
        if self.kind == "debit":
            return Domain("account_id.account_type", "=", SIDES["debit"]) & Domain(
                "amount_residual_currency", "<", 0
            )
        due = self._get_due_domain(wishes) if wishes.due_by else Domain.TRUE
        return Domain("amount_residual_currency", ">", 0) & (
            Domain("account_id.account_type", "=", SIDES["transfer"])
            | (Domain("account_id.account_type", "=", SIDES["debit"]) & due)
        )

    def _get_due_domain(self, wishes):
        return Domain("date_maturity", "<=", wishes.due_by) | (
            Domain("date_maturity", "=", False) & Domain("date", "<=", wishes.due_by)
        )

    def _fetch_open_items(self, domain):
        entries = self.env["account.move.line"]
        # What the rules of this person let him see, without their joins.
        query = Query(self.env, entries._table)
        found = entries._search(domain).subselect()
        query.add_where(SQL("%s IN %s", SQL.identifier(entries._table, "id"), found))
        rows = self.env.execute_query_dict(self._select_open_items(query))
        rows.sort(key=lambda row: (row["due"], row["id"]))
        sign = 1 if self.kind == "debit" else -1
        currencies = self.env["res.currency"]
        for row in rows:
            currency = currencies.browse(row["currency_id"])
            row["open_amount"] = sign * row["amount_residual_currency"]
            row["discount"] = 0.0
            if row["discount_date"] and not currency.compare_amounts(
                row["amount_residual_currency"], row["amount_currency"]
            ):
                whole = row["amount_currency"] - row["discount_amount_currency"]
                row["discount"] = max(currency.round(sign * whole), 0.0)
        return rows

    def _select_open_items(self, query):
        line = self.env["account.move.line"]._table
        move = query.join(line, "move_id", "account_move", "id", "move_id")
        account = query.join(line, "account_id", "account_account", "id", "account_id")
        partner = query.left_join(line, "partner_id", "res_partner", "id", "partner_id")
        columns = {
            name: SQL.identifier(line, name)
            for name in (
                "id",
                "move_id",
                "partner_id",
                "currency_id",
                "amount_currency",
                "amount_residual_currency",
                "discount_date",
                "discount_amount_currency",
                "no_followup",
            )
        }
        columns |= {
            name: SQL.identifier(move, name)
            for name in (
                "move_type",
                "name",
                "ref",
                "payment_reference",
                "payment_state",
                "partner_bank_id",
            )
        }
        columns["account_type"] = SQL.identifier(account, "account_type")
        columns["owner_id"] = SQL.identifier(partner, "commercial_partner_id")
        columns["due"] = SQL(
            "COALESCE(%s, %s)",
            SQL.identifier(line, "date_maturity"),
            SQL.identifier(line, "date"),
        )
        return query.select(
            *(
                SQL("%s AS %s", sql, SQL.identifier(name))
                for name, sql in columns.items()
            )
        )
