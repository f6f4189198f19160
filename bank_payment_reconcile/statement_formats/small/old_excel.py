"""Workbooks of Excel before 2007: refused with what to do."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from ...sentences import _
from ..shared.model import Statement, StatementError
from ..shared.registry import Format

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def recognise(data: bytes) -> bool:
    """Whether the bytes are a workbook (or document) of that time."""
    return data.startswith(_MAGIC)


def read(data: bytes, filename: str) -> list[Statement]:
    """Always raises StatementError."""
    raise StatementError(
        _(
            "The file “%(filename)s” is a workbook in the old XLS format. Open it, "
            "save it as XLSX or CSV, and import that file.",
            filename=filename,
        )
    )


FORMAT = Format("XLS", recognise, read, rank=0)
