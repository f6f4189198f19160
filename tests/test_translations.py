"""Each translation is whole: every term of the template, with its placeholders."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

I18N = Path(__file__).resolve().parents[1] / "bank_payment_reconcile" / "i18n"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|</?\w+|\{\{.*?\}\}")


def _terms(path):
    with path.open("rb") as file:
        return {
            (message.id, message.context): message.string
            for message in read_po(file)
            if message.id
        }


@pytest.fixture(scope="module")
def template():
    return _terms(I18N / "bank_payment_reconcile.pot")


@pytest.mark.parametrize("language", ["de", "nl", "nb"])
def test_every_term_is_translated(language, template):
    terms = _terms(I18N / f"{language}.po")
    assert terms.keys() == template.keys()
    assert not [term for term, text in terms.items() if not text]


@pytest.mark.parametrize("language", ["de", "nl", "nb"])
def test_placeholders_stay(language):
    for (term, _context), text in _terms(I18N / f"{language}.po").items():
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(term))
