"""Random months of a bank, as rules of a state machine."""

from contextlib import closing

from .bank_months_events import BankEvents
from .hypothesis_or_skip import RuleBasedStateMachine, initialize, rule, st

AMOUNTS = (1000.0, 600.0, 400.0, -320.0, -50.0, -12.5, 23.8)
#: A seed for each step, of which all its choices are made: those of hypothesis prefer
#: the first of everything in few sequences.
seeds = st.randoms(use_true_random=True)


class MonthsMachine(RuleBasedStateMachine):
    """One sequence, in a savepoint of the test's transaction.

    `STEPS` says how often what happens.
    """

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

    @initialize(random=seeds)
    def first_months(self, random):
        """Filed: a check that the bank shows, one that it does not, a fee."""
        books, bank = self.books, self.case.bank
        with books.one_step():
            for month in range(random.randint(1, 3)):
                books.pay(bank, -100.0 - month, check=True)
                books.import_for_entry(books.entries[-1])
                books.pay(bank, -70.0 - month, check=month == 0)
                books.import_line(bank, -12.5)
                books.post(books.open_paper(bank))

    @rule(random=seeds)
    def step(self, random):
        steps = [name for name, often in STEPS.items() for _each in range(often)]
        with self.books.one_step():
            getattr(self, random.choice(steps))(random)

    # -- Choices --------------------------------------------------------------

    def _bank(self, n):
        return self.case.other_bank if n % 4 == 3 else self.case.bank

    def _line(self, n):
        return self.books.lines[-1 - n % len(self.books.lines)]

    def _pick_paper(self, n, filed, draft=False):
        papers = [p for p in self.books.papers if p.is_filed == filed]
        papers = [p for p in papers if p.document or not draft]
        return papers[n % len(papers)] if papers else None

    # -- The bank sends -------------------------------------------------------

    def _the_bank_sends(self, random):
        what = random.choice(("line", "late", "entry", "entry", "late entry", "less"))
        n = random.randrange(12)
        amount = random.choice(AMOUNTS)
        books = self.books
        if what in ("line", "late"):
            bank = self._bank(n)
            late = what == "late" and books.get_last_paper(bank)
            books.import_line(bank, amount, ahead=-1 if late else 0)
            return
        entries = [
            entry
            for entry in books.entries
            if entry.parent_state == "posted" and not entry.reconciled
        ]
        if entries:
            entry = entries[n % len(entries)]
            late = what == "late entry" and books.get_last_paper(books.get_bank(entry))
            short = -10.0 if what == "less" else 0.0
            books.import_for_entry(entry, -1 if late else 0, short)

    # -- Statements -----------------------------------------------------------

    def _a_statement(self, random):
        what = random.choice(("whole", "whole", "same day", "open", "match", "hand"))
        n = random.randrange(12)
        m = random.randrange(12)
        amount = random.choice(AMOUNTS)
        books, bank = self.books, self._bank(n)
        if what in ("whole", "same day"):
            same_day = what == "same day" and bool(books.get_last_paper(bank))
            books.import_line(bank, amount, ahead=-1 if same_day else 0)
            if paper := books.open_paper(bank, same_day):
                books.post(paper)
        elif what == "open":
            books.open_paper(bank)
        elif paper := self._pick_paper(n, filed=False, draft=True):
            if what == "match":
                books.match(paper)
            else:
                books.match_by_hand(paper, n, m)

    def _undo_and_post_again(self, random):
        what = random.choice(
            ("undo", "undo", "two", "post", "post", "post", "post")
            + ("delete", "type", "suggest")
        )
        n = random.randrange(12)
        m = random.randrange(12)
        books = self.books
        if what in ("undo", "two"):
            for k in (n, m) if what == "two" else (n,):
                if paper := self._pick_paper(k, filed=True):
                    books.undo(paper)
        elif what == "post":
            if paper := self._pick_paper(n, filed=False):
                books.post(paper)
        elif what == "delete":
            if paper := self._pick_paper(n, filed=False, draft=True):
                books.delete_draft(paper)
        else:
            # On the last draft: the papers after it rest on what it closes with.
            paper = books.get_last_paper(self._bank(n))
            if paper and paper.document and not paper.is_filed:
                books.add_by_hand(paper, -30.0 - m if what == "type" else None)

    # -- Our books ------------------------------------------------------------

    def _we_book(self, random):
        what = random.choice(
            ("pay", "check", "check", "post-dated", "elsewhere", "direct")
            + ("revaluation", "transfer", "transfer back", "void", "void late")
        )
        n = random.randrange(12)
        amount = random.choice(AMOUNTS)
        books, bank = self.books, self._bank(n)
        if what in ("pay", "check", "post-dated"):
            amount = amount if what == "pay" else -abs(amount)
            ahead = 1 if what == "post-dated" else 0
            books.pay(bank, amount, check=what != "pay", ahead=ahead)
        elif what in ("elsewhere", "direct"):
            books.book_elsewhere(bank, amount, direct=what == "direct")
        elif what == "revaluation" and bank.currency_id:
            books.book_elsewhere(bank, amount, direct=n % 2 == 0, zero=True)
        elif what.startswith("transfer"):
            banks = [self.case.bank, self.case.other_bank]
            source, target = banks if what == "transfer" else banks[::-1]
            books.transfer(source, target, 200.0)
        elif what.startswith("void") and books.checks:
            way = "void_only" if n % 3 == 0 else "unapply_void"
            check = books.checks[n % len(books.checks)]
            books.void(check, way, -1 if what == "void late" else 0)

    # -- Changes --------------------------------------------------------------

    def _something_changes(self, random):
        what = random.choice(
            ("back", "ahead", "draft", "cancel", "post", "post", "unreconcile")
            + ("undo", "delete", "entry unreconcile", "entry draft", "entry post")
        )
        n = random.randrange(12)
        if not self.books.lines:
            return
        books, line = self.books, self._line(n)
        if what.startswith("entry ") and books.entries:
            entry, event = books.entries[n % len(books.entries)], what.split()[1]
            if event == "unreconcile":
                books.unreconcile(entry.move_id, entry.move_name)
            else:
                books.change_entry(entry.move_id, event, entry.move_name)
        elif what in ("back", "ahead"):
            books.redate(line, 1 if what == "ahead" else -1)
        elif what == "unreconcile":
            books.unreconcile(line.move_id, line.payment_ref)
        elif what == "undo":
            books.undo_line(line)
        elif what == "delete":
            books.delete_line(line)
        elif what in ("draft", "cancel", "post"):
            books.change_entry(line.move_id, what, line.payment_ref)

    def _change_a_setting(self, random):
        what = random.choice(("rate", "lock", "unlock", "unlock"))
        rate = random.choice((1.0, 1.1, 1.37))
        if what == "rate":
            self.books.change_rate(rate)
        elif what == "lock":
            self.books.lock()
        else:
            self.books.unlock()


#: {a way of `MonthsMachine`: how often it is gone}
STEPS = {
    "_the_bank_sends": 3,
    "_a_statement": 4,
    "_undo_and_post_again": 4,
    "_we_book": 3,
    "_something_changes": 3,
    "_change_a_setting": 1,
}
