"""A payment run from the suggestion to the bank's line, by clicks of two persons."""

from odoo import Command, fields
from odoo.tests import new_test_user, tagged

from .common import BankReconcileCommon
from .tour_case import TourCase

RUNS = "/odoo/action-bank_payment_reconcile.action_bank_payment_run"


@tagged("post_install", "-at_install")
class TestTourPaymentRun(BankReconcileCommon, TourCase):
    """Three bills are due today: nobody trusts the account of the first vendor, the
    second is paid in Turkey and has no town, the third one's account is closed.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.currency_id = cls.env.ref("base.EUR")
        cls.bank.write(
            {
                "name": "Tour Bank",
                "bank_payment_format": "pain.001.001.09",
                "bank_two_persons": True,
            }
        )
        cls.bank.outbound_payment_method_line_ids.payment_account_id = (
            cls.env.company.transfer_account_id.copy(
                {"code": "OUTST8", "name": "Outstanding", "reconcile": True}
            )
        )
        cls.env.company.partner_id.write(cls._live_in("Berlin", "base.de"))
        # Both keep contacts; accounts are trusted by the second only.
        contacts = cls.env.ref("base.group_partner_manager")
        cls.accountant.group_ids = [Command.link(contacts.id)]
        cls.treasurer = new_test_user(
            cls.env,
            login="bank_treasurer",
            groups="bank_payment_reconcile.group_bank_reconcile_user,"
            "account.group_validate_bank_account,base.group_partner_manager",
            company_id=cls.env.company.id,
        )
        cls.rhein = cls._create_vendor("Rheinwerk Metall", "Koeln", "base.de")
        cls.account = cls._note_account(
            cls.rhein, "DE75512108001245126199", trusted=False
        )
        cls.bosporus = cls._create_vendor("Bosporus Ticaret", False, "base.tr")
        cls._note_account(cls.bosporus, "TR330006100519786457841326").bank_id = cls.env[
            "res.bank"
        ].create({"name": "Bosporus Bankasi", "bic": "ISBKTRISXXX"})
        cls.lumiere = cls._create_vendor("Atelier Lumiere", "Nantes", "base.fr")
        cls._note_account(cls.lumiere, "FR1420041010050500013M02606")
        cls.bills = [
            cls._bill(vendor, amount, number)
            for vendor, amount, number in (
                (cls.rhein, 1284.6, "RW-412"),
                (cls.bosporus, 642.15, "BT-118"),
                (cls.lumiere, 318.4, "AL-331"),
            )
        ]

    @classmethod
    def _live_in(cls, town, country):
        return {"city": town, "country_id": cls.env.ref(country).id}

    @classmethod
    def _create_vendor(cls, name, town, country):
        return cls._create_partner(
            name,
            supplier_rank=1,
            property_supplier_payment_term_id=False,
            **cls._live_in(town, country),
        )

    @classmethod
    def _bill(cls, vendor, amount, number):
        today = fields.Date.today()
        return cls._create_document(
            vendor,
            amount,
            f"B/{number}",
            "in_invoice",
            day=today,
            ref=number,
            invoice_date_due=today,
            invoice_payment_term_id=False,
        )

    def test_from_the_suggestion_to_the_line_of_the_bank(self):
        self.start_tour(RUNS, "bank_payment_run_tour", login=self.accountant.login)
        run = self.env["bank.payment.run"].search([("journal_id", "=", self.bank.id)])
        # 1,284.60 + 642.15 + 318.40
        self.assertEqual((run.state, run.total_amount), ("draft", 2245.15))
        self.assertEqual(self.bosporus.city, "Izmir")
        self.assertEqual(self.account.activity_ids.user_id, self.treasurer)

        self.start_tour(RUNS, "bank_payment_release_tour", login=self.treasurer.login)
        self.assertTrue(self.account.allow_out_payment)
        self.assertRecordValues(
            run,
            [
                {
                    "state": "done",
                    "released_by_id": self.treasurer.id,
                    "exported_by_id": self.treasurer.id,
                    # 1,284.60 + 642.15
                    "total_amount": 1926.75,
                }
            ],
        )
        self.assertEqual(run.file_ids.mapped("state"), ["sent"])
        self.assertEqual(
            {line.partner_id: line.state for line in run.line_ids},
            {self.rhein: "done", self.bosporus: "done", self.lumiere: "rejected"},
        )
        self.assertEqual([-bill.amount_residual for bill in self.bills], [0, 0, 318.4])
        line = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)]
        )
        self.assertRecordValues(line, [{"amount": -1926.75, "is_reconciled": True}])
        self.assertEqual(run.bank_line_ids, line)
