"""One debit by a mandate: what its file said, and what became of it."""

from odoo import api, fields, models

from ...payment_files import Mandate
from ...payment_files.mandates import EXPORTED, Known, Use

STATES = [
    ("exported", "At the Bank"),
    ("settled", "Collected"),
    ("rejected", "Rejected"),
    ("cancelled", "Taken Back"),
    ("returned", "Returned"),
    ("refunded", "Refunded"),
    ("reversed", "Given Back by Us"),
]
SEQUENCES = [
    ("FRST", "First"),
    ("RCUR", "Recurrent"),
    ("FNAL", "Last"),
    ("OOFF", "Once"),
]
#: What the record and what files say of a mandate call alike.
TOLD = (
    "reference",
    "signed_on",
    "scheme",
    "sequence",
    "original_reference",
    "original_account",
    "original_creditor_identifier",
    "original_creditor_name",
)


class BankDirectDebitUse(models.Model):
    """The use of a mandate by one payment of a run."""

    _name = "bank.direct.debit.use"
    _inherit = ["bank.record"]
    _description = "Debit by a Mandate"
    _order = "id"
    _check_company_auto = True
    _is_written_by_code = True

    mandate_id = fields.Many2one(
        "bank.direct.debit.mandate",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="mandate_id.company_id", store=True, index=True
    )
    payment_line_id = fields.Many2one(
        "bank.payment.line",
        string="Payment",
        required=True,
        ondelete="restrict",
        check_company=True,
    )
    date = fields.Date(required=True)
    sequence = fields.Selection(SEQUENCES, required=True)
    state = fields.Selection(STATES, string="Status", required=True, default=EXPORTED)
    reason_code = fields.Char(string="Reason")
    reason_text = fields.Char(string="Bank's Words")
    # -- What the file said
    reference = fields.Char(required=True)
    signed_on = fields.Date(required=True)
    scheme = fields.Char(required=True)
    account_number = fields.Char()
    creditor_identifier = fields.Char()
    creditor_name = fields.Char()
    is_amended = fields.Boolean(string="Told a Change")
    original_reference = fields.Char()
    original_account = fields.Char()
    original_creditor_identifier = fields.Char()
    original_creditor_name = fields.Char()

    _payment_uniq = models.UniqueIndex(
        "(payment_line_id)", "A payment of a run debits by one mandate once."
    )

    @api.depends("reference", "date", "sequence")
    def _compute_display_name(self):
        for use in self:
            use.display_name = f"{use.reference} {use.date} {use.sequence}"

    # -------------------------------------------------------------------------
    # For the rules and the files
    # -------------------------------------------------------------------------

    def _to_rules(self):
        """The debits as `payment_files.mandates` wants them, in their order."""
        return [
            Use(
                day=use.date,
                sequence=use.sequence,
                state=use.state,
                told=Known(
                    reference=use.reference,
                    account=use.account_number or "",
                    creditor_identifier=use.creditor_identifier or "",
                    creditor_name=use.creditor_name or "",
                ),
                is_amended=use.is_amended,
            )
            for use in self.sorted("id")
        ]

    def _to_file(self):
        """What the file said of the mandate: a `payment_files.Mandate`."""
        self.ensure_one()
        return Mandate(**{name: self[name] or "" for name in TOLD})
