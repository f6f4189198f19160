"""The addon's page in the store and in Odoo's list of apps.

OCA's tools build it the same way: from README.rst, which says what the fragments in
`readme/` say. A program of its own, since it needs docutils:

    python -m bank_setup.store_page ADDON [--fix]
"""

import re
import sys
from pathlib import Path

from docutils import nodes
from docutils.core import publish_doctree, publish_parts

#: The fragments in the order of the page, with their titles.
FRAGMENTS = {
    "DESCRIPTION": None,
    "INSTALL": "Installation",
    "CONFIGURE": "Configuration",
    "USAGE": "Usage",
    "ROADMAP": "Known issues / Roadmap",
    "CONTRIBUTORS": "Contributors",
}
_PAGE = """\
<!DOCTYPE html>
<!-- setup/lint --fix builds it from README.rst: change that, and readme/. -->
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<div class="document">
<h1 class="title">{title}</h1>
{body}</div>
</body>
</html>
"""
_STYLE = (Path(__file__).parent / "store_page.css").read_text()
_SETTINGS = {
    # Nothing but the text of the file, and no mark of when or by what it was made
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "syntax_highlight": "none",
    "initial_header_level": 2,
    "toc_backlinks": False,
    "halt_level": 2,
    "report_level": 2,
}


def build_page(addon):
    """Return the page as HTML.

    Images lie beside the page, so that it shows them wherever it is opened: as a file,
    in Odoo, which names them itself, and in the store.

    Args:
        addon: the addon's folder.

    Raises:
        docutils.utils.SystemMessage: when README.rst is no reStructuredText.
    """
    source = (addon / "README.rst").read_text()
    parts = publish_parts(source, writer="html5", settings_overrides=_SETTINGS)
    body = parts["body"].replace('src="static/description/', 'src="')
    return _PAGE.format(title=parts["title"], style=_STYLE, body=body)


def _read_words(text):
    return re.findall(r"[^\W_]+", text)


def read_readme_words(addon):
    """Return the words of README.rst, without what it alone has."""
    tree = publish_doctree(
        (addon / "README.rst").read_text(), settings_overrides=_SETTINGS
    )
    licence = tree.children[-1]
    assert licence["names"] == ["licence"], licence
    tree.remove(licence)
    for contents in list(tree.findall(nodes.topic)):
        contents.parent.remove(contents)
    # Without its own title; a blank parts what stands in two cells
    texts = tree.findall(nodes.Text)
    return _read_words(" ".join(texts).removeprefix(tree["title"]))


def read_fragment_words(addon):
    """Return the words of the fragments in `readme/`, with the titles between them."""
    words = []
    for name, title in FRAGMENTS.items():
        text = (addon / "readme" / f"{name}.md").read_text()
        text = re.sub(r"!\[([^]]*)\]\([^)]*\)", "", text)  # an image has no words
        # Nor are a language of code and a number of a list words of the text
        text = re.sub(r"^\s*(```\w+|\d+\. )", "", text, flags=re.MULTILINE)
        words += _read_words(f"{title or ''} {text}")
    return words


def main(addon, fix=False):
    """Compare the page with what it is built from, or write it; return an exit code."""
    page = addon / "static" / "description" / "index.html"
    built = build_page(addon)
    if page.exists() and page.read_text() == built:
        return 0
    if fix:
        page.write_text(built)
        print(f"{page} is built anew.")
        return 0
    print(f"{page} is not what README.rst says: setup/lint --fix builds it.")
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), fix="--fix" in sys.argv[2:]))
