"""Fetches files from a folder of an SFTP server."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import hashlib
import hmac
import io
import logging
import posixpath
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ..sentences import _
from .base import (
    FeedError,
    FeedSettings,
    FetchedFile,
    HostKeyUnknown,
    Known,
    RefusedAccess,
    Window,
)
from .directory import DONE, DirectoryProvider, Entry
from .network import connection

try:
    import paramiko
except ImportError:
    paramiko = None

_CHUNK = 32768
_SILENT = logging.getLogger(f"{__name__}.paramiko")
_SILENT.setLevel(logging.CRITICAL + 1)


class SftpProvider(DirectoryProvider):
    """Speaks to a server only when it shows the key that a person confirmed."""

    def __init__(self, settings: FeedSettings) -> None:
        super().__init__(settings)
        self._client: Any = None
        self._folder = ""

    def fetch(self, window: Window, known: Known) -> Iterable[FetchedFile]:
        with self._opened(self.settings.folder):
            return self._take(known)

    def finish(self, files: list[FetchedFile]) -> None:
        if not (self.settings.move_done and (files or self._left)):
            return
        with self._opened(self.settings.folder):
            for each in self._to_move(files):
                self._move(each)

    @contextmanager
    def _opened(self, folder: str) -> Iterator[None]:
        self._folder = folder
        if paramiko is None:
            raise RefusedAccess(
                _(
                    "SFTP needs the Python package paramiko, which is not installed. "
                    "Install it (pip install paramiko) and restart Odoo."
                )
            )
        settings = self.settings
        with connection(
            settings.host,
            settings.port or 22,
            seconds=settings.seconds,
            allow_own_network=settings.allow_own_network,
        ) as sock:
            transport = None
            try:
                transport = paramiko.Transport(sock)
                # Whatever it would log, it raises too, and that is told.
                transport.set_log_channel(_SILENT.name)
                transport.start_client(timeout=settings.seconds)
                self._check_host_key(transport)
                self._log_in(transport)
                self._client = paramiko.SFTPClient.from_transport(transport)
                yield
            except (paramiko.SSHException, EOFError, OSError) as error:
                raise self._failure(error) from error
            finally:
                self._client = None
                if transport:
                    transport.close()

    def _failure(self, error: Exception) -> FeedError:
        settings = self.settings
        if isinstance(error, FileNotFoundError):
            return FeedError(
                _(
                    "The folder “%(folder)s” does not exist on “%(host)s”. Correct it "
                    "on the feed.",
                    folder=self._folder,
                    host=settings.host,
                )
            )
        if isinstance(error, PermissionError):
            return FeedError(
                _(
                    "The user is not allowed to use the folder “%(folder)s” on "
                    "“%(host)s”. Ask the bank for the right.",
                    folder=self._folder,
                    host=settings.host,
                )
            )
        return FeedError(
            _(
                "The connection with “%(host)s” was interrupted or failed "
                "(%(reason)s). Odoo will try again later.",
                host=settings.host,
                reason=type(error).__name__,
            )
        )

    # -- Who is it? -----------------------------------------------------------

    def _check_host_key(self, transport: Any) -> None:
        host, expected = self.settings.host, self.settings.host_key.strip()
        shown = transport.get_remote_server_key().fingerprint
        if not expected:
            raise HostKeyUnknown(
                _(
                    "The server “%(host)s” shows the key %(key)s. Compare it with the "
                    "one that the bank publishes, and confirm it on the feed.",
                    host=host,
                    key=shown,
                ),
                shown,
            )
        if not hmac.compare_digest(expected.encode(), shown.encode()):
            raise RefusedAccess(
                _(
                    "The server “%(host)s” shows the key %(key)s and not "
                    "%(expected)s, which was confirmed: somebody may be between you "
                    "and the bank. Nothing was sent. Ask the bank before you confirm "
                    "the new key.",
                    host=host,
                    key=shown,
                    expected=expected,
                )
            )

    def _log_in(self, transport: Any) -> None:
        settings = self.settings
        try:
            if settings.private_key:
                transport.auth_publickey(settings.login, self._private_key())
            else:
                # Not by questions, which could be answered with the password too
                transport.auth_password(settings.login, settings.secret, fallback=False)
        except paramiko.AuthenticationException as error:
            raise RefusedAccess(
                _(
                    "The server “%(host)s” refuses the user or the secret. It may "
                    "have expired: enter a new one on the feed.",
                    host=settings.host,
                )
            ) from error
        if not transport.is_authenticated():
            raise RefusedAccess(
                _(
                    "The server “%(host)s” asks for more than one proof of identity, "
                    "which Odoo cannot give. Ask the bank for another way.",
                    host=settings.host,
                )
            )

    def _private_key(self) -> Any:
        password = self.settings.secret or None
        for kind in (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey):
            try:
                file = io.StringIO(self.settings.private_key)
                return kind.from_private_key(file, password=password)
            except (paramiko.SSHException, ValueError, TypeError, IndexError):
                # Another kind's, or not readable as any, which is told below.
                continue
        raise RefusedAccess(
            _(
                "The private key cannot be read. Enter an RSA, ECDSA or Ed25519 key in "
                "OpenSSH or PEM format, and its passphrase if it has one."
            )
        )

    # -- Files ----------------------------------------------------------------

    def _path(self, name: str = "") -> str:
        return posixpath.join(self._folder.strip() or ".", name)

    def _entries(self) -> list[Entry]:
        found = (
            _entry(each.filename, each)
            for each in self._client.listdir_attr(self._path())
        )
        return [each for each in found if each]

    def _entry(self, name: str) -> Entry | None:
        try:
            return _entry(name, self._client.lstat(self._path(name)))
        except FileNotFoundError:
            return None

    def _read(self, entry: Entry, limit: int) -> bytes:
        data = bytearray()
        with self._client.open(self._path(entry.name), "rb") as file:
            file.prefetch(min(entry.size, limit + 1))
            while len(data) <= limit:
                chunk = file.read(_CHUNK)
                if not chunk:
                    break
                data += chunk
        return bytes(data)

    def _is_taken(self, name: str) -> bool:
        try:
            self._client.lstat(self._path(name))
        except FileNotFoundError:
            return False
        return True

    def _write(self, name: str, data: bytes) -> None:
        # "x": a file that appeared meanwhile, or a link, is none of ours.
        with self._client.open(self._path(name), "wx") as file:
            file.set_pipelined(True)
            file.write(data)
        size = self._client.lstat(self._path(name)).st_size
        if size != len(data):
            raise FeedError(
                _(
                    "“%(host)s” has only %(count)s of the %(total)s bytes of the file, "
                    "which got no name there. Try again.",
                    host=self.settings.host,
                    count=size,
                    total=len(data),
                )
            )

    def _rename(self, name: str, new: str) -> None:
        try:
            self._client.rename(self._path(name), self._path(new))
        except (paramiko.SSHException, EOFError) as error:
            raise ConnectionAbortedError from error

    def _remove(self, name: str) -> None:
        self._client.remove(self._path(name))

    def _move(self, file: FetchedFile) -> None:
        done = self._path(DONE)
        names = set()
        try:
            names = set(self._client.listdir(done))
        except FileNotFoundError:
            self._client.mkdir(done)
        name = file.name
        if name in names:
            mark = hashlib.sha256(file.identity.encode()).hexdigest()[:12]
            name = f"{mark}-{name}"
        self._client.rename(self._path(file.name), posixpath.join(done, name))


def _entry(name: str, about: Any) -> Entry | None:
    """A file of a listing; None where it is none, or its name is a path."""
    if not stat.S_ISREG(about.st_mode or 0) or "/" in name or "\x00" in name:
        return None
    return Entry(name, about.st_size or 0, int(about.st_mtime or 0))
