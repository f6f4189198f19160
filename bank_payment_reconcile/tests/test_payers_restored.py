"""A payer who was forgotten for a posting that was a mistake is known again once that
is taken back."""

from datetime import date

from odoo.tests import tagged

from .payers_case import HOLDING, PayersCase


@tagged("post_install", "-at_install")
class TestPayersRestored(PayersCase):
    """Polaris is known as Nordlicht's since 2020; a person posts a payment of Polaris
    to Fjord's invoice."""

    def setUp(self):
        super().setUp()
        self.taught = self._pay(self.nordlicht)
        self.payer = self.nordlicht.bank_learned_payer_ids
        self.payer.sudo().known_since = date(2020, 1, 1)
        self.mistake = self._pay(self.fjord)
        self.assertLearned()

    def assertRestored(self):
        self.assertLearned(self.nordlicht)
        self.assertRecordValues(
            self.payer,
            [
                {
                    "active": True,
                    "account_number": HOLDING,
                    "statement_line_id": self.taught.id,
                    "forgotten_line_id": False,
                    "known_since": date(2020, 1, 1),
                }
            ],
        )

    def _get_notes(self, partner):
        return " ".join(partner.message_ids.mapped("body"))

    def test_it_says_for_which_line_it_is_forgotten(self):
        self.assertFalse(self.payer.active)
        self.assertEqual(self.payer.forgotten_line_id, self.mistake)
        self.assertIn(
            "no longer known as this partner", self._get_notes(self.nordlicht)
        )
        self.assertFalse(
            [
                known
                for known in self.env["bank.matching.ledger"]._get_known_accounts(
                    self.env.company
                )
                if known.account == HOLDING
            ]
        )

    def test_the_mistake_is_undone(self):
        self.mistake.with_user(self.accountant).action_undo_applications()
        self.assertRestored()
        self.assertIn("known as this partner again", self._get_notes(self.nordlicht))

    def test_the_mistake_is_undone_the_hosts_way(self):
        self.mistake.with_user(self.accountant).action_undo_reconciliation()
        self.assertRestored()

    def test_the_entry_of_the_mistake_is_reset_to_draft(self):
        self.mistake.move_id.button_draft()
        self.assertRestored()

    def test_the_line_of_the_mistake_is_deleted(self):
        self.mistake.unlink()
        self.assertRestored()

    def test_what_a_person_typed_comes_back_as_well(self):
        self.payer.sudo().statement_line_id = False
        self.taught = self.taught.browse()
        self.mistake.action_undo_applications()
        self.assertRestored()

    def test_the_money_that_waits_is_proposed_by_it_again(self):
        self.mistake.action_undo_applications()
        item = self._invoice(self.nordlicht, 77.0)
        line = self._create_line(
            77.0, "thanks", partner_name="Polaris Holding", account_number=HOLDING
        )
        line.action_apply_automatically()
        self.assertEqual(line.application_ids.move_line_id, item)

    def test_there_were_two_mistakes_and_one_is_left(self):
        second = self._pay(self.fjord)
        self.mistake.action_undo_applications()
        self.assertLearned()
        second.action_undo_applications()
        self.assertRestored()

    def test_the_first_posting_was_the_mistake(self):
        """Polaris is Fjord's: what Nordlicht's line taught does not come back."""
        self.taught.action_undo_applications()
        self.assertLearned()
        self.assertFalse(self.payer.exists())
        self.mistake.action_undo_applications()
        self.assertLearned()

    def test_it_was_learned_of_two_before(self):
        """Of Fjord and Kirchner as the first version learned; undoing a payment of
        Nordlicht's does not say which of the two it is."""
        kirchner = self._create_partner("Kirchner KG")
        for partner in (self.fjord, kirchner):
            self.env["bank.learned.payer"].sudo().create(
                {"partner_id": partner.id, "account_number": "NL00STERN"}
            )
        line = self._pay(self.nordlicht, name="Stern", account="NL00STERN")
        self.assertLearned()
        line.action_undo_applications()
        self.assertLearned()

    def test_meanwhile_the_account_was_noted_with_another(self):
        self._note_account(self._create_partner("Kirchner KG"), HOLDING)
        self.mistake.action_undo_applications()
        self.assertLearned()

    def test_taught_anew_it_is_there_once(self):
        """Both belong together, so nobody else pays; it is taught as of today."""
        self.nordlicht.parent_id = self.fjord
        self.nordlicht.is_company = False
        self._pay(self.fjord)
        payers = self.env["bank.learned.payer"].with_context(active_test=False)
        self.assertEqual(
            payers.search_count(
                [("account_number", "=", HOLDING), ("active", "=", True)]
            ),
            1,
        )
        self.mistake.action_undo_applications()
        self.assertEqual(len(self.env["bank.learned.payer"].search([])), 1)

    def test_a_payer_known_by_the_name_alone(self):
        self._pay(self.nordlicht, name="Stern", account=False)
        payer = self.nordlicht.bank_learned_payer_ids
        mistake = self._pay(self.fjord, name="STERN", account=False)
        self.assertFalse(payer.active)
        mistake.action_undo_applications()
        self.assertTrue(payer.active)

    def test_of_many_undone_at_once_each_payer_comes_back(self):
        def undo(count, series):
            lines, accounts = self.env["account.bank.statement.line"], []
            for number in range(count):
                account = f"NL{series}ABNA{number:08}"
                self._pay(self.nordlicht, account=account)
                lines |= self._pay(self.fjord, account=account)
                accounts.append(account)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["bank.learned.payer"]._find_learned(lines, forgotten=True)
            self.env["bank.learned.payer"]._find_partners_seen(
                {(account, "") for account in accounts}, self.env.company
            )
            queries = self.env.cr.sql_log_count - before
            lines.action_undo_applications()
            self.assertEqual(
                set(self.nordlicht.bank_learned_payer_ids.mapped("account_number")),
                set(accounts),
            )
            self.nordlicht.bank_learned_payer_ids.unlink()
            return queries

        undo(1, 10)
        self.assertEqual(undo(2, 20), undo(5, 30))
