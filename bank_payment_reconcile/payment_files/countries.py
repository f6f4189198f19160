"""Where SEPA reaches, what currencies count in, what national bank codes look like."""

from __future__ import annotations

import re

from .model import Account, OrderParty

#: Members of the European Economic Area, by the first letters of their IBANs.
EEA = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO "
    "SE SI SK".split()
)
#: SEPA outside of it: banks want to know where payer or payee lives.
SEPA_OUTSIDE_EEA = frozenset("AD AL CH GB GI MC MD ME MK RS SM VA".split())
#: By the first letters of IBANs; what belongs to a country has its letters or stands
#: here, as Gibraltar does. Kosovo, Ukraine and Türkiye have IBANs and are not in it.
SEPA = EEA | SEPA_OUTSIDE_EEA
#: In SEPA for credit transfers only.
SEPA_WITHOUT_DEBITS = frozenset({"RS"})
SWISS = frozenset({"CH", "LI"})
#: A bank of these has IBANs of the country before.
BANKS_ELSEWHERE = {
    "FI": frozenset({"AX"}),
    "FR": frozenset("BL GF GP MC MF MQ NC PF PM RE TF WF YT".split()),
    "GB": frozenset("GG IM JE".split()),
    "CH": frozenset({"LI"}),
    "LI": frozenset({"CH"}),
    "IT": frozenset({"SM", "VA"}),
    "ES": frozenset({"AD"}),
    "RS": frozenset({"XK"}),
}
_DECIMALS = {
    **dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(),
        0,
    ),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}
#: What a bank's national code looks like, by the code of the system in ISO 20022.
CLEARING_CODES = {
    system: re.compile(pattern)
    for system, pattern in {
        "ATBLZ": "[0-9]{5}",
        "AUBSB": "[0-9]{6}",
        "CACPA": "[0-9]{9}",
        "CHBCC": "[0-9]{3,5}",
        "CHSIC": "[0-9]{6}",
        "CNAPS": "[0-9]{12}",
        "DEBLZ": "[0-9]{8}",
        "ESNCC": "[0-9]{8,9}",
        "GBDSC": "[0-9]{6}",
        "GRBIC": "[0-9]{7}",
        "HKNCC": "[0-9]{3}",
        "IENCC": "[0-9]{6}",
        "INFSC": "[A-Z]{4}0[A-Z0-9]{6}",
        "ITNCC": "[0-9]{10}",
        "JPZGN": "[0-9]{7}",
        "NZNCC": "[0-9]{6}",
        "PLKNR": "[0-9]{8}",
        "PTNCC": "[0-9]{8}",
        "RUCBC": "[0-9]{9}",
        "SESBA": "[0-9]{4}",
        "SGIBG": "[0-9]{7}",
        "THCBC": "[0-9]{3}",
        "TWNCC": "[0-9]{7}",
        "USABA": "[0-9]{9}",
        "USPID": "[0-9]{4}",
        "ZANCC": "[0-9]{6}",
    }.items()
}


def decimals_of(currency: str) -> int:
    """In how many decimals a currency is counted, by ISO 4217; not by what a database
    rounds to."""
    return _DECIMALS.get(currency, 2)


def country_of(account: Account, party: OrderParty) -> str:
    """The country of an account's bank; empty where nothing tells it.

    party: its owner, whose country counts where the account itself says nothing.
    """
    if account.is_iban and account.number:
        return account.number[:2].upper()
    return (
        account.bic[4:6].upper()
        or account.bank_address.country
        or account.clearing_system[:2].upper()
        or party.address.country
    )
