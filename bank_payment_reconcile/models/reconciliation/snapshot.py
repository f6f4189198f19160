"""What a reconciliation document keeps: its lines and its figures, on the day."""

from odoo import fields, models

from ..core.entries import split_bank_entry
from ..record.bulk import insert_rows
from ..record.rights import needs


class BankReconciliation(models.Model):
    """Keeps lines and figures as they were on the day of filing."""

    _inherit = "bank.reconciliation"

    record_ids = fields.One2many(
        "bank.reconciliation.line",
        "reconciliation_id",
        string="Lines",
        readonly=True,
        copy=False,
    )
    line_count = fields.Integer(string="Number of Lines", readonly=True, copy=False)
    line_total = fields.Monetary(
        string="Sum of the Lines",
        readonly=True,
        copy=False,
    )
    amount_in = fields.Monetary(string="Money In", readonly=True, copy=False)
    amount_out = fields.Monetary(string="Money Out", readonly=True, copy=False)
    obstacle_count = fields.Integer(
        string="Lines in the Way",
        readonly=True,
        copy=False,
        help="Lines that could not be posted when it was last tried.",
    )
    snapshot_date = fields.Datetime(
        string="Figures As Of", readonly=True, copy=False, help="When they were taken."
    )

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_refresh(self):
        """Take lines and figures of a draft anew."""
        for document in self.filtered(lambda document: document.state == "draft"):
            document._take_snapshot()
        return True

    @needs("read")
    def action_test_report(self):
        """The report as it would be, with what still stands in the way.

        Who may only read the document gets it as it was seen last.
        """
        if self.has_access("write"):
            self.action_refresh()
        return self.action_print()

    @needs("read")
    def action_print(self):
        """Print the document: as it was filed, or as a test report of a draft."""
        # Without Odoo's question for the layout of letters: this is none
        return self.env.ref(
            "bank_payment_reconcile.action_report_bank_reconciliation"
        ).report_action(self, config=False)

    # -------------------------------------------------------------------------
    # Snapshot
    # -------------------------------------------------------------------------

    def _take_snapshot(self, errors=None):
        """Copy lines, applications, outstanding entries and figures as they are now.

        :param errors: {line: why it was not posted}; found out by default.
        """
        self.ensure_one()
        lines = self.line_ids.sorted("internal_index")
        if errors is None:
            errors = lines._bank_get_obstacles()
        # A person reads these records and never writes them.
        document = self.sudo()
        document.record_ids.unlink()
        document.outstanding_ids.unlink()
        lines.move_id.line_ids.fetch(["account_id", "amount_currency", "name"])
        applications = {line: self._prepare_record_applications(line) for line in lines}
        late, facts = self._filter_late(lines), lines._bank_get_filed_facts()
        records = insert_rows(
            document.record_ids,
            [
                {
                    **self._prepare_record(line, errors.get(line), applications[line]),
                    "is_late": line in late,
                    "facts": facts[line],
                    "reconciliation_id": self.id,
                    "sequence": sequence,
                }
                for sequence, line in enumerate(lines, start=1)
            ],
        )
        insert_rows(
            self.env["bank.reconciliation.application"].sudo(),
            [
                {**values, "line_id": record.id, "reconciliation_id": self.id}
                for record, line in zip(records, lines, strict=True)
                for values in applications[line]
            ],
        )
        proof = self._get_proof()
        insert_rows(document.outstanding_ids, self._prepare_outstanding(proof))
        document.invalidate_recordset(["record_ids", "outstanding_ids"])
        document.write(self._prepare_figures(lines, errors, proof))

    def _prepare_record(self, line, error, applications):
        """What is kept of a bank line.

        :param applications: what is kept of the use of its money.
        """
        return {
            "statement_line_id": line.id,
            "date": line.bank_booking_date,
            "text": line.bank_remittance_text,
            "payer": line.partner_name or line.partner_id.name,
            "account_number": line.account_number,
            "amount": line.amount,
            "applied_to": ", ".join(
                values["document"] or values["account_name"] or ""
                for values in applications
            ),
            "confidence": line.match_confidence if line.application_ids else False,
            "obstacle": error,
        }

    def _prepare_record_applications(self, line):
        """What is kept of the use of a line's money.

        A line that was reconciled without applications, Odoo's way, shows the
        entries that stand against the bank's.
        """
        if line.application_ids:
            return [self._prepare_application(a) for a in line.application_ids]
        if not line.is_reconciled:
            return []
        _liquidity, _suspense, others = split_bank_entry(line)
        return [self._prepare_entry_application(entry) for entry in others]

    def _prepare_application(self, application):
        rule = application.rule_id
        mapping = application.mapping_id
        return {
            "currency_id": application.currency_id.id,
            "move_id": application.move_id.id,
            "document": application.move_id.name,
            "partner_id": application.partner_id.id,
            "partner_name": application.partner_id.name,
            "account_id": application.account_id.id,
            "account_name": application.account_id.display_name,
            "amount": application.amount,
            "discount_amount": application.discount_amount,
            "confidence": application.confidence,
            "rule_name": rule.display_name or mapping.display_name,
            "reasons": application.reasons,
            "posted_by_id": application.posted_by_id.id,
            "posted_date": application.posted_date,
            "posted_automatically": application.posted_automatically,
        }

    def _prepare_entry_application(self, entry):
        partners = entry.matched_debit_ids.debit_move_id
        partners |= entry.matched_credit_ids.credit_move_id
        documents = partners.move_id
        return {
            "currency_id": entry.currency_id.id,
            "move_id": documents.id if len(documents) == 1 else False,
            "document": ", ".join(documents.mapped("name")) or False,
            "partner_id": entry.partner_id.id,
            "partner_name": entry.partner_id.name,
            "account_id": entry.account_id.id,
            "account_name": entry.account_id.display_name,
            "amount": -entry.amount_currency,
            "discount_amount": 0.0,
            "confidence": False,
            "rule_name": False,
            "reasons": False,
            "posted_by_id": False,
            "posted_date": False,
            "posted_automatically": False,
        }

    def _prepare_figures(self, lines, errors, proof):
        """The header's figures, in the bank's currency."""
        amounts = lines.mapped("amount")
        currency = self.currency_id
        return {
            "line_count": len(lines),
            "line_total": currency.round(sum(amounts)),
            "amount_in": currency.round(sum(a for a in amounts if a > 0)),
            "amount_out": currency.round(sum(a for a in amounts if a < 0)),
            "obstacle_count": len(errors),
            "snapshot_date": fields.Datetime.now(),
            **self._prepare_ledger_figures(lines),
            **self._prepare_proof_figures(proof),
        }
