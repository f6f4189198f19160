from contextlib import contextmanager
from datetime import date

from odoo import SUPERUSER_ID, Command
from odoo.tests import new_test_user

from odoo.addons.account.tests.common import AccountTestInvoicingCommon

OFX_HEAD = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:UTF-8
CHARSET:NONE
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

"""


class BankReconcileCommon(AccountTestInvoicingCommon):
    """A company with one bank, and an accountant who has our group only."""

    @classmethod
    def get_default_groups(cls):
        # Who sets the scene administers; the tests of rights name their own user.
        return super().get_default_groups() | cls.quick_ref(
            "bank_payment_reconcile.group_bank_reconcile_manager"
        )

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank = cls.company_data["default_journal_bank"]
        cls.bank.bank_account_id = cls.env["res.partner.bank"].create(
            {
                "acc_number": "DE89370400440532013000",
                "partner_id": cls.company_data["company"].partner_id.id,
            }
        )
        cls.receivable = cls.company_data["default_account_receivable"]
        cls.payable = cls.company_data["default_account_payable"]
        cls.fees = cls.company_data["default_account_expense"]
        cls.accountant = new_test_user(
            cls.env,
            login="bank_accountant",
            groups="bank_payment_reconcile.group_bank_reconcile_user",
            company_id=cls.company_data["company"].id,
            company_ids=[Command.set(cls.company_data["company"].ids)],
        )
        cls.nordlicht = cls._create_partner("Nordlicht Versand GmbH")
        cls.fjord = cls._create_partner("Fjordlysnes Handel AS")

    @contextmanager
    def _as_a_worker(self, user=None):
        """The environment of a worker, whose commits are savepoints of the test."""
        with self.enter_registry_test_mode(), self.env.registry.cursor() as cr:
            yield self.env(cr=cr, user=user or self.env.user)

    # -- Books ----------------------------------------------------------------

    @classmethod
    def _create_partner(cls, name, account=None, **values):
        partner = cls.env["res.partner"].create(
            {
                "name": name,
                "is_company": True,
                "customer_rank": 1,
                "property_account_receivable_id": cls.receivable.id,
                "property_account_payable_id": cls.payable.id,
                **values,
            }
        )
        if account:
            cls._note_account(partner, account)
        return partner

    @classmethod
    def _note_account(cls, partner, number, since=date(2020, 1, 1), trusted=True):
        """A bank account that is noted with a partner, by default for years and
        trusted for money out."""
        account = (
            cls.env["res.partner.bank"]
            .with_user(SUPERUSER_ID)
            .create(
                {
                    "acc_number": number,
                    "partner_id": partner.id,
                    "bank_known_since": since,
                    "allow_out_payment": trusted,
                }
            )
        )
        return account.with_env(cls.env).sudo()

    @classmethod
    def _create_document(
        cls, partner, amount, number, move_type="out_invoice", day=None, **values
    ):
        """A posted document without tax; returns its open item."""
        taxes = values.pop("taxes", None)
        move = cls.env["account.move"].create(
            {
                "move_type": move_type,
                "partner_id": partner.id,
                "invoice_date": day or date(2026, 1, 2),
                "date": day or date(2026, 1, 2),
                "name": number,
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": "goods",
                            "price_unit": amount,
                            "tax_ids": [Command.set(taxes.ids if taxes else [])],
                        }
                    )
                ],
                **values,
            }
        )
        move.action_post()
        return cls._open_item(move)

    @classmethod
    def _open_item(cls, move):
        return move.line_ids.filtered(
            lambda line: line.account_type in ("asset_receivable", "liability_payable")
        )

    # -- Bank -----------------------------------------------------------------

    @classmethod
    def _create_line(cls, amount, text="payment", day=None, **values):
        return cls.env["account.bank.statement.line"].create(
            {
                "journal_id": cls.bank.id,
                "date": day or date(2026, 1, 15),
                "amount": amount,
                "payment_ref": text,
                **values,
            }
        )

    @classmethod
    def _apply(cls, line, *targets, **values):
        """Apply a line to (item or account, amount) pairs as a person would, or,
        with a confidence, as the matcher."""
        Application = cls.env["bank.payment.application"].sudo()
        applications = Application.create(
            [
                {
                    "statement_line_id": line.id,
                    "move_line_id": target.id
                    if target._name == "account.move.line"
                    else False,
                    "account_id": target.account_id.id
                    if target._name == "account.move.line"
                    else target.id,
                    "amount": amount,
                    **values,
                }
                for target, amount in targets
            ]
        )
        return applications.with_env(cls.env)

    @classmethod
    def _ofx(cls, transactions, account="DE89370400440532013000", currency="USD"):
        """A small OFX file: transactions are dicts of OFX tags."""
        body = "".join(
            "<STMTTRN>"
            + "".join(f"<{tag}>{value}\n" for tag, value in transaction.items())
            + "</STMTTRN>\n"
            for transaction in transactions
        )
        return (
            OFX_HEAD
            + f"<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>"
            f"<DTSERVER>20260131<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>"
            f"<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO"
            f"</STATUS><STMTRS><CURDEF>{currency}<BANKACCTFROM><BANKID>37040044"
            f"<ACCTID>{account}<ACCTTYPE>CHECKING</BANKACCTFROM>"
            f"<BANKTRANLIST><DTSTART>20260101<DTEND>20260131\n{body}"
            f"</BANKTRANLIST><LEDGERBAL><BALAMT>1000.00<DTASOF>20260131</LEDGERBAL>"
            f"</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"
        ).encode()
