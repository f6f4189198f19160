"""Whose accounts the payments of a run go to, who trusts them, and since when they are
known."""
# pylint: disable=prefer-env-translation

from datetime import datetime, time, timedelta

from odoo import fields, models
from odoo.tools import SQL

from ...sentences import _
from .found import Found

#: Of the others that have an account, so many are looked at.
NAMED = 4


class BankPaymentRun(models.Model):
    """Looks at the accounts that are paid to."""

    _inherit = "bank.payment.run"

    def _find_in_accounts(self, facts):
        """Accounts that nobody trusts, that changed, or that are somebody else's."""
        # Without an account, the file says so; own banks are our own.
        facts = [
            row
            for row in facts
            if row["account_id"] and not row["destination_journal_id"]
        ]
        if not facts or self.kind != "transfer":
            return []
        return [
            *self._find_not_trusted(facts),
            *self._find_of_others(facts),
            *self._find_changed_accounts(facts),
        ]

    # -------------------------------------------------------------------------
    # Trust
    # -------------------------------------------------------------------------

    def _find_not_trusted(self, facts):
        people = self._get_trusting_people().mapped("name")[:3]
        group = self._get_trusting_group().full_name
        for row in facts:
            values = {"number": row["number"], "payee": row["payee"]}
            if not row["account_active"]:
                said = _(
                    "The account %(number)s of %(payee)s is archived: choose another "
                    "one, or restore it.",
                    **values,
                )
                yield Found("red", row["id"], "account_archived", "account", said)
            elif not row["is_trusted"] and people:
                said = _(
                    "The account %(number)s of %(payee)s is not trusted for outgoing "
                    "payments: ask %(people)s to verify and trust it.",
                    people=tuple(people),
                    **values,
                )
                yield Found("red", row["id"], "account_not_trusted", "account", said)
            elif not row["is_trusted"]:
                said = _(
                    "The account %(number)s of %(payee)s is not trusted for outgoing "
                    "payments, and nobody may trust it: give a person the group "
                    "%(group)s.",
                    group=group,
                    **values,
                )
                yield Found("red", row["id"], "account_not_trusted", "account", said)

    # -------------------------------------------------------------------------
    # Whose it is
    # -------------------------------------------------------------------------

    def _find_of_others(self, facts):
        others = self._get_other_owners(facts)
        for row in facts:
            values = {"number": row["number"], "payee": row["payee"]}
            if row["owner_id"] != row["whole_id"]:
                said = _(
                    "The account %(number)s is noted with %(owner)s, and %(payee)s is "
                    "to be paid: choose an account of the payee, or accept it.",
                    owner=row["owner"],
                    **values,
                )
                yield Found("word", row["id"], "account_of_other", "account", said)
            elif names := others.get((row["key"], row["whole_id"])):
                said = _(
                    "The account %(number)s of %(payee)s is also noted with "
                    "%(others)s: verify whose it is.",
                    others=tuple(names),
                    **values,
                )
                yield Found("yellow", row["id"], "account_shared", "account", said)

    def _get_other_owners(self, facts):
        """{(number, owner): names of the others that have the number, too}"""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT account.sanitized_acc_number, whole.id,
                       COALESCE(whole.name, '')
                  FROM res_partner_bank account
                  JOIN res_partner owner ON owner.id = account.partner_id
                  JOIN res_partner whole ON whole.id = owner.commercial_partner_id
                 WHERE account.active
                   AND account.sanitized_acc_number = ANY(%s)
                   AND (account.company_id IS NULL OR account.company_id = %s)
              GROUP BY 1, 2, 3
              ORDER BY 3
                """,
                list({row["key"] for row in facts if row["key"]}),
                self.company_id.id,
            )
        )
        owners = {}
        for number, owner_id, name in rows:
            owners.setdefault(number, []).append((owner_id, name))
        # Of a number that thousands have, a few are named.
        return {
            (number, owner_id): [name for _id, name in of[:NAMED] if _id != owner_id]
            for number, of in owners.items()
            if len(of) > 1
            for owner_id, _name in of
        }

    # -------------------------------------------------------------------------
    # Changes
    # -------------------------------------------------------------------------

    def _find_changed_accounts(self, facts):
        """Accounts that are new for their payee, or not those that a bill names."""
        bills = self._get_bill_accounts()
        changes = self._get_account_changes(facts)
        earlier = self._get_earlier_accounts(facts)
        today = fields.Date.context_today(self)
        first_new = today - timedelta(days=self.journal_id.bank_new_account_days)
        users = self._get_user_names(facts, changes)
        for row in facts:
            change = _Change(row, changes.get(row["account_id"]), users)
            entered, named = bills.get(row["id"], (None, ()))
            named = [number for key, number in named if key != row["key"]]
            is_after = entered and change.at > entered
            # 0 days: no account counts as new for its age.
            is_new = change.day > first_new
            old = named[:1] or change.old or earlier.get(row["account_id"], [])
            if (is_after or is_new) and (old or change.is_unsaid):
                yield self._tell_changed(row, change, old)
            elif is_new and not old:
                yield self._tell_new(row, change)
            elif named:
                yield self._tell_named(row, named[0])

    def _tell_changed(self, row, change, old):
        values = {
            "payee": row["payee"],
            "number": row["number"],
            "person": change.person,
            "day": change.day,
        }
        if old:
            said = _(
                "The account of %(payee)s was changed from %(old)s to %(number)s by "
                "%(person)s on %(day)s: verify it with the payee by a way that you "
                "know, not by the letter or the message that asked for it.",
                old=old[0],
                **values,
            )
        else:
            said = _(
                "The account of %(payee)s was changed to %(number)s by %(person)s on "
                "%(day)s: verify it with the payee by a way that you know, not by the "
                "letter or the message that asked for it.",
                **values,
            )
        code, user = "account_changed", change.user_id
        return Found("word", row["id"], code, "account", said, user_id=user)

    def _tell_new(self, row, change):
        said = _(
            "The account %(number)s of %(payee)s is new, %(person)s entered it on "
            "%(day)s: verify it with the payee.",
            payee=row["payee"],
            number=row["number"],
            person=change.person,
            day=change.day,
        )
        return Found("yellow", row["id"], "account_new", "account", said)

    def _tell_named(self, row, named):
        said = _(
            "A bill of %(payee)s asks for the account %(named)s, and %(number)s is "
            "paid: verify which one is right.",
            payee=row["payee"],
            named=named,
            number=row["number"],
        )
        return Found("yellow", row["id"], "account_of_bill", "account", said)

    def _get_bill_accounts(self):
        """{payment: (when its first bill was entered, [(key, number) that its bills
        name])}"""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT line.id, MIN(move.create_date),
                       ARRAY_AGG(DISTINCT ARRAY[
                           account.sanitized_acc_number, account.acc_number
                       ]) FILTER (WHERE account.sanitized_acc_number IS NOT NULL)
                  FROM bank_payment_line line
                  JOIN bank_payment_item item ON item.line_id = line.id
                  JOIN account_move_line entry ON entry.id = item.move_line_id
                  JOIN account_move move ON move.id = entry.move_id
             LEFT JOIN res_partner_bank account ON account.id = move.partner_bank_id
                 WHERE line.run_id = %s
              GROUP BY line.id
                """,
                self.id,
            )
        )
        return {line: (entered, named or []) for line, entered, named in rows}

    def _get_account_changes(self, facts):
        """{account: (its number before, when it was changed, by whom)}, of the last
        change of the number, as its messages tell."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT ON (message.res_id)
                       message.res_id, value.old_value_char, message.date,
                       COALESCE(message.create_uid, value.create_uid)
                  FROM mail_message message
                  JOIN mail_tracking_value value ON value.mail_message_id = message.id
                  JOIN ir_model_fields field ON field.id = value.field_id
                 WHERE message.model = 'res.partner.bank'
                   AND message.res_id = ANY(%s)
                   AND field.model = 'res.partner.bank'
                   AND field.name = 'acc_number'
                   AND value.old_value_char IS NOT NULL
              ORDER BY message.res_id, message.id DESC
                """,
                list({row["account_id"] for row in facts}),
            )
        )
        return {account: (old, at, user) for account, old, at, user in rows}

    def _get_earlier_accounts(self, facts):
        """{account: [the number that its owner had before it, the last one]}"""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT ON (account.id) account.id, earlier.acc_number
                  FROM res_partner_bank account
                  JOIN res_partner owner ON owner.id = account.partner_id
                  JOIN res_partner member
                    ON member.commercial_partner_id = owner.commercial_partner_id
                  JOIN res_partner_bank earlier ON earlier.partner_id = member.id
                 WHERE account.id = ANY(%s)
                   AND earlier.id < account.id
                   AND earlier.sanitized_acc_number IS NOT NULL
                   AND earlier.sanitized_acc_number != account.sanitized_acc_number
              ORDER BY account.id, earlier.id DESC
                """,
                list({row["account_id"] for row in facts}),
            )
        )
        return {account: [number] for account, number in rows}

    def _get_user_names(self, facts, changes):
        ids = {row["account_entered_by"] for row in facts}
        ids |= {user for _old, _at, user in changes.values()}
        users = self.env["res.users"].sudo().with_context(active_test=False)
        return {user.id: user.name for user in users.browse(filter(None, ids)).exists()}


class _Change:
    """Since when an account has its number, by whom, and what it was before."""

    def __init__(self, row, change, users):
        entered = row["account_entered"] or datetime.min
        since = row["account_since"]
        self.at, self.user_id, self.old = entered, row["account_entered_by"], []
        self.is_unsaid = False
        if change:
            old, self.at, self.user_id = change
            self.old = [old]
        elif since and since != entered.date():
            self.at = datetime.combine(since, time.min)
            # Later than it was entered: it changed, and no message says by whom.
            self.is_unsaid = self.at > entered
            self.user_id = None if self.is_unsaid else self.user_id
        self.day = self.at.date()
        self.person = users.get(self.user_id) or _("somebody")
