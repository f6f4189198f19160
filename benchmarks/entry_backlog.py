"""Registered payments that the bank has not shown, built by SQL, and its lines."""

from backlog import Backlog
from sql_copies import copy_rows

from odoo.tools import SQL

#: Days over which the payments are spread, up to the bank's lines.
DAYS = 5


class EntryBacklog(Backlog):
    """As the backlog of invoices, with payments in their stead."""

    def _build_invoices(self):
        template = self._create_template()
        self.env.cr.execute(
            SQL(
                """
            CREATE TEMPORARY TABLE bench AS
            SELECT n,
                   'PBNK1/2026/' || lpad(n::text, 6, '0') AS number,
                   'INV/2026/' || lpad(n::text, 6, '0') AS memo,
                   DATE '2026-02-01' - n %% %s AS day,
                   (%s::int[])[1 + (n - 1) %% %s] AS partner_id,
                   (%s)::numeric AS amount
              FROM generate_series(1, %s) n
            """,
                DAYS,
                self.partner_ids,
                len(self.partner_ids),
                self.amount,
                self.items,
            )
        )
        source = SQL("SELECT * FROM bench")
        shared = {
            "partner_id": SQL("source.partner_id"),
            "date": SQL("source.day"),
        }
        move_ids = copy_rows(
            self.env,
            "account_move",
            template.move_id.id,
            source,
            name=SQL("source.number"),
            sequence_number=SQL("source.n"),
            commercial_partner_id=SQL("source.partner_id"),
            amount_total=SQL("source.amount"),
            **shared,
        )
        self._add_column("move_id", move_ids)
        payment_ids = copy_rows(
            self.env,
            "account_payment",
            template.id,
            source,
            name=SQL("source.number"),
            memo=SQL("source.memo"),
            move_id=SQL("source.move_id"),
            amount=SQL("source.amount"),
            **shared,
        )
        self._add_column("payment_id", payment_ids)
        self.env.cr.execute(
            "UPDATE account_move SET origin_payment_id = bench.payment_id "
            "FROM bench WHERE bench.move_id = account_move.id"
        )
        for line in template.move_id.line_ids:
            copy_rows(
                self.env,
                "account_move_line",
                line.id,
                source,
                move_id=SQL("source.move_id"),
                move_name=SQL("source.number"),
                payment_id=SQL("source.payment_id"),
                **self._get_amounts(line, is_open=True),
                **shared,
            )

    def _create_template(self):
        payment = self.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_type": "customer",
                "partner_id": self.partner_ids[0],
                "amount": 1.0,
                "date": "2026-01-02",
                "journal_id": self.bank.id,
                "memo": "template",
            }
        )
        payment.action_post()
        self.env.flush_all()
        return payment
