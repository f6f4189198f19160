import socket
from ipaddress import ip_address
from unittest.mock import patch

from odoo.tests import BaseCase, tagged

from ..feeds import FeedError, RefusedAccess, network
from .feed_servers import Answer, WebBank

INSIDE = (
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "240.0.0.1",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%lo",
    "fec0::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    # The same hidden in addresses of the newer kind
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2001:0:a00:1::1",
)
OUTSIDE = ("93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808")


def _answers(*numbers):
    """What the system's resolver would answer for a name with these addresses."""
    return [
        (
            socket.AF_INET6 if ":" in number else socket.AF_INET,
            socket.SOCK_STREAM,
            6,
            "",
            (number, 443),
        )
        for number in numbers
    ]


@tagged("post_install", "-at_install")
class TestFeedNetwork(BaseCase):
    """Where feeds may connect to."""

    def test_what_is_in_the_internet_and_what_is_not(self):
        for number in INSIDE:
            self.assertFalse(network.is_public(ip_address(number)), number)
        for number in OUTSIDE:
            self.assertTrue(network.is_public(ip_address(number)), number)

    def test_one_address_inside_among_others_is_enough_to_refuse(self):
        with (
            patch.object(
                network.socket,
                "getaddrinfo",
                return_value=_answers("93.184.216.34", "192.168.1.1"),
            ),
            self.assertRaisesRegex(RefusedAccess, "192.168.1.1"),
        ):
            network.resolve("bank.example", 443, False)

    def test_other_ways_to_write_this_machine_are_seen_through(self):
        for host in ("127.1", "2130706433", "0x7f000001", "localhost", "0"):
            with self.assertRaises(RefusedAccess, msg=host):
                network.resolve(host, 443, False)

    def test_a_name_that_means_another_address_later_changes_nothing(self):
        web = WebBank()
        self.addCleanup(web.stop)
        web.answers = [Answer()]
        asked = []
        resolve = socket.getaddrinfo

        def rebind(host, port, *args, **kwargs):
            asked.append(host)
            if host == "bank.example":
                first = asked.count(host) == 1
                return _answers("93.184.216.34" if first else "127.0.0.1")
            return resolve(host, port, *args, **kwargs)

        tried = []

        def refuse(address, **options):
            tried.append(address)
            raise ConnectionRefusedError(111, "Connection refused")

        with (
            patch.object(network.socket, "getaddrinfo", rebind),
            patch.object(network.socket, "create_connection", refuse),
            self.assertRaises(FeedError),
            network.connection(
                "bank.example", web.port, seconds=2, allow_own_network=False
            ),
        ):
            self.fail("No connection can be made.")
        # The name was looked up once, and what was checked was connected to.
        self.assertEqual(asked, ["bank.example"])
        self.assertEqual(tried, [("93.184.216.34", web.port)])
        self.assertEqual(web.requests, [])

    def test_a_name_nobody_knows_is_a_sentence(self):
        for host in ("no.such.host.invalid", "a" * 70 + ".example", ""):
            with self.assertRaises(FeedError, msg=host):
                network.resolve(host or ".", 443, False)
