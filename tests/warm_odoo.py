"""Processes with Odoo in them that begin at once: each is forked from one that has
loaded it, and the models of one database, already.

To load all of that takes some seconds, and some tests need a dozen of processes.
"""

import array
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import traceback
from contextlib import ExitStack
from pathlib import Path

#: A request is shorter, and its three files go with it.
_ROOM = 1 << 16
_FILES = 3


class Nursery:
    """A process that has loaded Odoo, and begins others.

    Args:
        database: the one whose models it loads.
    """

    def __init__(self, database):
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, Path(__file__), database, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
            )

    def begin(self, script, *arguments):
        """Begin a script, as `python script arguments`, with pipes to talk to it."""
        return Child(self._ask, script, arguments)

    def _ask(self, files=(), **request):
        """Ask the process for something, and return its answer."""
        data = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", files))]
        self._socket.sendmsg([json.dumps(request).encode()], data if files else [])
        answer = self._socket.recv(_ROOM)
        assert answer, "the process that has loaded Odoo is gone"
        return json.loads(answer)

    def close(self):
        """End it; those it began end by themselves."""
        self._socket.close()
        self._process.wait()


class Child:
    """One of the processes, with those of Popen's methods that the tests use.

    Attributes:
        stdin, stdout: pipes to it and from it, as text.
        returncode: its exit code, minus the signal that ended it; None while it runs.
    """

    def __init__(self, ask, script, arguments):
        self._ask = ask
        self.returncode = None
        with ExitStack() as theirs:
            ends = {}
            for name in ("stdin", "stdout", "alive"):
                reader, writer = os.pipe()
                own, other = (writer, reader) if name == "stdin" else (reader, writer)
                theirs.callback(os.close, other)
                ends[name] = own, other
            self.pid = ask(
                files=[other for _own, other in ends.values()],
                begin=[str(script), *map(str, arguments)],
            )
        self.stdin = open(ends["stdin"][0], "w")  # noqa: SIM115
        self.stdout = open(ends["stdout"][0])  # noqa: SIM115
        # Nobody writes into it: it ends when the process does
        self._alive = ends["alive"][0]

    def wait(self, timeout=None):
        """Return its exit code once it ended.

        Raises:
            subprocess.TimeoutExpired: if it did not within so many seconds.
        """
        if self.returncode is None:
            if not select.select([self._alive], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            os.close(self._alive)
            self.returncode = self._ask(wait=self.pid)
        return self.returncode

    def poll(self):
        """Return its exit code, or None while it runs."""
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def kill(self):
        """End it as a power cut does."""
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    def close(self):
        """Wait until it ended, and read what it still says."""
        self.stdin.close()
        said = self.stdout.read()
        self.stdout.close()
        self.wait()
        return said


def serve(database, asked):
    """Begin what is asked for, until nobody is there to ask."""
    import odoo
    from odoo.modules.registry import Registry
    from odoo.sql_db import close_all

    odoo.tools.config.parse_config(["--log-level=warn"])
    # What is remembered of records would be older than what the processes commit
    Registry(database).clear_all_caches()
    # A connection has one process
    close_all()
    while True:
        message, files, _flags, _address = socket.recv_fds(asked, _ROOM, _FILES)
        if not message:
            return
        request = json.loads(message)
        if "begin" in request:
            answer = _fork(request["begin"], files, asked)
        else:
            _pid, status = os.waitpid(request["wait"], 0)
            answer = os.waitstatus_to_exitcode(status)
        asked.send(json.dumps(answer).encode())


def _fork(command, files, asked):
    """Begin a script in a process of its own, and return that one's number."""
    pid = os.fork()
    if not pid:
        code = 1
        try:
            asked.close()
            _run(command, files)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)
    for file in files:
        os.close(file)
    return pid


def _run(command, files):
    """Run a script as Python does, with these files to read from and to write to."""
    stdin, stdout, _alive = files
    os.dup2(stdin, 0)
    os.dup2(stdout, 1)
    os.close(stdin)
    os.close(stdout)
    sys.argv = command
    runpy.run_path(command[0], run_name="__main__")


if __name__ == "__main__":
    serve(sys.argv[1], socket.socket(fileno=int(sys.argv[2])))
