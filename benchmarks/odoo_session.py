"""Runs a benchmark's script in an Odoo shell on a database of its own."""

import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "setup"))

from bank_setup.console import SetupError  # noqa: E402
from bank_setup.layout import ADDON, Layout  # noqa: E402
from bank_setup.odoo import Odoo  # noqa: E402

LAYOUT = Layout(ROOT)

__all__ = [
    "ADDON",
    "LAYOUT",
    "Odoo",
    "SetupError",
    "fresh_database",
    "run_script",
    "run_session",
]


@contextmanager
def fresh_database(name, modules=ADDON, options=()):
    """A database with Odoo and the addon, removed afterwards.

    Host, environment and server are those of `setup/run`; what is missing is
    made.

    Yields: the `Odoo` to run on.
    """
    LAYOUT.prepare()
    odoo = Odoo.ensure(LAYOUT)
    odoo.copy(odoo.ensure_host_database(), name)
    odoo.install(name, modules, f"{name}-install.log", "--without-demo", *options)
    try:
        yield odoo
    finally:
        odoo.drop(name)


def run_session(odoo, database, script, options=(), **parameters):
    """Run a script of this folder in an Odoo shell.

    :param options: more options of the shell's command line.
    :param parameters: what the script finds as JSON in BENCHMARK.
    :return: what the script wrote as JSON to the file named in BENCHMARK.
    """
    return run_script(
        odoo.command("shell", "-d", database, "--no-http", *options),
        script,
        odoo.environment,
        odoo.layout.run,
        odoo.layout.logs,
        **parameters,
    )


def run_script(command, script, environment, folder, logs, **parameters):
    """Run a script of this folder in an Odoo shell that a command starts.

    :param folder: where it runs, and where its result lies for a moment.
    :param logs: folder of its log.
    :return: what the script wrote as JSON.
    :raises SetupError: it wrote nothing.
    """
    log = logs / f"{Path(script).stem}.log"
    result = folder / f"{Path(script).stem}.json"
    result.unlink(missing_ok=True)
    parameters |= {"result": str(result), "folder": str(ROOT / "benchmarks")}
    with (ROOT / "benchmarks" / script).open() as source, log.open("w") as to:
        subprocess.run(
            list(map(str, command)),
            stdin=source,
            stdout=to,
            stderr=subprocess.STDOUT,
            env=dict(environment, BENCHMARK=json.dumps(parameters)),
            cwd=folder,
            check=False,
        )
    if not result.exists():
        raise SetupError(f"The benchmark failed; see {log}.")
    return json.loads(result.read_text())
