"""What a layout writes: checks, and a sample of payments or checks."""

from datetime import date, datetime
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ... import payment_files
from ...payment_files import described
from ..record.translated_sentence import translate

#: Payments that nobody makes, with what a bank's table may trip over.
_SAMPLE = payment_files.Batch(
    payments=tuple(
        payment_files.PaymentOrder(
            key=key,
            amount=Decimal(amount),
            currency="EUR",
            party=payment_files.OrderParty(
                name=name,
                address=payment_files.Address(
                    street="Marktstraat",
                    number="7",
                    postal_code="1012 AB",
                    town="Amsterdam",
                    country="NL",
                ),
            ),
            account=payment_files.Account(
                number="NL91ABNA0417164300", bic="ABNANL2A", bank_name="ABN AMRO"
            ),
            execution_date=date(2026, 11, 30),
            end_to_end_id=f"PAY-2026-{key}",
            text=text,
            reference=reference,
        )
        for key, name, amount, text, reference in (
            (1, "Tulp Kantoor B.V.", "1234.50", "Invoice 2026-118", ""),
            (2, "Müller & Söhne", "0.65", "", "RF52INV2026118"),
        )
    ),
    party=payment_files.OrderParty(name="My Company", identifier="1234567890"),
    account=payment_files.Account(
        number="DE75512108001245126199", bic="SOGEDEFF", currency="EUR"
    ),
    created_at=datetime(2026, 11, 27, 9, 30),
    today=date(2026, 11, 27),
    message_id="RUN-2026-0001",
)
_CHECKS = (
    ("00101", "1000.00", "Tulp Kantoor B.V.", "I", None),
    ("00102", "250.50", "Tulp Kantoor B.V.", "V", date(2026, 11, 26)),
)


class BankPaymentLayout(models.Model):
    """Writes files, and a sample to look at."""

    _inherit = "bank.payment.layout"

    sample = fields.Text(compute="_compute_sample", help="What would be written.")
    sample_problem = fields.Char(compute="_compute_sample")

    @api.depends(
        "kind",
        "file_kind",
        "delimiter",
        "delimiter_character",
        "has_titles",
        "encoding",
        "line_end",
        "decimal_mark",
        "date_pattern",
        "column_ids.sequence",
        "column_ids.section",
        "column_ids.name",
        "column_ids.holds",
        "column_ids.text",
        "column_ids.date_pattern",
        "column_ids.width",
        "column_ids.align",
        "column_ids.fill",
    )
    @api.depends_context("lang")
    def _compute_sample(self):
        for record in self:
            record.sample = record.sample_problem = False
            if not record.column_ids:
                continue
            try:
                written = record._write_sample()
                record.sample = written.decode(record.encoding or "utf-8")
            except payment_files.PaymentFileError as error:
                record.sample_problem = translate(self.env, error)

    @api.constrains(
        "kind",
        "file_kind",
        "delimiter",
        "delimiter_character",
        "has_titles",
        "encoding",
        "line_end",
        "decimal_mark",
        "date_pattern",
        "column_ids",
    )
    def _check_layout(self):
        """A layout that cannot write its own sample is not saved."""
        for record in self:
            problems = [column._get_problem() for column in record.column_ids]
            if problem := next(filter(None, problems), False):
                raise ValidationError(
                    self.env._(
                        "%(layout)s: %(problem)s", layout=record.name, problem=problem
                    )
                )
            try:
                record._write_sample()
            except payment_files.PaymentFileError as error:
                raise ValidationError(
                    self.env._(
                        "%(layout)s: %(problem)s",
                        layout=record.name,
                        problem=translate(self.env, error),
                    )
                ) from error

    def _write_sample(self):
        """The bytes of a file of invented payments or checks.

        :raises PaymentFileError: the layout has no room for what it should hold.
        """
        self.ensure_one()
        layout = self._get_layout()
        bank_format = payment_files.FileFormat(
            name="described", charset="german", layout=layout
        )
        values = described.file_values(_SAMPLE, bank_format)
        if self.kind == "payment":
            rows = described.payment_rows(_SAMPLE, bank_format)
            return described.write_rows(rows, layout, values)
        rows = [
            {
                "check_number": number,
                "check_date": date(2026, 11, 20),
                "check_amount": Decimal(amount),
                "check_payee": payee,
                "check_flag": flag,
                "void_date": void or "",
                "currency": "EUR",
            }
            for number, amount, payee, flag, void in _CHECKS
        ]
        return described.write_rows(rows, layout, values)

    # -------------------------------------------------------------------------
    # Checks
    # -------------------------------------------------------------------------

    def _write_checks(self, journal, bank_format, issued, void, today):
        """The bytes of a file that tells a bank of checks.

        :param bank_format: `payment_files.FileFormat` of that bank.
        :param issued: `bank.check.entry` to be paid; void: those that are not.
        :param today: the day of the file.
        :raises UserError: something has no room in the layout.
        """
        self.ensure_one()
        rows = [
            self._prepare_check(check, flag, bank_format)
            for flag, checks in (("I", issued), ("V", void))
            for check in checks
        ]
        try:
            return described.write_rows(
                rows, self._get_layout(), self._prepare_own_values(journal, today)
            )
        except payment_files.PaymentFileError as error:
            raise UserError(
                self.env._(
                    "The layout %(layout)s cannot hold the checks: %(problem)s",
                    layout=self.name,
                    problem=translate(self.env, error),
                )
            ) from error

    def _prepare_check(self, check, flag, bank_format):
        currency = check.currency_id
        return {
            "check_number": check.number,
            "check_date": check.check_date or "",
            "check_amount": Decimal(f"{check.amount:.{currency.decimal_places}f}"),
            "check_payee": payment_files.transliterate(
                check.partner_name or "", bank_format
            ),
            "check_flag": flag,
            "void_date": (flag == "V" and check.void_date) or "",
            "currency": currency.name,
        }

    def _prepare_own_values(self, journal, today):
        account, company = journal.bank_account_id.sudo(), journal.company_id.sudo()
        return {
            "own_account": account.sanitized_acc_number or "",
            "own_name": journal.bank_initiating_name or company.name,
            "own_identifier": journal.bank_initiating_identifier or "",
            "own_bic": account.bank_bic or "",
            "own_clearing": account.clearing_number or "",
            "own_currency": journal._bank_get_currency().name,
            "currency": journal._bank_get_currency().name,
            "message_id": "",
            "file_date": today,
            "file_time": fields.Datetime.context_timestamp(
                self, fields.Datetime.now()
            ).time(),
        }
