import json
import shutil
import tempfile
from datetime import date

from freezegun import freeze_time

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .feed_case import FeedCase
from .feed_servers import Answer, WebBank, create_certificate

TOKEN = "token-that-nobody-may-see"


@tagged("post_install", "-at_install")
class TestWebFeed(FeedCase):
    """A bank's web server, and all that may go wrong with it."""

    def setUp(self):
        super().setUp()
        self.web = WebBank()
        self.addCleanup(self.web.stop)
        self.feed = self._create_feed(
            "https", address=self.web.address(), new_secret=TOKEN
        )

    def _answer(self, *answers):
        self.web.answers = list(answers)

    def _assert_failed(self, words):
        """The last attempt failed, said so, and kept the secret to itself."""
        row = self.feed.log_ids.sorted("id")[-1:]
        self.assertEqual(row.state, "failed")
        self.assertIn(words, row.message)
        self.assertEqual(self.feed.last_error, row.message)
        self.assertNotIn(TOKEN, row.message)
        self.assertTrue(self.feed.next_attempt)

    # -- Well -----------------------------------------------------------------

    def test_the_file_is_imported_once_and_attached_to_its_statement(self):
        data = self._file("10.00", "20.00")
        self._answer(Answer(data))
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0, 20.0])
        row = self.feed.log_ids
        self.assertEqual((row.state, row.line_count), ("imported", 2))
        self.assertEqual(row.name, "statements.ofx")
        self.assertEqual(row.statement_ids, self._lines().statement_id)
        self.assertEqual(row.statement_ids.attachment_ids.raw, data)
        self.assertEqual(self.feed.state, "working")

    def test_the_same_answer_again_changes_nothing(self):
        self._answer(Answer(self._file("10.00")))
        for _day in range(3):
            self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0])
        self.assertEqual(self._states(self.feed), ["imported"])
        self.assertEqual(self.feed.log_ids.repeat_count, 2)

    def test_an_overlapping_answer_brings_what_is_new(self):
        self._answer(
            Answer(self._file("10.00", "20.00")),
            Answer(self._file("20.00", "30.00", ids=["TRANSACTION-2", "NEW-3"])),
        )
        self._fetch(self.feed)
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0, 20.0, 30.0])
        self.assertEqual(self.feed.log_ids.mapped("line_count"), [1, 2])

    def test_the_token_is_sent_and_the_days_asked_for_overlap(self):
        self.feed.address = self.web.address("/ofx?from={from}&to={to}")
        self.feed.new_secret = TOKEN
        self._answer(Answer(status=204))
        with freeze_time("2026-02-10"):
            self._fetch(self.feed)
        with freeze_time("2026-02-12"):
            self._fetch(self.feed)
        paths = [path for path, _headers in self.web.requests]
        self.assertEqual(
            paths,
            [
                "/ofx?from=2026-01-11&to=2026-02-10",
                "/ofx?from=2026-02-07&to=2026-02-12",
            ],
        )
        headers = self.web.requests[0][1]
        self.assertEqual(headers["Authorization"], f"Bearer {TOKEN}")
        self.assertEqual(self.feed.fetched_until, date(2026, 2, 12))

    def test_days_that_failed_are_asked_for_again(self):
        self.feed.address = self.web.address("/ofx?from={from}")
        self._answer(Answer(status=204), Answer(status=500), Answer(status=204))
        for day in ("2026-02-10", "2026-02-20", "2026-02-28"):
            with freeze_time(day):
                self._fetch(self.feed)
        self.assertEqual(self.web.requests[-1][0], "/ofx?from=2026-02-07")

    def test_user_and_password_are_sent(self):
        self.feed.write(
            {"authentication": "basic", "login": "odoo", "new_secret": "s3cret"}
        )
        self._answer(Answer(status=204))
        self._fetch(self.feed)
        # base64 of odoo:s3cret
        self.assertEqual(
            self.web.requests[0][1]["Authorization"], "Basic b2RvbzpzM2NyZXQ="
        )

    def test_a_token_in_a_header_of_the_bank(self):
        self.feed.write({"token_header": "X-Api-Key", "new_secret": "abc"})
        self._answer(Answer(status=204))
        self._fetch(self.feed)
        self.assertEqual(self.web.requests[0][1]["X-Api-Key"], "abc")
        self.assertNotIn("Authorization", self.web.requests[0][1])

    def test_a_list_of_transactions_in_json(self):
        answer = {
            "account": {"iban": "DE89370400440532013000"},
            "booked": [
                {
                    "bookingDate": "2026-01-12",
                    "transactionAmount": {"amount": 12.10, "currency": "USD"},
                    "side": "CRDT",
                    "remittance": ["Invoice", "42"],
                    "debtor": "Fjordlysnes Handel AS",
                    "entryReference": "BOOKED-0001",
                },
                {
                    "bookingDate": "2026-01-13",
                    "transactionAmount": {"amount": "1.250", "currency": "USD"},
                    "side": "DBIT",
                    "remittance": "Rent",
                    "entryReference": "BOOKED-0002",
                },
                {
                    "bookingDate": "2026-01-13",
                    "transactionAmount": {"amount": "2.250,75", "currency": "USD"},
                    "side": "CRDT",
                    "entryReference": "BOOKED-0003",
                },
            ],
        }
        self.feed.write(
            {
                "body": "json_list",
                "json_list": "booked",
                "json_date": "bookingDate",
                "json_amount": "transactionAmount.amount",
                "json_direction": "side",
                "json_text": "remittance",
                "json_partner_name": "debtor",
                "json_bank_id": "entryReference",
                "json_account_number": "account.iban",
                "json_currency": "booked.0.transactionAmount.currency",
            }
        )
        self._answer(Answer(json.dumps(answer).encode()))
        self._fetch(self.feed)
        self._fetch(self.feed)
        self.assertEqual(self._states(self.feed), ["imported"])
        # The comma of the third tells that the point of the second groups thousands.
        self.assertEqual(self._amounts(), [-1250.0, 12.1, 2250.75])
        line = self._lines().filtered(lambda line: line.amount == 12.1)
        self.assertEqual(line.payment_ref, "Invoice 42")
        self.assertEqual(line.partner_name, "Fjordlysnes Handel AS")
        self.assertEqual(line.transaction_details["transactionAmount.currency"], "USD")

    def test_a_file_within_json(self):
        self.feed.write({"body": "json_text", "json_list": "data.0.file"})
        text = self._file("10.00").decode()
        self._answer(Answer(json.dumps({"data": [{"file": text}]}).encode()))
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0])

    def test_a_redirect_within_the_server_is_followed(self):
        self._answer(
            Answer(status=302, headers={"Location": "/there.ofx"}),
            Answer(self._file("10.00"), chunked=True),
        )
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0])
        self.assertEqual(self.web.requests[1][0], "/there.ofx")

    # -- Broken ---------------------------------------------------------------

    def test_an_answer_that_drips_is_cut_in_time_and_comes_whole_later(self):
        data = self._file("10.00")
        self.feed.time_limit = 1
        self._answer(Answer(data, pause=0.05), Answer(data))
        self._fetch(self.feed)
        self._assert_failed("did not finish within 1 seconds")
        self.assertFalse(self._lines())
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0])
        self.assertEqual(self._states(self.feed), ["failed", "imported"])

    def test_a_cut_answer_imports_nothing_and_comes_whole_later(self):
        # Cut between two transactions, so that what came could be read.
        data = self._file("10.00", "20.00")
        cut = data.index(b"<STMTTRN>", data.index(b"<STMTTRN>") + 1)
        self._answer(
            Answer(data, cut_after=cut),
            Answer(data, cut_after=cut, chunked=True),
            Answer(data, without_length=True),
            Answer(data),
        )
        for words in ("interrupted after", "interrupted", "does not state the length"):
            self._fetch(self.feed)
            self._assert_failed(words)
            self.assertFalse(self._lines())
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0, 20.0])

    def test_a_web_page_is_no_statement(self):
        page = Answer(b"<html>Log in</html>", headers={"Content-Type": "text/html"})
        self._answer(page, Answer(self._file("10.00")))
        self._fetch(self.feed)
        self._assert_failed("a web page and not with a statement")
        self._fetch(self.feed)
        self.assertEqual(self._amounts(), [10.0])

    def test_what_is_no_statement_is_kept_shown_and_not_tried_for_ever(self):
        self._answer(Answer(b"%PDF-1.7 a leaflet"))
        for _day in range(3):
            self._fetch(self.feed)
        row = self.feed.log_ids
        self.assertEqual((row.state, row.repeat_count), ("refused", 2))
        self.assertIn("not in a known statement format", row.message)
        self.assertEqual(row.attachment_id.raw, b"%PDF-1.7 a leaflet")
        self.assertEqual(self.feed.refused_count, 1)
        self.assertEqual(self.feed.activity_ids.user_id, self.accountant)

    def test_a_redirect_to_another_server_is_not_followed(self):
        other = WebBank()
        self.addCleanup(other.stop)
        other.answers = [Answer(self._file("10.00"))]
        self._answer(Answer(status=302, headers={"Location": other.address()}))
        self._fetch(self.feed)
        self._assert_failed("redirects to another server")
        self.assertEqual(other.requests, [])
        self.assertFalse(self._lines())

    def test_redirects_in_a_circle_end(self):
        self._answer(Answer(status=302, headers={"Location": "/again"}))
        self._fetch(self.feed)
        self._assert_failed("redirects more than 3 times")
        self.assertEqual(len(self.web.requests), 4)

    def test_an_expired_secret_alerts_at_once_and_does_not_knock_on(self):
        self._answer(Answer(status=401), Answer(self._file("10.00")))
        with freeze_time("2026-02-10 08:00:00"):
            self._fetch(self.feed)
        self._assert_failed("refuses the user or the secret (status 401)")
        self.assertEqual(self.feed.activity_ids.user_id, self.accountant)
        with freeze_time("2026-02-10 20:00:00"):
            self._fetch(self.feed, now=False)
        self.assertEqual(len(self.web.requests), 1)
        # A new secret ends the pause.
        self.feed.new_secret = "new-token"
        with freeze_time("2026-02-10 21:00:00"):
            self._fetch(self.feed, now=False)
        self.assertEqual(self._amounts(), [10.0])
        self.assertFalse(self.feed.activity_ids)
        self.assertEqual(self.feed.failure_count, 0)

    def test_an_error_of_the_server_and_then_all_is_well(self):
        self._answer(Answer(status=500), Answer(self._file("10.00")))
        self._fetch(self.feed)
        self._assert_failed("answers with status 500")
        self._fetch(self.feed)
        self.assertEqual(self._states(self.feed), ["failed", "imported"])
        self.assertFalse(self.feed.last_error)

    def test_too_large_an_answer_is_not_read_to_its_end(self):
        self.feed.max_megabytes = 1
        large = b"x" * 1_000_001
        self._answer(Answer(large), Answer(large, chunked=True))
        for _way in range(2):
            self._fetch(self.feed)
            self._assert_failed("is larger than 1 MB")

    def test_a_compressed_answer_is_refused(self):
        self._answer(Answer(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}))
        self._fetch(self.feed)
        self._assert_failed("compressed although it was not asked")

    def test_json_that_is_something_else(self):
        self.feed.write({"body": "json_list", "json_list": "booked"})
        answers = {
            b"no json": "is not valid JSON",
            b'{"booked": "?"}': "no list of transactions",
            b'{"booked": [{"amount": 1}]}': "does not have a date",
            b"[" * 100_000: "is not valid JSON",
        }
        for body, words in answers.items():
            self._answer(Answer(body))
            self._fetch(self.feed)
            self._assert_failed(words)

    def test_a_server_that_is_down(self):
        self.web.stop()
        self._fetch(self.feed)
        self._assert_failed("cannot be reached on port")

    def test_a_secret_that_cannot_be_sent_is_not_told(self):
        self.feed.new_secret = "token\r\nX-Evil: 1"
        self._answer(Answer(status=204))
        self._fetch(self.feed)
        self._assert_failed("characters that cannot be sent")
        self.assertNotIn("X-Evil", self.feed.last_error)
        self.assertEqual(self.web.requests, [])

    # -- Refused --------------------------------------------------------------

    def test_only_web_addresses_with_encryption_and_without_a_password(self):
        for address, words in (
            ("http://bank.example/ofx", "is not encrypted"),
            ("ftp://bank.example/ofx", "not a web address"),
            ("file:///etc/passwd", "not a web address"),
            ("https://odoo:secret@bank.example/ofx", "contains a user or password"),
            ("https://", "not a web address"),
            ("https://[::1/ofx", "not a web address"),
        ):
            with self.assertRaises(ValidationError) as caught:
                self._create_feed("https", address=address, allow_own_network=False)
            self.assertIn(words, str(caught.exception))
            self.assertNotIn("secret@", str(caught.exception))

    def test_an_address_in_the_own_network_is_not_connected_to(self):
        self.feed.write(
            {"address": self.web.address().replace("http:", "https:")}
            | {"allow_own_network": False}
        )
        self._answer(Answer(self._file("10.00")))
        self._fetch(self.feed)
        self._assert_failed("127.0.0.1, which is not on the internet")
        self.assertEqual(self.web.requests, [])


@tagged("post_install", "-at_install")
class TestEncryptedWebFeed(FeedCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        directory = tempfile.mkdtemp(prefix="bank_tls_")
        cls.addClassCleanup(shutil.rmtree, directory)
        path, cls.authority = create_certificate(directory, "localhost")
        cls.web = WebBank(path)
        cls.addClassCleanup(cls.web.stop)

    def test_a_bank_that_vouches_for_itself_is_trusted_when_told_so(self):
        feed = self._create_feed(
            "https",
            address=self.web.address(host="localhost"),
            authentication="none",
            authority=self.authority,
        )
        self.web.answers = [Answer(self._file("10.00"))]
        self._fetch(feed)
        self.assertEqual(self._amounts(), [10.0])

    def test_a_certificate_of_nobody_known_or_of_another_name_is_refused(self):
        self.web.requests.clear()
        for host, authority in (("localhost", False), ("127.0.0.1", self.authority)):
            feed = self._create_feed(
                "https",
                address=self.web.address(host=host),
                new_secret=TOKEN,
                authority=authority,
            )
            self._fetch(feed)
            self.assertIn("is not trusted", feed.last_error)
        # The token was sent to nobody.
        self.assertEqual(self.web.requests, [])

    def test_an_authority_that_is_no_certificate(self):
        feed = self._create_feed(
            "https", address=self.web.address(host="localhost"), authority="hello"
        )
        self._fetch(feed)
        self.assertIn("Enter it as PEM", feed.last_error)
