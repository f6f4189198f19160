"""Runs in an Odoo shell: the payments of a run, and the same by Odoo's own wizard.

The documents are those that the other benchmarks build: customers' invoices, so the
run collects. What it books is the same with the signs turned.
"""

import json
import os
import sys
from datetime import date

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from backlog import Backlog  # noqa: E402
from measured import Steps, peak_memory  # noqa: E402

DAY = date(2026, 3, 2)


class Payments(Backlog):
    """Twice as many open invoices as are paid either way."""

    def __init__(self, env, payments):
        # One bank line only is made by SQL, as a template nobody looks at
        super().__init__(env, items=2 * payments, lines=1)

    def get_items(self):
        return self.env["account.move.line"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("account_type", "=", "asset_receivable"),
                ("move_id.name", "=like", "INV/2026/%"),
            ],
            order="id",
        )

    def build_run(self, items):
        """A run as it is when its file is written: its payments have their ids."""
        from odoo.addons.bank_payment_reconcile.models.record.bulk import insert_rows

        run = self.env["bank.payment.run"].create(
            {"journal_id": self.bank.id, "kind": "debit"}
        )
        run.sudo().message_id = "BENCH"
        currency = self.env.company.currency_id
        lines = insert_rows(
            self.env["bank.payment.line"].sudo(),
            [
                {
                    "run_id": run.id,
                    "sequence": 10,
                    "partner_id": item.partner_id.id,
                    "partner_bank_id": False,
                    "currency_id": currency.id,
                    "amount": item.balance,
                    "execution_date": DAY,
                    "priority": "normal",
                    "state": "exported",
                    "end_to_end_id": f"E{item.id}",
                    "payment_information_id": "BENCH-1",
                }
                for item in items
            ],
        )
        insert_rows(
            self.env["bank.payment.item"].sudo(),
            [
                {
                    "line_id": line.id,
                    "move_line_id": item.id,
                    "amount": item.balance,
                    "discount_amount": 0.0,
                }
                for line, item in zip(lines, items, strict=True)
            ],
        )
        self.env.flush_all()
        return run, lines.sudo(False)

    def measure(self):
        items = self.get_items()
        known, ours = items[1::2], items[::2]
        run, lines = self.build_run(ours)
        self._commit()
        steps = Steps(self.env)
        with steps("host"):
            payments = self._register(known)
            self._commit()
        with steps("ours"):
            run._book(lines)
            self._commit()
        return self._get_figures(steps, known, ours, payments, lines.payment_id)

    def _register(self, items):
        """Odoo's wizard, a payment for each document."""
        wizard = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move.line", active_ids=items.ids)
            .create({"group_payment": False, "payment_date": DAY})
        )
        return wizard._create_payments()

    def _get_figures(self, steps, known, ours, host_payments, our_payments):
        count = len(ours)
        return {
            "payments": count,
            "host_paid": len(known.filtered("reconciled")),
            "ours_paid": len(ours.filtered("reconciled")),
            "host_payments": len(host_payments),
            "our_payments": len(our_payments),
            "seconds": {name: round(s, 1) for name, s in steps.seconds.items()},
            "cpu": {name: round(s, 1) for name, s in steps.cpu.items()},
            "queries": steps.queries,
            "ours_to_host": round(steps.seconds["ours"] / steps.seconds["host"], 3),
            "ours_to_host_cpu": round(steps.cpu["ours"] / steps.cpu["host"], 3),
            "peak_mib": round(peak_memory()),
        }

    def _commit(self):
        self.env.cr.commit()
        self.env.invalidate_all()


def main(env):
    payments = Payments(env, PARAMETERS["payments"])
    payments.build()
    figures = payments.measure()
    with open(PARAMETERS["result"], "w") as target:
        json.dump(figures, target)


if "env" in globals():
    main(env)  # noqa: F821 - the shell's environment
