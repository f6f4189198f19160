"""The matcher, the readers and the feeds know nothing of Odoo."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ADDON = Path(__file__).resolve().parent.parent / "bank_payment_reconcile"


@pytest.mark.parametrize(
    "package", ["feeds", "matching", "overlap", "statement_formats"]
)
def test_package_imports_without_odoo(package):
    names = sorted(path.stem for path in (ADDON / package).glob("*.py"))
    modules = [f"{package}.{name}" for name in names if name != "__init__"]
    code = (
        "import sys\n"
        "from bank_setup.without_odoo import load\n"
        f"for name in {[package, *modules]}:\n"
        "    load(name)\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'odoo'])"
    )
    # Without PYTHONPATH, where the host stands
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ADDON.parent / "setup",
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "[]\n"
