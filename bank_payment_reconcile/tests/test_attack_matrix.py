"""Attacks by a user of each group on every model and every public method of ours."""

import logging
import os
from pathlib import Path

from odoo.tests import tagged

from .attack_case import CRASHED, DONE, REFUSED, TOLD, get_own_methods, quiet
from .attack_matrix_case import (
    LOGGED_IN,
    OVER_HTTP,
    AttackMatrixCase,
    get_own_models,
)
from .attack_table import METHODS, MODELS, OF_THE_HOST
from .records_case import MODULE, get_own_fields

_logger = logging.getLogger(__name__)

#: The matrix is written to the file that this variable of the environment names.
TO_FILE = "BANK_ATTACK_MATRIX"


@tagged("post_install", "-at_install")
class TestAttackMatrix(AttackMatrixCase):
    # -------------------------------------------------------------------------
    # The tables say everything
    # -------------------------------------------------------------------------

    def test_every_model_and_method_is_in_the_table(self):
        self.assertEqual(sorted(MODELS), get_own_models(self.env))
        found = get_own_methods(self.env)
        self.assertEqual(
            {(model, name) for model, names in METHODS.items() for name in names},
            {(model, name) for model, names in found.items() for name in names},
            "decide in attack_table.py who may call these (or drop them)",
        )

    def test_every_method_begins_with_the_right_it_takes(self):
        """Or extends one of Odoo, which asks."""
        without = {
            f"{model}.{name}"
            for model, names in get_own_methods(self.env).items()
            for name in names
            if not hasattr(getattr(type(self.env[model]), name), "bank_right")
        }
        self.assertEqual(without, OF_THE_HOST, "give it `needs`")

    def test_no_field_hides_a_method_of_the_host(self):
        """A list exports its records by `export_data`, whatever a field is called."""
        base = type(self.env["base"])
        hidden = [
            f"{model._name}.{field.name}"
            for model in self.env.registry.models.values()
            if not model._abstract
            for field in get_own_fields(model) + self._get_computed_fields(model)
            if hasattr(base, field.name)
            and field.name not in ("id", "display_name")
            and field.name not in base._fields
        ]
        self.assertFalse(hidden)

    def _get_computed_fields(self, model):
        return [
            field
            for field in model._fields.values()
            if not field.store and field._modules[:1] == (MODULE,)
        ]

    # -------------------------------------------------------------------------
    # Methods
    # -------------------------------------------------------------------------

    @quiet
    def test_methods_for_a_visitor(self):
        self._log_in("public")
        for model in METHODS:
            self._expect_a_visitor_is_refused(model, "search_read", [[]])

    @quiet
    def _attack_methods(self, user):
        arguments = self._get_arguments(self.records)
        rows, surprises = {}, []
        self._log_in(user)
        for model, methods in METHODS.items():
            for name, who in methods.items():
                call = f"{model}.{name}"
                args = self._get_call(model, name, arguments.get(call, []))
                outcome = self._call_over_http(model, name, args)
                rows[call] = outcome.kind
                may = user in self._get_users(who, model)
                if not self._is_expected(outcome, may):
                    surprises.append(self._tell(user, call, may, outcome))
        self._print(user, rows)
        self.assertFalse(surprises, "\n".join(surprises))

    def _expect_a_visitor_is_refused(self, model, method, args):
        outcome = self._call_over_http(model, method, args)
        self.assertEqual(outcome.kind, REFUSED, (model, outcome))

    # -------------------------------------------------------------------------
    # Models
    # -------------------------------------------------------------------------

    @quiet
    def _attack_models(self, user):
        rows, surprises = {}, []
        self._log_in(user)
        for model in MODELS:
            for call, args in self._get_model_calls(model).items():
                if call in OVER_HTTP:
                    outcome = self._call_over_http(model, call, args)
                else:
                    outcome = self._call_as(user, model, call, args)
                outcome = self._look_for_record(call, outcome)
                rows[f"{model} {call}"] = outcome.kind
                expected = self._get_expected_kinds(user, model, call)
                if outcome.kind not in expected:
                    surprises.append(
                        self._tell(user, f"{model}.{call}", expected, outcome)
                    )
        self._print(user, rows)
        self.assertFalse(surprises, "\n".join(surprises))

    # -------------------------------------------------------------------------
    # Shown
    # -------------------------------------------------------------------------

    def _print(self, user, rows):
        """A user's column of the matrix into the log, and into a file where one is
        named."""
        lines = [
            f"{DONE} done  {TOLD} let in and told why not  {REFUSED} refused  "
            f"{CRASHED} failed",
            f"{'':66}{user}",
            *(f"{call:66}{kind}" for call, kind in rows.items()),
        ]
        text = "\n".join(lines)
        _logger.info("Who may do what:\n%s", text)
        if path := os.environ.get(TO_FILE):
            with Path(path).open("a") as file:
                file.write(f"{text}\n\n")


def _add_tests(user):
    """A test for each user: all at once would take as long as a test may."""

    def methods(self):
        self._attack_methods(user)

    def models(self):
        self._attack_models(user)

    for name, test in (("methods", methods), ("models", models)):
        test.__name__ = f"test_{name}_as_{user}"
        setattr(TestAttackMatrix, test.__name__, test)


for _user in LOGGED_IN:
    _add_tests(_user)
