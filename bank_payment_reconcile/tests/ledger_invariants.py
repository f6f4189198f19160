"""What must hold of the books, whatever happened at the bank.

Asked of the whole ledger of a company after an event: what a breach says is a sentence
that an accountant understands. Nothing here asks our code how it came to its figures:
amounts are added up from the entries.
"""

from .ledger_invariants_posted import PostedInvariants

#: Sums of a bank line that are stored.
STORED = ("applied_amount", "difference_amount", "needs_review", "match_confidence")
OWED = ("asset_receivable", "liability_payable")


def find_breaches(env, company=None, by_hand=None, suspense=None):
    """What does not hold.

    :param by_hand: {bank line: what a person settled of it without applications, in
        the currency of the transaction, or None where a person wrote its entry}.
    :param suspense: accounts that were a suspense account of a bank before.
    :return: sentences; none where everything is in order.
    """
    return LedgerInvariants(env, company or env.company, by_hand, suspense).find()


class LedgerInvariantsMixin:
    """For test cases."""

    def assertLedgerHolds(self, **options):
        breaches = find_breaches(self.env, **options)
        self.assertFalse(breaches, "\n".join(breaches))


class LedgerInvariants(PostedInvariants):
    def __init__(self, env, company, by_hand=None, suspense=None):
        self.env = env(su=True)
        self.company = company.with_env(self.env)
        self.currency = self.company.currency_id
        self.by_hand = {line.id: amount for line, amount in (by_hand or {}).items()}
        self.suspense = suspense or env["account.account"]
        self.exchange = (
            self.company.expense_currency_exchange_account_id
            | self.company.income_currency_exchange_account_id
        )

    def find(self, lines=None):
        """:param lines: bank lines that are asked one by one; by default all.
        :return: sentences; none where everything is in order.
        """
        self.env.flush_all()
        self.env.invalidate_all()
        if lines is None:
            lines = self.env["account.bank.statement.line"].search(
                [("company_id", "=", self.company.id)]
            )
        breaches = [
            *self._find_unbalanced(),
            *self._find_wrong_residuals(),
            *self._find_one_currency_exchange(),
            *self._find_wrong_sums(lines),
            *self._find_open_documents(),
        ]
        for line in lines:
            breaches += self._find_in_line(line)
        return breaches

    # -- The ledger -----------------------------------------------------------

    def _query(self, query, *params):
        self.env.cr.execute(query, params)
        return self.env.cr.dictfetchall()

    def _find_unbalanced(self):
        for row in self._query(
            """
            SELECT m.id, m.name, m.state, sum(l.balance) AS total
              FROM account_move_line l JOIN account_move m ON m.id = l.move_id
             WHERE m.company_id = %s AND m.state != 'cancel'
             GROUP BY m.id HAVING round(sum(l.balance), 2) != 0
            """,
            self.company.id,
        ):
            yield f"{row['name']} ({row['state']}) does not balance: {row['total']}."

    def _find_wrong_residuals(self):
        """Open amount = amount less what the reconciliations took."""
        for row in self._query(
            """
            WITH taken AS (
                SELECT debit_move_id AS id, amount,
                       debit_amount_currency AS foreign_amount
                  FROM account_partial_reconcile
                 UNION ALL
                SELECT credit_move_id, -amount, -credit_amount_currency
                  FROM account_partial_reconcile)
            SELECT m.name, l.balance, l.amount_residual, l.amount_currency,
                   l.amount_residual_currency, l.reconciled,
                   COALESCE(sum(t.amount), 0) AS taken,
                   COALESCE(sum(t.foreign_amount), 0) AS foreign_taken
              FROM account_move_line l
              JOIN account_move m ON m.id = l.move_id
              JOIN account_account a ON a.id = l.account_id
              LEFT JOIN taken t ON t.id = l.id
             WHERE l.company_id = %s AND m.state = 'posted' AND a.reconcile
             GROUP BY l.id, m.name
            HAVING round(l.balance - COALESCE(sum(t.amount), 0) - l.amount_residual, 2)
                   != 0
                OR round(l.amount_currency - COALESCE(sum(t.foreign_amount), 0)
                         - l.amount_residual_currency, 2) != 0
                OR l.reconciled != (l.amount_residual = 0
                                    AND l.amount_residual_currency = 0)
            """,
            self.company.id,
        ):
            yield f"What is open of {row.pop('name')} is not what is left: {row}."
        for row in self._query(
            """
            SELECT d.move_name AS debit, c.move_name AS credit
              FROM account_partial_reconcile p
              JOIN account_move_line d ON d.id = p.debit_move_id
              JOIN account_move_line c ON c.id = p.credit_move_id
             WHERE p.company_id = %s AND d.account_id != c.account_id
            """,
            self.company.id,
        ):
            yield f"{row['debit']} is reconciled with {row['credit']} across accounts."

    def _find_one_currency_exchange(self):
        """A company that has one currency has neither gains nor losses by it."""
        [row] = self._query(
            """
            SELECT count(*) FILTER (WHERE currency_id != %s) AS foreign_count,
                   count(*) FILTER (WHERE account_id = ANY(%s)) AS exchange_count
              FROM account_move_line
             WHERE company_id = %s AND parent_state = 'posted'
            """,
            self.currency.id,
            self.exchange.ids,
            self.company.id,
        )
        if row["exchange_count"] and not row["foreign_count"]:
            yield "There is an exchange difference in books of one currency."

    # -- Stored sums ----------------------------------------------------------

    def _find_wrong_sums(self, lines):
        if not lines:
            return
        names = [*STORED, *(["bank_reopened_reason"] if self._is_marking() else [])]
        stored = {
            row["id"]: row
            for row in self._query(
                f"SELECT id, {', '.join(names)} FROM account_bank_statement_line "
                "WHERE id = ANY(%s)",
                lines.ids,
            )
        }
        for name in STORED:
            self.env.add_to_compute(lines._fields[name], lines)
        for line in lines:
            for name in STORED:
                was, value = stored[line.id][name], line[name]
                if lines._fields[name].type == "monetary":
                    same = line.bank_transaction_currency_id.is_zero(
                        (was or 0.0) - value
                    )
                else:
                    same = (was or False) == (value or False)
                if not same:
                    yield (
                        f"{self._name(line)}: {name} is stored as {was} and comes to "
                        f"{value}."
                    )

    def _is_marking(self):
        return "bank_reopened_reason" in self.env["account.bank.statement.line"]._fields

    def _is_marked(self, line):
        """Whether the line says that something in the books moved."""
        return bool(self._is_marking() and line.bank_reopened_reason)

    def _is_unsettled(self, application):
        """Whether it says that its item was unreconciled since, which a person may
        have accepted."""
        return "is_unsettled" in application._fields and application.is_unsettled

    # -- Reconciliation documents ---------------------------------------------

    def _find_open_documents(self):
        documents = self.env["bank.reconciliation"].search(
            [("company_id", "=", self.company.id), ("state", "=", "posted")]
        )
        said = documents.record_ids.filtered("changed").statement_line_id
        for line in documents.line_ids - said:
            if not line.is_reconciled or line.move_id.state != "posted":
                yield (
                    f"{line.bank_reconciliation_id.name} is posted and its line "
                    f"{self._name(line)} is not."
                )

        for record in documents.record_ids.filtered("statement_line_id"):
            line = record.statement_line_id
            facts = line._bank_get_filed_facts()[line]
            changed = line._bank_get_filed_differences(record, facts)
            if changed != (record.changed or ""):
                yield (
                    f"{record.reconciliation_id.name} says {record.changed!r} of "
                    f"{self._name(line)}, and it is {changed!r}."
                )

    # -- One bank line --------------------------------------------------------

    def _name(self, line):
        return f"{line.move_id.name or 'draft'} ({line.payment_ref} {line.amount:.2f})"

    def _find_in_line(self, line):
        yield from self._find_wrong_entry(line)
        for application in line.application_ids:
            yield from self._find_in_application(application)
        posted = line.application_ids.filtered(
            lambda a: a.state == "posted" and not self._is_unsettled(a)
        )
        if posted and not self._is_marked(line):
            yield from self._find_without_entry(line, posted)
            yield from self._find_without_reconciliation(line, posted)
            yield from self._find_without_row(line, posted)
            yield from self._find_absorbed(line, posted)

    def _split(self, line):
        """The bank's own entry line, the suspense lines, the rest."""
        entries = line.move_id.line_ids
        suspense_accounts = self.suspense | line.journal_id.suspense_account_id
        bank = entries.filtered(
            lambda entry: entry.account_id == line.journal_id.default_account_id
        )
        suspense = entries.filtered(lambda e: e.account_id in suspense_accounts)
        return bank, suspense, entries - bank - suspense

    def _find_wrong_entry(self, line):
        """Untouched (all on suspense, or all that no person settled), or whole."""
        if line.move_id.state != "posted":
            return
        bank, suspense, rest = self._split(line)
        name, currency = self._name(line), line.bank_transaction_currency_id
        if len(bank) != 1 or line.currency_id.compare_amounts(
            bank.amount_currency, line.amount
        ):
            yield f"{name}: the bank's own entry line is not the bank's amount."
        if len(suspense) > 1:
            yield f"{name} has {len(suspense)} suspense lines."
        posted = line.application_ids.filtered(lambda a: a.state == "posted")
        settled = self.by_hand.get(line.id, 0.0)
        if settled is None or not (suspense or posted or rest):
            return
        if suspense:
            if rest and line.id not in self.by_hand:
                yield f"{name} has counterparts beside its suspense line."
            left = -sum(suspense.mapped("amount_currency"))
            if currency.compare_amounts(left, line.bank_transaction_amount - settled):
                yield f"{name}: {left} on suspense of {line.bank_transaction_amount}."
        elif not self._is_marked(line):
            total = sum(posted.mapped("amount")) + settled
            if currency.compare_amounts(total, line.bank_transaction_amount):
                yield (
                    f"{name} is posted, and the record says {total} of "
                    f"{line.bank_transaction_amount}: posted without a record."
                )

    def _find_in_application(self, application):
        line, item = application.statement_line_id, application.move_line_id
        name = f"{self._name(line)} to {application.display_name}"
        if application.state == "posted" and not (
            application.posted_by_id and application.posted_date
        ):
            yield f"{name} is posted by nobody."
        if application.state != "posted" and application.posted_by_id:
            yield f"{name} is not posted and says by whom."
        if application.state == "accepted" and not application.accepted_by_id:
            yield f"{name} is accepted by nobody."
        if not item or self._is_marked(line) or self._is_unsettled(application):
            return
        if item.parent_state != "posted":
            yield f"{name}: that entry is {item.parent_state}."
        if item.account_id != application.account_id:
            yield f"{name}: the item is on {item.account_id.code} now."
        if item.partner_id and item.partner_id != application.partner_id:
            yield (
                f"{name}: the item is {item.partner_id.name}'s, the application "
                f"{application.partner_id.name}'s."
            )
