"""What the READMEs call by name is called so on the page."""

import ast
import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
ADDON = ROOT / "bank_payment_reconcile"
FILES = [*sorted((ADDON / "readme").glob("*.md")), ADDON / "README.rst"]
_MARKED = {
    ".md": re.compile(r"(?<![\w`_])_([A-Z][^_`]*?)_(?![\w`_])"),
    ".rst": re.compile(r"(?<![*\w`])\*([A-Z][^*`]*?)\*(?![*\w`])"),
}
_TAG = re.compile(r"</?\w[^>]*>")
# The READMEs' own words and the bank's, which stand on no page of Odoo
OWN = {"Demo"}


def _host_folders():
    import odoo.addons

    return [
        Path(path) / module
        for path in odoo.addons.__path__
        for module in ("account", "account_check_printing", "base", "web")
    ]


@pytest.fixture(scope="module")
def labels(request):
    """Every text that the addon and Odoo's pages may show."""
    if not request.config.getoption("--odoo-database", None):
        pytest.skip("needs Odoo's own texts, as setup/test gives them")
    found = set()
    paths = [ADDON / "i18n/bank_payment_reconcile.pot"]
    paths += [folder / "i18n/de.po" for folder in _host_folders()]
    for path in filter(Path.exists, paths):
        found.update(entry.msgid for entry in polib.pofile(str(path)))
    # What is printed in bold is read without its tags
    found |= {_TAG.sub("", each).strip() for each in found}
    manifest = ast.literal_eval((ADDON / "__manifest__.py").read_text())
    return found | {manifest["name"]} | OWN


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_named_things_are_on_the_page(path, labels):
    """Menus, buttons, tabs, blocks: each part of a path is a label."""
    names = {
        part.strip()
        for marked in _MARKED[path.suffix].findall(path.read_text())
        for part in " ".join(marked.split()).split(" > ")
    }
    assert sorted(names - labels) == []


def test_blocks_and_tabs_are_what_they_are_called():
    """A label of that name elsewhere would not lead anybody there."""
    text = (ADDON / "readme/CONFIGURE.md").read_text()
    views = "".join(path.read_text() for path in (ADDON / "views").glob("*.xml"))
    for kind, pattern in (("block", '<block title="{}"'), ("Tab", '<page[^>]*?"{}"')):
        [name] = re.findall(rf"\b{kind} _([^_]+)_", text)
        assert re.search(pattern.format(name), views), f"{kind} {name}"
