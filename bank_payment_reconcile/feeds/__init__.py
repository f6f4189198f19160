"""Where bank files are fetched from and sent to: settings in, files out; no ORM."""

from .base import (
    FeedError,
    FetchedFile,
    HostKeyUnknown,
    PerhapsSent,
    Provider,
    RefusedAccess,
    FeedSettings,
    Window,
)
from .directory import refuse_parts
from .folder import FolderProvider
from .https import HttpsProvider, check_address
from .json_body import JSON_FIELDS
from .sftp import SftpProvider

#: Every kind of feed. A new one is a class here and its settings on the feed.
PROVIDERS = {
    "folder": FolderProvider,
    "sftp": SftpProvider,
    "https": HttpsProvider,
}

__all__ = [
    "JSON_FIELDS",
    "PROVIDERS",
    "FeedError",
    "FetchedFile",
    "HostKeyUnknown",
    "PerhapsSent",
    "Provider",
    "RefusedAccess",
    "FeedSettings",
    "Window",
    "check_address",
    "refuse_parts",
]
