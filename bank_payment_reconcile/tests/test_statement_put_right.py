"""A statement is filed, and what its lines settled is undone and posted again."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .fund_transfer_case import FundTransferCommon
from .statements_case import StatementsCase
from .test_statement_changed import ChangedCase

END = date(2026, 1, 31)


@tagged("post_install", "-at_install")
class TestOtherSideOfATransfer(FundTransferCommon):
    """1,000 go from the bank to the savings bank: both show it on 15 January, both
    lines are posted, then January of both is filed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gone = cls._create_line(-1000.0, "to savings")
        cls.came = cls._create_line(1000.0, "savings", journal_id=cls.savings.id)
        cls._apply(cls.gone, (cls.transfers, -1000.0), transfer_line_id=cls.came.id)
        cls._apply(cls.came, (cls.transfers, 1000.0), transfer_line_id=cls.gone.id)
        (cls.gone + cls.came).action_post_applications()
        for line in cls.gone + cls.came:
            document = cls.env["bank.reconciliation"].create(
                {
                    "journal_id": line.journal_id.id,
                    "date": END,
                    "balance_end": line.amount,
                    "line_ids": [Command.set(line.ids)],
                }
            )
            document.action_post()

    def test_one_of_them_is_undone_and_posted_again(self):
        for filed, undone in ((self.gone, self.came), (self.came, self.gone)) * 2:
            with self.subTest(filed.payment_ref):
                document = filed.bank_reconciliation_id
                self._assert_even_between(self.gone.move_id, self.came.move_id)
                self.assertFalse(document.is_changed)
                other = undone.bank_reconciliation_id
                other.action_undo()
                # The transfer is open at the filed bank now.
                self.assertEqual(
                    document.record_ids.changed,
                    f"it no longer settles {undone.move_id.name}",
                )
                self.assertTrue(document.is_changed)
                other.replacement_ids.action_post()
                self.assertFalse(document.is_changed)
                self.assertFalse(document.record_ids.changed)
                self.assertFalse(undone.bank_reconciliation_id.is_changed)

    def test_one_of_them_is_taken_back_by_the_host_and_another_is_posted(self):
        """What came is applied to the fees: the transfer stays open."""
        self.came.action_undo_reconciliation()
        document = self.gone.bank_reconciliation_id
        self.assertTrue(document.is_changed)
        self.came.application_ids.unlink()
        self._apply(self.came, (self.fees, 1000.0))
        self.came.action_post_applications()
        self.assertEqual(
            document.record_ids.changed,
            f"it no longer settles {self.came.move_id.name}",
        )

    def test_one_of_them_is_deleted(self):
        self.came.unlink()
        document = self.gone.bank_reconciliation_id
        self.assertEqual(document.record_ids.changed, "what it settled is deleted")


@tagged("post_install", "-at_install")
class TestSettledByALaterMonth(StatementsCase):
    def test_what_lay_on_account_is_paid_back_undone_and_paid_back_again(self):
        """A customer pays 100 in January without a reason; they go back on 3
        February. Both lines are posted, then both months are filed."""
        came = self._create_line(100.0, "by mistake", date(2026, 1, 12))
        self._apply(came, (self.receivable, 100.0), partner_id=self.nordlicht.id)
        came.action_post_applications()
        money = came.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable
        )
        back = self._create_line(-100.0, "back", date(2026, 2, 3))
        self._apply(back, (money, -100.0))
        back.action_post_applications()
        self.assertTrue(money.reconciled)
        documents = []
        for line, day, end in (
            (came, END, 100.0),
            (back, date(2026, 2, 28), 0.0),
        ):
            document = self._document(
                date=day, balance_end=end, line_ids=[Command.set(line.ids)]
            )
            documents.append(self._post(document))
        january, february = documents
        for _turn in range(2):
            draft = self._undo(february)
            self.assertEqual(
                january.record_ids.changed,
                f"it no longer settles {back.move_id.name}",
            )
            february = self._post(draft)
            self.assertTrue(money.reconciled)
            self.assertFalse(january.is_changed)


@tagged("post_install", "-at_install")
class TestPutRight(ChangedCase):
    def _have_the_fee_wait(self):
        """The entry is reset to draft, put back on suspense and posted: 12.50 wait."""
        move = self.fee.move_id
        move.button_draft()
        counterpart = move.line_ids.filtered(lambda e: e.account_id == self.fees)
        counterpart.account_id = self.bank.suspense_account_id
        move.action_post()
        self.assertChanged(self.fee, "its money waits to be applied")

    def test_what_waits_is_posted_as_it_was_filed(self):
        self._have_the_fee_wait()
        self._apply(self.fee, (self.fees, -12.5))
        self.fee.action_post_applications()
        self.assertAsFiled()

    def test_what_waits_is_posted_to_another_account(self):
        self._have_the_fee_wait()
        revenue = self.company_data["default_account_revenue"]
        self._apply(self.fee, (revenue, -12.5))
        self.fee.action_post_applications()
        self.assertChanged(self.fee, "on other accounts, partners or amounts")

    def test_an_invoice_that_it_settled_is_deleted(self):
        self.invoice.move_id.button_draft()
        self.assertChanged(self.paid, f"no longer settles {self.invoice.move_id.name}")
        self.invoice.move_id.with_context(force_delete=True).unlink()
        self.assertChanged(self.paid, "what it settled is deleted")

    def test_a_second_user_reads_another_language(self):
        """The fee is dated 3 February by one; a Dutch colleague touches its entry
        and changes nothing."""
        self.env["res.lang"]._activate_lang("nl_NL")
        move = self.fee.move_id
        move.button_draft()
        move.date = date(2026, 2, 3)
        move.action_post()
        self.assertChanged(self.fee, "dated 02/03/2026 and was dated 01/30/2026")
        told = self.document.message_ids
        dutch = move.with_user(self.accountant).with_context(lang="nl_NL")
        dutch.line_ids[0].date_maturity = date(2026, 2, 10)
        self.assertEqual(self.document.message_ids, told)
        self.assertEqual(self.document.changed_by_id, self.env.user)
        # What she does change she is named for, in her language; kept is the company's.
        dutch.button_draft()
        dutch.date = date(2026, 2, 4)
        dutch.action_post()
        self.assertEqual(self.document.changed_by_id, self.accountant)
        self.assertIn("04-02-2026", self.document.message_ids[0].body)
        changed = self.document.record_ids.filtered("changed")
        self.assertIn("02/04/2026", changed.changed)


@tagged("post_install", "-at_install")
class TestFiledAnewInALockedMonth(ChangedCase):
    def test_where_every_line_is_posted_nothing_is_written_there(self):
        """The fee of 30 January is dated 3 February, then January is locked."""
        move = self.fee.move_id
        move.button_draft()
        move.date = date(2026, 2, 3)
        move.action_post()
        self.company_data["company"].fiscalyear_lock_date = END
        with self.assertRaisesRegex(UserError, "is in a locked period"):
            self.document.action_undo()
        self.document.action_file_again()
        again = self.document.replacement_ids
        self.assertRecordValues(
            again,
            # 1,528.50, and the fee of 12.50 that is February's now
            [{"state": "posted", "is_changed": False, "ledger_balance_end": 1541.0}],
        )

    def test_where_a_line_waits_its_entry_would_be_written(self):
        move = self.fee.move_id
        move.button_draft()
        counterpart = move.line_ids.filtered(lambda e: e.account_id == self.fees)
        counterpart.account_id = self.bank.suspense_account_id
        move.action_post()
        self._apply(self.fee, (self.fees, -12.5))
        # Odoo locks no month with money that waits; a bank that is moved has some.
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_company SET fiscalyear_lock_date = %s WHERE id = %s",
            [END, self.company_data["company"].id],
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "is in a locked period"):
            self.document.action_file_again()
        self.assertEqual(self.document.state, "posted")


@tagged("post_install", "-at_install")
class TestProofNamesWhatIsChanged(StatementsCase):
    def test_a_statement_before_the_last_one(self):
        """December to March are filed, then a line of January is reset to draft."""
        _december, january, _february, march = self._file_all()
        january.line_ids[0].move_id.button_draft()
        told = f"{january.name} has changed since"
        draft = self._document(date=date(2026, 4, 30), balance_end=160.0)
        prove = self.env["bank.reconciliation.proof"]._get_proof
        for day, document in (
            (END, None),
            (march.date, None),
            (march.date, march),
            (draft.date, draft),
        ):
            with self.subTest(day=day, document=document):
                warnings = prove(self.bank, day, document=document).warnings
                self.assertEqual([told in each for each in warnings].count(True), 1)
        before = prove(self.bank, date(2025, 12, 31)).warnings
        self.assertNotIn("has changed since", " ".join(before))
