"""A copy of the tests' database, for processes and commits of their own."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from tempfile import TemporaryFile

import psycopg2
import pytest
from readme_server import copy_database, read_data_folder


@contextmanager
def own_database(request, label):
    """Copy the tests' database, and remove the copy in the end, with its files.

    Args:
        label: tells it from the copies of other tests.

    Yields:
        its name.
    """
    source = request.config.getoption("--odoo-database")
    if not source:
        pytest.skip("needs --odoo-database, as setup/test gives it")
    name = f"{source}_{label}_{os.getpid()}"
    with closing(psycopg2.connect(dbname="postgres")) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            copy_database(cursor, source, name)
            try:
                yield name
            finally:
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
                files = read_data_folder() / "filestore" / name
                shutil.rmtree(files, ignore_errors=True)


def ask_worker(worker, *arguments):
    """Run a script to its end and return what its last line says, as JSON."""
    done = subprocess.run(
        [sys.executable, worker, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def answering_worker(worker, *arguments):
    """Run a script beside the tests, so that none waits for all of what it does.

    Yields:
        a function that waits for the next JSON object that it prints, and returns it.
    """

    def read_next():
        for line in process.stdout:
            if line.startswith("{"):
                return json.loads(line)
        errors.seek(0)
        raise AssertionError(errors.read())

    command = [sys.executable, worker, *arguments]
    with (
        TemporaryFile("w+") as errors,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            yield read_next
        finally:
            process.kill()
