"""What the history tells: each button of its pages."""

from odoo.tests import tagged

from ..models.history import run as run_module
from .past_case import FJORD, LANDLORD, NORDLICHT, PastCase
from .tour_case import TourCase

PAGE = "/odoo/action-bank_payment_reconcile."


@tagged("post_install", "-at_install")
class TestTourHistory(PastCase, TourCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.name = "Tour Bank"
        # The only one: the page opens on it.
        cls.env["account.journal"].search(
            [
                ("type", "in", ("cash", "credit")),
                ("company_id", "=", cls.env.company.id),
            ]
        ).active = False

    def setUp(self):
        super().setUp()
        for month in (1, 2, 3):
            self._pay_rent(month)

    def test_it_is_read_shown_taken_and_removed(self):
        """Three rents, and three payments of Nordlicht, each of its invoice."""
        for _time in range(3):
            item = self._invoice(self.nordlicht, 100.0)
            self._settle(100.0, self.nordlicht, item, account_number=NORDLICHT)
        item = self._invoice(self.fjord, 900.0, move_type="in_invoice", ref="R")
        self._settle(-900.0, self.fjord, item, account_number=FJORD)
        Run = type(self.env["bank.history.run"])
        process = Run.action_process
        self.patch(Run, "action_process", lambda runs, seconds=2: process(runs, 0))
        self.patch(run_module, "CHUNK_LINES", 2)
        self._slow_down(seconds=(0.5,))
        self.start_tour(
            f"{PAGE}action_bank_history_finding",
            "bank_history_tour",
            login=self.accountant.login,
        )
        self.assertTrue(self.nordlicht.bank_learned_payer_ids)
        self.assertRecordValues(self._findings(kind="text"), [{"state": "removed"}])
        # It has to be chosen.
        self.assertRecordValues(self._findings(kind="payee"), [{"state": "proposed"}])

    def test_an_account_paid_to_says_what_taking_it_means(self):
        item = self._invoice(self.fjord, 900.0, move_type="in_invoice", ref="R")
        self._settle(-900.0, self.fjord, item, account_number=FJORD)
        self._learn()
        self.start_tour(
            f"{PAGE}action_bank_history_finding",
            "bank_history_form_tour",
            login=self.accountant.login,
        )
        self.assertFalse(self.fjord.bank_learned_payer_ids)

    def test_one_click_makes_a_mapping(self):
        for month in (4, 5):
            self._create_line(
                -1000.0,
                f"Rent Harbour Street {month:02}/2025",
                account_number=LANDLORD,
                partner_name="Hausverwaltung Hafen",
            )
        self.start_tour(
            f"{PAGE}action_payment_reconciliation",
            "bank_map_past_tour",
            login=self.accountant.login,
        )
