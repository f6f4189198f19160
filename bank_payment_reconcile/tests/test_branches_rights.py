"""Who reads and who writes what belongs to a company, to its branches, to all."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .branches_case import MANAGER, USER, BranchesCase
from .records_case import MODULE

READ, WRITE, CREATE, UNLINK = "read", "write", "create", "unlink"
#: What the four users may do with a record of the parent: who works in the parent all,
#: a branch and its sibling read it, another company does not see it.
USED_BY_BRANCHES = (
    "bank.payment.rule",
    "bank.text.mapping",
    "bank.text.mapping.condition",
    "bank.text.mapping.row",
    "bank.learned.payer",
    "bank.statement.format",
    "bank.statement.format.column",
    "bank.payment.layout",
    "bank.payment.layout.column",
    "bank.payment.provider",
)
#: Records of what was done in a company: for those alone who work in it.
OF_ONE_COMPANY = (
    "bank.payment.application",
    "bank.reconciliation",
    "bank.reconciliation.line",
    "bank.reconciliation.application",
    "bank.reconciliation.outstanding",
    "bank.posting.log",
    "bank.posting.run",
    "bank.import.run",
    "bank.import.alias",
    "bank.import.part",
    "bank.check.entry",
    "bank.check.gap",
    "bank.line.figures",
    "bank.entry.owner",
    "bank.history.finding",
    "bank.history.run",
    "bank.history.tally",
    "bank.statement.feed",
    "bank.statement.feed.log",
    "bank.payment.run",
    "bank.payment.line",
    "bank.payment.item",
    "bank.payment.finding",
    "bank.payment.file",
    "bank.payment.file.event",
    "bank.payment.report",
    "bank.payment.advice",
    "bank.payment.advice.row",
    "bank.direct.debit.mandate",
    "bank.direct.debit.use",
    "bank.positive.pay",
    "bank.positive.pay.line",
    "bank.cash.forecast",
    "bank.cash.forecast.line",
    "bank.cash.forecast.item",
    "bank.cash.delay",
    "bank.cash.expectation",
)


@tagged("post_install", "-at_install")
class TestBranchesRights(BranchesCase):
    def test_every_model_is_of_a_company_or_used_by_its_branches(self):
        """A new model has to say which, and to have the rule that keeps to it."""
        ours = {
            model._name
            for model in self.env.registry.models.values()
            if model._original_module == MODULE
            and not model._abstract
            and not model._transient
        }
        self.assertEqual(ours, {*USED_BY_BRANCHES, *OF_ONE_COMPANY})
        env = self._as_user_of(self.branch, groups=MANAGER)
        ids = set(self.branch.ids)
        for name in OF_ONE_COMPANY:
            for mode in (READ, WRITE, CREATE, UNLINK):
                self.assertEqual(self._get_seen_companies(env, name, mode), ids, name)
        for name in USED_BY_BRANCHES:
            for mode in (WRITE, CREATE, UNLINK):
                self.assertEqual(self._get_seen_companies(env, name, mode), ids, name)
            seen = self._get_seen_companies(env, name, READ)
            self.assertEqual(seen, {self.branch.id, self.parent.id}, name)

    def _get_seen_companies(self, env, name, mode):
        """Of which of the companies the rules let records through."""
        companies = self.parent | self.branch | self.sibling | self.other
        domain = env["ir.rule"]._compute_domain(name, mode)
        path = next(
            path
            for path in (
                "company_id",
                "format_id.company_id",
                "layout_id.company_id",
                "mapping_id.company_id",
                "reconciliation_id.company_id",
                "run_id.company_id",
            )
            if path.split(".")[0] in self.env[name]._fields
        )
        found = set()
        for company in companies:
            record = self.env[name].new({})
            *parents, last = path.split(".")
            target = record
            for step in parents:
                target[step] = target[step].new({})
                target = target[step]
            target._fields[last]._update_cache(target, company.id)
            if record.filtered_domain(domain):
                found.add(company.id)
        return found

    # -- What branches use -----------------------------------------------------------

    def _create_used(self, env, company):
        """One record of each model that branches use, in a company."""
        account, partner = self.fees, self.nordlicht
        form = env["bank.statement.format"].create(
            {
                "name": "Northbank CSV",
                "company_id": company.id,
                "column_ids": [
                    (0, 0, {"name": "Day", "role": "date"}),
                    (0, 0, {"name": "Amount", "role": "amount"}),
                ],
            }
        )
        layout = env["bank.payment.layout"].create(
            {
                "name": "Northbank payments",
                "company_id": company.id,
                "column_ids": [(0, 0, {"name": "Amount", "holds": "amount"})],
            }
        )
        split = env["bank.text.mapping"].create(
            {
                "company_id": company.id,
                "text": "Rent Harbour",
                "row_ids": [(0, 0, {"account_id": account.id})],
                "condition_ids": [(0, 0, {"value": "Harbour"})],
            }
        )
        return {
            "bank.text.mapping.condition": split.condition_ids,
            "bank.text.mapping.row": split.row_ids,
            "bank.payment.rule": env["bank.payment.rule"].create(
                {
                    "company_id": company.id,
                    "confidence": "high",
                    "priority": 7,
                    "related_party": "fully",
                }
            ),
            "bank.text.mapping": env["bank.text.mapping"].create(
                {
                    "company_id": company.id,
                    "text": "Monthly fee",
                    "debit_account_id": account.id,
                }
            ),
            "bank.learned.payer": env["bank.learned.payer"].create(
                {
                    "company_id": company.id,
                    "partner_id": partner.id,
                    "name": f"Nordlicht {company.id}",
                }
            ),
            "bank.statement.format": form,
            "bank.statement.format.column": form.column_ids[0],
            "bank.payment.layout": layout,
            "bank.payment.layout.column": layout.column_ids[0],
            "bank.payment.provider": env["bank.payment.provider"].create(
                {"name": "Paybridge", "company_id": company.id}
            ),
        }

    CHANGES = {
        "bank.payment.rule": {"priority": 8},
        "bank.text.mapping": {"sequence": 3},
        "bank.text.mapping.condition": {"value": "Quay"},
        "bank.text.mapping.row": {"label": "Quay"},
        "bank.learned.payer": {"name": "Nordlicht"},
        "bank.statement.format": {"name": "Other"},
        "bank.statement.format.column": {"name": "Tag"},
        "bank.payment.layout": {"name": "Other"},
        "bank.payment.layout.column": {"name": "Betrag"},
        "bank.payment.provider": {"name": "Other"},
    }

    def test_a_branch_reads_what_the_parent_has_and_leaves_it_as_it_is(self):
        records = self._create_used(self.env, self.parent)
        for company in (self.branch, self.sibling):
            env = self._as_user_of(company, groups=MANAGER)
            for name, record in records.items():
                theirs = record.with_env(env)
                self.assertTrue(theirs.read(["display_name"]), name)
                self.assertIn(theirs, env[name].search([]), name)
                if name == "bank.text.mapping":
                    self.assertEqual(theirs.copy().company_id, company)
                self._assert_not_changed(theirs, "belongs to company_1")

    def test_another_company_sees_nothing(self):
        records = self._create_used(self.env, self.parent)
        env = self._as_user_of(self.other, groups=MANAGER)
        for name, record in records.items():
            theirs = record.with_env(env)
            self.assertNotIn(theirs, env[name].search([]), name)
            with self.assertRaises(AccessError, msg=name):
                theirs.read(["display_name"])
            with self.assertRaises(AccessError, msg=name) as refused:
                theirs.write(self.CHANGES[name])
            self.assertNotIn("company_1", str(refused.exception))
            with self.assertRaises(AccessError, msg=name):
                theirs.unlink()

    def test_the_parent_does_not_see_what_a_branch_keeps_for_itself(self):
        records = self._create_used(self.env, self.branch)
        for company in (self.parent, self.sibling):
            env = self._as_user_of(company, groups=MANAGER)
            for name, record in records.items():
                self.assertNotIn(record.with_env(env), env[name].search([]), name)

    def test_everybody_keeps_his_own(self):
        for company in (self.parent, self.branch, self.other):
            env = self._as_user_of(company, groups=MANAGER)
            if company == self.other:
                # Its accounts are its own.
                self.fees = self.other_data["default_account_expense"]
            for name, record in reversed(self._create_used(env, company).items()):
                record.write(self.CHANGES[name])
                if name not in (
                    "bank.statement.format.column",
                    "bank.text.mapping.condition",
                    "bank.text.mapping.row",
                ):
                    record.unlink()

    def test_nobody_makes_records_for_a_company_that_is_not_chosen(self):
        env = self._as_user_of(self.branch, groups=MANAGER)
        for company in (self.parent, self.sibling, self.other):
            with self.assertRaises(AccessError):
                self._create_used(env, company)
        for record in self._create_used(env, self.branch).values():
            if "company_id" not in record._fields:
                continue
            for company in (self.parent, self.sibling):
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    record.company_id = company

    # -- What all share ----------------------------------------------------------------

    def test_what_all_share_is_the_system_administrators(self):
        shared = self._create_shared()
        for company in (self.parent, self.branch, self.other):
            env = self._as_user_of(company, groups=MANAGER)
            for record in shared:
                theirs = record.with_env(env)
                self.assertTrue(theirs.read(["display_name"]))
                self._assert_not_changed(theirs, "shared by all companies")
            own = env["bank.payment.rule"].create(
                {"company_id": company.id, "confidence": "low", "priority": 9}
            )
            with self.assertRaisesRegex(AccessError, "shared by all companies"):
                own.company_id = False
            for record in shared[:2]:
                self.assertEqual(record.with_env(env).copy().company_id, company)
            new = env["bank.payment.rule"].create({"confidence": "low"})
            self.assertEqual(new.company_id, company)
        system = self._as_user_of(self.branch, groups=f"{MANAGER},base.group_system")
        for record in shared:
            record.with_env(system).write(self.CHANGES[record._name])
        for record in reversed(shared):
            record.with_env(system).unlink()

    def _create_shared(self):
        form = self.env["bank.statement.format"].create(
            {
                "name": "Shared CSV",
                "company_id": False,
                "column_ids": [
                    (0, 0, {"name": "Day", "role": "date"}),
                    (0, 0, {"name": "Amount", "role": "amount"}),
                    (0, 0, {"name": "Rest"}),
                ],
            }
        )
        rule = self.env["bank.payment.rule"].create(
            {"company_id": False, "confidence": "low", "priority": 5}
        )
        return [rule, form, form.column_ids[2]]

    def _assert_not_changed(self, record, words):
        values = self.CHANGES[record._name]
        for method in (lambda: record.write(values), record.unlink):
            with self.assertRaisesRegex(AccessError, words, msg=record._name):
                method()

    def test_restored_rules_are_the_companys_own(self):
        """Without the right on what all share, a company gets rules of its own."""
        Rule = self._as_user_of(self.branch, groups=MANAGER)["bank.payment.rule"]
        Rule.action_restore_defaults()
        own = Rule.search([("company_id", "=", self.branch.id)])
        self.assertEqual(len(own), 25)
        own[0].review_required = not own[0].review_required
        before = own[0].review_required
        Rule.action_restore_defaults()
        self.assertNotEqual(own[0].review_required, before)
        self.assertEqual(Rule.search_count([("company_id", "=", self.branch.id)]), 25)
        self.assertEqual(Rule._get_rules(self.branch), own)

    # -- The bank's settings -----------------------------------------------------------

    def test_the_parents_bank_is_set_up_by_the_parent(self):
        for company in (self.branch, self.sibling):
            bank = self.bank.with_env(self._as_user_of(company, groups=MANAGER))
            with self.assertRaisesRegex(AccessError, "belongs to company_1"):
                bank.bank_post_automatically = True
        bank = self.bank.with_env(self._as_user_of(self.parent, groups=MANAGER))
        bank.bank_post_automatically = True
        own = self.branch_bank.with_env(self._as_user_of(self.branch, groups=MANAGER))
        own.bank_post_automatically = True

    def test_the_page_opens_for_each(self):
        for company, banks in (
            (self.parent, self.bank),
            (self.branch, self.branch_bank | self.bank),
            (self.sibling, self.bank),
            (self.other, self.other_data["default_journal_bank"]),
        ):
            for groups in (USER, MANAGER, "account.group_account_readonly"):
                Journal = self._as_user_of(company, groups=groups)["account.journal"]
                shown = {
                    each["id"] for each in Journal.get_bank_reconciliation_journals()
                }
                self.assertTrue(shown >= set(banks.ids), (company.name, groups))
                for bank in Journal.browse(banks.ids):
                    bank.get_bank_reconciliation_overview()
