"""Runs in an Odoo shell: a large backlog built by SQL, matched and measured."""

import json
import os
import sys
import time

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from backlog import ITEMS_PER_PARTNER, Backlog  # noqa: E402
from measured import Steps, peak_memory  # noqa: E402

# Lines whose suggestions are asked for, as the side panel does
SUGGESTION_LINES = 40


class MeasuredBacklog(Backlog):
    """What is done with the backlog, and what it costs."""

    def measure(self):
        """Match all lines; seconds, queries and memory of every step."""
        # The peer's database knows nothing of our addon.
        from odoo.addons.bank_payment_reconcile import matching

        env = self.env
        lines = env["account.bank.statement.line"].browse(self.line_ids)
        Ledger = env["bank.matching.ledger"]
        currency = self.bank.company_id.currency_id
        idle = peak_memory()
        steps = Steps(env)
        with steps("load and index"):
            ledger = Ledger._load(self.bank, currency, lines)
        with steps("read lines"):
            bank_lines = Ledger._to_lines(lines)
        with steps("match"):
            proposals = matching.propose(ledger, bank_lines)
        memory = peak_memory() - idle
        with steps("store"):
            lines._bank_store_proposals(proposals, currency)
            env.flush_all()
        suggestions = self._measure_suggestions(lines)
        if PARAMETERS.get("match_only"):
            return self._figures(steps, proposals, memory) | suggestions
        with steps("post"):
            lines.filtered(lambda line: not line.needs_review)._bank_post_applications()
            env.flush_all()
        return self._figures(steps, proposals, memory) | suggestions

    def _figures(self, steps, proposals, memory):
        matched = sum(
            steps.seconds[name] for name in ("load and index", "read lines", "match")
        )
        lines = self.line_ids
        return {
            "items": self.items,
            "partners": len(self.partner_ids),
            "lines": len(lines),
            "seconds": {k: round(v, 2) for k, v in steps.seconds.items()},
            "queries": steps.queries,
            "ms_a_line_to_match": round(1000 * matched / len(lines), 3),
            "ms_a_line_in_all": round(
                1000 * sum(steps.seconds.values()) / len(lines), 3
            ),
            "mib_above_idle": round(memory),
            "applied": sum(bool(p.applications) for p in proposals),
            "without_review": sum(
                bool(p.applications) and not p.needs_review for p in proposals
            ),
        }

    def _measure_suggestions(self, lines):
        """Milliseconds to answer the side panel for one line, nothing cached: half
        of the payers known, the other half misspelled."""
        every = max(1, len(lines) // SUGGESTION_LINES)
        spent = {"get_suggestions": [], "get_bank_likely_partners": []}
        for number, line in enumerate(lines[::every]):
            if number % 2:
                name = line.partner_name
                line.partner_name = name[:2] + name[3:7] + name[8:]
            for method, times in spent.items():
                self.env.flush_all()
                self.env.invalidate_all()
                started = time.perf_counter()
                getattr(line, method)()
                times.append(1000 * (time.perf_counter() - started))
        return {
            f"{method}_ms": {
                "median": round(sorted(times)[len(times) // 2]),
                "worst": round(max(times)),
            }
            for method, times in spent.items()
        }

    def measure_peer(self):
        """What OCA's addon does when lines are imported: find and reconcile."""
        lines = self.env["account.bank.statement.line"].browse(self.line_ids)
        steps = Steps(self.env)
        with steps("match and reconcile"):
            lines._retrieve_partner()
            lines._auto_reconcile()
            self.env.flush_all()
        seconds = steps.seconds["match and reconcile"]
        return {
            "lines": len(lines),
            "queries": steps.queries,
            "ms_a_line_in_all": round(1000 * seconds / len(lines), 3),
            "reconciled": len(lines.filtered("is_reconciled")),
        }


def main(env):
    started = time.perf_counter()
    each = PARAMETERS.get("each", ITEMS_PER_PARTNER)
    backlog = MeasuredBacklog(env, PARAMETERS["items"], PARAMETERS["lines"], each=each)
    backlog.build()
    built = time.perf_counter() - started
    measure = backlog.measure_peer if PARAMETERS.get("peer") else backlog.measure
    figures = {"seconds_to_build": round(built, 1), **measure()}
    with open(PARAMETERS["result"], "w") as target:
        json.dump(figures, target)


main(env)  # noqa: F821 - the shell's environment
