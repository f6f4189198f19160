"""A run as plain values, for the packages that check it and write its file."""

import re
from dataclasses import replace
from decimal import Decimal

from odoo import models

from ...payment_files import Account, Address, Batch, OrderParty, PaymentOrder
from .bank_days import get_now
from .line import GONE_STATES

#: Codes of ISO 20022 of the national systems by which banks are known.
CLEARING_SYSTEMS = {
    "AT": "ATBLZ",
    "AU": "AUBSB",
    "CA": "CACPA",
    "CH": "CHBCC",
    "CN": "CNAPS",
    "DE": "DEBLZ",
    "GB": "GBDSC",
    "HK": "HKNCC",
    "IN": "INFSC",
    "JP": "JPZGN",
    "NZ": "NZNCC",
    "PL": "PLKNR",
    "SE": "SESBA",
    "SG": "SGIBG",
    "TH": "THCBC",
    "US": "USABA",
    "ZA": "ZANCC",
}
#: What is written like an IBAN is meant as one, whether or not it is right.
LIKE_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


class BankPaymentRun(models.Model):
    """Prepares the file of a run."""

    _inherit = "bank.payment.run"

    def _prepare_batch(self):
        """The run as it is, without what was rejected or cancelled.

        :return: `payment_files.Batch`; the key of a payment is the id of its line.
        """
        self.ensure_one()
        journal, now = self.journal_id, get_now(self.company_id)
        # A bank may belong to a company whose partner this person does not see.
        owner = journal.company_id.sudo().partner_id
        account = journal.bank_account_id.sudo()
        lines = self.line_ids.filtered(lambda line: line.state not in GONE_STATES)
        mandates = self._get_mandates_told(lines.sudo())
        company = self.company_id.sudo()
        identifier = company._bank_get_creditor_identifier()
        return Batch(
            payments=tuple(lines.sudo()._prepare_payments(mandates)),
            party=replace(
                to_party(account.partner_id or owner, account),
                creditor_identifier=identifier if self.kind == "debit" else "",
            ),
            account=to_account(account, journal._bank_get_currency()),
            created_at=now.replace(microsecond=0),
            today=now.date(),
            kind=self.kind,
            message_id=self.message_id or "",
            initiating=OrderParty(
                name=journal.bank_initiating_name or owner.name or "",
                identifier=journal.bank_initiating_identifier or "",
                issuer=journal.bank_initiating_issuer or "",
            ),
        )

    def _get_mandates_told(self, lines):
        """Hook: what the file says of the mandates of debits.

        :return: {payment of the run: `payment_files.Mandate`}
        """
        return {}


class BankPaymentLine(models.Model):
    """Prepares one order."""

    _inherit = "bank.payment.line"

    def _prepare_payments(self, mandates):
        """:param mandates: {line of a debit: `payment_files.Mandate`}

        :return: `payment_files.PaymentOrder` of each; what is not known is empty.
        """
        payees = {}
        for line in self:
            account = line.partner_bank_id
            owner = account.partner_id or line.partner_id
            # Of a payee with many bills once.
            key = owner.id, account.id
            if key not in payees:
                payees[key] = to_party(owner, account), to_account(account)
            yield line._prepare_payment(*payees[key], mandates.get(line))

    def _prepare_payment(self, party, account, mandate=None):
        """One order to a payee's account, or a debit from a debtor's.

        :param mandate: `payment_files.Mandate` of a debit.
        """
        return PaymentOrder(
            key=self.id,
            amount=to_decimal(self.amount, self.currency_id),
            currency=self.currency_id.name,
            party=party,
            account=account,
            execution_date=self._get_planned_date() or self.run_id._get_first_day(),
            end_to_end_id=self.end_to_end_id or "",
            instruction_id=self.instruction_id or "",
            information_id=self.payment_information_id or "",
            text=self.text or "",
            reference=self.reference or "",
            purpose=(self.purpose or "").upper(),
            priority=self.priority,
            charges=self.charge_bearer or "",
            mandate=mandate,
        )


def to_decimal(amount, currency):
    """An amount that is rounded to its currency, to the last digit."""
    return Decimal(f"{amount:.{currency.decimal_places}f}")


def to_party(partner, account):
    """:param account: `res.partner.bank` whose holder is meant, or none."""
    commercial = partner.commercial_partner_id
    return OrderParty(
        name=account.acc_holder_name or commercial.name or "",
        address=to_address(partner if partner.city else commercial),
        is_company=commercial.is_company,
    )


def to_address(place):
    """:param place: `res.partner` or `res.bank`."""
    # Street and number stand apart with the addon for extended addresses only.
    is_apart = "street_name" in place._fields and place.street_name
    number = place.street_number if is_apart else ""
    state = place["state_id" if "state_id" in place._fields else "state"]
    country = place["country_id" if "country_id" in place._fields else "country"]
    return Address(
        street=(place.street_name if is_apart else place.street) or "",
        number=number or "",
        postal_code=place.zip or "",
        town=place.city or "",
        region=state.name or "",
        country=country.code or "",
        second_line=place.street2 or "",
    )


def to_account(account, currency=None):
    """:param account: `res.partner.bank`, or none."""
    number = account.sanitized_acc_number or ""
    bank, owner = account.bank_id, account.partner_id.commercial_partner_id
    country = bank.country.code or owner.country_id.code or ""
    clearing = account.clearing_number or ""
    kinds = "l10n_us_bank_account_type"
    kind = account[kinds] if kinds in account._fields else ""
    return Account(
        number=number,
        is_iban=bool(LIKE_IBAN.fullmatch(number)),
        bic=(bank.bic or "").upper(),
        clearing=clearing,
        clearing_system=CLEARING_SYSTEMS.get(country, "") if clearing else "",
        bank_name=bank.name or "",
        bank_address=to_address(bank),
        currency=(currency or account.currency_id).name or "",
        kind=kind or "checking",
    )
