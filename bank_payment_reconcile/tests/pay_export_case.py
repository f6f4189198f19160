"""Runs that become files, on Thursday, 26 November 2026; the files are read by lxml."""

from lxml import etree

from odoo import Command

from .pay_run_case import PayRunCase

ISO = "{urn:iso:std:iso:20022:tech:xsd:%s}"


class PayExportCase(PayRunCase):
    """A bank in Berlin that takes pain.001.001.09."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.currency_id = cls.env.ref("base.EUR")
        cls.bank.write({"bank_payment_format": "pain.001.001.09"})
        cls.env.company.partner_id.write(
            {
                "street": "Lindenallee 4",
                "zip": "10115",
                "city": "Berlin",
                "country_id": cls.env.ref("base.de").id,
            }
        )
        cls.outstanding = cls.env.company.transfer_account_id.copy(
            {"code": "OUTST8", "name": "Outstanding", "reconcile": True}
        )
        cls.method = cls.bank.outbound_payment_method_line_ids.filtered(
            lambda method: method.code == "manual"
        )
        cls.method.payment_account_id = cls.outstanding
        place = {"city": "Köln", "country_id": cls.env.ref("base.de").id}
        cls.rhein.write(place)
        cls.tulp.write({"city": "Gouda", "country_id": cls.env.ref("base.nl").id})

    # -- Runs -----------------------------------------------------------------

    @classmethod
    def _run_of(cls, *amounts, vendor=None, **values):
        """A run that pays a bill for each amount, each by itself."""
        run = cls._create_run(**values)
        for amount in amounts:
            cls._pay(run, cls._next_bill(amount, vendor=vendor))
        return run

    @classmethod
    def _next_bill(cls, amount, vendor=None, **values):
        cls.bill_number = getattr(cls, "bill_number", 0) + 1
        number = f"X-{cls.bill_number:04}"
        return cls._bill(vendor or cls.rhein, amount, number, **values)

    def _accept(self, run):
        """A person looked at what wants a person's word."""
        run.action_check()
        run.finding_ids.filtered(
            lambda finding: finding.level == "word"
        ).action_accept()

    def _export(self, run):
        """Export a run; returns its file."""
        self._accept(run)
        action = run.action_export()
        file = run.file_ids
        self.assertIn(f"/web/content/{file.attachment_id.id}", action["params"]["url"])
        return file

    # -- Files ----------------------------------------------------------------

    def _read(self, file):
        """The root of a file, its elements without namespace."""
        root = etree.fromstring(file.attachment_id.raw)
        for element in root.iter(etree.Element):
            element.tag = etree.QName(element).localname
        return root

    def _texts(self, root, path):
        return [element.text for element in root.findall(f".//{path}")]

    # -- Books ----------------------------------------------------------------

    def _entries(self, move):
        """[(account, debit positive)] of an entry, sorted."""
        return sorted((line.account_id.code, line.balance) for line in move.line_ids)

    def _is_paid(self, *items):
        return [item.move_id.payment_state in ("paid", "in_payment") for item in items]

    def _show_on_statement(self, amount, item):
        """A line of the bank, posted on an entry that waits for it."""
        line = self._create_line(amount, day=self.env.cr.now().date())
        line.action_apply_item(item.id)
        line.action_post_applications()
        self.assertTrue(line.is_reconciled)
        return line

    def _waiting(self, *payments):
        """The entry lines of payments that the bank has not shown."""
        return self.env["account.move.line"].union(
            *(
                payment.move_id.line_ids.filtered(
                    lambda entry: entry.account_id == self.outstanding
                )
                for payment in payments
            )
        )

    @classmethod
    def _link(cls, *records):
        return [Command.set([record.id for record in records])]
