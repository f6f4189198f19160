"""What a folder here and one on a server have in common."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from fnmatch import fnmatch

from ..sentences import Sentence, _
from .base import (
    FeedError,
    FeedSettings,
    FetchedFile,
    Known,
    PerhapsSent,
    Provider,
    RefusedAccess,
    megabytes,
)

#: Names that programs give to files they are still writing.
_UNFINISHED = (".part", ".partial", ".tmp", ".filepart", ".crdownload", "~")
#: More than these are left to the next run.
MAX_FILES = 50
DONE = "done"


@dataclass(frozen=True, slots=True)
class Entry:
    """A regular file in the folder. `stamp` changes when it is written."""

    name: str
    size: int
    stamp: int

    @property
    def identity(self) -> str:
        return f"{self.name}|{self.size}|{self.stamp}"


class DirectoryProvider(Provider):
    """Takes the files that look the same as at the last run.

    So a file that is still being written is not taken, however slowly that goes. The
    window plays no part: a file that came late is not left out.
    """

    def __init__(self, settings: FeedSettings) -> None:
        super().__init__(settings)
        #: Done at an earlier run and still there.
        self._left: list[FetchedFile] = []

    @abstractmethod
    def _entries(self) -> list[Entry]:
        """The regular files of the folder."""

    @abstractmethod
    def _read(self, entry: Entry, limit: int) -> bytes:
        """The content, one byte more than the limit where it is larger."""

    @abstractmethod
    def _entry(self, name: str) -> Entry | None:
        """How a file looks now, None where it is gone."""

    @abstractmethod
    def _is_taken(self, name: str) -> bool:
        """Whether anything has this name, be it a link."""

    @abstractmethod
    def _write(self, name: str, data: bytes) -> None:
        """Create a file that was not there, and write all of it."""

    @abstractmethod
    def _rename(self, name: str, new: str) -> None:
        """Give a file its name."""

    @abstractmethod
    def _remove(self, name: str) -> None:
        """Remove a file."""

    def _hand_over(self, name: str, data: bytes) -> None:
        """Write a file under a name that nobody takes, then give it its own.

        Whoever fetches meanwhile never sees a part of it. What a try before this one
        left under the first name is written anew.
        """
        unfinished = f".{name}{_UNFINISHED[0]}"
        if self._is_taken(name):
            raise FeedError(
                _(
                    "A file “%(filename)s” lies in the folder “%(folder)s” already. "
                    "Look whether the bank has it; else remove it and try again.",
                    filename=name,
                    folder=self.settings.send_folder,
                )
            )
        if self._is_taken(unfinished):
            self._remove(unfinished)
        self._write(unfinished, data)
        try:
            self._rename(unfinished, name)
        except OSError as error:
            raise PerhapsSent(
                _(
                    "The file “%(filename)s” was written, and nobody knows whether it "
                    "got its name (%(reason)s). Look into the folder “%(folder)s”.",
                    filename=name,
                    folder=self.settings.send_folder,
                    reason=type(error).__name__,
                )
            ) from error

    def put(self, name: str, data: bytes) -> None:
        check_name(name)
        is_there = False
        try:
            with self._opened(self.settings.send_folder):
                self._hand_over(name, data)
                is_there = True
        except FeedError:
            # That the goodbye failed is no matter.
            if not is_there:
                raise

    @abstractmethod
    def _opened(self, folder: str) -> AbstractContextManager[None]:
        """Be in a folder; FeedError where it cannot be used."""

    def _offered(self) -> list[Entry]:
        pattern = self.settings.pattern or "*"
        return sorted(
            (
                each
                for each in self._entries()
                if not each.name.startswith(".")
                and not each.name.lower().endswith(_UNFINISHED)
                and fnmatch(each.name.lower(), pattern.lower())
            ),
            key=lambda each: (each.stamp, each.name),
        )

    def _take(self, known: Known) -> Iterable[FetchedFile]:
        room = self.settings.max_bytes
        taken: list[FetchedFile] = []
        for entry in self._offered():
            state = known(entry.identity)
            if state == "done":
                self._left.append(self._file(entry))
            elif state == "refused":
                continue
            elif state != "waiting":
                taken.append(self._file(entry, is_waiting=True))
            elif entry.size > self.settings.max_bytes:
                taken.append(self._file(entry, problem=self._too_large(entry)))
            elif len(taken) >= MAX_FILES or entry.size > room:
                self.has_more = True
                break
            else:
                room -= entry.size
                taken.append(self._load(entry))
        return taken

    def _to_move(self, files: list[FetchedFile]) -> Iterable[FetchedFile]:
        """The files that are still there as they were taken."""
        for each in [*self._left, *files]:
            entry = self._entry(each.name)
            # A new file of that name is not the one that was imported.
            if entry and entry.identity == each.identity:
                yield each

    def _load(self, entry: Entry) -> FetchedFile:
        try:
            data = self._read(entry, self.settings.max_bytes)
        except PermissionError:
            return self._file(
                entry,
                problem=_(
                    "Odoo is not allowed to read the file “%(filename)s”. Give it the "
                    "right to, or remove the file.",
                    filename=entry.name,
                ),
            )
        except FileNotFoundError:
            # Somebody took it away meanwhile.
            return self._file(entry, is_waiting=True)
        if len(data) != entry.size or self._entry(entry.name) != entry:
            return self._file(entry, is_waiting=True)
        return self._file(entry, data=data)

    def _file(
        self,
        entry: Entry,
        data: bytes = b"",
        problem: Sentence | None = None,
        is_waiting: bool = False,
    ) -> FetchedFile:
        return FetchedFile(entry.name, data, entry.identity, problem, is_waiting)

    def _too_large(self, entry: Entry) -> Sentence:
        return _(
            "The file “%(filename)s” has %(size)s, more than the %(limit)s that this "
            "feed accepts. Import it by hand, or set a higher limit on the feed.",
            filename=entry.name,
            size=megabytes(entry.size),
            limit=megabytes(self.settings.max_bytes),
        )


def check_name(name: str) -> None:
    """ValueError where a name of a file is a path or hidden: our own code's mistake."""
    if not name or name.startswith(".") or set(name) & set("/\\\x00"):
        raise ValueError(name)


def refuse_parts(folder: str) -> list[str]:
    """The parts of a relative path; RefusedAccess where it leads out of its start."""
    parts = [part for part in folder.strip().split("/") if part not in ("", ".")]
    if folder.strip().startswith("/") or "\\" in folder or "\x00" in folder:
        parts = [".."]
    if ".." in parts:
        raise RefusedAccess(
            _(
                "The folder “%(folder)s” is outside of the directory for feeds. Enter "
                "a path within it, such as bank/statements.",
                folder=folder,
            )
        )
    return parts
