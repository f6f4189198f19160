from odoo import Command

from .common import BankReconcileCommon


class ElsewhereCommon(BankReconcileCommon):
    """Bank lines whose money somebody used without us, in all the ways there are."""

    @classmethod
    def _edit_entry(cls, line, account, partner=None):
        """Odoo Community's own way: the suspense line of the entry is moved."""
        _bank, suspense, _others = line._seek_for_lines()
        suspense.write({"account_id": account.id, "partner_id": partner and partner.id})
        return suspense

    @classmethod
    def _pay_invoice(cls, amount, number, day=None):
        """An invoice, and a line whose entry was edited and reconciled with it."""
        item = cls._create_document(cls.nordlicht, amount, number)
        line = cls._create_line(amount, number, day)
        (cls._edit_entry(line, item.account_id, cls.nordlicht) | item).reconcile()
        return line

    @classmethod
    def _take_from_till(cls, amount, day=None):
        """A till closes: its line is made with its counterpart."""
        return cls._create_line(amount, "till", day, counterpart_account_id=cls.fees.id)

    @classmethod
    def _reconcile_suspense(cls, amount, day=None):
        """The suspense account itself may be reconciled, and a second entry clears it:
        what some addons do, and who sets the account so can."""
        suspense_account = cls.bank.suspense_account_id
        suspense_account.reconcile = True
        line = cls._create_line(amount, "suspense", day)
        clearing = cls.env["account.move"].create(
            {
                "move_type": "entry",
                "date": line.date,
                "line_ids": [
                    Command.create(
                        {"account_id": suspense_account.id, "balance": amount}
                    ),
                    Command.create({"account_id": cls.fees.id, "balance": -amount}),
                ],
            }
        )
        clearing.action_post()
        _bank, suspense, _others = line._seek_for_lines()
        (suspense | clearing.line_ids[0]).reconcile()
        return line

    @classmethod
    def _settle_part(cls, amount, part):
        """Some of a line's money is moved by hand; the rest waits."""
        line = cls._create_line(amount, "in part")
        _bank, suspense, _others = line._seek_for_lines()
        left = part - amount
        line.move_id.button_draft()
        line.move_id.write(
            {
                "line_ids": [
                    Command.update(
                        suspense.id, {"balance": left, "amount_currency": left}
                    ),
                    Command.create({"account_id": cls.fees.id, "balance": -part}),
                ]
            }
        )
        line.move_id.action_post()
        return line

    @classmethod
    def _make_all(cls):
        """(paid, till, unreviewed, suspense): lines posted elsewhere."""
        unreviewed = cls._take_from_till(-12.0)
        unreviewed.move_id.checked = False
        return (
            cls._pay_invoice(100.0, "INV/2026/00100"),
            cls._take_from_till(-30.0),
            unreviewed,
            cls._reconcile_suspense(60.0),
        )
