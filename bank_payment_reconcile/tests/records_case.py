"""A record of every model of ours, and what a client may send to forge it."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.models import MAGIC_COLUMNS
from odoo.service.model import call_kw
from odoo.tests import new_test_user

from .checks_case import ChecksCase
from .record_table import ACCOUNTANT, BASIC, GROUPS, INVOICE, MANAGER, SYSTEM

MODULE = "bank_payment_reconcile"
OURS = f"{MODULE}.group_bank_reconcile_"
RIGHTS = {
    INVOICE: "account.group_account_invoice",
    BASIC: "account.group_account_basic",
    ACCOUNTANT: f"{OURS}user",
    MANAGER: f"{OURS}manager",
    SYSTEM: f"{OURS}manager,base.group_system",
}
#: A value of each type that nobody ever decided.
FORGED = {
    "boolean": True,
    "char": "forged",
    "text": "forged",
    "integer": 4711,
    "float": 47.11,
    "monetary": 47.11,
    "date": "2020-02-02",
    "datetime": "2020-02-02 02:02:02",
    "json": {"forged": True},
    "binary": "Zm9yZ2Vk",
}


def get_own_models(env):
    """The models of ours that keep something; a wizard's rows are its owner's own and
    vanish."""
    return [
        model
        for model in env.registry.models.values()
        if model._original_module == MODULE
        and not model._abstract
        and not model._transient
    ]


def get_own_fields(model):
    """The stored fields of a model that this addon brought."""
    return [
        field
        for field in model._fields.values()
        if field.store
        and field.name not in MAGIC_COLUMNS
        and field._modules[:1] == (MODULE,)
    ]


class RecordsCase(ChecksCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        company = cls.company_data["company"]
        cls.users = {
            level: new_test_user(
                cls.env,
                login=f"forger_{level}",
                groups=RIGHTS[level],
                company_id=company.id,
                company_ids=[Command.set(company.ids)],
            )
            for level in GROUPS
        }
        cls.invoice = cls._create_document(cls.nordlicht, 600.0, "INV/2026/00042")

    def _call(self, user, records, method, *args, **context):
        """What a client's call does, undone afterwards.

        :return: the error, or None where it was accepted.
        """
        model = records.with_user(user).browse()
        args = [*args] if method == "create" else [records.ids, *args]
        error = None
        try:
            with self.env.cr.savepoint() as savepoint:
                call_kw(model, method, args, {"context": context})
                self.env.flush_all()
                savepoint.rollback()
        except UserError as refusal:
            error = refusal
        self.env.invalidate_all()
        return error

    def _forge(self, record, field):
        """A value for the field that says something else than the record."""
        if field.type == "many2one":
            others = self.env[field.comodel_name].sudo().search([], limit=2)
            return (others - record[field.name])[:1].id
        if field.type == "many2many":
            return [Command.clear()]
        if field.type == "selection":
            said = {record[field.name], field.default and field.default(record)}
            values = [v for v in field.get_values(self.env) if v not in said]
            return values[-1] if values else field.get_values(self.env)[-1]
        if field.type == "boolean":
            return not record[field.name]
        return FORGED[field.type]

    # -------------------------------------------------------------------------
    # One record of each model
    # -------------------------------------------------------------------------

    @classmethod
    def _create_all(cls):
        """{name of the model: one record}; what is decided is not posted yet."""
        env = cls.env
        sudo = env(su=True)
        line = cls._create_line(600.0, "INV/2026/00042")
        application = cls._apply(line, (cls.invoice, 600.0))
        statement = sudo["account.bank.statement"].create(
            {"name": "January", "line_ids": [Command.set(line.ids)]}
        )
        reconciliation = sudo["bank.reconciliation"].create(
            {
                "kind": "payment",
                "journal_id": cls.bank.id,
                "date": date(2026, 1, 31),
                "line_ids": [],
            }
        )
        kept = sudo["bank.reconciliation.line"].create(
            {"reconciliation_id": reconciliation.id, "amount": 1.0}
        )
        feed = sudo["bank.statement.feed"].create(
            {"name": "Nordbank", "kind": "https", "address": "https://bank.example"}
        )
        run_values = {
            "user_id": env.uid,
            "company_id": cls.bank.company_id.id,
            "journal_id": cls.bank.id,
        }
        history_run = sudo["bank.history.run"].create(
            {"user_id": env.uid, "company_id": cls.bank.company_id.id}
        )
        import_run = sudo["bank.import.run"].create(run_values)
        described = sudo["bank.statement.format"].create(
            {
                "name": "Nordbank's CSV",
                "column_ids": [
                    Command.create({"name": role, "role": role})
                    for role in ("date", "amount", "text")
                ],
            }
        )
        layout = sudo["bank.payment.layout"].create(
            {
                "name": "Nordbank's checks",
                "kind": "positive_pay",
                "column_ids": [
                    Command.create({"name": "Number", "holds": "check_number"}),
                    Command.create({"name": "Amount", "holds": "check_amount"}),
                ],
            }
        )
        cls.bank.bank_positive_pay_layout_id = layout
        paying = sudo["bank.payment.line"].create(
            {
                "run_id": sudo["bank.payment.run"]
                .create({"journal_id": cls.bank.id})
                .id,
                "partner_id": cls.bill.partner_id.id,
                "currency_id": cls.bill.currency_id.id,
                "item_ids": [Command.create({"move_line_id": cls.bill.id})],
            }
        )
        check = cls._write_check("00101")
        told = env["bank.positive.pay"]._export(cls.bank).sudo()
        payment_run = paying.run_id
        mandate = sudo["bank.direct.debit.mandate"].create(
            {"partner_id": cls.nordlicht.id, "signed_on": date(2026, 1, 2)}
        )
        debit = sudo["bank.direct.debit.use"]._record(
            [(mandate, paying, date(2026, 1, 31), mandate._get_debit_details()[0])]
        )
        file = sudo["bank.payment.file"].create(
            {"name": "1.xml", "run_id": payment_run.id, "message_id": "1"}
        )
        file._note("exported")
        answer = sudo["bank.payment.report"].create(
            {
                "name": "answer.xml",
                "company_id": cls.bank.company_id.id,
                "run_id": payment_run.id,
                "state": "applied",
            }
        )
        provider = sudo["bank.payment.provider"].create(
            {"name": "Paybridge", "source": "paybridge"}
        )
        advice = sudo["bank.payment.advice"].create(
            {
                "company_id": cls.bank.company_id.id,
                "kind": "payout",
                "source": "paybridge",
                "sender": "Paybridge",
                "provider_id": provider.id,
                "number": "PO-1001",
                "currency_id": cls.bank.company_id.currency_id.id,
                "total": 96.0,
                "net": 96.0,
                "digest": "digest",
            }
        )
        forecast = env["bank.cash.forecast"]._make_all(cls.bank.company_id)
        rule = sudo["bank.payment.rule"].search([("code", "!=", False)], limit=1)
        # What all companies share is the system administrator's.
        rule.company_id = cls.bank.company_id
        split = sudo["bank.text.mapping"].create(
            {
                "text": "Rent Harbour",
                "row_ids": [(0, 0, {"account_id": cls.fees.id})],
                "condition_ids": [(0, 0, {"value": "Harbour"})],
            }
        )
        records = [
            line,
            application,
            statement,
            reconciliation,
            paying.run_id,
            paying,
            paying.item_ids,
            kept,
            feed,
            import_run,
            described,
            check,
            cls.bank,
            cls.bank.company_id,
            cls.bill,
            cls.nordlicht,
            cls._note_account(cls.nordlicht, "EE179922001101021045"),
            check.payment_id,
            check.payment_id.move_id,
            rule,
            sudo["bank.posting.run"].create(run_values),
            sudo["bank.history.finding"].create(
                {
                    "company_id": cls.bank.company_id.id,
                    "identity": "payer DE02500105170137075030",
                    "kind": "payer",
                    "partner_id": cls.nordlicht.id,
                    "account_number": "DE02500105170137075030",
                    "count": 3,
                    "last_line_id": line.id,
                }
            ),
            history_run,
            sudo["bank.history.tally"].create(
                {
                    "run_id": history_run.id,
                    "kind": "payer",
                    "partner_id": cls.nordlicht.id,
                    "account_number": "DE02500105170137075030",
                    "is_in": True,
                    "count": 1,
                }
            ),
            sudo["bank.import.part"].create(
                {"run_id": import_run.id, "sequence": 1, "line_values": "[]"}
            ),
            sudo["bank.import.alias"].create(
                {
                    "statement_line_id": line.id,
                    "journal_id": cls.bank.id,
                    "import_id": "X900001:20260115:100.00",
                    "content_id": "digest",
                }
            ),
            sudo["bank.posting.log"].create({"company_id": cls.bank.company_id.id}),
            sudo["bank.reconciliation.application"].create(
                {"reconciliation_id": reconciliation.id, "line_id": kept.id}
            ),
            sudo["bank.reconciliation.outstanding"].create(
                {
                    "reconciliation_id": reconciliation.id,
                    "section": "check",
                    "kind": "check",
                }
            ),
            sudo["bank.entry.owner"].create(
                {"entry_id": line.move_id.line_ids[0].id, "journal_id": cls.bank.id}
            ),
            sudo["bank.statement.feed.log"].create(
                {"feed_id": feed.id, "state": "refused"}
            ),
            sudo["bank.learned.payer"].create(
                {
                    "partner_id": cls.nordlicht.id,
                    "name": "Nordlicht Holding",
                    "statement_line_id": line.id,
                }
            ),
            sudo["bank.text.mapping"].create(
                {"text": "Monthly fee", "credit_account_id": cls.fees.id}
            ),
            split.condition_ids,
            split.row_ids,
            forecast,
            forecast.line_ids[0],
            sudo["bank.cash.delay"].create(
                {
                    "company_id": cls.bank.company_id.id,
                    "side": "asset_receivable",
                    "partner_id": cls.fjord.id,
                }
            ),
            sudo["bank.cash.expectation"].create(
                {
                    "name": "Payroll",
                    "amount": -1000.0,
                    "company_id": cls.bank.company_id.id,
                    "currency_id": cls.bank.company_id.currency_id.id,
                }
            ),
            sudo["digest.digest"].create({"name": "The week"}),
            provider,
            advice,
            sudo["bank.payment.advice.row"].create(
                {
                    "advice_id": advice.id,
                    "kind": "charge",
                    "numbers": "INV/2026/00042",
                    "gross": 96.0,
                    "net": 96.0,
                    "candidate_ids": [Command.set(cls.invoice.ids)],
                }
            ),
            described.column_ids[0],
            layout,
            layout.column_ids[0],
            told,
            told.line_ids[0],
            mandate,
            debit,
            file,
            file.event_ids,
            answer,
            sudo["bank.payment.finding"].create(
                {"run_id": payment_run.id, "level": "word", "code": "double_bill"}
            ),
        ]
        env.flush_all()
        return {record._name: record.with_env(env) for record in records}
