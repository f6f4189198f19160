"""What a payment tells the payee: a structured reference, or the documents it pays."""

from odoo import models

from .references import find_reference, tell_documents

#: Documents that carry the number of their vendor.
OF_VENDORS = ("in_invoice", "in_refund", "in_receipt")
REFUNDS = ("in_refund", "out_refund")


class BankPaymentLine(models.Model):
    """References and texts of a payment."""

    _inherit = "bank.payment.line"

    def _get_proposed_texts(self):
        """:return: {payment: (reference, text)}, what its items make us propose."""
        return {line: line._get_proposed_text() for line in self if line.item_ids}

    def _get_proposed_text(self):
        """The reference and the text of a payment, of which one is empty."""
        self.ensure_one()
        number = self.partner_bank_id.sanitized_acc_number or ""
        documents = []
        for item in self.item_ids:
            move, is_deducted = item.move_line_id.move_id, item.amount < 0
            row = {
                name: move[name]
                for name in ("move_type", "name", "ref", "payment_reference")
            }
            documents.append(
                (
                    ""
                    if is_deducted
                    else find_reference(move.payment_reference, number),
                    number_of(self.env, row, is_deducted),
                    "" if is_deducted else move.payment_reference or "",
                )
            )
        return propose(documents)

    def _propose_texts_again(self, told):
        """Name the documents again where nobody typed another text.

        :param told: what was proposed before something was taken out or added.
        """
        for line in self:
            written = (line.reference or "", line.text or "")
            if line.item_ids and told.get(line, ("", "")) == written:
                reference, text = line._get_proposed_text()
                line.sudo().write({"reference": reference, "text": text})


def number_of(env, row, is_deducted):
    """How the payee knows a document.

    :param row: of the document: move_type, name, ref, payment_reference.
    :param is_deducted: whether it makes the payment less.
    """
    if row["move_type"] in OF_VENDORS:
        number = row["ref"] or row["payment_reference"] or row["name"]
    elif row["move_type"] == "entry":
        number = row["ref"] or row["name"]
    else:
        number = row["name"]
    number = number or ""
    if not is_deducted:
        return number
    if row["move_type"] in REFUNDS:
        return env._("credit note %s", number)
    return env._("less %s", number)


def propose(documents):
    """The reference and the text of a payment.

    :param documents: of each (structured reference or "", number, what the vendor wants
        to be quoted or "").
    :return: (reference, text), of which one is empty.
    """
    references = {reference for reference, _number, _wanted in documents}
    if len(references) == 1 and (reference := references.pop()):
        return reference, ""
    if len(documents) == 1:
        [(_reference, number, wanted)] = documents
        return "", wanted or number
    return "", tell_documents([number for _reference, number, _wanted in documents])
