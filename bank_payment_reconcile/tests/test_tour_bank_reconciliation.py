"""The month's end of a company that registers payments before the bank shows them."""

from datetime import date

from odoo.tests import tagged

from .bank_reconciliation_case import BankReconciliationCase
from .tour_case import TourCase


@tagged("post_install", "-at_install")
class TestTourBankReconciliation(BankReconciliationCase, TourCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.name = "Tour Bank"
        cls.account_for_fees = cls.fees.copy({"name": "Tour Fees"})
        cls.check = cls._pay(-1200.0, day=date(2026, 1, 5), check="03011", memo="Mill")
        cls.hansen = cls._pay(1450.0, memo="check 771 Hansen")
        cls.olsen = cls._pay(1500.0, cls.fjord, memo="check 118 Olsen")
        cls.rent = cls._pay(-300.0, memo="January rent")
        # Its check is not cashed yet.
        cls.outstanding = cls._pay(-270.0, check="03014", memo="Brandt")
        for amount, text in (
            (-1200.0, "CHECK 03011"),
            (2950.0, "deposit"),
            (-300.0, "rent"),
            (-12.5, "account fee"),
        ):
            cls._create_line(amount, text, day=date(2026, 1, 20))

    def _watch_printing(self):
        """What is printed from here on, on a machine with or without wkhtmltopdf.

        :return: list of ids of documents, filled as they are printed.
        """
        printed = []
        reports = type(self.env["ir.actions.report"])
        render = reports._render_qweb_pdf

        def _render_qweb_pdf(records, report_ref, res_ids=None, data=None):
            printed.extend(res_ids)
            return render(records, report_ref, res_ids, data)

        self.patch(reports, "_render_qweb_pdf", _render_qweb_pdf)
        self.patch(reports, "get_wkhtmltopdf_state", lambda _records: "ok")
        return printed

    def test_a_month_from_the_first_match_to_the_posted_statement_and_back(self):
        printed = self._watch_printing()
        self.start_tour(
            "/odoo", "bank_account_reconciliation_tour", login=self.accountant.login
        )
        documents = self.env["bank.reconciliation"].search(
            [("journal_id", "=", self.bank.id)], order="id"
        )
        self.assertRecordValues(
            documents,
            [
                {"state": "undone", "balance_end": 1437.5, "date": date(2026, 1, 31)},
                {"state": "draft", "balance_end": 1437.5, "date": date(2026, 1, 31)},
            ],
        )
        self.assertEqual(printed, documents[:1].ids)
        draft = documents[-1]
        matched = self.check | self.hansen | self.olsen | self.rent
        self.assertEqual(draft.entry_ids, matched)
        self.assertEqual(draft.outstanding_total, -270.0)
        fee = draft.line_ids.application_ids.filtered(lambda a: not a.move_line_id)
        self.assertEqual((fee.account_id, fee.amount), (self.account_for_fees, -12.5))
        # And what the tour's last click took back can be posted again.
        draft.action_post()
        self.assertEqual(draft.state, "posted")
        self.assertEqual(set(matched.mapped("reconciled")), {True})
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "bank_payment_reconcile.action_report_bank_reconciliation", draft.ids
        )
        self.assertIn(b"1,437.50", html)
        self.assertIn(b"03014", html)
