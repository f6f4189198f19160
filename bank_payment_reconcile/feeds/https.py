"""Fetches a file from a web address."""

from __future__ import annotations

import base64
import http.client
import re
import socket
import ssl
from collections.abc import Iterable
from email.message import Message
from urllib.parse import SplitResult, urljoin, urlsplit

from . import json_body
from .base import (
    FeedError,
    FetchedFile,
    Known,
    Provider,
    RefusedAccess,
    Window,
    megabytes,
)
from .network import connection

_REDIRECTS = (301, 302, 303, 307, 308)
_MAX_REDIRECTS = 3
_CHUNK = 65536
# A page to log in at, or one that says sorry, with a status as if all were well
_PAGES = ("text/html", "application/xhtml+xml")
_UNSAFE = re.compile(r"[^\w.()+ -]+")


class HttpsProvider(Provider):
    """One request per run. It is made with the standard library, since that lets the
    connection be made to an address that was checked (see `network`)."""

    def fetch(self, window: Window, known: Known) -> Iterable[FetchedFile]:
        data, name = self._get(self._address(window))
        data = json_body.extract(data, self.settings.body, self.settings.json_paths)
        return [FetchedFile(name, data)] if data.strip() else []

    def _address(self, window: Window) -> str:
        address = self.settings.address.strip()
        for placeholder, day in (("{from}", window.start), ("{to}", window.end)):
            address = address.replace(placeholder, day.isoformat())
        return address

    def _get(self, address: str) -> tuple[bytes, str]:
        """The body and a name for it; follows redirects within the same server."""
        start = target = check_address(address, self.settings.allow_own_network)
        for _attempt in range(_MAX_REDIRECTS + 1):
            answer = self._request(target)
            if isinstance(answer, tuple):
                return answer
            target = self._redirected(start, target, answer)
        raise FeedError(
            f"{shown(start)} redirects more than {_MAX_REDIRECTS} times: check the "
            "address."
        )

    def _redirected(
        self, start: SplitResult, target: SplitResult, location: str
    ) -> SplitResult:
        try:
            new = urlsplit(urljoin(target.geturl(), location))
            same = _origin(new) == _origin(start)
        except ValueError:
            same = False
        if not same:
            raise RefusedAccess(
                f"{shown(start)} redirects to another server, which is not followed "
                "since it would be told the secret: check the address."
            )
        return new

    def _request(self, target: SplitResult) -> tuple[bytes, str] | str:
        """The body with its name, or where the server redirects to."""
        host, port = target.hostname or "", _port(target)
        with connection(
            host,
            port,
            seconds=self.settings.seconds,
            allow_own_network=self.settings.allow_own_network,
        ) as sock:
            try:
                return self._exchange(target, self._secure(sock, target))
            except ssl.SSLCertVerificationError as error:
                raise RefusedAccess(
                    f"The certificate of “{host}” is not trusted "
                    f"({error.verify_message}): check the address, or give the "
                    "certificate of the authority that issued it."
                ) from error
            except (OSError, http.client.HTTPException) as error:
                raise FeedError(
                    f"The answer of {shown(target)} broke off or is none "
                    f"({type(error).__name__}): it is tried again later."
                ) from error

    def _secure(self, sock: socket.socket, target: SplitResult) -> socket.socket:
        if target.scheme == "http":
            return sock
        try:
            context = ssl.create_default_context(cadata=self.settings.authority or None)
        except (ssl.SSLError, ValueError) as error:
            raise RefusedAccess(
                "The certificate of the authority cannot be read: give it as PEM."
            ) from error
        # An end that the server did not announce is a cut and no end.
        return context.wrap_socket(
            sock, server_hostname=target.hostname, suppress_ragged_eofs=False
        )

    def _exchange(
        self, target: SplitResult, sock: socket.socket
    ) -> tuple[bytes, str] | str:
        link = http.client.HTTPConnection(target.hostname or "", _port(target))
        link.sock = sock
        path = (target.path or "/") + (f"?{target.query}" if target.query else "")
        try:
            link.request("GET", path, headers=self._headers())
        except (ValueError, http.client.InvalidURL) as error:
            # Its text holds what it could not write, the secret perhaps.
            raise RefusedAccess(
                f"The address {shown(target)}, the user or the secret has characters "
                "that cannot be sent: correct them."
            ) from error
        with link.getresponse() as response:
            if response.status in _REDIRECTS:
                return response.getheader("Location") or ""
            check_status(response.status, target)
            self._check_headers(response, target)
            return self._read(response, target), _name(response.headers, target)

    def _headers(self) -> dict[str, str]:
        settings = self.settings
        headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
        if settings.authentication == "basic":
            pair = f"{settings.login}:{settings.secret}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        elif settings.authentication == "token":
            name = settings.token_header or "Authorization"
            prefix = "Bearer " if name.lower() == "authorization" else ""
            headers[name] = prefix + settings.secret
        return headers

    def _check_headers(
        self, response: http.client.HTTPResponse, target: SplitResult
    ) -> None:
        if response.headers.get_content_type() in _PAGES:
            raise FeedError(
                f"{shown(target)} answers with a web page and not with a statement: "
                "check the address and the secret."
            )
        if response.getheader("Content-Encoding", "identity").lower() != "identity":
            raise FeedError(
                f"{shown(target)} sends its answer compressed though it was not asked "
                "to: ask the bank for an address without."
            )
        if response.length is None and not response.chunked:
            if target.scheme == "http" and response.status != 204:
                raise FeedError(
                    f"{shown(target)} does not tell the length of its answer, so that "
                    "a cut one could not be told from a whole one: use https."
                )

    def _read(self, response: http.client.HTTPResponse, target: SplitResult) -> bytes:
        announced = response.length
        limit = self.settings.max_bytes
        data = bytearray()
        while len(data) <= limit and (announced is None or announced <= limit):
            chunk = response.read(_CHUNK)
            if not chunk:
                break
            data += chunk
        else:
            raise FeedError(
                f"The answer of {shown(target)} is larger than {megabytes(limit)}: ask "
                "for fewer days, or set a higher limit on the feed."
            )
        if announced is not None and len(data) != announced:
            raise FeedError(
                f"The answer of {shown(target)} broke off after {len(data)} of "
                f"{announced} bytes: it is tried again later."
            )
        return bytes(data)


def check_address(address: str, allow_own_network: bool) -> SplitResult:
    """The parts of a web address; RefusedAccess where it is none that may be used."""
    try:
        target = urlsplit(address)
        port = _port(target)
    except ValueError:
        target, port = urlsplit(""), 0
    if target.scheme not in ("http", "https") or not target.hostname or not port:
        raise RefusedAccess("The address is no web address: give one with https://.")
    if target.username is not None or target.password is not None:
        raise RefusedAccess(
            "The address holds a user or password: give them in their own fields, "
            "where only administrators can read them."
        )
    if target.scheme == "http" and not allow_own_network:
        raise RefusedAccess(
            f"{shown(target)} is not encrypted: give an address with https://. Without "
            "it, only a server in the own network can be used where an administrator "
            "allows that."
        )
    return target


def check_status(status: int, target: SplitResult) -> None:
    """FeedError where a status is not success."""
    if status in (401, 403):
        raise RefusedAccess(
            f"{shown(target)} refuses the user or the secret (status {status}): it may "
            "have expired; get a new one from the bank and enter it on the feed."
        )
    if not 200 <= status < 300:
        raise FeedError(
            f"{shown(target)} answers with status {status}: it is tried again later."
        )


def shown(target: SplitResult) -> str:
    """An address as it may be shown: without the query, which may hold a secret."""
    host = target.hostname or ""
    port = f":{target.port}" if target.port else ""
    return f"{target.scheme}://{host}{port}{target.path}"


def _port(target: SplitResult) -> int:
    return target.port or {"https": 443, "http": 80}.get(target.scheme, 0)


def _origin(target: SplitResult) -> tuple[str, str | None, int]:
    return target.scheme, target.hostname, _port(target)


def _name(headers: Message, target: SplitResult) -> str:
    """A name for the body: what the server calls it, else the end of the address."""
    given = headers.get_filename() or target.path.rstrip("/").rpartition("/")[2]
    name = _UNSAFE.sub("_", given.replace("\\", "/").rpartition("/")[2]).strip(". ")
    return name[-100:] or "statement"
