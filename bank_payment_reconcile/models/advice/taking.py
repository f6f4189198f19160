"""Taking documents in: by drop, paste, wizard, feed or with a statement."""

import hashlib

from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ... import advice as advices
from ...sentences import SentenceError
from ..record.bulk import insert_rows
from ..record.rights import check_right
from ..record.translated_sentence import translate


class BankPaymentAdvice(models.Model):
    """Makes records of what the readers return; the same document twice changes
    nothing."""

    _inherit = "bank.payment.advice"

    @api.model
    def _take(self, data, filename, company, lines=None):
        """Take a document, and find the bank lines that it explains.

        :param data: bytes
        :param company: whose bank lines it may explain.
        :param lines: `account.bank.statement.line` on which a person dropped it.
        :return: (`bank.payment.advice`, also those that came before; sentences on what
            a person should know)
        :raises UserError: it cannot be read; nothing is changed.
        """
        try:
            said = advices.read(data, filename, self._get_zone(company))
        except SentenceError as error:
            raise UserError(translate(self.env, error)) from error
        return self._take_read(said, data, filename, company, lines)

    @api.model
    def _take_read(self, said, data, filename, company, lines=None):
        """As `_take`, of what was read.

        :param said: list of `advice.Advice`
        """
        self._check_may_take(company)
        found, new = self.browse(), self.browse()
        said, sentences = self._import_as_statements(said, filename, company)
        for each in said:
            if each.is_pending:
                sentences.append(self._tell_pending(each))
                continue
            advice, is_new = self._take_one(each, company, lines)
            found |= advice
            if is_new:
                new |= advice
            else:
                sentences.append(self._tell_known(advice))
        new._keep_document(data, filename)
        if lines:
            found._take_on(lines)
        elif found.filtered(lambda advice: advice.state == "waiting"):
            # All that wait: two reports may explain one line together.
            self._get_waiting(company)._find_lines()
        return found, sentences

    @api.model
    def _check_may_take(self, company):
        """What follows is looked up and written as the system.

        :raises AccessError: this person takes no documents for this company.
        """
        check_right(self.browse(), "create")
        if not self.env.su and company.id not in self.env.companies.ids:
            raise AccessError(
                self.env._(
                    "The payment advice is for a company that is not chosen: switch to "
                    "that company first."
                )
            )

    @api.model
    def _get_waiting(self, company):
        """The advices of a company that wait for their payments."""
        return self.search([("company_id", "=", company.id), ("state", "=", "waiting")])

    @api.model
    def _get_zone(self, company):
        """The zone in which days are meant: the company's."""
        return company.sudo().partner_id.tz or self.env.user.tz or "UTC"

    def _take_one(self, said, company, lines, line_id=0):
        """Take what was read of one payment.

        :param line_id: of the bank line that says it itself: another one that says the
            same is another payment.
        :return: (the advice, whether it is new or another than before)
        """
        told = f"{line_id}:{said!r}" if line_id else repr(said)
        digest = hashlib.sha256(told.encode()).hexdigest()
        own = Domain("company_id", "=", company.id)
        known = self.sudo().search(own & Domain("digest", "=", digest), limit=1)
        if known:
            return known.with_env(self.env), False
        values = self._prepare_advice(said, company, digest, lines)
        if earlier := self._get_earlier(values, own):
            if earlier._bank_filter_kept():
                return earlier.with_env(self.env), False
            # The same payout, fetched again: what it says now is what counts.
            earlier._take_off()
            earlier.sudo().row_ids.unlink()
            earlier.sudo().write(values)
            advice = earlier.with_env(self.env)
        else:
            advice = self.sudo().create(values).with_env(self.env)
        advice._create_rows(said)
        return advice, True

    def _get_earlier(self, values, own):
        """The same payout of the provider, in an earlier report."""
        if not values["number"] or not values["provider_id"]:
            return self.browse()
        return self.sudo().search(
            own
            & Domain("provider_id", "=", values["provider_id"])
            & Domain("number", "=", values["number"]),
            limit=1,
        )

    def _prepare_advice(self, said, company, digest, lines):
        """Values of the record of what was read."""
        currency = self._get_currency(said.currency, company, lines)
        provider = self._get_provider(said, company, lines)
        return {
            "company_id": company.id,
            "kind": said.kind,
            "source": said.source,
            "sender": said.sender or False,
            "provider_id": provider.id,
            "partner_id": self._find_sender(said, company).id,
            "number": said.number or False,
            "marks": [mark for mark in dict.fromkeys(said.marks) if mark],
            "date": said.date,
            "currency_id": currency.id,
            "is_currency_assumed": not said.currency,
            "total": float(said.amount),
            "net": float(said.net),
            "remarks": self._tell_remarks(said, currency),
            "row_count": len(said.rows),
            "layout": said.layout or False,
            "digest": digest,
        }

    @api.model
    def _get_currency(self, code, company, lines):
        """The one that the document names, or of the lines on which it was dropped.

        :raises UserError: it is not in use.
        """
        if not code:
            dropped_on = lines.bank_transaction_currency_id if lines else []
            return dropped_on if len(dropped_on) == 1 else company.currency_id
        currency = self.env["res.currency"].search([("name", "=", code.upper())])
        if not currency:
            raise UserError(
                self.env._(
                    "The document is in %s: activate this currency, then import the "
                    "document again.",
                    code.upper(),
                )
            )
        return currency

    def _create_rows(self, said):
        """Create the records of the rows, thousands at once."""
        Row = self.env["bank.payment.advice.row"].sudo()
        currencies = {
            currency.name: currency.id
            for currency in self.env["res.currency"]
            .with_context(active_test=False)
            .search([("name", "in", [row.original_currency for row in said.rows])])
        }
        own = {"advice_id": self.id, "company_id": self.company_id.id}
        insert_rows(
            Row,
            [
                own
                | Row._prepare(
                    row, at, currencies, lambda told: translate(self.env, told)
                )
                for at, row in enumerate(said.rows)
            ],
        )

    def _keep_document(self, data, filename):
        """The document, with its hash, as an attachment of what it brought."""
        if not self or not data:
            return
        self.sudo().attachment_id = (
            self.env["ir.attachment"]
            .sudo()
            .create(
                {
                    "name": filename,
                    "raw": data,
                    "res_model": self._name,
                    "res_id": self[0].id,
                }
            )
        )

    # -------------------------------------------------------------------------
    # What a person should know
    # -------------------------------------------------------------------------

    def _tell_remarks(self, said, currency):
        """What the document leaves out or does not agree with."""
        told = [translate(self.env, remark) for remark in said.remarks]
        if not currency.is_zero(float(said.difference)):
            told.append(
                self.env._(
                    "The rows come to %(rows)s and the document says %(total)s: "
                    "%(difference)s is missing.",
                    rows=currency.format(float(said.net)),
                    total=currency.format(float(said.amount)),
                    difference=currency.format(float(said.difference)),
                )
            )
        return "\n".join(told) or False

    @api.model
    def _tell_pending(self, said):
        return self.env._(
            "%(count)s rows are not paid out yet: import the report again once they "
            "are.",
            count=len(said.rows),
        )

    @api.model
    def _tell_known(self, advice):
        return self.env._("%s was imported before.", advice.display_name)

    def _tell_rows(self):
        """How many rows it has, and how many need a person."""
        self.ensure_one()
        if self.open_row_count:
            return self.env._(
                "%(rows)s rows, %(doubtful)s to look at.",
                rows=self.row_count,
                doubtful=self.open_row_count,
            )
        return self.env._("%s rows.", self.row_count)

    def _tell_taken(self, sentences):
        """What came of a document that was imported, for who imported it."""
        told = []
        for advice in self:
            if advice.statement_line_ids:
                told.append(
                    self.env._(
                        "%(advice)s explains %(line)s: %(rows)s",
                        advice=advice.display_name,
                        line=advice.statement_line_ids[0]._bank_get_short_name(),
                        rows=advice._tell_rows(),
                    )
                )
            else:
                told.append(
                    self.env._(
                        "%s waits for its payment.",
                        advice.display_name,
                    )
                )
        return " ".join([*told, *sentences])
