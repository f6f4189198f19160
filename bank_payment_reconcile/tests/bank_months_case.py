"""The books that `bank_months` plays on."""

from datetime import date

from odoo import Command

from .bank_months_events import BankEvents
from .currency_case import CurrencyCommon


class BankMonthsCase(CurrencyCommon):
    """A company in EUR with a main bank and a second one, each with outstanding
    accounts of its own. `HAS_DOLLARS`: the main bank is the one in USD.
    """

    HAS_DOLLARS = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        other = cls.env["account.journal"].create(
            {"name": "Savings", "type": "bank", "code": "SAVE"}
        )
        cls.bank.code = "MAIN"
        if cls.HAS_DOLLARS:
            cls.bank, other = cls.dollar_bank, cls.bank
        cls.banks = cls.bank | other
        cls.other_bank = other
        cls.documents = cls.env["account.move"]
        for number, bank in enumerate(cls.banks):
            cls._give_outstanding_account(bank, f"10149{number}")
        cls.equity = cls.env["account.account"].create(
            {"code": "301001", "name": "Brought forward", "account_type": "equity"}
        )
        cls.env.flush_all()

    @classmethod
    def _give_outstanding_account(cls, bank, code):
        account = cls.env["account.account"].create(
            {
                "code": code,
                "name": f"Outstanding {bank.code}",
                "account_type": "asset_current",
                "reconcile": True,
            }
        )
        ways = bank.inbound_payment_method_line_ids
        ways |= bank.outbound_payment_method_line_ids
        ways.payment_account_id = account
        return account

    @classmethod
    def _create_entry(cls, account, amount, day, against, **values):
        """An entry in the general journal, in the currency of the bank.

        :param amount: (in the bank's currency, in the company's).
        """
        foreign, balance = amount
        currency = values.pop("currency", cls.euro)
        move = cls.env["account.move"].create(
            {
                "move_type": "entry",
                "journal_id": cls.company_data["default_journal_misc"].id,
                "date": day,
                "line_ids": [
                    Command.create(
                        {
                            "name": name,
                            "account_id": booked.id,
                            "currency_id": currency.id,
                            "amount_currency": sign * foreign,
                            "balance": sign * balance,
                        }
                    )
                    for name, booked, sign in (
                        ("bank", account, 1.0),
                        ("against", against, -1.0),
                    )
                ],
                **values,
            }
        )
        move.action_post()
        return move

    def _play(self):
        return BankEvents(self)

    #: Of the first month; Odoo lets nobody re-date an entry to another year.
    FIRST_DAY = date(2026, 3, 1)
