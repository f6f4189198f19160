"""The bank's answers, by whatever way its files come."""

from odoo import models
from odoo.exceptions import UserError

from ... import payment_files
from ..record.rights import check_right, needs
from ..record.translated_sentence import translate


class AccountJournal(models.Model):
    """Takes answers to payments where statements are taken."""

    _inherit = "account.journal"

    @needs("write", "bank.payment.run")
    def import_payment_status(self, data, filename):
        """Note what the bank answers to payment files of this bank's company.

        The same answer twice changes nothing, and answers may come in any order.

        :param data: the file (pain.002 of any version, returns of NACHA, or a zip of
            them): bytes, or as base64, as a client sends it.
        :param str filename: its name, for the messages.
        :return: the `bank.payment.report` records, also those that came before.
        :raises UserError: one sentence: what is wrong, where, what to do.
        """
        self.ensure_one()
        self._bank_check_company_chosen()
        if isinstance(data, str):
            data = self._bank_decode_file(data, filename)
        return self._bank_take_answers(data, filename, self.company_id)

    def _bank_take_answers(self, data, filename, company):
        check_right(self.env["bank.payment.run"], "write")
        try:
            return self.env["bank.payment.report"]._take(data, filename, company)
        except payment_files.PaymentFileError as error:
            raise UserError(translate(self.env, error)) from error

    def _bank_import_other_file(self, data, filename, company):
        # EXTENDS
        if not payment_files.is_status(data, filename):
            return super()._bank_import_other_file(data, filename, company)
        reports = self._bank_take_answers(data, filename, company)
        return reports._get_sentences(), reports
