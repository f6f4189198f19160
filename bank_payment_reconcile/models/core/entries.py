"""Journal entries: those of bank lines, their checks, reconciling and reversing."""

from contextlib import contextmanager


@contextmanager
def checked_at_the_end(moves):
    """Write the lines of entries as one change: checked and completed when it ends.

    Relies on `account.move._check_balanced` and `_sync_dynamic_lines`
    (addons/account/models/account_move.py): within them a write or creation of entry
    lines neither checks the balance nor computes taxes and terms, so that an entry may
    be out of balance for a while; at the end each is done once for all entries.

    :param moves: the `account.move` records that are written.
    :raises UserError: at the end, when an entry is not balanced.
    """
    container = {"records": moves}
    with moves._check_balanced(container), moves._sync_dynamic_lines(container):
        yield


def without_synchronization(records):
    """The records, whose writes do not reach the bank line from its entry, nor back.

    Relies on the context key `skip_account_move_synchronization`, which
    `account.bank.statement.line._synchronize_from_moves` and `_synchronize_to_moves`
    ask for (addons/account/models/account_bank_statement_line.py). Odoo would refuse
    an entry without its one suspense line, and rewrite the entry for a new partner.

    :param records: bank lines, entries or entry lines.
    """
    return records.with_context(skip_account_move_synchronization=True)


def deletable(lines):
    """The entry lines, which may be deleted though their entry is posted.

    Relies on the context key `force_delete`, which `account.move.line.unlink` asks for
    (addons/account/models/account_move_line.py).
    """
    return without_synchronization(lines).with_context(force_delete=True)


def writable(moves):
    """The entries, of which what a posted one keeps may be written.

    Relies on the context key `skip_readonly_check`, which `account.move.write` asks for
    (addons/account/models/account_move.py): the partner of a posted entry.
    """
    return moves.with_context(skip_readonly_check=True)


def split_bank_entry(line):
    """The lines of a bank line's entry, by what they are.

    Relies on `account.bank.statement.line._seek_for_lines`
    (addons/account/models/account_bank_statement_line.py).

    :param line: one bank line.
    :return: (liquidity, suspense, others), `account.move.line` each: those on the
        journal's own account, where there is none of these on any account of a bank
        or card; those on the suspense account that the journal has today; the rest.
    """
    return line._seek_for_lines()


def prepare_bank_entry(line):
    """Values of the two entry lines that a bank line has when nothing is applied to it.

    Relies on `account.bank.statement.line._prepare_move_line_default_vals`
    (addons/account/models/account_bank_statement_line.py).

    :param line: one bank line.
    :return: [liquidity, suspense], the values of an `account.move.line` each:
        `amount_currency` with the sign of the bank line on the first, in the bank's
        currency, the opposite on the second, in the transaction's currency; `debit`
        and `credit` in company currency, both at Odoo's rate of the line's date.
    :raises UserError: the journal has no suspense account.
    """
    return line._prepare_move_line_default_vals()


def get_default_journal(env):
    """The journal of a bank line for which none was named.

    Relies on `account.bank.statement.line._get_default_journal`
    (addons/account/models/account_bank_statement_line.py).

    :return: the first bank journal of the current company, of another type when the
        context says so by `journal_type`; empty when it has none.
    """
    return env["account.bank.statement.line"]._get_default_journal()


def reconcile(env, plan):
    """Reconcile groups of entry lines, all of them in one go.

    Relies on `account.move.line._reconcile_plan`
    (addons/account/models/account_move_line.py). The public `reconcile()` is the same
    for one group; a call for each group takes seconds a bank line.

    :param plan: a list of `account.move.line` records of one account each, which are
        reconciled in this order, oldest first, as far as their amounts reach.
    :raises UserError: a line is reconciled already, its entry is not posted, or the
        lines of a group are on several accounts.
    """
    env["account.move.line"]._reconcile_plan(plan)


def reverse(moves, values=None, cancel=False):
    """Reverse entries.

    Relies on `account.move._reverse_moves` (addons/account/models/account_move.py).

    :param moves: posted entries.
    :param values: a dict for each entry, in their order, of what the reversal has of
        its own (`date`, `ref`); all are reversed as of today without it.
    :param cancel: take the entries' reconciliations off, post the reversals and
        reconcile each with its entry.
    :return: the reversals; drafts unless `cancel`.
    """
    return moves._reverse_moves(values, cancel=cancel)


def affects_tax_report(move):
    """Whether the lock date of the tax return holds for an entry.

    Relies on `account.move._affect_tax_report`
    (addons/account/models/account_move.py): any line with a tax, of a tax or with a
    tag of the tax report.
    """
    return bool(move._affect_tax_report())


def get_types_with_early_discount(env):
    """The kinds of document on which a discount for early payment is granted.

    Relies on `account.move._early_payment_discount_move_types`
    (addons/account/models/account_move.py).

    :return: values of `account.move.move_type`: invoices and bills, receipts among
        them; no credit notes.
    """
    return env["account.move"]._early_payment_discount_move_types()
