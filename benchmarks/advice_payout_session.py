"""Runs in an Odoo shell: one payout of many rows, beside Odoo's own entry of it."""

import json
import os
import sys
from datetime import date
from decimal import Decimal

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from backlog import Backlog  # noqa: E402
from measured import Steps, peak_memory  # noqa: E402

from odoo import Command  # noqa: E402

from odoo.addons.bank_payment_reconcile.advice import Advice, Row  # noqa: E402

FEE = Decimal("-0.30")


class Paid(Backlog):
    """Customers' open invoices, of which a provider pays some."""

    def _build_lines(self):
        """The payout's line is created once its amount is known."""
        self.line_ids = []

    def get_items(self, count):
        return self.env["account.move.line"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("account_type", "=", self.account_type),
                ("move_id.name", "=like", "INV/2026/%"),
            ],
            order="id",
            limit=count,
        )

    def get_account(self, name, code, **values):
        return self.env["account.account"].create(
            {"name": name, "code": code, "account_type": "expense", **values}
        )

    def commit(self):
        self.env.flush_all()
        self.env.cr.commit()
        self.env.invalidate_all()


class ByAdvice(Paid):
    """What we do."""

    def measure(self, count):
        steps = self.steps = Steps(self.env)
        company = self.env.company
        provider = self.env["bank.payment.provider"]._get_of_source(
            "bench", "Paybridge", company
        )
        provider.fee_account_id = self.get_account("Fees", "BENCHFEE")
        items = self.get_items(count)
        rows = [
            Row(
                kind="charge",
                gross=Decimal(f"{item.amount_residual:.2f}"),
                fee=FEE,
                numbers=(item.move_name,),
                line=at,
            )
            for at, item in enumerate(items, 2)
        ]
        said = Advice(
            kind="payout",
            source="bench",
            currency=company.currency_id.name,
            sender="Paybridge",
            number="PO-12345",
            marks=("PO-12345",),
            date=date(2026, 3, 2),
            rows=rows,
        )
        line = self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.bank.id,
                "date": date(2026, 3, 2),
                "amount": float(said.net),
                "payment_ref": "PAYBRIDGE PO-12345",
            }
        )
        self.commit()
        with steps("take and apply"):
            advice, _told = self.env["bank.payment.advice"]._take_read(
                [said], b"a report", "report.csv", company
            )
            self.commit()
        assert advice.statement_line_ids == line and not line.needs_review
        with steps("post"):
            _done, errors = line._bank_post_applications()
            self.commit()
        assert not errors, errors
        return len(items.filtered("reconciled"))


class ByHost(Paid):
    """The same entry, made, posted and reconciled by Odoo."""

    def measure(self, count):
        steps = self.steps = Steps(self.env)
        items = self.get_items(count)
        fee = self.get_account("Fees", "BENCHFEE")
        kept = -float(FEE) * len(items)
        total = sum(items.mapped("amount_residual"))
        values = [
            {
                "name": item.move_name,
                "account_id": item.account_id.id,
                "partner_id": item.partner_id.id,
                "balance": -item.amount_residual,
            }
            for item in items
        ]
        values.append({"name": "Fees", "account_id": fee.id, "balance": kept})
        bank = self.bank.default_account_id
        values.append({"account_id": bank.id, "balance": round(total - kept, 2)})
        self.commit()
        with steps("host"):
            move = self.env["account.move"].create(
                {
                    "journal_id": self.bank.id,
                    "date": date(2026, 3, 2),
                    "line_ids": [Command.create(each) for each in values],
                }
            )
            move.action_post()
            own = move.line_ids.filtered(
                lambda line: line.account_id == items.account_id
            )
            pairs = [
                pair[0] | pair[1]
                for pair in zip(
                    items.sorted("move_name"), own.sorted("name"), strict=True
                )
            ]
            self.env["account.move.line"]._reconcile_plan(pairs)
            self.commit()
        return len(items.filtered("reconciled"))


def main(env):
    count = PARAMETERS["rows"]
    ours = ByAdvice(env, PARAMETERS["items"], 0, company="By advice")
    ours.build()
    paid = ours.measure(count)
    host = ByHost(env, PARAMETERS["items"], 0, company="By host")
    host.build()
    by_host = host.measure(count)
    clocks = {}
    for name in ("seconds", "cpu", "database"):
        clock = getattr(ours.steps, name) | getattr(host.steps, name)
        clocks[name] = {step: round(value, 2) for step, value in clock.items()}
    total = {
        step: clocks["cpu"][step] + clocks["database"][step] for step in clocks["cpu"]
    }
    figures = {
        "rows": count,
        "paid": {"ours": paid, "host": by_host},
        **clocks,
        "queries": ours.steps.queries | host.steps.queries,
        "posted_ours_to_host": round(total["post"] / total["host"], 3),
        "load": os.getloadavg(),
        "peak_mib": round(peak_memory()),
    }
    with open(PARAMETERS["result"], "w") as target:
        json.dump(figures, target)


if "env" in globals():
    main(env)  # noqa: F821 - the shell's environment
