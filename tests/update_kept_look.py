"""Runs in the shell of this version on an updated database: whether what people kept
still works, and what the renamed columns have."""

import json
import os

from odoo.tools.safe_eval import safe_eval

LINE = "account.bank.statement.line"


def read_values(env, kept):
    """{table: {old name of a column: what it has under its new name}}"""
    found = {}
    for table, values in kept["values"].items():
        found[table] = {}
        for column in values:
            env.cr.execute(
                f'SELECT "bank_{column}"::text FROM {table} WHERE id = %s',
                [kept["ids"][table]],
            )
            [found[table][column]] = env.cr.fetchone()
    return found


def search(env, filter_id):
    """What a kept search finds, in its groups and order."""
    row = env["ir.filters"].browse(filter_id)
    Model = env[row.model_id]
    domain = safe_eval(row.domain)
    groups = safe_eval(row.context).get("group_by", [])
    order = ", ".join(json.loads(row.sort))
    groups = Model.formatted_read_group(domain, groups, ["__count"])
    return len(Model.search(domain, order=order or None)), len(groups)


def export(env, export_id, records):
    names = env["ir.exports"].browse(export_id).export_fields.mapped("name")
    return records.export_data(names)["datas"]


def import_the_rest(env, run_id):
    """Finish an import that the old version began: what the line and its statement
    have."""
    run = env["bank.import.run"].browse(run_id)
    for _turn in range(9):
        if run.state in ("done", "stopped"):
            break
        run._work_on(200)
    line = run.statement_ids.line_ids
    return [
        run.state,
        run.error,
        str(line.bank_value_date),
        line.bank_end_to_end_id,
        line.transaction_details,
        line.statement_id.bank_is_interim,
    ]


def look(env, kept):
    line = env[LINE].browse(kept["ids"]["account_bank_statement_line"])
    window = env["ir.actions.act_window"].browse(kept["window"])
    payment = env["account.payment"].with_context(**safe_eval(window.context))
    applications = env["bank.payment.application"].search([])
    action = env["ir.actions.server"].browse(kept["action"])
    unsure = action.with_context(active_model=LINE, active_ids=line.ids).run()
    views = {
        name: env[LINE].get_view(kept[name], name)["arch"]
        for name in ("list", "search", "form")
    }
    return {
        "values": read_values(env, kept),
        "entry": line.bank_kept_entry_ids.ids,
        "filter": search(env, kept["filter"]),
        "applied": search(env, kept["applied"]),
        "undone": search(env, kept["undone"]),
        "window": [
            payment.search(safe_eval(window.domain)).mapped("bank_end_to_end_id"),
            payment.new({}).bank_end_to_end_id,
        ],
        "export": export(env, kept["export"], line),
        "long export": sorted(
            float(amount) for [amount] in export(env, kept["long export"], applications)
        ),
        "amounts": sorted(
            applications.mapped(lambda a: a.statement_line_id.bank_transaction_amount)
        ),
        "days": [
            application.x_value_date == application.statement_line_id.bank_value_date
            for application in applications
        ],
        "unsure": unsure["infos"]["unsure"],
        "views": views,
        "template": str(env["ir.qweb"]._render(kept["template"], {"lines": line})),
        "import": import_the_rest(env, kept["run"]),
    }


with open(os.environ["SCENE"]) as source:
    COMPANY = json.load(source)["company"]
with open(os.environ["KEPT"]) as source:
    FACTS = json.load(source)
env = env(context={"allowed_company_ids": [COMPANY]})  # noqa: F821 - the shell's
with open(os.environ["FOUND"], "w") as target:
    json.dump(look(env, FACTS), target, indent=1)
