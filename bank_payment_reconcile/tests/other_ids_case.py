"""Files of one bank as it may call its payments one day and the next."""

from datetime import date
from unittest.mock import patch

from .common import BankReconcileCommon
from .test_formats_camt import balance, camt, details, entry, statement

OURS = "DE89370400440532013000"


class OtherIdsCase(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.currency_id = cls.env.ref("base.EUR")
        cls.bank.currency_id.active = True
        # Its first table, with one payment, asked for it.
        cls.bank.bank_amount_signs = "written"

    def _camt(self, *payments, start=None, end=None, day="2026-11-10"):
        """A camt.053 of payments (id, amount, text, payer), money out negative."""
        entries = []
        for reference, amount, text, payer in payments:
            is_out = amount.startswith("-")
            role = "Cdtr" if is_out else "Dbtr"
            party = f"<{role}><Pty><Nm>{payer}</Nm></Pty></{role}>" if payer else ""
            told = entry(
                amount.lstrip("-"),
                details(text=text, parties=party),
                side="DBIT" if is_out else "CRDT",
                more=f"<AcctSvcrRef>{reference}</AcctSvcrRef>" if reference else "",
            )
            entries.append(told.replace("2026-11-10", day))
        balances = []
        if start is not None:
            balances.append(balance("OPBD", start, day=day))
        ends = [balance("CLBD", end, day=day)] if end is not None else []
        return camt(statement(*balances, *entries, *ends, account=OURS))

    def _csv(self, *rows):
        """A table: day, text, payer, amount; balance behind it where one is given."""
        head = ["Date", "Text", "Name", "Amount", "Balance"]
        head = head[: max(map(len, rows))]
        lines = [";".join(head), *(";".join(map(str, row)) for row in rows)]
        return "\n".join([*lines, ""]).encode()

    def _ofx_of(self, *payments, day="20261110"):
        """An OFX file of payments (id, amount, payer), which tells no balance that
        fits: the bank wrote the one of another day."""
        return self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": day,
                    "TRNAMT": amount,
                    "FITID": reference,
                    "NAME": payer,
                }
                for reference, amount, payer in payments
            ],
            currency="EUR",
        )

    def _import(self, data, filename="bank.xml"):
        statements, remarks = self.bank._bank_import_file(data, filename)
        return statements, " ".join(remarks)

    def _lines(self):
        return self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], order="internal_index"
        )

    def _amounts(self):
        return sorted(self._lines().mapped("amount"))

    def _type(self, amount, text="typed", day=date(2026, 11, 10), **values):
        return self._create_line(amount, text, day, **values)

    def _wizard(self, data, filename="bank.xml"):
        file = self.env["ir.attachment"].create({"name": filename, "raw": data})
        wizard = self.env["bank.statement.import"].create(
            {"journal_id": self.bank.id, "attachment_ids": [(6, 0, file.ids)]}
        )
        action = wizard.action_import()
        return wizard.file_ids, action

    def _in_runs(self):
        """Whatever has more than a line is imported in the background."""
        registry = self.env.registry
        self.startPatcher(
            patch.object(
                registry["account.journal"],
                "_bank_get_import_threshold",
                lambda self: 1,
            )
        )
