"""What payment files ordered, as the matcher wants it."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ... import matching
from ..payment.line import LIVE_STATES

#: Documents a sentence names of an order.
NUMBER_LIMIT = 2


class BankMatchingLedger(models.AbstractModel):
    """Loads what the bank was ordered to pay, booked or not."""

    _inherit = "bank.matching.ledger"

    # -------------------------------------------------------------------------
    # Booked: entries that wait
    # -------------------------------------------------------------------------

    @api.model
    def _get_ordered_entries_domain(self, journal):
        # EXTENDS: the entries of blocks
        moves = self.env["bank.payment.line"]._search(
            Domain("journal_id", "=", journal.id)
            & Domain("state", "in", LIVE_STATES)
            & Domain("booking_move_id", "!=", False)
        )
        return Domain("move_id", "in", moves.subselect("booking_move_id"))

    @api.model
    def _get_ordered_domain(self, asked):
        # EXTENDS: of whatever day, all that the line may name by an id
        named = {asked.end_to_end_id, asked.reference, *asked.order_ids} - {""}
        words = {word for word in asked.text.split() if not word.isalpha()}
        ids = list(named | words)
        if not ids:
            return Domain.FALSE
        lines = self.env["bank.payment.line"].search(
            Domain("state", "in", LIVE_STATES)
            & (
                Domain("end_to_end_id", "in", ids)
                | Domain("instruction_id", "in", ids)
                | Domain("payment_information_id", "in", ids)
                | Domain("run_id.message_id", "in", ids)
                | Domain("run_id.name", "in", ids)
            )
        )
        return Domain("payment_id", "in", lines.payment_id.ids) | Domain(
            "move_id", "in", lines.booking_move_id.ids
        )

    @api.model
    def _get_ids_of_orders(self, entries):
        # EXTENDS
        if not entries:
            return {}
        names = ["payment_id", "booking_move_id", "run_id", "state", "journal_id"]
        names += ["end_to_end_id", "instruction_id", "payment_information_id"]
        self.env["bank.payment.line"].flush_model(names)
        self.env["bank.payment.run"].flush_model(["name", "message_id"])
        run_ids = SQL("ARRAY[line.payment_information_id, run.message_id, run.name]")
        rows = self.env.execute_query(
            SQL(
                """
                SELECT entry.id, %(run_ids)s,
                       ARRAY[line.end_to_end_id, line.instruction_id]
                  FROM account_move_line entry
                  JOIN bank_payment_line line ON line.payment_id = entry.payment_id
                   AND line.journal_id = entry.journal_id
                  JOIN bank_payment_run run ON run.id = line.run_id
                 WHERE entry.id IN %(entries)s AND line.state IN %(live)s
                 UNION ALL
                SELECT DISTINCT entry.id, %(run_ids)s, ARRAY[]::varchar[]
                  FROM account_move_line entry
                  JOIN bank_payment_line line ON line.booking_move_id = entry.move_id
                  JOIN bank_payment_run run ON run.id = line.run_id
                 WHERE entry.id IN %(entries)s AND line.state IN %(live)s
                """,
                run_ids=run_ids,
                entries=tuple(entries.ids),
                live=LIVE_STATES,
            )
        )
        return {
            entry: (tuple(filter(None, runs)), tuple(filter(None, ids)))
            for entry, runs, ids in rows
        }

    @api.model
    def _get_block_payments(self, journal, currency):
        # EXTENDS: in whatever currency, and also where another line holds the entry
        names = ["booking_move_id", "run_id", "state", "journal_id", "partner_id"]
        names += ["end_to_end_id", "instruction_id", "payment_information_id"]
        self.env["bank.payment.line"].flush_model([*names, "amount", "currency_id"])
        self.env["bank.payment.run"].flush_model(["name", "kind"])
        self.env["account.move.line"].flush_model(
            ["move_id", "name", "partner_id", "currency_id"]
        )
        rows = self.env.execute_query(
            SQL(
                """
                SELECT CASE WHEN line.currency_id = %(currency)s THEN entry.id END,
                       CASE run.kind WHEN 'debit' THEN 1 ELSE -1 END * line.amount,
                       ARRAY[line.end_to_end_id, line.instruction_id],
                       run.name, partner.commercial_partner_id
                  FROM bank_payment_line line
                  JOIN bank_payment_run run ON run.id = line.run_id
                  JOIN account_move_line entry
                    ON entry.move_id = line.booking_move_id
                   AND entry.currency_id = line.currency_id
                   AND entry.name = line.payment_information_id
                   AND entry.partner_id IS NULL
             LEFT JOIN res_partner partner ON partner.id = line.partner_id
                 WHERE line.journal_id = %(journal)s
                   AND line.state IN %(live)s AND line.state != 'done'
                 ORDER BY line.id
                """,
                currency=currency.id,
                journal=journal.id,
                live=LIVE_STATES,
            )
        )
        return [
            matching.BlockPayment(
                entry=entry,
                amount=self._to_minor(amount, currency),
                ids=(found := tuple(filter(None, ids))),
                run=run or "",
                number=found[0] if found else "",
                partner=partner,
            )
            for entry, amount, ids, run, partner in rows
        ]

    # -------------------------------------------------------------------------
    # Not booked: shares of bills
    # -------------------------------------------------------------------------

    @api.model
    def _get_orders(self, journal, currency):
        # EXTENDS: what nothing was booked of before the statement shows it
        lines = self.env["bank.payment.line"].search_fetch(
            Domain("journal_id", "=", journal.id)
            & Domain("company_id", "=", self.env.company.id)
            & Domain("state", "in", LIVE_STATES)
            & Domain("state", "!=", "done")
            & Domain("payment_id", "=", False)
            & Domain("booking_move_id", "=", False)
            & Domain("currency_id", "=", currency.id)
            & Domain("item_ids", "!=", False),
            [
                "run_id",
                "partner_id",
                "execution_date",
                "end_to_end_id",
                "instruction_id",
                "payment_information_id",
            ],
            order="id",
        )
        lines.run_id.fetch(["name", "message_id", "kind", "execution_date"])
        lines.item_ids.fetch(["line_id", "move_line_id", "amount", "discount_amount"])
        lines.item_ids.move_line_id.fetch(["move_name"])
        return [self._prepare_order(line, currency) for line in lines]

    @api.model
    def _prepare_order(self, line, currency):
        run = line.run_id
        sign = 1 if run.kind == "debit" else -1
        shares = tuple(
            (
                item.move_line_id.id,
                sign * self._to_minor(item.amount, currency),
                sign * self._to_minor(item.discount_amount, currency),
            )
            for item in line.item_ids
        )
        numbers = [item.move_line_id.move_name for item in line.item_ids[:NUMBER_LIMIT]]
        run_ids = (line.payment_information_id, run.message_id, run.name)
        return matching.OrderedPayment(
            key=line.id,
            amount=sum(share[1] for share in shares),
            date=line.execution_date or run.execution_date,
            shares=shares,
            partner=line.partner_id.commercial_partner_id.id or None,
            number=line.end_to_end_id or ", ".join(filter(None, numbers)),
            order_ids=tuple(filter(None, (line.end_to_end_id, line.instruction_id))),
            run_ids=tuple(filter(None, run_ids)),
        )
