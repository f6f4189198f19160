from datetime import date

from .common import BankReconcileCommon

#: The check's date in the stories.
JANUARY = date(2026, 1, 10)


class ChecksCase(BankReconcileCommon):
    """A bank with pre-numbered checks, and a vendor's bill of 1,000."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.method = cls.bank.outbound_payment_method_line_ids.filtered(
            lambda method: method.code == "check_printing"
        )
        cls.Check = cls.env["bank.check.entry"]
        cls.bill = cls._create_document(
            cls.fjord, 1000.0, "BILL/1", "in_invoice", ref="F-1"
        )

    @classmethod
    def _create_payment(cls, amount=1000.0, number=None, day=JANUARY, **values):
        """A draft payment by check."""
        payment = cls.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "supplier",
                "partner_id": cls.fjord.id,
                "journal_id": cls.bank.id,
                "payment_method_line_id": cls.method.id,
                "amount": amount,
                "date": day,
                **values,
            }
        )
        if number:
            payment.check_number = number
        return payment

    @classmethod
    def _write_check(cls, number, amount=1000.0, day=JANUARY, **values):
        """A posted check; returns its record in the register."""
        payment = cls._create_payment(amount, number, day, **values)
        payment.action_post()
        return payment.bank_check_entry_ids

    @classmethod
    def _pay_bill(cls, number="00101", day=JANUARY):
        """A posted check that pays the bill."""
        check = cls._write_check(number, day=day)
        (cls._get_partner_item(check) | cls.bill).reconcile()
        return check

    @classmethod
    def _receive_check(cls, number, amount, partner=None, day=JANUARY):
        """A customer's check, posted; returns its record in the register."""
        payment = cls.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_id": (partner or cls.nordlicht).id,
                "journal_id": cls.bank.id,
                "amount": amount,
                "date": day,
                "bank_received_check_number": number,
            }
        )
        payment.action_post()
        return payment.bank_check_entry_ids

    @classmethod
    def _get_bank_item(cls, check):
        """The check's outstanding item."""
        return check.move_id.line_ids.filtered(
            lambda line: line.account_id == check.payment_id.outstanding_account_id
        )

    @classmethod
    def _get_partner_item(cls, check):
        return check.move_id.line_ids - cls._get_bank_item(check)

    @classmethod
    def _show_check(cls, check, day, amount=None):
        """The bank shows the check; what is applied to it is not posted yet."""
        amount = -check.amount if amount is None else amount
        line = cls._create_line(
            amount, f"CHECK {check.number}", day, bank_check_number=check.number
        )
        cls._apply(line, (cls._get_bank_item(check), amount))
        return line
