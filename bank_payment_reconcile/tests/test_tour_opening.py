"""The opening balance is booked where the bank's page says that it is missing."""

from odoo.tests import tagged

from .opening_case import EVE, OpeningCommon
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTourOpening(OpeningCommon, TourCase):
    def test_from_the_page_and_back(self):
        self.bank.name = "Tour Bank"
        self._import()
        self.start_tour(
            "/odoo/payment-reconciliation",
            "bank_opening_balance_tour",
            login=self.accountant.login,
        )
        self.assertRecordValues(self._entries(), [{"state": "posted", "date": EVE}])
