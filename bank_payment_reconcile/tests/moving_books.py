"""Books that move while the bank's lines are applied and posted.

A driver plays events one by one, as people, the bank and the scheduled action do. An
event is done whole, or refused with a sentence; anything else fails. After each one the
invariants of `ledger_invariants` are asked. What Odoo books is noted when it is
booked: undoing all that we posted must give that again.
"""

from collections import defaultdict
from datetime import date

from odoo.exceptions import AccessError, MissingError, RedirectWarning, UserError

from .ledger_invariants import OWED, find_breaches


class MovingBooks:
    """:param case: a test case on the books of `MovingBooksCase`."""

    def __init__(self, case):
        self.case = case
        self.env = case.env
        self.trace, self.refusals, self.failed = [], [], False
        self.lines, self.documents, self.payments = [], [], []
        self.reconciliations = []
        #: What a person settled of a bank line without applications.
        self.by_hand = {}
        self.suspense = case.bank.suspense_account_id
        #: What Odoo booked, by entry: {move id: {(account, partner): balance}}
        self.booked = {}
        for move in case.documents:
            self._add_document(move)

    # -- Events ---------------------------------------------------------------

    def attempt(self, what, action):
        """Do it whole or, refused with a sentence, not at all.

        :return: whether it was done.
        """
        before = self._get_posted_applications()
        try:
            with self.env.cr.savepoint():
                action()
        except (AccessError, MissingError) as error:
            self._fail(what, f"{type(error).__name__}: {error}", error)
        except (UserError, RedirectWarning) as error:
            self._note(f"{what} -> refused: {str(error.args[0])[:150]}")
            self.refusals.append(str(error.args[0]))
            self.env.invalidate_all()
            return False
        except Exception as error:
            self._fail(what, f"{type(error).__name__}: {error}", error)
        self._note(what)
        self.env.invalidate_all()
        self._forget_what_is_gone()
        self._check_history(before)
        return True

    def _note(self, what):
        self.trace.append(what)

    def _fail(self, what, why, error=None):
        self.failed = True
        steps = "\n".join(f"    {step}" for step in self.trace)
        raise AssertionError(f"{why}\n  at: {what}\n  after:\n{steps}") from error

    def check(self):
        """The invariants, after every event."""
        breaches = find_breaches(
            self.env,
            by_hand={line: self.by_hand[line] for line in self.by_hand},
            suspense=self.suspense,
        )
        if breaches:
            last = self.trace[-1] if self.trace else "at the beginning"
            self._fail(last, "\n".join(breaches))

    def _get_kept(self):
        """Lists of records that are played with, which may be deleted."""
        return [self.lines, self.documents, self.payments, self.reconciliations]

    def _forget_what_is_gone(self):
        for records in self._get_kept():
            records[:] = [record for record in records if record.exists()]
        self.by_hand = {
            line: amount for line, amount in self.by_hand.items() if line.exists()
        }
        moves = self.env["account.move"].browse(self.booked)
        for gone in moves - moves.exists():
            del self.booked[gone.id]

    # -- History --------------------------------------------------------------

    def _get_posted_applications(self):
        self.env.flush_all()
        posted = self.env["bank.payment.application"].search(
            [
                ("state", "=", "posted"),
                ("company_id", "=", self.env.company.id),
            ]
        )
        log = self.env["bank.posting.log"].search([])
        return (
            {a: (a.account_id.id, round(a.amount, 2)) for a in posted},
            log,
        )

    def _check_history(self, before):
        """No posted application goes without a record of it."""
        posted, log = before
        new = self.env["bank.posting.log"].search([]) - log
        undone = [(e.account_id.id, round(e.amount, 2)) for e in new]
        for application, what in posted.items():
            if application.exists() and application.state == "posted":
                continue
            if what not in undone:
                self._fail(
                    self.trace[-1],
                    f"A posted application of {what[1]} went without a record.",
                )
            undone.remove(what)

    def get_applied_documents(self):
        """Entries that a bank line is applied to, posted or not."""
        lines = self.env["account.bank.statement.line"].union(*self.lines)
        return lines.application_ids.move_line_id.move_id

    # -- What Odoo booked -------------------------------------------------

    def _read_entry(self, move):
        result = defaultdict(float)
        if move.state != "posted":
            return {}
        for entry in move.line_ids:
            account = entry.account_id
            if account in self.suspense:
                account = self.suspense[0]
            is_owed = account.account_type in OWED
            partner = entry.partner_id if is_owed else entry.partner_id.browse()
            result[account, partner] += entry.balance
        return {key: round(value, 2) for key, value in result.items()}

    def note_entry(self, move):
        """Remember what Odoo booked just now."""
        self.env.invalidate_all()
        if not move.exists() or move.state != "posted":
            self.booked.pop(move.id, None)
        else:
            self.booked[move.id] = self._read_entry(move)

    def _add_document(self, move):
        self.documents.append(move)
        self.note_entry(move)

    # -- Undo everything ------------------------------------------------------

    def undo_everything(self):
        """Take back all that was posted; the books are those of the beginning, with
        what Odoo booked since."""
        self._unlock()
        self._open_entries()
        self._undo_all_lines()
        self.check()
        self._check_nothing_left()
        self._compare_books()

    def _unlock(self):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_company SET fiscalyear_lock_date = NULL, "
            "sale_lock_date = NULL, purchase_lock_date = NULL, tax_lock_date = NULL "
            "WHERE id = %s",
            [self.env.company.id],
        )
        self.env.invalidate_all()

    def _open_entries(self):
        """What is corrected in draft is posted in the end."""
        for line in self.lines:
            if line.move_id.state == "draft":
                self.correct_entry(line, "post")

    def _undo_all_lines(self):
        while True:
            waiting = [
                line
                for line in self.lines
                if line.move_id.state == "posted" and self._is_settled(line)
            ]
            if not waiting:
                return
            done = [
                self.attempt(
                    f"undo {line.payment_ref} in the end",
                    line.with_user(self.case.accountant).action_undo_applications,
                )
                for line in waiting
                if line.exists()
            ]
            if not any(done):
                self._fail("undo everything", "What is posted cannot be undone.")

    def _is_settled(self, line):
        """By us; or by an entry of ours that somebody reset and posted again."""
        return "posted" in line.application_ids.mapped("state") or (
            line.is_reconciled and line not in self.by_hand
        )

    def _check_nothing_left(self):
        for line in self.lines:
            if line in self.by_hand or line.move_id.state != "posted":
                continue
            entries = line.move_id.line_ids
            if entries.matched_debit_ids or entries.matched_credit_ids:
                self._fail(
                    "undo everything", f"{line.payment_ref} is reconciled still."
                )
            if not line._seek_for_lines()[1] and (
                line.journal_id.suspense_account_id == self.suspense[0]
            ):
                self._fail("undo everything", f"{line.payment_ref} has no suspense.")

    def _compare_books(self):
        """Without any reconciliation Odoo's own exchange differences go, too."""
        company = [
            ("company_id", "=", self.env.company.id),
            ("parent_state", "=", "posted"),
        ]
        entries = self.env["account.move.line"].search(company)
        entries.remove_move_reconcile()
        self.env.flush_all()
        self.env.invalidate_all()
        there = defaultdict(float)
        for move in self.env["account.move.line"].search(company).move_id:
            for key, value in self._read_entry(move).items():
                there[key] += value
        expected = defaultdict(float)
        for balances in self.booked.values():
            for key, value in balances.items():
                expected[key] += value
        wrong = [
            f"{account.code} {partner.name or ''}: {there[account, partner]:.2f} "
            f"instead of {expected[account, partner]:.2f}"
            for account, partner in there.keys() | expected.keys()
            if round(there[account, partner] - expected[account, partner], 2)
        ]
        if wrong:
            self._fail("undo everything", "\n".join(sorted(wrong)))

    # -- Days -----------------------------------------------------------------

    #: Documents are of the beginning of January, the bank's lines of its middle.
    DOCUMENT_DAY = date(2026, 1, 2)
    LINE_DAY = date(2026, 1, 15)
