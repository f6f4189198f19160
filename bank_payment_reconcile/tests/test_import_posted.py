"""Another addon posts bank lines as they are made: the import says so, and by whom."""

from unittest.mock import patch

from lxml import etree

from odoo.tests import new_test_user, tagged

from odoo.addons.bank_payment_reconcile.models.statement_import.remarks import (
    find_modules_that_post,
)

from .common import BankReconcileCommon

MODELS = "odoo.addons.{}.models.account_bank_statement_line"


def make_class(module, *methods):
    names = dict.fromkeys(methods, lambda self: None)
    return type("Line", (), {"__module__": MODELS.format(module), **names})


@tagged("post_install", "-at_install")
class TestImportPosted(BankReconcileCommon):
    def _import_beside(self, other=True):
        """Import two payments; another addon books money out to fees at once."""
        Line = type(self.env["account.bank.statement.line"])
        create, fees = Line.create, self.fees

        def create_and_reconcile(lines, vals_list):
            made = create(lines, vals_list)
            for line in made.filtered(lambda li: li.amount < 0):
                line._seek_for_lines()[1].account_id = fees
            return made

        data = self._ofx(
            [
                {
                    "TRNTYPE": "DEBIT",
                    "DTPOSTED": "20260110",
                    "TRNAMT": "-12.50",
                    "FITID": "A1",
                    "NAME": "fee",
                },
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260111",
                    "TRNAMT": "70.00",
                    "FITID": "A2",
                    "NAME": "Meyer",
                },
            ]
        )
        if not other:
            return self.bank._bank_import_file(data, "january.ofx")
        with patch.object(Line, "create", create_and_reconcile):
            return self.bank._bank_import_file(data, "january.ofx")

    def test_what_came_out_posted_is_counted(self):
        statements, remarks = self._import_beside()
        (remark,) = [each for each in remarks if "posted as they came in" in each]
        self.assertIn("1 of 2 transactions", remark)
        posted = statements.line_ids.filtered("bank_is_settled_elsewhere")
        self.assertEqual(posted.mapped("amount"), [-12.5])
        # Nobody known did it.
        self.assertIn("another module or an automated action", remark)

    def test_it_says_by_whom(self):
        module = self.env["ir.module.module"].search([("name", "=", "web")])
        Line = type(self.env["account.bank.statement.line"])
        with patch.object(Line, "_bank_get_modules_that_post", lambda self: module):
            _statements, remarks = self._import_beside()
        self.assertIn(f"by {module.shortdesc} (web)", "".join(remarks))

    def test_alone_nothing_is_said(self):
        _statements, remarks = self._import_beside(other=False)
        self.assertNotIn("posted as they came in", "".join(remarks))
        self.assertFalse(
            self.env["account.bank.statement.line"]._bank_get_modules_that_post()
        )

    def test_a_line_without_money_is_not_meant(self):
        nothing = self._create_line(0.0, "information")
        self.assertEqual(nothing._bank_get_posted_elsewhere_remarks(), [])

    def test_who_extends_the_making_of_lines_and_reconciles_is_meant(self):
        host = make_class("account", "create", "action_undo_reconciliation")
        ours = make_class("bank_payment_reconcile", "create", "_reconcile")
        theirs = make_class("account_reconcile_oca", "create", "reconcile_bank_line")
        only_makes = make_class("account_statement_base", "create")
        only_reads = make_class("account_report", "_compute_reconcile")
        found = find_modules_that_post([only_makes, theirs, ours, host, only_reads])
        self.assertEqual(found, ["account_reconcile_oca"])
        self.assertEqual(
            find_modules_that_post([only_makes, ours, host]), ["account_statement_base"]
        )
        self.assertEqual(find_modules_that_post([ours, host, object]), [])


@tagged("post_install", "-at_install")
class TestCardBesideOthers(BankReconcileCommon):
    """Another addon has an Import and a Reconcile on the bank's card too."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(
            patch.object(
                type(cls.env["account.journal"]),
                "import_account_statement",
                lambda self: None,
                create=True,
            )
        )
        cls.env["ir.ui.view"].create(
            {
                "name": "another addon",
                "model": "account.journal",
                "inherit_id": cls.env.ref(
                    "account.account_journal_dashboard_kanban_view"
                ).id,
                "arch": """
                <data>
                    <xpath expr="//div[@name='bank_cash_buttons']" position="before">
                        <button name="import_account_statement" type="object"
                            class="btn btn-primary" groups="account.group_account_user"
                        >Import (other)</button>
                    </xpath>
                    <xpath expr="//div[@name='bank_cash_buttons']" position="inside">
                        <button name="open_action" type="object" id="theirs"
                            class="btn btn-primary">Reconcile 2 Items</button>
                    </xpath>
                    <xpath expr="//div[@name='bank_customer_payment']"
                        position="before">
                        <a name="import_account_statement" type="object">Import</a>
                    </xpath>
                </data>
                """,
            }
        )

    def _get_card(self, user):
        view = self.env.ref("account.account_journal_dashboard_kanban_view")
        result = self.env["account.journal"].with_user(user).get_view(view.id, "kanban")
        return etree.fromstring(result["arch"])

    def test_who_works_with_us_sees_one_import_and_one_leading_button(self):
        self.accountant.group_ids |= self.env.ref("account.group_account_user")
        card = self._get_card(self.accountant)
        self.assertFalse(card.xpath("//*[@name='import_account_statement']"))
        self.assertTrue(card.xpath("//button[@name='action_bank_import_statement']"))
        (theirs,) = card.xpath("//button[@id='theirs']")
        self.assertEqual(theirs.get("class"), "btn btn-secondary")
        (ours,) = card.xpath(
            "//button[@name='action_bank_open_payment_reconciliation']"
        )
        self.assertIn("btn-primary", ours.get("class"))

    def test_who_does_not_sees_the_other_addon_as_it_is(self):
        other = self.env["res.users"].create(
            {
                "name": "other",
                "login": "other_accountant",
                "company_id": self.env.company.id,
                "company_ids": [(6, 0, self.env.company.ids)],
                "group_ids": [(6, 0, self.env.ref("account.group_account_user").ids)],
            }
        )
        card = self._get_card(other)
        self.assertFalse(card.xpath("//button[@name='action_bank_import_statement']"))
        self.assertEqual(len(card.xpath("//*[@name='import_account_statement']")), 2)
        (theirs,) = card.xpath("//button[@id='theirs']")
        self.assertEqual(theirs.get("class"), "btn btn-primary")

    def test_a_button_for_some_is_not_shown_to_more(self):
        """Theirs is for the accounting manager, or for whoever makes invoices: not for
        everybody who works with us."""
        user = "account.group_account_user"
        self.env["ir.ui.view"].search([("name", "=", "another addon")]).arch = (
            """
            <data>
                <xpath expr="//div[@name='bank_cash_buttons']" position="inside">
                    <button name="open_action" type="object" id="theirs"
                        class="btn btn-primary" groups="base.group_system,%s"
                    >Close the Year</button>
                </xpath>
            </data>
        """
            % "account.group_account_manager"
        )
        ours = "bank_payment_reconcile.group_bank_reconcile_user"
        for number, (groups, shown) in enumerate(
            (
                ([ours, user], []),
                ([user], []),
                ([ours, "account.group_account_manager"], ["btn btn-secondary"]),
                ([ours, user, "base.group_system"], ["btn btn-secondary"]),
                (["account.group_account_manager"], ["btn btn-primary"]),
            )
        ):
            somebody = new_test_user(
                self.env, login=f"somebody_{number}", groups=",".join(groups)
            )
            buttons = self._get_card(somebody).xpath("//button[@id='theirs']")
            with self.subTest(groups=groups):
                self.assertEqual([each.get("class") for each in buttons], shown)
