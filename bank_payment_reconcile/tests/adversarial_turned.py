"""Names of the same words that are somebody else's: turned, of another form, cut.

Truths were decided before anything was run.
"""

from __future__ import annotations

from .adversarial_case import Case
from .adversarial_names import ONE, _case, _people

TURNED = [
    case
    for known, other, truth in (
        ("Vincent Thierry", "Thierry Vincent", "-"),
        ("Peter Thomas", "Thomas Peter", "-"),
        ("Martin Simon", "Simon Martin", "-"),
        # here the order says nothing: banks put surnames first
        ("Anna Meier", "Meier Anna", ONE),
        ("Thomas Lindqvist", "LINDQVIST THOMAS", ONE),
    )
    for case in _case(
        "given names in another order",
        _people(one=known),
        (("Zahlung", other, truth),),
        "where both words are given names the order tells the surname",
    )
]

#: In these books either word of Stan Stancu is a given name and a surname.
EITHER = _case(
    "names whose words stand first and last in others'",
    _people(
        one="Stancu Stan",
        two="Stan Ionescu",
        three="Moldovan Stan",
        four="Stancu Pavel",
        five="Dinu Stancu",
    ),
    (("plata", "Stan Stancu", "-"), ("plata", "Stancu Stan", ONE)),
    "nobody can tell which of two is the surname but by the order",
)

FORMS = [
    case
    for known, other, truth in (
        ("Myhre-Knutsen ASA", "Myhre-Knutsen & co.", "-"),
        ("Larsen-Sandvik", "Larsen-Sandvik & co.", "-"),
        ("Eriksen-Andersen & co.", "Eriksen-Andersen BA", "-"),
        ("Putz Stiftung & Co. KGaA", "Putz Stiftung & Co. KG", "-"),
        (
            "Stowarzyszenie Rolak Sp. z o.o. Sp.k.",
            "Stowarzyszenie Rolak Sp. z o.o.",
            "-",
        ),
        ("Grupa Bejger", "Grupa Bejger S.A.", "-"),
        ("Grupa Łyś S.A.", "Grupa Łyś", "-"),
        ("Transporte Berger GmbH", "TRANSPORTE BERGER", ONE),
        ("Myhre-Knutsen & co.", "MYHRE-KNUTSEN & CO", ONE),
        ("Häring Metallbau GmbH", "Haering Metallbau GmbH", ONE),
    )
    for case in _case(
        "legal forms that contradict",
        _people(one=known),
        (("payment", other, truth),),
        "a company of another form is another company; ä and ae are one spelling",
    )
]

NOT_CUT = [
    case
    for known, other in (
        ("Edoardo Ruberto", "Edoardo Ruberto-Fo"),
        ("Costa", "Da Costa"),
        ("María Fernanda de Segarra", "María Fernanda Segarra"),
        ("Jarošová Křížová k.s.", "Jarošová Kříž k.s."),
        ("Dvořáková Havlíčková a.s.", "Havlíčková Dvořák a.s."),
        ("Maréchal S.A.R.L.", "Marchal S.A.R.L."),
        ("Kovácsné Dr. Tóth Ilona", "Dr. Kovácsné Tóth Ilona"),
        ("Tudor Aanei", "Tudor Aanei OC"),
        ("Moen-Rasmussen & co.", "Andersen, Moen og Rasmussen"),
    )
    for case in _case(
        "names that no field cut off",
        _people(one=known),
        (("payment", other, "-"),),
        "what stands behind a letter, a hyphen or a form is no rest of a name",
    )
]

CASES: tuple[Case, ...] = (*TURNED, *EITHER, *FORMS, *NOT_CUT)
