"""Our own bank entries as the matcher wants them."""

from dataclasses import replace

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ... import matching


class BankMatchingLedger(models.AbstractModel):
    """Loads outstanding entries of a bank."""

    _inherit = "bank.matching.ledger"

    @api.model
    def _load_entries(self, journal, currency, lines, domain):
        """The ledger against which lines are matched with entries of their bank.

        :param currency: the lines' transaction currency; only entries in it are
            loaded.
        :param lines: the lines that are matched: what other lines hold is taken.
        :param domain: of the entries, on `account.move.line`.
        :return: `matching.Ledger`
        """
        ledger = self._with_company_of(journal, lines)
        with matching.collector_paused():
            return ledger._load_bank_entries(journal, currency, lines, domain)

    @api.model
    def _load_bank_entries(self, journal, currency, lines, domain):
        company = self.env.company
        entries = self._get_bank_entries(currency, lines, domain)
        rules = self.env["bank.payment.rule"]._get_rules(company)
        terms = self._prepare_terms(journal, currency, rules)
        # The entries are what is asked for, whatever the payment journal shows.
        terms["settings"] = replace(terms["settings"], match_payments=True)
        partners = {entry.partner for entry in entries} - {None}
        return matching.Ledger(
            partners=self._get_partners(company, partners),
            payments=entries,
            gone_checks=self._get_gone_checks(journal, currency, lines, entries),
            **terms,
        )

    @api.model
    def _get_bank_entries(self, currency, lines, domain):
        """Entries that no other line holds, with all by which a bank may name them."""
        held = lines.with_env(self.env)._bank_get_held_amounts()
        query = self.env["account.move.line"]._search(
            domain
            & Domain("currency_id", "=", currency.id)
            & Domain("id", "not in", list(held))
        )
        rows = self.env.execute_query(
            query.select(*self._get_entry_columns(query, currency))
        )
        payment_moves = {row[4] for row in rows if row[3]}
        documents = self._get_paid_documents(
            self.env["account.move"].browse(payment_moves)
        )
        deposits = self._get_deposit_references(
            self.env["account.payment"].browse(row[3] for row in rows if row[3])
        )
        ordered = self._get_ids_of_orders(
            self.env["account.move.line"].browse(row[0] for row in rows)
        )
        return [
            self._prepare_bank_entry(
                row,
                documents,
                deposits.get(row[3], ()),
                *ordered.get(row[0], ((), ())),
            )
            for row in rows
            if row[1]
        ]

    @api.model
    def _get_entry_columns(self, query, currency):
        """What is read of each entry, in the order `_prepare_bank_entry` takes it."""
        MoveLine = self.env["account.move.line"]
        payment = query.left_join(
            MoveLine._table, "payment_id", "account_payment", "id", "payment"
        )
        own = [
            MoveLine._field_to_sql(MoveLine._table, name, query)
            for name in (
                "date",
                "payment_id",
                "move_id",
                "partner_id",
                "account_id",
                "move_name",
                "ref",
                "name",
            )
        ]
        residual = MoveLine._field_to_sql(
            MoveLine._table, "amount_residual_currency", query
        )
        return [
            SQL.identifier(MoveLine._table, "id"),
            SQL("round(%s * %s)::bigint", residual, 10**currency.decimal_places),
            *own,
            SQL.identifier(payment, "memo"),
            SQL(
                "COALESCE(%s, %s)",
                SQL.identifier(payment, "check_number"),
                SQL.identifier(payment, "bank_received_check_number"),
            ),
            SQL.identifier(payment, "bank_end_to_end_id"),
            SQL.identifier(payment, "name"),
        ]

    @api.model
    def _prepare_bank_entry(self, row, documents, deposits, run_ids, order_ids):
        entry, amount, date, payment, move, partner, account, number, *texts = row
        ref, name, memo, check_number, end_to_end_id, payment_name = texts
        references = (*documents.get(move, ()), *deposits)
        if ref and ref != memo:
            references = (*references, ref)
        return matching.OutstandingPayment(
            key=entry,
            amount=amount,
            date=date,
            partner=partner,
            number=number or "",
            memo=(memo if payment else ref) or "",
            references=references,
            check_number=check_number or "",
            end_to_end_id=end_to_end_id or payment_name or "",
            # The label of a payment's entry repeats its memo among general words.
            text="" if payment else name or "",
            account=account,
            run_ids=run_ids,
            order_ids=order_ids,
        )
