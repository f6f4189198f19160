"""The Odoo server that setup/run leaves in the background."""

import http.client
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from .console import SetupError
from .layout import State

FIRST_PORT = 8069
_START_SECONDS = 90
_STOP_SECONDS = 20


def free_port(first=FIRST_PORT, last=FIRST_PORT + 100):
    """Return the first port of 127.0.0.1 that nobody listens on."""
    for port in range(first, last):
        with socket.socket() as probe:
            # As Odoo binds: a port in TIME_WAIT is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SetupError(f"No port of 127.0.0.1 from {first} to {last - 1} is free.")


class BackgroundServer:
    """Odoo serving one database on 127.0.0.1."""

    def __init__(self, layout):
        self._layout = layout
        self._state = State(layout)

    @property
    def address(self):
        """Return the address of the running server."""
        return f"http://127.0.0.1:{self._state.get('server')['port']}"

    def process(self):
        """Return the id of the server's process, or None when it does not run."""
        stored = self._state.get("server")
        if not stored:
            return None
        # The number may by now be another program's: ours names our configuration
        try:
            command = Path(f"/proc/{stored['pid']}/cmdline").read_bytes()
        except FileNotFoundError:
            return None
        ours = str(self._layout.conf).encode() in command
        return stored["pid"] if ours else None

    def start(self, odoo, database):
        """Start the server and wait until it answers."""
        port = free_port()
        log = self._layout.logs / "server.log"
        with log.open("a") as output:
            process = subprocess.Popen(
                list(map(str, odoo.command(
                    "server", "-c", self._layout.conf, "-d", database,
                    "--http-port", port, "--workers", 0,
                ))),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=odoo.environment,
                cwd=self._layout.run,
                start_new_session=True,
            )  # fmt: skip
        self._state.set("server", {"pid": process.pid, "port": port})
        deadline = time.monotonic() + _START_SECONDS
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise SetupError(f"Odoo did not start serving; see {log}.")
            time.sleep(0.3)

    def stop(self):
        """Stop the server; returns False when it was not running."""
        pid = self.process()
        self._state.set("server", None)
        if not pid:
            return False
        # The first signal lets requests end, a second one does not wait
        for number in (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL):
            _send(pid, number)
            if _ended(pid, _STOP_SECONDS):
                return True
        raise SetupError(
            f"Odoo's process {pid} does not end; end it with kill -9 {pid}."
        )


def _answers(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/web/login")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _send(pid, number):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _ended(pid, seconds):
    """Wait for a process to end and tell whether it did."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not _is_alive(pid):
            return True
        time.sleep(0.1)
    return False


def _is_alive(pid):
    """Tell whether a process runs; one that its parent only has to bury does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    # The state follows the name, which stands in brackets and may hold anything
    return status.rpartition(")")[2].split()[0] != "Z"
