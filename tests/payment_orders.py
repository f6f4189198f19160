"""Random orders for payment files: accounts of many countries, hostile names, and
references of all kinds, right and wrong ones."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from stdnum import iban, iso11649, luhn, numdb
from stdnum.be import ogm_vcs
from stdnum.ch import esr
from stdnum.iso7064 import mod_97_10

from bank_setup.without_odoo import load

payment_files = load("payment_files")
countries = load("payment_files.countries")

TODAY = date(2026, 11, 27)
EEA = (
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO "
    "SE SI SK"
).split()
SEPA = [*EEA, *"AD AL CH GB GI MC MD ME MK RS SM VA".split()]
#: With IBANs, outside SEPA, and then without IBANs.
OUTSIDE = "AE BR EG GE IL KW SA TN TR UA XK".split()
WITHOUT_IBAN = {
    "US": ("USD", "USABA", "021000021"),
    "JP": ("JPY", "", ""),
    "AU": ("AUD", "AUBSB", "062000"),
    "IN": ("INR", "INFSC", "HDFC0000001"),
    "CA": ("CAD", "CACPA", "000305005"),
    "KR": ("KRW", "", ""),
}
NAMES = [
    "Müller & Söhne GmbH – Straße",
    "Ærø Ødegård Åse Þór Łódź Œuvre",
    "Αθήνα Ψυχή Ελλάς",
    "Щастие ООД Ёлка Їжак Љубав",
    "株式会社 Tokyo",
    "الشركة LLC",
    "O’Brien „Quoted“ «Guillemets» ‚low‘",
    "<script>alert(1)</script>",
    "]]>&amp;<!-- -->",
    "Tab\tNew\nLine\r\u2028Separator",
    "Null\x00Bell\x07Escape\x1b",
    "Zero\u200bWidth\u00adSoft\ufeffMark",
    "E\u0301 combining a\u0308",
    "Emoji 🚀 👨‍👩‍👧 Ltd",
    "½ № ™ ﬁ Ⅷ ㎏ €5",
    "/Slash//Slash/",
    "Right\u202eto left",
    "=cmd|' /C calc'!A0",
    "A" * 70,
    "Lone\ud800surrogate",
    "Ünïcödé " * 12,
    "\U0001d4d0\U0001d4d1 script",
    "ǅ ŉ ĳ ſtraße ẞ İstanbul ı",
    "   ",
    "…",
    "日本",
]
_STRUCTURE = re.compile(r"([0-9]+)!([nac])")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SETS = {"n": "0123456789", "a": _LETTERS, "c": _LETTERS + "0123456789"}
_POOL = {}


def make_iban(random, country):
    """An account that its country could have given out."""
    pool = _POOL.setdefault(country, [])
    while len(pool) < 3:
        [*_parts, (_prefix, told)] = numdb.get("iban").info(country)[:1]
        own = Random(f"{country}{len(pool)}")
        while True:
            body = "".join(
                own.choice(_SETS[kind])
                for count, kind in _STRUCTURE.findall(told["bban"])
                for _at in range(int(count))
            )
            if country in ("CH", "LI") and len(pool) == 2:
                body = "30" + body[2:]
            check = mod_97_10.calc_check_digits(f"{body}{country}")
            if iban.is_valid(f"{country}{check}{body}"):
                pool.append(f"{country}{check}{body}")
                break
    return random.choice(pool)


def make_reference(random, country):
    """What somebody typed as the payee's reference."""
    digits = "".join(random.choice("0123456789") for _at in range(26))
    body = "INV" + digits[: random.randrange(3, 15)]
    number = digits[:10]
    kinds = {
        "iso": f"RF{mod_97_10.calc_check_digits(f'{body}RF')}{body}",
        "be": ogm_vcs.format(number + ogm_vcs.calc_check_digits(number)),
        "qrr": digits + esr.calc_check_digit(digits),
        "fi": _finnish(digits[:12]),
        "no": digits[:9] + luhn.calc_check_digit(digits[:9]),
        "se": digits[:7] + luhn.calc_check_digit(digits[:7]),
        "text": f"INV/2026/{digits[:5]}",
        "none": "",
    }
    kind = random.choice([*kinds, "none", "none", "none"])
    local = {"BE": "be", "FI": "fi", "NO": "no", "SE": "se", "CH": "qrr", "LI": "qrr"}
    if country in local and random.random() < 0.6:
        kind = local[country]
    made = kinds[kind]
    if made and random.random() < 0.1:
        made = made[:-1] + random.choice("0123456789")
    return made


def _finnish(digits):
    total = sum(
        int(each) * (7, 3, 1)[place % 3] for place, each in enumerate(reversed(digits))
    )
    return f"{digits}{-total % 10}"


assert iso11649.is_valid("RF52INV2026118")  # the rule that the generator follows


def make_address(random, country, is_whole):
    whole = is_whole or random.random() < 0.7
    return payment_files.Address(
        street=random.choice(["", "Rue de la Gare", "Große Straße", "Paris Road"]),
        number=random.choice(["", "5", "12 bis"]),
        postal_code=random.choice(["", "75001", "SW1A 1AA"]),
        town=random.choice(["Paris", "Zürich", "Αθήνα"]) if whole else "",
        region=random.choice(["", "Île-de-France"]),
        country=country if whole else "",
        second_line=random.choice(["", "Bât. C", "Paris"]),
    )


def make_amount(random, currency):
    places = countries.decimals_of(currency)
    most = random.choice([100, 10_000_000, 99_999_999_999])
    return Decimal(random.randrange(1, most)).scaleb(-places)


def make_name(random, drawn):
    return random.choice([*NAMES, *drawn, *(["Tulp Kantoor BV"] * 10)])


def make_transfer(random, key, drawn):
    """One payment; some of them have faults that the checks have to find."""
    kind = random.choice(["sepa"] * 6 + ["outside", "without", "swiss"])
    bic, clearing, system = "", "", ""
    if kind == "without":
        country = random.choice(list(WITHOUT_IBAN))
        currency, system, clearing = WITHOUT_IBAN[country]
        number = f"{random.randrange(10**6, 10**12)}"
        bic = "" if clearing else f"BANK{country}22"
    else:
        country = {"sepa": SEPA, "outside": OUTSIDE, "swiss": ["CH", "LI"]}[kind]
        country = random.choice(country)
        currency = random.choice(["EUR", "EUR", "USD"]) if kind == "outside" else "EUR"
        currency = random.choice(["CHF", "EUR"]) if kind == "swiss" else currency
        number = make_iban(random, country)
        if kind == "outside" or random.random() < 0.3:
            bic = f"BANK{country}2LXXX"
    needs_whole = kind != "sepa" or country not in EEA or random.random() < 0.5
    days = random.choice([0, 3, 4, 5, 10, 1 if random.random() < 0.1 else 3])
    return payment_files.PaymentOrder(
        key=key,
        amount=make_amount(random, currency),
        currency=currency,
        party=payment_files.OrderParty(
            make_name(random, drawn),
            make_address(random, country, needs_whole and random.random() < 0.95),
            is_company=random.random() < 0.8,
        ),
        account=payment_files.Account(
            number,
            is_iban=kind != "without",
            bic=bic,
            clearing=clearing,
            clearing_system=system,
            bank_name="Bänk & Co" if system else "",
        ),
        execution_date=TODAY + timedelta(days=days),
        end_to_end_id=f"E{key}",
        instruction_id=random.choice(["", f"P{key}"]),
        uetr=random.choice(["", f"00000000-0000-4000-8000-{key:012x}"]),
        text=random.choice(["", make_name(random, drawn), "Bill 7 & 8", "x" * 140]),
        reference=make_reference(random, country),
        purpose=random.choice(["", "", "SUPP"]),
        category_purpose=random.choice(["", "", "", "SALA"]),
        priority=random.choice(["normal"] * 8 + ["urgent", "instant"]),
        charges=random.choice(["", "", "SLEV", "SHAR", "DEBT"]),
        regulatory=random.choice(["", "", "Goods " * 15]),
    )


def make_debit(random, key, drawn):
    country = random.choice(SEPA)
    mandate = payment_files.Mandate(
        reference=f"M-{key}",
        signed_on=TODAY - timedelta(days=random.randrange(0, 900)),
        scheme=random.choice(["CORE", "CORE", "B2B"]),
        sequence=random.choice(["FRST", "RCUR", "RCUR", "FNAL", "OOFF"]),
        original_reference=random.choice(["", "", "OLD-7"]),
        original_account=random.choice(["", "", "SMNDA", make_iban(random, country)]),
        original_creditor_identifier=random.choice(["", "", "NL08ZZZ502057730000"]),
        original_creditor_name=random.choice(["", "", "Älter & Co"]),
    )
    return payment_files.PaymentOrder(
        key=key,
        amount=make_amount(random, "EUR"),
        currency="EUR",
        party=payment_files.OrderParty(
            make_name(random, drawn), make_address(random, country, country not in EEA)
        ),
        account=payment_files.Account(
            make_iban(random, country),
            bic=random.choice(["", f"BANK{country}2LXXX"]),
        ),
        execution_date=TODAY + timedelta(days=random.choice([4, 5, 10])),
        end_to_end_id=f"E{key}",
        text=random.choice(["", make_name(random, drawn)]),
        reference=make_reference(random, country),
        mandate=mandate,
    )


def make_batch(random, name, count, drawn):
    """A batch for a format, faults included."""
    is_debit = ".008." in name
    country = random.choice(["DE", "DE", "NL", "CH"]) if not is_debit else "DE"
    make = make_debit if is_debit else make_transfer
    return payment_files.Batch(
        payments=tuple(make(random, key, drawn) for key in range(count)),
        party=payment_files.OrderParty(
            random.choice(["Müller GmbH", "Tulp B.V."]),
            payment_files.Address("Weg", "1", "10115", "Berlin", "", "DE"),
            identifier=random.choice(["", "0123456789"]),
            issuer=random.choice(["", "KBO-BCE"]),
            creditor_identifier="DE98ZZZ09999999999",
        ),
        account=payment_files.Account(
            make_iban(random, country) if country != "CH" else "CH9300762011623852957",
            bic=random.choice(["", f"BANK{country}2LXXX"]),
            currency=random.choice(["", "EUR"]),
        ),
        created_at=datetime(2026, 11, 27, 10, 30),
        today=TODAY,
        kind="debit" if is_debit else "transfer",
        message_id="RUN-2026-7",
    )


def make_format(random, name):
    return payment_files.FileFormat(
        name,
        address_mode=random.choice(["none", "structured", "hybrid"]),
        charset=random.choice(["basic", "basic", "german", "latin"]),
        umlauts=random.random() < 0.5,
        batch_booking=random.choice([True, False, None]),
        charges=random.choice(["SHAR", "DEBT"]),
        instant_allowed=random.random() < 0.8,
        agent_placeholder=random.random() < 0.3,
    )
