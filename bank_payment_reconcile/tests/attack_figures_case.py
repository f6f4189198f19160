"""Everything that takes a bank, asked for figures of it."""

import json
import re
from contextlib import closing
from datetime import date, timedelta

from odoo import Command
from odoo.exceptions import UserError

from .attack_case import (
    CRASHED,
    DONE,
    TOLD,
    AttackCase,
    Outcome,
    get_own_methods,
)
from .attack_matrix_case import get_own_models
from .attack_scene import SECRET
from .records_case import MODULE

#: All amounts of the parent are millions, as 250.00 times a million; a branch has none.
MILLION = 1_000_000
FIGURE = re.compile(r"\d{1,3}(?:[.,\xa0\u202f ]\d{3}){2,}|\d{7,}\.\d")
#: Models of Odoo whose forms show something of ours.
OF_THE_HOST = (
    "account.bank.statement",
    "account.bank.statement.line",
    "account.journal",
    "account.move",
    "account.payment",
)


class AttackFiguresCase(AttackCase):
    """The parent's bank opens with three millions, of which the ledger has nothing, and
    closed its last statement with five."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.methods = get_own_methods(cls.env)
        cls.env.flush_all()
        for model in cls.env.registry.models.values():
            cls._make_millions(model)
        statement = cls.records["account.bank.statement"]
        cls.env.cr.execute(
            "UPDATE account_bank_statement SET balance_start = 3000000,"
            " balance_end_real = 4000000 WHERE id = %s",
            [statement.id],
        )
        cls.env.cr.execute(
            "UPDATE bank_reconciliation SET state = 'posted', kind = 'bank',"
            " balance_start = 3000000, balance_end = 5000000 WHERE id = %s",
            [cls.records["bank.reconciliation"].id],
        )
        cls.env.invalidate_all()
        lines = cls.env["account.bank.statement.line"].search(
            [("journal_id", "=", cls.bank.id)]
        )
        today = date.today()
        near = {today + timedelta(days=days) for days in (-1, 0, 1)}
        cls.days = {str(day) for day in set(lines.mapped("bank_booking_date")) - near}

    @classmethod
    def _make_millions(cls, model):
        if model._abstract or model._transient or not model._auto:
            return
        columns = [
            field.name
            for field in model._fields.values()
            if field.type == "monetary" and field.store and field.column_type
        ]
        if columns:
            values = ", ".join(f'"{name}" = "{name}" * {MILLION}' for name in columns)
            cls.env.cr.execute(f'UPDATE "{model._table}" SET {values}')

    # -------------------------------------------------------------------------
    # Playing
    # -------------------------------------------------------------------------

    def _get_models(self):
        return [*get_own_models(self.env), *OF_THE_HOST]

    def _play_all(self, user, models=()):
        """:return: [((model, call, ...), outcome)] of all that this user may try."""
        self.played = []
        arguments = self._get_arguments(self.records)
        for model in models or self._get_models():
            values = self._get_values(model)
            self._play(user, model, "", self._get_form_calls(model, values))
            self._play(user, model, "", self._get_reading_calls(model))
            defaults = {f"default_{name}": value for name, value in values.items()}
            calls = {"onchange": [[], {}, [], self._get_spec(model)]}
            self._play(user, model, "defaults", calls, defaults)
            for name in sorted(self.methods.get(model, ())):
                args = arguments.get(f"{model}.{name}", [])
                self._call_method(user, model, name, self.records.get(model), args)
            if self.env[model]._transient and values:
                self._play_own_wizard(user, model, values)
        return self.played

    def _play_own_line(self, user):
        """A payment of 1.00 that this user enters on the parent's bank, with the number
        of an invoice of the parent."""
        model = "account.bank.statement.line"
        arguments = self._get_arguments(self.records)
        with closing(self.env.cr.savepoint()):
            chosen = {"allowed_company_ids": self.attackers[user].company_ids.ids}
            env = self.env(user=self.attackers[user], context=chosen)
            line = env[model].create(
                {
                    "journal_id": self.bank.id,
                    "date": "2026-02-27",
                    "amount": 1.0,
                    "payment_ref": "RE 2026/00043",
                }
            )
            line.action_apply_automatically()
            calls = {"web_read": [line.ids, self._get_spec(model)]}
            self._play(user, model, "", calls)
            for name in sorted(self.methods[model]):
                args = arguments.get(f"{model}.{name}", [])
                self._call_method(user, model, name, line, args, ("own line",))
            for scope in ("partner", "all", "payments"):
                self._call_method(
                    user, model, "get_open_items", line, [scope], ("own line", scope)
                )
            bank = self.bank.with_env(env)
            for name in (
                "get_bank_reconciliation_overview",
                "get_bank_reconciliation_journals",
            ):
                self._call_method(user, bank._name, name, bank, [], ("own line",))

    def _play(self, user, model, label, calls, context=None):
        for call, args in calls.items():
            outcome = self._try(user, model, call.split()[0], args, context)
            name = f"{label}, {call}" if context else call
            self.played.append(((model, name), outcome))

    def _try(self, user, model, call, args, context=None):
        try:
            return self._call_as(user, model, call, args, context)
        except Exception as error:
            return Outcome(CRASHED, repr(error))

    def _call_method(self, user, model, name, record, args, label=()):
        is_of_model = getattr(getattr(type(self.env[model]), name), "_api_model", False)
        ids = [] if is_of_model else [record.ids if record is not None else []]
        with closing(self.env.cr.savepoint()):
            user_record = self.attackers[user]
            chosen = {"allowed_company_ids": user_record.company_ids.ids}
            env = self.env(user=user_record, context=chosen)
            outcome = self._try(user, model, name, [*ids, *args])
            self.played.append(((model, *label, name), outcome))
            if outcome.kind == DONE and isinstance(outcome.text, dict):
                self._follow(user, env, (model, *label, name), outcome.text)

    def _follow(self, user, env, label, action):
        """Look at what an action opens, as the client does."""
        if action.get("type") == "ir.actions.report":
            name = action["report_name"]
            ids = action.get("context", {}).get("active_ids") or []
            outcome = self._render(env, name, ids)
            self.played.append(((*label, "report"), outcome))
        model = action.get("res_model")
        if not model or model not in self._get_models():
            return
        context = action.get("context")
        context = context if isinstance(context, dict) else {}
        spec = self._get_spec(model)
        if action.get("res_id"):
            calls = {"web_read": [[action["res_id"]], spec]}
        else:
            calls = {"onchange": [[], {}, [], spec]}
        for call, args in calls.items():
            outcome = self._try(user, model, call, args, context)
            self.played.append(((*label, model, call), outcome))

    def _play_own_wizard(self, user, model, values):
        with closing(self.env.cr.savepoint()):
            user_record = self.attackers[user]
            chosen = {"allowed_company_ids": user_record.company_ids.ids}
            env = self.env(user=user_record, context=chosen)
            outcome = self._try(user, model, "create", [values])
            self.played.append(((model, "create"), outcome))
            if outcome.kind != DONE:
                return
            # That one was undone; this one stays for its buttons.
            wizard = env[model].create(values)
            spec = self._get_spec(model)
            read = self._try(user, model, "web_read", [wizard.ids, spec])
            self.played.append(((model, "create", "web_read"), read))
            for name in sorted(self.methods.get(model, ())):
                self._call_method(user, model, name, wizard, [], ("create",))

    # -------------------------------------------------------------------------
    # What is asked, and told
    # -------------------------------------------------------------------------

    def _get_values(self, model):
        """The parent's banks, wherever the model takes one, and what else it needs."""
        values = {}
        for name, field in self.env[model]._fields.items():
            if field.type == "date" and not field.readonly and field.required:
                values[name] = "2026-02-27"
            if not field.relational or not field.store or field.readonly:
                continue
            if field.comodel_name != "account.journal":
                continue
            bank = self.second_bank if name == "journal_to_id" else self.bank
            values[name] = (
                [Command.set(bank.ids)] if field.type == "many2many" else bank.id
            )
        if self.env[model]._transient:
            record = self.records[model].sudo()
            readonly = [
                name
                for name, field in record._fields.items()
                if field.comodel_name == "account.journal"
                and field.store
                and field.type == "many2one"
            ]
            values.update(dict.fromkeys(set(readonly) - values.keys(), self.bank.id))
            if "first_day" in record._fields:
                values["first_day"] = "2026-01-15"
            if "first_number" in record._fields:
                values.update(first_number="1", last_number="2", reason="lost")
            if "content" in record._fields:
                values["content"] = "statement"
        return values

    def _get_form_calls(self, model, values):
        """All fields at once; and one by one those that the system computes, since
        whoever asks for all may be refused because of another one."""
        spec = self._get_spec(model)
        fields = self.env[model]._fields
        calls = {"onchange": [[], dict(values), [], spec]}
        # Odoo itself wants to be asked for the lists that a form hands over.
        lists = {name: {} for name in values if fields[name].type == "many2many"}
        for name in spec:
            if fields[name].compute_sudo:
                asked = {**lists, name: spec[name]}
                calls[f"onchange {name}"] = [[], dict(values), [], asked]
        return calls

    def _get_reading_calls(self, model):
        """What is set up in the parent is for its branches, and no figure of a bank."""
        is_set_up = isinstance(self.env[model], type(self.env["bank.shared"]))
        record = self.records.get(model)
        if record is None or is_set_up:
            return {}
        spec = self._get_spec(model)
        return {
            "web_read": [record.ids, spec],
            "search_read": [[["id", "in", record.ids]], list(spec)],
        }

    def _get_spec(self, model):
        """Every field of ours, as a form would ask for it."""
        ours = self.env[model]._original_module == MODULE
        return {
            name: {"fields": {"display_name": {}}} if field.relational else {}
            for name, field in self.env[model]._fields.items()
            if not field.groups and (ours or MODULE in field._modules[:1])
        }

    def _render(self, env, name, ids):
        try:
            with self.env.cr.savepoint():
                html, _kind = env["ir.actions.report"]._render_qweb_html(name, ids)
        except UserError as error:
            return Outcome(TOLD, str(error))
        except Exception as error:
            return Outcome(CRASHED, repr(error))
        return Outcome(DONE, html.decode())

    def _find_told(self, outcome):
        """What of the parent's books stands in an answer."""
        text = json.dumps(outcome.text, default=str, ensure_ascii=False)
        found = FIGURE.findall(text)
        found += [day for day in self.days if day in text]
        return found + [SECRET] * (SECRET in text)
