"""A bank whose statements are reconciled with our own entries."""

from datetime import date

from odoo import Command

from .common import BankReconcileCommon


class BankReconciliationCase(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.code = "BNK1"

    @classmethod
    def _pay(cls, amount, partner=None, day=None, check=None, memo=None, **values):
        """A registered payment, positive for money in.

        :return: its entry on the outstanding account.
        """
        bank = values.pop("bank", cls.bank)
        kind = "inbound" if amount > 0 else "outbound"
        payment = cls.env["account.payment"].create(
            {
                "payment_type": kind,
                "partner_type": "customer" if amount > 0 else "supplier",
                "partner_id": (partner or cls.nordlicht).id,
                "amount": abs(amount),
                "date": day or date(2026, 1, 10),
                "journal_id": bank.id,
                "memo": memo,
                **values,
            }
        )
        if check:
            payment.check_number = check
        payment.action_post()
        return payment.move_id.line_ids.filtered(
            lambda line: line.account_id == payment.outstanding_account_id
        )

    @classmethod
    def _post_directly(cls, amount, day=None, account=None, bank=None):
        """An entry on the bank's own account, positive for money in."""
        bank = bank or cls.bank
        move = cls.env["account.move"].create(
            {
                "move_type": "entry",
                "journal_id": cls.company_data["default_journal_misc"].id,
                "date": day or date(2026, 1, 10),
                "line_ids": [
                    Command.create(
                        {
                            "name": "direct",
                            "account_id": bank.default_account_id.id,
                            "balance": amount,
                        }
                    ),
                    Command.create(
                        {
                            "name": "direct",
                            "account_id": (account or cls.fees).id,
                            "balance": -amount,
                        }
                    ),
                ],
            }
        )
        move.action_post()
        return move.line_ids.filtered(
            lambda line: line.account_id == bank.default_account_id
        )

    @classmethod
    def _document(cls, **values):
        return cls.env["bank.reconciliation"].create(
            {"journal_id": cls.bank.id, "date": date(2026, 1, 31), **values}
        )

    @classmethod
    def _balance(cls, account, day=None):
        """Balance of an account, up to a day."""
        domain = [("account_id", "=", account.id), ("parent_state", "=", "posted")]
        if day:
            domain.append(("date", "<=", day))
        [(total,)] = cls.env["account.move.line"]._read_group(
            domain, [], ["balance:sum"]
        )
        return account.company_currency_id.round(total or 0.0)
