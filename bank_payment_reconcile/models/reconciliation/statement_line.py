"""Bank lines and the reconciliation documents they are on."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..record.rights import browse_context


class AccountBankStatementLine(models.Model):
    """A line is on one document at most, and not changed under a filed one."""

    _inherit = "account.bank.statement.line"

    bank_reconciliation_id = fields.Many2one(
        "bank.reconciliation",
        string="Reconciliation",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        ondelete="set null",
        help="The document on which this line is reconciled; none once it is undone.",
    )
    bank_made_on_id = fields.Many2one(
        "bank.reconciliation",
        string="Made On",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        ondelete="set null",
        help="The document that the line was suggested or typed for: a draft that is "
        "deleted takes it along.",
    )

    # -------------------------------------------------------------------------
    # Record
    # -------------------------------------------------------------------------

    @api.model
    def _bank_get_protected_fields(self):
        # EXTENDS bank.record: a person puts lines on a draft and takes them off
        return super()._bank_get_protected_fields() - {"bank_reconciliation_id"}

    def _bank_filter_kept(self):
        # EXTENDS bank.record: what our posting, or a posted document, rests on. Whoever
        # may reset an entry may correct it: its document says that it changed since.
        return self.filtered(
            lambda line: (
                (
                    line.state == "posted"
                    and line.bank_reconciliation_id.state == "posted"
                )
                or "posted" in line.application_ids.mapped("state")
            )
        )

    @api.model
    def _bank_get_kept_fields(self):
        # EXTENDS bank.record: at a write of these Odoo makes the entry anew and
        # deletes what we posted in it, without a word
        return super()._bank_get_kept_fields() | {
            "amount",
            "amount_currency",
            "company_id",
            "currency_id",
            "date",
            "foreign_currency_id",
            "journal_id",
            "move_id",
            "partner_id",
            "payment_ref",
        }

    def _bank_get_kept_message(self):
        # EXTENDS bank.record
        return self.env._(
            "%s is posted. Undo it first.",
            self._bank_get_short_name(),
        )

    def _bank_check_written_by_person(self, vals):
        # EXTENDS bank.record: Odoo lets a line change its statement, posted or
        # not; a reconciled statement keeps its lines
        result = super()._bank_check_written_by_person(vals)
        if "bank_reconciliation_id" in vals:
            self._bank_check_not_on_posted_document()
            document_id = vals["bank_reconciliation_id"]
            self._bank_check_joins(self.env["bank.reconciliation"].browse(document_id))
        if "statement_id" in vals:
            self.filtered(
                lambda line: line.statement_id.id != vals["statement_id"]
            )._bank_check_not_on_posted_document()
        return result

    @api.model
    def _bank_prepare_created(self, vals):
        # EXTENDS bank.record
        made_on = vals.get(
            "bank_reconciliation_id",
            # Whoever creates it may write on that document: `_bank_check_joins`.
            browse_context(
                self.env, "bank.reconciliation", "default_bank_reconciliation_id"
            )[:1].id,
        )
        return {
            **super()._bank_prepare_created(vals),
            "bank_made_on_id": made_on or False,
        }

    def _bank_check_new_of_person(self):
        # EXTENDS bank.record
        result = super()._bank_check_new_of_person()
        for document, lines in self.grouped("bank_reconciliation_id").items():
            lines._bank_check_joins(document)
        return result

    def _bank_check_joins(self, document):
        """Refuse a document that these lines cannot be put on.

        :param document: the `bank.reconciliation`, or none.
        """
        if not document:
            return
        document.check_access("write")
        document._check_draft()
        for line in self:
            if line.journal_id != document.journal_id:
                raise UserError(
                    self.env._(
                        "%(line)s belongs to %(theirs)s and %(document)s to %(ours)s.",
                        line=line._bank_get_short_name(),
                        theirs=line.journal_id.display_name,
                        document=document.name,
                        ours=document.journal_id.display_name,
                    )
                )

    # -------------------------------------------------------------------------
    # Reading
    # -------------------------------------------------------------------------

    def _bank_get_not_applied(self):
        """Lines of which money is left that nothing is applied to."""
        return self.filtered(
            lambda line: (
                not line.is_reconciled
                and (
                    not line.application_ids
                    or not line.bank_transaction_currency_id.is_zero(
                        line.difference_amount
                    )
                )
            )
        )

    # -------------------------------------------------------------------------
    # Onto a document
    # -------------------------------------------------------------------------

    def _bank_put_on_reconciliation(self, document, values):
        """Make these the lines of a draft, which is made where there is none.

        :param document: the `bank.reconciliation` to go on with, or none.
        :param values: values of the document.
        """
        if document:
            document.write(values)
        else:
            self.journal_id._bank_check_company_chosen()
            replaced = self._bank_get_left_document()
            document = self.env["bank.reconciliation"]._bank_create_by_code(
                [{"kind": "payment", "replaced_id": replaced.id, **values}]
            )
        (document.line_ids - self)._bank_put_on_document(False)
        self._bank_put_on_document(document)
        return document

    def _bank_put_on_document(self, document):
        """Make these lines a draft's; none takes them off.

        :raises UserError: they are on a posted document, which keeps its lines.
        """
        self._bank_check_not_on_posted_document()
        self._bank_write_by_code({"bank_reconciliation_id": document and document.id})

    def _bank_check_not_on_posted_document(self):
        for line in self:
            document = line.bank_reconciliation_id
            if document.state == "posted":
                raise UserError(
                    self.env._(
                        "%(line)s is reconciled on %(document)s: undo that first.",
                        line=line._bank_get_short_name(),
                        document=document.name,
                    )
                )

    def _bank_get_obstacles(self):
        """Why lines cannot be posted as they are, for those that cannot.

        :return: {line: sentence}
        """
        waiting = self.filtered(lambda line: not line.is_reconciled)
        return waiting._bank_get_posting_errors() | waiting._bank_get_left_out()

    def _bank_get_opening_balance(self):
        """What the bank's last document before these lines closed with; without one,
        what the first line's statement or the lines before it come to. Lines that were
        filed before open with what they opened with."""
        if not self:
            return 0.0
        again = self._bank_get_draft_again() or self._bank_get_left_document()
        if again:
            return again.balance_start
        journal = self.journal_id
        first = self.sorted("internal_index")[0]
        if ends := self._bank_get_closing_balances_before():
            # A statement of the bank says which of them it follows.
            said = first.statement_id.balance_start
            same = [
                end for end in ends if not first.currency_id.compare_amounts(end, said)
            ]
            return (first.statement_id and same or ends)[0]
        if first.statement_id:
            return first.statement_id.balance_start
        before = first.running_balance - first.amount
        first_day = journal._bank_get_first_direct_day()
        return first.currency_id.round(
            before + journal._bank_get_brought_forward_balance(first_day)
        )

    def _bank_get_closing_balances_before(self):
        """What the document before these lines may have closed with: the last posted
        one, then those after it that are to be posted again."""
        documents = self.env["bank.reconciliation"]
        last_day = max(self.mapped("bank_booking_date"))
        last = documents.search(
            [
                ("journal_id", "=", self.journal_id.id),
                ("state", "=", "posted"),
                ("date", "<=", last_day),
            ],
            limit=1,
        )
        return last.mapped("balance_end") + [
            vacancy.document.balance_end
            for vacancy in documents._get_vacancies(self.journal_id)
            if vacancy.document.date <= last_day
            and (not last or vacancy.key > last._get_order_key())
        ]

    def _bank_get_draft_again(self):
        """The draft that these are on, where it takes the place of an undone one."""
        return self.bank_reconciliation_id.filtered(
            lambda document: document.state == "draft" and document.replaced_id
        )[:1]

    def _bank_get_left_document(self):
        """The undone document that these lines were filed on, where its place is
        vacant; the first of several."""
        for vacancy in self.env["bank.reconciliation"]._get_vacancies(self.journal_id):
            filed = vacancy.undone.sudo().record_ids.statement_line_id
            if not vacancy.draft and filed and not (set(filed.ids) - set(self.ids)):
                return vacancy.undone
        return self.env["bank.reconciliation"]

    # -------------------------------------------------------------------------
    # What the bank sent
    # -------------------------------------------------------------------------

    def _bank_filter_sent(self):
        """Hook: those that the bank sent, and that nobody typed."""
        return self.filtered("bank_import_id")
