"""What whoever signs a proof of a bank's balance must have looked at."""

from odoo import models


class BankReconciliationProof(models.AbstractModel):
    _inherit = "bank.reconciliation.proof"

    # -------------------------------------------------------------------------
    # Warnings
    # -------------------------------------------------------------------------

    def _get_proof_warnings(self, proof):
        """What is odd about the figures, a sentence each."""
        result = []
        direct = [item for item in proof.items if item.section == "direct"]
        if direct:
            result.append(
                self.env._(
                    "%(count)s entries stand directly on the bank's account and the "
                    "bank has not shown them (%(total)s): match them with a bank line, "
                    "or reverse what never reached the bank.",
                    count=len(direct),
                    total=proof.currency.format(proof.get_total("direct")),
                )
            )
        stale = [item for item in proof.items if item.is_stale]
        if stale:
            result.append(
                self.env._(
                    "%(count)s checks are stale, the oldest is %(number)s of %(date)s: "
                    "ask the payee, then void them or issue them again.",
                    count=len(stale),
                    number=stale[0].check_number or stale[0].number,
                    date=stale[0].date,
                )
            )
        ahead = [item for item in proof.items if item.section == "ahead"]
        if ahead:
            result.append(
                self.env._(
                    "%s bank lines stand on an outstanding account against entries "
                    "that are dated later or missing.",
                    len(ahead),
                )
            )
        if untold := proof.untold_items:
            result.append(
                self.env._(
                    "%(count)s entries on outstanding accounts that several banks "
                    "share (%(total)s, the first is %(number)s of %(date)s) may be "
                    "this bank's: say whose they are in the bank account "
                    "reconciliation. "
                    "The balance is not proved before.",
                    count=len(untold),
                    total=proof.currency.format(proof.get_total("untold")),
                    number=untold[0].number,
                    date=untold[0].date,
                )
            )
        if not proof.is_explained:
            result.append(
                self.env._(
                    "%(amount)s are unexplained. Look among the entries of %(account)s "
                    "up to %(date)s for bank lines that were changed or deleted after "
                    "their statement was posted, and check the first opening balance.",
                    amount=proof.currency.format(proof.unexplained),
                    account=proof.journal.default_account_id.display_name,
                    date=proof.date,
                )
            )
        return result

    def _get_statement_warnings(self, statements, document):
        """What is odd about the statements themselves."""
        result = []
        if not statements.last and not document:
            result.append(
                self.env._(
                    "No statement of this bank is posted up to this date: its balance "
                    "is what the ledger began with, and every bank line is listed."
                )
            )
        if statements.gap:
            before, after = statements.gap
            result.append(
                self.env._(
                    "The opening balance %(start)s of %(after)s is not the closing "
                    "balance %(end)s of %(before)s.",
                    start=after.currency_id.format(after.balance_start),
                    after=after.name,
                    end=before.currency_id.format(before.balance_end),
                    before=before.name,
                )
            )
        result.extend(self._get_undone_warnings(statements))
        if document.state == "draft":
            # Checks that the bank shows and should not: void, stopped, stale.
            for sentences in document.line_ids._get_check_warnings().values():
                result.extend(sentences)
        late = document.line_ids.filtered(
            lambda line: line.bank_booking_date > document.date
        )
        if late and document.state == "draft":
            result.append(
                self.env._(
                    "%(count)s lines are dated after the statement date, the first is "
                    '"%(text)s" of %(date)s: take them off, or correct the date.',
                    count=len(late),
                    text=late[0].payment_ref or late[0].partner_name or "",
                    date=late[0].bank_booking_date,
                )
            )
        return result

    def _get_undone_warnings(self, statements):
        """Statements under the balance that do not stand as they were filed."""
        if statements.undone:
            yield self.env._(
                "%s is undone and not posted again yet: the balance of the statements "
                "after it contains its lines.",
                ", ".join(self._name_vacancy(each) for each in statements.undone),
            )
        # The balance rests on every one of them, not on the last alone.
        for changed in statements.until.filtered("is_changed"):
            yield self.env._(
                "%s is changed since it was filed: file it anew, or put its lines "
                "right.",
                changed.name,
            )

    def _name_vacancy(self, document):
        """An undone statement with the draft that a person finds in its place."""
        draft = document.replacement_ids.filtered(lambda each: each.state == "draft")
        if not draft:
            return document.name
        return self.env._(
            "%(undone)s (now %(draft)s)", undone=document.name, draft=draft[:1].name
        )
