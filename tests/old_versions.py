"""The addon as it was, and an Odoo that has it."""

import configparser
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import delivered
import pytest

ROOT = Path(__file__).resolve().parent.parent
ADDON = delivered.ADDON


def unpack(commit, folder):
    """Put the addon as it was into a folder."""
    known = subprocess.run(
        ["git", "cat-file", "-e", f"{commit}^{{commit}}"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if known.returncode:
        pytest.skip(f"needs the history: {commit} is not in this clone")
    folder.mkdir(parents=True)
    archive = folder / "addon.zip"
    subprocess.run(
        ["git", "archive", "-o", archive, commit, ADDON], cwd=ROOT, check=True
    )
    with zipfile.ZipFile(archive) as source:
        source.extractall(folder)
    return folder


class Odoo:
    """A database, and Odoo with one version of the addon on it."""

    def __init__(self, name, addons, folder):
        self.name, self.folder = name, folder
        folder.mkdir(parents=True, exist_ok=True)
        self.log = folder / "odoo.log"
        options = configparser.ConfigParser(interpolation=None)
        options.read(os.environ["ODOO_RC"])
        paths = options["options"]["addons_path"].split(",")
        kept = [path for path in paths if not (Path(path) / ADDON).exists()]
        options["options"]["addons_path"] = ",".join([*kept, str(addons)])
        options["options"]["data_dir"] = str(folder / "data")
        self.conf = folder / "odoo.conf"
        with self.conf.open("w") as target:
            options.write(target)

    def call(self, *arguments, source=None, **environment):
        """Run a command of Odoo; what it complains of is a failure."""
        done = subprocess.run(
            [
                sys.executable, "-m", "odoo", *arguments, "-c", self.conf,
                "-d", self.name, "--no-http", "--log-level=warn",
            ],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=self.folder,
            env={**os.environ, "ODOO_RC": str(self.conf), **environment},
            check=False,
        )  # fmt: skip
        said = done.stdout
        assert not done.returncode, said
        assert not re.search(r" (WARNING|ERROR|CRITICAL) |Traceback", said), said

    def install(self, option):
        self.call("server", option, ADDON, "--stop-after-init", "--without-demo")

    def run(self, script, **environment):
        with (ROOT / "tests" / script).open() as source:
            self.call("shell", source=source, **environment)
