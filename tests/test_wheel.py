"""The wheel: what pip installs is what Odoo finds."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bank_setup.host import find_host
from bank_setup.layout import ADDON, Layout

LAYOUT = Layout(Path(__file__).resolve().parent.parent)

# Asks an Odoo that knows only Odoo and the installed wheel
FIND = """
import json, sys
from odoo.modules.module import Manifest
from odoo.tools import config, file_open
config.parse_config([])
manifest = Manifest.for_addon("bank_payment_reconcile")
files = manifest["data"] + manifest["demo"] + ["demo/statement.ofx"]
for name in files:
    file_open(f"bank_payment_reconcile/{name}", "rb").close()
import odoo.addons.bank_payment_reconcile
json.dump({"path": manifest.path, "version": manifest.version,
           "imported": odoo.addons.bank_payment_reconcile.__file__}, sys.stdout)
"""


def pip(*arguments):
    """Run pip of this environment without the network."""
    command = [sys.executable, "-m", "pip", *map(str, arguments), "--no-index"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from a copy, since building writes into the folder."""
    folder = tmp_path_factory.mktemp("wheel")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(LAYOUT.addon, folder / ADDON, ignore=ignored)
    pip("wheel", "--no-deps", "--no-build-isolation", "-w", folder, folder / ADDON)
    (built,) = folder.glob("*.whl")
    return built


def test_name_version_and_licence(wheel):
    assert wheel.name.startswith("odoo_addon_bank_payment_reconcile-19.0.")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith("dist-info/METADATA"))
        metadata = archive.read(name).decode()
    assert "Name: odoo-addon-bank_payment_reconcile" in metadata.replace(
        "odoo-addon-bank-payment-reconcile", "odoo-addon-bank_payment_reconcile"
    )
    assert "Requires-Dist: odoo" in metadata
    assert "Requires-Dist: rapidfuzz" in metadata


def test_every_file_of_the_addon_is_in_it(wheel):
    expected = {
        f"odoo/addons/{ADDON}/{path.relative_to(LAYOUT.addon)}"
        for path in LAYOUT.addon.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        missing = expected - set(archive.namelist())
    assert missing <= {f"odoo/addons/{ADDON}/pyproject.toml"}


def test_odoo_finds_the_installed_addon(wheel, tmp_path):
    site = tmp_path / "site"
    pip("install", "--no-deps", "--target", site, wheel)
    host = find_host(LAYOUT)
    configuration = tmp_path / "odoo.conf"
    folders = ",".join(map(str, host.addons))
    configuration.write_text(f"[options]\naddons_path = {folders}\n")
    done = subprocess.run(
        [sys.executable, "-c", FIND],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": f"{host.path}:{site}",
            "ODOO_RC": str(configuration),
        },
        check=False,
    )
    assert not done.returncode, done.stderr
    found = json.loads(done.stdout)
    assert Path(found["path"]).is_relative_to(site)
    assert Path(found["imported"]).is_relative_to(site)
