"""What says nothing of the line, file or run that is being worked on.

Where one of many fails, the others go on and its reason stands on it. A disk that is
full or a database that is shut down fails all of them, and is over some day: nothing
of that may be written onto a payment or a file, which would be left to a person for
ever. It ends what is being done, and the next try finds everything as it was.
"""

import errno

import psycopg2

from odoo.exceptions import ConcurrencyError
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

#: Others are at the same records: Odoo begins the transaction anew.
CONCURRENCY = (*PG_CONCURRENCY_EXCEPTIONS_TO_RETRY, ConcurrencyError)
#: Classes of SQLSTATE: connections, resources (disk, memory, connections), shutdown,
#: the operating system under the database.
_SQLSTATES = ("08", "53", "57P", "58")
#: A disk that is full, read only or broken; no more open files.
_ERRNOS = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EIO,
    errno.EMFILE,
    errno.ENFILE,
}


def is_of_the_machine(error):
    """Whether an error tells of the machine, or of others, and not of what is done."""
    if isinstance(error, (*CONCURRENCY, psycopg2.InterfaceError)):
        return True
    if isinstance(error, psycopg2.OperationalError):
        # A connection that broke tells no code.
        return not error.pgcode or error.pgcode.startswith(_SQLSTATES)
    return isinstance(error, OSError) and error.errno in _ERRNOS
