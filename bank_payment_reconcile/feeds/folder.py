"""Watches a folder of this machine."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from ..sentences import _
from .base import FeedError, FeedSettings, FetchedFile, Known, RefusedAccess, Window
from .directory import DONE, DirectoryProvider, Entry, refuse_parts

_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# A pipe with nobody at its other end must not hold the run up.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class FolderProvider(DirectoryProvider):
    """A folder within the directory an administrator set aside for feeds.

    Every step of the way is opened from the one before and none may be a link, so
    that nobody who can write there leads this out of the directory, not even between
    a check and its use.
    """

    def __init__(self, settings: FeedSettings) -> None:
        super().__init__(settings)
        self._folder = -1

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
        opened: list[int] = []
        try:
            opened.append(os.open(self._base(), _DIRECTORY))
            for part in refuse_parts(folder):
                opened.append(os.open(part, _DIRECTORY, dir_fd=opened[-1]))
            self._folder = opened[-1]
            yield
        except OSError as error:
            raise FeedError(
                _(
                    "The folder “%(folder)s” cannot be used (%(reason)s). Create it "
                    "within the directory for feeds, as a folder and not a link, and "
                    "let Odoo read and write it.",
                    folder=folder,
                    reason=error.strerror or type(error).__name__,
                )
            ) from error
        finally:
            self._folder = -1
            for each in opened:
                os.close(each)

    def _base(self) -> str:
        base = self.settings.base.strip()
        if not base or not os.path.isabs(base) or os.path.realpath(base) == "/":
            raise RefusedAccess(
                _(
                    "No directory for feeds is set. An administrator has to set the "
                    "system parameter %(parameter)s to a directory on this machine.",
                    parameter="bank_payment_reconcile.feed_directory",
                )
            )
        # A link here is the administrator's own.
        return os.path.realpath(base)

    def _entries(self) -> list[Entry]:
        found = (self._entry(name) for name in os.listdir(self._folder))
        return [each for each in found if each]

    def _entry(self, name: str) -> Entry | None:
        try:
            about = os.stat(name, dir_fd=self._folder, follow_symlinks=False)
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(about.st_mode):
            return None
        return Entry(name, about.st_size, about.st_mtime_ns)

    def _read(self, entry: Entry, limit: int) -> bytes:
        handle = os.open(entry.name, _FILE, dir_fd=self._folder)
        with open(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return b""
            return file.read(limit + 1)

    def _is_taken(self, name: str) -> bool:
        try:
            os.stat(name, dir_fd=self._folder, follow_symlinks=False)
        except FileNotFoundError:
            return False
        return True

    def _write(self, name: str, data: bytes) -> None:
        handle = os.open(name, _NEW, 0o640, dir_fd=self._folder)
        try:
            with open(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(handle)
        except OSError:
            with suppress(OSError):
                self._remove(name)
            raise

    def _rename(self, name: str, new: str) -> None:
        os.rename(name, new, src_dir_fd=self._folder, dst_dir_fd=self._folder)
        os.fsync(self._folder)

    def _remove(self, name: str) -> None:
        os.unlink(name, dir_fd=self._folder)

    def _move(self, file: FetchedFile) -> None:
        # Something else of that name is found by the next step.
        with suppress(FileExistsError):
            os.mkdir(DONE, 0o770, dir_fd=self._folder)
        done = os.open(DONE, _DIRECTORY, dir_fd=self._folder)
        try:
            name = file.name
            if name in os.listdir(done):
                mark = hashlib.sha256(file.identity.encode()).hexdigest()[:12]
                name = f"{mark}-{name}"
            os.rename(file.name, name, src_dir_fd=self._folder, dst_dir_fd=done)
        finally:
            os.close(done)
