"""Who takes the documents that explain payments, of which company, and what nobody is
told by them.
"""

import base64
from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .advice_case import AdviceCommon
from .branches_case import MANAGER, USER, BranchesCase
from .test_bank_texts_escaped import ATTACK, EscapedCase

INVOICE = "account.group_account_invoice"
BASIC = "account.group_account_basic"
#: A payout of 117.00: one invoice of 119.00 less a fee of 2.00.
REPORT = (
    b"Payout ID,Payout date,Type,Order,Customer,Currency,Gross,Fee,Net\n"
    b"88Q7TX,2026-01-14,Payment,INV/2026/00101,Nordlicht,USD,119.00,-2.00,117.00\n"
)


class AdviceRightsCase(EscapedCase, AdviceCommon, BranchesCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.company_ids |= cls.other
        cls.item = cls._create_document(cls.nordlicht, 119.0, "INV/2026/00101")
        cls.line = cls._create_line(117.0, "PAYBRIDGE 88Q7TX")

    def _said(self, number="88Q7TX", gross="119.00", named="INV/2026/00101", **more):
        return self._payout(
            [self._row("charge", gross, named, fee="-2.00")], number=number, **more
        )

    def _take_for(self, company, *said, env=None):
        """Take documents for a company, as the system or as somebody."""
        Advice = (env or self.env(su=True))["bank.payment.advice"]
        advices, _told = Advice._take_read(
            list(said), b"a report", "report.csv", company.with_env(Advice.env)
        )
        return advices.with_env(env or self.env)

    def _create_line_of(self, data, amount):
        """A bank line of another company."""
        return self.env["account.bank.statement.line"].create(
            {
                "journal_id": data["default_journal_bank"].id,
                "date": "2026-01-15",
                "amount": amount,
                "payment_ref": "PAYBRIDGE",
            }
        )


@tagged("post_install", "-at_install")
class TestAdviceRights(AdviceRightsCase):
    # -------------------------------------------------------------------------
    # Whoever applies payments
    # -------------------------------------------------------------------------

    def test_whoever_applies_payments_takes_their_documents(self):
        """Drops one on its line, takes it off, chooses it again and sets it aside; to
        delete it is an accountant's."""
        env = self._as_user_of(self.parent, groups=BASIC)
        line = self.line.with_env(env)
        line.action_apply_advice(base64.b64encode(REPORT).decode(), "report.csv")
        advice = line.bank_advice_ids
        self.assertEqual(advice.total, 117.0)
        line.action_bank_remove_advice(advice.ids)
        self.assertEqual(advice.state, "waiting")
        line.action_bank_choose_advice(advice.ids)
        self.assertEqual(advice.state, "applied")
        advice.action_set_aside()
        self.assertFalse(line.application_ids)
        with self.assertRaises(AccessError):
            advice.unlink()
        advice.with_env(self._as_user_of(self.parent)).unlink()

    def test_nobody_creates_one_by_hand(self):
        """However the values are sent, with whatever right."""
        values = {
            "company_id": self.parent.id,
            "kind": "payout",
            "currency_id": self.parent.currency_id.id,
        }
        env = self._as_user_of(self.parent, groups=f"{MANAGER},base.group_system")
        said = {f"default_{name}": value for name, value in values.items()}
        for vals, context in ((values, {}), ({}, said)):
            with self.assertRaisesRegex(AccessError, "import the document"):
                env["bank.payment.advice"].with_context(**context).create(vals)

    def test_who_sees_invoices_alone_sees_the_line_and_not_its_document(self):
        """Which tells what other customers paid."""
        self._take(self._said(), lines=self.line)
        for groups, count in ((INVOICE, 0), ("account.group_account_readonly", 1)):
            line = self.line.with_env(self._as_user_of(self.parent, groups=groups))
            panel = line.get_bank_reconciliation_panel()
            self.assertEqual(len(panel["advices"]), count, groups)

    def test_the_first_report_of_a_provider_sets_nothing_up(self):
        """Whoever imports it gets a provider without accounts, to read only."""
        env = self._as_user_of(self.parent, groups=BASIC)
        said = self._said(source="newpay", sender="Newpay")
        advice = self._take_for(self.parent, said, env=env)
        provider = advice.provider_id
        self.assertEqual((provider.name, provider.source), ("Newpay", "newpay"))
        self.assertFalse(provider.fee_account_id | provider.clearing_account_id)
        with self.assertRaises(AccessError):
            provider.fee_account_id = self.fees
        copied = provider.with_env(self._as_user_of(self.parent, groups=MANAGER)).copy()
        self.assertFalse(copied.source)

    # -------------------------------------------------------------------------
    # What a client sends
    # -------------------------------------------------------------------------

    def test_what_is_no_file_is_refused_in_a_sentence(self):
        line = self.line.with_env(self._as_user_of(self.parent))
        for data in (None, False, 5, [], {"raw": "x"}, "no base64!"):
            with self.assertRaisesRegex(UserError, "is not a file"):
                line.action_apply_advice(data, "report.csv")

    def test_lines_of_no_or_of_two_companies_are_refused(self):
        env = self._as_user_of(self.parent, self.other)
        theirs = self._create_line_of(self.other_data, 117.0)
        for lines in (self.line.browse(), self.line | theirs):
            with self.assertRaisesRegex(UserError, "one company"):
                lines.with_env(env).action_apply_advice(REPORT, "report.csv")

    def test_an_advice_that_was_deleted_meanwhile(self):
        advice = self._take_for(self.parent, self._said(gross="500.00"))
        gone = advice.id
        advice.unlink()
        with self.assertRaisesRegex(UserError, "was deleted"):
            self.line.action_bank_choose_advice(gone)
        self.line.action_bank_remove_advice(gone)

    # -------------------------------------------------------------------------
    # What is posted
    # -------------------------------------------------------------------------

    def _post_the_first_of_two(self):
        """One payout in two parts, the first of which is posted."""
        self.line.date = date(2026, 1, 14)
        other = self._create_line(60.0, "the second part")
        [advice], _told = self._take(
            self._said(gross="179.00"), lines=self.line | other
        )
        self.line.action_remove_applications()
        self.line.action_transfer_difference(self.fees.id)
        self._post(self.line)
        self.assertEqual(advice.state, "applied")
        return advice, other

    def test_what_explains_a_posted_line_stays_with_it(self):
        """Though another line of it is open: else nothing told what was posted."""
        advice, other = self._post_the_first_of_two()
        advice = advice.with_env(self._as_user_of(self.parent, groups=MANAGER))
        free = self._create_line(177.0).with_env(advice.env)
        for call in (
            lambda: other.with_env(advice.env).action_bank_remove_advice(advice.id),
            lambda: free.action_bank_choose_advice(advice.id),
            advice.action_take_off,
            advice.action_set_aside,
            advice.unlink,
            lambda: advice.write({"partner_id": self.fjord.id}),
        ):
            with self.assertRaisesRegex(UserError, "explains a payment that is posted"):
                call()
        self.assertEqual(advice.statement_line_ids, self.line | other)

    def test_a_report_fetched_again_leaves_what_is_posted(self):
        advice, other = self._post_the_first_of_two()
        rows = advice.row_ids
        again = self._take_for(self.parent, self._said(gross="180.00"))
        self.assertEqual(again, advice)
        self.assertEqual(again.statement_line_ids, self.line | other)
        self.assertEqual(again.row_ids, rows)

    # -------------------------------------------------------------------------
    # Documents
    # -------------------------------------------------------------------------

    def test_the_document_of_several_payouts_goes_with_the_last(self):
        first, second = self._take_for(
            self.parent, self._said("P-1"), self._said("P-2", gross="500.00")
        )
        document = first.attachment_id
        self.assertEqual(second.attachment_id, document)
        first.action_take_off()
        first.unlink()
        self.assertEqual(second.attachment_id.raw, b"a report")
        second.unlink()
        self.assertFalse(document.exists())

    def test_a_sender_is_found_by_the_very_name(self):
        """An underscore and a percent sign stand for themselves."""
        self.env["res.partner"].create({"name": "Sund A Trading"})
        for sender in ("Sund_A Trading", "Sund%", "Sund\\_A Trading"):
            said = self._remittance(
                [self._row("invoice", "40.00", "X-1")], sender=sender
            )
            self.assertFalse(self._take_for(self.parent, said).partner_id, sender)

    @mute_logger("odoo.models.unlink")
    def test_what_strangers_write_in_a_document_is_text(self):
        """In messages, wherever they are drawn."""
        self.since = self.env["mail.message"].sudo().search([], limit=1).id
        told = self._row(
            "charge",
            "119.00",
            "INV/2026/00101",
            partner_name=ATTACK,
            text=ATTACK,
            reason=ATTACK,
            their_number=ATTACK,
        )
        said = self._payout([told], source="evilpay", sender=ATTACK, number=ATTACK)
        line = self._create_line(119.0, "evil")
        [advice], _told = self._take(said, lines=line)
        self.assertEqual(advice.provider_id.name, ATTACK)
        advice.provider_id.name = f"renamed {ATTACK}"
        line.action_remove_applications()
        line.action_bank_choose_advice(advice.id)
        self._post(line)
        self.env.flush_all()
        self.cr.precommit.run()
        self.assertMessagesAreText()


@tagged("post_install", "-at_install")
class TestAdviceCompanies(AdviceRightsCase):
    # -------------------------------------------------------------------------
    # Another company's
    # -------------------------------------------------------------------------

    def test_no_advice_of_another_company_is_chosen(self):
        """Not by who does not see it, nor by who works in both companies."""
        theirs = self._take_for(self.other, self._said())
        line = self.line.with_env(self._as_user_of(self.parent))
        with self.assertRaises(AccessError):
            line.action_bank_choose_advice(theirs.id)
        line.action_bank_remove_advice(theirs.id)
        self.assertEqual(theirs.state, "waiting")
        both = self.line.with_env(self._as_user_of(self.parent, self.other))
        with self.assertRaises(UserError):
            both.action_bank_choose_advice(theirs.id)
        self.assertFalse(self.line.application_ids)

    def test_no_document_is_taken_for_a_company_that_is_not_chosen(self):
        """Neither made, nor told whether it was imported there before."""
        self._take_for(self.other, self._said())
        count = self.env["bank.payment.advice"].search_count([])
        env = self._as_user_of(self.parent, self.other, chosen=self.parent)
        for said in (self._said(), self._said("new")):
            with self.assertRaisesRegex(AccessError, "switch to that company"):
                self._take_for(self.other, said, env=env)
        self.assertEqual(self.env["bank.payment.advice"].search_count([]), count)

    def test_a_dialog_for_another_company_takes_nothing(self):
        """An administrator reads every company; a dialog may be sent from another
        window than it was opened in."""
        env = self._as_user_of(
            self.parent, self.other, groups=f"{MANAGER},base.group_erp_manager"
        )
        wizard = env["bank.payment.advice.import"].create(
            {"company_id": self.other.id, "text": REPORT.decode()}
        )
        elsewhere = wizard.with_context(allowed_company_ids=self.parent.ids)
        with self.assertRaisesRegex(AccessError, "switch to that company"):
            elsewhere.action_import()
        wizard.action_import()

    # -------------------------------------------------------------------------
    # What a dialog names
    # -------------------------------------------------------------------------

    def test_a_dialog_names_no_line_and_no_file_of_others(self):
        """By values, by rows, or by what the context says it begins with."""
        theirs = self._create_line_of(self.other_data, 117.0)
        secret = (
            self.env["ir.attachment"]
            .with_user(self._as_user_of(self.other).user)
            .create({"name": "secret.csv", "raw": REPORT})
        )
        invoice = self.env["ir.attachment"].create(
            {
                "name": "scan.csv",
                "raw": REPORT,
                "res_model": theirs.move_id._name,
                "res_id": theirs.move_id.id,
            }
        )
        Wizard = self._as_user_of(self.parent)["bank.payment.advice.import"]
        own = Wizard.create({"text": "mine"})
        own.statement_line_ids = self.line
        for field, record in (
            ("statement_line_ids", theirs),
            ("attachment_ids", secret),
            ("attachment_ids", invoice),
        ):
            for command in (Command.set(record.ids), Command.link(record.id)):
                with self.assertRaises(AccessError, msg=(field, command)):
                    Wizard.create({field: [command]})
                with self.assertRaises(AccessError, msg=(field, command)):
                    own.write({field: [command]})
            with self.assertRaises(AccessError, msg=field):
                Wizard.with_context(**{f"default_{field}": record.ids}).create({})

    def test_a_dialog_asks_again_when_it_is_sent(self):
        """Of the line, which somebody moved from his reach meanwhile."""
        env = self._as_user_of(self.parent, self.other)
        theirs = self._create_line_of(self.other_data, 117.0)
        wizard = env["bank.payment.advice.import"].create(
            {
                "company_id": self.other.id,
                "statement_line_ids": [Command.set(theirs.ids)],
                "text": REPORT.decode(),
            }
        )
        env.user.sudo().company_ids = self.parent
        with self.assertRaises(AccessError):
            wizard.with_context(allowed_company_ids=self.parent.ids).action_import()
        self.assertFalse(theirs.bank_advice_ids)

    def test_a_file_kept_elsewhere_has_nothing_to_read(self):
        """An address instead of a file is not followed."""
        env = self._as_user_of(self.parent)
        link = env["ir.attachment"].create(
            {"name": "a.csv", "type": "url", "url": "http://127.0.0.1/secret.csv"}
        )
        wizard = env["bank.payment.advice.import"].create(
            {"attachment_ids": [Command.set(link.ids)]}
        )
        with self.assertRaises(UserError):
            wizard.action_import()

    # -------------------------------------------------------------------------
    # Branches
    # -------------------------------------------------------------------------

    def test_a_branch_writes_no_statement_of_its_parents_provider(self):
        """It uses the provider, but not the books that are kept of it."""
        self.provider.action_keep_like_bank()
        env = self._as_user_of(self.branch)
        with self.assertRaisesRegex(AccessError, "switch to that company"):
            self._take_for(self.branch, self._said(), env=env)

    def test_a_branchs_own_provider_comes_before_its_parents(self):
        own = self.env["bank.payment.provider"].create(
            {"name": "Zz Paybridge", "company_id": self.branch.id}
        )
        own.sudo().source = "paybridge"
        get = self.env["bank.payment.provider"]._get_of_source
        self.assertEqual(get("paybridge", "Paybridge", self.branch), own)
        self.assertEqual(get("paybridge", "Paybridge", self.parent), self.provider)
        self.assertEqual(get("paybridge", "Paybridge", self.sibling), self.provider)

    def test_a_row_tells_no_item_of_a_branch_that_is_not_seen(self):
        """Though somebody who sees it had it looked up."""
        items = [
            self._create_open_invoice(self.branch, 88.0, f"INV/2026/0020{at}")
            for at in (1, 2)
        ]
        [advice], _told = self._take(self._said(gross="500.00"))
        row = advice.row_ids.sudo()
        row.candidate_ids = self.item | items[0] | items[1]
        for companies, count in (([self.parent], 1), ([self.parent, self.branch], 3)):
            env = self._as_user_of(*companies)
            [told] = row.with_env(env).web_read(
                {"candidate_ids": {"fields": {"display_name": {}}}}
            )
            self.assertEqual(len(told["candidate_ids"]), count)

    def test_a_refund_names_no_paid_invoice_of_a_branch_that_is_not_seen(self):
        """Else any number told whose invoice it is, and that it is paid."""
        item = self._create_open_invoice(
            self.branch, 50.0, "INV/2026/00300", self.fjord
        )
        paid = self._create_line(50.0, "paid")
        paid.action_apply_item(item.id)
        self._post(paid)
        said = self._payout(
            [self._row("refund", "-50.00", "INV/2026/00300")], number="R-1"
        )
        line = self._create_line(-50.0, "refund")
        for companies, partner in (
            ([self.parent], self.env["res.partner"]),
            ([self.parent, self.branch], self.fjord),
        ):
            env = self._as_user_of(*companies)
            advice = self._take_for(self.parent, said)
            line.with_env(env).action_bank_choose_advice(advice.id)
            self.assertEqual(line.application_ids.partner_id, partner)

    def test_groups_of_the_dialog(self):
        """As on the line itself."""
        Wizard = self.env["bank.payment.advice.import"]
        for groups, may in ((INVOICE, False), (BASIC, True), (USER, True)):
            env = self._as_user_of(self.parent, groups=groups)
            self.assertEqual(Wizard.with_env(env).has_access("create"), may, groups)
