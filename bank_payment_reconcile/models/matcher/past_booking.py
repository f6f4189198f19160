"""How a bank's lines were booked, read from the ledger: by us, by hand or by Odoo."""

import re
from dataclasses import dataclass, field
from datetime import date

from odoo.tools import SQL

from ... import matching
from ..application.application import OWED

#: What the month is called in a text does not tell one rent from the next.
MONTHS = """
    january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec dez okt mai
    januar jänner februar märz juni juli oktober dezember
    januari februari maart mei augustus
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    maj augusti desember
    styczeń luty marzec kwiecień czerwiec lipiec sierpień wrzesień październik
    listopad grudzień
"""
#: The words of a text that stand in the next one too: no word with a digit, no month.
#: An index holds it, so it is said in the database's words only; in two steps, which
#: takes a sixth of the time.
TEXT_KEY = (
    r"left(btrim(regexp_replace(' ' || btrim(regexp_replace(lower({0}), "
    r"'(?:\S*\d\S*|\W)+', ' ', 'g')) || ' ', ' (?:"
    + "|".join(MONTHS.split())
    + r")(?= )', '', 'g')), 200)"
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS.split())})\b", re.IGNORECASE)
_LEFT_OUT = re.compile(
    rf"(?:\S*\d\S*|\W|\b(?:{'|'.join(MONTHS.split())})\b)+", re.IGNORECASE
)


@dataclass(frozen=True)
class Booking:
    """An account that lines were put on as a whole, with tax and analytic."""

    account: int
    taxes: tuple = ()
    #: As `analytic_distribution`, its keys sorted; hashable.
    analytic: tuple = ()

    @property
    def distribution(self):
        return dict(self.analytic) or False


@dataclass
class PastAccount:
    """A booking that lines like one had before."""

    booking: Booking
    #: Lines that had it, of so many that were looked at.
    count: int
    total: int
    last: date
    partner: int | None = None
    #: By what these lines are like it.
    kind: str = ""
    #: Ids of the latest of them.
    lines: list = field(default_factory=list)

    @property
    def is_always(self):
        return self.count == self.total


def get_words(texts):
    """The words that texts have in common and the next one will have: no month."""
    return matching.common_words([_MONTH.sub("0", text or "") for text in texts])


def to_key(text):
    """What `TEXT_KEY` makes of words that `get_words` found."""
    return _LEFT_OUT.sub(" ", text.lower()).strip()


def to_booking(account, taxes, analytic):
    """:return: `Booking` of what the database tells, or None for no single account."""
    if not account:
        return None
    return Booking(account, tuple(taxes or ()), tuple(sorted((analytic or {}).items())))


def select_booking(line, journal):
    """SQL of how a line was booked: columns `account_id`, `tax_ids`, `analytic`,
    `partner_id`. The account is NULL where it was no single one, or one on which
    somebody owes.

    :param line, journal: names of tables of the query around it.
    """
    return SQL(
        """
        SELECT CASE WHEN count(*) = 1 AND bool_and(NOT is_owed)
                    THEN min(booked.account_id) END AS account_id,
               (SELECT array_agg(tax.account_tax_id ORDER BY tax.account_tax_id)
                  FROM account_move_line_account_tax_rel tax
                 WHERE tax.account_move_line_id = min(booked.id)) AS tax_ids,
               (array_agg(booked.analytic_distribution))[1] AS analytic,
               min(booked.partner_id) AS partner_id
          FROM (SELECT entry.id, entry.account_id, entry.analytic_distribution,
                       entry.partner_id,
                       account.account_type IN %(owed)s AS is_owed
                  FROM account_move_line entry
                  JOIN account_account account ON account.id = entry.account_id
                 WHERE entry.move_id = %(line)s.move_id
                   AND entry.account_id <> %(journal)s.default_account_id
                   AND entry.tax_repartition_line_id IS NULL) booked
        """,
        owed=OWED,
        line=SQL.identifier(line),
        journal=SQL.identifier(journal),
    )


def is_by_person(line):
    """SQL of whether no machine posted a line: what nobody looked at teaches nothing.

    :param line: name of the table in the query around it.
    """
    return SQL(
        """
        NOT EXISTS (SELECT FROM bank_payment_application automatic
                     WHERE automatic.statement_line_id = %s.id
                       AND automatic.posted_automatically IS TRUE)
        """,
        SQL.identifier(line),
    )
