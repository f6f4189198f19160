"""What the payments of a run order, against the bank, its limits and closed books."""
# pylint: disable=prefer-env-translation

from odoo import models
from odoo.tools import SQL

from ...sentences import _
from ..core.currencies import convert
from ..core.locks import get_locks
from .found import Found, exact

_VOP = {"none": "word", "close": "yellow", "unavailable": "yellow"}


class BankPaymentRun(models.Model):
    """Looks at day, currency, amount and the verification of payees."""

    _inherit = "bank.payment.run"

    def _get_order_facts(self):
        """What the payments say that are not exported yet, in one query.

        :return: [{name: value}], one for each payment.
        """
        self.ensure_one()
        return self.env.execute_query_dict(
            SQL(
                """
                SELECT line.id, line.amount, line.currency_id,
                       line.reference, line.text,
                       line.destination_journal_id, line.vop_result, line.vop_name,
                       COALESCE(line.execution_date, run.execution_date) AS day,
                       currency.name AS currency, currency.decimal_places AS decimals,
                       line.partner_id,
                       COALESCE(partner.name, partner.complete_name, '') AS payee,
                       partner.commercial_partner_id AS whole_id,
                       line.partner_bank_id AS account_id,
                       account.acc_number AS number,
                       account.sanitized_acc_number AS key,
                       account.active AS account_active,
                       COALESCE(account.allow_out_payment, FALSE) AS is_trusted,
                       account.create_date AS account_entered,
                       account.create_uid AS account_entered_by,
                       account.bank_known_since AS account_since,
                       owner.commercial_partner_id AS owner_id,
                       COALESCE(owner.name, owner.complete_name, '') AS owner
                  FROM bank_payment_line line
                  JOIN bank_payment_run run ON run.id = line.run_id
                  JOIN res_currency currency ON currency.id = line.currency_id
             LEFT JOIN res_partner partner ON partner.id = line.partner_id
             LEFT JOIN res_partner_bank account ON account.id = line.partner_bank_id
             LEFT JOIN res_partner owner ON owner.id = account.partner_id
                 WHERE line.run_id = %s AND line.state = 'draft'
              ORDER BY line.sequence, line.id
                """,
                self.id,
            )
        )

    def _find_in_orders(self, facts):
        """What is against the bank, the limit, the books and the bank's own answer."""
        return [
            *self._find_in_periods(facts),
            *self._find_in_currencies(facts),
            *self._find_in_verifications(facts),
        ]

    def _find_in_periods(self, facts):
        """Days on which the books are closed, where something is booked at export."""
        if self.journal_id.bank_run_booking == "none":
            return
        locks = {
            day: get_locks(self.company_id, day, False, self.journal_id)
            for day in {row["day"] for row in facts if row["day"]}
        }
        for row in facts:
            if locked := locks.get(row["day"]):
                yield Found(
                    "red",
                    row["id"],
                    "period_closed",
                    "date",
                    _(
                        "The books are closed up to %(locked)s, so nothing can be "
                        "booked on %(day)s: choose a later day.",
                        locked=max(each for each, _name in locked),
                        day=row["day"],
                    ),
                )

    def _find_in_currencies(self, facts):
        """Payments in a currency that the account has not, and those over the limit."""
        journal, currency = self.journal_id, self.currency_id
        limit = journal._bank_get_payment_limit()
        for row in facts:
            if row["currency_id"] == currency.id:
                continue  # the limit is asked of the file
            yield Found(
                "yellow",
                row["id"],
                "currency_converted",
                "currency",
                _(
                    "The account at %(bank)s is in %(own)s: the bank converts this "
                    "payment in %(currency)s at its own rate.",
                    bank=journal.display_name,
                    own=currency.name,
                    currency=row["currency"],
                ),
            )
            amount = limit and self._convert_order(row)
            if amount and amount > limit:
                yield Found(
                    "red",
                    row["id"],
                    "amount_over_limit_converted",
                    "amount",
                    _(
                        "%(amount)s %(currency)s are about %(converted)s %(own)s, more "
                        "than the largest payment of %(bank)s, %(limit)s: pay less, or "
                        "have the limit raised.",
                        amount=exact(row["amount"], row["decimals"]),
                        currency=row["currency"],
                        converted=amount,
                        own=currency.name,
                        bank=journal.display_name,
                        limit=limit,
                    ),
                )

    def _convert_order(self, row):
        """The amount in the currency of the bank, at Odoo's rate of the day."""
        own = self.currency_id
        amount = convert(
            row["amount"],
            own.browse(row["currency_id"]),
            own,
            self.company_id,
            row["day"] or self.create_date.date(),
        )
        return exact(amount, own.decimal_places)

    def _find_in_verifications(self, facts):
        """What the bank said when it compared name and account."""
        for row in facts:
            level = _VOP.get(row["vop_result"])
            if not level:
                continue
            values = {"number": row["number"] or "", "payee": row["payee"]}
            if row["vop_result"] == "unavailable":
                said = _(
                    "The bank could not verify whether %(number)s is the account of "
                    "%(payee)s: verify it yourself.",
                    **values,
                )
            elif row["vop_name"]:
                said = _(
                    "The bank says that %(number)s is the account of %(name)s, not of "
                    "%(payee)s: correct the account holder, or the account.",
                    name=row["vop_name"],
                    **values,
                )
            else:
                said = _(
                    "The bank says that %(number)s is not the account of %(payee)s: "
                    "correct the account holder, or the account.",
                    **values,
                )
            code = f"payee_{row['vop_result']}"
            yield Found(level, row["id"], code, "account", said)
