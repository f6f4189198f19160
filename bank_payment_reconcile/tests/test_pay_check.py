from datetime import date, datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .pay_run_case import IBANS, TODAY, PayRunCase


class PayCheckCase(PayRunCase):
    """A euro account that pays by pain.001, and a company that says where it is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.euro = cls.env.ref("base.EUR")
        cls.euro.active = True
        cls.company = cls.env.company
        cls.company.partner_id.write(
            {"city": "Köln", "country_id": cls.env.ref("base.de").id}
        )
        cls.bank = cls.env["account.journal"].create(
            {
                "name": "Rheinbank",
                "type": "bank",
                "code": "EUR7",
                "currency_id": cls.euro.id,
                "bank_payment_format": "pain.001.001.09",
                "bank_address_mode": "none",
            }
        )
        cls.bank.bank_account_id = cls.env["res.partner.bank"].create(
            {
                "acc_number": "DE02120300000000202051",
                "partner_id": cls.company.partner_id.id,
            }
        )
        (cls.tulp | cls.rhein).write({"country_id": cls.env.ref("base.nl").id})
        cls.order = cls._create_run()

    @classmethod
    def _bill(cls, partner, amount, number, **values):
        return super()._bill(partner, amount, number, currency_id=cls.euro.id, **values)

    @classmethod
    def _check(cls, run=None):
        """What is found, as {code: [finding]}."""
        run = run or cls.order
        run.action_check()
        found = {}
        for finding in run.finding_ids:
            found.setdefault(finding.code, run.finding_ids.browse())
            found[finding.code] |= finding
        return found

    @classmethod
    def _happened(cls, record, at):
        """The database says when a record was created."""
        cls.env.flush_all()
        cls.env.cr.execute(
            f"UPDATE {record._table} SET create_date = %s WHERE id = ANY(%s)",
            [at, record.ids],
        )
        record.invalidate_recordset(["create_date"])


@tagged("post_install", "-at_install")
class TestPayCheck(PayCheckCase):
    """What is to be mended or accepted before a run leaves."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls._bill(cls.tulp, 840.0, "F-2201")
        cls.line = cls._pay(cls.order, cls.item)

    # -- The run

    def test_a_run_without_fault_is_checked(self):
        found = self._check()
        self.assertFalse(found.get("account_changed"))
        self.assertFalse(self.order.red_count, self.order.finding_ids.mapped("message"))
        self.assertEqual(self.order.state, "checked")
        self.order._check_ready()

    def test_nothing_to_pay(self):
        run = self._create_run()
        self.assertIn("empty", self._check(run))
        self.assertEqual(run.state, "draft")

    def test_no_format_is_chosen(self):
        self.bank.bank_payment_format = False
        finding = self._check()["no_format"]
        self.assertIn("Rheinbank", finding.message)
        self.assertEqual(finding.action_open()["res_id"], self.bank.id)

    def test_two_of_four_payments_are_wrong(self):
        """One without account, one with an IBAN of wrong check digits: both are named,
        and nothing is exported until both are mended."""
        land = self.env.ref("base.nl").id
        lost = self._create_vendor("Ohne Konto KG", country_id=land)
        wrong = self._create_vendor(
            "Falsch Getippt BV", "NL91ABNA0417164301", country_id=land
        )
        lines = [
            self._pay(self.order, self._bill(each, 10.0, f"G-{each.id}"))
            for each in (lost, wrong, self.rhein)
        ]
        self._check()
        red = self.order.finding_ids.filtered(lambda f: f.level == "red")
        self.assertEqual(
            {(f.line_id.partner_id, f.field) for f in red},
            {(lost, "account"), (wrong, "account")},
        )
        self.assertTrue(lines[0].finding_red)
        self.assertFalse(lines[2].finding_red)
        with self.assertRaises(UserError) as caught:
            self.order._check_ready()
        self.assertIn("Ohne Konto KG", str(caught.exception))
        self.assertIn("Falsch Getippt BV", str(caught.exception))
        self.assertFalse(self.order.message_id)
        (lines[0] | lines[1]).unlink()
        self._check()
        self.order._check_ready()

    def test_an_exported_run_is_not_checked(self):
        self.order.sudo().state = "exported"
        with self.assertRaisesRegex(UserError, "nothing to check"):
            self.order.action_check()

    # -- Accounts

    def test_an_account_that_nobody_trusts(self):
        account = self.line.partner_bank_id
        account.allow_out_payment = False
        person = new_test_user(
            self.env,
            login="truster",
            name="Tina Truster",
            groups="account.group_validate_bank_account,base.group_user",
            company_id=self.company.id,
        )
        finding = self._check()["account_not_trusted"]
        self.assertEqual(finding.level, "red")
        self.assertIn("NL91ABNA0417164300", finding.message.replace(" ", ""))
        self.assertIn(person, self.order._get_trusting_people())
        self.assertEqual(finding.action_open()["res_id"], account.id)
        self.env["res.lang"]._activate_lang("nl_NL")
        self.order._get_trusting_people()[:1].lang = "nl_NL"
        finding.action_ask_for_trust()
        self.assertIn(account.activity_ids.user_id, self.order._get_trusting_people())
        self.assertIn("Vertrouw deze rekening", account.activity_ids.summary)
        with self.assertRaisesRegex(UserError, "mended"):
            finding.action_accept()
        account.allow_out_payment = True
        self.assertNotIn("account_not_trusted", self._check())
        self.order._check_ready()

    def test_an_account_that_was_changed_after_the_bill(self):
        """The number is typed over today; the bill came last week."""
        account = self.line.partner_bank_id
        self._happened(self.item.move_id, datetime(2026, 11, 19, 10, 0))
        self._happened(account, datetime(2024, 1, 5))
        changer = new_test_user(
            self.env,
            login="changer",
            name="Carl Changer",
            groups="account.group_validate_bank_account,account.group_account_manager,"
            "base.group_partner_manager",
            company_id=self.company.id,
        )
        self.env.flush_all()
        self.env.cr.precommit.run()  # what is created is not tracked
        changed = account.with_user(changer).with_context(
            tracking_disable=False, mail_notrack=False
        )
        changed.allow_out_payment = False
        changed.acc_number = IBANS[1]
        changed.allow_out_payment = True
        self.env.flush_all()
        self.env.cr.precommit.run()
        finding = self._check()["account_changed"]
        told = finding.message.replace(" ", "")
        for word in ("NL91ABNA0417164300", IBANS[1], "CarlChanger"):
            self.assertIn(word, told)
        self.assertEqual(finding.changed_by_id, changer)
        with self.assertRaisesRegex(UserError, "Carl Changer"):
            self.order._check_ready()
        finding.with_user(self.accountant).action_accept()
        self.order._check_ready()

    def test_a_change_that_no_message_tells(self):
        """Who left the message out is not told, but that it was changed is."""
        account = self.line.partner_bank_id
        self._happened(self.item.move_id, datetime(2026, 11, 19, 10, 0))
        self._happened(account, datetime(2024, 1, 5))
        account.allow_out_payment = False
        account.acc_number = IBANS[1]
        account.allow_out_payment = True
        finding = self._check()["account_changed"]
        self.assertEqual(finding.level, "word")
        self.assertIn("2026-11-26", finding.message)
        self.assertFalse(finding.changed_by_id)

    def test_a_second_account_beside_the_old_one(self):
        """A new account is noted beside the old one, which the bill names."""
        old = self.line.partner_bank_id
        self.item.move_id.partner_bank_id = old
        self._happened(self.item.move_id, datetime(2026, 11, 19, 10, 0))
        self._happened(old, datetime(2024, 1, 5))
        new = self._note_account(self.tulp, IBANS[3], since=False)
        self.line.partner_bank_id = new
        finding = self._check()["account_changed"]
        self.assertIn(old.acc_number, finding.message)
        self.assertIn(new.acc_number, finding.message)

    def test_who_changed_the_account_does_not_accept_it_alone(self):
        self.bank.bank_two_persons = True
        self.test_a_second_account_beside_the_old_one()
        finding = self.order.finding_ids.filtered(lambda f: f.code == "account_changed")
        finding.sudo().changed_by_id = self.accountant
        with self.assertRaisesRegex(UserError, "another person"):
            finding.with_user(self.accountant).action_accept()

    def test_a_payees_first_account_is_only_told(self):
        fresh = self._create_vendor("Neu GmbH")
        self._note_account(fresh, IBANS[3], since=TODAY)
        self._pay(self.order, self._bill(fresh, 20.0, "N-1"))
        finding = self._check()["account_new"]
        self.assertEqual(finding.level, "yellow")
        self.order._check_ready()

    def test_an_account_of_somebody_else(self):
        self.line.partner_bank_id = self.rhein.bank_ids[:1]
        finding = self._check()["account_of_other"]
        self.assertEqual(finding.level, "word")
        self.assertIn("Rheinwerk Metall GmbH", finding.message)

    def test_a_number_that_two_payees_have(self):
        twin = self._create_vendor("Zwilling AG", IBANS[2])
        finding = self._check()["account_shared"]
        self.assertIn(twin.name, finding.message)

    # -- Bills

    def test_a_bill_that_was_entered_twice(self):
        """Both documents are linked; it leaves after somebody accepted it, and that
        stays in the messages."""
        twin = self._bill(self.tulp, 840.0, "f 2201")
        self._pay(self.order, twin)
        found = self._check()["double_bill"]
        self.assertEqual(len(found), 2)
        self.assertEqual(set(found.mapped("level")), {"word"})
        for finding in found:
            self.assertEqual(finding.move_ids, (self.item | twin).move_id)
        with self.assertRaises(UserError):
            self.order._check_ready()
        open_ = self.order._get_open_findings()
        open_.with_user(self.accountant).action_accept()
        self.order._check_ready()
        note = self.order.message_ids[0]
        self.assertIn("Accepted", note.body)
        self.assertEqual(note.author_id, self.accountant.partner_id)
        # The same is found again: it stays accepted.
        self._check()
        self.order._check_ready()
        # Another payment: it has to be accepted anew.
        self.line.amount = 830.0
        self.assertEqual(self.order.state, "draft")
        self._check()
        self.assertTrue(self.order._get_open_findings())

    def test_bills_of_one_day_and_amount(self):
        """With numbers of their own they are told, without one they are asked about."""
        other = self._bill(self.tulp, 840.0, "F-2202")
        finding = self._check()["double_bill"]
        self.assertEqual(finding.level, "yellow")
        other.move_id.ref = False
        self.assertEqual(self._check()["double_bill"].level, "word")

    def test_credit_notes_and_bills_are_no_doubles(self):
        self._bill(self.tulp, 840.0, "F.2201", move_type="in_refund")
        self.assertNotIn("double_bill", self._check())

    def test_a_bill_that_was_paid_meanwhile(self):
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=self.item.move_id.ids
        ).create({"payment_date": TODAY, "amount": 840.0})._create_payments()
        finding = self._check()["document_paid"]
        self.assertEqual(finding.level, "red")
        self.assertIn("B/F-2201", finding.message)

    def test_a_bill_of_which_less_is_open(self):
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=self.item.move_id.ids
        ).create({"payment_date": TODAY, "amount": 100.0})._create_payments()
        finding = self._check()["document_less_open"]
        self.assertIn("740.00 EUR", finding.message)
        self.line.amount = 740.0
        self.assertNotIn("document_less_open", self._check())

    def test_a_bill_on_hold_and_one_that_is_a_draft_again(self):
        self.item.move_id.action_toggle_block_payment()
        self.assertEqual(self._check()["document_on_hold"].level, "red")
        self.item.move_id.action_toggle_block_payment()
        self.item.move_id.button_draft()
        found = self._check()
        self.assertEqual(found["document_not_posted"].level, "red")

    def test_a_bill_in_two_runs(self):
        other = self._create_run()
        line = self._pay(other, self.item)
        self.assertEqual(self._check()["document_in_draft"].level, "yellow")
        other.sudo().state = "exported"
        line.sudo().state = "exported"
        finding = self._check()["document_in_file"]
        self.assertEqual(finding.level, "red")
        self.assertIn(other.name, finding.message)

    def test_the_same_payment_in_a_file_of_last_week(self):
        other = self._create_run()
        paid = self._pay(other, self._bill(self.tulp, 840.0, "G-1"))
        paid.write({"reference": "RF52INV2026118", "text": False})
        self.line.write({"reference": "RF52INV2026118", "text": False})
        self.assertNotIn("double_payment", self._check())
        other.sudo().state = "exported"
        paid.sudo().state = "exported"
        self.assertEqual(self._check()["double_payment"].level, "word")
        self.line.write({"reference": False, "text": "something else"})
        self.assertEqual(self._check()["equal_payment"].level, "yellow")

    # -- Bank and books

    def test_a_closed_period(self):
        self.company.sudo().fiscalyear_lock_date = date(2026, 11, 30)
        found = self._check()
        self.assertEqual(found["period_closed"].field, "date")
        self.bank.bank_run_booking = "none"
        self.assertNotIn("period_closed", self._check())

    def test_the_bank_converts_and_the_limit_counts(self):
        dollar = self.company.currency_id
        item = PayRunCase._bill.__func__(type(self), self.rhein, 1000.0, "U-1")
        self.assertEqual(item.currency_id, dollar)
        line = self._pay(self.order, item)
        self.bank.bank_payment_limit = 100.0
        found = self._check()
        self.assertEqual(found["currency_converted"].line_id, line)
        self.assertEqual(found["amount_over_limit_converted"].line_id, line)

    def test_what_the_bank_said_of_the_payee(self):
        self.line.sudo().write({"vop_result": "none", "vop_name": "Somebody Else"})
        finding = self._check()["payee_none"]
        self.assertEqual(finding.level, "word")
        self.assertIn("Somebody Else", finding.message)

    # -- File: case of names, addresses and references

    def test_what_is_written_otherwise_is_shown_before(self):
        self.tulp.name = "Müller & Söhne GmbH – Straße"
        self._check()
        told = " ".join(self.order.finding_ids.mapped("message"))
        self.assertIn("Mueller + Soehne GmbH - Strasse", told)
        self.bank.bank_umlauts = False
        self._check()
        told = " ".join(self.order.finding_ids.mapped("message"))
        self.assertIn("Muller + Sohne GmbH - Strase", told.replace("Strasse", "Strase"))

    def test_a_reference_with_wrong_check_digits(self):
        self.line.write({"reference": "RF53INV2026118", "text": False})
        self._check()
        found = self.order.finding_ids.filtered(lambda f: f.field == "reference")
        self.assertTrue(found)
        self.assertEqual(found.line_id, self.line)

    # -- Rights and speed

    def test_who_only_reads_neither_checks_nor_accepts(self):
        reader = new_test_user(
            self.env, login="pay_reader", groups="account.group_account_readonly"
        )
        with self.assertRaises(AccessError):
            self.order.with_user(reader).action_check()
        self._bill(self.tulp, 840.0, "F/2201")
        finding = self._check()["double_bill"]
        self.assertTrue(finding.with_user(reader).message)
        with self.assertRaises(AccessError):
            finding.with_user(reader).action_accept()
        with self.assertRaises(AccessError):
            finding.with_user(self.accountant).accepted_by_id = self.accountant

    def test_findings_are_said_in_the_language_of_the_reader(self):
        self._bill(self.tulp, 840.0, "F/2201")
        finding = self._check()["double_bill"]
        self.assertIn("may be the same bill", finding.message)
        self.assertNotIn("%(", finding.message)

    # -- What is kept

    def test_what_is_found_again_stays(self):
        """Of two findings, the one of the payment that is changed is made anew."""
        self.bank.bank_new_account_days = 0
        self._bill(self.tulp, 840.0, "F/2201")
        other = self._pay(self.order, self._bill(self.rhein, 10.0, "G-1"))
        self._bill(self.rhein, 10.0, "G/1")
        self._check()
        first = self.order.finding_ids.filtered(lambda f: f.code == "double_bill")
        self.assertEqual(first.line_id, self.line | other)
        first.action_accept()
        same = first.filtered(lambda f: f.line_id == self.line)
        other.text = "as agreed"
        second = self._check()["double_bill"]
        self.assertIn(same, second)
        self.assertEqual(same.accepted_by_id, self.env.user)
        anew = second - same
        self.assertEqual((anew.line_id, anew.accepted_by_id.id), (other, False))
        self.assertEqual(len(anew.move_ids), 2)

    def test_many_payments_take_as_many_queries_as_few(self):
        """Whether something is found of each, found again, or not any more."""
        for number in range(3):
            self._pay(self.order, self._bill(self.rhein, 10.0 + number, f"H-{number}"))
        few = self._count_all()
        for number in range(12):
            self._pay(self.order, self._bill(self.rhein, 30.0 + number, f"K-{number}"))
        for more, less in zip(self._count_all(), few, strict=True):
            self.assertLessEqual(more, less + 2)

    def _count_all(self):
        self._check()
        found = len(self.order.finding_ids)
        self.company.sudo().fiscalyear_lock_date = date(2026, 11, 30)
        counts = [self._count(), self._count()]
        self.assertEqual(len(self.order.finding_ids), found + len(self.order.line_ids))
        self.company.sudo().fiscalyear_lock_date = False
        return [*counts, self._count()]

    def _count(self):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.order.action_check()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before
