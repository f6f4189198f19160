"""A bank month by month: its lines, its papers, and what we make of them.

The driver knows what the bank sent; the documents are ours. After each event the
invariants of the ledger and of the bank are asked. What nothing stands in the way of
must be done: a refusal fails then, too.
"""

from contextlib import contextmanager

from dateutil.relativedelta import relativedelta

from .bank_invariants import BankInvariants, Paper
from .ledger_invariants import find_breaches
from .moving_books import MovingBooks


class BankMonths(MovingBooks):
    """:param case: a test case on the books of `BankMonthsCase`."""

    def __init__(self, case):
        super().__init__(case)
        self.banks = case.banks
        self.papers = []
        self.entries = []
        self.checks = []
        #: Lines that a person typed or had suggested, and those that were filed since.
        self.typed, self.filed_once = [], []
        self.locked_until, self.is_amid = None, False
        #: Banks of which a line was deleted that a paper shows.
        self.damaged = set()
        #: Of such lines: their paper, day and amount.
        self.lost = []
        self.number = 0

    def _mine(self, record):
        return record.with_user(self.case.accountant)

    def must(self, what, action, may_refuse=False):
        """Do what nothing stands in the way of."""
        done = self.attempt(what, action)
        if not done and not may_refuse:
            self._fail(what, f"Refused, and nothing is in the way: {self.refusals[-1]}")
        self.check()
        return done

    def try_to(self, what, action):
        done = self.attempt(what, action)
        self.check()
        return done

    @contextmanager
    def one_step(self):
        """What happens together is checked once, when it has happened."""
        self.is_amid = True
        yield
        self.is_amid = False
        self.check()

    def check(self):
        if self.failed:
            return
        self._find_documents()
        if self.is_amid:
            return
        breaches = [
            *find_breaches(self.env, by_hand={line: None for line in self.lines}),
            *BankInvariants(self.banks, self.papers, self.lines, self.damaged).find(),
        ]
        if breaches:
            last = self.trace[-1] if self.trace else "at the beginning"
            self._fail(last, "\n".join(breaches))

    def _get_kept(self):
        kept = super()._get_kept()
        kept += [self.entries, self.checks, self.typed, self.filed_once]
        return kept + [paper.lines for paper in self.papers]

    def _find_documents(self):
        """A document that was undone has a draft in its place, or none."""
        Document = self.env["bank.reconciliation"]
        taken = {p.document.id for p in self.papers if p.document}
        for paper in self.papers:
            document = paper.document
            if document and document.exists() and document.state != "undone":
                continue
            drafts = Document.search(
                [
                    ("journal_id", "=", paper.bank.id),
                    ("state", "=", "draft"),
                    ("date", "=", paper.day),
                    ("balance_start", "=", paper.start),
                    ("balance_end", "=", paper.end),
                    ("id", "not in", list(taken)),
                ]
            )
            paper.document = drafts[:1] or None
            taken.add(drafts[:1].id)

    # -- Days -----------------------------------------------------------------

    def get_last_paper(self, bank):
        papers = [paper for paper in self.papers if paper.bank == bank]
        return papers[-1] if papers else None

    def get_month(self, bank=None, ahead=0):
        """First day of the month that is not on paper yet."""
        last = self.get_last_paper(bank or self.case.bank)
        first = last.day + relativedelta(days=1) if last else self.case.FIRST_DAY
        return first.replace(day=1) + relativedelta(months=ahead)

    def _is_locked(self, day):
        return bool(self.locked_until and day <= self.locked_until)

    # -- Papers ---------------------------------------------------------------

    def open_paper(self, bank, same_day=False):
        """The bank's next statement comes: with all it has booked since the last."""
        last = self.get_last_paper(bank)
        day = self.get_month(bank) + relativedelta(months=1, days=-1)
        if same_day and last:
            day = last.day
        shown = {line for paper in self.papers for line in paper.lines}
        # The bank prints what it booked by then, whenever our entry is dated.
        lines = [
            line
            for line in self.lines
            if line.journal_id == bank
            and line not in shown
            and line.bank_booking_date <= day
        ]
        if not lines:
            return None
        start = last.end if last else 0.0
        total = sum(line.amount for line in lines)
        paper = Paper(bank, day, start, round(start + total, 2), lines)
        if any(line.move_id.state != "posted" for line in lines):
            return None
        self.papers.append(paper)
        self.open_document(paper)
        return paper

    def open_document(self, paper):
        """A document for a paper that has none: its lines are offered."""
        if paper.document:
            return
        made = []

        def act():
            values = {
                "journal_id": paper.bank.id,
                "date": paper.day,
                "balance_start": paper.start,
                "balance_end": paper.end,
            }
            document = self._mine(self.env["bank.reconciliation"]).create(values)
            lines = document.line_ids.browse([line.id for line in paper.lines])
            others = document.line_ids - lines
            if others:
                document.action_remove_lines(others)
            made.append((document.id, lines - document.line_ids))

        what = f"open {paper.bank.code} {paper.day} {paper.start:.2f}-{paper.end:.2f}"
        self.must(what, act)
        paper.document = self.env["bank.reconciliation"].browse(made[0][0])
        missing = made[0][1].filtered(
            lambda line: (
                line.move_id.state == "posted" and not line.bank_reconciliation_id
            )
        )
        if missing:
            names = ", ".join(f"{li.payment_ref} of {li.date}" for li in missing)
            self._fail(what, f"The document is not offered {names}.")
        self.check()

    def is_whole(self, paper):
        """Whether our lines still are what the bank's paper shows."""
        total = sum(line.amount for line in paper.lines)
        return (
            round(paper.start + total, 2) == paper.end
            and paper.is_booked
            and all(li.bank_reconciliation_id == paper.document for li in paper.lines)
        )

    def match(self, paper, days=3):
        self.must(
            f"match {paper.document.name} automatically",
            lambda: self._mine(paper.document).action_match_automatically(days=days),
        )

    def match_by_hand(self, paper, n, m):
        """One line with one entry, as a person picks them."""
        document = self._mine(paper.document)
        lines = document.line_ids.filtered(lambda line: not line.is_reconciled)
        entries = document._get_entries()
        if not lines or not entries:
            return
        line, entry = lines[n % len(lines)], entries[m % len(entries)]
        self.try_to(
            f"match {line.payment_ref} with {entry.move_name} by hand",
            lambda: document.action_match(line, entry),
        )

    def post(self, paper):
        """Post the document of a paper; what is left of its lines is a fee."""
        if not paper.document:
            self.open_document(paper)
        document = self._mine(paper.document)
        what = f"post {document.name} of {paper.day}"
        whole = self.is_whole(paper)

        def act():
            document.action_match_automatically(days=3)
            waiting = document.line_ids._bank_get_not_applied()
            waiting.action_transfer_difference(self.case.fees)
            document.action_post()

        # A statement that was never filed keeps no place for itself.
        earlier = self.papers[: self.papers.index(paper)]
        may_refuse = (
            not whole
            or any(self._is_locked(line.date) for line in paper.lines)
            or any(
                p.bank == paper.bank and not (p.is_filed or p.was_filed)
                for p in earlier
            )
        )
        self.must(what, act, may_refuse)
        if paper.document.state == "posted":
            paper.was_filed = True
            self.filed_once.extend(paper.lines)
        elif not may_refuse:
            self._fail(what, f"Not posted: {paper.document.message_ids[:1].body}")

    def undo(self, paper):
        days = [line.date for line in paper.lines]
        self.must(
            f"undo {paper.document.name} of {paper.day}",
            self._mine(paper.document).action_undo,
            may_refuse=any(self._is_locked(day) for day in days),
        )

    def add_by_hand(self, paper, amount=None):
        """The bank sent paper: a line is typed, or lines of our open entries are
        suggested. The draft closes with what they make.

        :param amount: of the line to type; without one, lines are suggested.
        """
        document, made = self._mine(paper.document), []

        def act():
            if amount is None:
                lines = document.action_suggest_lines()
            else:
                lines = document.line_ids.create(
                    {
                        "journal_id": paper.bank.id,
                        "date": paper.day,
                        "amount": amount,
                        "payment_ref": f"typed {len(self.typed)}",
                        "bank_reconciliation_id": document.id,
                    }
                )
            document.balance_end += sum(lines.mapped("amount"))
            made.extend(lines.ids)

        what = f"type {amount:.2f}" if amount else "suggest lines"
        if self.attempt(f"{what} on {document.name}", act):
            lines = [self.env["account.bank.statement.line"].browse(i) for i in made]
            for records in self.lines, self.typed, paper.lines:
                records.extend(lines)
            paper.end = round(paper.end + sum(line.amount for line in lines), 2)
        self.check()

    def delete_draft(self, paper):
        """What was typed or suggested goes with it; what the bank sent stays, and what
        was filed once."""
        document = paper.document
        what = f"delete the draft {document.name} of {paper.day}"
        typed = [
            line
            for line in document.line_ids
            if line in self.typed and line not in self.filed_once
        ]
        sent = [line for line in document.line_ids if line not in typed]
        if typed and paper != self.get_last_paper(paper.bank):
            return
        self.lines[:] = [line for line in self.lines if line not in typed]
        if not self.attempt(what, self._mine(document).unlink):
            self._fail(what, f"Refused: {self.refusals[-1]}")
        if left := [line.payment_ref for line in typed if line.exists()]:
            self._fail(what, f"Typed lines stay booked: {', '.join(left)}.")
        if any(not line.exists() for line in sent):
            self._fail(what, "A line that the bank sent went with a draft.")
        paper.document = None
        if typed:
            # The paper is thrown away; what the bank sent is on the next one.
            self.papers.remove(paper)
        self.check()
