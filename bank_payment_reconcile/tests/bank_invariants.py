"""What must hold of banks that are reconciled separately, whatever happened.

Asked after every event. What a breach says is a sentence that an accountant
understands; amounts are added up from the entries of the ledger and from the bank's
papers, never from what our code says of them.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

FAR = date(2099, 12, 31)


@dataclass(eq=False)
class Paper:
    """A statement as the bank sent it: it stays true, whatever we do with it.

    :param lines: the bank lines it shows.
    :param document: the `bank.reconciliation` that stands for it now, if any.
    """

    bank: Any
    day: date
    start: float
    end: float
    lines: list = field(default_factory=list)
    document: Any = None
    was_filed: bool = False

    @property
    def is_filed(self):
        return bool(self.document) and self.document.state == "posted"

    @property
    def is_booked(self):
        """Whether the ledger has by its day what it shows."""
        return all(
            line.move_id.state == "posted" and line.bank_booking_date <= self.day
            for line in self.lines
        )


def is_marked(document):
    """Whether a posted document says that something changed since it was filed."""
    return "is_changed" in document._fields and document.is_changed


class BankInvariants:
    """:param banks: `account.journal`, each with outstanding accounts of its own.
    :param papers: what the banks sent, in order, as far as a document was opened.
    :param lines: all bank lines that must be there.
    :param damaged: banks of which somebody deleted a line that a paper shows.
    """

    def __init__(self, banks, papers, lines, damaged=()):
        self.damaged = damaged
        self.env = banks.env(su=True)
        self.banks = banks.with_env(self.env)
        self.papers = papers
        self.lines = self.env["account.bank.statement.line"].union(*lines)
        self.documents = self.env["bank.reconciliation"].search(
            [("journal_id", "in", banks.ids), ("state", "=", "posted")]
        )

    def find(self):
        """Sentences; none where everything is in order."""
        self.env.flush_all()
        self.env.invalidate_all()
        self._offers = {bank: self._offer(bank) for bank in self.banks}
        breaches = [
            *self._find_on_two_documents(),
            *self._find_not_marked(),
            *self._find_lost(),
        ]
        for bank in self.banks:
            breaches += self._find_gaps(bank)
            breaches += self._find_unproved(bank)
            breaches += self._find_not_offered(bank)
        return breaches

    # -- The chain ------------------------------------------------------------

    def _find_gaps(self, bank):
        """Closing is next opening; across papers that wait to be posted again the
        change of these is missing, and nothing else."""
        before, waiting = None, 0.0
        papers = [paper for paper in self.papers if paper.bank == bank]
        for paper in papers:
            if not paper.is_filed:
                waiting += paper.end - paper.start
                continue
            document = paper.document
            if before:
                missing = document.balance_start - before.balance_end
                if self._differs(bank, missing, waiting):
                    yield (
                        f"{before.name} closed with {before.balance_end:.2f}, "
                        f"{document.name} opens with {document.balance_start:.2f}, "
                        f"and what waits between them is {waiting:.2f}."
                    )
            if self._differs(bank, document.balance_end, paper.end):
                yield (
                    f"{document.name} closes with {document.balance_end:.2f}, the "
                    f"bank's paper of {paper.day} with {paper.end:.2f}."
                )
            before, waiting = document, 0.0
        filed = {paper.document.id for paper in papers if paper.is_filed}
        for document in self.documents:
            if document.journal_id == bank and document.id not in filed:
                yield f"{document.name} is posted and stands for no paper."

    def _differs(self, bank, one, other):
        currency = bank.currency_id or bank.company_id.currency_id
        return currency.compare_amounts(one, other) != 0

    # -- Proof and ledger -----------------------------------------------------

    def _get_outstanding_accounts(self, bank):
        ways = bank.inbound_payment_method_line_ids
        ways |= bank.outbound_payment_method_line_ids
        return ways.payment_account_id

    def _get_ledger(self, bank, day):
        """The bank's account and its outstanding accounts at a day, as an accountant
        reads them in the general ledger."""
        accounts = bank.default_account_id | self._get_outstanding_accounts(bank)
        is_foreign = (
            bank.currency_id and bank.currency_id != bank.company_id.currency_id
        )
        amount = "amount_currency" if is_foreign else "balance"
        self.env.cr.execute(
            f"""
            SELECT COALESCE(SUM({amount}), 0)
              FROM account_move_line
             WHERE account_id = ANY(%s) AND parent_state = 'posted' AND date <= %s
               AND (currency_id = %s OR NOT %s)
            """,
            [accounts.ids, day, bank.currency_id.id or None, bool(is_foreign)],
        )
        return self.env.cr.fetchone()[0]

    def _find_unproved(self, bank):
        """Proof = ledger to the cent; or the proof says so, and somebody changed
        what was filed."""
        documents = self.documents.filtered(lambda d: d.journal_id == bank)
        days = set(documents.mapped("date"))
        if not days:
            return
        # Between the statements and after the last, too.
        days |= {min(days) + timedelta(days=12), max(days) + timedelta(days=12)}
        may_differ = (
            bank in self.damaged
            or any(map(is_marked, documents))
            or any(p.bank == bank and not p.is_booked for p in self.papers)
        )
        for day in sorted(days):
            proof = self.env["bank.reconciliation.proof"]._get_proof(bank, day)
            ledger = self._get_ledger(bank, day)
            difference = proof.books_balance - ledger
            if self._differs(bank, difference, proof.unexplained):
                yield (
                    f"{bank.code} {day}: books {proof.books_balance:.2f}, ledger "
                    f"{ledger:.2f}, and the proof says {proof.unexplained:.2f} are "
                    "unexplained."
                )
            elif not proof.is_proved and not may_differ:
                yield (
                    f"{bank.code} {day}: {proof.unexplained:.2f} are unexplained, and "
                    "no statement says that something changed."
                )
            if not proof.is_proved and not proof.warnings:
                yield f"{bank.code} {day}: the proof does not say what differs."

    # -- Documents and lines --------------------------------------------------

    def _find_on_two_documents(self):
        self.env.cr.execute(
            """
            SELECT line.statement_line_id, array_agg(document.name)
              FROM bank_reconciliation_line line
              JOIN bank_reconciliation document ON document.id = line.reconciliation_id
             WHERE document.state = 'posted' AND line.statement_line_id IS NOT NULL
               AND document.id = ANY(%s)
             GROUP BY line.statement_line_id HAVING count(*) > 1
            """,
            [self.documents.ids],
        )
        for line_id, names in self.env.cr.fetchall():
            line = self.lines.browse(line_id)
            yield f"{self._name(line)} was filed on {' and on '.join(names)}."
        for record in self.documents.record_ids:
            line = record.statement_line_id
            other = line.bank_reconciliation_id
            if other and other != record.reconciliation_id:
                yield (
                    f"{self._name(line)} was filed on {record.reconciliation_id.name} "
                    f"and is on {other.name}."
                )

    def _name(self, line):
        return f"{line.payment_ref} {line.amount:.2f} of {line.bank_booking_date}"

    def _find_not_marked(self):
        """A posted document whose lines are not as filed says so."""
        for document in self.documents:
            changes = [*self._find_changes(document)]
            if changes and not is_marked(document):
                yield (
                    f"{document.name} is posted, not marked as changed, and "
                    f"{' and '.join(changes)}."
                )

    def _find_changes(self, document):
        for record in document.record_ids:
            line = record.statement_line_id
            what = f"{record.text} {record.amount:.2f}"
            if not line:
                yield f"{what} is deleted"
            elif line.bank_reconciliation_id != document:
                yield f"{what} is not on it any more"
            elif line.move_id.state != "posted":
                yield f"the entry of {what} is {line.move_id.state}"
            elif not line.is_reconciled:
                yield f"{what} is not reconciled"
            elif line.bank_booking_date != record.date:
                yield f"{what} of {record.date} is dated {line.bank_booking_date}"
            elif self._differs(document.journal_id, line.amount, record.amount):
                yield f"{what} is {line.amount:.2f} now"
        own = document.line_ids.move_id.line_ids
        for entry in document.settled_entry_ids:
            if entry.account_id == document.journal_id.default_account_id:
                continue
            partials = entry.matched_debit_ids | entry.matched_credit_ids
            others = partials.debit_move_id | partials.credit_move_id
            if not others & own:
                yield f"{entry.move_name} stands against none of its lines"

    # -- Nothing is lost ------------------------------------------------------

    def _find_lost(self):
        """Every line is on a document, or offered to the next one: to one of its paper,
        where later papers are filed that rest on that; to the draft of an undone one,
        where it is like a line of that which was deleted."""
        there = self.lines.exists()
        for line in self.lines - there:
            yield f"Bank line {line.id} is gone."
        free = there.filtered(
            lambda line: (
                line.move_id.state == "posted" and not line.bank_reconciliation_id
            )
        )
        for bank, lines in free.grouped("journal_id").items():
            offered = self._offers[bank][0]
            for paper in self.papers:
                if paper.bank == bank and not paper.document:
                    offered |= self._offer(bank, paper)[0]
                elif paper.bank == bank and paper.document.state == "draft":
                    offered |= paper.document._get_waiting_lines()
            for line in lines - offered:
                yield (
                    f"{self._name(line)} of {bank.code} is on no document and the "
                    "next one is not offered it."
                )

    def _offer(self, bank, paper=None):
        """What a new document would be offered: (bank lines, our entries).

        :param paper: that the document is of; without one, it has no end.
        """
        values = {"journal_id": bank.id, "date": FAR}
        if paper:
            values |= {
                "date": paper.day,
                "balance_start": paper.start,
                "balance_end": paper.end,
            }
        cr = self.env.cr
        cr.execute("SAVEPOINT offer")
        try:
            document = self.env["bank.reconciliation"].create(values)
            lines, entries = document.line_ids, document._get_entries()
            return lines.browse(lines.ids), entries.browse(entries.ids)
        finally:
            self.env.flush_all()
            cr.execute("ROLLBACK TO SAVEPOINT offer")
            self.env.invalidate_all()

    def _find_not_offered(self, bank):
        """What is open on the bank's outstanding accounts is offered, wherever it was
        booked, and nothing else of them."""
        accounts = self._get_outstanding_accounts(bank)
        currency = bank.currency_id or bank.company_id.currency_id
        items = self.env["account.move.line"].search(
            [
                ("account_id", "in", accounts.ids),
                ("parent_state", "=", "posted"),
                ("reconciled", "=", False),
                ("statement_line_id", "=", False),
            ]
        )
        items = items.filtered(
            lambda item: not currency.is_zero(item.amount_residual_currency)
        )
        _lines, offered = self._offers[bank]
        for item in items - offered:
            yield (
                f"{item.move_name} of {item.amount_residual_currency:.2f} is open on "
                f"{item.account_id.name} and is not offered to {bank.code}."
            )
        for item in offered.filtered(lambda e: e.account_id in accounts) - items:
            yield f"{item.move_name} is offered to {bank.code} and is not open."
