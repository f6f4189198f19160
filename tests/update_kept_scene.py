"""Runs in the shell of an old version: a value in each stored field that has another
name since 19.0.1.2.0, and what people keep that names some that all of them have."""

import json
import os
from datetime import date

from odoo import Command

LINE = "account.bank.statement.line"
PREFIX = "bank_payment_reconcile."
#: What the columns have; those that the old version has not are left out.
VALUES = {
    "account_bank_statement_line": {
        "booked_later_reason": "Tax Lock Date 01/31/2026",
        "end_to_end_id": "E2E-55",
        "is_ambiguous": True,
        "is_kept_open": True,
        "mandate_reference": "MANDATE-55",
        "match_details": json.dumps({"reasons": [], "document": "no"}),
        "matched_on": "2026-01-25 08:00:00",
        "partner_set_by_posting": True,
        "payer_address": "Hafenstr. 5, Kiel",
        "payer_bic": "COBADEFFXXX",
        "payer_city": "Kiel",
        "payer_street": "Hafenstr. 5",
        "posting_left_until": "2026-01-26 08:00:00",
        "reopened_reason": "INV/2026/00055 was reset to draft.",
        "structured_reference": "RF18539007547034",
        "value_date": "2026-01-26",
    },
    "account_bank_statement": {
        "import_remarks": "A line without an amount was left out.",
        "is_interim": True,
    },
    "account_payment": {"end_to_end_id": "PO-55", "received_check_number": "771"},
}
#: Besides, what of a line is computed or leads to other records.
MORE = "look_alike_id posting_run_id transaction_amount transaction_currency_id".split()
LIST = """<list default_order="value_date desc">
    <field name="value_date"/>
    <field name="applied_to" column_invisible="context.get('is_ambiguous')"/>
    <field name="match_explanation" invisible="not is_ambiguous"/>
    <field name="is_ambiguous" column_invisible="True"/>
</list>"""
SEARCH = """<search>
    <filter name="unsure" domain="[('is_ambiguous', '=', True)]"/>
    <filter name="by_day" string="is_ambiguous" context="{'group_by': 'value_date'}"/>
</search>"""
#: The log of undone postings has a field `applied_to` of its own, which stays.
FORM = """<data>
    <xpath expr="//field[@name='match_explanation']" position="attributes">
        <attribute name="invisible">is_ambiguous</attribute>
    </xpath>
    <xpath expr="//field[@name='posting_log_ids']/list/field[@name='applied_to']"
        position="after">
        <field name="posted_date" column_invisible="parent.is_ambiguous"/>
    </xpath>
</data>"""
TEMPLATE = """<t t-name="kept"><p t-foreach="lines" t-as="line"
    t-out="line.match_details['document'] + line.end_to_end_id"/></t>"""


class Kept:
    def __init__(self, env, facts):
        company = env["res.company"].browse(facts["company"])
        self.env = env(
            context={"allowed_company_ids": company.ids, "tracking_disable": True}
        )
        self.company = company.with_env(self.env)
        self.waiting = self.env[LINE].browse(facts["waits"])
        self.bank = self.waiting.journal_id
        self.facts = {}

    def create(self, model, /, **values):
        return self.env[model].sudo().create(values).id

    def make_records(self):
        """A line in another currency, its statement, and a payment."""
        euro = self.env.ref("base.EUR")
        euro.active = True
        line = self.env[LINE].create(
            {
                "journal_id": self.bank.id,
                "date": date(2026, 1, 25),
                "amount": 55.0,
                "foreign_currency_id": euro.id,
                "amount_currency": 50.0,
                "payment_ref": "kept",
            }
        )
        statement = self.create(
            "account.bank.statement", name="kept", line_ids=[Command.set(line.ids)]
        )
        payment = self.create(
            "account.payment",
            payment_type="inbound",
            partner_type="customer",
            partner_id=self.env["res.partner"].create({"name": "Kept"}).id,
            amount=55.0,
            journal_id=self.bank.id,
        )
        run = self.create(
            "bank.posting.run",
            company_id=self.company.id,
            user_id=self.env.uid,
            state="done",
        )
        for column, value in (
            ("posting_run_id", run),
            ("look_alike_id", self.waiting.id),
        ):
            self.write_column("account_bank_statement_line", line.id, column, value)
        self.facts["ids"] = {
            "account_bank_statement_line": line.id,
            "account_bank_statement": statement,
            "account_payment": payment,
        }

    def has_column(self, table, column):
        self.env.cr.execute(
            "SELECT 1 FROM information_schema.columns"
            " WHERE table_name = %s AND column_name = %s",
            [table, column],
        )
        return bool(self.env.cr.fetchone())

    def write_column(self, table, row_id, column, value):
        self.env.flush_all()
        if self.has_column(table, column):
            self.env.cr.execute(
                f'UPDATE {table} SET "{column}" = %s WHERE id = %s', [value, row_id]
            )

    def make_values(self):
        """{table: {column: what it has, as PostgreSQL writes it}}"""
        found = self.facts["values"] = {}
        for table, values in VALUES.items():
            row_id = self.facts["ids"][table]
            for column, value in values.items():
                self.write_column(table, row_id, column, value)
            found[table] = {}
            more = MORE if table == "account_bank_statement_line" else ()
            for column in [*values, *more]:
                if self.has_column(table, column):
                    self.env.cr.execute(
                        f'SELECT "{column}"::text FROM {table} WHERE id = %s', [row_id]
                    )
                    [found[table][column]] = self.env.cr.fetchone()
        # Entries that are kept, where the version knows them.
        self.facts["entries"] = []
        if self.has_column("bank_line_kept_entry_rel", "entry_id"):
            entry = self.waiting.move_id.line_ids[0].id
            self.env.cr.execute(
                "INSERT INTO bank_line_kept_entry_rel (statement_line_id, entry_id)"
                " VALUES (%s, %s)",
                [self.facts["ids"]["account_bank_statement_line"], entry],
            )
            self.facts["entries"] = [entry]

    def make_searches(self):
        self.facts["filter"] = self.create(
            "ir.filters",
            name="Unsure",
            model_id=LINE,
            domain="[('is_ambiguous', '=', True), ('value_date', '>=', '2026-01-01')]",
            context="{'group_by': ['matched_on:month', 'journal_id']}",
            sort='["value_date desc", "id"]',
        )
        self.facts["applied"] = self.create(
            "ir.filters",
            name="Of ambiguous lines",
            model_id="bank.payment.application",
            domain="[('statement_line_id.is_ambiguous', '=', False)]",
        )
        self.facts["undone"] = self.create(
            "ir.filters",
            name="Undone",
            model_id="bank.posting.log",
            domain="[('applied_to', '!=', False)]",
        )
        self.facts["window"] = self.create(
            "ir.actions.act_window",
            name="Ordered",
            res_model="account.payment",
            domain="[('end_to_end_id', '!=', False)]",
            context="{'default_end_to_end_id': 'PO-56'}",
        )

    def make_exports(self):
        for key, model, names in (
            ("export", LINE, ["payment_ref", "end_to_end_id", "transaction_amount"]),
            (
                "long export",
                "bank.payment.application",
                ["statement_line_id/transaction_amount"],
            ),
        ):
            self.facts[key] = self.create(
                "ir.exports",
                name=key,
                resource=model,
                export_fields=[Command.create({"name": name}) for name in names],
            )

    def make_views(self):
        for key, arch in (("list", LIST), ("search", SEARCH)):
            self.facts[key] = self.create(
                "ir.ui.view", name=key, type=key, model=LINE, priority=99, arch=arch
            )
        self.facts["form"] = self.env.ref(
            f"{PREFIX}view_payment_reconciliation_form"
        ).id
        self.create(
            "ir.ui.view",
            name="form",
            model=LINE,
            priority=99,
            inherit_id=self.facts["form"],
            arch=FORM,
        )
        self.facts["template"] = self.create(
            "ir.ui.view", name="kept", type="qweb", key="kept.kept", arch=TEMPLATE
        )

    def make_code(self):
        self.facts["action"] = self.create(
            "ir.actions.server",
            name="Unsure ones",
            model_id=self.env["ir.model"]._get_id(LINE),
            state="code",
            code="action = {'type': 'ir.actions.act_window_close', 'infos': {\n"
            "'unsure': [record.is_ambiguous for record in records],\n"
            "'applied': [log.applied_to for log in records.posting_log_ids]}}",
        )
        self.create(
            "ir.model.fields",
            name="x_value_date",
            model_id=self.env["ir.model"]._get_id("bank.payment.application"),
            ttype="date",
            related="statement_line_id.value_date",
            store=False,
            state="manual",
        )

    def make_import(self):
        """A file of which no line is in the books yet."""
        lines = [
            {
                "journal_id": self.bank.id,
                "date": "2026-04-05",
                "amount": 44.0,
                "payment_ref": "April",
                "value_date": "2026-04-06",
                "end_to_end_id": "E2E-44",
                "bank_import_id": "KEPT:20260405:44.00",
                "bank_content_id": "April",
                "transaction_details": {"value_date": "2026-04-06"},
            }
        ]
        statement = {
            "values": {"reference": "april.csv", "name": "April", "is_interim": True},
            "adopted": [],
        }
        part = {
            "sequence": 0,
            "line_count": 1,
            "line_values": json.dumps(lines),
            "statement_values": json.dumps(statement),
        }
        paper = self.create("ir.attachment", name="april.csv", raw=b"April")
        self.facts["run"] = self.create(
            "bank.import.run",
            user_id=self.env.uid,
            company_id=self.company.id,
            journal_id=self.bank.id,
            filename="april.csv",
            attachment_id=paper,
            line_count=1,
            part_ids=[Command.create(part)],
        )


def main(env):
    with open(os.environ["SCENE"]) as source:
        kept = Kept(env, json.load(source))
    kept.make_records()
    kept.make_searches()
    kept.make_exports()
    kept.make_views()
    kept.make_code()
    kept.make_import()
    kept.make_values()
    env.cr.commit()
    with open(os.environ["KEPT"], "w") as target:
        json.dump(kept.facts, target)


main(env)  # noqa: F821 - the shell's environment
