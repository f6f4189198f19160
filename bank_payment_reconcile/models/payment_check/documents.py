"""The documents that the payments of a run settle, as the books have them now."""
# pylint: disable=prefer-env-translation

from datetime import timedelta

from odoo import models
from odoo.tools import SQL, float_compare

from ...sentences import _
from .found import Found, exact


class BankPaymentRun(models.Model):
    """Looks at what is open, on hold or cancelled since the run was made."""

    _inherit = "bank.payment.run"

    def _find_in_documents(self):
        """Documents that are paid meanwhile, on hold or no longer posted, and discounts
        that are lost."""
        grace = timedelta(days=self.journal_id.bank_discount_grace_days)
        for row in self._get_document_facts():
            yield from self._find_in_state(row)
            if row["state"] == "posted":
                yield from self._find_in_open_amount(row)
            if row["discount_amount"] and row["day"] and row["discount_date"]:
                if row["day"] > row["discount_date"] + grace:
                    yield self._tell_lost_discount(row)

    def _get_document_facts(self):
        """What is paid of each open item, and what of it is open, in one query.

        Amounts are in the currency of the payment, which is the item's; of what we owe
        a credit note is negative.
        """
        return self.env.execute_query_dict(
            SQL(
                """
                SELECT item.line_id, item.amount,
                       COALESCE(item.discount_amount, 0.0) AS discount_amount,
                       %(sign)s * entry.amount_residual_currency AS residual,
                       entry.discount_date, move.id AS move_id, move.name, move.ref,
                       move.state, move.payment_state,
                       COALESCE(line.execution_date, run.execution_date) AS day,
                       currency.name AS currency, currency.decimal_places AS decimals
                  FROM bank_payment_item item
                  JOIN bank_payment_line line ON line.id = item.line_id
                  JOIN bank_payment_run run ON run.id = line.run_id
                  JOIN account_move_line entry ON entry.id = item.move_line_id
                  JOIN account_move move ON move.id = entry.move_id
                  JOIN res_currency currency ON currency.id = line.currency_id
                 WHERE line.run_id = %(run)s AND line.state = 'draft'
              ORDER BY line.sequence, line.id, item.id
                """,
                sign=1 if self.kind == "debit" else -1,
                run=self.id,
            )
        )

    def _find_in_state(self, row):
        document = {"document": _tell_document(row)}
        if row["state"] != "posted":
            yield _found(
                row,
                "red",
                "document_not_posted",
                _(
                    "%(document)s is not posted any more: take it out of the payment, "
                    "or post it again.",
                    **document,
                ),
            )
        elif row["payment_state"] == "blocked":
            yield _found(
                row,
                "red",
                "document_on_hold",
                _(
                    "%(document)s is on hold: take it out of the payment, or release "
                    "it for payment.",
                    **document,
                ),
            )

    def _find_in_open_amount(self, row):
        decimals = row["decimals"]
        settled = row["amount"] + row["discount_amount"]
        opened = row["residual"]
        # More than is open, on the side on which it is paid.
        sign = 1 if settled > 0 else -1
        if float_compare(sign * settled, sign * opened, precision_digits=decimals) <= 0:
            return
        values = {
            "document": _tell_document(row),
            "currency": row["currency"],
            "settled": exact(settled, decimals),
        }
        if float_compare(opened, 0.0, precision_digits=decimals) == 0:
            yield _found(
                row,
                "red",
                "document_paid",
                _(
                    "%(document)s is settled already, and %(settled)s %(currency)s of "
                    "it would be paid again: take it out of the payment.",
                    **values,
                ),
            )
        else:
            yield _found(
                row,
                "red",
                "document_less_open",
                _(
                    "Of %(document)s, %(open)s %(currency)s are open, and %(settled)s "
                    "would be settled: pay less of it.",
                    open=exact(opened, decimals),
                    **values,
                ),
            )

    def _tell_lost_discount(self, row):
        return _found(
            row,
            "word",
            "discount_lost",
            _(
                "The discount of %(discount)s %(currency)s on %(document)s is granted "
                "until %(last)s, and it is paid on %(day)s: pay it earlier or in full, "
                "or accept it.",
                discount=exact(row["discount_amount"], row["decimals"]),
                currency=row["currency"],
                document=_tell_document(row),
                last=row["discount_date"],
                day=row["day"],
            ),
            "date",
        )


def _tell_document(row):
    """Our number of a document, and the vendor's."""
    name = row["name"] or ""
    return f"{name} ({row['ref']})" if row["ref"] else name


def _found(row, level, code, sentence, field="amount"):
    return Found(level, row["line_id"], code, field, sentence, [row["move_id"]])
