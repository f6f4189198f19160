"""Connections that go where they may go, and end in time.

The addresses a name stands for are looked up once, each is checked, and the
connection is made to the checked address itself: a name that stands for another one a
moment later changes nothing.
"""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from ..sentences import Param, _
from .base import FeedError, PerhapsSent, RefusedAccess

# IPv4 addresses written as IPv6 ones, for a gateway to translate
_NAT64 = IPv6Network("64:ff9b::/96")

Address = IPv4Address | IPv6Address


def is_public(address: Address) -> bool:
    """Whether an address is out in the internet, and not in the own network, this
    machine, a group of machines or a reserved range."""
    if isinstance(address, IPv6Address):
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.is_site_local:
            return False
        # IPv4 addresses that a packet to this one may end at
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if not all(is_public(each) for each in inner if each is not None):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(host: str, port: int, allow_own_network: bool) -> list[str]:
    """The addresses of a host, all of them checked.

    Raises FeedError where it has none, RefusedAccess where one of them is within the
    own network and that is not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FeedError(
            _(
                "The server “%(host)s” was not found. Check its name and the "
                "connection of this machine.",
                host=host,
            )
        ) from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_own_network:
        for number in numbers:
            if not is_public(ip_address(number)):
                raise RefusedAccess(
                    _(
                        "The server “%(host)s” has the address %(address)s, which is "
                        "not on the internet. Correct the name, or ask an "
                        "administrator to allow your own network on this feed.",
                        host=host,
                        address=number,
                    )
                )
    return numbers


@contextmanager
def connection(
    host: str, port: int, *, seconds: float, allow_own_network: bool
) -> Iterator[socket.socket]:
    """A connection to a checked address of the host, cut when its time is over.

    The limit holds for all that happens within, however little the other side sends
    at a time. FeedError where no connection is made or the time is over.
    """
    end = time.monotonic() + seconds
    sock = _connect(host, port, resolve(host, port, allow_own_network), end)
    # A second handle, since what is done within may take the first one over.
    guard = sock.dup()
    late = threading.Event()
    timer = threading.Timer(max(0.0, end - time.monotonic()), _cut, (guard, late))
    timer.daemon = True
    timer.start()
    try:
        yield sock
    except PerhapsSent:
        # More is known than that it was slow.
        raise
    except Exception as error:
        if late.is_set():
            raise _too_slow(host, seconds) from error
        raise
    else:
        if late.is_set():
            raise _too_slow(host, seconds)
    finally:
        timer.cancel()
        guard.close()
        sock.close()


def _connect(host: str, port: int, numbers: list[str], end: float) -> socket.socket:
    problem: OSError | None = None
    for number in numbers:
        left = end - time.monotonic()
        if left <= 0:
            break
        try:
            sock = socket.create_connection((number, port), timeout=left)
        except OSError as error:
            problem = error
            continue
        # From here on the guard keeps the time.
        sock.settimeout(None)
        return sock
    reason: Param = _("no answer in time")
    if problem and problem.strerror:
        reason = problem.strerror
    raise FeedError(
        _(
            "The server “%(host)s” cannot be reached on port %(port)s (%(reason)s). "
            "Odoo will try again later.",
            host=host,
            port=port,
            reason=reason,
        )
    ) from problem


def _cut(guard: socket.socket, late: threading.Event) -> None:
    late.set()
    try:
        guard.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The other side was quicker.
        return


def _too_slow(host: str, seconds: float) -> FeedError:
    return FeedError(
        _(
            "The server “%(host)s” did not finish within %(seconds)s seconds. Odoo "
            "will try again later; you can set a longer time on the feed.",
            host=host,
            seconds=f"{seconds:g}",
        )
    )
