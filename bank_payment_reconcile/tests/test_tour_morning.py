"""What a morning's doubtful payments cost: forty of them in 25 clicks and keys at most.

They are of the demo's kinds, in its proportions: right but unsure, overpaid, with two
equal answers, on account, cash and payouts that no document explains.
"""

import time
from datetime import date
from unittest.mock import patch

from odoo.tests import tagged

from .test_tour_payment_buttons import PAGE, PaymentPageCase


@tagged("post_install", "-at_install")
class TestTourMorning(PaymentPageCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.statement.line_ids = False
        cls.lines.unlink()
        cls.clearing = cls.fees.copy({"name": "Tour Clearing"})
        cls.cash = cls.fees.copy({"name": "Tour Cash"})
        cls.kirchner = cls._create_partner("Kirchner Maschinenbau GmbH")
        cls.limfjord = cls._create_partner("Limfjord Handel")
        cls.item = cls._create_document(cls.nordlicht, 90000.0, "INV/2026/00900")
        for number in range(1, 6):
            cls._create_document(cls.limfjord, 560.0, f"INV/2026/0091{number}")
        cls.kinds = {
            "unsure": cls._come(20, 14, 250.0, "Nordlicht", "thanks for {}"),
            "over": cls._come(4, 13, 200.0, "Nordlicht", "{} keep the change"),
            "cash": cls._come(4, 15, 431.2, None, "EINZAHLUNG SB-TERMINAL 447{}"),
            "account": cls._come(4, 16, 300.0, "Kirchner Maschinenbau", "A CONTO {}"),
            "equal": cls._come(4, 17, 560.0, "Limfjord Handel", "varer {}"),
            "payout": cls._come(4, 18, 1337.0, "Paybridge", "PAYOUT 88Q{}"),
        }
        kinds = cls.kinds
        for line in kinds["unsure"]:
            cls._guess(line, 250.0, "medium")
        for line in kinds["over"]:
            cls._guess(line, 184.2, "medium")
        for line in kinds["cash"] | kinds["account"]:
            cls._guess(line, line.amount, "low")
        kinds["account"].partner_id = cls.kirchner
        kinds["equal"].partner_id = cls.limfjord
        kinds["equal"].sudo().bank_is_ambiguous = True
        cls.all = cls.item.env["account.bank.statement.line"].union(*kinds.values())

    @classmethod
    def _come(cls, count, day, amount, payer, text):
        """Payments of a kind, the later ones with higher numbers."""
        return cls.env["account.bank.statement.line"].union(
            *(
                cls._create_line(
                    amount,
                    text.format(number),
                    day=date(2026, 1, day),
                    partner_name=payer,
                )
                for number in range(1, count + 1)
            )
        )

    @classmethod
    def _guess(cls, line, amount, confidence):
        cls._apply(
            line, (cls.item, amount), confidence=confidence, review_required=True
        )

    def test_a_slow_answer_overtakes_no_search(self):
        """A figure is clicked while the server is still at the action before it."""
        lines = self.registry["account.bank.statement.line"]
        quick = lines.action_bank_apply_like

        def slow(self, line_ids):
            time.sleep(1)
            return quick(self, line_ids)

        with patch.object(lines, "action_bank_apply_like", slow):
            self.start_tour(
                PAGE, "bank_payment_morning_tour", login=self.accountant.login
            )
        self.assertEqual(self.all.mapped("needs_review"), [False] * 40)

    def test_forty_doubtful_payments_cost_25_actions(self):
        self.assertEqual(self.all.mapped("needs_review"), [True] * 40)
        self.start_tour(PAGE, "bank_payment_morning_tour", login=self.accountant.login)
        self.assertEqual(self.all.mapped("needs_review"), [False] * 40)
        self.assertEqual(self.all.mapped("difference_amount"), [0.0] * 40)
        accounts = {
            name: lines.application_ids.account_id for name, lines in self.kinds.items()
        }
        self.assertEqual(accounts["payout"], self.clearing)
        self.assertEqual(accounts["cash"], self.cash)
        on_account = self.kinds["account"].application_ids
        self.assertEqual(on_account.partner_id, self.kirchner)
        self.assertFalse(on_account.move_line_id)
        # Each with an invoice of its own; and 15.80 of each of four payments are kept
        self.assertEqual(len(self.kinds["equal"].application_ids.move_line_id), 4)
        rest = self.kinds["over"].application_ids.filtered(lambda a: not a.move_line_id)
        self.assertEqual(rest.mapped("amount"), [15.8] * 4)
