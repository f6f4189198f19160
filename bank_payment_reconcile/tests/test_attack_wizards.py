"""A wizard is its author's, and names nothing that its author may not read."""

import json
from contextlib import closing

from odoo import Command
from odoo.models import MAGIC_COLUMNS
from odoo.tests import tagged

from .attack_case import (
    CRASHED,
    DONE,
    REFUSED,
    AttackCase,
    get_own_methods,
    judge,
    quiet,
)
from .attack_scene import NAME, SECRET
from .records_case import MODULE

#: What a client may say of where it stands.
ACTIVE = (
    ("account.bank.statement.line", "open_line"),
    ("account.bank.statement", "statement"),
    ("bank.check.entry", "deposited"),
    ("account.journal", "bank"),
)
RELATIONAL = ("many2one", "many2many", "one2many")


@tagged("post_install", "-at_install")
class TestAttackWizards(AttackCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.statement = cls.records["account.bank.statement"]
        cls.methods = get_own_methods(cls.env)
        cls.wizards = [
            model._name
            for model in cls.env.registry.models.values()
            if model._transient and model._original_module == MODULE
        ]

    def test_every_wizard_is_one_of_ours(self):
        """Which keeps it from naming what its author may not read."""
        for model in self.wizards:
            self.assertIsInstance(self.env[model], type(self.env["bank.wizard"]), model)

    # -------------------------------------------------------------------------
    # Somebody else's wizard
    # -------------------------------------------------------------------------

    @quiet
    def test_nothing_of_anothers_wizard_is_read(self):
        """Not even by an administrator: rows, files and names included."""
        wrong = []
        for user in ("manager", "admin", "other", "branch"):
            self._log_in(user)
            for model in self.wizards:
                record = self.records[model].sudo()
                if record.create_uid == self.attackers[user]:
                    continue
                for call, args in self._get_reading_calls(record).items():
                    outcome = judge(self._send(model, call, args))
                    if outcome.kind != REFUSED and not self._is_empty(outcome):
                        wrong.append((user, model, call, outcome))
        self.assertFalse(wrong)

    def _get_reading_calls(self, record):
        spec = self._get_spec(record)
        this = [["id", "=", record.id]]
        return {
            "read": [record.ids],
            "web_read": [record.ids, spec],
            "web_search_read": [this, spec],
            "web_name_search": ["", {"display_name": {}}, this],
            "web_read_group": [this, ["create_uid"], ["__count"]],
            "export_data": [record.ids, ["create_date"]],
            "onchange": [record.ids, {}, [], spec],
            "copy": [record.ids],
        }

    @staticmethod
    def _is_empty(outcome):
        found = outcome.text
        if isinstance(found, dict):
            found = found.get("records", found.get("groups", found))
        return outcome.kind == DONE and found == []

    @staticmethod
    def _get_spec(record):
        """Every field of the wizard, as its form would ask for it."""
        return {
            name: {"fields": {"display_name": {}}} if field.type in RELATIONAL else {}
            for name, field in record._fields.items()
            if not field.groups
        }

    @quiet
    def test_no_file_of_anothers_wizard_is_downloaded(self):
        """The export of a statement, a workbook, the files of an import, a posting's
        preview: by the addresses that their buttons open, and those one can guess."""
        for model, button in (
            ("bank.statement.export", "action_export"),
            ("bank.reconciliation.report", "action_export"),
        ):
            owner = self.env(user=self.attackers["accountant"])
            getattr(owner[model].browse(self.records[model].id), button)()
        file = self.records["bank.statement.import.file"].sudo().attachment_id
        kept = self._attach_to_wizard()
        addresses = [
            self._address("bank.statement.export", "data"),
            self._address("bank.reconciliation.report", "workbook"),
            f"/web/content/{file.id}?download=true",
            f"/web/content/{kept.id}?download=true",
        ]
        report = self.records["bank.reconciliation.report"].id
        addresses.append(f"/report/html/{MODULE}.report_bank_proof/{report}")
        for user in ("accountant", "manager", "other", "branch", "plain", "portal"):
            self._log_in(user)
            for address in addresses:
                self.env.flush_all()
                response = self.url_open(address, timeout=60)
                # Whoever is of the same company reads what is printed, not the wizard.
                may = user == "accountant"
                # A workbook is a zip archive.
                has_content = SECRET in response.text or response.content[:2] == b"PK"
                is_read = response.status_code == 200 and has_content
                self.assertEqual(is_read, may, (user, address, response.status_code))

    def _address(self, model, field):
        return f"/web/content/{model}/{self.records[model].id}/{field}?download=true"

    def _attach_to_wizard(self):
        """A file that hangs on the wizard itself."""
        wizard = self.records["bank.statement.export"]
        return self.env(user=self.attackers["accountant"])["ir.attachment"].create(
            {
                "name": "export.txt",
                "raw": SECRET.encode(),
                "res_model": wizard._name,
                "res_id": wizard.id,
            }
        )

    # -------------------------------------------------------------------------
    # One's own wizard, with records of others
    # -------------------------------------------------------------------------

    @quiet
    def test_a_wizard_shows_nothing_of_another_company(self):
        """Ids are guessed as values, as defaults and as what is chosen on the page."""
        for user in ("other", "branch"):
            self._log_in(user)
            for model in self.wizards:
                self._attack_by_values(user, model)
                self._attack_by_context(user, model)

    def _attack_by_values(self, user, model):
        values = self._get_ids(model)
        spec = self._get_spec(self.env[model])
        with closing(self.env.cr.savepoint()):
            created = self._send(model, "create", [values])
            self._check(user, model, "create", created)
            wizard = created.get("result") or self._create_own(model, values, user)
            if wizard:
                self._check(
                    user, model, "write", self._send(model, "write", [[wizard], values])
                )
                self._check_shown(user, model, wizard, spec)
                for name in sorted(self.methods.get(model, ())):
                    with closing(self.env.cr.savepoint()):
                        self._check(
                            user, model, name, self._send(model, name, [[wizard]])
                        )
                        self._check_shown(user, model, wizard, spec)
        # As a row of a list sends the form that it stands in.
        as_forms = {
            name: {"id": value}
            if self.env[model]._fields[name].type == "many2one"
            else value
            for name, value in values.items()
        }
        for sent in (values, as_forms):
            answer = self._send(model, "onchange", [[], sent, list(sent), spec])
            self._check(user, model, "onchange", answer)
            answer = self._send(model, "onchange", [[], sent, [], spec])
            self._check(user, model, "onchange", answer)

    def _create_own(self, model, values, user):
        """A wizard of this user that could be made without what may not be named."""
        company = self.attackers[user].company_id.id
        plain = {
            name: value
            for name, value in values.items()
            if self.env[model]._fields[name].type not in RELATIONAL
        }
        if "company_id" in values:
            plain["company_id"] = company
        return self._send(model, "create", [plain]).get("result")

    def _check_shown(self, user, model, wizard, spec):
        for call, args in {
            "read": [[wizard]],
            "web_read": [[wizard], spec],
            "export_data": [[wizard], [name for name in spec if name != "id"]],
        }.items():
            self._check(user, model, call, self._send(model, call, args))

    def _attack_by_context(self, user, model):
        values = self._get_ids(model)
        spec = self._get_spec(self.env[model])
        contexts = [{f"default_{name}": value for name, value in values.items()}]
        for active, attribute in ACTIVE:
            record = getattr(self, attribute)
            contexts.append(
                {
                    "active_model": active,
                    "active_id": record.id,
                    "active_ids": record.ids,
                    "payment_ids": self.deposited.payment_id.ids,
                    "bank_opening_asked_by": ["bank.reconciliation", self.document.id],
                }
            )
        for context in contexts:
            for call, args in {
                "default_get": [list(spec)],
                "onchange": [[], {}, [], spec],
                "create": [{}],
            }.items():
                with closing(self.env.cr.savepoint()):
                    answer = self._send(model, call, args, {"context": context})
                    self._check(user, model, call, answer)
                    if call == "create" and "result" in answer:
                        self._check_shown(user, model, answer["result"], spec)

    def _get_ids(self, model):
        """What the owner's wizard holds, without its texts: ids alone are guessed."""
        record = self.records[model].sudo()
        values = {}
        for name, field in record._fields.items():
            if not field.store or name in MAGIC_COLUMNS or not record[name]:
                continue
            if field.type == "many2many":
                values[name] = [Command.set(record[name].ids)]
            elif field.type == "one2many":
                values[name] = [Command.link(row.id) for row in record[name]]
            elif field.type in ("binary", "json"):
                continue
            elif field.type in ("char", "text"):
                values[name] = "guessed"
            elif field.type in ("date", "datetime"):
                values[name] = str(record[name])
            else:
                values[name] = field.convert_to_write(record[name], record)
        return values

    def _check(self, user, model, call, answer):
        """The answer names nothing of the main company, and is no crash."""
        text = json.dumps(answer)
        secrets = [SECRET] if user == "branch" else [SECRET, NAME]
        told = [secret for secret in secrets if secret in text]
        self.assertFalse(told, (user, model, call, text[:2000]))
        outcome = judge(answer)
        self.assertNotEqual(outcome.kind, CRASHED, (user, model, call, outcome.text))
