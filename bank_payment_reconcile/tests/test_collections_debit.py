from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .. import payment_files
from ..models.payment.suggestion import Wishes
from .collection_case import DUE, IBANS, CollectionCase


@tagged("post_install", "-at_install")
class TestDirectDebitCollections(CollectionCase):
    """What customers allowed is collected from them when it is due."""

    def _suggest(self, run, **values):
        wishes = {"due_by": DUE, "together": False, **values}
        return run._suggest(Wishes(**wishes))

    def _collect_all(self, run, *items):
        for item in items:
            self._collect(run, item)
        return run

    # -------------------------------------------------------------------------
    # Suggested
    # -------------------------------------------------------------------------

    def test_only_who_allowed_it_is_debited_and_others_are_told(self):
        self._note_account(self.fjord, IBANS[1])
        self._create_mandate(reference="M-1")
        self._create_mandate(self.fjord, reference="M-2").action_block()
        invoice = self._invoice(self.nordlicht, 119.0, "INV/1")
        self._invoice(self.fjord, 60.0, "INV/2")
        self._invoice(self.third, 75.0, "INV/3")
        run = self._create_run()
        self.assertEqual(run.execution_date, date(2026, 11, 27))
        lines, left = self._suggest(run)
        self.assertRecordValues(
            lines,
            [
                {
                    "partner_id": self.nordlicht.id,
                    "amount": 119.0,
                    "mandate_id": self.Mandate.search([("reference", "=", "M-1")]).id,
                    "partner_bank_id": self.account.id,
                    "planned_date": DUE,
                }
            ],
        )
        self.assertEqual(lines.item_ids.move_line_id, invoice)
        self.assertEqual(
            {(each.amount, each.reason) for each in left},
            {
                (60.0, f"Mandate M-2 is blocked: By {self.env.user.name}."),
                (75.0, "No mandate was entered for this customer."),
            },
        )
        tree = self._export(run)
        self.assertEqual(self._texts(tree, "ReqdColltnDt"), ["2026-12-01"])
        self.assertEqual(self._texts(tree, "InstdAmt"), ["119.00"])
        self.assertEqual(self._texts(tree, "MndtId"), ["M-1"])
        self.assertEqual(
            tree.find(".//DbtrAcct/Id/IBAN").text, self.account.sanitized_acc_number
        )

    def test_nobody_is_debited_before_it_is_due(self):
        self._create_mandate()
        overdue = self._invoice(self.nordlicht, 10.0, "INV/1", date(2026, 11, 20))
        # A Sunday: the next open day.
        sunday = self._invoice(self.nordlicht, 20.0, "INV/2", date(2026, 11, 29))
        self._invoice(self.nordlicht, 40.0, "INV/3", date(2026, 12, 2))
        lines, left = self._suggest(self._create_run())
        self.assertFalse(left)
        self.assertEqual(
            {(line.item_ids.move_line_id, line.planned_date) for line in lines},
            {(overdue, date(2026, 11, 27)), (sunday, date(2026, 11, 30))},
        )

    def test_invoices_of_one_day_are_debited_together_where_wanted(self):
        self._create_mandate()
        self._invoice(self.nordlicht, 10.0, "INV/1")
        self._invoice(self.nordlicht, 20.0, "INV/2")
        self._invoice(self.nordlicht, 40.0, "INV/3", date(2026, 11, 30))
        lines, _left = self._suggest(self._create_run(), together=True)
        self.assertEqual(
            {(line.amount, line.planned_date) for line in lines},
            {(30.0, DUE), (40.0, date(2026, 11, 30))},
        )

    def test_a_one_off_mandate_pays_one_invoice(self):
        self._create_mandate(frequency="one_off", reference="M-1")
        self._invoice(self.nordlicht, 10.0, "INV/1", date(2026, 11, 30))
        self._invoice(self.nordlicht, 20.0, "INV/2")
        lines, left = self._suggest(self._create_run())
        self.assertEqual(lines.mapped("amount"), [10.0])
        self.assertEqual(
            [each.reason for each in left],
            ["Mandate M-1 is for one debit, which is that of INV/1."],
        )

    def test_the_wizard_asks_for_what_collections_want(self):
        self._create_mandate()
        self._invoice(self.nordlicht, 119.0, "INV/1")
        run = self._create_run()
        wizard = (
            self.env["bank.payment.suggest"]
            .with_user(self.accountant)
            .with_context(active_model=run._name, active_id=run.id)
            .create({"due_by": DUE})
        )
        self.assertRecordValues(
            wizard, [{"together": False, "with_discounts": False, "kind": "debit"}]
        )
        wizard.action_suggest()
        self.assertEqual(run.line_ids.amount, 119.0)

    def test_many_customers_cost_as_much_as_few(self):
        counts = []
        # The first ones fill caches.
        for number in (1, 2, 20):
            for each in range(number):
                partner = self._create_partner(
                    f"Customer {number}-{each}", f"ACC {number} {each}"
                )
                self._create_mandate(partner)
                self._invoice(partner, 10.0, f"MANY{len(counts)}x{each}")
            run = self._create_run()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            lines, _left = self._suggest(run)
            self.env.flush_all()
            self.assertEqual(len(lines.filtered("mandate_id")), len(lines))
            counts.append(self.env.cr.sql_log_count - before)
            lines.unlink()
            posted = [("name", "like", "MANY"), ("state", "=", "posted")]
            self.env["account.move"].search(posted).button_draft()
        self.assertLessEqual(counts[2], counts[1] + 2)

    # -------------------------------------------------------------------------
    # The file
    # -------------------------------------------------------------------------

    def test_schemes_and_sequences_stand_in_blocks_of_their_own(self):
        self.bank.bank_first_sequence = True
        used = self._create_mandate(reference="M-1", last_used_before=date(2026, 10, 1))
        fjord, _first = self._create_customer("Fjord", IBANS[1], reference="M-2")
        rhein, _b2b = self._create_customer(
            "Rhein", IBANS[2], reference="M-3", scheme="B2B"
        )
        run = self._create_run(execution_date=DUE)
        self._collect_all(
            run,
            self._invoice(self.nordlicht, 100.0, "INV/1"),
            self._invoice(self.nordlicht, 1.5, "INV/2"),
            self._invoice(fjord, 20.0, "INV/3"),
            self._invoice(rhein, 3.25, "INV/4"),
        )
        tree = self._export(run)
        blocks = {
            (
                block.find("PmtTpInf/LclInstrm/Cd").text,
                block.find("PmtTpInf/SeqTp").text,
                block.find("NbOfTxs").text,
                block.find("CtrlSum").text,
                block.find("CdtrSchmeId/Id/PrvtId/Othr/Id").text,
                block.find("CdtrSchmeId/Id/PrvtId/Othr/SchmeNm/Prtry").text,
                block.find("ReqdColltnDt").text,
            )
            for block in tree.iter("PmtInf")
        }
        rest = ("DE98ZZZ09999999999", "SEPA", "2026-12-01")
        self.assertEqual(
            blocks,
            {
                ("CORE", "RCUR", "2", "101.50", *rest),
                ("CORE", "FRST", "1", "20.00", *rest),
                ("B2B", "FRST", "1", "3.25", *rest),
            },
        )
        self.assertEqual(used.use_ids.mapped("sequence"), ["RCUR", "RCUR"])

    def test_the_older_version_is_written_where_the_bank_wants_it(self):
        self.bank.bank_debit_format = "pain.008.001.02"
        self._create_mandate()
        run = self._create_run(execution_date=DUE)
        self._collect(run, self._invoice(self.nordlicht, 119.0, "INV/1"))
        run.action_export()
        self.assertIn(b"pain.008.001.02", run.file_id.attachment_id.raw)
        self.assertEqual(run.file_id.format, "pain.008.001.02")

    def test_another_account_is_told_in_the_first_file_only(self):
        mandate = self._create_mandate(reference="M-9")
        self._debit(mandate)._settle()
        mandate.partner_bank_id = self._note_account(self.nordlicht, IBANS[1])
        told = []
        for number in (1, 2):
            run = self._create_run(execution_date=DUE)
            self._collect(run, self._invoice(self.nordlicht, 50.0, f"INV/{number}"))
            tree = self._export(run)
            told.append(
                (
                    self._texts(tree, "AmdmntInd"),
                    self._texts(tree, "OrgnlDbtrAcct/Id/Othr/Id"),
                    self._texts(tree, "MndtId"),
                    self._texts(tree, "DtOfSgntr"),
                    tree.find(".//DbtrAcct/Id/IBAN").text,
                )
            )
        same = (["M-9"], ["2026-08-01"], IBANS[1])
        self.assertEqual(told, [(["true"], ["SMNDA"], *same), ([], [], *same)])

    def test_who_lives_outside_the_economic_area_needs_a_town(self):
        partner = self._create_partner(
            "Chur AG",
            "CH9300762011623852957",
            country_id=self.env.ref("base.ch").id,
            street="Bahnhofstrasse 1",
        )
        self._create_mandate(partner)
        run = self._create_run(execution_date=DUE)
        line = self._collect(run, self._invoice(partner, 50.0, "INV/1"))
        run.action_check()
        red = run.finding_ids.filtered(lambda f: f.level == "red")
        self.assertEqual((red.field, red.line_id), ("address", line))
        with self.assertRaises(UserError):
            run.action_export()
        partner.city = "Chur"
        tree = self._export(run)
        self.assertEqual(self._texts(tree, "Dbtr/PstlAdr/TwnNm"), ["Chur"])
        self.assertFalse(self._texts(tree, "AdrLine"))

    def test_a_collection_is_checked_before_it_is_exported(self):
        self.bank.bank_debit_format = False
        mandate = self._create_mandate()
        run = self._create_run(execution_date=DUE)
        line = self._collect(run, self._invoice(self.nordlicht, 119.0, "INV/1"))
        run.action_check()
        self.assertEqual(run.finding_ids.mapped("code"), ["no_format"])
        self.bank.bank_debit_format = "pain.008.001.08"
        self.company.bank_creditor_identifier = False
        run.action_check()
        self.assertIn("creditor_identifier", run.finding_ids.mapped("code"))
        self.assertIn("creditor", self.bank._bank_get_missing_services())
        self.company.bank_creditor_identifier = "DE98ZZZ09999999999"
        mandate.action_revoke()
        run.action_check()
        self.assertEqual(run.finding_ids.mapped("code"), ["mandate_not_valid"])
        self.assertIn("was revoked", run.finding_ids.message)
        line.mandate_id = False
        run.action_check()
        self.assertIn("mandate_missing", run.finding_ids.mapped("code"))

    def test_the_bank_wants_it_one_open_day_before(self):
        self._create_mandate()
        run = self._create_run(execution_date=date(2026, 11, 26))
        self._collect(run, self._invoice(self.nordlicht, 119.0, "INV/1"))
        run.action_check()
        self.assertEqual(run.finding_ids.mapped("code"), ["lead_time"])

    # -------------------------------------------------------------------------
    # What becomes of it
    # -------------------------------------------------------------------------

    def _export_one(self, amount=119.0, number="INV/1", **mandate):
        mandate = self._create_mandate(**mandate)
        run = self._create_run(execution_date=DUE)
        item = self._invoice(self.nordlicht, amount, number)
        line = self._collect(run, item)
        run.action_export()
        return mandate, line, item

    def test_the_customer_has_paid_once_it_is_exported(self):
        mandate, line, item = self._export_one()
        payment = line.payment_id
        self.assertEqual(
            (payment.payment_type, payment.partner_type, payment.amount),
            ("inbound", "customer", 119.0),
        )
        self.assertEqual(item.amount_residual, 0.0)
        self.assertRecordValues(
            mandate.use_ids,
            [{"payment_line_id": line.id, "date": DUE, "state": "exported"}],
        )

    def _answer(self, line, status="RJCT", reason="AM04"):
        """What the bank says of one debit."""
        return line.run_id.sudo()._take_answer(
            payment_files.StatusReport(
                message_id="B1",
                original_message_id=line.run_id.message_id,
                payments=(
                    payment_files.PaymentStatus(
                        status=status,
                        reason=reason,
                        original_end_to_end_id=line.end_to_end_id,
                        original_information_id=line.payment_information_id,
                    ),
                ),
            )
        )

    def test_a_rejected_one_off_debit_leaves_its_mandate_open(self):
        mandate, line, item = self._export_one(frequency="one_off")
        self.assertEqual(mandate.state, "used_up")
        lines, left = self._suggest(self._create_run())
        self._answer(line)
        self.assertEqual((line.state, mandate.use_ids.state), ("rejected", "rejected"))
        self.assertEqual(mandate.use_ids.reason_code, "AM04")
        self.assertEqual((mandate.state, item.amount_residual), ("active", 119.0))
        lines, left = self._suggest(self._create_run())
        self.assertEqual((lines.mandate_id, left), (mandate, []))

    def test_a_rejection_for_want_of_a_mandate_blocks_it(self):
        mandate, line, _item = self._export_one()
        self._answer(line, reason="MD01")
        self.assertEqual((mandate.state, mandate.block_kind), ("blocked", "mandate"))
        _lines, left = self._suggest(self._create_run())
        self.assertIn("is blocked: MD01", left[0].reason)

    def test_a_cancelled_collection_used_no_mandate(self):
        mandate, line, item = self._export_one(frequency="one_off")
        line.run_id.action_cancel("wrong month")
        self.assertEqual(mandate.use_ids.state, "cancelled")
        self.assertEqual((mandate.state, item.amount_residual), ("active", 119.0))
        self.assertEqual(mandate.expires_on, date(2029, 8, 1))

    def test_one_line_of_the_bank_settles_the_collection(self):
        mandate = self._create_mandate()
        run = self._create_run(execution_date=DUE)
        items = [
            self._invoice(self.nordlicht, amount, f"INV/{number}")
            for number, amount in enumerate((119.0, 60.5, 120.5))
        ]
        self._collect_all(run, *items)
        run.action_export()
        line = self._create_line(
            300.0, f"COLLECTION {run.message_id}", day=DUE, currency_id=self.euro.id
        )
        line.action_apply_automatically()
        self.assertEqual(
            line.application_ids.move_line_id.payment_id, run.line_ids.payment_id
        )
        line.action_post_applications()
        self.assertEqual(run.state, "done")
        self.assertEqual(set(mandate.use_ids.mapped("state")), {"settled"})
        for item in items:
            self.assertIn(item.move_id.payment_state, ("paid", "in_payment"))
        waiting = run.line_ids.payment_id.outstanding_account_id
        entries = run.line_ids.payment_id.move_id.line_ids
        self.assertTrue(
            all(
                entries.filtered(lambda e: e.account_id == waiting).mapped("reconciled")
            )
        )
        line.action_undo_applications()
        self.assertEqual(set(mandate.use_ids.mapped("state")), {"exported"})

    def test_a_return_long_after_blocks_until_somebody_releases_it(self):
        mandate, line, _item = self._export_one()
        line._note_shown()
        line._note_come_back("return", "MD01", "no mandate")
        self.assertEqual(
            (mandate.use_ids.state, mandate.state), ("returned", "blocked")
        )
        mandate.with_user(self.accountant).action_release()
        self.assertEqual(mandate.state, "active")

    # -------------------------------------------------------------------------
    # Told before
    # -------------------------------------------------------------------------

    def test_customers_are_told_what_is_debited_and_when(self):
        self.company.bank_prenotification_days = 5
        self.nordlicht.email = "ledger@nordlicht.example"
        self._create_mandate(reference="M-1")
        self._create_customer("Fjord", IBANS[1])
        run = self._create_run(execution_date=DUE)
        line = self._collect(run, self._invoice(self.nordlicht, 119.0, "INV/1"))
        run.action_check()
        self.assertEqual(run.finding_ids.mapped("code"), ["not_notified"])
        run.with_user(self.accountant).action_send_prenotifications()
        mail = self.env["mail.mail"].search([("model", "=", line._name)])
        self.assertEqual(mail.res_id, line.id)
        for said in ("119.00", "M-1", "DE98ZZZ09999999999", "4300"):
            self.assertIn(said, mail.body_html)
        run.action_check()
        self.assertFalse(run.finding_ids)
        # Of another amount nobody was told.
        line.amount = 100.0
        run.action_check()
        self.assertEqual(run.finding_ids.mapped("code"), ["not_notified"])
