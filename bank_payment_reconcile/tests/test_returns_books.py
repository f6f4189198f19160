"""A return where the books are locked, where branches are paid for, and where people
read other languages."""

from datetime import date

from odoo.tests import tagged
from odoo.tools import SQL

from .branches_case import BranchesCase
from .returns_case import BACK, PAID, ReturnsCase

MAIL_WORDS = {
    "nl_NL": ("terug", "119,00"),
    "nb_NO": ("retur", "119,00"),
    "de_DE": ("zurückgegeben", "119,00"),
    # Nobody has translated our words into it.
    "fi_FI": ("returned", "119,00"),
    "en_US": ("returned", "119.00"),
}
LOCKED = date(2026, 1, 20)
#: What each of Odoo's locks holds: entries of these journals, or all.
LOCKS = {
    "fiscalyear_lock_date": None,
    "sale_lock_date": "sale",
    "purchase_lock_date": "purchase",
    "tax_lock_date": "tax",
    "hard_lock_date": None,
}


@tagged("post_install", "-at_install")
class TestReturnsLocked(ReturnsCase):
    def _get_locked(self, day, held=None):
        """What stands in the books until a day: what a lock keeps as it is."""
        self.env.flush_all()
        domain = [
            ("date", "<=", day),
            ("parent_state", "=", "posted"),
            ("company_id", "=", self.env.company.id),
        ]
        if held == "tax":
            domain.append(("tax_tag_ids", "!=", False))
        elif held:
            domain.append(("move_id.journal_id.type", "=", held))
        return self.env["account.move.line"]._read_group(
            domain, ["move_id", "account_id"], ["balance:sum", "__count"]
        )

    def _lock(self, field, day=LOCKED):
        # As it is once the day has come.
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE res_company SET %s = %s WHERE id = %s",
                SQL.identifier(field),
                day,
                self.env.company.id,
            )
        )
        self.env.company.invalidate_recordset([field])

    def _discounted(self):
        """An invoice whose tax is due when it is paid, collected with its discount."""
        item = self._owe(1000.0, taxes=self.when_paid, term=self.term)
        order = self._order([(item, 1166.2, 23.8)])
        self._show_orders(order)
        return item, order

    def test_paid_in_a_locked_month_and_returned_after_it(self):
        for field, held in LOCKS.items():
            item, order = self._discounted()
            self.assertFalse(item.amount_residual)
            self._lock(field)
            with self.subTest(field):
                self._return_and_undo(item, order, held)
            self._lock(field, None)

    def _return_and_undo(self, item, order, held):
        paid, locked = self._balances(), self._get_locked(LOCKED, held)
        line = self._come_back(-1166.2, bank_end_to_end_id=order.end_to_end_id)
        line.action_accept()
        self._post(line)
        self.assertEqual((item.amount_residual, order.state), (1190.0, "returned"))
        self.assertEqual(self._get_locked(LOCKED, held), locked)
        returned = self._balances()
        line.action_undo_applications()
        self.assertEqual((item.amount_residual, order.state), (0.0, "done"))
        self.assertEqual(self._get_locked(LOCKED, held), locked)
        undone = self._difference(self._balances(), paid)
        # The line itself waits.
        self.assertEqual(undone.pop(self.bank.default_account_id.code), -1166.2)
        self.assertEqual(undone.pop(self.bank.suspense_account_id.code), 1166.2)
        self.assertFalse(undone)
        line.action_apply_automatically()
        line.action_accept()
        self._post(line)
        self.assertFalse(self._difference(self._balances(), returned))
        self.assertEqual(self._get_locked(LOCKED, held), locked)

    def test_returned_in_a_month_that_is_locked_since(self):
        """The line stays where the bank has it; its other side is of an open day."""
        item, order = self._discounted()
        line = self._come_back(-1166.2, bank_end_to_end_id=order.end_to_end_id)
        line.action_accept()
        self._lock("hard_lock_date", BACK)
        locked = self._get_locked(BACK)
        line.action_post_applications()
        self.assertFalse(line.is_reconciled)
        self.assertIn("lock", line.posting_error.lower())
        self.assertEqual((item.amount_residual, order.state), (0.0, "done"))
        self.assertEqual(self._get_locked(BACK), locked)


@tagged("post_install", "-at_install")
class TestReturnsBranches(BranchesCase):
    """The parent's bank was paid for a branch's invoice, and gives the money back."""

    def setUp(self):
        super().setUp()
        self.item = self._create_open_invoice(self.branch, 119.0, "INV/B/2026/1")
        self.paid = self._create_line(
            119.0, "payment", PAID, bank_end_to_end_id="E-7788"
        )
        self._apply(self.paid, (self.item, 119.0))
        self.paid.action_post_applications()
        self.assertFalse(self.item.amount_residual)

    def _come_back(self, env):
        line = self._create_line(-119.0, "RETURN", BACK, bank_end_to_end_id="E-7788")
        line.sudo().bank_return_code = "AM04"
        line = line.with_env(env)
        line.action_apply_automatically()
        return line

    def test_who_works_in_both_gives_it_back(self):
        env = self._as_user_of(self.parent, self.branch)
        line = self._come_back(env)
        self.assertEqual(line.application_ids.returned_line_id.id, self.paid.id)
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(line.is_reconciled, line.posting_error)
        self.assertEqual(self.item.amount_residual, 119.0)
        self.assertEqual(self.item.company_id, self.branch)
        line.action_undo_applications()
        self.assertFalse(self.item.amount_residual)

    def test_who_works_in_the_parent_alone_gives_back_what_its_bank_was_paid(self):
        line = self._come_back(self._as_user_of(self.parent))
        line.action_accept()
        line.action_post_applications()
        self.assertTrue(line.is_reconciled, line.posting_error)
        self.assertEqual(self.item.amount_residual, 119.0)
        self.assertEqual(line.move_id.company_id.id, self.parent.id)
        line.action_undo_applications()
        self.assertFalse(self.item.amount_residual)

    def test_who_works_in_the_branch_alone_sees_no_line_of_the_parents_bank(self):
        line = self._come_back(self._as_user_of(self.parent, self.branch))
        env = self._as_user_of(self.branch)
        self.assertFalse(
            env["account.bank.statement.line"].search([("id", "=", line.id)])
        )


@tagged("post_install", "-at_install")
class TestReturnsLanguages(ReturnsCase):
    """Each reads what happened in his own language."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for code in MAIL_WORDS:
            cls.env["res.lang"]._activate_lang(code)
        cls.env["ir.module.module"].search(
            [("name", "=", "bank_payment_reconcile")]
        )._update_translations(list(MAIL_WORDS), overwrite=True)

    def _return(self, **card):
        self.bank.write(card)
        item = self._owe(119.0)
        order = self._order([(item, 119.0)])
        self._show_orders(order, apart=True)
        line = self._come_back(-119.0, bank_end_to_end_id=order.end_to_end_id)
        line.action_accept()
        self._post(line)
        return item, line

    def test_customer_is_written_to_in_his_language(self):
        self.nordlicht.email = "ledger@nordlicht.example"
        for code, (word, amount) in MAIL_WORDS.items():
            self.nordlicht.lang = code
            item, _line = self._return(bank_return_step="write")
            mail = self.env["mail.mail"].search([("res_id", "=", item.move_id.id)])
            told = f"{mail[:1].subject} {mail[:1].body_html}"
            self.assertIn(word, told, code)
            self.assertIn(amount, told, code)

    def test_reminder_goes_whoever_undoes_the_return(self):
        dutch = self.accountant.copy({"login": "dutch", "lang": "nl_NL"})
        item, line = self._return(bank_return_step="remind")
        self.assertEqual(len(item.move_id.activity_ids), 1)
        mine = item.move_id.activity_schedule(
            "mail.mail_activity_data_todo", summary="Call them"
        )
        line.with_user(dutch).with_context(lang="nl_NL").action_undo_applications()
        self.assertEqual(item.move_id.activity_ids, mine)
