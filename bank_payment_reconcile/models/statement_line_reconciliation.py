"""Bank lines and the reconciliation documents they are on."""

from odoo import fields, models
from odoo.fields import Domain


class AccountBankStatementLine(models.Model):
    _inherit = "account.bank.statement.line"

    bank_reconciliation_id = fields.Many2one(
        "bank.reconciliation",
        string="Reconciliation",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The document on which this line is reconciled; none once it is undone.",
    )

    def _get_not_applied(self):
        """Lines of which money is left that nothing is applied to."""
        return self.filtered(
            lambda line: (
                not line.is_reconciled
                and (
                    not line.application_ids
                    or not line.transaction_currency_id.is_zero(line.difference_amount)
                )
            )
        )

    def _reopen_reconciliations(self):
        """A document of which a line is taken back no longer says the truth.

        It is marked undone and says who took back which lines. Refusing would make
        the correction of one line cost the posting of all the others again; leaving
        it posted would show an auditor a statement that the books contradict.
        """
        documents = self.bank_reconciliation_id.filtered(
            lambda document: document.state == "posted"
        )
        for document in documents:
            mine = self.filtered(
                lambda line, document=document: line.bank_reconciliation_id == document
            )
            names = ", ".join(
                f"{line.bank_booking_date} "
                f"{line.payment_ref or line.partner_name or ''} "
                f"{line.currency_id.format(line.amount)}"
                for line in mine[:10]
            )
            if len(mine) > 10:
                names += ", " + self.env._("and %s more.", len(mine) - 10)
            document._set_undone(
                self.env._(
                    "Lines were taken back (%s): the other lines stay posted, the "
                    "statement is to be reconciled again.",
                    names,
                )
            )
        return documents

    def _action_open_reconciliation(self):
        """The payment reconciliation journal with these lines only."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_payment_reconciliation"
        )
        action["domain"] = list(Domain("id", "in", self.ids))
        action["context"] = {}
        return action

    # -------------------------------------------------------------------------
    # Onto a document
    # -------------------------------------------------------------------------

    def _put_on_reconciliation(self, document, values):
        """Make these the lines of a draft, which is made where there is none.

        :param document: the `bank.reconciliation` to go on with, or none.
        :param values: values of the document.
        """
        if document:
            document.write(values)
        else:
            document = self.env["bank.reconciliation"].create(
                {"kind": "payment", **values}
            )
        (document.line_ids - self).bank_reconciliation_id = False
        self.bank_reconciliation_id = document
        return document

    def _get_obstacles(self):
        """Why lines cannot be posted as they are, for those that cannot.

        :return: {line: sentence}
        """
        return self.filtered(lambda line: not line.is_reconciled)._get_posting_errors()

    def _get_opening_balance(self):
        """What the bank's last document before these lines closed with; without one,
        what the first line's statement or the lines before it come to."""
        if not self:
            return 0.0
        journal = self.journal_id
        last = self.env["bank.reconciliation"].search(
            [
                ("journal_id", "=", journal.id),
                ("state", "=", "posted"),
                ("date", "<=", max(self.mapped("bank_booking_date"))),
            ],
            limit=1,
        )
        if last:
            return last.balance_end
        first = self.sorted("internal_index")[0]
        if first.statement_id:
            return first.statement_id.balance_start
        before = first.running_balance - first.amount
        first_day = journal._get_first_direct_day()
        return first.currency_id.round(
            before + journal._get_brought_forward_balance(first_day)
        )
