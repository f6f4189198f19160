"""Every acceptance case of NAV is answered, by a test that exists or by a reason."""

import ast
from pathlib import Path

from nav_cases import CASES, ELSEWHERE, OTHERWISE

TESTS = Path(__file__).resolve().parent.parent / "bank_payment_reconcile" / "tests"


def get_tests(name):
    """Names of the tests that a file of the addon defines."""
    path = TESTS / f"{name}.py"
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_test_that_a_case_names_exists():
    named = {**CASES, **{case: row[:2] for case, row in OTHERWISE.items()}}
    missing = {
        case: f"{file}.{test}"
        for case, (file, test) in named.items()
        if test not in get_tests(file)
    }
    assert missing == {}


def test_every_case_is_answered_once():
    answers = [*CASES, *OTHERWISE, *ELSEWHERE]
    assert sorted(answers) == sorted(set(answers))


def test_every_difference_has_its_reason():
    reasons = [row[2] for row in OTHERWISE.values()] + [*ELSEWHERE.values()]
    assert all(reasons)
