"""Everything a client can call, as a user of each group, over HTTP."""

import inspect
from collections import namedtuple
from contextlib import closing

from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import HttpCase, new_test_user
from odoo.tools import mute_logger

from .attack_scene import AttackScene
from .attack_table import USERS
from .records_case import MODULE, RecordsCase

#: What came of a call. `kind` is one of the four below, `text` what the person reads.
Outcome = namedtuple("Outcome", "kind text")
#: It did what it does.
DONE = "+"
#: It was let in, and told in a sentence what it cannot do with this record.
TOLD = "o"
#: The rights say no.
REFUSED = "."
#: An error that nobody wrote for a person.
CRASHED = "!"

_REFUSALS = {
    "odoo.exceptions.AccessError",
    "odoo.exceptions.AccessDenied",
    "odoo.http.SessionExpiredException",
    "werkzeug.exceptions.NotFound",
    "werkzeug.exceptions.Forbidden",
}
_SENTENCES = {
    "odoo.exceptions.UserError",
    "odoo.exceptions.ValidationError",
    "odoo.exceptions.RedirectWarning",
    "odoo.exceptions.MissingError",
    "odoo.exceptions.LockError",
}


#: What the server logs of a refusal and of an error, which is what these tests are for.
quiet = mute_logger(
    "odoo.http",
    "odoo.sql_db",
    "odoo.models.unlink",
    "odoo.addons.base.models.ir_rule",
    "odoo.addons.base.models.ir_model",
)
#: Of the ORM: our classes extend them, and every model has them.
ORM_METHODS = {
    "create",
    "write",
    "unlink",
    "default_get",
    "onchange",
    "copy",
    "copy_data",
    "init",
}


def get_own_methods(env):
    """What a client may call of ours: {name of the model: {name of the method}}.

    That is every function of a class of this addon whose name does not begin with an
    underscore, besides the ORM's own, which are tried on every model anyway.
    """
    found = {}
    for model in env.registry.models.values():
        if model._abstract:
            continue
        names = {
            name
            for cls in model.mro()
            if cls.__module__.startswith(f"odoo.addons.{MODULE}.")
            for name, value in vars(cls).items()
            if inspect.isroutine(value) and not name.startswith("_")
        } - ORM_METHODS
        names = {
            name
            for name in names
            if not any(
                getattr(vars(cls).get(name), "_api_private", False)
                for cls in model.mro()
            )
        }
        if names:
            found[model._name] = names
    return found


class AttackCase(AttackScene, RecordsCase, HttpCase):
    """The books of one company, and users who may do different things in them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        company = cls.company_data["company"]
        cls.other_data = cls.setup_other_company(name="Other company")
        companies = {
            "other": cls.other_data["company"],
            "branch": cls.env["res.company"].create(
                {"name": "Branch", "parent_id": company.id}
            ),
        }
        cls.attackers = {
            name: new_test_user(
                cls.env,
                login=f"attacker_{name}",
                groups=f"{groups},base.group_allow_export",
                company_id=companies.get(name, company).id,
                company_ids=[Command.set(companies.get(name, company).ids)],
            )
            for name, groups in USERS.items()
            if groups
        }
        cls.records = cls._create_scene()

    def _log_in(self, name):
        """Be this user from now on; nobody at all for "public"."""
        login = self.attackers[name].login if name in self.attackers else None
        self.authenticate(login, login)

    def _call_over_http(self, model, method, args, kwargs=None):
        """One call of whoever is logged in, undone afterwards.

        :return: its `Outcome`
        """
        with closing(self.env.cr.savepoint()):
            answer = self._send(model, method, args, kwargs)
        return judge(answer)

    def _send(self, model, method, args, kwargs=None):
        """One call of whoever is logged in; what it does stays.

        :return: the server's answer, decoded
        """
        self.env.flush_all()
        self.env.invalidate_all()
        response = self.url_open(
            "/web/dataset/call_kw",
            json={
                "id": 0,
                "jsonrpc": "2.0",
                "method": "call",
                "params": {
                    "model": model,
                    "method": method,
                    "args": args,
                    "kwargs": kwargs or {},
                },
            },
            timeout=60,
        )
        return response.json()

    def _call_as(self, name, model, method, args, context=None):
        """The same as over HTTP without the way there, which takes most of the time.

        :return: its `Outcome`
        """
        user = self.attackers[name]
        chosen = {"allowed_company_ids": user.company_ids.ids}
        env = self.env(user=user, context={**chosen, **(context or {})})
        try:
            with closing(self.env.cr.savepoint()):
                result = call_kw(
                    env[model], method, args, {"context": dict(env.context)}
                )
                self.env.flush_all()
        except AccessError as error:
            return Outcome(REFUSED, str(error))
        # The server makes sentences of the database's refusals.
        except (UserError, IntegrityError) as error:
            return Outcome(TOLD, str(error))
        finally:
            self.env.invalidate_all()
        return Outcome(DONE, result)


def judge(answer):
    """The `Outcome` of a server's answer."""
    error = answer.get("error")
    if not error:
        return Outcome(DONE, answer.get("result"))
    data = error["data"]
    text = f"{data['name']}: {data['message']}"
    if data["name"] in _REFUSALS:
        return Outcome(REFUSED, text)
    if data["name"] in _SENTENCES:
        return Outcome(TOLD, text)
    return Outcome(CRASHED, data.get("debug") or text)
