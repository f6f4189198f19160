"""What may be paid twice: the same bill entered twice, or a payment ordered before."""
# pylint: disable=prefer-env-translation

from odoo import models
from odoo.tools import SQL

from ...sentences import _
from ..payment.run import OPEN_STATES
from .found import Found, exact

#: Documents of these types are compared, each with those of its own type.
_BILLS = ("in_invoice", "in_receipt", "in_refund", "out_refund")
#: Of many equal documents, so many are named.
_NAMED = 5
#: Days within which an equal payment may be the same one ordered again.
_SAME_DAYS = 10
#: Days within which one with the same reference may be.
_REFERENCE_DAYS = 90


class BankPaymentRun(models.Model):
    """Looks for what is paid twice; each question is one query for the whole run."""

    _inherit = "bank.payment.run"

    def _find_doubles(self, facts):
        """Bills that were entered twice, and payments that another run makes too."""
        if self.kind != "transfer":
            return []
        numbers = {row["id"]: row for row in facts}
        return [
            *self._find_double_bills(),
            *self._find_in_other_runs(numbers),
            *self._find_equal_payments(numbers),
        ]

    # -------------------------------------------------------------------------
    # Bills
    # -------------------------------------------------------------------------

    def _find_double_bills(self):
        """Bills of one vendor with the same number, or of the same day and amount."""
        bills = self._get_bills()
        same_number = self._get_equal_bills(
            SQL("REGEXP_REPLACE(LOWER(move.ref), '[^[:alnum:]]', '', 'g')")
        )
        same_amount = self._get_equal_bills(
            SQL(
                "move.invoice_date::text || ' ' || move.amount_total || ' ' "
                "|| move.currency_id"
            )
        )
        told = set()
        for bill in bills:
            pair = bill["line_id"], bill["move_id"]
            if pair in told:
                continue
            told.add(pair)
            if others := _others(same_number, bill):
                yield self._tell_double_bill(bill, others, "word")
            elif others := _others(same_amount, bill):
                # Numbers of their own are what tells monthly bills apart.
                numbers = {bill["ref"], *(ref for _id, _name, ref in others)}
                has_numbers = all(numbers) and len(numbers) > len(others)
                yield self._tell_double_bill(
                    bill, others, "yellow" if has_numbers else "word"
                )

    def _get_bills(self):
        return self.env.execute_query_dict(
            SQL(
                """
                SELECT DISTINCT ON (line.sequence, line.id, move.id)
                       line.id AS line_id, move.id AS move_id, move.name, move.ref
                  FROM bank_payment_item item
                  JOIN bank_payment_line line ON line.id = item.line_id
                  JOIN account_move_line entry ON entry.id = item.move_line_id
                  JOIN account_move move ON move.id = entry.move_id
                 WHERE line.run_id = %s
                   AND line.state = 'draft'
                   AND move.move_type = ANY(%s)
              ORDER BY line.sequence, line.id, move.id
                """,
                self.id,
                list(_BILLS),
            )
        )

    def _get_equal_bills(self, key):
        """{id of a bill of the run: [(id, name, ref) of bills with the same key]}

        Grouped, not joined: of ten thousand equal bills there are as many rows, not
        their square.

        :param key: SQL of what is equal, of the bill `move`.
        """
        rows = self.env.execute_query(
            SQL(
                """
                  WITH paid AS (
                        SELECT DISTINCT move.id, move.commercial_partner_id AS whole_id
                          FROM bank_payment_item item
                          JOIN bank_payment_line line ON line.id = item.line_id
                          JOIN account_move_line entry ON entry.id = item.move_line_id
                          JOIN account_move move ON move.id = entry.move_id
                         WHERE line.run_id = %(run)s AND line.state = 'draft'
                       ),
                       bill AS (
                        SELECT move.id, move.name, move.ref,
                               move.commercial_partner_id AS whole_id,
                               move.company_id, move.move_type, %(key)s AS key
                          FROM account_move move
                         WHERE move.commercial_partner_id IN (
                                   SELECT whole_id FROM paid
                               )
                           AND move.move_type = ANY(%(types)s)
                           AND move.state IN ('draft', 'posted')
                           AND COALESCE(move.payment_state, '') != 'reversed'
                       )
                SELECT ARRAY_AGG(bill.id) FILTER (WHERE paid.id IS NOT NULL),
                       (ARRAY_AGG(bill.id ORDER BY bill.id))[1:%(named)s],
                       (ARRAY_AGG(bill.name ORDER BY bill.id))[1:%(named)s],
                       (ARRAY_AGG(bill.ref ORDER BY bill.id))[1:%(named)s]
                  FROM bill
             LEFT JOIN paid ON paid.id = bill.id
                 WHERE bill.key != ''
              GROUP BY bill.whole_id, bill.company_id, bill.move_type, bill.key
                HAVING COUNT(*) > 1 AND COUNT(paid.id) > 0
                """,
                run=self.id,
                key=key,
                types=list(_BILLS),
                named=_NAMED,
            )
        )
        equal = {}
        for ours, ids, names, refs in rows:
            bills = list(zip(ids, names, refs, strict=True))
            equal.update(dict.fromkeys(ours, bills))
        return equal

    def _tell_double_bill(self, bill, others, level):
        values = {
            "document": bill["name"] or "",
            "others": tuple(name or ref or "" for _id, name, ref in others),
        }
        if bill["ref"] and any(_key(ref) == _key(bill["ref"]) for *_n, ref in others):
            said = _(
                "%(document)s may be the same bill as %(others)s, both have the number "
                "%(number)s of the vendor: take it out, or accept it.",
                number=bill["ref"],
                **values,
            )
        else:
            said = _(
                "%(document)s may be the same bill as %(others)s, of the same vendor, "
                "day and amount: compare them.",
                **values,
            )
        return Found(
            level,
            bill["line_id"],
            "double_bill",
            "document",
            said,
            [bill["move_id"], *(each for each, _name, _ref in others)],
        )

    # -------------------------------------------------------------------------
    # Payments
    # -------------------------------------------------------------------------

    def _find_in_other_runs(self, payments):
        """Documents that another run pays, too."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT ON (line.id, move.id)
                       line.id, move.id, move.name, other_run.name, other.is_live
                  FROM bank_payment_item item
                  JOIN bank_payment_line line ON line.id = item.line_id
                  JOIN bank_payment_item other_item
                    ON other_item.move_line_id = item.move_line_id
                   AND other_item.id != item.id
                  JOIN bank_payment_line other ON other.id = other_item.line_id
                  JOIN bank_payment_run other_run ON other_run.id = other.run_id
                  JOIN account_move_line entry ON entry.id = item.move_line_id
                  JOIN account_move move ON move.id = entry.move_id
                 WHERE line.run_id = %(run)s
                   AND line.state = 'draft'
                   AND (other.is_live OR (
                       other.state = 'draft' AND other_run.state = ANY(%(open)s)
                   ))
              ORDER BY line.id, move.id, other.is_live DESC, other.id
                """,
                run=self.id,
                open=list(OPEN_STATES),
            )
        )
        for line_id, move_id, name, run, is_live in rows:
            values = {"document": name or "", "run": run}
            if is_live:
                code, level = "document_in_file", "red"
                said = _(
                    "%(document)s is in the file of %(run)s already: take it out of "
                    "this payment.",
                    **values,
                )
            else:
                code, level = "document_in_draft", "yellow"
                said = _(
                    "%(document)s is in %(run)s as well, which is not exported: "
                    "whichever is exported first pays it.",
                    **values,
                )
            if line_id in payments:
                yield Found(level, line_id, code, "document", said, [move_id])

    def _find_equal_payments(self, payments):
        """Payments of the same amount to the same payee that a bank has, with the same
        reference or of about the same day, and those that this run makes twice."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT ON (line.id)
                       line.id, other_run.name, other.planned, other.is_same
                  FROM bank_payment_line line
                  JOIN bank_payment_run run ON run.id = line.run_id
                  JOIN res_partner payee ON payee.id = line.partner_id
                  JOIN LATERAL (
                        SELECT other.id, other.run_id,
                               COALESCE(other.execution_date, its.execution_date)
                                   AS planned,
                               COALESCE(
                                   %(said)s = NULLIF(COALESCE(
                                       NULLIF(other.reference, ''), other.text
                                   ), ''),
                                   FALSE
                               ) AS is_same
                          FROM bank_payment_line other
                          JOIN bank_payment_run its ON its.id = other.run_id
                         WHERE other.partner_id = line.partner_id
                           AND (other.is_live OR other.run_id = line.run_id)
                           AND other.company_id = line.company_id
                           AND other.currency_id = line.currency_id
                           AND other.amount = line.amount
                           AND other.id != line.id
                       ) other ON TRUE
                  JOIN bank_payment_run other_run ON other_run.id = other.run_id
                 WHERE line.run_id = %(run)s
                   AND line.state = 'draft'
                   AND (other.is_same OR other.run_id != line.run_id)
                   AND ABS(
                           COALESCE(line.execution_date, run.execution_date)
                           - other.planned
                       ) <= CASE WHEN other.is_same
                                 THEN %(reference_days)s ELSE %(same_days)s END
              ORDER BY line.id, other.is_same DESC, other.id DESC
                """,
                run=self.id,
                said=SQL("NULLIF(COALESCE(NULLIF(line.reference, ''), line.text), '')"),
                reference_days=_REFERENCE_DAYS,
                same_days=_SAME_DAYS,
            )
        )
        for line_id, run, day, is_same in rows:
            if row := payments.get(line_id):
                yield self._tell_equal_payment(row, run, day, is_same)

    def _tell_equal_payment(self, row, run, day, is_same):
        values = {
            "amount": exact(row["amount"], row["decimals"]),
            "currency": row["currency"],
            "payee": row["payee"],
            "run": run,
            "day": day,
        }
        if is_same:
            said = _(
                "%(run)s pays %(amount)s %(currency)s to %(payee)s on %(day)s with the "
                "same reference: take it out, or accept it.",
                **values,
            )
            return Found("word", row["id"], "double_payment", "reference", said)
        said = _(
            "%(run)s pays %(amount)s %(currency)s to %(payee)s as well, on %(day)s: "
            "make sure that these are two payments.",
            **values,
        )
        return Found("yellow", row["id"], "equal_payment", "amount", said)


def _others(equal, bill):
    """[(id, name, ref)] of the bills that are equal to one."""
    found = equal.get(bill["move_id"], ())
    return [each for each in found if each[0] != bill["move_id"]]


def _key(ref):
    """A vendor's number without what people write differently."""
    return "".join(filter(str.isalnum, (ref or "").lower()))
