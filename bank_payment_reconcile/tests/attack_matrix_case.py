"""What is asked of every model and method, and what is expected of each user."""

from odoo.models import MAGIC_COLUMNS

from .attack_case import DONE, REFUSED, TOLD, AttackCase, Outcome
from .attack_table import EVERYBODY, MODELS, NOT_COPIED, OWNER, USERS, get_owner
from .records_case import MODULE

#: What is asked of one record, and of the model where the record is to be found in
#: the answer.
READING = ("read", "web_read", "export_data")
FINDING = ("search_read", "search_count", "name_search", "formatted_read_group")
#: What Odoo says of a record that is not there.
NOT_THERE = "Record does not exist or has been deleted."
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


class AttackMatrixCase(AttackCase):
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
        """An answer without the record is a refusal: some records are there only for
        whoever has chosen their company."""
        if outcome.kind == TOLD and NOT_THERE in str(outcome.text):
            return Outcome(REFUSED, outcome.text)
        if outcome.kind != DONE or call not in (*FINDING, "read", "web_read"):
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
