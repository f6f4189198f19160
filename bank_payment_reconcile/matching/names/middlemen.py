"""Who pays for others by trade: payment providers, factoring and collection houses.

What they pay is their customers' money, of another one each time, so their account is
nobody's who is our customer. Recognised by the words of the payer's name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..text.normalise import compact, fold

#: Providers, card acquirers and market places, by the words of their names, compact.
#: A word that is also a usual name stands only with the word that tells it.
PROVIDERS = """
    2CHECKOUT ADYEN AFFIRM AFTERPAY AIRWALLEX ALIPAY AMAZONEU AMAZONPAY AMAZONPAYMENTS
    AMAZONSERVICES AMERICANEXPRESS APPLEPAY AUTHORIZENET BAMBORA BARCLAYCARD BILLPAY
    BLUESNAP BOOKINGCOM BRAINTREE BSPAYONE BUCKAROO CARDCOMPLETE CARDSTREAM CCAVENUE
    CCBILL CHECKOUTCOM CLEARPAY CLEVERBRIDGE COMPUTOP CONCARDIS DATATRANS DIGITALRIVER
    DINERSCLUB DWOLLA EBAY ELAVON ETSY EVOPAYMENTS EXPERCASH FASTSPRING FIRSTDATA FISERV
    GETNET GIROPAY GLOBALPAYMENTS GOCARDLESS GOOGLEPAY HEIDELPAY INGENICO IYZICO IZETTLE
    JUSTEAT KLARNA LEMONWAY LIEFERANDO MANGOPAY MERCADOPAGO MICROPAYMENT MOBILEPAY
    MOLLIE MONEXT MULTISAFEPAY NETAXEPT NETSDENMARK NETSEASY NEXI NOVALNET OGONE OPAYO
    PADDLECOM PAYBOX PAYDIREKT PAYLINE PAYMILL PAYNL PAYONE PAYONEER PAYPAL PAYPLUG
    PAYREXX PAYSAFE PAYSAFECARD PAYSERA PAYTM PAYTRAIL PAYU PAYVISION PAYZEN
    POSTFINANCECHECKOUT PRZELEWY24 QUICKPAY RATEPAY RAZORPAY REDSYS RIVERTY SAFERPAY
    SAGEPAY SCALAPAY SECUPAY SEZZLE SHIFT4 SHOPIFY SIXPAYMENT SIXPAYMENTS SKRILL SLIMPAY
    SOFORTGMBH STRIPE SUMUP SWEDBANKPAY SWISSBILLING TAKEAWAYCOM TELECASH TRUSTLY TWINT
    UBEREATS UNZER VERIFONE VIPPS VIVAPAYMENTS VIVAWALLET WALLEE WECHATPAY WEPAY
    WIRECARD WISEPAYMENTS WORLDLINE WORLDPAY XENDIT ZALANDOPAYMENTS ZETTLE ZIPPAY
"""
#: Houses that buy invoices, or collect them.
HOUSES = """
    ABCFINANCE ALEKTUM ARVATOFINANCIAL ARVATOPAYMENT ATRADIUSCOLLECTIONS AXACTOR
    BIBBYFINANCIAL BNPPARIBASFACTOR CABOTFINANCIAL CLOSEBROTHERSINVOICE COEO
    COFACEFINANZ COLLECTIA CREDITREFORM EOSDEUTSCHER EOSDID EOSINKASSO EOSKSI
    EULERHERMESCOLLECT EUROFACTOR GRENKEFACTORING HOISTFINANCE INTRUM INTRUMJUSTITIA
    KREDINOR LINDORFF LOWELL MEDIAFINANZ PAIRFINANCE REALSOLUTIONINKASSO SUPRAINKASSO
    SVEABANK SVEAEKONOMI SVEAFINANCE TESCHINKASSO TESCHMEDIAFINANZ TROYGMBH
    UNIVERSUMINKASSO VISMACOLLECTORS
"""
#: A word of a name that has one of these within is such a trade, in many languages.
TRADES = (
    "FACTORING",
    "FAKTORING",
    "AFFACTURAGE",
    "INKASSO",
    "INCASSO",
    "RECOUVREMENT",
    "WINDYKACJ",
    "FORDERUNGSMANAGEMENT",
    "PERINTA",
)
#: Words that tell it together, in this order, whatever they are the name of.
PHRASES = (
    ("DEBT", "COLLECTION"),
    ("DEBT", "COLLECTORS"),
    ("DEBT", "RECOVERY"),
    ("COLLECTION", "AGENCY"),
    ("CREDIT", "COLLECTION"),
    ("GESTION", "COBROS"),
    ("INVOICE", "FINANCE"),
    ("INVOICE", "DISCOUNTING"),
    ("RECEIVABLES", "FINANCE"),
    ("PAYMENT", "SERVICES"),
    ("PAYMENT", "PROVIDER"),
    ("PAYMENT", "SOLUTIONS"),
    ("MERCHANT", "SERVICES"),
    ("MERCHANT", "PAYOUT"),
    ("SELLER", "PAYOUT"),
)
#: One word that tells it by itself, at the end of a factor's name.
_ALONE = frozenset({"FACTOR", "FACTORS", "FACTORIT", "PAYOUTS"})
#: So many words of a payer's name may make up one name of the lists.
_LONGEST = 4
_WORD = re.compile(r"[^\W_]+")
_NAMES = frozenset((PROVIDERS + HOUSES).split())


@lru_cache(maxsize=10_000)
def is_middleman(name: str) -> bool:
    """Whether a payer, by its name, pays others' debts or hands over others' money."""
    words = [compact(word) for word in _WORD.findall(fold(name[:200]))]
    for start in range(len(words)):
        glued = ""
        for word in words[start : start + _LONGEST]:
            glued += word
            if glued in _NAMES:
                return True
    if any(trade in word for word in words for trade in TRADES):
        return True
    pairs = set(zip(words, words[1:], strict=False))
    return not _ALONE.isdisjoint(words) or not pairs.isdisjoint(PHRASES)
