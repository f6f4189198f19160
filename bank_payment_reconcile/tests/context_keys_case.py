"""Calls that read something of the context, with nothing in it yet."""

from .attack_case import AttackCase

TABLE = b"Datum;Betrag;Text\n01/02/2026;5,00;Zinsen\n03/04/2026;6,00;Zinsen\n"


class ContextKeysCase(AttackCase):
    """Each `_prepare_` says (model, method, arguments, what the context has anyway)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = cls.attackers["manager"]

    # -- The calls that read them

    def _prepare_write_entry(self):
        move = self.open_line.move_id
        return "account.move", "write", [move.ids, {"ref": "other"}], {}

    def _prepare_create_check(self):
        return "account.payment", "create", [self._get_check_values("00990")], {}

    def _get_check_values(self, number):
        return {
            "payment_type": "inbound",
            "partner_id": self.nordlicht.id,
            "journal_id": self.bank.id,
            "amount": 20.0,
            "bank_received_check_number": number,
        }

    def _prepare_write_rule(self):
        rule = self.records["bank.payment.rule"]
        return rule._name, "write", [rule.ids, {"priority": 9}], {}

    def _prepare_read_entry(self):
        spec = {
            "bank_listed_in_id": {"fields": {"display_name": {}}},
            "bank_open_amount": {},
            "bank_match_state": {},
            "bank_entry_kind": {},
        }
        return "account.move.line", "web_read", [self.open_item.ids, spec], {}

    def _prepare_search_entries(self):
        domain = [["bank_listed_in_id", "=", self.document.id]]
        return "account.move.line", "search_count", [domain], {}

    def _prepare_post_opening(self):
        wizard = self.env(user=self.user)["bank.opening.entry"].create(
            {
                "journal_id": self.bank.id,
                "first_day": "2026-01-15",
                "date": "2026-01-14",
                "opening": 50.0,
                "ledger": 0.0,
            }
        )
        statement = self.records["account.bank.statement"]
        statement.balance_start = 50.0
        self.env.flush_all()
        return wizard._name, "action_post", [wizard.ids], {}

    def _prepare_create_line(self):
        values = {
            "journal_id": self.bank.id,
            "date": "2026-01-20",
            "amount": 7.0,
            "payment_ref": "seven",
        }
        return "account.bank.statement.line", "create", [values], {}

    def _prepare_print_checks(self):
        wizard = self.env(user=self.user)["print.prenumbered.checks"].create(
            {"next_check_number": "00110"}
        )
        return wizard._name, "print_checks", [wizard.ids], {}

    def _prepare_open(self, model):
        return model, "default_get", [list(self.env[model]._fields)], {}

    def _prepare_open_map_text(self):
        return self._prepare_open("bank.map.text")

    def _prepare_open_payment_add(self):
        model, method, args, _more = self._prepare_open("bank.payment.add")
        return model, method, args, {"active_model": "account.move"}

    def _prepare_open_payment_suggest(self):
        return self._prepare_open("bank.payment.suggest")

    def _prepare_open_check_deposit(self):
        return self._prepare_open("bank.check.deposit")

    def _prepare_open_check_void(self):
        return self._prepare_open("bank.check.void")

    def _prepare_open_ask(self):
        return self._prepare_open("bank.ask")

    def _prepare_open_transfer_difference(self):
        return self._prepare_open("bank.transfer.difference")

    def _prepare_open_export(self):
        model, method, args, _more = self._prepare_open("bank.statement.export")
        return model, method, args, {"active_model": "account.bank.statement"}

    def _prepare_open_format(self):
        return self._prepare_open("bank.statement.format")

    def _prepare_import_described(self):
        record = self.records["bank.statement.format"]
        return record._name, "action_import_described", [record.ids], {}

    def _prepare_import(self, data, filename):
        method = "import_bank_statements"
        return "account.journal", method, [self.bank.ids, data, filename], {}

    def _prepare_import_table(self):
        return self._prepare_import(TABLE, "january.csv")

    def _prepare_import_file(self):
        return self._prepare_import(self.bank_file, "january.ofx")

    def _prepare_remove_look_alike(self):
        line = self.open_line
        return line._name, "action_bank_remove_look_alike", [line.ids], {}

    def _prepare_open_journal(self):
        method = "action_bank_open_payment_reconciliation"
        return "account.journal", method, [self.bank.ids], {}
