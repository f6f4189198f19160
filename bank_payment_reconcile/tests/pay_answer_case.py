"""A run that the bank has, and what it answers.

Four vendors are paid 100.00, 200.00, 300.00 and 400.00 in one file.
"""

from datetime import date
from itertools import count

from odoo import Command

from .pay_run_case import PayRunCase

DAY = date(2026, 11, 30)
AMOUNTS = (100.0, 200.0, 300.0, 400.0)
IBANS = (
    "DE75512108001245126199",
    "FR1420041010050500013M02606",
    "NL91ABNA0417164300",
    "BE68539007547034",
)
#: Of bills; those of a year would be numbers of its months.
NUMBERS = count(7001)
NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"


class PaymentAnswerCase(PayRunCase):
    """A bank that answers by pain.002."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.outstanding = cls.env.company.transfer_account_id.copy(
            {"code": "OUTST9", "name": "Outstanding", "reconcile": True}
        )
        cls.bank.outbound_payment_method_line_ids.payment_account_id = cls.outstanding
        cls.vendors = [
            cls._create_partner(f"Vendor {n}", account, supplier_rank=1)
            for n, account in enumerate(IBANS, 1)
        ]

    @classmethod
    def _create_exported(
        cls, message="RUN-7", amounts=AMOUNTS, is_booked=True, **values
    ):
        """A run as it is when its file is made: ids given, payments booked.

        :param message: E1-message … are the ids of the payments, message-1 its block's.
        """
        run = cls.env["bank.payment.run"].create(
            {
                "journal_id": cls.bank.id,
                "execution_date": DAY,
                "line_ids": [
                    Command.create(cls._prepare_line(n, amount, message))
                    for n, amount in enumerate(amounts)
                ],
                **values,
            }
        )
        for n, line in enumerate(run.line_ids.sorted("id").sudo(), 1):
            line.write(
                {
                    "state": "exported",
                    "execution_date": DAY,
                    "end_to_end_id": f"E{n}-{message}",
                    "instruction_id": f"I{n}",
                    "payment_information_id": f"{message}-1",
                }
            )
        run.sudo().write(
            {
                "state": "exported",
                "message_id": message,
                "exported_by_id": cls.env.uid,
            }
        )
        if is_booked:
            run.line_ids._book_payments()
        return run

    @classmethod
    def _prepare_line(cls, n, amount, message):
        vendor = cls.vendors[n % len(cls.vendors)]
        bill = cls._create_document(
            vendor,
            amount,
            f"BILL/{next(NUMBERS)}",
            "in_invoice",
            day=date(2026, 11, 2),
            invoice_date_due=DAY,
        )
        return {
            "partner_id": vendor.id,
            "partner_bank_id": vendor.bank_ids[:1].id,
            "currency_id": bill.currency_id.id,
            "amount": amount,
            "item_ids": [Command.create({"move_line_id": bill.id, "amount": amount})],
        }

    # -- Answers --------------------------------------------------------------

    @staticmethod
    def _answer(
        status="",
        reason="",
        payments=(),
        message="RUN-7",
        own="BANK-1",
        created="10:00",
    ):
        """A pain.002; payments: (number in the file, status, reason, text)."""
        told = "".join(
            f"<TxInfAndSts><OrgnlEndToEndId>E{n}-{message}</OrgnlEndToEndId>"
            f"<TxSts>{code}</TxSts>{_why(*more)}</TxInfAndSts>"
            for n, code, *more in payments
        )
        block = (
            f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{message}-1</OrgnlPmtInfId>{told}"
            "</OrgnlPmtInfAndSts>"
        )
        state = f"<GrpSts>{status}</GrpSts>" if status else ""
        return (
            f'<Document xmlns="{NAMESPACE}"><CstmrPmtStsRpt><GrpHdr>'
            f"<MsgId>{own}</MsgId><CreDtTm>2026-11-27T{created}:00</CreDtTm></GrpHdr>"
            f"<OrgnlGrpInfAndSts><OrgnlMsgId>{message}</OrgnlMsgId>{state}"
            f"{_why(reason)}</OrgnlGrpInfAndSts>{block if told else ''}"
            "</CstmrPmtStsRpt></Document>"
        ).encode()

    def _import(self, *args, user=None, **values):
        bank = self.bank.with_user(user) if user else self.bank
        return bank.import_payment_status(self._answer(*args, **values), "answer.xml")

    def _states(self, run):
        return run.line_ids.sorted("id").mapped("state")

    def _open(self, run):
        """What is open of the bills of a run."""
        bills = run.line_ids.sorted("id").item_ids.move_line_id
        return [-item.amount_residual for item in bills]


def _why(reason="", text=""):
    if not reason and not text:
        return ""
    code = f"<Rsn><Cd>{reason}</Cd></Rsn>" if reason else ""
    words = f"<AddtlInf>{text}</AddtlInf>" if text else ""
    return f"<StsRsnInf>{code}{words}</StsRsnInf>"
