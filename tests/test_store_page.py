"""The addon's page in the store says what `readme/` says, as it is now."""

import re
from pathlib import Path

from bank_setup import store_page

ADDON = Path(__file__).resolve().parent.parent / "bank_payment_reconcile"
PAGE = ADDON / "static" / "description" / "index.html"


def test_the_page_is_current():
    assert store_page.main(ADDON) == 0


def test_readme_says_what_its_fragments_say():
    assert store_page.read_readme_words(ADDON) == store_page.read_fragment_words(ADDON)


def test_every_fragment_is_on_the_page():
    # What is for developers only is not for the store.
    names = {path.stem for path in (ADDON / "readme").glob("*.md")} - {"DEVELOP"}
    assert names == set(store_page.FRAGMENTS)


def test_every_image_lies_beside_the_page():
    images = re.findall(r'src="([^"]*)"', PAGE.read_text())
    assert images
    for image in images:
        assert (PAGE.parent / image).is_file(), image


def test_a_page_that_is_not_current_is_told_and_mended(tmp_path, capsys):
    (tmp_path / "static" / "description").mkdir(parents=True)
    readme = tmp_path / "README.rst"
    readme.write_text("=====\nTitle\n=====\n\nOne payment.\n")
    assert store_page.main(tmp_path) == 1
    assert store_page.main(tmp_path, fix=True) == 0
    assert store_page.main(tmp_path) == 0
    readme.write_text("=====\nTitle\n=====\n\nTwo payments.\n")
    assert store_page.main(tmp_path) == 1
    assert "setup/lint --fix builds it" in capsys.readouterr().out
