"""A large backlog built by SQL: partners, open invoices and the bank's lines."""

from session_company import make_company
from sql_copies import copy_rows, make_partners

from odoo import Command
from odoo.tools import SQL

# Ten open invoices a partner, as a company with many small customers has them
ITEMS_PER_PARTNER = 10

# What payers write: the number in a sentence, its tail, the bare number, nothing
WORDINGS = (
    "'Invoice ' || source.number || ' thank you'",
    "'payment of inv ' || source.number",
    "'RE ' || ltrim(split_part(source.number, '/', 3), '0') || ' customer 4711'",
    "'SEPA ' || source.number || ' EREF+NOTPROVIDED'",
    "'thank you'",
)

# Cents, so that no two payments of a backlog are alike by chance
RANDOM_AMOUNT = "round((10 + random() * 4990)::numeric, 2)"


class Backlog:
    """Partners, open invoices and the bank lines that pay them."""

    move_type = "out_invoice"
    account_type = "asset_receivable"

    def __init__(
        self,
        env,
        items,
        lines,
        amount=RANDOM_AMOUNT,
        each=ITEMS_PER_PARTNER,
        company="Scale",
    ):
        """
        :param items: number of open invoices.
        :param lines: number of bank lines, each of which pays one invoice.
        :param amount: SQL of an invoice's amount, from its number `n`.
        :param each: open invoices a partner.
        :param company: name of the company it is built in.
        """
        self.each = each
        self.env, self.bank = make_company(env, company)
        self.items, self.lines, self.amount = items, lines, SQL(amount)

    def build(self):
        # Left by the backlog of another company
        self.env.cr.execute("DROP TABLE IF EXISTS bench, paid")
        self.env.cr.execute("SELECT setseed(0.42)")
        self.partner_ids = self._build_partners()
        self._build_invoices()
        self._build_lines()
        self.env.cr.commit()
        self.env.cr.execute("ANALYZE")
        self.env.invalidate_all()

    def _build_partners(self):
        # Two syllables and a trade: names that share words, as real ones do
        name = SQL(
            "initcap(substr(md5(source.n::text), 1, 6)) || ' ' || "
            "(ARRAY['Handel','Trading','Maschinenbau','Logistics','Bygg','Services'])"
            "[1 + source.n %% 6] || ' ' || (ARRAY['GmbH','Ltd','AS','BV','AB'])"
            "[1 + source.n %% 5]"
        )
        return make_partners(self.env, max(1, self.items // self.each), name)

    def _build_invoices(self):
        template = self.env["account.move"].create(
            {
                "move_type": self.move_type,
                "name": "TEMPLATE/0",
                "partner_id": self.partner_ids[0],
                "invoice_date": "2026-01-02",
                "invoice_line_ids": [
                    Command.create(
                        {"name": "goods", "price_unit": 1.0, "tax_ids": False}
                    )
                ],
            }
        )
        template.action_post()
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
            CREATE TEMPORARY TABLE bench AS
            SELECT n,
                   'INV/2026/' || lpad(n::text, 6, '0') AS number,
                   (%s::int[])[1 + (n - 1) %% %s] AS partner_id,
                   (%s)::numeric AS amount
              FROM generate_series(1, %s) n
            """,
                self.partner_ids,
                len(self.partner_ids),
                self.amount,
                self.items,
            )
        )
        source = SQL("SELECT * FROM bench")
        move_ids = copy_rows(
            self.env,
            "account_move",
            template.id,
            source,
            name=SQL("source.number"),
            payment_reference=SQL("source.number"),
            sequence_number=SQL("source.n"),
            partner_id=SQL("source.partner_id"),
            commercial_partner_id=SQL("source.partner_id"),
            access_token=SQL("NULL"),
            **{
                column: SQL("source.amount")
                for column in (
                    "amount_total",
                    "amount_untaxed",
                    "amount_residual",
                    "amount_total_signed",
                    "amount_residual_signed",
                    "amount_untaxed_signed",
                    "amount_total_in_currency_signed",
                )
            },
        )
        self._add_column("move_id", move_ids)
        for line in template.line_ids:
            is_open = line.account_id.account_type == self.account_type
            copy_rows(
                self.env,
                "account_move_line",
                line.id,
                source,
                move_id=SQL("source.move_id"),
                move_name=SQL("source.number"),
                partner_id=SQL("source.partner_id"),
                **self._get_amounts(line, is_open),
            )

    def _add_column(self, name, ids):
        """The ids of what was copied stand beside the rows it was copied from."""
        self.env.cr.execute(
            SQL(
                "ALTER TABLE bench ADD %s int; UPDATE bench SET %s = (%s::int[])[n]",
                SQL.identifier(name),
                SQL.identifier(name),
                ids,
            )
        )

    def _get_amounts(self, template, is_open):
        """The amounts of an entry line copied from a template of 1.00 or -1.00."""
        amount = SQL("%ssource.amount", SQL("" if template.balance > 0 else "-"))
        residual = amount if is_open else SQL("0")
        return {
            "balance": amount,
            "amount_currency": amount,
            "debit": SQL("GREATEST(%s, 0)", amount),
            "credit": SQL("GREATEST(-(%s), 0)", amount),
            "amount_residual": residual,
            "amount_residual_currency": residual,
        }

    def _build_lines(self):
        """One payment each of evenly spread invoices."""
        line = self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.bank.id,
                "date": "2026-02-01",
                "amount": 1.0,
                "payment_ref": "nothing is open for this",
            }
        )
        self.env.flush_all()
        text = SQL(
            "(ARRAY[%s])[1 + source.n %% %s]",
            SQL(", ").join(SQL(wording) for wording in WORDINGS),
            len(WORDINGS),
        )
        self.env.cr.execute(
            """
            CREATE TEMPORARY TABLE paid AS
            SELECT row_number() OVER (ORDER BY bench.n)::int AS n, bench.number,
                   bench.amount, partner.name AS payer, NULL::int AS move_id
              FROM bench JOIN res_partner partner ON partner.id = bench.partner_id
             WHERE bench.n %% GREATEST(%s / %s, 1) = 0
             LIMIT %s
            """,
            [self.items, self.lines, self.lines],
        )
        source = SQL("SELECT * FROM paid")
        move_ids = copy_rows(
            self.env,
            "account_move",
            line.move_id.id,
            source,
            name=SQL("'BENCH/' || source.n"),
            sequence_number=SQL("source.n"),
            amount_total=SQL("source.amount"),
            amount_total_signed=SQL("source.amount"),
        )
        self.env.cr.execute("UPDATE paid SET move_id = (%s::int[])[n]", [move_ids])
        for entry in line.move_id.line_ids:
            amount = SQL("%ssource.amount", SQL("" if entry.balance > 0 else "-"))
            copy_rows(
                self.env,
                "account_move_line",
                entry.id,
                source,
                move_id=SQL("source.move_id"),
                name=text,
                balance=amount,
                amount_currency=amount,
                debit=SQL("GREATEST(%s, 0)", amount),
                credit=SQL("GREATEST(-(%s), 0)", amount),
                amount_residual=SQL("0"),
                amount_residual_currency=SQL("0"),
            )
        ids = copy_rows(
            self.env,
            "account_bank_statement_line",
            line.id,
            source,
            move_id=SQL("source.move_id"),
            payment_ref=text,
            partner_name=SQL("source.payer"),
            amount=SQL("source.amount"),
            bank_transaction_amount=SQL("source.amount"),
            difference_amount=SQL("source.amount"),
            amount_residual=SQL("-source.amount"),
        )
        self.env.cr.execute(
            "UPDATE account_move SET statement_line_id = line.id "
            "FROM account_bank_statement_line line "
            "WHERE line.move_id = account_move.id AND line.id = ANY(%s)",
            [ids],
        )
        self.env.cr.execute(
            "UPDATE account_move_line SET statement_line_id = line.id "
            "FROM account_bank_statement_line line "
            "WHERE line.move_id = account_move_line.move_id AND line.id = ANY(%s)",
            [ids],
        )
        self.env.cr.execute(
            "UPDATE account_bank_statement_line SET internal_index = "
            "'20260201' || '2147483646' || lpad(id::text, 10, '0') "
            "WHERE id = ANY(%s)",
            [ids],
        )
        self.line_ids = ids
