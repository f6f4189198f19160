"""A company in whose books something changes under what is applied to a bank line."""

from contextlib import contextmanager
from datetime import date

from odoo import Command

from .common import BankReconcileCommon


class BooksMoveCase(BankReconcileCommon):
    """A customer's transfer of 1,000.00: 600.00 for an invoice, 400.00 for what moves.

    Every way in which the second can go or change is a method `_go_…`, and every kind
    of thing it can be a method `_make_…`.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        company = cls.company_data["company"]
        cls.exchange_accounts = (
            company.income_currency_exchange_account_id
            | company.expense_currency_exchange_account_id
        )
        cls.instalments = cls.env["account.payment.term"].create(
            {
                "name": "Half now, half in a month",
                "line_ids": [
                    Command.create(
                        {"value": "percent", "value_amount": 50.0, "nb_days": days}
                    )
                    for days in (10, 60)
                ],
            }
        )
        cls.bank.bank_post_automatically = True

    # -- What the money is applied to -----------------------------------------

    def _make_invoice(self):
        return self._create_document(self.nordlicht, 400.0, "INV/2026/00402")

    def _make_payment(self):
        """A check of the customer, registered before the bank shows it."""
        payment = self.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_type": "customer",
                "partner_id": self.nordlicht.id,
                "amount": 400.0,
                "journal_id": self.bank.id,
                "date": date(2026, 1, 10),
            }
        )
        payment.action_post()
        return payment._seek_for_lines()[0]

    def _make_transfer(self):
        """Money from the savings bank, registered before either bank shows it."""
        self.savings = self.env["account.journal"].create(
            {"name": "Savings", "code": "SAV", "type": "bank"}
        )
        action = (
            self.env["bank.fund.transfer"]
            .create(
                {
                    "journal_from_id": self.savings.id,
                    "journal_to_id": self.bank.id,
                    "amount": 400.0,
                    "date": date(2026, 1, 14),
                }
            )
            .action_transfer()
        )
        outgoing = self.env["account.payment"].browse(action["res_id"])
        return outgoing.paired_internal_transfer_payment_id._bank_get_transfer_item()

    def _make_rest(self):
        """What an earlier refund of ours left on the customer's account."""
        self.refund = self._create_line(-400.0, "paid back", day=date(2026, 1, 8))
        self.refund.action_add_row(
            {"account_id": self.receivable.id, "partner_id": self.nordlicht.id}
        )
        self.refund.action_post_applications()
        return self.refund.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable
        )

    def _make_direct(self):
        """What somebody booked on the bank's own account before the bank showed it."""
        account = self.bank.default_account_id
        move = self.env["account.move"].create(
            {
                "journal_id": self.company_data["default_journal_misc"].id,
                "date": date(2026, 1, 5),
                "line_ids": [
                    Command.create({"account_id": account.id, "debit": 400.0}),
                    Command.create({"account_id": self.fees.id, "credit": 400.0}),
                ],
            }
        )
        move.action_post()
        return move.line_ids.filtered(lambda entry: entry.account_id == account)

    def _make_entry(self):
        """What somebody booked on the customer's account in the general journal."""
        move = self.env["account.move"].create(
            {
                "journal_id": self.company_data["default_journal_misc"].id,
                "date": date(2026, 1, 5),
                "line_ids": [
                    Command.create(
                        {
                            "account_id": self.receivable.id,
                            "partner_id": self.nordlicht.id,
                            "debit": 400.0,
                        }
                    ),
                    Command.create({"account_id": self.fees.id, "credit": 400.0}),
                ],
            }
        )
        move.action_post()
        return self._open_item(move)

    # -- How it goes or changes ------------------------------------------------

    def _go_reset(self, item):
        item.move_id.button_draft()

    def _go_deleted(self, item):
        item.move_id.button_draft()
        item.move_id.unlink()

    def _go_cancelled(self, item):
        item.move_id.button_cancel()

    def _go_to_another_customer(self, item):
        move = item.move_id
        move.button_draft()
        move.partner_id = self.fjord
        move.action_post()

    def _go_into_instalments(self, item):
        move = item.move_id
        move.button_draft()
        move.invoice_payment_term_id = self.instalments
        move.action_post()

    def _go_to_another_amount(self, item):
        move = item.move_id
        move.button_draft()
        move.invoice_line_ids.price_unit = 350.0
        move.action_post()

    def _go_moved_by_hand(self, item):
        item.partner_id = self.fjord

    def _go_payment_reset(self, item):
        item.payment_id.action_draft()

    def _go_payment_cancelled(self, item):
        """Odoo deletes the entry of a payment that is cancelled in draft."""
        item.payment_id.action_draft()
        item.payment_id.action_cancel()

    def _go_payment_deleted(self, item):
        payment = item.payment_id
        payment.action_draft()
        payment.unlink()

    def _go_transfer_undone(self, item):
        item.payment_id.action_bank_undo_transfer()

    def _go_undone(self, item):
        item.move_id.statement_line_id.action_undo_applications()

    def _go_undone_the_hosts_way(self, item):
        item.move_id.statement_line_id.action_undo_reconciliation()

    def _go_line_deleted(self, item):
        item.move_id.statement_line_id.unlink()

    #: What may become of each kind.
    WAYS = {
        "invoice": (
            "reset",
            "deleted",
            "cancelled",
            "to_another_customer",
            "into_instalments",
            "to_another_amount",
            "moved_by_hand",
        ),
        "payment": ("payment_reset", "payment_cancelled", "payment_deleted"),
        "transfer": ("transfer_undone", "payment_reset", "payment_cancelled"),
        "rest": ("undone", "undone_the_hosts_way", "line_deleted", "reset"),
        "entry": ("reset", "deleted", "cancelled", "moved_by_hand"),
        "direct": ("reset", "deleted", "cancelled"),
    }

    # -- The story --------------------------------------------------------------

    def _ways(self):
        return [(kind, way) for kind, ways in self.WAYS.items() for way in ways]

    @contextmanager
    def _books_of(self, kind, way):
        """Books of their own for one way: (applied line, what moves)."""
        with self.subTest(kind=kind, way=way):
            with self.env.cr.savepoint() as savepoint:
                item = getattr(self, f"_make_{kind}")()
                yield self._create_applied_line(item), item
                savepoint.rollback()
        self.env.invalidate_all()

    def _create_applied_line(self, item):
        self.other = self._create_document(self.nordlicht, 600.0, "INV/2026/00600")
        line = self._create_line(1000.0, "two documents", partner_id=self.nordlicht.id)
        self._apply(line, (self.other, 600.0), (item, 400.0))
        line.action_accept()
        return line

    def _go(self, way, item):
        getattr(self, f"_go_{way}")(item)
        self.env.flush_all()

    # -- What must hold ----------------------------------------------------------

    def assertEntriesBalance(self):
        rows = self.env["account.move.line"]._read_group(
            [("company_id", "=", self.env.company.id)], ["move_id"], ["balance:sum"]
        )
        for move, balance in rows:
            self.assertAlmostEqual(balance, 0.0, 2, f"{move.name} balances")

    def assertNothingOnExchangeAccounts(self):
        found = self.env["account.move.line"].search(
            [("account_id", "in", self.exchange_accounts.ids)]
        )
        self.assertFalse(found, "a company with one currency has no such gain or loss")

    def assertApplicationsAgree(self, line):
        """Every posted application is a reconciliation, or the line says it is not."""
        for application in line.application_ids.filtered(lambda a: a.state == "posted"):
            if application.is_unsettled:
                self.assertTrue(line.bank_reopened_reason)
                self.assertTrue(line.needs_review)
            elif application.move_line_id:
                item = application.clearing_line_id or application.move_line_id
                partials = item.matched_debit_ids | item.matched_credit_ids
                ours = partials.filtered(
                    lambda p: (
                        line.move_id in (p.debit_move_id | p.credit_move_id).move_id
                    )
                )
                self.assertEqual(
                    sum(ours.mapped("amount")), abs(application.item_amount)
                )

    def assertWaits(self, line, amount):
        """The line's entry holds the amount on the suspense account."""
        _bank, suspense, _others = line._seek_for_lines()
        self.assertEqual(-sum(suspense.mapped("amount_currency")), amount)

    def _post_by_the_scheduled_action(self):
        Line = self.env["account.bank.statement.line"]
        waiting = Line.search(Line._bank_get_automatic_posting_domain())
        Line._bank_post_automatic_chunk(waiting.ids)

    def _balance(self, account, partner=None):
        domain = [
            ("account_id", "=", account.id),
            ("parent_state", "=", "posted"),
        ]
        if partner:
            domain.append(("partner_id", "=", partner.id))
        [[total]] = self.env["account.move.line"]._read_group(
            domain, [], ["balance:sum"]
        )
        return round(total or 0.0, 2)
