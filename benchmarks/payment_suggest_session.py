"""Runs in an Odoo shell: many open bills built by SQL, suggested and measured."""

import json
import os
import sys
import time

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from measured import Steps, peak_memory  # noqa: E402
from open_bills import OpenBills  # noqa: E402


def measure(env, bank):
    """Seconds, queries and memory of every step."""
    Run = env["bank.payment.run"]
    idle = peak_memory()
    steps = Steps(env)
    counts = {}
    for name, together in (("by vendor", True), ("by bill", False)):
        run = Run.create({"journal_id": bank.id})
        env.flush_all()
        env.invalidate_all()
        wizard = env["bank.payment.suggest"].create(
            {"run_id": run.id, "together": together}
        )
        with steps(f"suggest {name}"):
            wizard.action_suggest()
            env.flush_all()
        counts[name] = len(run.line_ids)
        counts[f"{name} total"] = run.total_amount
        env.invalidate_all()
        with steps(f"prepare {name}"):
            run._prepare_batch()
        run.unlink()
    return {
        "payments": counts,
        "seconds": {k: round(v, 2) for k, v in steps.seconds.items()},
        "processor_seconds": {k: round(v, 2) for k, v in steps.cpu.items()},
        "queries": steps.queries,
        "mib_above_idle": round(peak_memory() - idle),
    }


def main(env):
    started = time.perf_counter()
    bills = OpenBills(
        env, PARAMETERS["bills"], 0, each=PARAMETERS["each"], company="Suggest"
    )
    bills.build()
    built = time.perf_counter() - started
    figures = {
        "bills": PARAMETERS["bills"],
        "seconds_to_build": round(built, 1),
        **measure(bills.env, bills.bank),
    }
    with open(PARAMETERS["result"], "w") as target:
        json.dump(figures, target)


main(env)  # noqa: F821 - the shell's environment
