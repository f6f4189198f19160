"""Transfers, checks and documents of a branch: with its own bank, with its parent's,
and with both companies chosen."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .branches_case import BranchesCase
from .records_case import MODULE


@tagged("post_install", "-at_install")
class TestBranchesBanks(BranchesCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.branch_savings = cls.env["account.journal"].create(
            {
                "name": "Northsavings",
                "code": "NRSV",
                "type": "bank",
                "company_id": cls.branch.id,
            }
        )

    # -- Transfers ---------------------------------------------------------------

    def _transfer(self, env, paying, receiving):
        action = (
            env["bank.fund.transfer"]
            .create(
                {
                    "journal_from_id": paying.id,
                    "journal_to_id": receiving.id,
                    "amount": 100.0,
                    "date": self._day(14),
                    "memo": "liquidity",
                }
            )
            .action_transfer()
        )
        outgoing = env["account.payment"].browse(action["res_id"])
        return outgoing | outgoing.paired_internal_transfer_payment_id

    def test_a_transfer_between_two_banks_of_the_branch(self):
        env = self._as_user_of(self.branch)
        payments = self._transfer(env, self.branch_bank, self.branch_savings)
        self.assertEqual(payments.company_id, self.branch)
        self.assertEqual(payments.mapped("amount"), [100.0, 100.0])

    def test_a_transfer_to_the_parents_bank_asks_for_the_parent(self):
        env = self._as_user_of(self.branch)
        with self.assertRaisesRegex(AccessError, "belongs to company_1"):
            self._transfer(env, self.branch_bank, self.bank)
        both = self._as_user_of(self.parent, self.branch)
        payments = self._transfer(both, self.branch_bank, self.bank)
        self.assertEqual(payments.company_id.ids, (self.branch | self.parent).ids)

    # -- Checks --------------------------------------------------------------------

    def test_checks_are_of_the_company_whose_bank_it_is(self):
        env = self._as_user_of(self.branch)
        values = {
            "first_number": "00101",
            "last_number": "00102",
            "reason": "spoiled",
            "void_date": self._day(5),
        }
        wizards = env["bank.check.void.numbers"]
        wizards.create({**values, "journal_id": self.branch_bank.id}).action_void()
        checks = env["bank.check.entry"].search([])
        self.assertEqual(checks.mapped("number"), ["00102", "00101"])
        self.assertEqual(checks.company_id, self.branch)
        with self.assertRaisesRegex(AccessError, "belongs to company_1"):
            wizards.create({**values, "journal_id": self.bank.id}).action_void()
        both = self._as_user_of(self.branch, self.parent)
        both["bank.check.void.numbers"].create(
            {**values, "journal_id": self.bank.id}
        ).action_void()
        self.assertEqual(
            self.bank.with_env(both).env["bank.check.entry"].search_count([]), 4
        )

    # -- Documents -------------------------------------------------------------------

    def _file_statement(self, env, bank):
        """A line of 50.00 that opens a bank, applied, posted and filed."""
        journal = bank.with_env(env)
        line = env["account.bank.statement.line"].create(
            {
                "journal_id": bank.id,
                "date": self._day(12),
                "amount": 50.0,
                "payment_ref": "interest",
            }
        )
        line.action_add_row({"account_id": self.fees.id})
        document = env["bank.reconciliation"].create(
            {
                "journal_id": bank.id,
                "date": self._day(31),
                "balance_start": 0.0,
                "balance_end": 50.0,
            }
        )
        line.bank_reconciliation_id = document
        document.action_match_automatically()
        document.web_read({"difference": {}, "line_ids": {}, "entry_ids": {}})
        self.assertEqual(document.line_ids, line)
        line.action_post_applications()
        document.action_post()
        self.assertEqual(document.state, "posted")
        document.action_undo()
        journal.get_bank_reconciliation_overview()
        return document

    def test_a_document_on_the_branchs_bank(self):
        env = self._as_user_of(self.branch)
        document = self._file_statement(env, self.branch_bank)
        self.assertEqual(document.company_id, self.branch)

    def test_lines_of_both_on_one_document_are_matched_and_tried(self):
        """On the parent's bank a customer of each paid 50 that were registered; who
        has both companies chosen has them on one statement."""
        both = self.env.company | self.branch
        env = self.env(context={**self.env.context, "allowed_company_ids": both.ids})
        lines = env["account.bank.statement.line"]
        for company in both:
            lines |= lines.with_company(company).create(
                {
                    "journal_id": self.bank.id,
                    "company_id": company.id,
                    "date": self._day(12),
                    "amount": 50.0,
                    "payment_ref": "interest",
                }
            )
        self.assertEqual(lines.company_id, both)
        document = env["bank.reconciliation"].create(
            {
                "journal_id": self.bank.id,
                "date": self._day(31),
                "balance_end": 100.0,
                "line_ids": [(6, 0, lines.ids)],
            }
        )
        told = document.action_match_automatically()
        self.assertIn("of 2 lines are matched", told["params"]["message"])
        for line in lines:
            line.action_add_row({"account_id": self.fees.id})
        lines.action_post_applications()
        trial = env["bank.rule.trial"].create(
            {
                "journal_id": self.bank.id,
                "date_from": self._day(1),
                "date_to": self._day(31),
            }
        )
        trial.action_try()
        self.assertEqual(document.line_ids, lines)

    def test_a_document_on_the_parents_bank_is_the_parents(self):
        env = self._as_user_of(self.branch)
        values = {
            "date": self._day(31),
            "balance_end": 1.0,
            "journal_id": self.bank.id,
        }
        with self.assertRaisesRegex(AccessError, "belongs to company_1"):
            env["bank.reconciliation"].create(values)
        line = env["account.bank.statement.line"].create(
            {
                "journal_id": self.bank.id,
                "date": self._day(12),
                "amount": 1.0,
                "payment_ref": "interest",
            }
        )
        line.action_add_row({"account_id": self.fees.id})
        # Nor is the branch asked for the balances of the parent's bank, or told them.
        with self.assertRaisesRegex(AccessError, "belongs to company_1"):
            env["bank.post.reconcile"].create(
                {
                    "journal_id": self.bank.id,
                    "date_from": self._day(1),
                    "date": self._day(31),
                    "balance_end": 1.0,
                }
            )
        line.unlink()
        both = self._as_user_of(self.parent, self.branch)
        document = self._file_statement(both, self.bank)
        self.assertEqual(document.company_id, self.parent)

    def test_a_document_matched_with_a_branchs_payment(self):
        """The branch pays 70.00 over the parent's bank; both are chosen when the bank's
        line is matched with it. Who has the parent alone chosen reads the document."""
        both = self._as_user_of(self.branch, self.parent)
        payment = both["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "supplier",
                "partner_id": self.fjord.id,
                "amount": 70.0,
                "journal_id": self.bank.id,
                "company_id": self.branch.id,
                "date": self._day(10),
            }
        )
        payment.action_post()
        line = self._create_line(-70.0, "Fjord", self._day(12)).with_env(both)
        entry = payment.move_id.line_ids.filtered(
            lambda item: item.account_id == payment.outstanding_account_id
        )
        document = both["bank.reconciliation"].create(
            {
                "journal_id": self.bank.id,
                "date": self._day(31),
                "balance_start": 0.0,
                "balance_end": -70.0,
            }
        )
        line.bank_reconciliation_id = document
        document.action_match(line, entry)
        self.assertEqual(document.entry_ids, entry)
        alone = self._as_user_of(self.parent)
        mine = document.with_env(alone)
        values = mine.web_read(
            {
                name: {}
                for name, field in mine._fields.items()
                if MODULE in field._modules and mine._has_field_access(field, "read")
            }
        )[0]
        self.assertEqual(values["entry_ids"], [])
        line.with_env(alone).web_read({"bank_matched_entry_ids": {"fields": {}}})

    # -- Whose account it is -----------------------------------------------------------

    def test_a_branchs_line_on_the_parents_bank_is_judged_by_the_branchs_books(self):
        """The branch alone knows the vendor's account; the bank is the parent's."""
        self.bank.bank_post_automatically = True
        vendor = self._create_partner("Van den Berg Logistics")
        own = vendor.with_company(self.branch)
        own.property_account_receivable_id = self.receivable
        own.property_account_payable_id = self.payable
        self._note_account(vendor, "BE68539007547034").company_id = self.branch
        self._create_document(
            vendor,
            812.6,
            "BILL/2026/01/1001",
            "in_invoice",
            ref="VB261001",
            company_id=self.branch.id,
            journal_id=self.company_data["default_journal_purchase"].id,
        )
        env = self._as_user_of(self.branch, self.parent)
        line = env["account.bank.statement.line"].create(
            {
                "journal_id": self.bank.id,
                "company_id": self.branch.id,
                "date": self._day(15),
                "amount": -812.6,
                "payment_ref": "VB261001",
                "partner_name": "Van den Berg Logistics",
                "account_number": "BE68539007547034",
            }
        )
        self.assertEqual(line.company_id, self.branch)
        line.action_apply_automatically()
        self.assertFalse(line.needs_review)
        self.assertEqual(line._bank_filter_needing_nobody(), line)
        self.assertFalse(line.needs_review)
