"""Debian packages fetched into a folder of ours, the machine's own apt untouched.

Lists, cache and sources are private, so this works for an ordinary user too.
"""

import os
import shutil
from dataclasses import dataclass

from .console import SetupError
from .shell import capture, last_line, run_logged


@dataclass(frozen=True)
class Mirror:
    """Where this machine takes Debian from."""

    uri: str
    codename: str
    signed_by: str = ""


def parse_index_targets(text):
    """Return the machine's mirror of Debian itself, or None.

    Args:
        text: what `apt-get indextargets` prints, one block a target. Updates and
            security are suites of their own and do not carry `sid`: a mirror is one
            whose codename is a plain word.
    """
    for block in text.split("\n\n"):
        fields = dict(
            line.split(": ", 1) for line in block.splitlines() if ": " in line
        )
        codename = fields.get("Codename", "")
        if fields.get("Origin") == "Debian" and codename.isalnum():
            if fields.get("Component") == "main" and fields.get("Repo-URI"):
                return Mirror(fields["Repo-URI"], codename, fields.get("Signed-By", ""))
    return None


class PrivateApt:
    """apt-get with lists, cache and sources in a folder."""

    def __init__(self, folder, log, source=None):
        """Use the machine's own sources, or one given.

        Args:
            source: (mirror, suite) to use instead of the machine's sources.
        """
        self._folder = folder
        self._log = log
        for name in ("lists/partial", "cache/archives/partial"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        options = {
            "Dir::State::lists": folder / "lists",
            "Dir::Cache": folder / "cache",
            "Dir::Etc::preferences": "/dev/null",
            "Dir::Etc::preferencesparts": "/dev/null",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
        }
        if os.getuid() == 0:
            # The user _apt cannot write here when the checkout lies below /root
            options["APT::Sandbox::User"] = "root"
        if source:
            options["Dir::Etc::sourcelist"] = self._write_source(*source)
            options["Dir::Etc::sourceparts"] = "/dev/null"
        self._command = ["apt-get"]
        for name, value in options.items():
            self._command += ["-o", f"{name}={value}"]

    def _write_source(self, mirror, suite):
        key = f"[signed-by={mirror.signed_by}] " if mirror.signed_by else ""
        path = self._folder / "sources.list"
        path.write_text(f"deb {key}{mirror.uri} {suite} main\n")
        return path

    def update(self):
        """Fetch the package lists."""
        run_logged(
            [*self._command, "update"],
            self._log,
            "Debian's package lists could not be fetched; is there a network?",
        )

    def mirror(self):
        """Return the mirror that the lists came from."""
        code, output, errors = capture(
            [*self._command, "indextargets", "Created-By: Packages"]
        )
        if code:
            raise SetupError(f"apt-get does not name its mirror: {last_line(errors)}")
        return parse_index_targets(output)

    def fetch_and_unpack(self, packages, into):
        """Download packages and unpack them into a folder, installing nothing."""
        folder = self._folder / "debs"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        run_logged(
            [*self._command, "download", *packages],
            self._log,
            f"Debian's packages {' '.join(packages)} could not be downloaded.",
            cwd=folder,
        )
        into.mkdir(parents=True, exist_ok=True)
        for package in sorted(folder.glob("*.deb")):
            run_logged(
                ["dpkg-deb", "-x", package, into],
                self._log,
                f"{package.name} could not be unpacked.",
            )
        shutil.rmtree(folder)


def install_on_machine(packages, log):
    """Install Debian packages on the machine; needs root."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    failing = f"apt-get could not install {' '.join(packages)}."
    run_logged(["apt-get", "update"], log, failing, env=environment)
    run_logged(
        ["apt-get", "install", "-y", "--no-install-recommends", *packages],
        log,
        failing,
        env=environment,
    )
