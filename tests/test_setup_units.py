"""The decisions of setup/: which host, which server, which port, which sentence."""

import json
import socket
import sys
from pathlib import Path

import pytest

from bank_setup import host, pdf, postgres
from bank_setup.apt import Mirror, parse_index_targets
from bank_setup.browser import ensure_browser
from bank_setup.cluster import machine_binaries
from bank_setup.console import SetupError
from bank_setup.demo import format_table
from bank_setup.host import ensure_host, find_host, series_of
from bank_setup.layout import Layout, State, digest_addon
from bank_setup.odoo import read_manifest
from bank_setup.odoo_log import complaints, read_records, started_tests
from bank_setup.server import BackgroundServer, free_port
from bank_setup.shell import run_logged

ROOT = Path(__file__).resolve().parent.parent


def put_odoo(folder, version="19, 0"):
    """Make a folder look like one that holds an Odoo."""
    (folder / "odoo/addons/account").mkdir(parents=True)
    text = f"RELEASE_LEVELS = []\nversion_info = ({version}, FINAL, 0, '')\n"
    (folder / "odoo/release.py").write_text(text)
    return folder


def target(**fields):
    """Return one block as `apt-get indextargets` prints it."""
    names = {
        "Codename": "bookworm",
        "Origin": "Debian",
        "Component": "main",
        "Repo-URI": "http://mirror.test/debian/",
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    return "\n".join(f"{name}: {value}" for name, value in names.items())


# ---------------------------------------------------------------------------
# Host
# ---------------------------------------------------------------------------


def test_named_host_comes_first(layout, tmp_path):
    named = put_odoo(tmp_path / "named")
    put_odoo(layout.run / "source")
    assert find_host(layout, {"ODOO_HOME": str(named)}).path == named


def test_debian_package_comes_before_the_source(layout):
    put_odoo(layout.run / "source")
    assert find_host(layout, {}).kind == "source"
    put_odoo(layout.run / "host/usr/lib/python3/dist-packages")
    assert find_host(layout, {}).kind == "Debian"


def test_no_host_yet(layout):
    assert find_host(layout, {}) is None


def test_missing_odoo_home_is_named(layout):
    with pytest.raises(SetupError, match="/no/such/folder, which does not exist"):
        find_host(layout, {"ODOO_HOME": "/no/such/folder"})


def test_odoo_home_without_odoo(layout, tmp_path):
    with pytest.raises(SetupError, match=r"no odoo/release\.py"):
        find_host(layout, {"ODOO_HOME": str(tmp_path)})


def test_other_series_is_refused(layout, tmp_path):
    put_odoo(tmp_path / "old", "18, 0")
    with pytest.raises(SetupError, match=r"an Odoo 18\.0; this addon needs 19\.0"):
        find_host(layout, {"ODOO_HOME": str(tmp_path / "old")})


def test_series_of_nothing(tmp_path):
    assert series_of(tmp_path) is None


def test_source_tree_has_two_addons_folders(tmp_path):
    source = put_odoo(tmp_path / "source")
    (source / "addons/account").mkdir(parents=True)
    found = host.Host(source, "source").addons
    assert found == [source / "odoo/addons", source / "addons"]


def test_neither_apt_nor_git(layout, monkeypatch):
    monkeypatch.setattr(host.shutil, "which", lambda _name: None)
    with pytest.raises(SetupError, match="no apt-get, and git is missing"):
        ensure_host(layout, {})


# ---------------------------------------------------------------------------
# Debian's mirror
# ---------------------------------------------------------------------------


def test_mirror_is_the_machines_own_suite():
    text = "\n\n".join(
        [
            target(Origin="Other", Repo_URI="http://other.test/"),
            target(Codename="bookworm-security", Repo_URI="http://security.test/"),
            target(Component="contrib"),
            target(Signed_By="/usr/share/keyrings/k.gpg"),
        ]
    )
    assert parse_index_targets(text) == Mirror(
        "http://mirror.test/debian/", "bookworm", "/usr/share/keyrings/k.gpg"
    )


def test_machine_without_debian_has_no_mirror():
    assert parse_index_targets(target(Origin="Ubuntu")) is None
    assert parse_index_targets("") is None


# ---------------------------------------------------------------------------
# PostgreSQL
# ---------------------------------------------------------------------------


def test_server_is_named_by_host_or_port():
    assert postgres.is_named({"PGHOST": "db"})
    assert postgres.is_named({"PGPORT": "5433"})
    assert not postgres.is_named({"PGUSER": "me"})


def test_role_postgres_is_refused(layout):
    with pytest.raises(SetupError, match="PGUSER is postgres, which Odoo refuses"):
        postgres.ensure_server(layout, "named", {"PGUSER": "postgres"})


def test_newest_server_programs_are_taken(tmp_path):
    for version in ("9.6", "15", "17"):
        folder = tmp_path / version / "bin"
        folder.mkdir(parents=True)
        for program in ("initdb", "pg_ctl"):
            (folder / program).touch()
    assert machine_binaries({}, tmp_path) == tmp_path / "17/bin"


def test_machine_without_server_programs(tmp_path):
    assert machine_binaries({"PATH": str(tmp_path)}, tmp_path) is None


# ---------------------------------------------------------------------------
# Odoo's server, its log and the demo's table
# ---------------------------------------------------------------------------


def test_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port, port + 50) > port
        with pytest.raises(SetupError, match=f"from {port} to {port} is free"):
            free_port(port, port + 1)


def test_process_id_of_another_program_is_not_ours(layout):
    # Process 1 exists always and is never an Odoo of this checkout
    State(layout).set("server", {"pid": 1, "port": 8069})
    assert BackgroundServer(layout).process() is None
    assert BackgroundServer(layout).stop() is False


LOG = """\
2026-11-21 04:13:57,263 9409 INFO d odoo.addons.x.tests.test_a: Starting A.test_b ...
2026-11-21 04:13:57,264 9409 WARNING db odoo.addons.x.models.y: Too many
of them
2026-11-21 04:13:57,265 9409 INFO ? odoo.sql_db: closed
2026-11-21 04:13:57,266 9409 INFO d odoo.addons.z.tests.test_a: Starting A.test_c ...
"""


def test_log_is_read_by_entry():
    assert [record.level for record in read_records(LOG)] == [
        "INFO",
        "WARNING",
        "INFO",
        "INFO",
    ]
    assert [record.text for record in complaints(LOG)] == ["Too many\nof them"]


def test_message_of_the_host_is_let_through():
    said = "2026-11-21 05:26:37,547 3 WARNING db pypdf._reader: EOF marker not found"
    assert complaints(said + " ") == []
    assert len(complaints(said.replace("pypdf._reader", "odoo.addons.x"))) == 1


def test_tests_of_other_addons_are_not_counted():
    assert started_tests(LOG, "x") == {"test_a.A.test_b"}


def test_long_cells_go_on_below():
    rows = [
        ("Kirchner", "1.00", "INV/1", "High", "both numbers stand in the text " * 4)
    ]
    table = format_table(("text", "amount", "to", "confidence", "why"), rows, 80)
    assert max(map(len, table.splitlines())) <= 80
    assert len(table.splitlines()) > 3
    assert " ".join(table.split()).count("both") == 4


# ---------------------------------------------------------------------------
# State
# ---------------------------------------------------------------------------


def test_state_is_kept_and_forgotten(layout):
    State(layout).set("a", 1)
    State(layout).set("b", 2)
    State(layout).set("a", None)
    assert json.loads((layout.run / "state.json").read_text()) == {"b": 2}


def test_damaged_state_is_a_sentence(layout):
    (layout.run / "state.json").write_text("{")
    with pytest.raises(SetupError, match="is damaged; remove it"):
        State(layout).get("a")


def test_second_command_is_kept_out(layout):
    with layout.lock(), pytest.raises(SetupError, match="another command"):
        layout.lock()


def test_changing_a_test_needs_no_update(layout):
    (layout.addon / "tests").mkdir(parents=True)
    (layout.addon / "models.py").write_text("a = 1\n")
    before = digest_addon(layout)
    (layout.addon / "tests/test_a.py").write_text("a = 1\n")
    assert digest_addon(layout) == before
    (layout.addon / "models.py").write_text("a = 2\n")
    assert digest_addon(layout) != before


def test_ci_must_have_a_browser(layout, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(SetupError, match="in CI the browser tours must run"):
        ensure_browser(layout, {"CI": "true"})


def test_requirements_name_what_the_manifest_needs():
    needed = read_manifest(Layout(ROOT))["external_dependencies"]["python"]
    listed = {
        line.strip().lower()
        for name in ("host", "addon")
        for line in (ROOT / f"setup/requirements/{name}.txt").read_text().splitlines()
    }
    assert {name.lower() for name in needed} <= listed


def test_program_that_hangs_is_ended_and_said(tmp_path):
    hanging = [sys.executable, "-c", "import time; time.sleep(60)"]
    with pytest.raises(SetupError, match="It failed. It hung and was ended after 1 s"):
        run_logged(hanging, tmp_path / "log", "It failed.", silence=1)


@pytest.fixture
def without_pdf(layout, monkeypatch):
    """A root's machine with apt-get and without wkhtmltopdf; what apt-get is told."""
    asked = []
    monkeypatch.setattr(
        pdf.shutil, "which", lambda name: name if name == "apt-get" else None
    )
    monkeypatch.setattr(pdf.os, "getuid", lambda: 0)
    monkeypatch.setattr(
        pdf, "install_on_machine", lambda packages, _log: asked.append(packages)
    )
    return asked


def test_root_gets_the_program_that_prints(layout, without_pdf, capsys):
    pdf.ensure_pdf(layout)
    assert without_pdf == [["wkhtmltopdf"]]
    assert "is missing" not in capsys.readouterr().out


def test_machine_whose_packages_lack_it_is_told_once(
    layout, without_pdf, monkeypatch, capsys
):
    def refuse(packages, _log):
        without_pdf.append(packages)
        raise SetupError("apt-get could not install wkhtmltopdf.")

    monkeypatch.setattr(pdf, "install_on_machine", refuse)
    pdf.ensure_pdf(layout)
    pdf.ensure_pdf(layout)
    assert without_pdf == [["wkhtmltopdf"]]
    assert capsys.readouterr().out.count("reports open on the screen") == 2


def test_who_is_not_root_is_told_what_to_install(
    layout, without_pdf, monkeypatch, capsys
):
    monkeypatch.setattr(pdf.os, "getuid", lambda: 1000)
    pdf.ensure_pdf(layout)
    assert without_pdf == []
    assert "apt-get install wkhtmltopdf" in capsys.readouterr().out
