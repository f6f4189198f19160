"""What leaves the server as a file, a page or a field: for each user only what he may
read anyway."""

import base64

from odoo.tests import tagged
from odoo.tools import SQL

from .attack_case import DONE, REFUSED, AttackCase, quiet
from .attack_scene import SECRET
from .attack_table import BRANCH, MANAGERS, MODELS, OWNER, READERS, USERS, VIEWERS
from .records_case import MODULE

#: The users with the group that a field asks for.
WHO = {
    f"{MODULE}.group_bank_reconcile_manager": MANAGERS,
    "base.group_system": ("admin",),
}
#: The reports, and who may read what they print.
REPORTS = {
    "report_bank_reconciliation": ("document", READERS),
    "report_bank_check_deposit": ("deposited", VIEWERS),
    "report_bank_direct_debit_mandate": ("mandate", READERS),
}


@tagged("post_install", "-at_install")
class TestAttackDownloads(AttackCase):
    @quiet
    def test_files_of_our_records(self):
        """What feeds and imports keep, and what people attach."""
        files = {}
        for model, (readers, *_others) in MODELS.items():
            # A wizard's files are tried with the wizards; rows of a view hold none.
            if readers == OWNER or self.env[model]._table_query is not None:
                continue
            file = (
                self.env["ir.attachment"]
                .sudo()
                .create(
                    {
                        "name": f"{model}.txt",
                        "raw": SECRET.encode(),
                        "res_model": model,
                        "res_id": self.records[model].id,
                    }
                )
            )
            files[file.id] = (model, readers)
        self._expect_read(
            {f"/web/content/{file}": told for file, told in files.items()}
        )

    def test_no_sample_is_kept_where_branches_use_the_format(self):
        """It has payments of the parent: not when it is saved, and not when a branch
        is founded later."""
        described = self.records["bank.statement.format"]
        self.assertFalse(self._keep_sample(described))
        alone = self.other_data["company"]
        described.sudo().company_id = alone
        self.assertTrue(self._keep_sample(described))
        self.env["res.company"].create({"name": "Later", "parent_id": alone.id})
        self.assertFalse(described.sample)

    def _keep_sample(self, described):
        described.sample = base64.b64encode(
            f"Date;Amount;Text\n01.02.2026;5,00;{SECRET}\n".encode()
        )
        return (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", described._name),
                    ("res_field", "=", "sample"),
                    ("res_id", "=", described.id),
                ]
            )
        )

    @quiet
    def test_reports_on_screen(self):
        self.document.action_refresh()
        self.deposited._deposit("D-1", self.document.date)
        self.assertEqual(
            set(REPORTS) | {"report_bank_proof"},
            {
                name.partition(".")[2]
                for name in self.env["ir.actions.report"]
                .search([("report_name", "=like", f"{MODULE}.%")])
                .mapped("report_name")
            },
            "say here who may read it; the proof is printed of a wizard",
        )
        addresses = {}
        for name, (attribute, readers) in REPORTS.items():
            record = getattr(self, attribute)
            address = f"/report/html/{MODULE}.{name}/{record.id}"
            addresses[address] = (name, readers)
        self._expect_read(addresses)

    def _expect_read(self, addresses):
        """:param addresses: {address: (what it is, the users who may read it)}"""
        wrong = []
        for user in USERS:
            self._log_in(user)
            for address, (what, readers) in addresses.items():
                self.env.flush_all()
                response = self.url_open(address, timeout=60)
                is_read = response.status_code == 200 and SECRET in response.text
                if is_read != (user in readers):
                    wrong.append((user, what, response.status_code))
        self.assertFalse(wrong)

    def test_fields_with_groups(self):
        """Secrets of feeds, samples of files: not by reading, searching, sorting,
        grouping or exporting, and not by the way of another model."""
        wrong = []
        for model, field in self._get_fields_with_groups():
            record = self.records[model].sudo()
            readers = WHO[field.groups]
            if BRANCH[0] in MODELS[model][0]:
                # Set up by the parent; its manager reads it as the parent's does.
                readers += BRANCH
            for user in self.attackers:
                for call, args in self._get_calls(record, field).items():
                    outcome = self._call_as(user, model, call, args)
                    may = user in readers
                    # Of what somebody does not find nothing is told either.
                    is_told = outcome.kind == DONE and bool(outcome.text)
                    if is_told and not may or may and outcome.kind == REFUSED:
                        wrong.append((user, model, field.name, call, outcome))
        self.assertFalse(wrong)

    def _get_fields_with_groups(self):
        found = [
            (model._name, field)
            for model in self.env.registry.models.values()
            if not model._abstract
            for field in model._fields.values()
            if field._modules[:1] == (MODULE,)
            and field.groups
            and model._name in MODELS
        ]
        self.assertGreater(len(found), 10)
        return found

    @staticmethod
    def _get_calls(record, field):
        calls = {"read": [record.ids, [field.name]]}
        if field.store and field.type != "binary":
            calls["search"] = [
                [["id", "=", record.id], [field.name, "=", record[field.name]]],
            ]
            calls["web_read"] = [record.ids, {field.name: {}}]
            calls["export_data"] = [record.ids, [field.name]]
            calls["formatted_read_group"] = [
                [["id", "=", record.id]],
                [field.name],
                ["__count"],
            ]
        return calls

    def test_a_secret_is_in_no_table_that_others_read(self):
        """What a person enters is kept in the feed's own columns and nowhere else."""
        token = "token-of-the-attacks"
        feed = self.records["bank.statement.feed"]
        feed.with_user(self.attackers["manager"]).new_secret = token
        self.env.flush_all()
        for model in ("mail.message", "mail.tracking.value", "ir.logging"):
            table = self.env[model]._table
            [(count,)] = self.env.execute_query(
                SQL(
                    "SELECT count(*) FROM %s one WHERE one::text LIKE %s",
                    SQL.identifier(table),
                    f"%{token}%",
                )
            )
            self.assertFalse(count, model)
