"""Dates that lock the books, as they hold for the current user."""


def get_locks(company, day, has_tax, journal):
    """The lock dates that keep an entry from being booked on a day.

    Relies on `res.company._get_violated_lock_dates` (addons/account/models/company.py):
    exceptions that are granted to the user are taken off, and the locks of the
    companies above hold as well.

    :param company: one `res.company`.
    :param day: the accounting date, a `date`.
    :param has_tax: whether the lock of the tax return counts.
    :param journal: that of the entry; the locks of sales and purchases hold for
        journals of these types only. May be empty.
    :return: [(the last locked day, name of the field of `res.company`)], the earliest
        first; empty when the day is open. A day on the lock date itself is locked.
    """
    return company._get_violated_lock_dates(day, has_tax, journal)


def get_locks_of(move, day, has_tax):
    """The lock dates that keep one entry from being booked on a day: `get_locks` of its
    company and journal.

    Relies on `account.move._get_violated_lock_dates`
    (addons/account/models/account_move.py).
    """
    return move._get_violated_lock_dates(day, has_tax)


def tell_locks(env, locks):
    """Lock dates in the user's language: the label of each and its last locked day.

    Relies on `res.company._format_lock_dates` (addons/account/models/company.py).

    :param locks: what `get_locks` returned; no other text comes of none.
    """
    return env["res.company"]._format_lock_dates(locks)
