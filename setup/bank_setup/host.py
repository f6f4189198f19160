"""The host: an Odoo 19 that exists, Debian's package, or a clone of Odoo's source."""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from .apt import PrivateApt
from .console import SetupError, step
from .shell import run_logged

SERIES = "19.0"
SOURCE = "https://github.com/odoo/odoo.git"
# What odoo-19 links to by relative links: without these the login page fails
LINKED = (
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
    "fonts-roboto-unhinted",
    "fonts-montserrat",
    "fonts-inconsolata",
    "fonts-ocr-b",
)
ICONS = "fonts-font-awesome"
# Debian leaves this file out, and the web client's error about it fails every tour
LEFT_OUT = "mail/static/lib/selfie_segmentation/selfie_segmentation.js"


@dataclass(frozen=True)
class Host:
    """An Odoo that can be run with `python -m odoo`."""

    path: Path  # the folder that holds the Python package `odoo`
    kind: str

    @property
    def addons(self):
        """The host's own addons folders, as its configuration wants them."""
        folders = (self.path / "odoo" / "addons", self.path / "addons")
        return [
            folder
            for folder in folders
            if (folder / "__init__.py").exists() or (folder / "account").exists()
        ]


def series_of(folder):
    """Return the series of the Odoo in a folder, such as 19.0, or None."""
    release = folder / "odoo" / "release.py"
    if not release.is_file():
        return None
    found = re.search(r"version_info\s*=\s*\((\d+),\s*(\d+)", release.read_text())
    return ".".join(found.groups()) if found else None


def named_host(folder):
    """Return the host that ODOO_HOME names.

    It may be Odoo's source tree or a site folder with the package `odoo`.
    """
    path = Path(folder).expanduser().resolve()
    if not path.is_dir():
        raise SetupError(
            f"ODOO_HOME names {folder}, which does not exist; name the folder that "
            "holds the package odoo, or unset it and one is installed."
        )
    places = (path, path / "usr/lib/python3/dist-packages")
    for place in places:
        series = series_of(place)
        if series == SERIES:
            return Host(place, "ODOO_HOME")
        if series:
            raise SetupError(
                f"ODOO_HOME names an Odoo {series}; this addon needs {SERIES}."
            )
    raise SetupError(
        f"ODOO_HOME names {folder}, where there is no odoo/release.py; name the folder "
        "that holds the package odoo."
    )


def find_host(layout, environ=os.environ):
    """Return the host that is there already, or None: named, unpacked or cloned."""
    if environ.get("ODOO_HOME"):
        return named_host(environ["ODOO_HOME"])
    unpacked = layout.run / "host/usr/lib/python3/dist-packages"
    for path, kind in ((unpacked, "Debian"), (layout.run / "source", "source")):
        if series_of(path) == SERIES:
            return Host(path, kind)
    return None


def ensure_host(layout, environ=os.environ):
    """Return the host, installed if need be."""
    host = find_host(layout, environ)
    if host:
        return host
    if shutil.which("apt-get") and shutil.which("dpkg-deb"):
        if _unpack_debian(layout):
            return find_host(layout, environ)
        reason = f"Debian's mirror is not this machine's, or has no odoo-{SERIES[:2]}"
    else:
        reason = "this machine has no apt-get"
    if not shutil.which("git"):
        raise SetupError(
            f"No Odoo {SERIES}: {reason}, and git is missing; install git, or name an "
            "Odoo 19 that you have, as in ODOO_HOME=/path/to/odoo."
        )
    _clone_source(layout)
    return find_host(layout, environ)


def _unpack_debian(layout):
    """Unpack Debian's package into our folder; false where Debian is not to be had.

    The package is only in the suite `sid`, whatever suite the machine runs.
    """
    log = layout.logs / "host.log"
    own = PrivateApt(layout.run / "apt/own", log)
    step("Odoo 19: reading Debian's package lists")
    own.update()
    mirror = own.mirror()
    if not mirror:
        return False
    sid = PrivateApt(layout.run / "apt/sid", log, source=(mirror, "sid"))
    sid.update()
    step("Odoo 19: downloading and unpacking Debian's package (120 MB)")
    # Built beside and moved, so that a broken download is never taken for a host
    building = layout.run / "host.new"
    shutil.rmtree(building, ignore_errors=True)
    sid.fetch_and_unpack([f"odoo-{SERIES[:2]}", *LINKED], building)
    # Odoo draws its icons with version 4 of this font. sid has 7, the released
    # suites have 4, so it comes from the machine's own suite.
    own.fetch_and_unpack([ICONS], building)
    left_out = building / "usr/lib/python3/dist-packages/odoo/addons" / LEFT_OUT
    if not left_out.exists():
        left_out.parent.mkdir(parents=True, exist_ok=True)
        left_out.touch()
    building.rename(layout.run / "host")
    shutil.rmtree(layout.run / "apt")
    return True


def _clone_source(layout):
    step(f"Odoo 19: cloning Odoo's branch {SERIES} (this takes a few minutes)")
    building = layout.run / "source.new"
    shutil.rmtree(building, ignore_errors=True)
    run_logged(
        ["git", "clone", "--depth", "1", "--branch", SERIES, SOURCE, building],
        layout.logs / "host.log",
        "Odoo's source could not be cloned; check the network, or name an Odoo 19 that "
        "you have, as in ODOO_HOME=/path/to/odoo.",
    )
    building.rename(layout.run / "source")
