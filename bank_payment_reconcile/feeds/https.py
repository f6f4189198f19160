"""Fetches a file from a web address, or sends one to it."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import base64
import http.client
import re
import socket
import ssl
from collections.abc import Iterable
from email.message import Message
from urllib.parse import SplitResult, urljoin, urlsplit

from ..sentences import _
from . import json_body
from .base import (
    FeedError,
    FetchedFile,
    Known,
    PerhapsSent,
    Provider,
    RefusedAccess,
    Window,
    megabytes,
)
from .directory import check_name
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

    def put(self, name: str, data: bytes) -> None:
        """One POST. Where the server redirects, nothing is sent a second time."""
        check_name(name)
        settings = self.settings
        target = check_address(settings.send_address, settings.allow_own_network)
        status = 0
        try:
            with connection(
                target.hostname or "",
                _port(target),
                seconds=settings.seconds,
                allow_own_network=settings.allow_own_network,
            ) as sock:
                status = self._answer(target, sock, name, data)
        except FeedError:
            # That the goodbye was slow is no matter.
            if not status:
                raise
        if status >= 500:
            raise _cut(target, str(status))
        check_status(status, target)

    def _answer(
        self, target: SplitResult, sock: socket.socket, name: str, data: bytes
    ) -> int:
        """The status of the answer to a POST."""
        secured = self._secured(sock, target)
        try:
            return self._post(target, secured, name, data)
        except (OSError, http.client.HTTPException) as error:
            raise _cut(target, type(error).__name__) from error

    def _secured(self, sock: socket.socket, target: SplitResult) -> socket.socket:
        """As `_secure`; what fails here has sent nothing."""
        try:
            return self._secure(sock, target)
        except ssl.SSLCertVerificationError as error:
            raise self._untrusted(target, error) from error
        except OSError as error:
            raise FeedError(
                _(
                    "No secure connection with “%(host)s” was made (%(reason)s), and "
                    "nothing was sent. Try again later.",
                    host=target.hostname or "",
                    reason=type(error).__name__,
                )
            ) from error

    def _post(
        self, target: SplitResult, sock: socket.socket, name: str, data: bytes
    ) -> int:
        """The status of the answer; its text says nothing that is relied on."""
        link = http.client.HTTPConnection(target.hostname or "", _port(target))
        link.sock = sock
        headers = {
            **self._headers(),
            "Content-Type": "application/xml"
            if name.endswith(".xml")
            else "application/octet-stream",
            "Content-Disposition": f'attachment; filename="{name}"',
        }
        try:
            link.request("POST", _path(target), body=data, headers=headers)
        except (ValueError, http.client.InvalidURL) as error:
            raise _unsendable(target) from error
        with link.getresponse() as response:
            return response.status

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
            _(
                "%(address)s redirects more than %(count)s times. Check the address.",
                address=shown(start),
                count=_MAX_REDIRECTS,
            )
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
                _(
                    "%(address)s redirects to another server, which would receive the "
                    "secret, so it was not followed. Check the address.",
                    address=shown(start),
                )
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
                raise self._untrusted(target, error) from error
            except (OSError, http.client.HTTPException) as error:
                raise FeedError(
                    _(
                        "The answer of %(address)s was interrupted or is not valid "
                        "(%(reason)s). Odoo will try again later.",
                        address=shown(target),
                        reason=type(error).__name__,
                    )
                ) from error

    def _untrusted(
        self, target: SplitResult, error: ssl.SSLCertVerificationError
    ) -> RefusedAccess:
        return RefusedAccess(
            _(
                "The certificate of “%(host)s” is not trusted (%(reason)s). Check the "
                "address, or enter the certificate of the authority that issued it.",
                host=target.hostname or "",
                reason=str(error.verify_message),
            )
        )

    def _secure(self, sock: socket.socket, target: SplitResult) -> socket.socket:
        if target.scheme == "http":
            return sock
        try:
            context = ssl.create_default_context(cadata=self.settings.authority or None)
        except (ssl.SSLError, ValueError) as error:
            raise RefusedAccess(
                _("The certificate of the authority cannot be read. Enter it as PEM.")
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
        try:
            link.request("GET", _path(target), headers=self._headers())
        except (ValueError, http.client.InvalidURL) as error:
            raise _unsendable(target) from error
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
                _(
                    "%(address)s answers with a web page and not with a statement. "
                    "Check the address and the secret.",
                    address=shown(target),
                )
            )
        if response.getheader("Content-Encoding", "identity").lower() != "identity":
            raise FeedError(
                _(
                    "%(address)s sends its answer compressed although it was not "
                    "asked to. Ask the bank for an address without compression.",
                    address=shown(target),
                )
            )
        if response.length is None and not response.chunked:
            if target.scheme == "http" and response.status != 204:
                raise FeedError(
                    _(
                        "%(address)s does not state the length of its answer, so that "
                        "an incomplete one would not be noticed. Use https.",
                        address=shown(target),
                    )
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
                _(
                    "The answer of %(address)s is larger than %(limit)s. Ask for "
                    "fewer days, or set a higher limit on the feed.",
                    address=shown(target),
                    limit=megabytes(limit),
                )
            )
        if announced is not None and len(data) != announced:
            raise FeedError(
                _(
                    "The answer of %(address)s was interrupted after %(count)s of "
                    "%(total)s bytes. Odoo will try again later.",
                    address=shown(target),
                    count=len(data),
                    total=str(announced),
                )
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
        raise RefusedAccess(
            _("The address is not a web address. Enter one with https://.")
        )
    if target.username is not None or target.password is not None:
        raise RefusedAccess(
            _(
                "The address contains a user or password. Enter them in their own "
                "fields, where only administrators can read them."
            )
        )
    if target.scheme == "http" and not allow_own_network:
        raise RefusedAccess(
            _(
                "%(address)s is not encrypted. Enter an address with https://. "
                "Without it, only a server in your own network can be used, if an "
                "administrator allows it.",
                address=shown(target),
            )
        )
    return target


def check_status(status: int, target: SplitResult) -> None:
    """FeedError where a status is not success."""
    if status in (401, 403):
        raise RefusedAccess(
            _(
                "%(address)s refuses the user or the secret (status %(status)s). It "
                "may have expired: get a new one from the bank and enter it on the "
                "feed.",
                address=shown(target),
                status=status,
            )
        )
    if not 200 <= status < 300:
        raise FeedError(
            _(
                "%(address)s answers with status %(status)s. Odoo will try again "
                "later.",
                address=shown(target),
                status=status,
            )
        )


def shown(target: SplitResult) -> str:
    """An address as it may be shown: without the query, which may hold a secret."""
    host = target.hostname or ""
    port = f":{target.port}" if target.port else ""
    return f"{target.scheme}://{host}{port}{target.path}"


def _path(target: SplitResult) -> str:
    return (target.path or "/") + (f"?{target.query}" if target.query else "")


def _unsendable(target: SplitResult) -> RefusedAccess:
    # The error's own text holds what it could not write, the secret perhaps.
    return RefusedAccess(
        _(
            "The address %(address)s, the user or the secret contains characters that "
            "cannot be sent. Correct them.",
            address=shown(target),
        )
    )


def _cut(target: SplitResult, reason: str) -> PerhapsSent:
    return PerhapsSent(
        _(
            "The file went to %(address)s, and nobody knows whether it arrived "
            "(%(reason)s). Ask the bank before you send it again.",
            address=shown(target),
            reason=reason,
        )
    )


def _port(target: SplitResult) -> int:
    return target.port or {"https": 443, "http": 80}.get(target.scheme, 0)


def _origin(target: SplitResult) -> tuple[str, str | None, int]:
    return target.scheme, target.hostname, _port(target)


def _name(headers: Message, target: SplitResult) -> str:
    """A name for the body: what the server calls it, else the end of the address."""
    given = headers.get_filename() or target.path.rstrip("/").rpartition("/")[2]
    name = _UNSAFE.sub("_", given.replace("\\", "/").rpartition("/")[2]).strip(". ")
    return name[-100:] or "statement"
