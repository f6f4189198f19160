from decimal import Decimal

from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestPayServices(BankReconcileCommon):
    """The electronic services of a bank: what is set, and what is still missing."""

    def _missing(self):
        self.bank.invalidate_recordset(["bank_missing_services"])
        return (self.bank.bank_missing_services or "").strip(",").split(",")

    def test_what_a_new_bank_lacks_in_order(self):
        self.bank.bank_account_id = False
        self.assertEqual(self._missing(), ["account", "format", "feed"])
        self.bank.bank_payment_format = "pain.001.001.09"
        self.env.company.partner_id.write({"city": False, "country_id": False})
        self.assertEqual(self._missing(), ["account", "town", "country", "feed"])

    def test_what_each_format_wants(self):
        self.env.company.partner_id.write(
            {"city": "Köln", "country_id": self.env.ref("base.de").id}
        )
        account = self.bank.bank_account_id
        self.bank.bank_payment_format = "pain.001.001.09"
        self.assertEqual(self._missing(), ["feed"])
        account.acc_number = "DE89370400440532013001"
        self.assertEqual(self._missing(), ["iban", "feed"])
        account.acc_number = "123456789"
        self.assertEqual(self._missing(), ["bic", "feed"])
        account.bank_id = self.env["res.bank"].create(
            {"name": "Harbor", "bic": "HRBRUS33"}
        )
        self.assertEqual(self._missing(), ["feed"])
        self.bank.bank_payment_format = "nacha"
        self.assertEqual(self._missing(), ["clearing", "identifier", "feed"])
        account.clearing_number = "021000021"
        self.bank.bank_initiating_identifier = "1234567890"
        self.assertEqual(self._missing(), ["feed"])
        self.bank.bank_payment_format = "described"
        self.assertEqual(self._missing(), ["layout", "feed"])

    def test_two_persons_need_two_people(self):
        group = self.env.ref("bank_payment_reconcile.group_bank_reconcile_user")
        self.bank.bank_two_persons = True
        self.assertNotIn("persons", self._missing())
        others = self.bank._bank_get_people() - self.env.user
        others.sudo().active = False
        group.invalidate_recordset()
        self.assertIn("persons", self._missing())

    def test_no_account_for_what_waits(self):
        self.bank.outbound_payment_method_line_ids.payment_account_id = False
        chart = self.env["account.chart.template"]
        chart.ref("account_journal_payment_credit_account_id").sudo()
        self.assertNotIn("outstanding", self._missing())

    def test_each_step_opens_where_it_is_set(self):
        account = self.bank.bank_account_id
        self.assertEqual(self.bank.action_bank_open_account()["res_id"], account.id)
        self.bank.bank_account_id = False
        action = self.bank.action_bank_open_account()
        self.assertEqual(action["res_model"], "account.setup.bank.manual.config")
        self.assertEqual(action["context"]["default_linked_journal_id"], self.bank.id)
        self.assertEqual(
            self.bank.action_bank_open_company()["res_id"], self.env.company.id
        )
        methods = self.bank.outbound_payment_method_line_ids
        self.assertEqual(
            self.bank.action_bank_open_methods()["domain"], [("id", "in", methods.ids)]
        )
        self.assertFalse(self.bank.action_bank_open_feed()["res_id"])

    def test_the_dialog_of_the_account_leaves_the_bank_its_name(self):
        self.bank.write({"bank_account_id": False, "name": "Nordbank"})
        action = self.bank.action_bank_open_account()
        setup = self.env[action["res_model"]].with_context(**action["context"])
        with Form(setup, view=action["views"][0][0]) as dialog:
            dialog.acc_number = "DE12500105170648489890"
        self.assertEqual(self.bank.bank_account_id.acc_number[:4], "DE12")
        self.assertEqual(self.bank.name, "Nordbank")

    def test_settings_that_mean_nothing_are_refused(self):
        for time in ("25:00", "9:30", "noon", "14.30", "14:60"):
            with self.assertRaisesRegex(ValidationError, "14:30"):
                self.bank.bank_cut_off = time
        self.bank.bank_cut_off = "09:30"
        with self.assertRaisesRegex(ValidationError, "negative"):
            self.bank.bank_payment_limit = -1.0
        layout = self.env["bank.payment.layout"].create(
            {
                "name": "Checks",
                "kind": "positive_pay",
                "column_ids": [Command.create({"name": "No", "holds": "check_number"})],
            }
        )
        with self.assertRaisesRegex(ValidationError, "another kind"):
            self.bank.bank_payment_layout_id = layout

    def test_the_format_is_what_the_card_says(self):
        self.bank.write(
            {
                "bank_payment_format": "pain.001.001.03",
                "bank_address_mode": "hybrid",
                "bank_charset": "german",
                "bank_umlauts": False,
                "bank_batch_booking": "single",
                "bank_charge_bearer": "DEBT",
                "bank_instant_allowed": True,
                "bank_payment_limit": 5000.0,
                "bank_cut_off": "14:30",
                "bank_agent_placeholder": True,
            }
        )
        taken = self.bank._bank_get_payment_format()
        self.assertEqual(taken.name, "pain.001.001.03")
        self.assertEqual(taken.address_mode, "hybrid")
        self.assertEqual(taken.charset, "german")
        self.assertEqual((taken.umlauts, taken.batch_booking), (False, False))
        self.assertEqual(taken.charges, "DEBT")
        self.assertTrue(taken.instant_allowed and taken.agent_placeholder)
        self.assertEqual((taken.limit, taken.cut_off), (Decimal("5000.00"), "14:30"))
        self.bank.write({"bank_payment_limit": 0.0, "bank_batch_booking": "bank"})
        taken = self.bank._bank_get_payment_format()
        self.assertIsNone(taken.limit)
        self.assertIsNone(taken.batch_booking)
