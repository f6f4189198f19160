"""A branch works with its own bank, and with its parent's: page, import, applying,
posting, undoing, transfers, checks and documents."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .branches_case import BRANCH_ACCOUNT, BranchesCase
from .records_case import MODULE

PARENT_ACCOUNT = "DE89370400440532013000"


@tagged("post_install", "-at_install")
class TestBranches(BranchesCase):
    # -- The story -------------------------------------------------------------

    def _play(self, env, bank, company, account=None):
        """An invoice of 1,000.00, a fee of 7.50 that the parent's mapping knows and
        50.00 that nobody knows come in on a bank; all of it is posted, and undone.

        :param company: whose invoice it is and whose the lines are.
        :param account: its number, as the file has it; without one no file comes in.
        """
        number = f"INV/2026/{bank.id:03}{company.id:03}"
        item = self._create_open_invoice(company, 1000.0, number)
        self._create_mapping(self.parent)
        env.invalidate_all()
        journal = bank.with_env(env)
        shown = (
            (1000.0, "Nordlicht Versand GmbH", number),
            (-7.5, "Bank", "Monthly fee"),
            (50.0, "Somebody", "Thanks"),
        )
        if account:
            data = self._statement(account, *shown)
            lines = journal.import_bank_statements(data, "january.ofx").line_ids
        else:
            lines = env["account.bank.statement.line"].create(
                [
                    {
                        "journal_id": bank.id,
                        "date": self._day(12),
                        "amount": amount,
                        "partner_name": payer,
                        "payment_ref": text,
                    }
                    for amount, payer, text in shown
                ]
            )
            lines.action_apply_automatically()
        self.assertEqual(lines.company_id, company)
        paid, fee, unknown = lines.sorted("id")
        self.assertEqual(paid.application_ids.move_line_id.id, item.id)
        self.assertEqual(fee.application_ids.mapping_id.company_id.id, self.parent.id)
        self._look_at_the_page(journal, lines)

        unknown.action_transfer_difference(self.fees.with_env(env))
        journal.action_bank_reconciliation_apply()
        lines.action_accept()
        lines.action_bank_preview_posting()
        lines.action_post_applications()
        self.assertEqual(lines.mapped("posting_error"), [False] * 3)
        self.assertTrue(all(lines.mapped("is_reconciled")))
        self.assertEqual(item.move_id.payment_state, "paid")

        lines.action_undo_applications()
        self.assertEqual(item.move_id.payment_state, "not_paid")
        self._apply_by_hand(env, lines, item)
        return lines

    def _look_at_the_page(self, journal, lines):
        banks = journal.get_bank_reconciliation_journals()
        [shown] = [each for each in banks if each["id"] == journal.id]
        self.assertEqual((shown["waiting"], shown["review"] <= 3), (3, True))
        overview = journal.get_bank_reconciliation_overview()
        self.assertEqual(overview["lines"], 3)
        self.assertEqual(overview["balance_now"], 0.0)
        journal.get_bank_reconciliation_overview(lines.statement_id[:1].id)
        for line in lines:
            panel = line.get_bank_reconciliation_panel()
            self.assertEqual(panel["amount"], line.amount)
            line.get_suggestions()
            line.get_bank_likely_partners()
            for scope in ("partner", "all", "payments"):
                line.get_open_items(scope)
        lines.web_read(
            {
                "bank_applied_to": {},
                "bank_match_explanation": {},
                "bank_rival_answers": {},
                "application_ids": {"fields": {"display_name": {}, "warning": {}}},
            }
        )

    def _apply_by_hand(self, env, lines, item):
        paid, fee, unknown = lines.sorted("id")
        lines.action_remove_applications()
        paid.action_apply_item(item.id)
        unknown.action_add_row({"account_id": self.fees.id})
        fee.action_add_row({"account_id": self.fees.id})
        lines.action_post_applications()
        self.assertTrue(all(lines.mapped("is_reconciled")))
        lines.action_undo_applications()
        lines.action_remove_applications()
        unknown.partner_id = self.fjord
        unknown.action_keep_on_account()
        unknown.action_post_applications()
        self.assertTrue(unknown.is_reconciled)
        learned = env["bank.learned.payer"].search([("partner_id", "=", self.fjord.id)])
        self.assertEqual(learned.company_id, unknown.company_id)
        fee.action_remove_applications()
        env["bank.map.text"].create(
            {
                "line_id": fee.id,
                "text": "Monthly fee of the bank",
                "credit_account_id": self.fees.id,
            }
        ).action_map()
        mapping = env["bank.text.mapping"].search([("text", "like", "of the bank")])
        self.assertEqual(mapping.company_id, fee.company_id)

    # -- Who plays it ------------------------------------------------------------

    def test_a_branch_with_its_own_bank(self):
        env = self._as_user_of(self.branch)
        self._play(env, self.branch_bank, self.branch, BRANCH_ACCOUNT)

    def test_a_branch_with_the_bank_of_its_parent(self):
        """Statements are the parent's: the branch enters the payments by hand, which
        are its own then."""
        env = self._as_user_of(self.branch)
        with self.assertRaisesRegex(AccessError, "belongs to company_1"):
            self.bank.with_env(env).import_bank_statements(b"", "january.ofx")
        self._play(env, self.bank, self.branch)

    def test_both_chosen_and_the_parents_bank(self):
        env = self._as_user_of(self.parent, self.branch)
        self._play(env, self.bank, self.parent, PARENT_ACCOUNT)

    def test_both_chosen_and_the_branchs_bank(self):
        env = self._as_user_of(self.parent, self.branch)
        self._play(env, self.branch_bank, self.branch, BRANCH_ACCOUNT)

    def test_the_parent_alone(self):
        env = self._as_user_of(self.parent)
        self._play(env, self.bank, self.parent, PARENT_ACCOUNT)

    # -- The parent looks at what a branch did -----------------------------------

    def test_the_parents_page_opens_when_a_line_pays_a_branchs_invoice(self):
        """Both were chosen when 1,000.00 on the parent's bank was applied to the
        branch's invoice; then somebody looks who has the parent chosen, only."""
        item = self._create_open_invoice(self.branch, 1000.0, "INV/2026/00077")
        both = self._as_user_of(self.parent, self.branch)
        line = self._create_line(1000.0, "INV/2026/00077", date(2026, 1, 12))
        theirs = line.with_env(both)
        theirs.action_apply_item(item.id)
        for env in (
            self._as_user_of(self.parent),
            self._as_user_of(self.parent, self.branch, chosen=self.parent),
        ):
            mine = line.with_env(env)
            self.assertEqual(
                mine.get_bank_reconciliation_panel()["applications"][0]["name"],
                "INV/2026/00077",
            )
            page = self._read_the_list(mine)
            self.assertEqual(page["bank_applied_to"], "INV/2026/00077")
            mine.journal_id.get_bank_reconciliation_journals()
            mine.journal_id.get_bank_reconciliation_overview()
            mine.get_suggestions()
            mine.get_open_items("all")
            mine.action_accept()
        theirs.action_post_applications()
        self.assertTrue(line.is_reconciled)
        mine.invalidate_recordset()
        self.assertEqual(self._read_the_list(mine)["bank_applied_to"], "INV/2026/00077")
        mine.get_bank_reconciliation_panel()
        mine.journal_id.get_bank_reconciliation_overview()

    def _read_the_list(self, line):
        """All that list, form and their rows may ask for, as the client asks it."""
        line.application_ids.web_read(self._specify(line.application_ids))
        return line.web_read(self._specify(line))[0]

    def _specify(self, records):
        return {
            name: {"fields": {"display_name": {}}} if field.type == "many2one" else {}
            for name, field in records._fields.items()
            if MODULE in field._modules and records._has_field_access(field, "read")
        }
