"""Whoever may not do it on the page may not do it from outside: the three ways by which
a program calls the server give the same answer.

`test_attack_matrix` asks as the page does, every user. Here the weakest users and the
strongest one ask by a bearer's key (`/json/2`) and by XML-RPC.
"""

import inspect
import json
from contextlib import closing
from itertools import islice
from xmlrpc.client import Fault

from odoo.service.model import get_public_method
from odoo.tests import tagged
from odoo.tools import mute_logger

from .attack_case import CRASHED, DONE, REFUSED, TOLD, Outcome, judge, quiet
from .attack_matrix_case import AttackMatrixCase
from .attack_table import METHODS, MODELS

WEAKEST = ("portal", "plain")
STRONGEST = "admin"
#: What a plain user tries on every model; the others read.
TRIED = ("read", "write", "create", "unlink")
#: The server carried it out, and has no words for an answer without a value.
NO_ANSWER = ("cannot marshal None", "dictionary key must be string")
#: Codes that the server gives with a refusal, and with a sentence.
FAULTS = {2: TOLD, 3: REFUSED, 4: REFUSED}


@tagged("post_install", "-at_install")
class TestAttackWays(AttackMatrixCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keys = {
            user: cls.env(user=cls.attackers[user])["res.users.apikeys"]
            .sudo()
            ._generate(None, "attack", False)
            for user in (*WEAKEST, STRONGEST)
        }
        cls.turn = 0

    # -------------------------------------------------------------------------
    # The two ways
    # -------------------------------------------------------------------------

    def _call_by_key(self, user, model, method, args):
        """As `/json/2` takes it: ids apart, arguments by their names."""
        self.env.flush_all()
        self.env.invalidate_all()
        response = self.url_open(
            f"/json/2/{model}/{method}",
            data=json.dumps(self._name_arguments(model, method, args), default=str),
            headers={
                "Authorization": f"Bearer {self.keys[user]}",
                "Content-Type": "application/json",
                "X-Odoo-Database": self.env.cr.dbname,
            },
            timeout=60,
        )
        answer = response.json()
        if response.status_code == 200:
            return Outcome(DONE, answer)
        return judge({"error": {"data": answer}})

    def _name_arguments(self, model, method, args):
        function = get_public_method(self.env[model], method)
        names = list(inspect.signature(function).parameters)[1:]
        if getattr(function, "_api_model", False):
            return dict(zip(names, args, strict=False))
        ids, *rest = args or [[]]
        return {"ids": ids, **dict(zip(names, rest, strict=False))}

    def _call_by_xmlrpc(self, user, model, method, args):
        self.env.flush_all()
        self.env.invalidate_all()
        call = (self.env.cr.dbname, self.attackers[user].id, self.keys[user])
        try:
            result = self.xmlrpc_object.execute_kw(*call, model, method, args, {})
        except Fault as fault:
            if any(text in fault.faultString for text in NO_ANSWER):
                return Outcome(DONE, None)
            kind = FAULTS.get(fault.faultCode, CRASHED)
            return Outcome(kind, fault.faultString)
        return Outcome(DONE, result)

    def _play(self, user, model, method, args):
        """Both ways; a plain user takes them in turn, since all is refused alike.

        :return: [(way, outcome)], each undone afterwards
        """
        ways = [self._call_by_key, self._call_by_xmlrpc]
        if user == "plain":
            self.turn = 1 - self.turn
            ways = ways[self.turn :][:1]
        played = []
        for way in ways:
            with closing(self.env.cr.savepoint()):
                played.append((way.__name__, way(user, model, method, args)))
        return played

    # -------------------------------------------------------------------------
    # Tests
    # -------------------------------------------------------------------------

    @quiet
    @mute_logger("odoo.addons.rpc.controllers.xmlrpc")
    def test_methods(self):
        arguments = self._get_arguments(self.records)
        surprises = []
        self.authenticate(None, None)
        for user in (*WEAKEST, STRONGEST):
            for model, methods in METHODS.items():
                # Of a visitor with a login, one of each model: none is for them.
                limit = 1 if user == "portal" else None
                for name, who in islice(methods.items(), limit):
                    call = f"{model}.{name}"
                    args = self._get_call(model, name, arguments.get(call, []))
                    may = user in self._get_users(who, model)
                    for way, outcome in self._play(user, model, name, args):
                        if not self._is_expected(outcome, may):
                            surprises.append(way + self._tell(user, call, may, outcome))
        self.assertFalse(surprises, "\n".join(surprises))

    @quiet
    @mute_logger("odoo.addons.rpc.controllers.xmlrpc")
    def test_models(self):
        surprises = []
        self.authenticate(None, None)
        for user in (*WEAKEST, STRONGEST):
            for model in MODELS:
                calls = self._get_model_calls(model)
                for call in TRIED if user == "plain" else TRIED[:1]:
                    expected = self._get_expected_kinds(user, model, call)
                    for way, outcome in self._play(user, model, call, calls[call]):
                        if outcome.kind not in expected:
                            told = self._tell(
                                user, f"{model}.{call}", expected, outcome
                            )
                            surprises.append(f"{way} {told}")
        self.assertFalse(surprises, "\n".join(surprises))

    @quiet
    @mute_logger("odoo.addons.rpc.controllers.xmlrpc")
    def test_nobody_comes_in_without_a_key(self):
        self.authenticate(None, None)
        self.keys = dict.fromkeys(self.keys, "0" * 40)
        for user in self.keys:
            record = self.records["bank.reconciliation"]
            response = self.url_open(
                "/json/2/bank.reconciliation/read",
                data=json.dumps({"ids": record.ids}),
                headers={
                    "Authorization": f"Bearer {self.keys[user]}",
                    "Content-Type": "application/json",
                    "X-Odoo-Database": self.env.cr.dbname,
                },
            )
            self.assertEqual(response.status_code, 401)
            outcome = self._call_by_xmlrpc(user, record._name, "read", [record.ids])
            self.assertEqual(outcome.kind, REFUSED, outcome)
