"""A record of every model of ours, the wizards too, and what its methods are called
with."""

from datetime import date

from odoo import Command

from .attack_table import get_owner

#: What only the main company may read of its books...
SECRET = "Geheimnis"
#: ...and what its branches read, too: the names of its banks and accounts.
NAME = "Kontoname"


class AttackScene:
    """Mixed into the case: what stands in the main company's books."""

    @classmethod
    def _create_scene(cls):
        """:return: {name of the model: one record}"""
        records = cls._create_all()
        cls._write_check("00105", memo=f"{SECRET} check")
        cls.bank.name = f"{NAME} bank"
        cls.fees.name = f"{NAME} fees"
        records["account.bank.statement"].name = f"{SECRET} January"
        records["account.bank.statement.line"].payment_ref = f"{SECRET} 42"
        # The delivered rules are of no company.
        records["bank.payment.rule"] = records["bank.payment.rule"].copy(
            {"company_id": cls.bank.company_id.id, "code": False}
        )
        cls.env.flush_all()
        records["bank.check.gap"] = cls.env["bank.check.gap"].search(
            [("journal_id", "=", cls.bank.id)], limit=1
        )
        records["bank.line.figures"] = cls.env["bank.line.figures"].browse(
            records["account.bank.statement.line"].id
        )
        records["bank.cash.forecast.item"] = cls.env["bank.cash.forecast.item"].search(
            [("company_id", "=", cls.bank.company_id.id)], limit=1
        )
        number = f"{SECRET}/2026/00043"
        cls.open_line = cls._create_line(250.0, number, date(2026, 1, 20))
        cls.open_item = cls._create_document(cls.nordlicht, 250.0, number)
        cls.mandate = records["bank.direct.debit.mandate"].create(
            {"partner_id": cls.nordlicht.id, "reference": f"{SECRET}M"}
        )
        cls.deposited = cls._receive_check(f"{SECRET}771", 90.0)
        cls.second_bank = cls.bank.copy({"name": f"{NAME} Sparkasse", "code": "SPK"})
        cls.bank_file = cls._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260121",
                    "TRNAMT": "250.00",
                    "FITID": "A1",
                    "NAME": "Nordlicht Versand GmbH",
                    "MEMO": number,
                }
            ]
        )
        cls.document = cls.env["bank.reconciliation"].create(
            {
                "journal_id": cls.bank.id,
                "date": date(2026, 2, 28),
                "balance_end": 1000.0,
            }
        )
        records.update(cls._create_wizards(records))
        cls.env.flush_all()
        return records

    @classmethod
    def _create_wizards(cls, records):
        made = {}
        for model, values in cls._get_wizard_values(records).items():
            user = cls.attackers[get_owner(model)]
            made[model] = cls.env(user=user)[model].create(values)
        made["bank.statement.import"].action_import()
        file = made["bank.statement.import"].file_ids
        made["bank.statement.import.file"] = file
        made["bank.statement.import.look.alike"] = file.look_alike_ids
        made["bank.payment.suggest.left"] = (
            made["bank.payment.suggest"]
            .sudo()
            .env["bank.payment.suggest.left"]
            .with_user(cls.attackers["accountant"])
            .create(
                {
                    "wizard_id": made["bank.payment.suggest"].id,
                    "reason": f"{SECRET} on hold",
                }
            )
        )
        made["bank.rule.trial.result"] = cls.env(user=cls.attackers["manager"])[
            "bank.rule.trial.result"
        ].create(
            {
                "trial_id": made["bank.rule.trial"].id,
                "rule_id": records["bank.payment.rule"].id,
            }
        )
        report = made["bank.reconciliation.report"]
        report.action_view()
        made["bank.reconciliation.report.item"] = report.item_ids[:1]
        lines = cls.open_line.with_user(cls.attackers["accountant"])
        preview = lines.action_bank_preview_posting()
        made["bank.posting.preview"] = lines.env["bank.posting.preview"].browse(
            preview["res_id"]
        )
        for model, record in made.items():
            assert record, model
        return {model: record.with_env(cls.env) for model, record in made.items()}

    @classmethod
    def _get_wizard_values(cls, records):
        """{wizard: what a person fills in}; all of the main company."""
        attachment = cls.env(user=cls.attackers["accountant"])["ir.attachment"].create(
            {"name": f"{SECRET}.ofx", "raw": cls.bank_file}
        )
        advice = attachment.copy({"name": f"{SECRET}.txt", "raw": b"forged"})
        statement = records["account.bank.statement"]
        return {
            "bank.payment.advice.import": {
                "statement_line_ids": [Command.set(cls.open_line.ids)],
                "attachment_ids": [Command.set(advice.ids)],
            },
            "bank.statement.import": {
                "journal_id": cls.bank.id,
                "attachment_ids": [Command.set(attachment.ids)],
            },
            "bank.transfer.difference": {
                "line_ids": [Command.set(cls.open_line.ids)],
                "account_id": cls.fees.id,
            },
            "bank.ask": {
                "line_ids": [Command.set(cls.open_line.ids)],
                "question": f"{SECRET} whose is it?",
            },
            "bank.map.text": {
                "line_id": cls.open_line.id,
                "text": "Monthly fee",
                "debit_account_id": cls.fees.id,
            },
            "bank.rule.trial": {"journal_id": cls.bank.id},
            "bank.post.reconcile": {
                "journal_id": cls.bank.id,
                "statement_id": statement.id,
                "date": date(2026, 1, 31),
            },
            "bank.opening.entry": {
                "journal_id": cls.bank.id,
                "first_day": date(2026, 1, 15),
                "date": date(2026, 1, 14),
            },
            "bank.guide": {"journal_id": cls.bank.id, "step": "fee"},
            "bank.fund.transfer": {
                "journal_from_id": cls.bank.id,
                "journal_to_id": cls.second_bank.id,
                "amount": 100.0,
            },
            "bank.check.deposit": {
                "check_ids": [Command.set(cls.deposited.ids)],
                "reference": "D-1",
            },
            "bank.payment.cancel": {
                "run_ids": [Command.set(records["bank.payment.run"].ids)],
                "reason": "refused",
            },
            "bank.check.void": {
                "check_ids": [Command.set(records["bank.check.entry"].ids)]
            },
            "bank.check.void.numbers": {
                "journal_id": cls.bank.id,
                "first_number": "00102",
                "last_number": "00103",
                "reason": "spoiled",
            },
            "bank.positive.pay.export": {"journal_id": cls.bank.id},
            "bank.reconciliation.report": {
                "journal_ids": [Command.set(cls.bank.ids)],
                "date": date(2026, 1, 31),
                "content": "outstanding",
            },
            "bank.payment.suggest": {"run_id": records["bank.payment.run"].id},
            "bank.payment.add": {
                "move_ids": [Command.set(records["account.move.line"].move_id.ids)],
                "journal_id": cls.bank.id,
            },
            "print.prenumbered.checks": {"next_check_number": "00110"},
            "bank.statement.format.import": {"data": "W10=", "filename": "a.json"},
            "bank.statement.export": {"statement_ids": [Command.set(statement.ids)]},
        }

    @classmethod
    def _get_arguments(cls, records):
        """{model.method: what it is called with besides the ids}; and for a method
        that is of the model, not of records."""
        entry = cls.open_item.id
        line, application = cls.open_line.id, records["bank.payment.application"].id
        of_line = "account.bank.statement.line."
        return {
            of_line + "action_apply_advice": ["T0ZY", "advice.txt"],
            of_line + "action_bank_choose_advice": [records["bank.payment.advice"].id],
            of_line + "action_bank_remove_advice": [records["bank.payment.advice"].id],
            of_line + "action_add_row": [{"account_id": cls.fees.id}],
            of_line + "action_apply_item": [entry],
            of_line + "action_bank_apply_like": [[line]],
            of_line + "action_bank_code": [{"account_id": cls.fees.id}],
            of_line + "action_bank_create_document": ["out_invoice"],
            of_line + "action_bank_post_draft": [entry],
            of_line + "action_remove_application": [application],
            of_line + "action_transfer_difference": [cls.fees.id],
            of_line + "action_update_application": [application, {"amount": 5.0}],
            "account.journal.create_document_from_attachment": [[]],
            "account.journal.import_bank_statements": ["T0ZY", "january.ofx"],
            "account.journal.import_payment_status": ["T0ZY", "answer.xml"],
            "account.journal.action_bank_set_up": ["fee"],
            "bank.reconciliation.action_match": [[line], [entry]],
            "bank.reconciliation.action_tell_bank": [[entry]],
            "bank.reconciliation.action_forget_bank": [[entry]],
            "bank.reconciliation.action_remove_lines": [[line]],
            "bank.reconciliation.action_delete_lines": [[line]],
        }
