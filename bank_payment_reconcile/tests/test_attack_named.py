"""No form tells whose a guessed id is, in whatever way a client writes the id down."""

import json

from odoo.tests import tagged

from .attack_case import CRASHED, REFUSED, AttackCase, Outcome, quiet
from .attack_scene import NAME, SECRET
from .records_case import MODULE

#: Fields of Odoo through which a form of Odoo reaches rows of ours.
THROUGH_THE_HOST = (
    ("account.move", "line_ids", "bank_application_ids", "move_line_id"),
    ("account.move", "line_ids", "bank_application_ids", "account_id"),
    ("account.move", "statement_line_ids", "application_ids", "move_line_id"),
    ("account.bank.statement", "line_ids", "application_ids", "move_line_id"),
)


@tagged("post_install", "-at_install")
class TestAttackNamed(AttackCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        company = cls.company_data["company"]
        cls.nordlicht.write({"name": f"{SECRET} Nordlicht", "company_id": company.id})
        cls.targets = {
            **cls.records,
            "account.move.line": cls.open_item,
            "account.move": cls.open_item.move_id,
            "account.bank.statement.line": cls.open_line,
            "account.journal": cls.bank,
            "account.account": cls.fees,
            "account.payment": cls.deposited.payment_id,
            "bank.check.entry": cls.deposited,
            "res.partner": cls.nordlicht,
        }
        for own in cls._get_models_with_relations():
            record = cls.targets.get(own)
            if record is not None and record._name.startswith("bank."):
                cls._put_secret(record.sudo())
        cls.env.flush_all()

    @classmethod
    def _put_secret(cls, record):
        """Into its name, where it has one that may be changed."""
        name = record._rec_name
        field = record._fields.get(name)
        if record._auto and field and field.store and field.type == "char":
            cls.env.cr.execute(
                f'UPDATE "{record._table}" SET "{name}" = %s WHERE id = %s',
                [f"{SECRET} {record.id}", record.id],
            )
            record.invalidate_recordset()

    @classmethod
    def _get_models_with_relations(cls):
        return sorted(
            model
            for model in cls.env.registry.models
            if not cls.env[model]._abstract and cls._get_relations(model)
        )

    @classmethod
    def _get_relations(cls, model):
        """Fields that this addon brought, not those of Odoo's mixins."""
        fields = cls.env[model]._fields
        return [
            fields[name]
            for name in sorted(cls.env[model]._bank_get_own_relations())
            if MODULE in fields[name]._modules[:1] and not fields[name].groups
        ]

    # -------------------------------------------------------------------------
    # Ways to write an id
    # -------------------------------------------------------------------------

    def _get_ways(self, field, depth=1):
        """Values that name the main company's record in this field: alone, with what
        a form says of it, by each command, and in rows in it.

        :return: {way: value}
        """
        target = self.targets.get(field.comodel_name)
        ways = {}
        if target is not None:
            write = _write_one if field.type == "many2one" else _write_many
            ways = write(target.id)
        for inner in self._get_relations(field.comodel_name) if depth else ():
            if inner.type != "many2one":
                continue
            for way, value in list(self._get_ways(inner, depth - 1).items())[:1]:
                row = {inner.name: value}
                if field.type == "many2one":
                    ways[f"form with {inner.name} as {way}"] = row
                else:
                    ways[f"row with {inner.name} as {way}"] = [[0, "virtual_1", row]]
        return ways

    def _get_attacks(self):
        """(model, field, way, arguments of onchange)"""
        for model in self._get_models_with_relations():
            told = {
                name: {"fields": {"display_name": {}}} if field.relational else {}
                for name, field in self.env[model]._fields.items()
                if MODULE in field._modules[:1]
                and field.compute_sudo
                and not field.groups
            }
            for field in self._get_relations(model):
                spec = {**told, field.name: self._get_spec(field)}
                for way, value in self._get_ways(field).items():
                    # As a form is opened, or as somebody has typed it.
                    typed = [field.name] if way == "id" else []
                    yield model, field.name, way, [[], {field.name: value}, typed, spec]
        for path in THROUGH_THE_HOST:
            yield self._go_through(*path)

    def _go_through(self, model, lines, rows, name):
        fields = self.env[self.env[model]._fields[lines].comodel_name]._fields
        target = self.env[fields[rows].comodel_name]._fields[name].comodel_name
        row = {name: self.targets[target].id}
        line = {rows: [[0, "virtual_2", row]]}
        told = {"display_name": {}, name: {"fields": {"display_name": {}}}}
        spec = {lines: {"fields": {rows: {"fields": told}}}}
        values = {lines: [[0, "virtual_1", line]]}
        return model, lines, f"{rows}.{name}", [[], values, [], spec]

    def _get_spec(self, field):
        """Its records' names, and those of the records that rows of it name."""
        inner = {
            each.name: {"fields": {"display_name": {}}}
            for each in self._get_relations(field.comodel_name)
            if each.type == "many2one"
        }
        return {"fields": {"display_name": {}, **inner}}

    # -------------------------------------------------------------------------
    # Tests
    # -------------------------------------------------------------------------

    @quiet
    def test_no_form_tells_whose_a_guessed_id_is(self):
        told, crashed, asked = [], [], 0
        for model, name, way, args in self._get_attacks():
            outcome = self._try("other", model, args)
            text = self._write(outcome)
            if SECRET in text or NAME in text:
                told.append((model, name, way, text[:300]))
            if outcome.kind == CRASHED:
                crashed.append((model, name, way, outcome.text))
            asked += 1
        self.assertFalse(told, "\n".join(map(str, told)))
        self.assertFalse(crashed, "\n".join(map(str, crashed)))
        self.assertGreater(asked, 300)

    @quiet
    def test_whoever_may_read_them_is_told(self):
        """Else the test above sees nothing, and nobody could work."""
        told, refused = set(), []
        for model, name, way, args in self._get_attacks():
            field = self.env[model]._fields[name]
            # Wizards of the scene are of other users; some forms make no new record.
            may = self.env(user=self.attackers["admin"])[model].has_access("create")
            is_wizard = self.env[field.comodel_name]._transient
            if way not in ("id", "set") or is_wizard or not may:
                continue
            outcome = self._try("admin", model, args)
            text = self._write(outcome)
            if SECRET in text or NAME in text:
                told.add((model, name))
            if outcome.kind == REFUSED:
                refused.append((model, name, way, outcome.text[:300]))
        self.assertGreaterEqual(len(told), 20)
        self.assertFalse(refused, "\n".join(map(str, refused)))

    def _try(self, user, model, args):
        try:
            return self._call_as(user, model, "onchange", args)
        except Exception as error:
            return Outcome(CRASHED, repr(error))

    @staticmethod
    def _write(outcome):
        return json.dumps(outcome.text, default=str, ensure_ascii=False)


def _write_one(record_id):
    return {"id": record_id, "dict": {"id": record_id}, "pair": [record_id, "x"]}


def _write_many(record_id):
    return {
        "set": [[6, 0, [record_id]]],
        "link": [[4, record_id]],
        "update": [[1, record_id, {}]],
        "ids": [record_id],
        "dicts": [{"id": record_id}],
    }
