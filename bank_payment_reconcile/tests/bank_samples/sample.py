"""A file as a bank writes it, made by hand, and what is in it."""

import csv
import io
from dataclasses import dataclass

#: Accounts that have the right check digits.
OWN = "DE89370400440532013000"
THEIRS = "DE12500105170648489890"


@dataclass(frozen=True)
class Sample:
    """content: the text, or the rows of a workbook. lines: date, amount, partner,
    partner's account and text of each transaction, oldest first. start, end: the
    balances, "" where the file tells none."""

    content: str | list
    lines: list
    account: str = ""
    currency: str = ""
    start: str = ""
    end: str = ""

    @property
    def data(self):
        """The bytes of the file."""
        if isinstance(self.content, str):
            return self.content.encode()
        from openpyxl import Workbook

        book = Workbook()
        for row in self.content:
            book.active.append(row)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()


def table(header, *rows, delimiter=","):
    """A text with the cells of each row that are not empty, by their columns."""
    names = header.split(delimiter)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        unknown = set(row) - set(names)
        assert not unknown, unknown
        writer.writerow(row.get(name, "") for name in names)
    return stream.getvalue()
