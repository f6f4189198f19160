from datetime import date, timedelta
from unittest.mock import patch

from odoo import SUPERUSER_ID, Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .past_case import FJORD, LANDLORD, NORDLICHT, PastCase

RUN = "odoo.addons.bank_payment_reconcile.models.history.run"
OURS = "DE89370400440532013000"
STRANGER = "FR1420041010050500013M02606"


@tagged("post_install", "-at_install")
class TestLearnHistory(PastCase):
    """Years that Odoo reconciled tell who pays, from where, how late, and how."""

    def _paid(self, partner, amount, account=NORDLICHT, late=0, day=None, **values):
        """An invoice due on a day, and a payment of it some days later."""
        day = day or date(2025, 3, 1)
        document = self._invoice(
            partner,
            abs(amount),
            day,
            invoice_date_due=day,
            move_type="out_invoice" if amount > 0 else "in_invoice",
        )
        return self._settle(
            amount,
            partner,
            document,
            account_number=account,
            day=day + timedelta(days=late),
            **values,
        )

    def _kinds(self):
        return sorted(self._findings().mapped("kind"))

    # -------------------------------------------------------------------------
    # Payers
    # -------------------------------------------------------------------------

    def test_the_payer_is_recognised_on_the_first_new_line(self):
        """Nordlicht's invoices were paid by its mother from this account, three times;
        nothing of the name, and no number, says whose the fourth payment is."""
        for _time in range(3):
            self._paid(self.nordlicht, 100.0, partner_name="Polaris Holding")
        self._invoice(self.nordlicht, 250.0, date(2025, 12, 1))
        self._invoice(self.fjord, 250.0, date(2025, 12, 1))
        new = self._create_line(
            250.0, "thanks", partner_name="Polaris", account_number=NORDLICHT
        )
        new.action_apply_automatically()
        self.assertNotIn("fully", str(new.bank_match_details))
        self._learn(self.accountant)
        self.assertFalse(self.env["bank.learned.payer"].search([]))
        self._findings(kind="payer").with_user(self.accountant).action_take()
        new.action_apply_automatically(overwrite=True)
        self.assertEqual(new.application_ids.partner_id, self.nordlicht)
        self.assertEqual(new.bank_match_details["related_party"], "fully")

    def test_what_is_found_of_a_payer(self):
        lines = [
            self._paid(self.nordlicht, 100.0, day=date(2025, month, 1))
            for month in (1, 2, 4)
        ]
        self._learn()
        finding = self._findings(kind="payer")
        self.assertRecordValues(
            finding,
            [
                {
                    "partner_id": self.nordlicht.id,
                    "account_number": NORDLICHT,
                    "count": 3,
                    "total": 3,
                    "first_date": date(2025, 1, 1),
                    "last_date": date(2025, 4, 1),
                    "first_line_id": lines[0].id,
                    "last_line_id": lines[2].id,
                    "state": "proposed",
                    "obstacle": False,
                }
            ],
        )
        self.assertEqual(finding.told, f"Nordlicht Versand GmbH pays from {NORDLICHT}")

    def test_a_name_where_the_bank_tells_no_account(self):
        for _time in range(3):
            self._paid(
                self.nordlicht, 100.0, account=False, partner_name="POLARIS HLDG"
            )
        self._learn()
        finding = self._findings(kind="name")
        self.assertEqual(finding.name, "POLARIS HLDG")
        finding.action_take()
        self.assertRecordValues(
            self.nordlicht.bank_learned_payer_ids,
            [{"name": "POLARIS HLDG", "account_number": False, "is_payee": False}],
        )

    def test_a_registered_payment_tells_the_payer_and_the_delay(self):
        """Odoo's payment of 100.00 settled the invoice, the bank's line the payment."""
        document = self._invoice(
            self.nordlicht, 100.0, date(2025, 3, 1), invoice_date_due=date(2025, 3, 1)
        )
        outstanding = self.env["account.account"].create(
            {
                "name": "Outstanding",
                "code": "101999",
                "account_type": "asset_current",
                "reconcile": True,
            }
        )
        method = self.bank.inbound_payment_method_line_ids[0]
        method.payment_account_id = outstanding
        payments = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=document.move_id.ids)
            .create(
                {"payment_date": date(2025, 3, 9), "payment_method_line_id": method.id}
            )
            ._create_payments()
        )
        line = self._create_line(
            100.0, "x", account_number=NORDLICHT, day=date(2025, 3, 11)
        )
        self._replace_suspense(
            line,
            [
                Command.create(
                    {
                        "account_id": outstanding.id,
                        "partner_id": self.nordlicht.id,
                        "balance": -100.0,
                    }
                )
            ],
        )
        (payments.move_id.line_ids + line.move_id.line_ids).filtered(
            lambda aml: aml.account_id == outstanding
        ).reconcile()
        self._paid(self.nordlicht, 100.0, late=10)
        self._learn()
        self.assertEqual(self._findings(kind="payer").count, 2)
        self.assertRecordValues(
            self._findings(kind="delay"), [{"count": 2, "days": 10}]
        )

    # -------------------------------------------------------------------------
    # Not to be taken
    # -------------------------------------------------------------------------

    def test_an_account_of_several_partners_is_shown_and_not_taken(self):
        for partner in (self.nordlicht, self.fjord):
            self._paid(partner, 100.0)
        self._learn()
        findings = self._findings(kind="payer")
        self.assertEqual(findings.mapped("obstacle"), ["several", "several"])
        with self.assertRaisesRegex(UserError, "Seen with several partners"):
            findings.action_take()
        self.assertFalse(self.env["bank.learned.payer"].search([]))

    def test_an_iban_and_the_number_at_its_end_are_one_account(self):
        self._paid(self.nordlicht, 100.0, account="DE02500105170137075030")
        self._paid(self.fjord, 100.0, account="0137075030")
        self._learn()
        findings = self._findings(kind="payer")
        self.assertEqual(findings.mapped("obstacle"), ["several", "several"])

    def test_others_that_cannot_be_taken(self):
        cases = (
            ("noted", dict(account=FJORD)),
            ("own", dict(account=OURS)),
            ("middleman", dict(account=STRANGER, partner_name="PayPal Europe")),
        )
        self._note_account(self.fjord, FJORD)
        for obstacle, values in cases:
            self._paid(self.nordlicht, 100.0, **values)
            self._learn()
            finding = self._findings(kind="payer").filtered(
                lambda f, number=values["account"]: f.account_number == number
            )
            self.assertEqual(finding.obstacle, obstacle)
            with self.assertRaises(UserError):
                finding.action_take()

    def test_the_books_moved_on_before_it_was_taken(self):
        """Since the history was read somebody noted the account with Fjordlysnes."""
        self._paid(self.nordlicht, 100.0)
        self._learn()
        self._note_account(self.fjord, NORDLICHT)
        with self.assertRaisesRegex(UserError, "several partners"):
            self._findings(kind="payer").action_take()

    def test_what_was_undone_is_not_found(self):
        line = self._create_line(100.0, "x", account_number=NORDLICHT)
        item = self._invoice(self.nordlicht, 100.0)
        self._apply(line, (item, 100.0))
        line.action_post_applications()
        self._learn()
        self.assertEqual(self._kinds(), [])  # learned at once from the posting
        self.env["bank.learned.payer"].search([]).unlink()
        self._learn()
        self.assertEqual(self._kinds(), ["payer"])
        line.action_undo_reconciliation()
        self._learn()
        self.assertEqual(self._kinds(), [])

    def test_what_a_machine_posted_is_not_found(self):
        line = self._create_line(100.0, "x", account_number=NORDLICHT)
        item = self._invoice(self.nordlicht, 100.0)
        applications = self._apply(line, (item, 100.0))
        line.action_post_applications()
        self.env["bank.learned.payer"].search([]).unlink()
        applications.sudo().posted_automatically = True
        self._learn()
        self.assertEqual(self._kinds(), [])

    # -------------------------------------------------------------------------
    # Money out
    # -------------------------------------------------------------------------

    def test_an_account_paid_to_is_known_only_where_a_person_takes_it(self):
        """Three payments of 900.00 to the vendor's account: the fourth is for review,
        and no more once a person takes the account."""
        for _time in range(3):
            self._paid(self.fjord, -900.0, account=FJORD)
        bill = self._invoice(self.fjord, 900.0, move_type="in_invoice", ref="R-77")
        new = self._create_line(
            -900.0,
            bill.move_id.name,
            account_number=FJORD,
            partner_name=self.fjord.name,
        )
        self._learn()
        Finding = self.env["bank.history.finding"]
        Finding.action_take_all()
        self.assertFalse(self.fjord.bank_learned_payer_ids)
        new.action_apply_automatically()
        self.assertTrue(new.needs_review)
        payee = self._findings(kind="payee")
        self.assertEqual((payee.state, payee.count), ("proposed", 3))
        payee.action_take()
        self.assertRecordValues(
            self.fjord.bank_learned_payer_ids,
            [{"account_number": FJORD, "is_payee": True}],
        )
        payee.action_remove()
        self.assertFalse(self.fjord.bank_learned_payer_ids)

    def test_money_in_makes_no_payee(self):
        for _time in range(3):
            self._paid(self.fjord, 900.0, account=FJORD)
        self._learn()
        self.env["bank.history.finding"].action_take_all()
        self.assertRecordValues(
            self.fjord.bank_learned_payer_ids,
            [{"account_number": FJORD, "is_payee": False}],
        )

    def test_what_odoo_paid_by_itself_is_no_payee(self):
        line = self._paid(self.fjord, -900.0, account=FJORD)
        partials = line.move_id.line_ids.matched_credit_ids
        partials |= line.move_id.line_ids.matched_debit_ids
        self.env.cr.execute(
            "UPDATE account_partial_reconcile SET create_uid = %s WHERE id IN %s",
            [SUPERUSER_ID, tuple(partials.ids)],
        )
        self._learn()
        self.assertFalse(self._findings(kind="payee"))

    def test_giving_up_the_payee_leaves_the_payer(self):
        for amount in (900.0, -900.0):
            self._paid(self.fjord, amount, account=FJORD)
        self._learn()
        both = self._findings().filtered(lambda f: f.kind in ("payer", "payee"))
        both.action_take()
        payer = self.fjord.bank_learned_payer_ids
        self.assertRecordValues(payer, [{"is_payee": True}])
        self._findings(kind="payee").action_remove()
        self.assertRecordValues(payer, [{"is_payee": False}])
        self._findings(kind="payer").action_remove()
        self.assertFalse(payer.exists())

    # -------------------------------------------------------------------------
    # Texts
    # -------------------------------------------------------------------------

    def test_rent_becomes_a_mapping_with_the_bounds_of_the_past(self):
        for month, amount in ((1, -1000.0), (2, -1000.0), (3, -1040.0)):
            self._pay_rent(month, amount)
        self._learn()
        finding = self._findings(kind="text")
        self.assertRecordValues(
            finding,
            [
                {
                    "text": "Rent Harbour Street",
                    "account_id": self.rent.id,
                    "is_in": False,
                    "count": 3,
                    "total": 3,
                    "largest": 1040.0,
                    "payee_accounts": LANDLORD,
                    "obstacle": False,
                }
            ],
        )
        self.assertEqual(
            finding.told,
            "Money out “Rent Harbour Street” goes to 630100 Office rent",
        )
        finding.with_user(self.accountant).action_take()
        # The largest was 1,040.00: 1,300.00 with a quarter more.
        self.assertRecordValues(
            finding.mapping_id,
            [
                {
                    "credit_account_id": self.rent.id,
                    "limit_out": 1300.0,
                    "limit_in": 0.0,
                    "payee_accounts": LANDLORD,
                }
            ],
        )

    def test_taken_along_the_mapping_trusts_no_account(self):
        """Money out to the landlord stays for review until somebody says so."""
        for month in (1, 2, 3):
            self._pay_rent(month)
        self._learn()
        self.env["bank.history.finding"].action_take_all()
        self.assertFalse(self._findings(kind="text").mapping_id.payee_accounts)
        rent = self._create_line(
            -1000.0, "Rent Harbour Street 04/2025", account_number=LANDLORD
        )
        rent.action_apply_automatically()
        self.assertEqual(rent.application_ids.account_id, self.rent)
        self.assertTrue(rent.needs_review)

    def test_a_text_booked_to_two_accounts_is_shown_and_not_taken(self):
        for month in (1, 2, 3):
            self._pay_rent(month)
            self._book(-50.0, f"Deposit, Rent Harbour Street {month}/25", self.fees)
        self._learn()
        findings = self._findings(kind="text")
        rent = findings.filtered(lambda f: f.account_id == self.rent)
        self.assertRecordValues(rent, [{"count": 3, "total": 6, "obstacle": "differs"}])
        with self.assertRaisesRegex(UserError, "Booked to other accounts"):
            rent.action_take()

    def test_a_text_that_also_pays_invoices_is_not_taken(self):
        for month in (1, 2, 3):
            self._pay_rent(month)
        self._paid(
            self.fjord, -80.0, account=FJORD, text="Repairs, Rent Harbour Street"
        )
        self._learn()
        self.assertEqual(self._findings(kind="text").obstacle, "differs")

    def test_once_is_no_recurring_text(self):
        self._pay_rent(1)
        self._learn()
        self.assertFalse(self._findings(kind="text"))

    def test_each_direction_of_a_text_has_its_mapping(self):
        for month in (1, 2, 3):
            self._book(-5.0, f"Bank interest {month}/25", self.fees)
            self._book(3.0, f"Bank interest {month}/25", self.rent)
        self._learn()
        self._findings(kind="text").action_take()
        mappings = self._findings(kind="text").mapping_id.sorted("direction")
        self.assertRecordValues(
            mappings,
            [
                {
                    "text": "Bank interest",
                    "direction": "in",
                    "debit_account_id": self.rent.id,
                    "credit_account_id": False,
                },
                {
                    "text": "Bank interest",
                    "direction": "out",
                    "debit_account_id": False,
                    "credit_account_id": self.fees.id,
                },
            ],
        )

    def test_a_text_with_tax_and_analytic(self):
        """119.00 of electricity, three times: the fourth is proposed with its 19 % and
        on its site."""
        tax = self.env["account.tax"].create(
            {
                "name": "19 %",
                "amount": 19.0,
                "type_tax_use": "purchase",
                "price_include_override": "tax_included",
            }
        )
        plan = self.env["account.analytic.plan"].create({"name": "Sites"})
        site = self.env["account.analytic.account"].create(
            {"name": "Harbour", "plan_id": plan.id}
        )
        analytic = {str(site.id): 100.0}
        for month in (1, 2, 3):
            line = self._create_line(-119.0, f"Electricity Harbour {month}/25")
            row = {
                "account_id": self.rent.id,
                "tax_ids": tax.ids,
                "analytic_distribution": analytic,
            }
            line.action_add_row(row)
            line.action_post_applications()
        # What was posted by us was offered, without tax: it is another mapping's.
        offered = self.env["bank.text.mapping"].with_context(active_test=False)
        offered.search([("text", "=", "Electricity Harbour")]).unlink()
        self._learn()
        finding = self._findings(kind="text")
        self.assertEqual(
            finding.told,
            "Money out “Electricity Harbour” goes to 630100 Office rent, 19 %, "
            "Harbour 100 %",
        )
        finding.with_user(self.accountant).action_take()
        new = self._create_line(-119.0, "Electricity Harbour 4/25")
        new.action_apply_automatically()
        self.assertRecordValues(
            new.application_ids,
            [
                {
                    "mapping_id": finding.mapping_id.id,
                    "account_id": self.rent.id,
                    "amount": -119.0,
                    "tax_ids": tax.ids,
                    "analytic_distribution": analytic,
                }
            ],
        )

    def test_a_mapping_that_is_there_is_not_found_again(self):
        for month in (1, 2, 3):
            self._pay_rent(month)
        self.env["bank.text.mapping"].create(
            {"text": "rent harbour street", "credit_account_id": self.rent.id}
        )
        self._learn()
        self.assertFalse(self._findings(kind="text"))

    # -------------------------------------------------------------------------
    # Habits
    # -------------------------------------------------------------------------

    def test_the_usual_delay_is_the_one_in_the_middle(self):
        """5, 6, 7, 8 and 90 days after the due date: usually 7."""
        for late in (5, 90, 7, 6, 8):
            self._paid(self.nordlicht, 100.0, late=late)
        self._learn()
        delay = self._findings(kind="delay")
        self.assertRecordValues(delay, [{"days": 7, "count": 5, "total": 5}])
        self.assertFalse(self.nordlicht.bank_paying_habits)
        self._findings().filtered(lambda f: f.kind in ("delay", "way")).action_take()
        self.nordlicht.invalidate_recordset(["bank_paying_habits"])
        self.assertEqual(
            self.nordlicht.bank_paying_habits,
            "Nordlicht Versand GmbH usually pays 7 days after the due date\n"
            "Nordlicht Versand GmbH pays: Each document by itself",
        )

    def test_ways_of_paying(self):
        """100.00 and 200.00 in one sum of 300.00; or 250.00, of which 50.00 stay open
        on the later one."""
        for way, amount in (("sum", 300.0), ("oldest", 250.0)):
            partner = self._create_partner(f"{way} AG")
            for month in (1, 2):
                documents = [
                    self._invoice(
                        partner, whole, date(2025, month, day), invoice_date_due=due
                    )
                    for whole, day, due in (
                        (100.0, 1, date(2025, month, 10)),
                        (200.0, 2, date(2025, month, 11)),
                    )
                ]
                self._settle(amount, partner, *documents, day=date(2025, month, 20))
            self._learn()
            finding = self._findings(kind="way", partner_id=partner.id)
            self.assertRecordValues(finding, [{"way": way, "count": 2, "total": 2}])

    # -------------------------------------------------------------------------
    # Again, and given up
    # -------------------------------------------------------------------------

    def test_twice_does_not_double_and_new_lines_are_added(self):
        for _time in range(3):
            self._paid(self.nordlicht, 100.0)
        for _time in range(2):
            self._learn()
            self.assertEqual(self._findings(kind="payer").count, 3)
        self._findings(kind="payer").action_take()
        self._paid(self.nordlicht, 100.0)
        self._learn()
        self.assertRecordValues(
            self._findings(kind="payer"), [{"count": 4, "state": "taken"}]
        )

    def test_what_was_removed_is_not_proposed_again(self):
        for _time in range(3):
            self._paid(self.nordlicht, 100.0)
            self._pay_rent(_time + 1)
        self._learn()
        findings = self._findings()
        findings.action_take()
        mapping = self._findings(kind="text").mapping_id
        findings.action_remove()
        self.assertFalse(self.env["bank.learned.payer"].search([]))
        self.assertFalse(mapping.exists())
        self._learn()
        self.assertEqual(set(self._findings().mapped("state")), {"removed"})
        # Whoever changes his mind takes it.
        self._findings(kind="payer").action_take()
        self.assertTrue(self.nordlicht.bank_learned_payer_ids)

    def test_a_mapping_that_posted_is_archived(self):
        for month in (1, 2, 3):
            self._pay_rent(month)
        self._learn()
        finding = self._findings(kind="text")
        finding.action_take()
        line = self._create_line(
            -1000.0, "Rent Harbour Street 04/2025", account_number=LANDLORD
        )
        line.action_apply_automatically()
        line.action_post_applications()
        finding.action_remove()
        self.assertFalse(finding.mapping_id.active)

    def test_take_all_takes_what_is_frequent(self):
        for _time in range(3):
            self._paid(self.nordlicht, 100.0)
        for _time in range(2):
            self._paid(self.fjord, 100.0, account=FJORD)
        self._learn()
        self.env["bank.history.finding"].action_take_all()
        self.assertEqual(
            self._findings(kind="payer", state="taken").partner_id, self.nordlicht
        )

    # -------------------------------------------------------------------------
    # In the background
    # -------------------------------------------------------------------------

    def _begin(self, user=None):
        Finding = self.env["bank.history.finding"].with_user(user or self.env.user)
        action = Finding.action_learn()
        return self.env["bank.history.run"].browse(action["params"]["run_id"])

    def test_stopped_and_taken_up(self):
        for _time in range(6):
            self._paid(self.nordlicht, 100.0)
        with patch(f"{RUN}.CHUNK_LINES", 2):
            run = self._begin()
            run.sudo()._work_on(50)
            self.assertEqual(run.get_progress()["read"], 2)
            self.assertEqual(self._begin(), run)
            run.action_stop()
            self.assertFalse(self._findings())
            self.assertEqual(run.sudo()._work_on(50), 0)
            self.assertEqual(self._begin(), run)
            self.assertEqual(run.state, "queued")
            while run.state != "done":
                run.sudo()._work_on(50)
        self.assertEqual(self._findings(kind="payer").count, 6)
        self.assertFalse(self.env["bank.history.tally"].search([]))
        self.assertNotEqual(self._begin(), run)

    def test_what_was_stopped_long_ago_begins_anew(self):
        self._paid(self.nordlicht, 100.0)
        run = self._begin()
        run.sudo()._work_on(50)
        run.action_stop()
        run.sudo().end_date = fields.Datetime.subtract(run.end_date, days=3)
        self.assertNotEqual(self._begin(), run)
        self.assertFalse(self.env["bank.history.tally"].search([]))

    def test_a_chunk_that_dies_is_counted_once(self):
        """The server dies between counting and remembering up to where: both are of
        one transaction, so the chunk is counted anew."""
        for _time in range(4):
            self._paid(self.nordlicht, 100.0)
        with patch(f"{RUN}.CHUNK_LINES", 2):
            run = self._begin().sudo()
            run._work_on(50)
            with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
                run._work_on(50)
                raise ZeroDivisionError
            self.env.invalidate_all()
            self.assertEqual(run.read_count, 2)
            while run.state != "done":
                run._work_on(50)
        self.assertEqual(self._findings(kind="payer").count, 4)

    def test_the_scheduled_action_goes_on(self):
        self._paid(self.nordlicht, 100.0)
        run = self._begin()
        with self._as_a_worker() as env:
            env["bank.history.run"].sudo()._cron_process()
        self.env.invalidate_all()
        self.assertEqual(run.state, "done")
        self.assertTrue(self._findings(kind="payer"))

    def test_the_page_works_on_it(self):
        self._paid(self.nordlicht, 100.0)
        run = self._begin(self.accountant)
        with self._as_a_worker(self.accountant) as env:
            progress = env["bank.history.run"].browse(run.id).action_process(seconds=5)
        self.assertEqual(
            progress,
            {
                "state": "done",
                "may_be_stopped": False,
                "total": 1,
                "read": 1,
                "found": 1,
                "error": "",
            },
        )

    def test_whoever_left_the_company_reads_nothing_of_it(self):
        self._paid(self.nordlicht, 100.0)
        run = self._begin(self.accountant)
        other = self.env["res.company"].create({"name": "Other"})
        self.accountant.write(
            {"company_id": other.id, "company_ids": [Command.set(other.ids)]}
        )
        self.assertEqual(run.sudo()._work_on(50), 0)
        self.assertEqual(run.state, "stopped")
        self.assertIn("works in", run.error)
        self.assertFalse(self._findings())
        self.assertNotEqual(self._begin(), run)

    def test_the_queries_do_not_grow_with_the_lines(self):
        counts = []
        for times in (3, 12):
            for _time in range(times):
                self._paid(self.nordlicht, 100.0)
            run = self._begin().sudo()
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            run._work_on(50)
            counts.append(self.env.cr.sql_log_count - before)
            while run.state != "done":
                run._work_on(50)
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 15)

    # -------------------------------------------------------------------------
    # Rights
    # -------------------------------------------------------------------------

    def test_another_companys_lines_are_not_read(self):
        self._paid(self.nordlicht, 100.0)
        other = self.setup_other_company(name="Other")["company"]
        theirs = new_test_user(
            self.env,
            login="other_accountant",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=other.id,
            company_ids=[Command.set(other.ids)],
        )
        run = self._begin(theirs).sudo()
        while run.state != "done":
            run._work_on(50)
        self.assertEqual(run.company_id, other)
        Finding = self.env["bank.history.finding"]
        self.assertFalse(Finding.sudo().search([("company_id", "=", other.id)]))
        self._learn()
        with self.assertRaises(AccessError):
            self._findings().with_user(theirs).action_take()

    def test_who_does_not_reconcile_learns_nothing(self):
        basic = new_test_user(
            self.env,
            login="basic_history",
            groups="account.group_account_basic",
            company_id=self.env.company.id,
            company_ids=[Command.set(self.env.company.ids)],
        )
        self._paid(self.nordlicht, 100.0)
        findings = self._learn()
        Finding = self.env["bank.history.finding"].with_user(basic)
        for call in (
            Finding.action_learn,
            Finding.action_take_all,
            findings.with_user(basic).action_take,
            findings.with_user(basic).action_remove,
        ):
            with self.assertRaises(AccessError):
                call()

    def test_nobody_writes_a_finding(self):
        self._paid(self.nordlicht, 100.0)
        finding = self._learn()[:1].with_user(self.accountant)
        with self.assertRaises(AccessError):
            finding.write({"obstacle": False, "partner_id": self.fjord.id})
        with self.assertRaises(AccessError):
            finding.create({"kind": "payee", "identity": "x"})
        with self.assertRaises(AccessError):
            finding.unlink()
