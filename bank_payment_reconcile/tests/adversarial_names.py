"""Names that mislead: near names, twins, groups, families, words that are names.

Truths were decided before anything was run.
"""

from __future__ import annotations

from typing import Any

from odoo.addons.bank_payment_reconcile.matching import Partner

from .adversarial_case import Case


def _people(**names: str) -> tuple[Partner, ...]:
    return tuple(Partner(key, name) for key, name in names.items())


def _case(
    kind: str,
    partners: tuple[Partner, ...],
    rows: tuple[tuple[str, str, str], ...],
    why: str,
    items: str = "N-501 one 412.80",
    amount: str = "412.80",
    **more: Any,
) -> list[Case]:
    """A case for each row of text, payer and what is right."""
    return [
        Case(kind, items, text, amount, payer, truth, why, more, partners=partners)
        for text, payer, truth in rows
    ]


ONE = "N-501 412.80"

NEAR_PERSONS = [
    case
    for known, other in (
        ("Peter Hoffmann", "Peter Hofmann"),
        ("Karen Petersen", "Karen Peterson"),
        ("Eva Schmitt", "Eva Schmidt"),
        ("John West", "John Weston"),
        ("Lars Olsen", "Lars Olesen"),
        ("Maria Lindgren", "Maria Lundgren"),
        ("Per Ericsson", "Per Eriksson"),
        ("Elisa Lehtonen", "Elisa Lehtinen"),
        ("Adam Gemza", "Ada Gemza"),
        ("Helena Horáčková", "Helena Horáková"),
        ("Jean Pasquier", "Jean de Pasquier"),
        ("Camilla Piccinni", "Camillo Piccinni"),
    )
    for case in _case(
        "a surname or given name that differs by a letter",
        _people(one=known),
        (("Zahlung", other, "-"), (f"payment {other} thank you", "", "-")),
        "another person, however alike",
    )
]

NEAR_COMPANIES = _case(
    "a company's name with another word or form",
    _people(one="Meyer Bau GmbH"),
    (
        ("Zahlung", "Meyer Bau Holding GmbH", "-"),
        ("ZAHLUNG MEYER BAU HOLDING", "", "-"),
        ("Zahlung", "Meyer Bau AG", "-"),
        ("Zahlung", "Meyer Hochbau GmbH", "-"),
        ("Zahlung", "Maier Bau GmbH", "-"),
        ("Zahlung", "Meyer Bau GmbH", ONE),
        ("Zahlung", "MEYER BAU", ONE),
        ("GUTSCHRIFT MEYER BAU GMBH OKTOBER", "", ONE),
    ),
    "the group's other companies pay their own invoices",
)

TWINS = _case(
    "names with a word twice",
    _people(one="Smith & Smith Ltd", two="Smith Ltd"),
    (
        ("payment", "SMITH AND SMITH LTD", ONE),
        ("payment from Smith & Smith Ltd thank you", "", ONE),
        ("payment", "Smith Ltd", "-"),
        ("payment from Smith Ltd", "", "-"),
    ),
    "Smith and Smith are not Smith",
) + _case(
    "father and son",
    _people(one="Hans Brandner sen.", two="Hans Brandner jun."),
    (
        ("Miete", "Hans Brandner jun.", "-"),
        ("Miete", "Hans Brandner sen.", ONE),
        ("Miete", "Hans Brandner", "-"),
        ("Zahlung Hans Brandner jun. Miete", "", "-"),
    ),
    "the one pays for himself, and who says nothing may be either",
)

UMLAUTS = _case(
    "ü, ue and u",
    _people(one="Möbel Römer GmbH", two="Möbel Römer KG"),
    (
        ("Zahlung", "MOEBEL ROEMER GMBH", ONE),
        ("GUTSCHRIFT MOEBEL ROEMER GMBH", "", ONE),
        ("Zahlung", "MOBEL ROMER GMBH", ONE),
        ("Zahlung", "MOEBEL ROEMER KG", "-"),
        ("Zahlung", "MOEBEL ROEMER", "-"),
    ),
    "the legal form tells the two apart, whichever way the rest is spelled",
) + _case(
    "ü, ue and u",
    _people(one="Hans Müller", two="Hans Mueller"),
    (
        ("Zahlung", "Hans Müller", ONE),
        ("Zahlung", "HANS MUELLER", "-"),
    ),
    "who writes ü is not Mueller; capitals without it may be either",
)

ORDER = _case(
    "the order of a name",
    _people(one="Judit Szatmári"),
    (
        ("befizetés", "SZATMARI JUDIT", ONE),
        ("befizetés", "Szatmári, Judit", ONE),
        ("jóváírás SZATMÁRI JUDIT közlemény nélkül", "", ONE),
        ("utalás Judit Szatmári", "", ONE),
    ),
    "banks put surnames first",
) + _case(
    "the order of a name",
    _people(one="Svensson Johansson AB"),
    (
        ("betalning", "Johansson Svensson AB", "-"),
        ("betalning", "Svensson Johansson AB", ONE),
    ),
    "partners of a firm are named in its order",
)

INITIALS = _case(
    "initials",
    _people(one="Jens Vestergaard"),
    (
        ("betaling", "J. Vestergaard", "-"),
        ("betaling", "Vestergaard", "-"),
        ("betaling", "Jens P. Vestergaard", "-"),
        ("betaling Jens Vestergaard tak", "", ONE),
    ),
    "J. may be Jens, Julie or Jørgen",
)

DOUBLE = _case(
    "double-barrelled and married names",
    _people(one="Anna Bergmann"),
    (
        ("Miete", "Anna Bergmann-Dahl", "-"),
        ("Miete", "Anna Dahl-Bergmann", "-"),
        ("Zahlung Anna Bergmann-Dahl", "", "-"),
        ("Miete", "Anna Dahl geb. Bergmann", "-"),
        ("Zahlung Anna Bergmann", "", ONE),
    ),
    "it may be the same, and it may not",
) + _case(
    "double-barrelled and married names",
    _people(one="Anna Bergmann-Dahl"),
    (
        ("Miete", "Anna Bergmann", "-"),
        ("Miete", "ANNA BERGMANN DAHL", ONE),
    ),
    "a hyphen more or less is the same name, a surname less may not be",
)

BRANCHES = _case(
    "branches by their town",
    _people(one="Autohaus Krell Bremen", two="Autohaus Krell Kassel"),
    (
        ("Zahlung", "Autohaus Krell Kassel", "-"),
        ("Zahlung", "Autohaus Krell", "-"),
        ("Zahlung", "Autohaus Krell Bremen", ONE),
        ("ZAHLUNG AUTOHAUS KRELL BREMEN", "", ONE),
        ("Zahlung", "Autohaus Krell Lübeck", "-"),
    ),
    "each pays its own",
)

SCRIPTS = [
    case
    for known, written in (
        ("Παπαδόπουλος Γεώργιος", "PAPADOPOULOS GEORGIOS"),
        ("Papadopoulos Georgios", "ΠΑΠΑΔΟΠΟΥΛΟΣ ΓΕΩΡΓΙΟΣ"),
        ("Иван Стоянов", "IVAN STOYANOV"),
        ("Строймаш Рила ЕООД", "STROYMASH RILA EOOD"),
        ("Łukasz Żółkiewski", "LUKASZ ZOLKIEWSKI"),
        ("Şükrü Gündoğan", "SUKRU GUNDOGAN"),
        ("Đorđe Čolić", "DORDE COLIC"),
    )
    for case in _case(
        "another script",
        _people(one=known),
        (("", written, ONE), (f"zorvul {written} 4471", "", ONE)),
        "passports and banks write it so",
    )
]

WORDINGS = [
    case
    for text in (
        "laskun maksu {} lokakuu",
        "hesaba gelen {} teşekkürler",
        "příchozí úhrada {} děkujeme",
        "achitare contravaloare {}",
        "κατάθεση από {} ευχαριστώ",
        "uplata po nalogu {}",
        "laekumine {} täname",
        "plimnok {} vestarundo",
    )
    for case in _case(
        "wordings that no list knows",
        _people(one="Keltinger Werkzeuge GmbH", two="Ilse Vandermolen"),
        (
            (text.format("Keltinger Werkzeuge GmbH"), "", ONE),
            (text.format("Keltinger Werkzeuge GmbH").upper(), "", ONE),
            (text.format("Kettinger Werkzeuge GmbH"), "", "-"),
            (text.format("Ilse Maria Vandermolen"), "", "-"),
        ),
        "the name is in the text, whatever stands around it",
    )
]

FOR_OTHERS = _case(
    "who pays for somebody else",
    _people(one="Familie Ostrowski", two="Birgit Tannert"),
    (
        ("Miete für Familie Ostrowski", "Birgit Tannert", "!" + ONE),
        ("Miete Birgit Tannert für Familie Ostrowski", "", "-"),
    ),
    "it may be meant for either, so a person looks",
    items="N-501 one 412.80; N-502 two 99",
) + _case(
    "who pays for somebody else",
    _people(one="Ilse Vandermolen", two="Birgit Tannert"),
    (
        ("für Ilse Vandermolen", "Birgit Tannert", "-"),
        ("N-501 für Ilse Vandermolen", "Birgit Tannert", "!" + ONE),
    ),
    "both owe this amount",
    items="N-501 one 412.80; N-502 two 412.80",
)

EMPLOYERS = _case(
    "an employer, a landlord or an agency in the text",
    _people(one="Nordquell Hausverwaltung GmbH", two="Birgit Tannert"),
    (
        ("Miete Wohnung Nordquell Hausverwaltung GmbH", "Birgit Tannert", "-"),
        ("Lohn Nordquell Hausverwaltung GmbH", "Birgit Tannert", "-"),
    ),
    "whoever pays is not whom the text names",
    items="N-501 one 412.80; N-502 two 412.80",
)

BANKS = _case(
    "the bank's own name and words",
    _people(one="Bank Service GmbH", two="Energie Transport AG", three="Rent Service"),
    (
        ("BANK SERVICE FEE OCTOBER", "", "-"),
        ("service charge bank", "", "-"),
        ("Transport Energie Miete", "", "-"),
        ("RENT SERVICE CHARGE MAY", "", "-"),
        ("Zahlung Bank Service GmbH", "", ONE),
    ),
    "common words name nobody unless the legal form stands beside them",
    items="N-501 one 412.80; N-502 two 412.81; N-503 three 412.82",
)

OWN_WORDS = [
    case
    for name, text in (
        ("May", "rent May 2026"),
        ("Mai", "Miete Mai"),
        ("Miete GmbH", "Miete Oktober"),
        ("März AG", "Miete März"),
        ("Strom Energie", "Strom Energie Abschlag"),
        ("Zahlung & Co", "Zahlung Dank"),
        ("Sonntag", "Lieferung Sonntag"),
        ("Abril", "alquiler abril"),
    )
    for case in _case(
        "words that are names as well",
        _people(one=name, two="Ilse Vandermolen"),
        ((text, "", "-"),),
        "it is the word, not the name",
    )
]

ACCOUNTS = _case(
    "an account that is known to be another's",
    (
        Partner("one", "Peter Hoffmann"),
        Partner("two", "Ilse Vandermolen", accounts=("NL91ABNA0417164300",)),
    ),
    (
        ("Zahlung", "Peter Hoffmann", "-"),
        ("Zahlung", "Peter Hofmann", "-"),
        ("Zahlung Peter Hoffmann", "", "-"),
    ),
    "the name says one, the account the other",
    partner_account="NL91ABNA0417164300",
) + _case(
    "an account that is known",
    (Partner("one", "Peter Hoffmann", accounts=("NL91ABNA0417164300",)),),
    (("Zahlung", "Peter Hofmann", ONE), ("Zahlung", "P Hoffmann", ONE)),
    "the account says it, and the bank mistyped the name",
    partner_account="NL91ABNA0417164300",
)

CUTS = _case(
    "names cut where a field ends",
    _people(one="Keltinger Werkzeugmaschinen Vertriebs GmbH"),
    (
        ("Zahlung", "KELTINGER WERKZEUGMASCHINEN", "-"),
        ("Zahlung", "Keltinger Werkzeugmaschinen Vertrieb", ONE),
        ("Zahlung", "KELTINGER WERKZEUGMASCHINEN VERTRIE", ONE),
        ("Zahlung", "Keltinger", "-"),
    ),
    "27 letters end with a whole word, which may be another company's name",
) + _case(
    "names cut where a field ends",
    _people(one="Christian Bergström"),
    (
        ("betalning", "Christian Berg", "-"),
        ("betalning Christian Berg", "", "-"),
        ("betalning", "Christian Bergstr", "-"),
    ),
    "Berg is no Bergström that was cut",
)

TITLES = _case(
    "titles and salutations",
    _people(one="Dr. Ulrike Sandvoss"),
    (
        ("Honorar", "Ulrike Sandvoss", "-"),
        ("Honorar", "Dr. Ulrike Sandvoss", ONE),
        ("Honorar", "SANDVOSS DR ULRIKE", ONE),
        ("Überweisung Frau Dr. Ulrike Sandvoss Honorar", "", ONE),
    ),
    "a title may be all that tells mother and daughter apart",
)

FIELDS = [
    case
    for text in (
        "TRANSF. DE KELTINGER WERKZEUGE GMBH CONCEPTO FRA OCTUBRE",
        "TRANSFERENCIA A SU FAVOR ORDENANTE: KELTINGER WERKZEUGE GMBH",
        "BONIFICO A VOSTRO FAVORE ORD:KELTINGER WERKZEUGE GMBH CAUS:SALDO",
        "BON.DA KELTINGER WERKZEUGE GMBH PER SALDO",
        "Bg-inbetalning Avsändare KELTINGER WERKZEUGE GMBH",
        "ÁTUTALÁS KÜLDŐ NEVE: KELTINGER WERKZEUGE GMBH KÖZLEMÉNY: OKTÓBER",
        "PRZELEW PRZYCHODZĄCY NADAWCA: KELTINGER WERKZEUGE GMBH TYTUŁ: SALDO",
        "SEPA-GUTSCHRIFT AUFTRAGGEBER KELTINGER WERKZEUGE GMBH",
        "VIR DE KELTINGER WERKZEUGE GMBH MOTIF SOLDE",
        "Tilisiirto maksaja Keltinger Werkzeuge GmbH viesti",
        "Maksaja: KELTINGER WERKZEUGE GMBH; Selgitus: oktoober",
    )
    for case in _case(
        "names in the banks' own fields",
        _people(one="Keltinger Werkzeuge GmbH"),
        ((text, "", ONE),),
        "each bank has words of its own before the payer",
    )
]

CASES = (
    *NEAR_PERSONS,
    *NEAR_COMPANIES,
    *TWINS,
    *UMLAUTS,
    *ORDER,
    *INITIALS,
    *DOUBLE,
    *BRANCHES,
    *SCRIPTS,
    *WORDINGS,
    *FOR_OTHERS,
    *EMPLOYERS,
    *BANKS,
    *OWN_WORDS,
    *ACCOUNTS,
    *CUTS,
    *TITLES,
    *FIELDS,
)
