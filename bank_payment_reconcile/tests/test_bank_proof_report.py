import base64
import io
from datetime import date, datetime

import openpyxl
from lxml import html

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .proof_case import END, ProofCommon

REPORT = "bank_payment_reconcile.report_bank_proof"
PAPER = b"%PDF-1.4 as wkhtmltopdf makes it"


@tagged("post_install", "-at_install")
class TestBankProofReport(ProofCommon):
    """The bank reconciliation statement on screen, on paper and as a workbook."""

    def _report(self, **values):
        if "reconciliation_id" not in values:
            values.setdefault("journal_ids", self.bank.ids)
        return (
            self.env["bank.reconciliation.report"]
            .with_user(self.accountant)
            .create({"date": END, **values})
        )

    def _render(self, report):
        content, _kind = (
            self.env["ir.actions.report"]
            .with_user(self.accountant)
            ._render_qweb_html(REPORT, report.ids)
        )
        return html.fromstring(content)

    def _rows(self, page, table):
        return [
            [
                " ".join(cell.text_content().replace("\ufeff", "").split())
                for cell in row.xpath("./td")
            ]
            for row in page.xpath(f"//table[@name='{table}']//tr")
        ]

    def _workbook(self, report):
        action = report.action_export()
        self.assertIn(report.workbook_name, action["url"])
        return openpyxl.load_workbook(io.BytesIO(base64.b64decode(report.workbook)))

    def _outstanding_january(self):
        self.deposit = self._pay(self.nordlicht, 200.0, date(2026, 1, 25))
        self.check = self._check(-75.0, date(2025, 6, 10), "3011")
        self._post_entry(70.0, date(2026, 1, 20))
        return self._reconcile()

    def _share_payments_account(self):
        """The bank and another one let their payments wait on one account; a general
        journal brings a check of 50 there and does not say which bank's it is."""
        other = self.env["account.journal"].create(
            {"name": "Sister", "type": "bank", "code": "SIST"}
        )
        methods = self.bank.outbound_payment_method_line_ids
        methods |= other.outbound_payment_method_line_ids
        account = methods.payment_account_id[:1]
        methods.payment_account_id = account
        return self._post_entry(-50.0, date(2026, 1, 8), account=account)

    def test_an_entry_whose_bank_is_not_told(self):
        """On screen and in the workbook it is said, and counted nowhere."""
        self._outstanding_january()
        untold = self._share_payments_account()
        report = self._report()
        page = self._render(report)
        rows = self._rows(page, "untold")
        self.assertIn("Not proved", rows[0][0])
        self.assertEqual(rows[1][1], untold.move_id.name)
        self.assertIn("50.00", rows[-1][-1])
        [name] = [row for row in self._rows(page, "ledger") if "Unexplained" in row[0]]
        self.assertIn("0.00", name[-1])
        [sheet] = self._workbook(report)
        texts = [cell.value for row in sheet for cell in row if cell.value]
        self.assertIn("Not proved: entries whose bank is unknown", texts)
        self.assertIn(-50.0, texts)

    # -- On screen ------------------------------------------------------------

    def test_the_statement_on_screen(self):
        self._outstanding_january()
        report = self._report()
        action = report.action_view()
        self.assertEqual(action["report_type"], "qweb-html")
        page = self._render(report)
        rows = self._rows(page, "proof")
        self.assertEqual(rows[0], ["Balance per statement", "$ 1,168.50"])
        self.assertEqual(
            [row[0] for row in rows if len(row) == 1],
            [
                "Deposits in transit",
                "Outstanding checks",
                "Direct postings the bank has not shown (!)",
            ],
        )
        [check] = [row for row in rows if "Check 3011" in " ".join(row)]
        self.assertEqual(check[0], "06/10/2025")
        self.assertEqual(check[3:], ["235 stale", "$ -75.00", ""])
        # 1,168.50 + 200 - 75 + 70
        self.assertEqual(rows[-1], ["Balance per books", "$ 1,363.50"])
        ledger = self._rows(page, "ledger")
        self.assertEqual(ledger[-2], ["Total", "$ 1,363.50"])
        self.assertEqual(ledger[-1], ["Unexplained", "$ 0.00"])
        self.assertFalse(page.xpath("//tr[@name='unexplained'][@class='text-danger']"))
        # Each number leads to its entry.
        [link] = page.xpath(f"//span[@res-id='{self.check.move_id.id}']")
        self.assertEqual(link.text, self.check.move_id.name)

    def test_an_unexplained_difference_is_red(self):
        self.statement.unlink()
        self.statement = self._create_statement(self.lines, 10.0, 1178.5)
        self._reconcile()
        page = self._render(self._report())
        [row] = page.xpath("//tr[@name='unexplained']")
        self.assertEqual(row.get("class"), "text-danger")
        self.assertEqual(self._rows(page, "ledger")[-1], ["Unexplained", "$ 10.00"])
        [warnings] = page.xpath("//div[@name='warnings']")
        self.assertIn("Unexplained difference", warnings.text_content())

    def test_what_was_outstanding_is_listed(self):
        self._outstanding_january()
        report = self._report(content="outstanding")
        action = report.action_view()
        items = (
            self.env[action["res_model"]]
            .with_user(self.accountant)
            .search(action["domain"])
        )
        self.assertRecordValues(
            items.sorted("amount"),
            [
                {"section": "check", "amount": -75.0, "is_stale": True},
                {"section": "direct", "amount": 70.0, "is_stale": False},
                {"section": "deposit", "amount": 200.0, "is_stale": False},
            ],
        )
        opened = items.sorted("amount")[0].action_open_entry()
        self.assertEqual(opened["res_id"], self.check.move_id.id)
        page = self._render(report)
        self.assertEqual(
            self._rows(page, "outstanding")[-1], ["Outstanding", "$ 195.00"]
        )

    def test_a_posted_statement_is_reported_as_it_was_posted(self):
        document = self._outstanding_january()
        later = self._show(self.deposit, date(2026, 1, 31))
        later._bank_post_applications()
        # Today the deposit counts as shown in January, the document keeps it.
        self.assertNotIn("deposit", [i.section for i in self._prove().items])
        page = self._render(self._report(reconciliation_id=document.id))
        self.assertIn(
            ["", "", "$ 200.00"], [row[-3:] for row in self._rows(page, "proof")]
        )
        self.assertEqual(
            self._rows(page, "proof")[-1], ["Balance per books", "$ 1,363.50"]
        )

    def test_the_test_report_warns(self):
        self._post_entry(70.0, date(2026, 1, 20))
        self._check(-640.0, date(2025, 6, 10), "2990")
        draft = self.statement._bank_get_or_create_reconciliation(
            date=date(2026, 1, 20)
        )
        warnings = draft._get_proof().warnings
        for text in (
            "entries were posted directly to the bank account",
            "1 checks are stale, the oldest is 2990",
            "1 lines are dated after the statement date",
        ):
            self.assertTrue(any(text in warning for warning in warnings), text)

    # -- Workbook -------------------------------------------------------------

    def test_the_workbook_holds_numbers_and_dates(self):
        self._outstanding_january()
        sheet = self._workbook(self._report()).active
        rows = list(sheet.iter_rows(values_only=True))
        self.assertEqual(sheet.freeze_panes, "A4")
        self.assertEqual(rows[1][3], datetime(2026, 1, 31))
        self.assertEqual((rows[3][0], rows[3][8]), ("Balance per statement", 1168.5))
        [check] = [row for row in rows if row[2] == "3011"]
        self.assertEqual(check[0], datetime(2025, 6, 10))
        self.assertEqual(check[3], "Fjordlysnes Handel AS")
        self.assertEqual(check[5:8], (235, "stale", -75))
        figures = {row[0]: row[8] for row in rows if row[8] is not None}
        self.assertEqual(figures["Outstanding accounts"], 125)
        # Totals are formulas: who changes an item sees what it changes.
        self.assertTrue(figures["Balance per books"].startswith("=I4+I"))
        self.assertTrue(figures["Unexplained"].startswith("=ROUND("))

    def test_the_workbooks_formulas_come_to_the_figures(self):
        """Read with the values that were stored beside the formulas, and summed."""
        self._outstanding_january()
        report = self._report()
        report.action_export()
        values = openpyxl.load_workbook(
            io.BytesIO(base64.b64decode(report.workbook)), data_only=True
        ).active
        rows = list(values.iter_rows(values_only=True))
        figures = {row[0]: row[8] for row in rows if row[8] is not None}
        self.assertEqual(figures["Balance per books"], 1363.5)
        self.assertEqual(figures["General ledger"], 1363.5)
        self.assertEqual(figures["Unexplained"], 0)
        items = sum(row[7] for row in rows[3:] if row[7] is not None)
        self.assertEqual(figures["Balance per statement"] + items, 1363.5)

    def test_a_text_is_never_a_formula(self):
        self._pay(self.nordlicht, 200.0, date(2026, 1, 25), memo="=1+1")
        self._reconcile()
        sheet = self._workbook(self._report(content="outstanding")).active
        [row] = [row for row in sheet.iter_rows() if row[4].value == "=1+1"]
        self.assertEqual(row[4].data_type, "s")
        self.assertEqual(row[7].value, 200)
        self.assertEqual(sheet.cell(row=5, column=8).value, "=SUM(H4:H4)")

    def test_two_banks_are_two_sheets(self):
        other = self.bank.copy({"name": "Second", "code": "A/B"})
        self._reconcile()
        book = self._workbook(self._report(journal_ids=(self.bank | other).ids))
        self.assertEqual(set(book.sheetnames), {self.bank.code, "A B"})

    # -- Paper ----------------------------------------------------------------

    def test_it_prints(self):
        # wkhtmltopdf itself asks the server for the style sheets, which answers
        # nobody while a test runs
        printed = []

        def run_wkhtmltopdf(_self, bodies, **_options):
            printed.extend(bodies)
            return PAPER

        self.patch(
            type(self.env["ir.actions.report"]), "_run_wkhtmltopdf", run_wkhtmltopdf
        )
        # Whether or not this machine has the program
        self.patch(
            type(self.env["ir.actions.report"]),
            "get_wkhtmltopdf_state",
            lambda _self: "ok",
        )
        self._outstanding_january()
        report = self._report()
        self.assertEqual(report.action_print()["report_type"], "qweb-pdf")
        content, kind = (
            self.env["ir.actions.report"]
            .with_user(self.accountant)
            .with_context(force_report_rendering=True)
            ._render_qweb_pdf(REPORT, report.ids)
        )
        self.assertEqual((kind, content), ("pdf", PAPER))
        self.assertEqual(len(printed), 1)
        self.assertIn("Balance per books", str(printed[0]))

    # -- Rights and mistakes --------------------------------------------------

    def test_a_report_of_no_bank_is_of_all_of_the_companies_chosen(self):
        second = self.bank.copy({"name": "Second Bank"})
        gone = self.bank.copy({"name": "Bank of Long Ago", "active": False})
        proofs = self._report(journal_ids=[])._get_proofs()
        banks = self.env["account.journal"].search(
            [
                ("type", "in", ("bank", "cash", "credit")),
                ("company_id", "=", self.bank.company_id.id),
            ]
        )
        self.assertIn(second, banks)
        self.assertNotIn(gone, banks)
        self.assertEqual({proof.journal for proof in proofs}, set(banks))

    def test_a_report_where_no_company_has_a_bank_says_so(self):
        stranger = self.env["res.company"].create({"name": "Without a Bank"})
        self.env["account.journal"].search(
            [("company_id", "=", stranger.id)]
        ).active = False
        self.accountant.company_ids += stranger
        report = self._report(journal_ids=[]).with_company(stranger)
        with self.assertRaisesRegex(UserError, "No company that is chosen"):
            report.with_context(allowed_company_ids=stranger.ids).action_view()

    def test_a_report_is_for_who_made_it(self):
        self._reconcile()
        report = self._report(content="outstanding")
        report.action_export()
        other = new_test_user(
            self.env,
            login="second_accountant",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=self.bank.company_id.id,
            company_ids=[(6, 0, self.bank.company_id.ids)],
        )
        with self.assertRaises(AccessError):
            report.with_user(other).read(["workbook"])

    def test_the_bank_card_opens_it_for_its_bank(self):
        report = (
            self.env["bank.reconciliation.report"]
            .with_user(self.accountant)
            .with_context(default_journal_ids=self.bank.ids)
            .create({})
        )
        self.assertEqual(report.journal_ids.ids, self.bank.ids)
