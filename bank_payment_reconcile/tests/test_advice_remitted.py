"""Payments that name their documents themselves, imported and applied."""

from odoo.tests import tagged

from .advice_case import AdviceCommon
from .test_advice_electronic import _camt


@tagged("post_install", "-at_install")
class TestAdviceRemitted(AdviceCommon):
    def _import(self, strd, amount):
        data = _camt(strd, amount).replace(b"EUR", b"USD")
        return self.bank.import_bank_statements(data, "camt.xml").line_ids

    def _document(self, number, code, *amounts):
        told = "".join(f'<{tag} Ccy="EUR">{each}</{tag}>' for tag, each in amounts)
        return (
            f"<Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
            f"<Nb>{number}</Nb></RfrdDocInf><RfrdDocAmt>{told}</RfrdDocAmt></Strd>"
        )

    def test_two_invoices_and_a_credit_note_in_the_banks_message(self):
        """2,000.00 + 1,300.00 less 150.00: 3,150.00, each to its own document."""
        items = [
            self._create_document(self.fjord, 2000.0, "INV/2026/00391"),
            self._create_document(self.fjord, 1300.0, "INV/2026/00392"),
            self._create_document(self.fjord, 150.0, "RINV/2026/00060", "out_refund"),
        ]
        line = self._import(
            self._document("INV/2026/00391", "CINV", ("RmtdAmt", "2000.00"))
            + self._document("INV/2026/00392", "CINV", ("RmtdAmt", "1300.00"))
            + self._document("RINV/2026/00060", "CREN", ("RmtdAmt", "150.00")),
            "3150.00",
        )
        line.action_apply_automatically()
        self.assertEqual(line.bank_advice_ids.found_by, "bank")
        self.assertEqual(
            [(a.move_line_id, a.amount) for a in line.application_ids],
            list(zip(items, [2000.0, 1300.0, -150.0], strict=True)),
        )
        self.assertFalse(line.needs_review)
        line.action_apply_automatically()
        self.assertEqual(len(line.application_ids), 3)
        self._post(line)
        self.assertTrue(all(item.reconciled for item in items))

    def test_documents_that_the_books_do_not_have_are_the_matchers(self):
        line = self._import(
            self._document("X 1", "CINV", ("RmtdAmt", "60.00"))
            + self._document("X 2", "CINV", ("RmtdAmt", "40.00")),
            "100.00",
        )
        line.action_apply_automatically()
        self.assertFalse(line.bank_advice_ids)
        self.assertTrue(line.bank_matched_on)

    def test_the_addenda_of_an_american_payment(self):
        item = self._create_document(self.fjord, 950.0, "8801")
        line = self._create_line(950.0, "CCD FJORD RMR*IV*8801**950.00\\")
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)
        self.assertEqual(line.bank_advice_ids.source, "x12")

    def test_equal_payments_are_two_advices(self):
        """The same documents twice: the second has nothing left to settle."""
        self._create_document(self.fjord, 950.0, "8801")
        lines = self._create_line(950.0, "RMR*IV*8801**950.00\\")
        lines |= self._create_line(950.0, "RMR*IV*8801**950.00\\")
        lines.action_apply_automatically()
        self.assertEqual(len(lines[0].application_ids.move_line_id), 1)
        self.assertFalse(lines[1].application_ids.move_line_id)
