"""Runs in an Odoo shell: the whole way of payments, ours against bare Odoo's.

Half of the invoices are paid our way: lines are created, matched and posted. The
other half is paid as Odoo would have to be told to if it were known which
payment is for which invoice: lines are created with the receivable account and the
partner in the place of the suspense account, and the known pairs are reconciled by
one `_reconcile_plan` a chunk. So Odoo's figure holds no search and no
replacing of a suspense line: it is the least that the same entries cost.
"""

import json
import os
import sys

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from backlog import Backlog  # noqa: E402
from measured import Steps  # noqa: E402

# Lines that are created, posted or reconciled in one transaction
CHUNK = 200


class TwoBacklogs(Backlog):
    """Invoices of which every other one is paid our way."""

    def __init__(self, env, lines):
        # One payment only is made by SQL, as a template nobody looks at
        super().__init__(env, items=2 * lines, lines=1)

    def get_items(self):
        return self.env["account.move.line"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("account_type", "=", "asset_receivable"),
                ("move_id.name", "=like", "INV/2026/%"),
            ],
            order="id",
        )

    def measure(self):
        items = self.get_items()
        half = len(items) // 2
        steps = Steps(self.env)
        # Turn by turn, so that neither has the machine's better hour
        lines = self.env["account.bank.statement.line"]
        known = lines
        for start in range(0, half, 10 * CHUNK):
            part = items[2 * start : 2 * (start + 10 * CHUNK)]
            with steps("host: create"):
                known |= self._create_known(part[1::2])
            with steps("ours: create"):
                lines |= self._create_lines(part[::2])
        with steps("ours: match and store"):
            lines.action_apply_automatically()
            self._commit()
        ready = lines.filtered(lambda line: not line.needs_review)
        for start in range(0, half, 10 * CHUNK):
            end = start + 10 * CHUNK
            with steps("host: reconcile"):
                self._reconcile_known(known[start:end], items[1::2][start:end])
            with steps("ours: post"):
                self._post(ready[start:end])
        return self._get_figures(steps, half, known, lines)

    def _get_figures(self, steps, half, known, lines):
        def total(clock, name):
            return sum(s for step, s in clock.items() if step.startswith(name))

        return {
            "lines": half,
            "chunk": CHUNK,
            "host_reconciled": len(known.filtered("is_reconciled")),
            "ours_posted": len(lines.filtered("is_reconciled")),
            "ms_a_line": {
                k: round(1000 * s / half, 2) for k, s in steps.seconds.items()
            },
            "cpu_ms_a_line": {
                k: round(1000 * s / half, 2) for k, s in steps.cpu.items()
            },
            "queries": steps.queries,
            "ms_a_line_host": round(1000 * total(steps.seconds, "host") / half, 2),
            "ms_a_line_ours": round(1000 * total(steps.seconds, "ours") / half, 2),
            "ours_to_host": round(
                total(steps.seconds, "ours") / total(steps.seconds, "host"), 3
            ),
            "ours_to_host_cpu": round(
                total(steps.cpu, "ours") / total(steps.cpu, "host"), 3
            ),
        }

    # -- Steps ----------------------------------------------------------------

    def _commit(self):
        self.env.cr.commit()
        self.env.invalidate_all()

    def _create(self, items, prepare):
        lines = self.env["account.bank.statement.line"]
        for start in range(0, len(items), CHUNK):
            chunk = items[start : start + CHUNK]
            lines |= lines.create(
                [
                    {
                        "journal_id": self.bank.id,
                        "date": "2026-02-01",
                        "amount": item.balance,
                        "payment_ref": f"Invoice {item.move_id.name} thank you",
                        "partner_name": item.partner_id.name,
                        **prepare(item),
                    }
                    for item in chunk
                ]
            )
            self._commit()
        return lines

    def _create_lines(self, items):
        return self._create(items, lambda item: {})

    def _create_known(self, items):
        return self._create(
            items,
            lambda item: {
                "partner_id": item.partner_id.id,
                "counterpart_account_id": item.account_id.id,
            },
        )

    def _reconcile_known(self, lines, items):
        for start in range(0, len(lines), CHUNK):
            chunk = lines[start : start + CHUNK]
            plan = [
                line.move_id.line_ids.filtered(
                    lambda entry, item=item: entry.account_id == item.account_id
                )
                | item
                for line, item in zip(chunk, items[start : start + CHUNK], strict=True)
            ]
            self.env["account.move.line"]._reconcile_plan(plan)
            self._commit()

    def _post(self, lines):
        for start in range(0, len(lines), CHUNK):
            lines[start : start + CHUNK]._bank_post_applications()
            self._commit()


def main(env):
    backlog = TwoBacklogs(env, PARAMETERS["lines"])
    backlog.build()
    figures = backlog.measure()
    with open(PARAMETERS["result"], "w") as target:
        json.dump(figures, target)


if "env" in globals():
    main(env)  # noqa: F821 - the shell's environment
