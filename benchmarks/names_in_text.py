"""Finds payers' names inside free texts of many languages, known to the matcher or not.

    python3 benchmarks/names_in_text.py [--count 400] [--show 3]

Needs the package `faker`. For each language: names of partners stand in a wording of
it, at the start, in the middle or at the end, changed as banks change them. Figures in
percent per language and per change: found (the partner is among those told), fully
(without a person), wrong (fully somebody else), and strangers' names in the same
wordings that are taken for a partner fully.
"""

from __future__ import annotations

import argparse
import random
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "bank_payment_reconcile"))
sys.path.insert(0, str(Path(__file__).parent))

from matching import Ledger, Line, Partner  # noqa: E402
from matching.evidence.parties import Party, identify  # noqa: E402
from matching.names.words import is_legal_form, name_words  # noqa: E402
from matching.text.bank_text import read_text  # noqa: E402
from names_strangers import names_of  # noqa: E402

#: Country of the names, and wordings with the place of the name.
WORDINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "english": (
        "en_GB",
        (
            "payment from {} thank you 4711",
            "{} invoice 3304 october",
            "incoming transfer {}",
            "faster payment {} ref 88123",
        ),
    ),
    "german": (
        "de_DE",
        (
            "Zahlung {} Rechnung 4711",
            "{} Miete Oktober",
            "Gutschrift von {}",
            "Überweisung {} Kd-Nr. 7788",
        ),
    ),
    "finnish": (
        "fi_FI",
        (
            "{} laskun maksu 10422",
            "tilisiirto {} kiitos paljon",
            "vastaanotettu suoritus lähettäjältä {}",
            "kuukausierä {} lokakuu",
        ),
    ),
    "hungarian": (
        "hu_HU",
        (
            "{} számla kiegyenlítése 10422",
            "jóváírás küldője {} közlemény",
            "utalás érkezett tőle {}",
            "bérleti díj {} október",
        ),
    ),
    "turkish": (
        "tr_TR",
        (
            "{} fatura ödemesi 10422",
            "gelen havale {} açıklama yok",
            "hesaba yatan {}",
            "aylık kira {} ekim",
        ),
    ),
    "czech": (
        "cs_CZ",
        (
            "{} úhrada faktury 10422",
            "příchozí platba {} děkujeme",
            "vklad od {}",
            "nájemné {} říjen",
        ),
    ),
    "portuguese": (
        "pt_PT",
        (
            "{} liquidação fatura 10422",
            "transferência recebida {} obrigado",
            "crédito de {}",
            "renda mensal {} outubro",
        ),
    ),
    "romanian": (
        "ro_RO",
        (
            "{} achitare factura 10422",
            "încasare {} mulțumim",
            "plată primită de la {}",
            "chirie {} octombrie",
        ),
    ),
    "greek": (
        "el_GR",
        (
            "{} εξόφληση τιμολογίου 10422",
            "κατάθεση {} ευχαριστώ",
            "εισερχόμενο έμβασμα από {}",
            "ενοίκιο {} οκτώβριος",
        ),
    ),
    "croatian": (
        "hr_HR",
        (
            "{} plaćanje računa 10422",
            "priljev {} hvala",
            "uplata po nalogu {}",
            "najamnina {} listopad",
        ),
    ),
    "estonian": (
        "et_EE",
        (
            "{} arve tasumine 10422",
            "laekumine {} täname",
            "makse saaja arvele {}",
            "üür {} oktoober",
        ),
    ),
    "polish": (
        "pl_PL",
        (
            "{} zapłata za fakturę 10422",
            "przelew przychodzący {} dziękuję",
            "wpływ od {}",
            "czynsz {} październik",
        ),
    ),
    "swedish": (
        "sv_SE",
        (
            "{} betalning av faktura 10422",
            "insättning {} tack",
            "bankgiroinbetalning från {}",
            "månadshyra {} oktober",
        ),
    ),
    "danish": (
        "da_DK",
        (
            "{} betaling af regning 10422",
            "indsat {} mange tak",
            "overførsel modtaget fra {}",
            "leje {} oktober",
        ),
    ),
    "norwegian": (
        "no_NO",
        (
            "{} oppgjør faktura 10422",
            "giro mottatt {} takk",
            "innskudd ved {}",
            "månedsleie {} oktober",
        ),
    ),
    "dutch": (
        "nl_NL",
        (
            "{} voldoening nota 10422",
            "bijschrijving {} hartelijk dank",
            "ontvangen van {}",
            "maandhuur {} oktober",
        ),
    ),
    "french": (
        "fr_FR",
        (
            "{} règlement facture 10422",
            "versement {} merci beaucoup",
            "remise effectuée par {}",
            "loyer {} octobre",
        ),
    ),
    "spanish": (
        "es_ES",
        (
            "{} liquidación factura 10422",
            "ingreso {} muchas gracias",
            "abono recibido de {}",
            "alquiler {} octubre",
        ),
    ),
    "italian": (
        "it_IT",
        (
            "{} saldo fattura 10422",
            "accredito {} cordiali saluti",
            "bonifico disposto da {}",
            "canone {} ottobre",
        ),
    ),
    "bulgarian": (
        "bg_BG",
        (
            "{} плащане по фактура 10422",
            "получен превод {} благодаря",
            "вноска от {}",
            "наем {} октомври",
        ),
    ),
    "invented": (
        "de_AT",
        (
            "{} zorvul katemba 10422",
            "plimnok {} vestarundo",
            "brixel dromu {}",
            "quondal {} strevik 991",
        ),
    ),
    "invented2": (
        "sv_SE",
        (
            "{} tuvmoral sikka 10422",
            "oblenka {} mirtosa",
            "drav hunteli {}",
            "fesquil {} unbrata 991",
        ),
    ),
}
CHANGES = (
    *("plain", "upper", "all upper", "bare upper", "bare", "no form", "turned"),
    *("comma", "cut 27", "cut 35", "cut 70", "address", "lower"),
)


def bare(text: str) -> str:
    """A text without accents."""
    folded = unicodedata.normalize("NFKD", text)
    return "".join(c for c in folded if not unicodedata.combining(c))


def written(name: str, wording: str, change: str) -> str:
    """A name in a wording, changed as a bank does."""
    words = name.split()
    if change == "upper":
        name = name.upper()
    elif change in ("bare", "bare upper"):
        name = bare(name)
    elif change == "no form":
        left = [w for w in words if not is_legal_form("".join(name_words(w)) or "x")]
        name = " ".join(left or words).rstrip(" &")
    elif change == "turned" and len(words) == 2 and "&" not in name:
        name = f"{words[1]} {words[0]}"
    elif change == "comma" and len(words) == 2 and "&" not in name:
        name = f"{words[1]}, {words[0]}"
    elif change == "address":
        name = f"{name}, Hauptstr. 12, 10115 Berlin"
    elif change == "lower":
        name = name.lower()
    elif change.startswith("cut"):
        name = name[: int(change.split()[1])]
    text = wording.format(name)
    if change == "all upper":
        return text.upper()
    return bare(text).upper() if change == "bare upper" else text


def party_of(ledger: Ledger, text: str) -> Party:
    return identify(ledger, Line("x", date(2026, 11, 10), 100, text), read_text(text))


def rates(counts: Counter[str]) -> str:
    total, strangers = counts["n"] or 1, counts["strangers"] or 1
    shares = {k: 100 * counts[k] / total for k in ("found", "fully")}
    taken = 100 * counts["taken"] / strangers
    return (
        f"found {shares['found']:5.1f}  fully {shares['fully']:5.1f}  "
        f"wrong {counts['wrong']}  strangers fully {taken:.2f} ({counts['taken']})"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--companies", type=float, default=0.5)
    parser.add_argument("--languages", nargs="+", default=list(WORDINGS))
    options = parser.parse_args(arguments)
    by_change: dict[str, Counter[str]] = defaultdict(Counter)
    for language in options.languages:
        country, wordings = WORDINGS[language]
        names = names_of(country, 2 * options.count, options.seed, options.companies)
        chance = random.Random(options.seed)
        chance.shuffle(names)
        customers, strangers = names[: options.count], names[options.count :]
        ledger = Ledger([Partner(n, name) for n, name in enumerate(customers)])
        counts: Counter[str] = Counter()
        shown: Counter[str] = Counter()
        for number, (name, other) in enumerate(zip(customers, strangers, strict=True)):
            for change in CHANGES:
                wording = chance.choice(wordings)
                text = written(name, wording, change)
                party = party_of(ledger, text)
                told = Counter(n=1, found=number in party.partners)
                fully = party.level == "fully"
                told["fully"] = fully and party.partners == (number,)
                told["wrong"] = fully and party.partners != (number,)
                stranger = written(other, wording, change)
                other_party = party_of(ledger, stranger)
                told["strangers"], told["taken"] = 1, other_party.level == "fully"
                unsure = told["found"] and not told["fully"]
                for kind, sight in (
                    ("unsure", (text, name) if unsure else None),
                    ("lost", (text, name) if not told["found"] else None),
                    ("wrong", (text, party.partners) if told["wrong"] else None),
                    (
                        "taken",
                        (stranger, customers[int(str(other_party.partners[0]))])
                        if told["taken"]
                        else None,
                    ),
                ):
                    if sight and shown[kind] < options.show:
                        shown[kind] += 1
                        print("  ", kind, change, sight, file=sys.stderr)
                counts += told
                by_change[change] += told
        print(f"{language:12s}", rates(counts), flush=True)
    for change, counts in by_change.items():
        print(f"{change:12s}", rates(counts))


if __name__ == "__main__":
    main()
