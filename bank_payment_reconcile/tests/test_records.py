"""What was decided, by whom and when, is written by our code alone: every model and
every stored field of ours, as a client reaches them."""

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .record_table import (
    FIELDS,
    GROUPS,
    ITS_RECORDS,
    MADE_BY_CODE,
    NO_COMPANY_CHECK,
    NOBODY,
)
from .records_case import RecordsCase, get_own_fields, get_own_models

#: What a new record of these cannot do without.
REQUIRED = {
    "bank.payment.application": (
        "statement_line_id",
        "account_id",
        "partner_id",
        "amount",
    ),
    "account.bank.statement.line": ("journal_id", "date", "amount"),
    "account.bank.statement": ("name",),
    "bank.reconciliation": ("journal_id", "date", "name"),
    "bank.payment.run": ("journal_id",),
    "bank.payment.line": ("run_id", "partner_id", "currency_id"),
    "bank.learned.payer": ("partner_id", "account_number"),
    "bank.text.mapping": ("text", "credit_account_id"),
    "bank.direct.debit.mandate": ("partner_id",),
    "bank.payment.rule": ("confidence", "priority"),
    "bank.statement.feed": ("name", "kind", "address"),
    "bank.payment.provider": ("name",),
    "bank.cash.expectation": ("name", "currency_id", "amount", "date"),
}


@tagged("post_install", "-at_install")
class TestRecords(RecordsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.records = cls._create_all()
        # Whatever rights somebody gave to everybody: the models refuse.
        for model in get_own_models(cls.env):
            if model._table_query is None:
                cls.env["ir.model.access"].sudo().create(
                    {
                        "name": model._name,
                        "model_id": cls.env["ir.model"]._get_id(model._name),
                        "group_id": cls.env.ref("base.group_user").id,
                        **{
                            f"perm_{right}": model._name in MADE_BY_CODE
                            for right in ("read", "write", "create", "unlink")
                        },
                    }
                )

    # -------------------------------------------------------------------------
    # The table says everything
    # -------------------------------------------------------------------------

    def test_every_stored_field_is_in_the_table(self):
        missing = []
        for model in self.env.registry.models.values():
            if model._abstract or model._transient or model._name in MADE_BY_CODE:
                continue
            ours = {field.name for field in get_own_fields(model)}
            table = FIELDS.get(model._name, {}).keys()
            missing += [f"{model._name}.{name}" for name in ours ^ table]
        self.assertFalse(
            missing, "decide in record_table.py who may write these (or drop them)"
        )

    def test_every_model_is_in_the_table(self):
        names = {model._name for model in get_own_models(self.env)}
        self.assertFalse(names - FIELDS.keys() - set(MADE_BY_CODE))
        self.assertFalse(set(MADE_BY_CODE) - names)

    # -------------------------------------------------------------------------
    # Field by field
    # -------------------------------------------------------------------------

    @mute_logger("odoo.models.unlink", "odoo.addons.base.models.ir_rule")
    def test_who_writes_which_field(self):
        """Granted: the record's own value is taken. Refused: another one is not."""
        wrong = []
        for name, fields in FIELDS.items():
            for field_name, lowest in fields.items():
                if lowest == ITS_RECORDS:
                    continue
                record = self.records[name].sudo()
                field = record._fields[field_name]
                own = field.convert_to_write(record[field_name], record)
                granted = GROUPS[GROUPS.index(lowest) :] if lowest != NOBODY else ()
                for level in GROUPS:
                    may = level in granted
                    value = own if may else self._forge(record, field)
                    vals = {field_name: value}
                    error = self._call(self.users[level], record, "write", vals)
                    if may != (error is None):
                        wrong.append(f"{level} {name}.{field_name}: {error}")
                    elif error and lowest == NOBODY and level != "invoice":
                        self.assertIsInstance(error, AccessError)
        self.assertFalse(wrong)

    def test_nobody_says_it_at_the_creation_either(self):
        """Not as a value, not by the context, not by a default that a user saved."""
        wrong = []
        user = self.users["system"]
        for name, required in REQUIRED.items():
            record = self.records[name].sudo()
            base = {n: record[n] for n in required}
            base = record._convert_to_write(base)
            for n in ("name", "text", "account_number"):
                base.update({n: "another one"} if n in base else {})
            error = self._call(user, record, "create", [base])
            self.assertIsNone(error, name)
            for field_name, lowest in FIELDS[name].items():
                if lowest != NOBODY:
                    continue
                field = record._fields[field_name]
                forged = self._forge(record, field)
                forged_vals = {**base, field_name: forged}
                error = self._call(user, record, "create", [forged_vals])
                is_default = field.default and forged == field.default(record)
                if error is None and not is_default:
                    wrong.append(f"{name}.{field_name} as a value")
                if field.type != "many2many":
                    wrong += self._get_taken_defaults(user, record, base, field, forged)
        self.assertFalse(wrong)

    def _get_taken_defaults(self, user, record, base, field, forged):
        """Where a record says what was only a default for the field."""
        model = record.with_user(user).browse()
        said = field.convert_to_record(field.convert_to_cache(forged, model), model)
        plain = model.create([base])
        is_said_anyway = plain[field.name] == said
        plain.sudo().unlink()
        ways = {
            "by the context": model.with_context(**{f"default_{field.name}": forged})
        }
        if field.type != "json":
            self.env["ir.default"].sudo().set(
                record._name, field.name, forged, user_id=user.id
            )
            ways["by a saved default"] = model
        for way, asked in ways.items():
            taken = asked.create([base])
            if taken[field.name] == said and not is_said_anyway:
                yield f"{record._name}.{field.name} {way}"
            taken.sudo().unlink()
        self.env["ir.default"].sudo().search([("user_id", "=", user.id)]).unlink()

    # -------------------------------------------------------------------------
    # Whole records
    # -------------------------------------------------------------------------

    def test_nobody_makes_changes_or_deletes_what_code_makes(self):
        """Whoever has every right in the access list."""
        wrong = []
        for name in MADE_BY_CODE:
            if self.env[name]._table_query is not None:
                continue
            record = self.records[name]
            stored = [f for f in get_own_fields(record) if f.type != "one2many"]
            for level in GROUPS:
                user = self.users[level]
                calls = [("unlink", []), ("create", [[{}]])]
                calls += [
                    ("write", [{f.name: self._forge(record.sudo(), f)}]) for f in stored
                ]
                wrong += [
                    f"{level} {method} {name} {args}"
                    for method, args in calls
                    if self._call(user, record, method, *args) is None
                ]
        self.assertFalse(wrong)

    # -------------------------------------------------------------------------
    # Companies
    # -------------------------------------------------------------------------

    def test_every_record_of_some_company_is_checked(self):
        """A client names records by their ids, also those it does not see."""
        wrong = []
        for model in self.env.registry.models.values():
            if model._abstract or model._name in MADE_BY_CODE:
                continue
            for field in get_own_fields(model):
                other = field.relational and self.env[field.comodel_name]._fields
                if (
                    not other
                    or field.type == "one2many"
                    or field.comodel_name == "res.company"
                    or (field.compute and field.readonly)
                    or not {"company_id", "company_ids"} & other.keys()
                ):
                    continue
                is_checked = field.check_company and model._check_company_auto
                if is_checked == ((model._name, field.name) in NO_COMPANY_CHECK):
                    wrong.append(f"{model._name}.{field.name}")
        self.assertFalse(wrong)
        for name, field_name in NO_COMPANY_CHECK:
            self.assertIn(field_name, self.env[name]._fields, name)

    # -------------------------------------------------------------------------
    # The mechanism
    # -------------------------------------------------------------------------

    def test_our_own_code_asks_for_the_right(self):
        """It writes what nobody may, and only for whoever may change the record."""
        application = self.records["bank.payment.application"]
        line = application.statement_line_id
        application.sudo().write({"state": "proposed", "accepted_by_id": False})
        fresh = self._create_line(5.0)
        for method, lines in (
            ("action_accept", line),
            ("action_remove_applications", line),
            ("action_apply_automatically", fresh),
            ("action_bank_post_selected", line),
        ):
            error = self._call(self.users["invoice"], lines, method)
            self.assertIsInstance(error, AccessError, method)
            self.assertIsNone(self._call(self.users["basic"], lines, method), method)

    def test_our_own_code_creates_for_whoever_may(self):
        """By the access list, and by the rules of companies."""
        other = self.setup_other_company(name="Other company")
        line = self.env["account.bank.statement.line"].create(
            {
                "journal_id": other["default_journal_bank"].id,
                "date": "2026-01-15",
                "amount": 5.0,
            }
        )
        for level, ours in (("invoice", True), ("accountant", False)):
            Application = self.env["bank.payment.application"].with_user(
                self.users[level]
            )
            values = {
                "statement_line_id": self._create_line(5.0).id if ours else line.id,
                "account_id": self.fees.id
                if ours
                else other["default_account_expense"].id,
                "amount": 5.0,
                "confidence": "high",
            }
            with self.assertRaises(AccessError):
                Application._bank_create_by_code([values])
