"""Counts strangers whom their names make somebody else, country by country.

    python3 benchmarks/names_strangers.py [--count 2000] [--seed 7] [--show 3]

Needs the package `faker`, which nothing else here needs. For each country as many
customers as strangers, persons and companies, no two with the same letters. Each
stranger pays the amount of an open invoice of a customer whose name is like his.

* fully: strangers who are taken for a customer by their names alone, in percent.
* posted: payments of strangers that would be posted without a person.
* found: customers who are found by their own names, in percent.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "bank_payment_reconcile"))

from matching import Ledger, Line, OpenItem, Partner, propose  # noqa: E402
from matching.evidence.parties import Party, identify  # noqa: E402
from matching.text.bank_text import read_text  # noqa: E402
from matching.text.normalise import compact  # noqa: E402

COUNTRIES = (
    *("de_DE", "da_DK", "sv_SE", "no_NO", "nl_NL", "fr_FR", "es_ES", "it_IT"),
    *("pl_PL", "en_GB", "en_US", "fi_FI", "hu_HU", "cs_CZ", "pt_PT", "tr_TR"),
    *("ro_RO", "hr_HR", "et_EE", "el_GR", "bg_BG", "de_AT"),
)
TODAY = date(2026, 11, 10)


def names_of(country: str, count: int, seed: int, companies: float) -> list[str]:
    """Names of a country, of persons and of companies, each written once."""
    from faker import Faker  # type: ignore[import-not-found]

    fake, chance = Faker(country), random.Random(seed)
    fake.seed_instance(seed)
    found: dict[str, str] = {}
    while len(found) < count:
        name = fake.company() if chance.random() < companies else fake.name()
        found.setdefault(compact(name), name)
    return list(found.values())


def party_of(ledger: Ledger, name: str) -> Party:
    line = Line("x", TODAY, 100, partner_name=name)
    return identify(ledger, line, read_text(""))


def posted(customers: Sequence[str], strangers: Sequence[tuple[str, int]]) -> int:
    """Payments of strangers that are posted, each of the amount of an invoice of the
    customer whose name is like his."""
    partners = [Partner(n, name) for n, name in enumerate(customers)]
    wrong = 0
    owing = dict.fromkeys(n for _, n in strangers)
    items = [
        OpenItem(n, 10_000 + n, "receivable", TODAY, n, number=f"R-{n:05d}")
        for n in owing
    ]
    ledger = Ledger(partners, items)
    for name, n in strangers:
        line = Line("x", TODAY, 10_000 + n, partner_name=name)
        answer = propose(ledger, [line])[0]
        wrong += bool(answer.applications) and not answer.needs_review
    return wrong


def measure(country: str, options: argparse.Namespace) -> dict[str, float]:
    names = names_of(country, 2 * options.count, options.seed, options.companies)
    random.Random(options.seed).shuffle(names)
    customers, strangers = names[: options.count], names[options.count :]
    ledger = Ledger([Partner(n, name) for n, name in enumerate(customers)])
    own = sum(
        party_of(ledger, name).partners == (n,) for n, name in enumerate(customers)
    )
    taken, fully = [], 0
    for name in strangers:
        party = party_of(ledger, name)
        if party.partners:
            taken.append((name, int(str(party.partners[0]))))
        if party.level == "fully":
            fully += 1
            if fully <= options.show:
                print("  ", name, "|", customers[taken[-1][1]], file=sys.stderr)
    return {
        "found": round(100 * own / len(customers), 2),
        "fully": round(100 * fully / len(strangers), 3),
        "alike": round(100 * len(taken) / len(strangers), 2),
        "posted": posted(customers, taken),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--companies", type=float, default=0.4)
    parser.add_argument("--countries", nargs="+", default=COUNTRIES)
    options = parser.parse_args(arguments)
    for country in options.countries:
        print(country, json.dumps(measure(country, options)), flush=True)


if __name__ == "__main__":
    main()
