"""Files in a zip archive, in memory, within bounds; no name in it is trusted."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from ...sentences import _
from ..model import PaymentFileError

MAGIC = b"PK\x03\x04"
MAX_MEMBERS = 1_000
#: Bytes of all files together once unpacked.
MAX_UNPACKED = 300_000_000
#: XML shrinks to a twentieth, of many payments alike to a seventieth.
MAX_RATIO = 200
#: Small files may shrink as they like.
_HARMLESS = 1_000_000
_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (
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
)


def heads(data: bytes, size: int) -> Iterator[bytes]:
    """The first bytes of each file of an archive, to tell what it is; never raises."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist()[:MAX_MEMBERS]:
                if not info.is_dir() and info.compress_type in _PACKED_AS:
                    with archive.open(info) as stream:
                        yield stream.read(size)
    except _DAMAGED:
        return


def files(data: bytes, filename: str) -> Iterator[tuple[str, bytes]]:
    """The files of an archive by their last names.

    Raises PaymentFileError where it is damaged, encrypted or beyond measure.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _unpack(archive, len(data), filename)
    except PaymentFileError:
        raise
    except _DAMAGED as error:
        raise PaymentFileError(
            _(
                "The zip archive “%(filename)s” is damaged, encrypted or packed in an "
                "unusual way (%(reason)s). Download it from the bank again; nothing "
                "was changed.",
                filename=filename,
                reason=" ".join(str(error).split())[:120],
            )
        ) from error


def _unpack(
    archive: zipfile.ZipFile, size: int, filename: str
) -> Iterator[tuple[str, bytes]]:
    infos = [each for each in archive.infolist() if not each.is_dir()]
    allowed = min(MAX_UNPACKED, max(_HARMLESS, size * MAX_RATIO))
    if len(infos) > MAX_MEMBERS or sum(each.file_size for each in infos) > allowed:
        raise _too_large(filename)
    for info in infos:
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _PACKED_AS:
            raise ValueError(_last_name(info))
        content = b""
        with archive.open(info) as stream:
            # What it claims of its size may be wrong.
            parts = []
            while chunk := stream.read(_CHUNK):
                allowed -= len(chunk)
                if allowed < 0:
                    raise _too_large(filename)
                parts.append(chunk)
            content = b"".join(parts)
        yield _last_name(info), content


def _too_large(filename: str) -> PaymentFileError:
    return PaymentFileError(
        _(
            "The zip archive “%(filename)s” has too many files, or they are too large "
            "when unpacked. Unpack it and import what is in it.",
            filename=filename,
        )
    )


def _last_name(info: zipfile.ZipInfo) -> str:
    name = info.filename.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in name if c.isprintable())[:100]
