"""The page *Overview*: every kind of figure opens what it counted."""

from odoo import Command
from odoo.tests import new_test_user, tagged

from .figures_case import FiguresCase
from .tour_case import TourCase

PAGE = "/odoo/action-bank_payment_reconcile."


@tagged("post_install", "-at_install")
class TestTourFigures(FiguresCase, TourCase):
    today = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Else the browser's first look at a chart makes it, while it waits.
        cls.env["ir.qweb"]._get_asset_bundle("web.chartjs_lib", css=False).js()

    def test_every_figure_opens_its_lines(self):
        self.start_tour(
            f"{PAGE}action_bank_overview",
            "bank_figures_tour",
            login=self.accountant.login,
        )

    def test_the_analysis_leads_to_the_line(self):
        self.start_tour(
            f"{PAGE}action_bank_line_figures",
            "bank_analysis_tour",
            login=self.accountant.login,
        )

    def test_without_a_bank_it_is_a_sentence(self):
        company = self.env["res.company"].create({"name": "Empty"})
        user = new_test_user(
            self.env,
            login="empty",
            groups="account.group_account_readonly",
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
        )
        self.start_tour(
            f"{PAGE}action_bank_overview",
            "bank_figures_without_bank_tour",
            login=user.login,
        )
