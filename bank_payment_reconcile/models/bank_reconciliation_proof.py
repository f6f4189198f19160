"""The proof of a bank's balance: from the bank's statement to the general ledger.

What is calculated is said in `proof/`; here is loaded what it is calculated of.

Which entries on an outstanding account are this bank's, wherever they are booked, says
`account_journal_outstanding`. Those of which nothing tells it are listed and counted
nowhere: while there are any, nothing is proved.
"""

from collections import defaultdict

from odoo import api, models

from ..proof import Books, Opening, brought_forward, exact, prove
from .bank_reconciliation_proof_figures import BankProof, currency_of


class BankReconciliationProof(models.AbstractModel):
    """Makes proofs; what it reads of the ledger is in other files."""

    _name = "bank.reconciliation.proof"
    _description = "Proof of a Bank's Balance"

    @api.model
    def _get_proof(self, journal, date, balance_end=None, document=None):
        """Prove a bank's balance at a date, from the ledger as it is now.

        :param balance_end: balance per statement; by default the closing balance of
            the last statement posted up to the date.
        :param document: a `bank.reconciliation` of that date whose lines its closing
            balance contains, posted or not yet. What is matched on a draft counts as
            cleared, as it will be.
        :return: :class:`BankProof`
        :raises AccessError: the person may not read the bank, or has not chosen its
            company: a branch reads its parent's banks, not what is on them.
        """
        journal.ensure_one()
        journal.check_access("read")
        journal._check_company_chosen()
        document = document or self.env["bank.reconciliation"]
        statements = self._get_statements(journal, date, document)
        if document:
            balance_end = document.balance_end
        elif balance_end is None and statements.last:
            balance_end = statements.last.balance_end
        books = self._get_books(journal, date, statements, document)
        figures = prove(
            books,
            None if balance_end is None else exact(balance_end),
            self._get_brought_forward(journal, statements, books.direct, date),
            self._get_matched_amounts(document, journal._get_bank_currency()),
            self._get_stale_days(journal),
        )
        proof = BankProof(
            journal=journal,
            document=document,
            date=date,
            currency=journal._get_bank_currency(),
            company_currency=journal._get_company_currency(),
            statement_name=(document or statements.last).name,
            statement_date=(document or statements.last).date,
            figures=figures,
        )
        proof.warnings.extend(self._get_proof_warnings(proof))
        proof.warnings.extend(self._get_statement_warnings(statements, document))
        return proof

    def _get_books(self, journal, date, statements, document):
        """What the ledger has of a bank at a date.

        :return: :class:`Books`
        """
        balance, company_balance = self._get_ledger_balance(journal, date)
        return Books(
            date=date,
            currency=currency_of(journal._get_bank_currency()),
            company_currency=currency_of(journal._get_company_currency()),
            balance=exact(balance),
            company_balance=exact(company_balance),
            direct=self._get_direct_entries(journal, date),
            outstanding=self._get_outstanding_entries(journal, date),
            lines=self._get_line_entries(journal, date, statements, document),
        )

    def _get_brought_forward(self, journal, statements, direct, date):
        """Entries without a bank line that the first opening balance contains.

        :param direct: of `_get_direct_entries`
        :return: those of them
        """
        owed = statements.brought_forward
        opening = Opening(
            owed=None if owed is None else exact(owed),
            first_date=statements.first_date or None,
            direct_from=journal.bank_direct_from or None,
        )
        currency = currency_of(journal._get_bank_currency())
        return brought_forward(direct, opening, currency, date)

    def _get_matched_amounts(self, document, currency):
        """What a draft's lines take of each entry.

        :return: {entry id: amount in the bank's currency, None for the whole entry}
        """
        if not document or document.state != "draft":
            return {}
        result = defaultdict(int)
        for application in document.line_ids.application_ids:
            entry_id = application.move_line_id.id
            if not entry_id or application.state == "posted":
                continue
            if application.currency_id != currency:
                result[entry_id] = None
            elif result[entry_id] is not None:
                result[entry_id] += exact(application.amount)
        return dict(result)

    def _get_stale_days(self, journal):
        """Days after which a check of this bank is stale; 0: never."""
        return journal.bank_check_stale_days
