"""Running other programs, with their output kept in a log file."""

import os
import subprocess
import time

from .console import SetupError

# Would point Odoo, Python or libpq at another installation than ours
_MISLEADING = (
    "ODOO_RC",
    "OPENERP_SERVER",
    "PGDATABASE",
    "PYTHONHOME",
    "PYTHONPATH",
    "VIRTUAL_ENV",
    # Would have each process compile all of Odoo, half of the time that it starts in
    "PYTHONDONTWRITEBYTECODE",
)


def clean_environment(**extra):
    """Return the environment for a child, less what would lead it astray."""
    environment = {k: v for k, v in os.environ.items() if k not in _MISLEADING}
    environment.update({name: str(value) for name, value in extra.items()})
    return environment


def run_logged(command, log, failing, env=None, cwd=None, silence=None):
    """Run a program, its output appended to a log file.

    Args:
        failing: the sentence to raise when it fails; the log's path is added.
        silence: seconds without a word in the log after which the program counts as
            hanging: it is ended and has failed. Not a limit of the whole, which a
            loaded machine would reach though all goes well.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a") as output:
        output.write("$ " + " ".join(map(str, command)) + "\n")
        output.flush()
        try:
            process = subprocess.Popen(
                list(map(str, command)),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=env or clean_environment(),
                cwd=cwd,
            )
        except OSError as error:
            raise SetupError(f"{failing} ({command[0]}: {error.strerror})") from error
        try:
            code = process.wait() if silence is None else _watch(process, log, silence)
        except BaseException:
            process.kill()
            process.wait()
            raise
    if code is None:
        process.kill()
        process.wait()
        raise SetupError(
            f"{failing} It hung and was ended after {silence} s without a word; the "
            f"last thing it did stands in {log}."
        )
    if code:
        raise SetupError(f"{failing} What it said stands in {log}.")


def _watch(process, log, silence):
    """Return a program's exit code, or None when it said nothing for too long."""
    said, since = log.stat().st_size, time.monotonic()
    while True:
        try:
            return process.wait(min(silence, 1))
        except subprocess.TimeoutExpired:
            now = log.stat().st_size
            if now != said:
                said, since = now, time.monotonic()
            elif time.monotonic() - since >= silence:
                return None


def succeeds(command, env=None):
    """Tell whether a program ends well; what it says is of no interest."""
    return capture(command, env=env)[0] == 0


def capture(command, env=None, cwd=None):
    """Run a program and return its exit code, its output and its complaints."""
    try:
        done = subprocess.run(
            list(map(str, command)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            env=env or clean_environment(),
            cwd=cwd,
            check=False,
        )
    except OSError as error:
        return 127, "", f"{command[0]}: {error.strerror}"
    return done.returncode, done.stdout, done.stderr


def last_line(text):
    """Return the last line that says anything: mostly the reason."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given"
