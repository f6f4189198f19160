"""Where things lie: the checkout, and the one ignored folder for what is made."""

import fcntl
import hashlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from .console import SetupError

ADDON = "bank_payment_reconcile"


@dataclass(frozen=True)
class Layout:
    """The paths of one checkout."""

    root: Path

    @property
    def run(self):
        return self.root / ".run"

    @property
    def addon(self):
        return self.root / ADDON

    @property
    def setup(self):
        return self.root / "setup"

    @property
    def venv(self):
        return self.run / "venv"

    @property
    def python(self):
        return self.venv / "bin" / "python"

    @property
    def logs(self):
        return self.run / "log"

    @property
    def data(self):
        """Odoo's data folder: filestore and sessions."""
        return self.run / "data"

    @property
    def conf(self):
        return self.run / "odoo.conf"

    @property
    def postgres(self):
        return self.run / "pg"

    @property
    def mark(self):
        """Tells this checkout's databases and folders from those of another."""
        return hashlib.sha256(str(self.run).encode()).hexdigest()[:8]

    def prepare(self):
        """Make the folder of everything that is made.

        Raises:
            SetupError: when it cannot be written to.
        """
        try:
            self.logs.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SetupError(
                f"{self.run} cannot be made ({error.strerror}); use a checkout that "
                "belongs to you."
            ) from error
        if not os.access(self.run, os.W_OK) or self.run.stat().st_uid != os.getuid():
            raise SetupError(
                f"{self.run} was made by another user; use a checkout of your own, or "
                f"remove that folder as its owner."
            )

    def lock(self):
        """Keep a second command out until this one ends.

        Returns:
            the open file that holds the lock.
        """
        handle = open(self.run / "lock", "w")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.close()
            raise SetupError(
                "another command of setup/ is at work in this checkout; wait for it."
            ) from error
        return handle


class State:
    """What was made from what, so that a second call makes only what changed.

    Each step stores the digest of what went into it under its name.
    """

    def __init__(self, layout):
        self._path = layout.run / "state.json"

    def _load(self):
        if not self._path.exists():
            return {}
        try:
            return json.loads(self._path.read_text())
        except ValueError as error:
            raise SetupError(
                f"{self._path} is damaged; remove it, everything is looked at anew."
            ) from error

    def get(self, name):
        """Return what was stored under a name, or None."""
        return self._load().get(name)

    def set(self, name, value):
        """Store a value; None forgets it."""
        values = self._load()
        if value is None:
            values.pop(name, None)
        else:
            values[name] = value
        # Written beside and moved, so that a killed run leaves a whole file
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps(values, indent=1, sort_keys=True) + "\n")
        beside.replace(self._path)


def digest_files(paths):
    """Return one digest of the names and contents of some files."""
    digest = hashlib.sha256(f"python {sys.version_info[:2]}".encode())
    for path in sorted(paths):
        content = path.read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def digest_addon(layout):
    """Return a digest of what an installed addon depends on.

    Tests and texts are left out: changing them needs no update of the database.
    """
    outside = {"tests", "readme", "__pycache__"}
    return digest_files(
        path
        for path in layout.addon.rglob("*")
        if path.is_file()
        and outside.isdisjoint(path.relative_to(layout.addon).parts)
        and path.suffix != ".pyc"
    )
