"""Random months of a bank, as rules of a state machine. Needs `hypothesis`."""

from contextlib import closing

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from .bank_months_events import BankEvents

number = st.integers(0, 11)
amounts = st.sampled_from([1000.0, 600.0, 400.0, -320.0, -50.0, -12.5, 23.8])
seldom = st.sampled_from([False, False, False, True])


class MonthsMachine(RuleBasedStateMachine):
    """One sequence, in a savepoint of the test's transaction."""

    case = None  # set by the test

    def __init__(self):
        super().__init__()
        env = self.case.env
        env.flush_all()
        self._savepoint = closing(env.cr.savepoint(flush=False))
        self._savepoint.__enter__()
        env.registry.clear_all_caches()
        self.books = BankEvents(self.case)

    def teardown(self):
        env = self.case.env
        try:
            if not self.books.failed:
                self.case.played.append(self.books)
        finally:
            self._savepoint.__exit__(None, None, None)
            env.invalidate_all(flush=False)
            env.registry.clear_all_caches()

    # -- Choices --------------------------------------------------------------

    def _bank(self, n):
        return self.case.other_bank if n % 4 == 3 else self.case.bank

    def _line(self, n):
        return self.books.lines[-1 - n % len(self.books.lines)]

    def _papers(self, filed):
        return [p for p in self.books.papers if p.is_filed == filed]

    def _open_entries(self):
        return [
            entry
            for entry in self.books.entries
            if entry.parent_state == "posted" and not entry.reconciled
        ]

    def _has_lines(self):
        return bool(self.books.lines)

    def _has_filed(self):
        return bool(self._papers(True))

    def _has_open(self):
        return bool(self._papers(False))

    # -- The bank sends -------------------------------------------------------

    @rule(n=number, amount=amounts, late=seldom)
    def a_line(self, n, amount, late):
        bank = self._bank(n)
        late = late and self.books.get_last_paper(bank)
        self.books.import_line(bank, amount, ahead=-1 if late else 0)

    @rule(n=number, ahead=st.sampled_from([0, 0, 0, -1]), differs=seldom)
    def a_line_for_an_entry(self, n, ahead, differs):
        entries = self._open_entries()
        if entries:
            entry = entries[n % len(entries)]
            if not self.books.get_last_paper(self.books.get_bank(entry)):
                ahead = 0
            self.books.import_for_entry(entry, ahead, -10.0 if differs else 0.0)

    # -- Statements -----------------------------------------------------------

    @rule(n=number, amount=amounts, same_day=seldom)
    def a_whole_month(self, n, amount, same_day):
        """A line, its statement, posted."""
        bank = self._bank(n)
        late = same_day and self.books.get_last_paper(bank)
        self.books.import_line(bank, amount, ahead=-1 if late else 0)
        if paper := self.books.open_paper(bank, same_day):
            self.books.post(paper)

    @precondition(_has_lines)
    @rule(n=number)
    def a_statement(self, n):
        self.books.open_paper(self._bank(n))

    @precondition(_has_open)
    @rule(n=number, m=number, by_hand=st.booleans())
    def match(self, n, m, by_hand):
        drafts = [p for p in self._papers(False) if p.document]
        if not drafts:
            return
        paper = drafts[n % len(drafts)]
        if by_hand:
            self.books.match_by_hand(paper, n, m)
        else:
            self.books.match(paper)

    @precondition(_has_open)
    @rule(n=number)
    def post(self, n):
        papers = self._papers(False)
        self.books.post(papers[n % len(papers)])

    @precondition(_has_filed)
    @rule(n=number, m=number)
    def undo(self, n, m):
        """One, and sometimes another one at once."""
        for k in (n, m)[: 1 + m % 2]:
            if papers := self._papers(True):
                self.books.undo(papers[k % len(papers)])

    @precondition(_has_open)
    @rule(n=number)
    def delete_a_draft(self, n):
        drafts = [p for p in self._papers(False) if p.document]
        if drafts:
            self.books.delete_draft(drafts[n % len(drafts)])

    # -- Our entries ----------------------------------------------------------

    @rule(n=number, amount=amounts, check=st.booleans(), ahead=st.sampled_from([0, 1]))
    def pay(self, n, amount, check, ahead):
        self.books.pay(self._bank(n), amount, check and amount < 0, ahead=ahead)

    @rule(
        n=number,
        amount=amounts,
        kind=st.sampled_from(["outstanding", "outstanding", "direct", "revaluation"]),
    )
    def book_elsewhere(self, n, amount, kind):
        bank = self._bank(n)
        zero = kind == "revaluation" and bool(bank.currency_id)
        if kind != "revaluation" or zero:
            self.books.book_elsewhere(bank, amount, kind != "outstanding", zero)

    @rule(there=st.booleans())
    def transfer(self, there):
        banks = [self.case.bank, self.case.other_bank]
        source, target = banks if there else banks[::-1]
        self.books.transfer(source, target, 200.0)

    @precondition(lambda self: self.books.checks)
    @rule(
        n=number,
        way=st.sampled_from(["unapply_void", "void_only"]),
        ahead=st.sampled_from([0, 0, -1]),
    )
    def void(self, n, way, ahead):
        checks = self.books.checks
        self.books.void(checks[n % len(checks)], way, ahead)

    # -- Changes --------------------------------------------------------------

    @precondition(_has_lines)
    @rule(
        n=number,
        event=st.sampled_from(
            ["back", "ahead", "draft", "cancel", "post", "unreconcile", "undo"]
        ),
    )
    def change_a_line(self, n, event):
        line, books = self._line(n), self.books
        if event in ("back", "ahead"):
            books.redate(line, 1 if event == "ahead" else -1)
        elif event == "unreconcile":
            books.unreconcile(line.move_id, line.payment_ref)
        elif event == "undo":
            books.undo_line(line)
        else:
            books.change_entry(line.move_id, event, line.payment_ref)

    @precondition(_has_lines)
    @rule(n=number)
    def delete_a_line(self, n):
        self.books.delete_line(self._line(n))

    @precondition(lambda self: self.books.entries)
    @rule(n=number, event=st.sampled_from(["unreconcile", "draft", "post"]))
    def change_an_entry(self, n, event):
        entry = self.books.entries[n % len(self.books.entries)]
        if event == "unreconcile":
            self.books.unreconcile(entry.move_id, entry.move_name)
        else:
            self.books.change_entry(entry.move_id, event, entry.move_name)

    # -- Settings -------------------------------------------------------------

    @rule(
        event=st.sampled_from(["rate", "lock", "unlock"]),
        rate=st.sampled_from([1.0, 1.1, 1.37]),
    )
    def change_a_setting(self, event, rate):
        if event == "rate":
            self.books.change_rate(rate)
        elif event == "lock":
            self.books.lock()
        else:
            self.books.unlock()
