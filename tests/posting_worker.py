"""A worker of the tests that kill or race postings: a process with Odoo in it.

    posting_worker.py DATABASE LOGIN TASK [PARAMETERS]

It says "ready" when it is, waits for a line on its input, works, and prints what
came of it as JSON.
"""

import json
import sys
from functools import partial
from pathlib import Path

import odoo
from odoo import api
from odoo.service.model import retrying

sys.path.insert(0, str(Path(__file__).resolve().parent))


def build(env, parameters):
    """Build the books and return what they hold."""
    from posting_books import build_books

    return build_books(env, parameters["count"], parameters["logins"])


def order(env, parameters):
    """A person has the lines posted in a run; returns the run's id."""
    lines = env["account.bank.statement.line"].browse(parameters["lines"])
    action = retrying(lines.action_bank_post_selected, env)
    return action["params"]["run_id"]


def page(env, parameters):
    """The page that shows a run asks for work until nothing is left."""
    run = env["bank.posting.run"].browse(parameters["run"])
    while True:
        progress = retrying(partial(run.action_process, 2), env)
        if progress["state"] not in ("queued", "running"):
            return progress


def scheduled(env, parameters):
    """The scheduled actions, with chunks small enough to be killed between."""
    env["bank.posting.run"]._cron_process(chunk_size=parameters["chunk"])
    env["account.bank.statement.line"]._bank_cron_post_applications(parameters["chunk"])
    return {}


def by_hand(env, parameters):
    """A person posts the lines a handful at a time; returns the sentences that
    came instead of a posting."""
    lines = env["account.bank.statement.line"].browse(parameters["lines"])
    done, sentences = 0, []
    for start in range(0, len(lines), parameters["chunk"]):
        chunk = lines[start : start + parameters["chunk"]]
        posted, errors = retrying(chunk._bank_post_applications, env)
        done += len(posted)
        sentences += errors.values()
    return {"posted": done, "sentences": sorted(set(sentences))}


def main(database, login, task, parameters="{}"):
    odoo.tools.config.parse_config(["--log-level=warn"])
    parameters = json.loads(parameters)
    with odoo.modules.registry.Registry(database).cursor() as cr:
        env = api.Environment(cr, api.SUPERUSER_ID, {})
        if login:
            user = env["res.users"].search([("login", "=", login)])
            env = env(user=user, context={"allowed_company_ids": user.company_ids.ids})
        print("ready", flush=True)
        sys.stdin.readline()
        cr.commit()
        result = globals()[task](env, parameters)
        cr.commit()
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
