"""Attacks by a user of each group on every model and every public method of ours."""

import logging
import os
from pathlib import Path

from odoo.models import MAGIC_COLUMNS
from odoo.tests import tagged

from .attack_case import (
    CRASHED,
    DONE,
    REFUSED,
    TOLD,
    AttackCase,
    Outcome,
    get_own_methods,
    quiet,
)
from .attack_table import (
    EVERYBODY,
    METHODS,
    MODELS,
    NOT_COPIED,
    OF_THE_HOST,
    OWNER,
    USERS,
    get_owner,
)
from .records_case import MODULE, get_own_fields

_logger = logging.getLogger(__name__)

#: The matrix is written to the file that this variable of the environment names.
TO_FILE = "BANK_ATTACK_MATRIX"
#: What is asked of one record, and of the model where the record is to be found in
#: the answer.
READING = ("read", "web_read", "export_data")
FINDING = ("search_read", "search_count", "name_search", "formatted_read_group")
#: These go over HTTP for every model and user, the others by the call that the server
#: makes, which is what takes the time.
OVER_HTTP = ("read", "write", "create", "unlink")
PLAIN_TYPES = ("char", "text", "integer", "boolean", "selection", "many2one")
#: Whom the server lets in at all: a visitor's call does not reach any model.
LOGGED_IN = [name for name in USERS if name != "public"]


def get_own_models(env):
    return sorted(
        model._name
        for model in env.registry.models.values()
        if model._original_module == MODULE and not model._abstract
    )


@tagged("post_install", "-at_install")
class TestAttackMatrix(AttackCase):
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
        """Or extends one of the host, which asks."""
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
    def test_methods(self):
        arguments = self._get_arguments(self.records)
        rows, surprises = {}, []
        self._log_in("public")
        for model in METHODS:
            self._expect_a_visitor_is_refused(model, "search_read", [[]])
        for user in LOGGED_IN:
            self._log_in(user)
            for model, methods in METHODS.items():
                for name, who in methods.items():
                    call = f"{model}.{name}"
                    args = self._get_call(model, name, arguments.get(call, []))
                    outcome = self._call_over_http(model, name, args)
                    rows.setdefault(call, {})[user] = outcome.kind
                    may = user in self._get_users(who, model)
                    if not self._is_expected(outcome, may):
                        surprises.append(self._tell(user, call, may, outcome))
        self._print(rows)
        self.assertFalse(surprises, "\n".join(surprises))

    def _get_call(self, model, name, arguments):
        if getattr(getattr(type(self.env[model]), name), "_api_model", False):
            return arguments
        record = self.records.get(model)
        return [record.ids if record is not None else [], *arguments]

    @staticmethod
    def _get_users(who, model):
        return [get_owner(model) if name == OWNER[0] else name for name in who]

    @staticmethod
    def _is_expected(outcome, may):
        return outcome.kind in ((DONE, TOLD) if may else (REFUSED,))

    @staticmethod
    def _tell(user, call, may, outcome):
        text = str(outcome.text)[-600:]
        return f"{user} {call}: may={may}, but {outcome.kind} {text}"

    def _expect_a_visitor_is_refused(self, model, method, args):
        outcome = self._call_over_http(model, method, args)
        self.assertEqual(outcome.kind, REFUSED, (model, outcome))

    # -------------------------------------------------------------------------
    # Models
    # -------------------------------------------------------------------------

    @quiet
    def test_models(self):
        rows, surprises = {}, []
        for user in LOGGED_IN:
            self._log_in(user)
            for model in MODELS:
                for call, args in self._get_model_calls(model).items():
                    if call in OVER_HTTP:
                        outcome = self._call_over_http(model, call, args)
                    else:
                        outcome = self._call_as(user, model, call, args)
                    outcome = self._look_for_record(call, outcome)
                    rows.setdefault(f"{model} {call}", {})[user] = outcome.kind
                    expected = self._get_expected_kinds(user, model, call)
                    if outcome.kind not in expected:
                        surprises.append(
                            self._tell(user, f"{model}.{call}", expected, outcome)
                        )
        self._print(rows)
        self.assertFalse(surprises, "\n".join(surprises))

    def _get_model_calls(self, model):
        """{method of the ORM: what it is called with, on the record of the scene}"""
        record = self.records[model].sudo()
        field = self._get_some_field(record)
        this = [["id", "=", record.id]]
        return {
            "read": [record.ids, [field]],
            "web_read": [record.ids, {field: {}}],
            "export_data": [record.ids, [field]],
            "search_read": [this, [field]],
            "search_count": [this],
            "name_search": ["", this],
            "formatted_read_group": [this, [], ["__count"]],
            "write": [
                record.ids,
                {field: record._fields[field].convert_to_write(record[field], record)},
            ],
            "create": [self._get_values(record)],
            "copy": [record.ids],
            "unlink": [record.ids],
        }

    @staticmethod
    def _get_some_field(record):
        """A field with a plain value, one that a person writes if there is any."""
        plain = [
            field
            for field in record._fields.values()
            if field.store
            and not field.groups
            and field.name not in MAGIC_COLUMNS
            and field.type in PLAIN_TYPES
        ]
        return min(plain, key=lambda field: (bool(field.readonly), field.name)).name

    @staticmethod
    def _get_values(record):
        """What a new record like this one is made of: all of the main company."""
        values = {}
        for name, field in record._fields.items():
            wanted = field.store and (record._transient or not field.readonly)
            if name in MAGIC_COLUMNS or not wanted:
                continue
            if record[name] and field.type not in ("one2many", "datetime", "binary"):
                values[name] = field.convert_to_write(record[name], record)
                if field.type == "date":
                    values[name] = str(record[name])
                if field.type == "many2many":
                    values[name] = [[6, 0, record[name].ids]]
        return values

    @staticmethod
    def _look_for_record(call, outcome):
        """Of a search, an answer without the record is a refusal."""
        if outcome.kind != DONE or call not in FINDING:
            return outcome
        found = outcome.text
        if call == "formatted_read_group":
            found = sum(row["__count"] for row in found)
        return outcome if found else Outcome(REFUSED, "found nothing")

    def _get_expected_kinds(self, user, model, call):
        read, write, create, unlink = (
            self._get_users(who, model) for who in MODELS[model]
        )
        if call in READING + FINDING:
            return (DONE,) if user in read else (REFUSED,)
        if call == "create" and user in EVERYBODY and user in create:
            # In their own company; a sentence may say what does not fit together. A
            # branch sees the banks of its parent, and may ask about one in a wizard.
            asks = user == "branch" and self.env[model]._transient
            return (REFUSED, TOLD, DONE) if asks else (REFUSED, TOLD)
        if call == "copy" and user == "branch" and user in read:
            # It may be told first that there is one of that name. The copy of what its
            # parent has set up is the branch's own.
            records = type(self.env[model])
            is_shared = issubclass(records, type(self.env["bank.shared"]))
            return (REFUSED, TOLD, DONE) if is_shared else (REFUSED, TOLD)
        may = {
            "write": user in write,
            "unlink": user in unlink,
            "create": user in create,
            "copy": user in read
            and user in create
            and user not in EVERYBODY
            and model not in NOT_COPIED,
        }[call]
        return (DONE, TOLD) if may else (REFUSED,)

    # -------------------------------------------------------------------------
    # Shown
    # -------------------------------------------------------------------------

    def _print(self, rows):
        """The matrix into the log, and into a file where one is named."""
        head = " ".join(f"{name[:6]:6}" for name in LOGGED_IN)
        lines = [
            f"{DONE} done  {TOLD} let in and told why not  {REFUSED} refused  "
            f"{CRASHED} failed",
            f"{'':66}{head}",
        ]
        for call, by_user in rows.items():
            marks = " ".join(f"{by_user[name]:6}" for name in LOGGED_IN)
            lines.append(f"{call:66}{marks}".rstrip())
        text = "\n".join(lines)
        _logger.info("Who may do what:\n%s", text)
        if path := os.environ.get(TO_FILE):
            with Path(path).open("a") as file:
                file.write(f"{text}\n\n")
