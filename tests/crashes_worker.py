"""A worker of the test of crashes: every operation is interrupted in a process of its
own, looked at, and done again.

    crashes_worker.py DATABASE POINTS [OPERATION ...]

It prints as JSON, line by line, first {"operations": the names of all}, then what came
of each as soon as it is done: {"operation": name, "cases": [case, ...]}, see
`Bench.play`.
"""

import json
import os
import select
import signal
import sys
import time
import types
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2

import odoo
from odoo import api
from odoo.sql_db import close_all

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from crashes_faults import Fault, choose  # noqa: E402
from crashes_operations import OPERATIONS  # noqa: E402
from crashes_scene import Town  # noqa: E402

#: Seconds that nothing here takes: who is longer goes round in circles.
ENDLESS = 60
OTHERS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid != pg_backend_pid()
"""


def get_invariants():
    """What must hold of any books, by the addon's own tests; without their package,
    which loads all of them."""
    package = types.ModuleType("addon_tests")
    package.__path__ = [str(HERE.parent / "bank_payment_reconcile/tests")]
    sys.modules[package.__name__] = package
    from addon_tests.ledger_invariants import LedgerInvariants

    return LedgerInvariants


class Bench:
    def __init__(self, database):
        self.database = database
        self.registry = odoo.modules.registry.Registry(database)
        self.LedgerInvariants = get_invariants()
        self.number = 0
        self.company_id = None
        with self.environment() as env:
            self.scene = Town(env)
            self.user_id = self.scene.env.uid
            self.company_id = self.scene.bank.company_id.id

    @contextmanager
    def environment(self, user_id=api.SUPERUSER_ID):
        self.registry.check_signaling()
        companies = [self.company_id] if self.company_id else []
        with self.registry.cursor() as cr:
            yield api.Environment(cr, user_id, {"allowed_company_ids": companies})
            cr.commit()
        # Said here, so that no process of an operation says it once more.
        self.registry.signal_changes()

    # -- Operations -----------------------------------------------------------

    def prepare(self, operation):
        self.number += 1
        with self.environment(self.user_id) as env:
            self.scene.move_to(env)
            return operation(self.scene, self.number)

    def look(self, prepared):
        with self.environment() as env:
            # As what is compared with it was read: from JSON.
            return json.loads(json.dumps(prepared.look(env)))

    def find_breaches(self, prepared=None):
        """What does not hold of the whole ledger, and of the lines of an operation, or
        of all lines."""
        with self.environment() as env:
            company = env["res.company"].browse(self.company_id)
            lines = prepared and env["account.bank.statement.line"].search(
                [("journal_id", "=", prepared.bank.id)]
            )
            return self.LedgerInvariants(env, company).find(lines)

    def play(self, operation, points):
        """Do an operation unhindered, then once for each fault.

        :return: dicts, as `strike`; the first one has `ended` and `breaches` of the
            operation unhindered.
        """
        prepared = self.prepare(operation)
        ended = self.do(prepared, Fault())
        wanted = self.look(prepared)
        cases = [{"ended": ended, "breaches": self.find_breaches(prepared)}]
        for faults in choose(ended["counts"], points).values():
            prepared = None
            for number, fault in enumerate(faults, 1):
                prepared = prepared or self.prepare(operation)
                case = self.strike(prepared, Fault(*fault))
                cases.append({"is_one": operation.is_one, **case, "wanted": wanted})
                # Where nothing was done, the next fault meets the next try.
                is_changed = case["after"] != case["before"] or operation.is_hidden
                if number == len(faults) or is_changed:
                    self.do_again(prepared, cases[-1])
                    prepared = None
        cases[-1]["breaches"] += self.find_breaches()
        return cases

    def strike(self, prepared, fault):
        """:return: dict of the `fault`, how the operation `ended`, what it looked like
        `before` and `after`, and the `breaches` of the ledger then.
        """
        return {
            "fault": [fault.kind, fault.what, fault.at],
            "before": self.look(prepared),
            "ended": self.do(prepared, fault),
            "after": self.look(prepared),
            "breaches": self.find_breaches(prepared),
        }

    def do_again(self, prepared, case):
        """Do it without a fault; adds what was `told` and what it looks like at
        `last`."""
        case["told"] = self.do(prepared, Fault())["told"]
        case["last"] = self.look(prepared)
        case["breaches"] += self.find_breaches(prepared)

    # -- Processes ------------------------------------------------------------

    def do(self, prepared, fault):
        """Do an operation in a process of its own.

        :return: {"killed": True}, or what the process says of its end; see `_work`.
        """
        # A connection has one process.
        close_all()
        reader, writer = os.pipe()
        process = os.fork()
        if not process:
            os.close(reader)
            try:
                said = self._work(prepared, fault)
                os.write(writer, json.dumps(said).encode())
            finally:
                os._exit(0)
        os.close(writer)
        with open(reader) as file:
            if not select.select([file], [], [], ENDLESS)[0]:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
                return {"endless": True}
            said = file.read()
        _process, status = os.waitpid(process, 0)
        self.wait_for_server()
        if os.WIFSIGNALED(status):
            return {"killed": True}
        return json.loads(said)

    def _work(self, prepared, fault):
        """:return: whether the fault `struck`, what was `told`, and the `counts`."""
        told = None
        try:
            with self.environment(self.user_id) as env, fault.installed():
                prepared.run(env)
        # Whatever it is, the client is told of it.
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
        return {"struck": fault.has_struck, "told": told, "counts": fault.counts}

    def wait_for_server(self):
        """What a process left behind there is taken back by now."""
        with closing(psycopg2.connect(dbname="postgres")) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                while cursor.execute(OTHERS, [self.database]) or cursor.fetchone()[0]:
                    time.sleep(0.01)


def main(database, points, *names):
    odoo.tools.config.parse_config(["--log-level=critical"])
    print(json.dumps({"operations": list(OPERATIONS)}), flush=True)
    bench = Bench(database)
    for name in names or OPERATIONS:
        cases = bench.play(OPERATIONS[name], int(points))
        print(json.dumps({"operation": name, "cases": cases}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
