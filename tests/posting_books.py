"""Books for the tests that kill or race postings; used inside an Odoo environment.

Payments come in fours, so that items are shared between payments as they are in
life:

* the first pays its invoice whole;
* the second pays its invoice less 8.00, which it puts on an account;
* the third pays its invoice less 5.00, and 5.00 of the invoice of the second;
* the fourth pays its invoice whole.

So 3.00 and 5.00 stay open of every four invoices. Invoice and payment number n
are of 10 + n each.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from backlog import Backlog  # noqa: E402

GROUP = "bank_payment_reconcile.group_bank_reconcile_user"


def build_books(env, count, logins):
    """Build the books of a company of its own.

    :param count: number of payments, a multiple of four.
    :return: what the tests need to know of it, as JSON can hold it.
    """
    backlog = Backlog(env, count, count, amount="10 + n")
    backlog.build()
    env = backlog.env
    fees = env["account.account"].search(
        [("account_type", "=", "income_other"), ("company_ids", "in", env.company.ids)],
        limit=1,
    )
    lines = env["account.bank.statement.line"].browse(backlog.line_ids)
    items = _get_items(env, count)
    # What no rule proposed, nothing posts without a person
    rules = env["bank.payment.rule"]._get_rules(env.company)
    [rule] = rules.filtered(lambda rule: rule.code == "H4")
    env["bank.payment.application"].create(
        [
            {
                "statement_line_id": line.id,
                "move_line_id": target.id if target != fees else False,
                "account_id": fees.id if target == fees else target.account_id.id,
                "amount": amount,
                "confidence": "high",
                "rule_id": rule.id,
            }
            for n, line in enumerate(lines)
            for target, amount in _get_shares(n, line.amount, items, fees)
        ]
    )
    for login in logins:
        env["res.users"].create(
            {
                "name": login,
                "login": login,
                "company_id": env.company.id,
                "company_ids": [(6, 0, env.company.ids)],
                "group_ids": [(6, 0, env.ref(GROUP).ids)],
            }
        )
    backlog.bank.bank_post_automatically = True
    env.cr.commit()
    return {
        "company": env.company.id,
        "lines": lines.ids,
        "bank": backlog.bank.default_account_id.id,
        "suspense": backlog.bank.suspense_account_id.id,
        "receivable": items[0].account_id.id,
        "fees": fees.id,
    }


def _get_items(env, count):
    found = env["account.move.line"].search(
        [
            ("company_id", "=", env.company.id),
            ("account_type", "=", "asset_receivable"),
            ("move_id.name", "=like", "INV/2026/%"),
        ]
    )
    by_number = {item.move_id.name: item for item in found}
    return [by_number[f"INV/2026/{n:06}"] for n in range(1, count + 1)]


def _get_shares(n, amount, items, fees):
    """What payment number n, counted from 0, is applied to."""
    place = n % 4
    if place == 1:
        return [(items[n], amount - 8.0), (fees, 8.0)]
    if place == 2:
        return [(items[n], amount - 5.0), (items[n - 1], 5.0)]
    return [(items[n], amount)]
