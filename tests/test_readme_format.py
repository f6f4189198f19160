"""What a person reads first shows as it is meant: a table that is not well formed is a
table of error messages on the page of the repository."""

from pathlib import Path

import pytest
from docutils.core import publish_parts

ROOT = Path(__file__).resolve().parent.parent
READMES = sorted(
    path
    for path in ROOT.rglob("*.rst")
    if not {".run", ".git", "node_modules"} & {part for part in path.parts}
)


@pytest.mark.parametrize("path", READMES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_in_it_is_malformed(path):
    settings = {"halt_level": 2, "report_level": 2, "warning_stream": False}
    publish_parts(
        path.read_text(),
        source_path=str(path),
        writer="html5",
        settings_overrides=settings,
    )


def test_both_readmes_are_looked_at():
    found = {str(path.relative_to(ROOT)) for path in READMES}
    assert {"README.rst", "bank_payment_reconcile/README.rst"} <= found
