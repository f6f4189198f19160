"""A copy of the tests' database with the demo in it, served as setup/run serves it."""

import configparser
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2

from bank_setup.odoo_log import complaints
from bank_setup.server import free_port

ROOT = Path(__file__).resolve().parent.parent
# Neither where setup/run serves nor where the tests beside this one do
_PORTS = (8470, 8570)
_START_SECONDS = 180
_PREPARE_SECONDS = 300

# Runs in `odoo shell` after what setup/run runs there
_LANGUAGE = """
code = {code!r}
if code != "en_US":
    env["base.language.install"].create(
        {{"lang_ids": env["res.lang"].with_context(active_test=False).search(
            [("code", "=", code)]).ids}}
    ).lang_install()
env.ref("base.user_admin").write({{"lang": code, "tz": "Europe/Berlin"}})
env.cr.commit()
"""


class DemoServer:
    """Odoo serving the demo of one language.

    Args:
        source: the database that is copied.
        name: the copy's name.
        folder: for its log and its report.
    """

    def __init__(self, source, name, folder):
        self.source = source
        self.name = name
        self.log = folder / "odoo.log"
        self._folder = folder
        self._process = None
        self.port = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def query(self, query, *parameters):
        """Return the rows that are committed now."""
        with closing(psycopg2.connect(dbname=self.name)) as connection:
            with connection.cursor() as cursor:
                cursor.execute(query, parameters)
                return cursor.fetchall()

    def modules(self):
        """Return the folders of the modules that are installed."""
        from odoo.modules import get_module_path

        found = self.query(
            "SELECT name FROM ir_module_module WHERE state = 'installed'"
        )
        return [Path(get_module_path(name)) for (name,) in found]

    def prepare(self, language):
        """Import and apply the demo's statement as setup/run does, in a language."""
        script = (ROOT / "setup/bank_setup/demo_session.py").read_text()
        script += _LANGUAGE.format(code=language)
        done = subprocess.run(
            [sys.executable, "-m", "odoo", "shell", "-d", self.name, "--no-http"],
            input=script,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=dict(os.environ, DEMO_REPORT=str(self._folder / "demo.json")),
            timeout=_PREPARE_SECONDS,
            check=False,
        )
        assert not done.returncode, done.stdout[-3000:]

    def start(self):
        self.port = free_port(*_PORTS)
        with self.log.open("w") as output:
            self._process = subprocess.Popen(
                [
                    sys.executable, "-m", "odoo", "server", "-d", self.name,
                    f"--db-filter=^{self.name}$", "--http-port", str(self.port),
                    "--workers", "0", "--max-cron-threads", "0",
                ],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
        deadline = time.monotonic() + _START_SECONDS
        while not self._answers():
            assert self._process.poll() is None, self.log.read_text()[-3000:]
            assert time.monotonic() < deadline, "Odoo does not answer"
            time.sleep(0.3)

    def _answers(self):
        try:
            with urllib.request.urlopen(
                f"{self.address}/web/login", timeout=60
            ) as page:
                return page.status == 200
        except OSError:
            return False

    def complaints(self):
        """Return the warnings and errors of the server's log."""
        return [
            f"{record.level} {record.logger}: {record.text[:500]}"
            for record in complaints(self.log.read_text())
        ]

    def stop(self):
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


def copy_database(cursor, source, name, seconds=60):
    """Copy a database that this process has open, once nothing uses it.

    A request that a browser left behind may still hold a connection.
    """
    from odoo.sql_db import close_db

    deadline = time.monotonic() + seconds
    while True:
        close_db(source)
        try:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
            return
        except psycopg2.errors.ObjectInUse:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def read_data_folder():
    """Return the folder of files that the configuration names."""
    options = configparser.ConfigParser(interpolation=None)
    options.read(os.environ["ODOO_RC"])
    return Path(options["options"]["data_dir"])


@contextmanager
def serve_demo(source, language, folder):
    """Serve the demo in a language, and remove all of it in the end."""
    name = f"{source}_readme_{os.getpid()}"
    # Where the server looks; one of several processes of tests has another folder
    stores = read_data_folder() / "filestore"
    stored, copied = stores / source, stores / name
    server = DemoServer(source, name, folder)
    with closing(psycopg2.connect(dbname="postgres")) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            copy_database(cursor, source, name)
            try:
                if stored.is_dir():
                    shutil.copytree(stored, copied, copy_function=os.link)
                server.prepare(language)
                server.start()
                yield server
            finally:
                server.stop()
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
                shutil.rmtree(copied, ignore_errors=True)
