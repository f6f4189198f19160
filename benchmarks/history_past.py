"""Years of reconciled bank lines built by SQL; used inside an Odoo shell."""

from session_company import make_company
from sql_copies import copy_rows, make_partners

from odoo import Command
from odoo.tools import SQL

#: Lines a partner, over the years: a tenth of all lines are recurring ones instead.
LINES_PER_PARTNER = 20
RECURRING = 10
#: Different recurring texts: rents, insurances, licences.
TEXTS = 400
#: Each so many lines, a payer pays from an account that another one has, too.
SHARED = 50


class History:
    """Customers, what they paid, and recurring payments, all booked by Odoo."""

    def __init__(self, env, lines):
        """:param lines: number of bank lines."""
        self.env, self.bank = make_company(env, "History")
        self.lines = lines

    def build(self):
        self.env.cr.execute("SELECT setseed(0.42)")
        self.partner_ids = self._build_partners()
        self._build_source()
        self._build_invoices()
        self._build_lines()
        self._reconcile()
        self.env.cr.commit()
        self.env.cr.execute("ANALYZE")
        self.env.invalidate_all()

    def _build_partners(self):
        name = SQL("'Customer ' || substr(md5(source.n::text), 1, 8) || ' AS'")
        return make_partners(self.env, max(1, self.lines // LINES_PER_PARTNER), name)

    def _build_source(self):
        """What each line is: who pays, from where, how late, or which text recurs."""
        self.env.cr.execute(
            SQL(
                """
                CREATE TEMPORARY TABLE past AS
                SELECT n, n %% %(recurring)s = 0 AS is_recurring,
                       (%(partners)s::int[])[1 + n %% %(count)s] AS partner_id,
                       'NO' || lpad(
                           (CASE WHEN n %% %(shared)s = 1 THEN 0
                                 ELSE n %% %(count)s END)::text, 13, '0') AS account,
                       (10 + random() * 4990)::numeric(10, 2) AS amount,
                       '2021-01-01'::date + (n %% 1500)::int AS due,
                       (random() * 30)::int AS late,
                       'Contract ' || md5((n / 10 %% %(texts)s)::text)
                           || ' Rent ' || chr((65 + n / 10 %% %(texts)s %% 26)::int)
                           || translate((n / 10 %% %(texts)s)::text,
                                        '0123456789', 'abcdefghij')
                           || ' ' || n AS recurring_text
                  FROM generate_series(1, %(lines)s) n
                """,
                recurring=RECURRING,
                partners=self.partner_ids,
                count=len(self.partner_ids),
                shared=SHARED,
                texts=TEXTS,
                lines=self.lines,
            )
        )

    def _add_column(self, name, ids, where="TRUE"):
        self.env.cr.execute(f"ALTER TABLE past ADD {name} int")
        self.env.cr.execute(
            f"""
            UPDATE past SET {name} = made.id
              FROM unnest(%s) WITH ORDINALITY AS made (id, position),
                   (SELECT n, row_number() OVER (ORDER BY n) AS position
                      FROM past WHERE {where}) numbered
             WHERE numbered.position = made.position AND past.n = numbered.n
            """,
            [ids],
        )

    def _build_invoices(self):
        template = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "name": "TEMPLATE/0",
                "partner_id": self.partner_ids[0],
                "invoice_date": "2021-01-01",
                "invoice_line_ids": [
                    Command.create({"name": "x", "price_unit": 1.0, "tax_ids": False})
                ],
            }
        )
        template.action_post()
        self.env.flush_all()
        source = SQL("SELECT * FROM past WHERE NOT is_recurring")
        number = SQL("'INV/' || lpad(source.n::text, 7, '0')")
        ids = copy_rows(
            self.env,
            "account_move",
            template.id,
            source,
            name=number,
            sequence_number=SQL("source.n"),
            partner_id=SQL("source.partner_id"),
            commercial_partner_id=SQL("source.partner_id"),
            date=SQL("source.due"),
            access_token=SQL("NULL"),
            payment_state=SQL("'paid'"),
            amount_total=SQL("source.amount"),
            amount_residual=SQL("0"),
        )
        self._add_column("invoice_id", ids, "NOT is_recurring")
        source = SQL("SELECT * FROM past WHERE NOT is_recurring")
        for entry in template.line_ids:
            is_owed = entry.account_id.account_type == "asset_receivable"
            copies = copy_rows(
                self.env,
                "account_move_line",
                entry.id,
                source,
                move_id=SQL("source.invoice_id"),
                move_name=number,
                partner_id=SQL("source.partner_id"),
                date=SQL("source.due"),
                date_maturity=SQL("source.due") if is_owed else SQL("NULL"),
                reconciled=SQL("%s", is_owed),
                **_amounts(1 if is_owed else -1),
            )
            if is_owed:
                self._add_column("item_id", copies, "NOT is_recurring")

    def _build_lines(self):
        """Of a line and its entry, as Odoo leaves them reconciled."""
        template = self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.bank.id,
                "date": "2021-01-01",
                "amount": 1.0,
                "payment_ref": "x",
            }
        )
        self.env.flush_all()
        source = SQL("SELECT * FROM past")
        sign = SQL("CASE WHEN source.is_recurring THEN -1 ELSE 1 END")
        signed = SQL("source.amount * %s", sign)
        day = SQL("source.due + source.late")
        move_ids = copy_rows(
            self.env,
            "account_move",
            template.move_id.id,
            source,
            name=SQL("'BNK/' || source.n"),
            sequence_number=SQL("source.n"),
            date=day,
            access_token=SQL("NULL"),
            amount_total_signed=signed,
            amount_total=SQL("source.amount"),
        )
        self._add_column("move_id", move_ids)
        ids = copy_rows(
            self.env,
            "account_bank_statement_line",
            template.id,
            source,
            move_id=SQL("source.move_id"),
            amount=signed,
            bank_transaction_amount=signed,
            is_reconciled=SQL("TRUE"),
            internal_index=SQL("to_char(%s, 'YYYYMMDD') || source.n", day),
            payment_ref=SQL(
                "CASE WHEN source.is_recurring THEN source.recurring_text "
                "ELSE 'Invoice INV/' || source.n || ' of ' || md5(source.n::text) END"
            ),
            account_number=SQL(
                "CASE WHEN source.is_recurring THEN 'DE' || source.n %% 400 "
                "ELSE source.account END"
            ),
            partner_name=SQL("'Payer ' || source.partner_id"),
        )
        self._add_column("line_id", ids)
        self.env.cr.execute(
            "UPDATE account_move SET statement_line_id = past.line_id "
            "FROM past WHERE account_move.id = past.move_id"
        )
        self._build_entries(template, source, day)

    def _build_entries(self, template, source, day):
        liquidity, suspense, _other = template._seek_for_lines()
        receivable = self.env["account.account"].search(
            [("account_type", "=", "asset_receivable")], limit=1
        )
        expense = self.env["account.account"].search(
            [("account_type", "=", "expense")], limit=1
        )
        sign = SQL("CASE WHEN source.is_recurring THEN -1 ELSE 1 END")
        for entry, side, account, partner in (
            (liquidity, 1, liquidity.account_id, SQL("NULL")),
            (suspense, -1, False, SQL("source.partner_id")),
        ):
            ids = copy_rows(
                self.env,
                "account_move_line",
                entry.id,
                source,
                move_id=SQL("source.move_id"),
                statement_line_id=SQL("source.line_id"),
                date=day,
                partner_id=partner,
                account_id=SQL("%s", account.id)
                if account
                else SQL(
                    "CASE WHEN source.is_recurring THEN %s::int ELSE %s::int END",
                    expense.id,
                    receivable.id,
                ),
                **_amounts(SQL("(%s) * %s", sign, side)),
            )
            if not account:
                self._add_column("own_id", ids)

    def _reconcile(self):
        """Each invoice with its payment, by whoever is logged in."""
        self.env.cr.execute(
            """
            INSERT INTO account_partial_reconcile (
                   debit_move_id, credit_move_id, amount, debit_amount_currency,
                   credit_amount_currency, company_id, max_date, create_uid,
                   debit_currency_id, credit_currency_id)
            SELECT item_id, own_id, amount, amount, amount, %s, due + late, %s, %s, %s
              FROM past WHERE NOT is_recurring
            """,
            [
                self.bank.company_id.id,
                2,
                self.bank.company_id.currency_id.id,
                self.bank.company_id.currency_id.id,
            ],
        )


def _amounts(sign):
    """Columns of an entry's amounts, its residual gone.

    :param sign: 1 or -1, or SQL of it.
    """
    value = SQL("source.amount * %s", sign)
    return {
        "balance": value,
        "amount_currency": value,
        "debit": SQL("greatest(%s, 0)", value),
        "credit": SQL("greatest(-(%s), 0)", value),
        "amount_residual": SQL("0"),
        "amount_residual_currency": SQL("0"),
    }
