"""The addon is uninstalled and installed again, with its demo data: the ledger stays,
and the entries themselves say what was posted.

In a database of its own.
"""

import json
import re
from contextlib import closing

import psycopg2
import pytest
from own_database import own_database
from test_updates import ADDON, ROOT, Odoo

UNINSTALL = f"""
env["ir.module.module"].search([("name", "=", "{ADDON}")]).button_immediate_uninstall()
"""
AGAIN = """
SELECT company.name, count(line.id)
  FROM res_company company
  LEFT JOIN account_move_line line
    ON line.company_id = company.id AND line.parent_state = 'posted'
 WHERE company.name LIKE 'Nordlicht Handelskontor%' GROUP BY company.id ORDER BY 1
"""


@pytest.fixture(scope="module")
def played(request, tmp_path_factory):
    """(facts before, what was found without the addon, what there is afterwards)."""
    folder = tmp_path_factory.mktemp("uninstall")
    scene, found, script = (folder / each for each in ("scene", "found", "script.py"))
    script.write_text(UNINSTALL)
    names = {"SCENE": str(scene), "FOUND": str(found), "TESTS": str(ROOT / "tests")}
    with own_database(request, "uninstall") as name:
        if not _query(name, "SELECT 1 FROM res_company WHERE name LIKE 'Nord%'"):
            pytest.skip("The database has no demo data.")
        odoo = Odoo(name, ROOT, folder / "odoo")
        odoo.run("uninstall_scene.py", SCENE=str(scene))
        with script.open() as lines:
            odoo.call("shell", source=lines)
        odoo.run("uninstall_look.py", **names)
        odoo.call("server", "-i", ADDON, "--stop-after-init", "--with-demo")
        yield (
            json.loads(scene.read_text()),
            json.loads(found.read_text()),
            _query(name, AGAIN),
        )


def _query(database, query):
    with closing(psycopg2.connect(dbname=database)) as connection:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()


def test_the_ledger_is_what_it_was(played):
    """Sums, entries, what was reconciled, payments, bank lines, bank accounts."""
    facts, found, _again = played
    assert found["sums"] == facts["sums"]
    assert found["states"] == ["posted"]


def test_the_entries_say_what_was_posted(played):
    facts, found, _again = played
    assert len(facts["moves"]) > 15
    assert found["told"] == {str(key): told for key, told in facts["told"].items()}
    texts = [
        re.sub("<[^>]*>|[\u00a0\ufeff]", " ", " ".join(t))
        for t in found["told"].values()
    ]
    [first] = [each for each in texts if "INV/2026/00043" in each][:1]
    for words in ("Posted: INV/2026/00042", "1,000.00", "Accepted by", "Rule:", "Why:"):
        assert words in first, first
    assert all("Posted: " in each for each in texts)


def test_nothing_of_the_addon_is_left(played):
    _facts, found, _again = played
    for name in (
        "columns",
        "tables",
        "models",
        "data",
        "views",
        "crons",
        "menus",
        "rules",
        "sequences",
    ):
        assert not found[name], (name, found[name])


def test_installed_again_the_story_begins_anew(played):
    """Beside the books of the first time, which keep all that was posted."""
    facts, _found, again = played
    (new, count), (old, _more) = sorted(again, key=lambda each: len(each[0]))
    assert new == "Nordlicht Handelskontor GmbH"
    assert old == f"{new} ({facts['company']})"
    assert count > 20
