"""Of the accounts that are known, those that matter are read, and changes of many are
noted in one go."""

from contextlib import contextmanager
from unittest.mock import patch

from odoo.tests import tagged

from .fraud_case import BALTIC, KIRCHNER, MULE, SPARRE, FraudCommon


@tagged("post_install", "-at_install")
class TestAccountsAsked(FraudCommon):
    def _ask(self, numbers, *partners):
        """(number, partner's name) of the accounts that are read."""
        known = self.env["bank.matching.ledger"]._get_known_accounts(
            self.env.company, set(numbers), {partner.id for partner in partners}
        )
        return sorted({(account.account, account.name) for account in known})

    def test_the_told_account_and_those_of_the_partner(self):
        """Fjord has the same account as Baltic; Sparre's and Kirchner's do not
        matter."""
        self._note_account(self.fjord, BALTIC)
        self.assertEqual(
            self._ask([BALTIC]),
            [(BALTIC, self.baltic.name), (BALTIC, self.fjord.name)],
        )
        self.assertEqual(
            self._ask([BALTIC, False], self.sparre),
            [
                (SPARRE, self.sparre.name),
                (BALTIC, self.baltic.name),
                (BALTIC, self.fjord.name),
            ],
        )
        self.assertEqual(self._ask([False], self.hafen), [])
        self.assertEqual(self._ask([MULE]), [])

    def test_however_it_is_written(self):
        """The bank tells the local number at the end of Kirchner's IBAN, or the IBAN of
        what is noted by its local number."""
        mine = [(KIRCHNER, self.kirchner.name)]
        for number in ("0046617305", "6617305", "DE57 2599 1020 0046 6173 05"):
            self.assertEqual(self._ask([number]), mine, number)
        self._note_account(self.fjord, "00-8203649175")
        self.assertEqual(
            self._ask(["de02 1203 0000 8203 6491 75"]),
            [("008203649175", self.fjord.name)],
        )
        self.env["bank.learned.payer"].create(
            {"partner_id": self.fjord.id, "account_number": "gb_29 nwbk 7654321"}
        )
        self.assertEqual(
            self._ask(["GB29NWBK7654321"]), [("gb_29 nwbk 7654321", self.fjord.name)]
        )

    def test_of_all_contacts_of_the_partner(self):
        contact = self.env["res.partner"].create(
            {"name": "Works", "parent_id": self.hafen.id, "type": "delivery"}
        )
        self._note_account(contact, MULE)
        for partner in (self.hafen, contact):
            self.assertEqual(self._ask([], partner), [(MULE, "Works")])

    @contextmanager
    def _count(self, name):
        """How often whoever waits is looked for."""
        Line = self.env.registry["account.bank.statement.line"]
        with patch.object(
            Line, name, autospec=True, side_effect=getattr(Line, name)
        ) as counted:
            yield counted

    def test_many_accounts_are_noted_in_one_go(self):
        """As an import of contacts brings them; archived by one click."""
        values = [
            {"acc_number": self._open_mule(), "partner_id": self.hafen.id}
            for _number in range(5)
        ]
        with self._count("_bank_find_undecided") as counted:
            accounts = self.env["res.partner.bank"].create(values)
            self.assertEqual(counted.call_count, 1)
            accounts.action_archive()
            self.assertEqual(counted.call_count, 2)
            accounts.sudo().write({"active": True, "partner_id": self.sparre.id})
            self.assertEqual(counted.call_count, 3)
            accounts.unlink()
            self.assertEqual(counted.call_count, 4)

    def _pay_out(self, count, series):
        """Lines to accounts that were learned from money in, accepted by a person."""
        lines = self.env["account.bank.statement.line"]
        for number in range(count):
            mule, text = self._open_mule(), f"BT-26-{series}{number:03}"
            self.env["bank.learned.payer"].create(
                {"partner_id": self.baltic.id, "account_number": mule}
            )
            item = self._bill(self.baltic, 10.0, text)
            line = self._create_line(-10.0, "thanks", account_number=mule)
            self._apply(line, (item, -10.0))
            lines |= line
        lines.action_accept()
        return lines.with_user(self.accountant)

    def test_payees_that_a_person_paid_to_are_noted_in_one_go(self):
        counts = []
        for count in (1, 4):
            lines = self._pay_out(count, count)
            with self._count("_bank_find_undecided") as counted:
                lines.action_post_applications()
            self.assertTrue(all(lines.mapped("is_reconciled")))
            counts.append(counted.call_count)
        self.assertEqual(counts[0], counts[1])
        self.assertEqual(
            len(self.baltic.bank_learned_payer_ids.filtered("is_payee")), 5
        )

    def test_queries_do_not_grow_with_the_accounts(self):
        """Changing the number of a batch: two accounts or twelve, and a payment to each
        waits."""

        def change(count):
            accounts = self.env["res.partner.bank"]
            for _number in range(count):
                vendor = self._create_vendor("Vendor", mule := self._open_mule())
                accounts |= vendor.bank_ids
                self._bill(vendor, 10.0, f"F-26{self.mules:05}")
                self._create_line(
                    -10.0, f"F-26{self.mules:05}", account_number=mule
                ).action_apply_automatically()
            owners = accounts._bank_get_owners()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            with patch.object(
                type(self.env["bank.payment.application"]), "_was_found_by"
            ) as found:
                # Judged anew, not dropped: dropping deletes records.
                found.return_value = False
                accounts.sudo()._bank_note_owners_changed(owners)
            return self.env.cr.sql_log_count - before

        change(1)
        self.assertEqual(change(2), change(12))
