"""Payouts and remittances, to the entry: figures worked out by hand."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .advice_case import AdviceCommon


@tagged("post_install", "-at_install")
class TestAdvicePayouts(AdviceCommon):
    def test_a_payout_of_three_invoices_less_fees(self):
        """119.00 + 238.00 + 59.50 = 416.50, less 7.00: the bank gets 409.50."""
        items = [
            self._create_document(partner, amount, number)
            for partner, amount, number in (
                (self.nordlicht, 119.0, "INV/2026/00101"),
                (self.fjord, 238.0, "INV/2026/00102"),
                (self.nordlicht, 59.5, "INV/2026/00103"),
            )
        ]
        line = self._create_line(409.5, "PAYBRIDGE 7 Q")
        [advice], told = self._take(
            self._payout(
                [
                    self._row("charge", "119.00", "INV/2026/00101", fee="-2.04"),
                    self._row("charge", "238.00", "INV/2026/00102", fee="-3.82"),
                    self._row("charge", "59.50", "INV/2026/00103", fee="-1.14"),
                ]
            )
        )
        self.assertEqual((advice.statement_line_ids, told), (line, []))
        self.assertEqual((advice.found_by, advice.state), ("sender", "applied"))
        self.assertFalse(line.needs_review)
        self._post(line)
        self.assertEqual(
            self._entry(line),
            {
                (self.receivable, self.nordlicht): -178.5,
                (self.receivable, self.fjord): -238.0,
                (self.fees, self.env["res.partner"]): 7.0,
            },
        )
        self.assertTrue(all(item.reconciled for item in items))
        self.assertEqual(advice.state, "posted")

    def test_a_refund_a_dispute_and_fees_apart(self):
        """500.00 less a credit note of 80.00, a dispute of 59.50 and fees of 32.65
        (7.75 + 20.00 + 4.90): 327.85. What was disputed the customer owes again."""
        self._create_document(self.nordlicht, 500.0, "INV/2026/00110")
        paid = self._create_document(self.fjord, 80.0, "INV/2026/00102")
        disputed = self._create_document(self.nordlicht, 59.5, "INV/2026/00103")
        earlier = self._create_line(139.5, "earlier", date(2026, 1, 5))
        for item, amount in ((paid, 80.0), (disputed, 59.5)):
            earlier.action_apply_item(item.id, amount)
        self._post(earlier)
        # Odoo settles an invoice with its credit note where it is open.
        credit = self._create_document(
            self.fjord,
            80.0,
            "RINV/2026/00007",
            "out_refund",
            reversed_entry_id=paid.move_id.id,
        )
        line = self._create_line(327.85, "PAYBRIDGE K8ZZ")
        [advice], _told = self._take(
            self._payout(
                [
                    self._row("charge", "500.00", "INV/2026/00110", fee="-7.75"),
                    self._row("refund", "-80.00", "INV/2026/00102", line=3),
                    self._row(
                        "dispute", "-59.50", "INV/2026/00103", fee="-20.00", line=4
                    ),
                    self._row("fee", "0.00", fee="-4.90", line=5),
                ]
            )
        )
        self.assertEqual(advice.statement_line_ids, line)
        self._post(line)
        self.assertEqual(
            self._entry(line),
            {
                (self.receivable, self.nordlicht): -500.0 + 59.5,
                (self.receivable, self.fjord): 80.0,
                (self.fees, self.env["res.partner"]): 32.65,
            },
        )
        self.assertTrue(credit.reconciled)
        self.assertEqual(
            advice.row_ids.mapped("state"), ["found", "found", "found", "provider"]
        )

    def test_two_reports_of_one_line(self):
        """438.41 = 326.01 + 112.40: with the first report alone 112.40 is open and
        nothing is posted; the text names both."""
        for amount, number in ((340.0, "INV/2026/00140"), (115.0, "INV/2026/00141")):
            self._create_document(self.nordlicht, amount, number)
        line = self._create_line(438.41, "PAYBRIDGE TX77001 BATCH 41 BATCH 17")
        first = self._payout(
            [self._row("charge", "340.00", "INV/2026/00140", fee="-13.99")],
            number="TX77001/41",
            marks=("TX77001",),
        )
        second = self._payout(
            [self._row("charge", "115.00", "INV/2026/00141", fee="-2.60")],
            number="TX77001/17",
            marks=("TX77001",),
        )
        found, _told = self._take(first, lines=line)
        self.assertAlmostEqual(line.difference_amount, 112.4)
        self.assertTrue(line.needs_review)
        _done, errors = line._bank_post_applications()
        self.assertIn("112.40", errors[line])
        found._take_off()
        self.assertFalse(line.application_ids)
        self._take(second)
        # The first waits still, and both together are the line.
        self.env["bank.payment.advice"].search(
            [("state", "=", "waiting")]
        )._find_lines()
        self.assertEqual(len(line.bank_advice_ids), 2)
        self.assertFalse(line.needs_review)
        self._post(line)
        self.assertEqual(
            self._entry(line),
            {
                (self.receivable, self.nordlicht): -455.0,
                (self.fees, self.env["res.partner"]): 16.59,
            },
        )

    def test_one_payout_in_two_lines_goes_through_clearing(self):
        """400.00 less 6.00 comes as 250.00 and 144.00: clearing is zero at the end."""
        self._create_document(self.nordlicht, 400.0, "INV/2026/00150")
        lines = self._create_line(250.0, "PAYBRIDGE PO-2201") | self._create_line(
            144.0, "PAYBRIDGE PO-2201 REST", date(2026, 1, 16)
        )
        [advice], _told = self._take(
            self._payout(
                [self._row("charge", "400.00", "INV/2026/00150", fee="-6.00")],
                number="PO-2201",
            )
        )
        self.assertEqual(advice.statement_line_ids, lines)
        done, errors = lines._bank_post_applications()
        self.assertEqual((done, errors), (lines, {}))
        nobody = self.env["res.partner"]
        self.assertEqual(
            self._entry(lines[0]),
            {
                (self.receivable, self.nordlicht): -400.0,
                (self.fees, nobody): 6.0,
                (self.clearing, nobody): 144.0,
            },
        )
        self.assertEqual(self._entry(lines[1]), {(self.clearing, nobody): -144.0})

    def test_a_negative_payout_and_a_reserve(self):
        """60.00 less 1.10, a refund of 310.00, 20.00 held back: the bank pays
        271.10."""
        self._create_document(self.nordlicht, 60.0, "INV/2026/00160")
        self._create_document(self.fjord, 310.0, "RINV/2026/00161", "out_refund")
        line = self._create_line(-271.1, "PAYBRIDGE PO-9001")
        self._take(
            self._payout(
                [
                    self._row("charge", "60.00", "INV/2026/00160", fee="-1.10"),
                    self._row("refund", "-310.00", "RINV/2026/00161", line=3),
                    self._row("reserve", "-20.00", line=4, text="Rolling reserve"),
                ],
                number="PO-9001",
            )
        )
        self.assertFalse(line.needs_review)
        self._post(line)
        nobody = self.env["res.partner"]
        self.assertEqual(
            self._entry(line),
            {
                (self.receivable, self.nordlicht): -60.0,
                (self.receivable, self.fjord): 310.0,
                (self.fees, nobody): 1.1,
                (self.clearing, nobody): 20.0,
            },
        )

    def test_the_report_comes_first_and_waits(self):
        self._create_document(self.nordlicht, 119.0, "INV/2026/00101")
        said = self._payout(
            [self._row("charge", "119.00", "INV/2026/00101", fee="-2.00")]
        )
        [advice], _told = self._take(said)
        self.assertEqual(advice.state, "waiting")
        line = self._create_line(117.0, "PAYBRIDGE PO-1001")
        line.action_apply_automatically()
        self.assertEqual((advice.state, advice.found_by), ("applied", "mark"))
        self.assertEqual(line.difference_amount, 0.0)
        again, told = self._take(said)
        self.assertEqual((again, len(told)), (advice, 1))
        self.assertEqual(len(line.application_ids), 2)

    def test_equal_payouts_of_one_day_are_left_to_a_person(self):
        """Twice 117.00 on one day, and one report that names neither."""
        self._create_document(self.nordlicht, 119.0, "INV/2026/00101")
        self._create_line(117.0, "PAYBRIDGE A")
        self._create_line(117.0, "PAYBRIDGE B")
        [advice], _told = self._take(
            self._payout([self._row("charge", "119.00", "INV/2026/00101", fee="-2.00")])
        )
        self.assertEqual(advice.state, "waiting")

    def test_amount_and_day_alone_are_for_review(self):
        self._create_document(self.nordlicht, 119.0, "INV/2026/00101")
        line = self._create_line(117.0, "CREDIT 4711")
        [advice], _told = self._take(
            self._payout([self._row("charge", "119.00", "INV/2026/00101", fee="-2.00")])
        )
        self.assertEqual((advice.found_by, line.needs_review), ("amount", True))

    def test_the_account_of_a_provider_is_not_learned_as_a_customers(self):
        self._create_document(self.nordlicht, 119.0, "INV/2026/00101")
        line = self._create_line(
            117.0,
            "PAYBRIDGE PO-1001",
            account_number="NL91ABNA0417164300",
            partner_name="Paybridge BV",
        )
        self._take(
            self._payout([self._row("charge", "119.00", "INV/2026/00101", fee="-2.00")])
        )
        line.action_accept()
        self._post(line)
        self.assertFalse(
            self.env["bank.learned.payer"].search(
                [("partner_id", "=", self.nordlicht.id)]
            )
        )

    def test_undo_and_post_again(self):
        item = self._create_document(self.nordlicht, 119.0, "INV/2026/00101")
        line = self._create_line(117.0, "PAYBRIDGE PO-1001")
        [advice], _told = self._take(
            self._payout([self._row("charge", "119.00", "INV/2026/00101", fee="-2.00")])
        )
        self._post(line)
        with self.assertRaisesRegex(UserError, "undo that before"):
            advice.action_take_off()
        line.action_undo_applications()
        self.assertEqual((advice.state, item.reconciled), ("applied", False))
        self._post(line)
        self.assertTrue(item.reconciled)

    def test_without_an_account_for_fees_the_line_says_so(self):
        self._create_document(self.nordlicht, 119.0, "INV/2026/00101")
        self.provider.fee_account_id = False
        self.bank.bank_fee_account_id = False
        model = self.env.ref(
            f"account.{self.company.id}_bank_fees_reco", raise_if_not_found=False
        )
        if model:
            model.line_ids.account_id = False
        line = self._create_line(117.0, "PAYBRIDGE PO-1001")
        self._take(
            self._payout([self._row("charge", "119.00", "INV/2026/00101", fee="-2.00")])
        )
        self.assertEqual(line.difference_amount, -2.0)
        self.assertIn("set an account for them", line.bank_match_explanation)


@tagged("post_install", "-at_install")
class TestAdviceRemittances(AdviceCommon):
    def test_two_invoices_a_deduction_and_a_credit_note(self):
        """1,200.00 + 800.00, less a credit note of 100.00 and 60.00 for short
        delivery, which stays open: 1,840.00."""
        first = self._create_document(self.nordlicht, 1200.0, "INV/2026/00200")
        second = self._create_document(self.nordlicht, 800.0, "INV/2026/00201")
        credit = self._create_document(
            self.nordlicht, 100.0, "RINV/2026/00202", "out_refund"
        )
        line = self._create_line(1840.0, "NORDLICHT VERSAND SEE ADVICE RA-88120")
        [advice], _told = self._take(
            self._remittance(
                [
                    self._row("invoice", "1200.00", "INV/2026/00200"),
                    self._row(
                        "invoice",
                        "800.00",
                        "INV/2026/00201",
                        deduction="-60.00",
                        reason="short delivery",
                        line=3,
                    ),
                    self._row("credit_note", "-100.00", "RINV/2026/00202", line=4),
                ],
                number="RA-88120",
                sender="Nordlicht Versand GmbH",
            )
        )
        self.assertEqual(advice.partner_id, self.nordlicht)
        self.assertEqual((advice.found_by, line.needs_review), ("mark", True))
        reasons = "\n".join(line.application_ids.mapped("explanation"))
        self.assertIn("short delivery", reasons)
        line.action_accept()
        self._post(line)
        self.assertTrue(first.reconciled and credit.reconciled)
        self.assertEqual(second.amount_residual, 60.0)

    def test_a_discount_that_the_terms_grant(self):
        """1,000.00 with 2 per cent within ten days: 980.00 closes it, unasked."""
        terms = self.env["account.payment.term"].create(
            {
                "name": "2/10",
                "early_discount": True,
                "discount_percentage": 2,
                "discount_days": 10,
                "line_ids": [
                    (0, 0, {"value": "percent", "value_amount": 100, "nb_days": 30})
                ],
            }
        )
        item = self._create_document(
            self.nordlicht,
            1000.0,
            "INV/2026/00210",
            day=date(2026, 1, 10),
            invoice_payment_term_id=terms.id,
        )
        line = self._create_line(980.0, "NORDLICHT VERSAND GMBH AVIS")
        self._take(
            self._remittance(
                [self._row("invoice", "1000.00", "INV/2026/00210", discount="-20.00")],
                sender="Nordlicht Versand GmbH",
            )
        )
        self.assertEqual(line.application_ids.discount_amount, 20.0)
        self.assertFalse(line.needs_review)
        self._post(line)
        self.assertTrue(item.reconciled)

    def test_an_invoice_that_the_books_do_not_have_stays_on_account(self):
        """1,225.00 is in the books, 170.00 is not: for review, on account."""
        self._create_document(self.nordlicht, 1225.0, "INV/2026/00220")
        line = self._create_line(1395.0, "NORDLICHT VERSAND GMBH AVIS 90077")
        [advice], _told = self._take(
            self._remittance(
                [
                    self._row("invoice", "1225.00", "INV/2026/00220"),
                    self._row("invoice", "170.00", "INV/2026/00999", line=3),
                ],
                number="90077",
                sender="Nordlicht Versand GmbH",
            )
        )
        self.assertEqual(advice.row_ids.mapped("state"), ["found", "missing"])
        self.assertTrue(line.needs_review)
        line.action_accept()
        self._post(line)
        self.assertEqual(
            self._entry(line), {(self.receivable, self.nordlicht): -1395.0}
        )

    def test_the_sender_is_whose_documents_the_rows_name(self):
        """Nobody is named: the rows are Fjordlysnes' documents, so is a number of
        which only the end is written."""
        self._create_document(self.fjord, 300.0, "INV/2026/00230")
        self._create_document(self.fjord, 200.0, "INV/2026/00231")
        line = self._create_line(500.0, "SEE REMITTANCE RM-5501")
        [advice], _told = self._take(
            self._remittance(
                [
                    self._row("invoice", "300.00", "INV/2026/00230"),
                    self._row("invoice", "200.00", "231", line=3),
                ],
                number="RM-5501",
                sender="",
            )
        )
        self.assertEqual(advice.partner_id, self.fjord)
        self.assertEqual(advice.row_ids.mapped("state"), ["found", "part"])
        self.assertEqual(line.difference_amount, 0.0)

    def test_a_document_in_another_currency_is_refused_on_a_line(self):
        line = self._create_line(100.0, "NORDLICHT")
        self.env["res.currency"].search([("name", "=", "CHF")]).active = True
        self.env.ref("base.CHF").active = True
        with self.assertRaisesRegex(UserError, "is in CHF"):
            self._take(
                self._remittance(
                    [self._row("invoice", "100.00", "X1")], currency="CHF"
                ),
                lines=line,
            )
