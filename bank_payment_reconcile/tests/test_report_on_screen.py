"""Printing on a server without wkhtmltopdf, and what is printed."""

from lxml import html

from odoo.tests import tagged

from .reconciliation_case import ReconciliationCommon
from .tour_case import TourCase

REPORTS = (
    "report_bank_reconciliation",
    "report_bank_proof",
    "report_bank_check_deposit",
    "report_bank_direct_debit_mandate",
)


@tagged("post_install", "-at_install")
class TestReportOnScreen(ReconciliationCommon, TourCase):
    def test_without_the_program_it_opens_on_the_screen(self):
        document = self._reconcile()
        for state in ("install", "broken"):
            with self.subTest(state):
                self.patch(
                    type(self.env["ir.actions.report"]),
                    "get_wkhtmltopdf_state",
                    lambda _self, state=state: state,
                )
                self.start_tour(
                    "/odoo/action-bank_payment_reconcile.action_bank_reconciliation/"
                    f"{document.id}",
                    "bank_report_on_screen_tour",
                    login=self.accountant.login,
                )

    def test_every_report_has_text_and_fits_much_on_a_page(self):
        """All our reports have the class that embeds a font of the machine."""
        names = self.env["ir.actions.report"].search(
            [("report_name", "=like", "bank_payment_reconcile.%")]
        )
        self.assertEqual(
            {name.partition(".")[2] for name in names.mapped("report_name")},
            set(REPORTS),
        )
        for name in REPORTS:
            with self.subTest(name):
                views = self.env["ir.ui.view"].search(
                    [("key", "=like", f"bank_payment_reconcile.{name}%")]
                )
                pages = [
                    page.get("class").split()
                    for view in views
                    for page in html.fromstring(view.arch).xpath(
                        "//div[contains(@class, 'page')]"
                    )
                ]
                self.assertEqual(pages, [["page", "o_bank_report"]])

    def test_the_style_is_no_font_of_the_web_server(self):
        bundle = self.env["ir.qweb"]._get_asset_bundle("web.report_assets_common")
        self.assertRegex(
            bundle.preprocess_css(), r"\.o_bank_report\s*\{[^}]*DejaVu Sans"
        )
