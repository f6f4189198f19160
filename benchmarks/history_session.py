"""Runs in an Odoo shell: years of reconciled lines, read, stopped, taken up, taken."""

import json
import os
import sys
import time

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from history_past import History  # noqa: E402
from measured import peak_memory  # noqa: E402


class MeasuredHistory:
    """What is done with the history, and what it costs."""

    def __init__(self, history):
        self.history, self.env = history, history.env
        self.chunks = []

    def measure(self):
        idle = peak_memory()
        before = self.env.cr.sql_log_count
        run = self._order()
        self._work(run, half=True)
        run.action_stop()
        self.env.cr.commit()
        taken_up = self._order()
        self._work(taken_up)
        queries = self.env.cr.sql_log_count - before
        findings = self.env["bank.history.finding"].search([])
        taking = self._take_all()
        return {
            "lines": run.read_count,
            "was_taken_up": run == taken_up,
            "chunks": len(self.chunks),
            "seconds": round(sum(self.chunks), 1),
            "seconds_of_the_slowest_chunk": round(max(self.chunks), 1),
            "seconds_of_the_last": round(self.chunks[-1], 1),
            "queries": queries,
            "mib_above_idle": round(peak_memory() - idle),
            "found": {
                kind: len(some) for kind, some in findings.grouped("kind").items()
            },
            "with_obstacle": len(findings.filtered("obstacle")),
            **taking,
        }

    def _order(self):
        action = self.env["bank.history.finding"].action_learn()
        self.env.cr.commit()
        run = self.env["bank.history.run"].browse(action["params"]["run_id"])
        return run.sudo()

    def _work(self, run, half=False):
        while run.state in ("queued", "running"):
            started = time.perf_counter()
            run._work_on(50)
            self.env.cr.commit()
            self.env.invalidate_all()
            self.chunks.append(time.perf_counter() - started)
            if half and 2 * run.read_count >= run.line_count:
                break

    def _take_all(self):
        started = time.perf_counter()
        findings = self.env["bank.history.finding"]
        findings.action_take_all()
        self.env.cr.commit()
        seconds = time.perf_counter() - started
        line = self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.history.bank.id,
                "date": "2026-01-15",
                "amount": -12.0,
                "payment_ref": "something new",
                "account_number": "DE10",
            }
        )
        self.env.flush_all()
        self.env.invalidate_all()
        started = time.perf_counter()
        line._bank_get_past_accounts()
        return {
            "taken": findings.search_count([("state", "=", "taken")]),
            "seconds_to_take": round(seconds, 1),
            "past_of_one_line_ms": round(1000 * (time.perf_counter() - started), 1),
        }


def main(env):
    started = time.perf_counter()
    history = History(env, PARAMETERS["lines"])
    history.build()
    built = time.perf_counter() - started
    figures = {"seconds_to_build": round(built, 1)}
    figures |= MeasuredHistory(history).measure()
    with open(PARAMETERS["result"], "w") as target:
        json.dump(figures, target)


main(env)  # noqa: F821 - the shell's environment
