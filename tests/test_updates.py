"""Databases of earlier versions become what a fresh installation is, with data in every
state; and whatever changes that has a version of its own."""

import difflib
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import delivered
import psycopg2
import pytest
from old_versions import Odoo, unpack
from readme_server import copy_database

ROOT = Path(__file__).resolve().parent.parent
ADDON = delivered.ADDON
#: Two where every change is tested; all by hand, as before a release
NUMBER = int(os.environ.get("BANK_OLD_VERSIONS", "2"))
#: Those most unlike each other first. The last versions of 21 and 26 November 2026 were
#: both numbered 19.0.1.0.0
VERSIONS = {"21 November": "e7eec6e", "19.0.1.1.0": "b0d9ef4", "26 November": "22543ef"}
OLD = dict(list(VERSIONS.items())[:NUMBER])
FIRST = [name for name in OLD if name.endswith("November")]
#: Names of Odoo's own that grow with use
GROWING = re.compile(r"_seq\b|ir_sequence_\d+")


def get_source(request):
    """The database that the tests run on."""
    source = request.config.getoption("--odoo-database")
    if not source:
        pytest.skip("needs --odoo-database, as setup/test gives it")
    return source


def get_host_database(source):
    """Odoo's database that setup/test copies from, on the same server."""
    _before, _name, mark = source.partition("bank_test")
    name = f"bank_host{mark}"
    with closing(psycopg2.connect(dbname="postgres")) as connection:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if not cursor.fetchone():
                pytest.skip(f"needs {name}, a database of the host, as setup/run makes")
    return name


@pytest.fixture(scope="module")
def databases(request, tmp_path_factory):
    """{name: (database, facts)}: the old ones with data, updated; and a fresh one."""
    source = get_source(request)
    host = get_host_database(source)
    folder = tmp_path_factory.mktemp("updates")
    old = {name: unpack(commit, folder / commit) for name, commit in OLD.items()}
    names = {
        name: f"{source}_update_{number}_{os.getpid()}"
        for number, name in enumerate([*old, "fresh"])
    }
    with closing(psycopg2.connect(dbname="postgres")) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            try:
                for name in names.values():
                    copy_database(cursor, host, name)
                with ThreadPoolExecutor(len(names)) as beside:
                    made = {
                        name: beside.submit(make, name, old.get(name), names, folder)
                        for name in names
                    }
                    yield {name: future.result() for name, future in made.items()}
            finally:
                for name in names.values():
                    cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def make(name, addons, names, folder):
    """Make one of the databases.

    Returns:
        its name, what the scene in it was, and what was found of it after the update.
    """
    place = folder / name.replace(" ", "_")
    ours = Odoo(names[name], ROOT, place)
    if not addons:
        ours.install("-i")
        return names[name], None, None
    files = {each: str(place / f"{each}.json") for each in ("SCENE", "KEPT", "FOUND")}
    before = Odoo(names[name], addons, place / "old")
    before.install("-i")
    before.run("update_scene.py", **files)
    before.run("update_kept_scene.py", **files)
    ours.install("-u")
    schema = delivered.read(names[name], delivered.WHOLE_SCHEMA)
    lists = delivered.read_delivered(names[name])
    ours.run("update_look.py", **files)
    seen = json.loads(Path(files["FOUND"]).read_text())
    ours.run("update_kept_look.py", **files)
    facts, kept, seen_kept = (
        json.loads(Path(files[each]).read_text()) for each in ("SCENE", "KEPT", "FOUND")
    )
    seen |= {"schema": schema, "delivered": lists, "kept": seen_kept}
    return names[name], {**facts, "kept": kept}, seen


def differ(found, wanted):
    """What two lists of lines do not have in common."""
    return [
        line
        for line in difflib.unified_diff(found, wanted, "found", "wanted", n=0)
        if not GROWING.search(line)
    ]


@pytest.fixture(params=list(OLD))
def updated(request, databases):
    """(what the scene was, what was found), of one old version."""
    _database, facts, found = databases[request.param]
    return facts, found


def test_schema_is_that_of_a_fresh_installation(updated, databases):
    wanted = delivered.read(databases["fresh"][0], delivered.WHOLE_SCHEMA)
    assert not differ(updated[1]["schema"], wanted)


def test_delivered_data_are_those_of_a_fresh_installation(updated, databases):
    """But for what a person changed: two rules, and one that he deleted."""
    facts, found = updated
    by_person = tuple(f"default rule {code} " for code in facts["rules"].values())
    found, wanted = (
        [line for line in lines if not line.startswith(by_person)]
        for lines in (
            found["delivered"],
            delivered.read_delivered(databases["fresh"][0]),
        )
    )
    assert not differ(found, wanted)


def test_lines_are_as_they_were_left(updated):
    _facts, found = updated
    lines = {
        name: [
            line["reconciled"],
            line["difference"],
            line["applied"],
            line["states"],
            line["review"],
        ]
        for name, line in found["lines"].items()
    }
    assert lines == {
        "waits": [False, 70.0, 0.0, [], True],
        "proposed": [False, 0.0, 110.0, ["proposed"], True],
        "accepted": [False, 0.0, 120.0, ["accepted"], False],
        "posted": [True, 0.0, 130.0, ["posted"], False],
        "undone": [False, 0.0, 140.0, ["accepted"], True],
        # Of 100, 40 were settled by hand before we knew that
        "half": [False, 60.0, 0.0, [], True],
        # All of it was used, though the installation had said that all differs
        "elsewhere": [True, 0.0, 150.0, [], False],
        "january": [True, 0.0, 201.0, ["posted"], False],
        "february": [False, 0.0, 202.0, ["accepted"], True],
    }
    assert found["lines"]["elsewhere"]["to"] == "INV/2026/00150"
    days = [line["day"] for line in found["lines"].values()]
    assert days[:3] == ["2026-01-05", "2026-01-06", "2026-01-07"]
    assert days[-1] == "2026-02-20"


def test_stored_values_are_what_they_compute_to(updated):
    assert updated[1]["wrong sums"] == []


def test_checks_from_before_the_register_are_on_record(updated):
    facts, found = updated
    assert found["checks"] == {
        "1001": [facts["old check"], "posted", 40.0],
        "1002": [facts["new check"], "posted", 40.0],
    }


def test_documents_stay_posted_and_undone(updated):
    facts, found = updated
    assert found["documents"] == {
        "january": ["posted", 0.0, 201.0, [facts["january"]], True],
        "february": ["undone", 201.0, 403.0, [], True],
    }


def test_what_a_person_set_stays(updated):
    facts, found = updated
    rules = facts["rules"]
    assert found["rules"][rules["changed"]] == [77, True]
    assert found["rules"][rules["archived"]][1] is False
    assert rules["deleted"] not in found["rules"]
    assert len(found["rules"]) == 24
    assert found["mapping"] == "STADTWERKE"
    # They looked in the text alone, and go on so.
    assert set(found["looks_in"]) == {"text"}
    assert found["feed"] == ["Folder", "folder", True]


@pytest.mark.parametrize("updated", FIRST, indirect=True)
def test_a_mapping_goes_on_within_the_bounds_of_what_it_posted(updated):
    """The leasing, 80.00 and 95.00 out, may be a quarter more than the larger, to that
    account; nothing came in, and of what posted nothing a person looks at each line."""
    assert updated[1]["bounds"] == {
        "LEASING": [0.0, 118.75, "LU280019400644750000"],
        "STADTWERKE": [0.0, 0.0, ""],
    }


@pytest.mark.parametrize("updated", FIRST, indirect=True)
def test_who_pays_for_several_is_forgotten(updated):
    facts, found = updated
    assert facts["learned"] == [
        "DK3396440000871206",
        "EE179922001101021045",
        "LU89751000135104200",
        "NL91ABNA0417164300",
        "NL91ABNA0417164300",
    ]
    assert found["payers"] == [
        ["DK3396440000871206", "Nordlicht", False],
        ["EE179922001101021045", "Fjord", True],
    ]


def test_what_was_undone_waits_for_a_person(updated):
    undone, february, accepted = updated[1]["undone"]
    # What a database of 19.0.1.1.0 has stored is in the words of then.
    words = r"Undone by .+ on \d{4}-\d\d-\d\d: (review and )?accept it again"
    assert re.match(words, undone)
    assert undone == february
    assert not accepted


def test_a_file_that_the_old_version_imported_is_known(updated):
    assert updated[1]["again"] == 0


def test_the_accountant_goes_on(updated):
    """What was accepted is posted; what was posted, here and elsewhere, is undone."""
    assert updated[1]["work"] == {
        "reconciled": [True, False, False],
        "differences": [0.0, 0.0, 150.0],
        "february": "undone",
    }


def test_renamed_columns_have_what_they_had(updated):
    """The versions of November 2026 have not all of them."""
    facts, found = updated
    before = facts["kept"]["values"]
    assert sum(map(len, before.values())) >= 20
    assert found["kept"]["values"] == before
    assert found["kept"]["entry"] == facts["kept"]["entries"]


def test_what_people_keep_names_the_fields_as_they_are_called_now(updated):
    """The line is one, and the only one whose answers are ambiguous."""
    kept = updated[1]["kept"]
    assert kept["filter"] == [1, 1]
    assert kept["applied"] == [len(kept["amounts"]), 1]
    assert kept["undone"] == [2, 1]
    assert kept["window"] == [["PO-55"], "PO-56"]
    assert kept["export"] == [["kept", "E2E-55", 50.0]]
    assert kept["long export"] == kept["amounts"]
    assert all(kept["days"])
    assert kept["unsure"] == [True]
    assert kept["template"] == "<p>noE2E-55</p>"


def test_views_of_others_name_the_fields_as_they_are_called_now(updated):
    """Their own names and labels stay, and so does the log's `applied_to`."""
    views = updated[1]["kept"]["views"]
    assert 'default_order="bank_value_date desc"' in views["list"]
    assert "context.get('bank_is_ambiguous')" in views["list"]
    assert "[('bank_is_ambiguous', '=', True)]" in views["search"]
    assert 'string="is_ambiguous"' in views["search"]
    assert "{'group_by': 'bank_value_date'}" in views["search"]
    assert 'column_invisible="parent.bank_is_ambiguous"' in views["form"]
    assert '<field name="applied_to"' in views["form"]


def test_an_import_goes_on_after_the_update(updated):
    """What the bank's record says under the same name stays the bank's."""
    wanted = ["done", False, "2026-04-06", "E2E-44", {"value_date": "2026-04-06"}, True]
    assert updated[1]["kept"]["import"] == wanted


def test_schema_and_delivered_data_are_those_of_the_version(request):
    source = get_source(request)
    version = delivered.get_version()
    path = delivered.get_list(version)
    assert path.exists(), f"{version} has no list: see tests/delivered.py"
    changed = differ(delivered.read_delivered(source), path.read_text().splitlines())
    assert not changed, (
        f"Schema or delivered data are not those of {version}: give the manifest "
        "another version and old databases a migration, see tests/delivered.py.\n"
        + "\n".join(changed)
    )
