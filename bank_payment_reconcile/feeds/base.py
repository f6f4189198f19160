"""What every kind of feed has: settings, a window of days, files, failures."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from ..sentences import Sentence, SentenceError


class FeedError(SentenceError):
    """Nothing could be fetched; the message is a sentence for the user: what is wrong,
    where, what to do. Trying again later may help."""


class RefusedAccess(FeedError):
    """Trying again does not help: a person has to change something first."""


class PerhapsSent(FeedError):
    """A file was cut off on its way: the other side may have all of it."""


class HostKeyUnknown(RefusedAccess):
    """A server nobody has confirmed yet; `fingerprint` is what it shows."""

    def __init__(self, sentence: Sentence, fingerprint: str) -> None:
        super().__init__(sentence)
        self.fingerprint = fingerprint


@dataclass(frozen=True, slots=True)
class Window:
    """The days asked for, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """What a feed is told; each kind reads what concerns it. Secrets are never part
    of its text."""

    address: str = ""
    host: str = ""
    port: int = 0
    login: str = ""
    #: Token, password, or passphrase of the private key.
    secret: str = field(default="", repr=False)
    private_key: str = field(default="", repr=False)
    #: "none", "token" or "basic".
    authentication: str = "none"
    token_header: str = "Authorization"
    #: Certificates (PEM) trusted in place of the system's.
    authority: str = field(default="", repr=False)
    #: SHA256 fingerprint of the server's key that a person confirmed.
    host_key: str = ""
    #: Directory that folders are confined to, and the folder in it.
    base: str = ""
    folder: str = ""
    pattern: str = "*"
    #: Where files for the other side go: a folder, or a web address.
    send_folder: str = ""
    send_address: str = ""
    #: Move what was taken to the subfolder `done`.
    move_done: bool = False
    allow_own_network: bool = False
    max_bytes: int = 20_000_000
    seconds: float = 60.0
    #: How the answer is to be read: see `json_body`.
    body: str = "file"
    json_paths: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class FetchedFile:
    """A file that the other side offers.

    identity: what tells it from others before it is read, as name, size and time;
        empty where only the content does.
    problem: why it could not be taken; `data` is empty then.
    is_waiting: it may still be being written; it is taken when it looks the same
        the next time.
    """

    name: str
    data: bytes = b""
    identity: str = ""
    problem: Sentence | None = None
    is_waiting: bool = False


#: Tells of an identity whether it is "new", "waiting", "done" or "refused".
Known = Callable[[str], str]


class Provider(ABC):
    """One way to get at files. An instance serves one run."""

    def __init__(self, settings: FeedSettings) -> None:
        self.settings = settings
        #: More is offered than one run takes.
        self.has_more = False

    @abstractmethod
    def fetch(self, window: Window, known: Known) -> Iterable[FetchedFile]:
        """The files that are new. FeedError where nothing can be had."""

    @abstractmethod
    def put(self, name: str, data: bytes) -> None:
        """Hand a file over; under its name it is there as a whole or not at all.

        FeedError where the other side has nothing of it, PerhapsSent where nobody
        knows.
        """

    def finish(self, files: list[FetchedFile]) -> None:  # noqa: B027 - optional
        """Tidy up after files that are imported and committed.

        Also after what an earlier run could not tidy up. FeedError where it fails:
        nothing is lost by that.
        """


def megabytes(count: int) -> str:
    """A size for a person."""
    return f"{count / 1_000_000:.3g} MB"
