"""Running Odoo: its configuration, its commands and its databases."""

import ast
import os
import secrets
import shlex
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from .console import SetupError, step
from .host import Host, ensure_host, find_host
from .layout import ADDON, Layout, State, digest_addon
from .postgres import Server, ensure_server, list_databases
from .shell import clean_environment, run_logged
from .venv import ensure_venv

# A database of the host alone with its demo data; the others are copied from it
HOST_DATABASE = "bank_host"


@dataclass(frozen=True)
class Odoo:
    """A host, an environment and a server that fit together."""

    layout: Layout
    host: Host
    server: Server

    @classmethod
    def ensure(cls, layout, postgres="auto", groups=("host", "addon")):
        """Install and start whatever is missing."""
        host = find_host(layout)
        if host:
            ensure_venv(layout, groups)
        else:
            # First an environment, which may need apt's folder: then the downloads
            ensure_venv(layout, ())
            with ThreadPoolExecutor(1) as beside:
                coming = beside.submit(ensure_host, layout)
                ensure_venv(layout, groups)
                host = coming.result()
        odoo = cls(layout, host, ensure_server(layout, postgres))
        odoo.write_configuration()
        return odoo

    @property
    def environment(self):
        """Return the environment in which Odoo finds its parts and its server."""
        path = f"{self.layout.venv / 'bin'}:{os.environ.get('PATH', os.defpath)}"
        return clean_environment(
            PYTHONPATH=self.host.path,
            ODOO_RC=self.layout.conf,
            PATH=path,
            **self.server.environment,
        )

    def write_configuration(self):
        """Write the configuration and what a shell must be told."""
        folders = ",".join(map(str, [*self.host.addons, self.layout.root]))
        state = State(self.layout)
        password = state.get("master password")
        if not password:
            password = secrets.token_urlsafe(16)
            state.set("master password", password)
        self.layout.conf.write_text(
            "[options]\n"
            f"addons_path = {folders}\n"
            f"data_dir = {self.layout.data}\n"
            "http_interface = 127.0.0.1\n"
            f"admin_passwd = {password}\n"
        )
        self.layout.conf.chmod(0o600)
        self._write_shell_environment()

    def _write_shell_environment(self):
        """Write what a shell must be told to use this Odoo: `. .run/env.sh`."""
        names = ("PYTHONPATH", "ODOO_RC", *sorted(self.server.environment))
        lines = [
            f"export {name}={shlex.quote(self.environment[name])}" for name in names
        ]
        lines.append(
            f'export PATH={shlex.quote(str(self.layout.venv / "bin"))}:"$PATH"'
        )
        (self.layout.run / "env.sh").write_text("\n".join(lines) + "\n")

    def command(self, *arguments):
        """Return the command line of an Odoo command."""
        return [self.layout.python, "-m", "odoo", *arguments]

    def call(self, log, failing, *arguments, silence=None):
        """Run an Odoo command to its end, its output kept in a log file."""
        run_logged(
            self.command(*arguments),
            self.layout.logs / log,
            failing,
            env=self.environment,
            cwd=self.layout.run,
            silence=silence,
        )

    def install(self, database, modules, log, *options):
        """Install modules into a database, which is made if it is missing."""
        self.call(
            log,
            f"Odoo could not install {modules}.",
            "server", "-d", database, "-i", modules, "--with-demo",
            "--stop-after-init", "--no-http", *options,
        )  # fmt: skip

    def update(self, database, log, *options):
        """Update our addon in a database."""
        self.call(
            log,
            f"Odoo could not update {ADDON}.",
            "server", "-d", database, "-u", ADDON,
            "--stop-after-init", "--no-http", *options,
        )  # fmt: skip

    def make_bundles(self, database, log):
        """Keep the bundles that a browser asks for in a database's files."""
        run_logged(
            [self.layout.python, "-m", "bank_setup.bundles_session", database],
            self.layout.logs / log,
            "Odoo could not make its bundles of scripts and styles.",
            env=dict(
                self.environment, PYTHONPATH=f"{self.host.path}:{self.layout.setup}"
            ),
            cwd=self.layout.run,
        )

    def copy(self, source, target):
        """Make a database as a copy of another, its filestore included."""
        self.call(
            "database.log",
            f"The database {target} could not be made.",
            "db", "duplicate", "--force", source, target,
        )  # fmt: skip

    def drop(self, database):
        """Remove a database and its filestore, if it exists."""
        if database in list_databases(self.layout, self.server):
            self.call(
                "database.log",
                f"The database {database} could not be removed.",
                "db", "drop", database,
            )  # fmt: skip

    def forget(self, database):
        """Have a database made anew when it is asked for next."""
        State(self.layout).set(f"database {database}", None)

    def ensure_host_database(self):
        """Return the name of a database of the host alone, made if it is missing.

        It holds the modules that our addon depends on and their demo data.
        """
        name = self.server.database(HOST_DATABASE)
        modules = ",".join(sorted(self.manifest()["depends"]))
        wanted = f"{modules} on {self.host.path}"
        state = State(self.layout)
        known = state.get(f"database {name}") == wanted
        if known and name in list_databases(self.layout, self.server):
            return name
        step(f"Odoo 19: making a database with {modules} and demo data (half a minute)")
        self.drop(name)
        self.install(name, modules, "host-database.log")
        state.set(f"database {name}", wanted)
        return name

    def manifest(self):
        """Return our addon's manifest."""
        return read_manifest(self.layout)

    def ensure_current(self, name, label, before_change=lambda: None):
        """Make a database with our addon, or update it if the addon changed.

        Args:
            label: what the database is, for the step's line.
            before_change: called before an existing database is touched.
        """
        state = State(self.layout)
        wanted = digest_addon(self.layout)
        stored = state.get(f"database {name}")
        if stored and name not in list_databases(self.layout, self.server):
            stored = None
        if stored == wanted:
            return
        if stored:
            before_change()
            step(f"{label}: the addon changed, updating it")
            self.update(name, "demo-install.log")
        else:
            base = self.ensure_host_database()
            step(f"{label}: making it and installing {ADDON} with its demo data")
            self.copy(base, name)
            self.install(name, ADDON, "demo-install.log")
        state.set(f"database {name}", wanted)


def read_manifest(layout):
    """Return the manifest of our addon."""
    path = layout.addon / "__manifest__.py"
    try:
        return ast.literal_eval(path.read_text())
    except (OSError, ValueError, SyntaxError) as error:
        raise SetupError(f"{path} cannot be read: {error}") from error
