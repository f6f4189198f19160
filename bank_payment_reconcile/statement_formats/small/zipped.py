"""Statements in a zip archive, in memory; no member is ever written or trusted."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from ...sentences import _
from ..shared.model import Statement, StatementError
from ..shared.registry import Format
from ..shared.registry import read as read_statements
from ..shared.registry import recognise as find_format

#: A year of daily statements in several forms fits.
MAX_MEMBERS = 2_000
#: Bytes of all members together once unpacked.
MAX_UNPACKED = 300_000_000
#: XML shrinks to a tenth or twentieth; a bomb to less than a thousandth.
MAX_RATIO = 200
#: Small members may shrink as they like.
_HARMLESS = 1_000_000

_DIRECTORY = 100_000
_CHUNK = 1 << 20
_MAGIC = b"PK\x03\x04"
_ENCRYPTED = 0x1
#: The other ways unpack as much as they like at once.
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CONTENTS, _OPEN_OFFICE = "[Content_Types].xml", b"mimetype"
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
#: What banks pack along with statements and nobody can import.
_NO_STATEMENTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
#: And what goes with any archive, by its name, where no format knows it.
_BESIDE = re.compile(
    r"(?:read_?me|lies_?mich|lees_?mij|lisez_?moi|leggimi|leame|licen[cs]e|hinweis).*"
    r"|.*\.(?:html?|md|url|nfo|rtf|docx?|css|svg|ico|sig|asc|md5|sha\d*)",
    re.IGNORECASE,
)


def recognise(data: bytes) -> bool:
    """Whether the bytes are a zip archive that is no spreadsheet."""
    if not data.startswith(_MAGIC) or data[30:50].startswith(_OPEN_OFFICE):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # Not by its bytes: a spreadsheet in it has these names as well.
            return _CONTENTS not in archive.namelist()
    except Exception:  # whatever a damaged archive makes zipfile raise
        return _CONTENTS.encode() not in data[:_DIRECTORY] + data[-_DIRECTORY:]


def read(
    data: bytes,
    filename: str,
    date_order: str = "",
    currency: str = "",
    signs: str = "",
) -> list[Statement]:
    """The statements of all members, in the archive's order; raises StatementError.

    date_order, currency, signs: what the members' readers are given.
    """
    found: list[Statement] = []
    documents = []
    for name, content in members(data, filename):
        is_beside = _BESIDE.fullmatch(name) and find_format(content) is None
        if content.startswith(_NO_STATEMENTS) or is_beside:
            documents.append(name)
        else:
            place = f"{filename}: {name}"
            found += read_statements(content, place, date_order, currency, signs)
    if not found:
        raise StatementError(
            _(
                "The zip archive “%(filename)s” contains no statements. Choose a "
                "statement format when you download it from the bank.",
                filename=filename,
            )
        )
    if documents:
        found[0].warnings.append(
            _(
                "Documents in the archive without statement data, left out: %(count)s "
                "(%(names)s).",
                count=len(documents),
                names=tuple(documents[:3]),
            )
        )
    return found


def members(data: bytes, filename: str) -> Iterator[tuple[str, bytes]]:
    """The files of an archive by their last name, each unpacked within the limits when
    it is asked for.

    Raises StatementError where it is damaged, encrypted, nested or beyond measure.
    The names only serve messages, so what path they claim does not matter.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _unpack(archive, len(data), filename)
    except StatementError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        IndexError,
        KeyError,
        UnicodeError,
    ) as error:
        raise StatementError(
            _(
                "The zip archive “%(filename)s” is damaged or packed in an unusual "
                "way (%(reason)s). Download it from the bank again; nothing was "
                "imported.",
                filename=filename,
                reason=" ".join(str(error).split())[:120],
            )
        ) from error


def _unpack(
    archive: zipfile.ZipFile, size: int, filename: str
) -> Iterator[tuple[str, bytes]]:
    infos = [each for each in archive.infolist() if not _is_litter(each)]
    if len(infos) > MAX_MEMBERS:
        raise StatementError(
            _(
                "The zip archive “%(filename)s” contains %(count)s files, more than "
                "%(limit)s. Import fewer at a time.",
                filename=filename,
                count=len(infos),
                limit=MAX_MEMBERS,
            )
        )
    allowed = min(MAX_UNPACKED, max(_HARMLESS, size * MAX_RATIO))
    _check_sizes(infos, allowed, filename)
    for info in infos:
        name = _last_name(info)
        _check_packing(info, name, filename)
        content = _read_member(archive, info, allowed)
        if content is None:
            raise _beyond_measure(filename, name)
        allowed -= len(content)
        if content.startswith(_MAGIC) and recognise(content):
            raise StatementError(
                _(
                    "The file “%(name)s” in the zip archive “%(filename)s” is a zip "
                    "archive itself. Unpack the outer archive and import what is in "
                    "it.",
                    name=name,
                    filename=filename,
                )
            )
        yield name, content


def _check_packing(info: zipfile.ZipInfo, name: str, filename: str) -> None:
    """Refuses what cannot be unpacked here, or not in pieces."""
    if info.flag_bits & _ENCRYPTED:
        raise StatementError(
            _(
                "The file “%(name)s” in the zip archive “%(filename)s” is "
                "encrypted. Unpack it with its password and import what is in it.",
                name=name,
                filename=filename,
            )
        )
    if info.compress_type not in _PACKED_AS:
        raise StatementError(
            _(
                "The file “%(name)s” in the zip archive “%(filename)s” is packed "
                "in an unusual way. Unpack it and import what is in it.",
                name=name,
                filename=filename,
            )
        )


def _check_sizes(infos: list[zipfile.ZipInfo], allowed: int, filename: str) -> None:
    """Refuses before anything is read what says itself that it is too much."""
    for info in infos:
        allowed -= info.file_size
        if allowed < 0:
            raise _beyond_measure(filename, _last_name(info))


def _beyond_measure(filename: str, name: str) -> StatementError:
    return StatementError(
        _(
            "The zip archive “%(filename)s” is too large when unpacked (at "
            "“%(name)s”). Unpack it and import what is in it.",
            filename=filename,
            name=name,
        )
    )


def _read_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowed: int
) -> bytes | None:
    """Its content; None as soon as it is more than allowed, whatever it claims."""
    parts: list[bytes] = []
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            allowed -= len(chunk)
            if allowed < 0:
                return None
            parts.append(chunk)
    return b"".join(parts)


def _last_name(info: zipfile.ZipInfo) -> str:
    name = info.filename.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(c for c in name if c.isprintable())[:100]


def _is_litter(info: zipfile.ZipInfo) -> bool:
    name = info.filename
    return info.is_dir() or name.startswith(_LITTER) or name.endswith(_LITTER[1:])


FORMAT = Format(
    "ZIP",
    recognise,
    read,
    rank=1,
    asks_date_order=True,
    asks_signs=True,
    asks_currency=True,
)
