from odoo.tests import tagged

from .fund_transfer_case import FundTransferCommon
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTransferTour(FundTransferCommon, TourCase):
    """The way of a transfer through the browser, from the bank's card and back."""

    def test_dollars_to_euros_from_the_card_and_undone(self):
        self.bank.name = "Tour Bank"
        # Days after the first of January have its rate.
        self.start_tour("/odoo", "bank_fund_transfer_tour", login=self.accountant.login)

        payments = self.env["account.payment"].search(
            [("paired_internal_transfer_payment_id", "!=", False)], order="id"
        )
        self.assertRecordValues(
            payments,
            [
                {
                    "journal_id": bank.id,
                    "payment_type": kind,
                    "amount": amount,
                    "state": "canceled",
                    "create_uid": self.accountant.id,
                }
                for bank, kind, amount in (
                    (self.bank, "outbound", 130.0),
                    (self.euros, "inbound", 96.0),
                )
            ],
        )
