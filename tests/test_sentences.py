"""No sentence of the packages that know no Odoo reaches a user untranslated."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ADDON = Path(__file__).resolve().parents[1] / "bank_payment_reconcile"
I18N = ADDON / "i18n"
WITH_ODOO = {"models", "wizards", "report", "tests", "controllers", "migrations"}
PACKAGES = {path.parent for path in ADDON.glob("*/__init__.py")}
FILES = [
    *sorted(
        path
        for package in PACKAGES
        if package.name not in WITH_ODOO
        for path in package.rglob("*.py")
    ),
    ADDON / "sentences.py",
]
TREES = {str(path.relative_to(ADDON)): ast.parse(path.read_text()) for path in FILES}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
#: `matching` gives its templates their parameters when they are shown.
TEMPLATES_ALONE = {
    f"matching/reasons/{name}.py"
    for name in ("advised", "beyond", "mapped", "money_sentences", "sentences")
}
WORDS = re.compile(r"[^\W\d]{2,} [^\W\d]{2,}")
PROSE = re.compile(r"(?:[^\W\d_]{2,} ){2,}(?:is|are|was|were|has|have|not|no|the|of)\b")


def calls_of(tree):
    """Every call, with the name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else None
            yield node, called.id if isinstance(called, ast.Name) else name


def sentences():
    """Every call of `_`, with the file it is in."""
    for file, tree in TREES.items():
        for node, name in calls_of(tree):
            if name == "_":
                yield file, node


def errors():
    """The names of the errors that tell the user something."""
    known = {"SentenceError"}
    classes = [
        node
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    while True:
        more = {
            each.name
            for each in classes
            if {base.id for base in each.bases if isinstance(base, ast.Name)} & known
        }
        if more <= known:
            return known
        known |= more


def is_plain_text(node):
    """Whether an expression is text that is not a sentence: a literal, an f-string,
    texts put together, or whatever `str` and `join` make."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.BinOp):
        return is_plain_text(node.left) or is_plain_text(node.right)
    if isinstance(node, ast.IfExp):
        return is_plain_text(node.body) or is_plain_text(node.orelse)
    if isinstance(node, ast.Call):
        called = node.func
        if isinstance(called, ast.Attribute):
            return called.attr in ("join", "format")
        return isinstance(called, ast.Name) and called.id == "str"
    return False


def test_there_are_errors_and_sentences():
    assert {"StatementError", "RecordError", "FeedError", "HostKeyUnknown"} <= errors()
    assert len(list(sentences())) > 250


def test_errors_carry_sentences():
    """Not text: nobody can translate it any more."""
    known = errors()
    wrong = [
        f"{file}:{node.lineno}"
        for file, tree in TREES.items()
        for node, name in calls_of(tree)
        if name in known and any(map(is_plain_text, node.args[:1]))
    ]
    assert not wrong


def test_nothing_else_that_is_raised_tells_a_story():
    """An error of Python itself has no sentence: one ends in what the user reads."""
    wrong = [
        f"{file}:{node.lineno}"
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and any(
            isinstance(each, ast.JoinedStr)
            or (
                isinstance(each, ast.Constant)
                and isinstance(each.value, str)
                and WORDS.search(each.value)
            )
            for each in node.exc.args
        )
    ]
    assert not wrong


def test_warnings_remarks_and_problems_are_sentences():
    names = ("warnings", "problems", "remarks")
    wrong = []
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                name = getattr(owner, "attr", None) or getattr(owner, "id", None)
                if node.func.attr == "append" and name in names:
                    if is_plain_text(node.args[0]):
                        wrong.append(f"{file}:{node.lineno}")
            if isinstance(node, ast.keyword) and node.arg in ("problem", "doubt"):
                if is_plain_text(node.value):
                    wrong.append(f"{file}:{node.value.lineno}")
    assert not wrong


def test_no_prose_outside_of_a_sentence():
    """What returns, is yielded or stored as prose would be shown as it is."""
    wrong = []
    for file, tree in TREES.items():
        allowed = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                allowed.add(node.value)  # a docstring
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ("_", "compile", "search", "match", "sub", "fullmatch"):
                    allowed.update(ast.walk(node))
                if name in ("TypeVar", "split", "frozenset"):
                    allowed.update(ast.walk(node))
        wrong += [
            f"{file}:{node.lineno} {node.value[:60]}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node not in allowed
            and PROSE.search(node.value)
        ]
    assert not wrong


def test_sentences_are_literals_with_their_parameters():
    """Odoo's tools find literals only; a parameter too many or too few is an error
    in the middle of an error."""
    wrong = []
    for file, node in sentences():
        template, *others = node.args
        if others or not isinstance(template, ast.Constant):
            wrong.append(f"{file}:{node.lineno}: no literal")
            continue
        wanted = set(PLACEHOLDER.findall(template.value))
        given = {each.arg for each in node.keywords}
        if file not in TEMPLATES_ALONE and wanted != given:
            wrong.append(f"{file}:{node.lineno}: {wanted ^ given}")
        # One percent sign is a placeholder, or the sentence has no parameter.
        if wanted and "%" in PLACEHOLDER.sub("", template.value).replace("%%", ""):
            wrong.append(f"{file}:{node.lineno}: a stray percent sign")
    assert not wrong


def _terms(path):
    with path.open("rb") as file:
        return {each.id: each.string for each in read_po(file) if each.id}


def test_every_sentence_is_in_the_template():
    known = _terms(I18N / "bank_payment_reconcile.pot")
    missing = {node.args[0].value for _file, node in sentences()} - known.keys()
    assert not missing


@pytest.mark.parametrize("path", sorted(I18N.glob("*.po")), ids=lambda path: path.stem)
def test_every_sentence_is_translated(path):
    terms = _terms(path)
    for _file, node in sentences():
        template = node.args[0].value
        text = terms.get(template)
        assert text, template
        assert sorted(PLACEHOLDER.findall(text)) == sorted(
            PLACEHOLDER.findall(template)
        )


def test_what_a_file_has_too_much_of_is_named():
    """`spend` is given a key, for which there is a sentence."""
    memory = TREES["statement_formats/shared/memory.py"]
    named = next(
        {key.value for key in node.value.keys}
        for node in memory.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "_KINDS"
    )
    given = {
        node.args[1].value
        for tree in TREES.values()
        for node, name in calls_of(tree)
        if name == "spend"
    }
    assert given == named


def test_the_models_translate_what_they_catch():
    """`str` of such an error is English: a user is shown its translation."""
    wrong, known = [], errors()
    paths = [*(ADDON / "models").rglob("*.py"), *(ADDON / "wizards").rglob("*.py")]
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.ExceptHandler) or node.type is None:
                continue
            caught = {
                getattr(each, "attr", getattr(each, "id", ""))
                for each in ast.walk(node.type)
            }
            if not caught & known or node.name is None:
                continue
            for call in ast.walk(node):
                name = getattr(call, "func", None)
                shows = getattr(name, "id", getattr(name, "attr", "")) in ("str", "_")
                given = getattr(call, "args", []) if isinstance(call, ast.Call) else []
                given += [each.value for each in getattr(call, "keywords", [])]
                if shows and any(
                    getattr(each, "id", "") == node.name for each in given
                ):
                    wrong.append(f"{path.name}:{call.lineno}")
    assert not wrong
