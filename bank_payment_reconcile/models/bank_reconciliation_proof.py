"""The proof of a bank's balance: from the bank's statement to the general ledger.

    balance per statement
  + deposits in transit, less outstanding checks and payments
  + direct postings that the bank has not shown
  + bank lines that are on no posted statement
  + bank lines that stand against entries dated later, or against none
  = balance per books
  = the bank's account plus what is open on its outstanding accounts

Every amount is in the bank's currency, positive for money in. What was reconciled
after the date was open at the date.

A bank's ledger may begin before its first statement, with an opening entry. It is an
entry on the bank's account without a bank line, as a direct posting is, but the first
statement's opening balance contains it. What tells them apart is said at
`_get_brought_forward`.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta
from typing import Any

from odoo import api, models

#: What lies between the statement and the books, in the order of the report.
SECTIONS = [
    ("deposit", "Deposits in transit"),
    ("check", "Outstanding checks"),
    ("payment", "Other outstanding payments"),
    ("direct", "Direct postings the bank has not shown"),
    ("line", "Bank lines on no posted statement"),
    ("ahead", "Bank lines whose entry is dated later or missing"),
]


@dataclass(frozen=True)
class ProofItem:
    """An entry or bank line between the balance per statement and the books."""

    section: str
    kind: str
    date: Date
    amount: float
    company_amount: float = 0.0
    number: str | bool = False
    check_number: str | bool = False
    partner_name: str | bool = False
    text: str | bool = False
    days: int = 0
    is_stale: bool = False
    entry_id: int | bool = False
    move_id: int | bool = False

    @property
    def order(self):
        return (
            [key for key, _title in SECTIONS].index(self.section),
            self.date,
            self.number or "",
            self.entry_id,
        )


@dataclass(frozen=True)
class ProofSection:
    """Items of one kind and their sum."""

    key: str
    title: str
    items: list[ProofItem]
    total: float


@dataclass(frozen=True)
class BankProof:
    """The figures of one bank at one date.

    `ledger_balance` is the balance of the bank's account, `ledger_outstanding` the
    residuals of this bank's entries on outstanding accounts; `company_…` are the same
    in the company's currency. `statement_date` is the date of the statement that
    `balance_end` is taken from, False before the first one.
    """

    journal: Any
    document: Any
    date: Date
    currency: Any
    company_currency: Any
    statement_name: str | bool
    statement_date: Date | bool
    balance_end: float
    ledger_balance: float
    ledger_outstanding: float
    company_ledger_balance: float
    company_ledger_outstanding: float
    items: list[ProofItem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def get_total(self, section):
        return self.currency.round(
            sum(item.amount for item in self.items if item.section == section)
        )

    @property
    def sections(self):
        """The sections that have items."""
        titles = dict(
            self.journal.env["bank.reconciliation.outstanding"]
            ._fields["section"]
            ._description_selection(self.journal.env)
        )
        by_section = defaultdict(list)
        for item in self.items:
            by_section[item.section].append(item)
        return [
            ProofSection(key, titles[key], by_section[key], self.get_total(key))
            for key, _title in SECTIONS
            if by_section[key]
        ]

    @property
    def outstanding_items(self):
        """Our entries that the bank has not shown, direct postings too."""
        return [item for item in self.items if item.section not in ("line", "ahead")]

    @property
    def outstanding_total(self):
        return self.currency.round(sum(i.amount for i in self.outstanding_items))

    @property
    def books_balance(self):
        """What the books must say if the statement and the items are all there is."""
        return self.currency.round(
            self.balance_end + sum(item.amount for item in self.items)
        )

    @property
    def ledger_total(self):
        return self.currency.round(self.ledger_balance + self.ledger_outstanding)

    @property
    def company_ledger_total(self):
        return self.company_currency.round(
            self.company_ledger_balance + self.company_ledger_outstanding
        )

    @property
    def unexplained(self):
        """Balance per books less the general ledger: zero when the proof holds."""
        return self.currency.round(self.books_balance - self.ledger_total)

    @property
    def is_proved(self):
        return self.currency.is_zero(self.unexplained)


class BankReconciliationProof(models.AbstractModel):
    """Calculates proofs; what it reads of the ledger is in the other file."""

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
        :raises AccessError: the person may not read the bank.
        """
        journal.ensure_one()
        journal.check_access("read")
        currency = journal.currency_id or journal.company_id.currency_id
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
        balance, company_balance = self._get_ledger_balance(journal, date)
        rows = [
            *outstanding,
            *open_direct,
            *self._get_line_rows(journal, date, statements, document),
        ]
        open_rows = [row for row in rows if not currency.is_zero(row["amount"])]
        stale_days = self._get_stale_days(journal)
        items = [self._prepare_item(row, date, stale_days) for row in open_rows]
        company_currency = journal.company_id.currency_id
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
            ledger_outstanding=currency.round(sum(r["amount"] for r in outstanding)),
            company_ledger_outstanding=company_currency.round(
                sum(row["company_amount"] for row in outstanding)
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

        Only an entry dated not after the bank's first line can be one, and only if it
        was not cleared by a bank line afterwards: that one was outstanding. Of these
        the amounts decide: the entries in the order of their dates, the company's
        opening entry first, up to the last one with which they sum up to the
        opening balance. An opening balance of zero so brings nothing forward, and
        an entry of those days is a direct posting. Where no sum meets the opening
        balance all of them are brought forward, and what is missing shows as
        unexplained. Where the bank says from which day on direct postings count, the
        day decides and not the amounts.
        """
        currency = journal.currency_id or journal.company_id.currency_id
        first_date = statements.first_date
        if journal.bank_direct_from:
            first_date = journal.bank_direct_from - timedelta(days=1)
        rows = [
            row
            for row in direct
            if (not first_date or row["date"] <= first_date)
            and not (row["closed_date"] and row["closed_date"] > (first_date or date))
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

    # -------------------------------------------------------------------------
    # Warnings
    # -------------------------------------------------------------------------

    def _get_proof_warnings(self, proof):
        """What whoever signs the report must have looked at, a sentence each."""
        result = []
        direct = [item for item in proof.items if item.section == "direct"]
        if direct:
            result.append(
                self.env._(
                    "%(count)s entries stand directly on the bank's account and the "
                    "bank has not shown them (%(total)s): match them with a bank line, "
                    "or reverse what never reached the bank.",
                    count=len(direct),
                    total=proof.currency.format(proof.get_total("direct")),
                )
            )
        stale = [item for item in proof.items if item.is_stale]
        if stale:
            result.append(
                self.env._(
                    "%(count)s checks are stale, the oldest is %(number)s of %(date)s: "
                    "ask the payee, then void them or issue them again.",
                    count=len(stale),
                    number=stale[0].check_number or stale[0].number,
                    date=stale[0].date,
                )
            )
        ahead = [item for item in proof.items if item.section == "ahead"]
        if ahead:
            result.append(
                self.env._(
                    "%s bank lines stand on an outstanding account against entries "
                    "that are dated later or missing.",
                    len(ahead),
                )
            )
        if not proof.is_proved:
            result.append(
                self.env._(
                    "%(amount)s are unexplained. Look among the entries of %(account)s "
                    "up to %(date)s for bank lines that were changed or deleted after "
                    "their statement was posted, and check the first opening balance.",
                    amount=proof.currency.format(proof.unexplained),
                    account=proof.journal.default_account_id.display_name,
                    date=proof.date,
                )
            )
        return result

    def _get_statement_warnings(self, statements, document):
        """What is odd about the statements themselves."""
        result = []
        if not statements.last and not document:
            result.append(
                self.env._(
                    "No statement of this bank is posted up to this date: its balance "
                    "is what the ledger began with, and every bank line is listed."
                )
            )
        if statements.gap:
            before, after = statements.gap
            result.append(
                self.env._(
                    "The opening balance %(start)s of %(after)s is not the closing "
                    "balance %(end)s of %(before)s.",
                    start=after.currency_id.format(after.balance_start),
                    after=after.name,
                    end=before.currency_id.format(before.balance_end),
                    before=before.name,
                )
            )
        if document.state == "draft":
            # Checks that the bank shows and should not: void, stopped, stale.
            for sentences in document.line_ids._get_check_warnings().values():
                result.extend(sentences)
        late = document.line_ids.filtered(lambda line: line.date > document.date)
        if late and document.state == "draft":
            result.append(
                self.env._(
                    "%(count)s lines are dated after the statement date, the first is "
                    '"%(text)s" of %(date)s: take them off, or correct the date.',
                    count=len(late),
                    text=late[0].payment_ref or late[0].partner_name or "",
                    date=late[0].date,
                )
            )
        return result
