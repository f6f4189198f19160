"""Runs in the shell of this version on an updated database: what became of it."""

import json
import os

ADDON = "bank_payment_reconcile"


def find_wrong_sums(env):
    """Stored fields of ours that are not what they compute to: sentences."""
    names = env["ir.model.data"].search(
        [("module", "=", ADDON), ("model", "=", "ir.model.fields")]
    )
    for row in env["ir.model.fields"].browse(names.mapped("res_id")).exists():
        Model = env[row.model]
        field = Model._fields.get(row.name)
        if Model._abstract or Model._transient or not (field.store and field.compute):
            continue
        if not field.readonly:  # a person's value counts
            continue
        records = Model.with_context(active_test=False).search([])
        stored = {record.id: record[row.name] for record in records}
        env.add_to_compute(field, records)
        for record in records:
            value = record[row.name]
            same = (
                abs(stored[record.id] - value) < 0.005
                if isinstance(value, float)
                else stored[record.id] == value
            )
            if not same:
                yield f"{record} {row.name}: {stored[record.id]}, not {value}"


def describe(line):
    return {
        "reconciled": line.is_reconciled,
        "difference": line.difference_amount,
        "applied": line.applied_amount,
        "to": line.bank_applied_to,
        "review": line.needs_review,
        "confidence": line.match_confidence,
        "states": line.application_ids.mapped("state"),
        "day": str(line.bank_booking_date),
    }


def look(env, facts):
    Line = env["account.bank.statement.line"]
    rules = env["bank.payment.rule"].with_context(active_test=False).search([])
    checks = env["bank.check.entry"].search([("payment_id", "!=", False)])
    documents = env["bank.reconciliation"]
    feed = env["bank.statement.feed"].browse(facts["feed"])
    return {
        "wrong sums": list(find_wrong_sums(env)),
        "lines": {
            name: describe(Line.browse(value))
            for name, value in facts.items()
            if isinstance(value, int) and name in LINES
        },
        "checks": {
            check.number: [check.payment_id.id, check.state, check.amount]
            for check in checks
            if check.company_id.id == facts["company"]
        },
        "documents": {
            name: [
                document.state,
                document.balance_start,
                document.balance_end,
                document.line_ids.ids,
                # Lines that come later than this one are late.
                document.newest_line_number >= facts[name],
            ]
            for name in ("january", "february")
            for document in [documents.browse(facts[f"{name} document"])]
        },
        "rules": {
            rule.code: [rule.priority, rule.active] for rule in rules if rule.code
        },
        "bounds": {
            mapping.text: [
                mapping.limit_in,
                mapping.limit_out,
                mapping.payee_accounts or "",
            ]
            for mapping in env["bank.text.mapping"].search(
                [("company_id", "=", facts["company"])]
            )
        },
        "payers": sorted(
            [payer.account_number, payer.partner_id.name, payer.is_payee]
            for payer in env["bank.learned.payer"].search(
                [("company_id", "=", facts["company"])]
            )
        ),
        "undone": [
            Line.browse(facts[name]).bank_reopened_reason or ""
            for name in ("undone", "february", "accepted")
        ],
        "mapping": env["bank.text.mapping"].browse(facts["mapping"]).text,
        "looks_in": env["bank.text.mapping"]
        .with_context(active_test=False)
        .search([("company_id", "=", facts["company"])])
        .mapped("look_in"),
        "feed": [feed.name, feed.kind, feed.active],
        "again": import_again(Line.browse(facts["waits"]).journal_id, facts),
    }


def import_again(journal, facts):
    """How many lines more there are once the bank's file came again."""
    count = len(journal.env["account.bank.statement.line"].search([]))
    journal.import_bank_statements(facts["file"].encode(), "again.ofx")
    return len(journal.env["account.bank.statement.line"].search([])) - count


def work(env, facts):
    """The accountant posts what was accepted, and undoes what was posted."""
    lines = env["account.bank.statement.line"].browse(
        [facts["accepted"], facts["posted"], facts["elsewhere"]]
    )
    accepted, posted, elsewhere = lines
    accepted.action_post_applications()
    (posted | elsewhere).action_undo_applications()
    documents = env["bank.reconciliation"].browse(facts["february document"])
    return {
        "reconciled": lines.mapped("is_reconciled"),
        "differences": lines.mapped("difference_amount"),
        "february": documents.state,
    }


LINES = "waits proposed accepted posted undone half elsewhere january february".split()
with open(os.environ["SCENE"]) as source:
    FACTS = json.load(source)
env = env(context={"allowed_company_ids": [FACTS["company"]]})  # noqa: F821 - the shell's
FOUND = look(env, FACTS)
FOUND["work"] = work(env, FACTS)
with open(os.environ["FOUND"], "w") as target:
    json.dump(FOUND, target, indent=1)
