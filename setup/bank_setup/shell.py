"""Running other programs, with their output kept in a log file."""

import os
import subprocess

from .console import SetupError

# Would point Odoo, Python or libpq at another installation than ours
_MISLEADING = (
    "ODOO_RC",
    "OPENERP_SERVER",
    "PGDATABASE",
    "PYTHONHOME",
    "PYTHONPATH",
    "VIRTUAL_ENV",
)


def clean_environment(**extra):
    """Return the environment for a child, less what would lead it astray."""
    environment = {k: v for k, v in os.environ.items() if k not in _MISLEADING}
    environment.update({name: str(value) for name, value in extra.items()})
    return environment


def run_logged(command, log, failing, env=None, cwd=None, timeout=None):
    """Run a program, its output appended to a log file.

    Args:
        failing: the sentence to raise when it fails; the log's path is added.
        timeout: seconds after which the program is ended and has failed.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a") as output:
        output.write("$ " + " ".join(map(str, command)) + "\n")
        output.flush()
        try:
            done = subprocess.run(
                list(map(str, command)),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=env or clean_environment(),
                cwd=cwd,
                check=False,
                timeout=timeout,
            )
        except OSError as error:
            raise SetupError(f"{failing} ({command[0]}: {error.strerror})") from error
        except subprocess.TimeoutExpired as error:
            raise SetupError(
                f"{failing} It hung and was ended after {timeout} s; the last thing it "
                f"did stands in {log}."
            ) from error
    if done.returncode:
        raise SetupError(f"{failing} What it said stands in {log}.")


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
