"""Random events on the books, as rules of a state machine."""

from contextlib import closing

from .hypothesis_or_skip import RuleBasedStateMachine, precondition, rule, st
from .moving_books_host import Books

number = st.integers(0, 11)
amounts = st.sampled_from([1000.0, 600.0, 400.0, 250.0, 1166.2, 23.8, -320.0, -50])


class Machine(RuleBasedStateMachine):
    """One sequence, in a savepoint of the test's transaction."""

    case = None  # set by the test

    def __init__(self):
        super().__init__()
        env = self.case.env
        env.flush_all()
        self._savepoint = closing(env.cr.savepoint(flush=False))
        self._savepoint.__enter__()
        env.registry.clear_all_caches()
        self.books = Books(self.case)

    def teardown(self):
        env = self.case.env
        try:
            if not self.books.failed:
                self.books.undo_everything()
                self.case.played.append(self.books)
        finally:
            self._savepoint.__exit__(None, None, None)
            env.invalidate_all(flush=False)
            env.registry.clear_all_caches()

    # -- Choices ----------------------------------------------------------

    def _line(self, n):
        """Small numbers are the latest lines."""
        return self.books.lines[-1 - n % len(self.books.lines)]

    def _document(self, n):
        """Every second time one that a bank line is applied to."""
        documents = self.books.documents
        if n % 2:
            applied = self.books.get_applied_documents()
            documents = [d for d in documents if d in applied] or documents
        return documents[n // 2 % len(documents)]

    def _open_items(self, moves):
        items = self.case._open_item(moves).sorted(
            lambda item: (item.date_maturity, item.id)
        )
        return items.filtered(lambda i: i.parent_state == "posted" and not i.reconciled)

    def _has_lines(self):
        return bool(self.books.lines)

    # -- The bank ---------------------------------------------------------

    @rule(
        n=number,
        m=number,
        share=st.sampled_from([1.0, 1.0, 1.0, 0.5, 1.1]),
        then=st.sampled_from(["", "propose", "apply", "post", "post", "file"]),
    )
    def money_for_documents(self, n, m, share, then):
        """What one or two documents have open, or another amount."""
        moves = self._document(n) | self._document(m)
        moves = moves.filtered(lambda m: m.currency_id == moves[0].currency_id)
        items = self._open_items(moves)
        due = sum(items.mapped("amount_residual_currency"))
        if not due:
            return
        line = self.books.import_line(
            round(due * share, 2),
            " ".join(moves.mapped("name")),
            self._bank(moves[0].currency_id),
            partner_name=moves[0].partner_id.name or "",
        )
        self._go_on(line, items, then)

    @rule(n=number, then=st.sampled_from(["apply", "post", "post", "file"]))
    def money_back_from_account(self, n, then):
        """We pay back, or take, what another bank line left on account."""
        rests = self.books.get_open_items(("asset_receivable", "liability_payable"))
        rests = rests.filtered(lambda item: item.move_type == "entry")
        if not rests:
            return
        item = rests[n % len(rests)]
        line = self.books.import_line(
            item.amount_residual_currency,
            f"refund {item.move_name}",
            self._bank(item.currency_id),
        )
        self._go_on(line, item, then)

    def _go_on(self, line, items, then):
        books = self.books
        if not line or not then:
            return
        if then == "propose":
            books.propose(line)
            return
        for item in items:
            if line.difference_amount:
                books.apply_item(line, item)
        if line.difference_amount:
            books.keep_on_account(line)
        if then == "post":
            books.post(line)
        elif then == "file":
            books.reconcile_statement([line])

    def _bank(self, currency):
        case = self.case
        return case.dollar_bank if currency == case.dollar else case.bank

    @rule(amount=amounts, dollars=st.booleans())
    def other_money(self, amount, dollars):
        case = self.case
        bank = case.dollar_bank if dollars and case.HAS_DOLLARS else case.bank
        self.books.import_line(amount, f"other {len(self.books.lines)}", bank)

    @precondition(_has_lines)
    @rule(overwrite=st.booleans())
    def propose(self, overwrite):
        self.books.propose(*self.books.lines, overwrite=overwrite)

    @precondition(_has_lines)
    @rule(n=number, m=number)
    def apply_an_item(self, n, m):
        items = self.books.get_open_items()
        if items:
            self.books.apply_item(self._line(n), items[m % len(items)])

    @precondition(_has_lines)
    @rule(n=number, m=number, how=st.sampled_from(["account", "fee", "partner"]))
    def apply_a_row(self, n, m, how):
        line, case = self._line(n), self.case
        if how == "account":
            self.books.add_row(line, account=case.fees)
        elif how == "fee":
            amount = -5.0 if m % 2 else 5.0
            self.books.add_row(line, account=case.fees, amount=amount)
        else:
            self.books.add_row(line, partner=case.nordlicht)

    @precondition(_has_lines)
    @rule(
        n=number,
        how=st.sampled_from(["accept", "keep_on_account", "remove_applications"]),
    )
    def decide(self, n, how):
        getattr(self.books, how)(self._line(n))

    @precondition(_has_lines)
    @rule(n=number, all_of_them=st.booleans())
    def post(self, n, all_of_them):
        lines = self.books.lines if all_of_them else [self._line(n)]
        self.books.post(*lines)

    @precondition(_has_lines)
    @rule()
    def post_at_night(self):
        self.books.post_at_night()

    @precondition(_has_lines)
    @rule(n=number, how=st.sampled_from(["ours", "ours", "host"]))
    def undo(self, n, how):
        if how == "host":
            self.books.undo_hosts_way(self._line(n))
        else:
            self.books.undo(self._line(n))

    @precondition(_has_lines)
    @rule(
        n=number,
        event=st.sampled_from(
            ["half", "partner", "delete", "draft", "post", "cancel", "amount"]
        ),
    )
    def change_a_line(self, n, event):
        line, books = self._line(n), self.books
        if event == "half":
            books.settle_half_by_hand(line)
        elif event == "partner":
            books.change_line(line, partner_id=self.case.fjord)
        elif event == "amount":
            books.change_line(line, amount=line.amount + 10.0)
        elif event == "delete":
            books.delete_line(line)
        else:
            books.correct_entry(line, event)

    @precondition(_has_lines)
    @rule(n=number, undo=st.booleans())
    def statement(self, n, undo):
        books = self.books
        posted = [d for d in books.reconciliations if d.state == "posted"]
        if undo and posted:
            books.undo_statement(posted[n % len(posted)])
        else:
            books.reconcile_statement(books.lines)

    # -- The books --------------------------------------------------------

    @rule(
        n=number,
        event=st.sampled_from(
            ["draft", "cancel", "delete", "post", "partner", "terms", "day"]
        ),
        term=st.sampled_from(["at once", "instalments", "discount", "other discount"]),
    )
    def change_a_document(self, n, event, term):
        move, case = self._document(n), self.case
        if event == "partner":
            partners = case.nordlicht | case.fjord
            values = {"partner_id": partners - move.partner_id}
        elif event == "terms":
            values = {"invoice_payment_term_id": case.terms[term]}
        elif event == "day":
            values = {"invoice_date": self.books.LINE_DAY}
        else:
            values = {}
        if not values:
            self.books.change_document(move, event)
        elif move.state != "cancel":
            self.books.change_document(move, "correct", **values)

    @rule(n=number, share=st.sampled_from([None, 0.4]))
    def register_a_payment(self, n, share):
        move = self._document(n)
        if move.state == "posted" and move.amount_residual:
            bank = self._bank(move.currency_id)
            amount = share and round(move.amount_residual * share, 2)
            self.books.register_payment(move, amount, bank)

    @rule(amount=amounts)
    def pay_without_a_document(self, amount):
        self.books.add_payment(amount)

    @precondition(lambda self: self.books.payments)
    @rule(n=number, event=st.sampled_from(["draft", "cancel", "delete", "post"]))
    def change_a_payment(self, n, event):
        payment = self.books.payments[n % len(self.books.payments)]
        if (event == "post") == (payment.state == "draft"):
            self.books.change_payment(payment, event)

    @rule(n=number, whole=st.booleans())
    def unreconcile(self, n, whole):
        move = self._document(n)
        if whole:
            self.books.unreconcile_all(move)
        else:
            self.books.unreconcile(move)

    @rule(n=number, m=number)
    def reconcile(self, n, m):
        items = self.books.get_open_items(("asset_receivable", "liability_payable"))
        debits = items.filtered(lambda i: i.balance > 0)
        if not debits:
            return
        debit = debits[n % len(debits)]
        credits = items.filtered(
            lambda i: i.balance < 0 and i.account_id == debit.account_id
        )
        if credits:
            self.books.reconcile(debit, credits[m % len(credits)])

    @rule(
        event=st.sampled_from(["rate", "lock", "lock sales", "unlock", "suspense"]),
        rate=st.sampled_from([1.0, 1.1, 1.37]),
    )
    def change_a_setting(self, event, rate):
        books, case = self.books, self.case
        if event == "rate":
            books.change_rate(case.dollar, rate)
        elif event == "lock":
            books.lock()
        elif event == "lock sales":
            books.lock("sale_lock_date")
        elif event == "unlock":
            books.unlock()
        else:
            accounts = books.case.other_suspense | books.suspense
            books.change_suspense_account(
                case.bank, (accounts - case.bank.suspense_account_id)[:1]
            )
