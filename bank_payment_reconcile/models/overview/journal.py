"""The figures over the payment reconciliation journal, and the bank's card."""

from copy import deepcopy
from decimal import Decimal

from lxml import etree

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..record.rights import needs

#: The parts of the bar, best first; each line not yet posted is in exactly one.
SHARES = ("person", "high", "medium", "low", "ambiguous", "none")
GROUP = "bank_payment_reconcile.group_bank_reconcile_user"
#: Buttons of ours on the card.
OURS = ("action_bank_open_payment_reconciliation", "action_bank_import_statement")
#: What other addons call their import of a bank's file.
OTHER_IMPORTS = ("import_account_statement",)


class AccountJournal(models.Model):
    """A bank's card and the figures over its payment reconciliation journal."""

    _inherit = "account.journal"

    # -------------------------------------------------------------------------
    # Scope
    # -------------------------------------------------------------------------

    def _bank_get_reconciliation_domain(self, statement_id=False):
        """The bank's lines that are not posted yet, of one statement or of all."""
        return self._bank_get_page_domain(statement_id) & Domain(
            "is_reconciled", "=", False
        )

    def _bank_get_reopened_domain(self, statement_id=False):
        """Posted lines to look at again: the books have changed under them."""
        return (
            self._bank_get_page_domain(statement_id)
            & Domain("is_reconciled", "=", True)
            & Domain("needs_review", "=", True)
        )

    def _bank_get_page_domain(self, statement_id):
        domain = (
            Domain("journal_id", "in", self.ids)
            & Domain("company_id", "in", self.env.companies.ids)
            & Domain("state", "=", "posted")
        )
        if statement_id:
            domain &= Domain("statement_id", "=", statement_id)
        return domain

    @api.model
    @needs("read", "account.bank.statement.line")
    def get_bank_reconciliation_journals(self):
        """The banks to choose from, with what waits on each.

        :return: list of dicts: id, name, waiting (lines), review (lines)
        """
        banks = self.search(
            [
                *self._check_company_domain(self.env.companies),
                ("type", "in", ("bank", "cash", "credit")),
            ]
        )
        counts = dict(
            self.env["account.bank.statement.line"]._read_group(
                banks._bank_get_reconciliation_domain(), ["journal_id"], ["__count"]
            )
        )
        reviews = dict(
            self.env["account.bank.statement.line"]._read_group(
                banks._bank_get_page_domain(False) & Domain("needs_review", "=", True),
                ["journal_id"],
                ["__count"],
            )
        )
        return [
            {
                "id": bank.id,
                "name": bank.display_name,
                "waiting": counts.get(bank, 0),
                "review": reviews.get(bank, 0),
            }
            for bank in banks
        ]

    # -------------------------------------------------------------------------
    # Figures
    # -------------------------------------------------------------------------

    @needs("read", "bank.reconciliation")
    def get_bank_reconciliation_overview(self, statement_id=False):
        """What stands over the list, for one bank.

        Amounts are in the bank's currency. The balance now is that of the bank's
        account without the lines that are not posted yet; after posting, with
        those that could be posted as they are.

        :param statement_id: only this statement's lines; all that wait otherwise.
            The balances are always the bank's.
        :return: dict; `review` counts `reopened` posted lines besides those of `lines`
        """
        self.ensure_one()
        rows = self._bank_get_overview_rows(statement_id)
        everything = rows if not statement_id else self._bank_get_overview_rows()
        ledger = self._bank_get_ledger_balance()
        now = ledger - sum(row["amount"] for row in everything)
        currency = self._bank_get_currency()
        statement = self.env["account.bank.statement"].browse(statement_id or [])
        reopened = self.env["account.bank.statement.line"].search_count(
            self._bank_get_reopened_domain(statement_id)
        )
        return {
            "journal_id": self.id,
            "name": self.display_name,
            "account_number": self.bank_account_id.acc_number or "",
            "currency_id": currency.id,
            "statements": self._bank_get_waiting_statements(),
            "statement": self._bank_get_statement_balances(statement),
            "lines": sum(row["count"] for row in rows),
            "review": sum(row["review"] for row in rows) + reopened,
            "reopened": reopened,
            "to_check": sum(row["to_check"] for row in rows),
            "ready": sum(row["ready"] for row in rows),
            "failed": sum(row["failed"] for row in rows),
            "differing": sum(row["differing"] for row in rows),
            "difference": currency.round(sum(row["difference"] for row in rows)),
            "amount": currency.round(sum(row["amount"] for row in rows)),
            "shares": [
                {"name": name, "count": count}
                for name in SHARES
                if (count := sum(row["count"] for row in rows if row["share"] == name))
            ],
            # A branch sees its own lines on the bank of its parent, not the ledger.
            "opening_note": self._bank_is_company_chosen()
            and self._bank_get_opening_sentence(self._bank_get_opening_gap()),
            "balance_now": currency.round(now),
            "balance_after": currency.round(
                now + sum(row["ready_amount"] for row in rows)
            ),
        }

    def _bank_get_overview_rows(self, statement_id=False):
        """The lines not posted yet, summed up by their part of the bar."""
        Line = self.env["account.bank.statement.line"]
        query = Line._search(self._bank_get_reconciliation_domain(statement_id))
        columns = self._bank_get_overview_columns(Line, query)
        query.groupby = columns["share"]
        rows = self.env.execute_query_dict(
            query.select(
                *[
                    SQL("%s AS %s", expression, SQL.identifier(name))
                    for name, expression in columns.items()
                ]
            )
        )
        # Only amounts are decimals: the others are counts and the part's name.
        return [
            {
                name: float(value) if isinstance(value, Decimal) else value
                for name, value in row.items()
            }
            for row in rows
        ]

    def _bank_get_overview_columns(self, Line, query):
        """What is summed up of the lines: SQL by name.

        What differs on a line in another currency counts at the bank's own rate,
        the one of its two amounts.
        """
        names = {
            name: Line._field_to_sql(Line._table, name, query)
            for name in (
                "match_confidence",
                "bank_is_ambiguous",
                "needs_review",
                "posting_error",
                "amount",
                "bank_transaction_amount",
                "difference_amount",
                "bank_is_to_check",
            )
        }

        def sql(code):
            return SQL(code, **names)

        # What a person accepted needs no review, but is not posted by half.
        ready = sql(
            "NOT %(needs_review)s AND %(difference_amount)s = 0"
            " AND NOT %(bank_is_to_check)s"
        )
        difference = SQL(
            """CASE WHEN COALESCE(%(whole)s, 0) = 0 THEN 0
                    ELSE round(%(amount)s * %(part)s / %(whole)s, %(digits)s) END""",
            whole=names["bank_transaction_amount"],
            part=names["difference_amount"],
            amount=names["amount"],
            digits=self._bank_get_currency().decimal_places,
        )
        return {
            "share": sql(
                """CASE WHEN %(match_confidence)s IN ('manual', 'accepted')
                        THEN 'person'
                        WHEN %(match_confidence)s IN ('high', 'high_text_mapping')
                        THEN 'high'
                        WHEN %(match_confidence)s IN ('medium', 'low')
                        THEN %(match_confidence)s
                        WHEN %(bank_is_ambiguous)s THEN 'ambiguous'
                        ELSE 'none' END"""
            ),
            "count": sql("count(*)"),
            "amount": sql("sum(%(amount)s)"),
            "review": sql("count(*) FILTER (WHERE %(needs_review)s)"),
            "to_check": sql("count(*) FILTER (WHERE %(bank_is_to_check)s)"),
            "ready": SQL("count(*) FILTER (WHERE %s)", ready),
            "ready_amount": SQL(
                "COALESCE(sum(%s) FILTER (WHERE %s), 0)", names["amount"], ready
            ),
            "failed": sql("count(*) FILTER (WHERE %(posting_error)s IS NOT NULL)"),
            "differing": sql(
                "count(*) FILTER (WHERE %(difference_amount)s != 0"
                " AND %(match_confidence)s != 'none')"
            ),
            "difference": SQL("COALESCE(sum(%s), 0)", difference),
        }

    def _bank_get_ledger_balance(self):
        """What the general ledger says of the bank's account, in its currency."""
        field = "amount_currency" if self.currency_id else "balance"
        [(balance,)] = self.env["account.move.line"]._read_group(
            Domain("account_id", "=", self.default_account_id.id)
            & Domain("company_id", "child_of", self.company_id.id)
            & Domain("parent_state", "=", "posted"),
            [],
            [f"{field}:sum"],
        )
        return balance or 0.0

    # -------------------------------------------------------------------------
    # Statements
    # -------------------------------------------------------------------------

    def _bank_get_waiting_statements(self, limit=50):
        """The latest statements with lines to post, to choose from."""
        groups = self.env["account.bank.statement.line"]._read_group(
            self._bank_get_reconciliation_domain()
            & Domain("statement_id", "!=", False),
            ["statement_id"],
            ["__count"],
            order="statement_id",  # the statements' own order: latest first
            limit=limit,
        )
        return [
            {"id": statement.id, "name": statement.display_name, "waiting": count}
            for statement, count in groups
        ]

    def _bank_get_statement_balances(self, statement):
        """Opening and closing balance as the bank states them, or False.

        :param statement: the statement; empty for what lies between the first and
            the last one with lines to post.
        """
        first = last = statement
        if not statement:
            waiting = self.env["account.bank.statement"].search(
                Domain("line_ids", "any", self._bank_get_reconciliation_domain())
            )
            ordered = waiting.sorted(lambda s: (s.first_line_index or "", s.id))
            first, last = ordered[:1], ordered[-1:]
        if not first:
            return False
        return {
            "id": statement.id,
            "name": statement.display_name or "",
            "opening": first.balance_start,
            "closing": last.balance_end_real,
        }

    # -------------------------------------------------------------------------
    # Actions of the page
    # -------------------------------------------------------------------------

    @needs("write", "account.bank.statement.line")
    def action_bank_reconciliation_apply(self, statement_id=False, overwrite=False):
        """Apply all that waits; see `action_apply_automatically`."""
        lines = self._bank_get_reconciliation_lines(statement_id)
        return lines.action_apply_automatically(overwrite)

    @needs("write", "account.bank.statement.line")
    def action_bank_reconciliation_post(self, statement_id=False):
        """Post all that needs no review."""
        lines = self._bank_get_reconciliation_lines(
            statement_id,
            Domain("needs_review", "=", False)
            & Domain("difference_amount", "=", 0)
            & self.env["account.bank.statement.line"]._bank_get_checked_domain(),
        )
        return lines.action_bank_post_selected()

    @needs("create", "bank.post.reconcile")
    def action_bank_reconciliation_close(self, statement_id=False):
        """Ask for date and balances, then post a whole statement and file it."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_post_reconcile"
        )
        action["context"] = {"default_journal_id": self.id}
        if statement_id:
            # Else the wizard finds the first statement that waits.
            action["context"]["default_statement_id"] = statement_id
        return action

    def _bank_get_reconciliation_lines(self, statement_id, domain=Domain.TRUE):
        self.ensure_one()
        return self.env["account.bank.statement.line"].search(
            self._bank_get_reconciliation_domain(statement_id) & domain
        )

    # -------------------------------------------------------------------------
    # The card beside other addons
    # -------------------------------------------------------------------------

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        # EXTENDS base: views of other addons load before and after ours
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == "kanban" and arch.xpath(f"//button[@name='{OURS[1]}']"):
            self._bank_make_way_on_card(arch)
        return arch, view

    @api.model
    def _bank_make_way_on_card(self, arch):
        """Whoever works with us sees one Import and one button in colour; who does not
        sees what the other addon shows."""
        for name in OTHER_IMPORTS:
            for node in arch.xpath(f"//*[@name='{name}']"):
                _hide(node, GROUP)
        left = "//div[@id='dashboard_bank_cash_left']"
        for node in arch.xpath(f"{left}//button[contains(@class, 'btn-primary')]"):
            # Odoo's own, shown where a bank has no line yet, stays as it is.
            if node.get("name") in (*OURS, *OTHER_IMPORTS) or _is_of_host(node):
                continue
            second = deepcopy(node)
            second.set("class", second.get("class").replace("primary", "secondary"))
            _hide(node, GROUP)
            # Several groups in one attribute would be one or the other.
            ours = etree.Element("t", groups=GROUP)
            ours.append(second)
            node.addnext(ours)


def _hide(node, group):
    """Hide a node from a group, and whoever did not see it before."""
    before = node.get("groups")
    node.set("groups", f"{before},!{group}" if before else f"!{group}")


def _is_of_host(node):
    return node.get("id") == "all_transactions_btn" or node.get("name") in (
        "action_configure_bank_journal",
        "create_bank_statement",
    )
