"""Runs in an Odoo shell: a payment run, suggested to booked, beside Odoo's way."""

import json
import os
import sys
from datetime import date

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from measured import Steps, peak_memory  # noqa: E402
from open_bills import OpenBills  # noqa: E402

OWN = "DE89370400440532013000"


class PaidBills(OpenBills):
    """Open bills of a company that pays by file."""

    def set_up_bank(self):
        self.env.company.partner_id.write(
            {
                "street": "Lindenallee 4",
                "zip": "10115",
                "city": "Berlin",
                "country_id": self.env.ref("base.de").id,
            }
        )
        self.bank.set_bank_account(OWN)
        self.bank.write(
            {"bank_payment_format": "pain.001.001.09", "bank_run_booking": "each"}
        )
        self.env.flush_all()
        self.commit()

    def get_items(self):
        return self.env["account.move.line"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("account_type", "=", self.account_type),
                ("move_id.name", "=like", "INV/2026/%"),
            ],
            order="id",
        )

    def commit(self):
        self.env.flush_all()
        self.env.cr.commit()
        self.env.invalidate_all()


class ByRun(PaidBills):
    """What we do, step by step."""

    def measure(self):
        self.steps = steps = Steps(self.env)
        run = self.env["bank.payment.run"].create({"journal_id": self.bank.id})
        wizard = self.env["bank.payment.suggest"].create(
            {"run_id": run.id, "together": False}
        )
        self.commit()
        with steps("suggest"):
            wizard.action_suggest()
            self.commit()
        with steps("check"):
            run.action_check()
            self.commit()
        words = run.finding_ids.filtered(lambda found: found.level == "word")
        words.action_accept()
        self.commit()
        with steps("check again"):
            run.action_check()
            self.commit()
        count = len(run.line_ids)
        lines = self._export(run)
        self._take_back(lines)
        return run, count, len(lines)

    def _export(self, run):
        """What `action_export` does, the file apart from the entries.

        :return: the payments that are booked.
        """
        with self.steps("file"):
            self.bank.bank_run_booking = "none"
            run.action_export()
            self.commit()
        self.bank.bank_run_booking = "each"
        self.commit()
        lines = run.line_ids[: PARAMETERS["booked"]]
        with self.steps("book"):
            run._book(lines)
            self.commit()
        self.paid = len(lines.item_ids.move_line_id.filtered("reconciled"))
        return lines

    def _take_back(self, lines):
        """The bank rejects one of ten."""
        self.commit()
        with self.steps("reject a tenth"):
            lines[::10]._take_back("AC04", state="rejected")
            self.commit()


class ByHost(PaidBills):
    """Odoo's wizard, a payment for each document."""

    def measure(self):
        self.steps = Steps(self.env)
        items = self.get_items()
        wizard = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move.line", active_ids=items.ids)
            .create(
                {
                    "group_payment": False,
                    "payment_date": date.today(),
                    "journal_id": self.bank.id,
                }
            )
        )
        self.commit()
        with self.steps("host books"):
            payments = wizard._create_payments()
            self.commit()
        self.paid = len(items.filtered("reconciled"))
        return len(payments)


def main(env):
    bills, each = PARAMETERS["bills"], PARAMETERS["each"]
    by_host = PARAMETERS["host"]
    ours = ByRun(env, bills, 0, each=each, company="By run")
    ours.build()
    ours.set_up_bank()
    run, count, booked = ours.measure()
    levels = [found.level for found in run.finding_ids]
    host = ByHost(env, by_host, 0, each=each, company="By host")
    host.build()
    host.set_up_bank()
    payments = host.measure()
    clocks = {}
    for name in ("seconds", "cpu", "database"):
        clock = getattr(ours.steps, name) | getattr(host.steps, name)
        clocks[name] = {step: round(value, 2) for step, value in clock.items()}
    total = {
        step: clocks["cpu"][step] + clocks["database"][step] for step in clocks["cpu"]
    }
    figures = {
        "bills": bills,
        "payments": count,
        "booked": {"ours": booked, "host": payments},
        "paid": {"ours": ours.paid, "host": host.paid},
        "findings": {level: levels.count(level) for level in set(levels)},
        **clocks,
        "queries": ours.steps.queries | host.steps.queries,
        "booked_ours_to_host": round(
            total["book"] / booked / (total["host books"] / payments), 3
        ),
        "load": os.getloadavg(),
        "peak_mib": round(peak_memory()),
    }
    with open(PARAMETERS["result"], "w") as target:
        json.dump(figures, target)


if "env" in globals():
    main(env)  # noqa: F821 - the shell's environment
