from datetime import date

from lxml import html

from odoo.tests import tagged

from .reconciliation_case import ReconciliationCommon

REPORT = "bank_payment_reconcile.report_bank_reconciliation"


@tagged("post_install", "-at_install")
class TestReconciliationReport(ReconciliationCommon):
    """What is printed and signed."""

    def _print(self, document):
        """The report as the accountant prints it."""
        content, kind = (
            self.env["ir.actions.report"]
            .with_user(self.accountant)
            ._render_qweb_html(REPORT, document.ids)
        )
        self.assertEqual(kind, "html")
        return html.fromstring(content)

    def _texts(self, node):
        return [
            " ".join(cell.text_content().replace("\ufeff", "").split())
            for cell in node.xpath(".//td")
        ]

    def test_a_posted_statement_is_printed(self):
        self._pay(self.nordlicht, 200.0, date(2026, 1, 25))
        page = self._print(self._reconcile())
        [figures] = page.xpath("//table[@name='figures']")
        cells = self._texts(figures)
        printed = dict(zip(cells[::2], cells[1::2], strict=True))
        self.assertEqual(
            printed,
            {
                "Opening balance": "$ 0.00",
                "Money in": "$ 1,501.00",
                "Money out": "$ -332.50",
                "Closing balance": "$ 1,168.50",
                "Difference": "$ 0.00",
                "Lines": "4",
                "Ledger without these lines": "$ 0.00",
                "Ledger at the statement date": "$ 1,168.50",
                "of it posted without a bank line": "$ 0.00",
                "Outstanding payments (1)": "$ 200.00",
                "Outstanding checks (0)": "$ 0.00",
                "Closing balance with outstanding": "$ 1,368.50",
            },
        )
        [lines] = page.xpath("//table[@name='lines']")
        self.assertEqual(len(lines.xpath(".//tbody/tr")), 5)
        first = self._texts(lines.xpath(".//tbody/tr")[0])
        self.assertEqual(first[0], "01/10/2026")
        self.assertIn("INV/2026/00042", first[2])
        self.assertIn("$ 1,000.00", first[2])
        self.assertEqual(first[3], "$ 1,000.00")
        [proof] = page.xpath("//table[@name='proof']")
        [total] = proof.xpath(".//tr[@name='total_deposit']")
        self.assertEqual(self._texts(total)[-1], "$ 200.00")
        [books] = proof.xpath(".//tr[@name='books_balance']")
        self.assertEqual(self._texts(books), ["Balance per books", "$ 1,368.50"])
        [information] = page.xpath("//div[@name='information']")
        self.assertIn(self.accountant.name, information.text_content())
        self.assertFalse(page.xpath("//div[@name='draft_notice']"))

    def test_the_test_report_says_what_is_in_the_way(self):
        self.fee.application_ids.unlink()
        document = self.statement._bank_get_or_create_reconciliation()
        document.with_user(self.accountant).action_test_report()
        page = self._print(document)
        [notice] = page.xpath("//div[@name='draft_notice']")
        self.assertIn(
            "1 of 4 lines stand in the way", " ".join(notice.text_content().split())
        )
        self.assertIn("Nothing is applied to it.", page.text_content())

    def test_an_undone_statement_says_so(self):
        document = self._reconcile()
        document.action_undo()
        [notice] = self._print(document).xpath("//div[@name='undone_notice']")
        self.assertIn(self.accountant.name, notice.text_content())

    def test_amounts_are_printed_in_the_banks_currency(self):
        euro = self.setup_other_currency("EUR")
        bank = self.bank.copy({"name": "Euro", "code": "EURO", "currency_id": euro.id})
        line = self._create_line(100.0, "interest", journal_id=bank.id)
        self._apply(line, (self.fees, 100.0))
        document = self._reconcile(self._create_statement(line, 0.0, 100.0, "Euro"))
        # Two euro a dollar: the ledger's balance is kept in euro.
        self.assertEqual(document.ledger_balance_end, 100.0)
        self.assertEqual(
            document.ledger_balance_end,
            self._ledger(
                ("account_id", "=", bank.default_account_id.id), field="amount_currency"
            ),
        )
        printed = self._print(document).xpath("//table[@name='figures']")[0]
        self.assertIn("100.00 €", self._texts(printed))
