"""What may befall a process: it is killed, its database goes, its disk is full.

A fault strikes at a moment: before the n-th statement, before or after the n-th
commit, or in the midst of the n-th file.
"""

import errno
import os
import signal
from contextlib import contextmanager
from unittest.mock import patch

import psycopg2

from odoo.sql_db import Cursor

from odoo.addons.base.models import ir_attachment

HAPPENINGS = ("execute", "write", "commit", "committed", "file")
WRITES = ("INSERT", "UPDATE", "DELETE")
#: How many writes fail until somebody has made room: one, all that two payments need to
#: be tried together and each alone, or whatever comes.
FULL = {"full once": 1, "full for a while": 3, "full": float("inf")}
# As the server says it, so that the transaction is as it leaves it
DISK_FULL = """
DO $$ BEGIN
    RAISE EXCEPTION 'could not extend file: No space left on device'
    USING ERRCODE = 'disk_full';
END $$
"""


def killed(_cursor):
    os.kill(os.getpid(), signal.SIGKILL)


def broken(cursor):
    """What is said to the server next finds no server."""
    pid = cursor.connection.get_backend_pid()
    with psycopg2.connect(dbname="postgres") as connection:
        connection.cursor().execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


class Fault:
    """:param kind: "none", "killed", "broken", or one of `FULL`.
    :param moment: (what happens, one of `HAPPENINGS`; which one of these, from 0)
    """

    def __init__(self, kind="none", moment=(None, 0)):
        self.kind, (self.what, self.at) = kind, moment
        self.counts = dict.fromkeys(HAPPENINGS, 0)
        self.cursors = set()  # that have written since their last commit

    @property
    def has_struck(self):
        return self.kind != "none" and self.counts[self.what] > self.at

    def count(self, what):
        """:return: how long the fault has been there: 0 now, below before."""
        number = self.counts[what]
        self.counts[what] += 1
        return number - self.at if what == self.what else -1

    @contextmanager
    def installed(self):
        execute, commit = Cursor.execute, Cursor.commit

        def execute_or_fail(cursor, query, *args, **options):
            self.meet("execute", cursor)
            text = getattr(query, "code", query)
            if str(text).lstrip().startswith(WRITES):
                self.cursors.add(cursor)
                self.meet("write", cursor)
            return execute(cursor, query, *args, **options)

        def commit_or_fail(cursor):
            cursor.flush()
            if cursor not in self.cursors:
                return commit(cursor)
            self.cursors.remove(cursor)
            self.meet("commit", cursor)
            commit(cursor)
            self.meet("committed", cursor)

        def open_or_fail(path, mode="r", *args, **options):
            file = open(path, mode, *args, **options)
            return CutOff(file, self) if mode == "wb" else file

        self.execute = execute
        with (
            patch.object(Cursor, "execute", execute_or_fail),
            patch.object(Cursor, "commit", commit_or_fail),
            patch.object(ir_attachment, "open", open_or_fail, create=True),
        ):
            yield

    def meet(self, what, cursor):
        since = self.count(what)
        if self.kind == "killed" and since == 0:
            killed(cursor)
        if self.kind == "broken" and since == 0:
            broken(cursor)
        if 0 <= since < FULL.get(self.kind, 0):
            self.execute(cursor, DISK_FULL)

    def write_file(self, file, data):
        if self.count("file") < 0:
            return file.write(data)
        file.write(data[: len(data) // 2])
        file.flush()
        if self.kind == "killed":
            killed(None)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class CutOff:
    """A file of which half is written when the fault strikes."""

    def __init__(self, file, fault):
        self.file, self.fault = file, fault

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.file.close()

    def write(self, data):
        return self.fault.write_file(self.file, data)


def choose(counts, points):
    """Moments for each kind of fault, spread over what an operation does.

    Among them are a commit before which the connection breaks, and the last one, after
    which the process is killed: all is done, and nobody was told.

    :param counts: {what happens: how often}, as the operation does it unhindered.
    :param points: how many moments of each kind.
    :return: {what befalls: [(kind of `Fault`, moment)]}
    """
    statements = _spread("execute", counts, points)
    # Of two moments, a commit takes the place of the first one.
    between = statements[1:] or statements
    files = _spread("file", counts, points)[:1]
    # Before any other has left the file there.
    killed, broken = [*files, *between], list(between)
    if points > 1:
        killed.append(("committed", counts["commit"] - 1))
        broken.append(("commit", counts["commit"] // 2))
    writes = enumerate(_spread("write", counts, points))
    full = [(list(FULL)[number % len(FULL)], moment) for number, moment in writes]
    return {
        "killed": [("killed", moment) for moment in killed],
        "broken": [("broken", moment) for moment in broken],
        "full": [*(("full", moment) for moment in files), *full],
    }


def _spread(what, counts, points):
    total = counts[what]
    return [
        (what, total * (2 * at + 1) // (2 * points)) for at in range(points) if total
    ]
