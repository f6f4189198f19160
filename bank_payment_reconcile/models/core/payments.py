"""Payments: the account they wait on, their methods and their entries."""

from odoo import Command


def get_payment_methods(journal, payment_type):
    """The methods by which a journal may pay or be paid.

    Relies on `account.journal._get_available_payment_method_lines`
    (addons/account/models/account_journal.py), from which `account_payment` takes those
    of a provider that is switched off.

    :param journal: one journal, or none.
    :param payment_type: "inbound" or "outbound".
    :return: `account.payment.method.line` in the journal's order; empty of no journal.
    """
    return journal._get_available_payment_method_lines(payment_type)


def get_outstanding_account(payment):
    """The account on which a payment waits for the bank when its method names none.

    Relies on `account.payment._get_outstanding_account`
    (addons/account/models/account_payment.py): that of the chart for the payment's
    direction, else the company's account for transfers.

    :raises UserError: there is neither.
    """
    return payment._get_outstanding_account(payment.payment_type)


def apart_from_documents(payments):
    """The payments, whose entries are created without what only documents need.

    Relies on the context key `skip_invoice_sync`, with which Odoo's own wizard creates
    payments (addons/account/wizard/account_payment_register.py): an entry's taxes and
    terms are not computed anew.
    """
    return payments.with_context(skip_invoice_sync=True)


def prepare_entry_lines(payment, others):
    """Values of the lines of a payment's entry.

    Relies on `account.payment._prepare_move_line_default_vals`
    (addons/account/models/account_payment.py).

    :param payment: one payment with an outstanding account.
    :param others: values of further lines (`amount_currency` in the payment's currency,
        `balance` in company currency, a debit positive), which the counterpart makes up
        for.
    :return: [outstanding, counterpart, *others], values of an `account.move.line` each:
        money in is a debit on the outstanding account.
    :raises UserError: the payment has no outstanding account.
    """
    return payment._prepare_move_line_default_vals(write_off_line_vals=others)


def generate_entry(payment, lines):
    """Give a payment its entry, a draft, and set it in process.

    Relies on `account.payment._generate_journal_entry`
    (addons/account/models/account_payment.py).

    :param payment: one payment without an entry.
    :param lines: the values of all lines of the entry.
    """
    payment._generate_journal_entry(line_ids=[Command.create(line) for line in lines])


def create_entries(payments, others):
    """Create the entries of payments, drafts, all of them in one go.

    Relies on `account.payment._generate_move_vals`
    (addons/account/models/account_payment.py): the entry names its payment, which the
    caller links to it. `generate_entry` writes each payment, and with each its state,
    on which that of its documents depends: for thousands that takes longer than all
    the rest.

    :param payments: payments without an entry, with an outstanding account.
    :param others: {payment: values of further lines}, as for `prepare_entry_lines`.
    :return: the entries, in the order of the payments.
    """
    entries = apart_from_documents(payments.env["account.move"])
    return entries.create(
        [
            payment._generate_move_vals(write_off_line_vals=others.get(payment))
            for payment in payments
        ]
    ).with_env(payments.env)
