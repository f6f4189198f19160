"""A worker of the tests that post and match at once: a process with Odoo in it.

    statements_worker.py DATABASE LOGIN TASK [PARAMETERS]

As `posting_worker.py`, but that it can stop where a test wants it to: it says "seen"
once its transaction sees the books, or "done" before it commits, and waits for a line
on its input.
"""

import json
import sys
from pathlib import Path

import odoo
from odoo import api
from odoo.exceptions import UserError
from odoo.service.model import retrying

sys.path.insert(0, str(Path(__file__).resolve().parent))


def build(env, parameters):
    """Two statements of one bank in work, each opening with 0; an entry and two lines
    of the bank's that might both be it."""
    from posting_books import build_books

    facts = build_books(env, 8, parameters["logins"])
    lines = env["account.bank.statement.line"].browse(facts["lines"])
    bank, company = lines.journal_id, lines.company_id
    env = env(context={"allowed_company_ids": company.ids})
    documents = env["bank.reconciliation"]
    for number, part in enumerate((lines[:4], lines[4:])):
        day = max(lines.mapped("date"))
        document = documents.create(
            {
                "journal_id": bank.id,
                "date": day.replace(day=day.day + number),
                "balance_start": 0.0,
                "balance_end": sum(part.mapped("amount")),
                "line_ids": [],
            }
        )
        part.bank_reconciliation_id = document
        documents |= document
    payment = env["account.payment"].create(
        {
            "payment_type": "inbound",
            "partner_type": "customer",
            "partner_id": env["res.partner"].create({"name": "Payer"}).id,
            "amount": 70.0,
            "journal_id": bank.id,
            "date": day,
        }
    )
    payment.action_post()
    entry = payment.move_id.line_ids.filtered(
        lambda line: line.account_id == payment.outstanding_account_id
    )
    shown = env["account.bank.statement.line"].create(
        [
            {
                "journal_id": bank.id,
                "date": day,
                "amount": 70.0,
                "payment_ref": f"shown {number}",
                "bank_reconciliation_id": document.id,
            }
            for number, document in enumerate(documents)
        ]
    )
    for document in documents:
        document.balance_end += 70.0
    return {
        **facts,
        "documents": documents.ids,
        "entry": entry.id,
        "shown": shown.ids,
        "fees": facts["fees"],
    }


def post(env, parameters):
    """A person posts a statement."""
    document = env["bank.reconciliation"].browse(parameters["document"])
    document.action_post()
    return {"state": document.state}


def match(env, parameters):
    """A person matches a line of a statement with an entry."""
    document = env["bank.reconciliation"].browse(parameters["document"])
    document.action_match([parameters["line"]], [parameters["entry"]])
    return {"state": "matched"}


def match_automatically(env, parameters):
    document = env["bank.reconciliation"].browse(parameters["document"])
    document.action_match_automatically(days=30)
    return {"state": "matched"}


def suggest(env, parameters):
    document = env["bank.reconciliation"].browse(parameters["document"])
    document.action_suggest_lines([parameters["entry"]])
    return {"state": "matched"}


def unmatch(env, parameters):
    entry = env["account.move.line"].browse(parameters["entry"])
    entry.bank_application_ids.unlink()
    return {}


def fees(env, parameters):
    """What was shown twice is a fee, so that nothing hinders posting."""
    lines = env["account.bank.statement.line"].browse(parameters["lines"])
    account = env["account.account"].browse(parameters["account"])
    lines.action_transfer_difference(account)
    return {}


def stop(word):
    print(word, flush=True)
    sys.stdin.readline()


def work(task, env, parameters):
    """The task, told as a person would be told of it; tried again as Odoo does."""
    stops = {parameters.get("stop")}

    def attempt():
        if "seen" in stops:
            env["bank.reconciliation"].search_count([])
            stop(stops.pop())
        result = task(env, parameters)
        if "done" in stops:
            env.flush_all()
            stop(stops.pop())
        return result

    try:
        return retrying(attempt, env)
    except UserError as refusal:
        env.cr.rollback()
        return {"sentence": str(refusal)}


def main(database, login, task, parameters="{}"):
    odoo.tools.config.parse_config(["--log-level=error"])
    parameters = json.loads(parameters)
    with odoo.modules.registry.Registry(database).cursor() as cr:
        env = api.Environment(cr, api.SUPERUSER_ID, {})
        if login:
            user = env["res.users"].search([("login", "=", login)])
            env = env(user=user, context={"allowed_company_ids": user.company_ids.ids})
        print("ready", flush=True)
        sys.stdin.readline()
        cr.commit()
        result = work(globals()[task], env, parameters)
        cr.commit()
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
