"""What is applied by advices, put together before it is stored at once."""

from collections import defaultdict

from odoo import Command

from ..record.bulk import insert_links, insert_rows

#: Rows whose sentence the line itself shows; each is shown at its application anyway.
SHOWN = 20
#: What is said of an application that takes an item's own money and nothing else.
PLAIN = {
    "statement_line_id",
    "advice_id",
    "confidence",
    "review_required",
    "reasons",
    "move_line_id",
    "amount",
}


class Applied:
    """What is to be stored: applications with the rows that they are of."""

    def __init__(self, line):
        self.line = line
        self.values, self.rows, self.states = [], [], {}
        self.told, self.candidates = [], []

    def add(self, advice, row, values, reasons, sure, line=None):
        """An application of an amount that is not zero, of a row or of all."""
        line = line or self.line
        if line.bank_transaction_currency_id.is_zero(values["amount"]):
            return
        self.rows.append(row)
        self.values.append(
            {
                "statement_line_id": line.id,
                "advice_id": advice.id,
                "confidence": "high" if sure else "medium",
                "review_required": not sure,
                "reasons": line._bank_prepare_reasons(reasons),
                **values,
            }
        )

    def note(self, row, state, candidates=()):
        self.states[row.id] = state
        self.candidates += [(row.id, item.key) for item in candidates]

    def tell(self, reasons):
        """Say at the line what no application says."""
        self.told += reasons

    def store(self, tied):
        """Create the applications, and note at the rows what became of them."""
        line, env = self.line, self.line.env
        applied = sum(
            values["amount"]
            for values in self.values
            if values["statement_line_id"] == line.id
        )
        currency = line.bank_transaction_currency_id
        left = currency.round(line._bank_get_waiting_amount() - applied)
        reasons = [reason for advice in tied for reason in advice._say_found()]
        reasons += self.told[:SHOWN]
        if not currency.is_zero(left):
            reasons.append(
                tied[0]._say(
                    "advice_difference",
                    rows=tied[0]._money(applied),
                    difference=tied[0]._money(left),
                )
            )
        if self._needs_person(tied, left):
            for values in self.values:
                values["review_required"] = True
        created = self._create()
        self._note_line(reasons)
        links = [
            (row.id, application.id)
            for row, application in zip(self.rows, created, strict=True)
            if row
        ]
        Row = env["bank.payment.advice.row"].sudo()
        Row.browse(self.states).write(
            {"application_ids": [Command.clear()], "candidate_ids": [Command.clear()]}
        )
        by_state = defaultdict(list)
        for row_id, state in self.states.items():
            by_state[state].append(row_id)
        for state, ids in by_state.items():
            Row.browse(ids).write({"state": state})
        insert_links(Row, "application_ids", links)
        insert_links(Row, "candidate_ids", list(dict.fromkeys(self.candidates)))

    def _create(self):
        """The applications, in their order: those of nothing but an item's own money
        by the thousand."""
        Application = self.line.env["bank.payment.application"]
        plain = [values for values in self.values if values.keys() == PLAIN]
        others = [values for values in self.values if values.keys() != PLAIN]
        Application.check_access("create")
        made = insert_rows(
            Application.sudo(), [self._prepare_plain(values) for values in plain]
        )
        rest = iter(Application._bank_create_by_code(others))
        made = iter(made.with_env(Application.env))
        return [next(made if v.keys() == PLAIN else rest) for v in self.values]

    def _prepare_plain(self, values):
        """All that is stored of an application of an item in the line's currency."""
        item = self.line.env["account.move.line"].sudo().browse(values["move_line_id"])
        line = self.line.browse(values["statement_line_id"])
        return {
            **values,
            "company_id": line.company_id.id,
            "account_id": item.account_id.id,
            "partner_id": item.partner_id.id,
            "item_amount": values["amount"],
            "discount_amount": 0.0,
            "write_off_amount": 0.0,
            "state": "proposed",
            "posted_automatically": False,
        }

    def _needs_person(self, tied, left):
        """Whether nothing of it goes without one."""
        currency = self.line.bank_transaction_currency_id
        doubtful = tied.filtered(
            lambda advice: (
                advice.found_by == "amount"
                or not advice.currency_id.is_zero(advice.difference)
                or advice._is_of_somebody_else(self.line)
            )
        )
        return bool(doubtful or self.told or not currency.is_zero(left))

    def _note_line(self, reasons):
        line = self.line
        line._bank_write_by_code(
            {
                "bank_is_ambiguous": False,
                "bank_is_kept_open": False,
                "bank_matched_on": line.env.cr.now(),
                "posting_error": False,
                "bank_reopened_reason": False,
                "bank_match_details": {
                    "reasons": line._bank_prepare_reasons(reasons),
                    "rivals": [],
                },
            }
        )
