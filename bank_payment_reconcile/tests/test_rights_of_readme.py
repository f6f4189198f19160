"""The READMEs' table of who may do what is what the rights say."""

from pathlib import Path

from odoo.tests import tagged

from .attack_table import METHODS, USERS
from .common import BankReconcileCommon
from .rights_of_readme import COLUMNS, ROWS

ADDON = Path(__file__).resolve().parent.parent
YES, NO = "yes", "–"


def read_markdown(text):
    """The rows of the first table: [[cell]], the headings first."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    return [rows[0], *rows[2:]]


def read_grid(text):
    """The same of a grid table of reStructuredText."""
    rows, row = [], None
    for line in text[text.index("+--") :].splitlines():
        if line.startswith("+"):
            rows += [row] if row else []
            row = None
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            before = row or [""] * len(cells)
            row = [f"{a} {b}".strip() for a, b in zip(before, cells, strict=True)]
        else:
            break
    return rows


@tagged("post_install", "-at_install")
class TestRightsOfReadme(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.table = read_markdown((ADDON / "readme/CONFIGURE.md").read_text())

    def test_both_files_have_the_same_table(self):
        grid = read_grid((ADDON / "README.rst").read_text())
        self.assertEqual(grid[0][1:], self.table[0][1:])
        self.assertEqual(grid[1:], self.table[1:])

    def test_the_table_says_what_the_rights_say(self):
        self.assertEqual(self.table[0][1:], list(COLUMNS))
        rows = {row[0]: row[1:] for row in self.table[1:]}
        for start, things in ROWS.items():
            [label] = [label for label in rows if label.startswith(start)]
            said = dict(zip(COLUMNS.values(), rows.pop(label), strict=True))
            for model, what in things:
                for user, word in said.items():
                    self.assertEqual(
                        word,
                        YES if self._may(user, model, what) else NO,
                        (label, user, model, what),
                    )
        self.assertFalse(rows, "say in rights_of_readme.py what these rows stand for")

    def _may(self, user, model, what):
        if what not in ("read", "write", "create", "unlink"):
            return user in METHODS[model][what]
        groups = self.env["res.groups"].browse(
            self.env.ref(xmlid).id for xmlid in USERS[user].split(",")
        )
        access = (
            self.env["ir.model.access"]
            .sudo()
            .search(
                [
                    ("model_id.model", "=", model),
                    (f"perm_{what}", "=", True),
                    ("group_id", "in", groups.all_implied_ids.ids),
                ],
                limit=1,
            )
        )
        return bool(access)
