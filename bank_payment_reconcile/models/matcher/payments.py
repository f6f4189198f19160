"""Registered payments that the matcher may find on a statement."""

from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ... import matching


class BankMatchingLedger(models.AbstractModel):
    """Loads registered payments that the bank has not shown."""

    _inherit = "bank.matching.ledger"

    # -------------------------------------------------------------------------
    # Outstanding payments
    # -------------------------------------------------------------------------

    @api.model
    def _get_outstanding_payments(
        self, journal, currency, held, reopened=(), only=None
    ):
        """Registered payments of the journal that no statement has shown yet.

        Without transfers between own accounts, which are no partner's.

        :param only: domain of the entries that are wanted; all by default.
        """
        accounts = self.env["account.account"]._search(
            Domain("reconcile", "=", True)
            & Domain(
                "account_type", "not in", ("asset_receivable", "liability_payable")
            )
        )
        lines = self.env["account.move.line"].search_fetch(
            Domain("account_id", "in", accounts)
            & (
                Domain("payment_id.journal_id", "=", journal.id)
                | self._get_ordered_entries_domain(journal)
            )
            & self._get_open_domain(reopened)
            & Domain("parent_state", "=", "posted")
            & Domain("currency_id", "=", currency.id)
            & (only or Domain.TRUE),
            [
                "amount_currency",
                "amount_residual_currency",
                "date",
                "partner_id",
                "payment_id",
                "move_name",
            ],
        )
        paid_documents = self._get_paid_documents(lines.payment_id.move_id)
        deposits = self._get_deposit_references(lines.payment_id)
        ordered = self._get_ids_of_orders(lines)
        result = []
        for line in lines:
            amount = self._to_minor(
                line.amount_residual_currency - held.get(line.id, 0.0), currency
            )
            if not amount or (amount > 0) != (line.amount_currency > 0):
                continue
            payment = line.payment_id
            run_ids, order_ids = ordered.get(line.id, ((), ()))
            # What a file ordered together with others the bank shows with them.
            if payment and not run_ids and payment._bank_is_transfer():
                continue
            result.append(
                matching.OutstandingPayment(
                    key=line.id,
                    amount=amount,
                    date=line.date,
                    partner=line.partner_id.id or None,
                    number=line.move_name or "",
                    memo=payment.memo or "",
                    references=(
                        *paid_documents.get(payment.move_id.id, ()),
                        *deposits.get(payment.id, ()),
                    ),
                    check_number=payment.check_number
                    or payment.bank_received_check_number
                    or "",
                    end_to_end_id=payment.bank_end_to_end_id or payment.name or "",
                    run=self._get_run(payment, deposits),
                    method=payment.payment_method_line_id.id or None,
                    run_ids=run_ids,
                    order_ids=order_ids,
                )
            )
        return result

    @api.model
    def _get_ordered_entries_domain(self, journal):
        """Hook: entries of a bank, of no payment, that wait for what its payment files
        ordered."""
        return Domain.FALSE

    @api.model
    def _get_ids_of_orders(self, entries):
        """Hook: the ids by which payment files ordered what entries wait for.

        :param entries: `account.move.line`
        :return: {entry's id: (ids of the run, ids of the order itself)}
        """
        return {}

    @api.model
    def _get_block_payments(self, journal, currency):
        """Hook: payments that were booked with others in one entry, which some banks
        show one by one.

        :return: list of `matching.BlockPayment`
        """
        return []

    @api.model
    def _get_orders(self, journal, currency):
        """Hook: payments that the bank was ordered to make, and that nobody registered.

        :return: list of `matching.OrderedPayment`
        """
        return []

    @api.model
    def _get_run(self, payment, deposits):
        """Id of the run that a payment was paid with, "" without any.

        Odoo has no record of runs. A deposit of checks is one; the payment's reference
        is, by Odoo's own word for it, of the check or the file by which it was issued;
        and payments that were registered together have one memo.

        :param deposits: of `_get_deposit_references`.
        """
        if not payment:
            return ""
        [deposit] = deposits.get(payment.id, ("",))
        return deposit or payment.payment_reference or payment.memo or ""

    @api.model
    def _get_deposit_references(self, payments):
        """References of the deposits that received checks were brought to the bank
        on, by the payment's id."""
        checks = (
            self.env["bank.check.entry"]
            .sudo()
            .search_fetch(
                Domain("payment_id", "in", payments.ids)
                & Domain("deposit_reference", "!=", False)
                & Domain("void_type", "=", False),
                ["payment_id", "deposit_reference"],
            )
        )
        return {check.payment_id.id: (check.deposit_reference,) for check in checks}

    @api.model
    def _get_paid_documents(self, payment_moves):
        """Numbers and references of the documents that payments settled, by the
        payment's entry."""
        documents = defaultdict(list)
        if not payment_moves:
            return {}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT payment_line.move_id, document.name, document.ref
                  FROM account_move_line payment_line
                  JOIN account_partial_reconcile partial
                    ON payment_line.id IN (partial.debit_move_id,
                                           partial.credit_move_id)
                  JOIN account_move_line document_line
                    ON document_line.id IN (partial.debit_move_id,
                                            partial.credit_move_id)
                   AND document_line.id != payment_line.id
                  JOIN account_move document ON document.id = document_line.move_id
                 WHERE payment_line.move_id IN %s
                """,
                tuple(payment_moves.ids),
            )
        )
        for move_id, name, ref in rows:
            documents[move_id] += [value for value in (name, ref) if value]
        return {move_id: tuple(names) for move_id, names in documents.items()}

    # -------------------------------------------------------------------------
    # Payments without entry
    # -------------------------------------------------------------------------

    @api.model
    def _get_collection_ids(self, journal, reopened=()):
        """End-to-end ids under which documents were collected by direct debit, or
        ordered to be paid, on this journal, and that no statement has shown yet.

        They are those of registered payments that have no entry of their own, so
        that their documents are still open. A module that keeps other ids (of
        collections it sends to the bank by itself) adds them here.

        :param reopened: ids of items that are to be seen as open: what paid them
            waits too.
        :return: {document's id: tuple of ids}
        """
        Payment = self.env["account.payment"]
        Payment.flush_model(
            [
                "bank_end_to_end_id",
                "name",
                "state",
                "move_id",
                "journal_id",
                "invoice_ids",
            ]
        )
        waiting = SQL("payment.state = 'in_process'")
        if reopened:
            documents = self.env["account.move.line"].browse(reopened).move_id
            waiting = SQL(
                "(%s OR payment.state = 'paid' AND link.invoice_id IN %s)",
                waiting,
                tuple(documents.ids),
            )
        rows = self.env.execute_query(
            SQL(
                """
                SELECT link.invoice_id,
                       array_agg(COALESCE(NULLIF(payment.bank_end_to_end_id, ''),
                                          payment.name) ORDER BY payment.id)
                  FROM account_payment payment
                  JOIN account_move__account_payment link
                    ON link.payment_id = payment.id
                 WHERE payment.journal_id = %s
                   AND payment.move_id IS NULL
                   AND %s
                 GROUP BY link.invoice_id
                """,
                journal.id,
                waiting,
            )
        )
        return {document: tuple(filter(None, ids)) for document, ids in rows}

    @api.model
    def _get_open_domain(self, reopened):
        """Unreconciled entries, and those that are to be seen as open."""
        domain = Domain("reconciled", "=", False)
        return domain | Domain("id", "in", list(reopened)) if reopened else domain
