"""Tells an answer of the bank from its other files, and reads it."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from ...sentences import _
from ..model import PaymentFileError, StatusReport
from . import archives, pain002, returned

_READERS = (pain002, returned)
#: In so much of a file its kind shows.
_HEAD = 20_000
#: What banks pack along, and nobody can read as an answer.
_DOCUMENTS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"<!DOCTYPE html",
    b"<html",
)


def recognise(data: bytes, filename: str = "") -> bool:
    """Whether a file is the bank's answer to payments, by its content; never raises."""
    if data.startswith(archives.MAGIC):
        return any(map(_recognise, archives.heads(data, _HEAD)))
    return _recognise(data)


def _recognise(data: bytes) -> bool:
    return any(reader.recognise(data[:_HEAD]) for reader in _READERS)


def read_status(data: bytes, filename: str) -> list[StatusReport]:
    """What the bank says in a file, one report for each file of ours that it answers.

    filename: for the messages.
    Raises PaymentFileError with a sentence for the user; then nothing is changed.
    """
    if not data.startswith(archives.MAGIC):
        return _read(data, filename)
    found: list[StatusReport] = []
    for name, content in archives.files(data, filename):
        if not content.lstrip().startswith(_DOCUMENTS):
            found += _read(content, f"{filename}: {name}")
    return found


def _read(data: bytes, filename: str) -> list[StatusReport]:
    for reader in _READERS:
        if reader.recognise(data[:_HEAD]):
            return reader.read(data, filename)
    raise PaymentFileError(
        _(
            "The file “%(filename)s” is no answer to payments (pain.002, or returns of "
            "NACHA): import it by itself.",
            filename=filename,
        )
    )
