"""The ids of a file, of its blocks and of its payments: each is used once for ever."""

import re
import secrets
from dataclasses import replace

from odoo import models
from odoo.fields import Domain

from ... import payment_files

#: Letters and digits that nobody takes for one another.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
#: What the number of a run may take of the 35 characters of an id: "-", a suffix, "-"
#: and the number of a block follow.
NAME_LENGTH = 23
_OTHERS = re.compile(r"[^A-Za-z0-9]+")


class BankPaymentRun(models.Model):
    """Gives ids."""

    _inherit = "bank.payment.run"

    def _identify(self, batch, wanted):
        """Give a batch its ids.

        The suffix tells the files of a database that was restored, and made runs of
        the same numbers again, from those that the bank has already.

        :param batch: `payment_files.Batch` without ids; keys of payments are the ids of
            lines.
        :param wanted: `payment_files.FileFormat`
        :return: the batch with them: of the message, and of each payment that of its
            block, of the instruction, and from end to end.
        """
        message, suffix = self._get_new_message_id()
        numbered = replace(
            batch,
            message_id=message,
            payments=tuple(
                replace(
                    payment,
                    instruction_id=f"P{payment.key}",
                    end_to_end_id=f"E{payment.key}-{suffix}",
                )
                for payment in batch.payments
            ),
        )
        places = {
            payment.key: name
            for name, block in payment_files.name_blocks(numbered, wanted)
            for payment in block.payments
        }
        return replace(
            numbered,
            payments=tuple(
                replace(payment, information_id=places[payment.key])
                for payment in numbered.payments
            ),
        )

    def _get_new_message_id(self):
        """:return: (a message id that this company never had, its suffix)"""
        name = _OTHERS.sub("-", self.name or "")[-NAME_LENGTH:].strip("-") or "RUN"
        files = self.env["bank.payment.file"].sudo()
        while True:
            suffix = "".join(secrets.choice(ALPHABET) for _at in range(4))
            message = f"{name}-{suffix}"
            known = Domain("company_id", "=", self.company_id.id)
            if not files.search_count(
                known & Domain("message_id", "=", message), limit=1
            ):
                return message, suffix
