"""A pytest plugin that gives each process of tests a folder of files of its own.

The host removes files that its database does not know after each class of tests, and
pytest-odoo has all processes share one folder: one would remove what another reads.
"""

import os
import shutil
from pathlib import Path

_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")


def pytest_sessionstart(session):
    """Copy the database's files, by links, to where this process looks for them."""
    if not _WORKER:
        return
    from odoo.tests.common import get_db_name
    from odoo.tools import config

    own = Path(os.environ["TESTS_FOLDER"]) / _WORKER
    shutil.rmtree(own, ignore_errors=True)
    stored = Path(config["data_dir"]) / "filestore" / get_db_name()
    copied = own / "filestore" / stored.name
    if stored.is_dir():
        shutil.copytree(stored, copied, copy_function=os.link)
    else:
        copied.mkdir(parents=True)
    session.config.add_cleanup(lambda: shutil.rmtree(own, ignore_errors=True))
    config["data_dir"] = str(own)
