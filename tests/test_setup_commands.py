"""The commands of setup/ as a person calls them."""

import os
import subprocess
from pathlib import Path

from bank_setup.cluster import Cluster
from bank_setup.host import find_host
from bank_setup.layout import Layout, State
from bank_setup.odoo import Odoo
from bank_setup.postgres import Server, list_databases
from bank_setup.server import BackgroundServer

ROOT = Path(__file__).resolve().parent.parent


def call(root, command, *arguments, **environment):
    """Run a command of a checkout; returns its exit code and all it said."""
    done = subprocess.run(
        [root / "setup" / command, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **environment},
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def processes_naming(text):
    """Return the command lines of the running processes that name a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
        if str(text) in command:
            found.append(command)
    return found


def test_missing_odoo_home_is_one_sentence(checkout):
    code, said = call(checkout.root, "run", "--once", ODOO_HOME="/no/such/folder")
    assert code == 1
    assert said.startswith("setup/run: ODOO_HOME names /no/such/folder")
    assert len(said.splitlines()) == 1


def test_server_that_does_not_answer_is_one_sentence(checkout):
    host = find_host(Layout(ROOT))
    code, said = call(
        checkout.root,
        "run",
        "--once",
        ODOO_HOME=str(host.path),
        PGHOST="127.0.0.1",
        PGPORT="1",
    )
    assert code == 1
    assert "named by PGHOST or PGPORT, does not let us in" in said
    assert "Traceback" not in said


def test_unknown_option_is_explained(checkout):
    code, said = call(checkout.root, "run", "--twice")
    assert code == 2
    assert "unrecognized arguments: --twice" in said


def test_too_old_python_is_one_sentence(checkout, tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("bash", "dirname", "env"):
        (programs / name).symlink_to(Path("/usr/bin") / name)
    code, said = call(checkout.root, "run", PATH=str(programs), PYTHON="")
    assert code == 1
    assert said.startswith("setup: no Python 3.10 or newer was found")


def test_stopping_nothing_is_no_failure(checkout):
    assert call(checkout.root, "stop") == (0, "Nothing was running.\n")


def test_stop_leaves_no_process_and_a_second_start_finds_its_data(checkout):
    cluster = Cluster(checkout)
    try:
        assert cluster.start("auto")
        assert not cluster.start("auto")
        odoo = Odoo(checkout, find_host(Layout(ROOT)), Server(cluster.environment))
        odoo.write_configuration()
        odoo.install("bank_demo", "base", "install.log")
        BackgroundServer(checkout).start(odoo, "bank_demo")
        places = (checkout.root, cluster.folder)
        assert all(map(processes_naming, places))
    finally:
        code, said = call(checkout.root, "stop")
    assert (code, said) == (0, "- Odoo: stopped\n- PostgreSQL: stopped\n")
    assert not any(map(processes_naming, places))
    try:
        assert cluster.start("auto")
        assert "bank_demo" in list_databases(checkout, odoo.server)
    finally:
        call(checkout.root, "stop", "--remove")
    assert not cluster.folder.exists()
    assert not checkout.run.exists()


def test_cluster_that_lost_its_programs_says_so(checkout):
    data = checkout.postgres / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("15\n")
    (data / "postmaster.pid").write_text("1\n")
    State(checkout).set("postgres binaries", "/no/such/bin")
    code, said = call(checkout.root, "stop")
    assert code == 1
    assert "are gone (/no/such/bin)" in said
