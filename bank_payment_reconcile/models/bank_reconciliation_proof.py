"""The proof of a bank's balance: from the bank's statement to the general ledger.

    balance per statement
  + deposits in transit, less outstanding checks and payments
  + direct postings that the bank has not shown
  + bank lines that are on no posted statement
  + bank lines that stand against entries dated later, or against none
  + what revaluations made of currencies
  = balance per books
  = the bank's account plus what is open on its outstanding accounts

Which entries on an outstanding account are this bank's, wherever they are booked, says
`account_journal_outstanding`. Those of which nothing tells it are listed and counted
nowhere: while there are any, nothing is proved.

Every amount is in the bank's currency, positive for money in. What was reconciled
after the date was open at the date.

A bank's ledger may begin before its first statement, with an opening entry. It is an
entry on the bank's account without a bank line, as a direct posting is, but the first
statement's opening balance contains it. What tells them apart is said at
`_get_brought_forward`.
"""

from collections import defaultdict
from datetime import timedelta

from odoo import api, models

from .bank_reconciliation_proof_figures import NOT_COUNTED, BankProof, ProofItem


class BankReconciliationProof(models.AbstractModel):
    """Calculates proofs; what it reads of the ledger is in other files."""

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
        currency = journal._get_bank_currency()
        document = document or self.env["bank.reconciliation"]
        statements = self._get_statements(journal, date, document)
        direct = self._get_direct_rows(journal, date)
        forward = self._get_brought_forward(journal, statements, direct, date)
        if document:
            balance_end = document.balance_end
        elif balance_end is None:
            balance_end = (
                statements.last.balance_end
                if statements.last
                else currency.round(sum(row["amount"] for row in forward))
            )
        brought_ids = {row["id"] for row in forward}
        open_direct = [row for row in direct if row["id"] not in brought_ids]
        outstanding = self._get_outstanding_rows(journal, date)
        cleared, company_cleared = self._clear_matched(document, open_direct, currency)
        self._clear_matched(document, outstanding, currency)
        own = [row for row in outstanding if row["section"] != NOT_COUNTED]
        balance, company_balance = self._get_ledger_balance(journal, date)
        rows = [
            *outstanding,
            *open_direct,
            *self._get_line_rows(journal, date, statements, document),
        ]
        open_rows = [row for row in rows if not currency.is_zero(row["amount"])]
        stale_days = self._get_stale_days(journal)
        items = [self._prepare_item(row, date, stale_days) for row in open_rows]
        company_currency = journal._get_company_currency()
        proof = BankProof(
            journal=journal,
            document=document,
            date=date,
            currency=currency,
            company_currency=company_currency,
            statement_name=(document or statements.last).name,
            statement_date=(document or statements.last).date,
            balance_end=currency.round(balance_end),
            ledger_balance=currency.round(balance - cleared),
            company_ledger_balance=company_currency.round(
                company_balance - company_cleared
            ),
            ledger_outstanding=currency.round(sum(row["amount"] for row in own)),
            company_ledger_outstanding=company_currency.round(
                sum(row["company_amount"] for row in own)
            ),
            items=sorted(items, key=lambda item: item.order),
        )
        proof.warnings.extend(self._get_proof_warnings(proof))
        proof.warnings.extend(self._get_statement_warnings(statements, document))
        return proof

    # -------------------------------------------------------------------------
    # What the opening balance contains
    # -------------------------------------------------------------------------

    def _get_brought_forward(self, journal, statements, direct, date):
        """Entries without a bank line that the first opening balance contains.

        Only an entry dated not after the bank's first line can be one, or one that was
        booked as an opening balance, on whatever day; and only if it was not cleared by
        a bank line afterwards: that one was outstanding. Of these the amounts decide:
        the entries in the order of their dates, opening entries first, up to the last
        one with which they sum up to the opening balance. An opening balance of zero so
        brings nothing forward, and an entry of those days is a direct posting. Where no
        sum meets the opening balance all of them are brought forward, and what is
        missing shows as unexplained. Where the bank says from which day on direct
        postings count, the day decides and not the amounts.
        """
        currency = journal._get_bank_currency()
        first_date = statements.first_date
        # What was cleared on the day of the bank's first line, was cleared by it.
        shown_from = first_date or date + timedelta(days=1)
        if journal.bank_direct_from:
            shown_from = journal.bank_direct_from
            first_date = shown_from - timedelta(days=1)
        rows = [
            row
            for row in direct
            if (not first_date or row["date"] <= first_date or row["is_opening"])
            and not (row["closed_date"] and row["closed_date"] >= shown_from)
        ]
        if journal.bank_direct_from or statements.brought_forward is None:
            return rows
        rows.sort(key=lambda row: (not row["is_opening"], row["date"], row["id"]))
        missing = statements.brought_forward
        found = 0 if currency.is_zero(missing) else None
        for position, row in enumerate(rows, start=1):
            missing -= row["amount"]
            if currency.is_zero(missing):
                found = position
        return rows[:found]

    # -------------------------------------------------------------------------
    # Items
    # -------------------------------------------------------------------------

    def _clear_matched(self, document, rows, currency):
        """Take from the rows what a draft's lines are matched with.

        :return: what was taken, in the bank's and in the company's currency.
        """
        matched = self._get_matched_amounts(document, currency)
        taken = company_taken = 0.0
        for row in rows:
            if row["id"] not in matched:
                continue
            amount = matched[row["id"]]
            if amount is None or currency.is_zero(row["amount"]):
                share = 1.0
            else:
                share = amount / row["amount"]
            taken += row["amount"] * share
            company_taken += row["company_amount"] * share
            row["amount"] = currency.round(row["amount"] * (1 - share))
            row["company_amount"] *= 1 - share
        return taken, company_taken

    def _get_matched_amounts(self, document, currency):
        """What a draft's lines take of each entry.

        :return: {entry id: amount in the bank's currency, None for the whole entry}
        """
        if not document or document.state != "draft":
            return {}
        result = defaultdict(float)
        for application in document.line_ids.application_ids:
            entry_id = application.move_line_id.id
            if not entry_id or application.state == "posted":
                continue
            if application.currency_id != currency:
                result[entry_id] = None
            elif result[entry_id] is not None:
                result[entry_id] += application.amount
        return dict(result)

    def _prepare_item(self, row, date, stale_days):
        days = (date - row["date"]).days
        section = row["section"]
        if section == "outstanding":
            section = self._get_outstanding_section(row)
        return ProofItem(
            section=section,
            days=days,
            is_stale=row["kind"] == "check" and 0 < stale_days < days,
            entry_id=row["id"],
            kind=row["kind"],
            date=row["date"],
            amount=row["amount"],
            company_amount=row["company_amount"],
            number=row["number"] or False,
            check_number=row["check_number"] or False,
            partner_name=row["partner_name"] or False,
            text=row["text"] or False,
            move_id=row["move_id"],
        )

    def _get_outstanding_section(self, row):
        if row["amount"] > 0:
            return "deposit"
        return "check" if row["kind"] == "check" else "payment"

    def _get_stale_days(self, journal):
        """Days after which a check of this bank is stale; 0: never."""
        return journal.bank_check_stale_days
